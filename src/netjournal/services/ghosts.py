"""With whom nothing ever passed, and which ties have gone to sleep."""

import datetime as dt

from netjournal.domain.ghosts import Ghosts
from netjournal.storage import ghosts as rows
from netjournal.storage.journal import Journal, in_one_view


@in_one_view
def ghosts(journal: Journal, today: dt.date, *, limit: int | None = 20, only_dormant: bool = False) -> Ghosts:
    """Return so many ghosts and so many dormant ties, or everyone, and how many of each there are."""
    found, many = ((), 0) if only_dormant else rows.ghosts(journal, today, limit)
    asleep, all_asleep = rows.dormant(journal, today, limit)
    return Ghosts(found, many, asleep, all_asleep, only_dormant)
