"""The parts of a report, and the entries behind each of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from netjournal.domain.contacts import Who
from netjournal.domain.exchanges import KINDS, SUPPORTS
from netjournal.domain.report import Period

#: The parts that can be opened, in the order of the report; besides, each kind of what passes is a part.
PARTS = (
    *("depth", "deeper", "thinner", "support", "asks", "promises", "thanks", "introductions", "mentors"),
    *("known", "visible", "communities", "spheres", "bridges", "well", "shape", "plan", "ghosts", "quantity"),
)
#: How many entries are shown unless said.
SHOWN = 20


def kinds_of(part: str) -> tuple[str, ...]:
    """Return the kinds that a part counts: the four supports, one kind of its own name, or none."""
    return SUPPORTS if part == "support" else (part,) if part in KINDS else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry behind a part; what does not apply to it is left empty."""

    #: What its number means: a kind such as contact or goal, and the public id; empty where it is nothing of that sort.
    ref: tuple[str, str] = ("", "")
    #: ISO date.
    date: str | None = None
    who: Who | None = None
    #: Who else: the other side of an introduction, those who came, through whom.
    others: tuple[Who, ...] = ()
    #: How many more were there, where only the first is named.
    more: int = 0
    way: str | None = None
    kind: str | None = None
    what: str | None = None
    community: str | None = None
    #: Codes of how it stands.
    states: tuple[str, ...] = ()
    #: Numbers, by what they say.
    amounts: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opened:
    """A part of a report, opened."""

    part: str
    period: Period
    entries: tuple[Entry, ...]
    #: How many there are, shown or not.
    total: int
