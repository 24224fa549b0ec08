"""Backups as facts: when each was made and why, which of them make room, and what going back to one would change."""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

#: How many days, weeks and months keep their newest backup; and how many are kept from before each kind of risky act.
DAYS, WEEKS, MONTHS, ACTS = 7, 4, 12, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy of the journal in the folder of backups."""

    path: Path
    #: On the person's own clock.
    made: dt.datetime
    #: The risky act that it was made before; empty where it was asked for.
    reason: str = ""
    size: int = 0
    is_encrypted: bool = False
    #: How many contacts it holds; None where that cannot be read.
    contacts: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Backups:
    """Every backup of a journal, newest first, and where they lie."""

    folder: Path
    journal: Path
    backups: tuple[Backup, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The file that is to be gone back to, and newer backups that cannot be."""

    path: Path
    #: What is known of it where it is one of the backups.
    backup: Backup | None = None
    passed_over: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A backup that was just made and verified."""

    path: Path
    size: int
    contacts: int
    exchanges: int
    is_encrypted: bool = False
    #: How many older ones made room for it.
    dropped: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """One kind of fact, here and in a backup: how many of each, and what going back would change."""

    fact: str
    here: int = 0
    there: int = 0
    #: Here and not there: they would go.
    gone: int = 0
    #: There and not here: they would come back.
    back: int = 0
    #: In both, changed since: they would be as they were.
    changed: int = 0

    @property
    def is_even(self) -> bool:
        """Tell whether going back changes nothing of this kind."""
        return not (self.gone or self.back or self.changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What going back to a backup changes: foreseen, or done."""

    journal: Path
    chosen: Chosen
    balances: tuple[Balance, ...] = ()
    #: Names of the first contacts that would go, and of those that would come back.
    going: tuple[str, ...] = ()
    coming: tuple[str, ...] = ()
    #: Whether there is a journal now, and what keeps it from being read, if anything.
    exists: bool = True
    problem: str = ""
    dry: bool = False
    #: Once it is done: the backup of what stood here before, or where the damaged file was moved.
    before: Path | None = None
    damaged: Path | None = None

    @property
    def is_same(self) -> bool:
        """Tell whether the backup holds just what the journal holds."""
        return self.exists and not self.problem and all(balance.is_even for balance in self.balances)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyMerged:
    """What came in from a copy of the journal."""

    copy: Path
    people: int = 0
    exchanges: int = 0
    #: Entries of the ledger: promises, asks, needs and the like.
    entries: int = 0
    here: int = 0
    refused: int = 0
    problems: tuple[str, ...] = ()
    dry: bool = False
    undo: str = ""

    @property
    def is_new(self) -> bool:
        """Tell whether anything came in."""
        return bool(self.people or self.exchanges or self.entries)


def expired(backups: Iterable[Backup], spare: Path | None = None) -> list[Backup]:
    """Return the backups that make room: all but the newest of each of the last days, weeks and months.

    Days, weeks and months without a backup do not count, so that nothing goes because time passed. Of those made
    before risky acts, the newest few of each kind stay. Encrypted ones are counted apart: one that nobody can open
    any more drives out none that anyone can. `spare` is kept whatever its age.
    """
    groups: dict[tuple[str, bool], list[Backup]] = {}
    for backup in sorted(backups, key=lambda one: (one.made, one.path), reverse=True):
        groups.setdefault((backup.reason, backup.is_encrypted), []).append(backup)
    gone: list[Backup] = []
    for (reason, _is_encrypted), group in groups.items():
        kept = {backup.path for backup in group[:ACTS]} if reason else _kept(group)
        gone += [backup for backup in group if backup.path not in kept and backup.path != spare]
    return gone


def _kept(newest_first: Sequence[Backup]) -> set[Path]:
    """Return the newest backup of each of the last days, weeks and months that have one."""
    periods: tuple[tuple[int, Callable[[dt.datetime], Hashable]], ...] = (
        (DAYS, lambda made: made.date()),
        (WEEKS, lambda made: made.isocalendar()[:2]),
        (MONTHS, lambda made: (made.year, made.month)),
    )
    kept: set[Path] = set()
    for most, period in periods:
        newest: dict[Hashable, Path] = {}
        for backup in newest_first:
            newest.setdefault(period(backup.made), backup.path)
        kept.update(list(newest.values())[:most])
    return kept
