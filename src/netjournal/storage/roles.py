"""Roles as rows: who has one, and which have a pace."""

import datetime as dt

from netjournal import text
from netjournal.domain.contacts import Who
from netjournal.domain.roles import MENTORS, Gift, Mentor
from netjournal.storage import contacts
from netjournal.storage import depth as ties
from netjournal.storage.due import pace_chosen
from netjournal.storage.journal import Journal, Step


def named(journal: Journal, name: str) -> str | None:
    """Return a role as it was first written, None where nobody has it."""
    folded = text.folded(name)
    row = journal.row(
        "SELECT coalesce((SELECT name FROM role WHERE folded = :folded),"
        " (SELECT name FROM contact_role WHERE folded = :folded ORDER BY id LIMIT 1))",
        {"folded": folded},
    )
    return row[0] if row else None


def pace_of(journal: Journal, name: str) -> int | None:
    """Return the pace that was chosen for everyone in a role."""
    row = journal.row("SELECT pace FROM role WHERE folded = ?", (text.folded(name),))
    return row[0] if row else None


def set_pace(step: Step, name: str, days: int | None) -> None:
    """Choose a pace for everyone in a role."""
    if days is not None or contacts.group(step.journal, "role", name) is not None:
        step.update("role", contacts.group_or_new(step, "role", name), pace=days)


def mentors(journal: Journal, today: dt.date) -> list[Mentor]:
    """Return your mentors, then your mentees, the archived apart, each in order of their names."""
    rows = journal.rows(
        "SELECT c.id, c.uid, c.name, l.folded FROM contact_role l JOIN contact c ON c.id = l.contact"
        " WHERE l.folded IN (?, ?) AND (c.archived IS NULL OR c.archived > ?) ORDER BY l.folded DESC, c.folded, c.id",
        (*MENTORS, today.isoformat()),
    )
    return [_mentor(journal, Who(*row[:3]), row[3], today) for row in rows]


def _mentor(journal: Journal, who: Who, role: str, today: dt.date) -> Mentor:
    last = ties.at(journal, who.key, today.toordinal()).state.last
    return Mentor(who, role, pace_chosen(journal, who.key), ties.iso(last), last_gift(journal, who.key, today))


def last_gift(journal: Journal, contact: int, today: dt.date) -> Gift | None:
    """Return what you gave a contact last."""
    row = journal.row(
        "SELECT kind, what, date FROM exchange WHERE contact = ? AND date <= ? AND way = 'gave'"
        " AND kind NOT IN ('reaction', 'tried') ORDER BY date DESC, id DESC LIMIT 1",
        (contact, today.isoformat()),
    )
    return Gift(*row) if row else None
