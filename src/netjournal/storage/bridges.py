"""Everyone who is not archived, with their tie as of a day and the spheres and communities they are in."""

import datetime as dt

from netjournal.domain import depth
from netjournal.domain.bridges import Placed
from netjournal.storage import depth as ties
from netjournal.storage import report as rows
from netjournal.storage.journal import Journal


def placed(journal: Journal, today: dt.date) -> list[Placed]:
    """Return every contact who was not archived on a day, in one pass over all ties."""
    groups = rows.groups_of(journal)
    away = rows.archived(journal, today.isoformat())
    purposes = {key for (key,) in journal.rows("SELECT id FROM contact WHERE why IS NOT NULL")}
    day = today.toordinal()
    return [
        Placed(
            key=key,
            weight=depth.weight(tie.state, day),
            first=tie.state.first,
            last=tie.state.last,
            has_purpose=key in purposes,
            groups=groups.get(key, ()),
        )
        for key, tie in ties.every_at(journal, day)
        if key not in away
    ]
