"""Copies of a journal, made by SQLite's own backup, verified, kept beside it, and dropped when they make room."""

import datetime as dt
import errno
import os
import re
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from netjournal import dates, errors, placing
from netjournal.domain.backups import Backup, expired
from netjournal.errors.files import BackupExists, NoWriting
from netjournal.i18n import _
from netjournal.storage import opening

#: How the moment of making, in UTC, stands in a backup's name.
_STAMP = "%Y%m%d-%H%M%S-%f"
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
    """Return the backups of a journal that are not encrypted, oldest first: all, or those before one kind of act."""
    found = [one for one in listed(path) if not one.is_encrypted and reason in (None, one.reason)]
    return [one.path for one in reversed(found)]


def newest(path: Path) -> Path | None:
    """Return the newest backup of a journal that is not encrypted."""
    return next(reversed(kept(path)), None)


def listed(path: Path) -> list[Backup]:
    """Return all backups of a journal, newest first; what has no name of ours, or is no plain file, is none."""
    ours = re.compile(rf"{re.escape(path.stem)}-(\d{{8}}-\d{{6}}-\d{{6}})(?:-([a-z]+))?\.db(\.age)?")
    try:
        names = [(entry.name, ours.fullmatch(entry.name)) for entry in folder(path).iterdir()]
    except OSError:
        return []
    found = (_backup(folder(path) / name, match) for name, match in names if match)
    return sorted((one for one in found if one), key=lambda one: one.path.name, reverse=True)


def strays(path: Path) -> list[Path]:
    """Return what else of a journal lies among its backups or beside it: damaged files, and what a kill left there."""
    ours = re.compile(rf"\.?{re.escape(path.stem)}-\d{{8}}-\d{{6}}-\d{{6}}.*|\.{re.escape(path.name[:40])}\..+\.new")
    found = []
    for place in (folder(path), path.parent):
        with suppress(OSError):
            found += sorted(one for one in place.iterdir() if ours.fullmatch(one.name) and not one.is_symlink())
    known = {one.path for one in listed(path)}
    return [one for one in found if one not in known and one != path and one.is_file()]


def _backup(file: Path, match: "re.Match[str]") -> Backup | None:
    stamp, reason, encrypted = match.groups()
    try:
        made = dt.datetime.strptime(stamp, _STAMP).replace(tzinfo=dt.UTC).astimezone()
        state = file.lstat()
    except (OSError, ValueError, OverflowError):
        return None
    if not stat.S_ISREG(state.st_mode):
        return None
    return Backup(path=file, made=made, reason=reason or "", size=state.st_size, is_encrypted=bool(encrypted))


def new_name(path: Path, now: dt.datetime, reason: str = "", ending: str = ".db") -> Path:
    """Return where a backup made now lies, its folder made if need be.

    Raises:
        Unavailable: when the folder cannot be made, or is a link that anyone may have put there.
    """
    target = folder(path) / f"{path.stem}-{now:{_STAMP}}{reason and f'-{reason}'}{ending}"
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise disk_trouble(target, error) from error
    if link := placing.planted_link(target):
        problem = _("{link} is a link in a folder that anyone may write to").format(link=link)
        raise errors.Unavailable(path=target, problem=problem, advice=_("Move the link away."))
    return target


def now() -> dt.datetime:
    """Return the real time, whatever day NETJ_TODAY says it is."""
    return dates.now()


def keep(connection: sqlite3.Connection, path: Path, *, reason: str, spare: Path | None = None) -> Path:
    """Make a backup before a risky act, and drop the oldest of those made before such acts, but for `spare`.

    Raises:
        Unavailable: when it cannot be written; the act must then not begin.
        BadJournal: when the journal turns out to be damaged.
    """
    target = new_name(path, now(), reason)
    write(connection, target)
    rotate(path, reason, spare or target)
    return target


def keep_bytes(connection: sqlite3.Connection, path: Path) -> Path:
    """Keep every byte of a damaged journal before it is mended, under a name that is none of a backup.

    Raises:
        Unavailable: when it cannot be written, or the journal cannot be read just now.
    """
    target = new_name(path, now(), ending=".damaged")
    try:
        # Through SQLite itself: another handle on the file, once closed, would take its locks away.
        connection.execute("BEGIN IMMEDIATE")
        raw = connection.serialize()
    except sqlite3.Error as error:
        raise opening.refusal(error, path) from error
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    with placed(target) as aside:
        aside.write_bytes(raw)
    return target


def rotate(path: Path, reason: str, spare: Path) -> int:
    """Drop backups made for one reason that make room; return how many. One that cannot be dropped harms nothing."""
    dropped = 0
    for old in expired([one for one in listed(path) if one.reason == reason], spare):
        with suppress(OSError):
            old.path.unlink()
            dropped += 1
    return dropped


def write(connection: sqlite3.Connection, target: Path) -> None:
    """Write a verified copy of the whole journal to a new file, whole or not at all, readable by you alone.

    Raises:
        BackupExists: when something stands at `target`.
        NoWriting: when `target` names a place where nothing can be written.
        Unavailable: when the disk is full, or the journal cannot be read just now.
        BadJournal: when the journal turns out to be damaged.
    """
    with placed(target) as aside:
        copy(connection, aside, target)


@contextmanager
def placed(target: Path) -> Iterator[Path]:
    """Give a new file to fill that becomes `target` when the block ends well, whole or not at all.

    Raises:
        BackupExists: when something stands at `target`.
        NoWriting: when `target` names a place where nothing can be written.
        Unavailable: when the disk is full.
    """
    if os.path.lexists(target):
        raise BackupExists(path=target)
    if link := placing.planted_link(target):
        problem = _("{link} is a link in a folder that anyone may write to").format(link=link)
        raise NoWriting(path=target, problem=problem)
    try:
        with aside_of(target) as aside:
            yield aside
            with aside.open("rb+") as file:
                os.fsync(file.fileno())
            placing.place(aside, target)
    except FileExistsError:
        raise BackupExists(path=target) from None
    except OSError as error:
        if error.errno in _NAME_IS_OFF:
            raise NoWriting(path=target, problem=(error.strerror or "").lower()) from error
        raise disk_trouble(target, error) from error


@contextmanager
def aside_of(target: Path) -> Iterator[Path]:
    """Give an empty file beside `target`, for you alone, and take it away in the end, if it is still there."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".new", dir=target.parent)
    os.close(handle)
    aside = Path(name)
    try:
        yield aside
    finally:
        placing.discard(aside, f"{aside}-journal")


def copy(connection: sqlite3.Connection, aside: Path, target: Path) -> None:
    """Copy a whole journal, as of one moment, over an empty file, and check the copy.

    Raises:
        Unavailable: when the disk is full, or the journal cannot be read just now.
        BadJournal: when the journal turns out to be damaged.
    """
    with _held_still(connection):
        _copy(connection, aside, target)


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
    """Copy every page to a file aside, and check it."""
    copy = sqlite3.connect(aside, isolation_level=None)
    try:
        connection.backup(copy)
        verdict = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            raise _damaged(connection, str(error)) from error
        raise disk_trouble(target, error) from error
    finally:
        copy.close()
    if verdict != "ok":
        raise _damaged(connection, verdict)


def _damaged(connection: sqlite3.Connection, verdict: str) -> errors.BadJournal:
    path = _path_of(connection)
    problem = _("it is damaged ({words})").format(words=" ".join(verdict.split()))
    return errors.BadJournal(path=path, problem=problem, advice=opening.backup_advice(path))


def disk_trouble(target: Path, error: Exception) -> errors.Unavailable:
    """Return the error for a disk that is full, or does not work."""
    reason = getattr(error, "strerror", None) or str(error)
    problem = _("no backup could be written there ({reason})").format(reason=reason.lower())
    advice = _("Free some space, or look at the rights of the folder.")
    return errors.Unavailable(path=target, problem=problem, advice=advice)
