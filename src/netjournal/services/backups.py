"""Backups of the journal: making one, telling which there are, and going back to one."""

import datetime as dt
import os
import shlex
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace as changed
from pathlib import Path

from netjournal import dates, errors
from netjournal.domain.backups import Backup, Backups, Chosen, Made, Restored
from netjournal.errors.files import BadBackup, NeedsKey, NoBackup
from netjournal.i18n import _
from netjournal.storage import backups, checking, differing, encrypting, opening, restoring_backups
from netjournal.storage.encrypting import Key, Lock, passphrase_in, wants_passphrase
from netjournal.storage.journal import Journal

__all__ = [
    "Key",
    "Lock",
    "back_up",
    "choose",
    "foreseen",
    "listed",
    "locked_by",
    "passphrase_in",
    "prepared",
    "restore",
    "wants_passphrase",
]

_ENCRYPTED = ".age"


def locked_by(recipients: tuple[str, ...], passphrase: str, usual: str, target: Path | None) -> Lock:
    """Return with what a backup is to be encrypted: what was said, else the recipient of the settings.

    A backup to a file is encrypted where that was said, or where its name ends in .age.

    Raises:
        NeedsKey: when the name asks for it, and there is neither recipient nor passphrase.
        BadKey: when a recipient is none.
        NeedsExtra: when pyrage is not installed.
    """
    wants = target is None or target.suffix == _ENCRYPTED
    lock = Lock(recipients, passphrase)
    if not (recipients or passphrase) and wants and usual:
        lock = Lock((usual,))
    if target is not None and wants and lock == Lock():
        what = _("a public key or a passphrase to be encrypted with")
        raise NeedsKey(path=target, what=what, command=f"netj backup {shlex.quote(str(target))} --to age1…")
    if lock != Lock():
        encrypting.check(lock)
    return lock


def back_up(journal: Journal, target: Path | None, lock: Lock) -> Made:
    """Write a verified copy of the journal to a new file; among the backups, older ones make room for it.

    Raises:
        NoSuch: when there is no journal yet.
        BackupExists: when something stands at `target`.
        NoWriting: when its folder does not exist, or may not be written to.
        Unavailable: when the disk is full.
    """
    if not journal.exists:
        raise errors.NoSuch(what=_("journal"), given=journal.path, advice=_("The first netj add makes it."))
    ending = f".db{_ENCRYPTED}" if lock != Lock() else ".db"
    path = target if target is not None else backups.new_name(journal.path, backups.now(), ending=ending)
    made = _sealed(journal, path, lock) if lock != Lock() else _plain(journal, path)
    dropped = backups.rotate(journal.path, "", path) if target is None else 0
    return changed(made, dropped=dropped)


def _plain(journal: Journal, path: Path) -> Made:
    with backups.placed(path) as aside:
        backups.copy(journal.connection, aside, path)
        many = _counted(aside)
    return Made(path=path, size=path.stat().st_size, contacts=many["contacts"], exchanges=many["exchanges"])


def _sealed(journal: Journal, path: Path, lock: Lock) -> Made:
    """Copy the journal in its own folder, so that only what is encrypted ever lies in another."""
    near = backups.new_name(journal.path, backups.now())
    with backups.placed(path) as sealed, backups.aside_of(near) as plain:
        backups.copy(journal.connection, plain, path)
        many = _counted(plain)
        encrypting.encrypt(plain, sealed, lock)
    size = path.stat().st_size
    return Made(path=path, size=size, contacts=many["contacts"], exchanges=many["exchanges"], is_encrypted=True)


def _counted(file: Path) -> dict[str, int]:
    """Return how much a copy holds, by opening it."""
    copy = Journal(opening.open_copy(file), file)
    try:
        return checking.facts_counted(copy)
    finally:
        copy.close()


def listed(path: Path) -> Backups:
    """Return every backup of the journal, newest first, with how many people each holds."""
    found = tuple(changed(one, contacts=_contacts(one)) for one in backups.listed(path))
    return Backups(folder=backups.folder(path), journal=path, backups=found)


def _contacts(backup: Backup) -> int | None:
    if backup.is_encrypted:
        return None
    try:
        return _counted(backup.path)["contacts"]
    except (errors.NetjError, *checking.OF_SQLITE):
        return None


# --- going back ---------------------------------------------------------------------------------------


def choose(path: Path, words: str, today: dt.date, key: Key) -> Chosen:
    """Return the file to go back to: the newest good backup, that of a day or before, one by its name, or any file.

    Raises:
        NoBackup: when none fits.
        NeedsKey: when only encrypted ones do.
        FutureDate: when the day is still to come.
    """
    if not words:
        return _newest(path, None, key)
    for file in (backups.folder(path) / words, Path(words).expanduser()):
        if file.name and os.path.lexists(file) and not file.is_dir():
            return _file(path, file)
    if os.sep in words or words.endswith((".db", _ENCRYPTED)):
        raise NoBackup(which=f"“{words}”", advice=_("netj backup --list shows what there is."))
    try:
        day = dates.past(words, today)
    except errors.FutureDate:
        raise
    except errors.BadDate:
        advice = _("Type a day such as yesterday, a number of netj backup --list, or the path of a file.")
        raise NoBackup(which=f"“{words[:80]}”", advice=advice) from None
    return _newest(path, day, key)


def _newest(path: Path, day: dt.date | None, key: Key) -> Chosen:
    if key != Key():
        sealed = [one for one in backups.listed(path) if one.is_encrypted and (day is None or one.made.date() <= day)]
        if sealed:
            return Chosen(path=sealed[0].path, backup=sealed[0])
    found = restoring_backups.newest_good(path, day)
    if found.backup is not None:
        return Chosen(path=found.backup.path, backup=found.backup, passed_over=found.passed_over)
    kept = backups.listed(path)
    if kept and kept[0].is_encrypted and day is None:
        command = encrypting.to_restore(kept[0].path)
        raise NeedsKey(path=kept[0].path, what=_("its key or passphrase"), command=command)
    which = _("of {day} or before").format(day=dates.worded(day)) if day else _("that is good, beside {path}")
    advice = _("netj backup --list shows what there is; a copy elsewhere is gone back to with: netj restore FILE")
    raise NoBackup(which=which.format(path=path), advice=advice)


def _file(path: Path, file: Path) -> Chosen:
    if path.exists() and file.exists() and file.samefile(path):
        raise BadBackup(path=file, problem=_("it is the journal itself"))
    backup = next((one for one in backups.listed(path) if one.path == file), None)
    return Chosen(path=file, backup=backup)


@contextmanager
def prepared(path: Path, chosen: Chosen, key: Key) -> Iterator[Journal]:
    """Give a verified copy of the chosen file, made aside, opened with a key where that is needed.

    Raises:
        BadBackup: when it is damaged, or no journal of ours.
        NeedsKey: when it is encrypted, and it is not said with what.
        WrongKey: when it does not open.
    """

    def fill(aside: Path) -> None:
        if encrypting.is_encrypted(chosen.path):
            encrypting.decrypt(chosen.path, aside, key)
        else:
            restoring_backups.copied(chosen.path, aside)

    with ExitStack() as stack:
        try:
            copy = stack.enter_context(restoring_backups.ready(path, fill))
        except errors.BadJournal as error:
            raise BadBackup(path=chosen.path, problem=error.facts.get("problem", error.message)) from error
        yield copy


def foreseen(path: Path, chosen: Chosen, copy: Journal) -> Restored:
    """Return what going back would change; nothing is changed.

    Raises:
        BadJournal: when something stands there that no journal can replace, such as a folder.
        Unavailable: when the journal cannot be read just now.
    """
    problem = restoring_backups.problem_here(path)
    if problem == "":
        here = Journal.to_read(path)
        try:
            found = differing.compared(here, copy)
        except errors.BadJournal as error:
            problem = str(error.facts["problem"])
        else:
            return Restored(
                journal=path,
                chosen=chosen,
                balances=found.balances,
                going=found.here,
                coming=found.there,
                dry=True,
            )
        finally:
            here.close()
    balances = differing.counted(copy)
    return Restored(
        journal=path, chosen=chosen, balances=balances, exists=problem is not None, problem=problem or "", dry=True
    )


def restore(path: Path, foreseen: Restored, copy: Journal) -> Restored:
    """Let the copy take the place of the journal, which is backed up first, or moved aside where it is damaged.

    Raises:
        Unavailable: when another program keeps the journal busy, or the disk is full; it is then as it was.
    """
    became = restoring_backups.replace(path, copy, spare=foreseen.chosen.path)
    return changed(foreseen, dry=False, before=became.before, damaged=became.damaged)
