"""What changing a community, or being a member of one, answers."""

from collections.abc import Callable
from typing import Any

from netjournal.domain.communities import Outcome
from netjournal.i18n import N_, _, plural
from netjournal.views.communities import community_data, day_words, kind_word, membership, own_data, pace_words
from netjournal.views.page import DIM, NAME, Block, Column, Page, Paragraph, Row, Span, Table, line


def outcome(result: Outcome) -> Page:
    """Return what came of changing a community, and how to undo it."""
    blocks: list[Block] = []
    if result.is_new:
        kind = result.community.kind
        new = _("@{name} is a new community: {kind}.") if kind else _("@{name} is a new community.")
        blocks.append(Paragraph(new.format(name=result.community.name, kind=kind_word(kind))))
    blocks += _ACTS[result.act](result)
    if result.dry:
        blocks.append(line(Span(_("Nothing was changed."), DIM)))
    elif result.undo:
        blocks.append(line(Span(_("Undo with: netj undo"), DIM)))
    return Page(tuple(blocks))


def _added(result: Outcome) -> list[Block]:
    if result.is_new:
        pace = pace_words(result.community.pace)
        return [Paragraph(pace, label=_("pace") + "  ", indent=2)] if pace else []
    here = Paragraph(_("@{name} is here already.").format(name=result.community.name))
    return [here, *_edited(result)] if result.undo else [here]


def _joined(result: Outcome) -> list[Block]:
    said = _("You are a member of @{name}.").format(name=result.community.name)
    assert result.own is not None
    kind = [] if result.is_new else _changes(result)
    return [Paragraph(said), Paragraph(membership(result.own), indent=2), *kind]


def _left(result: Outcome) -> list[Block]:
    assert result.own is not None
    said = _("You are no longer a member of @{name}.").format(name=result.community.name)
    return [Paragraph(said), Paragraph(membership(result.own), indent=2)]


def _brought_in(result: Outcome) -> list[Block]:
    if not result.people:
        return [Paragraph(_("Nothing is different: they are members of @{name}.").format(name=result.community.name))]
    one, several = N_("{names} is a member of @{name} now."), N_("{names} are members of @{name} now.")
    return [_of_people(result, one, several)]


def _let_go(result: Outcome) -> list[Block]:
    one, several = N_("{names} is no longer in @{name}."), N_("{names} are no longer in @{name}.")
    return [_of_people(result, one, several)]


def _of_people(result: Outcome, one: str, several: str) -> Paragraph:
    said = _(one if len(result.people) == 1 else several)
    *others, last = [who.name for who in result.people]
    names = _("{names} and {last}").format(names=", ".join(others), last=last) if others else last
    return Paragraph(said.format(names=names, name=result.community.name))


def _edited(result: Outcome) -> list[Block]:
    changes = _changes(result)
    if not changes:
        return [Paragraph(_("Nothing is different about @{name}.").format(name=result.community.name))]
    return [line(Span(f"@{result.community.name}", NAME)), *changes]


def _changes(result: Outcome) -> list[Block]:
    """Return what is different now, a row each; nothing where nothing is."""
    news = [one for one in _differences(result) if one[1] != one[2]]
    rows = tuple(Row((label, before or "·", "→", after or "·")) for label, before, after in news)
    columns = (Column(style=DIM), Column(style=DIM, shrinks=True, least=8), Column(), Column(shrinks=True, least=8))
    return [Table(columns, rows, indent=2)] if rows else []


def _differences(result: Outcome) -> list[tuple[str, str, str]]:
    """Return each thing that may have changed: its label, what it was, what it is."""
    assert result.before is not None
    before, after = result.before, result.community
    found = [
        (_("name"), before.name, after.name),
        (_("kind"), kind_word(before.kind), kind_word(after.kind)),
        (_("pace"), pace_words(before.pace), pace_words(after.pace)),
    ]
    if result.own_before and result.own:
        was, now = result.own_before, result.own
        found += [
            (_("your role"), was.role or "", now.role or ""),
            (_("since"), _day_or_none(was.since), _day_or_none(now.since)),
            (_("until"), _day_or_none(was.until), _day_or_none(now.until)),
            (_("fee"), was.fee or "", now.fee or ""),
            (_("renewal"), _day_or_none(was.renewal), _day_or_none(now.renewal)),
        ]
    return found


def _day_or_none(date: str | None) -> str:
    return day_words(date) if date else ""


def _merged(result: Outcome) -> list[Block]:
    members = plural(result.moved[0], N_("{n} new member"), N_("{n} new members"))
    encounters = plural(result.moved[1], N_("{n} encounter"), N_("{n} encounters"))
    said = (
        _("@{other} would become part of @{name}, with {members} and {encounters}.")
        if result.dry
        else _("@{other} is part of @{name} now, with {members} and {encounters}.")
    )
    facts = {"other": result.merged, "name": result.community.name, "members": members, "encounters": encounters}
    return [Paragraph(said.format(**facts))]


_ACTS: dict[str, Callable[[Outcome], list[Block]]] = {
    "added": _added,
    "joined": _joined,
    "left": _left,
    "brought in": _brought_in,
    "let go": _let_go,
    "edited": _edited,
    "merged": _merged,
}


def outcome_data(result: Outcome) -> dict[str, Any]:
    """Return what came of changing a community, for programs."""
    return {
        "act": result.act,
        "community": community_data(result.community),
        "is_new": result.is_new,
        "own": own_data(result.own),
        "people": [{"id": who.id, "name": who.name} for who in result.people],
        "merged": result.merged,
        "moved": {"members": result.moved[0], "encounters": result.moved[1]} if result.merged else None,
        "dry_run": result.dry,
        "undo": result.undo or None,
    }
