"""What waits in the hall: drafts of what a file holds, and what came of bringing them in or writing them out."""

from dataclasses import dataclass, field
from typing import NamedTuple

#: Refused rows that are shown one by one; the others are counted.
PROBLEMS_SHOWN = 20


class Problem(NamedTuple):
    """A row that cannot be taken, and why; line 0 where the file has no lines to speak of."""

    file: str
    line: int
    reason: str


class ContactDraft(NamedTuple):
    """One row of a file of contacts, checked."""

    line: int
    name: str
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    spheres: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    org: str | None = None
    title: str | None = None
    location: str | None = None
    note: str | None = None
    birthday: str | None = None
    met: str | None = None
    via: str | None = None
    pace: int | None = None


class ExchangeDraft(NamedTuple):
    """One row of a file of exchanges, checked."""

    line: int
    date: str
    name: str
    email: str | None
    way: str
    kind: str
    what: str | None
    value: int
    channel: str | None
    started_by: str | None
    community: str | None
    encounter: str | None


class FileRead(NamedTuple):
    """A file that was read: its name, its format, and columns that netj has no use for."""

    name: str
    format: str
    unused: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """What came of each row so far; every row is counted once."""

    imported: int = 0
    here: int = 0
    refused: int = 0
    people: int = 0
    enriched: int = 0
    exchanges: int = 0
    entries: int = 0
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)
    remarked: int = 0

    def refuse(self, problem: Problem) -> None:
        """Count a row that cannot be taken."""
        self.refused += 1
        if len(self.problems) < PROBLEMS_SHOWN:
            self.problems.append(problem)

    def remark(self, problem: Problem) -> None:
        """Note that part of a row was left out, though the row was taken."""
        self.remarked += 1
        if len(self.remarks) < PROBLEMS_SHOWN:
            self.remarks.append(problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of an import, or would come of it: rows imported, here already and refused."""

    files: tuple[FileRead, ...]
    imported: int
    here: int
    refused: int
    #: New contacts, contacts that were here and learned something, new exchanges, and new entries of the ledger.
    people: int
    enriched: int
    exchanges: int
    entries: int
    #: The first refused rows, and the first that were taken without some part.
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    remarked: int
    dry: bool
    undo: str = ""

    @property
    def rows(self) -> int:
        """Return how many rows the files held."""
        return self.imported + self.here + self.refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written out."""

    format: str
    what: str
    rows: int
    path: str
