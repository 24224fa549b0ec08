"""Communities: associations, online groups, meetups and the like; who is in them, and what they yield."""

from typing import NamedTuple

from netjournal.domain.contacts import Who
from netjournal.domain.people import Balance

KINDS = ("association", "online group", "meetup", "coworking", "club", "volunteering", "course", "other")


class Community(NamedTuple):
    """A community as others speak of it."""

    key: int
    id: str
    name: str
    kind: str | None
    #: In days.
    pace: int | None


class OwnMembership(NamedTuple):
    """A time during which you are, or were, a member; dates are ISO, None where they are not known."""

    key: int
    id: str
    role: str | None
    since: str | None
    until: str | None
    #: In your words, such as “40 a year”.
    fee: str | None
    renewal: str | None


class Wishes(NamedTuple):
    """What a person says of a community or of their membership: None where nothing was said, empty to clear."""

    name: str | None = None
    kind: str | None = None
    #: In days; 0 clears it.
    pace: int | None = None
    role: str | None = None
    since: str | None = None
    until: str | None = None
    fee: str | None = None
    renewal: str | None = None

    def of_membership(self) -> dict[str, str | None]:
        """Return what was said of your membership, by column."""
        columns = ("role", "since", "until", "fee", "renewal")
        return {column: value or None for column in columns if (value := getattr(self, column)) is not None}

    def of_community(self) -> dict[str, str | int | None]:
        """Return what was said of the community itself, its name apart, by column."""
        columns = ("kind", "pace")
        return {column: value or None for column in columns if (value := getattr(self, column)) is not None}


class Listed(NamedTuple):
    """One row of the list of communities; what is counted is that of the last twelve months."""

    community: Community
    members: int
    encounters: int
    gave: int
    got: int
    #: ISO date of the last encounter ever.
    last: str | None
    #: Your membership now.
    own: OwnMembership | None


class Member(NamedTuple):
    """A contact who is in a community."""

    who: Who
    depth: float
    band: str
    #: ISO date of the last exchange.
    last: str | None


class Gathering(NamedTuple):
    """An encounter that was held in a community."""

    date: str
    people: int
    place: str | None
    note: str | None


class Shown(NamedTuple):
    """All about one community."""

    community: Community
    #: Your times as a member, newest first.
    own: tuple[OwnMembership, ...]
    is_member: bool
    #: The deepest first, those who are archived apart.
    members: tuple[Member, ...]
    #: The last ones, newest first, and how many there were.
    gatherings: tuple[Gathering, ...]
    held: int
    passed: tuple[Balance, ...]
    first_met: tuple[Who, ...]
    #: Of all depth in the journal, the part that lies with its members.
    depth_share: float
    visible: int = 0


class Outcome(NamedTuple):
    """What came of changing a community: what it is now, and what was done."""

    act: str
    community: Community
    is_new: bool = False
    before: Community | None = None
    own_before: OwnMembership | None = None
    own: OwnMembership | None = None
    #: Contacts who are members now, or no longer.
    people: tuple[Who, ...] = ()
    #: With a merge: the community that is gone, and what moved from it.
    merged: str | None = None
    moved: tuple[int, int] = (0, 0)
    dry: bool = False
    undo: str = ""
