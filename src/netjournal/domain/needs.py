"""What people look for and what they can do, yours too, and how one meets the other."""

import datetime as dt
from typing import NamedTuple

from netjournal.domain.contacts import Who
from netjournal.domain.exchanges import SUPPORTS

SIDES = ("need", "offer")
#: What you are called on a line about yourself, unless a contact has exactly that name.
ME = ("me", "eu")


class Need(NamedTuple):
    """Something that someone looks for, or offers; nobody stands for yourself."""

    key: int
    id: str
    who: Who | None
    side: str
    #: One of the four supports, where it was said.
    kind: str | None
    what: str
    stems: str
    since: dt.date
    closed: dt.date | None = None
    outcome: str | None = None

    @property
    def is_bare_kind(self) -> bool:
        """Tell whether only a kind of support was named: any offer of that kind meets it."""
        return self.kind is not None and self.what == self.kind

    @property
    def telling(self) -> list[str]:
        """Return its stems without its kind, which stands before them."""
        stems = self.stems.split()
        return stems[1:] if self.kind and stems[:1] == [self.kind] else stems


class Idea(NamedTuple):
    """One way to help somebody: what they look for, and the offer that meets it, yours or another's."""

    need: str
    mine: bool
    by: Who | None
    offer: str


def worded(text: str) -> tuple[str | None, str]:
    """Return the kind that a text begins with, and the words; a kind alone is its own words.

    Only the four supports are kinds here: any other word before a colon belongs to the text.
    """
    given = " ".join(text.split())
    head, colon, rest = given.partition(":")
    kind = head.strip().casefold()
    if kind in SUPPORTS and (colon or not rest):
        return kind, rest.strip() or kind
    return None, given


def with_kind(kind: str | None, what: str, stems: str) -> str:
    """Return the stems that are stored: the kind first, in any language the same, then those of the words."""
    return f"{kind} {'' if what == kind else stems}".strip() if kind else stems


def meets(one: Need, other: Need) -> bool:
    """Tell whether a need and an offer meet: they share a telling word, or a kind, where one says no more than that."""
    if {*one.telling} & {*other.telling}:
        return True
    return one.kind is not None and one.kind == other.kind and (one.is_bare_kind or other.is_bare_kind)


def shared(one: str, two: str) -> int:
    """Return how many stems two texts share."""
    return len({*one.split()} & {*two.split()})
