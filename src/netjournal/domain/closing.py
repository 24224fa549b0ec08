"""What is open as a list, and closing it: what a person says of a loop, and what came of saying so.

The morning list needs none of this, so it stands apart from the loops themselves.
"""

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from netjournal.domain.loops import OPEN, Loop

if TYPE_CHECKING:
    from netjournal.domain.exchanges import Logged

#: How each kind of loop can be closed, or brought a step further, by the options that say so.
ENDS = {
    "promise": ("kept", "drop"),
    "ask": ("yes", "no", "none", "told", "drop"),
    "thanks": ("waive", "drop"),
    "introduction": ("taken-up", "not", "drop"),
    "renewal": ("drop",),
}
#: Kinds that close without a word of what came of them, and how.
_PLAIN = {"promise": "kept", "thanks": "said", "renewal": "renewed"}


class Listing(NamedTuple):
    """What is open on a day, with everyone or with one person, in its order."""

    today: dt.date
    loops: tuple[Loop, ...]
    name: str | None = None


class Closing(NamedTuple):
    """What a person says of a loop when closing it."""

    #: One of `ENDS`, or what `usual_end` gives.
    end: str | None = None
    #: What came of an ask, the words of thanks.
    words: str | None = None
    #: What passed by it, in words as in --gave and --got.
    passed: str | None = None
    #: Whether an ask that is answered now is also told how it went.
    is_told: bool = False
    #: Whether something passed that is worth a line of its own; else keeping a promise writes nothing more.
    is_logged: bool = True
    #: The day on which it came about, today unless said.
    on: dt.date | None = None


class Closed(NamedTuple):
    """What came of closing a loop, or of bringing it a step further."""

    #: As it was before.
    loop: Loop
    #: kept, dropped, yes, no, none, outcome, told, said, waived, taken up, not taken up, renewed or cleared.
    end: str
    #: Whether something about it is still open, as it is with an ask until they know what came of it.
    is_open: bool = False
    #: What was written of what passed.
    logged: "Logged | None" = None
    #: What came of an ask.
    words: str | None = None
    #: The next day of renewal.
    again: dt.date | None = None
    undo: str = ""


def usual_end(loop: Loop, closing: Closing) -> str | None:
    """Return how a loop is closed where it was not said; None where that has to be asked."""
    if loop.kind == "ask" and loop.stage != OPEN:
        return "outcome" if closing.words else "told"
    if loop.kind == "ask" and closing.passed:
        return "yes"
    return _PLAIN.get(loop.kind)
