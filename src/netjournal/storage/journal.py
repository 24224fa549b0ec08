"""The journal as rows, and the only way to write to it: one act, one transaction, one step of history."""

import itertools
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

from netjournal import dates
from netjournal.storage import opening, schema

P = ParamSpec("P")
Result = TypeVar("Result")
Row = dict[str, Any]
#: So many rows are asked for by one statement.
_AT_ONCE = 500
#: Contacts whose tie is to be kept true.
Touched = dict[int, "Touch"]

#: Facts that carry a public id and times of their own; the others are links between two such facts.
_OWN_ID = frozenset(schema.FACTS) - {"contact_sphere", "contact_role", "membership", "visible_contact"}


class Journal:
    """An open journal. Reading needs nothing more; writing goes through `step`."""

    def __init__(self, connection: sqlite3.Connection, path: Path, *, exists: bool = True) -> None:
        self.connection = connection
        self.path = path
        self.exists = exists

    @classmethod
    def to_read(cls, path: Path) -> Self:
        """Open the journal at `path` for reading; where there is none, an empty one that is never kept."""
        connection = opening.open_for_reading(path)
        if connection is None:
            return cls(opening.open_in_memory(), path, exists=False)
        return cls(connection, path)

    @classmethod
    def to_write(cls, path: Path) -> Self:
        """Open the journal at `path` for writing, making it where there is none."""
        return cls(opening.open_for_writing(path), path)

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        return self.connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> tuple[Any, ...] | None:
        """Return the first row of a query."""
        found: tuple[Any, ...] | None = self.connection.execute(sql, parameters).fetchone()
        return found

    def one(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Any:
        """Return the first value of a query that always has one."""
        return self.connection.execute(sql, parameters).fetchone()[0]

    def image(self, fact: str, key: int) -> Row | None:
        """Return a row by column name."""
        cursor = self.connection.execute(f"SELECT * FROM {fact} WHERE id = ?", (key,))
        row = cursor.fetchone()
        return dict(zip((column[0] for column in cursor.description), row, strict=True)) if row else None

    @contextmanager
    def one_view(self) -> Iterator[None]:
        """Read a whole block from the journal as it stands now, whatever another window writes meanwhile."""
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the only write transaction of a block: all of it is kept, or nothing.

        Raises:
            Unavailable: when the journal is busy, read-only, or the disk is full.
            BadJournal: when it turns out to be damaged.
        """
        assert not self.connection.in_transaction, "one act, one transaction"
        try:
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                self.connection.execute("PRAGMA defer_foreign_keys = ON")
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                # Ctrl-C may come between any two lines above: what counts is whether a transaction is open.
                self._roll_back()
                raise
        except sqlite3.Error as error:
            raise opening.refusal(error, self.path) from error

    def _roll_back(self) -> None:
        """Take back what is not committed; SQLite may have done so by itself."""
        try:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
        except sqlite3.Error:
            # The file is rolled back when it is next opened; the error that led here is the one to tell.
            self.connection.close()

    @contextmanager
    def step(self, act: str, *, dry: bool = False) -> "Iterator[Step]":
        """Do one act in one transaction and remember it as one step; leave no step where nothing changed.

        With `dry`, everything is done and then taken back, so that what would come of it can be shown.
        """
        from netjournal.storage import depth_keeping  # noqa: PLC0415  it reads and writes through this module

        try:
            with self.writing():
                step = Step(self, act)
                yield step
                depth_keeping.keep(self, step.touched)
                if step.id:
                    seal(self, step.id)
                if dry:
                    raise _TakeBack  # noqa: TRY301  only leaving the block by an error takes it back
        except _TakeBack:
            return


def in_one_view(verb: Callable[Concatenate[Journal, P], Result]) -> Callable[Concatenate[Journal, P], Result]:
    """Let a verb that asks the journal more than once see it as of one moment."""

    @wraps(verb)
    def seen(journal: Journal, /, *args: P.args, **facts: P.kwargs) -> Result:
        with journal.one_view():
            return verb(journal, *args, **facts)

    return seen


class _TakeBack(Exception):
    """No error: the end of a dry run."""


class Step:
    """One act that changes the journal: every row written through it has an image in the history."""

    def __init__(self, journal: Journal, act: str) -> None:
        self.journal = journal
        self.act = act
        self.id = 0
        self.now = dates.now().isoformat(timespec="seconds")
        self.touched: Touched = {}

    @property
    def uid(self) -> str:
        """Return the public id of this step; empty while nothing changed."""
        return str(self.journal.one("SELECT uid FROM step WHERE id = ?", (self.id,))) if self.id else ""

    def insert(self, fact: str, /, **values: Any) -> int:
        """Write a new row and return its key."""
        if fact in _OWN_ID:
            values = {"uid": new_id(), "created": self.now, "changed": self.now} | values
        columns = ", ".join(values)
        marks = ", ".join("?" * len(values))
        cursor = self.journal.connection.execute(
            f"INSERT INTO {fact} ({columns}) VALUES ({marks})",
            tuple(values.values()),
        )
        key = cursor.lastrowid
        assert key is not None
        row = self.journal.image(fact, key)
        self._record(fact, key, None, row)
        return key

    def update(self, fact: str, key: int, /, **values: Any) -> bool:
        """Change a row; return whether anything in it did."""
        before = self.journal.image(fact, key)
        if before is None:
            raise opening.changed_meanwhile(self.journal.path)
        news = {column: value for column, value in values.items() if before[column] != value}
        if not news:
            return False
        if fact in _OWN_ID:
            news["changed"] = self.now
        sets = ", ".join(f"{column} = ?" for column in news)
        self.journal.connection.execute(
            f"UPDATE {fact} SET {sets} WHERE id = ?",
            (*news.values(), key),
        )
        self._record(fact, key, before, self.journal.image(fact, key))
        return True

    def delete(self, fact: str, key: int, /) -> None:
        """Remove a row, leaving its images in the history and, where it had a public id, a tombstone."""
        before = self.journal.image(fact, key)
        if before is None:
            raise opening.changed_meanwhile(self.journal.path)
        if fact == "contact":
            forget_tie(self.journal, key)
        self.journal.connection.execute(f"DELETE FROM {fact} WHERE id = ?", (key,))
        self._record(fact, key, before, None)
        if fact in _OWN_ID:
            bury(self.journal, fact, before["uid"], self.id)

    def keep_id(self) -> int:
        """Return the key of this step, writing its row if this is its first change."""
        if not self.id:
            cursor = self.journal.connection.execute(
                "INSERT INTO step (uid, at, act) VALUES (?, ?, ?)", (new_id(), self.now, self.act)
            )
            assert cursor.lastrowid is not None
            self.id = cursor.lastrowid
        return self.id

    def _record(self, fact: str, key: int, before: Row | None, after: Row | None) -> None:
        self.journal.connection.execute(
            "INSERT INTO change (step, fact, row, before, after) VALUES (?, ?, ?, ?, ?)",
            (self.keep_id(), fact, key, packed(before), packed(after)),
        )
        follow(self.journal, fact, key, before, after, self.touched)


def in_parts(keys: Iterable[int]) -> Iterator[str]:
    """Return keys, each once, as lists for `IN (…)`, a few hundred in each."""
    coming = iter(dict.fromkeys(keys))
    while some := list(itertools.islice(coming, _AT_ONCE)):
        yield ", ".join(map(str, some))


class Touch:
    """What changed in a tie: the rows of exchange that are new, and the first day concerned."""

    __slots__ = ("news", "since")

    def __init__(self) -> None:
        #: None where rows were changed or taken away, so that the tie must be told anew.
        self.news: list[Row] | None = []
        self.since = "9999-12-31"

    def by(self, row: Row, *, is_new: bool) -> None:
        """Learn of one more row of exchange."""
        self.since = min(self.since, row["date"])
        if not is_new:
            self.news = None
        elif self.news is not None:
            self.news.append(row)


def forget_tie(journal: Journal, contact: int) -> None:
    """Take away what is stored of a tie, before its contact goes."""
    journal.connection.execute("DELETE FROM tie WHERE contact = ?", (contact,))
    journal.connection.execute("DELETE FROM checkpoint WHERE contact = ?", (contact,))


def new_id() -> str:
    """Return a public id for what is typed: a random UUID. Loading the module `uuid` would cost more than many ids."""
    drawn = bytearray(os.urandom(16))
    drawn[6] = drawn[6] & 0x0F | 0x40  # of version 4
    drawn[8] = drawn[8] & 0x3F | 0x80
    digits = drawn.hex()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def follow(
    journal: Journal,
    fact: str,
    key: int,
    before: Row | None,
    after: Row | None,
    touched: Touched,
) -> None:
    """Keep what is derived from a row true: its words in full text, and who needs a new tie state."""
    if fact in schema.SEARCHED:
        _index(journal, fact, key, before, after)
    if fact == "contact":
        if after is None:
            touched.pop(key, None)
        elif before is None:
            touched.setdefault(key, Touch())
    elif fact == "exchange":
        for row in (before, after):
            if row is not None:
                touched.setdefault(row["contact"], Touch()).by(row, is_new=before is None)


def _index(journal: Journal, fact: str, key: int, before: Row | None, after: Row | None) -> None:
    columns = schema.SEARCHED[fact]
    old = tuple(before[c] for c in columns) if before else None
    new = tuple(after[c] for c in columns) if after else None
    if old == new:
        return
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    index = f"{fact}_fts"
    if old is not None:
        journal.connection.execute(
            f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', ?, {marks})",
            (key, *old),
        )
    if new is not None:
        journal.connection.execute(
            f"INSERT INTO {index} (rowid, {names}) VALUES (?, {marks})",
            (key, *new),
        )


def bury(journal: Journal, fact: str, uid: str, step: int) -> None:
    """Leave a tombstone, so that a copy of this journal elsewhere learns of the deletion."""
    journal.connection.execute("INSERT OR REPLACE INTO tombstone (uid, fact, step) VALUES (?, ?, ?)", (uid, fact, step))


def packed(row: Row | None) -> str | None:
    """Return the image of a row as the history keeps it."""
    import json  # noqa: PLC0415  reading, which most runs do, needs none

    return None if row is None else json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def unpacked(image: str | None) -> Row | None:
    """Return the row of an image."""
    import json  # noqa: PLC0415

    row: Row | None = None if image is None else json.loads(image)
    return row


def seal(journal: Journal, step: int) -> None:
    """Store the digest of a step, by which `doctor` notices a history that changed by itself."""
    journal.connection.execute("UPDATE step SET digest = ? WHERE id = ?", (digest_of_step(journal, step), step))


def digest_of_step(journal: Journal, step: int) -> int:
    """Return the digest of a step as it stands: its own row, its changes, its tombstones."""
    import zlib  # noqa: PLC0415  only what writes or checks takes digests

    parts = (
        "SELECT uid, at, act, undone, is_base FROM step WHERE id = ?",
        "SELECT fact, row, before, after FROM change WHERE step = ? ORDER BY id",
        "SELECT fact, first, last, digest FROM batch WHERE step = ? ORDER BY id",
        "SELECT uid, fact FROM tombstone WHERE step = ? ORDER BY uid",
    )
    digest = 0
    for sql in parts:
        for row in journal.connection.execute(sql, (step,)):
            digest = zlib.crc32(repr(row).encode("utf-8", "surrogatepass"), digest)
    return digest


def is_sealed(journal: Journal, step: int) -> bool:
    """Tell whether the record of a step is as it was sealed."""
    return bool(journal.one("SELECT digest FROM step WHERE id = ?", (step,)) == digest_of_step(journal, step))
