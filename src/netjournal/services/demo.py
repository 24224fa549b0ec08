"""The demo: an invented network, written into an empty journal in one step, its days relative to today."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from netjournal.domain import demo
from netjournal.domain.contacts import Who
from netjournal.domain.demo import Help, Person
from netjournal.domain.exchanges import Said
from netjournal.errors.files import DemoExists, NoWriting
from netjournal.services import demo_ledger
from netjournal.storage import backups, contacts, exchanges
from netjournal.storage.journal import Journal, Step

#: An encounter moves by so many days at most, so that no two diaries tick like clocks.
_SWAY = (0, 1, -1, 2, 0, -2, 1)
#: Thanks that are not said at once are said so many days later.
_LATER = 3


def fill(journal: Journal, today: dt.date) -> None:
    """Write the invented network into an empty journal, as one step."""
    with journal.step("demo") as step:
        people = {person.name: _contact(step, person, today) for person in demo.PEOPLE}
        for person in demo.PEOPLE:
            if person.via:
                step.update("contact", people[person.name].key, via=people[person.via].key)
        for community, kind in demo.COMMUNITY_KINDS.items():
            step.update("community", contacts.group_or_new(step, "community", community), kind=kind)
        for said, who, met in sorted(_happened(people, today), key=lambda moment: moment[0].date):
            exchanges.record(step, who, said, said.date.isoformat(), met=met)
        for person in demo.PEOPLE:
            _react(step, people[person.name], person, today)
        demo_ledger.fill(step, people, today)


def keep(journal: Journal, folder: Path) -> Path:
    """Write the demo journal to a folder, whole or not at all, and return the path of the copy.

    Raises:
        FileExists: when a journal is there already.
        NoWriting: when the folder cannot be made.
    """
    target = folder / "journal.db"
    check_free(folder)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise NoWriting(path=folder, problem=(error.strerror or "").lower()) from error
    backups.write(journal.connection, target)
    return target


def check_free(folder: Path) -> None:
    """Make sure that no journal stands where the demo is to be kept.

    Raises:
        DemoExists: when one does.
    """
    target = folder / "journal.db"
    if target.exists() or target.is_symlink():
        raise DemoExists(path=target)


def _contact(step: Step, person: Person, today: dt.date) -> Who:
    birthday = None
    if person.birthday_in is not None:
        birthday = f"--{_shifted(today, person.birthday_in):%m-%d}"
    key = contacts.create(
        step,
        person.name,
        org=person.org,
        title=person.title,
        location=person.location,
        met=person.met,
        why=person.why,
        pace=person.pace,
        pinned=int(person.pin is not None),
        band=person.pin,
        birthday=birthday,
    )
    for sphere in person.spheres:
        contacts.join(step, key, "sphere", sphere)
    for community in person.communities:
        contacts.join(step, key, "community", community)
    for role in person.roles:
        contacts.add_role(step, key, role)
    return contacts.who(step.journal, key)


def _happened(people: dict[str, Who], today: dt.date) -> Iterator[tuple[Said, list[Who], bool]]:
    """Return all encounters: what passed, who was there, and whether they met."""
    for person in demo.PEOPLE:
        who = [people[person.name]]
        for said in _diary(person, today):
            yield said, who, True
        for help_ in person.helps:
            said = _helped(person, help_, today)
            yield said, who, help_.met
            if help_.thanks == "later":
                yield _thanks(said.date), who, False
    for evening in demo.EVENINGS:
        together = [people[name] for name in evening.people]
        said = Said(date=today, community=evening.community, note=evening.note, channel="in-person")
        *earlier, last = (_shifted(today, -ago) for ago in _days(evening.rhythm))
        for day in earlier:
            yield said._replace(date=day), together, True
        yield said._replace(date=last, gave=evening.gave, got=evening.got), together, True


def _diary(person: Person, today: dt.date) -> Iterator[Said]:
    """Return the plain encounters with one person; the last ones have notes."""
    if person.rhythm is None:
        return
    days = _days(person.rhythm)
    silent = len(days) - len(person.notes)
    for at, ago in enumerate(days):
        yield Said(
            date=_shifted(today, -ago),
            note=person.notes[at - silent] if at >= silent else None,
            channel=person.channel,
            place=person.met if at == 0 else None,
            started_by=_starter(person, at),
        )


def _starter(person: Person, at: int) -> str | None:
    if not person.theirs:
        return None
    return "them" if at % person.theirs == 0 else "me"


def _days(rhythm: tuple[int, int, int]) -> list[int]:
    """Return days before today from the first to the last, in a rhythm that sways a little."""
    first, every, last = rhythm
    plain = range(first, last, -every)
    swayed = [
        max(ago + (_SWAY[at % len(_SWAY)] if every > len(_SWAY) else 0), last + 1) for at, ago in enumerate(plain)
    ]
    return [*swayed, last]


def _helped(person: Person, help_: Help, today: dt.date) -> Said:
    """Return the encounter in which help passed."""
    return Said(
        date=_shifted(today, -help_.ago),
        channel=person.channel,
        started_by="me" if help_.way == "got" else "them",
        gave=(help_.words,) if help_.way == "gave" else (),
        got=(help_.words,) if help_.way == "got" else (),
        value=help_.value,
        thanked=help_.way == "got" and help_.thanks == "at once",
    )


def _thanks(day: dt.date) -> Said:
    """Return the thanks that were said some days after help was got."""
    words = ("recognition: thank you",)
    return Said(date=_shifted(day, _LATER), channel="message", started_by="me", gave=words)


def _react(step: Step, who: Who, person: Person, today: dt.date) -> None:
    """Write the likes that were exchanged with someone: counted, and weightless."""
    for number in range(person.reactions):
        date = _shifted(today, -(3 + number * 11)).isoformat()
        encounter = exchanges.add_encounter(step, date, channel="social")
        way = "got" if number % 3 else "gave"
        exchanges.add(step, encounter, who.key, date, way=way, kind="reaction", what=None, value=1)


def _shifted(day: dt.date, days: int) -> dt.date:
    """Return the day so many days on, within the calendar."""
    last = dt.date.max.toordinal()
    return dt.date.fromordinal(min(max(day.toordinal() + days, 1), last))
