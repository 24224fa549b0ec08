"""What a report says of the ledger: what was asked and promised, who was brought together, who knows you."""

from dataclasses import dataclass

from netjournal.domain.contacts import Who


@dataclass(frozen=True, slots=True)
class Asked:
    """How often you asked for one kind of help in the period, and what the answers were by its last day."""

    kind: str
    yes: int = 0
    no: int = 0
    #: Asks that were closed without an answer.
    none: int = 0
    #: Asks that are still open.
    waiting: int = 0
    after_giving: int = 0

    @property
    def made(self) -> int:
        """Return how many asks there were."""
        return self.yes + self.no + self.none + self.waiting


@dataclass(frozen=True, slots=True)
class Asks:
    """The help that you asked for in the period, by kind."""

    kinds: tuple[Asked, ...] = ()

    @property
    def whole(self) -> Asked:
        """Return all kinds as one."""
        return Asked(
            "",
            yes=sum(one.yes for one in self.kinds),
            no=sum(one.no for one in self.kinds),
            none=sum(one.none for one in self.kinds),
            waiting=sum(one.waiting for one in self.kinds),
            after_giving=sum(one.after_giving for one in self.kinds),
        )


@dataclass(frozen=True, slots=True)
class Kept:
    """Promises of one side whose day lay in the period; dropped ones are apart, and those without a day uncounted."""

    in_time: int = 0
    late: int = 0
    waiting: int = 0
    dropped: int = 0

    @property
    def kept(self) -> int:
        """Return how many were kept, late or not."""
        return self.in_time + self.late

    @property
    def made(self) -> int:
        """Return how many there were, without those that were dropped."""
        return self.kept + self.waiting


@dataclass(frozen=True, slots=True)
class Promises:
    """What you had promised, and what others had promised you."""

    mine: Kept = Kept()
    theirs: Kept = Kept()


@dataclass(frozen=True, slots=True)
class Introductions:
    """Whom you introduced to each other in the period and what became of it, and who introduced someone to you."""

    taken_up: int = 0
    not_taken_up: int = 0
    #: Nobody has said yet what became of these; or it was dropped as not worth knowing.
    unknown: int = 0
    #: How many of them went from one sphere to another.
    across: int = 0
    #: How often someone made one for you.
    for_you: int = 0
    by_whom: tuple[Who, ...] = ()

    @property
    def made(self) -> int:
        """Return how many you made."""
        return self.taken_up + self.not_taken_up + self.unknown


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended:
    """One community in the period: on how many days you met in it, and what passed there."""

    id: str
    name: str
    days: int
    #: What you put in, and what it yielded.
    gave: int
    got: int
    #: New ties that began there.
    met: int
    is_own: bool
