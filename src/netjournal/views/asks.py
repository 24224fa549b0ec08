"""Asks as a screen and as data."""

import datetime as dt
from typing import Any

from netjournal import dates
from netjournal.domain.asks import Ask, Asked, Hint, Listed
from netjournal.i18n import N_, _, plural
from netjournal.views import words
from netjournal.views.page import (
    BLANK,
    DIM,
    HEAD,
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


def made(result: Asked) -> Page:
    """Return the echo of an ask, and the word that may be worth saying with it."""
    ask = result.ask
    noted = _("Noted for {name}. {day}.").format(name=ask.contact.name, day=dates.worded(ask.made))
    kind = words.kind(ask.kind) + (_(" (assumed)") if result.is_kind_assumed else "")
    label = _("you asked") + f"  {kind}  "
    blocks: list[Block] = [Paragraph(noted), Paragraph(phrase(ask), label=label, indent=2, most_lines=6)]
    if result.hint:
        blocks.append(Paragraph(hint_text(result.hint), indent=2))
    if result.is_archived:
        blocks.append(Paragraph(words.away(ask.contact.name)))
    blocks.append(line(Span(_("Undo with: netj undo"), DIM)))
    return Page(tuple(blocks))


def phrase(ask: Ask) -> str:
    """Return what was asked for, and by when."""
    if ask.due is None:
        return ask.what or ""
    if not ask.what:
        return _("by {day}").format(day=dates.worded(ask.due))
    return _("{what}, by {day}").format(what=ask.what, day=dates.worded(ask.due))


def hint_text(hint: Hint) -> str:
    """Return the calm word after an ask: how things stand, and what could be given first or along with it."""
    standing = hint.standing
    if hint.code == "never":
        said = _("Nothing has passed with them so far.")
    elif hint.code == "quiet":
        said = _("Last in touch {ago}.").format(ago=dates.ago(hint.days or 0))
    else:
        said = _("Over the year you gave {gave}, you got {got}.").format(gave=standing.gave, got=standing.got)
    if standing.need:
        offer = _("They look for “{need}”: that could come first, or with it.").format(need=_short(standing.need))
    else:
        offer = _("You could give something too: netj gave …")
    return f"{said} {offer}"


def _short(need: str) -> str:
    return need if len(need) <= 60 else need[:59].rstrip() + "…"  # noqa: PLR2004  one line is enough


def listed(result: Listed) -> Page:
    """Return the open asks, numbered."""
    if not result.asks:
        none = _('No ask is open. Note one with: netj ask NAME "referral: an introduction at the agency"')
        return Page((Paragraph(none),))
    head = plural(len(result.asks), N_("{n} ask is open"), N_("{n} asks are open"))
    table = Table(
        (
            Column(right=True, style=DIM),
            Column(style=NAME, shrinks=True, least=12),
            Column(style=DIM),
            Column(shrinks=True, least=16),
            Column(style=WARM, shrinks=True, least=16),
        ),
        tuple(_row(number, ask, result.today) for number, ask in enumerate(result.asks, 1)),
    )
    refs = tuple(Ref("ask", ask.id) for ask in result.asks)
    foot = line(Span(_("answered, or told how it went: netj done 1"), DIM))
    return Page((line(Span(head, HEAD)), BLANK, table, BLANK, foot), refs)


def _row(number: int, ask: Ask, today: dt.date) -> Row:
    return Row((str(number), ask.contact.name, words.kind(ask.kind), ask.what or "", stage(ask, today)))


def stage(ask: Ask, today: dt.date) -> str:
    """Return in few words how far an ask has come."""
    if ask.answer is not None and ask.answered is not None:
        if ask.outcome:
            return _("tell them: {outcome}").format(outcome=ask.outcome)
        return _("yes {ago}").format(ago=dates.ago((today - ask.answered).days))
    if ask.due is None:
        return _("asked {ago}").format(ago=dates.ago((today - ask.made).days))
    if ask.due == today:
        return _("for today")
    return _("for {day}").format(day=dates.short(ask.due, today))


def made_data(result: Asked) -> dict[str, Any]:
    """Return a new ask for programs."""
    hint = result.hint
    return {
        "ask": data(result.ask),
        "kind_assumed": result.is_kind_assumed,
        "hint": {"code": hint.code, "text": hint_text(hint)} if hint else None,
        "undo": result.undo,
    }


def listed_data(result: Listed) -> list[dict[str, Any]]:
    """Return the open asks for programs."""
    return [data(ask) | {"state": ask.state(result.today)} for ask in result.asks]


def data(ask: Ask) -> dict[str, Any]:
    """Return an ask for programs."""
    return {
        "id": ask.id,
        "contact": {"id": ask.contact.id, "name": ask.contact.name},
        "kind": ask.kind,
        "what": ask.what,
        "made": ask.made.isoformat(),
        "due": ask.due.isoformat() if ask.due else None,
        "answer": ask.answer,
        "answered": ask.answered.isoformat() if ask.answered else None,
        "outcome": ask.outcome,
        "told": ask.told.isoformat() if ask.told else None,
        "closed": ask.closed.isoformat() if ask.closed else None,
    }
