"""Content lines, of which vCard and iCalendar are made: taken apart, escaped and folded, here and nowhere else.

Writing forgives nothing: whatever a text holds, it stays inside its own line.
"""

import binascii
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from netjournal.formats.content_rows import by_name, unfolded, western
from netjournal.formats.reading import Source

#: Octets of a written line.
_WIDTH = 75


class Line(NamedTuple):
    """One content line, taken apart; its value is as it stands there, still escaped.

    Parameters are pairs of an upper-case name and its value; a bare one of vCard 2.1, such as WORK, is a TYPE.
    """

    number: int
    group: str
    name: str
    parameters: tuple[tuple[str, str], ...]
    value: str
    #: Whether it held a file, which was passed over.
    is_embedded: bool = False

    def of(self, parameter: str) -> list[str]:
        """Return the values of a parameter, in lower case."""
        return [
            part.strip().lower()
            for name, value in self.parameters
            if name == parameter
            for part in value.split(",")
            if part.strip()
        ]


# --- reading: lines ----------------------------------------------------------------------------------


def lines(source: Source) -> Iterator[Line]:
    """Return the content lines of a file; what is none is passed over.

    Raises:
        BadFile: when it holds binary data, or a line without end.
    """
    for number, text, is_embedded in unfolded(source):
        line = taken_apart(text, number, is_embedded=is_embedded)
        if line is not None:
            yield line


def taken_apart(text: str, number: int = 0, *, is_embedded: bool = False) -> Line | None:
    """Return a line in its parts, its transfer encoding undone; None where it is no content line."""
    head, colon, value = text.partition(":")
    if '"' in head:
        head, colon, value = _parted_outside_quotes(text)
    if not colon:
        return None
    name, *facts = head.split(";") if '"' not in head else _pieces(head, ";")
    group, _dot, name = name.strip().rpartition(".")
    if not name or not name.replace("-", "").replace("_", "").isalnum():
        return None
    parameters = tuple(_parameter(fact) for fact in facts if fact.strip()) if facts else ()
    if is_embedded:
        return Line(number, group, name.upper(), parameters, "", is_embedded=True)
    if any(given in _OF_TRANSFER for given, _value in parameters):
        parameters, value = _transferred(parameters, value)
    return Line(number, group, name.upper(), parameters, value)


def _parted_outside_quotes(text: str) -> tuple[str, str, str]:
    is_quoted = False
    for at, char in enumerate(text):
        if char == '"':
            is_quoted = not is_quoted
        elif char == ":" and not is_quoted:
            return text[:at], ":", text[at + 1 :]
    return text.partition(":")


def _pieces(head: str, sign: str) -> list[str]:
    """Return what stands between signs that are not inside quotation marks."""
    pieces, start, is_quoted = [], 0, False
    for at, char in enumerate(head):
        if char == '"':
            is_quoted = not is_quoted
        elif char == sign and not is_quoted:
            pieces.append(head[start:at])
            start = at + 1
    return [*pieces, head[start:]]


_BARE = {"QUOTED-PRINTABLE": "ENCODING", "BASE64": "ENCODING", "8BIT": "ENCODING", "7BIT": "ENCODING"}
#: What says how a value came, and is no longer true of the text that it is here.
_OF_TRANSFER = frozenset({"ENCODING", "CHARSET"})
_CARETS = {"^n": "\n", "^'": '"', "^^": "^"}


def _parameter(fact: str) -> tuple[str, str]:
    name, equals, value = fact.strip().partition("=")
    if not equals:
        return _BARE.get(name.upper(), "TYPE"), name
    value = value.strip().replace('"', "")
    if "^" in value:
        value = re.sub(r"\^[n'^]", lambda sign: _CARETS[sign[0]], value)
    return name.strip().upper(), value


def _transferred(parameters: tuple[tuple[str, str], ...], value: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return parameters without those of the transfer, and the value as it was before it."""
    encoding = next((given.upper() for name, given in parameters if name == "ENCODING"), "")
    kept = tuple(pair for pair in parameters if pair[0] not in _OF_TRANSFER)
    if encoding not in {"QUOTED-PRINTABLE", "B", "BASE64"}:
        return kept, value
    raw = value.encode("utf-8", "surrogateescape")
    try:
        raw = binascii.a2b_qp(raw) if encoding == "QUOTED-PRINTABLE" else binascii.a2b_base64(raw)
    except binascii.Error:
        return kept, value
    charset = next((given for name, given in parameters if name == "CHARSET"), "utf-8")
    found = by_name(raw, charset)
    if found is None:
        found = by_name(raw, "utf-8")
    found = western(raw) if found is None else found
    # A line break of the text itself is an escape in a line.
    return kept, found.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


# --- reading: one value ------------------------------------------------------------------------------

_ESCAPE = re.compile(r"\\([\\,;:\"nN])")


def unescaped(value: str) -> str:
    """Return the text that a value means."""
    if "\\" not in value:
        return value.strip()
    return _ESCAPE.sub(lambda sign: "\n" if sign[1] in "nN" else sign[1], value).strip()


def parted(value: str, sign: str) -> list[str]:
    """Return the pieces of a value between signs that are not escaped, each still escaped."""
    if "\\" not in value:
        return value.split(sign)
    pieces, piece, at = [], "", 0
    for found in re.finditer(rf"\\.|{sign}", value, re.DOTALL):
        if found[0] == sign:
            pieces.append(piece + value[at : found.start()])
            piece, at = "", found.end()
    return [*pieces, value[at:]]


def texts(value: str, sign: str = ",") -> list[str]:
    """Return the texts of a value that holds several."""
    return [unescaped(piece) for piece in parted(value, sign)]


def spelled(line: Line) -> str:
    """Return a line as one text again, its transfer encoding gone; it never holds more than one line."""
    group = f"{line.group}." if line.group else ""
    facts = "".join(f";{name}={quoted(value)}" for name, value in line.parameters)
    return f"{group}{_SPELLING.get(line.name, line.name)}{facts}:{bare(line.value)}"


#: Names that other programs look for exactly so.
_SPELLING = {"X-ABLABEL": "X-ABLabel", "X-ABSHOWAS": "X-ABShowAs"}


# --- writing: the one way into a line ----------------------------------------------------------------

_BREAKS = re.compile("\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f]")


def escaped(text: str) -> str:
    r"""Return a text as a value: no sign of it parts values, and none ends the line.

    Every kind of line break is one that programs read, `\n`; controls, which no line may hold, are left out.
    """
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return _CONTROLS.sub("", _BREAKS.sub(r"\\n", text))


def listed(values: Iterable[str], sign: str = ",") -> str:
    """Return several texts as one value."""
    return sign.join(escaped(value) for value in values)


def bare(value: str) -> str:
    """Return a value that is no text, such as a link: as it is, but never more than one line."""
    return _CONTROLS.sub("", _BREAKS.sub("", value))


def quoted(value: str) -> str:
    """Return the value of a parameter."""
    value = _CONTROLS.sub("", _BREAKS.sub("^n", value.replace("^", "^^"))).replace('"', "^'")
    return f'"{value}"' if re.search(r"[,;:\s]", value) else value


def folded(line: str) -> str:
    """Return a line as it stands in a file, in rows of at most 75 octets, no letter cut in two."""
    if len(line) <= _WIDTH and (line.isascii() or len(line.encode()) <= _WIDTH):
        return f"{line}\r\n"
    raw, rows, start, room = line.encode("utf-8", "replace"), [], 0, _WIDTH
    while start < len(raw):
        end = start + room
        while end < len(raw) and raw[end] & 0xC0 == 0x80:  # noqa: PLR2004  inside a letter of several octets
            end -= 1
        rows.append(raw[start:end].decode())
        start, room = end, _WIDTH - 1
    return "\r\n ".join(rows) + "\r\n"
