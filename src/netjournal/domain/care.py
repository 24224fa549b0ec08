"""The care of a journal: what a check-up found, a setting as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a check-up found, as a code with facts."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


#: Codes of findings that concern only what is derived from the facts, and can be made anew from them.
DERIVED = frozenset({"tie", "tie_missing", "checkpoint", "search", "search_settings"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkup:
    """What `doctor` found: a journal is sound where there are no findings; notes harm nothing."""

    path: Path
    exists: bool = True
    findings: tuple[Finding, ...] = ()
    notes: tuple[Finding, ...] = ()
    #: Contacts, encounters, exchanges, steps, bytes of history and of the file.
    counts: Mapping[str, int] = field(default_factory=dict)
    newest_backup: Path | None = None

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A setting as it stands: its value, its default, what it takes and does."""

    name: str
    value: int | float | str
    default: int | float | str
    least: float
    most: float
    help: str

    @property
    def is_chosen(self) -> bool:
        """Tell whether the value is another than the default."""
        return self.value != self.default


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """All settings, or those asked for, and where things lie."""

    settings: tuple[Choice, ...]
    journal: Path
    file: Path
    #: Whether one of them was just changed.
    changed: bool = False
