"""Where files come to stand: giving a finished one its name, and what to know of a place before.

`place` is the one way in which a journal, a copy or an export comes to stand somewhere.
"""

import contextlib
import os
import stat
from pathlib import Path

#: Folders that programs copy to other machines, by a part of their name in small letters.
_SYNCED = (
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("mobile documents", "iCloud"),
    ("icloud", "iCloud"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
)


def place(aside: Path, target: Path) -> None:
    """Give a finished file its name, never over one that is there, and make sure that the disk knows.

    Raises:
        FileExistsError: when something stands at `target`.
    """
    try:
        os.link(aside, target)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links: exclusive creation, then an atomic rename over our own file.
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            aside.replace(target)
        except OSError:
            target.unlink()
            raise
    sync_folder(target.parent)


def discard(*leftovers: str | Path) -> None:
    """Take files away that nobody needs any more.

    Where a failing disk does not even do that, they stay: what made the disk fail is what a person has to hear.
    """
    for path in leftovers:
        with contextlib.suppress(OSError):
            Path(path).unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make sure that the folder's list of names is on the disk, where the system can do that."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)


def planted_link(path: Path) -> str:
    """Return the first link on the way to a file that stands in a folder where anyone could have put it.

    Empty where there is none. The file itself is not looked at: whoever opens or makes it sees to that.
    """
    if os.name != "posix":
        return ""
    way = os.fspath(path)
    way = way if way.startswith(os.sep) else os.path.abspath(way)  # noqa: PTH100  many times cheaper, at each start
    open_to_all = False
    at = way.find(os.sep)
    while (at := way.find(os.sep, at + 1)) > 0:
        try:
            mode = os.lstat(way[:at]).st_mode
        except OSError:
            return ""
        if stat.S_ISLNK(mode):
            if open_to_all:
                return way[:at]
            mode = os.stat(way[:at]).st_mode  # noqa: PTH116
        open_to_all = bool(mode & stat.S_IWOTH)
    return ""


def synced_by(path: Path) -> str:
    """Return the program that copies the folder of a file to other machines, by its name; empty where none shows."""
    folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120  many times cheaper, at each write
    for part in folder.lower().split(os.sep):  # noqa: PTH206
        for words, name in _SYNCED:
            if part.startswith(words):
                return name
    while True:
        if os.path.exists(f"{folder}{os.sep}.stfolder"):  # noqa: PTH110
            return "Syncthing"
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            return ""
        folder = above
