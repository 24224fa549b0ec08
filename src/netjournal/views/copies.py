"""What is said of copies of the journal: that a synced folder may make some, and what came of taking one in."""

from typing import Any

from netjournal.domain.backups import CopyMerged
from netjournal.i18n import N_, _, plural
from netjournal.views.page import DIM, NAME, WARM, Block, Page, Paragraph, Span, line

_TOLD = 5


def noticed(program: str) -> Page:
    """Return the one word about a journal in a synced folder."""
    words = _(
        "The journal lies in a folder that {program} copies to other machines. Write on one at a time;"
        " netj doctor finds copies that were left, and merges them. This is said once."
    )
    return Page((Paragraph(words.format(program=program), style=DIM),))


def merged(result: CopyMerged) -> Page:
    """Return what came in from a copy, or would."""
    held = ", ".join(
        (
            plural(result.people, N_("{n} person"), N_("{n} people")),
            plural(result.exchanges, N_("{n} exchange"), N_("{n} exchanges")),
            plural(result.entries, N_("{n} entry of the ledger"), N_("{n} entries of the ledger")),
        )
    )
    if result.is_new:
        said = _("Would come in from {copy}: {held}.") if result.dry else _("Taken in from {copy}: {held}.")
    else:
        said = _("{copy} holds nothing that is not here.")
    blocks: list[Block] = [Paragraph(said.format(copy=result.copy, held=held), style=NAME)]
    here = plural(
        result.here, N_("{n} was here already, and stays as it is."), N_("{n} were here, and stay as they are.")
    )
    blocks.append(Paragraph(here, style=DIM))
    if result.refused:
        out = plural(result.refused, N_("{n} stays out:"), N_("{n} stay out:"))
        reasons = "; ".join(dict.fromkeys(result.problems[:_TOLD]))
        blocks.append(Paragraph(f"{out} {reasons}", style=WARM, most_lines=4))
    if result.dry:
        blocks.append(line(Span(_("Nothing was changed."), DIM)))
    elif result.undo:
        blocks.append(line(Span(_("Undo with: netj undo"), DIM)))
    return Page(tuple(blocks))


def merged_data(result: CopyMerged) -> dict[str, Any]:
    """Return what came in from a copy, for programs."""
    return {
        "copy": str(result.copy),
        "people": result.people,
        "exchanges": result.exchanges,
        "entries": result.entries,
        "here": result.here,
        "refused": result.refused,
        "problems": list(result.problems),
        "dry_run": result.dry,
        "undo": result.undo or None,
    }
