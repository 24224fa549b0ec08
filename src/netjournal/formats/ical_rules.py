"""The only module that knows on which days a meeting recurs: the rules of RFC 5545, day by day and never for ever.

dateutil's own rules look on to the year 9999 where nothing fits, which takes seconds for one line of a hostile
file. Here a rule is followed up to a last day only, and all rules of a file share one allowance of work.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from netjournal import errors
from netjournal.i18n import _

#: Days that all rules of one file may look at together.
WORK_MOST = 3_000_000

_WEEKDAYS = {name: at for at, name in enumerate(("MO", "TU", "WE", "TH", "FR", "SA", "SU"))}
_BY_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_FREQUENCIES = ("YEARLY", "MONTHLY", "WEEKLY", "DAILY")
_CLOCK = ("BYHOUR", "BYMINUTE", "BYSECOND")
_WEEK, _MONTHS = 7, 12
_MOST = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366}
_VALUES_MOST = 400


class BadRule(errors.Refused):
    """A rule that cannot be followed, in words."""

    template = "{reason}"


class Allowance:
    """How many more days the rules of one file may look at."""

    def __init__(self, days: int = WORK_MOST) -> None:
        self.days = days

    def spend(self, days: int) -> None:
        """Use some of it.

        Raises:
            BadRule: when there is none left.
        """
        self.days -= days
        if self.days < 0:
            raise BadRule(reason=_("the meetings of this file recur too often to be followed"))


class Rule(NamedTuple):
    """A rule: how often, how many times or until when, and which days of each period."""

    frequency: str
    interval: int
    times: int | None
    until: str | None
    week_start: int
    months: frozenset[int]
    month_days: frozenset[int]
    year_days: frozenset[int]
    weeks: frozenset[int]
    weekdays: frozenset[int]
    #: Such as the last Friday (-1, 4) of a month or a year.
    nth_weekdays: frozenset[tuple[int, int]]
    positions: tuple[int, ...]

    def days(self, start: dt.date, until: dt.date, allowance: Allowance) -> Iterator[dt.date]:
        """Yield the days from a first one on to a last one, in order.

        Raises:
            BadRule: when that takes more days to look at than are allowed.
        """
        rule = self._from(start)
        found = 0
        for period in rule.periods(start, until):
            allowance.spend(1 + len(period))
            for day in rule.chosen(period):
                if day < start:
                    continue
                found += 1
                if day > until or (rule.times is not None and found > rule.times):
                    return
                yield day
            if rule.times is not None and found >= rule.times:
                return

    def _from(self, start: dt.date) -> "Rule":
        """Return the rule with what it leaves open taken from its first day."""
        if self.year_days or self.month_days or self.weekdays or self.nth_weekdays or self.frequency == "DAILY":
            return self
        if self.frequency == "WEEKLY" or self.weeks:
            return self._replace(weekdays=frozenset({start.weekday()}))
        months = self.months or (frozenset({start.month}) if self.frequency == "YEARLY" else self.months)
        return self._replace(months=months, month_days=frozenset({start.day}))

    def periods(self, start: dt.date, until: dt.date) -> Iterator[list[dt.date]]:
        """Yield the days of each period that may fit, up to the one of the last day."""
        at = start
        match self.frequency:
            case "YEARLY":
                for year in range(start.year, until.year + 1, self.interval):
                    yield self._of_year(year)
            case "MONTHLY":
                first, last = start.year * _MONTHS + start.month - 1, until.year * _MONTHS + until.month - 1
                for number in range(first, last + 1, self.interval):
                    year, month = divmod(number, _MONTHS)
                    yield self._of_month(year, month + 1)
            case "WEEKLY":
                monday = start.toordinal() - (start.weekday() - self.week_start) % _WEEK
                for week in range(max(monday, 1), until.toordinal() + 1, _WEEK * self.interval):
                    yield [dt.date.fromordinal(week + day) for day in range(_WEEK) if week + day <= _LAST]
            case _:
                for number in range(at.toordinal(), until.toordinal() + 1, self.interval):
                    yield [dt.date.fromordinal(number)]

    def _of_year(self, year: int) -> list[dt.date]:
        months = range(1, _MONTHS + 1) if self.year_days or self.weeks or not self.months else sorted(self.months)
        return [day for month in months for day in self._of_month(year, month)]

    def _of_month(self, year: int, month: int) -> list[dt.date]:
        length = calendar.monthrange(year, month)[1]
        numbers = range(1, length + 1)
        if self.month_days:
            counted = {day if day > 0 else length + 1 + day for day in self.month_days}
            return [dt.date(year, month, day) for day in sorted(counted) if day in numbers]
        return [dt.date(year, month, day) for day in numbers]

    def chosen(self, period: list[dt.date]) -> list[dt.date]:
        """Return the days of a period that fit."""
        days = [day for day in period if self._fits(day)]
        if not self.positions:
            return days
        places = {at - 1 if at > 0 else len(days) + at for at in self.positions}
        return [days[at] for at in sorted(places) if 0 <= at < len(days)]

    def _fits(self, day: dt.date) -> bool:
        length = calendar.monthrange(day.year, day.month)[1]
        if self.months and day.month not in self.months:
            return False
        if self.month_days and not {day.day, day.day - length - 1} & self.month_days:
            return False
        if self.year_days and not _places(day, dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)) & self.year_days:
            return False
        if self.weeks and not self._weeks(day) & self.weeks:
            return False
        if not self.weekdays and not self.nth_weekdays:
            return True
        return day.weekday() in self.weekdays or bool(self._nth(day, length) & self.nth_weekdays)

    def _weeks(self, day: dt.date) -> set[int]:
        """Return the number of a day's week from either end of the year that the week belongs to."""
        year, week, _weekday = day.isocalendar()
        return {week, week - dt.date(year, 12, 28).isocalendar().week - 1}

    def _nth(self, day: dt.date, length: int) -> set[tuple[int, int]]:
        """Return which one of its weekday a day is in its month, or in its year where no month is named."""
        if self.frequency == "YEARLY" and not self.months:
            first, last = _places(day, dt.date(day.year, 1, 1), dt.date(day.year, 12, 31))
        else:
            first, last = day.day, day.day - length - 1
        first, last = max(first, last), min(first, last)
        return {((first - 1) // _WEEK + 1, day.weekday()), (-((-last - 1) // _WEEK + 1), day.weekday())}


_LAST = dt.date.max.toordinal()


def _places(day: dt.date, first: dt.date, last: dt.date) -> set[int]:
    """Return the number of a day counted from either end of a span."""
    return {(day - first).days + 1, (day - last).days - 1}


def rule(text: str) -> Rule:
    """Return the rule that a line RRULE holds.

    Raises:
        BadRule: when it is none, or one that cannot be followed day by day.
    """
    parts = dict(part.upper().strip().split("=", 1) for part in text.strip().strip(";").split(";") if "=" in part)
    frequency = parts.get("FREQ", "")
    if frequency not in _FREQUENCIES or any("," in parts.get(name, "") for name in _CLOCK):
        words = _("it recurs more often than once a day") if frequency else _("it recurs by a rule that cannot be read")
        raise BadRule(reason=words)
    by_day = [_BY_DAY.fullmatch(one.strip()) for one in parts["BYDAY"].split(",")] if parts.get("BYDAY") else []
    if None in by_day or "RSCALE" in parts or "BYEASTER" in parts:
        raise BadRule(reason=_("it recurs by a rule that cannot be read"))
    # Which one of its weekday a day is, is asked within a month or a year only.
    counts = frequency in {"YEARLY", "MONTHLY"}
    named = [(int(found[1] or 0) if counts else 0, _WEEKDAYS[found[2]]) for found in by_day if found]
    return Rule(
        frequency=frequency,
        interval=_number(parts.get("INTERVAL", "1")),
        times=_number(parts["COUNT"]) if "COUNT" in parts else None,
        until=parts.get("UNTIL"),
        week_start=_WEEKDAYS.get(parts.get("WKST", "MO"), 0),
        months=_numbers(parts, "BYMONTH"),
        month_days=_numbers(parts, "BYMONTHDAY"),
        year_days=_numbers(parts, "BYYEARDAY"),
        weeks=_numbers(parts, "BYWEEKNO") if frequency == "YEARLY" else frozenset(),
        weekdays=frozenset(day for nth, day in named if not nth),
        nth_weekdays=frozenset((nth, day) for nth, day in named if nth),
        positions=tuple(_numbers(parts, "BYSETPOS")),
    )


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < len(text) < _DIGITS_MOST and int(text)):
        raise BadRule(reason=_("it recurs by a rule that cannot be read"))
    return int(text)


_DIGITS_MOST = 9


def _numbers(parts: dict[str, str], name: str) -> frozenset[int]:
    """Return the numbers of a part of a rule, none where it is not there."""
    if not parts.get(name):
        return frozenset()
    found = [one.strip() for one in parts[name].split(",")[:_VALUES_MOST]]
    bare = [one.lstrip("+-") for one in found]
    if not all(one.isascii() and one.isdigit() and 0 < int(one[:_DIGITS_MOST]) <= _MOST[name] for one in bare):
        raise BadRule(reason=_("it recurs by a rule that cannot be read"))
    return frozenset(int(one) for one in found)
