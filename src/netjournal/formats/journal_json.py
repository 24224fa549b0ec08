"""Our JSON: everything that a journal holds, written record by record, and read back with every value checked.

A file is read section by section, whatever their order, one record in memory at a time. Anything that no
export of ours could hold makes the whole file unusable: better none of it than half.
"""

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NoReturn, TextIO

from netjournal import text
from netjournal.domain.contacts import HANDLE_KINDS
from netjournal.domain.depth import BAND_NAMES
from netjournal.domain.exchanges import CHANNELS, KINDS, STARTERS, WAYS
from netjournal.formats.reading import RECORD_MOST, Source
from netjournal.i18n import _

VERSION = 1
#: The sections of a file, in the order in which they are written.
SECTIONS = ("spheres", "communities", "contacts", "encounters", "thanks")
COMMUNITY_KINDS = ("association", "online group", "meetup", "coworking", "club", "volunteering", "course", "other")

Record = dict[str, Any]
Check = Callable[[Any], bool]

_UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", re.ASCII)
_STEP = 1 << 16


# --- what a value may be -----------------------------------------------------------------------------


def _is_uid(value: Any) -> bool:
    return isinstance(value, str) and _UID.fullmatch(value) is not None


def _is_day(value: Any) -> bool:
    return isinstance(value, str) and _DAY.fullmatch(value) is not None and _holds(dt.date.fromisoformat, value)


def _is_stamp(value: Any) -> bool:
    return isinstance(value, str) and _STAMP.fullmatch(value) is not None and _holds(dt.datetime.fromisoformat, value)


def _is_birthday(value: Any) -> bool:
    return _is_day(f"2000{value[1:]}" if isinstance(value, str) and value.startswith("--") else value)


def _is_bit(value: Any) -> bool:
    return type(value) is int and value in {0, 1}


def _holds(read: Callable[[str], object], value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True


def _number(least: int, most: int) -> Check:
    return lambda value: type(value) is int and least <= value <= most


def _text(most: int) -> Check:
    def check(value: Any) -> bool:
        return isinstance(value, str) and value.strip() != "" and bool(text.clean(value, "text", most))

    return check


def _one_of(choices: Iterable[str]) -> Check:
    known = frozenset(choices)
    return lambda value: isinstance(value, str) and value in known


def _maybe(check: Check) -> Check:
    return lambda value: value is None or check(value)


def _list_of(check: Check) -> Check:
    return lambda value: isinstance(value, list) and all(check(one) for one in value)


def _record(keys: Mapping[str, Check]) -> Check:
    def check(value: Any) -> bool:
        return isinstance(value, dict) and value.keys() == keys.keys() and all(keys[k](value[k]) for k in keys)

    return check


_NAME, _NOTE = _text(text.NAME_MOST), _text(text.NOTE_MOST)
_PACE = _maybe(_number(1, 36500))
_OWN = {"uid": _is_uid, "created": _is_stamp, "changed": _is_stamp}
_GROUP = {**_OWN, "name": _NAME, "pace": _PACE}
_HANDLE = {**_OWN, "kind": _one_of(HANDLE_KINDS), "value": _NOTE}
_EXCHANGE = {
    **_OWN,
    "contact": _is_uid,
    "way": _one_of(WAYS),
    "kind": _one_of(KINDS),
    "what": _maybe(_NOTE),
    "value": _number(1, 5),
    "by_hand": _is_bit,
}
KEYS: dict[str, Mapping[str, Check]] = {
    "spheres": _GROUP,
    "communities": {**_GROUP, "kind": _maybe(_one_of(COMMUNITY_KINDS))},
    "contacts": {
        **_OWN,
        "name": _NAME,
        **dict.fromkeys(("org", "title", "location", "met", "why", "note"), _maybe(_NOTE)),
        "birthday": _maybe(_is_birthday),
        "via": _maybe(_is_uid),
        "pace": _PACE,
        "pinned": _is_bit,
        "band": _maybe(_one_of(BAND_NAMES[:-1])),
        "archived": _maybe(_is_day),
        "snoozed_until": _maybe(_is_day),
        "snoozes": _number(0, 1_000_000),
        "source": _maybe(_NOTE),
        "handles": _list_of(_record(_HANDLE)),
        "spheres": _list_of(_is_uid),
        "communities": _list_of(_is_uid),
        "roles": _list_of(_NAME),
    },
    "encounters": {
        **_OWN,
        "date": _is_day,
        "channel": _maybe(_one_of(CHANNELS)),
        "place": _maybe(_NOTE),
        "community": _maybe(_is_uid),
        "note": _maybe(_NOTE),
        "started_by": _maybe(_one_of(STARTERS)),
        "source": _maybe(_NOTE),
        "exchanges": _list_of(_record(_EXCHANGE)),
    },
    "thanks": {
        **_OWN,
        "contact": _is_uid,
        "exchange": _is_uid,
        "opened": _is_day,
        "closed": _maybe(_is_day),
        "outcome": _maybe(_one_of(("said", "waived"))),
        "said": _maybe(_is_uid),
    },
}


# --- reading -----------------------------------------------------------------------------------------


def recognises(source: Source) -> bool:
    """Tell whether a file is JSON, ours or not."""
    return source.head().lstrip().startswith("{")


def records(source: Source, section: str) -> Iterator[Record]:
    """Return the records of one section, checked.

    Raises:
        BadFile: when the file is no export of ours, or a record of it is not as we write them.
    """
    keys = KEYS[section]
    for number, record in enumerate(_Reader(source).section(section), 1):
        problem = _problem(record, keys)
        if problem:
            words = _("{section} {number}: {problem}")
            raise source.bad(words.format(section=section, number=number, problem=problem))
        yield record


def check(source: Source) -> None:
    """Make sure that the file is an export of ours, whole, of a version that we know.

    Raises:
        BadFile: when it is not.
    """
    _Reader(source).check()


def _problem(record: Any, keys: Mapping[str, Check]) -> str:
    """Return what is wrong with a record; empty where it is sound."""
    if not isinstance(record, dict):
        return _("it is no object")
    for key, is_good in keys.items():
        if key not in record:
            return _("“{key}” is missing").format(key=key)
        try:
            good = is_good(record[key])
        except Exception:  # noqa: BLE001  the checks of a text raise what is wrong with it
            good = False
        if not good:
            return _("“{key}” holds what no export of netj holds").format(key=key)
    extra = next((key for key in record if key not in keys), None)
    return (
        _("“{key}” is no key that netj knows").format(key=text.cut(text.shown(extra), 40)) if extra is not None else ""
    )


class _Reader:
    """Reads one JSON object of lists, record by record, from a window on the file."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.window, self.at, self.ended = "", 0, False
        self.decode = json.JSONDecoder(parse_constant=self._no_constant).raw_decode
        self.file: TextIO

    def check(self) -> None:
        """Read everything, and make sure of the version."""
        found: dict[str, Any] = {}
        for key, value in self._entries(None):
            if key in found and key == "netjournal":
                self._fail(_("“{key}” stands there twice").format(key=key))
            found[key] = value
        version = found.get("netjournal")
        if type(version) is not int or version < 1:
            self._fail(_("it is no export of netj"))
        if version > VERSION:
            self._fail(_("a newer netj wrote it"))
        for section in SECTIONS:
            if section not in found:
                self._fail(_("“{key}” is missing").format(key=section))

    def section(self, wanted: str) -> Iterator[Record]:
        """Return the records of one section."""
        for key, value in self._entries(wanted):
            if key == wanted:
                yield value

    def _entries(self, wanted: str | None) -> Iterator[tuple[str, Any]]:
        """Return the version, each section's name once, and the records of the wanted one under its name."""
        with self.source.text() as self.file:
            self._take("{")
            seen: set[str] = set()
            while True:
                key = self._value()
                if not isinstance(key, str):
                    self._fail(_("it is no export of netj"))
                self._take(":")
                if key in seen:
                    self._fail(_("“{key}” stands there twice").format(key=text.cut(text.shown(key), 40)))
                seen.add(key)
                if key == "netjournal":
                    yield key, self._value()
                elif key in SECTIONS:
                    yield from self._list(key, wanted)
                else:
                    self._fail(_("it is no export of netj"))
                if self._take(",}") == "}":
                    break
            if wanted is None and self._next():
                self._fail(_("something follows after its end"))

    def _list(self, key: str, wanted: str | None) -> Iterator[tuple[str, Any]]:
        if wanted is None:
            yield key, None
        self._take("[")
        if self._next() == "]":
            self._take("]")
            return
        while True:
            value = self._value()
            if key == wanted:
                yield key, value
            if self._take(",]") == "]":
                return

    def _next(self) -> str:
        """Return the next sign that is no space, without taking it; empty at the end."""
        while True:
            while self.at < len(self.window) and self.window[self.at] in " \t\r\n":
                self.at += 1
            if self.at < len(self.window):
                return self.window[self.at]
            if self.ended:
                return ""
            self._more()

    def _take(self, signs: str) -> str:
        sign = self._next()
        if not sign or sign not in signs:
            self._fail(_("it is not whole, or no JSON"))
        self.at += 1
        return sign

    def _value(self) -> Any:
        """Return the next value, whole."""
        self._next()
        while True:
            try:
                value, end = self.decode(self.window, self.at)
            except RecursionError:
                self._fail(_("it is nested too deeply"))
            except ValueError:
                if self.ended:
                    self._fail(_("it is not whole, or no JSON"))
            else:
                # A number may go on beyond the window.
                if end < len(self.window) or self.ended:
                    self.at = end
                    return value
            if len(self.window) - self.at > RECORD_MOST:
                self._fail(_("a record of it has no end"))
            self._more()

    def _more(self) -> None:
        """Widen the window to twice what is left in it, so that a long record is not tried too often."""
        rest = self.window[self.at :]
        try:
            fresh = self.file.read(max(_STEP, len(rest)))
        except UnicodeDecodeError as error:
            raise self.source.not_utf8() from error
        except OSError as error:
            raise self.source.bad((error.strerror or "").lower()) from error
        self.window, self.at, self.ended = rest + fresh, 0, not fresh

    def _no_constant(self, name: str) -> NoReturn:
        self._fail(_("{name} is no number").format(name=name))

    def _fail(self, problem: str) -> NoReturn:
        raise self.source.bad(problem)


# --- writing -----------------------------------------------------------------------------------------


def write(file: TextIO, sections: Mapping[str, Iterable[Record]]) -> int:
    """Write everything, a record a line; return how many contacts and exchanges there were."""
    written = 0
    file.write(f'{{"netjournal": {VERSION}')
    for section in SECTIONS:
        file.write(f',\n"{section}": [')
        comma = "\n"
        for record in sections[section]:
            file.write(comma + spelled(record))
            comma = ",\n"
            written += len(record["exchanges"]) if section == "encounters" else section == "contacts"
        file.write("\n]" if comma != "\n" else "]")
    file.write("\n}\n")
    return written


def spelled(record: Record) -> str:
    """Return a record as one line that is safe to look at: what acts on a terminal is an escape."""
    line = json.dumps(record, ensure_ascii=False)
    return line if line.isprintable() else "".join(_escaped(c) for c in line)


def _escaped(char: str) -> str:
    return char if char.isprintable() else json.dumps(char)[1:-1]
