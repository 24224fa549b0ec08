"""The well: for each kind of support, who would likely help if it were Monday and you needed it.

Someone is counted on for a kind when they gave it to you within two years, offer it, or (guidance) are a mentor
of yours, and four things hold besides:

- close enough: the tie is active or deeper, or pinned;
- both ways: something passed each way, at any time;
- recent: the last exchange lies within a year;
- not overdrawn: within a year you did not get help from them three times more than you gave it.

Where nobody is counted on, those are named who miss least: one of the four, else whoever got such help from you,
else (in a young journal, say) who misses more than one, and whoever got such help, however far they are.

These are judgements, so every screen says them, and each can be read beside a name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from netjournal.domain.contacts import Who
from netjournal.domain.depth import BANDS
from netjournal.domain.exchanges import SUPPORTS

#: Help lies within so many days, the last exchange within so many, and so much more got than given is overdrawn.
HELPED_DAYS, SILENT_DAYS, OVERDRAWN = 730, 365, 3
#: What draws on a tie, or fills it: thanks, talk and paid work do neither.
DRAWN = (*SUPPORTS, "introduction", "information")
#: Roles by which somebody is a mentor of yours.
MENTOR_ROLES = ("mentor", "mentora")
#: Of those who miss one condition, so many are named.
ADVISED = 3
_CLOSE_ENOUGH = tuple(name for name, least in BANDS if least >= 20)  # noqa: PLR2004  active and above


@dataclass(frozen=True, slots=True)
class Times:
    """How often one kind of help passed one way within two years, and how many days ago it last did."""

    many: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is known of one contact who might help."""

    who: Who
    depth: float
    band: str
    is_pinned: bool = False
    is_two_way: bool = False
    #: Whether anything came from them, help or not.
    has_given: bool = False
    #: Days since the last exchange, None where nothing passed.
    silent: int | None = None
    got: Mapping[str, Times] = field(default_factory=dict)
    gave: Mapping[str, Times] = field(default_factory=dict)
    #: Help that passed within a year, of any kind that draws on a tie.
    got_lately: int = 0
    gave_lately: int = 0
    is_mentor: bool = False
    #: What they offer, by kind.
    offers: Mapping[str, str] = field(default_factory=dict)

    def is_known_for(self, kind: str) -> bool:
        """Tell whether they gave this kind of help, offer it, or are asked for it as a mentor."""
        return kind in self.got or kind in self.offers or (kind == "guidance" and self.is_mentor)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return which of the four conditions do not hold."""
        return missing(
            is_near=is_near(self.band, is_pinned=self.is_pinned),
            is_two_way=self.is_two_way,
            silent=self.silent,
            drawn=self.got_lately - self.gave_lately,
        )


def is_near(band: str, *, is_pinned: bool) -> bool:
    """Tell whether a tie is close enough: active or deeper, or pinned."""
    return is_pinned or band in _CLOSE_ENOUGH


def missing(*, is_near: bool, is_two_way: bool, silent: int | None, drawn: int) -> tuple[str, ...]:
    """Return which of the four conditions do not hold.

    Args:
        is_near: whether the tie is close enough.
        is_two_way: whether something passed each way.
        silent: days since the last exchange, None where nothing passed.
        drawn: how many times more you got help from them within a year than you gave it.
    """
    if is_near and is_two_way and silent is not None and silent <= SILENT_DAYS and drawn < OVERDRAWN:
        return ()
    conditions = {
        "distant": is_near,
        "one-sided": is_two_way,
        "silent": silent is not None and silent <= SILENT_DAYS,
        "overdrawn": drawn < OVERDRAWN,
    }
    return tuple(code for code, holds in conditions.items() if not holds)


@dataclass(frozen=True, slots=True)
class Advice:
    """Someone who is nearly counted on for a kind: which condition to meet first, or `gave` where you helped them."""

    code: str
    source: Source


@dataclass(frozen=True, slots=True)
class Supply:
    """One kind of support: who would likely help, deepest first, and who nearly would."""

    kind: str
    people: tuple[Source, ...]
    advice: tuple[Advice, ...]
    #: How many would likely help, named or not.
    many: int

    @property
    def is_hole(self) -> bool:
        """Tell whether nobody is counted on for it."""
        return not self.many


@dataclass(frozen=True, slots=True)
class Well:
    """All four kinds of support."""

    kinds: tuple[Supply, ...]

    @property
    def is_untouched(self) -> bool:
        """Tell whether nobody is known for any kind, nearly or not."""
        return not any(supply.people or supply.advice for supply in self.kinds)

    @property
    def holes(self) -> tuple[str, ...]:
        """Return the kinds for which nobody is counted on."""
        return tuple(supply.kind for supply in self.kinds if supply.is_hole)

    @property
    def thinnest(self) -> str | None:
        """Return the kind with the fewest people, of several the one with the least depth; None in an empty well."""
        if self.is_untouched:
            return None
        return min(self.kinds, key=lambda supply: (len(supply.people), sum(p.depth for p in supply.people))).kind

    def of(self, kind: str) -> Supply:
        """Return one kind."""
        return next(supply for supply in self.kinds if supply.kind == kind)


def well(sources: Iterable[Source]) -> Well:
    """Return the well that these contacts fill."""
    deepest = sorted(sources, key=lambda one: (-one.depth, one.who.name, one.who.key))
    return Well(tuple(_supply(kind, deepest) for kind in SUPPORTS))


def unnamed(many: Mapping[str, int]) -> Well:
    """Return a well of which it is only known how many would likely help with each kind."""
    return Well(tuple(Supply(kind, (), (), many[kind]) for kind in SUPPORTS))


def _supply(kind: str, sources: Iterable[Source]) -> Supply:
    everyone = list(sources)
    known = [one for one in everyone if one.is_known_for(kind)]
    people = tuple(one for one in known if not one.missing)
    nearly = [Advice(one.missing[0], one) for one in known if len(one.missing) == 1]
    helped = [one for one in everyone if kind in one.gave and not one.is_known_for(kind)]
    likely = [Advice("gave", one) for one in helped if set(one.missing) <= {"one-sided"}]
    farther = [] if people else [Advice(_first(one), one) for one in known] + [Advice("gave", one) for one in helped]
    return Supply(kind, people, tuple((nearly or likely or farther)[:ADVISED]), len(people))


def _first(one: Source) -> str:
    """Return which of several missing conditions to meet first: with whom nothing passed yet, a first word."""
    return "silent" if one.silent is None else one.missing[0]
