"""`netj intro`, `netj knows` and `--via`: who brought whom together."""

import datetime as dt

import pytest

from netjournal.storage import introductions
from netjournal.storage.contacts import resolve


@pytest.fixture
def pair(netj):
    """Write two people who do not know each other yet."""
    netj("add", "Sam Okafor", "--on", "2026-10-01")
    netj("add", "Priya Nair", "--on", "2026-10-02")


def acts(netj) -> list[str]:
    """Return the acts that the history holds."""
    return [step["act"] for step in netj("history", "--json").json]


# --- introductions that you make ---------------------------------------------------------------------


def test_an_introduction_is_something_given_to_both(netj, pair):
    """One line, one message, one thing given to each, and no meeting."""
    done = netj("intro", "sam", "priya", "both", "build", "schedulers", "--on", "tue")

    assert done.out == (
        "You introduced Sam Okafor and Priya Nair, Tue 17 Nov 2026.\n"
        "  you gave  Sam Okafor  introduction  to Priya Nair: both build schedulers\n"
        "  you gave  Priya Nair  introduction  to Sam Okafor: both build schedulers\n"
        "netj open lists it until you know whether it was taken up.\n"
        "Undo with: netj undo\n"
    )
    entry = netj("show", "priya", "--json").json["entries"][0]
    assert (entry["way"], entry["kind"], entry["channel"], entry["started_by"]) == (
        "gave",
        "introduction",
        "message",
        "me",
    )
    assert netj("show", "priya", "--json").json["count"] == 2


def test_names_may_be_parted_by_a_comma(netj, pair):
    """What `log` understands, `intro` does too."""
    for at, words in enumerate((["sam,", "priya", "x y"], ["sam, priya", "x", "y"], ["sam,priya", "x y"])):
        done = netj("intro", *words, "--json", *(["--again"] if at else [])).json

        assert (done["introduction"]["one"]["name"], done["introduction"]["what"]) == ("Sam Okafor", "x y")


def test_an_introduction_in_person_is_a_meeting_with_both(netj, pair):
    """With --met, each of them shared a conversation with you."""
    done = netj("intro", "sam", "priya", "--met", "--json").json

    assert [(x["contact"], x["way"]) for x in done["exchanges"]] == [
        ("Sam Okafor", "shared"),
        ("Sam Okafor", "gave"),
        ("Priya Nair", "shared"),
        ("Priya Nair", "gave"),
    ]
    assert done["encounter"]["channel"] is None


def test_an_introduction_ends_a_snooze(netj, pair):
    """Whatever passes brings someone back into sight."""
    netj("snooze", "sam", "2w")

    netj("intro", "sam", "priya")

    assert netj("show", "sam", "--json").json["snoozed_until"] is None


def test_the_introductions_are_listed_with_what_came_of_them(netj, journal, pair, today):
    """Newest first, each with its outcome, and a tally."""
    netj("add", "Jo Park", "--unmet")
    netj("intro", "sam", "priya", "both build schedulers", "--on", "2026-11-01")
    netj("intro", "sam", "jo", "--on", "2026-11-02")
    first = introductions.open_introductions(journal, today)[0]
    with journal.step("done") as step:
        introductions.close(step, first.key, "taken up", today)

    assert netj("intro").out == (
        "1  2026-11-02  Sam Okafor  Jo Park                            open\n"
        "2  2026-11-01  Sam Okafor  Priya Nair  both build schedulers  taken up\n"
        "\n"
        "2 introductions · 1 taken up · 1 open\n"
    )
    assert [one["outcome"] for one in netj("intro", "--json").json] == [None, "taken up"]
    then = netj("intro", "--json", on="2026-11-01").json
    assert [one["outcome"] for one in then] == [None], "on that day it was not known yet"


def test_no_introduction_yet_is_one_calm_line(netj):
    """An empty list says how to begin."""
    assert netj("intro").out.startswith("You have introduced nobody yet.")


def test_the_list_of_introductions_fits_the_terminal(netj, terminal):
    """Long and hostile names are cut, not wrapped."""
    netj("add", "Sam " + "Okafor" * 20)
    netj("add", "--", "Pri\x1b[31mya " + "Nair" * 20)
    netj("intro", "sam", "pri", "what they share " * 9)

    for columns in (80, 120):
        shown = terminal("intro", columns=columns)
        assert all(len(line) <= columns for line in shown.splitlines())
        assert "\\x1b" in shown


def test_the_same_two_again_needs_to_be_meant(netj, pair):
    """While it is open what came of an introduction, the next one is refused unless --again says so."""
    netj("intro", "sam", "priya", "--on", "tue")

    refused = netj("intro", "priya", "sam", exit=3)

    assert "You introduced Priya Nair and Sam Okafor on Tue 17 Nov 2026, and it is open" in refused.err
    netj("intro", "priya", "sam", "--again")
    assert len(netj("intro", "--json").json) == 2


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (["intro", "sam", "sam"], 3),
        (["intro", "sam", "okafor"], 3),
        (["intro", "sam"], 2),
        (["intro", "sam", "nobody"], 4),
        (["intro", "sam", "priya", "--on", "tomorrow"], 3),
        (["intro", "sam", "priya", "--channel", "pigeon"], 3),
        (["intro", "sam", "priya", "x" * 1_000_001], 3),
        (["knows", "sam", "sam"], 3),
        (["knows"], 2),
        (["knows", "sam", "--as", "friend"], 2),
        (["knows", "sam", "priya", "jo"], 2),
        (["knows", "sam", "priya", "--as", "foe"], 3),
        (["knows", "sam", "priya", "--not"], 4),
        (["knows", "sam", "nobody"], 4),
    ],
    ids=lambda part: " ".join(part)[:40] if isinstance(part, list) else str(part),
)
def test_bad_input_is_refused_in_one_sentence_and_nothing_is_written(netj, pair, line, code):
    """Each slip has its exit code, and leaves the journal as it was."""
    before = acts(netj)

    refused = netj(*line, "--json", exit=code)

    assert refused.error["message"]
    assert acts(netj) == before


def test_an_introduction_can_be_undone(netj, pair):
    """Undo brings the journal back, and doctor is content."""
    before = netj("show", "sam", "--json").json
    netj("intro", "sam", "priya", "x", "--met")
    netj("doctor")

    netj("undo")

    assert netj("show", "sam", "--json").json == before
    assert netj("intro", "--json").json == []
    netj("doctor")


def test_an_introduction_that_was_taken_up_means_that_they_know_each_other(netj, journal, pair, today):
    """Closing it writes the relation; one that came to nothing writes none, and neither is closed twice."""
    netj("add", "Jo Park", "--unmet")
    netj("intro", "sam", "priya")
    netj("intro", "sam", "jo")
    sam = resolve(journal, "sam").key
    one, two = introductions.open_introductions(journal, today)
    with journal.step("done") as step:
        introductions.close(step, one.key, "taken up", today)
        introductions.close(step, two.key, "not taken up", today)

    known = introductions.whom_they_know(journal, sam, today)

    assert [(a.who.name, a.how) for a in known] == [("Priya Nair", "knows")]
    assert introductions.open_introductions(journal, today) == []
    assert len(introductions.open_introductions(journal, today - dt.timedelta(1))) == 0, "made today"


# --- who knows whom ----------------------------------------------------------------------------------


def test_who_knows_whom_is_the_same_both_ways(netj, pair):
    """A relation is kept once, and seen from both sides."""
    done = netj("knows", "sam", "priya", "--as", "coll")
    again = netj("knows", "priya", "sam", "--as", "colleague")

    assert done.out == "Sam Okafor and Priya Nair are colleagues.\nUndo with: netj undo\n"
    assert "That is noted already" in again.out
    assert netj("knows", "sam", "--json").json["knows"][0]["how"] == "colleague"
    assert netj("knows", "priya", "--json").json["knows"][0]["how"] == "colleague"


def test_a_mentor_is_one_way(netj, pair):
    """The first is a mentor of the second, who is their mentee."""
    netj("knows", "sam", "priya", "--as", "mentor")

    assert "Priya Nair  their mentee" in netj("knows", "sam").out
    assert "Sam Okafor  their mentor" in netj("knows", "priya").out


def test_two_who_mentor_each_other_are_parted_in_one_sentence(netj, pair):
    """What is gone both ways is said once."""
    netj("knows", "sam", "priya", "--as", "mentor")
    netj("knows", "priya", "sam", "--as", "mentor")

    assert netj("knows", "sam", "priya", "--not").out.count("no longer noted") == 1


def test_a_closer_relation_replaces_the_plain_one(netj, pair):
    """To be friends is to know each other; several closer ones stand side by side."""
    for kind in ("knows", "friend", "knows", "colleague"):
        netj("knows", "sam", "priya", "--as", kind)

    gone = netj("knows", "sam", "priya", "--not", "--json").json

    assert gone["kinds"] == ["friend", "colleague"]
    assert netj("knows", "sam", "--json").json["knows"] == []
    netj("undo")
    assert netj("knows", "sam", "--json").json["knows"][0]["how"] == "friend"
    netj("doctor")


def test_whom_someone_knows_comes_from_all_that_is_noted(netj, pair):
    """Relations, introductions, and who brought whom to you."""
    netj("add", "Jo Park", "--via", "sam")
    netj("add", "Ade Bello", "--unmet")
    netj("knows", "ade", "sam", "--as", "family")
    netj("intro", "sam", "priya", "--on", "tue")

    assert netj("knows", "sam").out == (
        "Sam Okafor  knows 3 people\n"
        "1  Ade Bello   family\n"
        "2  Priya Nair  introduced by you       Tue 17 Nov 2026\n"
        "3  Jo Park     brought to you by them\n"
    )
    assert "Sam Okafor  brought them to you" in netj("knows", "jo").out


# --- who brought you someone -------------------------------------------------------------------------


def test_who_brought_you_someone_gave_you_an_introduction(netj):
    """`--via` is something got, on the day of the meeting, and asks for thanks as such."""
    netj("add", "Sam Okafor", "--on", "2026-10-01")

    done = netj("add", "Priya", "Nair", "--via", "sam", "--on", "tue", "--got", "guidance: prices")

    assert done.out == (
        "Priya Nair is new. Met Tue 17 Nov 2026, through Sam Okafor.\n"
        "  you got  Priya Nair  guidance      prices         thanks not yet said\n"
        "  you got  Sam Okafor  introduction  to Priya Nair  thanks not yet said\n"
        "Undo with: netj undo\n"
    )
    shown = netj("show", "sam", "--json").json
    entry = shown["entries"][0]
    assert (entry["date"], entry["way"], entry["started_by"]) == ("2026-11-17", "got", "them")
    assert shown["thanks_owed"] == "to Priya Nair"
    netj("doctor")
    netj("undo")
    assert netj("show", "sam", "--json").json["count"] == 1
    assert netj("show", "sam", "--json").json["thanks_owed"] is None
    netj("doctor")


def test_an_introduction_of_long_ago_asks_for_no_thanks(netj):
    """Thanks are opened only while what was got is fresh."""
    netj("add", "Sam Okafor", "--on", "2026-01-01")

    done = netj("add", "Priya", "Nair", "--via", "sam", "--on", "2026-09-01", "--json").json

    assert done["thanks"]["opened"] == []
    assert [(x["contact"], x["way"]) for x in done["exchanges"]] == [("Priya Nair", "shared"), ("Sam Okafor", "got")]


def test_thanks_for_an_introduction_may_be_said_already(netj):
    """`--thanked` holds for who introduced you as well."""
    netj("add", "Sam Okafor", "--on", "2026-10-01")

    done = netj("add", "Priya", "Nair", "--via", "sam", "--thanked")

    assert "Thanks to Sam Okafor are said." in done.out
    assert netj("show", "sam", "--json").json["thanks_owed"] is None
    netj("doctor")


def test_someone_unmet_can_come_through_another(netj):
    """The name alone was given to you: that is an introduction too."""
    netj("add", "Sam Okafor", "--on", "2026-10-01")

    done = netj("add", "Priya", "Nair", "--via", "sam", "--unmet")

    assert "you got  Sam Okafor  introduction  to Priya Nair" in done.out
    assert netj("show", "priya", "--json").json["band"] == "ghost"


def test_who_was_there_gave_the_introduction_in_that_meeting(netj):
    """With them at the table, it is one encounter, not two."""
    netj("add", "Sam Okafor", "--on", "2026-10-01")

    netj("add", "Priya", "Nair", "--via", "sam", "--with", "sam")

    shown = netj("show", "sam", "--json").json
    assert shown["count"] == 2
    assert {entry["way"] for entry in shown["entries"][:2]} == {"shared", "got"}


def test_an_introduction_that_is_known_is_not_written_again(netj):
    """Meeting again, editing and importing are no second introduction."""
    netj("add", "Sam Okafor", "--on", "2026-10-01")
    netj("add", "Priya", "Nair", "--via", "sam", "--on", "2026-11-01")

    netj("add", "Priya", "Nair", "--via", "sam", "--on", "2026-11-20")
    netj("add", "Jo Park", "--unmet")
    netj("edit", "jo", "--via", "sam")

    assert netj("show", "sam", "--json").json["count"] == 2


def test_the_meeting_stays_the_last_encounter(netj):
    """`edit last` after `add --via` means the meeting."""
    netj("add", "Sam Okafor", "--on", "2026-10-01")
    netj("add", "Priya", "Nair", "--via", "sam")

    netj("edit", "last", "--note", "tea")

    assert netj("show", "priya", "--json").json["entries"][0]["note"] == "tea"


def test_nobody_comes_through_themselves(netj):
    """The sentence says who both names mean, and nothing is written."""
    netj("add", "Sam Okafor")
    before = acts(netj)

    refused = netj("add", "Sam Okafor", "--via", "sam", "--json", exit=3)

    assert refused.error["code"] == "same_contact"
    assert acts(netj) == before
