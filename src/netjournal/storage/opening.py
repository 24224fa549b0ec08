"""The only module that opens a journal: everything is looked at before anything is written."""

import os
import sqlite3
import stat
import sys
from pathlib import Path

from netjournal import errors, placing
from netjournal.i18n import N_, _
from netjournal.storage import schema

#: Seconds to wait for another program that is writing.
PATIENCE = 30
#: The longest text or row, in bytes, that SQLite may be asked to hold.
LONGEST = 64_000_000
#: Kilobytes of pages that SQLite keeps while reading. It would keep 2,000, but a morning reads most pages once, and
#: the system has them in memory anyway: `due` takes 1.6 MB less and no longer.
READING_KB = 500

#: What reading a damaged file raises; Python meets bytes that are no text even in what SQLite says of them.
_TROUBLE = (sqlite3.Error, UnicodeError)
_HEADER = 100
_MAGIC = b"SQLite format 3\x00"


def open_for_reading(path: Path) -> sqlite3.Connection | None:
    """Open a journal that will not be written to; return None where there is none.

    Raises:
        BadJournal: when the file is damaged, another program's, or newer than this program.
        Unavailable: when it cannot be read.
    """
    if not _inspected(path):
        return None
    try:
        return _connected(path, "ro")
    except sqlite3.OperationalError as error:
        # A crash left a rollback journal beside it: only a writer may roll it back.
        if getattr(error, "sqlite_errorname", "") not in ("SQLITE_CANTOPEN", "SQLITE_READONLY_ROLLBACK"):
            raise refusal(error, path) from error
    except _TROUBLE as error:
        raise refusal(error, path) from error
    return open_for_writing(path)


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Open a journal to write to it; build a new one where there is none, and bring an old one up to date.

    Raises:
        BadJournal: when the file is damaged, another program's, or newer than this program.
        Unavailable: when it cannot be written.
    """
    if not _inspected(path):
        from netjournal.storage import building  # noqa: PLC0415  once in the life of a journal

        building.build(path)
    _check_owner(path)
    try:
        return _connected(path, "rw")
    except _TROUBLE as error:
        raise refusal(error, path) from error


def open_in_memory() -> sqlite3.Connection:
    """Open an empty journal that lives as long as the connection: what is there before the first entry."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript(schema.script())
    return _guarded(connection)


def _inspected(path: Path) -> bool:
    """Tell whether a journal stands at `path`, refusing anything that is no journal of ours."""
    if link := placing.planted_link(path):
        problem = _("{link} is a link in a folder that anyone may write to").format(link=link)
        raise errors.BadJournal(path=path, problem=problem, advice="")
    is_link = False
    try:
        found = path.lstat()
        if is_link := stat.S_ISLNK(found.st_mode):
            _check_link(path)
            found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        if path.is_symlink():
            raise errors.BadJournal(path=path, problem=_("it is a link that leads nowhere"), advice="") from None
        return False
    except OSError as error:
        raise errors.Unavailable(path=path, problem=_reason(error), advice="") from error
    if not stat.S_ISREG(found.st_mode):
        raise errors.BadJournal(path=path, problem=_("it is no regular file"), advice="")
    _check_header(path)
    _check_beside(path, path.resolve() if is_link else path)
    return True


def _check_link(path: Path) -> None:
    """Refuse a link in a folder where anyone could have put it."""
    if path.parent.stat().st_mode & stat.S_IWOTH:
        problem = _("it is a link in a folder that anyone may write to")
        raise errors.BadJournal(path=path, problem=problem, advice="")


def _check_owner(path: Path) -> None:
    """Write to nobody else's file in a folder where anyone could have put it: they would read all that is written."""
    if os.name != "posix" or not os.geteuid():
        return
    try:
        is_others = path.stat().st_uid != os.geteuid() and os.access(path, os.W_OK)
        is_open = path.parent.stat().st_mode & stat.S_IWOTH
    except OSError:
        return  # SQLite will say what is wrong
    if is_others and is_open:
        problem = _("it is somebody else's, in a folder that anyone may write to")
        raise errors.BadJournal(path=path, problem=problem, advice="")


def _check_beside(path: Path, real: Path) -> None:
    """Refuse a journal beside which lies what SQLite would write into it, and which is not its own."""
    rollback, ahead = f"{real}-journal", f"{real}-wal"
    if not (os.path.exists(rollback) or os.path.exists(ahead)):  # noqa: PTH110  many times cheaper, at each start
        return
    from netjournal.storage import beside  # noqa: PLC0415  only after a crash, or while another window writes

    problem = beside.problem(real, Path(rollback), Path(ahead))
    if problem:
        raise errors.BadJournal(path=path, problem=problem, advice=backup_advice(path))


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        raise errors.Unavailable(path=path, problem=_reason(error), advice="") from error
    problem = _header_problem(header)
    if problem:
        raise errors.BadJournal(path=path, problem=problem, advice=backup_advice(path))


def _header_problem(header: bytes) -> str:
    if not header:
        return _("it is empty")
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        return _("it is damaged, or no SQLite file")
    if int.from_bytes(header[68:72], "big") != schema.APPLICATION_ID:
        return _("another program made it")
    version = int.from_bytes(header[60:64], "big", signed=True)
    if version > schema.VERSION:
        return _("a newer netj made it (version {version}, and this one knows {known}): update netj").format(
            version=version, known=schema.VERSION
        )
    return "" if version > 0 else _("it is damaged: it has no version")


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    from urllib.parse import quote  # noqa: PLC0415  Typer has it loaded by now

    uri = f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)
    try:
        _guarded(connection)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version < schema.VERSION:
            from netjournal.storage import building  # noqa: PLC0415  once a release

            connection = building.brought_up_to_date(connection, path, mode)
        _check_schema(connection, path)
        if mode == "ro":
            connection.execute(f"PRAGMA cache_size = -{READING_KB}")
    except BaseException:
        connection.close()
        raise
    return connection


def _guarded(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Set what protects a journal from a hostile file, a crash, and ourselves."""
    for pragma in (
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "foreign_keys = ON",
        "synchronous = EXTRA",
        "temp_store = MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)  # noqa: FBT003  SQLite's own signature
    return connection


def _check_schema(connection: sqlite3.Connection, path: Path) -> None:
    if schema.declared(connection) != schema.expected():
        raise misshapen(path)


def misshapen(path: Path) -> errors.BadJournal:
    """Return the error for a file whose tables, indexes, views or triggers are not those that netj makes."""
    problem = _("its tables are not as netj makes them")
    return errors.BadJournal(path=path, problem=problem, advice=backup_advice(path))


def refusal(error: sqlite3.Error | UnicodeError, path: Path) -> errors.NetjError:
    """Return the error that a person gets for one of SQLite's."""
    # Python itself names no code: for text that is no UTF-8, for a statement of ours that is off.
    name = getattr(error, "sqlite_errorname", None) or ""
    for start, kind, problem, advice in _REFUSALS:
        if name.startswith(start):
            advised = _(advice) if advice else backup_advice(path) if kind is errors.BadJournal else ""
            return kind(path=path, problem=_(problem), advice=advised)
    if name in _VANISHED:
        return changed_meanwhile(path)
    if isinstance(error, (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError)):
        return errors.OwnFault(problem=f"{type(error).__name__}: {error}")
    problem = _("SQLite says: {words}").format(words=error)
    return errors.BadJournal(path=path, problem=problem, advice=backup_advice(path))


def changed_meanwhile(path: Path) -> errors.Unavailable:
    """Return the error for a row that is gone, or is there already, since another window was faster."""
    problem = _("another window changed it meanwhile")
    return errors.Unavailable(path=path, problem=problem, advice=_("Try again."))


#: What a transaction meets when another one came in between reading and writing.
_VANISHED = frozenset({"SQLITE_CONSTRAINT_FOREIGNKEY", "SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"})
_REFUSALS: tuple[tuple[str, type[errors.NetjError], str, str], ...] = (
    ("SQLITE_BUSY", errors.Unavailable, N_("another program is writing to it"), N_("Try again in a moment.")),
    (
        "SQLITE_LOCKED",
        errors.Unavailable,
        N_("another program is writing to it"),
        N_("Try again in a moment."),
    ),
    ("SQLITE_FULL", errors.Unavailable, N_("the disk is full"), N_("Free some space and try again.")),
    (
        "SQLITE_READONLY",
        errors.Unavailable,
        N_("it is read-only"),
        N_("Allow writing to the file and its folder."),
    ),
    ("SQLITE_PERM", errors.Unavailable, N_("you may not use it"), ""),
    (
        "SQLITE_CANTOPEN",
        errors.Unavailable,
        N_("it cannot be opened"),
        N_("Look at the rights of the file and its folder."),
    ),
    ("SQLITE_IOERR", errors.Unavailable, N_("the disk reported an error, or has no space left"), ""),
    ("SQLITE_NOMEM", errors.Unavailable, N_("there is not enough memory"), ""),
    ("SQLITE_CORRUPT", errors.BadJournal, N_("it is damaged"), ""),
    ("SQLITE_NOTADB", errors.BadJournal, N_("it is damaged, or no SQLite file"), ""),
)


def open_copy(path: Path) -> sqlite3.Connection:
    """Open a copy of a journal, of any version that this program knows, for reading only: it stays what it is.

    Raises:
        BadJournal: when it is damaged, or none of ours.
        Unavailable: when it cannot be read.
    """
    from urllib.parse import quote  # noqa: PLC0415  only for copies

    from netjournal.storage import building  # noqa: PLC0415

    if not _inspected(path):
        raise errors.BadJournal(path=path, problem=_("it is not there"), advice="")
    connection = None
    try:
        uri = f"file:{quote(os.fsencode(path.absolute()))}?mode=ro"
        connection = _guarded(sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None))
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        is_ours = schema.declared(connection) == building.declared_by(version)
    except _TROUBLE as error:
        if connection is not None:
            connection.close()
        raise refusal(error, path) from error
    if not is_ours:
        connection.close()
        raise misshapen(path)
    return connection


def is_ours(path: Path) -> bool:
    """Tell whether a file begins as a journal does."""
    try:
        with path.open("rb") as file:
            return not _header_problem(file.read(_HEADER))
    except OSError:
        return False


def open_aside(path: Path) -> sqlite3.Connection:
    """Open a file of ours that nobody else knows yet, to write to it as it is."""
    return _guarded(sqlite3.connect(path, isolation_level=None))


def backup_advice(path: Path) -> str:
    """Return which backup is the newest good one, and what to type to go back to it."""
    from netjournal.storage import restoring_backups  # noqa: PLC0415  only where something went wrong

    return restoring_backups.advice(path)


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
