"""An invented network that touches nothing."""

import datetime as dt
import itertools
import os
from pathlib import Path

import pytest

from netjournal.domain import demo
from netjournal.services import demo as service
from netjournal.storage import comparing, depth, history
from netjournal.storage.journal import Journal


def test_the_demo_shows_due_and_report(netj) -> None:
    """One command shows both screens of the invented network."""
    shown = netj("demo").out

    assert "$ netj due" in shown
    assert "$ netj report" in shown
    assert "The weight of " in shown


def test_the_demo_touches_nothing(netj, journal_path: Path, tmp_path: Path) -> None:
    """No journal is made, the environment is as it was, and the folder used is gone."""
    before = dict(os.environ)

    netj("demo")

    assert not journal_path.exists()
    assert dict(os.environ) == before
    assert list((tmp_path / "tmp").iterdir()) == []
    assert list((tmp_path / "home").rglob("*.db")) == []


def test_the_demo_looks_at_no_settings(netj, tmp_path: Path) -> None:
    """Even settings that cannot be read do not stop the demo."""
    (tmp_path / "config.toml").write_text("this is no setting")

    assert "The weight of " in netj("demo").out


@pytest.mark.parametrize("day", ["0001-01-01", "2024-02-29", "2026-11-23", "9999-12-31"])
def test_the_demo_is_about_today_whatever_day_it_is(netj, day: str) -> None:
    """Every date of the invented network is counted back from the day that stands in for today."""
    told = netj("demo", "--json", on=day).json

    assert told["report"]["period"]["until"] == day
    assert told["report"]["people"] == len(demo.PEOPLE)


def test_the_demo_is_the_same_each_time(netj) -> None:
    """Two runs on the same day show the same screens."""
    assert netj("demo").out == netj("demo").out


def test_the_demo_tells_a_whole_story(netj) -> None:
    """The network has depth and ghosts, a hole, thanks to say, a bridge, new and lapsed ties, and reasons in due."""
    told = netj("demo", "--json").json
    report = told["report"]

    assert report["bands"]["inner"] >= 1
    assert report["ghosts"] == len(demo.FROM_A_LIST)
    assert any(support["hole"] for support in report["support"].values())
    assert report["thanks"]["open"]
    assert report["thanks"]["said"] >= 1
    assert report["bridges"]
    assert report["known_by"]["sent"]
    assert report["deeper"]
    assert report["thinner"]
    assert report["lapsed"] >= 1
    assert 0 < report["two_way"] < 1
    assert report["by_count_instead"][0]["band"] == "ghost"
    assert {reason["code"] for row in told["due"] for reason in row["reasons"]} >= {
        "thanks",
        "new",
        "bridge",
        "thinning",
    }


def test_all_supports_pass_both_ways_in_the_demo() -> None:
    """The invented people give and get each of the four supports."""
    passed = {(help_.way, help_.words.partition(":")[0]) for person in demo.PEOPLE for help_ in person.helps}

    assert passed >= set(itertools.product(("gave", "got"), ("guidance", "referral", "emotional", "practical")))


def test_introductions_in_the_demo_are_as_intro_writes_them(netj) -> None:
    """Each gave something to both, so that the numbers of the report agree; who took it up knows the other."""
    report = netj("demo", "--json").json["report"]

    made = report["introductions"]["made"]
    assert made > 0
    assert report["other_kinds"]["introduction"]["gave"] == 2 * made


def test_a_kept_demo_is_a_sound_journal(netj, tmp_path: Path) -> None:
    """What is kept agrees with its own history and with recomputation, row by row."""
    netj("demo", "--keep", tmp_path / "kept")

    journal = Journal.to_read(tmp_path / "kept" / "journal.db")
    assert comparing.differences(journal) == []
    assert comparing.broken_steps(journal) == []
    assert all(tie == depth.rebuilt(journal, key) for key, tie in depth.every(journal))
    assert journal.rows("PRAGMA foreign_key_check") == []
    journal.close()


def test_a_kept_demo_says_how_to_use_it(netj, tmp_path: Path) -> None:
    """The path is named as a shell can take it, blanks and all."""
    folder = tmp_path / "my demo"

    said = netj("demo", "--keep", folder).out

    assert f"export NETJ_JOURNAL='{folder}/journal.db'" in said


def test_a_kept_demo_is_readable_by_its_owner_alone(netj, tmp_path: Path) -> None:
    """Folder and file are closed to everybody else."""
    netj("demo", "--keep", tmp_path / "kept")

    assert (tmp_path / "kept").stat().st_mode & 0o077 == 0
    assert (tmp_path / "kept" / "journal.db").stat().st_mode & 0o077 == 0


def test_a_journal_that_is_there_is_left_alone(netj, tmp_path: Path) -> None:
    """Keeping the demo where a journal stands is refused, and the journal is as it was."""
    (tmp_path / "journal.db").write_bytes(b"precious")

    refused = netj("demo", "--keep", tmp_path, "--json", exit=3)

    assert refused.error["code"] == "exists"
    assert "--force" not in refused.error["hint"]
    assert (tmp_path / "journal.db").read_bytes() == b"precious"


def test_a_folder_that_cannot_be_made_is_told(netj, tmp_path: Path) -> None:
    """A file where the folder should be is refused in a sentence."""
    (tmp_path / "file").touch()

    assert netj("demo", "--keep", tmp_path / "file" / "below", exit=3).err


def test_a_kept_demo_is_one_step(journal: Journal, today: dt.date) -> None:
    """The whole network is written by one act, which undoing takes back whole."""
    service.fill(journal, today)

    history.undo(journal, "2026-11-23T12:00:00+00:00")

    assert journal.one("SELECT count(*) FROM contact") == 0
    assert journal.one("SELECT count(*) FROM exchange") == 0
    assert journal.one("SELECT count(*) FROM tie") == 0


@pytest.mark.parametrize("columns", [80, 120])
def test_the_demo_fits_its_terminal(terminal, columns: int) -> None:
    """No line of the demo is wider than the terminal."""
    shown = terminal("demo", columns=columns, rows=200)

    assert max(len(line) for line in shown.splitlines()) <= columns
