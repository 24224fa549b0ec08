"""Needs and offers: what was noted, what is open, and who could help whom."""

from typing import Any

from netjournal import dates
from netjournal.domain.contacts import Who
from netjournal.domain.matches import Closed, Listed, Matches, Noted, Wanted, Way
from netjournal.domain.needs import Need
from netjournal.i18n import N_, _
from netjournal.views import words
from netjournal.views.page import (
    BLANK,
    DIM,
    HEAD,
    NAME,
    Block,
    Column,
    Line,
    Page,
    Paragraph,
    Ref,
    Row,
    Span,
    Table,
    line,
)

_OUTCOMES = {"met": N_("met"), "dropped": N_("dropped")}


def noted(result: Noted) -> Page:
    """Return the echo of a need or an offer, and what meets it."""
    need = result.need
    blocks: list[Block] = [Paragraph(f"{_sentence(need)} {_since(result)}")]
    blocks += [_indented(_way(way, need.who)) for way in result.ways]
    blocks += [_indented(_met(other, need.who)) for other in result.meets]
    if need.who is None and need.is_bare_kind and need.side == "need":
        blocks.append(Paragraph(_("Who would likely help: netj well {kind}").format(kind=need.what), indent=2))
    if result.undo:
        blocks.append(line(Span(_("Undo with: netj undo"), DIM)))
    return Page(tuple(blocks))


def _sentence(need: Need) -> str:
    what = said(need)
    if need.who is None:
        return _("You look for: {what}.").format(what=what) if need.side == "need" else _you_offer(what)
    sentence = _("{name} looks for: {what}.") if need.side == "need" else _("{name} offers: {what}.")
    return sentence.format(name=need.who.name, what=what)


def _you_offer(what: str) -> str:
    return _("You offer: {what}.").format(what=what)


def said(need: Need) -> str:
    """Return what is looked for or offered, with its kind where that is known."""
    if need.kind is None:
        return need.what
    kind = words.kind(need.kind)
    return kind if need.is_bare_kind else f"{kind}: {need.what}"


def _since(result: Noted) -> str:
    day = dates.worded(result.need.since)
    if result.is_new:
        return _("Noted for {day}.").format(day=day)
    return _("That is here already, since {day}; nothing was written.").format(day=day)


def _indented(text: str) -> Paragraph:
    return Paragraph(text, indent=2, most_lines=3)


def _way(way: Way, who: Who | None) -> str:
    """Return in words how a need of somebody, or of yours, could be met."""
    if way.by is None:
        return _("You offer: {what}.").format(what=way.offer)
    said_so = _("{name} offers: {what}.") if way.is_offered else _("{name} sounds like it: {what}.")
    told = said_so.format(name=way.by.name, what=way.offer)
    if who is None:
        return told
    if way.are_acquainted:
        return _("{told} They know each other.").format(told=told)
    return _("{told} You could introduce them: netj intro {one} {two}").format(
        told=told, one=_quoted(who.name), two=_quoted(way.by.name)
    )


def _met(other: Need, who: Who | None) -> str:
    """Return in words whose need an offer meets."""
    if other.who is None:
        return _("You look for: {what}.").format(what=other.what)
    told = _("{name} looks for: {what}.").format(name=other.who.name, what=other.what)
    if who is None:
        return told
    return _("{told} You could introduce them: netj intro {one} {two}").format(
        told=told, one=_quoted(other.who.name), two=_quoted(who.name)
    )


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def noted_data(result: Noted) -> dict[str, Any]:
    """Return what came of noting a need or an offer, for programs."""
    return {
        **need_data(result.need),
        "new": result.is_new,
        "ways": [_way_data(way) for way in result.ways],
        "meets": [need_data(other) for other in result.meets],
        "undo": result.undo or None,
    }


# --- lists -------------------------------------------------------------------------------------------


def listed(result: Listed) -> Page:
    """Return what is open, numbered for closing."""
    if not result.needs:
        return Page((Paragraph(_nothing(result)),))
    is_one = result.is_mine or result.who is not None
    rows = tuple(
        Row(
            (
                str(number),
                _name(need.who) if not is_one else _SIDES[need.side](),
                said(need),
                dates.worded(need.since),
            )
        )
        for number, need in enumerate(result.needs, 1)
    )
    columns = (
        Column(right=True, style=DIM),
        Column(style=NAME, shrinks=True, least=12),
        Column(shrinks=True, least=20),
        Column(_("since") if rows else "", style=DIM),
    )
    head = _head(result)
    closing = _("met: netj {side} --met 1   dropped: netj {side} --drop 1").format(side=result.side)
    dropping = _("dropped: netj {side} --drop 1").format(side=result.side)
    foot = line(Span(closing if result.side == "need" or is_one else dropping, DIM))
    refs = tuple(Ref("need", need.id) for need in result.needs)
    return Page((line(Span(head, HEAD)), Table(columns, rows), BLANK, foot), refs)


_SIDES = {"need": lambda: _("looks for"), "offer": lambda: _("offers")}


def _head(result: Listed) -> str:
    if result.who:
        return result.who.name
    if result.is_mine:
        return _("Yourself")
    return _("What people look for") if result.side == "need" else _("What people can do")


def _name(who: Who | None) -> str:
    return who.name if who else _("yourself")


def _nothing(result: Listed) -> str:
    if result.who:
        name = _quoted(result.who.name)
        return _("Nothing is noted yet. Note it with: netj {side} {name} WHAT").format(side=result.side, name=name)
    if result.is_mine:
        return _("Nothing is noted yet. Note it with: netj {side} me WHAT").format(side=result.side)
    return _("Nothing is noted yet. Note it with: netj {side} NAME WHAT, and netj {side} me WHAT for yourself.").format(
        side=result.side
    )


def listed_data(result: Listed) -> list[dict[str, Any]]:
    """Return what is open, for programs."""
    return [need_data(need) for need in result.needs]


def closed(result: Closed) -> Page:
    """Return what came of closing a need or an offer."""
    need = result.need
    assert need.closed is not None
    assert need.outcome is not None
    how = _("{name}: {what}. {outcome}, {day}.").format(
        name=_name(need.who).capitalize() if need.who is None else need.who.name,
        what=said(need),
        outcome=_(_OUTCOMES[need.outcome]).capitalize(),
        day=dates.worded(need.closed),
    )
    blocks: list[Block] = [Paragraph(how)]
    if need.outcome == "met" and need.side == "need" and need.who:
        gave = _("If it was you who helped: netj gave {name} {what}")
        blocks.append(Paragraph(gave.format(name=_quoted(need.who.name), what=f'"{said(need)}"'), style=DIM))
    blocks.append(line(Span(_("Undo with: netj undo"), DIM)))
    return Page(tuple(blocks))


def closed_data(result: Closed) -> dict[str, Any]:
    """Return what came of closing a need or an offer, for programs."""
    return {**need_data(result.need), "undo": result.undo or None}


# --- who could help whom -----------------------------------------------------------------------------


def matches(result: Matches) -> Page:
    """Return whom you could help today, and how; and who could help you."""
    if not (result.theirs or result.mine):
        start = _("Nobody's needs are noted yet. Start with: netj need NAME WHAT, and with your own: netj need me WHAT")
        return Page((Paragraph(start),))
    able = [one for one in result.theirs if one.ways]
    unmet = [one for one in result.theirs if not one.ways]
    blocks: list[Block] = []
    refs: list[Ref] = []
    for heading, wanted in ((_("Whom you could help"), able), (_("Nobody here for it yet"), unmet)):
        if wanted:
            blocks += [*_gap(blocks), line(Span(heading, HEAD)), _theirs(wanted, len(refs) + 1)]
            refs += [Ref("contact", one.need.who.id) for one in wanted if one.need.who]
    if result.mine:
        blocks += [*_gap(blocks), line(Span(_("What you look for"), HEAD)), *_mine(result.mine, refs)]
    if any(way.by and not way.are_acquainted for one in able for way in one.ways):
        blocks += [BLANK, line(Span(_("introduce them: netj intro 1 NAME   log it: netj gave 1 …"), DIM))]
    elif able:
        blocks += [BLANK, line(Span(_("log it: netj gave 1 …"), DIM))]
    return Page(tuple(blocks), tuple(refs))


def _gap(blocks: list[Block]) -> list[Block]:
    return [BLANK] if blocks else []


def _theirs(wanted: list[Wanted], start: int) -> Table:
    columns = (
        Column(right=True, style=DIM),
        Column(style=NAME, shrinks=True, least=12),
        Column(shrinks=True, least=24),
        Column(style=DIM, right=True),
    )
    rows = tuple(
        Row(
            (str(number), one.need.who.name if one.need.who else "", said(one.need), _depth(one.depth)),
            tuple(_how(way) for way in one.ways),
        )
        for number, one in enumerate(wanted, start)
    )
    return Table(columns, rows)


def _depth(depth: float) -> str:
    return _("depth {depth}").format(depth=round(depth)) if depth else ""


def _how(way: Way) -> Line:
    """Return one way to help in a line: with your skill, or by introducing whom."""
    if way.by is None:
        return line(Span(_("with your skill: {what}").format(what=way.offer)), indent=4)
    if way.are_acquainted:
        told = _("{name} could, and they know each other: {what}")
    elif way.is_offered:
        told = _("introduce {name}: {what}")
    else:
        told = _("maybe introduce {name}: {what}")
    return line(Span(told.format(name=way.by.name, what=way.offer)), indent=4)


def _mine(wanted: tuple[Wanted, ...], refs: list[Ref]) -> list[Block]:
    """Return your own needs, with those who could help numbered; their refs are added."""
    blocks: list[Block] = []
    for one in wanted:
        blocks.append(Paragraph(said(one.need), indent=4, most_lines=2))
        rows = []
        for way in one.ways:
            if way.by:
                refs.append(Ref("contact", way.by.id))
                how = _("offers: {what}") if way.is_offered else _("sounds like it: {what}")
                rows.append(Row((str(len(refs)), way.by.name, how.format(what=way.offer), _depth(way.depth))))
        columns = (
            Column(right=True, style=DIM),
            Column(style=NAME, shrinks=True, least=12),
            Column(shrinks=True, least=20),
            Column(style=DIM, right=True),
        )
        blocks.append(Table(columns, tuple(rows)) if rows else line(Span(_nobody(one.need), DIM), indent=6))
    return blocks


def _nobody(need: Need) -> str:
    """Return what is said where nobody offers what you look for."""
    if need.kind is None:
        return _("nobody here offers it yet")
    return _("nobody here offers it yet; who would likely help: netj well {kind}").format(kind=need.kind)


def matches_data(result: Matches) -> dict[str, Any]:
    """Return who could help whom, for programs."""
    return {
        "theirs": [_wanted_data(one) for one in result.theirs],
        "mine": [_wanted_data(one) for one in result.mine],
    }


def _wanted_data(one: Wanted) -> dict[str, Any]:
    return {**need_data(one.need), "depth": one.depth, "ways": [_way_data(way) for way in one.ways]}


def _way_data(way: Way) -> dict[str, Any]:
    return {
        "by": {"id": way.by.id, "name": way.by.name} if way.by else None,
        "mine": way.by is None,
        "offer": way.offer,
        "offered": way.is_offered,
        "acquainted": way.are_acquainted,
        "depth": way.depth,
    }


def need_data(need: Need) -> dict[str, Any]:
    """Return a need or an offer, for programs."""
    return {
        "id": need.id,
        "contact": {"id": need.who.id, "name": need.who.name} if need.who else None,
        "side": need.side,
        "kind": need.kind,
        "what": need.what,
        "since": need.since.isoformat(),
        "closed": need.closed.isoformat() if need.closed else None,
        "outcome": need.outcome,
    }
