"""Giving a finished file its name: the one way in which a journal, a copy or an export comes to stand somewhere."""

import os
from pathlib import Path


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
