"""What you made visible as a screen and as data, with those who came because of it."""

from collections.abc import Sequence
from typing import Any

from netjournal import dates
from netjournal.domain.contacts import Who
from netjournal.domain.visible import Shown, Visible
from netjournal.i18n import N_, _
from netjournal.views.page import BLANK, DIM, NAME, Block, Column, Page, Paragraph, Ref, Row, Span, Table, line

_KINDS = {"talk": N_("talk"), "post": N_("post"), "contribution": N_("contribution"), "other": N_("other")}
#: Names that stand in a list before the rest is a number.
_NAMED = 6


def page(found: Sequence[Visible]) -> Page:
    """Return all that was made visible, newest first, numbered."""
    if not found:
        none = Paragraph(_("Nothing that you made visible is noted: a talk, a post, a contribution."))
        return Page((none, Paragraph(_("Note the first: netj visible talk at the meetup --on tue"))))
    columns = (
        Column(right=True, style=DIM),
        Column(),
        Column(),
        Column(style=NAME, shrinks=True, least=16),
        Column(style=DIM, shrinks=True, least=8),
    )
    table = Table(columns, tuple(_row(number, one) for number, one in enumerate(found, 1)))
    foot = line(Span(_("who came of it: netj visible 1 --brought NAME   remove: netj visible --remove 1"), DIM))
    return Page((table, BLANK, foot), tuple(Ref("visible", one.id) for one in found))


def _row(number: int, one: Visible) -> Row:
    community = f"@{one.community}" if one.community else ""
    cells = (str(number), dates.worded(one.date), _kind(one), one.what, community)
    if not one.brought:
        return Row(cells)
    came = _("brought you {names}").format(names=_some(one.brought))
    return Row(cells, (line(Span(came), indent=4),))


def _kind(one: Visible) -> str:
    return _(_KINDS[one.kind]) if one.kind else ""


def _some(people: Sequence[Who]) -> str:
    told = ", ".join(who.name for who in people[:_NAMED])
    more = len(people) - _NAMED
    return _("{told} and {more} more").format(told=told, more=f"{more:,}") if more > 0 else told


def shown(result: Shown) -> Page:
    """Return what came of noting, adding to or removing something visible."""
    one = result.visible
    if result.act == "remove":
        blocks: list[Block] = [Paragraph(_("Removed: {what}").format(what=one.what), most_lines=3)]
    else:
        blocks = [Paragraph(one.what, label=" 1  ", most_lines=6), _understood(result)]
        if not result.undo:
            blocks.append(Paragraph(_("Nothing is different."), indent=4))
    if result.undo:
        blocks.append(line(Span(_("Undo with: netj undo"), DIM)))
    refs = () if result.act == "remove" else (Ref("visible", one.id),)
    return Page(tuple(blocks), refs)


def _understood(result: Shown) -> Table:
    one = result.visible
    rows = (
        (_("on"), dates.worded(one.date)),
        (_("kind"), _kind(one) or _("none said: --kind talk, post, contribution or other")),
        (_("at"), f"@{one.community}" if one.community else ""),
        (_("brought"), _some(one.brought) if one.brought else ""),
    )
    columns = (Column(style=DIM), Column(shrinks=True, least=10))
    return Table(columns, tuple(Row(row) for row in rows if row[1]), indent=4)


def data(found: Sequence[Visible]) -> list[dict[str, Any]]:
    """Return all that was made visible, for programs."""
    return [visible_data(one) for one in found]


def visible_data(one: Visible) -> dict[str, Any]:
    """Return one thing for programs."""
    return {
        "id": one.id,
        "date": one.date.isoformat(),
        "what": one.what,
        "kind": one.kind,
        "community": one.community,
        "brought": [{"id": who.id, "name": who.name} for who in one.brought],
    }


def shown_data(result: Shown) -> dict[str, Any]:
    """Return what came of an act, for programs."""
    return {
        "visible": visible_data(result.visible) if result.act != "remove" else None,
        "removed": visible_data(result.visible) if result.act == "remove" else None,
        "undo": result.undo or None,
    }
