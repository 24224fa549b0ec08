"""Contacts that may be one person: as a list, one pair at a time, and as data."""

from collections.abc import Iterable
from typing import Any

from netjournal.domain.twins import Parted, Reason, Twin, Twins
from netjournal.i18n import N_, _, plural
from netjournal.views.page import BLANK, DIM, NAME, Block, Column, Line, Page, Paragraph, Ref, Row, Span, Table, line

_REASONS = {
    "email": N_("the same e-mail {value}"),
    "phone": N_("the same phone {value}"),
    "link": N_("the same link {value}"),
    "name": N_("the same name"),
    "words": N_("the same name, written otherwise"),
    "alias": N_("also called so: {value}"),
    "shorter": N_("the same name with fewer words"),
    "initials": N_("the same name with initials"),
    "nickname": N_("a short form of the name"),
    "near": N_("nearly the same name"),
    "part": N_("part of the name"),
    "birthday": N_("the same birthday {value}"),
    "org": N_("both at {value}"),
    "location": N_("both in {value}"),
}
_VERY_LIKELY, _LIKELY = 0.9, 0.65
#: What a shell would read in double quotes.
_FOR_SHELLS = frozenset('"$`\\!')


def reason(one: Reason) -> str:
    """Return what speaks for two contacts being one person, in words."""
    return _(_REASONS[one.code]).format(value=one.value)


def likely(certainty: float) -> str:
    """Return how sure it is, in words."""
    if certainty >= _VERY_LIKELY:
        return _("very likely")
    return _("likely") if certainty >= _LIKELY else _("possible")


def _reasons(reasons: Iterable[Reason]) -> str:
    return " · ".join(map(reason, reasons))


def listed(result: Twins) -> Page:
    """Return all pairs, with numbers for each contact and what to type to make one of two."""
    return _list(result, is_numbered=True)


def piped(result: Twins) -> Page:
    """Return all pairs for a place that remembers no numbers: names or ids stand in the commands."""
    return _list(result, is_numbered=False)


def _list(result: Twins, *, is_numbered: bool) -> Page:
    if not result.twins:
        return Page((Paragraph(_none(result)),))
    blocks: list[Block] = []
    refs: list[Ref] = []
    for twin in result.twins:
        numbers = (str(len(refs) + 1), str(len(refs) + 2))
        refs += [Ref("contact", twin.kept.id), Ref("contact", twin.other.id)]
        blocks += [_pair(twin, numbers if is_numbered else ("", ""), is_numbered=is_numbered), BLANK]
    blocks.append(line(Span(_counted(result), DIM)))
    different = _("two people after all: netj twins --apart 1 2") if is_numbered else _APART
    blocks.append(line(Span(_(different), DIM)))
    return Page(tuple(blocks), tuple(refs))


_APART = N_("two people after all: netj twins --apart NAME OTHER")


def _none(result: Twins) -> str:
    if result.about:
        return _("Nobody here looks like {name} under another name.").format(name=result.about.name)
    return _("No two contacts look like one person.")


def _counted(result: Twins) -> str:
    many = plural(
        len(result.twins) + result.more,
        N_("{n} pair that may be one person"),
        N_("{n} pairs that may be one person"),
    )
    return _("{many}; {n} more with --limit").format(many=many, n=result.more) if result.more else many


def _pair(twin: Twin, numbers: tuple[str, str], *, is_numbered: bool) -> Table:
    columns = (
        Column(right=True, style=DIM),
        Column(style=NAME, shrinks=True, least=14),
        Column(style=DIM, shrinks=True, least=12),
    )
    command = f"netj merge {' '.join(numbers)}" if is_numbered else merge_command(twin)
    under = (
        Line((Span(f"{likely(twin.certainty)}: ", DIM), Span(_reasons(twin.reasons))), indent=4),
        Line((Span(command, DIM),), indent=4),
    )
    kept, other = twin.known
    return Table(columns, (Row((numbers[0], twin.kept.name, kept)), Row((numbers[1], twin.other.name, other), under)))


def merge_command(twin: Twin) -> str:
    """Return what to type to make one of two contacts: by their names where those mean nobody else."""
    words = [
        f'"{who.name}"' if has_own_name and _is_plain(who.name) else who.id
        for who, has_own_name in zip((twin.kept, twin.other), twin.has_own_name, strict=True)
    ]
    return f"netj merge {' '.join(words)}"


def _is_plain(name: str) -> bool:
    """Tell whether a name in double quotes is one word to a shell, and to us no number, option or list."""
    return name.isprintable() and not _FOR_SHELLS & {*name} and "," not in name and not name.startswith("-")


def pair(twin: Twin, at: int, many: int) -> Page:
    """Return one pair of several as it is gone through on a terminal."""
    columns = (Column(style=NAME, shrinks=True, least=14), Column(style=DIM, shrinks=True, least=12))
    rows = (Row((twin.kept.name, twin.known[0])), Row((twin.other.name, twin.known[1])))
    head = line(Span(_("{n} of {many}").format(n=at, many=many), DIM), right=[Span(likely(twin.certainty), DIM)])
    return Page((BLANK, head, Table(columns, rows, indent=2), Paragraph(_reasons(twin.reasons), indent=2)))


def parted(result: Parted) -> Page:
    """Return that two contacts are two people."""
    names = {"one": result.one.name, "two": result.two.name}
    if not result.is_new:
        return Page((Paragraph(_("{one} and {two} are noted as two people already.").format(**names)),))
    said = _("{one} and {two} are two people; they are not offered as one again.").format(**names)
    return Page((Paragraph(said), line(Span(_("Undo with: netj undo"), DIM))))


def walked(merged: int, apart: int, left: int) -> Page:
    """Return what came of going through all pairs."""
    parts = [
        plural(merged, N_("{n} merged"), N_("{n} merged")),
        plural(apart, N_("{n} kept apart"), N_("{n} kept apart")),
        plural(left, N_("{n} left for later"), N_("{n} left for later")),
    ]
    blocks: list[Block] = [BLANK, line(", ".join(parts) + ".")]
    if merged or apart:
        blocks.append(line(Span(_("Undo with: netj undo, one step at a time"), DIM)))
    return Page(tuple(blocks))


def listed_data(result: Twins) -> list[dict[str, Any]]:
    """Return all pairs, for programs."""
    return [
        {
            "one": {"id": twin.kept.id, "name": twin.kept.name},
            "two": {"id": twin.other.id, "name": twin.other.name},
            "certainty": twin.certainty,
            "likely": likely(twin.certainty),
            "reasons": [{"code": one.code, "text": reason(one), "value": one.value} for one in twin.reasons],
            "command": f"netj merge {twin.kept.id} {twin.other.id}",
        }
        for twin in result.twins
    ]


def parted_data(result: Parted) -> dict[str, Any]:
    """Return that two contacts are two people, for programs."""
    return {
        "apart": [{"id": who.id, "name": who.name} for who in (result.one, result.two)],
        "is_new": result.is_new,
        "undo": result.undo or None,
    }
