"""The dates of a LinkedIn export: each of its files writes them in another shape, and each has a list of its own.

Nothing is guessed: a cell that has none of its file's shapes is no date. Where a number of a month and of a day could
be taken for each other, the month stands first, as LinkedIn writes them for everybody. A stamp in UTC stays the day
that it names, and a time without a zone stays the day on which it stands.
"""

import datetime as dt
import re
from typing import NamedTuple

#: “08 Feb 2026”; “8-Feb-26” where a spreadsheet has saved the file anew.
_WORDED = r"(?P<day>\d{1,2})([ -])(?P<word>[A-Za-z]{3,9})\2(?P<year>\d{4}|\d\d)"
#: “2025-06-01 14:03:22 UTC”, or the day alone.
_STAMP = (
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:[ T](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?(?: ?UTC|Z)?)?"
)
#: “2026/08/01 10:00:00 UTC”, or the day alone.
_SLASHED = (
    r"(?P<year>\d{4})/(?P<month>\d\d?)/(?P<day>\d\d?)"
    r"(?: (?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?: ?UTC)?)?"
)
#: “1/29/26, 2:37 PM”, “06/01/25 12:00 PM”, or the day alone.
_AMERICAN = (
    r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}|\d\d)"
    r"(?:,?[ \u202f]+(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?:[ \u202f]*(?P<half>[AaPp])[Mm])?)?"
)


class Shape:
    """One way to write a date, and perhaps a time."""

    def __init__(self, pattern: str) -> None:
        self._match = re.compile(pattern, re.ASCII).fullmatch

    def read(self, cell: str) -> "Moment | None":
        """Return the moment that a cell names, None where it has another shape or there is no such day."""
        found = self._match(cell)
        if found is None:
            return None
        parts = found.groupdict()
        month = _MONTHS.get(parts["word"][:3].lower(), 0) if "word" in parts else int(parts["month"])
        year = int(parts["year"]) + (_CENTURY if len(parts["year"]) == 2 else 0)  # noqa: PLR2004  “26”
        try:
            day = dt.date(year, month, int(parts["day"]))
        except ValueError:
            return None
        return Moment(day.isoformat(), _seconds(parts))


class Moment(NamedTuple):
    """When something happened: an ISO day, and the seconds of that day, 0 where no time is told."""

    day: str
    second: int = 0


_CENTURY = 2000  # LinkedIn was opened in 2003
_WORDS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {word: number for number, word in enumerate(_WORDS, start=1)}

_worded, _stamp, _slashed, _american = (Shape(pattern) for pattern in (_WORDED, _STAMP, _SLASHED, _AMERICAN))

#: By file, the shape that it has today first; then those of earlier years, and of files that were saved anew.
CONNECTED = (_worded, _stamp, _american)
SENT = (_stamp, _american)
INVITED = (_american, _stamp)
ENDORSED = (_slashed, _stamp, _worded)
RECOMMENDED = (_american, _stamp, _worded)


def read(cell: str, shapes: tuple[Shape, ...]) -> Moment | None:
    """Return the moment that a cell names in one of some shapes, None where it is in none of them."""
    return next(filter(None, (shape.read(cell) for shape in shapes)), None)


def _seconds(parts: dict[str, str | None]) -> int:
    """Return the seconds since midnight; 0 where there is no time, or none that a clock can show."""
    if not parts.get("hour"):
        return 0
    hour, minute, second = (int(parts.get(key) or 0) for key in ("hour", "minute", "second"))
    half = parts.get("half")
    if half:
        hour = hour % 12 + (12 if half in "pP" else 0)
    return hour * 3600 + minute * 60 + second
