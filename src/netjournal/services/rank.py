"""Ranking people by depth."""

import datetime as dt

from netjournal.domain import depth
from netjournal.domain.depth import Depth, Ranked
from netjournal.storage import rank as rows
from netjournal.storage.journal import Journal, in_one_view
from netjournal.storage.rank import Weighed


@in_one_view
def rank(journal: Journal, today: dt.date, *, limit: int | None = 20) -> list[Ranked]:
    """Return people by depth, deepest first; equal depths share a rank."""
    found = rows.everyone(journal, today) if limit is None else rows.deepest(journal, today, limit)
    places = depth.by_rank([one.weight for one in found])
    counts = rows.count_ranks(journal, today, min((one.tie.count for one in found), default=0))
    return [_ranked(one, place, counts[one.tie.count], today) for one, place in zip(found, places, strict=True)]


def _ranked(one: Weighed, place: int, count_rank: int, today: dt.date) -> Ranked:
    state, day = one.tie.state, today.toordinal()
    parts = depth.depth(state, day) if state.last else Depth(0.0, depth.reciprocity(0, 0), 0)
    return Ranked(
        one.key,
        one.id,
        one.name,
        parts,
        depth.band(state, day, one.band),
        place,
        one.tie.count,
        count_rank,
        state.last,
        day - state.last if state.last else None,
    )
