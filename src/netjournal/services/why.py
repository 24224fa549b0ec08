"""Explaining one depth: its parts, the rhythm of the tie, and the entries that weigh most."""

import datetime as dt

from netjournal.domain import depth, due
from netjournal.domain.contacts import Who
from netjournal.domain.depth import EMPTY, Depth, Why
from netjournal.domain.due import Gates
from netjournal.storage import depth as ties
from netjournal.storage import rank as rows
from netjournal.storage.due import pace_chosen
from netjournal.storage.journal import Journal, in_one_view

#: So many of the newest exchanges are weighed one by one for `why`, and so many of them shown.
WEIGHED, SHOWN = 2000, 8


@in_one_view
def why(journal: Journal, who: Who, today: dt.date, gates: Gates = due.USUAL) -> Why:
    """Return how the depth of a contact came about."""
    day = today.toordinal()
    tie = ties.at(journal, who.key, day)
    state = tie.state
    pinned, band = rows.is_pinned(journal, who.key)
    pace = pace_chosen(journal, who.key) or (gates.quiet if pinned else None)
    return Why(
        who.id,
        who.name,
        day,
        depth.depth(state, day) if state.last else Depth(0.0, depth.reciprocity(0, 0), 0),
        depth.band(state, day, band),
        band,
        state.gave,
        state.got,
        tie.count,
        state.first,
        state.last,
        depth.gap(state),
        due.risk(state, day) if state != EMPTY else 1.0,
        None if pace else due.window(state, by_hand=tie.by_hand, gates=gates),
        pace,
        _entries(journal, who.key, today),
    )


def _entries(
    journal: Journal, key: int, today: dt.date
) -> tuple[tuple[str, tuple[tuple[str, str, str | None], ...], float], ...]:
    """Return the exchange-days that weigh most, with what passed on each."""
    passed = rows.days_of(journal, key, today.isoformat(), WEIGHED)
    days = depth.merged((ties.ordinal(date), way, value) for date, way, _kind, value, _what in passed)
    weighed = sorted(depth.weighings(days, today.toordinal()), key=lambda w: (-w.mass, -w.day.day))[:SHOWN]
    by_date: dict[str, list[tuple[str, str, str | None]]] = {}
    for date, way, kind, _value, what in passed:
        by_date.setdefault(date, []).append((way, kind, what))
    return tuple((date := ties.iso(w.day.day) or "", tuple(by_date[date]), w.mass) for w in weighed)
