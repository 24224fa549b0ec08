"""Needs and offers: a few keystrokes to note, and who could help whom shows by itself."""

import itertools
import json
import sqlite3

import pytest
from conftest import once
from hypothesis import given
from hypothesis import strategies as st

from netjournal import config
from netjournal.cli import numbers
from netjournal.domain.matches import Way
from netjournal.domain.needs import Idea, shared, worded
from netjournal.storage import contacts, needs, search
from netjournal.storage.stemming import stems
from netjournal.views.page import Ref


@pytest.fixture
@once
def people(netj):
    """Write a journal with three people whom you know, and one who is only a name."""
    netj("add", "Sam Okafor", "--met", "PyCon Leeds", "--got", "guidance: pricing", "--on", "2026-10-01")
    netj("add", "Lena Fox", "--on", "2026-11-01")
    netj("add", "Ade Bello", "--on", "2026-11-02", "--title", "Senior React Developer", "--org", "Quay")
    netj("add", "Jo Park", "--unmet", "--title", "React developer")


def key_of(journal, name):
    return contacts.resolve(journal, name).key


# --- stems -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "a React developer", "developing with REACT"),
        ("en", "pricing a workshop", "workshops: prices"),
        ("en", "someone who knows C++", "C++, for embedded work"),
        ("pt_BR", "alguém que sabe programação", "programador"),
        ("pt_BR", "tradução de contratos", "Traduções, contrato"),
        ("pt_BR", "orientação", "orientações"),
    ],
)
def test_words_meet_whatever_their_ending(language, one, two):
    """Plural, case, accents and little words stand in no match's way."""
    assert shared(stems(one, language), stems(two, language)) == len(stems(two, language).split()) - (
        "embed" in stems(two, language)
    )


@pytest.mark.parametrize(("one", "two"), [("C++", "C#"), ("C", "C++"), ("a flat in Leeds", "a job in Leiden")])
def test_different_things_share_no_stem(one, two):
    """What only looks alike is no match."""
    assert shared(stems(one, "en"), stems(two, "en")) == 0


def test_little_words_count_where_there_are_no_others():
    """A need of nothing but little words can still be found."""
    assert stems("who are you", "en")


@given(st.text(max_size=200), st.sampled_from(["en", "pt_BR"]))
def test_any_text_has_stems_that_full_text_takes(words, language):
    """Whatever somebody types, its stems are plain words, each once, and searching for them is safe."""
    found = stems(words, language)

    assert len(set(found.split())) == len(found.split())
    query = search.any_of(found, "stems")
    with sqlite3.connect(":memory:") as journal:
        journal.execute("CREATE VIRTUAL TABLE need USING fts5 (stems)")
        journal.execute("INSERT INTO need VALUES (?)", (found,))
        if query:
            assert journal.execute("SELECT count(*) FROM need WHERE need MATCH ?", (query,)).fetchone() == (1,)
    journal.close()


@pytest.mark.parametrize("stored", ['"', 'a" OR "b', "x\x00y", "NEAR(", "-", "*", "stems : x"])
def test_stems_from_a_stranger_s_journal_are_no_syntax(stored):
    """What an import brought in cannot break a search."""
    with sqlite3.connect(":memory:") as journal:
        journal.execute("CREATE VIRTUAL TABLE need USING fts5 (stems)")
        query = search.any_of(stored, "stems")
        if query:
            journal.execute("SELECT * FROM need WHERE need MATCH ?", (query,)).fetchall()
    journal.close()


@pytest.mark.parametrize(
    ("text", "kind", "what"),
    [
        ("guidance: pricing", "guidance", "pricing"),
        ("Referral", "referral", "referral"),
        ("emotional:", "emotional", "emotional"),
        ("Leeds: a flat", None, "Leeds: a flat"),
        ("introduction: to Jo", None, "introduction: to Jo"),
        ("a\n  React  developer", None, "a React developer"),
    ],
)
def test_only_the_four_supports_are_kinds(text, kind, what):
    """A word before another colon is part of the text."""
    assert worded(text) == (kind, what)


# --- noting ------------------------------------------------------------------------------------------


def test_a_need_is_one_line_and_meets_what_is_there(people, netj):
    """Noting a need says at once who could help, by offer and by trade; a mere name is not proposed."""
    netj("offer", "me", "guidance: React")
    netj("offer", "lena", "React and Vue")

    out = netj("need", "sam", "a", "React", "developer", "--on", "2026-11-20").out

    assert out == (
        "Sam Okafor looks for: a React developer. Noted for Fri 20 Nov 2026.\n"
        "  You offer: React.\n"
        '  Lena Fox offers: React and Vue. You could introduce them: netj intro "Sam Okafor" "Lena Fox"\n'
        "  Ade Bello sounds like it: Senior React Developer. You could introduce them:"
        ' netj intro "Sam Okafor" "Ade Bello"\n'
        "Undo with: netj undo\n"
    )


def test_an_offer_says_whose_need_it_meets(people, netj):
    """Noting an offer names those who look for it, yourself too."""
    netj("need", "sam", "a React developer")
    netj("need", "me", "someone for Vue")

    met = netj("offer", "lena", "React and Vue", "--json").json["meets"]

    assert {(m["contact"] or {}).get("name") for m in met} == {"Sam Okafor", None}


def test_the_same_need_is_written_once(people, netj):
    """Noting an open need again says so, writes nothing, and is no failure."""
    netj("need", "sam", "a React developer")
    before = netj("history", "--json").json

    out = netj("need", "sam", "A react developer").out

    assert "here already, since Mon 23 Nov 2026; nothing was written." in out
    assert netj("history", "--json").json == before


def test_me_is_yourself_unless_somebody_is_called_that(people, netj):
    """`me` and `eu` mean you, until a contact has exactly that name."""
    assert netj("need", "me", "a flat", "--json").json["contact"] is None
    assert netj("offer", "eu", "Rust", "--json").json["contact"] is None

    netj("add", "Me", "--unmet")

    assert netj("need", "me", "a bike", "--json").json["contact"]["name"] == "Me"


def test_a_need_that_was_met_can_come_again(people, netj):
    """What is closed does not stand in the way of the same words later."""
    netj("need", "sam", "a flat")
    netj("need", "sam", "--met", "a flat")

    assert netj("need", "sam", "a flat", "--json").json["new"]


# --- lists and closing -------------------------------------------------------------------------------


def test_a_list_is_numbered_and_its_numbers_close(people, netj, terminal, monkeypatch):
    """On a terminal, the number of a row is all that closing takes; the second time says when it was."""
    netj("need", "sam", "a React developer")
    netj("need", "me", "guidance")
    assert terminal("need") == (
        "What people look for\n"
        "                                  since\n"
        "1  Sam Okafor  a React developer  Mon 23 Nov 2026\n"
        "2  yourself    guidance           Mon 23 Nov 2026\n"
        "\n"
        "met: netj need --met 1   dropped: netj need --drop 1\n"
    )

    # Another program may take the same pseudo-terminal meanwhile, so here stands for whichever it was.
    monkeypatch.setattr(numbers, "_terminal", lambda: "here")
    numbers.remember(config.journal_path(), [Ref("need", one["id"]) for one in netj("need", "--json").json])
    assert "Sam Okafor: a React developer. Met, Mon 23 Nov 2026." in netj("need", "--met", "1").out
    assert "was closed already, on Mon 23 Nov 2026: met." in netj("need", "--met", "1", exit=3).err
    numbers.remember(config.journal_path(), [Ref("contact", netj("list", "--json").json[0]["id"])])
    assert "Row 1 of the last list is a contact, not a need" in netj("need", "--met", "1", exit=4).err
    assert [one["what"] for one in netj("need", "--json").json] == ["guidance"]


def test_one_person_s_list_has_both_sides(people, netj):
    """`need sam` shows what Sam looks for and what Sam can do."""
    netj("need", "sam", "a flat")
    netj("offer", "sam", "practical: moving house")

    assert netj("need", "sam").out == (
        "Sam Okafor\n"
        "                                       since\n"
        "1  looks for  a flat                   Mon 23 Nov 2026\n"
        "2  offers     practical: moving house  Mon 23 Nov 2026\n"
        "\n"
        "met: netj need --met 1   dropped: netj need --drop 1\n"
    )


@pytest.mark.parametrize("way", ["--met", "--drop"])
def test_closing_by_words_takes_as_many_as_are_needed(people, netj, way):
    """The beginning of its words closes a need, and undo opens it again."""
    netj("need", "sam", "a React developer")
    netj("need", "sam", "a flat in Leeds")

    closed = netj("need", "sam", way, "flat", "--json").json

    assert (closed["what"], closed["closed"]) == ("a flat in Leeds", "2026-11-23")
    assert closed["outcome"] == {"--met": "met", "--drop": "dropped"}[way]
    netj("undo")
    assert len(netj("need", "sam", "--json").json) == 2


def test_what_comes_after_today_does_not_count(people, netj):
    """Looking back from an earlier day shows what was open then."""
    netj("need", "sam", "a flat", "--on", "2026-11-01")
    netj("need", "sam", "a bike", "--on", "2026-11-20")
    netj("need", "sam", "--met", "flat")

    assert [one["what"] for one in netj("need", "--json", on="2026-11-10").json] == ["a flat"]
    assert [one["what"] for one in netj("need", "--json").json] == ["a bike"]


def test_the_archived_are_in_no_list_and_no_match(people, netj):
    """Who is put away neither looks for nor offers anything."""
    netj("need", "sam", "React")
    netj("offer", "lena", "React")
    netj("archive", "lena")

    assert netj("offer", "--json").json == []
    assert [way["by"]["name"] for way in netj("needs", "--json").json["theirs"][0]["ways"]] == ["Ade Bello"]


# --- who could help whom -----------------------------------------------------------------------------


def names(journal, journal_path):
    """Return whom the rows of the last list on a terminal meant, in order."""
    rows = json.loads(journal_path.with_name(f".{journal_path.name}.numbers").read_text())
    return [contacts.resolve(journal, key).name for kind, key in list(rows.values())[-1] if kind == "contact"]


_NEEDS = """\
Whom you could help
1  Sam Okafor  a React developer  depth 4
    with your skill: teaching React
    introduce Lena Fox: React and Vue
    maybe introduce Ade Bello: Senior React Developer

Nobody here for it yet
2  Lena Fox  a cellist  depth 6

What you look for
    guidance: pricing workshops
3  Sam Okafor  offers: how to price a workshop  depth 4

introduce them: netj intro 1 NAME   log it: netj gave 1 …
"""


@pytest.mark.parametrize("columns", [80, 120])
def test_needs_says_whom_you_could_help_and_how(people, netj, terminal, columns, journal, journal_path):
    """Matches come first, with your skill before an introduction; then what nobody can do; then your own needs."""
    netj("need", "sam", "a React developer")
    netj("need", "lena", "a cellist")
    netj("need", "me", "guidance: pricing workshops")
    netj("offer", "me", "teaching React")
    netj("offer", "lena", "React and Vue")
    netj("offer", "sam", "how to price a workshop")

    assert terminal("needs", columns=columns) == _NEEDS
    assert netj("needs").out == _NEEDS
    assert names(journal, journal_path) == ["Sam Okafor", "Lena Fox", "Sam Okafor"]


def test_deeper_ties_come_first(people, netj):
    """Among those whom you could help, the deepest tie leads."""
    netj("offer", "me", "Rust")
    for name in ("lena", "sam"):
        netj("need", name, "Rust")
    for day in ("2026-11-10", "2026-11-17"):
        netj("log", "sam", "lunch", "--on", day)

    assert [one["contact"]["name"] for one in netj("needs", "--json").json["theirs"]] == ["Sam Okafor", "Lena Fox"]


def test_those_who_know_each_other_are_not_to_be_introduced(people, netj, journal):
    """Who came to you through somebody knows them; due gets no such idea, and the list says so."""
    netj("edit", "sam", "--via", "lena")
    netj("need", "sam", "Vue")
    netj("offer", "lena", "Vue")

    assert "Lena Fox could, and they know each other: Vue" in netj("needs").out
    assert needs.idea_for(journal, key_of(journal, "sam"), "2026-11-23") is None


def test_an_idea_is_your_own_skill_first(people, netj, journal):
    """Who offers it is introduced only where you do not offer it yourself."""
    sam = key_of(journal, "sam")
    assert needs.idea_for(journal, sam, "2026-11-23") is None
    netj("need", "sam", "a React developer")
    assert needs.idea_for(journal, sam, "2026-11-23") is None

    netj("offer", "lena", "React and Vue")
    by = contacts.who(journal, key_of(journal, "lena"))
    assert needs.idea_for(journal, sam, "2026-11-23") == Idea(
        "a React developer", mine=False, by=by, offer="React and Vue"
    )

    netj("offer", "me", "React")
    assert needs.idea_for(journal, sam, "2026-11-23") == Idea("a React developer", mine=True, by=None, offer="React")
    assert needs.idea_for(journal, sam, "2026-11-22") is None


def test_nobody_meets_their_own_need(people, netj, journal):
    """What somebody offers is no help for what they look for themselves."""
    netj("need", "sam", "React")
    netj("offer", "sam", "React")

    assert needs.idea_for(journal, key_of(journal, "sam"), "2026-11-23") is None
    ways = netj("needs", "--json").json["theirs"][0]["ways"]
    assert "Sam Okafor" not in [way["by"]["name"] for way in ways]


def test_a_bare_kind_meets_all_of_that_kind(people, netj):
    """`need me guidance` is met by whoever offers guidance of any sort, and a worded need by the words."""
    netj("offer", "sam", "guidance: pricing")
    netj("offer", "lena", "guidance: Rust")
    netj("need", "me", "guidance")
    netj("need", "me", "guidance: Rust")

    bare, worded_ = sorted(netj("needs", "--json").json["mine"], key=lambda one: len(one["what"]), reverse=True)

    assert {way["by"]["name"] for way in bare["ways"]} == {"Sam Okafor", "Lena Fox"}
    assert {way["by"]["name"] for way in worded_["ways"]} == {"Lena Fox"}


def test_a_sphere_can_sound_like_what_you_look_for(people, netj):
    """Nobody has to offer anything for their sphere to be found."""
    netj("edit", "lena", "--sphere", "translation")
    netj("need", "me", "a translator")

    assert netj("needs", "--json").json["mine"][0]["ways"][0]["by"]["name"] == "Lena Fox"


def test_an_empty_journal_says_how_to_begin(netj):
    """Nothing noted is a sentence, not an empty screen, and no failure."""
    assert netj("needs").out.startswith("Nobody's needs are noted yet. Start with: netj need NAME WHAT")
    assert netj("need").out.startswith("Nothing is noted yet.")
    assert netj("offer").out.startswith("Nothing is noted yet.")
    assert netj("needs", "--json").json == {"theirs": [], "mine": []}


# --- bad input ---------------------------------------------------------------------------------------

_BAD = [
    (("need", "zzz", "a flat"), 4, "no_contact"),
    (("need", "sam", "a flat", "--on", "2027-01-01"), 3, "future_date"),
    (("need", "sam", "a flat", "--on", "someday"), 3, "bad_date"),
    (("need", "sam", "\u200b"), 3, "empty"),
    (("need", "sam", "x" * 10_001), 3, "too_long"),
    (("need", "sam", "--met", "a horse"), 4, "no_need"),
    (("offer", "sam", "--drop", "here"), 4, "no_need"),
    (("need", "--met", "7"), 4, "no_number"),
    (("need", "sam", "--met", "here", "--drop", "here"), 3, "contradiction"),
    (("need", "sam", "a flat", "--met", "here"), 3, "contradiction"),
    (("need", "sam", "--met", "here", "--on", "2026-10-01"), 3, "ends_early"),
    (("need", "sam", "--met", "h"), 5, "ambiguous"),
    (("need", "s", "a flat"), 5, "ambiguous"),
]


@pytest.mark.parametrize(("line", "code", "error"), _BAD, ids=[" ".join(line)[:40] for line, *_ in _BAD])
def test_bad_input_is_one_sentence_and_writes_nothing(people, netj, line, code, error):
    """Each refusal has its code, and the journal is as it was."""
    netj("add", "Sara Lim", "--unmet")
    netj("need", "sam", "here")
    netj("need", "sam", "here and there")
    before = netj("history", "--json").json

    assert netj(*line, "--json", exit=code).error["code"] == error

    assert netj("history", "--json").json == before


def test_each_act_can_be_undone_and_the_journal_stays_sound(people, netj):
    """Noting, closing and dropping are one step each, and doctor is content before and after."""
    before = netj("export", "json").out
    acts = (
        ("need", "sam", "a flat"),
        ("offer", "me", "guidance: pricing"),
        ("need", "sam", "--met", "flat"),
        ("offer", "me", "--drop", "pricing"),
    )
    for act in acts:
        netj(*act)
    netj("doctor")
    for _act in acts:
        netj("undo")
    netj("doctor")
    assert netj("need", "--json").json == netj("offer", "--json").json == []
    assert netj("export", "json").out.count('"') == before.count('"')


def test_hostile_words_are_shown_as_text(people, netj, terminal):
    """Nothing that somebody types for a need moves the cursor or is markup."""
    netj("need", "sam", "[red]\x1b[31m “quote” 'x' -- ; DROP TABLE need", "--on", "2026-11-20")

    screen = terminal("need")

    assert "\x1b[31m" not in screen
    assert "[red]\\x1b[31m “quote” 'x' -- ; DROP TABLE need" in screen


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=6))
def test_a_way_is_first_yours_then_a_stranger_s(marks):
    """However ways are found, your own comes first, and acquaintances come last."""
    from netjournal.domain.contacts import Who
    from netjournal.services.needs import _each_once

    ways = [
        Way(None if mine else Who(at + 1, str(at), str(at)), "x", are_acquainted=known and not mine)
        for at, (mine, known) in enumerate(marks)
    ]

    ordered = [(way.by is not None, way.are_acquainted) for way in _each_once(ways)]

    assert ordered == sorted(ordered)
    assert all(one <= two for one, two in itertools.pairwise(ordered))
