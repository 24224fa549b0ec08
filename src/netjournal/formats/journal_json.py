"""Our JSON: everything that a journal holds, written record by record, and read back with every value checked.

A file is read section by section, whatever their order, one record in memory at a time. Anything that no
export of ours could hold makes the whole file unusable: better none of it than half.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, NoReturn, TextIO

from netjournal import text
from netjournal.formats.journal_records import COUNTED, KEYS, OF_VERSION, RULES, SECTIONS, Check, Record
from netjournal.formats.reading import RECORD_MOST, Source
from netjournal.i18n import _

#: The first version held no ledger but thanks; the third holds kept properties, and who is not the same person.
VERSION = 3
_STEP = 1 << 16


# --- reading -----------------------------------------------------------------------------------------


def recognises(source: Source) -> bool:
    """Tell whether a file is JSON, ours or not."""
    return source.head().lstrip().startswith("{")


def records(source: Source, *sections: str) -> Iterator[tuple[str, Record]]:
    """Return the records of some sections in the order of the file, each with the name of its section, checked.

    Raises:
        BadFile: when the file is no export of ours, or a record of it is not as we write them.
    """
    numbers = dict.fromkeys(sections, 0)
    for section, record in _Reader(source).records(frozenset(sections)):
        numbers[section] += 1
        problem = _problem(record, KEYS[section]) or _clash(record, section)
        if problem:
            words = _("{section} {number}: {problem}")
            raise source.bad(words.format(section=section, number=numbers[section], problem=problem))
        yield section, record


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


def _clash(record: Record, section: str) -> str:
    """Return which two values of a sound record do not fit together; empty where all do."""
    for one, two, fits in RULES.get(section, ()):
        if not fits(record):
            return _("“{one}” and “{two}” do not fit together").format(one=one, two=two)
    return ""


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
        wanted = OF_VERSION[version]
        for section in SECTIONS:
            if section in wanted and section not in found:
                self._fail(_("“{key}” is missing").format(key=section))
            if section in found and section not in wanted:
                self._fail(_("“{key}” came with a later version than it says").format(key=section))

    def records(self, wanted: AbstractSet[str]) -> Iterator[tuple[str, Any]]:
        """Return the records of some sections, each with the name of its section."""
        for key, value in self._entries(wanted):
            if key in wanted:
                yield key, value

    def _entries(self, wanted: AbstractSet[str] | None) -> Iterator[tuple[str, Any]]:
        """Return the version, and the records of the wanted sections; where none is, each section's name once."""
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

    def _list(self, key: str, wanted: AbstractSet[str] | None) -> Iterator[tuple[str, Any]]:
        if wanted is None:
            yield key, None
        self._take("[")
        if self._next() == "]":
            self._take("]")
            return
        while True:
            value = self._value()
            if wanted is not None and key in wanted:
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
    """Write everything, a record a line; return how many contacts, exchanges and entries of the ledger there were."""
    written = 0
    file.write(f'{{"netjournal": {VERSION}')
    for section in SECTIONS:
        file.write(f',\n"{section}": [')
        comma = "\n"
        for record in sections[section]:
            file.write(comma + spelled(record))
            comma = ",\n"
            written += len(record["exchanges"]) if section == "encounters" else section in COUNTED
        file.write("\n]" if comma != "\n" else "]")
    file.write("\n}\n")
    return written


def spelled(record: Record) -> str:
    """Return a record as one line that is safe to look at: what acts on a terminal is an escape."""
    line = json.dumps(record, ensure_ascii=False)
    return line if line.isprintable() else "".join(_escaped(c) for c in line)


def _escaped(char: str) -> str:
    return char if char.isprintable() else json.dumps(char)[1:-1]
