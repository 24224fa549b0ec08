"""What forgetting someone answers: what went, what stays in the words of others, and which backups hold them."""

from typing import Any

from netjournal.domain.forgetting import Forgotten, Mention
from netjournal.i18n import N_, _, plural
from netjournal.views.contacts import counted
from netjournal.views.page import BLANK, DIM, NAME, Block, Column, Page, Paragraph, Row, Span, Table, line

_KINDS = {
    "exchange": N_("what passed"),
    "handle": N_("a name or address"),
    "need": N_("a need or offer"),
    "visible": N_("made visible"),
    "property": N_("a line of a vCard"),
    "own_membership": N_("your membership"),
}
#: Mentions that a screen lists; data has them all.
_SHOWN = 20


def page(result: Forgotten) -> Page:
    """Return what went, or would go, and what only the person can do about the rest."""
    blocks: list[Block] = [Paragraph(_said(result), style=NAME), Paragraph(_history(result))]
    if result.shared:
        stays = plural(
            result.shared,
            N_("{n} encounter with others stays with those, and so does its note."),
            N_("{n} encounters with others stay with those, and so do their notes."),
        )
        blocks.append(Paragraph(stays))
    blocks += _mentions(result)
    blocks += _backups(result)
    blocks.append(
        Paragraph(_("Files that you exported, and other copies of the journal, are yours to look after."), style=DIM)
    )
    last = _("Nothing was changed.") if result.dry else _("This cannot be undone.")
    return Page((*blocks, line(Span(last, DIM))))


def _said(result: Forgotten) -> str:
    gone = ", ".join(counted(name, many) for name, many in result.gone if many)
    if result.dry:
        words = (
            _("{name} would be forgotten for good, with {gone}.") if gone else _("{name} would be forgotten for good.")
        )
    else:
        words = _("{name} is forgotten, with {gone}.") if gone else _("{name} is forgotten.")
    return words.format(name=result.who.name, gone=gone)


def _history(result: Forgotten) -> str:
    gone = plural(
        result.steps_gone,
        N_("{n} step that was taken back or about them alone"),
        N_("{n} steps that were taken back or about them alone"),
    )
    kept = plural(result.steps_kept, N_("{n} other goes on without them"), N_("{n} others go on without them"))
    words = _("The history would lose {gone}; {kept}.") if result.dry else _("The history lost {gone}; {kept}.")
    return words.format(gone=gone, kept=kept)


def _mentions(result: Forgotten) -> list[Block]:
    if not result.mentions:
        return []
    head = _("Their name stands in these words, which are left as they are:")
    columns = (
        Column(style=DIM, shrinks=True, least=8),
        Column(shrinks=True, least=10),
        Column(style=DIM),
        Column(shrinks=True, least=20),
    )
    rows = tuple(Row((_kind(one), one.who, one.date, one.text)) for one in result.mentions[:_SHOWN])
    blocks: list[Block] = [BLANK, Paragraph(head), Table(columns, rows, indent=2)]
    if (more := len(result.mentions) - _SHOWN) > 0:
        rest = plural(more, N_("and {n} more, under --json"), N_("and {n} more, under --json"))
        blocks.append(line(Span(rest, DIM), indent=2))
    return blocks


def _kind(one: Mention) -> str:
    return _(_KINDS.get(one.kind, one.kind))


def _backups(result: Forgotten) -> list[Block]:
    if not result.backups:
        return []
    head = _("Backups that hold them, or cannot be looked into; delete those that you do not need:")
    rows = tuple(Row((str(one.path), "" if one.is_certain else _("cannot be looked into"))) for one in result.backups)
    return [BLANK, Paragraph(head), Table((Column(), Column(style=DIM)), rows, indent=2)]


def tidied(size: int) -> Page:
    """Return that the file was written anew."""
    return (
        Page((line(_("The journal is written anew; nothing that was deleted is left in it.")),)) if size else Page(())
    )


def tidied_data(size: int) -> dict[str, Any]:
    """Return how long the file is that was written anew, for programs."""
    return {"bytes": size}


def data(result: Forgotten) -> dict[str, Any]:
    """Return what came of forgetting someone, for programs."""
    return {
        "forgotten": {"id": result.who.id, "name": result.who.name},
        "was_removed": result.was_removed,
        "removed": dict(result.gone),
        "steps_gone": result.steps_gone,
        "steps_kept": result.steps_kept,
        "shared_encounters": result.shared,
        "mentions": [
            {"kind": one.kind, "who": one.who or None, "date": one.date or None, "text": one.text}
            for one in result.mentions
        ],
        "backups": [{"path": str(one.path), "holds": True if one.is_certain else None} for one in result.backups],
        "dry_run": result.dry,
        "undo": None,
    }
