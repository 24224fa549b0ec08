"""Roles: mentors, mentees and others, with a pace of their own."""

import pytest
from conftest import once

from netjournal.storage import roles


@pytest.fixture
@once
def mentors(netj):
    """Write a mentor and a mentee, to one of whom something was given."""
    netj("add", "Maya Ortiz", "--on", "2026-09-01", "--role", "Mentor", "--got", "guidance: prices", "--thanked")
    netj("gave", "maya", "information: a paper on pricing", "--on", "2026-09-20")
    netj("gave", "maya", "practical: later", "--on", "2026-11-20")
    netj("add", "Ben Adler", "--on", "2026-11-01", "--role", "mentee")
    netj("add", "Zoe Lind", "--on", "2026-11-01", "--role", "client")


def test_a_pace_counts_for_everyone_in_a_role(netj, mentors):
    """Who has the role is ready once the pace has come round; the contact's own pace goes before it."""
    done = netj("pace", "2w", "--role", "mentee")

    assert done.out == "Everyone with the role mentee: every 14 days.\nUndo with: netj undo\n"
    ready = {one["name"]: one["pace_days"] for one in netj("due", "--all", "--json").json}
    assert ready["Ben Adler"] == 14
    assert netj("show", "ben", "--json").json["pace_days"] == 14
    netj("pace", "ben", "3m")
    assert netj("show", "ben", "--json").json["pace_days"] == 90
    netj("undo")
    netj("undo")
    assert netj("show", "ben", "--json").json["pace_days"] is None
    netj("doctor")


def test_the_smallest_pace_of_several_groups_counts(netj, mentors):
    """Sphere, community and role are equals."""
    netj("edit", "ben", "--sphere", "rust", "--community", "@pycon")
    netj("pace", "6w", "--role", "mentee")
    netj("pace", "5w", "--sphere", "rust")
    netj("pace", "@pycon", "2m")

    assert netj("show", "ben", "--json").json["pace_days"] == 35


def test_a_pace_of_a_role_is_shown_and_cleared(netj, mentors):
    """Whatever the case of the role; `none` takes the pace away."""
    netj("pace", "6w", "--role", "MENTOR")

    assert netj("pace", "--role", "mentor", "--json").json["pace_days"] == 42
    netj("pace", "none", "--role", "mentor")
    assert netj("show", "maya", "--json").json["pace_days"] is None


def test_whoever_has_no_own_pace_any_more_is_said_to_follow_the_role(netj, mentors):
    """Clearing a contact's own pace does not clear that of a group, and the answer says so."""
    netj("pace", "6w", "--role", "mentor")
    netj("pace", "maya", "3w")

    assert "every 6 weeks" in netj("pace", "maya", "none").out


def test_a_pace_of_what_is_not_there_says_what_to_type(netj, mentors):
    """A community or sphere of no such name is refused with a way on."""
    assert "netj community" in netj("pace", "@nosuch", "2m", "--json", exit=4).error["hint"]
    assert "--sphere" in netj("pace", "2m", "--sphere", "nosuch", "--json", exit=4).error["hint"]


def test_clearing_what_was_never_chosen_is_no_step(netj, mentors):
    """Nothing changes, and nothing is to be undone."""
    before = netj("history", "--json").json

    netj("pace", "none", "--role", "mentor")

    assert netj("history", "--json").json == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["2w", "--role", "plumber"], 4),
        (["--role", "plumber"], 4),
        (["often", "--role", "mentor"], 3),
        (["2w", "--role", " "], 3),
        (["2w", "--role", "mentor", "--sphere", "rust"], 3),
        (["--role", "mentor", "2w"], 2),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, list) else str(part),
)
def test_bad_input_is_refused_and_nothing_is_written(netj, mentors, words, code):
    """A role that nobody has is told how to be given."""
    before = netj("history", "--json").json

    refused = netj("pace", *words, "--json", exit=code)

    assert refused.error["message"]
    assert netj("history", "--json").json == before


def test_mentors_are_told_with_what_you_last_brought_them(netj, mentors, journal, today):
    """Mentors first, then mentees, each with pace, last day and the last thing given; others are not among them."""
    netj("pace", "6w", "--role", "mentor")

    found = roles.mentors(journal, today)

    assert [(one.who.name, one.role, one.pace, one.last) for one in found] == [
        ("Maya Ortiz", "mentor", 42, "2026-11-20"),
        ("Ben Adler", "mentee", None, "2026-11-01"),
    ]
    assert found[0].gift == ("practical", "later", "2026-11-20")
    assert found[1].gift is None


def test_what_comes_after_today_does_not_count(netj, mentors, journal, today):
    """As of an earlier day, the gift is the last one until then."""
    then = roles.mentors(journal, today.replace(month=10, day=1))

    assert (then[0].last, then[0].gift and then[0].gift.what) == ("2026-09-20", "a paper on pricing")
