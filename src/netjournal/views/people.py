"""Lists of contacts, hits of a search and the brief on one contact, as screens and as data."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from netjournal import dates
from netjournal.domain.contacts import Contact
from netjournal.domain.exchanges import Passed
from netjournal.domain.people import Brief, Hit, Listed
from netjournal.i18n import N_, _, plural
from netjournal.views import words
from netjournal.views.page import (
    BLANK,
    DIM,
    NAME,
    WARM,
    Block,
    Column,
    Page,
    Paragraph,
    Ref,
    Row,
    Span,
    Table,
    line,
)

_RECENT_YEAR = 366


def listed(people: Iterable[Listed]) -> Page:
    """Return a list of contacts."""
    rows, refs = [], []
    for number, one in enumerate(people, 1):
        refs.append(Ref("contact", one.id))
        place = ", ".join(part for part in (one.org, one.location) if part)
        band = _("archived") if one.archived else words.band(one.band)
        rows.append(Row((str(number), one.name, band, one.last or "", place, ", ".join(one.spheres))))
    if not rows:
        return Page((Paragraph(_("Nobody fits. Add someone with: netj add NAME --met WHERE")),))
    columns = (
        Column(right=True, style=DIM),
        Column(_("name"), style=NAME, shrinks=True, least=14),
        Column(_("band")),
        Column(_("last"), style=DIM),
        Column(_("where"), shrinks=True, least=6),
        Column(_("spheres"), style=DIM, shrinks=True, least=6),
    )
    count = line(Span(plural(len(rows), N_("{n} person"), N_("{n} people")), DIM))
    return Page((Table(columns, tuple(rows)), BLANK, count), tuple(refs))


def listed_data(people: Iterable[Listed]) -> list[dict[str, Any]]:
    """Return a list of contacts for programs."""
    return [
        {
            "id": one.id,
            "name": one.name,
            "org": one.org,
            "title": one.title,
            "location": one.location,
            "band": one.band,
            "depth": one.depth,
            "last": one.last,
            "spheres": list(one.spheres),
            "archived": one.archived,
        }
        for one in people
    ]


def found(hits: Sequence[Hit]) -> Page:
    """Return where words were found."""
    if not hits:
        return Page((Paragraph(_("Nothing was found.")),))
    rows = tuple(
        Row((str(number), hit.name, hit.date or "", _hit_kind(hit), hit.text)) for number, hit in enumerate(hits, 1)
    )
    columns = (
        Column(right=True, style=DIM),
        Column(style=NAME, shrinks=True, least=12),
        Column(style=DIM),
        Column(style=DIM),
        Column(shrinks=True, least=16),
    )
    return Page((Table(columns, rows),), tuple(Ref("contact", hit.contact) for hit in hits))


def _hit_kind(hit: Hit) -> str:
    if hit.kind == "contact":
        return ""
    return _("note") if hit.kind == "note" else words.way(hit.kind)


def found_data(hits: Sequence[Hit]) -> list[dict[str, Any]]:
    """Return hits for programs."""
    return [{"id": h.contact, "name": h.name, "kind": h.kind, "date": h.date, "text": h.text} for h in hits]


# --- one contact -------------------------------------------------------------------------------------


def brief(result: Brief) -> Page:
    """Return all about one contact, as a brief before a meeting."""
    contact = result.contact
    blocks: list[Block] = [
        line(Span(contact.name, NAME), right=[Span(_standing(result), DIM)]),
        *_facts(result),
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
        (_("birthday"), _birthday(result)),
        (_("pace"), _("every {length}").format(length=dates.length(result.pace)) if result.pace else ""),
        (_("why"), contact.why),
        (_("note"), contact.note),
    )
    widest = max((len(label) for label, value in pairs if value), default=0)
    return [Paragraph(value, label=f"{label:<{widest}}  ", indent=2) for label, value in pairs if value]


def _met(result: Brief) -> str:
    contact = result.contact
    parts = [contact.met or ""]
    if contact.via:
        parts.append(_("through {name}").format(name=contact.via.name))
    if result.first:
        parts.append(_("first entry {day}").format(day=dates.worded(dt.date.fromisoformat(result.first))))
    return ", ".join(part for part in parts if part)


def _birthday(result: Brief) -> str:
    birthday = result.contact.birthday
    if not birthday:
        return ""
    if result.birthday_in is None or result.birthday_in >= _RECENT_YEAR:
        return birthday
    soon = _("today") if not result.birthday_in else _("in {length}").format(length=dates.length(result.birthday_in))
    return f"{birthday.removeprefix('--')} ({soon})"


def _open(result: Brief) -> list[Block]:
    blocks: list[Block] = []
    if result.contact.archived:
        blocks.append(Paragraph(_("Archived on {day}.").format(day=result.contact.archived), indent=2, style=WARM))
    if result.contact.snoozed_until:
        until = _("Put off until {day}.").format(day=result.contact.snoozed_until)
        blocks.append(Paragraph(until, indent=2, style=DIM))
    if result.thanks:
        words_ = _("Thanks not yet said, for: {what}").format(what=result.thanks)
        blocks.append(Paragraph(words_, indent=2, style=WARM))
    return blocks


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
    rows = tuple(Row((passed[0].date, _occasion(passed), _told(passed))) for passed in meetings.values())
    columns = (Column(style=DIM), Column(style=DIM, shrinks=True, least=8), Column(shrinks=True, least=20))
    return [BLANK, Table(columns, rows, indent=2)]


def _occasion(passed: Sequence[Passed]) -> str:
    first = passed[0]
    place = f"@{first.community}" if first.community else first.place
    return ", ".join(part for part in (first.channel, place) if part)


def _told(passed: Sequence[Passed]) -> str:
    parts = [
        _("tried, no answer")
        if one.kind == "tried"
        else " ".join(part for part in (words.way(one.way), words.kind(one.kind), one.what or "") if part)
        for one in reversed(passed)
        if one.way != "shared"
    ]
    note = passed[0].note
    return " · ".join([*([f"“{note}”"] if note else []), *parts]) or words.kind("conversation")


def brief_data(result: Brief) -> dict[str, Any]:
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


def contact_data(contact: Contact) -> dict[str, Any]:
    """Return what is known of a contact, for programs."""
    return {
        "id": contact.id,
        "name": contact.name,
        "aliases": list(contact.aliases),
        "emails": list(contact.emails),
        "phones": list(contact.phones),
        "links": list(contact.links),
        "org": contact.org,
        "title": contact.title,
        "location": contact.location,
        "spheres": list(contact.spheres),
        "communities": list(contact.communities),
        "roles": list(contact.roles),
        "birthday": contact.birthday,
        "met": contact.met,
        "via": {"id": contact.via.id, "name": contact.via.name} if contact.via else None,
        "why": contact.why,
        "note": contact.note,
        "pace": contact.pace,
        "pinned": contact.pinned,
        "pinned_band": contact.band,
        "archived": contact.archived,
        "snoozed_until": contact.snoozed_until,
    }
