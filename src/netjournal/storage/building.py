"""Making a new journal by the script that the migrations left behind, and bringing an old one up to date by them."""

import os
import sqlite3
from pathlib import Path

from netjournal import errors, placing
from netjournal.i18n import _
from netjournal.storage import opening, schema


def build(path: Path) -> None:
    """Build an empty journal aside and link it into place; do nothing if another window was faster.

    Raises:
        Unavailable: when the folder or the file cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        aside = path.with_name(f".{path.name}.{os.urandom(8).hex()}.new")
        os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise unavailable(path, error) from error
    try:
        _build_at(aside)
        placing.place(aside, path)
    except FileExistsError:
        return
    except OSError as error:
        raise unavailable(path, error) from error
    except sqlite3.Error as error:
        raise opening.refusal(error, path) from error
    finally:
        placing.discard(aside, f"{aside}-journal")


def _build_at(aside: Path) -> None:
    connection = sqlite3.connect(aside, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = EXTRA")
        # Each table and index takes a page at least: pages of a quarter of the usual size make a new journal of 160 kB.
        connection.execute("PRAGMA page_size = 1024")
        # One transaction: each statement by itself would wait for the disk.
        connection.executescript(f"BEGIN IMMEDIATE;\n{schema.script()}COMMIT;")
    finally:
        connection.close()


def migrate(connection: sqlite3.Connection) -> None:
    """Apply every migration that is not applied yet, all in one transaction."""
    from sqlite_utils import Database  # noqa: PLC0415  slow to import, and seldom needed

    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        connection.execute("BEGIN IMMEDIATE")
        # Another window may have been faster; what is pending is asked under the lock.
        schema.migrations().apply(Database(connection, execute_plugins=False))
        _forget_when(connection)
        _check_references(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _check_references(connection: sqlite3.Connection) -> None:
    """Make sure that every row that another names is there; nothing watched over that while the migration ran."""
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise sqlite3.DatabaseError(_("a row names another that is not there"))


def _forget_when(connection: sqlite3.Connection) -> None:
    """Leave no text in a journal that `doctor` could not check: when a migration ran is not kept."""
    connection.execute("UPDATE _sqlite_migrations SET applied_at = ''")


def brought_up_to_date(connection: sqlite3.Connection, path: Path, mode: str) -> sqlite3.Connection:
    """Return a connection to the journal at the newest version, after a backup of the old one.

    Raises:
        BadJournal: when it is not as the netj of its version made it; nothing is written then.
        Unavailable: when no backup can be made.
    """
    if mode == "ro":
        connection.close()
        return opening.open_for_writing(path)
    version, declared = _seen(connection)
    if version >= schema.VERSION:
        return connection  # another window was faster
    if declared != declared_by(version):
        raise opening.misshapen(path)
    from netjournal.storage import backups  # noqa: PLC0415  once a release, where the very first `add` comes by too

    backups.keep(connection, path, reason="migration")
    migrate(connection)
    _make_checkpoints(connection, path)
    return connection


def _make_checkpoints(connection: sqlite3.Connection, path: Path) -> None:
    """Tell long ties anew, so that they have checkpoints even if the journal came from a time before those."""
    from netjournal.storage import depth, depth_keeping  # noqa: PLC0415  they read through journals that are open
    from netjournal.storage.journal import Journal  # noqa: PLC0415

    journal = Journal(connection, path)
    with journal.writing():
        long = journal.rows("SELECT contact FROM tie WHERE count >= ?", (depth.STRETCH,))
        depth_keeping.rebuild_many(journal, (key for (key,) in long))


def _seen(connection: sqlite3.Connection) -> tuple[int, str]:
    """Return the version of a journal and what it declares, as of one moment."""
    connection.execute("BEGIN")
    try:
        return connection.execute("PRAGMA user_version").fetchone()[0], schema.declared(connection)
    finally:
        connection.execute("ROLLBACK")


def declared_by(version: int) -> str:
    """Return what a sound journal of a version declares."""
    if version == schema.VERSION:
        return schema.expected()
    from sqlite_utils import Database  # noqa: PLC0415  slow to import, and seldom needed

    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        db = Database(connection, execute_plugins=False)
        known = schema.migrations()
        for later in [*(migration.name for migration in known.pending(db)), None][1:]:
            known.apply(db, stop_before=later)
            if connection.execute("PRAGMA user_version").fetchone()[0] == version:
                return schema.declared(connection)
        return ""
    finally:
        connection.close()


def unavailable(path: Path, error: OSError) -> errors.Unavailable:
    """Return the error for a folder or file that the system would not give us."""
    problem = (error.strerror or type(error).__name__).lower()
    return errors.Unavailable(path=path, problem=problem, advice=_("NETJ_JOURNAL can name another place."))
