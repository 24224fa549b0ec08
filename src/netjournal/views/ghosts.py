"""Ghosts and dormant ties as a screen and as data: a calm list, with three ways out of it."""

from typing import Any

from netjournal import dates
from netjournal.domain.ghosts import Dormant, Ghost, Ghosts
from netjournal.i18n import N_, _, plural
from netjournal.views.page import (
    BLANK,
    DIM,
    HEAD,
    NAME,
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


def page(result: Ghosts) -> Page:
    """Return ghosts first, then dormant ties, and what can be done with either."""
    if not (result.ghosts or result.dormant):
        return Page((Paragraph(_calm(result)),))
    blocks: list[Block] = []
    if result.ghosts:
        said = plural(result.all_ghosts, N_("{n} name, nothing passed yet"), N_("{n} names, nothing passed yet"))
        blocks += [_head(said, len(result.ghosts), result.all_ghosts), _ghosts(result.ghosts)]
    if result.dormant:
        said = plural(result.all_dormant, N_("{n} tie asleep"), N_("{n} ties asleep"))
        blocks += [BLANK] if blocks else []
        blocks += [
            _head(said, len(result.dormant), result.all_dormant),
            _dormant(result.dormant, len(result.ghosts) + 1),
        ]
    # Three ways out, none of them urged.
    exits = _("bring back: netj log 1 …   put away: netj archive 1   or leave them as they are")
    blocks += [BLANK, line(Span(exits, DIM))]
    people = [*(one.who for one in result.ghosts), *(one.who for one in result.dormant)]
    return Page(tuple(blocks), tuple(Ref("contact", who.id) for who in people))


def _calm(result: Ghosts) -> str:
    if result.only_dormant:
        return _("No tie is asleep.")
    return _("Something has passed with everyone here, and no tie is asleep.")


def _head(said: str, shown: int, many: int) -> Block:
    more = _("{shown} of {many} · netj ghosts --all").format(shown=f"{shown:,}", many=f"{many:,}")
    return line(Span(said, HEAD), right=[Span(more, DIM)] if shown < many else [])


def _ghosts(ghosts: tuple[Ghost, ...]) -> Table:
    columns = (
        Column(right=True, style=DIM),
        Column(style=NAME, shrinks=True, least=14),
        Column(style=DIM, shrinks=True, least=10),
        Column(shrinks=True, least=10),
    )
    rows = tuple(
        Row((str(number), one.who.name, one.known, _("why: {words}").format(words=one.purpose) if one.purpose else ""))
        for number, one in enumerate(ghosts, 1)
    )
    return Table(columns, rows)


def _dormant(ties: tuple[Dormant, ...], start: int) -> Table:
    columns = (
        Column(right=True, style=DIM),
        Column(style=NAME, shrinks=True, least=14),
        Column(_("last"), style=DIM),
        Column(_("you gave"), right=True),
        Column(_("you got"), right=True),
        Column(_("depth then"), right=True),
        Column(shrinks=True, least=10),
    )
    rows = tuple(
        Row(
            (
                str(number),
                one.who.name,
                dates.ago(one.silent),
                f"{one.gave:,}",
                f"{one.got:,}",
                f"{one.depth_then:.0f}",
                _("why: {words}").format(words=one.purpose) if one.purpose else "",
            )
        )
        for number, one in enumerate(ties, start)
    )
    return Table(columns, rows)


def data(result: Ghosts) -> dict[str, Any]:
    """Return ghosts and dormant ties for programs."""
    return {
        "ghosts": [
            {
                "id": one.who.id,
                "name": one.who.name,
                "known": one.known or None,
                "why": one.purpose,
                "count": one.entries,
            }
            for one in result.ghosts
        ],
        "dormant": [
            {
                "id": one.who.id,
                "name": one.who.name,
                "last": one.last,
                "silent": one.silent,
                "gave": one.gave,
                "got": one.got,
                "depth_then": one.depth_then,
                "why": one.purpose,
            }
            for one in result.dormant
        ],
        "counts": {"ghosts": result.all_ghosts, "dormant": result.all_dormant},
    }
