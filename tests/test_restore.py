"""What `restore` promises: a journal goes back whole, what stood there is kept, and going back can be undone."""

import datetime as dt
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from netjournal.storage import backups, opening, schema
from netjournal.storage.journal import Journal

MUSEUM = Path(__file__).with_name("museum")
PAGE = 1024


def names(netj) -> list[str]:
    """Return the names of everyone in the journal."""
    return sorted(one["name"] for one in netj("list", "--json").json)


def dated(path: Path, day: str, reason: str = "") -> Path:
    """Give a backup the name that it would have, had it been made at noon of a day."""
    moment = dt.datetime.fromisoformat(f"{day}T12:00:00").astimezone().astimezone(dt.UTC)
    target = backups.new_name(path, moment, reason)
    backups.newest(path).rename(target)
    return target


@pytest.fixture
def two_days(netj, journal_path) -> tuple[Path, Path]:
    """Have a journal of three people, a backup of last week with one, and one of yesterday with two."""
    netj("add", "Sam Okafor", "--note", "tea")
    netj("backup")
    first = dated(journal_path, "2026-11-16")
    netj("add", "Jo Park")
    netj("backup")
    second = dated(journal_path, "2026-11-22")
    netj("add", "Ade Bello")
    return first, second


@pytest.mark.usefixtures("two_days")
def test_without_a_word_the_newest_backup_is_gone_back_to(netj):
    """The journal is as the newest backup, doctor is content, and the echo says how to undo it."""
    out = netj("restore", "--yes").out

    assert names(netj) == ["Jo Park", "Sam Okafor"]
    assert "Only here: Ade Bello" in out
    netj("doctor")
    undo = out.splitlines()[-1].removeprefix("Undo with: netj ").split()
    netj(*undo, "--yes")
    assert names(netj) == ["Ade Bello", "Jo Park", "Sam Okafor"]
    netj("doctor")


@pytest.mark.parametrize(
    ("when", "people"), [("last week", 1), ("yesterday", 2), ("2026-11-18", 1), ("3d", 1), ("today", 2)]
)
@pytest.mark.usefixtures("two_days")
def test_a_day_means_the_newest_backup_made_by_then(netj, when, people):
    """A day in words is enough, as several words on the line; what was made later is left alone."""
    netj("restore", *when.split(), "--yes")

    assert len(names(netj)) == people


@pytest.mark.usefixtures("two_days")
def test_dry_run_shows_what_would_go_and_changes_nothing(netj, journal_path):
    """The preview counts what is here and there; not a byte changes, and no backup is made."""
    raw, kept = journal_path.read_bytes(), backups.kept(journal_path)

    out = netj("restore", "last week", "--dry-run").out
    data = netj("restore", "last week", "--dry-run", "--json").json

    assert data["changes"]["contact"] == {"now": 3, "there": 1, "go": 2, "come_back": 0, "as_before": 0}
    assert data["dry_run"] is True
    assert data["undo"] is None
    assert "Nothing was changed." in out
    assert journal_path.read_bytes() == raw
    assert backups.kept(journal_path) == kept
    assert [path.name for path in backups.folder(journal_path).iterdir() if path.name.startswith(".")] == []


@pytest.mark.usefixtures("two_days")
def test_off_a_terminal_it_needs_a_yes(netj, journal_path):
    """Where nobody can answer, what would change is shown, and nothing is changed: exit 1."""
    raw = journal_path.read_bytes()

    assert "needs a yes" in netj("restore", exit=1).err
    assert netj("restore", "--json", exit=1).error["code"] == "declined"
    assert journal_path.read_bytes() == raw


@pytest.mark.usefixtures("two_days")
def test_on_a_terminal_it_asks_and_numbers_are_those_of_the_list(netj, terminal):
    """A number means the row of `netj backup --list`; a no changes nothing, a yes goes back."""
    shown = terminal("backup", "--list")
    assert "Sun 22 Nov 2026 12:00" in shown

    terminal("restore", 2, keys="n\n", exit=1)
    assert len(names(netj)) == 3
    shown = terminal("restore", 2, keys="y\n")

    assert "The journal would be as it was on Mon 16 Nov 2026 12:00." in shown
    assert "Undo with: netj restore journal-" in shown
    assert names(netj) == ["Sam Okafor"]
    terminal("list")
    assert "not a backup" in terminal("restore", 1, exit=4)


@pytest.mark.usefixtures("two_days")
def test_a_file_anywhere_can_be_gone_back_to(netj, tmp_path):
    """The path of a copy is enough, also where blanks stand in it."""
    copy = tmp_path / "a copy.db"
    netj("backup", copy)
    netj("remove", "sam", "--yes")

    result = netj("restore", copy, "--yes", "--json").json

    assert result["from"]["name"] == "a copy.db"
    assert len(names(netj)) == 3
    assert copy.exists()


def test_what_was_changed_since_is_counted(netj):
    """A field changed after the backup is counted as one that would be as before, and is so afterwards."""
    netj("add", "Sam Okafor")
    netj("edit", "sam", "--note", "tea")
    netj("backup")
    netj("edit", "sam", "--note", "coffee")

    assert netj("restore", "--yes", "--json").json["changes"]["contact"]["as_before"] == 1
    assert netj("show", "sam", "--json").json["note"] == "tea"


@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        (("2020-01-01",), 4, "no_backup"),
        (("nonsense",), 4, "no_backup"),
        (("nowhere/copy.db",), 4, "no_backup"),
        (("tomorrow",), 3, "future_date"),
        (("7",), 4, "no_number"),
        (("journal.db",), 3, "bad_backup"),
        (("foreign.db",), 3, "bad_backup"),
        (("empty.db",), 3, "bad_backup"),
        (("words.db",), 3, "bad_backup"),
    ],
)
@pytest.mark.usefixtures("two_days")
def test_what_cannot_be_gone_back_to_is_told(netj, journal_path, tmp_path, words, code, error):
    """Each slip has its exit code and its sentence, and the journal stays as it is."""
    with sqlite3.connect(tmp_path / "foreign.db") as connection:
        connection.execute("CREATE TABLE notes (words TEXT)")
    connection.close()
    (tmp_path / "empty.db").touch()
    (tmp_path / "words.db").write_text("Dear journal,\n" * 100)
    raw = journal_path.read_bytes()

    assert netj("restore", *words, "--yes", "--json", exit=code).error["code"] == error
    assert journal_path.read_bytes() == raw


@pytest.mark.usefixtures("two_days")
def test_a_number_of_no_row_says_how_to_see_the_rows(netj):
    """The list that is meant is that of the backups."""
    assert "netj backup --list" in netj("restore", "7", exit=4).err


def test_without_backups_that_is_said(netj):
    """Where there is none, exit 4 and a sentence that names where they would lie."""
    netj("add", "Sam Okafor")

    assert "netj restore FILE" in netj("restore", exit=4).err
    assert "No backups" in netj("backup", "--list").out


def test_a_journal_that_was_deleted_comes_back(netj, journal_path):
    """Where no journal is left, the newest backup takes its place; what SQLite left beside it is moved away."""
    netj("add", "Sam Okafor")
    netj("backup")
    journal_path.unlink()
    journal_path.with_name("journal.db-journal").write_bytes(b"stale")

    out = netj("restore", "1", "--yes").out

    assert names(netj) == ["Sam Okafor"]
    assert "Undo" not in out
    assert not journal_path.with_name("journal.db-journal").exists()
    assert len(list(backups.folder(journal_path).glob("*.damaged-journal"))) == 1


# --- journals that opening refuses -------------------------------------------------------------------


def hurt(path: Path, name: str) -> None:
    """Spoil a journal in one of the ways in which files are spoilt."""
    raw = path.read_bytes()
    if name == "truncated":
        path.write_bytes(raw[:5000])
    elif name == "empty":
        path.write_bytes(b"")
    elif name == "zeros":
        path.write_bytes(bytes(len(raw)))
    elif name == "newer":
        path.write_bytes(raw[:60] + (schema.VERSION + 1).to_bytes(4, "big") + raw[64:])
    elif name == "foreign":
        path.write_bytes(raw[:68] + bytes(4) + raw[72:])
    elif name == "planted":
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TRIGGER evil AFTER INSERT ON contact BEGIN DELETE FROM exchange; END")
        connection.close()
    elif name == "stale log":
        path.with_name(f"{path.name}-wal").write_bytes(b"log" * 100)
    else:
        with sqlite3.connect(path) as connection:
            page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'change'").fetchone()[0]
        connection.close()
        path.write_bytes(raw[: (page - 1) * PAGE] + bytes([255]) * PAGE + raw[page * PAGE :])


SPOILT = ("truncated", "empty", "zeros", "newer", "foreign", "planted", "stale log", "damaged page")


@pytest.mark.parametrize("name", SPOILT)
def test_a_refused_journal_is_restored_over_and_every_byte_of_it_kept(netj, journal_path, name):
    """What is damaged is moved aside with what lies beside it, never deleted; the backup takes its place."""
    netj("add", "Sam Okafor", "--note", "x" * 5000)
    netj("backup")
    netj("add", "Jo Park")
    hurt(journal_path, name)
    raw = journal_path.read_bytes()

    result = netj("restore", "--yes", "--json").json

    assert names(netj) == ["Sam Okafor"]
    assert Path(result["damaged"]).read_bytes() == raw
    assert result["undo"] is None
    assert Path(result["damaged"]).stat().st_mode & 0o077 == 0
    netj("doctor")
    netj("log", "sam", "tea")
    if name == "stale log":
        assert Path(f"{result['damaged']}-wal").read_bytes() == b"log" * 100


@pytest.mark.parametrize("name", [name for name in SPOILT if name != "damaged page"])
def test_the_sentence_names_the_newest_good_backup_and_the_command(netj, journal_path, name):
    """Exit 6, not a byte or a time changed, and what to type: netj restore. A damaged backup is passed over."""
    netj("add", "Sam Okafor")
    good = Path(netj("backup", "--json").json["path"])
    bad = backups.new_name(journal_path, backups.now(), "import")
    bad.write_bytes(good.read_bytes()[:9000])
    hurt(journal_path, name)
    before = journal_path.read_bytes(), journal_path.stat().st_mtime_ns, sorted(journal_path.parent.iterdir())

    for words in (("list",), ("add", "Jo Park"), ("undo",), ("doctor",)):
        ran = netj(*words, exit=6)
        said = " ".join((ran.out + ran.err).split())
        assert str(good) in said
        assert "netj restore" in said

    now = journal_path.read_bytes(), journal_path.stat().st_mtime_ns, sorted(journal_path.parent.iterdir())
    assert now == before
    out = netj("restore", "--dry-run").out
    assert bad.name in out
    assert "every byte" in out


def test_a_backup_that_copied_the_rot_is_not_called_good(netj, journal_path):
    """A turned bit passes every check of SQLite, and goes into each later backup: restore goes back to before it."""
    netj("add", "Sam Okafor")
    netj("backup")
    good = dated(journal_path, "2026-11-22")
    journal_path.write_bytes(journal_path.read_bytes().replace(b"Sam Okafor", b"Sam Okagor", 1))
    netj("backup")
    netj("doctor", "--mend", exit=6)

    checkup = netj("doctor", "--json", exit=6).json
    netj("restore", "--yes")

    assert checkup["newest_backup"] == str(good)
    assert names(netj) == ["Sam Okafor"]
    netj("doctor")


@pytest.mark.parametrize("version", ["v1", "v2", "v3"])
def test_a_good_backup_of_an_older_version_is_called_good(netj, journal_path, version):
    """What an older netj wrote is compared with its own history, too."""
    old = backups.new_name(journal_path, dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC))
    with sqlite3.connect(old) as connection:
        connection.executescript((MUSEUM / f"{version}.sql").read_text("utf-8"))
    connection.close()
    journal_path.write_bytes(b"")

    assert old.name in netj("list", exit=6).err
    netj("restore", "--yes")
    netj("doctor")


def test_a_backup_of_an_old_version_is_brought_up_to_date(netj, journal_path):
    """A backup made before a new version of netj comes back as a journal of this one, and stays as it is itself."""
    netj("add", "Zoe New")
    old = backups.new_name(journal_path, backups.now(), "migration")
    connection = sqlite3.connect(old)
    connection.executescript((MUSEUM / "v1.sql").read_text(encoding="utf-8"))
    connection.close()
    raw = old.read_bytes()

    netj("restore", old, "--yes")

    assert "Zoe New" not in names(netj)
    assert Journal.to_read(journal_path).one("PRAGMA user_version") == schema.VERSION
    assert old.read_bytes() == raw
    netj("doctor")


def test_a_folder_where_the_journal_should_be_is_left_alone(netj, journal_path):
    """What no journal can replace is refused with exit 6."""
    netj("add", "Sam Okafor")
    netj("backup")
    journal_path.unlink()
    journal_path.mkdir()

    netj("restore", "--yes", exit=6)

    assert journal_path.is_dir()


def test_through_a_link_of_one_s_own_the_file_behind_it_is_restored(netj, tmp_path, journal_path):
    """The link stays a link, and the journal that it leads to is the restored one, damaged or not."""
    (tmp_path / "elsewhere").mkdir()
    real = tmp_path / "elsewhere" / "mine.db"
    Journal.to_write(real).close()
    journal_path.symlink_to(real)
    netj("add", "Sam Okafor")
    netj("backup")
    netj("add", "Jo Park")
    netj("restore", "--yes")
    assert names(netj) == ["Sam Okafor"]
    real.write_bytes(b"")

    netj("restore", "--yes")

    assert journal_path.is_symlink()
    assert len(names(netj)) == 2


# --- other windows, and the disk ---------------------------------------------------------------------


def test_while_another_window_writes_nothing_is_restored(netj, journal_path, monkeypatch):
    """A busy journal is exit 7 and stays as it is; no part of the copy is left."""
    netj("add", "Sam Okafor")
    netj("backup")
    netj("add", "Jo Park")
    monkeypatch.setattr(opening, "PATIENCE", 0.05)
    other = sqlite3.connect(journal_path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    netj("restore", "--yes", exit=7)

    other.execute("ROLLBACK")
    other.close()
    assert len(names(netj)) == 2
    assert [path for path in backups.folder(journal_path).iterdir() if path.name.startswith(".")] == []


def test_a_window_that_was_open_sees_the_restored_journal(netj, journal_path):
    """Another window's connection goes on with what is there now, and its next entry is in it."""
    netj("add", "Sam Okafor")
    netj("backup")
    netj("add", "Jo Park")
    other = Journal.to_write(journal_path)
    assert other.one("SELECT count(*) FROM contact") == 2

    netj("restore", "--yes")

    assert other.one("SELECT count(*) FROM contact") == 1
    with other.step("a sphere") as step:
        step.insert("sphere", name="rust", folded="rust")
    netj("doctor")


def test_a_writer_that_waited_for_a_damaged_journal_never_says_that_it_wrote(journal_path, netj):
    """Whoever had the file open when it was moved aside gets exit 7 from SQLite, not a lost entry."""
    netj("add", "Sam Okafor")
    netj("backup")
    other = Journal.to_write(journal_path)
    other.one("SELECT count(*) FROM contact")
    with sqlite3.connect(journal_path) as connection:
        connection.execute("CREATE VIEW evil AS SELECT 1")
    connection.close()
    netj("restore", "--yes")

    with pytest.raises(Exception, match="read-only"), other.step("a sphere") as step:
        step.insert("sphere", name="rust", folded="rust")


def test_a_restore_that_is_killed_leaves_one_state_or_the_other(netj, journal_path, tmp_path):
    """Killed at any moment, the journal holds what it held, or what the backup held; doctor is content."""
    netj("add", "Sam Okafor", "--note", "x" * 60_000)
    netj("backup")
    backup = backups.newest(journal_path)
    shutil.copy(backup, tmp_path / "copy.db")
    netj("add", "Jo Park", "--note", "y" * 60_000)
    for pause in (0.15, 0.25, 0.3, 0.35, 0.4, 0.5):
        child = subprocess.Popen(
            [sys.executable, "-m", "netjournal", "restore", str(tmp_path / "copy.db"), "--yes"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(pause)
        child.send_signal(signal.SIGKILL)
        child.wait()
        assert names(netj) in (["Sam Okafor"], ["Jo Park", "Sam Okafor"])
        netj("doctor")


def test_a_full_disk_leaves_the_journal_as_it_was(netj, journal_path):
    """Where the copy does not fit, exit 7, and everything is as before."""
    netj("add", "Sam Okafor")
    netj("backup")
    netj("add", "Jo Park")
    limited = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "from netjournal.cli import main\n"
        "sys.exit(main.run(['restore', '--yes']))\n"
    )

    ran = subprocess.run([sys.executable, "-B", "-c", limited], capture_output=True, check=False, text=True)

    assert ran.returncode == 7, ran.stderr
    assert len(names(netj)) == 2
    assert [path for path in backups.folder(journal_path).iterdir() if path.name.startswith(".")] == []


def test_the_backup_gone_back_to_makes_no_room_for_the_one_before_it(netj, journal_path):
    """However often one goes back and forth, the backup at hand is never dropped on the way."""
    netj("add", "Sam Okafor")
    journal = Journal.to_read(journal_path)
    oldest = backups.keep(journal.connection, journal_path, reason="restore")
    for _ in range(9):
        backups.keep(journal.connection, journal_path, reason="restore")
    journal.close()

    netj("restore", oldest.name, "--yes")

    assert oldest.exists()
    assert len(backups.kept(journal_path, "restore")) == 11
