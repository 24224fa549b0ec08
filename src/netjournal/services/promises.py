"""Promises: making them, and seeing which are open."""

import datetime as dt

from netjournal.domain.contacts import Who
from netjournal.domain.promises import Listed, Promised
from netjournal.storage import contacts
from netjournal.storage import promises as rows
from netjournal.storage.journal import Journal


def make(
    journal: Journal, who: Who, what: str, *, made: dt.date, due: dt.date | None = None, promised_by: str = "me"
) -> Promised:
    """Write a promise of yours, or with `promised_by="them"` of theirs."""
    act = f"promise from {who.name}" if promised_by == "them" else f"promise {who.name}"
    with journal.step(act) as step:
        contacts.make_sure(journal, who)
        promise = rows.make(step, who, what, made=made, due=due, promised_by=promised_by)
        is_archived = contacts.read(journal, who.key).archived is not None
        undo = step.uid
    return Promised(promise, is_archived, undo)


def open_promises(journal: Journal, today: dt.date) -> Listed:
    """Return every promise that is open, both ways."""
    return Listed(tuple(rows.open_promises(journal, today)), today)
