"""What a report counts in the ledger, row by row, so that every number can be opened to what stands behind it.

Each reader tells how things stood on the last day of the period: what came later is not there yet.
"""

from typing import NamedTuple

from netjournal.storage.journal import Journal


class Entry(NamedTuple):
    """One exchange, or an encounter by its first exchange, with a few words on it."""

    contact: int
    date: str
    way: str
    kind: str
    what: str | None


def passed(journal: Journal, since: str, until: str, kinds: tuple[str, ...], ways: tuple[str, ...]) -> list[Entry]:
    """Return what passed in a period, of some kinds and ways, newest first."""
    rows = journal.rows(
        "SELECT contact, date, way, kind, what FROM exchange INDEXED BY exchange_date"
        f" WHERE date BETWEEN ? AND ? AND kind IN ({_marks(kinds)}) AND way IN ({_marks(ways)})"
        " ORDER BY date DESC, id DESC",
        (since, until, *kinds, *ways),
    )
    return [Entry(*row) for row in rows]


def _marks(values: tuple[str, ...]) -> str:
    return ", ".join("?" * len(values))


class Meeting(NamedTuple):
    """One encounter: the first who was there, how many more, who started it, and what was given and got."""

    contact: int
    more: int
    date: str
    started_by: str | None
    community: int | None
    words: str | None
    gave: int
    got: int


def meetings(journal: Journal, since: str, until: str, *, in_communities: bool = False) -> list[Meeting]:
    """Return the encounters of a period in which something passed, newest first."""
    only = " AND e.community IS NOT NULL" if in_communities else ""
    rows = journal.rows(
        "SELECT min(x.contact), count(DISTINCT x.contact) - 1, e.date, e.started_by, e.community,"
        " coalesce(e.note, e.place), sum(x.way = 'gave'), sum(x.way = 'got')"
        " FROM encounter e INDEXED BY encounter_date JOIN exchange x ON x.encounter = e.id"
        f" WHERE e.date BETWEEN ? AND ?{only} AND x.kind NOT IN ('tried', 'reaction')"
        " GROUP BY e.id ORDER BY e.date DESC, e.id DESC",
        (since, until),
    )
    return [Meeting(*row) for row in rows]


def met_there(journal: Journal, keys: list[int]) -> dict[int, int]:
    """Return in which community the first encounter with each of some contacts took place, where in one."""
    sql = (
        "SELECT e.community FROM exchange x INDEXED BY exchange_tie JOIN encounter e ON e.id = x.encounter"
        " WHERE x.contact = ? AND x.kind NOT IN ('tried', 'reaction') ORDER BY x.date, x.id LIMIT 1"
    )
    found = ((key, journal.row(sql, (key,))) for key in keys)
    return {key: row[0] for key, row in found if row and row[0] is not None}


class Owed(NamedTuple):
    """Thanks that were owed in a period: for what, since when, and what became of them."""

    contact: int
    opened: str
    kind: str
    what: str | None
    outcome: str | None


def thanks(journal: Journal, since: str, until: str) -> list[Owed]:
    """Return the thanks that were owed at some time in a period, newest first.

    With those who are archived nothing waits: what is open with them is left out, as in all that is open.
    """
    owed = (
        "SELECT t.contact, t.opened, x.kind, x.what, CASE WHEN t.closed <= :until THEN t.outcome END, t.id"
        " FROM thanks t CROSS JOIN exchange x ON x.id = t.exchange CROSS JOIN contact c ON c.id = t.contact"
        " WHERE t.opened <= :until AND (t.closed <= :until OR c.archived IS NULL OR c.archived > :until)"
    )
    rows = journal.rows(
        f"{owed} AND t.closed IS NULL UNION ALL {owed} AND t.closed >= :since ORDER BY 2 DESC, 6 DESC",
        {"since": since, "until": until},
    )
    return [Owed(*row[:-1]) for row in rows]
