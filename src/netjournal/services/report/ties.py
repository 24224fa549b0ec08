"""Every tie of the network, weighed on two days: today, and the day before the period."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from netjournal.domain import depth
from netjournal.domain.depth import BAND_NAMES
from netjournal.domain.report import BandShare, Moved, Movement, Period, Standing
from netjournal.storage import depth as ties
from netjournal.storage import report as rows
from netjournal.storage.journal import Journal

#: How many of the deepest are shown beside their rank by count.
DEEPEST = 10


class Weighed(NamedTuple):
    """One tie as of two days: today, and the day before the period."""

    key: int
    weight: float
    weight_before: float
    movement: Movement
    first: int
    last: int
    entries: int
    is_two_way: bool


def weighed(journal: Journal, period: Period) -> list[Weighed]:
    """Weigh every tie that is not archived, today and on the day before the period."""
    today, start = period.until.toordinal(), period.since.toordinal() - 1
    away = rows.archived(journal, period.until.isoformat())
    held = rows.held_bands(journal)
    found = []
    for key, tie in ties.every_at(journal, today):
        if key in away:
            continue
        state = tie.state
        weight, before = depth.weight(state, today), _weight_before(journal, key, state, period)
        movement = Movement(
            depth.score(before),
            depth.score(weight),
            held.get(key) or depth.band_of(depth.score(before), passed=0 < state.first <= start),
            held.get(key) or depth.band_of(depth.score(weight), passed=bool(state.last)),
        )
        is_two_way = bool(state.gave and state.got)
        found.append(Weighed(key, weight, before, movement, state.first, state.last, tie.count, is_two_way))
    return found


def _weight_before(journal: Journal, key: int, state: depth.State, period: Period) -> float:
    """Return what a tie weighed on the day before the period: read from its entries only where some passed since."""
    start = period.since.toordinal() - 1
    if state.last <= start:
        return depth.weight(state, start)
    if state.first > start:
        return 0.0
    known_from = max(start - depth.reach(state, start), 0)
    days = ties.days_since(journal, key, known_from, period.until.toordinal())
    return depth.earlier(state, start, days).weight


def bands(found: Sequence[Weighed], total: float) -> tuple[BandShare, ...]:
    """Return how many people are in each band, and what share of all depth they hold."""
    people = Counter(tie.movement.band_after for tie in found)
    weights = dict.fromkeys(BAND_NAMES, 0.0)
    for tie in found:
        weights[tie.movement.band_after] += tie.weight
    return tuple(BandShare(band, people[band], weights[band] / total if total else 0.0) for band in BAND_NAMES)


def moved(journal: Journal, found: Sequence[Weighed], *, falling: bool) -> tuple[Moved, ...]:
    """Return who moved, the farthest first."""
    ordered = sorted(found, key=lambda tie: (tie.movement.points if falling else -tie.movement.points, tie.key))
    names = rows.people(journal, (tie.key for tie in ordered))
    return tuple(Moved(who, tie.movement) for who, tie in zip(names, ordered, strict=True))


class _Ranked(NamedTuple):
    """One tie with its two ranks among everyone here."""

    by_depth: int
    by_count: int
    tie: Weighed


def rankings(journal: Journal, found: Sequence[Weighed]) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
    """Return the deepest ties with both their ranks, and who would stand there instead if counts decided."""
    depths = depth.by_rank([tie.weight for tie in found])
    counts = depth.by_rank([tie.entries for tie in found])
    ranked = [_Ranked(*row) for row in zip(depths, counts, found, strict=True)]
    passed = (row for row in ranked if row.tie.last)
    deepest = sorted(passed, key=lambda row: (row.by_depth, row.by_count, row.tie.key))[:DEEPEST]
    shown = {row.tie.key for row in deepest}
    louder = (row for row in ranked if row.by_count <= len(deepest) and row.tie.key not in shown)
    instead = sorted(louder, key=lambda row: (row.by_count, row.tie.key))[:DEEPEST]
    return _standings(journal, deepest), _standings(journal, instead)


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
