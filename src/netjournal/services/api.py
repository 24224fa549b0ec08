"""The public door for scripts and notebooks: `from netjournal import open_journal`."""

import datetime as dt
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from netjournal import config, dates
from netjournal.domain.contacts import Contact, Fields, Who
from netjournal.domain.depth import Ranked, Why
from netjournal.domain.due import Gates, Morning
from netjournal.domain.exchanges import Logged, Said
from netjournal.domain.people import Brief, Filters, Hit, Listed
from netjournal.services import contacts, due, exchanges, rank, why
from netjournal.services import people as looking
from netjournal.storage import contacts as rows
from netjournal.storage.journal import Journal


class OpenJournal(AbstractContextManager["OpenJournal"]):
    """A journal open for a script: the same verbs as the commands, returning frozen facts.

    Raises:
        NetjError: from every verb that cannot be done, with `message`, `hint` and `exit_code`.
    """

    def __init__(self, journal: Journal, today: dt.date, gates: Gates) -> None:
        self._journal = journal
        self._gates = gates
        #: The day on which everything is answered.
        self.today = today

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._journal.close()

    def who(self, query: str) -> Who:
        """Return the one contact that a name, id, alias, e-mail or prefix means.

        Raises:
            NoContact: when nobody fits.
            ManyContacts: when more than one does.
        """
        return rows.resolve(self._journal, query)

    def contact(self, query: str) -> Contact:
        """Return what is known of a contact."""
        return contacts.read(self._journal, self.who(query))

    def show(self, query: str, entries: int = looking.ENTRIES) -> Brief:
        """Return all about one contact, with the last entries."""
        return looking.brief(self._journal, self.who(query), self.today, entries)

    def people(self, filters: Filters | None = None) -> list[Listed]:
        """Return contacts by name."""
        return list(looking.listed(self._journal, filters or Filters(), self.today))

    def find(self, words: str, limit: int = looking.HITS) -> list[Hit]:
        """Return where words are found, the newest first."""
        return looking.find(self._journal, words, self.today, limit)

    def rank(self, limit: int | None = 20) -> list[Ranked]:
        """Return people by depth, deepest first; everyone with no limit."""
        return rank.rank(self._journal, self.today, limit=limit)

    def why(self, query: str) -> Why:
        """Return how a depth came about."""
        return why.why(self._journal, self.who(query), self.today, self._gates)

    def due(self, limit: int | None = None) -> Morning:
        """Return whom to reach out to today."""
        return due.morning(self._journal, self.today, self._gates, limit=limit)

    def add(self, fields: Fields, said: Said | None = None) -> Logged:
        """Write a contact, with a first encounter where `said` tells of one."""
        bare = said or Said(date=self.today)
        return contacts.add(self._journal, fields, bare, self.today, unmet=said is None)

    def log(self, names: Sequence[str], said: Said) -> Logged:
        """Write an encounter."""
        return exchanges.log(self._journal, exchanges.people_named(self._journal, names), said, self.today)


def open_journal(path: str | Path | None = None, *, write: bool = False, today: dt.date | None = None) -> OpenJournal:
    """Open a journal for a script.

    Args:
        path: the file; the one that `netj` uses unless said.
        write: whether it may be written to; then it is made where there is none.
        today: the day on which everything is answered; today, or `NETJ_TODAY`, unless said.

    Raises:
        BadJournal: when the file is damaged, another program's, or newer than this program.
        Unavailable: when it cannot be opened.
    """
    place = Path(path) if path is not None else config.journal_path()
    journal = Journal.to_write(place) if write else Journal.to_read(place)
    return OpenJournal(journal, today or dates.today(), config.read().gates)
