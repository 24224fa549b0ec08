"""Tables that other programs wrote: the header is searched, the delimiter found out, each row a name → cell.

`csv.Sniffer` is left alone, since a short hostile line hangs it: a delimiter is right where it makes a row that the
format knows as its header.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from netjournal import text
from netjournal.domain.transfer import Problem
from netjournal.errors.files import BadFile
from netjournal.formats.reading import Source
from netjournal.i18n import _

#: Tells whether the cells of a row are the names of a format's columns.
IsHeader = Callable[[list[str]], bool]

#: Stands in a row for the cells that lie beyond the last named column, where one of them is filled.
BEYOND = ""

_DELIMITERS = (",", ";", "\t")
#: Records within which the header must stand; what comes before it is a preamble.
_PREAMBLE_MOST = 20
_COLUMNS_MOST = 1000


class _Header(NamedTuple):
    """Where the header of a table was found, and what it says."""

    delimiter: str
    #: How many records stand before it.
    before: int
    titles: list[str]


def header(source: Source, is_header: IsHeader) -> list[str] | None:
    """Return the names of the columns, as they are spelled; None where there is no such header, or no text at all.

    Only the beginning of the file is looked at, so this is how a format is recognised.
    """
    try:
        found = _found(source, is_header)
    except BadFile:
        return None
    return found.titles if found else None


def rows(source: Source, *, is_header: IsHeader, may_repeat: bool = False) -> Iterator[tuple[int, dict[str, str]]]:
    """Return each row below the header with the line where it begins; cells are stripped, missing ones empty.

    A row without anything in it is passed over. Cells beyond the last column stand under `BEYOND`.

    Args:
        source: the file.
        is_header: tells the header from other rows.
        may_repeat: whether the format has two columns of one name; the second is then called “… 2”.

    Raises:
        BadFile: when there is no header, it names a column twice, it comes a second time, a quotation mark is never
            closed, or the file cannot be read on.
    """
    found = _found(source, is_header)
    if found is None:
        raise source.bad(_("it has no line that names its columns"), _("Export it anew, with its header."))
    titles = _distinct(source, found.titles, may_repeat=may_repeat)
    source.pending = 0
    limit = csv.field_size_limit(text.NOTE_MOST * 2)
    try:
        yield from _rows(source, found, titles)
    finally:
        csv.field_size_limit(limit)


def beyond(source: Source, line: int, row: dict[str, str]) -> Problem | None:
    """Return what is wrong with a row that has more cells than there are columns, None where it has not."""
    return Problem(source.name, line, _("it has more cells than the header")) if BEYOND in row else None


class _Lines:
    """The lines of a source, which know whether they have come to their end."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            return next(self._lines)
        except StopIteration:
            self.ended = True
            raise


def _rows(source: Source, found: _Header, titles: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    lines = _Lines(source.lines())
    reader = csv.reader(lines, delimiter=found.delimiter)
    width, end = len(titles), 0
    try:
        for number, cells in enumerate(reader):
            source.pending = 0
            line, end = end + 1, reader.line_num
            if number <= found.before or not any(cells):
                continue
            if lines.ended:
                problem = _("the quotation mark that opens in line {line} is never closed")
                raise source.bad(problem.format(line=line))
            stripped = [cell.strip() for cell in cells]
            if stripped[:width] == found.titles:
                problem = _("its header stands there a second time, in line {line}")
                raise source.bad(problem.format(line=line), _("Make two files of it, and import both."))
            yield line, _row(titles, stripped)
    except csv.Error as error:
        problem = _("a cell that begins in line {line} or below has no end")
        raise source.bad(problem.format(line=end + 1)) from error


def _row(titles: list[str], cells: list[str]) -> dict[str, str]:
    row = dict.fromkeys(titles, "")
    row.update(zip(titles, cells, strict=False))
    row.pop("", None)
    more = " ".join(filter(None, cells[len(titles) :]))
    if more:
        row[BEYOND] = more
    return row


def _found(source: Source, is_header: IsHeader) -> _Header | None:
    """Return the header: of what each delimiter finds, the one that stands first, and then has most columns."""
    head = source.head()
    several = (_under(head, delimiter, is_header) for delimiter in _DELIMITERS)
    ours = [found for found in several if found]
    return min(ours, key=lambda found: (found.before, -len(found.titles))) if ours else None


def _under(head: str, delimiter: str, is_header: IsHeader) -> _Header | None:
    """Return the header that the beginning of a text has, if cells end at this sign."""
    limit = csv.field_size_limit(text.NOTE_MOST * 2)
    try:
        for number, cells in enumerate(csv.reader(head.splitlines(keepends=True), delimiter=delimiter)):
            if number > _PREAMBLE_MOST:
                return None
            titles = [cell.strip() for cell in cells]
            if any(titles) and is_header(titles):
                return _Header(delimiter, number, titles)
    except csv.Error:
        return None
    finally:
        csv.field_size_limit(limit)
    return None


def _distinct(source: Source, titles: list[str], *, may_repeat: bool) -> list[str]:
    """Return the names of the columns, no two of them alike.

    Raises:
        BadFile: when there are too many, or one stands there twice and may not.
    """
    if len(titles) > _COLUMNS_MOST:
        raise source.bad(_("it has more than {most} columns").format(most=_COLUMNS_MOST))
    seen: dict[str, int] = {}
    named: list[str] = []
    for title in titles:
        many = seen[title] = seen.get(title, 0) + 1
        if many > 1 and title and not may_repeat:
            problem = _("the column “{column}” stands there twice")
            raise source.bad(problem.format(column=text.cut(text.shown(title), 40)))
        named.append(f"{title} {many}" if many > 1 and title else title)
    return named
