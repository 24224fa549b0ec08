"""The state of each tie: as stored, to rank many, and as its exchanges make it, from a checkpoint on if it is long."""

import datetime as dt
import itertools
import operator
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from netjournal.domain import depth, due
from netjournal.domain.depth import ExchangeDay, State
from netjournal.domain.exchanges import WEIGHTLESS
from netjournal.storage.journal import Journal

_SLOWEST = depth.HALF_LIVES[-1]
#: The columns that a stored tie and a checkpoint share.
STATE = "e0, e1, e2, e3, f0, f1, f2, f3, first, last, gave, got, sw, s1, by_hand, count"
#: At least so many entries of a tie lie between two checkpoints, so that hardly anyone has one.
STRETCH = 1000
_LAST_DAY = "9999-12-31"
#: How often each kind was given and got.
Balance = dict[str, tuple[int, int]]


class Tie(NamedTuple):
    """What the journal keeps of one tie: its state, and what was counted."""

    state: State = depth.EMPTY
    by_hand: bool = False
    #: Encounters with this contact, reactions and attempts too: the number that other tools rank by.
    count: int = 0  # type: ignore[assignment]  # a tie hides tuple.count, which nobody asks of it
    #: The date of the newest entry of any kind, as an ordinal; 0 where there is none.
    newest: int = 0


#: The tie with somebody with whom nothing ever passed.
NOTHING = Tie()


def ordinal(date: str | None) -> int:
    """Return the ordinal of an ISO date, 0 for none."""
    return dt.date.fromisoformat(date).toordinal() if date else 0


def iso(day: int) -> str | None:
    """Return the ISO date of an ordinal, None for 0."""
    return dt.date.fromordinal(day).isoformat() if day else None


# --- as stored ---------------------------------------------------------------------------------------


def tie_of(values: tuple[Any, ...]) -> Tie:
    """Return a tie from the columns of `STATE` and that of the newest entry."""
    return Tie(
        State._make((*values[:8], ordinal(values[8]), ordinal(values[9]), *values[10:14])),
        bool(values[14]),
        values[15],
        ordinal(values[16]),
    )


def stored(journal: Journal, contact: int) -> Tie | None:
    """Return the stored tie of a contact."""
    found = journal.row(f"SELECT {STATE}, newest FROM tie WHERE contact = ?", (contact,))
    return tie_of(found) if found else None


def at(journal: Journal, contact: int, today: int) -> Tie:
    """Return the tie of a contact as of `today`: entries dated after it do not count."""
    tie = stored(journal, contact) or NOTHING
    return tie if tie.newest <= today else rebuilt(journal, contact, iso(today) or "")


def every(journal: Journal) -> Iterator[tuple[int, Tie]]:
    """Return each contact's key and stored tie."""
    for values in journal.connection.execute(f"SELECT contact, {STATE}, newest FROM tie"):
        yield values[0], tie_of(values[1:])


def every_at(journal: Journal, today: int) -> Iterator[tuple[int, Tie]]:
    """Return each contact's key and tie as of `today`."""
    for contact, tie in every(journal):
        yield contact, tie if tie.newest <= today else rebuilt(journal, contact, iso(today) or "")


def most(bound: float, today: int) -> float:
    """Return the most that a tie with this stored bound can weigh on `today`, with room for rounding."""
    return float(2.0 ** (bound - today / _SLOWEST)) * (1 + 1e-9)


def stored_gates(journal: Journal) -> due.Gates:
    """Return the gates with which this journal's due windows are stored."""
    found = journal.row("SELECT quiet, stop, times, slow, mutual FROM gates")
    return due.USUAL if found is None else due.Gates(*found)


# --- told from the exchanges -------------------------------------------------------------------------


def rebuilt(journal: Journal, contact: int, until: str = _LAST_DAY) -> Tie:
    """Return the tie as its own exchanges up to a date make it, from the last checkpoint on."""
    return carried_on(journal, contact, checkpoint(journal, contact, until), until)


def checkpoint(journal: Journal, contact: int, until: str = _LAST_DAY) -> Tie:
    """Return the tie of a contact as of its last checkpoint up to a date; the empty one where there is none."""
    found = journal.row(
        f"SELECT {STATE}, date FROM checkpoint WHERE contact = ? AND date <= ? ORDER BY date DESC LIMIT 1",
        (contact, until),
    )
    return tie_of(found) if found else NOTHING


def carried_on(journal: Journal, contact: int, tie: Tie, until: str = _LAST_DAY) -> Tie:
    """Return a tie with all that passed after its newest day, up to a date."""
    *_on_the_way, last = told(entries_after(journal, contact, tie, until), tie)
    return last


def entries_after(journal: Journal, contact: int, tie: Tie, until: str = _LAST_DAY) -> Iterator[tuple[Any, ...]]:
    """Return what passed with a contact after the newest day of a tie up to a date, by date, for `told`."""
    return journal.connection.execute(
        "SELECT date, way, kind, value, by_hand, encounter FROM exchange INDEXED BY exchange_tie"
        " WHERE contact = ? AND date > ? AND date <= ? ORDER BY date",
        (contact, iso(tie.newest) or "", until),
    )


def told(rows: Iterable[tuple[Any, ...]], tie: Tie = NOTHING) -> Iterator[Tie]:
    """Return how a tie stands after each stretch of its entries, at the end of a day, and last after all of them.

    Row after row, so that a tie of a million messages takes no more memory than one of ten.

    Args:
        rows: (date, way, kind, value, by_hand, encounter, …) of exchanges in date order.
        tie: how it stood before them.
    """
    days = itertools.groupby(rows, key=operator.itemgetter(0))
    is_more = True
    while is_more:
        tie, is_more = _after_stretch(tie, days)
        yield tie


def _after_stretch(tie: Tie, days: Iterator[tuple[str, Iterator[tuple[Any, ...]]]]) -> tuple[Tie, bool]:
    """Return a tie after a stretch of its entries, and whether there may be more."""
    by_hand, count, newest, read = tie.by_hand, tie.count, "", 0
    passed: list[ExchangeDay] = []
    for date, same in days:
        newest, encounters = date, set()
        gave = got = False
        most = 0
        for _date, way, kind, value, hand, encounter, *_rest in same:
            read += 1
            encounters.add(encounter)
            by_hand = by_hand or bool(hand)
            if kind not in WEIGHTLESS:
                gave, got, most = gave or way != "got", got or way != "gave", max(most, value)
        count += len(encounters)
        if most:
            passed.append(ExchangeDay(ordinal(date), gave, got, most))
        if read >= STRETCH:
            break
    after = Tie(depth.replay(passed, tie.state), by_hand, count, ordinal(newest) or tie.newest)
    return after, read >= STRETCH


def balance(journal: Journal, contact: int, until: str) -> Balance:
    """Return how often each kind was given to a contact and got from them up to a date, attempts left out.

    What a checkpoint knows is not counted again.
    """
    known = journal.row(
        "SELECT date, balance FROM checkpoint WHERE contact = ? AND date <= ? ORDER BY date DESC LIMIT 1",
        (contact, until),
    )
    if known is None:
        return counted(journal, contact, "", until)
    return added(unfolded(known[1]), counted(journal, contact, known[0], until))


def counted(journal: Journal, contact: int, after: str, until: str) -> Balance:
    """Return how often each kind was given and got after a date up to another."""
    rows = journal.rows(
        "SELECT kind, sum(way = 'gave'), sum(way = 'got') FROM exchange INDEXED BY exchange_tie"
        " WHERE contact = ? AND date > ? AND date <= ? AND way <> 'shared' AND kind <> 'tried' GROUP BY kind",
        (contact, after, until),
    )
    return {kind: (gave, got) for kind, gave, got in rows}


def added(one: Balance, two: Balance) -> Balance:
    """Return two balances as one."""
    none = (0, 0)
    return {
        kind: (one.get(kind, none)[0] + two.get(kind, none)[0], one.get(kind, none)[1] + two.get(kind, none)[1])
        for kind in one.keys() | two.keys()
    }


def folded(balance: Balance) -> str:
    """Return a balance as a checkpoint keeps it: `guidance 2 1, practical 0 4`."""
    return ", ".join(f"{kind} {gave} {got}" for kind, (gave, got) in sorted(balance.items()))


def unfolded(balance: str) -> Balance:
    """Return the balance that a checkpoint keeps."""
    parts = (part.split() for part in balance.split(", ") if part)
    return {kind: (int(gave), int(got)) for kind, gave, got in parts}
