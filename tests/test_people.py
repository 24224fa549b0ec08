"""`list`, `near`, `find` and `show`: looking at people, and who a name means."""

import pytest
from conftest import once

from netjournal import errors
from netjournal.domain.contacts import Who
from netjournal.services import people as looking
from netjournal.text import width


@pytest.fixture
@once
def people(netj):
    """A few people in a few places."""
    netj("add", "Sam Okafor", "--org", "Acme", "--location", "Leeds, UK", "--sphere", "python", "--on", "2026-11-01")
    netj("add", "Priya Nair", "--location", "São Paulo", "--role", "mentor", "--at", "@pycon", "--on", "2026-06-01")
    netj(
        "add", "Jo Park-Smith", "--location", "Bleeds", "--unmet", "--email", "jo@x.org", "--link", "https://X.org/jo/"
    )
    netj("edit", "priya", "--alias", "Pri the Great")
    return netj


def names(done):
    return [row["name"] for row in done.json]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ([], ["Jo Park-Smith", "Priya Nair", "Sam Okafor"]),
        (["--sphere", "PYTHON"], ["Sam Okafor"]),
        (["--community", "@pycon"], ["Priya Nair"]),
        (["--role", "mentor"], ["Priya Nair"]),
        (["--band", "ghost"], ["Jo Park-Smith"]),
        (["--place", "leeds"], ["Sam Okafor"]),
        (["--place", "sao p"], ["Priya Nair"]),
        (["--not-since", "2026-10-01"], ["Jo Park-Smith", "Priya Nair"]),
    ],
)
def test_lists_are_filtered(people, words, wanted):
    """By sphere, community, role, band, place and silence, case and accents folded."""
    assert names(people("list", *words, "--json")) == wanted


def test_a_filter_that_nobody_fits_by_name_is_told_what_there_is(people):
    """A slip in a sphere is not an empty list."""
    assert "There are: python." in people("list", "--sphere", "pyton", exit=4).err
    people("list", "--band", "deep", exit=3)


def test_near_lists_who_lives_there(people):
    """For when you travel."""
    assert names(people("near", "Leeds", "--json")) == ["Sam Okafor"]
    assert names(people("near", "são", "paulo", "--json")) == ["Priya Nair"]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("sam", "Sam Okafor"),
        ("okaf", "Sam Okafor"),
        ("SAM OK", "Sam Okafor"),
        ("pri the", "Priya Nair"),
        ("Pri the Great", "Priya Nair"),
        ("JO@X.ORG", "Jo Park-Smith"),
        ("x.org/jo", "Jo Park-Smith"),
        ("smith", "Jo Park-Smith"),
        ("park", "Jo Park-Smith"),
    ],
)
def test_a_name_means_someone(people, query, wanted):
    """By exact name, alias, e-mail, handle, or the beginning of any word."""
    assert people("show", query, "--json").json["name"] == wanted


def test_an_exact_name_beats_a_longer_one(people):
    """“Sam” is Sam, even beside Sam Okafor."""
    people("add", "Sam", "--unmet")

    assert people("show", "sam", "--json").json["name"] == "Sam"


def test_an_id_means_someone(people):
    """Scripts use ids."""
    key = people("list", "--json").json[0]["id"]

    assert people("show", key, "--json").json["id"] == key


def test_a_name_of_digits_is_found_where_no_list_was_shown(people):
    """007 is somebody."""
    people("add", "007", "--unmet")

    assert people("show", "007", "--json").json["name"] == "007"
    people("show", "8", exit=4)


def test_find_looks_through_people_and_what_passed_newest_first(people):
    """Names, organisations, notes, and what was given and got."""
    people("log", "sam", "talked about pricing", "--on", "2026-11-05")
    people("got", "priya", "guidance: pricing a workshop", "--on", "2026-11-10")

    hits = people("find", "pric", "--json").json

    assert [(h["name"], h["kind"], h["date"]) for h in hits] == [
        ("Priya Nair", "got", "2026-11-10"),
        ("Sam Okafor", "note", "2026-11-05"),
    ]
    assert names(people("find", "acme", "--json")) == ["Sam Okafor"]
    assert names(people("find", "sao paulo", "--json")) == ["Priya Nair"]


def test_whole_words_come_first_where_they_fill_the_page(people):
    """A page that whole words leave room on has both, newest first and each once; what they fill is theirs alone."""
    for day, note in ((1, "price"), (2, "prices"), (3, "the price and prices"), (4, "prices")):
        people("log", "sam", note, "--on", f"2026-11-0{day}")

    found = {limit: people("find", "price", "--json", "--limit", limit).json for limit in (2, 3, 50)}

    assert [hit["date"][-1] for hit in found[2]] == ["3", "1"]
    assert [hit["date"][-1] for hit in found[3]] == ["4", "3", "2"]
    assert [hit["date"][-1] for hit in found[50]] == ["4", "3", "2", "1"]


def test_what_is_dated_later_takes_no_room_on_a_page(people):
    """As of an earlier day a search looks past what was written after it."""
    people("log", "sam", "tea", "--on", "2026-11-01")
    people("log", "sam", "tea", "--on", "2026-11-09")
    people("log", "sam", "tea", "--on", "2026-11-10")

    found = people("find", "tea", "--json", "--limit", "1", on="2026-11-05").json

    assert [hit["date"] for hit in found] == ["2026-11-01"]


@pytest.mark.parametrize(
    "query",
    ['"', "*", "foo-bar", "a AND", "NEAR(", "name:x", "^", "(", "'; --", "%", "_", "", "👩", "x" * 5000, "NOT", "-"],
)
def test_any_query_text_is_safe(people, query):
    """No words are syntax."""
    people("find", "--json", "--", query)


def test_a_change_is_found_and_the_old_words_are_not(people):
    """Full text follows every write."""
    people("edit", "sam", "--org", "Zebra")
    assert names(people("find", "zebra", "--json")) == ["Sam Okafor"]
    assert people("find", "acme", "--json").json == []

    people("undo")
    assert names(people("find", "acme", "--json")) == ["Sam Okafor"]


def test_show_is_a_brief_before_a_meeting(people):
    """Who they are, what passed both ways, what is open, last words."""
    people("add", "Lena Fox", "--via", "sam", "--on", "2026-11-02")
    people("log", "sam", "moving to Leeds", "--gave", "referral: a client", "--got", "guidance: pricing")

    assert people("show", "sam").out == (
        "Sam Okafor  active · depth 30 · last today\n"
        "  works        Acme\n"
        "  lives        Leeds, UK\n"
        "  spheres      python\n"
        "  met          first entry Sun 1 Nov 2026\n"
        "  brought you  Lena Fox\n"
        "\n"
        "  thank them  introduction to Lena Fox · since Mon 2 Nov\n"
        "\n"
        "                you gave  you got\n"
        "  guidance             ·        1\n"
        "  introduction         ·        1\n"
        "  referral             1        ·\n"
        "\n"
        "  2026-11-23  “moving to Leeds” · you gave referral a client · you got guidance pricing\n"
        "  2026-11-02  you got introduction to Lena Fox\n"
        "  2026-11-01  conversation\n"
    )


def test_completion_offers_the_shortest_word_that_means_one_person(people, monkeypatch):
    """Two Sams are told apart by their whole names."""
    people("add", "Sara Lee", "--unmet")
    people("add", "Sam Brown", "--unmet")
    monkeypatch.setenv("_NETJ_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "netj show sa")
    monkeypatch.setenv("COMP_CWORD", "2")

    assert people().out.split("\n")[:3] == ["sam\\ Brown", "sam\\ Okafor", "sara"]


def test_a_place_is_found_as_a_note_is(netj):
    """Where you met is shown where it is what was looked for, with a note beside it or without."""
    netj("add", "Sam Okafor", "--unmet")
    netj("log", "sam", "--at", "Leeds", "--on", "2026-11-20")
    netj("log", "sam", "tea", "--at", "Leeds", "--on", "2026-11-21")

    assert [hit["text"] for hit in netj("find", "leeds", "--json").json] == ["Leeds", "Leeds"]
    assert [hit["text"] for hit in netj("find", "tea", "--json").json] == ["tea"]
    assert "Leeds" in netj("find", "leeds").out


# --- the ledger in briefs and searches ---------------------------------------------------------------


@pytest.fixture
def ledger(people):
    """What is open with Sam, what he looks for and offers, and whom he knows."""
    people("promise", "sam", "the slides", "--by", "2026-11-27")
    people("promise", "sam", "the invoice", "--from-them", "--by", "2026-11-20", on="2026-11-10")
    people("ask", "sam", "referral: an intro at the agency", "--by", "2026-12-04")
    people("need", "sam", "a React developer")
    people("offer", "sam", "guidance: pricing")
    people("offer", "me", "hosting a workshop")
    people("knows", "sam", "priya", "--as", "colleague")
    people("intro", "jo", "sam", "both in Leeds", on="2026-11-15")
    people("edit", "sam", "--why", "he asks the question I avoid")
    return people


def test_show_tells_what_is_open_needed_and_known(ledger):
    """Before a meeting: promises both ways, asks, introductions, what they look for and offer, whom they know."""
    assert ledger("show", "sam").out == (
        "Sam Okafor  faint · depth 19 · last 8 days ago\n"
        "  works      Acme\n"
        "  lives      Leeds, UK\n"
        "  spheres    python\n"
        "  met        first entry Sun 1 Nov 2026\n"
        "  knows      Priya Nair (colleague), Jo Park-Smith (introduced by you)\n"
        "  why        he asks the question I avoid\n"
        "  looks for  a React developer\n"
        "  offers     pricing (guidance)\n"
        "\n"
        "  you promised   the slides · for Fri 27 Nov\n"
        "  they promised  the invoice · for Fri 20 Nov\n"
        "  you asked      referral: an intro at the agency · for Fri 4 Dec\n"
        "  introduced     to Jo Park-Smith: both in Leeds · since Sun 15 Nov\n"
        "\n"
        "                you gave  you got\n"
        "  introduction         1        ·\n"
        "\n"
        "  2026-11-15  message · you gave introduction to Jo Park-Smith: both in Leeds\n"
        "  2026-11-01  conversation\n"
    )


def test_show_tells_programs_the_same(ledger):
    """Open loops, needs, offers and acquaintances are lists of objects."""
    told = ledger("show", "sam", "--json").json

    assert [(loop["kind"], loop["promised_by"], loop["due"]) for loop in told["open"]] == [
        ("promise", "me", "2026-11-27"),
        ("promise", "them", "2026-11-20"),
        ("ask", None, "2026-12-04"),
        ("introduction", None, None),
    ]
    assert told["open"][3]["other"]["name"] == "Jo Park-Smith"
    assert [(need["what"], need["kind"]) for need in told["needs"]] == [("a React developer", None)]
    assert [(offer["what"], offer["kind"]) for offer in told["offers"]] == [("pricing", "guidance")]
    assert [(one["name"], one["how"]) for one in told["knows"]] == [
        ("Priya Nair", "colleague"),
        ("Jo Park-Smith", "introduced"),
    ]


def test_show_as_of_an_earlier_day_has_nothing_later(ledger):
    """What was promised, asked and wanted later is not there yet."""
    told = ledger("show", "sam", "--json", on="2026-11-09").json

    assert told["open"] == told["needs"] == told["offers"] == []


@pytest.mark.parametrize("columns", [80, 120])
def test_a_brief_stays_straight_with_long_words(ledger, terminal, columns):
    """Long texts wrap under one another, and no line is wider than the terminal."""
    ledger("promise", "sam", "a promise as long as a winter " * 20)
    ledger("need", "sam", "何でも" * 200)
    ledger("edit", "sam", "--why", "because " * 100)

    lines = terminal("show", "sam", columns=columns).splitlines()

    assert max(map(width, lines)) <= columns


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("slid", [("Sam Okafor", "promise", "the slides")]),
        ("agency intro", [("Sam Okafor", "ask", "an intro at the agency")]),
        ("react", [("Sam Okafor", "need", "a React developer")]),
        ("pricing", [("Sam Okafor", "offer", "pricing")]),
        ("workshop", [("you", "offer", "hosting a workshop")]),
    ],
)
def test_find_looks_through_the_ledger(ledger, words, wanted):
    """Promises, asks, needs and offers are found by the beginnings of their words."""
    hits = ledger("find", words, "--json").json

    assert [(hit["name"], hit["kind"], hit["text"]) for hit in hits] == wanted
    assert wanted[0][1] in ledger("find", words).out


def test_find_does_not_look_ahead(ledger):
    """A promise of a later day is not found on an earlier one."""
    assert ledger("find", "slides", "--json", on="2026-11-09").json == []


def test_ledger_words_of_stems_alone_are_not_found(ledger):
    """A search goes by what a person wrote, not by the stems kept beside it."""
    assert [hit["text"] for hit in ledger("find", "developers", "--json").json] == []


# --- archived and put off, as of a day ----------------------------------------------------------------


def test_a_brief_says_what_holds_on_its_day(people):
    """Neither a snooze that is over, nor an archive or thanks of a later day."""
    people("got", "sam", "referral: a client", on="2026-11-10")
    people("snooze", "sam", "1w", on="2026-11-11")
    people("archive", "sam", on="2026-11-20")

    before, snoozed, after = (people("show", "sam", on=f"2026-11-{day}").out for day in (10, 12, 21))

    assert "Archived" not in before + snoozed
    assert "Put off until Wed 18 Nov 2026." in snoozed
    assert "Archived on Fri 20 Nov 2026." in after
    assert "Put off" not in after


def test_thanks_that_were_said_later_were_owed_before(people):
    """The data says of an earlier day what its list of open things says."""
    people("got", "sam", "referral: a client", on="2026-11-10")
    people("thank", "sam", on="2026-11-20")

    told = people("show", "sam", "--json", on="2026-11-15").json

    assert [loop["kind"] for loop in told["open"]] == ["thanks"]
    assert told["thanks_owed"] == "a client"
    assert people("show", "sam", "--json").json["thanks_owed"] is None


def test_a_list_of_an_earlier_day_has_who_was_archived_later(people):
    """Who is away today was here then."""
    people("archive", "sam", on="2026-11-20")

    assert "Sam Okafor" in names(people("list", "--json", on="2026-11-19"))
    assert "Sam Okafor" not in names(people("list", "--json", on="2026-11-20"))
    assert [row["archived"] for row in people("list", "--all", "--json", on="2026-11-19").json] == [False] * 3


def test_who_merely_knows_somebody_is_named_without_more(people):
    """“knows Jo” says it already."""
    people("knows", "sam", "jo")

    assert "  knows    Jo Park-Smith\n" in people("show", "sam").out


def test_who_is_removed_in_another_window_meanwhile_is_told_so(journal, today):
    """Between the name and the brief somebody else may have been at it: no fault of the program's own."""
    with pytest.raises(errors.Unavailable):
        looking.brief(journal, Who(7, "2f1e", "Sam Okafor"), today)
