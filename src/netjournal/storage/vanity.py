"""Followers and connections as rows: one number a platform and day."""

import datetime as dt
import itertools

from netjournal import text
from netjournal.domain import vanity as domain
from netjournal.domain.vanity import Count, Platform, Vanity
from netjournal.storage.journal import Journal, Step


def latest(journal: Journal, today: dt.date) -> Vanity:
    """Return the newest number of each platform as of a day, the largest first, and what they contain."""
    rows = journal.rows(
        "SELECT folded, platform, date, count FROM vanity WHERE date <= ? ORDER BY folded, date DESC",
        (today.isoformat(),),
    )
    found = [
        domain.platform([Count(name, dt.date.fromisoformat(date), count) for _folded, name, date, count in theirs])
        for _folded, theirs in itertools.groupby(rows, key=lambda row: row[0])
    ]
    ordered = sorted(found, key=lambda one: (-one.newest.count, text.folded(one.newest.platform)))
    return Vanity(tuple(ordered), *contained(journal, today))


def of_platform(journal: Journal, name: str, today: dt.date) -> Platform:
    """Return what there is to say of one platform that has a number."""
    rows = journal.rows(
        "SELECT platform, date, count FROM vanity WHERE folded = ? AND date <= ? ORDER BY date DESC",
        (text.folded(name), today.isoformat()),
    )
    return domain.platform([Count(name, dt.date.fromisoformat(date), count) for name, date, count in rows])


def contained(journal: Journal, today: dt.date) -> tuple[int, int]:
    """Return how many contacts there are that are not archived, and with how many of them anything ever passed."""
    row = journal.row(
        "SELECT count(*), coalesce(sum(t.first <= :today), 0) FROM contact c JOIN tie t ON t.contact = c.id"
        " WHERE c.archived IS NULL OR c.archived > :today",
        {"today": today.isoformat()},
    )
    assert row is not None
    return int(row[0]), int(row[1])


def note(step: Step, name: str, date: dt.date, count: int) -> int | None:
    """Write the number of a platform on a day; return the one of that day whose place it takes, if any."""
    found = step.journal.row(
        "SELECT id, count FROM vanity WHERE folded = ? AND date = ?", (text.folded(name), date.isoformat())
    )
    if found is None:
        step.insert("vanity", platform=name, folded=text.folded(name), date=date.isoformat(), count=count)
        return None
    step.update("vanity", found[0], platform=name, count=count)
    return int(found[1])
