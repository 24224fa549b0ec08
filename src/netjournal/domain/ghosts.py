"""Ghosts, with whom nothing but reactions ever passed, and dormant ties, in which something once did."""

from typing import NamedTuple

from netjournal.domain.contacts import Who


class Ghost(NamedTuple):
    """A name in the journal, what is known of it, and why it matters where that is written."""

    who: Who
    #: Title, organisation, or where you met, as far as any is known.
    known: str
    purpose: str | None
    #: Entries of any kind: reactions, and attempts without an answer.
    entries: int


class Dormant(NamedTuple):
    """A tie from which nearly all depth has faded: how deep it once was, and when something last passed."""

    who: Who
    last: str
    silent: int
    gave: int
    got: int
    depth_then: float
    purpose: str | None


class Ghosts(NamedTuple):
    """Some ghosts and dormant ties, and how many of each there are."""

    ghosts: tuple[Ghost, ...]
    all_ghosts: int
    dormant: tuple[Dormant, ...]
    all_dormant: int
    #: Whether only dormant ties were asked for.
    only_dormant: bool = False
