"""Phone numbers in one spelling, however they were typed."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netjournal.domain import addresses
from netjournal.formats import phones


@pytest.fixture(autouse=True)
def fresh() -> None:
    """Forget what was asked before."""
    phones.international.cache_clear()
    phones.variants.cache_clear()


@pytest.mark.parametrize(
    ("typed", "region", "whole"),
    [
        ("020 7946 0018", "GB", "+44 20 7946 0018"),
        ("+44 (0)20 7946 0018", "", "+44 20 7946 0018"),
        ("0044 20 7946 0018", "", "+44 20 7946 0018"),
        ("0044 20 7946 0018", "DE", "+44 20 7946 0018"),
        ("tel:+44-20-7946-0018", "", "+44 20 7946 0018"),
        ("11 99123-4567", "br", "+55 11 99123-4567"),
        ("020 7946 0018 x12", "GB", "+44 20 7946 0018 x12"),
        ("(212) 555-0134", "US", "+1 212-555-0134"),
    ],
)
def test_a_number_that_makes_sense_gets_its_country(typed: str, region: str, whole: str) -> None:
    """The one that it names, or the one of the settings."""
    assert phones.international(typed, region) == whole


@pytest.mark.parametrize(
    ("typed", "region"),
    [
        ("020 7946 0018", ""),
        ("call me", "GB"),
        ("123", "GB"),
        ("555-0134", "US"),
        ("+999 1234", ""),
        ("020 7946 0018", "XX"),
        ("", "GB"),
        ("1" * 500, "GB"),
    ],
)
def test_a_number_that_makes_none_stays_as_it_was_typed(typed: str, region: str) -> None:
    """No country, no number, or one that lacks its area code: nothing is guessed."""
    assert phones.international(typed, region) == typed
    assert phones.variants(typed, region) == (typed,)


def test_the_spellings_of_one_number_are_all_the_same_one() -> None:
    """With its country, without spaces, and as it is dialled at home."""
    found = phones.variants("020 7946 0018", "GB")

    assert found == ("020 7946 0018", "+44 20 7946 0018", "+442079460018", "00442079460018")
    assert all(addresses.is_same_phone(found[0], other) for other in found)
    assert "020 7946 0018" in phones.variants("+442079460018", "")


def test_without_the_library_numbers_stay_as_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is told to install anything for a spelling."""
    monkeypatch.setitem(sys.modules, "phonenumbers", None)

    assert phones.international("020 7946 0018", "GB") == "020 7946 0018"
    assert phones.variants("020 7946 0018", "GB") == ("020 7946 0018",)


@given(st.text(max_size=80), st.sampled_from(["", "GB", "BR", "US", "DE"]))
def test_no_text_makes_it_fail_and_none_changes_twice(typed: str, region: str) -> None:
    """Whatever stands in a cell, the answer is a text, and the same one when asked of the answer."""
    once = phones.international(typed, region)

    assert phones.international(once, region) == once
    assert typed in phones.variants(typed, region)
