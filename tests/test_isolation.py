"""No test can touch a real journal, whatever it forgets."""

from pathlib import Path

import pytest

from netjournal import config, dates
from netjournal.i18n import language


def test_a_test_without_a_named_journal_still_stays_in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Even the usual places of journal and settings lie in the test's own folder."""
    monkeypatch.delenv("NETJ_JOURNAL")
    monkeypatch.delenv("NETJ_CONFIG")

    assert config.journal_path().is_relative_to(tmp_path)
    assert config.settings_path().is_relative_to(tmp_path)


def test_every_test_starts_in_an_empty_home(tmp_path: Path):
    """Nothing that one test wrote is seen by another."""
    assert Path.home().is_relative_to(tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_every_test_takes_place_on_one_day_in_english(today):
    """A test means the same on any day, on any machine."""
    assert dates.today() == today
    assert language() == "en"


def test_a_command_line_runs_on_the_test_s_own_journal(netj, journal_path: Path):
    """What `netj` writes lies where the test looks."""
    added = netj("add", "Sam Okafor", "--json")

    assert added.json["created"] == ["Sam Okafor"]
    assert journal_path.exists()


def test_a_terminal_shows_what_a_person_would_see(terminal):
    """The dialogue of a bare `add` asks, waits for the keys, and saves."""
    screen = terminal("add", keys=["Sam Okafor\n", "PyCon Leeds\n", "\n", "\n", "tall\n"])

    assert "Who did you meet: Sam Okafor" in screen
    assert "Sam Okafor is new" in screen
    assert "Sam Okafor" in terminal("list", columns=60)


def test_ctrl_c_at_a_question_leaves_with_130(terminal, journal_path: Path):
    """Nothing is written by a dialogue that was broken off."""
    terminal("add", keys=["Sam Okafor\n", "\x03"], exit=130)

    assert not journal_path.exists()
