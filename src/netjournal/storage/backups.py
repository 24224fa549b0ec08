"""Copies of a journal, made by SQLite's own backup, verified, and kept beside it."""

import datetime as dt
import errno
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from netjournal import errors, placing
from netjournal.errors.files import BackupExists, NoWriting
from netjournal.i18n import _
from netjournal.storage import opening

#: How many copies made before each kind of risky act are kept.
KEPT = 10
#: What the person can mend by naming another file; all else is the disk's.
_NAME_IS_OFF = frozenset(
    {
        errno.ENOENT,
        errno.ENOTDIR,
        errno.EACCES,
        errno.EPERM,
        errno.ENAMETOOLONG,
        errno.ELOOP,
        errno.EISDIR,
        errno.EINVAL,
    }
)


def folder(path: Path) -> Path:
    """Return where the backups of a journal lie."""
    return path.parent / "backups"


def kept(path: Path, reason: str | None = None) -> list[Path]:
    """Return the backups of a journal, oldest first: all, or those made before one kind of act."""
    wanted = r"(-[a-z]+)?" if reason is None else f"-{re.escape(reason)}"
    ours = re.compile(rf"{re.escape(path.stem)}-\d{{8}}-\d{{6}}-\d{{6}}{wanted}\.db")
    try:
        return sorted(file for file in folder(path).iterdir() if ours.fullmatch(file.name))
    except OSError:
        return []


def newest(path: Path) -> Path | None:
    """Return the newest backup of a journal."""
    return max(kept(path), key=lambda file: file.name, default=None)


def new_name(path: Path, now: dt.datetime, reason: str = "") -> Path:
    """Return where a backup made now lies, its folder made if need be.

    Raises:
        Unavailable: when the folder cannot be made.
    """
    target = folder(path) / f"{path.stem}-{now:%Y%m%d-%H%M%S-%f}{reason and f'-{reason}'}.db"
    try:
        target.parent.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise _disk_trouble(target, error) from error
    return target


def keep(connection: sqlite3.Connection, path: Path, *, reason: str) -> Path:
    """Make a backup before a risky act, and drop the oldest of those made before such acts.

    Raises:
        Unavailable: when it cannot be written; the act must then not begin.
        BadJournal: when the journal turns out to be damaged.
    """
    target = new_name(path, dt.datetime.now(dt.UTC), reason)
    write(connection, target)
    for old in kept(path, reason)[:-KEPT]:
        old.unlink(missing_ok=True)
    return target


def write(connection: sqlite3.Connection, target: Path) -> None:
    """Write a verified copy of the whole journal to a new file, whole or not at all, readable by you alone.

    Raises:
        BackupExists: when something stands at `target`.
        NoWriting: when `target` names a place where nothing can be written.
        Unavailable: when the disk is full, or the journal cannot be read just now.
        BadJournal: when the journal turns out to be damaged.
    """
    if os.path.lexists(target):
        raise BackupExists(path=target)
    aside = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".new", dir=target.parent)
        os.close(handle)
        aside = Path(name)
        with _held_still(connection):
            _copy(connection, aside, target)
        placing.place(aside, target)
    except FileExistsError:
        raise BackupExists(path=target) from None
    except OSError as error:
        if error.errno in _NAME_IS_OFF:
            raise NoWriting(path=target, problem=(error.strerror or "").lower()) from error
        raise _disk_trouble(target, error) from error
    finally:
        for leftover in (aside, Path(f"{aside}-journal")) if aside else ():
            leftover.unlink(missing_ok=True)


@contextmanager
def _held_still(connection: sqlite3.Connection) -> Iterator[None]:
    """Keep writers out while every page is copied; without this, Python would wait for a busy file for ever.

    Raises:
        Unavailable: when another program keeps the journal busy for longer than we wait.
    """
    if connection.in_transaction:
        yield
        return
    try:
        connection.execute("BEGIN")
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        yield
    except sqlite3.Error as error:
        raise opening.refusal(error, _path_of(connection)) from error
    finally:
        connection.rollback()


def _path_of(connection: sqlite3.Connection) -> Path:
    return Path(connection.execute("PRAGMA database_list").fetchone()[2])


def _copy(connection: sqlite3.Connection, aside: Path, target: Path) -> None:
    """Copy every page to a file aside, check it, and make sure that it is on the disk."""
    copy = sqlite3.connect(aside, isolation_level=None)
    try:
        connection.backup(copy)
        verdict = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            raise _damaged(connection, str(error)) from error
        raise _disk_trouble(target, error) from error
    finally:
        copy.close()
    if verdict != "ok":
        raise _damaged(connection, verdict)
    with aside.open("rb+") as file:
        os.fsync(file.fileno())


def _damaged(connection: sqlite3.Connection, verdict: str) -> errors.BadJournal:
    path = _path_of(connection)
    problem = _("it is damaged ({words})").format(words=" ".join(verdict.split()))
    return errors.BadJournal(path=path, problem=problem, advice=opening.backup_advice(path))


def _disk_trouble(target: Path, error: Exception) -> errors.Unavailable:
    reason = getattr(error, "strerror", None) or str(error)
    problem = _("no backup could be written there ({reason})").format(reason=reason.lower())
    advice = _("Free some space, or look at the rights of the folder.")
    return errors.Unavailable(path=target, problem=problem, advice=advice)
