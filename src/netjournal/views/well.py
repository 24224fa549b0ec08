"""The well: who would likely help, by kind of support; the holes, and what would fill them."""

from collections.abc import Sequence
from typing import Any

from netjournal import dates
from netjournal.domain.well import Advice, Source, Supply, Well
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

_HEADING = N_("If it were Monday and you needed it: who would likely help")
_EMPTY = N_(
    "No help is noted within two years. Note what you get and give: netj got NAME guidance: WHAT,"
    " netj gave NAME referral: WHAT"
)


def page(result: Well) -> Page:
    """Return all four kinds, the holes, and what would help the thinnest."""
    if result.is_untouched:
        return Page((Paragraph(_(_EMPTY)),))
    rows = tuple(Row((words.kind(one.kind), _many(one), _names(one.people))) for one in result.kinds)
    columns = (Column(style=NAME), Column(right=True), Column(style=DIM, shrinks=True, least=16))
    blocks: list[Block] = [line(Span(_(_HEADING), HEAD)), Table(columns, rows)]
    refs: list[Ref] = []
    thin = [result.of(kind) for kind in dict.fromkeys([*result.holes, result.thinnest]) if kind]
    for supply in thin:
        if supply.advice:
            blocks += [BLANK, *_thin([supply]), _nearest(supply, len(refs) + 1)]
            refs += _refs(supply.advice)
    without = [supply for supply in thin if not supply.advice]
    if without:
        blocks += [BLANK, *_thin(without)]
    blocks += [BLANK, line(Span(_("the reasons: netj well guidance   how it is judged: netj well --help"), DIM))]
    return Page(tuple(blocks), tuple(refs))


def _many(one: Supply) -> str:
    return plural(len(one.people), N_("{n} person"), N_("{n} people")) if one.people else _("nobody")


def _names(people: Sequence[Source]) -> str:
    """Return the names of a few, the deepest first."""
    few = ", ".join(one.who.name for one in people[:_NAMED])
    return f"{few}, …" if len(people) > _NAMED else few


_NAMED = 4


def _thin(supplies: Sequence[Supply]) -> list[Block]:
    """Return what is said of holes, or of the thinnest kind; where nobody nearly would help, how that may change."""
    kinds = ", ".join(words.kind(supply.kind) for supply in supplies)
    said = _("{kinds}: nobody yet.").format(kinds=kinds.capitalize())
    if not supplies[0].is_hole:
        said = _("The thinnest: {kinds}.").format(kinds=kinds)
    if supplies[0].advice:
        return [Paragraph(_("{said} Nearest to it:").format(said=said))]
    ways = (_("who helped you with it: netj got NAME {kind}: …"), _("who offers it: netj offer NAME {kind}: …"))
    return [Paragraph(said), *(line(Span(way.format(kind=supplies[0].kind), DIM), indent=2) for way in ways)]


def _nearest(supply: Supply, start: int) -> Table:
    rows = tuple(
        Row((str(number), advice.source.who.name, _ADVICE[advice.code](supply.kind, advice.source)))
        for number, advice in enumerate(supply.advice, start)
    )
    return Table(
        (Column(right=True, style=DIM), Column(style=NAME, shrinks=True, least=12), Column(shrinks=True, least=46)),
        rows,
    )


def _distant(_kind: str, source: Source) -> str:
    return _("depth {depth}: a few exchanges more").format(depth=round(source.depth))


def _one_sided(_kind: str, source: Source) -> str:
    if source.has_given:
        return _("only they gave so far: give something")
    return _("only you gave so far: ask for something small")


def _silent(_kind: str, source: Source) -> str:
    if source.silent is None:
        return _("nothing has passed yet: say hello")
    return _("silent {length}: a word would do").format(length=dates.length(source.silent))


def _overdrawn(_kind: str, source: Source) -> str:
    return _("got {got}, gave {gave} in a year: give something first").format(
        got=source.got_lately, gave=source.gave_lately
    )


def _gave(kind: str, source: Source) -> str:
    ago = dates.ago(source.gave[kind].last)
    return _("you gave them this {ago}: you could ask").format(ago=ago)


_ADVICE = {
    "distant": _distant,
    "one-sided": _one_sided,
    "silent": _silent,
    "overdrawn": _overdrawn,
    "gave": _gave,
}


def _refs(advice: Sequence[Advice]) -> list[Ref]:
    return [Ref("contact", one.source.who.id) for one in advice]


def kind_page(supply: Supply) -> Page:
    """Return one kind: everyone who would likely help, with the reason, and who nearly would."""
    head = _("{kind}: who would likely help").format(kind=words.kind(supply.kind).capitalize())
    blocks: list[Block] = [line(Span(head, HEAD), right=[Span(_many(supply), DIM)])]
    refs = [Ref("contact", one.who.id) for one in supply.people]
    if supply.people:
        columns = (
            Column(right=True, style=DIM),
            Column(style=NAME, shrinks=True, least=12),
            Column(shrinks=True, least=24),
            Column(style=DIM),
            Column(style=DIM, right=True),
        )
        rows = tuple(_person(supply.kind, number, one) for number, one in enumerate(supply.people, 1))
        blocks.append(Table(columns, rows))
        if supply.advice:
            blocks += [BLANK, Paragraph(_("Nearest to it:"), style=WARM), _nearest(supply, len(refs) + 1)]
    else:
        blocks += [*_thin([supply]), *([_nearest(supply, 1)] if supply.advice else [])]
    refs += _refs(supply.advice)
    if supply.people:
        blocks += [BLANK, line(Span(_('ask: netj ask 1 "{kind}: …"').format(kind=supply.kind), DIM))]
    return Page(tuple(blocks), tuple(refs))


def _person(kind: str, number: int, one: Source) -> Row:
    last = dates.ago(one.silent) if one.silent is not None else ""
    depth = _("depth {depth}").format(depth=round(one.depth))
    return Row((str(number), one.who.name, _reason(kind, one), last, depth))


def _reason(kind: str, one: Source) -> str:
    """Return why somebody is counted on for a kind."""
    parts = []
    if kind in one.got:
        times = plural(one.got[kind].many, N_("gave it once"), N_("gave it {n} times"))
        parts.append(_("{times}, last {ago}").format(times=times, ago=dates.ago(one.got[kind].last)))
    if kind == "guidance" and one.is_mentor:
        parts.append(_("your mentor"))
    if kind in one.offers:
        parts.append(_("offers {what}").format(what=one.offers[kind]))
    return " · ".join(parts)


def data(result: Well) -> dict[str, Any]:
    """Return the well for programs."""
    return {
        **{supply.kind: kind_data(supply) for supply in result.kinds},
        "thinnest": result.thinnest,
        "holes": list(result.holes),
    }


def kind_data(supply: Supply) -> dict[str, Any]:
    """Return one kind of support for programs."""
    return {
        "kind": supply.kind,
        "people": [_source_data(supply.kind, one) for one in supply.people],
        "advice": [
            {
                **_source_data(supply.kind, one.source),
                "code": one.code,
                "text": _ADVICE[one.code](supply.kind, one.source),
            }
            for one in supply.advice
        ],
    }


def _source_data(kind: str, one: Source) -> dict[str, Any]:
    times = one.got.get(kind)
    return {
        "id": one.who.id,
        "name": one.who.name,
        "depth": one.depth,
        "band": one.band,
        "silent": one.silent,
        "times": times.many if times else 0,
        "last_helped": times.last if times else None,
        "mentor": one.is_mentor,
        "offers": one.offers.get(kind),
        "got_in_a_year": one.got_lately,
        "gave_in_a_year": one.gave_lately,
    }
