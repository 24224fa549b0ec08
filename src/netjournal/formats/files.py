"""The one way to write a new file, and the one way to read a stranger's."""

import os
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from netjournal import placing
from netjournal.errors.files import FileExists, NoWriting
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
            Path(aside).unlink(missing_ok=True)


def _check_target(path: Path) -> None:
    """Refuse to replace what is no regular file: a folder, a device, a link."""
    if os.path.lexists(path) and not stat.S_ISREG(path.lstat().st_mode):
        raise NoWriting(path=path, problem=_("it is no regular file"))
