"""A page: what a screen says, as lines of styled spans, laid out once for terminals and pipes alike.

Views build blocks from raw text; `lines()` is where that text is shown, measured and cut, and nowhere else.
With a width, no line is wider; without one (a pipe) nothing is cut.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from netjournal.text import cut, pad, shown, width, wrap

#: Style names; the terminal's theme says what they look like.
PLAIN, STRONG, DIM, NAME, GOOD, WARM, HEAD = "plain", "strong", "dim", "name", "good", "warm", "head"

_GUTTER = 2
#: On a pipe, a column is padded for rows up to so many cells; longer cells run over.
_PIPE_MOST = 40
#: Rows of a long table that are measured together.
_AT_ONCE = 1000


class Span(NamedTuple):
    """A piece of raw text in one style."""

    text: str
    style: str = PLAIN


class Line(NamedTuple):
    """One line: spans from the left, and spans that stand at the right edge where there is room."""

    left: tuple[Span, ...] = ()
    right: tuple[Span, ...] = ()
    indent: int = 0


class Paragraph(NamedTuple):
    """Raw text that is wrapped between words, with an optional label before its first line."""

    text: str
    label: str = ""
    indent: int = 0
    style: str = PLAIN
    most_lines: int | None = None


class Column(NamedTuple):
    """A column of a table. One that may shrink gives way first, down to `least` cells."""

    title: str = ""
    style: str = PLAIN
    right: bool = False
    least: int = 0
    shrinks: bool = False


class Row(NamedTuple):
    """A row of raw cells, and lines that stand under it."""

    cells: tuple[str | Span, ...]
    under: tuple[Line, ...] = ()


class Table(NamedTuple):
    """Rows in columns, straight at any width.

    Rows that come one by one instead of in a tuple are laid out a thousand at a time, as they come.
    """

    columns: tuple[Column, ...]
    rows: Iterable[Row]
    indent: int = 0


Block = Line | Paragraph | Table


#: As many rows of a list have a number that can be used in the next command.
NUMBERED = 1000


class Ref(NamedTuple):
    """What a numbered row was, so that its number can be used in the next command."""

    kind: str
    id: str


class Page(NamedTuple):
    """All that a command says, and what the numbers on it mean; of a long list, once it was laid out."""

    blocks: Iterable[Block]
    refs: Sequence[Ref] = ()


def line(*left: str | Span, right: Iterable[Span] = (), indent: int = 0) -> Line:
    """Return a line of plain texts and spans."""
    return Line(tuple(_span(part) for part in left), tuple(right), indent)


def _span(part: str | Span) -> Span:
    return part if isinstance(part, Span) else Span(part)


BLANK = Line()
_BETWEEN = Span(" " * _GUTTER)


def lines(blocks: Iterable[Block], room: int | None) -> Iterator[list[Span]]:
    """Return the lines of a page as spans of text that is safe to print, none wider than `room` cells."""
    for block in blocks:
        if isinstance(block, Line):
            yield _line(block, room)
        elif isinstance(block, Paragraph):
            yield from _paragraph(block, room)
        else:
            yield from _table(block, room)


def _line(block: Line, room: int | None) -> list[Span]:
    left = [Span(" " * block.indent), *(Span(shown(text), style) for text, style in block.left)]
    right = [Span(shown(text), style) for text, style in block.right if text]
    used, wanted = _width(left), _width(right)
    if not right:
        return _cut(left, room)
    if room is not None and used + _GUTTER + wanted <= room:
        return [*left, Span(" " * (room - used - wanted)), *right]
    return _cut([*left, Span(" " * _GUTTER), *right], room)


def _width(spans: Sequence[Span]) -> int:
    return sum(width(text) for text, _style in spans)


def _cut(spans: Sequence[Span], room: int | None) -> list[Span]:
    """Return the spans in at most `room` cells, with no blanks at the end."""
    kept = list(spans) if room is None else _within(spans, room)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[-1] = Span(kept[-1].text.rstrip(), kept[-1].style)
    return kept


def _within(spans: Sequence[Span], room: int) -> list[Span]:
    kept, left = [], room
    for text, style in spans:
        piece = cut(text, left)
        kept.append(Span(piece, style))
        left -= width(piece)
        if piece != text:
            break
    return kept


def _paragraph(block: Paragraph, room: int | None) -> Iterator[list[Span]]:
    label = shown(block.label)
    start = block.indent + width(label)
    pieces = wrap(block.text, max(room - start, 8)) if room is not None else [shown(t) for t in block.text.split("\n")]
    if block.most_lines is not None and len(pieces) > block.most_lines:
        pieces = [*pieces[: block.most_lines - 1], pieces[block.most_lines - 1] + " …"]
    for number, piece in enumerate(pieces):
        first = Span(" " * block.indent + label, DIM) if number == 0 else Span(" " * start)
        yield _cut([first, Span(piece, block.style)], room)


def _table(table: Table, room: int | None) -> Iterator[list[Span]]:
    titles = [Span(column.title, DIM) for column in table.columns]
    has_titles = any(text for text, _style in titles)
    natural = [width(text) for text, _style in titles]
    is_first = True
    for rows in _parts(table.rows):
        cells = [
            [_shown_cell(cell, column) for cell, column in zip(row.cells, table.columns, strict=True)] for row in rows
        ]
        sizes = [[width(text) for text, _style in row] for row in cells]
        # What has once been wide stays wide, so that the parts of a long table stand under one another.
        natural = [max(column) for column in zip(natural, *sizes, strict=True)]
        widths = _widths(table, natural, room)
        if is_first and has_titles:
            yield _cells(table, titles, [width(text) for text, _style in titles], widths, room)
        is_first = False
        for row, shown_row, wide in zip(rows, cells, sizes, strict=True):
            yield _cells(table, shown_row, wide, widths, room)
            for under in row.under:
                yield _line(under, room)


def _parts(rows: Iterable[Row]) -> Iterator[Sequence[Row]]:
    """Return rows whole where they are here already, else as many as are measured together."""
    if isinstance(rows, tuple):
        yield rows
        return
    coming = iter(rows)
    while some := tuple(itertools.islice(coming, _AT_ONCE)):
        yield some


def _shown_cell(cell: str | Span, column: Column) -> Span:
    return Span(shown(cell.text), cell.style) if isinstance(cell, Span) else Span(shown(cell), column.style)


def _widths(table: Table, widest: Sequence[int], room: int | None) -> list[int]:
    """Return each column's width: as wide as its widest cell, and shrunk where the line has no room."""
    natural = list(widest)
    if room is None:
        return [min(cells, _PIPE_MOST) for cells in natural]
    used = sum(1 for cells in natural if cells)
    over = table.indent + sum(natural) + _GUTTER * max(used - 1, 0) - room
    for may_shrink in (True, False):
        over = _shrink(table.columns, natural, over, shrinks=may_shrink)
    return natural


def _shrink(columns: Sequence[Column], widths: list[int], over: int, *, shrinks: bool) -> int:
    """Take `over` cells from columns that may give way, the widest first; return what is still too much."""
    while over > 0:
        able = [
            at
            for at, column in enumerate(columns)
            if (column.shrinks or not shrinks) and widths[at] > max(column.least if shrinks else 3, 3)
        ]
        if not able:
            return over
        widest = max(able, key=widths.__getitem__)
        others = [widths[at] for at in able if at != widest]
        step = max(
            1,
            min(
                over,
                widths[widest] - max(others, default=0),
                widths[widest] - max(columns[widest].least if shrinks else 3, 3),
            ),
        )
        widths[widest] -= step
        over -= step
    return over


def _cells(
    table: Table, cells: Sequence[Span], sizes: Sequence[int], widths: Sequence[int], room: int | None
) -> list[Span]:
    """Return a row as a line; `sizes` tells how wide each cell is by itself, `widths` how wide its column is."""
    line = [Span(" " * table.indent)]
    for (text, style), size, most, column in zip(cells, sizes, widths, table.columns, strict=True):
        if not most:
            continue
        if len(line) > 1:
            line.append(_BETWEEN)
        if room is not None and size > most:
            line.append(Span(pad(cut(text, most), most, right=column.right), style))
        elif column.right:
            line.append(Span(" " * (most - size) + text, style))
        else:
            line.append(Span(text + " " * (most - size), style))
    fits = room is None or table.indent + sum(widths) + _GUTTER * (len(line) // 2 - 1) <= room
    return _cut(line, None if fits else room)
