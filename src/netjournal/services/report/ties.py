"""Every tie of the network, weighed on two days: today, and the day before the period."""

import bisect
import datetime as dt
import heapq
import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from netjournal.domain.depth import BAND_NAMES
from netjournal.domain.report import BandShare, Moved, Period, Standing
from netjournal.domain.weighing import Weighed
from netjournal.storage import report as rows
from netjournal.storage import weighing
from netjournal.storage.journal import Journal

#: How many of the deepest are shown beside their rank by count.
DEEPEST = 10


def weighed(journal: Journal, period: Period) -> list[Weighed]:
    """Weigh every tie that is not archived, today and on the day before the period."""
    return weighing.weighed(journal, period.until.toordinal(), period.since.toordinal() - 1)


def bands(found: Sequence[Weighed], total: float) -> tuple[BandShare, ...]:
    """Return how many people are in each band, and what share of all depth they hold."""
    people = Counter(tie.band for tie in found)
    weights = dict.fromkeys(BAND_NAMES, 0.0)
    for tie in found:
        weights[tie.band] += tie.weight
    return tuple(BandShare(band, people[band], weights[band] / total if total else 0.0) for band in BAND_NAMES)


def deeper(found: Iterable[Weighed]) -> list[Weighed]:
    """Return the ties that rose by three points or more, the farthest first."""
    return sorted((tie for tie in found if tie.is_deeper), key=lambda tie: (-tie.movement.points, tie.key))


def thinner(found: Iterable[Weighed]) -> list[Weighed]:
    """Return the ties that fell to a lower band, the farthest first."""
    return sorted((tie for tie in found if tie.is_thinner), key=lambda tie: (tie.movement.points, tie.key))


def moved(journal: Journal, ordered: Iterable[Weighed], named: int | None) -> tuple[Moved, ...]:
    """Return who moved, as many as are to be named."""
    shown = list(itertools.islice(ordered, named))
    names = rows.people(journal, (tie.key for tie in shown))
    return tuple(Moved(who, tie.movement) for who, tie in zip(names, shown, strict=True))


class _Ranks:
    """The ranks of values among all of them: 1 for the greatest, and equal values share one."""

    def __init__(self, values: Iterable[float]) -> None:
        self._ordered = sorted(values)

    def of(self, value: float) -> int:
        """Return the rank of one of the values."""
        return len(self._ordered) - bisect.bisect_right(self._ordered, value) + 1

    def least(self, rank: int) -> float:
        """Return the value from which on all have this rank or a better one."""
        return self._ordered[-rank]


class _Ranked(NamedTuple):
    """One tie with its two ranks among everyone here."""

    by_depth: int
    by_count: int
    tie: Weighed


def rankings(journal: Journal, found: Sequence[Weighed]) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
    """Return the deepest ties with both their ranks, and who would stand there instead if counts decided."""
    passed = (tie for tie in found if tie.last)
    deepest = heapq.nsmallest(DEEPEST, passed, key=lambda tie: (-tie.weight, -tie.entries, tie.key))
    if not deepest:
        return (), ()
    depths, counts = _Ranks(tie.weight for tie in found), _Ranks(tie.entries for tie in found)
    shown, least = {tie.key for tie in deepest}, counts.least(len(deepest))
    louder = (tie for tie in found if tie.entries >= least and tie.key not in shown)
    instead = heapq.nsmallest(DEEPEST, louder, key=lambda tie: (-tie.entries, tie.key))
    ranked = [
        [_Ranked(depths.of(tie.weight), counts.of(tie.entries), tie) for tie in some] for some in (deepest, instead)
    ]
    return _standings(journal, ranked[0]), _standings(journal, ranked[1])


def _standings(journal: Journal, ranked: Sequence[_Ranked]) -> tuple[Standing, ...]:
    names = rows.people(journal, (row.tie.key for row in ranked))
    return tuple(
        Standing(
            who=who,
            movement=row.tie.movement,
            depth_rank=row.by_depth,
            count=row.tie.entries,
            count_rank=row.by_count,
            last=dt.date.fromordinal(row.tie.last) if row.tie.last else None,
        )
        for who, row in zip(names, ranked, strict=True)
    )
