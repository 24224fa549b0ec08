"""Going back to a backup: which is the newest good one, a copy of it made ready aside, and the journal replaced by it.

A journal that can be read is overwritten by SQLite itself under its exclusive lock, so that no other window writes
in between, and a crash half-way is rolled back. One that is refused is moved aside, byte for byte, never deleted.
"""

import datetime as dt
import os
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from netjournal import errors, placing
from netjournal.dates import worded
from netjournal.domain.backups import Backup
from netjournal.i18n import _
from netjournal.storage import backups, building, checking, encrypting, opening, schema
from netjournal.storage.journal import Journal

#: What SQLite may have left beside a journal.
_BESIDE = ("-journal", "-wal", "-shm")
_REASON = "restore"


class Found(NamedTuple):
    """A backup that can be gone back to, and the newer ones that cannot."""

    backup: Backup | None
    passed_over: tuple[Path, ...] = ()


class Replaced(NamedTuple):
    """What became of what stood there: backed up, or moved aside; neither where nothing stood there."""

    before: Path | None = None
    damaged: Path | None = None


def problem_of(file: Path) -> str:
    """Return what keeps a copy of a journal from being used; empty where it is sound. It is only read."""
    try:
        connection = opening.open_copy(file)
    except errors.NetjError as error:
        return str(error.facts.get("problem", error.message))
    try:
        verdict: str = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except (sqlite3.Error, UnicodeError) as error:
        return str(error)
    finally:
        connection.close()
    return "" if verdict == "ok" else " ".join(verdict.split())


def _is_good(file: Path) -> bool:
    """Tell whether a backup can be used, and every row of it is as its own history says: a copy of rot is not good."""
    if problem_of(file):
        return False
    try:
        copy = Journal(opening.open_copy(file), file)
    except errors.NetjError:
        return False
    try:
        return checking.is_as_written(copy)
    finally:
        copy.close()


def newest_good(path: Path, until: dt.date | None = None) -> Found:
    """Return the newest good backup, made on a day or before; encrypted ones nobody can look into."""
    passed: list[Path] = []
    for backup in backups.listed(path):
        if backup.is_encrypted or (until is not None and backup.made.date() > until):
            continue
        if _is_good(backup.path):
            return Found(backup, tuple(passed))
        passed.append(backup.path)
    return Found(None, tuple(passed))


def advice(path: Path) -> str:
    """Return which backup of a journal is the newest good one, and what to type to go back to it."""
    good = newest_good(path).backup
    if good is not None:
        words = _("The newest good backup is {backup}, of {day}. To go back to it: netj restore")
        return words.format(backup=good.path, day=worded(good.made.date()))
    sealed = next((one for one in backups.listed(path) if one.is_encrypted), None)
    if sealed is not None:
        words = _("The newest backup is encrypted. To go back to it: {command}")
        return words.format(command=encrypting.to_restore(sealed.path))
    return _("No good backup lies beside it. To go back to a copy of yours: netj restore FILE")


# --- made ready ---------------------------------------------------------------------------------------


@contextmanager
def ready(path: Path, fill: Callable[[Path], object]) -> Iterator[Journal]:
    """Give a copy of a journal that `fill` writes aside, in the folder of backups, brought up to date there.

    Raises:
        BadJournal: when the copy is damaged, or none of ours.
        Unavailable: when there is no room for it.
    """
    name = backups.new_name(path, backups.now(), _REASON)
    with ExitStack() as stack:
        try:
            aside = stack.enter_context(backups.aside_of(name))
            fill(aside)
            _bring_up_to_date(aside)
        except OSError as error:
            raise backups.disk_trouble(name, error) from error
        journal = Journal(opening.open_copy(aside), aside)
        stack.callback(journal.close)
        yield journal


def copied(source: Path, aside: Path) -> None:
    """Copy a sound backup over an empty file aside, checked page by page.

    Raises:
        BadJournal: when it is damaged, or none of ours.
    """
    connection = opening.open_copy(source)
    try:
        backups.copy(connection, aside, aside)
    finally:
        connection.close()


def _bring_up_to_date(aside: Path) -> None:
    """Apply the migrations that a copy has not seen, after its pages were checked."""
    if problem := problem_of(aside):
        raise errors.BadJournal(path=aside, problem=problem, advice="")
    connection = opening.open_aside(aside)
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION:
            return
        building.migrate(connection)
    except sqlite3.Error as error:
        raise opening.refusal(error, aside) from error
    finally:
        connection.close()


# --- replaced -----------------------------------------------------------------------------------------


def problem_here(path: Path) -> str | None:
    """Return what keeps the journal from being opened: empty where nothing does, None where there is none.

    Raises:
        BadJournal: when something stands there that can be replaced by no journal: a folder, a bad link.
        Unavailable: when it cannot be read just now.
    """
    try:
        connection = opening.open_for_reading(path)
    except errors.BadJournal as error:
        if placing.planted_link(path) or not path.is_file() or _is_link_of_others(path):
            raise
        return str(error.facts.get("problem", error.message))
    if connection is None:
        return None
    connection.close()
    return ""


def _is_link_of_others(path: Path) -> bool:
    return path.is_symlink() and bool(path.parent.stat().st_mode & stat.S_IWOTH)


def replace(path: Path, copy: Journal, spare: Path | None = None) -> Replaced:
    """Let a copy made ready take the place of the journal, whole or not at all; say what became of that.

    Raises:
        Unavailable: when another program keeps it busy, or the disk is full; it is then as it was.
    """
    try:
        problem = problem_here(path)
        if problem is None:
            return Replaced(damaged=_placed(path, copy))
        if problem:
            return Replaced(damaged=_moved_aside(path, copy))
        return _overwritten(path, copy, spare)
    except OSError as error:
        raise backups.disk_trouble(path, error) from error


def _overwritten(path: Path, copy: Journal, spare: Path | None) -> Replaced:
    """Back the journal up and write the copy over it, without ever letting go of the lock in between."""
    connection = opening.open_for_writing(path)
    try:
        _lock(connection)
        before = backups.keep(connection, path, reason=_REASON, spare=spare)
    except errors.BadJournal:  # it opens, and is damaged further in
        connection.close()
        return Replaced(damaged=_moved_aside(path, copy))
    except sqlite3.Error as error:
        connection.close()
        raise opening.refusal(error, path) from error
    try:
        copy.connection.backup(connection)
        connection.execute("PRAGMA locking_mode = NORMAL")
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        raise opening.refusal(error, path) from error
    finally:
        connection.close()
    return Replaced(before=before)


def _lock(connection: sqlite3.Connection) -> None:
    """Keep every other window out until this one closes: the copy is written only where no transaction is open."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")


def _moved_aside(path: Path, copy: Journal) -> Path:
    """Give a refused journal another name, with all that lies beside it, and put the copy in its place."""
    real = path.resolve()
    seen = _state(real)
    with backups.aside_of(real) as fresh:
        backups.copy(copy.connection, fresh, path)
        _keep_on_disk(fresh)
        if _state(real) != seen:
            raise opening.changed_meanwhile(path)
        damaged = _linked(real, _free_name(path))
        _move_what_lies_beside(real, damaged)
        fresh.replace(real)
    placing.sync_folder(real.parent)
    placing.sync_folder(damaged.parent)
    return damaged


def _placed(path: Path, copy: Journal) -> Path | None:
    """Put the copy where no journal stands, and return where anything went that SQLite had left there."""
    damaged = _free_name(path) if any(os.path.lexists(f"{path}{ending}") for ending in _BESIDE) else None
    if damaged:
        _move_what_lies_beside(path, damaged)
    with backups.placed(path) as fresh:
        backups.copy(copy.connection, fresh, path)
    return damaged


def _state(file: Path) -> tuple[int, int, int]:
    now = file.stat()
    return now.st_ino, now.st_mtime_ns, now.st_size


def _free_name(path: Path) -> Path:
    """Return where a damaged journal goes: among the backups, under a name that is none of a backup."""
    return backups.new_name(path, backups.now(), ending=".damaged")


def _linked(real: Path, damaged: Path) -> Path:
    """Give a file a second name among the backups; beside itself where they lie on another disk."""
    for name in (damaged, real.with_name(damaged.name)):
        with suppress(OSError):
            name.hardlink_to(real)
            return name
    real.rename(name)
    return name


def _move_what_lies_beside(real: Path, damaged: Path) -> None:
    for ending in _BESIDE:
        if os.path.lexists(f"{real}{ending}"):
            shutil.move(f"{real}{ending}", f"{damaged}{ending}")


def _keep_on_disk(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())
