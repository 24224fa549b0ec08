"""What an export holds: which people, from when on, and each of them whole."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from netjournal.domain.contacts import Contact, Who
from netjournal.domain.introductions import Acquaintance
from netjournal.domain.loops import Loop
from netjournal.domain.needs import Need


class Selection(NamedTuple):
    """Whom an export is asked for, and from when on; None or empty where it does not matter."""

    people: tuple[Who, ...] = ()
    sphere: str | None = None
    community: str | None = None
    role: str | None = None
    band: str | None = None
    #: What passed is told from this day on; of what holds only contacts, those with whom something passed since.
    since: dt.date | None = None


class Wanted(NamedTuple):
    """An export as it was asked for."""

    format: str
    #: `everything`, `contacts`, `exchanges` or `people`, as the format can hold it.
    what: str
    selection: Selection = Selection()
    #: Of the format, where it has several.
    version: str = ""


class Person(NamedTuple):
    """Somebody with all that an address book can hold of them."""

    contact: Contact
    depth: float
    #: Their band, a ghost's too.
    band: str
    #: ISO dates of the first and the last exchange.
    first: str | None = None
    last: str | None = None
    #: When the contact was last changed: a stamp in UTC, “2026-11-23T10:00:00+00:00”.
    changed: str = ""
    #: What netj has no field for: unfolded lines of a vCard.
    properties: tuple[str, ...] = ()
    #: Whom they know and how; `mentee` where they are the other's mentor.
    relations: tuple[Acquaintance, ...] = ()


class Passage(NamedTuple):
    """What passed with one contact in an encounter."""

    id: str
    who: Who
    way: str
    kind: str
    what: str | None
    value: int


class Moment(NamedTuple):
    """An encounter with those who were there, and what passed with those whom an export is about."""

    id: str
    #: ISO date.
    date: str
    channel: str | None
    place: str | None
    community: str | None
    note: str | None
    #: `me` or `them`.
    started_by: str | None
    #: When it was last changed: a stamp in UTC, “2026-11-23T10:00:00+00:00”.
    changed: str
    #: Everyone who was there.
    people: tuple[Who, ...]
    passed: tuple[Passage, ...]


class Noted(NamedTuple):
    """Somebody with all that a note about them can hold."""

    person: Person
    #: Whom they know, and how that is known: by a relation, an introduction of yours, or through whom one came.
    knows: tuple[Acquaintance, ...]
    #: Promises, asks, thanks and introductions that are open.
    open: tuple[Loop, ...]
    needs: tuple[Need, ...]
    offers: tuple[Need, ...]
    #: Newest first; read when asked for, once.
    moments: Iterable[Moment]
