"""Numbers mean the rows of the last list shown on this terminal."""

import pytest

from netjournal import errors
from netjournal.cli import numbers
from netjournal.views.page import Ref


@pytest.fixture
def window(monkeypatch):
    """Let a test say which terminal it sits at."""

    def sit(name):
        monkeypatch.setattr(numbers, "_terminal", lambda: name)

    return sit


def test_each_terminal_has_its_own_list(journal, journal_path, window):
    """Two windows do not mix up their rows."""
    window("one")
    numbers.remember(journal_path, [Ref("contact", "a"), Ref("contact", "b")])
    window("two")
    numbers.remember(journal_path, [Ref("contact", "c")])

    assert numbers.recall(journal_path, "1") == Ref("contact", "c")
    window("one")
    assert numbers.recall(journal_path, "2") == Ref("contact", "b")
    with pytest.raises(errors.NoNumber):
        numbers.recall(journal_path, "3")


def test_a_number_leads_from_a_list_to_a_person(netj, window, monkeypatch):
    """`netj due`, then `netj why 1`."""
    netj("add", "Sam Okafor", "--on", "5d")
    key = netj("list", "--json").json[0]["id"]
    window("here")
    from netjournal import config

    numbers.remember(config.journal_path(), [Ref("contact", key)])

    assert netj("why", "1", "--json").json["name"] == "Sam Okafor"
    assert netj("log", "1", "tea", "--json").json["contacts"][0]["name"] == "Sam Okafor"
    netj("why", "2", exit=4)


def test_a_list_on_a_terminal_is_remembered_privately(netj, terminal, journal_path):
    """In a small file beside the journal that only its owner can read."""
    netj("add", "Sam Okafor", "--on", "5d")
    beside = journal_path.with_name(".journal.db.numbers")
    netj("list")
    assert not beside.exists(), "a pipe shows no numbers to a person"

    terminal("list")

    assert beside.stat().st_mode & 0o077 == 0


def test_the_number_of_an_open_loop_means_its_person(netj, window, journal_path):
    """Whatever stands open; a row about nobody is told apart."""
    netj("add", "Sam Okafor", "--on", "5d", "--got", "guidance: a tip")
    netj("promise", "sam", "the slides")
    netj("ask", "sam", "referral: the agency")
    netj("add", "Jo Park", "--on", "5d")
    netj("intro", "sam", "jo")
    netj("community", "join", "pycon", "--renewal", "tomorrow")
    window("here")
    loops = netj("open", "--json").json
    numbers.remember(journal_path, [*(Ref(loop["kind"], loop["id"]) for loop in loops), Ref("goal", "a")])

    kinds = [loop["kind"] for loop in loops]
    assert kinds == ["promise", "ask", "thanks", "introduction", "renewal"]
    for number in ("1", "2", "3", "4"):
        assert netj("why", number, "--json").json["name"] == "Sam Okafor"
    assert "is a renewal, not a contact" in netj("log", "5", "tea", "--json", exit=4).error["message"]
    assert "is a goal, which is no open loop" in netj("done", "6", "--json", exit=4).error["message"]
    assert "netj plan done 6" in netj("done", "6", "--json", exit=4).error["hint"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"here": 3}', '{"here": [["contact"]]}', '{"here": [5]}'])
def test_a_damaged_file_of_numbers_is_no_trouble(journal, journal_path, window, content):
    """There is no such row, and that is all."""
    window("here")
    journal_path.with_name(".journal.db.numbers").write_text(content)

    with pytest.raises(errors.NoNumber):
        numbers.recall(journal_path, "1")
    numbers.remember(journal_path, [Ref("contact", "a")])
    assert numbers.recall(journal_path, "1") == Ref("contact", "a")
