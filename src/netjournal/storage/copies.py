"""Copies of a journal that a synced folder made when two machines wrote at once: found, and looked into."""

import os
import re
from pathlib import Path

from netjournal import errors, placing
from netjournal.errors.files import BadCopy
from netjournal.i18n import _
from netjournal.storage import backups, differing, opening, restoring_backups
from netjournal.storage.journal import Journal

#: What follows the name of a journal in that of a copy, as each program writes it.
_MARKS = (
    r" \(.*conflict.*\)",  # Dropbox, Nextcloud: (Sam's conflicted copy 2026-11-20)
    r"\.sync-conflict-\d{8}-\d{6}-[A-Z0-9]+",  # Syncthing
    r"_conf\(\d+\)",  # Google Drive
    r" \(\d+\)",  # Google Drive, and browsers
    r" \d{1,3}",  # iCloud: journal 2
    r"-(?!\d{8}-\d{6})[A-Za-z0-9][A-Za-z0-9-]*",  # OneDrive: the name of the other machine
)
#: What counts as an entry of a copy.
_ENTRIES = (
    "contact",
    "encounter",
    "exchange",
    "promise",
    "ask",
    "introduction",
    "own_membership",
    "need",
    "goal",
    "visible",
    "vanity",
)


def beside(path: Path) -> list[Path]:
    """Return the files beside a journal whose names and first bytes say that they are copies of it."""
    ours = re.compile(rf"{re.escape(path.stem)}(?:{'|'.join(_MARKS)}){re.escape(path.suffix)}", re.IGNORECASE)
    try:
        names = sorted(file for file in path.parent.iterdir() if ours.fullmatch(file.name))
    except OSError:
        return []
    return [file for file in names if file.is_file() and not file.is_symlink() and opening.is_ours(file)]


def filled(copy: Path, aside: Path) -> None:
    """Copy such a file over an empty one aside.

    Raises:
        BadCopy: when it is damaged, or no journal of ours.
    """
    try:
        restoring_backups.copied(copy, aside)
    except errors.BadJournal as error:
        raise BadCopy(path=copy, problem=error.facts.get("problem", error.message)) from error


def missing(journal: Journal, copy: Path) -> int:
    """Return how many entries of a copy are neither here nor were removed here.

    Raises:
        BadCopy: when it is damaged, or no journal of ours.
    """
    with restoring_backups.ready(journal.path, lambda aside: filled(copy, aside)) as there:
        return differing.missing(journal, there, _ENTRIES)


def is_new_here(path: Path) -> bool:
    """Tell whether it was not said yet that a journal lies in a synced folder, and remember that it is now."""
    try:
        handle = os.open(path.with_name(f".{path.name}.synced"), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except OSError:
        return False
    os.close(handle)
    placing.sync_folder(path.parent)
    return True


def check(journal: Path, copy: Path) -> None:
    """Make sure that a file to be merged is there, and is not the journal itself.

    Raises:
        BadCopy: when it is not, or is.
    """
    if not copy.is_file():
        raise BadCopy(path=copy, problem=_("it is not there") if not copy.exists() else _("it is no regular file"))
    if journal.exists() and copy.samefile(journal):
        raise BadCopy(path=copy, problem=_("it is the journal itself"))


def back_up(journal: Journal) -> None:
    """Make a backup before a merge."""
    backups.keep(journal.connection, journal.path, reason="merge")
