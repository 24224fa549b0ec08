"""Writing many rows at once, remembered in the history by one digest a thousand instead of by images."""

import itertools
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from netjournal.storage import schema
from netjournal.storage.journal import Journal, Row, Step

#: Rows that share one digest.
BATCH = 1000
#: Rows that are written by one statement: to begin and end one for each row is a quarter of what a row costs.
_TOGETHER = 20


def next_key(journal: Journal, fact: str) -> int:
    """Return a key that no row of a fact has or ever had, so that no old image speaks of a new row."""
    top: int = journal.one(
        f"SELECT max(coalesce((SELECT max(id) FROM {fact}), 0),"
        " coalesce((SELECT max(row) FROM change WHERE fact = :fact), 0),"
        " coalesce((SELECT max(last) FROM batch WHERE fact = :fact), 0))",
        {"fact": fact},
    )
    return top + 1


def insert_many(step: Step, fact: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Write many new rows, remembered by one digest a thousand instead of by images.

    The ties of the contacts concerned are the caller's to keep.

    Args:
        step: the act they belong to.
        fact: their table.
        rows: all their columns in the order of the table, the key first; the keys follow on one another, from
            `next_key` on.
    """
    if not rows:
        return
    first, last = rows[0][0], rows[-1][0]
    assert last - first + 1 == len(rows)
    _write(step.journal, fact, rows)
    _index_many(step.journal, fact, first, last)
    for start in range(0, len(rows), BATCH):
        _remember_many(step, fact, rows[start : start + BATCH])


def _write(journal: Journal, fact: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Write the rows, many by one statement."""
    one = f"({', '.join('?' * len(rows[0]))})"
    rest = len(rows) - len(rows) % _TOGETHER
    together = (tuple(itertools.chain(*rows[at : at + _TOGETHER])) for at in range(0, rest, _TOGETHER))
    journal.connection.executemany(f"INSERT INTO {fact} VALUES {', '.join([one] * _TOGETHER)}", together)
    journal.connection.executemany(f"INSERT INTO {fact} VALUES {one}", rows[rest:])


def _index_many(journal: Journal, fact: str, first: int, last: int) -> None:
    if fact in schema.SEARCHED:
        names = ", ".join(schema.SEARCHED[fact])
        journal.connection.execute(
            f"INSERT INTO {fact}_fts (rowid, {names}) SELECT id, {names} FROM {fact} WHERE id BETWEEN ? AND ?",
            (first, last),
        )


def _remember_many(step: Step, fact: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Keep the digest of rows that were just written: text and whole numbers come back as they went in."""
    digest = zlib.crc32("".join(map(repr, rows)).encode())
    step.journal.connection.execute(
        "INSERT INTO batch (step, fact, first, last, digest) VALUES (?, ?, ?, ?, ?)",
        (step.keep_id(), fact, rows[0][0], rows[-1][0], digest),
    )


def digest_of(rows: Iterable[Row]) -> int:
    """Return one digest of many rows, in their order: against rot, not against forgery."""
    digest = 0
    for row in rows:
        digest = zlib.crc32(repr(tuple(row.values())).encode(), digest)
    return digest


def images(journal: Journal, fact: str, first: int, last: int) -> Iterator[Row]:
    """Return the rows of a range of keys, one by one."""
    cursor = journal.connection.execute(
        f"SELECT * FROM {fact} WHERE id BETWEEN ? AND ? ORDER BY id",
        (first, last),
    )
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))
