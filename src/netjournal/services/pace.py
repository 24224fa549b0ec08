"""Putting people off, and choosing how often to be in touch."""

import datetime as dt

from netjournal import errors
from netjournal.domain import due
from netjournal.domain.contacts import Who
from netjournal.i18n import _
from netjournal.storage import contacts, opening, roles
from netjournal.storage.due import pace_chosen
from netjournal.storage.journal import Journal

#: After so many snoozes in a row, a slower pace or the archive is offered.
OFTEN_SNOOZED = 3


def snooze(journal: Journal, who: Who, until: dt.date) -> due.Snoozed:
    """Put someone off until a day; the next exchange ends it."""
    with journal.step(f"snooze {who.name}") as step:
        contacts.make_sure(journal, who)
        before = journal.image("contact", who.key)
        assert before is not None
        times = before["snoozes"] + 1
        step.update("contact", who.key, snoozed_until=until.isoformat(), snoozes=times)
        undo = step.uid
    return due.Snoozed(who.id, who.name, until, times, times >= OFTEN_SNOOZED, undo)


def wake(journal: Journal, who: Who) -> due.Snoozed:
    """End a snooze.

    Raises:
        NotSnoozed: when there is none.
    """
    with journal.step(f"wake {who.name}") as step:
        contacts.make_sure(journal, who)
        before = journal.image("contact", who.key)
        assert before is not None
        if before["snoozed_until"] is None:
            raise errors.NotSnoozed(name=who.name)
        step.update("contact", who.key, snoozed_until=None, snoozes=0)
        undo = step.uid
    return due.Snoozed(who.id, who.name, None, 0, False, undo)  # noqa: FBT003  a fact of six parts


def set_pace(journal: Journal, fact: str, key: int, name: str, days: int | None) -> due.Paced:
    """Choose how often to be in touch with a contact, or with everyone in a sphere or community; None clears it."""
    with journal.step(f"pace {name}") as step:
        image = journal.image(fact, key)
        if image is None or image["name"] != name:  # the key may be another's by now
            raise opening.changed_meanwhile(journal.path)
        step.update(fact, key, pace=days)
        of_group = pace_chosen(journal, key) if fact == "contact" and days is None else None
        undo = step.uid
    return due.Paced(fact, name, days, undo, of_group)


def pace_of(journal: Journal, fact: str, key: int, name: str) -> due.Paced:
    """Return the pace that counts for a contact, or that of a sphere or community."""
    if fact == "contact":
        return due.Paced(fact, name, pace_chosen(journal, key), "")
    image = journal.image(fact, key)
    return due.Paced(fact, name, image["pace"] if image else None, "")


def group(journal: Journal, fact: str, name: str) -> tuple[int, str]:
    """Return the key and name of a sphere or community.

    Raises:
        NoSuch: when there is none of that name.
    """
    key = contacts.group(journal, fact, name)
    if key is None:
        advice = _("netj community lists them, and makes one: netj community add NAME")
        if fact == "sphere":
            advice = _("Put someone in it first: netj edit NAME --sphere {sphere}").format(sphere=f'"{name}"')
        raise errors.NoSuch(what=_(fact), given=name, advice=advice)
    image = journal.image(fact, key)
    assert image is not None
    return key, image["name"]


def role(journal: Journal, name: str) -> str:
    """Return a role as it is written.

    Raises:
        NoSuch: when nobody has it.
    """
    found = roles.named(journal, name)
    if found is None:
        advice = _("Give it to someone first: netj edit NAME --role {role}").format(role=name)
        raise errors.NoSuch(what=_("role"), given=name, advice=advice)
    return found


def set_pace_of_role(journal: Journal, name: str, days: int | None) -> due.Paced:
    """Choose how often to be in touch with everyone in a role; None clears it."""
    with journal.step(f"pace {name}") as step:
        roles.set_pace(step, name, days)
        undo = step.uid
    return due.Paced("role", name, days, undo)


def pace_of_role(journal: Journal, name: str) -> due.Paced:
    """Return the pace of everyone in a role."""
    return due.Paced("role", name, roles.pace_of(journal, name), "")
