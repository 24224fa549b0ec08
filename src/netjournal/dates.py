"""The only module that looks at the clock, and the one that reads and words days.

Days are read in everyday English and Portuguese, case and accents aside. What happened (`past`, `period`)
is looked for backwards from today, a deadline (`ahead`) forwards. A small vocabulary is tried first, since
dateutil reads "tuesday" as tomorrow and "dec 24" as next month; dateutil then sees what is left, and its
answer counts only where the text itself holds a day and a month.
"""

import datetime as dt
import itertools
import os

from netjournal import day_words
from netjournal.errors import BadDate, BadSpan, BadToday, BareNumber, FutureDate, PastDate
from netjournal.i18n import N_, _, plural
from netjournal.text import folded

_LONGEST = 60  # characters that a day in words may take
_ISO_LENGTH = len("2026-11-17")
_YEAR_LENGTH = len("2026")
_SHORT_YEAR_LENGTH = len("26")
_CENTURY = 100
_LEAP_DAY = (2, 29)
_YEARLESS = "--"
_LEAP_YEAR = 2000
_LEAP_GAP = 8  # from 1896 to 1904
_SPAN_MOST = 36_500
_BLANKS = (dt.date(2000, 1, 1), dt.date(2004, 6, 20))  # what a text leaves open shows as their difference

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_WEEKDAY_NAMES = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_MONTH_NAMES = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip

_WEEKS_FROM, _MONTHS_FROM, _YEARS_FROM = 14, 60, 730
_WEEK, _MONTH, _YEAR = 7, 30.44, 365.25


def today() -> dt.date:
    """Return today: the day that `NETJ_TODAY` names, else the one on the person's own calendar."""
    text = os.environ.get("NETJ_TODAY", "").strip()
    if not text:
        return _day_of_the_clock()
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise BadToday(text=_brief(text)) from None


def _day_of_the_clock() -> dt.date:
    try:
        return dt.date.today()  # noqa: DTZ011  a calendar day, where the person is
    except OverflowError:
        pass
    try:
        return now().astimezone().date()
    except OverflowError:  # the next midnight is that of the year 10000, which no calendar of ours has
        return dt.date.max


def now() -> dt.datetime:
    """Return the real time, whatever day `NETJ_TODAY` names: the stamp of what is written."""
    try:
        return dt.datetime.now(dt.UTC)
    except OverflowError:  # a clock beyond the year 2262: Python counts no nanoseconds so far, but the system does
        import time  # noqa: PLC0415  never, on a clock that is right

        return dt.datetime.fromtimestamp(time.clock_gettime(time.CLOCK_REALTIME), dt.UTC)


# --- reading a day -----------------------------------------------------------------------------------


def past(text: str, today: dt.date) -> dt.date:
    """Return the day on which something happened: the latest that the words fit, today at most.

    Raises:
        FutureDate: The day is still to come.
        BadDate: The words are no day.
    """
    day = _read(text, today, day_words.BACK)
    if day > today:
        raise FutureDate(day=worded(day), today=worded(today))
    return day


def ahead(text: str, today: dt.date) -> dt.date:
    """Return the day of a deadline: the next that the words fit, today at least.

    Raises:
        PastDate: The day has gone by.
        BadDate: The words are no day.
    """
    day = _read(text, today, day_words.ON)
    if day < today:
        raise PastDate(day=worded(day), today=worded(today))
    return day


def period(text: str, today: dt.date) -> dt.date:
    """Return the first day of a period that runs up to today, so that “12w” is the last twelve weeks."""
    return past(text, today)


def _read(text: str, today: dt.date, step: int) -> dt.date:
    """Return the day that a person's words mean, looking back or on from today."""
    given = text.strip()
    if _is_number(given):
        raise BareNumber(text=_brief(given), example=today.isoformat())
    try:
        day = _day(given, today, step) if len(given) <= _LONGEST else None
    except (ValueError, OverflowError):  # words that are known, for a day that there is not
        day = None
    if day is None:
        raise BadDate(text=_brief(given), example=today.isoformat())
    return day


def _is_number(text: str) -> bool:
    """Say whether a text is one number and nothing else."""
    return text.strip("+-., ").replace(",", ".").replace(".", "", 1).isdecimal()


def _brief(text: str) -> str:
    """Return the text, or as much of it as an error needs."""
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _day(text: str, today: dt.date, step: int) -> dt.date | None:
    """Return the day that a text means, or None where the words are none that we know."""
    if len(text) == _ISO_LENGTH and text[4] == text[7] == "-":
        return dt.date.fromisoformat(text)
    words = _split(text)
    for reading in (_by_name, _by_weekday, _by_count, _by_calendar):
        if (day := reading(words, today, step)) is not None:
            return day
    return None if words[:1] == ["-"] else _by_dateutil(folded(text), today, step)


def _split(text: str) -> list[str]:
    """Return the words and numbers of a text: “Segunda-feira, 17/nov” is segunda, 17, nov."""
    plain = folded(text)
    runs = ["".join(run) for kind, run in itertools.groupby(plain, _kind) if kind]
    words = [
        word
        for before, word in itertools.pairwise(["", *runs])
        if word != "feira" and not (word in day_words.ORDINALS and before.isdecimal())
    ]
    words = list(itertools.dropwhile(day_words.ARTICLES.__contains__, words))
    return [plain[0], *words] if plain[:1] in {"+", "-"} else words


def _kind(char: str) -> str:
    """Return what a character belongs to: a number, a word, or (empty) the gap between them."""
    if char in " ,./-+":
        return ""
    return "number" if char in "0123456789" else "word"


def _by_name(words: list[str], today: dt.date, _step: int) -> dt.date | None:
    """Return the day that has a name of its own, such as yesterday."""
    said = " ".join(words)
    if said in day_words.NAMED:
        return today + dt.timedelta(day_words.NAMED[said])
    if said in day_words.MONTH_ENDS:
        return today.replace(day=_month_length(today.year, today.month))
    return today.replace(month=12, day=31) if said in day_words.YEAR_ENDS else None


def _by_weekday(words: list[str], today: dt.date, step: int) -> dt.date | None:
    """Return the weekday nearest to today; “last” and “next” leave today itself out."""
    body, sign = _directed(words)
    if len(body) != 1 or body[0] not in day_words.WEEKDAYS:
        return None
    toward = sign or step
    days = (day_words.WEEKDAYS[body[0]] - today.weekday()) * toward % _WEEK
    return today + dt.timedelta((days or (_WEEK if sign else 0)) * toward)


def _by_count(words: list[str], today: dt.date, step: int) -> dt.date | None:
    """Return the day so many days, weeks, months or years away."""
    body, sign = _directed(words)
    counted = _counted(body if len(body) > 1 or not sign else ["a", *body])
    if counted is None:
        return None
    number, unit = counted
    return _shifted(today, number * (sign or step), unit)


def _by_calendar(words: list[str], today: dt.date, step: int) -> dt.date | None:
    """Return the day that is given by its number and month, with or without a weekday and a year."""
    has_weekday = bool(words) and words[0] in day_words.WEEKDAYS
    fields = _fields(words[1:] if has_weekday else words)
    if fields is None:
        return None
    year, month, number = fields
    day = dt.date(_full_year(year, today), month, number) if year else _nearest(month, number, today, step)
    if has_weekday and day.weekday() != day_words.WEEKDAYS[words[0]]:
        raise ValueError(words[0])
    return day


def _by_dateutil(text: str, today: dt.date, step: int) -> dt.date | None:
    """Return the day that dateutil finds in a text, where day and month stand in the text itself."""
    from dateutil import parser  # noqa: PLC0415  three times the cost of all the rest: on a miss only

    guesses = []
    for blank in _BLANKS:
        filler = dt.datetime.combine(blank, dt.time())
        try:
            guesses.append(parser.parse(text, default=filler, dayfirst=True, ignoretz=True).date())
        except (ValueError, OverflowError, ArithmeticError, TypeError):
            return None
    one, two = guesses
    if (one.month, one.day) != (two.month, two.day):
        return None
    if one.year != two.year:
        return _nearest(one.month, one.day, today, step)
    digits = f"{one.year:04}"
    return one if digits in text else one.replace(year=_full_year(digits[2:], today))


# --- the parts of a day ------------------------------------------------------------------------------


def _directed(words: list[str]) -> tuple[list[str], int]:
    """Return the words without those like “last” and “ago”, and the side that these say (0 where none)."""
    said = " ".join(words)
    signs = []
    for lead, sign in day_words.LEADS.items():
        if said.startswith(lead + " "):
            said = said.removeprefix(lead + " ")
            signs.append(sign)
            break
    for tail, sign in day_words.TAILS.items():
        if said.endswith(" " + tail):
            said = said.removesuffix(" " + tail)
            signs.append(sign)
            break
    if len(set(signs)) > 1:  # as in “em 17 ago”, which is a day in August
        return words, 0
    return said.split(), signs[0] if signs else 0


def _counted(words: list[str]) -> tuple[int, str] | None:
    """Return how many of which unit, as “2 weeks” says, or None."""
    match words:
        case [number, unit] if unit in day_words.UNITS and (number.isdecimal() or number in day_words.NUMBERS):
            times, letter = day_words.UNITS[unit]
            return times * (day_words.NUMBERS.get(number) or int(number)), letter
    return None


def _shifted(day: dt.date, number: int, unit: str) -> dt.date:
    """Return the day so many units on; months keep the day of the month, or end with a shorter month."""
    if unit in {"d", "w"}:
        return day + dt.timedelta(number * day_words.UNIT_DAYS[unit])
    months = number * 12 if unit == "y" else number
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, _month_length(year, month + 1)))


def _fields(words: list[str]) -> tuple[str, int, int] | None:
    """Return the year (as typed, or empty), month and day of a calendar date; None where it is none."""
    parts = [w for w in words if w not in day_words.LINKS]
    numbers = [w for w in parts if w.isdecimal()]
    months = [day_words.MONTHS[w] for w in parts if w in day_words.MONTHS]
    if len(parts) not in {2, 3} or len(numbers) + len(months) != len(parts) or len(months) > 1:
        return None
    if len(numbers[0]) == _YEAR_LENGTH and len(parts) > 2:  # noqa: PLR2004  the year is there, and first
        numbers = [*reversed(numbers[1:]), numbers[0]] if not months else numbers[::-1]
    month = months[0] if months else int(numbers.pop(1))
    day, year = int(numbers[0]), (numbers[1:] or [""])[0]
    if not months and month > 12 >= day:  # noqa: PLR2004  months in a year
        day, month = month, day
    if len(year) not in {0, _SHORT_YEAR_LENGTH, _YEAR_LENGTH}:
        raise ValueError(year)
    return year, month, day


def _full_year(typed: str, today: dt.date) -> int:
    """Return a year as a number; two digits are the year nearest to today."""
    year = int(typed)
    if len(typed) == _YEAR_LENGTH:
        return year
    year += today.year // _CENTURY * _CENTURY
    if year >= today.year + _CENTURY // 2:
        return year - _CENTURY
    return year + _CENTURY if year < today.year - _CENTURY // 2 else year


def _nearest(month: int, number: int, today: dt.date, step: int) -> dt.date:
    """Return the day of the year nearest to today, on the side looked at; the leap day waits for its year."""
    dt.date(_LEAP_YEAR, month, number)  # a ValueError where no year has that day
    for year in range(today.year, today.year + (_LEAP_GAP + 1) * step, step):
        if number <= _month_length(year, month) and (year - today.year or _is_side(month, number, today, step)):
            return dt.date(year, month, number)
    raise ValueError(number)


def _is_side(month: int, number: int, today: dt.date, step: int) -> bool:
    """Say whether a day of this year lies on the side looked at, today included."""
    here, there = (today.month, today.day), (month, number)
    return there <= here if step == day_words.BACK else there >= here


def _month_length(year: int, month: int) -> int:
    """Return how many days a month has."""
    leap = month == _LEAP_DAY[0] and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _MONTH_LENGTHS[month - 1] + leap


# --- reading a length of time ------------------------------------------------------------------------


def span(text: str) -> int:
    """Return a length of time in days: “10”, “2w”, “a month”, “quarterly”, “a cada 2 semanas”.

    Raises:
        BadSpan: The words are no length of time, or one beyond 1 to 36,500 days.
    """
    given = text.strip()
    days = _span(_split(given)) if len(given) <= _LONGEST else None
    if days is None or not 1 <= days <= _SPAN_MOST:
        raise BadSpan(text=_brief(given))
    return days


def _span(words: list[str]) -> int | None:
    """Return the days that words of a length of time mean, or None."""
    if words[:2] == ["a", "cada"]:
        words = words[1:]
    body = [w for w in words if w not in day_words.SPAN_LINKS]
    if len(body) == 1:
        if body[0].isdecimal():
            return int(body[0])
        if body[0] in day_words.ADVERBS:
            return day_words.ADVERBS[body[0]]
        body = ["a", *body]
    counted = _counted(body)
    return counted and counted[0] * day_words.UNIT_DAYS[counted[1]]


# --- wording a day -----------------------------------------------------------------------------------


def worded(day: dt.date) -> str:
    """Return a day in full, such as “Mon 23 Nov 2026”."""
    return _("{weekday} {day} {month} {year}").format(**_names(day))


def short(day: dt.date, today: dt.date) -> str:
    """Return a day such as “Fri 27 Nov”, with its year where that is not this one."""
    if day.year != today.year:
        return worded(day)
    return _("{weekday} {day} {month}").format(**_names(day))


def _names(day: dt.date) -> dict[str, str | int]:
    """Return the parts of a day as words."""
    weekday, month = _(_WEEKDAY_NAMES[day.weekday()]), _(_MONTH_NAMES[day.month - 1])
    return {"weekday": weekday, "day": day.day, "month": month, "year": f"{day.year:04}"}


def ago(days: int) -> str:
    """Return how long ago something was, such as “5 days ago”."""
    if days == 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days < _WEEKS_FROM:
        return plural(days, N_("{n} day ago"), N_("{n} days ago"))
    if days < _MONTHS_FROM:
        return plural(round(days / _WEEK), N_("{n} week ago"), N_("{n} weeks ago"))
    if days < _YEARS_FROM:
        return plural(round(days / _MONTH), N_("{n} month ago"), N_("{n} months ago"))
    return plural(round(days / _YEAR), N_("{n} year ago"), N_("{n} years ago"))


def length(days: int) -> str:
    """Return a length of time in its natural unit, such as “3 weeks”."""
    if days < _WEEKS_FROM:
        return plural(days, N_("{n} day"), N_("{n} days"))
    if days < _MONTHS_FROM:
        return plural(round(days / _WEEK), N_("{n} week"), N_("{n} weeks"))
    if days < _YEARS_FROM:
        return plural(round(days / _MONTH), N_("{n} month"), N_("{n} months"))
    return plural(round(days / _YEAR), N_("{n} year"), N_("{n} years"))


# --- birthdays ---------------------------------------------------------------------------------------


def birthday(text: str) -> str:
    """Return a birthday as it is kept: “1980-05-17”, or “--05-17” where the year is not known.

    Raises:
        BadDate: The words are no day of a year; two digits are too few for the year of a birth.
    """
    given = text.strip()
    try:
        kept = _birthday(given) if len(given) <= _LONGEST else None
    except (ValueError, OverflowError):
        kept = None
    if kept is None:
        raise BadDate(text=_brief(given), example="1980-05-17")
    return kept


def _birthday(text: str) -> str | None:
    """Return a birthday as it is kept, or None where the words are none that we know."""
    if text.startswith(_YEARLESS) and text[4:5] == "-":
        return dt.date.fromisoformat(f"{_LEAP_YEAR}-{text[2:]}").strftime("--%m-%d")
    fields = _fields(_split(text))
    if fields is None:
        return None
    year, month, day = fields
    if not year:
        return dt.date(_LEAP_YEAR, month, day).strftime("--%m-%d")
    return dt.date(int(year), month, day).isoformat() if len(year) == _YEAR_LENGTH else None


def next_birthday(text: str, today: dt.date) -> dt.date | None:
    """Return the day on which a birthday is kept next, today at best; None where there is none.

    Who was born on a leap day keeps it on 28 February in other years.
    """
    try:
        month, number = int(text[-5:-3]), int(text[-2:])
        year = today.year + ((month, min(number, _month_length(today.year, month))) < (today.month, today.day))
        return dt.date(year, month, min(number, _month_length(year, month)))
    except (ValueError, IndexError):
        return None
