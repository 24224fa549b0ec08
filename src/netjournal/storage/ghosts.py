"""Those with whom nothing ever passed, and ties that have gone to sleep, as of a day."""

import datetime as dt
import heapq

from netjournal.domain import depth
from netjournal.domain.contacts import Who
from netjournal.domain.ghosts import Dormant, Ghost
from netjournal.storage import depth as ties
from netjournal.storage import report
from netjournal.storage.journal import Journal

_GHOSTS = (
    "FROM tie t JOIN contact c ON c.id = t.contact WHERE (t.first IS NULL OR t.first > :today)"
    " AND (c.archived IS NULL OR c.archived > :today)"
)
#: As many as a limit of everyone means to SQLite.
_EVERYONE = -1


def ghosts(journal: Journal, today: dt.date, limit: int | None) -> tuple[tuple[Ghost, ...], int]:
    """Return those with whom nothing but reactions had passed by a day, those without a purpose first; and how many."""
    day = {"today": today.isoformat()}
    many = int(journal.one(f"SELECT count(*) {_GHOSTS}", day))
    rows = journal.rows(
        f"SELECT c.id, c.uid, c.name, c.title, c.org, c.met, c.why, t.count, t.newest {_GHOSTS}"
        " ORDER BY c.why IS NOT NULL, c.folded, c.id LIMIT :limit",
        day | {"limit": _EVERYONE if limit is None else limit},
    )
    found = []
    for *who, title, org, met, why, count, newest in rows:
        known = ", ".join(part for part in (title, org) if part) or met or ""
        later = newest is not None and newest > today.isoformat()
        entries = ties.at(journal, who[0], today.toordinal()).count if later else count
        found.append(Ghost(Who(*who), known, why, entries))
    return tuple(found), many


def dormant(journal: Journal, today: dt.date, limit: int | None) -> tuple[tuple[Dormant, ...], int]:
    """Return dormant ties, those that were deepest when something last passed first; and how many there are."""
    day = today.toordinal()
    away, held = report.archived(journal, today.isoformat()), report.held_bands(journal)
    asleep = [
        (depth.weight(tie.state, tie.state.last), -key, tie.state)
        for key, tie in ties.every_at(journal, day)
        if tie.state.last and key not in away and depth.band(tie.state, day, held.get(key)) == "dormant"
    ]
    deepest = heapq.nlargest(len(asleep) if limit is None else limit, asleep)
    found = []
    for weight, key, state in deepest:
        row = journal.row("SELECT id, uid, name, why FROM contact WHERE id = ?", (-key,))
        assert row is not None
        last = dt.date.fromordinal(state.last).isoformat()
        then = depth.score(weight)
        found.append(Dormant(Who(*row[:3]), last, day - state.last, state.gave, state.got, then, row[3]))
    return tuple(found), len(asleep)
