"""Bridges as a screen and as data: who joins your network alone, and what would open a bubble."""

import datetime as dt
from typing import Any

from netjournal import dates
from netjournal.domain.bridges import Bridges, Crossing, Group, Joining, Light, Suggested
from netjournal.domain.contacts import Who
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

_REASONS = {
    "new": N_("a new tie"),
    "begun": N_("room to grow"),
    "purpose": N_("you noted why they matter"),
}
_OUTCOMES = {"taken up": N_("taken up"), "not taken up": N_("not taken up"), "dropped": N_("dropped")}


def page(result: Bridges) -> Page:
    """Return who joins your network, which introductions did, and what would open the bubble."""
    if not result.has_groups:
        start = _("Nobody is in a sphere or community yet. Put someone in one: netj edit NAME --sphere choir")
        return Page((Paragraph(start),))
    refs: list[Ref] = []
    blocks: list[Block] = [line(Span(_("Who alone joins two parts of your network"), HEAD))]
    if result.joining:
        blocks.append(_joining(result.joining))
        refs += [Ref("contact", one.who.id) for one in result.joining]
    else:
        blocks.append(Paragraph(_("Nobody: no two of your groups meet in one person alone.")))
    if result.crossings:
        blocks += [BLANK, line(Span(_("Introductions you made between spheres"), HEAD)), _crossings(result.crossings)]
    blocks += _bubble(result, refs)
    blocks += _suggestion(result.suggested)
    return Page(tuple(blocks), tuple(refs))


def _joining(people: tuple[Joining, ...]) -> Table:
    columns = (
        Column(right=True, style=DIM),
        Column(style=NAME, shrinks=True, least=12),
        Column(shrinks=True, least=24),
        Column(style=DIM),
        Column(style=DIM, right=True),
    )
    return Table(columns, tuple(_joiner(number, one) for number, one in enumerate(people, 1)))


def _joiner(number: int, one: Joining) -> Row:
    told = _pair(one.pairs[0])
    if len(one.pairs) > 1:
        more = plural(len(one.pairs) - 1, N_("{n} pair more"), N_("{n} pairs more"))
        told = _("{pair}, and {more}").format(pair=told, more=more)
    return Row((str(number), one.who.name, told, dates.ago(one.silent), _depth(one.depth)))


def _depth(depth: float) -> str:
    return _("depth {depth}").format(depth=round(depth))


def _pair(pair: tuple[Group, Group]) -> str:
    return _("{one} and {two}").format(one=_group(pair[0]), two=_group(pair[1]))


def _group(group: Group) -> str:
    return f"@{group.name}" if group.fact == "community" else group.name


def _crossings(crossings: tuple[Crossing, ...]) -> Table:
    columns = (Column(style=DIM), Column(shrinks=True, least=16), Column(shrinks=True, least=16), Column(style=DIM))
    return Table(columns, tuple(_crossing(one) for one in crossings))


def _crossing(one: Crossing) -> Row:
    made = one.introduction
    names = _("{one} and {two}").format(one=made.one.name, two=made.two.name)
    outcome = _(_OUTCOMES[made.outcome]) if made.outcome else ""
    return Row((dates.worded(dt.date.fromisoformat(made.made)), names, _pair((one.one, one.two)), outcome))


def _bubble(result: Bridges, refs: list[Ref]) -> list[Block]:
    """Return how much depth one sphere holds, and who could change that; their refs are added."""
    if not result.shares:
        return []
    greatest = next(iter(result.shares))
    if len(result.shares) == 1:
        said = _("All of the depth that lies in spheres is in {sphere}.").format(sphere=greatest)
    else:
        said = _("{share} of the depth that lies in spheres is in {sphere}; mix {mix} (0 is one sphere, 1 all alike).")
        said = said.format(share=f"{result.bubble:.0%}", sphere=greatest, mix=f"{result.mix:.2f}")
    blocks: list[Block] = [BLANK, line(Span(_("Bubble"), HEAD)), Paragraph(said)]
    if result.light:
        blocks.append(Paragraph(_("People there, and little depth yet:")))
        blocks += [block for one in result.light for block in _light(one, refs)]
    return blocks


def _light(one: Light, refs: list[Ref]) -> list[Block]:
    people = plural(one.people, N_("{n} person"), N_("{n} people"))
    head = line(_group(one.sphere), Span(f"  {one.share:.0%} · {people}", DIM), indent=2)
    rows = []
    for promising in one.promising:
        refs.append(Ref("contact", promising.who.id))
        depth = _depth(promising.depth) if promising.depth else ""
        rows.append(Row((str(len(refs)), promising.who.name, _(_REASONS[promising.code]), depth)))
    columns = (
        Column(right=True, style=DIM),
        Column(style=NAME, shrinks=True, least=12),
        Column(shrinks=True, least=12),
        Column(style=DIM, right=True),
    )
    return [head, Table(columns, tuple(rows), indent=4)]


def _suggestion(suggested: Suggested | None) -> list[Block]:
    if suggested is None:
        return []
    said = _("Nobody is in both {one_sphere} and {two_sphere}: {one} and {two} could join them.").format(
        one_sphere=suggested.one_sphere.name,
        two_sphere=suggested.two_sphere.name,
        one=suggested.one.name,
        two=suggested.two.name,
    )
    how = f"netj intro {_quoted(suggested.one.name)} {_quoted(suggested.two.name)}"
    return [BLANK, Paragraph(said), Paragraph(how, indent=2, style=DIM)]


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def data(result: Bridges) -> dict[str, Any]:
    """Return bridges for programs."""
    suggested = result.suggested
    return {
        "bridges": [
            {
                **_who(one.who),
                "joins": [[_group_data(group) for group in pair] for pair in one.pairs],
                "depth": one.depth,
                "silent": one.silent,
            }
            for one in result.joining
        ],
        "introductions": [
            {
                "id": one.introduction.id,
                "one": _who(one.introduction.one),
                "two": _who(one.introduction.two),
                "made": one.introduction.made,
                "outcome": one.introduction.outcome,
                "between": [one.one.name, one.two.name],
            }
            for one in result.crossings
        ],
        "spheres": [{"name": name, "share": share} for name, share in result.shares.items()],
        "bubble": result.bubble,
        "mix": result.mix,
        "light": [
            {
                "sphere": one.sphere.name,
                "share": one.share,
                "people": one.people,
                "promising": [{**_who(p.who), "code": p.code, "depth": p.depth} for p in one.promising],
            }
            for one in result.light
        ],
        "suggested": {
            "one": _who(suggested.one),
            "two": _who(suggested.two),
            "between": [suggested.one_sphere.name, suggested.two_sphere.name],
        }
        if suggested
        else None,
    }


def _who(who: Who) -> dict[str, str]:
    return {"id": who.id, "name": who.name}


def _group_data(group: Group) -> dict[str, str]:
    return {"of": group.fact, "name": group.name}
