"""The rows of vCards and calendars put together into whole lines, as forgiving as real programs need it.

Folds without a space, folds inside a letter, soft breaks of quoted-printable, bytes of Windows-1252 among UTF-8; and
pictures passed over, so that a file of any size is read in little memory.
"""

import io
import re
from collections.abc import Iterator

from netjournal.formats.reading import LINE_MOST, Source
from netjournal.i18n import _

#: Characters of a picture or another embedded file, which is passed over; characters taken at once.
_EMBEDDED_MOST, _AT_ONCE = 64_000_000, 65_536

#: How a line begins: with a name, and never with the address of a page, which is the rest of a text.
_START = re.compile(r"(?:[\w-]+\.)?[\w-]+(?:;|:(?!//))", re.ASCII)
#: How one begins for certain, where a text may look like it.
_SURE_START = re.compile(
    r"(?:item\d+\.)?(?:ADR|BDAY|BEGIN|CATEGORIES|EMAIL|END|FN|LABEL|N|NICKNAME|NOTE|ORG|PHOTO|REV|ROLE|TEL|TITLE|UID"
    r"|URL|VERSION|X-[A-Z0-9-]+)[ \t]*[;:]"
)
_FRAME = re.compile(r"\s*(?:BEGIN|END)\s*:", re.IGNORECASE)
_QUOTED_PRINTABLE = re.compile(r"[^:]*QUOTED-PRINTABLE[;:]", re.IGNORECASE)
_EMBEDDED = re.compile(
    r"(?:[\w-]+\.)?(?P<name>[\w-]+)(?P<facts>(?:;(?:\"[^\"]*\"|[^:\"])*)?):(?P<value>.*)", re.ASCII | re.DOTALL
)
_BASE64 = re.compile(r";(?:ENCODING=)?\"?(?:B|BASE64)\"?(?:;|$)", re.IGNORECASE)
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?![\\/]*9j/)")
#: Properties that hold a file; and texts that some telephones write in base64 all the same.
FILES = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
_TEXTS = frozenset({"FN", "N", "NOTE", "ORG", "TITLE", "ADR", "NICKNAME", "LABEL"})
#: Texts that may begin like the address of data.
_MORE_TEXTS = frozenset({"EMAIL", "TEL", "ROLE", "CATEGORIES", "RELATED", "SUMMARY", "DESCRIPTION", "LOCATION"})


def unfolded(source: Source) -> Iterator[tuple[int, str, bool]]:
    """Return each line whole, with its number and whether it holds a file, of which only the beginning is given.

    Raises:
        BadFile: when it holds binary data, or a line without end.
    """
    held = _Held(source)
    number = 1
    with _opened(source) as file:
        while row := file.readline(_AT_ONCE):
            if "\x00" in row:
                raise source.bad(_("line {line} holds binary data, not text").format(line=number))
            is_whole = row.endswith("\n")
            if is_whole:
                row = row[:-1]
            if held.margin:
                row = held.without_margin(row)
            if held.goes_on(row):
                held.add(row)
            else:
                if held.text:
                    yield held.taken()
                held.begin(number, row)
            held.is_broken = not is_whole
            number += is_whole
    if held.text:
        yield held.taken()


def _opened(source: Source) -> io.TextIOWrapper:
    """Open a file so that no byte is lost: what is no UTF-8 is kept aside within the text."""
    return io.TextIOWrapper(source.binary(), encoding="utf-8-sig", errors="surrogateescape", newline=None)


class _Held:
    """The line that is being put together."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text: list[str] = []
        self.number = self.size = 0
        self.is_embedded = self.is_broken = self.is_frame = False
        self._is_soft: bool | None = None
        #: Where somebody indented a whole card, by what: it begins each row, and says nothing.
        self.margin = ""

    def begin(self, number: int, row: str) -> None:
        """Begin a new line."""
        self.text = [row] if row.strip() else []
        self.number, self.size = number, len(row)
        self._is_soft = None
        self.is_frame = _FRAME.match(row) is not None
        if self.is_frame and row[0].isspace():
            self.margin += row[: len(row) - len(row.lstrip())]
        self.is_embedded = _is_embedded(row)

    def without_margin(self, row: str) -> str:
        """Return a row without what all rows of this card begin with; it ends where one does not."""
        if row.startswith(self.margin):
            return row[len(self.margin) :]
        if row.strip() and not self.is_broken:
            self.margin = ""
        return row

    def goes_on(self, row: str) -> bool:
        """Tell whether a row belongs to the line before it."""
        if not self.text:
            return False
        if self.is_broken:
            return True
        if self.is_frame:
            return False
        if row[:1] in (" ", "\t"):
            return True
        if self.text[-1].endswith("=") and self._softly() and not _SURE_START.match(row):
            return True
        found = _START.match(row)
        is_start = found is not None and (row[found.end() - 1] == ":" or ":" in row)
        return not is_start and not _SURE_START.match(row)

    def add(self, row: str) -> None:
        """Add a row, without what only says that it goes on."""
        self.size += len(row) + 1
        if self.size > (_EMBEDDED_MOST if self.is_embedded else LINE_MOST):
            raise self.source.bad(_("line {line} belongs to a record without end").format(line=self.number))
        if self.is_embedded or not row:
            return
        self.text.append(self._joined(row))
        if len(self.text) < _FEW and _is_embedded("".join(self.text)):
            self.is_embedded = True

    def _joined(self, row: str) -> str:
        last = self.text[-1]
        if self.is_broken:
            return row
        if last.endswith("=") and self._softly():
            self.text[-1] = last[:-1]
            # A soft break needs no space; where there is one all the same, it is a fold, or a word's own.
            is_fold = row[:1] == "\t" or row[:2] == "  " or (row[:1] == " " and last[-2:-1] == " ")
            return row.lstrip(" \t") if is_fold else row
        if row[:1] in (" ", "\t"):
            return row[1:]
        return f"\\n{row}"

    def _softly(self) -> bool:
        """Tell whether the line is written in quoted-printable."""
        if self._is_soft is None:
            self._is_soft = _QUOTED_PRINTABLE.match(self.text[0]) is not None
        return self._is_soft

    def taken(self) -> tuple[int, str, bool]:
        """Return the line."""
        return self.number, _decoded("".join(self.text)), self.is_embedded


#: A line tells within so many rows whether it holds a file.
_FEW = 4


def _is_embedded(start: str) -> bool:
    """Tell from the start of a line whether it holds a file, not a text."""
    found = _EMBEDDED.match(start)
    if found is None:
        return False
    name, facts, value = found["name"].upper(), found["facts"], found["value"].lstrip()
    if facts and _BASE64.search(facts):
        return name not in _TEXTS
    if value[:5].lower() == "data:":
        return name not in _TEXTS and name not in _MORE_TEXTS and not name.startswith("X-NETJ-")
    return name in FILES and bool(value) and not _ADDRESS.match(value)


def _decoded(text: str) -> str:
    """Return a line as text: the bytes that are no UTF-8 are those of Western Windows, as far as anyone can tell."""
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _of_bytes(text)
    return text


def _of_bytes(text: str) -> str:
    raw = text.encode("utf-8", "surrogateescape")
    declared = _CHARSET.search(text)
    if declared:
        found = by_name(raw, declared[1])
        if found is not None:
            return found
    # UTF-8 is tried again, since a fold may have cut a letter in two.
    found = by_name(raw, "utf-8")
    return western(raw) if found is None else found


_CHARSET = re.compile(r"^[^:]*;CHARSET=\"?([\w-]{1,30})", re.IGNORECASE)
#: Character sets of texts; others that Python knows are no text, or slow.
_SETS = re.compile(
    r"(utf-?8|us-ascii|iso-?8859-\d+|windows-\d+|cp\d+|shift[_-]jis|euc-\w+|gb\w+|big5|koi8-[ru])", re.IGNORECASE
)


def by_name(raw: bytes, name: str) -> str | None:
    """Return bytes as text by the name of their character set; None where that cannot be."""
    if not _SETS.fullmatch(name):
        return None
    try:
        return raw.decode(name)
    except (LookupError, UnicodeDecodeError):
        return None


def western(raw: bytes) -> str:
    """Return bytes that are no UTF-8 as text of Western Windows, unless they were UTF-8 that somebody cut."""
    cut = raw.decode("utf-8", "replace")
    lost = cut.count(_LOST)
    if lost < sum(char > "\x7f" for char in cut) - lost:
        return cut.replace(_LOST, "")
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


_LOST = "\ufffd"
