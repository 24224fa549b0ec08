"""What changing a contact answers: what is different now, and how to undo it."""

from typing import Any

from netjournal.domain.contacts import Changed, Who
from netjournal.i18n import N_, _, plural
from netjournal.views.page import DIM, NAME, Block, Column, Page, Paragraph, Row, Span, Table, line
from netjournal.views.people import contact_data

_FIELDS = {
    "name": N_("name"),
    "aliases": N_("also called"),
    "emails": N_("e-mail"),
    "phones": N_("phone"),
    "links": N_("link"),
    "org": N_("org"),
    "title": N_("title"),
    "location": N_("lives"),
    "spheres": N_("spheres"),
    "communities": N_("communities"),
    "roles": N_("roles"),
    "birthday": N_("birthday"),
    "met": N_("met"),
    "via": N_("through"),
    "why": N_("why"),
    "note": N_("note"),
    "pace": N_("pace, days"),
    "pinned": N_("pinned"),
    "band": N_("band held"),
    "archived": N_("archived"),
    "snoozed_until": N_("put off until"),
}

_COUNTED = {
    "exchanges": (N_("{n} exchange"), N_("{n} exchanges")),
    "thanks": (N_("{n} thanks"), N_("{n} thanks")),
    "promises": (N_("{n} promise"), N_("{n} promises")),
    "asks": (N_("{n} ask"), N_("{n} asks")),
    "introductions": (N_("{n} introduction"), N_("{n} introductions")),
    "relations": (N_("{n} relation"), N_("{n} relations")),
    "needs": (N_("{n} need or offer"), N_("{n} needs and offers")),
    "visible": (N_("{n} thing made visible"), N_("{n} things made visible")),
    "properties": (N_("{n} line of a vCard"), N_("{n} lines of a vCard")),
    "brought": (N_("{n} person they brought you"), N_("{n} people they brought you")),
}


def changed(result: Changed) -> Page:
    """Return what is different about a contact."""
    if result.after is None:
        return _removed(result)
    rows = tuple(
        Row((_(label), spelled(getattr(result.before, field)), "→", spelled(getattr(result.after, field))))
        for field, label in _FIELDS.items()
        if getattr(result.before, field) != getattr(result.after, field)
    )
    blocks: list[Block] = [line(Span(result.after.name, NAME))]
    if not rows:
        blocks.append(Paragraph(_("Nothing is different."), indent=2))
        return Page(tuple(blocks))
    columns = (
        Column(style=DIM),
        Column(style=DIM, shrinks=True, least=8),
        Column(),
        Column(shrinks=True, least=8),
    )
    blocks.append(Table(columns, rows, indent=2))
    blocks.append(_end(result))
    return Page(tuple(blocks))


def counted(name: str, many: int) -> str:
    """Return how many exchanges, promises and so on there are, in words."""
    return plural(many, *_COUNTED[name])


def _removed(result: Changed) -> Page:
    gone = ", ".join(counted(name, many) for name, many in result.gone)
    said = _("{name} would go, with {gone}.") if result.dry else _("{name} is removed, with {gone}.")
    return Page((Paragraph(said.format(name=result.before.name, gone=gone)), _end(result)))


def _end(result: Changed) -> Block:
    if result.dry:
        return line(Span(_("Nothing was changed."), DIM))
    return line(Span(_("Undo with: netj undo"), DIM))


def label_of(field: str) -> str:
    """Return what a field of a contact is called on a screen."""
    return _(_FIELDS[field])


def spelled(value: Any) -> str:
    """Return the value of a field in words."""
    if value is None or value is False or value == ():
        return "·"
    if value is True:
        return _("yes")
    if isinstance(value, Who):
        return value.name
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def changed_data(result: Changed) -> dict[str, Any]:
    """Return what came of a change, for programs."""
    return {
        "before": contact_data(result.before),
        "after": contact_data(result.after) if result.after else None,
        "exchanges_removed": dict(result.gone).get("exchanges", 0),
        "removed": dict(result.gone),
        "dry_run": result.dry,
        "undo": result.undo or None,
    }
