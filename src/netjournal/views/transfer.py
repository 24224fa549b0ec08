"""What `import` and `export` answer: rows imported, here already and refused, each refused one with its reason."""

from typing import Any

from netjournal.domain.transfer import Exported, Imported, Problem
from netjournal.i18n import N_, _, plural
from netjournal.views.page import DIM, STRONG, WARM, Block, Page, Paragraph, Span, line


def imported(result: Imported) -> Page:
    """Return what came of an import, or what would come of it."""
    blocks: list[Block] = []
    for file in result.files:
        if file.unused:
            names = ", ".join(file.unused)
            words = _("{file}: netj has no use for the columns {names}").format(file=file.name, names=names)
            blocks.append(Paragraph(words, style=DIM, most_lines=3))
    blocks += _listed(result.problems, result.refused, N_("refused"))
    blocks += _listed(result.remarks, result.remarked, N_("taken without"))
    blocks.append(line(Span(_numbers(result), STRONG)))
    details = _details(result)
    if details:
        blocks.append(line(details))
    if result.undo:
        blocks.append(line(Span(_("Undo with: netj undo"), DIM)))
    return Page(tuple(blocks))


def _listed(problems: tuple[Problem, ...], count: int, label: str) -> list[Block]:
    several = len({problem.file for problem in problems}) > 1
    blocks: list[Block] = [
        Paragraph(problem.reason, label=f"{_place(problem, several=several)}  ", indent=2, style=WARM, most_lines=3)
        for problem in problems
    ]
    if blocks:
        blocks.insert(0, line(_(label) + ":"))
    if count > len(problems):
        blocks.append(line(Span(_("  and {n} more").format(n=f"{count - len(problems):,}"), DIM)))
    return blocks


def _place(problem: Problem, *, several: bool) -> str:
    where = _("line {line}").format(line=f"{problem.line:,}") if problem.line else _("record")
    return f"{problem.file}, {where}" if several else where


def _numbers(result: Imported) -> str:
    if not result.rows:
        return _("There are no rows in it: nothing new.")
    words = (
        _("to import {new} · already here {here} · refused {refused}")
        if result.dry
        else _("imported {new} · already here {here} · refused {refused}")
    )
    return words.format(new=f"{result.imported:,}", here=f"{result.here:,}", refused=f"{result.refused:,}")


def _details(result: Imported) -> str:
    """Return what the imported rows were."""
    parts = [
        plural(number, one, many)
        for number, one, many in (
            (result.people, N_("{n} new person"), N_("{n} new people")),
            (result.exchanges, N_("{n} exchange"), N_("{n} exchanges")),
            (result.entries, N_("{n} entry of the ledger"), N_("{n} entries of the ledger")),
            (result.enriched, N_("{n} person here with something more"), N_("{n} people here with something more")),
        )
        if number
    ]
    if not parts:
        return "" if not result.rows else _("Nothing new.")
    return ", ".join(parts) + "."


def imported_data(result: Imported) -> dict[str, Any]:
    """Return what came of an import as data."""
    return {
        "imported": result.imported,
        "already_here": result.here,
        "refused": result.refused,
        "rows": result.rows,
        "people": result.people,
        "enriched": result.enriched,
        "exchanges": result.exchanges,
        "entries": result.entries,
        "problems": [problem._asdict() for problem in result.problems],
        "remarks": [problem._asdict() for problem in result.remarks],
        "files": [{"name": f.name, "format": f.format, "unused_columns": list(f.unused)} for f in result.files],
        "dry_run": result.dry,
        "undo": result.undo,
    }


def exported(result: Exported) -> Page:
    """Return what was written out."""
    what = {
        "everything": N_("everything"),
        "exchanges": N_("the exchanges"),
        "contacts": N_("the contacts"),
    }[result.what]
    rows = plural(result.rows, N_("{n} row"), N_("{n} rows"))
    words = _("Wrote {what} to {path} ({rows}).").format(what=_(what), path=result.path, rows=rows)
    return Page((Paragraph(words),))


def exported_data(result: Exported) -> dict[str, Any]:
    """Return what was written out as data."""
    return {"format": result.format, "what": result.what, "rows": result.rows, "path": result.path}
