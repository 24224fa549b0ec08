"""Asks: noting help that you asked for, and seeing what still waits."""

import datetime as dt

from netjournal.domain.asks import KINDS, Asked, Listed, hint
from netjournal.domain.contacts import Who
from netjournal.domain.exchanges import taken_apart
from netjournal.storage import asks as rows
from netjournal.storage import contacts
from netjournal.storage.journal import Journal


def make(
    journal: Journal, who: Who, words: str, today: dt.date, *, made: dt.date | None = None, due: dt.date | None = None
) -> Asked:
    """Write what you asked someone for, and return with it a calm word where giving something too may be wise.

    Args:
        journal: to write to.
        who: whom you asked.
        words: “referral: intro at the agency”; practical where no kind stands before a colon.
        today: the day of entry.
        made: the day on which you asked, today unless said.
        due: the day by which an answer is wanted.

    Raises:
        UnknownKind: when a word before a colon is no kind that one can ask for.
    """
    _whom, kind, what = taken_apart(words, {}, KINDS)
    with journal.step(f"ask {who.name}") as step:
        contacts.make_sure(journal, who)
        standing = rows.standing(journal, who.key, today)
        ask = rows.make(step, who, kind or "practical", what, made=made or today, due=due)
        is_archived = contacts.read(journal, who.key).archived is not None
        undo = step.uid
    return Asked(ask, hint(standing, today), is_kind_assumed=kind is None, is_archived=is_archived, undo=undo)


def open_asks(journal: Journal, today: dt.date) -> Listed:
    """Return every ask that waits for an answer, or whose outcome they do not know yet."""
    return Listed(tuple(rows.open_asks(journal, today)), today)
