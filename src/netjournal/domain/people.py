"""What is shown of people: lists, hits of a search, and what passed each way."""

from typing import NamedTuple


class Filters(NamedTuple):
    """Which contacts a list is asked for; None or empty where it does not matter."""

    sphere: str | None = None
    community: str | None = None
    role: str | None = None
    band: str | None = None
    place: str | None = None
    #: ISO date: only those with whom nothing passed since.
    not_since: str | None = None
    archived: bool = False


class Listed(NamedTuple):
    """One row of a list of contacts."""

    key: int
    id: str
    name: str
    org: str | None
    title: str | None
    location: str | None
    band: str
    depth: float
    #: ISO date of the last exchange.
    last: str | None
    spheres: tuple[str, ...]
    archived: bool


class Hit(NamedTuple):
    """Where the words of a search were found.

    The kind is `contact` (no date), `note` (of an encounter), a way of what passed, `promise`, `ask`, `need` or
    `offer`. A need or offer of your own has no contact, and is told by its own id.
    """

    kind: str
    contact: str | None
    name: str
    date: str | None
    text: str
    own: str | None = None


class Balance(NamedTuple):
    """How often one kind of help passed each way."""

    kind: str
    gave: int
    got: int
