"""Who would likely help if it were Monday and you needed it."""

import datetime as dt

from netjournal.domain import well as rules
from netjournal.domain.well import Well
from netjournal.storage import well as rows
from netjournal.storage.journal import Journal, in_one_view


@in_one_view
def well(journal: Journal, today: dt.date) -> Well:
    """Return, for each kind of support, who would likely help and who nearly would."""
    return rules.well(rows.read(journal, today))
