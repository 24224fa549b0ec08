"""The brief on one contact before a meeting."""

import datetime as dt
from dataclasses import dataclass

from netjournal.domain.contacts import Contact, Who
from netjournal.domain.exchanges import Passed
from netjournal.domain.introductions import Acquaintance
from netjournal.domain.loops import Loop
from netjournal.domain.needs import Need
from netjournal.domain.people import Balance


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
    #: What is open with them, in the order of `netj open`.
    open: tuple[Loop, ...]
    needs: tuple[Need, ...]
    offers: tuple[Need, ...]
    knows: tuple[Acquaintance, ...]
    today: dt.date
