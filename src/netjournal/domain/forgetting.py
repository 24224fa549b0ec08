"""Forgetting someone for good: what went, what stays elsewhere, and what only the person can do about that."""

from dataclasses import dataclass
from pathlib import Path

from netjournal.domain.contacts import Who


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where somebody's name still stands, in words about somebody or something else."""

    #: What holds it: “encounter”, “note”, “promise” …
    kind: str
    #: Whom that is about; empty where about nobody.
    who: str
    #: ISO date, empty where it has none.
    date: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A backup that still holds someone, or that cannot be looked into."""

    path: Path
    is_certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What came of forgetting someone."""

    who: Who
    #: Whether they were removed before, and only the history still knew them.
    was_removed: bool = False
    gone: tuple[tuple[str, int], ...] = ()
    #: Steps of the history that are no more, and steps that go on without them.
    steps_gone: int = 0
    steps_kept: int = 0
    #: Encounters with others in which they took part: those stay, with their notes.
    shared: int = 0
    mentions: tuple[Mention, ...] = ()
    backups: tuple[Holding, ...] = ()
    dry: bool = False
