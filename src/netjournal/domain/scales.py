"""Scales: what many ties weigh on one day. The formulas are those of `domain.depth`; each power is worked out once."""

import datetime as dt
import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from netjournal.domain import depth
from netjournal.domain.depth import RATES, WEIGHTS, ExchangeDay, State

_W0, _W1, _W2, _W3 = WEIGHTS
_WEEK = 7

#: The four clocks of mass.
Clocks = tuple[float, float, float, float]


class Tie(NamedTuple):
    """What of a tie is needed to weigh it: its clocks as of its last day, and what was counted."""

    clocks: Clocks
    first: int
    last: int
    gave: int
    got: int


class Then(NamedTuple):
    """A tie as it was on an earlier day."""

    weight: float
    last: int
    gave: int
    got: int


class Ordinals(dict[str | None, int]):
    """The ordinals of ISO dates, each worked out once; 0 for none."""

    def __missing__(self, date: str | None) -> int:
        self[date] = dt.date.fromisoformat(date).toordinal() if date else 0
        return self[date]


class _Powers(dict[int, Clocks]):
    """How much of each clock is left, or was there, so many days away: found out where first asked for."""

    def __init__(self, *, back: bool) -> None:
        super().__init__()
        self._sign = 1 if back else -1

    def __missing__(self, days: int) -> Clocks:
        one, two, three, four = (math.exp(self._sign * rate * days) for rate in RATES)
        self[days] = one, two, three, four
        return self[days]


class _Spans(dict[int, float]):
    """What a long common past multiplies the mass by."""

    def __missing__(self, span: int) -> float:
        self[span] = depth.Depth(0.0, 0.0, span).span_factor
        return self[span]


class Scales:
    """Tells what ties weigh on one day."""

    def __init__(self, day: int) -> None:
        self.day = day
        self._left = _Powers(back=False)
        self._grown = _Powers(back=True)
        self._spans = _Spans()

    def weight(self, tie: Tie) -> float:
        """Return what a tie weighs whose last day is not after this one: the same as `depth.weight`."""
        (c0, c1, c2, c3), first, last, gave, got = tie
        if not last:
            return 0.0
        f0, f1, f2, f3 = self._left[self.day - last]
        mass = _W0 * c0 * f0 + _W1 * c1 * f1 + _W2 * c2 * f2 + _W3 * c3 * f3
        return mass * (0.6 + 0.4 * depth.reciprocity(gave, got)) * self._spans[last - first]

    def earlier(self, tie: Tie, days: Iterable[ExchangeDay]) -> Then:
        """Return a tie as it was on this day, which lies before its last and not before its first.

        As in `depth.earlier`, each clock is turned back: what the days since then added is taken away again. It holds
        only where `depth.reach` says that nothing else needs to be known of the days before.

        Args:
            tie: with all exchange-days in it.
            days: exchange-days in date order: all since then, and before them at least the last.
        """
        (c0, c1, c2, c3), first, last, gave, got = tie
        g0, g1, g2, g3 = self._grown[last - self.day]
        c0, c1, c2, c3 = c0 * g0, c1 * g1, c2 * g2, c3 * g3
        previous, known = 0, first
        for day, did_give, did_get, value in days:
            if day > self.day:
                # What an exchange-day adds to each clock, as `depth.replay` has it.
                unit = 0.5 if (day - 1) // _WEEK == (previous - 1) // _WEEK and previous else 1.0
                worth = unit * math.sqrt(value / 3)
                g0, g1, g2, g3 = self._grown[day - self.day]
                c0, c1, c2, c3 = c0 - worth * g0, c1 - worth * g1, c2 - worth * g2, c3 - worth * g3
                gave -= did_give
                got -= did_get
            else:
                known = day
            previous = day
        mass = _W0 * max(c0, 0.0) + _W1 * max(c1, 0.0) + _W2 * max(c2, 0.0) + _W3 * max(c3, 0.0)
        weight = mass * (0.6 + 0.4 * depth.reciprocity(gave, got)) * self._spans[known - first]
        return Then(weight, known, gave, got)

    def told(self, tie: Tie, days: Sequence[ExchangeDay]) -> Then:
        """Return the same for any earlier day, from the exchange-days of `depth.reach` days back as well."""
        state = State(*tie.clocks, 0.0, 0.0, 0.0, 0.0, tie.first, tie.last, tie.gave, tie.got)
        weight = depth.earlier(state, self.day, days).weight
        after = [one for one in days if one.day > self.day]
        known = days[len(days) - len(after) - 1].day
        return Then(weight, known, tie.gave - sum(d.gave for d in after), tie.got - sum(d.got for d in after))
