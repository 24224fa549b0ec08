"""The one way to read a stranger's file: looked at before it is opened, decoded strictly, in bounded memory."""

import codecs
import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Self, TextIO, cast

from netjournal.errors.files import BadFile
from netjournal.i18n import _

#: Characters of one line, and of one record, however many lines it spans.
LINE_MOST = 4_000_000
RECORD_MOST = 16_000_000
#: Bytes looked at to recognise a format.
HEAD = 64_000

#: How UTF-8 is called by what reads it here.
UTF8 = ("utf-8-sig", "utf-8")

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Source:
    """A file of somebody else's, open for reading from its start as often as needed."""

    def __init__(self, name: str, handle: BinaryIO) -> None:
        self.name = name
        self._given = handle
        self.size = os.fstat(handle.fileno()).st_size
        #: Characters since the reader of records last said that one was complete.
        self.pending = 0
        #: How its bytes are to be read as text; found out by `encodings`, where it may be something else.
        self.encoding = "utf-8-sig"
        #: The archive or folder that it came in, None where it stands alone.
        self.bundle: str | None = None
        #: What a reader has worked out of it and will need again, once a preview was agreed to.
        self.kept: dict[str, Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self._given.close()

    def handle(self) -> BinaryIO:
        """Return the open file itself."""
        return self._given

    @property
    def done(self) -> int:
        """Return how many bytes were read since the start."""
        return os.lseek(self.handle().fileno(), 0, os.SEEK_CUR)

    @property
    def suffix(self) -> str:
        """Return the end of the name, such as “.csv”."""
        return Path(self.name).suffix.lower()

    def head(self) -> str:
        """Return the beginning of the text, as much of it as recognising a format needs.

        Raises:
            BadFile: when it is no text.
        """
        os.lseek(self.handle().fileno(), 0, os.SEEK_SET)
        try:
            start = os.read(self.handle().fileno(), HEAD)
        except OSError as error:
            raise self.bad(reason(error)) from error
        if not start:
            raise self.bad(_("it is empty"))
        if start.startswith(_UTF16):
            self.encoding = "utf-16"
        found = self._decoded(start)
        if "\x00" in found:
            raise self.bad(_("it holds binary data, not text"))
        return found

    def _decoded(self, start: bytes) -> str:
        """Return a beginning as text; as Western until its encoding is known, where it is not UTF-8."""
        try:
            return codecs.getincrementaldecoder(self.encoding)().decode(start)
        except UnicodeDecodeError:
            western = self.encoding in UTF8
            return start.decode("cp1252" if western else self.encoding, errors="replace")

    def text(self) -> TextIO:
        """Return the whole text from its start; line ends are left as they are."""
        os.lseek(self.handle().fileno(), 0, os.SEEK_SET)
        copy = os.dup(self.handle().fileno())
        return open(copy, encoding=self.encoding, newline="")  # noqa: PTH123  a handle, no path

    def binary(self) -> BinaryIO:
        """Return all bytes from the start."""
        os.lseek(self.handle().fileno(), 0, os.SEEK_SET)
        return open(os.dup(self.handle().fileno()), "rb")  # noqa: PTH123  a handle, no path

    def lines(self) -> Iterator[str]:
        """Return line after line.

        Raises:
            BadFile: when it is no text in its encoding, or a line or record of it has no end.
        """
        number = 0
        with self.text() as file:
            try:
                while line := file.readline(LINE_MOST + 1):
                    number += 1
                    self.pending += len(line)
                    if len(line) > LINE_MOST or self.pending > RECORD_MOST:
                        raise self.bad(_("line {line} belongs to a record without end").format(line=number))
                    if "\x00" in line:
                        raise self.bad(_("line {line} holds binary data, not text").format(line=number))
                    yield line
            except UnicodeDecodeError as error:
                raise self.not_utf8(number) from error
            except OSError as error:
                raise self.bad(reason(error)) from error

    def not_utf8(self, after: int = 0) -> BadFile:
        """Return the error for bytes that are no text, met after so many lines."""
        if self.encoding not in UTF8:
            return self.bad(_("it is no text in one character set"), _("Save it as UTF-8, and import that."))
        problem = _("it is not UTF-8 text, somewhere after line {line}") if after else _("it is not UTF-8 text")
        return self.bad(problem.format(line=after), _("Save it as UTF-8, and import that."))

    def bad(self, problem: str, advice: str = "") -> BadFile:
        """Return the error that says what is wrong with this file."""
        return BadFile(path=self.name, problem=problem, advice=advice or _("Nothing was changed."))


def opened(path: Path) -> Source:
    """Open a file for reading, if it is one.

    Raises:
        BadFile: when there is none, or it is a folder, a pipe, a device, or empty.
    """
    try:
        # Without waiting, since a pipe that nobody writes to would wait for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except (OSError, ValueError) as error:
        raise _bad(path, reason(error)) from error
    found = os.fstat(handle)
    problem = _problem(found)
    if problem:
        os.close(handle)
        raise _bad(path, problem)
    return Source(str(path), os.fdopen(handle, "rb"))


def spooled(stream: BinaryIO, name: str) -> Source:
    """Keep a stream, such as standard input, in a temporary file, so that it can be read more than once.

    Raises:
        BadFile: when it cannot be read or kept.
    """
    try:
        kept = aside()
        shutil.copyfileobj(stream, kept)
        kept.flush()
    except OSError as error:
        raise _bad(Path(name), reason(error)) from error
    return Source(name, kept)


def aside() -> BinaryIO:
    """Return an empty temporary file without a name: nobody else can open it, and it is gone when it is closed."""
    return cast("BinaryIO", tempfile.TemporaryFile())


def _problem(found: os.stat_result) -> str:
    if stat.S_ISDIR(found.st_mode):
        return _("it is a folder")
    if not stat.S_ISREG(found.st_mode):
        return _("it is no regular file")
    return "" if found.st_size else _("it is empty")


def _bad(path: Path, problem: str) -> BadFile:
    return BadFile(path=path, problem=problem, advice=_("Nothing was changed."))


def reason(error: Exception) -> str:
    """Return in words why a file could not be opened or read."""
    if isinstance(error, OSError) and error.errno == errno.ENOENT:
        return _("there is no such file")
    return (getattr(error, "strerror", None) or _("that is no name of a file")).lower()
