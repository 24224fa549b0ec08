"""The only module that finds the mails in an mbox: the head of each, however large the file and whatever bodies hold.

The file is looked through in blocks, so that neither a body nor a line of any length is ever held whole. A line
that begins with “From ” starts a mail only behind an empty line, with a day in it or nothing at all, and with a
field of a head below it: a sentence of a letter that nobody escaped does not.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

#: What of a head is looked at; the rest of a longer one is passed over.
HEAD_MOST = 128_000
#: Bytes of one field that are kept: more recipients than anyone writes to by hand.
FIELD_MOST = 16_000

_BLOCK = 1 << 18
_LINE_MOST = 1_000
_FIELDS = (
    *("from", "sender", "to", "cc", "bcc", "date", "subject", "message-id", "in-reply-to", "references"),
    *("list-id", "list-unsubscribe", "list-post", "mailing-list", "x-mailing-list", "precedence"),
    *("auto-submitted", "x-autoreply", "x-autorespond", "feedback-id", "x-spam-flag", "content-type"),
    *("delivered-to", "x-original-to", "envelope-to", "x-delivered-to", "x-gmail-labels", "x-mozilla-status"),
)
_WANTED = {name.encode(): name for name in _FIELDS}
#: A day as a clock of C writes it, in a line that starts a mail; the year may stand behind a time zone.
_DAY = (
    rb"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?[ ]+(?P<month>[a-z]{3})[ ]+(?P<day>\d{1,2})[ ]+"
    rb"(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?[ ]+(?:[a-z]{1,5}[ ]+|[+-]\d{4}[ ]+)*(?P<year>\d{4})"
)
_STARTS = re.compile(rb"(?i)from (?:.{0,400}?[ ])??[ ]*" + _DAY)
_BARE = re.compile(rb"From ?-?[ ]*\r?$")
#: Google's own sign for the start of a mail, which needs no empty line before it.
_GOOGLE = re.compile(rb"From \d{8,}@xxx ")
_EMPTY_LINE = re.compile(rb"\n\r?\n")
_FIELD = re.compile(rb">?[A-Za-z][!-9;-~]*[ \t]*:|>From ")


class Head(NamedTuple):
    """The head of one mail: the line it begins on, the line “From …” itself, and the fields that netj looks at."""

    line: int
    start: bytes
    fields: dict[str, bytes]


def is_mbox(beginning: bytes) -> bool:
    """Tell whether a file that begins so is an mbox."""
    return bool(_start(beginning, len(beginning) - len(beginning.lstrip(b"\r\n"))))


def heads(file: BinaryIO) -> Iterator[Head]:
    """Return the head of each mail, in the order of the file."""
    window = _Window(file)
    while window.to_next_start():
        begin = _start(window.held, window.at)
        fields, end = _fields(window.held, begin)
        yield Head(window.line, window.held[window.at : begin - 1], fields)
        # The line end that closes the head may stand before the line that starts the next mail.
        window.move(max(end - 2, begin - 1))


def start_day(start: bytes) -> re.Match[bytes] | None:
    """Return the parts of the day in a line that starts a mail: year, month, day, hour, minute and second."""
    return _STARTS.match(start)


class _Window:
    """The part of a file that is held, and the place in it that we have come to."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.held = b""
        self.at = 0
        self.line = 1

    def move(self, to: int) -> None:
        """Go on to a place in what is held."""
        self.line += self.held.count(b"\n", self.at, to)
        self.at = to

    def more(self) -> bool:
        """Let go of what lies behind us, and hold another block; tell whether there was one."""
        block = self.file.read(_BLOCK)
        if block:
            self.held = self.held[self.at :] + block
            self.at = 0
        return bool(block)

    def to_next_start(self) -> bool:
        """Go on to where the next mail begins, its whole head held; tell whether there is one."""
        if not self.held:
            self.more()
            self.move(len(self.held) - len(self.held.lstrip(b"\r\n")))
            if _start(self.held, self.at):
                return True
        while True:
            found = self.held.find(b"\nFrom", self.at)
            if found < 0:
                self.move(max(len(self.held) - len(b"\r\n\nFrom"), self.at))
                if not self.more():
                    return False
                continue
            self.move(max(found - 2, self.at))
            if len(self.held) - found <= HEAD_MOST and self.more():
                continue
            found = self.held.index(b"\nFrom", self.at)
            stands_alone = self._stands_alone(found)
            self.move(found + 1)
            if stands_alone and _start(self.held, self.at):
                return True

    def _stands_alone(self, at: int) -> bool:
        """Tell whether the line behind this line end stands behind an empty one, or has Google's own sign."""
        before = self.held[max(at - 2, 0) : at]
        return before.endswith((b"\n", b"\n\r")) or bool(_GOOGLE.match(self.held, at + 1))


def _start(held: bytes, at: int) -> int:
    """Return where the line behind one that starts a mail begins; 0 where no mail starts here."""
    if held[at : at + 5] != b"From " and held[at : at + 5].rstrip(b"\r\n") != b"From":
        return 0
    end = held.find(b"\n", at, at + _LINE_MOST)
    if end < 0:
        return 0
    line = held[at:end]
    shaped = _STARTS.match(line) or _BARE.match(line) or _GOOGLE.match(line)
    return end + 1 if shaped and _FIELD.match(held, end + 1) else 0


def _fields(held: bytes, at: int) -> tuple[dict[str, bytes], int]:
    """Return the fields of a head that begins here, folded lines joined, and where it ends."""
    end = _end(held, at)
    fields: dict[str, bytes] = {}
    current = None
    for line in held[at:end].split(b"\n"):
        if line[:1] in {b" ", b"\t"}:
            if current is not None and len(fields[current]) < FIELD_MOST:
                fields[current] += line[: FIELD_MOST // 2].rstrip()
            continue
        name, colon, value = line.partition(b":")
        current = _WANTED.get(name.rstrip().lower()) if colon else None
        if current is not None:
            kept = value[:FIELD_MOST].strip()
            # A field that stands there twice is read as one list.
            fields[current] = fields[current][:FIELD_MOST] + b", " + kept if current in fields else kept
    return fields, end


def _end(held: bytes, at: int) -> int:
    """Return where a head that begins here ends: at the first empty line, or where we look no further."""
    found = _EMPTY_LINE.search(held, at - 1, at + HEAD_MOST)
    return max(found.start() + 1, at) if found else min(len(held), at + HEAD_MOST)
