"""The stored state of each tie: kept true by every step, rebuilt from its exchanges, and read for ranking."""

import datetime as dt
import itertools
import math
import operator
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from netjournal.domain import depth, due
from netjournal.domain.depth import ExchangeDay, State
from netjournal.domain.exchanges import WEIGHTLESS
from netjournal.storage.journal import Journal, Row

_SLOWEST = depth.HALF_LIVES[-1]
#: Ties that are held in memory where all are written anew.
_PAGE = 1000
_STATE = "e0, e1, e2, e3, f0, f1, f2, f3, first, last, gave, got, sw, s1"
_ALL = f"contact, {_STATE}, by_hand, count, newest, due_from, due_until, bound"


class Tie(NamedTuple):
    """What the journal keeps of one tie: its state, and what was counted."""

    state: State = depth.EMPTY
    by_hand: bool = False
    #: Encounters with this contact, reactions and attempts too: the number that other tools rank by.
    count: int = 0  # type: ignore[assignment]  # a tie hides tuple.count, which nobody asks of it
    #: The date of the newest entry of any kind, as an ordinal; 0 where there is none.
    newest: int = 0


def ordinal(date: str | None) -> int:
    """Return the ordinal of an ISO date, 0 for none."""
    return dt.date.fromisoformat(date).toordinal() if date else 0


def iso(day: int) -> str | None:
    """Return the ISO date of an ordinal, None for 0."""
    return dt.date.fromordinal(day).isoformat() if day else None


# --- keeping it true ---------------------------------------------------------------------------------


def keep(journal: Journal, touched: Mapping[int, list[Row] | None], gates: due.Gates | None = None) -> None:
    """Write the state of every contact whose exchanges changed: carried on where possible, else rebuilt."""
    gates = gates or stored_gates(journal)
    for contact, news in touched.items():
        tie = None if news is None else _carried_on(journal, contact, news)
        write(journal, contact, tie if tie is not None else rebuilt(journal, contact), gates)


def write(journal: Journal, contact: int, tie: Tie, gates: due.Gates) -> None:
    """Store the state of one tie."""
    marks = ", ".join("?" * 21)
    sql = f"INSERT OR REPLACE INTO tie ({_ALL}) VALUES ({marks})"
    journal.connection.execute(sql, row(contact, tie, gates))


def row(contact: int, tie: Tie, gates: due.Gates) -> tuple[Any, ...]:
    """Return the columns of a stored tie, in the order of the table."""
    state = tie.state
    first, last = _dates_of(due.window(state, by_hand=tie.by_hand, gates=gates))
    return (
        contact,
        *state[:8],
        iso(state.first),
        iso(state.last),
        *state[10:],
        int(tie.by_hand),
        tie.count,
        iso(tie.newest),
        first,
        last,
        _bound(state),
    )


def _dates_of(days: tuple[int, int] | None) -> tuple[str | None, str | None]:
    """Return a window as ISO dates; none where it would open after the last day of the calendar."""
    end = dt.date.max.toordinal()
    return (iso(days[0]), iso(min(days[1], end))) if days and days[0] <= end else (None, None)


def _bound(state: State) -> float | None:
    """Return a key that sorts ties by the most they can weigh on any later day.

    No clock fades more slowly than the slowest, so X(today) <= X(last) * 2^-((today - last) / 480), and the
    logarithm of the right side, less the same term for everyone, does not depend on today.
    """
    return math.log2(depth.weight(state, state.last)) + state.last / _SLOWEST if state.last else None


def most(bound: float, today: int) -> float:
    """Return the most that a tie with this stored bound can weigh on `today`, with room for rounding."""
    return float(2.0 ** (bound - today / _SLOWEST)) * (1 + 1e-9)


def stored_gates(journal: Journal) -> due.Gates:
    """Return the gates with which this journal's due windows are stored."""
    found = journal.row("SELECT quiet, stop, times, slow, mutual FROM gates")
    return due.USUAL if found is None else due.Gates(*found)


def _carried_on(journal: Journal, contact: int, news: list[Row]) -> Tie | None:
    """Return the tie with new exchanges added, or None where it must be rebuilt."""
    old = stored(journal, contact)
    if old is None:
        return rebuilt(journal, contact) if news else Tie()
    if not news:
        return old
    days = depth.merged((ordinal(r["date"]), r["way"], r["value"]) for r in news if r["kind"] not in WEIGHTLESS)
    state: State | None = old.state
    if days and days[0].day == old.state.last:
        state = _passed_again(journal, contact, old.state, days.pop(0), news)
    if state is None or (days and days[0].day < state.last):
        return None
    return Tie(
        state=depth.replay(days, state),
        by_hand=old.by_hand or any(r["by_hand"] for r in news),
        count=old.count + _new_encounters(journal, contact, news),
        newest=max(old.newest, *(ordinal(r["date"]) for r in news)),
    )


def _passed_again(journal: Journal, contact: int, state: State, more: ExchangeDay, news: list[Row]) -> State | None:
    """Return the state after more passed on its last day, or None where the tie is not as its rows make it."""
    keys = {r["id"] for r in news}
    rows = journal.rows(
        "SELECT id, date, way, kind, value FROM exchange INDEXED BY exchange_tie"
        " WHERE contact = ? AND date BETWEEN ? AND ?",
        (contact, iso(depth.week_of(state.last)), iso(state.last)),
    )
    known = (row for row in rows if row[0] not in keys and row[3] not in WEIGHTLESS)
    week = depth.merged((ordinal(date), way, value) for _key, date, way, _kind, value in known)
    return depth.passed_again(state, week, more) if week and week[-1].day == state.last else None


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


def rebuilt(journal: Journal, contact: int, until: str = "9999-12-31") -> Tie:
    """Return the tie as its own exchanges up to a date make it."""
    rows = journal.connection.execute(
        "SELECT date, way, kind, value, by_hand, encounter FROM exchange WHERE contact = ? AND date <= ? ORDER BY date",
        (contact, until),
    )
    return _tie(rows)


def _tie(rows: Iterable[tuple[Any, ...]]) -> Tie:
    """Return the tie that (date, way, kind, value, by_hand, encounter, …) of exchanges in date order make.

    Row after row, so that a tie of a million messages takes no more memory than one of ten.
    """
    by_hand, count, newest = False, 0, ""

    def days() -> Iterator[ExchangeDay]:
        nonlocal by_hand, count, newest
        for date, same in itertools.groupby(rows, key=operator.itemgetter(0)):
            newest, encounters = date, set()
            gave = got = False
            most = 0
            for _date, way, kind, value, hand, encounter, *_rest in same:
                encounters.add(encounter)
                by_hand = by_hand or bool(hand)
                if kind not in WEIGHTLESS:
                    gave, got, most = gave or way != "got", got or way != "gave", max(most, value)
            count += len(encounters)
            if most:
                yield ExchangeDay(ordinal(date), gave, got, most)

    state = depth.replay(days())
    return Tie(state=state, by_hand=by_hand, count=count, newest=ordinal(newest))


def rebuild_many(journal: Journal, contacts: Iterable[int]) -> None:
    """Write the state of many contacts anew, all read from the index in one go where their keys lie together."""
    gates = stored_gates(journal)
    for first, last in _runs(sorted(contacts)):
        rows = journal.connection.execute(
            "SELECT date, way, kind, value, by_hand, encounter, contact FROM exchange INDEXED BY exchange_tie"
            " WHERE contact BETWEEN ? AND ? ORDER BY contact, date",
            (first, last),
        )
        silent = first
        for contact, theirs in itertools.groupby(rows, key=operator.itemgetter(6)):
            for nobody in range(silent, contact):
                write(journal, nobody, Tie(), gates)
            write(journal, contact, _tie(theirs), gates)
            silent = contact + 1
        for nobody in range(silent, last + 1):
            write(journal, nobody, Tie(), gates)


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
    if stored_gates(journal) != gates:
        keep_gates(journal, gates)


def _in_pages(journal: Journal) -> Iterator[tuple[int, Tie]]:
    """Return each contact's key and stored tie, a few at a time, so that they can be written meanwhile."""
    sql = f"SELECT contact, {_STATE}, by_hand, count, newest FROM tie WHERE contact > ? ORDER BY contact LIMIT {_PAGE}"
    last = 0
    while rows := journal.rows(sql, (last,)):
        for values in rows:
            yield values[0], tie_of(values[1:])
        last = rows[-1][0]


# --- reading -----------------------------------------------------------------------------------------


def tie_of(values: tuple[Any, ...]) -> Tie:
    """Return a tie from the columns of `_STATE`, by_hand, count and newest."""
    return Tie(
        State._make((*values[:8], ordinal(values[8]), ordinal(values[9]), *values[10:14])),
        bool(values[14]),
        values[15],
        ordinal(values[16]),
    )


def stored(journal: Journal, contact: int) -> Tie | None:
    """Return the stored tie of a contact."""
    sql = f"SELECT {_STATE}, by_hand, count, newest FROM tie WHERE contact = ?"
    found = journal.row(sql, (contact,))
    return tie_of(found) if found else None


def at(journal: Journal, contact: int, today: int) -> Tie:
    """Return the tie of a contact as of `today`: entries dated after it do not count."""
    tie = stored(journal, contact) or Tie()
    return tie if tie.newest <= today else rebuilt(journal, contact, iso(today) or "")


def days_since(journal: Journal, contact: int, day: int, until: int) -> list[ExchangeDay]:
    """Return the exchange-days with a contact after a day up to another, and before them the last up to that day."""
    rows = journal.rows(
        "SELECT date, way, value FROM exchange INDEXED BY exchange_tie"
        " WHERE contact = :contact AND date <= :until AND kind NOT IN ('reaction', 'tried') AND date >= coalesce("
        "  (SELECT date FROM exchange INDEXED BY exchange_tie WHERE contact = :contact AND date <= :day"
        "  AND kind NOT IN ('reaction', 'tried') ORDER BY date DESC LIMIT 1), '')",
        {"contact": contact, "day": iso(day) or "", "until": iso(until)},
    )
    return depth.merged((ordinal(date), way, value) for date, way, value in rows)


def every(journal: Journal) -> Iterator[tuple[int, Tie]]:
    """Return each contact's key and stored tie."""
    sql = f"SELECT contact, {_STATE}, by_hand, count, newest FROM tie"
    for values in journal.connection.execute(sql):
        yield values[0], tie_of(values[1:])


def every_at(journal: Journal, today: int) -> Iterator[tuple[int, Tie]]:
    """Return each contact's key and tie as of `today`."""
    for contact, tie in every(journal):
        yield contact, tie if tie.newest <= today else rebuilt(journal, contact, iso(today) or "")
