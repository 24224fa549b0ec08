"""Needs and offers as rows, and what meets what, found in full text by stems.

`due` asks here for an idea a row, so stems are stored and nothing that makes them is loaded.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from netjournal.domain.contacts import Who
from netjournal.domain.needs import Idea, Need, meets, shared
from netjournal.storage import opening, search
from netjournal.storage.journal import Journal, Step

#: So many rows of full text are looked at for one need.
LOOKED_AT = 100

_COLUMNS = "n.id, n.uid, n.contact, c.uid, c.name, n.side, n.kind, n.what, n.stems, n.since, n.closed, n.outcome"
_FROM = "need n LEFT JOIN contact c ON c.id = n.contact"
_OPEN = "n.since <= :today AND (n.closed IS NULL OR n.closed > :today)"
HERE = "(c.archived IS NULL OR c.archived > :today)"


def _need(row: Sequence[Any]) -> Need:
    key, uid, contact, contact_uid, name, side, kind, what, stems, since, closed, outcome = row
    who = Who(contact, contact_uid, name) if contact is not None else None
    ended = dt.date.fromisoformat(closed) if closed else None
    return Need(key, uid, who, side, kind, what, stems, dt.date.fromisoformat(since), ended, outcome)


# --- reading -----------------------------------------------------------------------------------------


def read(journal: Journal, key: int) -> Need:
    """Return one need or offer."""
    row = journal.row(f"SELECT {_COLUMNS} FROM {_FROM} WHERE n.id = ?", (key,))
    assert row is not None
    return _need(row)


def by_id(journal: Journal, uid: str) -> Need | None:
    """Return the need or offer of a public id, open or not."""
    row = journal.row(f"SELECT {_COLUMNS} FROM {_FROM} WHERE n.uid = ?", (uid,))
    return _need(row) if row else None


def all_open(journal: Journal, today: str, side: str | None = None) -> list[Need]:
    """Return all that was open on a day, oldest first: yours, and that of those who are not archived."""
    rows = journal.rows(
        f"SELECT {_COLUMNS} FROM {_FROM} WHERE {_OPEN} AND {HERE} AND coalesce(:side, n.side) = n.side"
        " ORDER BY n.since, n.id",
        {"today": today, "side": side},
    )
    return [_need(row) for row in rows]


def open_of(journal: Journal, contact: int | None, today: str, side: str | None = None) -> list[Need]:
    """Return what was open on a day with one contact, or with yourself, oldest first."""
    rows = journal.rows(
        f"SELECT {_COLUMNS} FROM {_FROM} WHERE n.contact IS :contact AND {_OPEN} AND coalesce(:side, n.side) = n.side"
        " ORDER BY n.since, n.id",
        {"contact": contact, "today": today, "side": side},
    )
    return [_need(row) for row in rows]


def not_closed(journal: Journal, contact: int | None, side: str) -> list[Need]:
    """Return what is not closed on one side with one contact, or with yourself, whatever the day."""
    rows = journal.rows(
        f"SELECT {_COLUMNS} FROM {_FROM} WHERE n.contact IS ? AND n.side = ? AND n.closed IS NULL ORDER BY n.id",
        (contact, side),
    )
    return [_need(row) for row in rows]


# --- what meets what ---------------------------------------------------------------------------------


def meeting(journal: Journal, need: Need, today: str) -> list[Need]:
    """Return the open rows of the other side that meet a need or offer, of anyone but the same person.

    Those that share most stems come first; among equals your own, then the best match.
    """
    query = search.any_of(need.stems, "stems")
    if not query:
        return []
    rows = journal.rows(
        f"SELECT {_COLUMNS} FROM need_fts CROSS JOIN need n ON n.id = need_fts.rowid"
        " LEFT JOIN contact c ON c.id = n.contact"
        f" WHERE need_fts MATCH :query AND n.side = :side AND n.contact IS NOT :contact AND {_OPEN} AND {HERE}"
        f" ORDER BY bm25(need_fts), n.id LIMIT {LOOKED_AT}",
        {
            "query": query,
            "side": "offer" if need.side == "need" else "need",
            "contact": need.who.key if need.who else None,
            "today": today,
        },
    )
    met = [other for row in rows if meets(need, other := _need(row))]
    return sorted(met, key=lambda one: (-shared(need.stems, one.stems), one.who is not None))


def idea_for(journal: Journal, contact: int, today: str) -> Idea | None:
    """Return how you could help a contact today: by what you offer yourself, else by introducing who offers it."""
    best: Idea | None = None
    for need in open_of(journal, contact, today, "need"):
        for offer in meeting(journal, need, today):
            if offer.who is None:
                return Idea(need.what, mine=True, by=None, offer=offer.what)
            if best is None and not are_acquainted(journal, contact, offer.who.key, today):
                best = Idea(need.what, mine=False, by=offer.who, offer=offer.what)
    return best


def are_acquainted(journal: Journal, one: int, two: int, today: str) -> bool:
    """Tell whether the journal says that two contacts know each other: introduced, related, or met through."""
    asked = {"one": one, "two": two, "today": today}
    return any(journal.row(sql, asked) for sql in _ACQUAINTED)


_ACQUAINTED = tuple(
    sql.format(one=one, two=two)
    for sql in (
        "SELECT 1 FROM introduction WHERE one = {one} AND two = {two} AND made <= :today",
        "SELECT 1 FROM relation WHERE one = {one} AND two = {two}",
        "SELECT 1 FROM contact WHERE id = {one} AND via = {two}",
    )
    for one, two in ((":one", ":two"), (":two", ":one"))
)


# --- writing -----------------------------------------------------------------------------------------


def add(step: Step, contact: int | None, **columns: Any) -> int:
    """Write a need or an offer, of a contact or of yourself, and return its key."""
    return step.insert("need", contact=contact, **columns)


def close(step: Step, need: Need, day: str, outcome: str) -> None:
    """Close a need or offer that was read before the step.

    Raises:
        Unavailable: when another window was faster.
    """
    if not step.journal.row("SELECT 1 FROM need WHERE id = ? AND uid = ? AND closed IS NULL", (need.key, need.id)):
        raise opening.changed_meanwhile(step.journal.path)
    step.update("need", need.key, closed=day, outcome=outcome)
