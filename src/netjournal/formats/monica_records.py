"""The JSON that Monica 4 exports, record by record: collections named by their type, in whatever order they come.

What is no record of ours to use, such as photos, is passed over unread, so a file may be of any size.
"""

import datetime as dt
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from netjournal.formats.json_stream import JsonStream
from netjournal.formats.reading import Source
from netjournal.i18n import _

CONTACT, ACTIVITY, RELATIONSHIP, USER, FIELD_TYPE = "contact", "activity", "relationship", "user", "contact_field_type"
VERSION, EXPORTED_BY = "version", "exported_by"
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

Properties = dict[str, Any]


class Record(NamedTuple):
    """What Monica keeps of one thing: its own id, its properties, and what hangs on it, by type."""

    uuid: str
    made: str
    properties: Properties
    data: dict[str, list[Any]]


def records(source: Source, wanted: AbstractSet[str]) -> Iterator[tuple[str, Record | str]]:
    """Yield the records of some types, each with its type; of the head of the file the plain texts.

    Raises:
        BadFile: when the file is no JSON that Monica wrote, or is cut off.
    """
    stream = JsonStream(source)
    was_account = False
    try:
        for key in stream.members():
            if key == "account":
                was_account = True
                yield from _of_account(stream, wanted)
            elif key in {VERSION, EXPORTED_BY}:
                yield key, str(stream.value())[:200]
            else:
                stream.skip()
        stream.end()
    finally:
        stream.close()
    if not was_account:
        raise source.bad(_("it is no export of Monica"))


def _of_account(stream: JsonStream, wanted: AbstractSet[str]) -> Iterator[tuple[str, Record]]:
    for key in stream.members():
        sign = stream.next()
        if key == "data" and sign in "[{":
            for _each in stream.items():
                yield from _of_collection(stream, wanted)
        elif key == "instance" and sign == "{":
            for name in stream.members():
                yield from _of_list(stream, singular(name), wanted)
        else:
            stream.skip()


def _of_collection(stream: JsonStream, wanted: AbstractSet[str]) -> Iterator[tuple[str, Record]]:
    if stream.next() != "{":
        stream.skip()
        return
    kind = ""
    for key in stream.members():
        if key == "type":
            kind = singular(str(stream.value()))
        elif key == "values":
            if not kind:
                raise stream.source.bad(_("it is no export of Monica"))
            yield from _of_list(stream, kind, wanted)
        else:
            stream.skip()


def _of_list(stream: JsonStream, kind: str, wanted: AbstractSet[str]) -> Iterator[tuple[str, Record]]:
    if kind not in wanted or stream.next() not in "[{":
        stream.skip()
        return
    for _each in stream.items():
        stream.source.pending = 0
        value = stream.value()
        if isinstance(value, dict):
            yield kind, record(value)


def singular(kind: str) -> str:
    """Return the type of a collection in the singular, since versions differ."""
    name = kind.strip().lower()
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    if name.endswith("sses"):
        return name[:-2]
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name


def record(value: dict[str, Any]) -> Record:
    """Return what an object of the export says, whatever else it holds."""
    properties = value.get("properties")
    own = {key: text for key, text in value.items() if key not in {"properties", "data"}}
    found: dict[str, list[Any]] = {}
    for one in _values(value.get("data")):
        if isinstance(one, dict):
            found.setdefault(singular(str(one.get("type", ""))), []).extend(_values(one.get("values")))
    return Record(
        words(value.get("uuid")),
        day(value.get("created_at")),
        own | properties if isinstance(properties, dict) else own,
        found,
    )


def _values(value: Any) -> list[Any]:
    """Return what a list holds; where entries are missing, PHP writes an object of numbers instead."""
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def of_type(one: Record, kind: str) -> Iterator[Record]:
    """Yield the records of one type that hang on a record."""
    for value in one.data.get(kind, ()):
        if isinstance(value, dict):
            yield record(value)


# --- values --------------------------------------------------------------------------------------------


def words(value: Any) -> str:
    """Return a text or a number as text; empty for anything else."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def day(value: Any) -> str:
    """Return the day of a date or a moment as it is written, in universal time; empty for none."""
    if isinstance(value, dict):
        value = value.get("date")
    found = _DAY.match(value) if isinstance(value, str) else None
    if found is None:
        return ""
    try:
        return dt.date.fromisoformat(found[0]).isoformat()
    except ValueError:
        return ""


def is_set(value: Any) -> bool:
    """Tell whether a mark is set, as a truth, a number or a word."""
    return value in {True, "1", "true", "yes"} if isinstance(value, bool | int | str) else False


def listed(value: Any) -> list[Any]:
    """Return the values of a list, however PHP wrote it."""
    return _values(value)
