"""What stands behind a part of the report: its rows, told one by one as far as they are shown."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from netjournal.domain.report_parts import Entry
from netjournal.storage import report as rows
from netjournal.storage import report_ledger
from netjournal.storage.journal import Journal


class Behind(NamedTuple):
    """What stands behind a part: rows, and how one of them is told."""

    rows: Sequence[Any]
    entry: Callable[[Any], Entry]


def contact(journal: Journal, key: int, **facts: Any) -> Entry:
    """Return an entry whose number means a contact."""
    who = rows.people(journal, [key])[0]
    return Entry(ref=("contact", who.id), who=who, **facts)


def told(entries: Sequence[Entry]) -> Behind:
    """Return entries that are told already, newest first."""
    return Behind(sorted(entries, key=lambda entry: entry.date or "", reverse=True), lambda entry: entry)


def meeting(journal: Journal, one: report_ledger.Meeting, **facts: Any) -> Entry:
    """Return an encounter as an entry: the first who was there, and how many more."""
    states = {"me": ("you started",), "them": ("they started",), None: ()}[one.started_by]
    return contact(journal, one.contact, date=one.date, what=one.words, more=one.more, states=states, **facts)
