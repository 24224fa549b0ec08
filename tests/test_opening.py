"""What opening promises: what is no journal of ours is refused unharmed, and a new one appears whole or not at all."""

import os
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from netjournal import errors
from netjournal.storage import building, opening, schema
from netjournal.storage.journal import Journal

FOREIGN = "CREATE TABLE notes (words TEXT)"
#: Runs a command under a limit on the size of files, as a full disk would.
LIMITED = """
import resource, sys
limit = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
from netjournal.cli import main
sys.exit(main.run(sys.argv[2:]))
"""

PAGE = 1024  # bytes of a page of a journal


def journal_bytes(folder: Path) -> bytes:
    """Return the bytes of a sound journal."""
    path = folder / "sound.db"
    Journal.to_write(path).close()
    return path.read_bytes()


def header(raw: bytes, at: int, value: int) -> bytes:
    """Return a file with one number of its header changed."""
    return raw[:at] + value.to_bytes(4, "big", signed=True) + raw[at + 4 :]


SPOILT = {
    "empty": lambda raw: b"",
    "50 bytes": lambda raw: raw[:50],
    "5000 bytes": lambda raw: raw[:5000],
    "text": lambda raw: b"Dear journal,\n" * 100,
    "random": lambda raw: random.Random(1).randbytes(20_000),
    "no first page": lambda raw: bytes(4096) + raw[4096:],
    "another program's": lambda raw: header(raw, 68, 0x12345678),
    "newer": lambda raw: header(raw, 60, schema.VERSION + 1),
    "far newer": lambda raw: header(raw, 60, 2**31 - 1),
    "no version": lambda raw: header(raw, 60, 0),
    "negative version": lambda raw: header(raw, 60, -5),
}


@pytest.mark.parametrize("name", SPOILT)
@pytest.mark.parametrize("words", [("list",), ("add", "Sam Okafor"), ("undo",)])
def test_what_is_no_journal_is_refused_and_left_alone(netj, tmp_path, journal_path, name, words):
    """Reading or writing, the answer is exit 6 and a sentence with the file's name; not a byte of it changes."""
    raw = SPOILT[name](journal_bytes(tmp_path))
    journal_path.write_bytes(raw)
    beside = sorted(journal_path.parent.iterdir())

    ran = netj(*words, "--json", exit=6)

    assert ran.error["code"] == "bad_journal"
    assert str(journal_path) in ran.error["message"]
    assert journal_path.read_bytes() == raw
    assert sorted(journal_path.parent.iterdir()) == beside


def test_another_program_s_database_is_left_alone(netj, journal_path):
    """A SQLite file that another program made is refused by name, whatever it holds."""
    with sqlite3.connect(journal_path) as connection:
        connection.execute(FOREIGN)
    connection.close()
    raw = journal_path.read_bytes()

    assert "another program" in netj("add", "Sam Okafor", exit=6).err
    assert journal_path.read_bytes() == raw


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER evil AFTER INSERT ON contact BEGIN DELETE FROM exchange; END",
        "CREATE VIEW evil AS SELECT * FROM contact",
        "CREATE TABLE evil (words TEXT)",
        "CREATE INDEX evil ON contact (note)",
        "DROP INDEX contact_folded",
        "ALTER TABLE contact ADD COLUMN evil TEXT",
    ],
)
def test_what_was_planted_in_a_journal_is_never_run(netj, journal_path, planted):
    """A trigger, view, table, index or column that is not ours is refused before anything is written."""
    netj("add", "Sam Okafor")
    with sqlite3.connect(journal_path) as connection:
        connection.execute(planted)
    connection.close()
    raw = journal_path.read_bytes()

    assert "not as netj makes them" in netj("log", "sam", "tea", exit=6).err
    assert journal_path.read_bytes() == raw


def test_the_newest_backup_is_named_where_the_journal_is_damaged(netj, journal_path):
    """Whoever meets a damaged journal is told where the last copy of it lies."""
    netj("add", "Sam Okafor")
    kept = netj("backup", "--json").json["path"]
    journal_path.write_bytes(b"")

    assert kept in netj("list", exit=6).err.replace("\n", "")


def test_a_folder_is_no_journal(netj, journal_path):
    """A folder where the journal should be is refused with exit 6."""
    journal_path.mkdir()

    assert "no regular file" in netj("list", exit=6).err


def test_a_pipe_is_never_waited_for(netj, journal_path):
    """A named pipe is refused at once instead of being read for ever."""
    os.mkfifo(journal_path)

    assert "no regular file" in netj("add", "Sam Okafor", exit=6).err


def test_a_device_is_never_written_to(netj, journal_path):
    """A link to a device such as /dev/full is refused."""
    journal_path.symlink_to("/dev/full")

    netj("add", "Sam Okafor", exit=6)


def test_a_link_that_leads_nowhere_is_not_followed(netj, tmp_path, journal_path):
    """Through a dangling link no file is made."""
    journal_path.symlink_to(tmp_path / "elsewhere.db")

    assert "leads nowhere" in netj("add", "Sam Okafor", exit=6).err
    assert not (tmp_path / "elsewhere.db").exists()


def test_a_link_of_one_s_own_is_followed(netj, tmp_path, journal_path):
    """A person may keep the journal elsewhere, and a link to it where netj looks."""
    (tmp_path / "synced").mkdir()
    Journal.to_write(tmp_path / "synced" / "journal.db").close()
    journal_path.symlink_to(tmp_path / "synced" / "journal.db")

    netj("add", "Sam Okafor")

    assert journal_path.is_symlink()
    assert len(netj("list", "--json").json) == 1


def test_a_link_that_anyone_may_have_put_there_is_not_followed(netj, tmp_path, monkeypatch):
    """In a folder that everyone may write to, a link may be a trap."""
    netj("add", "Sam Okafor")
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o1777)
    trap = tmp_path / "open" / "journal.db"
    trap.symlink_to(tmp_path / "journal.db")
    monkeypatch.setenv("NETJ_JOURNAL", str(trap))

    assert "anyone may write" in netj("list", exit=6).err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_unavailable(netj, journal_path):
    """Without the right to read it, exit 7 and a sentence with the file's name."""
    netj("add", "Sam Okafor")
    journal_path.chmod(0)

    assert str(journal_path) in netj("list", exit=7).err.replace("\n", "")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_can_be_read(netj, journal_path):
    """What lies in a folder that cannot be written to can be read; writing is refused with exit 7."""
    netj("add", "Sam Okafor")
    journal_path.chmod(0o400)
    journal_path.parent.chmod(0o500)
    try:
        assert len(netj("list", "--json").json) == 1
        netj("log", "sam", "tea", exit=7)
    finally:
        journal_path.parent.chmod(0o700)


def test_a_file_where_a_folder_should_be_is_told(netj, tmp_path, monkeypatch):
    """A journal cannot lie below a file: exit 7, and the path is named."""
    (tmp_path / "file").write_text("words")
    monkeypatch.setenv("NETJ_JOURNAL", str(tmp_path / "file" / "journal.db"))

    netj("list")
    assert "journal.db" in netj("add", "Sam Okafor", exit=7).err


def test_a_busy_journal_is_unavailable_and_unharmed(netj, journal_path, monkeypatch):
    """While another program writes for longer than we wait, exit 7 and nothing written; then all is well."""
    netj("add", "Sam Okafor")
    monkeypatch.setattr(opening, "PATIENCE", 0.05)
    other = sqlite3.connect(journal_path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    assert "another program is writing" in netj("log", "sam", "tea", exit=7).err
    assert len(netj("list", "--json").json) == 1
    other.execute("ROLLBACK")
    other.close()
    assert len(netj("history", "--json").json) == 1
    netj("log", "sam", "tea")


@pytest.mark.parametrize("limit", [1, 4096, 100_000])
def test_no_journal_is_made_on_a_full_disk(tmp_path, journal_path, limit):
    """Where there is no room for a new journal, exit 7, and no file is left, not even half of one."""
    ran = subprocess.run(
        [sys.executable, "-B", "-c", LIMITED, str(limit), "add", "Sam Okafor"],
        capture_output=True,
        check=False,
        text=True,
    )

    assert ran.returncode == 7, ran.stderr
    assert "journal.db" in ran.stderr
    assert not [path for path in tmp_path.iterdir() if "journal" in path.name]


def test_a_full_disk_loses_nothing(netj, journal_path):
    """Where an entry does not fit any more, exit 7, and all that was there is there."""
    netj("add", "Sam Okafor", "--note", "tea")
    size = journal_path.stat().st_size

    ran = subprocess.run(
        [sys.executable, "-B", "-c", LIMITED, str(size), "log", "sam", "x" * 100_000],
        capture_output=True,
        check=False,
        text=True,
    )

    assert ran.returncode == 7, ran.stderr
    assert str(journal_path) in ran.stderr.replace("\n", "")
    netj("doctor")
    assert len(netj("history", "--json").json) == 1


def test_two_windows_make_one_first_journal(journal_path):
    """Two commands that both find no journal make one, and both entries are in it."""
    command = [sys.executable, "-m", "netjournal", "add"]
    windows = [
        subprocess.Popen([*command, name], stdout=subprocess.PIPE, stderr=subprocess.PIPE) for name in ("Sam", "Jo")
    ]

    told = [window.communicate() for window in windows]

    assert [window.returncode for window in windows] == [0, 0], told
    assert Journal.to_read(journal_path).one("SELECT count(*) FROM contact") == 2
    assert [path.name for path in journal_path.parent.glob(".journal*.new*")] == []


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o277])
def test_nobody_else_may_read_what_is_made(tmp_path, monkeypatch, netj, mask):
    """Under any umask the folder is 0700 and every file in it 0600."""
    monkeypatch.setenv("NETJ_JOURNAL", str(tmp_path / "new" / "journal.db"))
    monkeypatch.setenv("NETJ_CONFIG", str(tmp_path / "settings" / "config.toml"))
    os.umask(mask)

    netj("add", "Sam Okafor")
    netj("backup")
    netj("config", "due.limit", 7)
    netj("add", "Jo Park")
    netj("restore", "--yes")
    (tmp_path / "new" / "journal.db").write_bytes(b"")
    netj("restore", "--yes")
    netj("export", "json", tmp_path / "new" / "all.json")

    for folder in (tmp_path / "new", tmp_path / "settings"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        for path in folder.rglob("*"):
            assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_a_build_that_ends_half_way_leaves_nothing(journal_path, monkeypatch):
    """Whatever ends the making of a journal, no half journal stands at its place, and the next try makes it."""

    def interrupted() -> str:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(schema, "script", interrupted)
        with pytest.raises(KeyboardInterrupt):
            Journal.to_write(journal_path)
    left = [path.name for path in journal_path.parent.iterdir() if "journal" in path.name]
    Journal.to_write(journal_path).close()

    assert left == []
    assert journal_path.exists()


def test_without_hard_links_a_journal_is_made_all_the_same(journal_path, monkeypatch):
    """On a file system without hard links, the finished file is renamed into place."""

    def unable(*_paths: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", unable)

    Journal.to_write(journal_path).close()

    assert journal_path.stat().st_size > 0
    assert stat.S_IMODE(journal_path.stat().st_mode) == 0o600


def test_a_crash_in_the_middle_of_writing_is_rolled_back_even_for_readers(netj, journal_path, tmp_path):
    """A process killed between writing and commit leaves a journal that the next command reads as it was."""
    netj("add", "Sam Okafor")
    killed = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size = 1')\n"
        "c.execute('PRAGMA cache_spill = 1')\n"
        "c.execute('BEGIN IMMEDIATE')\n"
        "c.execute(\"UPDATE contact SET note = printf('%.*c', 900000, 'x')\")\n"
        "c.execute(\"UPDATE contact SET why = printf('%.*c', 900000, 'x')\")\n"
        "os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", killed, str(journal_path)], check=False)
    assert journal_path.with_name("journal.db-journal").exists()

    assert netj("show", "sam", "--json").json["name"] == "Sam Okafor"
    netj("doctor")


# --- errors of SQLite, told as ours ------------------------------------------------------------------


def test_every_error_of_sqlite_has_words(tmp_path):
    """What SQLite reports becomes one of our errors, with or without a code of its own."""
    plain = opening.refusal(sqlite3.OperationalError("Could not decode to UTF-8"), tmp_path)
    own = opening.refusal(sqlite3.ProgrammingError("a statement of ours"), tmp_path)

    assert isinstance(plain, errors.BadJournal)
    assert isinstance(own, errors.OwnFault)


def test_damage_met_while_reading_is_told_by_any_command(netj, journal_path):
    """A damaged page that a command meets is exit 6 with the file's name, never a fault of netj's own."""
    netj("add", "Sam Okafor", "--on", "5d", "--note", "x" * 20_000)
    raw = bytearray(journal_path.read_bytes())
    with sqlite3.connect(journal_path) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'contact'").fetchone()[0]
    connection.close()
    raw[(page - 1) * PAGE : page * PAGE] = bytes([0xFF]) * PAGE
    journal_path.write_bytes(raw)

    for words in (("list",), ("rank",), ("due",), ("log", "sam", "tea"), ("report",), ("doctor",)):
        ran = netj(*words, exit=6)
        assert str(journal_path) in (ran.out + ran.err).replace("\n", "")


def test_a_damaged_row_is_told_by_any_command(netj, journal_path):
    """A day that is in no calendar makes commands stumble: that is the journal's damage, not netj's fault."""
    netj("add", "Sam Okafor")
    with sqlite3.connect(journal_path) as connection:
        connection.execute("UPDATE tie SET last = '2026-13-45', newest = '2026-13-45'")
    connection.close()

    assert "netj doctor" in netj("why", "sam", exit=6).err


def test_what_vanished_meanwhile_is_told_as_such(journal):
    """Writing to a contact that another window removed is exit 7 and changes nothing."""
    with pytest.raises(errors.Unavailable), journal.step("edit someone") as step:
        step.update("contact", 99, note="tea")
    with pytest.raises(errors.Unavailable), journal.step("log someone") as step:
        step.insert("handle", contact=99, kind="alias", value="x", folded="x")

    assert not journal.connection.in_transaction
    assert journal.one("SELECT count(*) FROM step") == 0


def test_an_interrupted_act_is_rolled_back(journal):
    """Ctrl-C in the middle of an act leaves nothing of it, and the journal can be written to at once."""
    with pytest.raises(KeyboardInterrupt), journal.step("half") as step:
        step.insert("sphere", name="rust", folded="rust")
        raise KeyboardInterrupt

    assert journal.one("SELECT count(*) FROM sphere") == 0
    with journal.step("whole") as step:
        step.insert("sphere", name="rust", folded="rust")
    assert journal.one("SELECT count(*) FROM sphere") == 1


# --- versions ----------------------------------------------------------------------------------------


@pytest.fixture
def next_version(monkeypatch):
    """Let this program know one migration more, which adds a table."""
    current = schema.migrations

    def more(*, fails: bool = False):
        known = current()

        @known(name="9999_next")
        def added(db) -> None:
            db.execute("CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT")
            db.execute(f"PRAGMA user_version = {schema.VERSION}")
            if fails:
                raise sqlite3.OperationalError("the migration met something unforeseen")

        return known

    old = schema.VERSION
    monkeypatch.setattr(schema, "VERSION", old + 1)
    monkeypatch.setattr(schema, "migrations", more)
    declared = schema.expected() + "later"
    monkeypatch.setattr(schema, "expected", lambda: declared)
    monkeypatch.setattr(opening, "_check_schema", lambda *_: None)
    return more


def test_an_older_journal_is_backed_up_then_brought_up_to_date(netj, journal_path, request):
    """Opening it with a newer program makes a copy of the old file first; nothing in it is lost."""
    netj("add", "Sam Okafor")
    old = schema.VERSION
    request.getfixturevalue("next_version")

    assert [row["name"] for row in netj("list", "--json").json] == ["Sam Okafor"]

    with sqlite3.connect(journal_path) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == old + 1
        assert connection.execute("SELECT count(*) FROM later").fetchone()[0] == 0
    connection.close()
    (kept,) = journal_path.parent.glob("backups/*-migration.db")
    with sqlite3.connect(kept) as connection:
        assert connection.execute("PRAGMA user_version").fetchone()[0] == old
    connection.close()


def test_a_failing_migration_leaves_the_old_file_as_it_was(netj, journal_path, request, monkeypatch):
    """When bringing it up to date fails half-way, the journal is the old one, word for word."""
    netj("add", "Sam Okafor")
    more = request.getfixturevalue("next_version")
    monkeypatch.setattr(schema, "migrations", lambda: more(fails=True))
    monkeypatch.setattr(building, "declared_by", lambda _version: schema.declared(_looked_at(journal_path)))
    raw = journal_path.read_bytes()

    netj("list", exit=6)

    assert journal_path.read_bytes() == raw


def _looked_at(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)


def test_an_older_journal_with_something_planted_is_not_brought_up_to_date(netj, journal_path, request):
    """What is not ours in an older journal is refused before a byte is written, and no backup is made."""
    netj("add", "Sam Okafor")
    with sqlite3.connect(journal_path) as connection:
        connection.execute("CREATE TRIGGER evil AFTER INSERT ON contact BEGIN DELETE FROM exchange; END")
    connection.close()
    request.getfixturevalue("next_version")
    raw = journal_path.read_bytes()

    netj("list", exit=6)

    assert journal_path.read_bytes() == raw
    assert not (journal_path.parent / "backups").exists()


def test_no_room_for_a_backup_means_no_migration(netj, journal_path, request):
    """Where the old journal cannot be copied first, it is not brought up to date: exit 7, and it is as it was."""
    netj("add", "Sam Okafor")
    (journal_path.parent / "backups").write_text("in the way")
    request.getfixturevalue("next_version")
    raw = journal_path.read_bytes()

    netj("list", exit=7)

    assert journal_path.read_bytes() == raw


def held(connection: sqlite3.Connection) -> dict[str, object]:
    """Return all that a journal holds: its header, what it declares in the order of making, and every row."""
    declared = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY rowid").fetchall()
    tables = [name for kind, name, _table, _sql in declared if kind == "table"]
    return {
        "declared": declared,
        "application_id": connection.execute("PRAGMA application_id").fetchone(),
        "user_version": connection.execute("PRAGMA user_version").fetchone(),
        **{table: connection.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables},
    }


@pytest.fixture
def migrated() -> Iterator[sqlite3.Connection]:
    """Return an empty journal that was made by every migration there ever was, one after another."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    building.migrate(connection)
    yield connection
    connection.close()


def test_a_new_journal_is_what_the_migrations_make(migrated, journal_path):
    """The script that makes a new journal leaves what all migrations leave, row by row, and in the same order."""
    for made in (opening.open_in_memory(), Journal.to_write(journal_path).connection):
        assert held(made) == held(migrated)
        made.close()


def test_a_sound_journal_declares_what_is_written_down(migrated):
    """`schema.sql` is what the newest migration leaves behind, word for word."""
    assert schema.declared(migrated) == schema.expected()


def test_a_later_migration_alone_is_applied_to_a_new_journal(journal_path, migrated, request):
    """A journal made by the script knows which migrations it has: the next one comes on top, none runs again."""
    Journal.to_write(journal_path).close()
    request.getfixturevalue("next_version")

    brought, anew = Journal.to_write(journal_path).connection, migrated
    building.migrate(anew)

    assert [name for (name,) in brought.execute("SELECT name FROM _sqlite_migrations ORDER BY id")][-1] == "9999_next"
    assert held(brought) == held(anew)
    brought.close()


def test_reading_keeps_few_pages_in_memory(journal_path):
    """A morning takes no more memory with a large journal; only a writer, who spills what is full, may keep more."""
    Journal.to_write(journal_path).close()

    for opened, kept in ((Journal.to_read, -opening.READING_KB), (Journal.to_write, -2000)):
        journal = opened(journal_path)
        assert journal.one("PRAGMA cache_size") == kept
        journal.close()


def test_a_vacuum_does_not_change_what_a_journal_declares(journal_path):
    """SQLite may write the tables anew in another order; the journal is as sound as before."""
    Journal.to_write(journal_path).close()
    connection = sqlite3.connect(journal_path)
    connection.execute("VACUUM")
    connection.close()

    Journal.to_write(journal_path).close()


def test_a_copy_by_cp_is_a_journal(netj, tmp_path, journal_path, monkeypatch):
    """One file is all there is: a plain copy of it opens and is sound."""
    netj("add", "Sam Okafor")
    shutil.copy(journal_path, tmp_path / "copy.db")
    monkeypatch.setenv("NETJ_JOURNAL", str(tmp_path / "copy.db"))

    assert len(netj("list", "--json").json) == 1
    netj("doctor")


def test_a_new_journal_is_small(netj, journal_path):
    """A first entry needs little room, however many tables there are to be filled one day."""
    netj("add", "Sam Okafor")

    assert journal_path.stat().st_size < 200_000


# --- what lies beside a journal ----------------------------------------------------------------------

#: Ends in the middle of writing, so that its rollback journal stays.
KILLED = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE contact SET note = printf('%.*c', 300000, 'x')")
connection.execute("UPDATE contact SET why = printf('%.*c', 300000, 'x')")
os._exit(9)
"""


def crash(path: Path) -> Path:
    """Kill a program while it writes to a journal, and return the rollback journal that it leaves."""
    subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    left = path.with_name(f"{path.name}-journal")
    assert left.stat().st_size > 0
    return left


@pytest.mark.parametrize("later", ["put back", "synced", "shorter"])
def test_a_rollback_journal_of_another_day_is_refused(netj, journal_path, tmp_path, later):
    """What a crash left beside one state is never written back into another: exit 6, and not a byte changes."""
    netj("add", "Sam Okafor")
    shutil.copy(journal_path, tmp_path / "old.db")
    netj("backup")
    for day in range(1, 6):
        netj("log", "sam", "tea " * 200, "--on", f"{day}d")
    shutil.copy(journal_path, tmp_path / "new.db")
    crash(journal_path)
    if later == "put back":
        shutil.copy(tmp_path / "old.db", journal_path)
    elif later == "synced":
        journal_path.with_name("journal.db-journal").rename(tmp_path / "kept")
        shutil.copy(tmp_path / "new.db", journal_path)
        netj("log", "sam", "lunch")
        netj("log", "sam", "supper")
        (tmp_path / "kept").rename(journal_path.with_name("journal.db-journal"))
    else:
        journal_path.write_bytes((tmp_path / "old.db").read_bytes()[:-1024])
    raw = journal_path.read_bytes(), journal_path.stat().st_mtime_ns
    left = journal_path.with_name("journal.db-journal").read_bytes()

    for words in (("list",), ("log", "sam", "tea"), ("doctor",)):
        ran = netj(*words, exit=6)
        said = " ".join((ran.out + ran.err).split())
        assert "journal.db-journal lies beside it and is of another state of it" in said
        assert "netj restore" in said
    assert (journal_path.read_bytes(), journal_path.stat().st_mtime_ns) == raw
    assert journal_path.with_name("journal.db-journal").read_bytes() == left
    netj("restore", "--yes")
    netj("doctor")
    assert not journal_path.with_name("journal.db-journal").exists()


def test_a_rollback_journal_of_its_own_is_rolled_back(netj, journal_path):
    """After a crash the next command reads the journal as it was before the write that failed."""
    netj("add", "Sam Okafor")
    before = netj("export", "json").out
    crash(journal_path)

    assert netj("export", "json").out == before
    netj("doctor")


def test_a_rollback_journal_that_names_a_third_file_is_refused(netj, journal_path, tmp_path):
    """SQLite would delete the file that it names; ours never name one."""
    netj("add", "Sam Okafor")
    dear = tmp_path / "dear"
    dear.write_text("dear")
    left = crash(journal_path)
    name = os.fsencode(dear)
    magic = bytes.fromhex("d9d505f920a163d7")
    end = (0x40000000 // 1024 + 1).to_bytes(4, "big") + name
    end += len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big") + magic
    left.write_bytes(left.read_bytes() + end)

    assert "names a third file" in netj("list", exit=6).err
    assert dear.read_text() == "dear"


def test_a_log_that_is_not_its_own_is_refused(netj, journal_path, tmp_path):
    """A write-ahead log of another database is never written into a journal, which never has one."""
    netj("add", "Sam Okafor")
    other = tmp_path / "other.db"
    shutil.copy(journal_path, other)
    writer = sqlite3.connect(other, isolation_level=None)
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute("UPDATE contact SET name = 'Somebody Else'")
    shutil.copy(f"{other}-wal", f"{journal_path}-wal")
    raw = journal_path.read_bytes(), journal_path.stat().st_mtime_ns
    writer.close()

    assert "journal.db-wal lies beside it" in netj("list", exit=6).err
    assert "journal.db-wal lies beside it" in netj("log", "sam", "tea", exit=6).err
    assert (journal_path.read_bytes(), journal_path.stat().st_mtime_ns) == raw


def test_another_window_that_writes_is_never_mistaken_for_a_crash(netj, journal_path):
    """While someone writes, a rollback journal lies beside it; that stops no reader."""
    netj("add", "Sam Okafor")
    other = sqlite3.connect(journal_path, isolation_level=None)
    for number in range(20):
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE contact SET note = ?", (f"note {number}" * 500,))
        assert len(netj("list", "--json").json) == 1
        other.execute("ROLLBACK" if number % 2 else "COMMIT")
    other.close()


# --- links that others may have put there -------------------------------------------------------------


def test_a_linked_folder_that_anyone_may_have_put_there_is_not_entered(netj, tmp_path, monkeypatch):
    """In a folder that everyone may write to, a linked folder may be a trap for journals, backups and exports."""
    netj("add", "Sam Okafor")
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o1777)
    (tmp_path / "theirs").mkdir()
    trap = tmp_path / "open" / "mine"
    trap.symlink_to(tmp_path / "theirs")

    for words in (("backup", trap / "copy.db"), ("export", "json", trap / "all.json")):
        assert "anyone may write to" in " ".join(netj(*words, exit=3).err.split())
    monkeypatch.setenv("NETJ_JOURNAL", str(trap / "journal.db"))
    assert "anyone may write to" in " ".join(netj("add", "Jo Park", exit=6).err.split())
    assert list((tmp_path / "theirs").iterdir()) == []


def test_a_linked_folder_of_backups_that_anyone_may_have_put_there_is_not_entered(netj, tmp_path, monkeypatch):
    """Where the journal lies in such a folder, so may the folder of its backups: exit 7, and nothing is written."""
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o1777)
    (tmp_path / "theirs").mkdir()
    monkeypatch.setenv("NETJ_JOURNAL", str(tmp_path / "open" / "journal.db"))
    netj("add", "Sam Okafor")
    (tmp_path / "open" / "backups").symlink_to(tmp_path / "theirs")

    assert "anyone may write to" in " ".join(netj("backup", exit=7).err.split())
    assert list((tmp_path / "theirs").iterdir()) == []


def test_somebody_else_s_file_in_an_open_folder_is_refused(netj, tmp_path, monkeypatch):
    """Who put a journal there first would read all that is written to it."""
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(0o1777)
    monkeypatch.setenv("NETJ_JOURNAL", str(tmp_path / "open" / "journal.db"))
    netj("add", "Sam Okafor")
    monkeypatch.setattr(os, "geteuid", lambda: 12345)

    assert "somebody else's" in " ".join(netj("log", "sam", "tea", exit=6).err.split())
    (tmp_path / "open").chmod(0o700)
    netj("log", "sam", "tea")
