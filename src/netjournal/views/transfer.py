"""What `import` answers: who is new and who known again, and each refused row with its reason."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from netjournal import text
from netjournal.domain.transfer import FileRead, Imported, PastImports, Problem
from netjournal.i18n import N_, _, plural
from netjournal.views.page import DIM, NAME, STRONG, WARM, Block, Column, Page, Paragraph, Row, Span, Table, line

_FILES_SHOWN, _NAMES_SHOWN, _COLUMNS_SHOWN, _RUNS_SHOWN = 8, 6, 12, 3
#: Cells of a name among others, and of a file's name before the line of a refused row.
_NAME_CELLS, _FILE_CELLS = 30, 24
#: Lines that follow each other so often are said as “4 to 6”.
_RUN_LEAST = 3
_KNOWN_BY = {
    "source": N_("imported before"),
    "email": N_("same e-mail"),
    "phone": N_("same phone"),
    "link": N_("same profile"),
    "fact": N_("same name and one more fact"),
    "name": N_("same name, nothing else said"),
}


def imported(result: Imported) -> Page:
    """Return what came of an import, or what would come of it: who is new, who was known again, what was refused."""
    blocks: list[Block] = [*_files(result), *_people(result)]
    if result.left:
        reasons = "; ".join(f"{reason}: {many:,}" for reason, many in _most(result.left))
        blocks.append(Paragraph(reasons, label=_("left out") + "  ", style=DIM, most_lines=6))
    several = len(result.files) + len(result.unread) > 1
    blocks += _listed(result.problems, result.refused, N_("refused"), several=several)
    blocks += _listed(result.remarks, result.remarked, N_("taken without"), several=several)
    blocks.append(line(Span(_numbers(result), STRONG)))
    details = _details(result)
    if details:
        blocks.append(line(details))
    if result.undo:
        if result.twinned:
            blocks.append(line(Span(_("Who may be the same person: netj twins"), DIM)))
        blocks.append(line(Span(_("Undo with: netj undo"), DIM)))
    return Page(tuple(blocks))


def _files(result: Imported) -> list[Block]:
    """Say in which format and character set each file is, and what of it was not understood."""
    files = result.files[:_FILES_SHOWN]
    columns = (Column(shrinks=True, least=12), Column(style=DIM))
    blocks: list[Block] = [Table(columns, tuple(Row((_last(file.name), _form(file))) for file in files))]
    for file in files:
        if file.unused:
            names = _and_more(file.unused, len(file.unused), most=_COLUMNS_SHOWN)
            words = _("netj has no use for the columns {names}").format(names=names)
            label = f"{text.cut(_last(file.name), _FILE_CELLS)}  " if len(result.files) > 1 else ""
            blocks.append(Paragraph(words, label=label, indent=2, style=DIM, most_lines=4))
    if len(result.files) > _FILES_SHOWN:
        more = plural(len(result.files) - _FILES_SHOWN, N_("and one more file"), N_("and {n} more files"))
        blocks.append(line(Span(more, DIM)))
    if result.unread:
        names = _and_more([_last(name) for name in result.unread], len(result.unread))
        words = plural(len(result.unread), "{n} file in no format that netj reads", "{n} files in no format netj reads")
        blocks.append(Paragraph(f"{words}: {names}", style=DIM, most_lines=4))
    return blocks


def _form(file: FileRead) -> str:
    return f"{_(file.title)}, {file.encoding}" if file.encoding else _(file.title)


def _people(result: Imported) -> list[Block]:
    """Say who is new, who was known again and by what, and who may be somebody else."""
    blocks: list[Block] = []
    if result.newcomers:
        names = _and_more([text.cut(name, _NAME_CELLS) for name in result.newcomers], result.people)
        blocks.append(Paragraph(names, label=f"{_('new')} {result.people:,}  ", most_lines=3))
    if result.recognised:
        known = sum(result.recognised.values())
        ways = "; ".join(f"{_(_KNOWN_BY[how])}: {many:,}" for how, many in _most(result.recognised))
        blocks.append(Paragraph(ways, label=f"{_('known again')} {known:,}  ", most_lines=3))
    if result.twins:
        pairs = [
            _("another {name}").format(name=text.cut(one.name, _NAME_CELLS))
            if one.name == one.other
            else _("{name} and {other}").format(
                name=text.cut(one.name, _NAME_CELLS), other=text.cut(one.other, _NAME_CELLS)
            )
            for one in result.twins
        ]
        label = f"{_('possible twins')} {result.twinned:,}  "
        blocks.append(Paragraph(_and_more(pairs, result.twinned), label=label, style=WARM, most_lines=3))
    return blocks


def _and_more(shown: Sequence[str], many: int, most: int = _NAMES_SHOWN) -> str:
    """Return the first of some names, each in its bounds so that none hides the others, and how many more there are."""
    some = [text.cut(one, 2 * _NAME_CELLS) for one in shown[:most]]
    more = _(" and {n} more").format(n=f"{many - len(some):,}") if many > len(some) else ""
    return ", ".join(some) + more


def _most(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda part: (-part[1], part[0]))


def _listed(problems: tuple[Problem, ...], count: int, label: str, *, several: bool) -> list[Block]:
    """Say what is wrong with which lines; a reason that holds for many lines is said once."""
    lines_of: dict[tuple[str, str], list[int]] = {}
    for problem in problems:
        lines_of.setdefault((problem.file, problem.reason), []).append(problem.line)
    blocks: list[Block] = []
    for (file, reason), numbers in lines_of.items():
        place = _place(numbers)
        if several:
            place = f"{text.cut(_last(file), _FILE_CELLS)}, {place}"
        words = reason.removesuffix(".")
        blocks.append(Paragraph(words, label=f"{place}  ", indent=2, style=WARM, most_lines=3))
    if blocks:
        blocks.insert(0, line(_(label) + ":"))
    if count > len(problems):
        blocks.append(line(Span(_("  and {n} more").format(n=f"{count - len(problems):,}"), DIM)))
    return blocks


def _place(numbers: Sequence[int]) -> str:
    """Return which lines are spoken of: “line 4”, “lines 7, 12, 101 to 115”, “3 records” where none has a number."""
    lines = sorted({number for number in numbers if number})
    if not lines:
        return plural(len(numbers), N_("record"), N_("{n} records"))
    runs = list(_runs(lines))
    shown = ", ".join(runs[:_RUNS_SHOWN]) + (", …" if len(runs) > _RUNS_SHOWN else "")
    return (_("line {line}") if len(lines) == 1 else _("lines {line}")).format(line=shown)


def _runs(lines: Iterable[int]) -> Iterable[str]:
    """Yield numbers that rise, those that follow each other together."""
    for _key, run in itertools.groupby(enumerate(lines), key=lambda place: place[1] - place[0]):
        numbers = [number for _at, number in run]
        if len(numbers) < _RUN_LEAST:
            yield from (f"{number:,}" for number in numbers)
        else:
            yield _("{first} to {last}").format(first=f"{numbers[0]:,}", last=f"{numbers[-1]:,}")


def _last(path: str) -> str:
    """Return a file's name without the folders that it lies in, which the person has just typed."""
    return PurePath(path).name or path


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
        "new_people": list(result.newcomers),
        "recognised": dict(result.recognised),
        "possible_twins": [twin._asdict() for twin in result.twins],
        "left": dict(result.left),
        "files": [
            {"name": f.name, "format": f.format, "encoding": f.encoding or "UTF-8", "unused_columns": list(f.unused)}
            for f in result.files
        ],
        "unread": list(result.unread),
        "dry_run": result.dry,
        "undo": result.undo,
    }


# --- imports of the past -----------------------------------------------------------------------------


def past(result: PastImports) -> Page:
    """Return past imports, newest first."""
    if not result.imports:
        return Page((line(_("Nothing was imported yet.")),))
    rows = tuple(
        Row(
            (
                one.at[:16].replace("T", " "),
                one.act.removeprefix("import "),
                f"{one.people:,}",
                f"{one.exchanges:,}",
                Span(_("undone"), DIM) if one.is_undone else "",
            )
        )
        for one in result.imports
    )
    columns = (
        Column(_("when (UTC)"), style=DIM),
        Column(_("from"), style=NAME, shrinks=True, least=12),
        Column(_("people"), right=True),
        Column(_("exchanges"), right=True),
        Column(""),
    )
    words = _("netj undo takes the last step back; an older import once what came after it is taken back.")
    return Page((Table(columns, rows), Paragraph(words, style=DIM)))


def past_data(result: PastImports) -> list[dict[str, Any]]:
    """Return past imports as data."""
    return [
        {
            "id": one.id,
            "at": one.at,
            "from": one.act.removeprefix("import "),
            "people": one.people,
            "exchanges": one.exchanges,
            "undone": one.is_undone,
        }
        for one in result.imports
    ]
