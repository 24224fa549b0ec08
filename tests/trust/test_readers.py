"""Readers of days and of files promise an answer or one of our own errors, whatever they are given."""

import contextlib
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netjournal import dates, errors
from trust import fuzz

DAYS = st.dates()
#: Words that days are made of, and some that only look so.
WORDS = st.lists(
    st.sampled_from(
        [
            "last",
            "next",
            "2",
            "3d",
            "weeks",
            "ago",
            "tue",
            "17",
            "nov",
            "há",
            "ontem",
            "in",
            "9999",
            "29",
            "feb",
            "-",
            "/",
        ]
    )
    | st.text(max_size=8)
    | st.dates().map(str),
    max_size=5,
).map(" ".join)


@given(words=WORDS | st.text(), today=DAYS)
@settings(max_examples=300)
@pytest.mark.parametrize("read", [dates.past, dates.ahead, dates.period])
def test_a_day_is_read_or_refused(read, words: str, today: dt.date):
    """No words, on no day between the years 1 and 9999, raise anything but a sentence."""
    with contextlib.suppress(errors.NetjError):
        day = read(words, today)
        assert (day >= today) if read is dates.ahead else (day <= today)


@given(words=WORDS | st.text(), today=DAYS)
@settings(max_examples=200)
def test_a_birthday_is_read_or_refused(words: str, today: dt.date):
    """What is kept as a birthday comes again within eight years, or never again before the year 10000."""
    with contextlib.suppress(errors.NetjError):
        kept = dates.birthday(words)
        again = dates.next_birthday(kept, today)
        assert again is None or again >= today
    with contextlib.suppress(errors.NetjError):
        assert 1 <= dates.span(words) <= 36_500


@pytest.mark.parametrize("form", fuzz.formats())
@given(random=st.randoms(use_true_random=False), strange=st.binary(max_size=400))
@settings(max_examples=12)
def test_a_file_is_read_or_refused(form: str, random, strange: bytes):
    """Bent files of a format, and bytes of no format at all, raise nothing but a sentence."""
    for name, words in fuzz.SEEDS.get(form, (("file.txt", ""),)):
        fuzz.swallow(form, name, fuzz.bent(words.encode(), random))
        fuzz.swallow(form, name, strange)
