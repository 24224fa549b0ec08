"""Vanity: followers and connections by platform, kept over time beside what they contain."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

#: More followers than people there are.
COUNT_MOST = 10_000_000_000
YEAR_DAYS = 365
_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,' \u00a0\u202f])[0-9]{3})(?:\1[0-9]{3})*")


class Count(NamedTuple):
    """One number on one day."""

    platform: str
    date: dt.date
    count: int  # type: ignore[assignment]  # hides tuple.count, which nobody asks of it


class Platform(NamedTuple):
    """The newest number of a platform, the one before it, and the newest of those a year old or more."""

    newest: Count
    before: Count | None = None
    year_ago: Count | None = None

    @property
    def change(self) -> int | None:
        """Return by how much the newest number differs from the one before."""
        return self.newest.count - self.before.count if self.before else None

    @property
    def change_in_a_year(self) -> int | None:
        """Return by how much the newest number differs from that of a year ago or more."""
        return self.newest.count - self.year_ago.count if self.year_ago else None


class Vanity(NamedTuple):
    """The numbers of all platforms, and what they contain."""

    platforms: tuple[Platform, ...]
    contacts: int
    #: Contacts with whom anything ever passed.
    touched: int


class Noted(NamedTuple):
    """What came of noting a number."""

    platform: Platform
    #: The number of the same day that it took the place of.
    replaced: int | None = None
    undo: str = ""


def platform(counts: Sequence[Count]) -> Platform:
    """Return what there is to say of one platform, from all its numbers, newest first."""
    newest, *older = counts
    a_year = max(newest.date.toordinal() - YEAR_DAYS, 1)
    old = next((one for one in older if one.date.toordinal() <= a_year), None)
    return Platform(newest, older[0] if older else None, old)


def number(text: str) -> int | None:
    """Return a number as people write it: 1840, 1,840, 1.840 and 1 840 are the same; None where it is none."""
    given = text.strip()
    if _GROUPED.fullmatch(given):
        given = "".join(char for char in given if char in "0123456789")
    if not (given.isascii() and given.isdigit()):
        return None
    found = int(given[: len(str(COUNT_MOST)) + 1])
    return found if found <= COUNT_MOST else None
