"""Promises as rows, and what keeping one writes."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from netjournal import text
from netjournal.dates import worded
from netjournal.domain.contacts import Who
from netjournal.domain.exchanges import Said
from netjournal.domain.promises import Promise, as_given, in_order, taken_apart
from netjournal.errors.ledger import AlreadyClosed
from netjournal.i18n import N_, _
from netjournal.storage import exchanges, opening
from netjournal.storage.exchanges import Recorded
from netjournal.storage.journal import Journal, Step

_PROMISE = (
    "SELECT p.id, p.uid, c.id, c.uid, c.name, p.promised_by, p.what, p.made, p.due, p.closed, p.outcome, p.exchange"
    " FROM promise p JOIN contact c ON c.id = p.contact"
)
_OUTCOMES = {"kept": N_("kept"), "dropped": N_("dropped")}


def open_promises(journal: Journal, today: dt.date) -> list[Promise]:
    """Return every promise that was open on a day, both ways: yours first, by their day, the undated last.

    Those with archived people stand apart, as in all that is open.
    """
    rows = journal.rows(
        f"{_PROMISE} WHERE p.closed IS NULL AND p.made <= :today AND c.archived IS NULL"
        f" UNION ALL {_PROMISE} WHERE p.closed > :today AND p.made <= :today AND c.archived IS NULL",
        {"today": today.isoformat()},
    )
    return in_order(_promises(rows, today))


def of_contact(journal: Journal, contact: int, today: dt.date) -> list[Promise]:
    """Return all promises between you and one contact as they stood on a day, newest first."""
    rows = journal.rows(
        f"{_PROMISE} WHERE p.contact = ? AND p.made <= ? ORDER BY p.made DESC, p.id DESC",
        (contact, today.isoformat()),
    )
    return _promises(rows, today)


def due_between(journal: Journal, since: dt.date, until: dt.date, today: dt.date) -> list[Promise]:
    """Return the promises whose day lay in a period, as they stood on `today`, by that day."""
    rows = journal.rows(
        f"{_PROMISE} WHERE p.due BETWEEN ? AND ? AND p.made <= ? ORDER BY p.due, p.id",
        (since.isoformat(), until.isoformat(), today.isoformat()),
    )
    return _promises(rows, today)


def find(journal: Journal, id_: str) -> Promise | None:
    """Return the promise with a public id, as it stands now."""
    row = journal.row(f"{_PROMISE} WHERE p.uid = ?", (id_,))
    return _promise(row) if row else None


def read(journal: Journal, key: int) -> Promise:
    """Return the promise of a row."""
    row = journal.row(f"{_PROMISE} WHERE p.id = ?", (key,))
    assert row is not None
    return _promise(row)


def _promises(rows: Iterable[tuple[Any, ...]], today: dt.date) -> list[Promise]:
    return [_promise(row).as_of(today) for row in rows]


def _promise(row: tuple[Any, ...]) -> Promise:
    key, uid, contact, contact_uid, name, promised_by, what, made, due, closed, outcome, exchange = row
    who = Who(contact, contact_uid, name)
    return Promise(
        key, uid, who, promised_by, what, _day(made), _day_or_none(due), _day_or_none(closed), outcome, exchange
    )


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _day_or_none(text: str | None) -> dt.date | None:
    return _day(text) if text else None


# --- making ------------------------------------------------------------------------------------------


def make(
    step: Step, who: Who, what: str, *, made: dt.date, due: dt.date | None = None, promised_by: str = "me"
) -> Promise:
    """Write a promise of yours, or of theirs."""
    key = step.insert(
        "promise",
        contact=who.key,
        promised_by=promised_by,
        what=what,
        made=made.isoformat(),
        due=due.isoformat() if due else None,
    )
    return read(step.journal, key)


def owe(step: Step, people: Sequence[Who], said: Said, today: dt.date) -> tuple[Promise, ...]:
    """Write what you promised in an encounter: “send the outline by fri”, with several people “priya: send …”.

    Raises:
        NotWithMany: when there are several people, and it is not said whom.
        PastDate: when it was promised by a day that has gone by.
        EmptyText: when nothing stands beside the name or the day.
    """
    made = []
    for given in said.owes:
        who, words = exchanges.whom(people, given)
        what, by = taken_apart(words, today)
        made.append(make(step, who, text.clean(what, _("promise"), text.NOTE_MOST), made=said.date, due=by))
    return tuple(made)


# --- closing -----------------------------------------------------------------------------------------


def keep(
    step: Step, promise: Promise, today: dt.date, *, passed: str | None = None, on: dt.date | None = None
) -> Recorded | None:
    """Close a promise as kept, and write what passed by it: `gave` if you promised, `got` if they did.

    Args:
        step: to write in.
        promise: as it was read.
        today: the day of entry.
        passed: what it was, in words as in --gave ("practical: the slides"); the promise's own words are taken
            whatever colons they hold. None writes no exchange.
        on: the day on which it was kept, today unless said.

    Raises:
        AlreadyClosed: when it was kept or dropped before.
        Unavailable: when it is gone.
    """
    _make_sure(step.journal, promise)
    day = on or today
    recorded = _record(step, promise, passed, day, today) if passed else None
    exchange = recorded.exchanges[0] if recorded else None
    step.update("promise", promise.key, closed=day.isoformat(), outcome="kept", exchange=exchange)
    return recorded


def drop(step: Step, promise: Promise, day: dt.date) -> None:
    """Close a promise on a day: it will not be kept, and need not be.

    Raises:
        AlreadyClosed: when it was kept or dropped before.
    """
    _make_sure(step.journal, promise)
    step.update("promise", promise.key, closed=day.isoformat(), outcome="dropped")


def _record(step: Step, promise: Promise, passed: str, day: dt.date, today: dt.date) -> Recorded:
    """Write what passed by keeping a promise, without a meeting."""
    words, is_assumed = as_given(passed) if passed == promise.what else (passed, False)
    said = Said(
        date=day,
        gave=(words,) if promise.is_mine else (),
        got=() if promise.is_mine else (words,),
        started_by=promise.promised_by,
    )
    recorded = exchanges.record(step, [promise.contact], said, today.isoformat(), met=False)
    return recorded._replace(kind_assumed=recorded.exchanges) if is_assumed else recorded


def _make_sure(journal: Journal, promise: Promise) -> None:
    """Make sure, inside a step, that a promise is still there and open.

    Raises:
        AlreadyClosed: when it was kept or dropped before.
        Unavailable: when it is gone, or is not the one that was read.
    """
    now = find(journal, promise.id)
    if now is None or now.key != promise.key or now.contact.key != promise.contact.key:
        raise opening.changed_meanwhile(journal.path)
    if now.closed:
        raise AlreadyClosed(what=now.what, how=_(_OUTCOMES[str(now.outcome)]), day=worded(now.closed))
