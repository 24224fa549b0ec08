"""`log`, `gave`, `got`, `tried` and `thank`: what passed."""

import pytest


@pytest.fixture
def people(netj):
    """Three people who were met long ago."""
    for name in ("Sam Okafor", "Priya Nair", "Ade Bello"):
        netj("add", name, "--on", "2026-01-05")
    return netj


def test_the_first_word_is_the_name_and_the_rest_the_note(people):
    """No quotes are needed, and `-500` is a word."""
    done = people("log", "sam", "paid", "-500", "back", "--got", "referral: intro to Jo", "--on", "tue", "--json").json

    assert done["encounter"]["note"] == "paid -500 back"
    assert done["encounter"]["date"] == "2026-11-17"
    told = [(x["contact"], x["way"], x["kind"], x["what"]) for x in done["exchanges"]]
    assert told == [
        ("Sam Okafor", "shared", "conversation", None),
        ("Sam Okafor", "got", "referral", "intro to Jo"),
    ]


def test_several_people_share_one_encounter(people):
    """Each participant has one shared conversation; what was given names whom."""
    done = people("log", "sam, priya", "lunch", "--with", "ade", "--gave", "priya: guidance: pricing", "--json").json

    assert [c["name"] for c in done["contacts"]] == ["Sam Okafor", "Priya Nair", "Ade Bello"]
    assert [x["contact"] for x in done["exchanges"] if x["way"] == "shared"] == [
        "Sam Okafor",
        "Priya Nair",
        "Ade Bello",
    ]
    given = [x for x in done["exchanges"] if x["way"] == "gave"]
    assert [(x["contact"], x["kind"], x["what"]) for x in given] == [("Priya Nair", "guidance", "pricing")]


def test_with_several_people_a_gift_must_say_to_whom(people):
    """Otherwise nothing is written."""
    people("log", "sam,priya", "lunch", "--gave", "a book", exit=3)

    assert people("show", "sam", "--json").json["count"] == 1


def test_the_kind_is_practical_unless_said_and_the_echo_says_so(people):
    """An assumption is shown."""
    assert "practical (assumed)  a drill" in people("gave", "sam", "a", "drill").out
    assert people("gave", "sam", "x: y: z", "--json", exit=3).error["code"] == "bad_choice"
    assert people("gave", "sam", "http://x.org", "--json").json["exchanges"][0]["kind"] == "practical"


def test_gave_and_got_are_no_meeting(people):
    """The bare commands leave the shared conversation out."""
    done = people("got", "sam", "guidance: read my contract", "--json").json

    assert [(x["way"], x["kind"]) for x in done["exchanges"]] == [("got", "guidance")]


def test_tried_resets_no_clock(people):
    """An attempt is kept and counted, and silence goes on."""
    before = people("show", "sam", "--json").json

    people("tried", "sam", "left a message")

    after = people("show", "sam", "--json").json
    assert (after["last"], after["depth"]) == (before["last"], before["depth"])
    assert after["count"] == before["count"] + 1
    assert after["entries"][0]["note"] == "left a message"


def test_a_reaction_is_counted_and_weightless(people):
    """A like is no exchange-day."""
    before = people("rank", "--json").json

    people("got", "sam", "reaction: liked my post")

    after = {row["name"]: row for row in people("rank", "--json").json}
    assert after["Sam Okafor"]["count"] == 2
    assert after["Sam Okafor"]["depth"] == pytest.approx({r["name"]: r["depth"] for r in before}["Sam Okafor"])


def test_a_value_weighs_and_defaults_to_three(people):
    """Values are kept as said; in a crowd of seven they are one."""
    assert {x["value"] for x in people("log", "sam", "hi", "--value", "5", "--json").json["exchanges"]} == {5}
    for n in range(5):
        people("add", f"Guest {n}")
    crowd = people("log", "sam,priya,ade,guest 0,guest 1,guest 2,guest 3", "party", "--json").json
    assert {x["value"] for x in crowd["exchanges"]} == {1}


def test_an_unknown_name_is_not_created_off_a_terminal(people):
    """The nearest names are suggested."""
    refused = people("log", "priyya", "hello", "--json", exit=4)

    assert [c["name"] for c in refused.error["candidates"]] == ["Priya Nair"]
    assert len(people("list", "--json").json) == 3


def test_an_unknown_name_is_created_after_a_yes(people, terminal):
    """On a terminal, one key is enough."""
    screen = terminal("log", "Zoe", "met", "at", "the", "bus", keys=["y\n"])

    assert "Logged with Zoe." in screen
    assert people("show", "zoe", "--json").json["count"] == 1


def test_two_fits_are_asked_about_on_a_terminal(people, terminal):
    """One key chooses; any other key leaves all as it was."""
    people("add", "Sam Brown")

    screen = terminal("log", "sam", "tea", keys=["2"])
    assert "Logged with Sam Brown." in screen
    terminal("log", "sam", "tea", keys=["q"], exit=1)
    assert people("show", "sam brown", "--json").json["count"] == 2


# --- thanks ------------------------------------------------------------------------------------------


def owed(netj):
    return [row["name"] for row in netj("due", "--all", "--json").json if row["reasons"][0]["code"] == "thanks"]


def test_help_that_was_got_opens_thanks_and_saying_them_closes(people):
    """One open per contact, closed by words that join the encounter they are for."""
    people("log", "sam", "--got", "referral: Jo", "--on", "3d", "--json")
    people("got", "sam", "guidance: a tip")
    assert owed(people) == ["Sam Okafor"]

    said = people("thank", "sam", "Jo hired me", "--json").json

    assert said["thanks"]["said"] == ["Sam Okafor"]
    assert said["encounter"]["date"] == "2026-11-20", "it joins what it is for, within 7 days"
    assert owed(people) == []


def test_thanks_after_more_than_a_week_stand_alone(people):
    """An old favour is not rewritten."""
    people("log", "sam", "--got", "referral: Jo", "--on", "2w")

    assert people("thank", "sam", "--json").json["encounter"]["date"] == "2026-11-23"


@pytest.mark.parametrize(
    "words",
    [
        ["got", "sam", "information: a link"],
        ["got", "sam", "collaboration: a paid day"],
        ["got", "sam", "reaction: a like"],
        ["gave", "sam", "guidance: a tip"],
        ["got", "sam", "guidance: long ago", "--on", "2026-10-01"],
        ["got", "sam", "guidance: a tip", "--thanked"],
        ["log", "sam", "just a chat"],
    ],
)
def test_what_asks_for_no_thanks(people, words):
    """Only help, introductions and praise, while fresh and not thanked for, open thanks."""
    people(*words)

    assert owed(people) == []


def test_praise_in_public_says_thanks(people):
    """A recognition given is a thank-you, however it was entered."""
    people("got", "sam", "introduction: to Jo")

    people("gave", "sam", "recognition: praised him on stage")

    assert owed(people) == []


def test_thanks_can_be_waved_off_and_brought_back(people):
    """`--waive` is a step like any other."""
    people("got", "sam", "guidance: a tip")
    people("thank", "sam", "--waive")
    assert owed(people) == []

    people("undo")

    assert owed(people) == ["Sam Okafor"]
    people("thank", "ade", "--waive", exit=4)


def test_what_comes_from_several_sides_owes_thanks_to_each(people):
    """Thanks are open per contact."""
    people("log", "sam,priya", "--got", "sam: guidance: x", "--got", "priya: emotional: listened")

    assert sorted(owed(people)) == ["Priya Nair", "Sam Okafor"]
