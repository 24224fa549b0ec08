"""The plan: a few goals, what each is measured by, and how far it has come."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from netjournal.domain.exchanges import KINDS, SUPPORTS, WEIGHTLESS

WEEK_DAYS = 7
TARGET_MOST = 100_000
#: Kinds that something given can have.
GIVEN_KINDS = tuple(kind for kind in KINDS if kind not in (*WEIGHTLESS, "conversation"))


class Measure(NamedTuple):
    """What the journal can count for a goal."""

    code: str
    #: Whether it can be narrowed to a sphere or community, and to which kinds of what passes.
    of_group: bool = False
    of_kinds: tuple[str, ...] = ()
    #: Whether so many a week can be meant.
    a_week: bool = False


MEASURES: Mapping[str, Measure] = {
    measure.code: measure
    for measure in (
        Measure("mentors", of_group=True),
        Measure("mentees", of_group=True),
        Measure("people", of_group=True, a_week=True),
        Measure("gives", of_kinds=GIVEN_KINDS, a_week=True),
        Measure("support", of_kinds=SUPPORTS),
        Measure("asks", of_kinds=GIVEN_KINDS, a_week=True),
        Measure("revived", of_group=True),
        Measure("communities"),
        Measure("encounters", of_group=True, a_week=True),
        Measure("introductions", a_week=True),
        Measure("thanks", a_week=True),
    )
}
#: Roles as contacts carry them, by the measure that counts them.
ROLES = {"mentors": ("mentor", "mentora"), "mentees": ("mentee", "mentorado", "mentorada")}


class Goal(NamedTuple):
    """One goal of the plan."""

    key: int
    id: str
    what: str
    #: A code of `MEASURES`; None where it is ticked by hand.
    measure: str | None
    #: A kind, a sphere, or a community as @name; None where it is not narrowed.
    subject: str | None
    target: int
    a_week: bool
    ticks: int
    since: dt.date
    until: dt.date | None
    closed: dt.date | None
    outcome: str | None
    #: When it was written, as the journal keeps such times.
    created: str


class Progress(NamedTuple):
    """How far a goal has come by a day."""

    goal: Goal
    #: How many there are; for a goal a week, how many a week since its start.
    now: float
    #: For a goal a week: how many there were in the last seven days.
    this_week: int | None
    today: dt.date

    @property
    def is_reached(self) -> bool:
        """Tell whether there are as many as were meant."""
        return self.now >= self.goal.target

    @property
    def is_over(self) -> bool:
        """Tell whether its last day has gone by."""
        return self.goal.until is not None and self.goal.until < self.today

    @property
    def days_left(self) -> int | None:
        """Return how many days are left after today; None where no day was named."""
        return (self.goal.until - self.today).days if self.goal.until else None

    @property
    def share(self) -> float:
        """Return how much of the goal there is, from 0 to 1."""
        return min(self.now / self.goal.target, 1.0)


def progress(goal: Goal, today: dt.date, count: int, this_week: int) -> Progress:
    """Return how far a goal has come.

    Args:
        goal: whose progress is told.
        today: the day on which.
        count: how many there were from its start up to today, or to its last day.
        this_week: how many of these in the seven days up to then.
    """
    if not goal.a_week:
        return Progress(goal, count, None, today)
    days = (end(goal, today) - goal.since).days + 1
    return Progress(goal, count * WEEK_DAYS / max(days, WEEK_DAYS), this_week, today)


def end(goal: Goal, today: dt.date) -> dt.date:
    """Return the last day that counts for a goal so far."""
    days = (day for day in (goal.until, goal.closed, today) if day is not None)
    return max(min(days), goal.since)


class Said(NamedTuple):
    """What a person said of a goal; None where nothing was said."""

    text: str | None = None
    measure: str | None = None
    target: int | None = None
    sphere: str | None = None
    community: str | None = None
    kind: str | None = None
    a_week: bool = False
    until: dt.date | None = None
    #: No last day, though there was one.
    no_end: bool = False
    by_hand: bool = False


class Kept(NamedTuple):
    """What came of adding, changing, ticking or closing a goal."""

    act: str
    progress: Progress
    #: Whether nobody is in its sphere or community yet.
    is_nobody_there: bool = False
    undo: str = ""


class Plan(NamedTuple):
    """The goals as of a day, those that are open first."""

    progress: tuple[Progress, ...]
    today: dt.date
    #: How many are closed, shown or not.
    closed: int
