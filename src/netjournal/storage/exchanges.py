"""Encounters and exchanges as rows, and the thanks that hang on them."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from netjournal import errors
from netjournal.domain.contacts import Who
from netjournal.domain.exchanges import (
    JOIN_DAYS,
    TYPED_KINDS,
    Encounter,
    Logged,
    Passed,
    Said,
    addressed,
    opens_thanks,
    taken_apart,
    usual_value,
)
from netjournal.storage import contacts, opening, thanks
from netjournal.storage.journal import Journal, Step

if TYPE_CHECKING:
    from netjournal.domain.promises import Promise

_PASSED = (
    "SELECT x.id, x.uid, x.encounter, x.contact, c.name, x.date, x.way, x.kind, x.what, x.value,"
    " e.channel, e.place, g.name, e.note, e.started_by"
    " FROM exchange x JOIN encounter e ON e.id = x.encounter JOIN contact c ON c.id = x.contact"
    " LEFT JOIN community g ON g.id = e.community"
)


def add_encounter(step: Step, date: str, **columns: Any) -> int:
    """Write an encounter and return its key."""
    return step.insert("encounter", date=date, **columns)


def add(step: Step, encounter: int, contact: int, date: str, /, **columns: Any) -> int:
    """Write one exchange and return its key."""
    return step.insert("exchange", encounter=encounter, contact=contact, date=date, **({"by_hand": 1} | columns))


def of_encounter(journal: Journal, encounter: int) -> list[Passed]:
    """Return what passed in one encounter."""
    return [Passed(*row) for row in journal.rows(f"{_PASSED} WHERE x.encounter = ? ORDER BY x.id", (encounter,))]


def of_contact(journal: Journal, contact: int, until: str, limit: int) -> list[Passed]:
    """Return what passed with one contact, newest first."""
    return [
        Passed(*row)
        for row in journal.rows(
            f"{_PASSED} WHERE x.contact = ? AND x.date <= ? ORDER BY x.date DESC, x.id DESC LIMIT ?",
            (contact, until, limit),
        )
    ]


def last_by_hand(journal: Journal) -> int | None:
    """Return the key of the encounter that was logged by hand most recently."""
    row = journal.row("SELECT id FROM encounter WHERE source IS NULL ORDER BY id DESC LIMIT 1")
    return row[0] if row else None


def delete(step: Step, exchange: int) -> None:
    """Delete one exchange and the thanks that were for it; what it closed stays closed."""
    for (row,) in step.journal.rows("SELECT id FROM thanks WHERE exchange = ?", (exchange,)):
        step.delete("thanks", row)
    for (row,) in step.journal.rows("SELECT id FROM thanks WHERE said = ?", (exchange,)):
        step.update("thanks", row, said=None)
    for fact in ("promise", "ask"):
        for (row,) in step.journal.rows(f"SELECT id FROM {fact} WHERE exchange = ?", (exchange,)):
            step.update(fact, row, exchange=None)
    step.delete("exchange", exchange)


def delete_encounter(step: Step, encounter: int) -> None:
    """Delete an encounter in which nothing passed any more; an introduction made there stays."""
    for (row,) in step.journal.rows("SELECT id FROM introduction WHERE encounter = ?", (encounter,)):
        step.update("introduction", row, encounter=None)
    step.delete("encounter", encounter)


# --- what was read before a step ---------------------------------------------------------------------


def make_sure(journal: Journal, meeting: Encounter, passed: Sequence[Passed] | None = None) -> None:
    """Make sure, inside a step, that an encounter is the one that was read before it, and what passed too where given.

    Raises:
        Unavailable: when another window was faster.
    """
    if not journal.row("SELECT 1 FROM encounter WHERE id = ? AND uid = ?", (meeting.key, meeting.id)):
        raise opening.changed_meanwhile(journal.path)
    if passed is not None:
        now = read_encounter(journal, meeting.key), of_encounter(journal, meeting.key)
        if now != (meeting, list(passed)):
            raise opening.changed_meanwhile(journal.path)


def read_encounter(journal: Journal, key: int) -> Encounter:
    """Return one encounter, without what passed in it."""
    row = journal.row(
        "SELECT e.id, e.uid, e.date, e.channel, e.place, g.name, e.note, e.started_by"
        " FROM encounter e LEFT JOIN community g ON g.id = e.community WHERE e.id = ?",
        (key,),
    )
    assert row is not None
    return Encounter._make((*row[:2], dt.date.fromisoformat(row[2]), *row[3:]))


# --- writing what a person said ----------------------------------------------------------------------


class Recorded(NamedTuple):
    """What came of writing down what a person said."""

    encounter: int
    exchanges: tuple[int, ...]
    thanks_opened: tuple[int, ...]
    thanks_said: tuple[int, ...]
    #: Exchanges whose kind nobody said.
    kind_assumed: tuple[int, ...]
    promises: "tuple[Promise, ...]" = ()


def record(step: Step, people: Sequence[Who], said: Said, today: str, *, met: bool = True) -> Recorded:
    """Write an encounter with what passed in it; with `met` each participant shared a conversation.

    Raises:
        NotWithMany: when something was given, got or promised, there are several people, and it does not say whom.
        UnknownKind: when a word before a colon is no kind.
        PastDate: when something was promised by a day that has gone by.
    """
    encounter = _encounter_for(step, people, said, met=met)
    shared = _share(step, encounter, people, said) if met else ()
    if met and said.community:
        _welcome(step, people, said.community)
    recorded = record_passed(step, encounter, people, said, today)
    said_too = [who.key for who in people if _say(step, who.key, today, None)] if said.thanked else []
    for who in people:  # whatever passes ends a snooze
        step.update("contact", who.key, snoozed_until=None, snoozes=0)
    return recorded._replace(
        exchanges=(*shared, *recorded.exchanges),
        thanks_said=tuple(dict.fromkeys((*recorded.thanks_said, *said_too))),
        thanks_opened=() if said.thanked else recorded.thanks_opened,
        promises=_owe(step, people, said, today) if said.owes else (),
    )


def _owe(step: Step, people: Sequence[Who], said: Said, today: str) -> "tuple[Promise, ...]":
    """Write what you promised in an encounter."""
    from netjournal.storage import promises  # noqa: PLC0415  most encounters hold no promise

    return promises.owe(step, people, said, dt.date.fromisoformat(today))


def _welcome(step: Step, people: Sequence[Who], community: str) -> None:
    """Make everyone who was met in a community a member of it."""
    for who in people:
        contacts.join(step, who.key, "community", community)


def _share(step: Step, encounter: int, people: Sequence[Who], said: Said) -> tuple[int, ...]:
    """Write the conversation that each participant of a meeting shared."""
    columns = {
        "way": "shared",
        "kind": "conversation",
        "what": None,
        "value": said.value or usual_value(len(people)),
    }
    return tuple(add(step, encounter, who.key, said.date.isoformat(), **columns) for who in people)


def record_passed(step: Step, encounter: int, people: Sequence[Who], said: Said, today: str) -> Recorded:
    """Write what was given and got in an encounter, and the thanks that opens or says."""
    value = said.value or usual_value(len(people))
    date = read_encounter(step.journal, encounter).date
    rows, assumed, opened, thanked = [], [], [], []
    for way, texts in (("gave", said.gave), ("got", said.got)):
        for words in texts:
            who, kind, what = _meant(people, words)
            is_assumed, kind = kind is None, kind or "practical"
            row = add(step, encounter, who.key, date.isoformat(), way=way, kind=kind, what=what, value=value)
            rows.append(row)
            if is_assumed:
                assumed.append(row)
            if (way, kind) == ("gave", "recognition") and _say(step, who.key, today, row):
                thanked.append(who.key)
            if open_thanks(step, who.key, row, (way, kind), date, today):
                opened.append(who.key)
    return Recorded(encounter, tuple(rows), tuple(opened), tuple(dict.fromkeys(thanked)), tuple(assumed))


def open_thanks(step: Step, contact: int, exchange: int, passed: tuple[str, str], date: dt.date, today: str) -> bool:
    """Keep thanks true to an exchange whose way and kind were just written; return whether they were opened for it."""
    way, kind = passed
    asks = opens_thanks(way=way, kind=kind, date=date, entered=dt.date.fromisoformat(today))
    return thanks.follow(step, exchange, asks=asks) and thanks.open_for(step, contact, exchange, today)


def _meant(people: Sequence[Who], words: str) -> tuple[Who, str | None, str | None]:
    """Return who, what kind and which words are meant by “priya: referral: intro to Jo”."""
    passing = taken_apart(words, _ways_to_name(people))
    return _one_of(people, passing.whom, words), passing.kind, passing.what


def whom(people: Sequence[Who], words: str) -> tuple[Who, str]:
    """Return who is meant by “priya: send the outline”, and the words without the name.

    Raises:
        NotWithMany: when there are several people, and it is not said whom.
    """
    named, rest = addressed(words, _ways_to_name(people))
    return _one_of(people, named, words), rest


def _one_of(people: Sequence[Who], named: str | None, words: str) -> Who:
    if named is None and len(people) > 1:
        raise errors.NotWithMany(text=words, count=len(people), name=people[0].name.split()[0])
    return {who.id: who for who in people}[named] if named else people[0]


def _ways_to_name(people: Sequence[Who]) -> dict[str, str]:
    """Return the words that mean one participant among these: full names, and words of one name alone.

    A kind before a colon is the kind, even where somebody is called Referral.
    """
    ways: dict[str, str] = {}
    shared: set[str] = set()
    for who in people:
        for word in {who.name.casefold(), *who.name.casefold().split()}:
            if word in ways and ways[word] != who.id:
                shared.add(word)
            ways[word] = who.id
    return {word: uid for word, uid in ways.items() if word not in shared and word not in TYPED_KINDS}


def _encounter_for(step: Step, people: Sequence[Who], said: Said, *, met: bool) -> int:
    """Return the encounter to write into: a new one, or for thanks alone the one they are for, if recent."""
    if not met and len(people) == 1 and not said.got and len(said.gave) == 1:
        owed = thanks.open_thanks(step.journal, people[0].key)
        is_thanks = _meant(people, said.gave[0])[1] == "recognition"
        if is_thanks and owed and 0 <= (said.date - dt.date.fromisoformat(owed.date)).days <= JOIN_DAYS:
            return owed.encounter
    community = contacts.group_or_new(step, "community", said.community) if said.community else None
    return add_encounter(
        step,
        said.date.isoformat(),
        channel=said.channel,
        place=said.place,
        community=community,
        note=said.note,
        started_by=said.started_by,
    )


def _say(step: Step, contact: int, day: str, exchange: int | None) -> bool:
    owed = thanks.open_thanks(step.journal, contact)
    if owed:
        thanks.close(step, owed.key, day, "said", exchange)
    return owed is not None


def logged(step: Step, people: Sequence[Who], recorded: Recorded | None) -> Logged:
    """Return what was written, as it stands in the journal now."""
    journal = step.journal
    known = tuple(contacts.read(journal, who.key) for who in people)
    if recorded is None:
        return Logged(contacts=known, undo=step.uid)
    names = {contact.key: contact.name for contact in known}
    news = _new_in_communities(step)
    return Logged(
        contacts=known,
        communities_made=tuple(name for contact, name in news if contact is None),
        joined=tuple(names[contact] for contact, _name in news if contact in names),
        encounter=read_encounter(journal, recorded.encounter),
        exchanges=tuple(x for x in of_encounter(journal, recorded.encounter) if x.key in recorded.exchanges),
        thanks_opened=tuple(names[key] for key in recorded.thanks_opened),
        thanks_said=tuple(names[key] for key in recorded.thanks_said),
        kind_assumed=recorded.kind_assumed,
        promises=recorded.promises,
        undo=step.uid,
    )


def _new_in_communities(step: Step) -> list[tuple[int | None, str]]:
    """Return what a step did to communities: (None, name) for a new one, (contact, name) for a new member."""
    return step.journal.rows(
        "SELECT m.contact, g.name FROM change h LEFT JOIN membership m ON h.fact = 'membership' AND m.id = h.row"
        " JOIN community g ON g.id = coalesce(m.community, h.row)"
        " WHERE h.step = ? AND h.fact IN ('community', 'membership') AND h.before IS NULL ORDER BY h.id",
        (step.id,),
    )


# --- changing what was written -----------------------------------------------------------------------


def change_encounter(step: Step, key: int, **columns: Any) -> None:
    """Change an encounter; its date is also that of what passed in it."""
    if "community" in columns and columns["community"] is not None:
        columns["community"] = contacts.group_or_new(step, "community", columns["community"])
    is_elsewhere = step.update("encounter", key, **columns) and columns.get("community") is not None
    if is_elsewhere:
        _welcome_all(step, key)
    if "date" in columns:
        for (row,) in step.journal.rows("SELECT id FROM exchange WHERE encounter = ?", (key,)):
            step.update("exchange", row, date=columns["date"])


def _welcome_all(step: Step, encounter: int) -> None:
    """Make everyone who was met in an encounter a member of its community."""
    meeting = read_encounter(step.journal, encounter)
    met = [x.contact for x in of_encounter(step.journal, encounter) if x.way == "shared"]
    if meeting.community:
        _welcome(step, [contacts.who(step.journal, contact) for contact in met], meeting.community)
