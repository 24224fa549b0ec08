"""How needs and offers are met: what `need`, `offer` and `needs` answer.

Apart from `domain.needs` because `due` asks for an idea a row, and loads no more than that takes.
"""

from collections.abc import Iterable
from typing import NamedTuple

from netjournal.domain.contacts import Who
from netjournal.domain.needs import Need

#: As many ways to meet one need as are shown.
WAYS = 3


class Way(NamedTuple):
    """How a need could be met: by whom (nobody is you), and the words that fit."""

    by: Who | None
    offer: str
    #: Whether they said so, or their work or sphere only sounds like it.
    is_offered: bool = True
    #: Whether the one in need knows them already.
    are_acquainted: bool = False
    depth: float = 0.0


class Wanted(NamedTuple):
    """A need, how deep the tie with the one in need is, and the ways to meet it, best first."""

    need: Need
    depth: float
    ways: tuple[Way, ...]


class Matches(NamedTuple):
    """Whom you could help today and how; and who could help you."""

    theirs: tuple[Wanted, ...]
    mine: tuple[Wanted, ...]


class Noted(NamedTuple):
    """What came of noting a need or an offer, and what it meets."""

    need: Need
    is_new: bool
    #: For a need: the ways to meet it.
    ways: tuple[Way, ...] = ()
    #: For an offer: the needs that it meets.
    meets: tuple[Need, ...] = ()
    undo: str = ""


class Listed(NamedTuple):
    """What is open: of everyone on one side, or of one person on both."""

    side: str
    needs: tuple[Need, ...]
    who: Who | None = None
    is_mine: bool = False


class Closed(NamedTuple):
    """A need or offer that is no longer open."""

    need: Need
    undo: str


def in_order(wanted: Iterable[Wanted]) -> tuple[Wanted, ...]:
    """Return needs with a way to meet them first, and among those the deepest ties."""
    return tuple(sorted(wanted, key=lambda one: (not one.ways, -one.depth, one.need.key)))
