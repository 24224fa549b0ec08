"""The well: who would likely help on Monday, why, and what would change where nobody would."""

import datetime as dt
import json

import pytest
from conftest import once
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain.contacts import Who
from netjournal.domain.depth import BAND_NAMES
from netjournal.domain.exchanges import SUPPORTS
from netjournal.domain.well import OVERDRAWN, SILENT_DAYS, Source, Times, well
from netjournal.storage import contacts
from netjournal.storage import well as rows

# --- the rules ---------------------------------------------------------------------------------------

_TIMES = st.dictionaries(st.sampled_from(SUPPORTS), st.builds(Times, st.integers(1, 9), st.integers(0, 730)))
_SOURCES = st.lists(
    st.builds(
        Source,
        who=st.builds(Who, st.integers(1, 99), st.just("id"), st.sampled_from(["Ade", "Jo", "Sam"])),
        depth=st.floats(0, 99),
        band=st.sampled_from(BAND_NAMES),
        is_pinned=st.booleans(),
        is_two_way=st.booleans(),
        silent=st.none() | st.integers(0, 900),
        got=_TIMES,
        gave=_TIMES,
        got_lately=st.integers(0, 9),
        gave_lately=st.integers(0, 9),
        is_mentor=st.booleans(),
        offers=st.dictionaries(st.sampled_from(SUPPORTS), st.just("something")),
    ),
    max_size=12,
)


def helper(**facts):
    """Return someone who would likely help with guidance, but for what is said otherwise."""
    usual = {
        "who": Who(1, "1", "Ade Bello"),
        "depth": 40.0,
        "band": "active",
        "is_two_way": True,
        "silent": 30,
        "got": {"guidance": Times(1, 30)},
    }
    return Source(**(usual | facts))


def test_whoever_helped_lately_and_is_near_enough_counts():
    """The plain case: an active two-way tie that gave it within two years."""
    assert [one.who.name for one in well([helper()]).of("guidance").people] == ["Ade Bello"]
    assert well([helper()]).holes == ("referral", "emotional", "practical")


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ({"band": "faint"}, "distant"),
        ({"is_two_way": False}, "one-sided"),
        ({"silent": SILENT_DAYS + 1}, "silent"),
        ({"silent": None}, "silent"),
        ({"got_lately": OVERDRAWN + 1, "gave_lately": 1}, "overdrawn"),
    ],
)
def test_who_misses_one_condition_is_named_with_it(facts, missing):
    """One thing missing is advice; nobody is counted on who misses any."""
    supply = well([helper(**facts)]).of("guidance")

    assert supply.people == ()
    assert [(one.code, one.source.who.name) for one in supply.advice] == [(missing, "Ade Bello")]


def test_who_misses_two_conditions_is_named_only_where_nobody_is_nearer():
    """Advice names what one step would change, else the first step."""
    far = helper(band="faint", silent=500)
    near = helper(who=Who(2, "2", "Jo"), band="faint")

    assert [(one.code, one.source) for one in well([far]).of("guidance").advice] == [("distant", far)]
    assert [one.source for one in well([far, near]).of("guidance").advice] == [near]
    assert well([far, helper(who=Who(2, "2", "Jo"))]).of("guidance").advice == ()
    assert well([helper(band="ghost", is_two_way=False, silent=None)]).of("guidance").advice[0].code == "silent"


def test_help_of_a_young_diary_is_seen(netj):
    """After the first help that was got, the well does not say that none is noted."""
    netj("add", "Sam Okafor", "--unmet")
    netj("got", "sam", "guidance: how to price")

    assert "Guidance: nobody yet. Nearest to it:\n1  Sam Okafor  depth" in netj("well").out


def test_help_given_in_a_young_diary_is_seen(netj):
    """Whom you helped is named where nobody is nearer, though the tie is young."""
    netj("add", "Ana", "--gave", "practical: a lift")

    assert "Ana  you gave them this today: you could ask" in netj("well", "practical").out
    assert "Practical: nobody yet. Nearest to it:" in netj("well").out


def test_whoever_gave_anything_is_not_said_to_have_given_nothing(netj):
    """An introduction that was got comes from them too, though it is no support."""
    netj("add", "Bo", "--unmet")
    netj("got", "bo", "introduction: to Jo")
    netj("pin", "bo")
    netj("offer", "bo", "practical: bikes")

    assert "Bo  only they gave so far: give something" in netj("well", "practical").out


@pytest.mark.parametrize(
    "facts",
    [
        {"band": "faint", "is_pinned": True},
        {"silent": SILENT_DAYS},
        {"got_lately": OVERDRAWN, "gave_lately": 1},
        {"got": {}, "is_mentor": True},
        {"got": {}, "offers": {"guidance": "pricing"}},
    ],
)
def test_what_is_just_enough_counts(facts):
    """A pin, a last word a year ago, a small surplus, a mentor, an offer: each is enough."""
    assert well([helper(**facts)]).of("guidance").people


def test_where_nobody_is_near_those_whom_you_helped_are_named():
    """Who got this kind of help from you has not had the chance to return it."""
    supply = well([helper(got={}, gave={"guidance": Times(2, 60)})]).of("guidance")

    assert [one.code for one in supply.advice] == ["gave"]


@given(_SOURCES)
def test_a_person_is_counted_on_or_advised_but_never_both(sources):
    """Each kind parts people in two: those counted on, deepest first, and up to three who nearly would be."""
    for supply in well(sources).kinds:
        assert all(not one.missing and one.is_known_for(supply.kind) for one in supply.people)
        assert all(advice.code == "gave" or advice.code in advice.source.missing for advice in supply.advice)
        assert not supply.people or all(len(advice.source.missing) <= 1 for advice in supply.advice)
        assert [one.depth for one in supply.people] == sorted((one.depth for one in supply.people), reverse=True)
        assert not {id(one) for one in supply.people} & {id(one.source) for one in supply.advice}
        assert len(supply.advice) <= 3


@given(_SOURCES, _SOURCES)
def test_more_people_never_empty_the_well(sources, more):
    """Somebody new takes nobody's place, and a hole is a kind without people."""
    before, after = well(sources), well([*sources, *more])

    for kind in SUPPORTS:
        assert len(before.of(kind).people) <= len(after.of(kind).people)
    assert set(after.holes) <= set(before.holes)
    assert set(after.holes) == {one.kind for one in after.kinds if not one.people}


@given(_SOURCES)
def test_the_thinnest_has_no_more_people_than_any_other(sources):
    """The thinnest kind is a hole where there is one."""
    found = well(sources)

    if found.thinnest:
        assert len(found.of(found.thinnest).people) == min(len(one.people) for one in found.kinds)
        assert not found.holes or found.thinnest in found.holes


# --- read from a journal -----------------------------------------------------------------------------


@pytest.fixture
@once
def network(netj):
    """Write a journal with a mentor, a friend who gave much, one who has been silent, and one whom you helped."""
    for day in ("2026-06-01", "2026-07-01", "2026-08-01", "2026-09-01", "2026-10-01", "2026-11-01", "2026-11-20"):
        netj("log" if day > "2026-06-01" else "add", "Agnes Holm", "--on", day)
        netj("log" if day > "2026-06-01" else "add", "Sam Okafor", "--on", day)
        netj("log" if day > "2026-06-01" else "add", "Jo Park", "--on", day)
    netj("edit", "agnes", "--role", "mentor")
    for day in ("2026-09-01", "2026-09-15", "2026-10-10"):
        netj("got", "sam", "practical: lent me the van", "--on", day)
    netj("gave", "jo", "emotional: the bad week", "--on", "2026-10-12")
    for day in ("2025-03-01", "2025-05-01", "2025-07-01", "2025-08-01"):
        netj("log" if day > "2025-03-01" else "add", "Ade Bello", "--on", day)
    netj("got", "ade", "referral: sent Jo my way", "--on", "2025-08-10")
    netj("pin", "ade")


def names(journal, journal_path):
    """Return whom the rows of the last list on a terminal meant, in order."""
    rows = json.loads(journal_path.with_name(f".{journal_path.name}.numbers").read_text())
    return [contacts.resolve(journal, key).name for kind, key in list(rows.values())[-1] if kind == "contact"]


_WELL = """\
If it were Monday and you needed it: who would likely help
guidance   1 person  Agnes Holm
referral     nobody
emotional    nobody
practical    nobody

Referral: nobody yet. Nearest to it:
1  Ade Bello  silent 15 months: a word would do

Emotional: nobody yet. Nearest to it:
2  Jo Park  you gave them this 6 weeks ago: you could ask

Practical: nobody yet. Nearest to it:
3  Sam Okafor  got 3, gave 0 in a year: give something first

the reasons: netj well guidance   how it is judged: netj well --help
"""


@pytest.mark.parametrize("columns", [80, 120])
def test_the_well_names_people_holes_and_what_would_fill_them(network, netj, terminal, columns, journal, journal_path):
    """Four kinds, the people of each, and for a hole those who nearly would help, numbered."""
    assert terminal("well", columns=columns) == _WELL
    assert netj("well").out == _WELL
    assert names(journal, journal_path) == ["Ade Bello", "Jo Park", "Sam Okafor"]


def test_one_kind_says_why_each_person_is_there(network, netj):
    """The reason stands beside each name: what they gave and when, or that they are your mentor."""
    netj("got", "agnes", "guidance: read my plan", "--on", "2026-11-01")
    netj("got", "agnes", "guidance: read it again", "--on", "2026-11-16")

    assert netj("well", "gui").out == (
        "Guidance: who would likely help  1 person\n"
        "1  Agnes Holm  gave it 2 times, last 7 days ago · your mentor  3 days ago  depth 42\n"
        "\n"
        'ask: netj ask 1 "guidance: …"\n'
    )


def test_holes_that_nobody_is_near_are_said_in_one_breath(netj):
    """With one person in the journal, the screen stays short and says what to type."""
    netj("add", "Jo Park", "--got", "guidance: pricing", "--on", "2026-11-20")
    netj("log", "jo", "lunch", "--on", "2026-11-10")
    netj("log", "jo", "lunch", "--on", "2026-11-01")

    assert netj("well").out.splitlines()[5:9] == [
        "",
        "Referral, emotional, practical: nobody yet.",
        "  who helped you with it: netj got NAME referral: …",
        "  who offers it: netj offer NAME referral: …",
    ]
    assert netj("well", "emotional").out.splitlines()[1] == "Emotional: nobody yet."


def test_giving_something_back_fills_the_hole(network, netj):
    """What the advice says is what changes it."""
    assert netj("well", "--json").json["holes"] == ["referral", "emotional", "practical"]

    netj("gave", "sam", "guidance: his pitch")
    netj("log", "ade", "a call after all")

    found = netj("well", "--json").json
    assert found["holes"] == ["emotional"]
    assert [one["name"] for one in found["practical"]["people"]] == ["Sam Okafor"]
    assert [one["name"] for one in found["referral"]["people"]] == ["Ade Bello"]


def test_the_well_is_that_of_the_day(network, netj, journal):
    """Looking back, what came later does not count, and who was archived later is still there."""
    netj("archive", "agnes")

    assert netj("well", "--json").json["guidance"]["people"] == []
    before = netj("well", "--json", on="2026-09-20").json
    assert [one["name"] for one in before["practical"]["people"]] == ["Sam Okafor"]
    assert rows.read(journal, dt.date(2020, 1, 1))  # mentors have no date


def test_an_offer_of_a_kind_counts_until_it_is_dropped(network, netj):
    """Who offers referrals, and is near enough, is in the well."""
    netj("offer", "jo", "referral: my old team")

    assert [one["name"] for one in netj("well", "--json").json["referral"]["people"]] == ["Jo Park"]
    assert "offers my old team" in netj("well", "referral").out
    netj("offer", "jo", "--drop", "my old team")
    assert netj("well", "--json").json["referral"]["people"] == []


def test_an_empty_journal_says_how_the_well_fills(netj):
    """No numbers about nothing: one sentence that says where to begin."""
    assert netj("well").out.startswith("No help is noted within two years.")
    found = netj("well", "--json").json
    assert found["thinnest"] is None
    assert found["holes"] == list(SUPPORTS)


def test_an_unknown_kind_is_refused(netj):
    """Only the four supports have a well."""
    error = netj("well", "love", "--json", exit=3).error

    assert error["code"] == "bad_choice"
    assert "guidance, referral, emotional, practical" in error["hint"]
