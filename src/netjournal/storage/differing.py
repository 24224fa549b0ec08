"""Comparing two journals by public id: what one holds and the other does not, and what was changed since."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from netjournal.domain.backups import Balance
from netjournal.storage import opening, schema
from netjournal.storage.journal import Journal

Row = tuple[Any, ...]
#: How many names are told of those who would go or come.
_NAMED = 5
_STEP = "step"


class Compared(NamedTuple):
    """What lies between two journals."""

    balances: tuple[Balance, ...]
    #: Names of the first contacts that are only here, and only there.
    here: tuple[str, ...] = ()
    there: tuple[str, ...] = ()


def compared(here: Journal, there: Journal) -> Compared:
    """Return what lies between two journals of this version, reading both in the order of their public ids.

    Raises:
        BadJournal: when the one here turns out to be damaged.
    """
    try:
        only_here: list[str] = []
        only_there: list[str] = []
        people = _balance(here, there, "contact", only_here, only_there)
        others = (fact for fact in (*facts_with_ids(there), _STEP) if fact != "contact")
        balances = (people, *(_balance(here, there, fact, [], []) for fact in others))
        return Compared(balances, _names(here, only_here), _names(there, only_there))
    except (sqlite3.Error, UnicodeError) as error:
        raise opening.refusal(error, here.path) from error


def counted(journal: Journal) -> tuple[Balance, ...]:
    """Return how much of each kind a journal holds, where there is nothing to compare it with."""
    return tuple(
        Balance(fact=fact, there=journal.one(f"SELECT count(*) FROM {fact}")) for fact in facts_with_ids(journal)
    )


def facts_with_ids(journal: Journal) -> list[str]:
    """Return the facts whose rows have public ids."""
    return [fact for fact in schema.FACTS if "uid" in {column[1] for column in journal.rows(_columns(fact))}]


def missing(here: Journal, there: Journal, facts: Sequence[str]) -> int:
    """Return how many rows of some facts of another journal are neither here nor were removed here."""
    many = 0
    for fact in facts:
        for uid, is_here, is_there in _pairs(here, there, fact):
            if is_here is None and is_there is not None:
                many += here.row("SELECT 1 FROM tombstone WHERE uid = ?", (uid,)) is None
    return many


def _columns(fact: str) -> str:
    return f"PRAGMA table_info({fact})"


def _balance(here: Journal, there: Journal, fact: str, only_here: list[str], only_there: list[str]) -> Balance:
    """Count what both hold of one kind, and note the first ids that only one of them has."""
    mine = theirs = gone = back = changed = 0
    for uid, is_here, is_there in _pairs(here, there, fact):
        mine += is_here is not None
        theirs += is_there is not None
        if is_there is None:
            gone += 1
            if len(only_here) < _NAMED:
                only_here.append(uid)
        elif is_here is None:
            back += 1
            if len(only_there) < _NAMED:
                only_there.append(uid)
        else:
            changed += is_here != is_there
    return Balance(fact=fact, here=mine, there=theirs, gone=gone, back=back, changed=changed)


def _pairs(here: Journal, there: Journal, fact: str) -> Iterator[tuple[str, Row | None, Row | None]]:
    """Return every public id of one kind, with what its row says here and there; None where it is not."""
    sql = f"SELECT uid, {', '.join(_own_columns(there, fact))} FROM {fact} ORDER BY uid"
    left, right = here.connection.execute(sql), there.connection.execute(sql)
    one, two = left.fetchone(), right.fetchone()
    while one or two:
        if two is None or (one is not None and one[0] < two[0]):
            yield one[0], one, None
            one = left.fetchone()
        elif one is None or two[0] < one[0]:
            yield two[0], None, two
            two = right.fetchone()
        else:
            yield one[0], one, two
            one, two = left.fetchone(), right.fetchone()


def _own_columns(journal: Journal, fact: str) -> list[str]:
    """Return the columns that mean the same in every journal: no keys of rows."""
    keys = {"id", "uid", *(row[3] for row in journal.rows(f"PRAGMA foreign_key_list({fact})"))}
    return [column[1] for column in journal.rows(_columns(fact)) if column[1] not in keys]


def _names(journal: Journal, uids: list[str]) -> tuple[str, ...]:
    return tuple(str(journal.one("SELECT name FROM contact WHERE uid = ?", (uid,))) for uid in uids)
