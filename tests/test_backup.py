"""What `backup` promises: a verified copy, whole or not at all, never over a file, and how to use it."""

import datetime as dt
import os
import shlex
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal import errors
from netjournal.domain.backups import ACTS, DAYS, MONTHS, WEEKS, Backup, expired
from netjournal.storage import backups, opening
from netjournal.storage.journal import Journal

PAGE = 1024  # bytes of a page of a journal


@pytest.fixture
def kept(netj) -> None:
    """Have a journal with one contact."""
    netj("add", "Sam Okafor", "--note", "tea")


def leftovers(folder: Path) -> list[str]:
    """Return the names of half-written files in a folder."""
    return [path.name for path in folder.rglob("*") if path.name.endswith((".new", "-journal"))]


@pytest.mark.usefixtures("kept")
def test_a_backup_holds_everything(netj, tmp_path, journal_path, monkeypatch):
    """The copy lies where the command says, opens as a journal, holds the same people, and is sound."""
    made = netj("backup", "--json").json

    path = Path(made["path"])
    assert path.parent == journal_path.parent / "backups"
    assert made["contacts"] == 1
    assert made["bytes"] == path.stat().st_size
    monkeypatch.setenv("NETJ_JOURNAL", str(path))
    assert netj("list", "--json").json[0]["name"] == "Sam Okafor"
    netj("doctor")
    assert leftovers(tmp_path) == []


@pytest.mark.usefixtures("kept")
def test_the_echo_says_where_it_lies_and_how_to_look_into_it(netj, tmp_path):
    """The line to look into the copy can be pasted into a shell, even where the name has a quote or a blank."""
    target = tmp_path / "Sam's copy.db"

    out = netj("backup", target).out

    command = out.splitlines()[-1].split(": ", 1)[1]
    assert shlex.split(command) == [f"NETJ_JOURNAL={target}", "netj", "list"]


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("there", ["file", "folder", "dangling link"])
def test_a_backup_never_replaces_anything(netj, tmp_path, there):
    """Whatever stands at the name, it is left as it is; exit 3."""
    target = tmp_path / "copy.db"
    if there == "file":
        target.write_text("dear")
    elif there == "folder":
        target.mkdir()
    else:
        target.symlink_to(tmp_path / "nowhere")

    ran = netj("backup", target, "--json", exit=3)

    assert ran.error["code"] == "exists"
    assert "--force" not in ran.error["hint"]
    assert not (tmp_path / "nowhere").exists()
    assert leftovers(tmp_path) == []


@pytest.mark.usefixtures("kept")
def test_the_folder_must_exist(netj, tmp_path):
    """A backup makes no folders that a slip of the finger named; exit 3."""
    netj("backup", tmp_path / "no" / "copy.db", exit=3)

    assert not (tmp_path / "no").exists()


@pytest.mark.usefixtures("kept")
def test_a_name_too_long_is_told(netj, tmp_path):
    """A name that the system does not take is exit 3, and nothing is left."""
    netj("backup", tmp_path / ("x" * 300), exit=3)

    assert leftovers(tmp_path) == []


def test_nothing_to_copy_is_told(netj, journal_path):
    """Without a journal there is nothing to copy: exit 4, and no file is made."""
    netj("backup", exit=4)

    assert not journal_path.exists()
    assert not (journal_path.parent / "backups").exists()


@pytest.mark.usefixtures("kept")
def test_a_full_disk_leaves_no_half_copy(journal_path, tmp_path):
    """Where the copy does not fit, exit 7, and nothing of it is left."""
    limited = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))\n"
        "from netjournal.cli import main\n"
        "sys.exit(main.run(['backup', sys.argv[1]]))\n"
    )

    ran = subprocess.run(
        [sys.executable, "-B", "-c", limited, str(tmp_path / "copy.db")], capture_output=True, check=False, text=True
    )

    assert ran.returncode == 7, ran.stderr
    assert not (tmp_path / "copy.db").exists()
    assert leftovers(tmp_path) == []


@pytest.mark.usefixtures("kept")
def test_a_damaged_journal_makes_no_backup_that_looks_sound(netj, journal_path, tmp_path):
    """A copy that fails its check is not kept: exit 6, with the name of the journal."""
    raw = bytearray(journal_path.read_bytes())
    with sqlite3.connect(journal_path) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'change'").fetchone()[0]
    connection.close()
    raw[(page - 1) * PAGE : page * PAGE] = bytes([0xFF]) * PAGE
    journal_path.write_bytes(raw)

    ran = netj("backup", tmp_path / "copy.db", "--json", exit=6)

    assert str(journal_path) in ran.error["message"]
    assert not (tmp_path / "copy.db").exists()


@pytest.mark.usefixtures("kept")
def test_a_backup_waits_for_no_reader_and_sees_one_moment(netj, journal_path):
    """While another window reads, a backup is made all the same."""
    other = sqlite3.connect(journal_path, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT * FROM contact").fetchall()

    netj("backup")

    other.close()


def test_only_copies_before_acts_of_the_same_kind_make_room(journal, journal_path):
    """Of those made before imports the oldest go; those made before migrations, or by hand, stay."""
    by_hand = backups.new_name(journal_path, dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
    backups.write(journal.connection, by_hand)
    migration = backups.keep(journal.connection, journal_path, reason="migration")

    made = [backups.keep(journal.connection, journal_path, reason="import") for _ in range(ACTS + 2)]

    assert backups.kept(journal_path, "import") == made[2:]
    assert by_hand.exists()
    assert migration.exists()
    assert backups.newest(journal_path) == made[-1]


def test_another_journal_s_backups_are_not_counted(journal, journal_path):
    """Copies of a journal with a longer name in the same folder are somebody else's."""
    other = backups.folder(journal_path) / "journal-2-20260101-000000-000000-import.db"
    made = backups.keep(journal.connection, journal_path, reason="import")
    other.write_text("not ours")

    assert backups.kept(journal_path) == [made]


def test_a_signal_while_copying_leaves_nothing(journal, journal_path, tmp_path, monkeypatch):
    """Ctrl-C in the middle of a copy leaves no part of it."""

    def interrupted(*_paths: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)

    with pytest.raises(KeyboardInterrupt):
        backups.write(journal.connection, tmp_path / "copy.db")

    assert leftovers(tmp_path) == []
    assert not (tmp_path / "copy.db").exists()


def test_a_journal_that_is_busy_is_told(journal, journal_path, tmp_path, monkeypatch):
    """While another program changes the file for longer than we wait, exit 7 and no copy."""
    monkeypatch.setattr(opening, "PATIENCE", 0.05)
    reader = Journal.to_read(journal_path)
    journal.connection.execute("BEGIN EXCLUSIVE")

    with pytest.raises(errors.Unavailable):
        backups.write(reader.connection, tmp_path / "copy.db")

    reader.close()
    journal.connection.execute("ROLLBACK")
    assert not (tmp_path / "copy.db").exists()


# --- which are kept ----------------------------------------------------------------------------------


def at(day: str, hour: int = 12, reason: str = "", **facts: object) -> Backup:
    """Return a backup made on a day."""
    moment = dt.datetime.fromisoformat(day).replace(hour=hour, tzinfo=dt.UTC)
    return Backup(path=Path(f"{day}-{hour}-{reason}{facts}"), made=moment, reason=reason, **facts)


def days(backups_: list[Backup]) -> list[str]:
    """Return the days of some backups, newest first."""
    return sorted((f"{one.made:%Y-%m-%d}" for one in backups_), reverse=True)


def test_a_year_of_daily_backups_leaves_days_weeks_and_months():
    """Made every day for two years, 7 days, 4 weeks and 12 months stay, and the newest of all is among them."""
    start = dt.date(2024, 11, 23)
    made = [at((start + dt.timedelta(days=day)).isoformat()) for day in range(731)]

    gone = {one.path for one in expired(made)}
    stay = [one for one in made if one.path not in gone]

    assert days(stay)[:7] == [f"2026-11-{day}" for day in (23, 22, 21, 20, 19, 18, 17)]
    assert "2026-11-15" in days(stay)
    assert {day[:7] for day in days(stay)} == {"2025-12", *(f"2026-{month:02}" for month in range(1, 12))}
    assert len(stay) == 7 + 2 + 11


def test_of_one_day_the_newest_stays():
    """Several on one day leave the last of it."""
    made = [at("2026-11-23", 9), at("2026-11-23", 12), at("2026-11-23", 18)]

    assert expired(made) == [made[1], made[0]]


def test_time_alone_drops_nothing():
    """After years without a backup, the old ones are still there when the next one is made."""
    made = [at("2020-01-01"), at("2020-01-02"), at("2026-11-23")]

    assert expired(made) == []


def test_those_before_risky_acts_and_encrypted_ones_are_counted_apart():
    """An import never drives out what was made by hand, nor an encrypted backup a plain one."""
    plain = [at("2026-11-23", 9)]
    sealed = [at("2026-11-23", 10, is_encrypted=True)]
    acts = [at("2026-11-23", hour, "import") for hour in range(ACTS + 3)]

    assert expired([*plain, *sealed, *acts]) == [acts[2], acts[1], acts[0]]
    assert expired(acts, spare=acts[0].path) == [acts[2], acts[1]]


@given(st.lists(st.integers(600_000_000, 3_800_000_000), max_size=60))
def test_the_newest_always_stays_and_rotating_twice_drops_nothing_more(moments):
    """Whatever the moments, even those of a clock that ran ahead: the newest stays, and what stays, stays."""
    made = [
        Backup(path=Path(str(number)), made=dt.datetime.fromtimestamp(moment, dt.UTC))
        for number, moment in enumerate(moments)
    ]

    gone = expired(made)
    stay = [one for one in made if one not in gone]

    assert len(stay) <= DAYS + WEEKS + MONTHS
    assert expired(stay) == []
    if made:
        assert max(one.made for one in made) in {one.made for one in stay}


@pytest.mark.usefixtures("kept")
def test_only_what_has_our_own_name_is_ever_dropped(netj, journal_path):
    """Old backups make room for a new one; files with any other name, links and folders stay."""
    folder = backups.folder(journal_path)
    folder.mkdir()
    for hour in range(5):
        (folder / f"journal-20200101-0{hour}0000-000000.db").write_text("old")
    others = ("journal.db", "journal-20200101-090000.db", "notes.txt", "other-20200101-000000-000000.db")
    for name in others:
        (folder / name).write_text("dear")
    (folder / "journal-20200101-000001-000000.db").mkdir()
    (folder / "journal-20200101-000002-000000.db").symlink_to(folder / "notes.txt")

    made = netj("backup", "--json").json

    left = sorted(path.name for path in folder.iterdir())
    assert made["dropped"] == 4
    assert left == sorted(
        [
            *others,
            "journal-20200101-000001-000000.db",
            "journal-20200101-000002-000000.db",
            "journal-20200101-040000-000000.db",
            Path(made["path"]).name,
        ]
    )


@pytest.mark.usefixtures("kept")
def test_cron_hears_nothing(netj, journal_path):
    """With --quiet a backup is made and nothing said; the help has the line for cron."""
    ran = netj("backup", "--quiet")

    assert (ran.out, ran.err) == ("", "")
    assert len(backups.kept(journal_path)) == 1
    assert "netj backup --quiet" in netj("backup", "--help").out


@pytest.mark.usefixtures("kept")
def test_the_list_says_when_and_why(netj, journal_path, tmp_path):
    """Each row has its moment, what it holds and what it was made before; one that is damaged says so."""
    (tmp_path / "people.csv").write_text("name\nJo Park\n")
    netj("import", tmp_path / "people.csv", "--yes")
    netj("backup")
    bad = backups.new_name(journal_path, backups.now(), "merge")
    bad.write_bytes(b"")

    out = netj("backup", "--list").out
    data = netj("backup", "--list", "--json").json

    assert [one["reason"] for one in data] == ["merge", None, "import"]
    assert [one["contacts"] for one in data] == [None, 2, 1]
    assert "cannot be read" in out
    assert "before an import" in out


@pytest.mark.usefixtures("kept")
def test_a_backup_comes_before_each_risky_act(netj, journal_path, tmp_path):
    """Import, merge, mending and going back each leave a backup of what was there before."""
    (tmp_path / "people.csv").write_text("name\nJo Park\nJoe Parks\n")
    netj("import", tmp_path / "people.csv", "--yes")
    netj("merge", "Jo Park", "Joe Parks", "--yes")
    netj("doctor", "--mend")
    netj("restore", "--yes")

    reasons = [one["reason"] for one in netj("backup", "--list", "--json").json]
    assert reasons == ["restore", "doctor", "merge", "import"]
