"""What copies promise: one that a synced folder left is found, and its entries come in by their ids, none twice."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from netjournal import placing
from netjournal.storage import backups

NAMES = (
    "journal (Sam's conflicted copy 2026-11-20).db",
    "journal (conflicted copy 2026-11-20 101112).db",
    "journal (Case Conflict).db",
    "journal.sync-conflict-20261120-101112-ABCDEFG.db",
    "journal-DESKTOP-ABC123.db",
    "journal 2.db",
    "journal (1).db",
    "journal_conf(1).db",
)
OTHERS = ("journal.db", "journals.db", "other.db", "journal-20261120-101112-123456.db", "journal.db.bak", "journal2.db")


@pytest.fixture
def parted(netj, tmp_path, journal_path, monkeypatch) -> Path:
    """Have two machines that wrote to copies of one journal, and return the copy of the other one."""
    netj("add", "Sam Okafor", "--email", "sam@example.org")
    netj("add", "Zoe Gone")
    copy = tmp_path / NAMES[0]
    shutil.copy(journal_path, copy)
    with monkeypatch.context() as there:
        there.setenv("NETJ_JOURNAL", str(copy))
        netj("add", "Priya Nair", "--got", "guidance: how to price")
        netj("log", "sam", "coffee over there")
        netj("promise", "sam", "send the outline")
        netj("edit", "sam", "--note", "said there")
    netj("add", "Jo Park")
    netj("edit", "sam", "--note", "said here")
    netj("remove", "zoe", "--yes")
    return copy


def notes(netj, code: str) -> list[dict]:
    """Return the notes of doctor of one kind."""
    return [note for note in netj("doctor", "--json").json["notes"] if note["code"] == code]


@pytest.mark.parametrize("name", NAMES)
def test_every_program_s_copies_are_found(netj, tmp_path, journal_path, name):
    """Doctor names a copy as Dropbox, Syncthing, OneDrive, iCloud and the others call it; the journal is sound."""
    netj("add", "Sam Okafor")
    shutil.copy(journal_path, tmp_path / name)

    (note,) = notes(netj, "copy_same")

    assert note["path"] == str(tmp_path / name)
    assert note["entries"] == 0


def test_what_is_no_copy_is_left_out(netj, tmp_path, journal_path):
    """Files with other names, and those that no journal begins like, are not spoken of."""
    netj("add", "Sam Okafor")
    for name in OTHERS[1:]:
        shutil.copy(journal_path, tmp_path / name)
    (tmp_path / "journal 3.db").write_text("a shopping list")
    (tmp_path / "journal 4.db").mkdir()

    assert [note for note in netj("doctor", "--json").json["notes"] if note["code"].startswith("copy")] == []


def test_what_only_the_copy_holds_comes_in(netj, parted):
    """People, exchanges and promises of the copy are here afterwards; what both say stays; nothing removed returns."""
    (note,) = notes(netj, "copy")
    assert note["entries"] >= 4
    assert f"netj doctor --merge-copy '{parted}'" not in note["text"]  # its quote is spelt for a shell
    assert "--merge-copy" in note["text"]
    raw = parted.read_bytes()

    result = netj("doctor", "--merge-copy", parted, "--json").json

    assert (result["people"], result["exchanges"]) == (1, 3)
    assert result["entries"] >= 1
    assert sorted(one["name"] for one in netj("list", "--json").json) == ["Jo Park", "Priya Nair", "Sam Okafor"]
    assert netj("show", "sam", "--json").json["note"] == "said here"
    assert len(netj("find", "coffee over there", "--json").json) == 1
    assert parted.read_bytes() == raw
    assert notes(netj, "copy") == []
    assert len(notes(netj, "copy_same")) == 1


def test_it_is_one_step_after_a_backup_and_can_be_undone(netj, journal_path, parted):
    """Undo takes everything back, a second time adds nothing, and a backup was made before."""
    before = netj("export", "json").out
    out = netj("doctor", "--merge-copy", parted).out

    assert "Undo with: netj undo" in out
    assert len(backups.kept(journal_path, "merge")) == 1
    assert "holds nothing that is not here" in netj("doctor", "--merge-copy", parted).out
    netj("undo")
    assert netj("export", "json").out == before
    netj("doctor")


def test_dry_run_changes_nothing(netj, journal_path, parted):
    """With --dry-run it is only said what would come in."""
    raw = journal_path.read_bytes()

    out = netj("doctor", "--merge-copy", parted, "--dry-run").out

    assert "Would come in" in out
    assert "1 person, 3 exchanges" in out
    assert journal_path.read_bytes() == raw
    assert backups.kept(journal_path) == []


@pytest.mark.parametrize("what", ["itself", "nowhere", "folder", "words", "foreign", "cut"])
def test_what_is_no_copy_is_refused(netj, tmp_path, journal_path, parted, what):
    """Each file that cannot be merged is exit 3 with a sentence, and nothing is written."""
    other = {"itself": journal_path, "nowhere": tmp_path / "nowhere.db"}.get(what, tmp_path / "other.db")
    if what == "folder":
        other.mkdir()
    elif what == "words":
        other.write_text("Dear journal")
    elif what == "foreign":
        with sqlite3.connect(other) as connection:
            connection.execute("CREATE TABLE notes (words TEXT)")
        connection.close()
    elif what == "cut":
        other.write_bytes(parted.read_bytes()[:20_000])
    raw = journal_path.read_bytes()

    assert netj("doctor", "--merge-copy", other, "--json", exit=3).error["code"] == "bad_backup"
    assert "cannot be merged" in netj("doctor", "--merge-copy", other, exit=3).err
    assert journal_path.read_bytes() == raw


def test_a_copy_that_holds_what_no_journal_holds_is_refused(netj, journal_path, parted):
    """A copy is checked as an import is: a kind that nobody ever wrote keeps all of it out."""
    with sqlite3.connect(parted) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE encounter SET date = '2026-13-45'")
    connection.close()
    raw = journal_path.read_bytes()

    netj("doctor", "--merge-copy", parted, exit=3)

    assert journal_path.read_bytes() == raw or netj("doctor").code == 0
    assert "Priya Nair" not in netj("list").out


def test_without_a_journal_nothing_is_merged(netj, tmp_path, journal_path, parted):
    """Where there is no journal, exit 4 says how to go back to the copy, and none is made."""
    journal_path.unlink()

    assert "netj restore FILE" in netj("doctor", "--merge-copy", parted, exit=4).err
    assert not journal_path.exists()


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("Dropbox/notes", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("OneDrive - Firm", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("GoogleDrive-sam@example.org/My Drive", "Google Drive"),
        ("Nextcloud", "Nextcloud"),
        ("Sync/notes", "Syncthing"),
        ("notes", ""),
    ],
)
def test_a_synced_folder_is_noticed(netj, tmp_path, monkeypatch, folder, program):
    """The first write to a journal there says so once, on standard error; doctor says it each time."""
    place = tmp_path / folder
    place.mkdir(parents=True)
    (tmp_path / "Sync").mkdir(exist_ok=True)
    (tmp_path / "Sync" / ".stfolder").mkdir()
    monkeypatch.setenv("NETJ_JOURNAL", str(place / "journal.db"))

    first = netj("add", "Sam Okafor").err
    second = netj("log", "sam", "tea").err

    assert placing.synced_by(place / "journal.db") == program
    assert (program in first) if program else first == ""
    assert second == ""
    assert [note["program"] for note in notes(netj, "synced")] == ([program] if program else [])
