"""`netj open` and `netj done`: what is still open, and closing it."""

import datetime as dt
import json

import pytest
from conftest import once
from hypothesis import given
from hypothesis import strategies as st

from netjournal.cli import numbers
from netjournal.domain import loops
from netjournal.domain.loops import Loop
from netjournal.storage import introductions
from netjournal.storage.journal import Journal

EARLIER = "2026-11-10"


@pytest.fixture
@once
def people(netj):
    """Write three people with whom nothing is open yet."""
    netj("add", "Sam Okafor", "--on", "2026-10-20")
    netj("add", "Priya Nair", "--on", "2026-10-20")
    netj("add", "Ade Bello", "--on", "2026-10-20")


@pytest.fixture
@once
def all_kinds(netj, people):
    """Open one loop of each kind."""
    netj("promise", "sam", "send the price list", "--by", "2026-11-20", on=EARLIER)
    netj("promise", "ade", "the book", "--from-them", "--by", "2026-11-18", on=EARLIER)
    netj("ask", "ade", "referral: an intro at the agency", on=EARLIER)
    netj("got", "priya", "guidance: how to price")
    netj("intro", "sam", "priya", "both build schedulers", on="2026-11-01")
    netj("community", "join", "pycon", "--fee", "40 a year", "--renewal", "2026-12-10", on=EARLIER)


def opened(netj, *words, on=None):
    """Return what is open, by kind."""
    return {loop["kind"]: loop for loop in netj("open", *words, "--json", on=on).json}


def written(netj):
    """Return the history as it stands."""
    return netj("history", "--json").json


def sound(netj):
    """Make sure that the journal is as its history says."""
    assert netj("doctor", "--json").json["sound"]


@pytest.fixture
def seen(terminal, journal_path, monkeypatch):
    """Let `netj` sit at the terminal that showed a list, so that its numbers are known."""

    def look(*words):
        screen = terminal(*words)
        beside = json.loads(journal_path.with_name(".journal.db.numbers").read_text())
        monkeypatch.setattr(numbers, "_terminal", lambda: list(beside)[-1])
        return screen

    return look


# --- the list ----------------------------------------------------------------------------------------


def test_an_empty_journal_has_nothing_open(netj, journal_path):
    """One calm line, and looking writes nothing."""
    assert "Nothing is open" in netj("open").out
    assert netj("open", "--json").json == []
    assert not journal_path.exists()


@pytest.mark.usefixtures("all_kinds")
def test_every_kind_of_loop_is_listed_with_its_day(netj):
    """My promises lead; what has a day says that day, all else since when it is open."""
    assert netj("open").out == (
        "Mon 23 Nov 2026  6 open loops\n"
        "\n"
        "1  you promised   Sam Okafor  send the price list                   for Fri 20 Nov\n"
        "2  they promised  Ade Bello   the book                              for Wed 18 Nov\n"
        "3  you asked      Ade Bello   an intro at the agency                since Tue 10 Nov\n"
        "4  thank them     Priya Nair  how to price                          since Mon 23 Nov\n"
        "5  introduced     Sam Okafor  to Priya Nair: both build schedulers  since Sun 1 Nov\n"
        "6  renewal        @pycon      membership, 40 a year                 for Thu 10 Dec\n"
        "\n"
        "close one: netj done 1   about them: netj show 1   log it: netj log 1 …\n"
    )


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.usefixtures("all_kinds")
def test_the_list_stands_straight_at_any_width(netj, terminal, columns):
    """Long words give way; numbers, kinds and days stay whole in their columns."""
    netj("promise", "sam", "a very long story of what was to be done, with all its parts " * 3, "--by", "2026-12-24")
    netj("add", "Wolfeschlegelsteinhausenbergerdorff Hubert Blaine the Elder of Hamburg", "--got", "guidance: x")

    lines = terminal("open", columns=columns).splitlines()

    rows = [line for line in lines if line[:1].isdigit()]
    assert len(rows) == 8
    assert all(len(line) <= columns for line in lines)
    assert {row.index("  ") for row in rows} == {1}
    whens = [row for row in rows if "for Fri 20 Nov" in row or "since Sun 1 Nov" in row]
    assert len(whens) == 2
    assert whens[0].index("for Fri 20") == whens[1].index("since Sun 1")


@pytest.mark.usefixtures("all_kinds")
def test_a_name_narrows_the_list_to_one_person(netj):
    """Either side of an introduction counts."""
    assert sorted(opened(netj, "priya")) == ["introduction", "thanks"]
    assert sorted(opened(netj, "sam")) == ["introduction", "promise"]
    assert sorted(opened(netj, "ade")) == ["ask", "promise"]
    netj("open", "nobody at all", exit=4)


@pytest.mark.usefixtures("all_kinds")
def test_the_data_holds_the_facts(netj):
    """Ids are strings, days ISO, and a renewal has a community in place of a contact."""
    found = opened(netj)

    assert found["ask"] | {"id": "", "contact": ""} == {
        "id": "",
        "kind": "ask",
        "contact": "",
        "what": "an intro at the agency",
        "since": EARLIER,
        "due": None,
        "stage": "open",
        "promised_by": None,
        "support": "referral",
        "answered": None,
        "outcome": None,
        "other": None,
        "community": None,
        "is_late": False,
    }
    assert found["ask"]["contact"]["name"] == "Ade Bello"
    assert found["introduction"]["other"]["name"] == "Priya Nair"
    assert (found["renewal"]["contact"], found["renewal"]["community"]) == (None, "pycon")
    assert found["renewal"]["due"] == "2026-12-10"


@pytest.mark.usefixtures("people")
def test_mine_lead_the_list_the_dated_before_the_others(netj):
    """Then theirs, whatever their day."""
    netj("promise", "sam", "one day", on="2026-11-01")
    netj("promise", "sam", "later", "--by", "2026-12-01", on="2026-11-02")
    netj("promise", "sam", "soon", "--by", "2026-11-24", on="2026-11-03")
    netj("promise", "ade", "theirs", "--from-them", "--by", "2026-11-20", on="2026-11-04")

    assert [loop["what"] for loop in netj("open", "--json").json] == ["soon", "later", "one day", "theirs"]


@pytest.mark.usefixtures("all_kinds")
def test_an_earlier_today_sees_what_was_open_then(netj):
    """What was closed later is open still, what was made later is not there yet."""
    netj("done", opened(netj)["promise"]["id"], "--drop")
    netj("done", opened(netj)["ask"]["id"], "--yes")

    assert "promise" in opened(netj, on="2026-11-22")
    assert opened(netj, on="2026-11-22")["ask"]["stage"] == "open"
    assert opened(netj)["ask"]["stage"] == "answered"
    assert sorted(opened(netj, on="2026-11-02")) == ["introduction"]


@pytest.mark.usefixtures("all_kinds")
def test_archived_people_stand_apart(netj):
    """What is open with them waits with them, and their own list still has it."""
    netj("archive", "sam")

    names = [loop["contact"]["name"] for loop in netj("open", "--json").json if loop["contact"]]

    assert sorted(names) == ["Ade Bello", "Ade Bello", "Priya Nair"]
    assert sorted(opened(netj, "sam")) == ["introduction", "promise"]


def test_a_renewal_shows_thirty_days_ahead_and_not_after_leaving(netj):
    """A membership that ends before its renewal wants none."""
    netj("community", "join", "pycon", "--renewal", "2026-12-23")
    assert opened(netj, on="2026-11-22") == {}
    assert sorted(opened(netj, on="2026-11-23")) == ["renewal"]
    assert opened(netj, on="2027-02-01")["renewal"]["is_late"]

    netj("community", "leave", "pycon")
    assert opened(netj) == {}


# --- closing -----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("all_kinds")
@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("promise", []),
        ("promise", ["--no-log"]),
        ("promise", ["guidance:", "three", "pages"]),
        ("promise", ["--gave", "guidance: three pages"]),
        ("promise", ["--drop"]),
        ("ask", ["--yes"]),
        ("ask", ["--yes", "--told", "got", "the", "interview"]),
        ("ask", ["--no", "no", "budget"]),
        ("ask", ["--none"]),
        ("ask", ["--drop"]),
        ("thanks", ["for", "all", "that"]),
        ("thanks", ["--waive"]),
        ("introduction", ["--taken-up"]),
        ("introduction", ["--not"]),
        ("introduction", ["--drop"]),
        ("renewal", []),
        ("renewal", ["--drop"]),
    ],
)
def test_closing_is_one_step_that_undo_takes_back(netj, kind, words):
    """Afterwards everything is open as before, and the journal is sound at each moment."""
    ours = next(loop for loop in netj("open", "--json").json if loop["kind"] == kind)
    before, shown, steps = netj("export", "json").out, netj("open", "--json").json, len(written(netj))

    result = netj("done", ours["id"], *words, "--json").json

    assert result["loop"]["id"] == ours["id"]
    assert written(netj)[0]["id"] == result["undo"]
    assert len(written(netj)) == steps + 1
    sound(netj)
    netj("undo")
    assert netj("open", "--json").json == shown
    assert json.loads(netj("export", "json").out) == json.loads(before)
    sound(netj)


@pytest.mark.usefixtures("all_kinds")
def test_a_promise_kept_without_words_is_logged_with_its_own(netj):
    """Nothing is logged never: the kind is assumed, and the echo says so."""
    out = netj("done", opened(netj, "sam")["promise"]["id"]).out

    assert out == (
        "Kept: the promise “send the price list” to Sam Okafor.\n"
        "  you gave  practical (assumed)  send the price list\n"
        "  on Mon 23 Nov 2026\n"
        "Undo with: netj undo\n"
    )
    assert "promise" not in opened(netj, "sam")


@pytest.mark.usefixtures("all_kinds")
def test_a_promise_of_theirs_kept_is_something_got(netj):
    """It asks for thanks as whatever you got does."""
    ours = opened(netj, "ade")["promise"]["id"]
    result = netj("done", ours, "information: the book on choirs", "--on", "2026-11-21", "--json").json

    assert [(x["way"], x["kind"], x["what"]) for x in result["exchanges"]] == [
        ("got", "information", "the book on choirs")
    ]
    assert result["encounter"]["date"] == "2026-11-21"


@pytest.mark.usefixtures("all_kinds")
def test_a_kept_promise_that_logs_nothing_writes_nothing_more(netj):
    """It is off the list all the same."""
    result = netj("done", opened(netj, "sam")["promise"]["id"], "--no-log", "--json").json

    assert (result["end"], result["encounter"], result["exchanges"]) == ("kept", None, [])
    assert "promise" not in opened(netj, "sam")


@pytest.mark.usefixtures("all_kinds")
def test_an_ask_goes_its_way_from_yes_to_told(netj):
    """It stays open until they know; the yes is something got, which asks for thanks."""
    ours = opened(netj)["ask"]["id"]

    said = netj("done", ours, "--yes", "--json").json
    assert [(x["way"], x["kind"], x["what"]) for x in said["exchanges"]] == [
        ("got", "referral", "an intro at the agency")
    ]
    assert said["open"]
    assert said["thanks"]["opened"] == ["Ade Bello"]
    assert opened(netj)["ask"]["stage"] == "answered"

    assert netj("done", ours, "got", "the", "interview", "--json").json["end"] == "outcome"
    assert (opened(netj)["ask"]["stage"], opened(netj)["ask"]["outcome"]) == ("outcome known", "got the interview")

    assert "knows how it went" in netj("done", ours).out
    assert "ask" not in opened(netj)


@pytest.mark.usefixtures("all_kinds")
def test_thanks_said_by_done_join_what_they_are_for(netj):
    """As `netj thank` writes them."""
    result = netj("done", opened(netj)["thanks"]["id"], "it", "helped", "--json").json

    assert [(x["way"], x["kind"], x["what"]) for x in result["exchanges"]] == [("gave", "recognition", "it helped")]
    assert "thanks" not in opened(netj)


@pytest.mark.usefixtures("all_kinds")
def test_an_introduction_taken_up_makes_two_people_know_each_other(netj, journal_path):
    """One that was not, does not."""
    netj("done", opened(netj)["introduction"]["id"], "--taken-up")

    journal = Journal.to_read(journal_path)
    sam = journal.one("SELECT id FROM contact WHERE name = 'Sam Okafor'")
    assert [one.who.name for one in introductions.whom_they_know(journal, sam, dt.date(2026, 11, 23))] == ["Priya Nair"]


@pytest.mark.usefixtures("all_kinds")
def test_a_renewal_moves_on_by_a_year(netj):
    """Or is cleared."""
    ours = opened(netj)["renewal"]["id"]
    assert netj("done", ours, "--json").json["next"] == "2027-12-10"
    assert "renewal" not in opened(netj)
    assert opened(netj, on="2027-12-01")["renewal"]["id"] == ours

    netj("done", ours, "--drop", on="2027-12-01")
    assert "renewal" not in opened(netj, on="2027-12-01")


@pytest.mark.usefixtures("all_kinds")
def test_closing_twice_says_when_and_how_it_was_closed(netj):
    """One sentence, exit 3, nothing written; a renewal comes again."""
    for loop in netj("open", "--json").json:
        if loop["kind"] == "renewal":
            continue
        ends = {"ask": ["--no"], "introduction": ["--not"]}.get(loop["kind"], [])
        netj("done", loop["id"], *ends)
        before = written(netj)

        fault = netj("done", loop["id"], *ends, "--json", exit=3).error

        assert fault["code"] == "closed"
        assert "Mon 23 Nov 2026" in fault["message"]
        assert written(netj) == before


@pytest.mark.usefixtures("all_kinds")
@pytest.mark.parametrize(
    ("kind", "words", "code"),
    [
        ("ask", [], "needs_end"),
        ("ask", ["got it"], "needs_end"),
        ("ask", ["--told"], "not_answered"),
        ("ask", ["--yes", "--no"], "contradiction"),
        ("ask", ["--no", "--got", "x"], "contradiction"),
        ("ask", ["--no", "--told"], "contradiction"),
        ("ask", ["--waive"], "not_for_loop"),
        ("ask", ["--yes", "--got", "gossip: x"], "bad_choice"),
        ("introduction", [], "needs_end"),
        ("introduction", ["--yes"], "not_for_loop"),
        ("introduction", ["--taken-up", "they", "met"], "no_words"),
        ("promise", ["--yes"], "not_for_loop"),
        ("promise", ["--got", "x"], "not_for_loop"),
        ("promise", ["--drop", "some", "words"], "no_words"),
        ("promise", ["words", "--gave", "x"], "contradiction"),
        ("promise", ["gossip: words"], "bad_choice"),
        ("promise", ["the", "list", "--no-log"], "contradiction"),
        ("promise", ["--gave", "x", "--no-log"], "contradiction"),
        ("promise", ["--gave", ""], "empty"),
        ("ask", ["--got", " "], "empty"),
        ("promise", ["--on", ""], "bad_date"),
        ("promise", ["--on", "2026-11-01"], "before_begun"),
        ("promise", ["--on", "tomorrow"], "future_date"),
        ("promise", ["--on", "someday"], "bad_date"),
        ("promise", ["x" * 1_000_001], "too_long"),
        ("thanks", ["--waive", "many", "thanks"], "no_words"),
        ("renewal", ["--kept"], "not_for_loop"),
        ("renewal", ["paid"], "no_words"),
    ],
)
def test_what_cannot_be_meant_is_refused_whole(netj, kind, words, code):
    """One clear sentence, exit 3, and nothing written."""
    ours = next(loop for loop in netj("open", "--json").json if loop["kind"] == kind)
    before, still = written(netj), netj("open", "--json").json

    fault = netj("done", ours["id"], *words, "--json", exit=3).error

    assert fault["code"] == code
    assert fault["hint"]
    assert written(netj) == before
    assert netj("open", "--json").json == still


@pytest.mark.usefixtures("all_kinds")
def test_nothing_is_told_before_it_was_answered(netj):
    """They cannot know how it went on a day before they said yes."""
    ours = opened(netj)["ask"]["id"]
    netj("done", ours, "--yes", "--on", "2026-11-20")

    fault = netj("done", ours, "--told", "--on", "2026-11-18", "--json", exit=3).error

    assert fault["code"] == "before_begun"
    assert "Fri 20 Nov 2026" in fault["message"]
    assert opened(netj)["ask"]["stage"] == "answered"


@pytest.mark.usefixtures("all_kinds")
def test_on_an_earlier_day_what_had_not_begun_cannot_be_closed(netj):
    """As of then it is not there, whoever knows its id."""
    before = written(netj)
    for loop in netj("open", "--json").json:
        ends = {"ask": ["--no"], "introduction": ["--not"]}.get(loop["kind"], [])
        netj("done", loop["id"], *ends, on="2026-10-25", exit=4)
    assert written(netj) == before


@pytest.mark.usefixtures("all_kinds")
@pytest.mark.parametrize("kind", ["promise", "ask", "thanks", "introduction"])
def test_what_is_dropped_is_off_the_list_from_the_day_that_was_said(netj, kind):
    """Also when it is not today."""
    netj("got", "sam", "guidance: x", "--on", "2026-11-12", on="2026-11-12")
    wanted = (loop for loop in netj("open", "--json").json if loop["kind"] == kind and loop["since"] < "2026-11-18")
    ours = next(wanted)["id"]

    netj("done", ours, "--drop", "--on", "2026-11-18")

    assert ours in [loop["id"] for loop in netj("open", "--json", on="2026-11-17").json]
    assert ours not in [loop["id"] for loop in netj("open", "--json", on="2026-11-19").json]


def test_a_renewal_of_a_membership_without_a_beginning_may_lie_back(netj, journal):
    """Nobody knows when it began, so no day is too early."""
    netj("community", "join", "pycon", "--renewal", "2026-12-10")
    netj("community", "edit", "pycon", "--since", "")
    ours = opened(netj)["renewal"]["id"]

    assert netj("done", ours, "--on", "yesterday", "--json").json["next"] == "2027-12-10"


@pytest.mark.usefixtures("people")
def test_a_promise_kept_by_praise_says_the_thanks_too(netj):
    """The echo tells that they are said, as `log` does."""
    netj("got", "sam", "guidance: how to price")
    netj("promise", "sam", "recognition: a recommendation")
    ours = opened(netj)["promise"]["id"]

    said = netj("done", ours).out

    assert "Thanks to Sam Okafor are said.\n" in said
    assert opened(netj) == {}


@pytest.mark.usefixtures("all_kinds")
def test_an_ask_with_an_answer_is_not_late(netj):
    """Its day was for the answer, which came."""
    netj("ask", "priya", "referral: who prints", "--by", "2026-11-12", on=EARLIER)
    ours = next(loop["id"] for loop in netj("open", "priya", "--json").json if loop["kind"] == "ask")
    assert [loop["is_late"] for loop in netj("open", "--json").json if loop["id"] == ours] == [True]

    netj("done", ours, "--yes")

    assert [loop["is_late"] for loop in netj("open", "--json").json if loop["id"] == ours] == [False]


@pytest.mark.usefixtures("people")
def test_long_words_are_cut_where_one_of_several_is_to_be_chosen(netj):
    """The sentence stays one that can be read."""
    for number in range(3):
        netj("promise", "sam", f"{number} " + "long words\n" * 300)

    fault = netj("done", "sam", "--json", exit=5).error

    assert len(fault["message"]) < 400
    assert "\n" not in fault["message"]


@pytest.mark.usefixtures("all_kinds")
def test_a_name_closes_the_one_thing_open_with_them(netj):
    """Several: the one that the options fit, else exit 5 with the candidates. Nothing: exit 4. Nobody said: exit 2."""
    fault = netj("done", "ade", "--json", exit=5).error
    assert fault["code"] == "ambiguous"
    assert [one["name"] for one in fault["candidates"]] == [
        "they promised “the book”",
        "you asked “an intro at the agency”",
    ]

    netj("done", "ade", "--none")
    netj("done", "ade", "--dropped")
    assert netj("done", "ade", "--json", exit=4).error["code"] == "no_loop"
    assert netj("done", "nobody at all", "--json", exit=4).error["code"] == "no_contact"
    assert netj("done", "3", "--json", exit=4).error["code"] == "no_number"
    netj("done", exit=2)
    netj("done", "1", "2", exit=2)


@pytest.mark.usefixtures("all_kinds")
def test_what_one_would_say_is_understood(netj):
    """A name typed in full is no text of what passed, and `yes` after an ask is its answer."""
    netj("done", "Priya", "Nair", "--taken-up")
    netj("undo")
    netj("done", "Ade", "Bello", "--kept", "--no-log")
    assert netj("done", "Ade", "Bello", "yes", "got", "the", "job", "--json").json["outcome"] == "got the job"
    assert opened(netj, "ade")["ask"]["outcome"] == "got the job"
    netj("done", "ade", "bello", "--waive")
    assert "Ade Bello knows how it went" in netj("done", "ade", "bello").out


def test_hostile_words_are_words(netj, people):
    """Whatever a promise holds, it is shown safely and kept as it is."""
    hostile = "'; DROP TABLE promise; -- \x1b[31m [red]{what}%s"
    netj("promise", "sam", hostile.replace("\x1b", ""), "--by", "2026-12-01")

    ours = opened(netj)["promise"]
    netj("done", ours["id"])

    assert "DROP TABLE promise" in ours["what"]
    sound(netj)


# --- at a terminal -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("all_kinds")
def test_the_numbers_of_the_list_close_and_name_people(netj, seen):
    """`done 1` closes the first row, `show 2` is about its person; a renewal has none."""
    seen("open")

    assert netj("show", "2", "--json").json["name"] == "Ade Bello"
    fault = netj("show", "6", "--json", exit=4).error
    assert fault["message"] == "Row 6 of the last list is a renewal, not a contact."
    assert netj("done", "1", "--json").json["loop"]["what"] == "send the price list"
    assert netj("done", "1", "--json", exit=3).error["code"] == "closed"
    assert netj("done", "6", "--json").json["end"] == "renewed"
    assert netj("done", "9", "--json", exit=4).error["code"] == "no_number"


@pytest.mark.usefixtures("all_kinds")
def test_a_number_that_is_no_loop_says_where_the_loops_are(netj, seen):
    """The row of a community closes nothing."""
    seen("community")

    fault = netj("done", "1", "--json", exit=4).error

    assert fault["message"] == "Row 1 of the last list is a community, which is no open loop."
    assert fault["hint"] == "netj open shows what is open."


@pytest.mark.usefixtures("all_kinds")
def test_at_a_terminal_a_kept_promise_is_asked_what_it_was(netj, terminal):
    """Once, with its own words as the usual answer."""
    out = terminal("done", opened(netj, "sam")["promise"]["id"], keys="\r")

    assert "What was it (- writes nothing of it) [send the price list]" in out
    assert "you gave  practical (assumed)  send the price list" in out


@pytest.mark.usefixtures("people")
def test_a_long_promise_is_asked_for_in_few_words_and_logged_whole(netj, terminal):
    """The question stays one line; Enter means all that was promised."""
    what = "a very long story of what was to be done, " * 9 + "and done with"
    netj("promise", "sam", what)

    out = terminal("done", opened(netj)["promise"]["id"], keys="\r")

    assert "What was it (- writes nothing of it) [a very long story of what was to be done, a very long story…]" in out
    assert netj("show", "sam", "--json").json["entries"][0]["what"] == what


@pytest.mark.usefixtures("all_kinds")
def test_a_dash_at_the_question_writes_nothing_of_what_passed(netj, terminal):
    """The promise is kept all the same."""
    terminal("done", opened(netj, "sam")["promise"]["id"], keys="-\r")

    assert "promise" not in opened(netj, "sam")
    assert "price list" not in netj("export", "csv", "--exchanges").out


@pytest.mark.usefixtures("all_kinds")
def test_at_a_terminal_an_ask_is_answered_by_one_key(netj, terminal):
    """And what came of it may be told at once."""
    ours = opened(netj)["ask"]["id"]

    out = terminal("done", ours, keys=["1", "got the interview\r"])

    assert "Ade Bello on “an intro at the agency”" in out
    assert opened(netj)["ask"]["outcome"] == "got the interview"
    terminal("done", ours, keys="y\r")
    assert "ask" not in opened(netj)


@pytest.mark.usefixtures("all_kinds")
def test_at_a_terminal_one_key_chooses_among_several_loops(netj, terminal):
    """Another key leaves everything as it is."""
    before = written(netj)
    terminal("done", "ade", keys="x", exit=1)
    assert written(netj) == before

    terminal("done", "ade", keys=["2", "2"])

    assert sorted(opened(netj, "ade")) == ["promise"]


# --- the rules ---------------------------------------------------------------------------------------

DAY = dt.date(2026, 11, 23)


def loop(kind, since=0, due=None, **facts):
    """Return a loop of days relative to a Monday."""
    later = {"due": None if due is None else DAY + dt.timedelta(due), "snoozed_until": None} | facts
    return Loop(
        kind=kind,
        key=1,
        id="x",
        contact=1,
        contact_id="c",
        name="Sam",
        what="it",
        support=None,
        since=DAY + dt.timedelta(since),
        **later,
    )


def ready_days(one):
    """Return the first and last of the days after the Monday on which a loop is worth a mention."""
    days = [n for n in range(400) if loops.is_ready(one, DAY + dt.timedelta(n))]
    return (days[0], days[-1]) if days else None


@pytest.mark.parametrize(
    ("one", "days"),
    [
        (loop("promise", due=5, promised_by="me"), (5, 399)),
        (loop("promise", promised_by="me"), None),
        (loop("promise", due=5, promised_by="them"), (8, 399)),
        (loop("promise", promised_by="them"), None),
        (loop("thanks"), (0, 399)),
        (loop("ask", due=5), (5, 399)),
        (loop("ask"), (14, 399)),
        (loop("ask", answered=DAY), (21, 399)),
        (loop("ask", answered=DAY, outcome="got it"), (0, 399)),
        (loop("introduction"), (14, 43)),
        (loop("renewal", due=5), None),
        (loop("thanks", snoozed_until=DAY + dt.timedelta(9)), (9, 399)),
        (loop("promise", due=5, promised_by="me", snoozed_until=DAY + dt.timedelta(9)), (5, 399)),
    ],
)
def test_each_loop_is_worth_a_mention_from_its_day_on(one, days):
    """And `next_day` names that day while it lies ahead."""
    assert ready_days(one) == days
    if days and days[0]:
        assert loops.next_day([one], DAY) == DAY + dt.timedelta(days[0])


@given(st.dates(), st.dates())
def test_a_renewal_comes_round_on_the_same_day_of_a_later_year(day, today):
    """A leap day is kept on the 28th; the end of the calendar is the end."""
    again = loops.renewed(day, today)

    assert again >= day
    if max(day, today).year < dt.date.max.year:
        assert again > max(day, today) or (again > day and again > today)
        assert (again.month, again.day) in {(day.month, day.day), (2, 28)}
        assert again.year <= max(day.year, today.year) + 1


@given(st.lists(st.tuples(st.sampled_from(["me", "them"]), st.none() | st.integers(-9, 9), st.integers(-9, 0))))
def test_my_late_promises_always_lead(promises):
    """By their day, whatever else is open."""
    every = [loop("promise", since, due, promised_by=by) for by, due, since in promises] + [loop("thanks")]

    ordered = loops.in_order(every)

    mine = [one for one in ordered if one.is_mine]
    assert ordered[: len(mine)] == mine
    dated = [one.due for one in mine if one.due]
    assert [one.due for one in mine[: len(dated)]] == sorted(dated)
    assert sorted(map(str, ordered)) == sorted(map(str, every))
