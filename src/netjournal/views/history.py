"""What `undo`, `redo` and `history` say: acts in the words in which they were done."""

import datetime as dt
from typing import Any

from netjournal.dates import worded
from netjournal.domain.history import Listed, Pruned, StepTaken
from netjournal.i18n import N_, _, plural
from netjournal.views.page import DIM, Block, Column, Page, Paragraph, Row, Span, Table, line


def turned(step: StepTaken) -> Page:
    """Return what was undone or done again, and the way back."""
    said = _("Undone: {act}.") if step.is_undone else _("Done again: {act}.")
    back = _("Again with: netj redo") if step.is_undone else _("Undo with: netj undo")
    return Page((Paragraph(said.format(act=step.act), most_lines=3), line(Span(back, DIM))))


def turned_data(step: StepTaken) -> dict[str, Any]:
    """Return the step that was undone or done again, for programs."""
    return {"step": step_data(step)}


def step_data(step: StepTaken) -> dict[str, Any]:
    """Return one step, for programs."""
    return {"id": step.id, "at": step.at, "act": step.act, "undone": step.is_undone}


def listed(result: Listed) -> Page:
    """Return the newest steps as a table."""
    if not result.steps:
        return Page((line(_("Nothing was done yet.")),))
    columns = (Column(style=DIM), Column(shrinks=True, least=20), Column(style=DIM))
    rows = tuple(Row((_when(step.at), step.act, _("undone") if step.is_undone else "")) for step in result.steps)
    blocks: list[Block] = [Table(columns, rows)]
    if earlier := result.total - len(result.steps):
        more = plural(earlier, N_("{n} earlier step; all with --limit."), N_("{n} earlier steps; more with --limit."))
        blocks.append(line(Span(more, DIM)))
    return Page(tuple(blocks))


def _when(at: str) -> str:
    """Return a moment in the time of this place; as it is kept, where it cannot be read."""
    try:
        moment = dt.datetime.fromisoformat(at).astimezone()
    except (ValueError, OverflowError):
        return at
    return f"{worded(moment.date())} {moment:%H:%M}"


def listed_data(result: Listed) -> list[dict[str, Any]]:
    """Return the newest steps, for programs."""
    return [step_data(step) for step in result.steps]


def pruned(result: Pruned) -> Page:
    """Return what pruning did, or would do."""
    if not result.merged:
        return Page((line(_("There is nothing to merge: the history holds no more steps than that.")),))
    said = (
        plural(result.merged, N_("{n} step would be merged"), N_("{n} steps would be merged"))
        if result.dry
        else plural(result.merged, N_("{n} step is merged"), N_("{n} steps are merged"))
    )
    rest = plural(result.kept, N_("{n} newer one can be undone"), N_("{n} newer ones can be undone"))
    return Page((Paragraph(_("{said} and cannot be undone any more; {rest}.").format(said=said, rest=rest)),))


def pruned_data(result: Pruned) -> dict[str, Any]:
    """Return what pruning did, or would do, for programs."""
    return {"merged": result.merged, "kept": result.kept, "dry_run": result.dry}


def prune_question(plan: Pruned) -> str:
    """Return what is asked before pruning."""
    asked = N_("Merge {n} step, which cannot be undone after that?")
    asked_of_many = N_("Merge {n} steps, which cannot be undone after that?")
    return plural(plan.merged, asked, asked_of_many)
