"""What a shape counts, day by day, read from indexes in time proportional to the weeks it looks at."""

import datetime as dt

from netjournal.domain import shape as domain
from netjournal.domain.shape import Counts, Shape
from netjournal.storage import depth as ties
from netjournal.storage.journal import Journal
from netjournal.storage.report import HAPPENED

_WEIGHTLESS = "('tried', 'reaction')"


def shape(journal: Journal, today: dt.date) -> Shape | None:
    """Return the shape of your practice as of a day; None while nothing has happened yet."""
    day = today.toordinal()
    return domain.shape(days(journal, domain.begin(day), day), ties.ordinal(_first_day(journal)), day)


def days(journal: Journal, first: int, last: int) -> dict[int, Counts]:
    """Return what happened on each day from one to another, both of them in it."""
    found: dict[int, Counts] = {}

    def note(date: str, **counts: int) -> None:
        day = ties.ordinal(date)
        found[day] = domain.total((found.get(day, Counts()), Counts(**counts)))

    since, until = ties.iso(first) or "", ties.iso(last) or ""
    for date, many in _encounters(journal, since, until):
        note(date, encounters=many)
    for date, gave, got in _passed(journal, since, until):
        note(date, gives=gave, gots=got)
    earliest = ties.iso(max(first - domain.FOLLOW_UP_DAYS, 1)) or ""
    for began, again in _begun(journal, earliest, until):
        if began >= since:
            note(began, new_ties=1)
        if again and since <= again <= until and domain.follow_up(ties.ordinal(began), ties.ordinal(again)):
            note(again, follow_ups=1)
    return found


def _first_day(journal: Journal) -> str | None:
    """Return the date of the first encounter in which something happened."""
    row = journal.row(
        "SELECT e.date FROM encounter e INDEXED BY encounter_date WHERE EXISTS (SELECT 1 FROM exchange x"
        f" WHERE x.encounter = e.id AND x.kind NOT IN {_WEIGHTLESS}) ORDER BY e.date LIMIT 1"
    )
    return row[0] if row else None


def _encounters(journal: Journal, since: str, until: str) -> list[tuple[str, int]]:
    return journal.rows(
        "SELECT e.date, count(*) FROM encounter e INDEXED BY encounter_date"
        f" WHERE e.date BETWEEN :since AND :until AND {HAPPENED} GROUP BY e.date",
        {"since": since, "until": until},
    )


def _passed(journal: Journal, since: str, until: str) -> list[tuple[str, int, int]]:
    return journal.rows(
        "SELECT date, sum(way = 'gave'), sum(way = 'got') FROM exchange INDEXED BY exchange_date"
        f" WHERE date BETWEEN ? AND ? AND kind NOT IN {_WEIGHTLESS} GROUP BY date",
        (since, until),
    )


def _begun(journal: Journal, since: str, until: str) -> list[tuple[str, str | None]]:
    """Return the first day and the second, where there is one, of each tie that began in some days."""
    return journal.rows(
        "SELECT t.first, (SELECT min(x.date) FROM exchange x INDEXED BY exchange_tie WHERE x.contact = t.contact"
        f" AND x.date > t.first AND x.kind NOT IN {_WEIGHTLESS})"
        " FROM tie t INDEXED BY tie_first WHERE t.first BETWEEN ? AND ?",
        (since, until),
    )
