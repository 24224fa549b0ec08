"""What was made visible, as rows, with those who came because of it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from netjournal.domain.contacts import Who
from netjournal.domain.visible import Visible
from netjournal.storage import contacts
from netjournal.storage.journal import Journal, Step

_VISIBLE = (
    "SELECT v.id, v.uid, v.date, v.what, v.kind, g.name FROM visible v LEFT JOIN community g ON g.id = v.community"
)
_FIRST_DAY = dt.date.min


def between(journal: Journal, since: dt.date, until: dt.date) -> tuple[Visible, ...]:
    """Return what was made visible in some days, newest first."""
    rows = journal.rows(
        f"{_VISIBLE} WHERE v.date BETWEEN ? AND ? ORDER BY v.date DESC, v.id DESC",
        (since.isoformat(), until.isoformat()),
    )
    return tuple(_whole(journal, row) for row in rows)


def up_to(journal: Journal, today: dt.date) -> tuple[Visible, ...]:
    """Return all that was made visible up to a day, newest first."""
    return between(journal, _FIRST_DAY, today)


def read(journal: Journal, uid: str) -> Visible | None:
    """Return one thing by its public id."""
    row = journal.row(f"{_VISIBLE} WHERE v.uid = ?", (uid,))
    return _whole(journal, row) if row else None


def _whole(journal: Journal, row: tuple[Any, ...]) -> Visible:
    key, uid, date, what, kind, community = row
    people = journal.rows(
        "SELECT c.id, c.uid, c.name FROM visible_contact l JOIN contact c ON c.id = l.contact"
        " WHERE l.visible = ? ORDER BY l.id",
        (key,),
    )
    brought = tuple(Who(*person) for person in people)
    return Visible(key, uid, dt.date.fromisoformat(date), what, kind, community, brought)


def add(step: Step, date: dt.date, what: str, kind: str | None, community: str | None) -> Visible:
    """Write something made visible and return it; a community of a new name is made."""
    group = contacts.group_or_new(step, "community", community) if community else None
    key = step.insert("visible", date=date.isoformat(), what=what, kind=kind, community=group)
    return _whole(step.journal, step.journal.rows(f"{_VISIBLE} WHERE v.id = ?", (key,))[0])


def bring(step: Step, key: int, people: Sequence[Who]) -> tuple[Who, ...]:
    """Note that people came because of it; return those of whom that is new."""
    known = {
        contact for (contact,) in step.journal.rows("SELECT contact FROM visible_contact WHERE visible = ?", (key,))
    }
    news = tuple(who for who in dict.fromkeys(people) if who.key not in known)
    for who in news:
        step.insert("visible_contact", visible=key, contact=who.key)
    return news


def change(step: Step, key: int, community: str | None, **columns: Any) -> None:
    """Change some columns; a community of a new name is made, and None leaves it as it is."""
    if community is not None:
        columns["community"] = contacts.group_or_new(step, "community", community)
    step.update("visible", key, **columns)


def remove(step: Step, key: int) -> None:
    """Remove something made visible; those who came because of it stay."""
    for (row,) in step.journal.rows("SELECT id FROM visible_contact WHERE visible = ?", (key,)):
        step.delete("visible_contact", row)
    step.delete("visible", key)
