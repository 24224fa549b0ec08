"""Every open loop as of a day, each kind read from its own table by what is open there."""

import datetime as dt
from typing import Any

from netjournal.domain.loops import RENEWAL_AHEAD, Loop
from netjournal.storage.journal import Journal

#: What each table gives for a loop, in one order of columns; since when a row counts, and whose it is.
_TABLES = {
    "promise": (
        (
            "SELECT 'promise', l.id, l.uid, c.id, c.uid, c.name, c.snoozed_until, l.what, NULL, l.made, l.due,"
            " l.promised_by, NULL, NULL, NULL, NULL FROM promise l CROSS JOIN contact c ON c.id = l.contact"
        ),
        "made",
        "l.contact = :contact",
    ),
    "ask": (
        (
            "SELECT 'ask', l.id, l.uid, c.id, c.uid, c.name, c.snoozed_until, l.what, l.kind, l.made, l.due,"
            " NULL, CASE WHEN l.answered <= :today THEN l.answered END,"
            " CASE WHEN l.answered <= :today THEN l.outcome END, NULL, NULL"
            " FROM ask l CROSS JOIN contact c ON c.id = l.contact"
        ),
        "made",
        "l.contact = :contact",
    ),
    "thanks": (
        (
            "SELECT 'thanks', l.id, l.uid, c.id, c.uid, c.name, c.snoozed_until, x.what, x.kind, x.date, NULL,"
            " NULL, NULL, NULL, NULL, NULL"
            " FROM thanks l CROSS JOIN exchange x ON x.id = l.exchange CROSS JOIN contact c ON c.id = l.contact"
        ),
        "opened",
        "l.contact = :contact",
    ),
    "introduction": (
        (
            "SELECT 'introduction', l.id, l.uid, c.id, c.uid, c.name, c.snoozed_until, l.what, NULL, l.made, NULL,"
            " NULL, NULL, NULL, d.uid, d.name"
            " FROM introduction l CROSS JOIN contact c ON c.id = l.one CROSS JOIN contact d ON d.id = l.two"
        ),
        "made",
        ":contact IN (l.one, l.two)",
    ),
}
_RENEWAL = (
    "SELECT 'renewal', l.id, l.uid, NULL, NULL, g.name, NULL, l.fee, NULL, coalesce(l.since, :today), l.renewal,"
    " NULL, NULL, NULL, NULL, NULL FROM own_membership l CROSS JOIN community g ON g.id = l.community"
)
#: The column that holds the contact of a loop; of an introduction, the first of the two.
_CONTACTS = {"promise": "contact", "ask": "contact", "thanks": "contact", "introduction": "one", "need": "contact"}


def with_people(journal: Journal, today: dt.date, contact: int | None = None) -> list[Loop]:
    """Return all that was open on a day: with everyone who is not archived, or with one contact."""
    rows = journal.rows(_of_everyone() if contact is None else _of_one(), _values(today) | {"contact": contact})
    return [_loop(row) for row in rows]


def _of_everyone() -> str:
    return _open("c.archived IS NULL", introduced=" AND d.archived IS NULL")


def _of_one() -> str:
    return _open("{theirs}")


def _open(whose: str, introduced: str = "") -> str:
    """Return the question for what is open: not closed, or closed only later than the day.

    The sign before the day of making keeps SQLite to the index of what is open, which is the smaller part.
    """
    asked: list[str] = []
    for kind, (select, begun, theirs) in _TABLES.items():
        where = whose.format(theirs=theirs) + (introduced if kind == "introduction" else "")
        asked += (
            f"{select} WHERE l.closed IS NULL AND +l.{begun} <= :today AND {where}",
            f"{select} WHERE l.closed > :today AND +l.{begun} <= :today AND {where}",
        )
    return " UNION ALL ".join(asked)


def renewals(journal: Journal, today: dt.date) -> list[Loop]:
    """Return your own memberships that want renewing within 30 days, or wanted it before today."""
    edge = dt.date.fromordinal(min(today.toordinal() + RENEWAL_AHEAD, dt.date.max.toordinal()))
    rows = journal.rows(
        f"{_RENEWAL} WHERE l.renewal <= :edge AND coalesce(l.since <= :today, 1) AND coalesce(l.until >= l.renewal, 1)",
        _values(today) | {"edge": edge.isoformat()},
    )
    return [_loop(row) for row in rows]


def by_id(journal: Journal, kind: str, uid: str, today: dt.date) -> Loop | None:
    """Return the loop of a public id that had begun by a day, open or not.

    A membership is one where it has a day of renewal.
    """
    select, begun, _theirs = _TABLES.get(kind, (_RENEWAL, "since", ""))
    renewed = " AND l.renewal IS NOT NULL" if kind == "renewal" else ""
    where = f"l.uid = :uid AND coalesce(l.{begun} <= :today, 1){renewed}"
    row = journal.row(f"{select} WHERE {where}", _values(today) | {"uid": uid})
    return _loop(row) if row else None


def kind_of(journal: Journal, uid: str) -> str | None:
    """Return which kind of loop has a public id, None where none has."""
    tables = {**{kind: kind for kind in _TABLES}, "renewal": "own_membership"}
    found = (kind for kind, table in tables.items() if journal.row(f"SELECT 1 FROM {table} WHERE uid = ?", (uid,)))
    return next(found, None)


def closed(journal: Journal, kind: str, uid: str) -> dt.date | None:
    """Return on which day a loop was closed; None while it is open."""
    if kind == "renewal":
        return None
    row = journal.row(f"SELECT closed FROM {kind} WHERE uid = ?", (uid,))
    return _day(row[0]) if row else None


def outcome(journal: Journal, kind: str, uid: str) -> str:
    """Return the code of what came of a loop that was closed."""
    column = "coalesce(nullif(answer, 'yes'), CASE WHEN told IS NULL THEN 'let be' ELSE 'told' END)"
    return str(journal.one(f"SELECT {column if kind == 'ask' else 'outcome'} FROM {kind} WHERE uid = ?", (uid,)))


def contact_of(journal: Journal, kind: str, uid: str) -> str | None:
    """Return the public id of the contact with whom a loop is; None for a loop without one."""
    if kind not in _CONTACTS:
        return None
    row = journal.row(
        f"SELECT c.uid FROM {kind} l JOIN contact c ON c.id = l.{_CONTACTS[kind]} WHERE l.uid = ?", (uid,)
    )
    return row[0] if row else None


def _values(today: dt.date) -> dict[str, Any]:
    return {"today": today.isoformat()}


def _loop(row: tuple[Any, ...]) -> Loop:
    kind, key, uid, contact, contact_id, name, snoozed, what, support, since, due, by, answered, came, *others = row
    begun = dt.date.fromisoformat(since)
    known = (_day(answered), came, *others)
    return Loop(kind, key, uid, contact, contact_id, name, _day(snoozed), what, support, begun, _day(due), by, *known)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
