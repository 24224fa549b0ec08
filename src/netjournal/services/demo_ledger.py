"""Writing the ledger of the invented network: what was promised, asked, introduced, needed, planned, shown."""

import datetime as dt
from collections.abc import Mapping

from netjournal import i18n, text
from netjournal.domain import demo_ledger as ledger
from netjournal.domain.contacts import Who
from netjournal.domain.exchanges import Said
from netjournal.domain.introductions import PLAIN
from netjournal.storage import contacts, exchanges, introductions, stemming
from netjournal.storage.journal import Step

People = Mapping[str, Who]


def fill(step: Step, people: People, today: dt.date) -> None:
    """Write the whole ledger beside the people and exchanges that are here already."""
    days = _Days(today)
    _promises(step, people, days)
    _asks(step, people, days)
    _introductions(step, people, days)
    _communities(step, days)
    _needs(step, people, days)
    _own(step, people, days)


class _Days:
    """Days counted back from today, as the journal keeps them."""

    def __init__(self, today: dt.date) -> None:
        self.today = today

    def __getitem__(self, ago: int) -> str:
        """Return the day so many days ago, or to come where below zero, within the calendar."""
        ordinal = min(max(self.today.toordinal() - ago, 1), dt.date.max.toordinal())
        return dt.date.fromordinal(ordinal).isoformat()

    def maybe(self, ago: int | None) -> str | None:
        """Return the day, None where there is none."""
        return None if ago is None else self[ago]


def _promises(step: Step, people: People, days: _Days) -> None:
    for one in ledger.PROMISES:
        who = people[one.name]
        step.insert(
            "promise",
            contact=who.key,
            promised_by=one.by,
            what=one.what,
            made=days[one.made],
            due=days.maybe(one.due),
            closed=days.maybe(one.closed),
            outcome=one.outcome,
            exchange=_passed(step, who, days.maybe(one.closed), "gave" if one.by == "me" else "got"),
        )


def _asks(step: Step, people: People, days: _Days) -> None:
    for one in ledger.ASKS:
        who = people[one.name]
        ended = one.told if one.answer == "yes" else one.answered
        step.insert(
            "ask",
            contact=who.key,
            kind=one.kind,
            what=one.what,
            made=days[one.made],
            due=days.maybe(one.due),
            answer=one.answer,
            answered=days.maybe(one.answered),
            outcome=one.outcome,
            told=days.maybe(one.told),
            closed=days.maybe(ended),
            exchange=_passed(step, who, days.maybe(one.answered), "got"),
        )


def _passed(step: Step, who: Who, day: str | None, way: str) -> int | None:
    """Return what passed with somebody on a day, where anything did."""
    found = exchanges.of_contact(step.journal, who.key, day, 5) if day else []
    return next((one.key for one in found if one.date == day and one.way == way), None)


def _introductions(step: Step, people: People, days: _Days) -> None:
    for one in ledger.INTRODUCTIONS:
        first, second = people[one.one], people[one.two]
        introductions.create(
            step,
            first.key,
            second.key,
            what=one.what,
            made=days[one.made],
            closed=days[one.made - 7] if one.outcome else None,
            outcome=one.outcome,
            encounter=_brought_together(step, first, second, one.what, days[one.made]),
        )
        if one.outcome == "taken up":
            introductions.relate(step, first.key, second.key, PLAIN)
    for related in ledger.RELATIONS:
        introductions.relate(step, people[related.one].key, people[related.two].key, related.kind)


def _brought_together(step: Step, one: Who, two: Who, what: str, day: str) -> int:
    """Write what an introduction gives to both, as `netj intro` does; return its encounter."""
    gave = tuple(f"{who.name}: introduction: to {other.name}: {what}" for who, other in ((one, two), (two, one)))
    said = Said(date=dt.date.fromisoformat(day), channel="message", started_by="me", gave=gave)
    return exchanges.record(step, (one, two), said, day, met=False).encounter


def _communities(step: Step, days: _Days) -> None:
    for one in ledger.MEMBERSHIPS:
        step.insert(
            "own_membership",
            community=contacts.group_or_new(step, "community", one.community),
            role=one.role,
            since=days[one.since],
            until=days.maybe(one.until),
            fee=one.fee,
            renewal=days.maybe(one.renewal),
        )


def _needs(step: Step, people: People, days: _Days) -> None:
    for one in ledger.NEEDS:
        step.insert(
            "need",
            contact=people[one.name].key if one.name else None,
            side=one.side,
            kind=one.kind,
            what=one.what,
            stems=stemming.stems(one.what, i18n.language()),
            since=days[one.since],
        )


def _own(step: Step, people: People, days: _Days) -> None:
    """Write what is about yourself: goals, what you showed, and the big numbers."""
    for aim in ledger.GOALS:
        step.insert(
            "goal",
            what=aim.what,
            measure=aim.measure,
            subject=aim.subject,
            target=aim.target,
            a_week=int(aim.a_week),
            ticks=aim.ticks,
            since=days[aim.since],
            until=days[aim.until],
        )
    for made in ledger.VISIBLE:
        community = contacts.group_or_new(step, "community", made.community) if made.community else None
        key = step.insert("visible", date=days[made.ago], what=made.what, kind=made.kind, community=community)
        for name in made.brought:
            step.insert("visible_contact", visible=key, contact=people[name].key)
    # Where the calendar begins, all days are one, and a platform has one number a day: the newest.
    for (platform, date), count in {(platform, days[ago]): count for platform, count, ago in ledger.VANITY}.items():
        step.insert("vanity", platform=platform, folded=text.folded(platform), date=date, count=count)
    for name, pace in ledger.ROLE_PACES:
        step.insert("role", name=name, folded=text.folded(name), pace=pace)
