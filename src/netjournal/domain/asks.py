"""Asks: help that you asked for, what was answered, what came of it, and whether they know."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from netjournal.domain.contacts import Who
from netjournal.domain.exchanges import SUPPORTS

#: What one can ask for; a conversation or a reaction is no help.
KINDS = (*SUPPORTS, "introduction", "information", "recognition", "collaboration")
ANSWERS = ("yes", "no", "none")
#: After so many days of silence, an ask comes out of the blue.
QUIET_DAYS = 270
#: “Lately”, and “after you had given first”, reach so many days back.
LATELY_DAYS = 365


class Ask(NamedTuple):
    """Help that you asked someone for."""

    key: int
    id: str
    contact: Who
    kind: str
    what: str | None
    made: dt.date
    due: dt.date | None = None
    #: `yes`, `no` or `none` (no answer came).
    answer: str | None = None
    answered: dt.date | None = None
    #: What came of it: “got the interview”.
    outcome: str | None = None
    told: dt.date | None = None
    closed: dt.date | None = None
    #: The key of the exchange in which they helped.
    exchange: int | None = None

    @property
    def words(self) -> str:
        """Return what was asked for: its words, else its kind."""
        return self.what or self.kind

    def as_of(self, today: dt.date) -> "Ask":
        """Return the ask as it stood on a day: answers and ends that came later had not come yet."""
        then = self
        if then.answered is not None and then.answered > today:
            then = then._replace(answer=None, answered=None, outcome=None, exchange=None)
        if then.told is not None and then.told > today:
            then = then._replace(told=None)
        return then._replace(closed=None) if then.closed is not None and then.closed > today else then

    def is_open(self, today: dt.date) -> bool:
        """Tell whether it was made by that day and still waits: for an answer, or for them to hear how it went."""
        return self.made <= today and (self.closed is None or self.closed > today)

    def is_late(self, today: dt.date) -> bool:
        """Tell whether its day has gone by without an answer."""
        then = self.as_of(today)
        return then.closed is None and then.answer is None and then.due is not None and then.due < today

    def state(self, today: dt.date) -> str:
        """Return `open`, `answered` (with yes), `outcome known` or `closed`."""
        then = self.as_of(today)
        if then.closed is not None:
            return "closed"
        if then.answer is None:
            return "open"
        return "outcome known" if then.outcome else "answered"


def came_after_giving(made: dt.date, last_given: dt.date | None) -> bool:
    """Tell whether you had given them something in the year before you asked, that day included."""
    return last_given is not None and 0 <= (made - last_given).days <= LATELY_DAYS


class AskMade(NamedTuple):
    """An ask of a period, and whether it came after you had given first."""

    ask: Ask
    after_giving: bool


class Standing(NamedTuple):
    """How things stand with someone whom you ask: the last that passed, what passed lately, what they look for."""

    last: dt.date | None
    gave: int
    got: int
    need: str | None = None


class Hint(NamedTuple):
    """A calm word after an ask: `never`, `quiet` or `more_got`, and the facts behind it."""

    code: str
    standing: Standing
    #: Days since something passed; None where nothing ever did.
    days: int | None


def hint(standing: Standing, today: dt.date) -> Hint | None:
    """Return what may be said after an ask: nothing passed for long, or more was got than given lately."""
    days = (today - standing.last).days if standing.last else None
    if days is None:
        return Hint("never", standing, None)
    if days > QUIET_DAYS:
        return Hint("quiet", standing, days)
    return Hint("more_got", standing, days) if standing.got > standing.gave else None


class Asked(NamedTuple):
    """What came of asking."""

    ask: Ask
    hint: Hint | None = None
    is_kind_assumed: bool = False
    is_archived: bool = False
    undo: str = ""


class Listed(NamedTuple):
    """The asks that are open on a day."""

    asks: tuple[Ask, ...]
    today: dt.date


def in_order(asks: Iterable[Ask]) -> list[Ask]:
    """Return asks by the day that an answer is wanted, those without a day after them, oldest first."""
    return sorted(asks, key=lambda one: (one.due or dt.date.max, one.made, one.key))
