"""The ranking by depth, read from the stored states: the deepest few without looking at everyone."""

import datetime as dt
import heapq
from collections.abc import Iterator
from typing import Any, NamedTuple

from netjournal.domain import depth
from netjournal.storage import depth as ties
from netjournal.storage.depth import Tie
from netjournal.storage.journal import Journal


class Weighed(NamedTuple):
    """A contact with their tie and depth mass as of a day."""

    key: int
    id: str
    name: str
    folded: str
    band: str | None
    tie: Tie
    weight: float


_COLUMNS = (
    "SELECT c.id, c.uid, c.name, c.folded, c.band, t.bound,"
    " t.e0, t.e1, t.e2, t.e3, t.f0, t.f1, t.f2, t.f3, t.first, t.last, t.gave, t.got, t.sw, t.s1,"
    " t.by_hand, t.count, t.newest"
)
_SELECT = f"{_COLUMNS} FROM tie t JOIN contact c ON c.id = t.contact WHERE c.archived IS NULL"


def _weighed(journal: Journal, row: tuple[Any, ...], today: dt.date) -> Weighed:
    tie, day = ties.tie_of(row[6:]), today.toordinal()
    if tie.newest > day:
        tie = ties.rebuilt(journal, row[0], today.isoformat())
    key, uid, name, folded, band = row[:5]
    return Weighed(key, uid, name, folded, band, tie, depth.weight(tie.state, day))


def everyone(journal: Journal, today: dt.date) -> list[Weighed]:
    """Return everyone not archived, deepest first, by name where equal."""
    found = [_weighed(journal, row, today) for row in journal.rows(_SELECT)]
    return sorted(found, key=_place)


def _place(one: Weighed) -> tuple[float, str, int]:
    return -one.weight, one.folded, one.key


def deepest(journal: Journal, today: dt.date, limit: int) -> list[Weighed]:
    """Return the deepest few: ties are read from the most they can weigh downwards until nobody can reach them."""
    if journal.row("SELECT 1 FROM tie WHERE newest > ? LIMIT 1", (today.isoformat(),)):
        return everyone(journal, today)[:limit]
    found: list[Weighed] = []
    weights: list[float] = []
    for row in journal.connection.execute(f"{_SELECT} AND t.bound IS NOT NULL ORDER BY t.bound DESC"):
        if len(weights) >= limit and ties.most(row[5], today.toordinal()) < weights[0]:
            break
        found.append(_weighed(journal, row, today))
        (heapq.heappush if len(weights) < limit else heapq.heappushpop)(weights, found[-1].weight)
    shown = sorted(found, key=_place)[:limit]
    return [*shown, *_ghosts(journal, today, limit - len(shown))]


def _ghosts(journal: Journal, today: dt.date, limit: int) -> Iterator[Weighed]:
    """Return some of those with whom nothing ever passed, to fill up a short ranking."""
    if limit > 0:
        # Where few ties are left, nearly everyone is a ghost: by name, the first of them are soon found.
        sql = (
            f"{_COLUMNS} FROM contact c INDEXED BY contact_folded CROSS JOIN tie t ON t.contact = c.id"
            " WHERE c.archived IS NULL AND t.bound IS NULL ORDER BY c.folded, c.id LIMIT ?"
        )
        for row in journal.connection.execute(sql, (limit,)):
            yield _weighed(journal, row, today)


def count_ranks(journal: Journal, today: dt.date, least: int = 0) -> dict[int, int]:
    """Return the rank of each count of encounters, from `least` on, among everyone not archived, 1 for the most."""
    if journal.row("SELECT 1 FROM tie WHERE newest > ? LIMIT 1", (today.isoformat(),)):
        return _ranks(one.tie.count for one in everyone(journal, today))
    many = dict(journal.rows("SELECT count, count(*) FROM tie WHERE count >= ? GROUP BY count", (least,)))
    for (count,) in journal.rows(
        "SELECT t.count FROM contact c CROSS JOIN tie t ON t.contact = c.id"
        " WHERE c.archived IS NOT NULL AND t.count >= ?",
        (least,),
    ):
        many[count] -= 1
    ranks, above = {}, 0
    for count in sorted(many, reverse=True):
        ranks[count] = above + 1
        above += many[count]
    return ranks


def _ranks(counts: Iterator[int]) -> dict[int, int]:
    given = list(counts)
    return dict(zip(given, depth.by_rank([float(count) for count in given]), strict=True))


def days_of(journal: Journal, contact: int, until: str, most: int) -> list[tuple[Any, ...]]:
    """Return the newest weighing exchanges of a contact as (date, way, kind, value, what), in date order."""
    rows = journal.rows(
        "SELECT date, way, kind, value, what FROM exchange WHERE contact = ? AND date <= ?"
        " AND kind NOT IN ('reaction', 'tried') ORDER BY date DESC, id DESC LIMIT ?",
        (contact, until, most),
    )
    return rows[::-1]


def is_pinned(journal: Journal, contact: int) -> tuple[bool, str | None]:
    """Return whether a contact is pinned, and the band that the pin holds."""
    row = journal.row("SELECT pinned, band FROM contact WHERE id = ?", (contact,))
    assert row is not None
    return bool(row[0]), row[1]
