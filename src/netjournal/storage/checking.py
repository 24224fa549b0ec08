"""Checking a journal from end to end: every page, every row against its last image, every stored state anew.

Each check reads in one transaction of its own and holds few rows at a time. Whatever rot makes a check fail
is a finding itself: no damage ends in a traceback.
"""

import datetime as dt
import itertools
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from netjournal.domain.care import Finding
from netjournal.storage import bulk, checking_ties, comparing, depth_keeping, history, opening, schema
from netjournal.storage.journal import Journal

#: Findings of one check after which the rest is not listed.
MOST = 20
#: The most that opening, reading and arithmetic on damaged rows may raise.
_ROT = (
    sqlite3.Error,
    ValueError,
    TypeError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
    zlib.error,
)


#: What SQLite, or Python on its behalf, says of a file itself.
OF_SQLITE = (sqlite3.Error, UnicodeDecodeError)


class Check(NamedTuple):
    """One check: its name, and what it does."""

    name: str
    find: Callable[[Journal], Iterator[Finding]]


def run(journal: Journal, check: Check) -> tuple[Finding, ...]:
    """Return what one check finds, in one view of the journal.

    Raises:
        Unavailable: when another program keeps the journal from being read.
    """
    found: list[Finding] = []
    try:
        journal.connection.execute("BEGIN")
        found.extend(itertools.islice(check.find(journal), MOST))
    except _ROT as error:
        if isinstance(error, sqlite3.Error) and _is_busy(error):
            raise opening.refusal(error, journal.path) from error
        found.append(Finding(code="unreadable", facts={"part": check.name, "problem": str(error)}))
    finally:
        _leave(journal)
    return tuple(found)


def _is_busy(error: sqlite3.Error) -> bool:
    name = getattr(error, "sqlite_errorname", None) or ""
    return name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_NOMEM"))


def _leave(journal: Journal) -> None:
    if journal.connection.in_transaction:
        journal.connection.execute("ROLLBACK")


# --- the file ----------------------------------------------------------------------------------------


def _pages(journal: Journal) -> Iterator[Finding]:
    """Check every page, every index and every constraint."""
    for (verdict,) in journal.connection.execute(f"PRAGMA integrity_check({MOST})"):
        if verdict != "ok":
            yield Finding(code="pages", facts={"problem": verdict})


def _references(journal: Journal) -> Iterator[Finding]:
    for table, row, parent, _key in journal.connection.execute("PRAGMA foreign_key_check"):
        yield Finding(code="reference", facts={"fact": table, "row": row, "to": parent})


def _tables(journal: Journal) -> Iterator[Finding]:
    """Compare all that is declared, and what the schema's own tables hold, with a journal made just now."""
    fresh = opening.open_in_memory()
    try:
        for code, sql in (
            ("schema", "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"),
            ("migrations", "SELECT id, migration_set, name, applied_at FROM _sqlite_migrations ORDER BY id"),
            *(("search_settings", f"SELECT k, v FROM {table}_fts_config ORDER BY k") for table in schema.SEARCHED),
        ):
            if journal.rows(sql) != fresh.execute(sql).fetchall():
                yield Finding(code=code)
    finally:
        fresh.close()


# --- what is derived ---------------------------------------------------------------------------------


def _search(journal: Journal) -> Iterator[Finding]:
    """Let full text compare its index with the tables; that is a write to SQLite, so it is taken back."""
    _leave(journal)
    journal.connection.execute("BEGIN IMMEDIATE")
    for table in schema.SEARCHED:
        index = f"{table}_fts"
        try:
            journal.connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            if not (getattr(error, "sqlite_errorname", None) or "").startswith("SQLITE_CORRUPT"):
                raise
            yield Finding(code="search", facts={"fact": table})


def can_check_search(journal: Journal) -> bool:
    """Tell whether the file may be written to just now, which checking the index of full text needs."""
    try:
        journal.connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return False
    finally:
        _leave(journal)
    return not journal.one("PRAGMA query_only")


def _gates(journal: Journal) -> Iterator[Finding]:
    if journal.one("SELECT count(*) FROM gates") > 1:
        yield Finding(code="gates")


# --- the history -------------------------------------------------------------------------------------


def _rows_of(fact: str) -> Callable[[Journal], Iterator[Finding]]:
    def find(journal: Journal) -> Iterator[Finding]:
        for difference in comparing.differences_in(journal, fact):
            name = _name_of(journal, fact, difference.row)
            facts = {"fact": fact, "row": difference.row, "last": difference.last, "name": name}
            yield Finding(code="rows" if difference.last is not None else "row", facts=facts)

    return find


def _name_of(journal: Journal, fact: str, row: int) -> str | None:
    """Return the name that goes with a row, where it can still be read."""
    if fact not in ("contact", "sphere", "community"):
        return None
    try:
        found = journal.row(f"SELECT name FROM {fact} WHERE id = ?", (row,))
    except sqlite3.Error:
        return None
    return found[0] if found else None


def _steps(journal: Journal) -> Iterator[Finding]:
    for step in comparing.every_broken_step(journal):
        yield Finding(code="step", facts={"row": step})
    for key, fact, step, digest in journal.connection.execute(
        "SELECT id, fact, step, digest FROM batch WHERE packed IS NOT NULL ORDER BY id"
    ):
        try:
            is_so = bulk.digest_of(history.packed_images(journal, key)) == digest
        except _ROT:
            is_so = False
        if not is_so:
            yield Finding(code="packed", facts={"fact": fact, "row": step})


def _tombstones(journal: Journal) -> Iterator[Finding]:
    """Check that what is buried is gone."""
    own = [fact for fact in schema.FACTS if "uid" in {c[1] for c in journal.rows(f"PRAGMA table_info({fact})")}]
    for fact in own:
        for (uid,) in journal.connection.execute(f"SELECT t.uid FROM tombstone t JOIN {fact} f ON f.uid = t.uid"):
            yield Finding(code="tombstone", facts={"fact": fact, "uid": uid})
    marks = ", ".join("?" * len(own))
    for (uid,) in journal.connection.execute(f"SELECT uid FROM tombstone WHERE fact NOT IN ({marks})", own):
        yield Finding(code="tombstone", facts={"fact": None, "uid": uid})


#: Every column that holds a day.
_DAYS = {
    "contact": ("archived", "snoozed_until"),
    "encounter": ("date",),
    "exchange": ("date",),
    "thanks": ("opened", "closed"),
    "promise": ("made", "due", "closed"),
    "ask": ("made", "due", "answered", "told", "closed"),
    "introduction": ("made", "closed"),
    "own_membership": ("since", "until", "renewal"),
    "need": ("since", "closed"),
    "goal": ("since", "until", "closed"),
    "visible": ("date",),
    "vanity": ("date",),
}


def _dates(journal: Journal) -> Iterator[Finding]:
    """Check that every day is one of the calendar; the tables know no months, nor does `date` before it counts."""
    for fact, column in ((fact, column) for fact, columns in _DAYS.items() for column in columns):
        for row, day in journal.connection.execute(
            f"SELECT id, {column} FROM {fact} WHERE date({column}, '+0 days') IS NOT {column} OR {column} < '0001'"
        ):
            try:
                dt.date.fromisoformat(day)
            except ValueError:
                yield Finding(code="day", facts={"fact": fact, "row": row, "day": day})


SEARCH = Check("search", _search)


def checks() -> Sequence[Check]:
    """Return all checks in order, apart from that of full text, which needs a file that may be written to."""
    return (
        Check("file", _pages),
        Check("references", _references),
        Check("tables", _tables),
        Check("dates", _dates),
        *(Check(fact, _rows_of(fact)) for fact in schema.FACTS),
        Check("history", _steps),
        Check("tombstones", _tombstones),
        Check("gates", _gates),
        Check("ties", checking_ties.find),
    )


def is_as_written(journal: Journal) -> bool:
    """Tell whether all rows and steps are as the history says, in a journal of any version.

    Raises:
        Unavailable: when another program keeps the journal from being read.
    """
    there = {name for (name,) in journal.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    histories = (*(Check(fact, _rows_of(fact)) for fact in schema.FACTS if fact in there), Check("history", _steps))
    return not any(run(journal, check) for check in histories)


def facts_counted(journal: Journal) -> dict[str, int]:
    """Return how many contacts, encounters and exchanges the journal holds."""
    facts = ("contact", "encounter", "exchange")
    return {f"{fact}s": int(journal.one(f"SELECT count(*) FROM {fact}")) for fact in facts}


def counts(journal: Journal) -> dict[str, int]:
    """Return how much the journal and its history hold."""
    steps, size = history.size(journal)
    return {
        **facts_counted(journal),
        "steps": steps,
        "history_bytes": size,
        "bytes": journal.path.stat().st_size,
    }


# --- mending -----------------------------------------------------------------------------------------


def mend(journal: Journal) -> None:
    """Make anew what is derived from the facts: indexes, full text, the state of every tie.

    Raises:
        BadJournal: when more than that is damaged.
    """
    with journal.writing():
        journal.connection.execute("REINDEX")
        for table in schema.SEARCHED:
            journal.connection.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')")
        journal.connection.execute("DELETE FROM tie WHERE contact NOT IN (SELECT id FROM contact)")
        journal.connection.execute("DELETE FROM checkpoint")
        depth_keeping.rebuild_many(journal, (key for (key,) in journal.rows("SELECT id FROM contact")))
