"""What passes between people: encounters and exchanges, and the words for them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from netjournal import errors
from netjournal.domain.contacts import Contact, Who

if TYPE_CHECKING:
    from netjournal.domain.promises import Promise

WAYS = ("gave", "got", "shared")
SUPPORTS = ("guidance", "referral", "emotional", "practical")
KINDS = (
    *SUPPORTS,
    "introduction",
    "information",
    "recognition",
    "collaboration",
    "conversation",
    "reaction",
    "tried",
)
#: Kinds that a person may type before a colon; `tried` is written by `netj tried` alone.
TYPED_KINDS = KINDS[:-1]
#: Kinds that never make an exchange-day: kept, counted, weightless.
WEIGHTLESS = ("reaction", "tried")
#: Kinds which, when got, open thanks owed.
THANKED_FOR = (*SUPPORTS, "introduction", "recognition")
CHANNELS = ("in-person", "video", "call", "message", "email", "social", "event", "other")
STARTERS = ("me", "them")

USUAL_VALUE = 3
#: With more people than this in one encounter, a value is 1 unless said.
SMALL_GROUP = 6
#: Thanks are opened only by what was entered within so many days of happening.
THANKS_DAYS = 30
#: Saying thanks joins the encounter it is for within so many days.
JOIN_DAYS = 7


class Encounter(NamedTuple):
    """A dated moment with one or more contacts."""

    key: int
    id: str
    date: dt.date
    channel: str | None
    place: str | None
    community: str | None
    note: str | None
    started_by: str | None


class Passed(NamedTuple):
    """One exchange with its encounter, as lists show it."""

    key: int
    id: str
    encounter: int
    contact: int
    name: str
    date: str
    way: str
    kind: str
    what: str | None
    value: int
    channel: str | None
    place: str | None
    community: str | None
    note: str | None
    started_by: str | None


def usual_value(people: int) -> int:
    """Return the value of an exchange where none was said: 1 where more than six people met."""
    return USUAL_VALUE if people <= SMALL_GROUP else 1


def opens_thanks(*, way: str, kind: str, date: dt.date, entered: dt.date) -> bool:
    """Tell whether what was got asks for thanks: a support, introduction or praise, entered while fresh."""
    return way == "got" and kind in THANKED_FOR and (entered - date).days <= THANKS_DAYS


class Said(NamedTuple):
    """What a person said of an encounter, before it is written."""

    date: dt.date
    note: str | None = None
    channel: str | None = None
    place: str | None = None
    community: str | None = None
    started_by: str | None = None
    gave: tuple[str, ...] = ()
    got: tuple[str, ...] = ()
    value: int | None = None
    thanked: bool = False
    #: What you promised there, each in words as typed: “priya: send the outline by fri”.
    owes: tuple[str, ...] = ()


class Passing(NamedTuple):
    """One thing given or got, taken apart: to or from whom where it says so, its kind, its words."""

    whom: str | None
    kind: str | None
    what: str | None


def taken_apart(text: str, names: Mapping[str, str], kinds: Sequence[str] = TYPED_KINDS) -> Passing:
    """Take “priya: referral: intro to Jo” apart.

    Args:
        text: what a person typed for a thing given or got.
        names: for each way to name a participant, folded, the public id of that participant.
        kinds: those that fit here.

    Raises:
        UnknownKind: when a single word before a colon is neither a kind nor a participant.
    """
    whom, rest = addressed(text, names)
    head, rest_after = _head(rest)
    if head is None or not (len(head.split()) == 1 and head.isalpha()):
        return Passing(whom, None, rest or None)
    if head.casefold() not in kinds:
        raise errors.UnknownKind(given=head, choices=", ".join(kinds), text=rest)
    return Passing(whom, head.casefold(), rest_after or None)


def addressed(text: str, names: Mapping[str, str]) -> tuple[str | None, str]:
    """Return the participant whom a text begins with, None where it names none, and the rest of the text."""
    head, rest = _head(text.strip())
    if head is not None and head.casefold() in names:
        return names[head.casefold()], rest
    return None, text.strip()


def _head(text: str) -> tuple[str | None, str]:
    """Return what stands before the first colon and what after; no head where the colon is part of a word."""
    head, colon, rest = text.partition(":")
    if not colon or (rest and not rest[0].isspace()):
        return None, text
    return head.strip(), rest.strip()


class Logged(NamedTuple):
    """What came of `add`, `log`, `gave`, `got`, `tried` or `thank`."""

    contacts: tuple[Contact, ...]
    created: tuple[str, ...] = ()
    #: People who were here already when they were added.
    known: tuple[str, ...] = ()
    encounter: Encounter | None = None
    exchanges: tuple[Passed, ...] = ()
    thanks_opened: tuple[str, ...] = ()
    thanks_said: tuple[str, ...] = ()
    thanks_waived: tuple[str, ...] = ()
    kind_assumed: tuple[int, ...] = ()
    #: Communities that were not known before, and who joined one by being met there.
    communities_made: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    #: What you promised there.
    promises: "tuple[Promise, ...]" = ()
    #: A known contact of whose name the new one looks like a slip.
    typo_of: Who | None = None
    undo: str = ""


class Change(NamedTuple):
    """What to change in an encounter: columns of its own, the value of all that passed, and what more did."""

    columns: Mapping[str, str | None]
    value: int | None = None
    gave: tuple[str, ...] = ()
    got: tuple[str, ...] = ()


class Line(NamedTuple):
    """One thing given or got, as a form has it."""

    way: str
    name: str
    kind: str
    value: int
    what: str | None


class Rewritten(NamedTuple):
    """An encounter as a form has it; what passed is None where the form did not say."""

    columns: Mapping[str, str | None]
    passed: tuple[Line, ...] | None
