"""Who was introduced to whom, what came of it, and who knows whom."""

from typing import NamedTuple

from netjournal.domain.contacts import Who
from netjournal.domain.exchanges import Encounter, Passed

OUTCOMES = ("taken up", "not taken up", "dropped")
RELATIONS = ("knows", "friend", "colleague", "family", "partner", "mentor")
#: Said of one towards the other; the rest are the same both ways, and kept once.
ONE_WAY = ("mentor",)
#: The plainest relation, which a closer one replaces.
PLAIN = "knows"


class Introduction(NamedTuple):
    """Two people whom you brought together: on which day, about what, and what came of it."""

    key: int
    id: str
    one: Who
    two: Who
    what: str | None
    #: ISO date.
    made: str
    #: ISO date on which it became known what came of it; None while it is open.
    closed: str | None
    outcome: str | None
    #: The key of the encounter in which it was made, where that is kept.
    encounter: int | None


class Made(NamedTuple):
    """What came of introducing two people."""

    introduction: Introduction
    encounter: Encounter
    exchanges: tuple[Passed, ...]
    #: Whether you were all together.
    met: bool
    #: How they knew each other already, as the journal has it.
    known_as: str | None
    undo: str = ""


class Related(NamedTuple):
    """How two contacts know each other; said of the first towards the second."""

    one: Who
    two: Who
    kind: str


class Noted(NamedTuple):
    """What came of noting, or taking away, how two people know each other."""

    one: Who
    two: Who
    kinds: tuple[str, ...]
    is_gone: bool = False
    undo: str = ""


class Acquaintance(NamedTuple):
    """Somebody whom a contact knows, and how that is known.

    `how` is a relation (`mentee` where the contact mentors them, `mentor` where they mentor the contact),
    `introduced` by you, `brought` (they came to you through the contact) or `came through`.
    """

    who: Who
    how: str
    #: ISO date of an introduction.
    on: str | None = None


class Circle(NamedTuple):
    """Whom one contact knows."""

    who: Who
    people: tuple[Acquaintance, ...]
