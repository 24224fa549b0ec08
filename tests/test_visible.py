"""`netj visible` and `netj vanity`: what you showed and who came of it; the big numbers and what they contain."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain import vanity as domain
from netjournal.domain.vanity import Count
from netjournal.domain.visible import kind_of
from netjournal.storage import vanity as counts
from netjournal.storage import visible as rows

TODAY = dt.date(2026, 11, 23)


def _visible(netj, **facts):
    return netj("visible", "--json", **facts).json


def _people(netj, *names):
    for name in names:
        netj("add", name, "--unmet")


# --- visible -----------------------------------------------------------------------------------------


def test_a_talk_is_noted_without_quotes(netj):
    """The words stand free; the echo says day, kind, community, who came because of it, and the undo."""
    _people(netj, "Sam Okafor", "Priya Nair")

    shown = netj(
        *("visible", "talk", "at", "the", "meetup", "--on", "tue", "--at", "@Py Leeds", "--brought", "sam, priya")
    ).out

    assert shown == (
        " 1  talk at the meetup\n"
        "    on       Tue 17 Nov 2026\n"
        "    kind     talk\n"
        "    at       @Py Leeds\n"
        "    brought  Sam Okafor, Priya Nair\n"
        "Undo with: netj undo\n"
    )


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("talk at the meetup", "talk"),
        ("A talk on tides", "talk"),
        ("gave a workshop", "talk"),
        ("Palestra sobre marés", "talk"),
        ("post: what a course costs", "post"),
        ("uma contribuição ao projeto", "contribution"),
        ("fix for the importer", "contribution"),
        ("exhibition of prints", None),
        ("", None),
    ],
)
def test_the_first_word_says_the_kind(words, kind):
    """In English and Portuguese, articles aside; other words say none."""
    assert kind_of(words) == kind


def test_the_kind_that_is_said_counts(netj):
    """`--kind` wins over the first word, and where neither says one, the echo tells how to."""
    netj("visible", "talk of the town", "--kind", "post")
    shown = netj("visible", "exhibition").out

    assert [one["kind"] for one in _visible(netj)] == [None, "post"]
    assert "--kind talk, post, contribution or other" in shown


def test_who_came_is_added_later_by_id_and_number(netj, terminal):
    """Somebody may come weeks after: each is noted once, and what is no news changes nothing."""
    _people(netj, "Sam", "Priya")
    netj("visible", "post on tides", "--brought", "sam")
    key = _visible(netj)[0]["id"]

    netj("visible", key, "--brought", "sam,priya")
    again = netj("visible", key, "--brought", "priya")

    assert "Nothing is different" in again.out
    assert [who["name"] for who in _visible(netj)[0]["brought"]] == ["Sam", "Priya"]
    terminal("visible")
    assert "talk" in terminal("visible", "1", "--kind", "talk")
    terminal("list")
    terminal("visible", "1", "--kind", "talk", exit=4)


def test_the_newest_comes_first(netj, journal):
    """The list goes back in time, and a period of it is read for the report."""
    for day in ("2026-11-01", "2026-11-20", "2026-10-01"):
        netj("visible", "talk", day, "--on", day)

    assert [one["date"] for one in _visible(netj)] == ["2026-11-20", "2026-11-01", "2026-10-01"]
    found = rows.between(journal, dt.date(2026, 10, 1), dt.date(2026, 11, 1))
    assert [one.what for one in found] == ["talk 2026-11-01", "talk 2026-10-01"]
    assert [one["date"] for one in _visible(netj, on="2026-11-01")] == ["2026-11-01", "2026-10-01"]


def test_day_kind_and_community_are_changed(netj):
    """What was noted in a hurry is put right."""
    netj("visible", "talk")
    key = _visible(netj)[0]["id"]

    netj("visible", key, "--on", "2026-11-02", "--kind", "other", "--at", "@Choir")

    one = _visible(netj)[0]
    assert (one["date"], one["kind"], one["community"], one["what"]) == ("2026-11-02", "other", "Choir", "talk")


def test_one_is_removed_and_people_stay(netj):
    """Who came because of it is here still."""
    _people(netj, "Sam")
    netj("visible", "talk", "--brought", "sam")
    key = _visible(netj)[0]["id"]

    assert "Removed: talk" in netj("visible", "--remove", key).out
    assert _visible(netj) == []
    assert netj("list", "--json").json[0]["name"] == "Sam"


@pytest.mark.parametrize(
    ("line", "code", "status"),
    [
        (("talk", "--on", "tomorrow"), "future_date", 3),
        (("talk", "--on", "7"), "bad_date", 3),
        (("talk", "--kind", "song"), "bad_choice", 3),
        (("talk", "--brought", "nobody"), "no_contact", 4),
        (("talk", "--brought", ""), "empty", 3),
        (("talk", "--at", "Nowhere"), "no_such", 4),
        (("talk", "--at", "@"), "empty", 3),
        ((" ",), "empty", 3),
        (("1", "--kind", "talk"), "no_number", 4),
        (("00000000-0000-0000-0000-000000000000", "--kind", "talk"), "no_such", 4),
        (("--remove",), "usage", 2),
        (("talk", "--remove"), "usage", 2),
        (("--brought", "sam"), "usage", 2),
    ],
)
def test_bad_input_writes_nothing(netj, line, code, status):
    """One sentence, and the history is as it was."""
    _people(netj, "Sam")
    before = netj("history", "--json").json

    refused = netj("visible", *line, "--json", exit=status)

    assert refused.error["code"] == code
    assert netj("history", "--json").json == before


@pytest.mark.parametrize(
    "line",
    [
        ("visible", "post", "--at", "@New", "--brought", "sam"),
        ("visible", "KEY", "--brought", "priya", "--on", "1 nov"),
        ("visible", "--remove", "KEY"),
        ("vanity", "linkedin", "12"),
        ("vanity", "linkedin", "12", "--on", "1 nov"),
    ],
)
def test_every_act_is_undone_in_one_step(netj, line):
    """Undo brings the journal back, redo does it again, and doctor is content."""
    _people(netj, "Sam", "Priya")
    netj("visible", "talk", "--brought", "sam")
    netj("vanity", "LinkedIn", "10")
    key = _visible(netj)[0]["id"]

    def state():
        return _visible(netj), netj("vanity", "--json").json

    before = state()
    netj(*(key if word == "KEY" else word for word in line))
    after = state()
    netj("undo")
    assert state() == before
    netj("redo")
    assert state() == after != before
    netj("doctor")


_LIST = """\
1  Tue 17 Nov 2026  talk  Tide clocks in Python              @Code & Coffee
    brought you Sam Okafor, Priya Nair
2  Sun 1 Nov 2026   post  post: what a course costs to make

who came of it: netj visible 1 --brought NAME   remove: netj visible --remove 1
"""


def test_the_list_stands_straight(netj, terminal):
    """Numbered, newest first, with who came: the same at 80, at 120 and in a pipe."""
    _people(netj, "Sam Okafor", "Priya Nair")
    netj("visible", "Tide clocks in Python", "--kind", "talk", "--at", "@Code & Coffee", "--on", "tue")
    netj("visible", _visible(netj)[0]["id"], "--brought", "sam,priya")
    netj("visible", "post: what a course costs to make", "--on", "1 nov")

    assert netj("visible").out == _LIST
    assert terminal("visible", columns=80) == _LIST
    assert terminal("visible", columns=120) == _LIST


def test_hostile_words_stay_words(netj, terminal):
    """Escape sequences are spelled out, long words are cut, no line leaves the screen."""
    netj("add", "\x1b]0;x\x07 Ada " + "long " * 30, "--unmet")
    netj("visible", "\x1b[2Jpost " + "very " * 40 + "日本語" * 30, "--brought", "ada", "--at", "@" + "c" * 90)

    shown = terminal("visible", columns=80)

    assert "\x1b[2J" not in shown
    assert all(len(line) <= 80 for line in shown.splitlines())


def test_an_empty_list_says_how_to_begin(netj, journal_path):
    """Looking makes no file."""
    assert "netj visible talk at the meetup" in netj("visible").out
    assert "netj vanity linkedin 1840" in netj("vanity").out
    assert not journal_path.exists()


# --- vanity ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["1840"], ["1,840"], ["1.840"], ["1 840"], ["1", "840"], ["1'840"]])
def test_a_number_is_the_same_however_it_is_written(netj, words):
    """With a comma, a point, a space or nothing between the thousands."""
    noted = netj("vanity", "linkedin", *words, "--json").json

    assert (noted["platform"], noted["count"], noted["date"]) == ("linkedin", 1840, "2026-11-23")


@given(st.integers(0, domain.COUNT_MOST))
def test_every_number_is_read_back(number):
    """Any count, as people of several countries write it."""
    for sign in (",", ".", " ", ""):
        assert domain.number(f"{number:,}".replace(",", sign)) == number


@given(st.text(max_size=30))
def test_no_text_crashes(text):
    """Whatever is typed is a number in bounds, or none."""
    found = domain.number(text)

    assert found is None or 0 <= found <= domain.COUNT_MOST


@pytest.mark.parametrize(
    ("line", "code", "status"),
    [
        (("linkedin", "-5"), "bad_number", 3),
        (("linkedin", "many"), "bad_number", 3),
        (("linkedin", "1.84"), "bad_number", 3),
        (("linkedin", "18,40"), "bad_number", 3),
        (("linkedin", "1.8k"), "bad_number", 3),
        (("linkedin", "99999999999"), "bad_number", 3),
        (("linkedin", "5", "--on", "tomorrow"), "future_date", 3),
        ((" ", "5"), "empty", 3),
        (("1840",), "usage", 2),
        (("linkedin",), "usage", 2),
        (("--on", "tue"), "usage", 2),
    ],
)
def test_what_is_no_count_is_refused(netj, line, code, status):
    """One sentence, and nothing is written."""
    netj("add", "Sam", "--unmet")
    before = netj("history", "--json").json

    assert netj("vanity", *line, "--json", exit=status).error["code"] == code
    assert netj("history", "--json").json == before


def test_the_same_day_is_replaced(netj):
    """Another number of the same day takes its place, whatever the case of the platform; the same changes nothing."""
    netj("vanity", "linkedin", "1,840")
    shown = netj("vanity", "LinkedIn", "1850").out
    same = netj("vanity", "LinkedIn", "1850").out

    assert "It takes the place of 1,840" in shown
    assert "Nothing is different" in same
    (platform,) = netj("vanity", "--json").json["platforms"]
    assert (platform["platform"], platform["count"], platform["before"]) == ("LinkedIn", 1850, None)


def test_numbers_are_kept_over_time(netj, journal):
    """The newest stands beside the one before and that of a year ago; the days before today count alone."""
    for day, number in (("2025-11-20", 1500), ("2026-11-01", 1800), ("2026-11-22", 1840)):
        netj("vanity", "LinkedIn", number, "--on", day)
    netj("vanity", "Mastodon", "12", "--on", "2026-11-20")

    vanity = counts.latest(journal, TODAY)
    earlier = counts.latest(journal, dt.date(2026, 11, 10))

    first, second = vanity.platforms
    assert (first.newest, first.change, first.change_in_a_year) == (
        Count("LinkedIn", dt.date(2026, 11, 22), 1840),
        40,
        340,
    )
    assert (second.change, second.change_in_a_year) == (None, None)
    assert [one.newest.count for one in earlier.platforms] == [1800]
    assert earlier.platforms[0].change_in_a_year is None


def test_beside_them_stands_what_they_contain(netj):
    """How many of the people here ever gave or got anything; reactions are none of it, and who is archived is out."""
    netj("add", "Met", "--on", "5d")
    _people(netj, "Ghost", "Liked", "Away")
    netj("got", "liked", "reaction: a like")
    netj("archive", "away")
    netj("vanity", "linkedin", "1840")

    vanity = netj("vanity", "--json").json

    assert (vanity["contacts"], vanity["contacts_with_exchanges"]) == (3, 1)
    assert "Of 3 people in the journal, 1 ever gave you or got from you anything." in netj("vanity").out
    assert netj("vanity", "--json", on="2026-11-10").json["contacts_with_exchanges"] == 0


_NUMBERS = """\
platform        number  change  in a year  on
LinkedIn         1,840     +40       +340  Sun 22 Nov 2026
stack overflow      12      -1             Fri 20 Nov 2026

Of 1 person in the journal, 1 ever gave you or got from you anything. Counts are not depth.
"""


def test_the_numbers_stand_straight(netj, terminal):
    """The largest first; the same at 120 and in a pipe, and wrapped between words at 80."""
    netj("add", "Sam", "--on", "5d")
    for day, number in (("2025-11-20", 1500), ("2026-11-01", 1800), ("2026-11-22", 1840)):
        netj("vanity", "LinkedIn", number, "--on", day)
    netj("vanity", "stack", "overflow", "13", "--on", "2026-11-19")
    netj("vanity", "stack", "overflow", "12", "--on", "2026-11-20")

    assert netj("vanity").out == _NUMBERS
    assert terminal("vanity", columns=120) == _NUMBERS
    narrow = terminal("vanity", columns=80)
    assert " ".join(narrow.split()) == " ".join(_NUMBERS.split())
    assert max(map(len, narrow.splitlines())) <= 80
