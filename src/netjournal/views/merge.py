"""What merging two contacts answers: what became of each field, what moved, and how to undo it."""

from typing import Any

from netjournal.domain.contacts import Who
from netjournal.domain.merge import Became, Merged
from netjournal.i18n import N_, _
from netjournal.text import pad, width
from netjournal.views.contacts import counted, label_of, spelled
from netjournal.views.page import DIM, NAME, Block, Column, Page, Paragraph, Row, Span, Table, line

_NOTE, _NOTE_LINES = "note", 8
_WHOSE = {"kept": N_("as it was"), "merged": N_("from the other"), "both": N_("from both"), "neither": N_("gone")}


def merged(result: Merged) -> Page:
    """Return what became of each field, or would become of it."""
    said = _("{other} would be merged into {kept}.") if result.dry else _("{other} is merged into {kept}.")
    words = said.format(other=result.merged.name, kept=result.kept.name)
    return Page((Paragraph(words, style=NAME), *_fields(result), *_moved(result), _end(result)))


def _fields(result: Merged) -> list[Block]:
    """Return what became of each field; the note, which may be long, stands under the others."""
    rows = [(label_of(one.field), one) for one in result.fields]
    widest = max((width(label) for label, _one in rows), default=0)
    columns = (Column(style=DIM, least=widest), Column(shrinks=True, least=16), Column(style=DIM))
    cells = tuple(
        Row((pad(label, widest), spelled(one.value), _(_WHOSE[one.whose]))) for label, one in rows if one.field != _NOTE
    )
    blocks: list[Block] = [Table(columns, cells, indent=2)] if cells else []
    return blocks + [
        Paragraph(one.value, label=f"{pad(label, widest)}  ", indent=2, most_lines=_NOTE_LINES)
        for label, one in rows
        if one.field == _NOTE and one.value
    ]


def done(result: Merged) -> Page:
    """Return that it is done, where each field was shown before."""
    said = _("{other} is merged into {kept}.").format(other=result.merged.name, kept=result.kept.name)
    return Page((Paragraph(said, style=NAME), _end(result)))


def _moved(result: Merged) -> list[Block]:
    if not result.moved:
        return []
    parts = ", ".join(counted(name, many) for name, many in result.moved)
    words = _("With them would come: {parts}.") if result.dry else _("With them came: {parts}.")
    return [Paragraph(words.format(parts=parts))]


def _end(result: Merged) -> Block:
    return line(Span(_("Nothing was changed.") if result.dry else _("Undo with: netj undo"), DIM))


def merged_data(result: Merged) -> dict[str, Any]:
    """Return what came of a merge, for programs."""
    return {
        "kept": {"id": result.kept.id, "name": result.kept.name},
        "merged": {"id": result.merged.id, "name": result.merged.name},
        "fields": [_field(one) for one in result.fields],
        "moved": dict(result.moved),
        "dry_run": result.dry,
        "undo": result.undo or None,
    }


def _field(one: Became) -> dict[str, Any]:
    was = {"kept": _value(one.kept_was), "merged": _value(one.merged_was)}
    return {"field": one.field, "kept": _value(one.value), "from": one.whose, "was": was}


def _value(value: Any) -> Any:
    if isinstance(value, Who):
        return {"id": value.id, "name": value.name}
    return list(value) if isinstance(value, tuple) else value
