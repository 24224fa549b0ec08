"""Lists of contacts and hits of a search, as screens and as data, and what is known of one contact."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from netjournal.domain.contacts import Contact
from netjournal.domain.people import Hit, Listed
from netjournal.i18n import N_, _, plural
from netjournal.views import words
from netjournal.views.page import (
    BLANK,
    DIM,
    NAME,
    NUMBERED,
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

_KINDS = {
    "note": N_("note"),
    "promise": N_("promise"),
    "ask": N_("ask"),
    "need": N_("need"),
    "offer": N_("offer"),
}


def listed(people: Iterable[Listed]) -> Page:
    """Return a list of contacts, laid out as they come, since there may be a hundred thousand."""
    coming = iter(people)
    first = next(coming, None)
    if first is None:
        return Page((Paragraph(_("Nobody fits. Add someone with: netj add NAME --met WHERE")),))
    refs: list[Ref] = []
    return Page(_list(itertools.chain((first,), coming), refs), refs)


def _list(people: Iterable[Listed], refs: list[Ref]) -> Iterator[Block]:
    columns = (
        Column(right=True, style=DIM),
        Column(_("name"), style=NAME, shrinks=True, least=14),
        Column(_("band")),
        Column(_("last"), style=DIM),
        Column(_("where"), shrinks=True, least=6),
        Column(_("spheres"), style=DIM, shrinks=True, least=6),
    )
    many = 0

    def rows() -> Iterator[Row]:
        nonlocal many
        for many, one in enumerate(people, 1):
            if many <= NUMBERED:
                refs.append(Ref("contact", one.id))
            yield _row(many, one)

    yield Table(columns, rows())
    yield BLANK
    yield line(Span(plural(many, N_("{n} person"), N_("{n} people")), DIM))


def _row(number: int, one: Listed) -> Row:
    place = ", ".join(part for part in (one.org, one.location) if part)
    band = _("archived") if one.archived else words.band(one.band)
    return Row((str(number), one.name, band, one.last or "", place, ", ".join(one.spheres)))


def listed_data(people: Iterable[Listed]) -> Iterator[dict[str, Any]]:
    """Return a list of contacts for programs, one by one."""
    return (
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
    )


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
    return Page((Table(columns, rows),), tuple(_hit_ref(hit) for hit in hits))


def _hit_ref(hit: Hit) -> Ref:
    return Ref("contact", hit.contact) if hit.contact else Ref("need", hit.own or "")


def _hit_kind(hit: Hit) -> str:
    if hit.kind == "contact":
        return ""
    return _(_KINDS[hit.kind]) if hit.kind in _KINDS else words.way(hit.kind)


def found_data(hits: Sequence[Hit]) -> list[dict[str, Any]]:
    """Return hits for programs."""
    return [
        {"id": h.contact, "name": h.name, "kind": h.kind, "date": h.date, "text": h.text, "own": h.own} for h in hits
    ]


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
