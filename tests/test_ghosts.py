"""Ghosts and ties asleep: a calm list with three ways out, and nobody is urged."""

import json
import time

import pytest
from conftest import once

from netjournal.storage import contacts


@pytest.fixture
@once
def quiet(netj, tmp_path):
    """Write a journal with names, with a like, with an attempt, and with two ties that have gone to sleep."""
    netj("add", "Brad Stone", "--unmet", "--org", "Loop", "--title", "founder")
    netj("add", "Ana Lima", "--unmet", "--why", "wrote the paper I keep quoting")
    netj("add", "Mia Roy", "--unmet")
    netj("gave", "mia", "reaction: a like", "--on", "2026-11-01")
    netj("add", "Zoe Tan", "--unmet", "--met", "a fair in Leeds")
    netj("tried", "zoe", "left a message", "--on", "2026-11-02")
    netj("add", "Old Friend", "--on", "2019-01-07", "--got", "guidance: how to begin")
    for day in ("2019-02-04", "2019-03-04", "2019-04-01"):
        netj("log", "old", "coffee", "--on", day)
    netj("add", "Jo Park", "--on", "2020-05-04", "--why", "sings")
    netj("add", "Sam Okafor", "--on", "2026-11-20")


def names(journal, journal_path):
    """Return whom the rows of the last list on a terminal meant, in order."""
    rows = json.loads(journal_path.with_name(f".{journal_path.name}.numbers").read_text())
    return [contacts.resolve(journal, key).name for kind, key in list(rows.values())[-1] if kind == "contact"]


_GHOSTS = """\
4 names, nothing passed yet
1  Brad Stone  founder, Loop
2  Mia Roy
3  Zoe Tan     a fair in Leeds
4  Ana Lima                     why: wrote the paper I keep quoting

2 ties asleep
               last         you gave  you got  depth then
5  Old Friend  8 years ago         4        4          34
6  Jo Park     7 years ago         1        1          15  why: sings

bring back: netj log 1 …   put away: netj archive 1   or leave them as they are
"""


@pytest.mark.parametrize("columns", [80, 120])
def test_ghosts_come_first_without_a_purpose_then_ties_asleep(quiet, netj, terminal, columns, journal, journal_path):
    """Reactions and attempts make nobody more than a name; who once gave or got is only asleep."""
    assert terminal("ghosts", columns=columns) == _GHOSTS
    assert netj("ghosts").out == _GHOSTS
    assert names(journal, journal_path)[4] == "Old Friend"


def test_dormant_alone(quiet, netj):
    """`--dormant` leaves the names out, for when you want to take up an old thread."""
    found = netj("ghosts", "--dormant", "--json").json

    assert [one["name"] for one in found["dormant"]] == ["Old Friend", "Jo Park"]
    assert found["ghosts"] == []
    assert "names" not in netj("ghosts", "--dormant").out


def test_a_word_is_all_it_takes_to_leave_the_list(quiet, netj):
    """The three ways out: something passes, they are put away, or they stay."""
    netj("gave", "brad", "information: an article")
    netj("archive", "mia")
    netj("log", "old", "coffee after all")

    found = netj("ghosts", "--json").json

    assert [one["name"] for one in found["ghosts"]] == ["Zoe Tan", "Ana Lima"]
    assert [one["name"] for one in found["dormant"]] == ["Jo Park"]


def test_a_pin_keeps_a_tie_from_sleep(quiet, netj):
    """Whose band is held by a pin is not asleep."""
    netj("pin", "old", "--band", "close")

    assert [one["name"] for one in netj("ghosts", "--json").json["dormant"]] == ["Jo Park"]


def test_ghosts_are_those_of_the_day(quiet, netj):
    """Looking back, who came later to life was a name still, and entries of later count for nothing."""
    found = netj("ghosts", "--json", on="2018-01-01").json

    assert {"Old Friend", "Jo Park", "Sam Okafor"} <= {one["name"] for one in found["ghosts"]}
    assert found["dormant"] == []
    assert {one["count"] for one in found["ghosts"]} == {0}


def test_limits_and_counts(quiet, netj):
    """A limit is of each list; how many there are is said all the same."""
    out = netj("ghosts", "--limit", "1").out

    assert "4 names, nothing passed yet  1 of 4 · netj ghosts --all" in out
    assert netj("ghosts", "--limit", "1", "--json").json["counts"] == {"ghosts": 4, "dormant": 2}
    assert len(netj("ghosts", "--all", "--json").json["ghosts"]) == 4
    assert netj("ghosts", "--all", "--limit", "1", "--json", exit=3).error["code"] == "contradiction"


def test_thousands_of_ghosts_are_quick_and_calm(netj, tmp_path):
    """After a large import the screen is as long as ever, and due stays silent."""
    people = tmp_path / "people.csv"
    people.write_text("name,org\n" + "".join(f"Person {number},Firm {number}\n" for number in range(5000)))
    netj("import", people, "--yes")

    start = time.process_time()
    out = netj("ghosts").out

    assert time.process_time() - start < 2
    assert out.startswith("5,000 names, nothing passed yet  20 of 5,000 · netj ghosts --all\n")
    assert len(out.splitlines()) == 23
    assert netj("due", "--json").json == []


def test_an_empty_journal_has_no_ghosts(netj):
    """One calm sentence, and no failure."""
    assert netj("ghosts").out == "Something has passed with everyone here, and no tie is asleep.\n"
    assert netj("ghosts", "--dormant").out == "No tie is asleep.\n"
    assert netj("ghosts", "--json").json == {"ghosts": [], "dormant": [], "counts": {"ghosts": 0, "dormant": 0}}


def test_names_from_strangers_are_only_text(netj, terminal):
    """A hostile name neither moves the cursor nor breaks the table."""
    netj("add", "\x1b[2JEve [bold]", "--unmet", "--new", "--org", "x" * 300)

    screen = terminal("ghosts")

    assert "\x1b[2J" not in screen
    assert "\\x1b[2JEve [bold]" in screen
    assert max(map(len, screen.splitlines())) <= 80
