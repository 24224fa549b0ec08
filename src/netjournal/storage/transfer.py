"""What every import shares: public ids derived from the content, and rows that wait to be written together.

Since the ids are derived, the same file brought in twice adds nothing.
"""

import hashlib
from typing import Any, NamedTuple

from netjournal import text
from netjournal.storage import bulk, schema
from netjournal.storage.journal import Journal, Step

#: Never to change: public ids of imported rows are derived under this name.
_NAMESPACE = bytes.fromhex("6f1d9d1c5f2e5c1a9a0be0b6a8f4c7d3")
_BEGUN = hashlib.sha1(_NAMESPACE, usedforsecurity=False)
CHUNK = bulk.BATCH
#: Characters of text that wait at most, since a single note may be a million long.
ROOM = 4_000_000
_CACHE_KB = 12_000


def digest(*parts: object) -> bytes:
    """Return what tells one content from another."""
    name = "\x1f".join([part if part.__class__ is str else "" if part is None else str(part) for part in parts])
    found = _BEGUN.copy()  # in half the time of a new one
    found.update(name.encode())
    return found.digest()


def as_uid(found: bytes) -> str:
    """Return a digest spelled as a UUID of version 5."""
    n = found.hex()
    return f"{n[:8]}-{n[8:12]}-5{n[13:16]}-{'89ab'[found[8] >> 4 & 3]}{n[17:20]}-{n[20:32]}"


def derived(*parts: object) -> str:
    """Return the public id that a content always has."""
    return as_uid(digest(*parts))


def beside(uid: str) -> str:
    """Return the public id of the encounter that a single exchange is in: its own, turned round."""
    return f"{uid[24:32]}-{uid[32:]}-5{uid[15:18]}-{uid[19:23]}-{uid[:8]}{uid[9:13]}"


class Person(NamedTuple):
    """A contact that a row means."""

    key: int
    uid: str


class Origin(NamedTuple):
    """Where rows come from: the file as it was named, and the label that they carry in the journal."""

    file: str
    label: str


class Unclear(Exception):
    """A row that does not say well enough who or what is meant."""


class Table:
    """New rows of one fact whose keys others must know, waiting until there are enough to be written together."""

    def __init__(self, step: Step, fact: str) -> None:
        self.fact = fact
        self.step = step
        self.first = self.next = bulk.next_key(step.journal, fact)
        self.waiting: list[tuple[Any, ...]] = []
        self._texts = _places_of_text(step.journal, fact)
        self._size = 0

    @property
    def is_full(self) -> bool:
        """Tell whether it is time to write what waits."""
        return len(self.waiting) >= CHUNK or self._size >= ROOM

    def add(self, *values: Any) -> int:
        """Take a row, all columns but the key, and return its key."""
        key = self.next
        self.next = key + 1
        self.waiting.append((key, *values))
        for at in self._texts:
            if values[at]:
                self._size += len(values[at])
        return key

    def flush(self) -> None:
        """Write what waits."""
        if self.waiting:
            bulk.insert_many(self.step, self.fact, self.waiting)
            self.waiting = []
            self._size = 0


def _places_of_text(journal: Journal, fact: str) -> tuple[int, ...]:
    """Return where, after the key, the columns of a fact stand that may hold long text."""
    columns = [column for _at, column, *_more in journal.rows(f"PRAGMA table_info({fact})")]
    return tuple(columns.index(column) - 1 for column in schema.SEARCHED[fact])


def contact_row(step: Step, uid: str, name: str, columns: dict[str, Any]) -> tuple[Any, ...]:
    """Return the columns of a new contact in the order of the table, but for its key."""
    get = columns.get
    return (
        uid,
        name,
        text.folded(name),
        *(get(column) for column in ("org", "title", "location", "birthday", "met", "via", "why", "note", "pace")),
        get("pinned") or 0,
        *(get(column) for column in ("band", "archived", "snoozed_until")),
        get("snoozes") or 0,
        get("source"),
        get("created") or step.now,
        get("changed") or step.now,
    )


def make_room(journal: Journal) -> None:
    """Let SQLite hold more of the file in memory than a one-row write needs: random ids land all over it."""
    journal.connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
