"""Steps taken, and where the journal and its history differ."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken:
    """One act that changed the journal."""

    id: str
    at: str
    act: str
    is_undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A row that is not as the history last wrote it."""

    fact: str
    row: int
    #: The last row of a batch that shares one digest, where it is not known which row of it differs.
    last: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The newest steps, and how many there are."""

    steps: tuple[StepTaken, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """Older steps that were merged into one, or would be."""

    merged: int
    kept: int
    dry: bool = False
