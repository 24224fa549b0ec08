"""Promises: what you said you would do for someone, or they for you, and by when."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple

from netjournal import dates, errors
from netjournal.domain.contacts import Who
from netjournal.domain.exchanges import TYPED_KINDS
from netjournal.i18n import N_, _

MAKERS = ("me", "them")
OUTCOMES = ("kept", "dropped")
#: What is promised by saying thanks with `--tell`.
TELL = N_("tell them how it turned out")
#: What comes before the day at the end of a promise, in English and Portuguese.
_BEFORE_A_DAY = re.compile(r"(?:(?<=\s)|^)(?:by|até|ate)\s+(?=\S)", re.IGNORECASE)
_FAR = dt.date.max


class Promise(NamedTuple):
    """Something one of us said they would do for the other."""

    key: int
    id: str
    contact: Who
    #: `me` or `them`.
    promised_by: str
    what: str
    made: dt.date
    due: dt.date | None = None
    closed: dt.date | None = None
    #: `kept` or `dropped` once it is closed.
    outcome: str | None = None
    #: The key of the exchange that came of keeping it.
    exchange: int | None = None

    @property
    def is_mine(self) -> bool:
        """Tell whether it was you who promised."""
        return self.promised_by == "me"

    def as_of(self, today: dt.date) -> "Promise":
        """Return the promise as it stood on a day: what closed it later had not come yet."""
        if self.closed is None or self.closed <= today:
            return self
        return self._replace(closed=None, outcome=None, exchange=None)

    def is_open(self, today: dt.date) -> bool:
        """Tell whether it was made by that day and nothing had closed it."""
        return self.made <= today and (self.closed is None or self.closed > today)

    def is_late(self, today: dt.date) -> bool:
        """Tell whether its day went by before it was kept; what was dropped is not late."""
        then = self.as_of(today)
        if then.due is None or then.outcome == "dropped":
            return False
        return then.due < (then.closed or today)

    def state(self, today: dt.date) -> str:
        """Return `open`, `late`, `kept`, `kept late` or `dropped`."""
        then = self.as_of(today)
        if then.outcome == "dropped":
            return "dropped"
        if then.outcome == "kept":
            return "kept late" if self.is_late(today) else "kept"
        return "late" if self.is_late(today) else "open"


def in_order(promises: Iterable[Promise]) -> list[Promise]:
    """Return promises in the order in which they want to be seen: yours first, by their day, the undated last."""
    return sorted(promises, key=lambda one: (not one.is_mine, one.due or _FAR, one.made, one.key))


class Promised(NamedTuple):
    """What came of making a promise."""

    promise: Promise
    is_archived: bool = False
    undo: str = ""


class Listed(NamedTuple):
    """The promises that are open on a day."""

    promises: tuple[Promise, ...]
    today: dt.date


class Worded(NamedTuple):
    """The words of a promise or an ask, and the day that stood at their end."""

    what: str
    by: dt.date | None = None


def taken_apart(text: str, today: dt.date) -> Worded:
    """Take “send the slides by fri” apart: the words, and the day where one stands at the end.

    Raises:
        PastDate: when that day has gone by.
        EmptyText: when nothing stands before it.
    """
    found = list(_BEFORE_A_DAY.finditer(text))
    if not found:
        return Worded(text.strip())
    last = found[-1]
    try:
        by = dates.ahead(text[last.end() :].rstrip(" .\n"), today)
    except errors.PastDate:
        raise
    except errors.BadDate:  # “stand by me” holds no day
        return Worded(text.strip())
    what = text[: last.start()].rstrip(" ,;\n")
    if not what:
        raise errors.EmptyText(what="text")
    return Worded(what, by)


def as_given(what: str) -> tuple[str, bool]:
    """Return the words of a promise as those of something given, and whether their kind is assumed.

    “guidance: read his contract” says its kind; “the slides: both parts” does not, and is practical. To tell
    somebody how it turned out is information.
    """
    if what in {TELL, _(TELL)}:
        return f"information: {what}", False
    head, colon, _words = what.partition(":")
    if colon and head.strip().casefold() in TYPED_KINDS:
        return what, False
    return f"practical: {what}", True
