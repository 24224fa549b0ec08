"""The table of formats that can be brought in: a new one is one line here and one module beside it."""

from collections.abc import Callable
from typing import NamedTuple

from netjournal import errors
from netjournal.errors.files import UnknownFormat
from netjournal.formats import csv_rows, journal_json
from netjournal.formats.reading import Source


class Format(NamedTuple):
    """A format: its name, and what tells that a file is in it."""

    name: str
    recognises: Callable[[Source], bool]


#: In the order in which a file is tried.
FORMATS = (
    Format("json", journal_json.recognises),
    Format("csv", csv_rows.recognises),
)


def of(source: Source, named: str | None = None) -> str:
    """Return the name of a file's format: the one that was named, else the first that recognises it.

    Raises:
        BadChoice: when there is no format of that name.
        UnknownFormat: when no format recognises the file.
    """
    names = [form.name for form in FORMATS]
    if named is not None:
        if named.casefold() not in names:
            raise errors.BadChoice(given=named, what="format", choices=", ".join(names))
        return named.casefold()
    found = next((form.name for form in FORMATS if form.recognises(source)), None)
    if found is None:
        raise UnknownFormat(path=source.name, formats=", ".join(names))
    return found
