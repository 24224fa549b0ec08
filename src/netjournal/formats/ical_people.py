"""The only module that tells whose a calendar is, and who else is named in its events."""

from collections import Counter
from typing import NamedTuple

from netjournal.domain.transfer import ContactDraft, Own
from netjournal.formats.content_lines import Line, unescaped
from netjournal.formats.ical_events import Calendar, Event
from netjournal.formats.mail_words import address_of, name_of
from netjournal.text import folded

#: Addresses of calendars, rooms and nobody, as Google writes them.
_NO_PERSONS = (
    "@resource.calendar.google.com",
    "@group.calendar.google.com",
    "@import.calendar.google.com",
    "@group.v.calendar.google.com",
)
_NOBODY = "unknownorganizer@calendar.google.com"
_THINGS = frozenset({"resource", "room", "group"})
_GONE = frozenset({"declined", "delegated"})

#: Meetings in which one address must be, and no other as often, for it to be yours.
_EVERY, _OFTEN, _FEW, _TWO = 0.95, 0.8, 3, 2
_COUNTED_MOST = 20_000


class Guest(NamedTuple):
    """Someone or something that an event names."""

    name: str
    address: str
    is_person: bool = True
    #: Whether they said that they will not come.
    declined: bool = False

    @property
    def identity(self) -> str:
        """Return what tells them from others: their address, else their name."""
        return self.address or folded(self.name)

    def draft(self, line: int, names: dict[str, str]) -> ContactDraft:
        """Return them as a draft, by the name that any event of the calendar gives them."""
        name = names.get(self.address) or self.name or self.address
        if not self.address:
            return ContactDraft(line, name)
        return ContactDraft(line, name, emails=(self.address,), key=f"mailto:{self.address}")


def guests(event: Event) -> list[Guest]:
    """Return all that an event names, each once; who organised it comes first."""
    organizer = event.facts.get("ORGANIZER")
    found: dict[str, Guest] = {}
    for line in event.attendees:
        one = guest(line)
        if one is not None:
            found.setdefault(one.identity, one)
    first = guest(organizer) if organizer else None
    if first is not None:
        found = {first.identity: found.pop(first.identity, first), **found}
    return list(found.values())


def guest(line: Line) -> Guest | None:
    """Return who stands in a line; None where nobody does."""
    facts = dict(reversed(line.parameters))
    address = address_of(facts.get("EMAIL", "")) or (address_of(line.value) if "@" in line.value else "")
    name = name_of(unescaped(facts.get("CN", "")), address)
    if address == _NOBODY or not (address or name):
        return None
    is_thing = facts.get("CUTYPE", "").lower() in _THINGS or address.endswith(_NO_PERSONS)
    return Guest(name, address, not is_thing, facts.get("PARTSTAT", "").lower() in _GONE)


class Survey:
    """What a first reading of a calendar tells: who is in it how often, and which days were moved."""

    def __init__(self, own: Own) -> None:
        self.calendar = Calendar()
        self.meetings = 0
        self.present: Counter[str] = Counter()
        self.organizers: Counter[str] = Counter()
        self.named: set[str] = set()
        self.names: dict[str, str] = {}
        #: Days of recurring meetings, by their numbers, that an event of their own stands for.
        self.replaced: dict[str, set[int]] = {}
        self._own = {folded(name) for name in own.names if "@" not in name}

    def see(self, event: Event) -> None:
        """Take in one event, if it has a day."""
        start = event.facts.get("DTSTART")
        if start is None or self.calendar.moment(start) is None:
            return
        moved = event.facts.get("RECURRENCE-ID")
        moment = self.calendar.moment(moved) if moved else None
        if moment and len(self.replaced) < _COUNTED_MOST:
            self.replaced.setdefault(event.uid, set()).add(moment.toordinal())
        there = [one for one in guests(event) if one.is_person]
        for one in there:
            if one.name and one.address and len(self.names) < _COUNTED_MOST:
                self.names.setdefault(one.address, one.name)
            if one.name and folded(one.name) in self._own:
                self.named.add(one.identity)
        if len(there) < _TWO:
            return
        self.meetings += 1
        self._count(self.present, {one.identity for one in there})
        organizer = event.facts.get("ORGANIZER")
        first = guest(organizer) if organizer else None
        self._count(self.organizers, {first.identity if first else ""})

    @staticmethod
    def _count(counter: Counter[str], found: set[str]) -> None:
        counter.update(found)
        if len(counter) > _COUNTED_MOST:
            kept = counter.most_common(_COUNTED_MOST // 4)
            counter.clear()
            counter.update(dict(kept))

    def whose(self, own: Own, stem: str) -> frozenset[str] | None:
        """Return what you are called in this calendar; None where nothing tells, and it is needed.

        Args:
            own: your names and addresses.
            stem: the name of the file, which Google makes of an address.
        """
        given = {name.strip().lower() if "@" in name else folded(name) for name in own.names}
        titles = {address_of(one) for one in (self.calendar.name, stem)} - {""}
        found = given | self.named | {one for one in titles if not one.endswith(_NO_PERSONS)}
        if any(identity in found for identity in self.present) or not self.meetings:
            return frozenset(found)
        sure = self._always()
        if sure:
            return frozenset(found | {sure})
        # You may manage meetings in which you do not stand yourself.
        return frozenset(found) if given else None

    def _always(self) -> str:
        """Return who organised every meeting, or alone is in every one; nothing where nobody or several are."""
        if self.meetings >= _TWO and len(self.organizers) == 1 and "" not in self.organizers:
            return next(iter(self.organizers))
        ranked = [*self.present.most_common(2), ("", 0), ("", 0)]
        (first, its), (_second, next_) = ranked[:2]
        is_alone = its >= _EVERY * self.meetings and next_ < _OFTEN * self.meetings
        return first if self.meetings >= _FEW and is_alone else ""
