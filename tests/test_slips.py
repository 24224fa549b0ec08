"""A new name that looks like a slip of the finger is pointed out, and never stands in the way."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from netjournal import text
from netjournal.storage import contacts

NAMES = st.text(string.ascii_lowercase + " ", min_size=1, max_size=12)


@given(NAMES, NAMES)
def test_a_slip_is_one_letter_left_out_added_wrong_or_two_swapped(one: str, other: str):
    """Two Latin names are a slip apart exactly when one edit turns the first into the second."""
    assert (other in text.slips(one)) == (OSA.distance(one, other) == 1 and _can_be_typed(one, other))


@given(st.text(max_size=20))
def test_no_text_is_a_slip_of_itself(name: str):
    """The very same name is a namesake, not a slip."""
    assert name not in text.slips(name)


def _can_be_typed(one: str, other: str) -> bool:
    """Tell whether the letters that come in are Latin ones, or in the text already."""
    return set(other) <= {*string.ascii_lowercase, *one}


@pytest.mark.parametrize("typed", ["Priya Nai", "Priya Nairr", "Priya Nsir", "Pryia Nair", "riya Nair", "PRÍYA NAR"])
def test_a_slip_of_a_known_name_is_said_and_saved_all_the_same(netj, typed: str):
    """The new contact is written, and the sentence names whom it looks like."""
    netj("add", "Priya Nair")

    ran = netj("add", typed)

    assert "looks like Priya Nair" in ran.out
    assert f"{typed} is new" in ran.out


@pytest.mark.parametrize("typed", ["Priya Rao", "Nair Priya", "Pri", "Prya Nar"])
def test_another_name_is_no_slip(netj, typed: str):
    """Names that are further apart are left in peace."""
    netj("add", "Priya Nair")

    assert "looks like" not in netj("add", typed).out


def test_a_short_name_is_no_slip(netj):
    """Among three letters, one slip is another name."""
    netj("add", "Ana")

    assert "looks like" not in netj("add", "Ada").out


def test_nobody_in_the_archive_is_suggested(journal):
    """Who was put away is not brought up."""
    with journal.step("add") as step:
        contacts.create(step, "Priya Nair", archived="2026-01-01")

    assert contacts.typo_of(journal, "Priya Nai", 0) is None


def test_a_very_long_name_is_not_looked_through(journal):
    """Ten thousand letters cost nothing."""
    with journal.step("add") as step:
        contacts.create(step, "x" * 10_000)

    assert contacts.typo_of(journal, "x" * 9_999, 0) is None


def test_a_sentence_quotes_the_beginning_of_what_was_typed(netj):
    """However long a text is, the answer to it stays a sentence."""
    netj("add", "Sam Okafor")

    refused = netj("log", "sam", "tea", "--channel", "x" * 50_000, exit=3)

    assert "x" * 100 in refused.err
    assert len(refused.err) < 1_000
