"""What a command understood is said back, whole; what it cannot know is asked or refused, never guessed."""

import pytest


@pytest.fixture
def people(netj):
    """Three people, two of them namesakes who differ in where they work."""
    netj("add", "Sam Okafor", "--on", "2026-01-05")
    netj("add", "Jo Park", "--on", "2026-01-06", "--org", "Acme", "--met", "a wedding")
    netj("add", "Jo Park", "--new", "--on", "2026-01-07", "--sphere", "choir")
    return netj


def test_all_that_was_said_of_a_first_meeting_is_echoed(people):
    """Who was there, through whom, how, where, who started it, its weight, and how you met."""
    said = people(
        *("add", "Ann Lee", "--met", "a chat", "--at", "the bar", "--channel", "call", "--with", "sam", "--via", "sam"),
        *("--from-them", "--value", "5"),
    ).out

    assert "By call, at the bar, Mon 23 Nov 2026, with Sam Okafor, through Sam Okafor." in said
    assert "They came to you. Value 5." in said
    assert "met  a chat" in said


def test_what_was_said_of_someone_not_met_is_echoed(people):
    """There is no meeting to tell it with, and it is told all the same."""
    said = people("add", "Ann Lee", "--unmet", "--met", "online", "--via", "sam").out

    assert "met      online" in said
    assert "through  Sam Okafor" in said


def test_a_comma_after_the_first_word_means_another_name(people):
    """`netj log sam, ann lunch` needs no quotes, and drops nobody into the note."""
    people("add", "Ann Lee", "--unmet")

    done = people("log", "sam,", "ann", "lunch", "--json").json

    assert [contact["name"] for contact in done["contacts"]] == ["Sam Okafor", "Ann Lee"]
    assert done["encounter"]["note"] == "lunch"


def test_an_empty_day_is_no_day(people):
    """An unset variable in a script does not mean today, nor move an encounter there."""
    people("log", "sam", "tea", "--on", "", exit=3)
    people("log", "sam", "tea", "--on", "3d")

    people("edit", "last", "--on", "", exit=3)

    assert people("show", "sam", "--json").json["last"] == "2026-11-20"


def test_an_empty_text_clears_what_the_last_encounter_had(people):
    """As the help says: place and channel too."""
    people("log", "sam", "tea", "--at", "the bar", "--channel", "video")

    done = people("edit", "last", "--at", "", "--channel", "", "--json").json

    assert (done["encounter"]["place"], done["encounter"]["channel"]) == (None, None)


@pytest.mark.parametrize("command", ["log", "gave", "got", "tried", "thank"])
def test_a_command_without_a_name_points_to_its_own_help(netj, command):
    """Not to that of another."""
    assert netj(command, "--json", exit=2).error["hint"] == f"Try: netj {command} --help"


def test_nobody_was_born_tomorrow(people):
    """A birthday with a year lies in the past."""
    assert people("edit", "sam", "--birthday", "2030-01-01", "--json", exit=3).error["code"] == "future_date"
    people("edit", "sam", "--birthday", "31 dec")


def test_logging_with_the_archived_says_that_they_stay_away(people):
    """Else they would be missed in every list."""
    people("archive", "sam")

    assert 'netj revive "Sam Okafor"' in people("log", "sam", "tea").out


def test_namesakes_are_offered_with_their_ids_off_a_terminal(people):
    """Their names do not tell them apart, and an id is a way to say who is meant."""
    ids = [one["id"] for one in people("list", "--json").json if one["name"] == "Jo Park"]

    refused = people("show", "jo park", exit=5)

    assert refused.out == ""
    assert all(id_ in refused.err for id_ in ids)
    assert people("show", ids[1], "--json").json["name"] == "Jo Park"


def test_namesakes_are_offered_with_what_else_is_known_on_a_terminal(people, terminal):
    """One key chooses, and the eye can tell which."""
    shown = terminal("show", "jo park", keys="2")

    assert "1  Jo Park · Acme, a wedding" in shown
    assert "2  Jo Park · choir" in shown


@pytest.mark.parametrize("command", ["show", "why"])
def test_looking_at_one_person_keeps_the_numbers_of_the_list(people, terminal, command):
    """`netj list`, `netj why 2`, `netj log 3`: 3 is still the third row of the list."""
    terminal("list")
    terminal(command, "2")

    assert "Logged with Sam Okafor" in terminal("log", "3", "tea")


def test_a_form_that_was_thrown_away_changes_nothing(people, terminal, tmp_path):
    """Whoever deletes it in the editor has changed their mind."""
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nrm "$1"\n')
    editor.chmod(0o700)

    assert "Nothing was changed." in terminal("edit", "sam", EDITOR=str(editor))


def test_a_setting_says_how_it_goes_back(netj):
    """Like every other save."""
    assert "netj config due.limit --reset" in netj("config", "due.limit", "7").out
