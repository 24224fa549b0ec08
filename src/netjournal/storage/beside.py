"""What lies beside a journal: whether a rollback journal or a log there is its own, before SQLite writes it back.

SQLite takes whatever lies there for the rest of an interrupted write. After a crash that is right. Beside a file
that was copied back, or synced, it may be of another day, and would mix two states into one without a word.
"""

import os
import time
from pathlib import Path
from typing import BinaryIO, NamedTuple

from netjournal.i18n import _

#: What a rollback journal begins with, and what ends one that belongs to a write over several files.
_MAGIC = bytes.fromhex("d9d505f920a163d7")
_WORD = 4
#: Where its header says how many pages it holds, how many the journal had, and how large sectors and pages are.
_HEADER, _RECORDS, _PAGES, _SECTOR, _PAGE = 28, 8, 16, 20, 24
#: Where a journal's own first page says how it is written, and how often it was.
_WRITTEN, _ROLLBACK, _CHANGES = 18, 1, 24
#: Pages of a rollback journal that are looked at.
_LOOKED = 10_000
#: Seconds after which a suspicion is looked at again: another window may have been writing just then.
_AGAIN = 0.05


class _Seen(NamedTuple):
    """One look at a rollback journal: what told it from others, and what is wrong with it."""

    state: tuple[int, int, int]
    problem: str


def problem(journal: Path, rollback: Path, ahead: Path) -> str:
    """Return what is wrong with what lies beside a journal; empty where it is its own, or harmless."""
    try:
        with journal.open("rb") as file:
            header = file.read(100)
        if header[_WRITTEN] == _ROLLBACK and _size(ahead):
            return _("{name} lies beside it and is not its own").format(name=ahead.name)
        if not _size(rollback):
            return ""
        first = _seen(journal, rollback)
        if not first.problem:
            return ""
        time.sleep(_AGAIN)
        again = _seen(journal, rollback)
    except (OSError, IndexError):
        return ""  # another window has just finished its write
    return again.problem if again == first else ""


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _seen(journal: Path, rollback: Path) -> _Seen:
    with rollback.open("rb") as file:
        before = os.fstat(file.fileno())
        with journal.open("rb") as own:
            header, size = own.read(100), os.fstat(own.fileno()).st_size
        found = _problem(file, before.st_size, header, size)
    state = (before.st_ino, before.st_mtime_ns, before.st_size)
    return _Seen(state, found.format(name=rollback.name) if found else "")


def _problem(rollback: BinaryIO, length: int, header: bytes, size: int) -> str:
    start = _read(rollback, 0, _HEADER)
    if start[:8] != _MAGIC:
        return ""  # SQLite writes nothing back from it
    if _read(rollback, length - 8, 8) == _MAGIC:
        return _("{name} lies beside it and names a third file")
    page, was = _number(start, _PAGE), _number(start, _PAGES) * _number(start, _PAGE)
    if _number(start, _RECORDS) == 0:
        is_own = was == size  # nothing is written back from it, but the file is cut to the length that it names
    elif (first := _first_page(rollback, start)) is not None:
        is_own = _number(header, _CHANGES) - _number(first, _CHANGES) in (0, 1)
    else:
        is_own = was <= size and page == _page_size(header)
    return "" if is_own else _("{name} lies beside it and is of another state of it")


def _first_page(rollback: BinaryIO, start: bytes) -> bytes | None:
    """Return the beginning of the first page as it was before the write, where the rollback journal holds it."""
    sector, page = _number(start, _SECTOR), _number(start, _PAGE)
    record, at, looked = _WORD + page + _WORD, 0, 0
    while start[:8] == _MAGIC and sector:
        at += sector
        for _record in range(_number(start, _RECORDS)):
            found = _read(rollback, at, _WORD + 100)
            looked += 1
            if len(found) < _WORD + 100 or looked > _LOOKED:
                return None
            if _number(found, 0) == 1:
                return found[_WORD:]
            at += record
        at = -(-at // sector) * sector  # a further part begins at a sector of its own
        start = _read(rollback, at, _HEADER)
    return None


def _read(file: BinaryIO, at: int, length: int) -> bytes:
    file.seek(max(at, 0))
    return file.read(length)


def _page_size(header: bytes) -> int:
    size = int.from_bytes(header[16:18], "big")
    return 65536 if size == 1 else size


def _number(raw: bytes, at: int) -> int:
    return int.from_bytes(raw[at : at + _WORD], "big")
