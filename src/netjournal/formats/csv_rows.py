"""Our CSV, both ways: rows of contacts or of exchanges, with cells that no spreadsheet will run.

A cell that a spreadsheet would take for a formula goes out behind an apostrophe, and so does one that begins
with an apostrophe; coming in, the apostrophe goes where it could only have come from here.
"""

import csv
import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TextIO

from netjournal import dates, errors, text
from netjournal.domain.exchanges import CHANNELS, KINDS, STARTERS, USUAL_VALUE, WAYS
from netjournal.domain.transfer import ContactDraft, ExchangeDraft, Problem
from netjournal.formats.reading import Source
from netjournal.i18n import _

EXCHANGES = (
    "date",
    "name",
    "way",
    "kind",
    "what",
    "value",
    "channel",
    "started_by",
    "community",
    "email",
    "encounter",
)
CONTACTS = (
    "name",
    "email",
    "phone",
    "org",
    "title",
    "location",
    "sphere",
    "role",
    "note",
    "birthday",
    "met",
    "via",
    "pace",
)
#: Columns of contacts whose cells may hold several values.
SEVERAL = ("email", "phone", "sphere", "role")

_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_BIRTHDAY = re.compile(r"(\d{4}|-)-\d\d-\d\d", re.ASCII)
_DELIMITERS = (",", ";", "\t")
_COLUMNS_MOST = 1000

Check = Callable[[list[str], int], ContactDraft | ExchangeDraft]


# --- cells -------------------------------------------------------------------------------------------

_GUARD = "'"
_RUN = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
_PLAIN = re.compile(r"[+-]?[0-9 .,:/()-]+")


def guarded(cell: str) -> str:
    """Return a cell as it may stand in a file that a spreadsheet will open."""
    return _GUARD + cell if _needs_guard(cell) else cell


def unguarded(cell: str) -> str:
    """Return a cell as it was before `guarded`."""
    return cell[1:] if cell[:1] == _GUARD and _needs_guard(cell[1:]) else cell


def _needs_guard(cell: str) -> bool:
    """Tell whether a spreadsheet would run a cell, or it begins with what looks like our guard."""
    first = cell[:1]
    if first.isalnum() or not first:
        return False
    if first == _GUARD or first in "\t\r\n":
        return True
    start = next((c for c in cell if c.isprintable() and not c.isspace()), "")
    return start in _RUN and not _PLAIN.fullmatch(cell)


def joined(values: Iterable[str]) -> str:
    r"""Return several values as one cell: “a; b”, a semicolon inside a value as “\;”."""
    return "; ".join(value.replace("\\", "\\\\").replace(";", "\\;") for value in values)


def parted(cell: str) -> list[str]:
    """Return the values of a cell that `joined` made, or a person typed."""
    if ";" not in cell and "\\" not in cell:
        return [cell] if cell.strip() else []
    pieces = re.findall(r"(?:\\[\\;]|[^;])+", cell)
    values = (re.sub(r"\\([\\;])", r"\1", piece).strip() for piece in pieces)
    return [value for value in values if value]


# --- reading -----------------------------------------------------------------------------------------


class Layout(NamedTuple):
    """What the header of a file says: the delimiter, where each known column stands, and the unknown ones."""

    delimiter: str
    places: dict[str, int]
    unknown: tuple[str, ...]
    width: int

    @property
    def has_exchanges(self) -> bool:
        """Tell whether the rows are exchanges, not contacts."""
        return "date" in self.places


def recognises(source: Source) -> bool:
    """Tell whether a file is CSV that could be ours."""
    if source.suffix in {".csv", ".tsv"}:
        return True
    first = source.head().lstrip("\r\n").partition("\n")[0]
    return any("name" in _titles(first, delimiter) for delimiter in _DELIMITERS)


def layout(source: Source) -> Layout:
    """Return what the header says.

    Raises:
        BadFile: when there is no `name` among the columns, or one stands there twice.
    """
    source.head()
    header = next((line for line in source.lines() if line.strip("\r\n")), "")
    source.pending = 0
    delimiter = max(_DELIMITERS, key=lambda sign: len({*EXCHANGES, *CONTACTS} & {*_titles(header, sign)}))
    titles = _titles(header, delimiter)
    if "name" not in titles:
        advice = _("Its first line should name the columns: name,email,… or date,name,way,…")
        raise source.bad(_("it has no column “name”"), advice)
    if len(titles) > _COLUMNS_MOST:
        raise source.bad(_("it has more than {most} columns").format(most=_COLUMNS_MOST))
    named = [title for title in titles if title]
    twice = next((title for title in named if named.count(title) > 1), None)
    if twice is not None:
        raise source.bad(_("the column “{column}” stands there twice").format(column=text.cut(text.shown(twice), 40)))
    known = EXCHANGES if "date" in titles else CONTACTS
    places = {title: at for at, title in enumerate(titles) if title in known}
    return Layout(delimiter, places, tuple(title for title in named if title not in known), len(titles))


def _titles(header: str, delimiter: str) -> list[str]:
    """Return the names of the columns, plainly spelled; none where the line is no header."""
    try:
        row = next(csv.reader([header], delimiter=delimiter), [])
    except csv.Error:
        return []
    return [cell.strip().casefold() for cell in row]


def drafts(source: Source, form: Layout, today: dt.date) -> Iterator[ContactDraft | ExchangeDraft | Problem]:
    """Return each row checked: a draft, or why it cannot be taken.

    Raises:
        BadFile: when the file itself cannot be read on.
    """
    check = _exchange(form, today.isoformat()) if form.has_exchanges else _contact(form)
    limit = csv.field_size_limit(text.NOTE_MOST * 2)
    rows = csv.reader(source.lines(), delimiter=form.delimiter)
    width, line = form.width, 1
    header: list[str] | None = None
    try:
        for row in rows:
            source.pending = 0
            start, line = line, rows.line_num + 1
            if not any(row):
                continue
            if header is None:
                header = row
                continue
            if row == header:
                problem = _("line {line} names the columns a second time").format(line=start)
                raise source.bad(problem, _("Import files one by one, each with its header."))
            if len(row) == width:
                try:
                    draft: ContactDraft | ExchangeDraft | Problem = check(row, start)
                except errors.NetjError as error:
                    draft = Problem(source.name, start, error.message)
            else:
                draft = _odd(check, row, start, source.name, width)
            yield draft
    except csv.Error as error:
        problem = _("line {line}: {words}").format(line=rows.line_num, words=error)
        raise source.bad(problem) from error
    finally:
        csv.field_size_limit(limit)


def _odd(check: Check, row: list[str], line: int, file: str, width: int) -> ContactDraft | ExchangeDraft | Problem:
    """Return a row checked that has more or fewer cells than the header."""
    if any(row[width:]):
        return Problem(file, line, _("it has more cells than the header"))
    try:
        return check([*row[:width], *[""] * (width - len(row))], line)
    except errors.NetjError as error:
        return Problem(file, line, error.message)


class _NoGood(errors.Refused):
    """A cell that cannot be taken, in words."""

    template = "{reason}"


def _getter(form: Layout, column: str) -> Callable[[Sequence[str]], str]:
    """Return what gives a column's cell of a row, unguarded and without space around it."""
    at = form.places.get(column)
    if at is None:
        return lambda _row: ""

    def cell(row: Sequence[str]) -> str:
        found = row[at].strip()
        return unguarded(found) if found[:1] == _GUARD else found

    return cell


def _exchange(form: Layout, today: str) -> Check:
    """Return what checks a row of exchanges; one function without inner calls, since there may be millions."""
    # A column that is not there is read from an empty cell that is put at the end of each row.
    date, name, way, kind, what, value, channel, started_by, community, email, encounter = (
        form.places.get(column, form.width) for column in EXCHANGES
    )
    days, ways, kinds, values = _Days(today), _Choices("way"), _Choices("kind"), _Choices("value")
    channels, starters = _Choices("channel"), _Choices("started_by")

    def check(row: list[str], line: int) -> ExchangeDraft:
        row.append("")
        # Past the constructor of named tuples, which takes thrice as long.
        return tuple.__new__(
            ExchangeDraft,
            (
                line,
                days[row[date]],
                unguarded(row[name].strip()),
                unguarded(row[email].strip()) if row[email] else None,
                ways[row[way]],
                kinds[row[kind]],
                _words(unguarded(row[what].strip()), "what") if row[what] else None,
                values[row[value]],
                channels[row[channel]],
                starters[row[started_by]],
                # Our own cells never begin with the bare sign, so that here it is only how people write it.
                _words(unguarded(row[community].strip().removeprefix("@")), "community", text.NAME_MOST)
                if row[community]
                else None,
                _words(unguarded(row[encounter].strip()), "encounter", text.NAME_MOST) if row[encounter] else None,
            ),
        )

    return check


class _Days(dict[str, str]):
    """Days that were found to be good, since a file has far more rows than days."""

    def __init__(self, today: str) -> None:
        super().__init__()
        self.today = today

    def __missing__(self, cell: str) -> str:
        if len(self) > 10_000:  # noqa: PLR2004  27 years of days; a hostile file must not make it grow without end
            self.clear()
        day = _iso_date(unguarded(cell.strip()))
        if day > self.today:
            raise _NoGood(reason=_("{day} is still to come, and what happened lies in the past").format(day=day))
        self[cell] = day
        return day


def _iso_date(cell: str) -> str:
    if _ISO_DATE.fullmatch(cell):
        try:
            return dt.date.fromisoformat(cell).isoformat()
        except ValueError:
            pass
    if not cell:
        raise _NoGood(reason=_("the date is missing"))
    raise _NoGood(reason=_("“{cell}” is no date such as 2026-11-23").format(cell=_brief(cell)))


_CHOICES: dict[str, tuple[Sequence[str], str | None]] = {
    "way": (WAYS, "shared"),
    "kind": (KINDS, "conversation"),
    "channel": (CHANNELS, None),
    "started_by": (STARTERS, None),
    "value": (("1", "2", "3", "4", "5"), str(USUAL_VALUE)),
}


class _Choices(dict[str, Any]):
    """What each cell of a column means that holds one of a few words; an empty one means the usual."""

    def __init__(self, column: str) -> None:
        super().__init__()
        self.column = column
        self.words, self.usual = _CHOICES[column]

    def __missing__(self, cell: str) -> str | int | None:
        found = cell.strip().casefold() or self.usual
        if found is not None and found not in self.words:
            reason = _("“{cell}” is no {column}: it can be {names}")
            names = ", ".join(self.words)
            raise _NoGood(reason=reason.format(cell=_brief(cell), column=self.column, names=names))
        meant = int(found) if found is not None and self.column == "value" else found
        if len(self) < 1000:  # noqa: PLR2004  far more than there are ways to write so few words
            self[cell] = meant
        return meant


def _contact(form: Layout) -> Check:
    """Return what checks a row of contacts."""
    get = {column: _getter(form, column) for column in CONTACTS}

    def several(row: Sequence[str], column: str) -> tuple[str, ...]:
        values = (text.clean(value, column, text.NAME_MOST) for value in parted(get[column](row)))
        return tuple(dict.fromkeys(values))

    def check(row: list[str], line: int) -> ContactDraft:
        birthday, pace = get["birthday"](row), get["pace"](row)
        return ContactDraft(
            line,
            text.clean(get["name"](row), "name", text.NAME_MOST),
            several(row, "email"),
            several(row, "phone"),
            several(row, "sphere"),
            several(row, "role"),
            _words(get["org"](row), "org"),
            _words(get["title"](row), "title"),
            _words(get["location"](row), "location"),
            _words(get["note"](row), "note"),
            _birthday(birthday) if birthday else None,
            _words(get["met"](row), "met"),
            _words(get["via"](row), "via", text.NAME_MOST),
            dates.span(pace) if pace else None,
        )

    return check


def _birthday(cell: str) -> str:
    if not _BIRTHDAY.fullmatch(cell):
        raise _NoGood(reason=_("“{cell}” is no birthday such as 1980-05-17 or --05-17").format(cell=_brief(cell)))
    return dates.birthday(cell)


def _words(cell: str, what: str, most: int = text.NOTE_MOST) -> str | None:
    """Return the text of a cell, None where there is none."""
    return text.clean(cell, what, most) if cell else None


def _brief(cell: str) -> str:
    return text.cut(cell[:200], 40)


# --- writing -----------------------------------------------------------------------------------------


def write(file: TextIO, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write a header and rows, every cell guarded; return how many rows there were."""
    # Both signs of a line's end must be the terminator's, or a cell that holds one is not quoted.
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    written = 0
    for row in rows:
        writer.writerow(["" if cell is None else guarded(str(cell)) for cell in row])
        written += 1
    return written
