"""Filling the tables of a journal in bulk, quicker than any journal that matters should be filled.

Rows go in as an import's do, with one digest a thousand, but many of them by one statement: half of the time would
go into beginning and ending statements. Full text and indexes are made when all rows are in.
"""

import itertools
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from entries import Table

from netjournal.storage.journal import Journal, Step

#: Nothing can be taken back, nothing is flushed to the disk, and no row is checked: `doctor` does so afterwards.
_PRAGMAS = ("journal_mode = OFF", "synchronous = OFF", "ignore_check_constraints = ON", "foreign_keys = OFF")
#: Kilobytes of pages, and of what indexes sort, that are held in memory.
_CACHE = 200_000
#: Rows that go in by one statement.
_TOGETHER = 50
#: Bytes of words that full text holds in memory before it writes them.
_HELD = 256_000_000


class Digest(NamedTuple):
    """What the history keeps of rows that were written together."""

    first: int
    last: int
    digest: int


def opened(path: Path) -> Journal:
    """Return an open journal that trusts whatever it is given."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in (*_PRAGMAS, f"cache_size = -{_CACHE}"):
        connection.execute(f"PRAGMA {pragma}")
    return Journal(connection, path)


def columns(journal: Journal, fact: str) -> tuple[str, ...]:
    """Return the columns of a table, in its order."""
    return tuple(row[1] for row in journal.rows(f"PRAGMA table_info({fact})"))


def fill(journal: Journal, table: Table, batches: Iterable[list[tuple[Any, ...]]], stamp: str) -> list[Digest]:
    """Write rows as `bulk.insert_many` does, but for full text, and return the digests for `remember`.

    Args:
        journal: where they go.
        table: what their values mean.
        batches: rows, as many together as share a digest.
        stamp: when all of them were written.
    """
    order, same = columns(journal, table.fact), {**table.same, "created": stamp, "changed": stamp}
    assert list(table.given) == [column for column in order if column in table.given]
    values = ["?" if column in table.given else _literal(journal, same.get(column)) for column in order]
    one, many = (_statement(table.fact, values, rows) for rows in (1, _TOGETHER))
    # As `repr` prints a whole row, which is what the program's own digests are of.
    printed = f"({', '.join(table.given.get(column) or repr(same.get(column)) for column in order)})"
    printed_many = printed * _TOGETHER
    digests = []
    for rows in batches:
        whole = len(rows) // _TOGETHER * _TOGETHER
        together = [_flat(rows[at : at + _TOGETHER]) for at in range(0, whole, _TOGETHER)]
        journal.connection.executemany(many, together)
        journal.connection.executemany(one, rows[whole:])
        text = "".join([*map(printed_many.__mod__, together), *map(printed.__mod__, rows[whole:])])
        digests.append(Digest(rows[0][0], rows[-1][0], zlib.crc32(text.encode())))
    return digests


def _literal(journal: Journal, value: Any) -> str:
    return str(journal.one("SELECT quote(?)", (value,)))


def _statement(fact: str, values: Sequence[str], rows: int) -> str:
    row = f"({', '.join(values)})"
    return f"INSERT INTO {fact} VALUES {', '.join([row] * rows)}"


def _flat(rows: Iterable[tuple[Any, ...]]) -> tuple[Any, ...]:
    """Return the values of rows that go in by one statement, one after the other."""
    return tuple(itertools.chain.from_iterable(rows))


def remember(step: Step, fact: str, digests: Iterable[Digest]) -> None:
    """Keep the digests of rows in the history of a step."""
    step.journal.connection.executemany(
        "INSERT INTO batch (step, fact, first, last, digest) VALUES (?, ?, ?, ?, ?)",
        ((step.keep_id(), fact, *digest) for digest in digests),
    )


def without_indexes(journal: Journal, fact: str) -> list[str]:
    """Drop the indexes of a table, and return the statements that make them again."""
    found = journal.rows(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = ?", (fact,)
    )
    for name, _sql in found:
        journal.connection.execute(f"DROP INDEX {name}")
    return [sql for _name, sql in found]


def make_indexes(journal: Journal, statements: Iterable[str]) -> None:
    """Make indexes again."""
    for sql in statements:
        journal.connection.execute(sql)


def index_words(journal: Journal, fact: str) -> None:
    """Put all words of a table into full text at once, held in memory until it is much: nothing is merged twice."""
    execute = journal.connection.execute
    execute(f"INSERT INTO {fact}_fts ({fact}_fts, rank) VALUES ('hashsize', {_HELD})")
    execute(f"INSERT INTO {fact}_fts ({fact}_fts) VALUES ('rebuild')")
    # Only for this: a journal keeps no such setting.
    execute(f"DELETE FROM {fact}_fts_config WHERE k = 'hashsize'")


def bring_over(journal: Journal, fact: str) -> None:
    """Copy a table and its full text from the journal that is attached as `other`; the table must be empty.

    As both declare the same, SQLite copies the entries of the table and of its indexes as they are, without sorting.
    """
    journal.connection.execute(f"INSERT INTO main.{fact} SELECT * FROM other.{fact}")
    for part in ("data", "idx", "docsize"):
        table = f"{fact}_fts_{part}"
        journal.connection.execute(f"DELETE FROM main.{table}")
        journal.connection.execute(f"INSERT INTO main.{table} SELECT * FROM other.{table}")


def write(journal: Journal, fact: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Write whole rows, of a table that keeps no history."""
    marks = ", ".join("?" * len(columns(journal, fact)))
    journal.connection.executemany(f"INSERT INTO {fact} VALUES ({marks})", rows)
