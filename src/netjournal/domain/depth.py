"""Depth: how much has passed between you and one contact, both ways, over time.

The formulas, their sources and their limits are in docs/depth.md. Days are counted as proleptic ordinals
(`date.toordinal()`), so that the arithmetic never meets a calendar; only differences and ISO weeks matter,
and ordinal 1 is a Monday.
"""

import bisect
import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

#: Half-lives in days and their weights, proportional to h^-1/2: the forgetting curve of Anderson &
#: Schooler (1991), "Reflections of the environment in memory".
HALF_LIVES = (7.0, 30.0, 120.0, 480.0)
WEIGHTS = (0.54, 0.26, 0.13, 0.07)
#: Depth mass at which depth is 50: about a monthly two-way tie kept for years.
HALF_DEPTH = 5.0
#: How fast older gaps fade from the tie's own rhythm, and the gap of a tie with no history, in days.
GAP_FADE = 0.85
PRIOR_GAP = 14.0
#: Bands from the top, with the least depth of each.
BANDS = (("inner", 70.0), ("close", 45.0), ("active", 20.0), ("faint", 2.0), ("dormant", 0.0))
BAND_NAMES = (*(name for name, _least in BANDS), "ghost")
#: A tie is deeper since a day when its depth rose by so many points.
DEEPER_POINTS = 3.0

_FROM_BELOW = tuple(name for name, _least in reversed(BANDS))
_LEASTS = tuple(least for _name, least in reversed(BANDS))
#: How fast each clock fades, a day.
RATES = tuple(math.log(2) / h for h in HALF_LIVES)
_R0, _R1, _R2, _R3 = RATES
_LOG_PRIOR = math.log(PRIOR_GAP)


class ExchangeDay(NamedTuple):
    """All that passed with one contact on one date, merged: gave any, got any, the greatest value."""

    day: int
    gave: bool
    got: bool
    value: int


class State(NamedTuple):
    """Fourteen numbers that hold a tie's whole past and do not depend on today.

    `e0` to `e3` are the four clocks of mass with values, `f0` to `f3` the same with every value taken as 3,
    both as of `last`; `first` and `last` are ordinals of exchange-days, 0 where there was none; `gave` and
    `got` count exchange-days; `sw` and `s1` are the weight and the weighted log sum of the gaps.
    """

    e0: float = 0.0
    e1: float = 0.0
    e2: float = 0.0
    e3: float = 0.0
    f0: float = 0.0
    f1: float = 0.0
    f2: float = 0.0
    f3: float = 0.0
    first: int = 0
    last: int = 0
    gave: int = 0
    got: int = 0
    sw: float = 0.0
    s1: float = 0.0


EMPTY = State()


def replay(days: Iterable[ExchangeDay], state: State = EMPTY) -> State:
    """Return the state after more exchange-days, given in date order, each later than the state's last.

    Raises:
        ValueError: when a day does not come after the one before it.
    """
    e0, e1, e2, e3, f0, f1, f2, f3, first, last, gave, got, sw, s1 = state
    exp, sqrt, log = math.exp, math.sqrt, math.log
    for day, did_give, did_get, value in days:
        if last:
            gap = day - last
            if gap <= 0:
                raise ValueError("exchange-days must come in date order")
            fade0, fade1, fade2, fade3 = exp(-_R0 * gap), exp(-_R1 * gap), exp(-_R2 * gap), exp(-_R3 * gap)
            e0, e1, e2, e3 = e0 * fade0, e1 * fade1, e2 * fade2, e3 * fade3
            f0, f1, f2, f3 = f0 * fade0, f1 * fade1, f2 * fade2, f3 * fade3
            sw, s1 = GAP_FADE * sw + 1, GAP_FADE * s1 + log(gap)
        else:
            first = day
        # A second day in the same ISO week weighs half; ordinal 1 is a Monday.
        unit = 0.5 if last and (day - 1) // 7 == (last - 1) // 7 else 1.0
        worth = unit * sqrt(value / 3)
        e0, e1, e2, e3 = e0 + worth, e1 + worth, e2 + worth, e3 + worth
        f0, f1, f2, f3 = f0 + unit, f1 + unit, f2 + unit, f3 + unit
        last = day
        gave += did_give
        got += did_get
    return State(e0, e1, e2, e3, f0, f1, f2, f3, first, last, gave, got, sw, s1)


def passed_again(state: State, week: Sequence[ExchangeDay], more: ExchangeDay) -> State:
    """Return the state after more passed on its last exchange-day, without a look at what came before that week.

    `week` holds the exchange-days of that ISO week that the state knows, the last one at the end. That day, with
    value v, stands in each E clock as u·sqrt(v/3) and in each F clock as u, both not faded yet, where u is one half
    if it is not the first of its week, else 1. With the greatest value v' of both, E rises by
    u·(sqrt(v'/3) - sqrt(v/3)); F, first, last and the gaps stay; a way that the day did not have yet is counted.

    Raises:
        ValueError: when `week` does not end, or `more` did not pass, on the last day of the state.
    """
    if not week or not week[-1].day == more.day == state.last:
        raise ValueError("it must be the last exchange-day of the state")
    known = week[-1]
    unit = 0.5 if len(week) > 1 else 1.0
    gain = unit * (math.sqrt(max(known.value, more.value) / 3) - math.sqrt(known.value / 3))
    return state._replace(
        e0=state.e0 + gain,
        e1=state.e1 + gain,
        e2=state.e2 + gain,
        e3=state.e3 + gain,
        gave=state.gave + (more.gave and not known.gave),
        got=state.got + (more.got and not known.got),
    )


def week_of(day: int) -> int:
    """Return the first day of the ISO week of a day; ordinal 1 is a Monday."""
    return day - (day - 1) % 7


def merged(rows: Iterable[tuple[int, str, int]]) -> list[ExchangeDay]:
    """Return exchange-days in date order from (ordinal, way, value) of exchanges that weigh, in any order."""
    days: dict[int, list[int]] = {}
    for day, way, value in rows:
        seen = days.setdefault(day, [0, 0, 0])
        if way != "got":
            seen[0] = 1
        if way != "gave":
            seen[1] = 1
        seen[2] = max(seen[2], value)
    return [ExchangeDay(day, bool(g), bool(r), v) for day, (g, r, v) in sorted(days.items())]


class Depth(NamedTuple):
    """Depth in its parts: what `why` prints, and what the score is made of."""

    mass: float
    reciprocity: float
    span: int

    @property
    def balance_factor(self) -> float:
        """Return what reciprocity multiplies the mass by: 0.6 one-sided, 1 even."""
        return 0.6 + 0.4 * self.reciprocity

    @property
    def span_factor(self) -> float:
        """Return what a long common past multiplies the mass by."""
        return float((1 + self.span) ** 0.1)

    @property
    def weight(self) -> float:
        """Return the depth mass X, the weight of this tie in the network."""
        return self.mass * self.balance_factor * self.span_factor

    @property
    def score(self) -> float:
        """Return depth from 0 to 100."""
        return 100 * self.weight / (self.weight + HALF_DEPTH)


def _mass(c0: float, c1: float, c2: float, c3: float, idle: int) -> float:
    exp = math.exp
    return (
        0.54 * c0 * exp(-_R0 * idle)
        + 0.26 * c1 * exp(-_R1 * idle)
        + 0.13 * c2 * exp(-_R2 * idle)
        + 0.07 * c3 * exp(-_R3 * idle)
    )


def _worth(day: ExchangeDay, last: int) -> float:
    """Return what an exchange-day adds to each clock, after the one before it; `replay` has the same in line."""
    unit = 0.5 if last and (day.day - 1) // 7 == (last - 1) // 7 else 1.0
    return unit * math.sqrt(day.value / 3)


def mass(state: State, today: int) -> float:
    """Return exchange-weeks that still count on `today`, recent ones more."""
    return _mass(*state[:4], today - state.last)


def plain_mass(state: State, today: int) -> float:
    """Return the mass with every value taken as 3, from which silence is foretold."""
    return _mass(*state[4:8], today - state.last)


def reciprocity(gave: int, got: int) -> float:
    """Return 0 for one-sided to 1 for even; one half where nothing is known.

    Granovetter (1973), "The strength of weak ties"; Hidalgo & Rodriguez-Sickert (2008), "The dynamics of a
    mobile phone network": reciprocated ties persist.
    """
    return (2 * min(gave, got) + 2) / (gave + got + 4)


def depth(state: State, today: int) -> Depth:
    """Return the depth of a tie on `today`, which must not lie before the state's last day."""
    return Depth(mass(state, today), reciprocity(state.gave, state.got), state.last - state.first)


def weight(state: State, today: int) -> float:
    """Return the depth mass X alone, for ranking many."""
    return depth(state, today).weight if state.last else 0.0


def score(weight: float) -> float:
    """Return depth from 0 to 100 for a depth mass."""
    return 100 * weight / (weight + HALF_DEPTH)


def band(state: State, today: int, pinned: str | None = None) -> str:
    """Return the band of a tie: the one a pin holds, else by depth; `ghost` where nothing ever passed."""
    if pinned:
        return pinned
    return band_of(score(weight(state, today)), passed=bool(state.last))


def band_of(depth: float, *, passed: bool) -> str:
    """Return the band of a depth; `passed` tells whether anything but reactions ever did."""
    if not passed:
        return "ghost"
    return _FROM_BELOW[bisect.bisect_right(_LEASTS, depth) - 1]


def gap(state: State) -> float:
    """Return the tie's own rhythm in days: the faded geometric mean of its gaps, with one prior gap of 14."""
    return math.exp((state.s1 + _LOG_PRIOR) / (state.sw + 1))


def by_rank(values: Sequence[float]) -> list[int]:
    """Return each value's rank, 1 for the greatest; equal values share a rank."""
    first: dict[float, int] = {}
    for place, value in enumerate(sorted(values, reverse=True), 1):
        first.setdefault(value, place)
    return [first[value] for value in values]


# --- an earlier day ----------------------------------------------------------------------------------

#: The most that rounding may leave in a mass, were it never to cancel out; as a rule it leaves a tenth of that.
_ROUNDING = 1e-10
#: After so many half-lives nothing that is told is left of an exchange-day.
_FORGOTTEN = 44


def reach(state: State, day: int) -> int:
    """Return for how many days back from an earlier day `earlier` needs the exchange-days; 0 for the last one alone.

    Weeks or months back, every clock can be turned back; years back, the fast ones have to be told anew, and
    those soon forget.
    """
    clocks = zip(state[:4], WEIGHTS, HALF_LIVES, strict=True)
    anew = (h for clock, weight, h in clocks if not _turns_back(weight * clock, h, state.last - day))
    return math.ceil(_FORGOTTEN * max(anew, default=0.0))


def earlier(state: State, day: int, days: Sequence[ExchangeDay]) -> Depth:
    """Return the depth that a tie had on an earlier day, between its first exchange-day and its last.

    Every clock is the sum of what its exchange-days add, u * sqrt(v / 3) * 2^-((t - d) / h). To turn it back, what
    the days since then add is taken away, and the rest grows by 2^((t - day) / h): exact but for rounding, which
    grows as much. A clock in which that would be seen is told anew from the days before.

    Args:
        state: of the tie, with all exchange-days in it.
        day: the earlier day.
        days: exchange-days in date order: all since then, and before them those of `reach` days back from it, or
            at least the last.
    """
    before: list[tuple[int, float]] = []
    since: list[tuple[int, float]] = []
    last = 0
    for one in days:
        (since if one.day > day else before).append((one.day, _worth(one, last)))
        last = one.day
    mass = 0.0
    for clock, weight, half_life, rate in zip(state[:4], WEIGHTS, HALF_LIVES, RATES, strict=True):
        if _turns_back(weight * clock, half_life, state.last - day):
            left = clock - sum(worth * math.exp(-rate * (state.last - on)) for on, worth in since)
            mass += weight * max(left, 0.0) * math.exp(rate * (state.last - day))
        else:
            mass += weight * sum(worth * math.exp(-rate * (day - on)) for on, worth in before)
    after = days[len(before) :]
    gave, got = state.gave - sum(one.gave for one in after), state.got - sum(one.got for one in after)
    return Depth(mass, reciprocity(gave, got), before[-1][0] - state.first)


def _turns_back(part: float, half_life: float, days: int) -> bool:
    """Tell whether a clock's part of the mass can be turned back so many days without rounding being seen.

    Rounding leaves up to 2^-53 of a clock at each exchange-day, for about as many days as its half-life.
    """
    times = days / half_life
    return times < 53 and part * half_life * 2.0 ** (times - 53) < _ROUNDING  # noqa: PLR2004  bits of a float


class Ranked(NamedTuple):
    """One contact in the ranking by depth, beside their rank by count."""

    key: int
    id: str
    name: str
    parts: Depth
    band: str
    depth_rank: int
    #: Encounters in all: the number that other tools rank by.
    counted: int
    count_rank: int
    #: Ordinal of the last exchange-day, 0 where nothing passed.
    last: int
    #: Days since then, None where nothing passed.
    freshness: int | None

    @property
    def depth(self) -> float:
        """Return depth from 0 to 100."""
        return self.parts.score


class Weighing(NamedTuple):
    """One exchange-day, and what it still adds to the mass."""

    day: ExchangeDay
    mass: float


def weighings(days: Sequence[ExchangeDay], today: int) -> list[Weighing]:
    """Return what each exchange-day still adds to the mass on `today`; their sum is the mass."""
    found: list[Weighing] = []
    last = 0
    for day in days:
        worth = _worth(day, last)
        found.append(Weighing(day, _mass(worth, worth, worth, worth, today - day.day)))
        last = day.day
    return found


class Why(NamedTuple):
    """How a depth came about: its parts, the rhythm of the tie, and the entries that weigh most."""

    id: str
    name: str
    today: int
    parts: Depth
    band: str
    pinned_band: str | None
    gave: int
    got: int
    counted: int
    #: First and last exchange-day as ordinals, 0 where nothing passed.
    first: int
    last: int
    gap: float
    risk: float
    #: First and last day of the stay in `due`, as ordinals, if nothing more passes.
    due_days: tuple[int, int] | None
    pace: int | None
    #: (ISO date, ways and kinds and words, mass) of the entries that weigh most.
    entries: tuple[tuple[str, tuple[tuple[str, str, str | None], ...], float], ...]
