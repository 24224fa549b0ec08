"""Introductions and who knows whom, as screens and as data."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from netjournal import dates
from netjournal.domain.contacts import Who
from netjournal.domain.introductions import Acquaintance, Circle, Introduction, Made, Noted
from netjournal.i18n import N_, _, plural
from netjournal.views import words
from netjournal.views.page import BLANK, DIM, NAME, Block, Column, Page, Paragraph, Ref, Row, Span, Table, line

OUTCOMES = {
    "taken up": N_("taken up"),
    "not taken up": N_("not taken up"),
    "dropped": N_("dropped"),
}
_RELATIONS = {
    "knows": N_("{one} and {two} know each other."),
    "friend": N_("{one} and {two} are friends."),
    "colleague": N_("{one} and {two} are colleagues."),
    "family": N_("{one} and {two} are family."),
    "partner": N_("{one} and {two} are partners."),
    "mentor": N_("{one} is a mentor of {two}."),
}
_GONE = {
    "knows": N_("That {one} and {two} know each other is no longer noted."),
    "friend": N_("That {one} and {two} are friends is no longer noted."),
    "colleague": N_("That {one} and {two} are colleagues is no longer noted."),
    "family": N_("That {one} and {two} are family is no longer noted."),
    "partner": N_("That {one} and {two} are partners is no longer noted."),
    "mentor": N_("That one of {one} and {two} is a mentor of the other is no longer noted."),
}
_HOW = {
    "knows": N_("knows"),
    "friend": N_("friend"),
    "colleague": N_("colleague"),
    "family": N_("family"),
    "partner": N_("partner"),
    "mentor": N_("their mentor"),
    "mentee": N_("their mentee"),
    "introduced": N_("introduced by you"),
    "brought": N_("brought to you by them"),
    "came through": N_("brought them to you"),
}


def how(one: Acquaintance) -> str:
    """Return in a word or two how a contact knows somebody."""
    return _(_HOW[one.how])


def made(result: Made) -> Page:
    """Return what was written of an introduction."""
    introduction = result.introduction
    said = (
        _("You introduced {one} and {two} in person, {day}.")
        if result.met
        else _("You introduced {one} and {two}, {day}.")
    )
    facts = {"one": introduction.one.name, "two": introduction.two.name, "day": dates.worded(result.encounter.date)}
    gave = [x for x in result.exchanges if x.way == "gave"]
    columns = (Column(), Column(style=NAME, shrinks=True, least=6), Column(), Column(shrinks=True, least=10))
    rows = tuple(Row((words.way(x.way), x.name, words.kind(x.kind), x.what or "")) for x in gave)
    blocks: list[Block] = [Paragraph(said.format(**facts)), Table(columns, rows, indent=2)]
    if result.known_as:
        blocks.append(Paragraph(_("Noted before: {what}").format(what=_relation(result.known_as, introduction))))
    blocks.append(Paragraph(_("netj open lists it until you know whether it was taken up."), style=DIM))
    blocks.append(line(Span(_("Undo with: netj undo"), DIM)))
    return Page(tuple(blocks))


def _relation(kind: str, of: Introduction | Noted) -> str:
    return _(_RELATIONS[kind]).format(one=of.one.name, two=of.two.name)


def made_data(result: Made) -> dict[str, Any]:
    """Return what was written of an introduction, for programs."""
    return {
        "introduction": introduction_data(result.introduction),
        "encounter": {
            "id": result.encounter.id,
            "date": result.encounter.date.isoformat(),
            "channel": result.encounter.channel,
        },
        "exchanges": [
            {"contact": x.name, "way": x.way, "kind": x.kind, "what": x.what, "value": x.value, "id": x.id}
            for x in result.exchanges
        ],
        "met": result.met,
        "known_as": result.known_as,
        "undo": result.undo or None,
    }


def introduction_data(one: Introduction) -> dict[str, Any]:
    """Return an introduction for programs."""
    return {
        "id": one.id,
        "one": _who_data(one.one),
        "two": _who_data(one.two),
        "what": one.what,
        "made": one.made,
        "closed": one.closed,
        "outcome": one.outcome,
    }


def _who_data(who: Who) -> dict[str, str]:
    return {"id": who.id, "name": who.name}


# --- the list ----------------------------------------------------------------------------------------


def listed(introductions: Sequence[Introduction]) -> Page:
    """Return the introductions that you made, with what came of them."""
    if not introductions:
        none = _('You have introduced nobody yet. Do it with: netj intro NAME NAME "what they share"')
        return Page((Paragraph(none),))
    columns = (
        Column(right=True, style=DIM),
        Column(style=DIM),
        Column(style=NAME, shrinks=True, least=10),
        Column(style=NAME, shrinks=True, least=10),
        Column(shrinks=True, least=8),
        Column(),
    )
    rows = tuple(
        Row((str(number), one.made, one.one.name, one.two.name, one.what or "", _outcome(one)))
        for number, one in enumerate(introductions, 1)
    )
    refs = tuple(Ref("introduction", one.id) for one in introductions)
    return Page((Table(columns, rows), BLANK, line(Span(_tally(introductions), DIM))), refs)


def _outcome(one: Introduction) -> str:
    return _(OUTCOMES[one.outcome]) if one.outcome else _("open")


def _tally(introductions: Sequence[Introduction]) -> str:
    outcomes = [one.outcome for one in introductions]
    parts = [plural(len(outcomes), N_("{n} introduction"), N_("{n} introductions"))]
    parts += [f"{outcomes.count(code)} {_(word)}" for code, word in OUTCOMES.items() if code in outcomes]
    if None in outcomes:
        parts.append(_("{n} open").format(n=outcomes.count(None)))
    return " · ".join(parts)


def listed_data(introductions: Sequence[Introduction]) -> list[dict[str, Any]]:
    """Return the introductions that you made, for programs."""
    return [introduction_data(one) for one in introductions]


# --- who knows whom ----------------------------------------------------------------------------------


def noted(result: Noted) -> Page:
    """Return what came of noting how two people know each other."""
    templates = _GONE if result.is_gone else _RELATIONS
    facts = {"one": result.one.name, "two": result.two.name}
    blocks: list[Block] = [Paragraph(_(templates[kind]).format(**facts)) for kind in dict.fromkeys(result.kinds)]
    if result.undo:
        blocks.append(line(Span(_("Undo with: netj undo"), DIM)))
    else:
        blocks.append(Paragraph(_("That is noted already; nothing is different."), style=DIM))
    return Page(tuple(blocks))


def noted_data(result: Noted) -> dict[str, Any]:
    """Return what came of noting how two people know each other, for programs."""
    return {
        "one": _who_data(result.one),
        "two": _who_data(result.two),
        "kinds": list(result.kinds),
        "is_gone": result.is_gone,
        "undo": result.undo or None,
    }


def circle(result: Circle) -> Page:
    """Return whom a contact knows."""
    if not result.people:
        none = _('Whom {name} knows is not noted yet. Note it with: netj knows "{name}" OTHER --as friend')
        return Page((Paragraph(none.format(name=result.who.name)),))
    head = plural(len(result.people), N_("{n} person"), N_("{n} people"))
    columns = (Column(right=True, style=DIM), Column(style=NAME, shrinks=True, least=14), Column(), Column(style=DIM))
    rows = tuple(Row((str(number), one.who.name, how(one), _on(one.on))) for number, one in enumerate(result.people, 1))
    title = line(Span(result.who.name, NAME), Span("  "), Span(_("knows {people}").format(people=head), DIM))
    return Page((title, Table(columns, rows)), tuple(Ref("contact", one.who.id) for one in result.people))


def _on(date: str | None) -> str:
    return dates.worded(dt.date.fromisoformat(date)) if date else ""


def circle_data(result: Circle) -> dict[str, Any]:
    """Return whom a contact knows, for programs."""
    people = [{**_who_data(one.who), "how": one.how, "on": one.on} for one in result.people]
    return {**_who_data(result.who), "knows": people}
