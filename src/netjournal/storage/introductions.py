"""Introductions and relations between contacts as rows."""

import datetime as dt
from typing import Any

from netjournal.domain.contacts import Who
from netjournal.domain.introductions import ONE_WAY, PLAIN, Acquaintance, Introduction
from netjournal.i18n import _
from netjournal.storage import contacts, exchanges, opening
from netjournal.storage.journal import Journal, Step

_INTRODUCTION = (
    "SELECT i.id, i.uid, a.id, a.uid, a.name, b.id, b.uid, b.name, i.what, i.made,"
    " CASE WHEN i.closed <= :today THEN i.closed END, CASE WHEN i.closed <= :today THEN i.outcome END, i.encounter"
    " FROM introduction i JOIN contact a ON a.id = i.one JOIN contact b ON b.id = i.two WHERE i.made <= :today"
)


def _introductions(journal: Journal, condition: str, today: dt.date, **values: Any) -> list[Introduction]:
    rows = journal.rows(f"{_INTRODUCTION} {condition}", {"today": today.isoformat()} | values)
    return [Introduction._make((*row[:2], Who(*row[2:5]), Who(*row[5:8]), *row[8:])) for row in rows]


def open_introductions(journal: Journal, today: dt.date) -> list[Introduction]:
    """Return the introductions of which it is not known yet, on a day, whether they were taken up; oldest first."""
    unknown = "AND (i.closed IS NULL OR i.closed > :today) ORDER BY i.made, i.id"
    return _introductions(journal, unknown, today)


def all_introductions(journal: Journal, today: dt.date) -> list[Introduction]:
    """Return all introductions that were made up to a day, newest first."""
    return _introductions(journal, "ORDER BY i.made DESC, i.id DESC", today)


def made_between(journal: Journal, since: dt.date, until: dt.date) -> list[Introduction]:
    """Return the introductions of a period as they stood on its last day, oldest first."""
    return _introductions(journal, "AND i.made >= :since ORDER BY i.made, i.id", until, since=since.isoformat())


def of_contact(journal: Journal, contact: int, today: dt.date) -> list[Introduction]:
    """Return the introductions of one contact to others, newest first."""
    theirs = "AND i.id IN (SELECT id FROM introduction WHERE one = :contact UNION"
    both = f"{theirs} SELECT id FROM introduction WHERE two = :contact) ORDER BY i.made DESC, i.id DESC"
    return _introductions(journal, both, today, contact=contact)


def between(journal: Journal, one: int, two: int, today: dt.date) -> Introduction | None:
    """Return the newest introduction of two contacts to each other."""
    pair = {one, two}
    return next((i for i in of_contact(journal, one, today) if {i.one.key, i.two.key} == pair), None)


def read(journal: Journal, key: int, today: dt.date) -> Introduction:
    """Return one introduction."""
    return _introductions(journal, "AND i.id = :key", today, key=key)[0]


def create(step: Step, one: int, two: int, **columns: Any) -> int:
    """Write an introduction and return its key."""
    return step.insert("introduction", one=one, two=two, **columns)


def close(step: Step, key: int, outcome: str, today: dt.date) -> None:
    """Write what came of an introduction; one that was taken up means that the two know each other.

    Raises:
        Unavailable: when another window closed it meanwhile.
    """
    row = step.journal.row("SELECT one, two FROM introduction WHERE id = ? AND closed IS NULL", (key,))
    if row is None:
        raise opening.changed_meanwhile(step.journal.path)
    step.update("introduction", key, closed=today.isoformat(), outcome=outcome)
    if outcome == "taken up":
        relate(step, row[0], row[1], PLAIN)


def add_brought(step: Step, encounter: int, via: Who, name: str, today: dt.date) -> tuple[int, bool]:
    """Write that somebody brought you a new contact; return the exchange, and whether it opened thanks."""
    date = exchanges.read_encounter(step.journal, encounter).date
    passed = {"way": "got", "kind": "introduction", "what": _("to {name}").format(name=name), "value": 3}
    row = exchanges.add(step, encounter, via.key, date.isoformat(), **passed)
    step.update("contact", via.key, snoozed_until=None, snoozes=0)
    opened = exchanges.open_thanks(step, via.key, row, ("got", "introduction"), date, today.isoformat())
    return row, opened


# --- who knows whom ----------------------------------------------------------------------------------


def relations_between(journal: Journal, one: int, two: int) -> list[tuple[int, int, str]]:
    """Return how two contacts know each other: the row, who is named first in it, the kind."""
    return journal.rows(
        "SELECT id, one, kind FROM relation WHERE (one = :one AND two = :two) OR (one = :two AND two = :one)"
        " ORDER BY id",
        {"one": one, "two": two},
    )


def relate(step: Step, one: int, two: int, kind: str) -> bool:
    """Write how two contacts know each other; return whether that is news. A closer relation replaces the plain one."""
    known = relations_between(step.journal, one, two)
    if kind == PLAIN and known:
        return False
    if any(their_kind == kind and (kind not in ONE_WAY or first == one) for _row, first, their_kind in known):
        return False
    for row, _first, their_kind in known:
        if their_kind == PLAIN:
            step.update("relation", row, one=one, two=two, kind=kind)
            return True
    step.insert("relation", one=one, two=two, kind=kind)
    return True


def part(step: Step, one: int, two: int, kind: str | None) -> list[str]:
    """Take away how two contacts know each other, or only one kind of it; return the kinds that are gone."""
    gone = []
    for row, first, their_kind in relations_between(step.journal, one, two):
        if kind is None or (their_kind == kind and (kind not in ONE_WAY or first == one)):
            step.delete("relation", row)
            gone.append(their_kind)
    return gone


def whom_they_know(journal: Journal, contact: int, today: dt.date) -> list[Acquaintance]:
    """Return whom a contact knows, each once, as far as the journal can tell; the closest knowledge first."""
    found: dict[int, Acquaintance] = {}
    for one in (*_related(journal, contact), *_introduced(journal, contact, today), *_brought(journal, contact)):
        found.setdefault(one.who.key, one)
    return list(found.values())


def _related(journal: Journal, contact: int) -> list[Acquaintance]:
    rows = journal.rows(
        "SELECT two, kind, 1, id FROM relation WHERE one = :contact"
        " UNION ALL SELECT one, kind, 0, id FROM relation WHERE two = :contact ORDER BY 4",
        {"contact": contact},
    )
    closest = sorted(rows, key=lambda row: row[1] == PLAIN)
    return [
        Acquaintance(contacts.who(journal, other), "mentee" if kind == "mentor" and is_first else kind)
        for other, kind, is_first, _row in closest
    ]


def _introduced(journal: Journal, contact: int, today: dt.date) -> list[Acquaintance]:
    return [
        Acquaintance(i.two if i.one.key == contact else i.one, "introduced", i.made)
        for i in of_contact(journal, contact, today)
        if i.outcome in (None, "taken up")
    ]


def _brought(journal: Journal, contact: int) -> list[Acquaintance]:
    rows = journal.rows(
        "SELECT c.id, c.uid, c.name, 'came through' FROM contact me JOIN contact c ON c.id = me.via"
        " WHERE me.id = :contact"
        " UNION ALL SELECT id, uid, name, 'brought' FROM contact WHERE via = :contact",
        {"contact": contact},
    )
    return [Acquaintance(Who(*row[:3]), row[3]) for row in rows]
