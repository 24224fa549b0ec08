"""How the last weeks compare with your own usual."""

import datetime as dt

from netjournal.domain.shape import Shape
from netjournal.storage import shape as rows
from netjournal.storage.journal import Journal, in_one_view


@in_one_view
def shape(journal: Journal, today: dt.date) -> Shape | None:
    """Return the shape of your practice as of today; None while nothing has happened yet."""
    return rows.shape(journal, today)
