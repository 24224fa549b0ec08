"""The care of a journal: checking it, copying it, and its settings."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

from netjournal import config, errors, placing
from netjournal.domain.care import Checkup, Choice, Choices, Finding
from netjournal.i18n import _
from netjournal.storage import backups, checking, copies, depth, depth_keeping, opening, restoring_backups
from netjournal.storage.journal import Journal

#: Bytes up to which a journal is checked when a command stumbles.
_SMALL = 20_000_000

#: Told the name of the check that begins, how many are done, and how many there are.
Progress = Callable[[str, int, int], None]


def check(journal: Journal, progress: Progress | None = None) -> Checkup:
    """Check the whole journal: nothing in it is changed.

    Raises:
        Unavailable: when another program keeps it from being read.
    """
    if not journal.exists:
        return Checkup(path=journal.path, exists=False)
    checks = [*checking.checks()]
    notes = [*_notes(journal.path), *_copies(journal)]
    if checking.can_check_search(journal):
        checks.append(checking.SEARCH)
    else:
        notes.append(Finding(code="search_unchecked"))
    findings: list[Finding] = []
    for done, one in enumerate(checks):
        if progress:
            progress(one.name, done, len(checks))
        findings += checking.run(journal, one)
    if progress:
        progress("", len(checks), len(checks))
    counts, more = _counted(journal)
    return Checkup(
        path=journal.path,
        findings=tuple(findings + more),
        notes=tuple(notes),
        counts=counts,
        newest_backup=_newest_good(journal.path),
    )


def _counted(journal: Journal) -> tuple[dict[str, int], list[Finding]]:
    """Return how much the journal holds, or the finding that it cannot be counted."""
    counts: dict[str, int] = {}

    def count(_journal: Journal) -> "list[Finding]":
        counts.update(checking.counts(journal))
        return []

    return counts, list(checking.run(journal, checking.Check("sizes", lambda j: iter(count(j)))))


def trouble(journal: Journal, error: Exception) -> errors.NetjError | None:
    """Return what a damaged or busy journal makes of an error in any command; None where the fault is our own.

    Damaged rows raise whatever the arithmetic on them does. So a small journal is checked when that happens.
    """
    if isinstance(error, checking.OF_SQLITE):
        return opening.refusal(error, journal.path)
    try:
        if not journal.exists or journal.path.stat().st_size > _SMALL:
            return None
        found = next((f for one in checking.checks() for f in checking.run(journal, one)), None)
    except (errors.NetjError, OSError):
        return None
    if found is None:
        return None
    advice = _("netj doctor shows more. {backup}").format(backup=opening.backup_advice(journal.path))
    return errors.BadJournal(path=journal.path, problem=_("it is damaged"), advice=advice)


def refused(path: Path, error: errors.BadJournal) -> Checkup:
    """Return the check-up of a file that opening refuses."""
    finding = Finding(code="refused", facts={"problem": error.message})
    return Checkup(path=path, findings=(finding,), newest_backup=_newest_good(path))


def _newest_good(path: Path) -> Path | None:
    found = restoring_backups.newest_good(path).backup
    return found.path if found else None


def _notes(path: Path) -> list[Finding]:
    """Return what harms nothing yet: a file that others on the machine may read, a folder that is copied elsewhere."""
    notes = []
    if synced := placing.synced_by(path):
        notes.append(Finding(code="synced", facts={"program": synced}))
    if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        notes.append(Finding(code="readable_by_others", facts={"path": str(path)}))
    return notes


def _copies(journal: Journal) -> list[Finding]:
    """Return copies that a synced folder left beside the journal, and how much each holds that is not here."""
    found = []
    for path in copies.beside(journal.path):
        try:
            many = copies.missing(journal, path)
        except (errors.NetjError, OSError, *checking.OF_SQLITE):
            found.append(Finding(code="copy_unread", facts={"path": str(path)}))
        else:
            found.append(Finding(code="copy" if many else "copy_same", facts={"path": str(path), "entries": many}))
    return found


def mend(journal: Journal) -> Path:
    """Make anew what is derived from the facts, after a backup; return where that lies.

    Where the journal is too damaged for a sound backup, every byte of it is kept as it is.
    """
    try:
        kept = backups.keep(journal.connection, journal.path, reason="doctor")
    except errors.BadJournal:
        kept = backups.keep_bytes(journal.connection, journal.path)
    checking.mend(journal)
    return kept


# --- settings ----------------------------------------------------------------------------------------


def settings(journal: Path, chosen: config.Settings, name: str | None = None) -> Choices:
    """Return all settings as they stand, or one.

    Raises:
        NoSuch: when there is no such setting.
    """
    wanted = config.SETTINGS if name is None else (config.known(name),)
    return Choices(
        settings=tuple(_choice(setting, chosen) for setting in wanted),
        journal=journal,
        file=config.settings_path(),
    )


def _choice(setting: config.Setting, chosen: config.Settings) -> Choice:
    return Choice(
        name=setting.name,
        value=chosen.get(setting.name),
        default=setting.default,
        least=setting.least,
        most=setting.most,
        help=setting.help,
    )


def with_setting(chosen: config.Settings, name: str, value: str | None) -> config.Settings:
    """Return the settings with one set, or back at its default where no value is given.

    Raises:
        NoSuch: when there is no such setting.
        BadSetting: when it does not take this value.
    """
    setting = config.known(name)
    others = {key: kept for key, kept in chosen.chosen.items() if key != name}
    if value is not None:
        others[name] = config.checked(name, value, config.settings_path())
    if others.get(name) == setting.default:
        del others[name]
    return chosen._replace(chosen=others)


def keep_settings(journal: Journal | None, chosen: config.Settings) -> None:
    """Write settings to their file; the gates of `due` to the journal too, whose windows are stored by them."""
    if journal is None or depth.stored_gates(journal) == chosen.gates:
        config.write(chosen)
        return
    before = depth.stored_gates(journal)
    depth_keeping.keep_gates(journal, chosen.gates)
    try:
        config.write(chosen)
    except errors.NetjError:
        depth_keeping.keep_gates(journal, before)
        raise
