"""Every tie as of two days: one pass over what is stored, and one over what passed since the earlier of them."""

import itertools
import operator
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from netjournal.domain import depth
from netjournal.domain.depth import ExchangeDay
from netjournal.domain.scales import Ordinals, Scales, Tie
from netjournal.domain.weighing import Weighed
from netjournal.storage import depth as ties
from netjournal.storage import report as rows
from netjournal.storage.journal import Journal

_NOTHING = (0.0, 0, 0, 0)
_WEIGHTLESS = "('reaction', 'tried')"


def weighed(journal: Journal, today: int, start: int) -> list[Weighed]:
    """Weigh every tie that was not archived, on a day and on an earlier one; what passed later does not count."""
    away = rows.archived(journal, ties.iso(today) or "")
    held = rows.held_bands(journal)
    turning = _Turning(journal, today, start)
    return [
        one._replace(band=held[one.key], band_before=held[one.key]) if one.key in held else one
        for one in turning.all()
        if one.key not in away
    ]


class _Turning:
    """Turns every tie back to two days."""

    def __init__(self, journal: Journal, today: int, start: int) -> None:
        self.journal = journal
        self.today, self.start = today, start
        self._now, self._then = Scales(today), Scales(start)
        self._day_of = Ordinals()
        self._reach = _reach(journal, start)
        self._later = dict(_counted_since(journal, today))

    def all(self) -> Iterator[Weighed]:
        """Return every tie as of both days."""
        days, day_of, start = _InOrder(self._days(), self._day_of), self._day_of, self.start
        later = self._later
        rows = self.journal.connection.execute(
            "SELECT contact, e0, e1, e2, e3, first, last, gave, got, count FROM tie ORDER BY contact"
        )
        for key, e0, e1, e2, e3, first, last, gave, got, count in rows:
            tie = Tie((e0, e1, e2, e3), day_of[first], day_of[last], gave, got)
            passed = days.of(key) if tie.last > start else ()
            weight, last_now, gave_now, got_now = self._as_of(self._now, tie, passed)
            before, last_then, _gave, _got = self._as_of(self._then, tie, passed)
            yield Weighed(
                key,
                weight,
                before,
                depth.band_of(depth.score(weight), passed=last_now > 0),
                depth.band_of(depth.score(before), passed=last_then > 0),
                tie.first if last_now else 0,
                last_now,
                count - later.get(key, 0) if later else count,
                bool(gave_now and got_now),
            )

    def _as_of(self, scales: Scales, tie: Tie, days: Sequence[ExchangeDay]) -> tuple[float, int, int, int]:
        """Return weight, last day, gave and got of a tie as of a day: turned back where something passed since."""
        _clocks, first, last, gave, got = tie
        if last <= scales.day:
            return scales.weight(tie), last, gave, got
        if first > scales.day:
            return _NOTHING
        return scales.told(tie, days) if self._reach else scales.earlier(tie, days)

    def _days(self) -> Iterator[tuple[Any, ...]]:
        """Return (contact, date, gave, got, value) of the exchange-days since the earlier day, of ties from before it.

        With them come the last up to that day, or those of as many days before it as must be known; and the same of
        ties with anything after the later day. SQLite goes through ties in the order of their keys, so that it
        needs to sort nothing: hence no index of theirs.
        """
        return self.journal.connection.execute(
            "SELECT t.contact, x.date, max(x.way <> 'got'), max(x.way <> 'gave'), max(x.value)"
            " FROM tie t NOT INDEXED CROSS JOIN exchange x INDEXED BY exchange_tie ON x.contact = t.contact"
            f" WHERE t.last > :start AND (t.first <= :start OR t.last > :today) AND x.kind NOT IN {_WEIGHTLESS}"
            " AND x.date >= coalesce((SELECT y.date FROM exchange y INDEXED BY exchange_tie WHERE y.contact = t.contact"
            f"  AND y.date <= :known AND y.kind NOT IN {_WEIGHTLESS} ORDER BY y.date DESC LIMIT 1), '')"
            " GROUP BY t.contact, x.date",
            {
                "start": ties.iso(self.start) or "",
                "today": ties.iso(self.today),
                "known": ties.iso(self.start - self._reach) or "",
            },
        )


def _reach(journal: Journal, start: int) -> int:
    """Return how many days before an earlier day must be known of some tie; 0 where each can be turned back."""
    *clocks, last = journal.rows("SELECT max(e0), max(e1), max(e2), max(e3), max(last) FROM tie")[0]
    if last is None or ties.ordinal(last) <= start:
        return 0
    # No tie needs more than one would that has the fullest of all clocks and the last of all days.
    strongest = depth.EMPTY._replace(e0=clocks[0], e1=clocks[1], e2=clocks[2], e3=clocks[3], last=ties.ordinal(last))
    return min(depth.reach(strongest, start), start)


def _counted_since(journal: Journal, today: int) -> list[tuple[int, int]]:
    """Return how many encounters there were after a day, of each contact with any."""
    return journal.rows(
        "SELECT t.contact, count(DISTINCT x.encounter) FROM tie t INDEXED BY tie_newest"
        " CROSS JOIN exchange x INDEXED BY exchange_tie ON x.contact = t.contact AND x.date > :today"
        " WHERE t.newest > :today GROUP BY t.contact",
        {"today": ties.iso(today)},
    )


class _InOrder:
    """Gives the exchange-days of one contact after another, as they are read."""

    def __init__(self, found: Iterable[tuple[Any, ...]], day_of: Ordinals) -> None:
        self._groups = itertools.groupby(found, key=operator.itemgetter(0))
        self._next = next(self._groups, None)
        self._day_of = day_of

    def of(self, contact: int) -> list[ExchangeDay]:
        """Return the days of a contact whose key is greater than that of any asked for before."""
        while self._next is not None and self._next[0] < contact:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != contact:
            return []
        days = [ExchangeDay(self._day_of[date], g, r, value) for _key, date, g, r, value in self._next[1]]
        self._next = next(self._groups, None)
        return days
