"""Roles that people have for you: mentor, mentee and others, with a pace of their own."""

from typing import NamedTuple

from netjournal.domain.contacts import Who

#: Roles of which a report tells each one by name.
MENTORS = ("mentor", "mentee")


class Gift(NamedTuple):
    """What you gave somebody last."""

    kind: str
    what: str | None
    #: ISO date.
    date: str


class Mentor(NamedTuple):
    """A mentor or mentee of yours: how often you want to be in touch, since when, and what you brought them last."""

    who: Who
    role: str
    #: In days; None where none was chosen.
    pace: int | None
    #: ISO date of the last exchange.
    last: str | None
    gift: Gift | None
