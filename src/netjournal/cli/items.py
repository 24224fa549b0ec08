"""Which goal, or which other thing without a name, is meant: by its number in the last list, or by its id."""

import re

from netjournal import errors
from netjournal.cli import numbers
from netjournal.cli.app import App

#: What public ids look like: 32 hexadecimal digits, parted by hyphens.
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_number(query: str) -> bool:
    """Tell whether somebody typed the number of a row."""
    return query.isascii() and query.isdigit()


def is_id(query: str) -> bool:
    """Tell whether somebody typed, or rather copied, the id of something."""
    return _ID.fullmatch(query) is not None


def meant(app: App, query: str, kind: str) -> str:
    """Return the id behind a number of the last list; anything else as it was typed.

    Raises:
        NoNumber: when the last list has no such row.
        WrongNumber: when that row is something else.
    """
    if not is_number(query):
        return query
    ref = numbers.recall(app.path, query)
    if ref.kind != kind:
        raise errors.WrongNumber(number=query, what=numbers.worded(ref.kind), wanted=numbers.worded(kind))
    return ref.id
