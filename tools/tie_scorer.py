"""The project's own depth as a function of dated contact: what an evaluation on recorded ties may call.

`score` takes what such a script has: one (date, gave, got) a day of contact, in date order, all before today.
"""

import datetime as dt
from collections.abc import Sequence

from netjournal.domain import depth
from netjournal.domain.exchanges import USUAL_VALUE


def score(days: Sequence[tuple[dt.date, bool, bool]], today: dt.date) -> float:
    """Return the depth mass of one tie, which ranks ties as depth does."""
    past = (depth.ExchangeDay(day.toordinal(), gave, got, USUAL_VALUE) for day, gave, got in days)
    return depth.weight(depth.replay(past), today.toordinal())
