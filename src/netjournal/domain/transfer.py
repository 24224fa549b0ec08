"""What waits in the hall: drafts of what a file holds, and what came of bringing them in or writing them out."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from netjournal.i18n import N_

#: Refused rows that are shown one by one; the others are counted.
PROBLEMS_SHOWN = 20
#: Reasons for leaving something out that are counted; a reader has a handful.
REASONS_MOST = 100


class Problem(NamedTuple):
    """A row that cannot be taken, and why; line 0 where the file has no lines to speak of."""

    file: str
    line: int
    reason: str


class ContactDraft(NamedTuple):
    """Someone as a file knows them, checked.

    `key` is what the source itself calls them by, the same in each later export (“linkedin:ada-byron”); without
    one they are known again by name and first e-mail.
    """

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
    key: str | None = None
    links: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    #: (kind, name or e-mail) of people whom they know: kinds as in `domain.introductions.RELATIONS`.
    relations: tuple[tuple[str, str], ...] = ()
    #: What netj has no field for: unfolded lines of a vCard, to be written back one day.
    properties: tuple[str, ...] = ()
    why: str | None = None


class PassedDraft(NamedTuple):
    """What passed with one person in an encounter: a way, a kind and a value of the design's vocabulary."""

    person: ContactDraft
    way: str = "shared"
    kind: str = "conversation"
    what: str | None = None
    value: int = 3


class EncounterDraft(NamedTuple):
    """A dated moment of a file, checked.

    `key` names it within its kind of source, the same in each later export (“mail:2026-11-20:jo@x.org”): a moment
    that is here already only gains what is new in it.
    """

    line: int
    key: str
    date: str
    passed: tuple[PassedDraft, ...]
    channel: str | None = None
    place: str | None = None
    community: str | None = None
    note: str | None = None
    started_by: str | None = None


class PromiseDraft(NamedTuple):
    """Something promised, as a file knows it; `key` as for encounters."""

    line: int
    key: str
    person: ContactDraft
    what: str
    made: str
    due: str | None = None
    promised_by: str = "me"


class Left(NamedTuple):
    """What a reader left out on purpose, and why, in a few words such as “mail of lists”; counted together."""

    reason: str
    many: int = 1


class Own(NamedTuple):
    """What a reader may know of the person whose journal it is, and how they want doubtful things read.

    Attributes:
        today: what is dated after it has not happened yet.
        names: your own names and e-mail addresses, as they are set or given with --me; compare them folded.
        region: where phone numbers without a country belong, such as “GB”; empty for unknown.
        date_order: “dmy” or “mdy” where a file does not tell; empty to find out or to ask.
        with_text: whether bodies of messages are taken as notes; else only counts and dates are.
        with_large: whether meetings of more than twelve people are taken.
    """

    today: dt.date
    names: tuple[str, ...] = ()
    region: str = ""
    date_order: str = ""
    with_text: bool = False
    with_large: bool = False


#: Why a reader leaves meetings out until it is asked to take them: `Own.with_large`.
LARGE = N_("meetings, mails and talks of more than twelve people")

#: What a reader yields.
Draft = ContactDraft | EncounterDraft | PromiseDraft


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
    """A file that was read.

    Attributes:
        name: as it was given.
        format: the name of its format.
        title: what the format is called on a screen.
        unused: columns that netj has no use for, or did not understand.
        encoding: how its text is written, empty for UTF-8.
    """

    name: str
    format: str
    title: str
    unused: tuple[str, ...] = ()
    encoding: str = ""


class Likeness(NamedTuple):
    """Two who may be the same person: someone new, and someone who is here."""

    name: str
    other: str


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
    #: The first new people by name, and how those who were here already were known again.
    newcomers: list[str] = field(default_factory=list)
    recognised: Counter[str] = field(default_factory=Counter)
    #: New people with the name of somebody else: the first, and how many.
    twins: list[Likeness] = field(default_factory=list)
    twinned: int = 0
    #: What was left out on purpose, by reason.
    left: Counter[str] = field(default_factory=Counter)

    def meet(self, name: str) -> None:
        """Count somebody new."""
        self.people += 1
        if len(self.newcomers) < PROBLEMS_SHOWN:
            self.newcomers.append(name)

    def liken(self, likeness: Likeness) -> None:
        """Note that somebody new may be somebody else."""
        self.twinned += 1
        if len(self.twins) < PROBLEMS_SHOWN:
            self.twins.append(likeness)

    def leave(self, left: Left) -> None:
        """Count what is left out."""
        if left.reason in self.left or len(self.left) < REASONS_MOST:
            self.left[left.reason] += left.many

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
    newcomers: tuple[str, ...] = ()
    recognised: Mapping[str, int] = field(default_factory=dict)
    twins: tuple[Likeness, ...] = ()
    twinned: int = 0
    left: Mapping[str, int] = field(default_factory=dict)
    #: Files of an archive that are in no format.
    unread: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """Return how many rows the files held."""
        return self.imported + self.here + self.refused


@dataclass(frozen=True, slots=True, kw_only=True)
class PastImport:
    """An import of the past: when, of what, and what of it is new by it."""

    id: str
    at: str
    act: str
    is_undone: bool
    people: int
    exchanges: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PastImports:
    """All imports that the history knows, newest first."""

    imports: tuple[PastImport, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written out."""

    format: str
    what: str
    rows: int
    path: str
