"""The one way to read a stranger's file: looked at before it is opened, decoded strictly, in bounded memory."""

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Self, TextIO

from netjournal.errors.files import BadFile
from netjournal.i18n import _

#: Characters of one line, and of one record, however many lines it spans.
LINE_MOST = 4_000_000
RECORD_MOST = 16_000_000
#: Bytes looked at to recognise a format.
HEAD = 64_000

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Source:
    """A file of somebody else's, open for reading from its start as often as needed."""

    def __init__(self, name: str, handle: BinaryIO) -> None:
        self.name = name
        self._handle = handle
        self.size = os.fstat(handle.fileno()).st_size
        #: Characters since the reader of records last said that one was complete.
        self.pending = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        self._handle.close()

    @property
    def done(self) -> int:
        """Return how many bytes were read since the start."""
        return os.lseek(self._handle.fileno(), 0, os.SEEK_CUR)

    @property
    def suffix(self) -> str:
        """Return the end of the name, such as “.csv”."""
        return Path(self.name).suffix.lower()

    def head(self) -> str:
        """Return the beginning of the text, as much of it as recognising a format needs.

        Raises:
            BadFile: when it is no text.
        """
        os.lseek(self._handle.fileno(), 0, os.SEEK_SET)
        try:
            start = os.read(self._handle.fileno(), HEAD)
        except OSError as error:
            raise self.bad(_reason(error)) from error
        if not start:
            raise self.bad(_("it is empty"))
        if start.startswith(_UTF16):
            raise self.bad(_("it is UTF-16 text"), _("Save it as UTF-8, and import that."))
        if b"\x00" in start:
            raise self.bad(_("it holds binary data, not text"))
        return start.decode("utf-8-sig", errors="replace")

    def text(self) -> TextIO:
        """Return the whole text from its start; line ends are left as they are."""
        os.lseek(self._handle.fileno(), 0, os.SEEK_SET)
        copy = os.dup(self._handle.fileno())
        return open(copy, encoding="utf-8-sig", newline="")  # noqa: PTH123  a handle, no path

    def lines(self) -> Iterator[str]:
        """Return line after line.

        Raises:
            BadFile: when it is no UTF-8 text, or a line or record of it has no end.
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
                raise self.bad(_reason(error)) from error

    def not_utf8(self, after: int = 0) -> BadFile:
        """Return the error for bytes that are no UTF-8 text, met after so many lines."""
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
        raise _bad(path, _reason(error)) from error
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
        kept = tempfile.TemporaryFile()  # noqa: SIM115  the source closes it
        shutil.copyfileobj(stream, kept)
        kept.flush()
    except OSError as error:
        raise _bad(Path(name), _reason(error)) from error
    return Source(name, kept)


def _problem(found: os.stat_result) -> str:
    if stat.S_ISDIR(found.st_mode):
        return _("it is a folder")
    if not stat.S_ISREG(found.st_mode):
        return _("it is no regular file")
    return "" if found.st_size else _("it is empty")


def _bad(path: Path, problem: str) -> BadFile:
    return BadFile(path=path, problem=problem, advice=_("Nothing was changed."))


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno == errno.ENOENT:
        return _("there is no such file")
    return (getattr(error, "strerror", None) or _("that is no name of a file")).lower()
