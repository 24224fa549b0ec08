"""The formulas of docs/depth.md written down a second time, as plainly as they can be.

Nothing here is fast and nothing is shared with the program: tests and tools compare the program with it. Days
are dates, the clocks are lists, `due` is asked day by day.
"""

import datetime as dt
import math
from collections.abc import Iterable, Mapping

HALF_LIVES = (7, 30, 120, 480)
WEIGHTS = (0.54, 0.26, 0.13, 0.07)
BANDS = (("inner", 70), ("close", 45), ("active", 20), ("faint", 2), ("dormant", 0))


class PlainTie:
    """One tie: exchange-days are added in date order, each later than the one before."""

    def __init__(self, *, by_hand: bool = True) -> None:
        self.by_hand = by_hand
        self.valued = [0.0, 0.0, 0.0, 0.0]
        self.plain = [0.0, 0.0, 0.0, 0.0]
        self.days: list[dt.date] = []
        self.gave = 0
        self.got = 0
        self.gap_weight = 0.0
        self.gap_logs = 0.0

    def add(self, day: dt.date, *, gave: bool, got: bool, value: int = 3) -> None:
        """Let one exchange-day pass."""
        unit = 1.0
        if self.days:
            silent = (day - self.days[-1]).days
            for k, half_life in enumerate(HALF_LIVES):
                self.valued[k] *= 2 ** (-silent / half_life)
                self.plain[k] *= 2 ** (-silent / half_life)
            self.gap_weight = 0.85 * self.gap_weight + 1
            self.gap_logs = 0.85 * self.gap_logs + math.log(silent)
            if day.isocalendar()[:2] == self.days[-1].isocalendar()[:2]:
                unit = 0.5
        for k in range(4):
            self.valued[k] += unit * math.sqrt(value / 3)
            self.plain[k] += unit
        self.days.append(day)
        self.gave += gave
        self.got += got

    def silent(self, today: dt.date) -> int:
        """Return the days since the last exchange-day."""
        return (today - self.days[-1]).days

    def is_two_way(self) -> bool:
        """Tell whether something passed each way."""
        return bool(self.gave and self.got)

    def mass(self, today: dt.date, clocks: list[float] | None = None) -> float:
        """Return M, or M_F where the plain clocks are given."""
        held = self.valued if clocks is None else clocks
        return sum(
            w * clock * 2 ** (-self.silent(today) / h) for w, clock, h in zip(WEIGHTS, held, HALF_LIVES, strict=True)
        )

    def reciprocity(self) -> float:
        """Return rho."""
        return (2 * min(self.gave, self.got) + 2) / (self.gave + self.got + 4)

    def weight(self, today: dt.date) -> float:
        """Return X."""
        span = (self.days[-1] - self.days[0]).days
        return self.mass(today) * (0.6 + 0.4 * self.reciprocity()) * float((1 + span) ** 0.1)

    def depth(self, today: dt.date) -> float:
        """Return depth, 0 to 100."""
        return 100 * self.weight(today) / (self.weight(today) + 5)

    def band(self, today: dt.date) -> str:
        """Return the band."""
        depth = self.depth(today)
        return next(name for name, least in BANDS if depth >= least)

    def gap(self) -> float:
        """Return the tie's own rhythm in days."""
        return math.exp((self.gap_logs + math.log(14)) / (self.gap_weight + 1))

    def risk(self, today: dt.date) -> float:
        """Return the chance that the tie is thinning."""
        thin = 1 / (1 + (self.mass(today, self.plain) * 30 / 75) ** 2)
        return max(thin, 0.5) if self.silent(today) >= 8 * self.gap() else thin

    def is_gate_open(
        self,
        today: dt.date,
        *,
        quiet: int = 21,
        stop: int = 120,
        times: float = 3,
        slow: int = 30,
        mutual: int = 3,
    ) -> bool:
        """Tell whether the tie stands in `due` today by its own rhythm."""
        both_ways = min(self.gave, self.got)
        asked = 1 if self.by_hand else mutual
        if self.gap() >= slow:
            passes = self.weight(self.days[-1]) >= 1 and both_ways >= min(asked, 2)
        else:
            passes = self.weight(today) >= 1 and both_ways >= asked
        return passes and max(quiet, self.gap()) <= self.silent(today) <= max(stop, times * self.gap())

    def due(self, today: dt.date) -> float:
        """Return the due score with the usual gates, where no pace is chosen and nothing is pinned."""
        return self.weight(today) * self.risk(today) if self.is_gate_open(today) else 0.0


def tie_of(rows: Iterable[tuple[dt.date, str]], *, by_hand: bool) -> PlainTie:
    """Return the tie of (date, way) rows in any order, every value 3."""
    days: dict[dt.date, set[str]] = {}
    for day, way in rows:
        days.setdefault(day, set()).add(way)
    tie = PlainTie(by_hand=by_hand)
    for day, ways in sorted(days.items()):
        tie.add(day, gave=bool(ways & {"gave", "shared"}), got=bool(ways & {"got", "shared"}))
    return tie


def shared_ranks(values: Mapping[str, float], *, digits: int | None = None) -> dict[str, int]:
    """Return each name's rank, 1 for the greatest, as many as are greater and one; equal values share it."""
    seen = {name: value if digits is None else round(value, digits) for name, value in values.items()}
    return {name: 1 + sum(other > value for other in seen.values()) for name, value in seen.items()}
