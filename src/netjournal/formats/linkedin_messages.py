"""Messages on LinkedIn: how many a day and person, who wrote, and who wrote first; what they say only where asked for.

Days are those of the stamps, which are in UTC. In a conversation of several, each gets what you wrote to them and
what they wrote to you; what two others write to each other there is between them.
"""

from collections.abc import Iterator, Sequence

from netjournal.domain.exchanges import SMALL_GROUP, USUAL_VALUE
from netjournal.domain.transfer import LARGE, EncounterDraft, PassedDraft, Problem
from netjournal.formats import linkedin_dates, linkedin_files
from netjournal.formats.linkedin_export import AMBIGUOUS, HIDDEN, YOURSELF, Export, why_left
from netjournal.formats.linkedin_people import Person, is_nameless, slug, slugs
from netjournal.i18n import _, plural
from netjournal.text import NOTE_MOST

#: With more others than this a message is a circular, and left out unless asked for.
GROUP_MOST = 12
#: Days with people, and characters of their messages, that are kept in mind before they are handed on.
_DAYS_MOST = 100_000
_TEXT_MOST = 8_000_000


class _Day:
    """What was written on one day between you and one person."""

    __slots__ = ("first", "is_large", "line", "mine", "person", "texts", "theirs", "was_mine")

    def __init__(self, person: Person, line: int) -> None:
        self.person = person
        self.line = line
        self.mine = self.theirs = 0
        #: The second of the day at which the first was written, and whether you wrote it.
        self.first = 86_400
        self.was_mine = False
        #: Whether all of them were written among more people than a small group.
        self.is_large = True
        #: When, in which place counted from the end of the file, and what.
        self.texts: list[tuple[int, int, str]] = []

    def add(self, second: int, *, is_mine: bool, is_large: bool) -> None:
        """Count one message; of two at the same moment the later in the file is the earlier, as LinkedIn sorts."""
        self.mine += is_mine
        self.theirs += not is_mine
        self.is_large = self.is_large and is_large
        if second <= self.first:
            self.first, self.was_mine = second, is_mine

    @property
    def way(self) -> str:
        """Return the way in which what was said went."""
        if self.mine and self.theirs:
            return "shared"
        return "gave" if self.mine else "got"


class _Days:
    """The days of all people, handed on before they grow too many."""

    def __init__(self) -> None:
        self._days: dict[tuple[str, str], _Day] = {}
        self._size = 0

    @property
    def is_full(self) -> bool:
        """Tell whether no more should be kept in mind."""
        return len(self._days) >= _DAYS_MOST or self._size >= _TEXT_MOST

    def of(self, person: Person, day: str, line: int) -> _Day:
        """Return the day with a person."""
        found = self._days.get((person.who, day))
        if found is None:
            found = self._days[person.who, day] = _Day(person, line)
        return found

    def say(self, day: _Day, second: int, words: str) -> None:
        """Keep what was said."""
        self._size += len(words)
        day.texts.append((second, -len(day.texts), words))

    def drained(self) -> Iterator[EncounterDraft]:
        """Return all days in order, and forget them."""
        days, self._days, self._size = self._days, {}, 0
        for who, date in sorted(days, key=lambda key: (key[1], key[0])):
            yield _draft(who, date, days[who, date])


def read(export: Export) -> Iterator[EncounterDraft | Problem]:
    """Return an encounter a day and person, in the order of days."""
    days = _Days()
    for source in export.files[linkedin_files.MESSAGES]:
        for line, row in linkedin_files.rows(source):
            reason = why_left(row)
            if reason:
                export.leave(reason)
                continue
            moment = export.when(source, line, row["date"], linkedin_dates.SENT)
            if isinstance(moment, Problem):
                yield moment
            elif moment:
                _count(export, days, line, row, moment.day, moment.second)
                if days.is_full:
                    yield from days.drained()
    yield from days.drained()


def _count(export: Export, days: _Days, line: int, row: dict[str, str], day: str, second: int) -> None:
    is_mine = _is_mine(export, row)
    others, many = _others(export, row, is_mine=is_mine)
    if not others:
        return
    if many > GROUP_MOST and not export.own.with_large:
        export.leave(LARGE)
        return
    for person in others:
        export.wrote.add(person.who)
        its = days.of(person, day, line)
        its.add(second, is_mine=is_mine, is_large=many > SMALL_GROUP)
        if export.own.with_text and row["content"]:
            days.say(its, second, f"{_('You') if is_mine else person.name}: {row['content']}")


def _is_mine(export: Export, row: dict[str, str]) -> bool:
    direction = row.get("direction", "").upper()
    if direction:
        return direction == "OUTGOING"
    return export.owner.is_(row["from"], slug(row.get("sender profile url", "")))


def _others(export: Export, row: dict[str, str], *, is_mine: bool) -> tuple[Sequence[Person], int]:
    """Return with whom a message counts, and how many others took part in all; nobody where nobody can be told."""
    every = slugs(row.get("recipient profile urls", ""))
    profiles = [other for other in every if other not in export.owner.slugs]
    names = [] if every else _names(export, row["to"])
    if not is_mine:
        person = _writer(export, row)
        return ([person] if person else []), max(1, len(set(profiles) | set(names)) + 1)
    found: dict[str, Person] = {}
    for person in [export.people.by_slug.get(other) for other in profiles] + [export.people.called(n) for n in names]:
        if person:
            found[person.who] = person
        else:
            export.leave(AMBIGUOUS)
    if not found and not names and not profiles:
        export.leave(YOURSELF if row["to"] and not is_nameless(row["to"]) else HIDDEN)
    return list(found.values()), len(found)


def _names(export: Export, cell: str) -> list[str]:
    """Return the names of the others in a cell of recipients."""
    return [name for name in export.people.apart(cell) if not is_nameless(name) and not export.owner.is_(name)]


def _writer(export: Export, row: dict[str, str]) -> Person | None:
    its_slug = slug(row.get("sender profile url", ""))
    if not its_slug and is_nameless(row["from"]):
        export.leave(HIDDEN)
        return None
    person = export.people.by_slug.get(its_slug) if its_slug else export.people.called(row["from"])
    if person is None:
        export.leave(AMBIGUOUS)
    return person


def _draft(who: str, date: str, day: _Day) -> EncounterDraft:
    what = plural(day.mine + day.theirs, "{n} message", "{n} messages")
    value = 1 if day.is_large else USUAL_VALUE
    said = "\n".join(words for _second, _place, words in sorted(day.texts))
    return EncounterDraft(
        day.line,
        f"linkedin:messages:{who}:{date}",
        date,
        (PassedDraft(day.person.draft(), day.way, "conversation", what, value),),
        channel="message",
        note=said[:NOTE_MOST] or None,
        started_by="me" if day.was_mine else "them",
    )
