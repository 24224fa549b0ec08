"""A stranger's JSON, walked through piece by piece: what is wanted is read whole, the rest is passed over unread.

So a file may hold photos of any size: only the record at hand is ever in memory, and it has a bound.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from netjournal.formats.reading import RECORD_MOST, Source
from netjournal.i18n import _

_STEP = 1 << 16
_SPACE = re.compile(r"[ \t\r\n]*")
_TELLING = re.compile(r"[\[\]{}\"]")
#: The rest of a string up to its end, or to a backslash that ends the window.
_REST = re.compile(r'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)
_DEPTH_MOST = 1000


class JsonStream:
    """Walks one JSON text: `members` and `items` enter what stands next, `value` reads it, `skip` passes it over."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.window, self.at, self.ended = "", 0, False
        self.file = source.text()
        self.decode = json.JSONDecoder(parse_constant=self._no_number).raw_decode

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()

    def next(self) -> str:
        """Return the next sign that is no space, without taking it; empty at the end."""
        while True:
            found = _SPACE.match(self.window, self.at)
            assert found is not None
            self.at = found.end()
            if self.at < len(self.window):
                return self.window[self.at]
            if self.ended:
                return ""
            self._more()

    def members(self) -> Iterator[str]:
        """Yield each key of the object that stands next; its value must be read or skipped before the next one."""
        self._take("{")
        if self.next() == "}":
            self._take("}")
            return
        while True:
            key = self.value()
            if not isinstance(key, str):
                self._broken()
            self._take(":")
            yield key
            if self._take(",}") == "}":
                return

    def items(self) -> Iterator[None]:
        """Stop before each value of the list, or of the object, that stands next."""
        if self.next() == "{":
            for _key in self.members():
                yield
            return
        self._take("[")
        if self.next() == "]":
            self._take("]")
            return
        while True:
            yield
            if self._take(",]") == "]":
                return

    def value(self) -> Any:
        """Return the value that stands next, whole.

        Raises:
            BadFile: when it is none, has no end, or is nested beyond reason.
        """
        self.next()
        while True:
            try:
                value, end = self.decode(self.window, self.at)
            except RecursionError:
                raise self.source.bad(_("it is nested too deeply")) from None
            except ValueError:
                if self.ended:
                    self._broken()
            else:
                if end < len(self.window) or self.ended:  # a number may go on beyond the window
                    self.at = end
                    return value
            if len(self.window) - self.at > RECORD_MOST:
                raise self.source.bad(_("a record of it has no end"))
            self._more()

    def skip(self) -> None:
        """Pass over the value that stands next, however large it is."""
        sign = self.next()
        if not sign or sign in ",:]}":
            self._broken()
        if sign not in '[{"':
            self.value()
            return
        depth = 0
        while True:
            found = _TELLING.search(self.window, self.at)
            if found is None:
                self.at = len(self.window)
                if self.ended:
                    self._broken()
                self._more()
                continue
            self.at = found.end()
            if found[0] == '"':
                self._skip_string()
            else:
                depth += 1 if found[0] in "[{" else -1
            if depth <= 0:
                return
            if depth > _DEPTH_MOST:
                raise self.source.bad(_("it is nested too deeply"))

    def _skip_string(self) -> None:
        """Pass over the rest of a string whose first quotation mark was taken."""
        while True:
            found = _REST.match(self.window, self.at)
            assert found is not None
            self.at = found.end()
            if self.window[self.at : self.at + 1] == '"':
                self.at += 1
                return
            if self.ended:
                self._broken()
            self._more()

    def end(self) -> None:
        """Make sure that nothing follows."""
        if self.next():
            raise self.source.bad(_("something follows after its end"))

    def _take(self, signs: str) -> str:
        sign = self.next()
        if not sign or sign not in signs:
            self._broken()
        self.at += 1
        return sign

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

    def _no_number(self, name: str) -> NoReturn:
        raise self.source.bad(_("{name} is no number").format(name=name))

    def _broken(self) -> NoReturn:
        raise self.source.bad(_("it is not whole, or no JSON"))
