"""`list`, `near`, `find` and `show`: looking at people, and who a name means."""

import pytest


@pytest.fixture
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
        "Sam Okafor  active · depth 26 · last today\n"
        "  works        Acme\n"
        "  lives        Leeds, UK\n"
        "  spheres      python\n"
        "  met          first entry Sun 1 Nov 2026\n"
        "  brought you  Lena Fox\n"
        "  Thanks not yet said, for: pricing\n"
        "\n"
        "            you gave  you got\n"
        "  guidance         ·        1\n"
        "  referral         1        ·\n"
        "\n"
        "  2026-11-23  “moving to Leeds” · you gave referral a client · you got guidance pricing\n"
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
