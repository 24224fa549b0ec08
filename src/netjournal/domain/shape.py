"""The shape of your practice: what happened in the last four weeks, a week, beside your own usual before them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

#: The last weeks, and the weeks before them that make your usual.
RECENT_WEEKS, USUAL_WEEKS = 4, 12
WEEKS = RECENT_WEEKS + USUAL_WEEKS
WEEK_DAYS = 7
#: Someone new who is met again within so many days was followed up.
FOLLOW_UP_DAYS = 30


class Counts(NamedTuple):
    """How much happened, of each thing that is counted."""

    encounters: int = 0
    gives: int = 0
    gots: int = 0
    #: People with whom the first thing ever passed.
    new_ties: int = 0
    #: Of new ties, those with whom something passed again within 30 days: on the day when it did.
    follow_ups: int = 0


class Rates(NamedTuple):
    """The same, a week."""

    encounters: float
    gives: float
    gots: float
    new_ties: float
    follow_ups: float


class Week(NamedTuple):
    """Seven days and what happened in them."""

    since: dt.date
    counts: Counts


class Shape(NamedTuple):
    """The last weeks, oldest first, and what they come to."""

    today: dt.date
    weeks: tuple[Week, ...]
    #: All of the last four weeks, and a week of them.
    recent: Counts
    a_week: Rates
    #: A week of the twelve before; None where the journal does not reach back so far.
    usual: Rates | None
    #: How many weeks make the usual: twelve, or as many as there are.
    usual_weeks: float


def shape(days: Mapping[int, Counts], first: int, today: int) -> Shape | None:
    """Return the shape as of a day; None while nothing has happened yet.

    Args:
        days: what happened on each day, an ordinal, at least since `begin(today)`; later days do not count.
        first: the day of the oldest encounter; 0 where there is none.
        today: the last day of the last week.
    """
    if not 0 < first <= today:
        return None
    recent = max(today - WEEK_DAYS * RECENT_WEEKS + 1, 1)
    usual = max(begin(today), first)
    weeks = (recent - usual) / WEEK_DAYS
    total = sums(days, recent, today)
    return Shape(
        today=dt.date.fromordinal(today),
        weeks=tuple(_weeks(days, usual, today)),
        recent=total,
        a_week=_rates(total, RECENT_WEEKS),
        usual=_rates(sums(days, usual, recent - 1), max(weeks, 1)) if weeks > 0 else None,
        usual_weeks=max(weeks, 0.0),
    )


def begin(today: int) -> int:
    """Return the first day that a shape looks at."""
    return max(today - WEEK_DAYS * WEEKS + 1, 1)


def sums(days: Mapping[int, Counts], first: int, last: int) -> Counts:
    """Return all that happened from one day to another, both of them in it."""
    return total(counts for day, counts in days.items() if first <= day <= last)


def total(parts: Iterable[Counts]) -> Counts:
    """Return several counts as one."""
    return Counts._make(map(sum, zip(Counts(), *parts, strict=True)))


def _weeks(days: Mapping[int, Counts], first: int, today: int) -> Iterable[Week]:
    """Return the weeks that end today, oldest first, from the one that holds the first day on."""
    for number in range(WEEKS - 1, -1, -1):
        last = today - WEEK_DAYS * number
        if last >= first:
            since = max(last - WEEK_DAYS + 1, 1)
            yield Week(dt.date.fromordinal(since), sums(days, since, last))


def _rates(counts: Counts, weeks: float) -> Rates:
    return Rates._make(count / weeks for count in counts)


def follow_up(first: int, second: int) -> bool:
    """Tell whether the second day with someone follows the first soon enough."""
    return 0 < second - first <= FOLLOW_UP_DAYS
