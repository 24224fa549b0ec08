"""The brief on one contact before a meeting: who, what passed, what is open, what they need, whom they know."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from netjournal import dates
from netjournal.domain.brief import Brief
from netjournal.domain.exchanges import Passed
from netjournal.domain.introductions import PLAIN
from netjournal.domain.loops import Loop
from netjournal.domain.needs import Need
from netjournal.i18n import _
from netjournal.text import pad, width
from netjournal.views import introductions, loops, words
from netjournal.views.page import BLANK, DIM, NAME, WARM, Block, Column, Page, Paragraph, Row, Span, Table, line
from netjournal.views.people import contact_data

_RECENT_YEAR = 366
#: As many of those whom they know as are named.
_KNOWN = 12
#: As many lines as one encounter takes.
_LINES = 4


def page(result: Brief) -> Page:
    """Return all about one contact, as a brief before a meeting."""
    contact = result.contact
    blocks: list[Block] = [
        line(Span(contact.name, NAME), right=[Span(_standing(result), DIM)]),
        *_facts(result),
        *_put_off(result),
        *_open(result),
        *_balance(result),
        *_entries(result),
    ]
    return Page(tuple(blocks))


def _standing(result: Brief) -> str:
    band = words.band(result.band)
    pinned = _(" · pinned") if result.contact.pinned else ""
    if result.silent is None:
        return band + pinned
    return (
        _("{band} · depth {depth} · last {ago}").format(
            band=band, depth=round(result.depth), ago=dates.ago(result.silent)
        )
        + pinned
    )


def _facts(result: Brief) -> list[Block]:
    contact = result.contact
    pairs = (
        (_("works"), ", ".join(part for part in (contact.title, contact.org) if part)),
        (_("lives"), contact.location),
        (_("also called"), ", ".join(contact.aliases)),
        (_("e-mail"), ", ".join(contact.emails)),
        (_("phone"), ", ".join(contact.phones)),
        (_("link"), ", ".join(contact.links)),
        (_("roles"), ", ".join(contact.roles)),
        (_("spheres"), ", ".join(contact.spheres)),
        (_("communities"), ", ".join(f"@{name}" for name in contact.communities)),
        (_("met"), _met(result)),
        (_("brought you"), ", ".join(who.name for who in result.brought)),
        (_("knows"), _knows(result)),
        (_("birthday"), _birthday(result)),
        (_("pace"), _("every {length}").format(length=dates.length(result.pace)) if result.pace else ""),
        (_("why"), contact.why),
        (_("looks for"), _wanted(result.needs)),
        (_("offers"), _wanted(result.offers)),
        (_("note"), contact.note),
    )
    widest = max((width(label) for label, value in pairs if value), default=0)
    return [Paragraph(value, label=f"{pad(label, widest)}  ", indent=2) for label, value in pairs if value]


def _wanted(needs: Sequence[Need]) -> str:
    return "; ".join(f"{need.what} ({words.kind(need.kind)})" if need.kind else need.what for need in needs)


def _knows(result: Brief) -> str:
    """Return whom they know; who came through them, and through whom they came, has a line of its own."""
    known = [one for one in result.knows if one.how not in {"brought", "came through"}]
    told = [
        one.who.name if one.how == PLAIN else f"{one.who.name} ({introductions.how(one)})" for one in known[:_KNOWN]
    ]
    more = len(known) - len(told)
    return ", ".join([*told, *([_("{n} more").format(n=f"{more:,}")] if more else [])])


def _met(result: Brief) -> str:
    contact = result.contact
    parts = [contact.met or ""]
    if contact.via:
        parts.append(_("through {name}").format(name=contact.via.name))
    if result.first:
        parts.append(_("first entry {day}").format(day=_day(result.first)))
    return ", ".join(part for part in parts if part)


def _birthday(result: Brief) -> str:
    birthday = result.contact.birthday
    if not birthday:
        return ""
    if result.birthday_in is None or result.birthday_in >= _RECENT_YEAR:
        return birthday
    soon = _("today") if not result.birthday_in else _("in {length}").format(length=dates.length(result.birthday_in))
    return f"{birthday.removeprefix('--')} ({soon})"


def _put_off(result: Brief) -> list[Block]:
    """Return whether they are archived or put off on this day."""
    blocks: list[Block] = []
    archived, until = result.contact.archived, result.contact.snoozed_until
    if archived and archived <= result.today.isoformat():
        blocks.append(Paragraph(_("Archived on {day}.").format(day=_day(archived)), indent=2, style=WARM))
    if until and until > result.today.isoformat():
        blocks.append(Paragraph(_("Put off until {day}.").format(day=_day(until)), indent=2, style=DIM))
    return blocks


def _day(iso: str) -> str:
    return dates.worded(dt.date.fromisoformat(iso))


def _open(result: Brief) -> list[Block]:
    """Return what is open with them, without numbers: those of the last list stay in use."""
    if not result.open:
        return []
    labels = [loops.label(loop) for loop in result.open]
    widest = max(map(width, labels))
    told = (f"{_about(loop)} · {loops.when(loop, result.today)}" for loop in result.open)
    return [
        BLANK,
        *(Paragraph(text, label=f"{pad(label, widest)}  ", indent=2) for label, text in zip(labels, told, strict=True)),
    ]


def _about(loop: Loop) -> str:
    """Return what a loop is about, with the kind of help where it has words of its own."""
    told = loops.what(loop)
    return f"{words.kind(loop.support)}: {told}" if loop.support and loop.what == told else told


def _balance(result: Brief) -> list[Block]:
    if not result.balance:
        return []
    columns = (Column(), Column(_("you gave"), right=True), Column(_("you got"), right=True))
    rows = tuple(Row((words.kind(b.kind), _number(b.gave), _number(b.got))) for b in result.balance)
    return [BLANK, Table(columns, rows, indent=2)]


def _number(count: int) -> str:
    return f"{count:,}" if count else "·"


def _entries(result: Brief) -> list[Block]:
    if not result.entries:
        return [BLANK, Paragraph(_("Nothing has been logged yet."), indent=2)]
    meetings: dict[int, list[Passed]] = {}
    for passed in result.entries:
        meetings.setdefault(passed.encounter, []).append(passed)
    return [BLANK, *(_meeting(passed) for passed in meetings.values())]


def _meeting(passed: Sequence[Passed]) -> Paragraph:
    """Return one encounter: its day, where it was, what was said and what passed."""
    said = " · ".join(part for part in (_occasion(passed), _told(passed)) if part)
    return Paragraph(said, label=f"{passed[0].date}  ", indent=2, most_lines=_LINES)


def _occasion(passed: Sequence[Passed]) -> str:
    first = passed[0]
    place = f"@{first.community}" if first.community else first.place
    return ", ".join(part for part in (first.channel, place) if part)


def _told(passed: Sequence[Passed]) -> str:
    parts = [
        _("tried, no answer") if one.kind == "tried" else _one(one)
        for one in reversed(passed)
        if one.way != "shared" or one.what or one.kind != "conversation"
    ]
    note = passed[0].note
    return " · ".join([*([f"“{note}”"] if note else []), *parts]) or words.kind("conversation")


def _one(passed: Passed) -> str:
    """Return what passed one way; of what was shared, its words say enough where it has any."""
    if passed.way == "shared":
        return passed.what or words.kind(passed.kind)
    return " ".join(part for part in (words.way(passed.way), words.kind(passed.kind), passed.what or "") if part)


def data(result: Brief) -> dict[str, Any]:
    """Return all about one contact, for programs."""
    return {
        **contact_data(result.contact),
        "depth": result.depth,
        "band": result.band,
        "first": result.first,
        "last": result.last,
        "freshness": result.silent,
        "count": result.count,
        "pace_days": result.pace,
        "balance": {b.kind: {"gave": b.gave, "got": b.got} for b in result.balance},
        "thanks_owed": result.thanks,
        "open": [loops.loop_data(loop, result.today) for loop in result.open],
        "needs": [_need(need) for need in result.needs],
        "offers": [_need(need) for need in result.offers],
        "knows": [{"id": one.who.id, "name": one.who.name, "how": one.how, "on": one.on} for one in result.knows],
        "brought": [{"id": who.id, "name": who.name} for who in result.brought],
        "entries": [
            {
                "date": x.date,
                "way": x.way,
                "kind": x.kind,
                "what": x.what,
                "value": x.value,
                "channel": x.channel,
                "place": x.place,
                "community": x.community,
                "note": x.note,
                "started_by": x.started_by,
            }
            for x in result.entries
        ],
    }


def _need(need: Need) -> dict[str, Any]:
    return {"id": need.id, "kind": need.kind, "what": need.what, "since": need.since.isoformat()}
