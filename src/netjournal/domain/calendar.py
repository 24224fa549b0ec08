"""Days to be reminded of, as a calendar can hold them."""

from typing import NamedTuple

#: Kinds of days: `ready` is the day from which somebody is in `netj due`, `new` the one for following up.
KINDS = ("birthday", "renewal", "ready", "new", "promise", "their promise", "ask")


class Reminder(NamedTuple):
    """A day to be reminded of, and of whom."""

    kind: str
    #: The public id of the row that it comes from.
    id: str
    #: The person, or with a renewal the community.
    name: str
    #: An ISO date; a birthday may be without its year, a promise without a day.
    day: str | None
    #: What was promised or asked for, or with a renewal the fee.
    what: str | None
    #: The day on which it was promised or asked for, or on which you were last in touch.
    since: str | None
    changed: str
