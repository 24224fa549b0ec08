"""Open loops: what waits for a word or a deed, in which order, and from which day on it is worth a mention.

A promise, an ask, thanks, an introduction that nobody has heard of since, a membership to renew: each is one
`Loop`, so that `open` lists them, `done` closes them and `due` reminds of them in one way.
"""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

#: Their promise is worth a calm mention so many days past its day.
GRACE = 3
#: An ask without a day is worth another word so many days after it was made, if nobody answered.
ASK_WAIT = 14
#: So many days after a yes it is time to tell what came of it, unless that is known before.
OUTCOME_WAIT = 21
#: Of an introduction `due` reminds once: from so many days after it was made, for so many days.
TAKEN_UP_WAIT, TAKEN_UP_STAY = 14, 30
#: A renewal is an open loop from so many days before its day.
RENEWAL_AHEAD = 30

#: The stages of an ask, in its turn; the other loops are open and no more.
OPEN, ANSWERED, OUTCOME_KNOWN = "open", "answered", "outcome known"


class Loop(NamedTuple):
    """One thing that is open, as of one day."""

    #: promise, ask, thanks, introduction or renewal.
    kind: str
    key: int
    id: str
    #: The contact's key, public id and name; a renewal has a community's name alone.
    contact: int | None
    contact_id: str | None
    name: str
    snoozed_until: dt.date | None
    what: str | None
    #: The kind of support that thanks are for, or that an ask asks for.
    support: str | None
    since: dt.date
    due: dt.date | None
    promised_by: str | None = None
    answered: dt.date | None = None
    outcome: str | None = None
    #: Whom the contact was introduced to: public id and name.
    other_id: str | None = None
    other: str | None = None

    @property
    def stage(self) -> str:
        """Return how far it has come: an ask may have been answered, and what came of it may be known."""
        if self.answered is None:
            return OPEN
        return OUTCOME_KNOWN if self.outcome else ANSWERED

    @property
    def is_mine(self) -> bool:
        """Tell whether it is a promise that I made."""
        return self.kind == "promise" and self.promised_by == "me"

    @property
    def reason(self) -> str:
        """Return the code of the reason it gives to be on the morning list."""
        if self.kind == "promise" and not self.is_mine:
            return "promised"
        return "tell" if self.answered else self.kind


def reminder(loop: Loop) -> dt.date | None:
    """Return the first day on which a loop is worth a mention in `due`; None where it never is."""
    if loop.kind == "promise":
        return loop.due if loop.is_mine or loop.due is None else _later(loop.due, GRACE)
    if loop.kind == "thanks":
        return loop.since
    if loop.kind == "ask":
        if loop.answered:
            return loop.answered if loop.outcome else _later(loop.answered, OUTCOME_WAIT)
        return loop.due or _later(loop.since, ASK_WAIT)
    return _later(loop.since, TAKEN_UP_WAIT) if loop.kind == "introduction" else None


def is_ready(loop: Loop, today: dt.date) -> bool:
    """Tell whether a loop is worth a mention today. A snooze of the person holds back all but my own promises."""
    first = reminder(loop)
    if first is None or today < first or is_asleep(loop, today):
        return False
    return loop.kind != "introduction" or today < _later(first, TAKEN_UP_STAY)


def is_asleep(loop: Loop, today: dt.date) -> bool:
    """Tell whether the person was put off, and the loop waits with them."""
    return not loop.is_mine and loop.snoozed_until is not None and loop.snoozed_until > today


def ready(loops: Iterable[Loop], today: dt.date) -> list[Loop]:
    """Return the loops worth a mention today, the oldest first in each turn.

    My promises by their day, then thanks and asks, then introductions and what they promised.
    """
    return sorted((loop for loop in loops if is_ready(loop, today)), key=_urgency)


def _urgency(loop: Loop) -> tuple[int, dt.date, int]:
    if loop.is_mine:
        return 0, loop.due or loop.since, loop.key
    return (1 if loop.kind in ("thanks", "ask") else 2), loop.since, loop.key


def next_day(loops: Iterable[Loop], today: dt.date) -> dt.date | None:
    """Return the next day after today on which one of the loops is worth a mention."""
    days = []
    for loop in loops:
        day = reminder(loop)
        if day is not None and not loop.is_mine and loop.snoozed_until:
            day = max(day, loop.snoozed_until)
        if day is not None and day > today:
            days.append(day)
    return min(days, default=None)


_TURN = {"promise": 2, "ask": 3, "thanks": 4, "introduction": 5, "renewal": 6}


def in_order(loops: Iterable[Loop]) -> list[Loop]:
    """Return loops as `open` lists them.

    My promises by their day lead, then mine without one, theirs, asks, thanks, introductions and renewals; in
    each, what has a day comes first, and the oldest before the others.
    """
    return sorted(loops, key=_place)


def _place(loop: Loop) -> tuple[int, dt.date, dt.date, int]:
    turn = (1 if loop.due is None else 0) if loop.is_mine else _TURN[loop.kind]
    return turn, loop.due or dt.date.max, loop.since, loop.key


def renewed(day: dt.date, today: dt.date) -> dt.date:
    """Return the next yearly return of a renewal day, after it and after today; 29 February gives the 28th."""
    for year in range(max(day.year + 1, today.year), dt.date.max.year + 1):
        try:
            later = day.replace(year=year)
        except ValueError:
            later = dt.date(year, 2, 28)
        if later > today:
            return later
    return dt.date.max


def _later(day: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(min(day.toordinal() + days, dt.date.max.toordinal()))
