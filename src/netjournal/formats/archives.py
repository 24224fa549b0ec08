"""What lies in an archive or a folder, unpacked with everything counted: no bomb goes off, no name climbs out.

Members are kept in temporary files without a name, which nobody else can open and which are gone when closed.
Nothing is ever written under a name that an archive gives.
"""

import gzip
import os
import re
import stat
import struct
import zipfile
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from netjournal.errors.files import BadFile
from netjournal.formats import reading
from netjournal.formats.reading import Source
from netjournal.i18n import _

#: Ends of names that some format reads.
SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".vcf", ".vcard", ".ics", ".ical", ".mbox", ".mbx", ".json", ".md"})

#: And whole names: Apple's mail keeps each folder of mail as a folder with one file in it.
_NAMES = frozenset({"mbox"})

#: Bytes that one archive may unpack to.
UNPACKED_MOST = 4 << 30
#: How many times its size an archive may become; texts that repeat themselves reach a hundred.
RATIO_MOST = 200
#: Below this the ratio says nothing.
_RATIO_FROM = 32 << 20
_BLOCK = 1 << 20
#: Files of an archive that are read together; each keeps a handle open.
MEMBERS_MOST = 500
#: Ends of names that all sorts of files have; where there are too many of them, none is meant.
_DOUBTFUL = frozenset({".json", ".txt", ".md"})
#: Bytes of a zip's list of contents: some 50,000 members.
_LIST_MOST = 4 << 20

#: Files of a folder, and how deep it is looked at.
FILES_MOST = 20_000
_DEPTH_MOST = 5
_OPEN_MOST = 64

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_GZIP = b"\x1f\x8b"
_TAR_MARK, _TAR_MARK_AT = b"ustar", 257
_ENCRYPTED = 1


def opened(path: Path) -> list[Source]:
    """Open a file, what an archive holds, or the files of a folder.

    Raises:
        BadFile: when there is none, it is damaged or locked, unpacks to too much, or holds nothing that can be read.
    """
    if _is_folder(path):
        return _of_folder(path)
    source = reading.opened(path)
    try:
        start = _start(source)
        if start.startswith(_ZIP):
            with source:
                return _of_zip(source)
        if start.startswith(_GZIP):
            with source:
                return [_of_gzip(source)]
        if start[_TAR_MARK_AT:].startswith(_TAR_MARK):
            raise source.bad(_("it is a tar archive"), _unpack())
    except BadFile:
        source.close()
        raise
    return [source]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name too long to be one
        return False


def _start(source: Source) -> bytes:
    try:
        with source.binary() as file:
            return file.read(_TAR_MARK_AT + len(_TAR_MARK))
    except OSError as error:
        raise source.bad(reading.reason(error)) from error


def _unpack() -> str:
    return _("Unpack it yourself, and import the files in it.")


class _Count:
    """How much an archive has become so far, and how much more it may."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._bytes = 0

    def add(self, many: int) -> None:
        """Count bytes that were unpacked.

        Raises:
            BadFile: when these are too many.
        """
        self._bytes += many
        if self._bytes > UNPACKED_MOST:
            problem = _("it unpacks to more than {most} GB").format(most=UNPACKED_MOST >> 30)
            raise self._source.bad(problem, _unpack())
        if self._bytes > _RATIO_FROM and self._bytes > RATIO_MOST * self._source.size:
            problem = _("it unpacks to more than {times} times its size").format(times=RATIO_MOST)
            raise self._source.bad(problem, _unpack())


def _spooled(source: Source, name: str, open_: Callable[[], BinaryIO], count: _Count) -> Source:
    """Return what a stream unpacks to, in a temporary file.

    Raises:
        BadFile: when it is damaged, becomes too much, or cannot be kept.
    """
    kept = reading.aside()
    try:
        with open_() as stream:
            while block := stream.read(_BLOCK):
                count.add(len(block))
                kept.write(block)
        kept.flush()
    except (zipfile.BadZipFile, gzip.BadGzipFile, zlib.error, EOFError, struct.error, ValueError) as error:
        kept.close()
        raise source.bad(_("it is damaged or cut off"), _("Fetch it once more.")) from error
    except OSError as error:
        kept.close()
        raise source.bad(reading.reason(error), _unpack()) from error
    except BadFile:
        kept.close()
        raise
    member = Source(name, kept)
    member.bundle = source.name
    return member


# --- gzip --------------------------------------------------------------------------------------------


def _of_gzip(source: Source) -> Source:
    """Return the one file that a gzip holds."""
    name = re.sub(r"\.gz$|(?<=\.t)gz$", "", source.name, flags=re.IGNORECASE)
    name = f"{name}ar" if name.endswith(".t") else name

    with source.binary() as file:
        member = _spooled(source, name, partial(_stream, file), _Count(source))
    member.bundle = None
    if _start(member)[_TAR_MARK_AT:].startswith(_TAR_MARK):
        member.close()
        raise source.bad(_("it is a tar archive"), _unpack())
    if not member.size:
        member.close()
        raise source.bad(_("it is empty"))
    return member


def _stream(file: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", gzip.GzipFile(fileobj=file, mode="rb"))


# --- zip ---------------------------------------------------------------------------------------------


def _of_zip(source: Source) -> list[Source]:
    """Return the files in a zip that some format may read."""
    _check_list(source)
    count = _Count(source)
    found: list[Source] = []
    try:
        with source.binary() as file, zipfile.ZipFile(file) as archive:
            for info in _members(source, archive):
                name = f"{source.name}/{info.filename}"
                found.append(_spooled(source, name, partial(_member, archive, info), count))
    except (zipfile.BadZipFile, EOFError, struct.error, ValueError, NotImplementedError) as error:
        _close(found)
        raise source.bad(_("it is damaged or cut off"), _("Fetch it once more.")) from error
    except OSError as error:
        _close(found)
        raise source.bad(reading.reason(error)) from error
    except BadFile:
        _close(found)
        raise
    return found


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    return cast("BinaryIO", archive.open(info))


def _close(sources: list[Source]) -> None:
    for source in sources:
        source.close()


def _members(source: Source, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the members to read, once all of them were looked at.

    Raises:
        BadFile: when a name climbs out, a member is locked, there are too many, or none that can be read.
    """
    found = []
    for info in archive.infolist():
        if _climbs(info.orig_filename):
            raise source.bad(_("a name in it leads out of the archive"))
        if _is_wanted(info.filename) and info.file_size and not info.is_dir() and not _is_special(info):
            found.append(info)
    if not found:
        raise source.bad(_("it holds no file that netj can read"))
    if len(found) > MEMBERS_MOST:
        found = [info for info in found if Path(info.filename).suffix.lower() not in _DOUBTFUL]
    if len(found) > MEMBERS_MOST:
        problem = _("it holds more than {most} files that netj could read").format(most=MEMBERS_MOST)
        raise source.bad(problem, _("Unpack it, and import the folder."))
    if any(info.flag_bits & _ENCRYPTED for info in found):
        raise source.bad(_("it is locked with a password"), _unpack())
    if any(info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for info in found):
        raise source.bad(_("it is packed in a way that netj does not know"), _unpack())
    return sorted(found, key=lambda info: info.filename)


def _climbs(name: str) -> bool:
    """Tell whether a name in an archive would lead somewhere else, or hides where it leads."""
    plain = name.replace("\\", "/")
    return "\x00" in name or plain.startswith("/") or ":" in plain.partition("/")[0][:2] or ".." in plain.split("/")


def _is_wanted(name: str) -> bool:
    """Tell from its name whether a file may be in some format, and is no shadow that a system left beside it."""
    parts = name.split("/")
    if any(part.startswith(".") or part == "__MACOSX" for part in parts if part):
        return False
    return Path(parts[-1]).suffix.lower() in SUFFIXES or parts[-1] in _NAMES


def _is_special(info: zipfile.ZipInfo) -> bool:
    mode = info.external_attr >> 16
    return bool(stat.S_IFMT(mode)) and not stat.S_ISREG(mode)


_END, _END_SIZE, _COMMENT_MOST = b"PK\x05\x06", 22, 65_535
_END64, _PLACE64, _PLACE64_SIZE = b"PK\x06\x06", b"PK\x06\x07", 20
_IN_64 = 0xFFFFFFFF


def _check_list(source: Source) -> None:
    """Make sure that a zip's list of contents may be read whole, as the library does.

    Raises:
        BadFile: when there is none, as in one that was cut off, or it is too long.
    """
    with source.binary() as file:
        file.seek(max(0, source.size - _END_SIZE - _COMMENT_MOST - _PLACE64_SIZE))
        tail = file.read()
        at = tail.rfind(_END)
        if at < 0 or len(tail) - at < _END_SIZE:
            raise source.bad(_("it is damaged or cut off"), _("Fetch it once more."))
        length = int(struct.unpack_from("<L", tail, at + 12)[0])
        if tail[max(0, at - _PLACE64_SIZE) : at].startswith(_PLACE64):
            length = max(length if length != _IN_64 else 0, _length64(file, tail, at - _PLACE64_SIZE))
    if length > _LIST_MOST:
        raise source.bad(_("it holds too many files"), _unpack())


def _length64(file: BinaryIO, tail: bytes, place: int) -> int:
    """Return how long the list of contents of a large zip is."""
    file.seek(min(struct.unpack_from("<Q", tail, place + 8)[0], 1 << 62))
    end = file.read(56)
    return int(struct.unpack_from("<Q", end, 40)[0]) if end.startswith(_END64) and len(end) == 56 else 0  # noqa: PLR2004


# --- folders -----------------------------------------------------------------------------------------


class _Waiting(Source):
    """A file of a folder, opened when it is read: a folder may hold far more files than may be open at once."""

    _open: "OrderedDict[_Waiting, BinaryIO]" = OrderedDict()  # noqa: RUF012  shared, which is its sense

    def __init__(self, path: Path, size: int, bundle: str) -> None:
        self._path = path
        self.name = str(path)
        self.size = size
        self.pending = 0
        self.encoding = "utf-8-sig"
        self.bundle = bundle
        self.kept = {}

    def handle(self) -> BinaryIO:
        """Return the open file itself, opened now where it is not."""
        handle = self._open.get(self)
        if handle is None:
            if len(self._open) >= _OPEN_MOST:
                self._open.popitem(last=False)[1].close()
            handle = self._open[self] = reading.opened(self._path).handle()
        return handle

    def close(self) -> None:
        """Let the file go, where it is open."""
        handle = self._open.pop(self, None)
        if handle is not None:
            handle.close()


def _of_folder(path: Path) -> list[Source]:
    """Return the files of a folder that some format may read.

    Raises:
        BadFile: when there are none, or too many.
    """
    found: list[Source] = []
    for entry in _files(path, _DEPTH_MOST):
        size = entry.stat(follow_symlinks=False).st_size
        if size:
            found.append(_Waiting(Path(entry.path), size, str(path)))
        if len(found) > FILES_MOST:
            problem = _("it holds more than {most} files that netj could read").format(most=FILES_MOST)
            raise BadFile(path=path, problem=problem, advice=_("Name the ones to import."))
    if not found:
        problem = _("it is a folder without any file that netj can read")
        raise BadFile(path=path, problem=problem, advice=_("Nothing was changed."))
    return found


def _files(path: Path | str, depth: int) -> Iterator["os.DirEntry[str]"]:
    """Return the files of a folder and of those in it, by name; links are not followed."""
    try:
        with os.scandir(path) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        raise BadFile(path=path, problem=reading.reason(error), advice=_("Nothing was changed.")) from error
    for entry in inside:
        if entry.is_dir(follow_symlinks=False):
            if depth > 1 and not entry.name.startswith("."):
                yield from _files(entry.path, depth - 1)
        elif entry.is_file(follow_symlinks=False) and _is_wanted(entry.name):
            yield entry
