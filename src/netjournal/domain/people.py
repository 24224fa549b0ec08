"""What is shown of people: lists, hits of a search, and the brief on one contact."""

from dataclasses import dataclass
from typing import NamedTuple

from netjournal.domain.contacts import Contact, Who
from netjournal.domain.exchanges import Passed


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
    """Where the words of a search were found: in a contact (no date), an encounter's note, or an exchange."""

    kind: str
    contact: str
    name: str
    date: str | None
    text: str


class Balance(NamedTuple):
    """How often one kind of help passed each way."""

    kind: str
    gave: int
    got: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """All about one contact, as a brief before a meeting."""

    contact: Contact
    depth: float
    band: str
    first: str | None
    last: str | None
    silent: int | None
    count: int
    pace: int | None
    balance: tuple[Balance, ...]
    entries: tuple[Passed, ...]
    thanks: str | None
    brought: tuple[Who, ...]
    birthday_in: int | None
