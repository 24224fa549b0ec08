import datetime as dt
import os
import subprocess
import sys
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from netjournal import dates
from netjournal.errors import BadDate, BadSpan, BadToday, BareNumber, FutureDate, NetjError, PastDate

TODAY = dt.date(2026, 11, 23)  # a Monday
PATIENT = settings(deadline=None)  # a busy machine is no failure
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31))
PIECES = [
    "a",
    "am",
    "ago",
    "apr",
    "ate",
    "atras",
    "dec",
    "dez",
    "de",
    "em",
    "feb",
    "feira",
    "fri",
    "ha",
    "in",
    "jan",
    "last",
    "mar",
    "may",
    "mes",
    "month",
    "next",
    "no",
    "nov",
    "of",
    "ontem",
    "on",
    "out",
    "passada",
    "pm",
    "que",
    "vem",
    "sat",
    "segunda",
    "semana",
    "sex",
    "the",
    "ter",
    "tomorrow",
    "tue",
    "utc",
    "w",
    "week",
    "y",
    "z",
    "0",
    "00",
    "1",
    "2",
    "3",
    "5",
    "12",
    "13",
    "17",
    "29",
    "30",
    "31",
    "32",
    "99",
    "100",
    "2024",
    "2026",
    "9999",
    "10000",
    "1e5",
    "10:30",
    "99:99",
    "-1",
    "+1",
    "3d",
    "2w",
    "1m",
    "9y",
    "17th",
    "3.5",
    "nan",
    "inf",
    "t",
    "h",
    "s",
    "/",
    ".",
    ",",
    ":",
    "-",
    "+",
]
JUMBLES = st.lists(st.sampled_from(PIECES), max_size=6).flatmap(
    lambda pieces: st.sampled_from(["", " ", "-", "/", "."]).map(lambda gap: gap.join(pieces))
)


def day(text):
    """Return the day that an ISO date names."""
    return dt.date.fromisoformat(text)


def answer(read, *given):
    """Return what a reader makes of a text, be it an error."""
    try:
        return read(*given)
    except NetjError as error:
        return error


# --- the clock ---------------------------------------------------------------------------------------


def test_a_set_day_stands_in_for_today(monkeypatch):
    """`NETJ_TODAY` is today, whatever the clock says."""
    monkeypatch.setenv("NETJ_TODAY", " 2026-11-23 ")

    assert dates.today() == TODAY


@pytest.mark.parametrize("unset", ["", "  "])
def test_an_empty_setting_leaves_the_clock_alone(monkeypatch, unset):
    """An empty `NETJ_TODAY` counts as none."""
    monkeypatch.setenv("NETJ_TODAY", unset)

    assert abs((dates.today() - dt.datetime.now().astimezone().date()).days) <= 1


@pytest.mark.parametrize("wrong", ["today", "2026-13-01", "23/11/2026", "\udcff", "1" * 1000])
def test_a_wrong_stand_in_is_refused(monkeypatch, wrong):
    """A `NETJ_TODAY` that is no ISO date is an error that names it, not a guess."""
    if wrong == "\udcff":
        monkeypatch.setenv("NETJ_TODAY", wrong)
    monkeypatch.setitem(os.environ, "NETJ_TODAY", wrong)

    with pytest.raises(BadToday) as refusal:
        dates.today()

    assert refusal.value.facts["text"] in {wrong, "1" * 60 + "…"}


# --- what happened -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "2026-11-23"), ("HOJE", "2026-11-23"), ("yesterday", "2026-11-22"),
        (" Ontem ", "2026-11-22"),
        ("anteontem", "2026-11-21"), ("day before yesterday", "2026-11-21"),
        ("the day before yesterday", "2026-11-21"),
        ("mon", "2026-11-23"), ("tue", "2026-11-17"), ("Tuesday", "2026-11-17"), ("on tue", "2026-11-17"),
        ("seg", "2026-11-23"), ("segunda", "2026-11-23"), ("Segunda-feira", "2026-11-23"),
        ("ter", "2026-11-17"), ("terça", "2026-11-17"), ("TERCA", "2026-11-17"),
        ("terc\u0327a", "2026-11-17"),
        ("sexta feira", "2026-11-20"), ("sábado", "2026-11-21"), ("domingo", "2026-11-22"),
        ("sun", "2026-11-22"),
        ("last mon", "2026-11-16"), ("last tue", "2026-11-17"), ("last monday", "2026-11-16"),
        ("segunda passada", "2026-11-16"), ("última terça", "2026-11-17"),
        ("terça-feira passada", "2026-11-17"),
        ("3d", "2026-11-20"), ("3d ago", "2026-11-20"), ("3 days ago", "2026-11-20"), ("-3d", "2026-11-20"),
        ("0d", "2026-11-23"), ("2w", "2026-11-09"), ("2 weeks ago", "2026-11-09"),
        ("a week ago", "2026-11-16"),
        ("há 2 semanas", "2026-11-09"), ("2 semanas atrás", "2026-11-09"),
        ("há duas semanas atrás", "2026-11-09"),
        ("há dez dias", "2026-11-13"), ("last week", "2026-11-16"), ("semana passada", "2026-11-16"),
        ("na semana passada", "2026-11-16"), ("last month", "2026-10-23"), ("mês passado", "2026-10-23"),
        ("1m", "2026-10-23"), ("um mês atrás", "2026-10-23"), ("last year", "2025-11-23"),
        ("2y", "2024-11-23"),
        ("17 nov", "2026-11-17"), ("nov 17", "2026-11-17"), ("17nov", "2026-11-17"),
        ("17/11", "2026-11-17"),
        ("17th of November", "2026-11-17"), ("17 de novembro", "2026-11-17"),
        ("dia 17 de nov.", "2026-11-17"),
        ("1º de maio", "2026-05-01"), ("em 17 ago", "2026-08-17"), ("17 ago", "2026-08-17"),
        ("23 nov", "2026-11-23"), ("24 nov", "2025-11-24"), ("24 dez", "2025-12-24"),
        ("31/12", "2025-12-31"),
        ("29 feb", "2024-02-29"), ("17 nov 2025", "2025-11-17"), ("November 17, 2025", "2025-11-17"),
        ("2025 nov 17", "2025-11-17"), ("17-nov-25", "2025-11-17"),
        ("17 de novembro de 2025", "2025-11-17"),
        ("2025-11-17", "2025-11-17"), ("2025/11/17", "2025-11-17"), ("17/11/2025", "2025-11-17"),
        ("17.11.2025", "2025-11-17"), ("11/17/2025", "2025-11-17"), ("03/04/2025", "2025-04-03"),
        ("17/11/25", "2025-11-17"), ("17/11/99", "1999-11-17"),
        ("Mon 23 Nov 2026", "2026-11-23"), ("segunda, 16 de novembro", "2026-11-16"),
        ("2025-11-17T10:00", "2025-11-17"), ("17 nov 10:30", "2026-11-17"), ("24 dec 10:30", "2025-12-24"),
        ("17/11/25 10:30", "2025-11-17"), ("0001-01-01", "0001-01-01"),
    ],
)  # fmt: skip
def test_what_happened_is_read_backwards(text, expected):
    """Everyday words for a day gone by mean the latest such day, today included."""
    assert dates.past(text, TODAY) == day(expected)


@pytest.mark.parametrize(
    "text",
    ["tomorrow", "amanhã", "next fri", "próxima sexta", "in 3 days", "+3d", "2026-11-24", "semana que vem"],
)
def test_what_happened_is_never_still_to_come(text):
    """A day after today is refused for what happened, and the error names both days."""
    with pytest.raises(FutureDate) as refusal:
        dates.past(text, TODAY)

    assert refusal.value.facts["today"] == "Mon 23 Nov 2026"
    assert "2026" in refusal.value.message


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "x", "may", "nov", "nov 2025", "2026-11", "2026-02-30", "29 feb 2023", "31 feb", "32 nov",
        "0 nov", "17 nov 0000", "10:30", "10 am", "12h", "tue 10:30", "sat 5", "17th", "week", "last",
        "ago", "in", "on", "-", "--", "--05-17", "Tue 23 Nov 2026", "999999999999d", "9999y",
        "99999999999999 nov",
        "last 5", "\0", "\udcff", "tue\x1b", "\u0301", "17 nov " * 20, "a" * 1_000_000,
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(text):
    """Words that name no day, or a day that there is not, are an error with an example."""
    with pytest.raises(BadDate) as refusal:
        dates.past(text, TODAY)

    assert "2026-11-23" in refusal.value.hint
    assert len(refusal.value.message) < 120


@pytest.mark.parametrize(
    "text", ["5", "2026", "-3", "+3", "20261117", "3.5", "17,5", "5.", "\u0665", "\uff15", "9" * 5000]
)
@pytest.mark.parametrize("read", [dates.past, dates.ahead, dates.period])
def test_a_bare_number_is_no_date(read, text):
    """A number alone could mean anything, and is not guessed at."""
    with pytest.raises(BareNumber):
        read(text, TODAY)


@pytest.mark.parametrize("offset", range(7))
def test_a_weekday_is_at_most_six_days_gone(offset):
    """A weekday means today or one of the six days before; with “last”, one of the seven before today."""
    now = TODAY + dt.timedelta(offset)

    assert dates.past("tue", now) == max(now - dt.timedelta(n) for n in range(7) if (now.weekday() - n) % 7 == 1)
    assert 1 <= (now - dates.past("last tue", now)).days <= 7


def test_dateutils_own_readings_stay_out():
    """“tuesday” is not tomorrow and “dec 24” is not next month, as dateutil alone would have it."""
    assert dates.past("tuesday", TODAY) < TODAY
    assert dates.past("dec 24", TODAY) == day("2025-12-24")


def test_a_month_back_ends_with_a_shorter_month():
    """A month before 31 March is the last of February."""
    assert dates.past("1m", day("2026-03-31")) == day("2026-02-28")
    assert dates.past("1y", day("2024-02-29")) == day("2023-02-28")


@PATIENT
@given(st.text(max_size=70) | JUMBLES, DAYS)
@example("nov 17 nan", TODAY)
def test_any_text_is_a_day_gone_by_or_an_error(text, now):
    """Whatever is typed for what happened, the answer is a day up to today or a sentence."""
    found = answer(dates.past, text, now)

    assert str(found) if isinstance(found, NetjError) else found <= now


@PATIENT
@given(st.text(max_size=70) | JUMBLES, st.dates())
def test_any_text_is_a_deadline_or_an_error(text, now):
    """Whatever is typed for a deadline, in any year, the answer is a day from today on or a sentence."""
    found = answer(dates.ahead, text, now)

    assert str(found) if isinstance(found, NetjError) else found >= now


@pytest.mark.parametrize("now", [dt.date.min, dt.date.max])
@pytest.mark.parametrize("text", ["last mon", "next mon", "1d", "-1w", "2m", "1y", "yesterday", "tomorrow", "29 feb"])
@pytest.mark.parametrize("read", [dates.past, dates.ahead])
def test_the_ends_of_the_calendar_are_no_trap(read, text, now):
    """Next to the first and the last day there is, a day beyond is no date, and nothing breaks."""
    assert isinstance(answer(read, text, now), (dt.date, BadDate))


@PATIENT
@given(DAYS.filter(lambda d: d <= TODAY), st.sampled_from([TODAY, day("2024-02-29")]))
def test_an_echoed_day_can_be_typed_again(then, now):
    """The words that netj answers with are words that it reads, to the same day."""
    if then <= now:
        assert dates.past(dates.worded(then), now) == then
        assert dates.past(then.isoformat(), now) == then
        assert dates.past(dates.short(then, now), now) == then


@PATIENT
@given(DAYS)
def test_a_day_without_a_year_is_the_nearest_one(now):
    """Day and month alone mean the latest such day for what happened, and the next for a deadline."""
    before, after = dates.past("17 nov", now), dates.ahead("17 nov", now)

    assert (before.month, before.day) == (after.month, after.day) == (11, 17)
    assert 0 <= (now - before).days <= 365
    assert 0 <= (after - now).days <= 365
    assert dates.past("29 feb", now) <= now <= dates.ahead("29 feb", now)


# --- deadlines ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", "2026-11-23"), ("tomorrow", "2026-11-24"), ("amanhã", "2026-11-24"),
        ("depois de amanhã", "2026-11-25"), ("mon", "2026-11-23"), ("next mon", "2026-11-30"),
        ("fri", "2026-11-27"), ("by fri", "2026-11-27"), ("next fri", "2026-11-27"),
        ("até sexta", "2026-11-27"),
        ("próxima sexta", "2026-11-27"), ("sexta que vem", "2026-11-27"), ("3d", "2026-11-26"),
        ("+3d", "2026-11-26"), ("in 3 days", "2026-11-26"), ("em 3 dias", "2026-11-26"),
        ("daqui a 3 dias", "2026-11-26"), ("2w", "2026-12-07"), ("a week from now", "2026-11-30"),
        ("1m", "2026-12-23"), ("3m", "2027-02-23"), ("next week", "2026-11-30"),
        ("semana que vem", "2026-11-30"),
        ("próxima semana", "2026-11-30"), ("next month", "2026-12-23"), ("end of month", "2026-11-30"),
        ("end of the month", "2026-11-30"), ("fim do mês", "2026-11-30"), ("fim do ano", "2026-12-31"),
        ("17 nov", "2027-11-17"), ("23 nov", "2026-11-23"), ("dec 24", "2026-12-24"),
        ("24 dez", "2026-12-24"),
        ("31/12", "2026-12-31"), ("29 feb", "2028-02-29"), ("1 jan 27", "2027-01-01"),
        ("2027-01-01", "2027-01-01"),
        ("fri 27 nov", "2026-11-27"), ("dec 24 10:00", "2026-12-24"),
    ],
)  # fmt: skip
def test_a_deadline_is_read_forwards(text, expected):
    """Everyday words for a deadline mean the next such day, today included."""
    assert dates.ahead(text, TODAY) == day(expected)


@pytest.mark.parametrize("text", ["yesterday", "ontem", "last week", "3d ago", "há 2 semanas", "2026-11-22", "-3d"])
def test_a_deadline_never_lies_in_the_past(text):
    """A day before today is refused for a deadline."""
    with pytest.raises(PastDate, match="has passed"):
        dates.ahead(text, TODAY)


def test_the_next_leap_day_may_be_eight_years_away():
    """29 February without a year skips the century that has none."""
    assert dates.ahead("29 feb", day("2096-03-01")) == day("2104-02-29")
    assert dates.past("29 feb", day("2104-02-28")) == day("2096-02-29")


# --- periods and lengths -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12w", "2026-08-31"), ("3m", "2026-08-23"), ("last year", "2025-11-23"), ("1 jan", "2026-01-01")],
)
def test_a_period_starts_in_the_past(text, expected):
    """“12w” is the last twelve weeks, and a day is the day since which."""
    assert dates.period(text, TODAY) == day(expected)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("10", 10), ("10d", 10), (" 2W ", 14), ("3m", 90), ("1y", 365), ("2 weeks", 14), ("a week", 7),
        ("week", 7),
        ("month", 30), ("daily", 1), ("weekly", 7), ("monthly", 30), ("quarterly", 90), ("yearly", 365),
        ("every 2 weeks", 14), ("once a month", 30), ("2 semanas", 14), ("uma semana", 7), ("mensal", 30),
        ("Mês", 30), ("a cada 2 semanas", 14), ("a cada mês", 30), ("toda semana", 7),
        ("uma vez por mês", 30),
        ("trimestral", 90), ("anual", 365), ("fortnight", 14), ("1", 1), ("36500", 36_500),
        ("for 3 days", 3),
    ],
)  # fmt: skip
def test_a_length_of_time_is_read_in_days(text, days):
    """A pace or a snooze takes numbers, units and everyday words, in both languages."""
    assert dates.span(text) == days


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "0",
        "0w",
        "-3",
        "+3",
        "-2w",
        "1.5w",
        "36501",
        "9" * 59 + "y",
        "2w3d",
        "x",
        "fri",
        "w w",
        "1" * 5000,
    ],
)
def test_what_is_no_length_of_time_is_refused(text):
    """Nothing, less than a day, more than a century, and other words are no length of time."""
    with pytest.raises(BadSpan):
        dates.span(text)


@PATIENT
@given(st.text(max_size=70) | JUMBLES)
def test_any_text_is_a_length_of_time_or_an_error(text):
    """Whatever is typed for a length of time, the answer is 1 to 36,500 days or a sentence."""
    found = answer(dates.span, text)

    assert str(found) if isinstance(found, BadSpan) else 1 <= found <= 36_500


# --- words -------------------------------------------------------------------------------------------


def test_a_day_in_full_has_weekday_and_year():
    """The echo always gives the weekday and the date."""
    assert dates.worded(TODAY) == "Mon 23 Nov 2026"
    assert dates.worded(day("2026-05-03")) == "Sun 3 May 2026"


def test_a_short_day_names_only_another_year():
    """A day of this year goes without its year."""
    assert dates.short(day("2026-11-27"), TODAY) == "Fri 27 Nov"
    assert dates.short(day("2027-01-01"), TODAY) == "Fri 1 Jan 2027"


@pytest.mark.parametrize(
    ("days", "past", "long"),
    [
        (0, "today", "0 days"), (1, "yesterday", "1 day"), (5, "5 days ago", "5 days"),
        (13, "13 days ago", "13 days"), (14, "2 weeks ago", "2 weeks"), (21, "3 weeks ago", "3 weeks"),
        (59, "8 weeks ago", "8 weeks"), (60, "2 months ago", "2 months"), (122, "4 months ago", "4 months"),
        (729, "24 months ago", "24 months"), (730, "2 years ago", "2 years"),
        (3650, "10 years ago", "10 years"),
    ],
)  # fmt: skip
def test_lengths_are_said_in_their_natural_unit(days, past, long):
    """Days up to two weeks, weeks up to two months, months up to two years, then years."""
    assert (dates.ago(days), dates.length(days)) == (past, long)


# --- birthdays ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("17 may", "--05-17"), ("may 17", "--05-17"), ("17 de maio", "--05-17"), ("17/05", "--05-17"),
        ("--05-17", "--05-17"), ("29 feb", "--02-29"), ("17 may 1980", "1980-05-17"),
        ("1980-05-17", "1980-05-17"),
        ("17/05/1980", "1980-05-17"), ("29 feb 1980", "1980-02-29"),
    ],
)  # fmt: skip
def test_a_birthday_is_kept_with_or_without_its_year(text, kept):
    """A birthday is a day of the year; the year of birth is kept where it is said."""
    assert dates.birthday(text) == kept
    assert dates.birthday(kept) == kept


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "5",
        "may",
        "tomorrow",
        "29 feb 1981",
        "--02-30",
        "--W48-1",
        "--0517",
        "17/05/80",
        "9" * 30 + " may",
    ],
)
def test_what_is_no_birthday_is_refused(text):
    """A birthday needs a day that exists, and all four digits of a year."""
    with pytest.raises(BadDate, match="1980-05-17"):
        dates.birthday(text)


@pytest.mark.parametrize(
    ("kept", "now", "expected"),
    [
        ("1980-05-17", "2026-11-23", "2027-05-17"), ("--11-23", "2026-11-23", "2026-11-23"),
        ("--11-22", "2026-11-23", "2027-11-22"), ("--02-29", "2026-11-23", "2027-02-28"),
        ("--02-29", "2027-02-28", "2027-02-28"), ("--02-29", "2027-03-01", "2028-02-29"),
        ("1980-02-29", "2028-02-28", "2028-02-29"),
    ],
)  # fmt: skip
def test_a_birthday_comes_round_each_year(kept, now, expected):
    """The next birthday is today at best, and a leap day is kept on 28 February in other years."""
    assert dates.next_birthday(kept, day(now)) == day(expected)


@PATIENT
@given(st.dates(), st.dates(max_value=dt.date(9998, 12, 31)))
def test_the_next_birthday_is_within_a_year(born, now):
    """Nobody waits more than a year for a birthday."""
    assert 0 <= (dates.next_birthday(born.isoformat(), now) - now).days <= 366


@pytest.mark.parametrize("kept", ["", "x", "--13-01", "--00-10", "--02-00", "--01-01"])
def test_no_next_birthday_is_none(kept):
    """At the end of the calendar, and for what is no birthday, there is no next one."""
    assert dates.next_birthday(kept, dt.date.max) is None


# --- cost --------------------------------------------------------------------------------------------


def test_everyday_words_load_nothing_heavy():
    """The small vocabulary is read without dateutil, which costs three times all the rest."""
    code = (
        "import sys, datetime; from netjournal import dates; now = datetime.date(2026, 11, 23)\n"
        "for text in ('tue', '3d', '17 nov', 'ontem', '2026-11-17', '17/11/2025'): dates.past(text, now)\n"
        "print([m for m in ('dateutil', 'calendar', 'locale', '_strptime') if m in sys.modules])"
    )

    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)

    assert answer.stdout.strip() == "[]"


def test_a_huge_text_is_refused_at_once():
    """Ten million characters are no date, in no time."""
    start = time.process_time()

    for read in (dates.past, dates.ahead, dates.period):
        with pytest.raises(BadDate):
            read("1 " * 5_000_000, TODAY)

    assert time.process_time() - start < 2
