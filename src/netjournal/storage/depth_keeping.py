"""Keeping the stored state of each tie true in every step: carried on where possible, else told anew.

A tie of more than a thousand entries has checkpoints: how it stood at the end of some of its days. What changes it on
a later day is told from the last of them, so that a friend of a hundred thousand messages costs no more than one of
a thousand; those from the first changed day on are forgotten and made anew on the way.
"""

import datetime as dt
import itertools
import math
import operator
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from netjournal.domain import depth as arithmetic
from netjournal.domain import due
from netjournal.domain.depth import ExchangeDay, State
from netjournal.domain.exchanges import WEIGHTLESS
from netjournal.storage import depth
from netjournal.storage.depth import NOTHING, STATE, Tie, iso, ordinal
from netjournal.storage.journal import Journal, Row, Touched

_SLOWEST = arithmetic.HALF_LIVES[-1]
#: Ties that are held in memory where all are written anew.
_PAGE = 1000
#: Each time it comes past a multiple of so many encounters, a tie is told from its last checkpoint: new ones are made.
_TOLD_AGAIN = depth.STRETCH // 2


def keep(journal: Journal, touched: Touched) -> None:
    """Write the state of every contact whose exchanges changed: carried on where possible, else told anew."""
    gates = depth.stored_gates(journal)
    for contact, touch in touched.items():
        _forget(journal, contact, touch.since)
        tie = None if touch.news is None else _carried_on(journal, contact, touch.news)
        write(journal, contact, tie if tie is not None else _told(journal, contact), gates)


def write(journal: Journal, contact: int, tie: Tie, gates: due.Gates) -> None:
    """Store the state of one tie."""
    marks = ", ".join("?" * 21)
    sql = f"INSERT OR REPLACE INTO tie (contact, {STATE}, newest, due_from, due_until, bound) VALUES ({marks})"
    journal.connection.execute(sql, row(contact, tie, gates))


def row(contact: int, tie: Tie, gates: due.Gates) -> tuple[Any, ...]:
    """Return the columns of a stored tie, in the order of the table."""
    opens, closes = _dates_of(due.window(tie.state, by_hand=tie.by_hand, gates=gates))
    return contact, *_state(tie), iso(tie.newest), opens, closes, _bound(tie.state)


def _state(tie: Tie) -> tuple[Any, ...]:
    """Return the columns of `STATE`."""
    state = tie.state
    return *state[:8], iso(state.first), iso(state.last), *state[10:], int(tie.by_hand), tie.count


def _dates_of(days: tuple[int, int] | None) -> tuple[str | None, str | None]:
    """Return a window as ISO dates; none where it would open after the last day of the calendar."""
    end = dt.date.max.toordinal()
    return (iso(days[0]), iso(min(days[1], end))) if days and days[0] <= end else (None, None)


def _bound(state: State) -> float | None:
    """Return a key that sorts ties by the most they can weigh on any later day.

    No clock fades more slowly than the slowest, so X(today) <= X(last) * 2^-((today - last) / 480), and the
    logarithm of the right side, less the same term for everyone, does not depend on today.
    """
    return math.log2(arithmetic.weight(state, state.last)) + state.last / _SLOWEST if state.last else None


# --- carrying on -------------------------------------------------------------------------------------


def _carried_on(journal: Journal, contact: int, news: list[Row]) -> Tie | None:
    """Return the tie with new exchanges added, or None where it must be told anew."""
    old = depth.stored(journal, contact)
    if old is None:
        return None if news else NOTHING
    if not news:
        return old
    days = arithmetic.merged((ordinal(r["date"]), r["way"], r["value"]) for r in news if r["kind"] not in WEIGHTLESS)
    state: State | None = old.state
    if days and days[0].day == old.state.last:
        state = _passed_again(journal, contact, old.state, days.pop(0), news)
    if state is None or (days and days[0].day < state.last):
        return None
    count = old.count + _new_encounters(journal, contact, news)
    if count // _TOLD_AGAIN > old.count // _TOLD_AGAIN:
        return None
    return Tie(
        state=arithmetic.replay(days, state),
        by_hand=old.by_hand or any(r["by_hand"] for r in news),
        count=count,
        newest=max(old.newest, *(ordinal(r["date"]) for r in news)),
    )


def _passed_again(journal: Journal, contact: int, state: State, more: ExchangeDay, news: list[Row]) -> State | None:
    """Return the state after more passed on its last day, or None where the tie is not as its rows make it."""
    keys = {r["id"] for r in news}
    rows = journal.rows(
        "SELECT id, date, way, kind, value FROM exchange INDEXED BY exchange_tie"
        " WHERE contact = ? AND date BETWEEN ? AND ?",
        (contact, iso(arithmetic.week_of(state.last)), iso(state.last)),
    )
    known = (row for row in rows if row[0] not in keys and row[3] not in WEIGHTLESS)
    week = arithmetic.merged((ordinal(date), way, value) for _key, date, way, _kind, value in known)
    return arithmetic.passed_again(state, week, more) if week and week[-1].day == state.last else None


def _new_encounters(journal: Journal, contact: int, news: list[Row]) -> int:
    """Count the encounters that the contact was not part of before these rows."""
    keys = {r["id"] for r in news}
    return sum(
        all(
            key in keys
            for (key,) in journal.rows(
                # Left alone, SQLite may read all that ever passed with the contact instead.
                "SELECT id FROM exchange INDEXED BY exchange_encounter WHERE encounter = ? AND contact = ?",
                (encounter, contact),
            )
        )
        for encounter in {r["encounter"] for r in news}
    )


# --- telling anew ------------------------------------------------------------------------------------


def _told(journal: Journal, contact: int) -> Tie:
    """Return the tie of a contact told from its last checkpoint, with new ones made on the way."""
    tie = depth.checkpoint(journal, contact)
    return _last(journal, contact, depth.told(depth.entries_after(journal, contact, tie), tie))


def _last(journal: Journal, contact: int, on_the_way: Iterable[Tie]) -> Tie:
    """Return the last of the ties that were told on the way, and keep the others as checkpoints."""
    tie: Tie | None = None
    for after in on_the_way:
        if tie is not None:
            _keep_checkpoint(journal, contact, tie)
        tie = after
    assert tie is not None, "even of nothing a tie is told"
    return tie


def _keep_checkpoint(journal: Journal, contact: int, tie: Tie) -> None:
    balance = depth.balance(journal, contact, iso(tie.newest) or "")
    marks = ", ".join("?" * 19)
    journal.connection.execute(
        f"INSERT INTO checkpoint VALUES ({marks})",
        checkpoint_row(contact, tie, balance),
    )


def checkpoint_row(contact: int, tie: Tie, balance: depth.Balance) -> tuple[Any, ...]:
    """Return the columns of a checkpoint on the newest day of a tie, in the order of the table."""
    return contact, iso(tie.newest), *_state(tie), depth.folded(balance)


def _forget(journal: Journal, contact: int, since: str) -> None:
    """Forget how a tie stood from a day on."""
    journal.connection.execute("DELETE FROM checkpoint WHERE contact = ? AND date >= ?", (contact, since))


def tell_long(journal: Journal, since: Mapping[int, str]) -> list[int]:
    """Write the state of long ties anew from their last checkpoint before a day, and return the other contacts.

    To read a tie of a hundred thousand messages from the beginning because of one more would take longer than the
    rest of an import.
    """
    has_some = {key for (key,) in journal.rows("SELECT DISTINCT contact FROM checkpoint")}
    gates = depth.stored_gates(journal)
    for contact in since.keys() & has_some:
        _forget(journal, contact, since[contact])
        write(journal, contact, _told(journal, contact), gates)
    return [contact for contact in since if contact not in has_some]


def rebuild_many(journal: Journal, contacts: Iterable[int]) -> None:
    """Write the state of many contacts anew, all read from the index in one go where their keys lie together."""
    gates = depth.stored_gates(journal)
    for first, last in _runs(sorted(contacts)):
        journal.connection.execute("DELETE FROM checkpoint WHERE contact BETWEEN ? AND ?", (first, last))
        rows = journal.connection.execute(
            "SELECT date, way, kind, value, by_hand, encounter, contact FROM exchange INDEXED BY exchange_tie"
            " WHERE contact BETWEEN ? AND ? ORDER BY contact, date",
            (first, last),
        )
        silent = first
        for contact, theirs in itertools.groupby(rows, key=operator.itemgetter(6)):
            for nobody in range(silent, contact):
                write(journal, nobody, NOTHING, gates)
            write(journal, contact, _last(journal, contact, depth.told(theirs)), gates)
            silent = contact + 1
        for nobody in range(silent, last + 1):
            write(journal, nobody, NOTHING, gates)


def _runs(keys: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Return the first and last of each run of keys that follow on one another."""
    first = last = None
    for key in keys:
        if first is None or last is None:
            first = last = key
        elif key == last + 1:
            last = key
        else:
            yield first, last
            first = last = key
    if first is not None and last is not None:
        yield first, last


# --- other gates -------------------------------------------------------------------------------------


def keep_gates(journal: Journal, gates: due.Gates) -> None:
    """Store new gates and every tie's due window under them."""
    with journal.writing():
        journal.connection.execute("DELETE FROM gates")
        if gates != due.USUAL:
            journal.connection.execute(
                "INSERT INTO gates (quiet, stop, times, slow, mutual) VALUES (?, ?, ?, ?, ?)",
                gates[:5],
            )
        for contact, tie in _in_pages(journal):
            write(journal, contact, tie, gates)


def follow_gates(journal: Journal, gates: due.Gates) -> None:
    """Store the gates of the settings where the stored windows are under others, as after a file edited by hand."""
    if depth.stored_gates(journal) != gates:
        keep_gates(journal, gates)


def _in_pages(journal: Journal) -> Iterator[tuple[int, Tie]]:
    """Return each contact's key and stored tie, a few at a time, so that they can be written meanwhile."""
    sql = f"SELECT contact, {STATE}, newest FROM tie WHERE contact > ? ORDER BY contact LIMIT {_PAGE}"
    last = 0
    while rows := journal.rows(sql, (last,)):
        for values in rows:
            yield values[0], depth.tie_of(values[1:])
        last = rows[-1][0]
