"""Introducing people to each other, and noting who knows whom."""

import datetime as dt
from collections.abc import Sequence

from netjournal import dates, errors, text
from netjournal.domain.contacts import Who
from netjournal.domain.exchanges import Said
from netjournal.domain.introductions import Circle, Introduction, Made, Noted
from netjournal.errors.ledger import AlreadyIntroduced, NoRelation
from netjournal.i18n import _
from netjournal.storage import contacts, exchanges
from netjournal.storage import introductions as rows
from netjournal.storage.journal import Journal, Step, in_one_view

_USUAL_CHANNEL, _USUAL_VALUE = "message", 3


def introduce(
    journal: Journal, one: Who, two: Who, said: Said, today: dt.date, *, met: bool = False, again: bool = False
) -> Made:
    """Write that you introduced two people to each other: something given to both, and an open introduction.

    Args:
        journal: to write to.
        one: the first.
        two: the second.
        said: the day, the channel and, as its note, what it was about.
        today: the day of entry.
        met: whether you were all together; then each of them shared a conversation with you too.
        again: write it although an introduction of the same two is open.

    Raises:
        SameContact: when both are the same.
        AlreadyIntroduced: when an introduction of the two is open.
    """
    _check_apart(one, two)
    with journal.step(f"introduce {one.name} and {two.name}") as step:
        contacts.make_sure(journal, one, two)
        before = rows.between(journal, one.key, two.key, today)
        if before and before.closed is None and not again:
            day = dates.worded(dt.date.fromisoformat(before.made))
            raise AlreadyIntroduced(one=one.name, two=two.name, day=day)
        known = rows.relations_between(journal, one.key, two.key)
        encounter, written = _record(step, one, two, said, met=met)
        columns = {"what": said.note, "made": said.date.isoformat(), "encounter": encounter}
        key = rows.create(step, one.key, two.key, **columns)
        return Made(
            introduction=rows.read(journal, key, today),
            encounter=exchanges.read_encounter(journal, encounter),
            exchanges=tuple(x for x in exchanges.of_encounter(journal, encounter) if x.key in written),
            met=met,
            known_as=known[0][2] if known else None,
            undo=step.uid,
        )


def _check_apart(one: Who, two: Who) -> None:
    if one.key == two.key:
        raise errors.SameContact(name=one.name)


def _record(step: Step, one: Who, two: Who, said: Said, *, met: bool) -> tuple[int, set[int]]:
    """Write the encounter, and in it what each of the two was given; return its key, and theirs."""
    date = said.date.isoformat()
    channel = said.channel or (None if met else _USUAL_CHANNEL)
    encounter = exchanges.add_encounter(step, date, channel=channel, started_by="me")
    written = set()
    for who, other in ((one, two), (two, one)):
        if met:
            talk = {"way": "shared", "kind": "conversation", "what": None, "value": _USUAL_VALUE}
            written.add(exchanges.add(step, encounter, who.key, date, **talk))
        what = _("to {name}: {what}") if said.note else _("to {name}")
        given = {"way": "gave", "kind": "introduction", "value": _USUAL_VALUE}
        words = text.clean(what.format(name=other.name, what=said.note), _("text"), text.NOTE_MOST)
        written.add(exchanges.add(step, encounter, who.key, date, what=words, **given))
        step.update("contact", who.key, snoozed_until=None, snoozes=0)  # whatever passes ends a snooze
    return encounter, written


def listed(journal: Journal, today: dt.date) -> Sequence[Introduction]:
    """Return the introductions that you made, newest first."""
    return rows.all_introductions(journal, today)


# --- who knows whom ----------------------------------------------------------------------------------


def relate(journal: Journal, one: Who, two: Who, kind: str) -> Noted:
    """Note how two people know each other.

    Raises:
        SameContact: when both are the same.
    """
    _check_apart(one, two)
    with journal.step(f"note that {one.name} and {two.name} know each other") as step:
        contacts.make_sure(journal, one, two)
        rows.relate(step, one.key, two.key, kind)
        undo = step.uid
    return Noted(one, two, (kind,), undo=undo)


def part(journal: Journal, one: Who, two: Who, kind: str | None) -> Noted:
    """Take away that two people know each other, or that they do in one way.

    Raises:
        SameContact: when both are the same.
        NoRelation: when nothing of the kind is noted.
    """
    _check_apart(one, two)
    with journal.step(f"note that {one.name} and {two.name} do not know each other") as step:
        contacts.make_sure(journal, one, two)
        gone = rows.part(step, one.key, two.key, kind)
        if not gone:
            raise NoRelation(one=one.name, two=two.name)
        undo = step.uid
    return Noted(one, two, tuple(gone), is_gone=True, undo=undo)


@in_one_view
def circle(journal: Journal, who: Who, today: dt.date) -> Circle:
    """Return whom a contact knows, as far as the journal can tell."""
    return Circle(who, tuple(rows.whom_they_know(journal, who.key, today)))
