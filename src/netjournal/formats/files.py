"""The one way to write a new file, and the one way to read a stranger's."""

import contextlib
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from netjournal import placing
from netjournal.errors.files import FileExists, NotOurs, NoWriting
from netjournal.i18n import _


def write_text(path: Path, text: str, *, replace: bool = False) -> None:
    """Write a text file, whole or not at all, readable by you alone.

    Raises:
        FileExists: when something stands there and `replace` was not asked for.
        NoWriting: when it cannot be written.
    """
    write(path, lambda file: file.write(text), replace=replace)


def write(path: Path, fill: Callable[[TextIO], object], *, replace: bool = False) -> None:
    """Write a text file through `fill`, aside first, then under its name, so that no half file is ever seen.

    Raises:
        FileExists: when something stands there and `replace` was not asked for.
        NoWriting: when it cannot be written.
    """
    if os.path.lexists(path) and not replace:
        raise FileExists(path=path)
    aside = None
    try:
        _check_target(path)
        handle, aside = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".new", dir=path.parent)
        with open(handle, "w", encoding="utf-8", newline="") as file:  # noqa: PTH123  a handle, no path
            fill(file)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            Path(aside).replace(path)
            placing.sync_folder(path.parent)
        else:
            placing.place(Path(aside), path)
    except FileExistsError:
        raise FileExists(path=path) from None
    except OSError as error:
        raise NoWriting(path=path, problem=(error.strerror or type(error).__name__).lower()) from error
    finally:
        if aside is not None:
            placing.discard(aside)


def _check_target(path: Path) -> None:
    """Refuse to replace what is no regular file, and to follow a link that anyone may have put there."""
    _check_way(path)
    if os.path.lexists(path) and not stat.S_ISREG(path.lstat().st_mode):
        raise NoWriting(path=path, problem=_("it is no regular file"))


def _check_way(path: Path) -> None:
    if link := placing.planted_link(path):
        problem = _("{link} is a link in a folder that anyone may write to").format(link=link)
        raise NoWriting(path=path, problem=problem)


# --- folders -----------------------------------------------------------------------------------------

#: Lies in a folder that netj wrote, and lists what netj wrote into it.
MARKER = ".netj"
#: What programs that show a folder put into it: settings, which are kept, and what nobody misses.
_KEPT, _MISSED_BY_NOBODY = (".obsidian",), frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


class Folder:
    """A folder that is being written, aside."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._names: list[str] = []

    @contextlib.contextmanager
    def file(self, name: str) -> Iterator[TextIO]:
        """Give a new file of the folder to write to; its name may have one folder before it."""
        path = self._place / name
        path.parent.mkdir(mode=0o700, exist_ok=True)
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with open(handle, "w", encoding="utf-8", errors="replace", newline="") as file:  # noqa: PTH123  a handle
            yield file
        self._names.append(name)

    def finish(self) -> None:
        """Write down what netj wrote here, and make sure that the disk has all of it."""
        listed = "".join(f"{name}\n" for name in sorted(self._names))
        with self.file(MARKER) as file:
            file.write(listed)
        if hasattr(os, "sync"):
            os.sync()  # once for thousands of small files


def write_folder(path: Path, fill: Callable[[Folder], object], *, replace: bool = False) -> None:
    """Write a folder through `fill`, aside first, then under its name, so that no half folder is ever seen.

    A folder that stands there is replaced whole where that was asked for and all that lies in it was written by netj;
    what a program that shows notes keeps there of its settings is taken over.

    Raises:
        FileExists: when such a folder stands there and `replace` was not asked for.
        NotOurs: when something else stands there, or holds something else: that is never replaced.
        NoWriting: when it cannot be written.
    """
    problem = _not_ours(path) if os.path.lexists(path) else ""
    if problem:
        raise NotOurs(path=path, problem=problem)
    if os.path.lexists(path) and not replace:
        raise FileExists(path=path)
    aside = None
    try:
        _check_way(path)
        aside = Path(tempfile.mkdtemp(prefix=f".{path.name[:40]}.", suffix=".new", dir=path.parent))
        folder = Folder(aside)
        fill(folder)
        folder.finish()
        _exchange(aside, path)
        placing.sync_folder(path.parent)
    except (OSError, UnicodeEncodeError) as error:
        problem = (getattr(error, "strerror", None) or type(error).__name__).lower()
        raise NoWriting(path=path, problem=problem) from error
    finally:
        if aside is not None:
            shutil.rmtree(aside, ignore_errors=True)


def _not_ours(path: Path) -> str:
    """Return why something that stands there may not be replaced; empty where netj wrote all of it, or it is empty."""
    if not stat.S_ISDIR(path.lstat().st_mode):
        return _("it is no folder")
    try:
        found = set(_inside(path))
        listed = {*(path / MARKER).read_text(encoding="utf-8").splitlines(), MARKER} if found else set()
    except (OSError, UnicodeDecodeError):
        return _("netj did not write it")
    foreign = sorted(found - listed)
    return _("netj did not write {name}, which lies in it").format(name=foreign[0]) if foreign else ""


def _inside(path: Path) -> Iterator[str]:
    """Yield what lies in a folder, by its way from there; what programs that show it put there is left out."""
    for folder, folders, names in os.walk(path, onerror=_raised):
        at_top = Path(folder) == path
        if at_top:
            folders[:] = [name for name in folders if name not in _KEPT]
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        for name in (*links, *names):
            if name not in _MISSED_BY_NOBODY:
                yield name if at_top else (Path(folder) / name).relative_to(path).as_posix()


def _raised(error: OSError) -> None:
    raise error


def _exchange(aside: Path, path: Path) -> None:
    """Give a finished folder its name, and take the one away that had it; if that fails, it has it again."""
    if not os.path.lexists(path):
        aside.rename(path)
        return
    away = Path(tempfile.mkdtemp(prefix=f".{path.name[:40]}.", suffix=".old", dir=path.parent))
    old = away / "old"
    try:
        path.rename(old)
        try:
            aside.rename(path)
        except BaseException:  # Ctrl-C too
            old.rename(path)
            raise
    except OSError:
        away.rmdir()
        raise
    for name in _KEPT:
        if os.path.lexists(old / name):
            (old / name).rename(path / name)
    shutil.rmtree(away, ignore_errors=True)
