"""`netj due`: whom to reach out to today, and why."""

import datetime as dt
import itertools
import json
import random

import pytest
from conftest import once
from hypothesis import given
from hypothesis import strategies as st

from netjournal.cli import numbers
from netjournal.domain import due
from netjournal.domain.due import Ready, Reason
from netjournal.storage import depth_keeping
from netjournal.storage import due as due_rows
from netjournal.views import due as view


def monthly(netj, name, last, times=12, gap=30):
    """Log a two-way friend who was met once a month."""
    day = dt.date.fromisoformat(last)
    netj("add", name, "--on", (day - dt.timedelta(gap * (times - 1))).isoformat())
    for n in reversed(range(times - 1)):
        netj("log", name, "coffee", "--on", (day - dt.timedelta(gap * n)).isoformat())


def codes(rows):
    return {row["name"]: [reason["code"] for reason in row["reasons"]] for row in rows}


def test_an_empty_journal_says_how_to_begin(netj, journal_path):
    """Looking writes nothing."""
    assert "netj add" in netj("due").out
    assert netj("due", "--json").json == []
    assert netj("due", "--quiet").out == ""
    assert not journal_path.exists()


def test_a_monthly_friend_turns_up_after_four_weeks_and_leaves_after_120_days(netj):
    """The stay in the list is the one that docs/depth.md gives."""
    monthly(netj, "Ade Bello", "2026-06-01", times=25)
    last = dt.date(2026, 6, 1)

    def listed(silent):
        return codes(netj("due", "--all", "--json", on=last + dt.timedelta(silent)).json)

    assert listed(27) == {}
    assert listed(28) == {"Ade Bello": ["thinning"]}
    assert listed(120) == {"Ade Bello": ["thinning"]}
    assert listed(121) == {}
    lapsed = netj("due", "--lapsed", "--json", on=last + dt.timedelta(121)).json
    assert codes(lapsed) == {"Ade Bello": ["lapsed"]}


def test_every_row_says_why_and_what_was_last_said(netj):
    """The screen gives silence in the tie's own measure."""
    monthly(netj, "Ade Bello", "2026-10-19")
    netj("edit", "last", "--note", "daughter starts school")
    netj("edit", "ade", "--why", "my oldest friend")

    assert netj("due").out == (
        "Mon 23 Nov 2026  1 ready\n"
        "\n"
        "1  Ade Bello  thinning  silent 5 weeks, usually 4 weeks  depth 34\n"
        "    last: “daughter starts school”\n"
        "    why: my oldest friend\n"
        "\n"
        "log it: netj log 1 …   later: netj snooze 1 1w   why: netj why 1\n"
    )


def test_a_new_tie_that_was_not_followed_up_has_a_place(netj):
    """From the second to the thirtieth day after a first meeting."""
    netj("add", "Jo Park", "--on", "2026-11-01")
    on = dt.date(2026, 11, 1)
    assert codes(netj("due", "--json", on=on + dt.timedelta(1)).json) == {}
    assert codes(netj("due", "--json", on=on + dt.timedelta(2)).json) == {"Jo Park": ["new"]}
    assert codes(netj("due", "--json", on=on + dt.timedelta(30)).json) == {"Jo Park": ["new"]}
    assert codes(netj("due", "--json", on=on + dt.timedelta(31)).json) == {}

    netj("log", "jo", "lunch", "--on", "2026-11-10")
    assert codes(netj("due", "--json", on=on + dt.timedelta(12)).json) == {}


def test_a_chosen_pace_counts_and_with_nothing_logged_is_ready_at_once(netj):
    """The person's own choice beats the gates."""
    netj("add", "Aunt May", "--unmet", "--pace", "2w")
    netj("add", "Sam", "--on", "2026-11-10")
    netj("pace", "sam", "10d")

    rows = netj("due", "--json").json

    assert codes(rows) == {"Sam": ["pace", "new"], "Aunt May": ["pace"]}
    assert [row["pace_days"] for row in rows] == [10, 14]


def test_the_smallest_pace_of_spheres_and_communities_counts(netj):
    """Unless the contact has one of their own."""
    netj("add", "Sam", "--sphere", "rust", "--at", "@pycon", "--on", "2026-10-01")
    netj("pace", "60d", "--sphere", "rust")
    netj("pace", "@pycon", "40d")
    assert netj("show", "sam", "--json").json["pace_days"] == 40
    assert codes(netj("due", "--json").json) == {"Sam": ["pace"]}

    netj("pace", "sam", "90d")
    assert codes(netj("due", "--json").json) == {}


def test_a_pinned_tie_is_ready_after_three_weeks(netj):
    """A pin keeps someone in sight whatever the score says."""
    netj("add", "Sam", "--on", "2026-09-01")
    assert codes(netj("due", "--json").json) == {}

    netj("pin", "sam")

    assert codes(netj("due", "--json").json) == {"Sam": ["pinned"]}
    assert netj("pin", "sam", "--band", "inner", "--json").json["after"]["pinned_band"] == "inner"
    assert netj("rank", "--json").json[0]["band"] == "inner"


def test_a_snooze_hides_until_its_day_or_the_next_exchange(netj):
    """Snoozed three times in a row, a slower pace is offered."""
    netj("add", "Sam", "--on", "2026-11-10")
    netj("snooze", "sam", "5d")
    assert netj("due", "--json").json == []
    assert codes(netj("due", "--json", on="2026-11-28").json) == {"Sam": ["new"]}

    netj("got", "sam", "guidance: a tip")
    assert codes(netj("due", "--json").json) == {"Sam": ["thanks"]}

    netj("snooze", "sam")
    netj("snooze", "sam")
    assert "netj pace Sam 2m" in netj("snooze", "sam").out
    netj("snooze", "sam", "--wake")
    assert codes(netj("due", "--json").json) == {"Sam": ["thanks"]}
    netj("snooze", "sam", "--wake", exit=4)


def test_birthdays_of_people_with_whom_something_passed_are_shown_a_week_ahead(netj):
    """Also one on 29 February, which is kept on the 28th in a common year."""
    netj("add", "Sam", "--birthday", "29 feb", "--on", "2026-01-01")
    netj("add", "Card", "--birthday", "28 feb", "--unmet")

    assert codes(netj("due", "--json", on="2027-02-20").json) == {}
    assert codes(netj("due", "--json", on="2027-02-21").json) == {"Sam": ["birthday"]}
    assert "today" in netj("due", on="2027-02-28").out
    assert codes(netj("due", "--json", on="2028-02-29").json) == {"Sam": ["birthday"]}


def test_a_bridge_that_went_quiet_is_named(netj):
    """Only who alone joins two groups is a bridge."""
    netj("add", "Lena Fox", "--sphere", "coworking", "--sphere", "python", "--on", "2026-03-01")
    netj("add", "Sam", "--sphere", "python", "--on", "2026-03-01")
    rows = netj("due", "--json").json
    assert codes(rows) == {"Lena Fox": ["bridge"]}
    assert rows[0]["reasons"][0]["text"] == "silent 9 months; the only tie between coworking and python"

    netj("edit", "sam", "--sphere", "coworking")
    assert netj("due", "--json").json == []
    netj("archive", "sam")
    assert codes(netj("due", "--json").json) == {"Lena Fox": ["bridge"]}


@pytest.mark.parametrize("both", list(itertools.permutations(("s1", "s2", "c1", "c2"), 2)))
def test_who_joins_two_groups_alone_is_told_in_either_order(netj, journal, both):
    """A second member of both groups, of whatever fact, is found from either side."""
    netj("add", "Lena", "--unmet")
    netj("add", "Sam", "--unmet")
    for group in ("one", "two"):
        netj("edit", "lena", "--sphere", group, "--community", f"@{group}")
    assert due_rows.joins_alone(journal, 1, *both)

    netj("edit", "sam", *(("--sphere", "one", "--sphere", "two", "--community", "@one", "--community", "@two")))
    assert not due_rows.joins_alone(journal, 1, *both)
    assert not due_rows.joins_alone(journal, 2, *both)


def test_never_contacted_is_not_urgent(netj):
    """Names alone leave the list calm; `--spread` proposes a few a week, others the next."""
    for n in range(8):
        netj("add", f"Ghost {n}", "--unmet")
    assert netj("due", "--json").json == []

    first = {row["name"] for row in netj("due", "--spread", "--json").json}
    second = {row["name"] for row in netj("due", "--spread", "--json", on="2026-11-30").json}

    assert len(first) == len(second) == 3
    assert not first & second


def test_archived_people_rest(netj):
    """They are in no list until they are revived."""
    netj("add", "Sam", "--on", "2026-11-10")
    netj("archive", "sam")
    assert netj("due", "--json").json == []
    netj("revive", "sam")
    assert codes(netj("due", "--json").json) == {"Sam": ["new"]}


def test_nothing_ready_gives_the_next_day(netj):
    """One calm line."""
    monthly(netj, "Ade Bello", "2026-11-20")

    assert netj("due").out == "Mon 23 Nov 2026\nNobody is waiting for a word today. Next: Thu 17 Dec.\n"


def test_the_next_day_counts_new_ties_and_birthdays(netj):
    """Whatever brings someone onto the list next."""
    netj("add", "Sam", "--birthday", "30 dec", "--on", "2026-01-05")
    assert "Next: Wed 23 Dec." in netj("due").out, "a birthday is shown a week ahead"

    netj("add", "Jo Park", "--on", "yesterday")
    assert "Next: Tue 24 Nov." in netj("due").out, "a new tie is, two days after the meeting"


def test_the_first_week_of_the_calendar_has_a_next_day_too(netj):
    """A birthday that somebody put off is not looked for before the year 1."""
    netj("add", "Sam", "--birthday", "3 jan", "--on", "0001-01-01", on="0001-01-02")
    netj("snooze", "sam", "2w", on="0001-01-02")

    assert "Next: Tue 16 Jan." in netj("due", on="0001-01-02").out


def test_a_settings_file_edited_by_hand_counts_from_the_next_entry_on(netj, tmp_path, journal):
    """The stored windows follow it; a broken one keeps nobody from logging."""
    monthly(netj, "Ade Bello", "2026-10-19")
    (tmp_path / "config.toml").write_text("due.quiet = 60\n")
    assert netj("due", "--json").json == []
    netj("add", "Card", "--unmet")
    assert journal.row("SELECT quiet FROM gates") == (60,)

    (tmp_path / "config.toml").write_text("due.quiet = = 60\n")
    netj("add", "Other Card", "--unmet")
    netj("due", exit=3)


def test_entries_after_today_do_not_count(netj):
    """An earlier today sees the journal as it was."""
    monthly(netj, "Ade Bello", "2026-06-01", times=25)
    then = netj("due", "--all", "--json", on="2026-07-15").json
    netj("log", "ade", "coffee", "--on", "2026-11-20")

    assert netj("due", "--all", "--json").json == []
    again = netj("due", "--all", "--json", on="2026-07-15").json
    assert [(r["name"], r["score"]) for r in again] == [(r["name"], pytest.approx(then[0]["score"])) for r in then]


def test_settings_change_the_gates(netj):
    """The windows that are stored follow the settings."""
    monthly(netj, "Ade Bello", "2026-10-19")
    assert codes(netj("due", "--json").json) == {"Ade Bello": ["thinning"]}

    netj("config", "due.quiet", "60")

    assert netj("due", "--json").json == []
    netj("config", "due.quiet", "--reset")
    assert codes(netj("due", "--json").json) == {"Ade Bello": ["thinning"]}


def test_quiet_is_one_line(netj):
    """For a shell's start-up file."""
    netj("add", "Sam", "--on", "2026-11-10")

    assert netj("due", "--quiet").out == "netj: 1 ready: Sam\n"


def test_a_quiet_line_is_the_same_whoever_reads_it(netj, tmp_path):
    """The line of a shell's start-up file, which no parser reads, says what the parser's does, faults included."""
    read, unread = ("due", "--quiet", "--quiet"), ("due", "--quiet")

    def same(**facts):
        ran = [netj(*words, **facts) for words in (read, unread, ("due", "-q"))]
        assert ran[0] == ran[1] == ran[2]
        return ran[0]

    assert same().out == ""
    for name in ("Sam", "Jo", "Ade", "Kim"):
        netj("add", name, "--on", "2026-11-10")
    assert same().out == "netj: 4 ready: Sam, Jo, …\n"
    (tmp_path / "config.toml").write_text("[due]\nlimit = 1\n")
    assert same().out == "netj: 4 ready: Sam, …\n"
    (tmp_path / "config.toml").write_text("[due]\nlimit = no\n")
    assert "config.toml" in same(exit=3).err
    (tmp_path / "config.toml").unlink()
    same(on="someday", exit=3)
    (tmp_path / "journal.db").write_bytes(b"no journal" * 1000)
    same(exit=6)


def test_bare_netj_is_today_in_eight_lines_or_fewer(netj):
    """However many are ready."""
    for n in range(12):
        netj("add", f"Person {n}", "--on", "2026-11-10", "--got", "guidance: x")

    out = netj().out

    assert len(out.splitlines()) <= 8
    assert out.startswith("Mon 23 Nov 2026")


def test_numbers_mean_the_rows_of_the_last_list(netj, terminal):
    """On the terminal that showed it."""
    netj("add", "Sam", "--on", "2026-11-10")
    netj("add", "Priya", "--on", "2026-11-11")
    screen = terminal("due")
    assert "1  Sam" in screen

    netj("why", "9", exit=4)


# --- open loops ---------------------------------------------------------------------------------------


@pytest.fixture
@once
def three(netj):
    """Write three people for whom there is no reason yet."""
    for name in ("Sam Okafor", "Priya Nair", "Ade Bello"):
        netj("add", name, "--on", "2026-09-20")
        netj("log", name, "lunch", "--on", "2026-10-01")


def because(netj, on, name=None):
    """Return the reasons that stand in the list on a day, by person."""
    found = codes(netj("due", "--all", "--json", on=on).json)
    return found if name is None else found.get(name, [])


@pytest.mark.usefixtures("three")
def test_my_promises_lead_the_list_from_their_day_on(netj):
    """The oldest first; one without a day, or whose day is to come, waits in `netj open`."""
    netj("promise", "sam", "the slides", "--by", "2026-11-20", on="2026-11-10")
    netj("promise", "priya", "the price list", "--by", "2026-11-18", on="2026-11-10")
    netj("promise", "ade", "a visit one day", on="2026-11-10")
    netj("got", "ade", "guidance: a tip")

    assert because(netj, "2026-11-17") == {}
    assert because(netj, "2026-11-18") == {"Priya Nair": ["promise"]}
    assert because(netj, "2026-11-23") == {
        "Priya Nair": ["promise"],
        "Sam Okafor": ["promise"],
        "Ade Bello": ["thanks"],
    }
    assert list(because(netj, "2026-11-23")) == ["Priya Nair", "Sam Okafor", "Ade Bello"]
    first = netj("due", "--json").json[0]["reasons"][0]
    assert first["text"] == "the price list, for Wed 18 Nov"
    assert (first["what"], first["due"], first["days"]) == ("the price list", "2026-11-18", 13)
    assert first["loop"] == netj("open", "--json").json[0]["id"]


@pytest.mark.usefixtures("three")
def test_each_loop_is_mentioned_from_its_day_on(netj):
    """Theirs 3 days past, an ask after 14 days, its outcome 21 days after a yes, an introduction for 30 days."""
    netj("promise", "sam", "the book", "--from-them", "--by", "2026-11-01", on="2026-10-20")
    netj("ask", "ade", "referral: the agency", on="2026-10-20")
    netj("ask", "priya", "guidance: prices", "--by", "2026-10-25", on="2026-10-20")
    ask = next(one for one in netj("open", "--json").json if one["what"] == "the agency")["id"]

    assert because(netj, "2026-11-03", "Sam Okafor") == []
    assert because(netj, "2026-11-04", "Sam Okafor") == ["promised"]
    assert because(netj, "2026-10-24", "Priya Nair") == []
    assert because(netj, "2026-10-25", "Priya Nair") == ["ask"]
    assert because(netj, "2026-11-02", "Ade Bello") == []
    assert because(netj, "2026-11-03", "Ade Bello") == ["ask"]

    netj("done", ask, "--yes", on="2026-11-03")
    netj("thank", "ade", on="2026-11-04")
    assert because(netj, "2026-11-23", "Ade Bello") == []
    assert because(netj, "2026-11-24", "Ade Bello")[0] == "tell"
    netj("done", ask, "got", "the", "job", on="2026-11-05")
    assert because(netj, "2026-11-06", "Ade Bello") == ["tell"]
    row = next(row for row in netj("due", "--json").json if row["name"] == "Ade Bello")
    assert row["reasons"][0]["text"] == "got the job"

    netj("done", ask, "--told")
    assert "tell" not in because(netj, "2026-11-24", "Ade Bello")


@pytest.mark.usefixtures("three")
def test_an_introduction_is_asked_after_once_and_then_left_to_open(netj):
    """From 14 days after it was made, for 30 days."""
    netj("intro", "sam", "priya", "both build schedulers", on="2026-11-01")

    assert "introduction" not in because(netj, "2026-11-14", "Sam Okafor")
    assert "introduction" in because(netj, "2026-11-15", "Sam Okafor")
    assert "introduction" in because(netj, "2026-12-14", "Sam Okafor")
    assert "introduction" not in because(netj, "2026-12-15", "Sam Okafor")
    assert [one["kind"] for one in netj("open", "--json", on="2026-12-15").json] == ["introduction"]


@pytest.mark.usefixtures("three")
def test_a_snooze_holds_back_all_but_my_own_promises(netj):
    """Archived people rest with all that is open."""
    netj("promise", "sam", "the slides", "--by", "2026-11-20", on="2026-11-10")
    netj("promise", "ade", "the book", "--from-them", "--by", "2026-11-15", on="2026-11-10")
    netj("got", "sam", "guidance: a tip")
    netj("snooze", "sam", "2w")
    netj("snooze", "ade", "2w")
    assert because(netj, "2026-11-23") == {"Sam Okafor": ["promise"]}
    assert because(netj, "2026-12-07") == {"Sam Okafor": ["promise", "thanks"], "Ade Bello": ["promised"]}

    netj("archive", "sam")
    assert because(netj, "2026-11-23") == {}


def test_the_next_day_is_nobodys_who_is_archived(netj):
    """Whoever is put away is not waited for."""
    for day in ("2026-10-20", "2026-11-10", "2026-11-20"):
        netj("add", "Sam Okafor", "--on", day, "--gave", "practical: x", "--got", "conversation: y")
    assert "Next: " in netj("due").out

    netj("archive", "sam")

    assert "Next: " not in netj("due").out


def test_the_next_day_of_an_earlier_day_knows_nothing_later(netj):
    """Looking back, the calm line is the one that stood there then."""
    netj("add", "Sam Okafor", "--on", "2026-10-01")
    netj("log", "sam", "--on", "2026-10-12")
    then = netj("due", on="2026-10-13").out
    for day in ("2026-10-20", "2026-11-10"):
        netj("log", "sam", "--on", day, "--gave", "practical: x", "--got", "conversation: y")

    assert netj("due", on="2026-10-13").out == then


@pytest.mark.usefixtures("three")
def test_the_next_day_counts_promises_and_asks(netj):
    """The calm line names the first of them."""
    netj("promise", "sam", "the slides", "--by", "2026-12-04")
    netj("ask", "ade", "referral: the agency", on="2026-11-20")

    assert netj("due").out == "Mon 23 Nov 2026\nNobody is waiting for a word today. Next: Fri 4 Dec.\n"
    netj("done", "ade", "--none")
    netj("done", "sam", "--drop")
    netj("ask", "priya", "guidance: prices", "--by", "tomorrow")
    assert "Next: Tue 24 Nov." in netj("due").out


@pytest.mark.usefixtures("three")
def test_two_loops_of_one_person_are_one_row(netj):
    """With both reasons, and the place of the first."""
    for what, by in (("the slides", "2026-11-20"), ("the book", "2026-11-21")):
        netj("promise", "sam", what, "--by", by, on="2026-11-10")

    assert because(netj, "2026-11-23") == {"Sam Okafor": ["promise", "promise"]}
    assert netj("due").out == (
        "Mon 23 Nov 2026  1 ready\n"
        "\n"
        "1  Sam Okafor  you promised  the slides, for Fri 20 Nov  depth 9\n"
        "    you promised: the book, for Sat 21 Nov\n"
        "    last: “lunch”\n"
        "\n"
        "log: netj log 1 …  done: netj done 1  why: netj why 1\n"
    )


@pytest.mark.usefixtures("three")
def test_a_row_names_a_way_to_help(netj):
    """Neutral words: what they look for, and who offers it; nothing where the journal knows none."""
    netj("promise", "sam", "the slides", "--by", "2026-11-20", on="2026-11-10")
    netj("promise", "ade", "the book", "--by", "2026-11-21", on="2026-11-10")
    assert [row["idea"] for row in netj("due", "--json").json] == [None, None]

    netj("need", "sam", "a React developer")
    netj("offer", "priya", "React")

    rows = netj("due", "--json").json
    assert rows[0]["idea"] | {"by": rows[0]["idea"]["by"]["name"]} == {
        "need": "a React developer",
        "mine": False,
        "by": "Priya Nair",
        "offer": "React",
        "text": "they look for a React developer; Priya Nair offers React",
    }
    assert rows[1]["idea"] is None
    assert "    you could: they look for a React developer; Priya Nair offers React\n" in netj("due").out
    netj("offer", "me", "React")
    assert netj("due", "--json").json[0]["idea"]["mine"]


@pytest.fixture
def seen(terminal, journal_path, monkeypatch):
    """Let `netj` sit at the terminal that showed a list, so that its numbers are known."""

    def look(*words):
        screen = terminal(*words)
        beside = json.loads(journal_path.with_name(".journal.db.numbers").read_text())
        monkeypatch.setattr(numbers, "_terminal", lambda: list(beside)[-1])
        return screen

    return look


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("words", [("due",), ()])
def test_the_number_of_a_row_closes_its_loop_and_means_its_person(netj, seen, words):
    """`done 1` is about the promise, `log 1` and `why 1` about the person; bare `netj` numbers alike."""
    netj("promise", "sam", "the slides", "--by", "2026-11-20", on="2026-11-10")
    assert "1  Sam Okafor  you promised" in seen(*words)

    assert "Logged with Sam Okafor." in netj("log", "1", "tea").out
    assert netj("why", "1", "--json").json["name"] == "Sam Okafor"
    assert "Kept: the promise “the slides” to Sam Okafor." in netj("done", "1").out
    assert because(netj, "2026-11-23") == {}


def test_the_number_of_a_person_closes_the_one_thing_open_with_them(netj, seen):
    """Or says that there is nothing."""
    netj("add", "Sam Okafor", "--on", "2026-11-10")
    seen("due")
    assert netj("done", "1", "--json", exit=4).error["message"] == "Nothing is open with Sam Okafor."

    netj("promise", "sam", "the slides")
    assert netj("done", "1", "--json").json["loop"]["what"] == "the slides"


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.usefixtures("three")
def test_the_morning_stands_straight_with_every_reason(netj, terminal, columns):
    """No line is wider than the terminal, and the foot is whole."""
    netj(
        "promise", "sam", "the price list of everything that was ever sold " * 2, "--by", "2026-11-20", on="2026-11-10"
    )
    netj("promise", "ade", "the book", "--from-them", "--by", "2026-11-15", on="2026-11-10")
    netj("intro", "priya", "ade", "both build schedulers", on="2026-11-01")

    lines = terminal("due", columns=columns).splitlines()

    assert all(len(line) <= columns for line in lines)
    rows = [line for line in lines if line[:2] in ("1 ", "2 ", "3 ")]
    assert len(rows) == 3
    assert len({len(line) for line in rows}) == 1
    assert lines[-1] == "log: netj log 1 …  done: netj done 1  later: netj snooze 2 1w  why: netj why 1"


@pytest.mark.usefixtures("three")
def test_bare_netj_names_the_plan_in_one_line(netj):
    """Still in eight lines or fewer."""
    for n in range(12):
        netj("add", f"Person {n}", "--on", "2026-11-10", "--got", "guidance: x")
    for goal in ("two mentors in data", "5 gives a week", "read more"):
        netj("plan", "add", goal)

    lines = netj().out.splitlines()

    assert len(lines) <= 8
    assert lines[-2].startswith("plan: two mentors in data: 0 of 2")


# --- the arrangement ---------------------------------------------------------------------------------


def row(key, code="thinning"):
    return Ready(key, str(key), f"P{key}", 1.0, 50.0, 0.5, None, None, (Reason(code, {}),))


def rows(start, count, code="thinning"):
    return [row(start + n, code) for n in range(count)]


@given(*[st.integers(0, 6)] * 5, st.integers(1, 12))
def test_the_list_keeps_its_promises(owed, urgent, chosen, new, kept, limit):
    """Never longer than asked, nobody twice, owed at most half, new ties and a bridge not crowded out."""
    parts = [
        rows(100 * at, count, code)
        for at, (count, code) in enumerate(
            zip((owed, urgent, chosen, new, kept), ("thanks", "thinning", "pace", "new", "bridge"), strict=True)
        )
    ]

    listed = due.arranged(*parts, limit=limit)

    found = [r.reasons[0].code for r in listed]
    everyone = owed + urgent + chosen + new + kept
    middle = urgent + chosen
    assert len(listed) <= limit
    assert len({r.key for r in listed}) == len(listed)
    assert found.count("new") <= 2
    assert found.count("bridge") <= 1
    if middle and owed:
        assert found.count("thanks") <= limit // 2
    if middle:
        assert "thinning" in found or "pace" in found
    if limit >= 5:
        assert ("new" in found) == bool(new)
        assert ("bridge" in found) == bool(kept)
    assert len(due.arranged(*parts, limit=None)) == everyone


@given(st.integers(0, 6), st.integers(0, 6))
def test_every_second_row_goes_to_the_chosen(urgent, chosen):
    """As long as there are any."""
    found = [r.reasons[0].code for r in due.alternating(rows(0, urgent), rows(100, chosen, "pace"))]

    shared = min(urgent, chosen)
    assert found[: 2 * shared] == ["thinning", "pace"] * shared
    assert len(found) == urgent + chosen


def test_thanks_crowd_out_neither_a_new_tie_nor_a_bridge():
    """Where nobody thins, owed thanks fill the list but for their places."""
    listed = due.arranged(rows(0, 9, "thanks"), [], [], rows(100, 2, "new"), rows(200, 1, "bridge"), limit=5)

    assert [r.reasons[0].code for r in listed] == ["thanks", "thanks", "thanks", "new", "bridge"]


@given(st.integers(0, 4), st.integers(0, 4), st.integers(0, 4), st.integers(1, 9))
def test_my_promises_lead_whatever_else_is_ready(promises, thanks, urgent, limit):
    """As many as the half of the list that is theirs can hold, before any thanks."""
    owed = [*rows(0, promises, "promise"), *rows(10, thanks, "thanks")]

    listed = due.arranged(owed, rows(20, urgent), [], rows(30, 1, "new"), [], limit=limit)

    found = [r.reasons[0].code for r in listed]
    mine = found.count("promise")
    assert found[:mine] == ["promise"] * mine
    assert mine == promises or "thanks" not in found
    if urgent:
        assert mine + found.count("thanks") <= limit // 2
    elif promises:
        assert mine >= 1


def test_a_person_with_many_loops_takes_one_place():
    """The places of the owed are for people, not for reasons."""
    owed = [row(1, "promise"), row(1, "thanks"), row(2, "thanks")]

    listed = due.arranged(owed, rows(20, 9), [], [], [], limit=5)

    assert [r.key for r in listed[:2]] == [1, 2]
    assert [reason.code for reason in listed[0].reasons] == ["promise", "thanks"]


def test_a_row_names_a_few_of_many_loops(netj):
    """The rest is for `open`; the data has them all."""
    netj("add", "Sam Okafor", "--on", "2026-11-01")
    for number in range(9):
        netj("promise", "sam", f"promise {number}", "--by", "today")

    assert netj("due").out.count("you promised") == 5
    assert "    and 4 more: netj open\n" in netj("due").out
    codes = [reason["code"] for reason in netj("due", "--json").json[0]["reasons"]]
    assert codes.count("promise") == 9


def test_a_person_on_two_grounds_stands_once_with_both():
    """The first ground gives the place."""
    listed = due.arranged([row(1, "thanks")], [row(1), row(2)], [], [], [], limit=5)

    assert [[reason.code for reason in r.reasons] for r in listed] == [["thanks", "thinning"], ["thinning"]]


@pytest.mark.parametrize("counted", [1000, 40], ids=["few are put in order", "many are walked through"])
def test_a_short_list_is_the_beginning_of_the_whole_one(counted, netj, tmp_path, monkeypatch):
    """Looking only at those who can be most urgent finds the same people, scores and number as looking at everyone."""
    monkeypatch.setattr(due, "COUNTED", counted)
    monkeypatch.setattr(view, "COUNTED", counted)
    spread = random.Random(7)
    rows = ["date,name,way"]
    for person in range(120):
        entries, over = spread.choice(((6, 900), (12, 900), (40, 400), (150, 200)))
        for _entry in range(entries):
            day = dt.date(2026, 11, 1) - dt.timedelta(int(over * spread.random() ** spread.choice((1, 3))))
            rows.append(f"{day},Person {person},{spread.choice(('gave', 'got', 'shared'))}")
    (tmp_path / "many.csv").write_text("\n".join(rows))
    netj("import", "many.csv", "--yes")
    netj("pin", "Person 3")
    netj("archive", "Person 5")
    netj("snooze", "Person 7", "2w")
    whole = [row for row in netj("due", "--all", "--json").json if codes([row])[row["name"]] == ["thinning"]]
    assert len(whole) > 40

    for limit in (1, 4, 20):
        short = netj("due", "--limit", limit, "--json").json
        thinning = [row for row in short if codes([row])[row["name"]] == ["thinning"]]
        assert thinning == whole[: len(thinning)]
        assert len(short) == limit
    ready = len(netj("due", "--all", "--json").json)
    told = f"{ready}" if ready <= counted else f"over {counted}"
    assert f"4 of {told} ready" in netj("due", "--limit", 4).out
    assert f"netj: {told} ready: " in netj("due", "--quiet").out


@pytest.mark.parametrize("are_many", [False, True])
def test_open_windows_are_looked_at_from_the_heaviest_down(are_many, netj, tmp_path, journal):
    """To stop at the first who can no longer be urgent enough is right only in the order of what ties can weigh."""
    rows = ["date,name,way"]
    for person in range(40):
        for entry in range(2 + person * 7 % 40):
            day = dt.date(2026, 10, 20) - dt.timedelta(entry * (1 + person % 5))
            rows.append(f"{day},Person {person},{('gave', 'got')[entry % 2]}")
    (tmp_path / "many.csv").write_text("\n".join(rows))
    netj("import", "many.csv", "--yes")

    bounds = [row[-1] for row in due_rows._by_bound(journal, dt.date(2026, 11, 23), are_many=are_many)]

    assert len(set(bounds)) > 10
    assert bounds == sorted(bounds, reverse=True)


def test_the_lapsed_are_listed_heaviest_first_and_without_those_kept_in_sight(netj):
    """Who is pinned or has a pace has not lapsed but is ready; the order is that of the depths shown."""
    for name, times in (("Ade Bello", 6), ("Jo Park", 20), ("Lena Fox", 12), ("Sam Okafor", 30)):
        monthly(netj, name, "2026-03-01" if times == 20 else "2026-04-01", times=times, gap=20)
    netj("pin", "sam")

    for command in (("due", "--lapsed", "--json"), ("due", "--lapsed", "--json", "--limit", "50")):
        rows = netj(*command).json
        assert [row["depth"] for row in rows] == sorted((row["depth"] for row in rows), reverse=True)
        assert {row["name"] for row in rows} == {"Ade Bello", "Jo Park", "Lena Fox"}
    later = netj("log", "sam", "tea", "--on", "2026-11-23") and netj("due", "--lapsed", "--json", on="2026-11-22")
    assert {row["name"] for row in later.json} == {"Ade Bello", "Jo Park", "Lena Fox"}


def test_a_pace_of_a_group_is_told_whatever_the_reason_is(netj):
    """Who is to be thanked has the pace of their sphere all the same."""
    netj("add", "Sam Okafor", "--sphere", "rust", "--got", "guidance: a tip")
    netj("pace", "3w", "--sphere", "rust")

    (row,) = netj("due", "--json").json

    assert (codes([row]), row["pace_days"], row["score"]) == ({"Sam Okafor": ["thanks"]}, 21, 0)


def test_words_are_looked_for_among_the_newest_entries_only(netj, tmp_path, journal):
    """A mailbox of a million messages without a word costs no more than a hundred."""
    day = dt.date(2026, 10, 1)
    rows = [f"{day},Sam Okafor,{way}" for way in ("gave", "got") for _message in range(60)]
    (tmp_path / "mail.csv").write_text("\n".join(["date,name,way,what", f"{day},Sam Okafor,got,hello", *rows]))
    netj("import", "mail.csv", "--yes")
    sam = journal.one("SELECT id FROM contact")

    assert due_rows.last_words(journal, sam, "2026-11-23") is None
    netj("log", "sam", "tea", "--on", "2026-10-02")
    assert due_rows.last_words(journal, sam, "2026-11-23") == "tea"


def test_new_gates_reach_everyone_a_page_at_a_time(netj, monkeypatch):
    """However many people there are, their windows are stored anew without holding them all."""
    for name in ("Ade Bello", "Jo Park", "Lena Fox", "Noor Haddad", "Sam Okafor"):
        monthly(netj, name, "2026-10-20", times=4)
    monkeypatch.setattr(depth_keeping, "_PAGE", 2)

    netj("config", "due.quiet", "40")

    assert netj("due", "--json").json == []
    assert len(netj("due", "--json", on="2026-11-29").json) == 5
    assert netj("doctor", "--json").json["findings"] == []


def test_whom_somebody_was_introduced_to_is_not_what_was_said(netj):
    """The last words with someone are those of a note, not the name of whom you or they introduced."""
    netj("add", "Sam Okafor", "--on", "3w", "--note", "moving to Leeds", "--got", "guidance: pricing")
    netj("add", "Jo Park", "--via", "sam", "--on", "5d")

    row = next(row for row in netj("due", "--json").json if row["name"] == "Sam Okafor")

    assert row["last_words"] == "moving to Leeds"


def test_who_is_put_away_or_off_is_not_counted_as_ready(netj):
    """The count beside the day leaves out the archived and the snoozed, and nobody twice."""
    for name in ("Sam Okafor", "Jo Park", "Ade Bello", "Lena Fox"):
        for weeks in range(12, 4, -1):
            netj(
                "log" if weeks < 12 else "add",
                name,
                "--on",
                f"{weeks}w",
                "--gave",
                "guidance: x",
                "--got",
                "practical: y",
                "--thanked",
            )
    assert "4 ready" in netj("due").out

    netj("archive", "jo")
    netj("snooze", "ade", "2w")
    netj("snooze", "lena", "2w")
    netj("archive", "lena")

    assert "1 ready" in netj("due").out
