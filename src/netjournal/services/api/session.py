"""What every verb of the door stands on: the open journal, the day, and who and when a script means."""

import datetime as dt
from collections.abc import Sequence

from netjournal import config, dates, errors
from netjournal.domain import plan_words
from netjournal.domain.contacts import Who
from netjournal.i18n import _
from netjournal.storage import contacts
from netjournal.storage.journal import Journal

#: A day as a script may say it: a date, or words as in the commands (“fri”, “2 weeks ago”, “2026-11-27”).
Day = dt.date | str
#: Words for no day at all.
NONE = ("none", "nenhum")


class Session:
    """An open journal, the day on which everything is answered, and the settings."""

    def __init__(self, journal: Journal, today: dt.date, settings: config.Settings, *, is_writable: bool) -> None:
        self.journal = journal
        self.today = today
        self.settings = settings
        self._is_writable = is_writable

    def to_write(self) -> Journal:
        """Return the journal to write to.

        Raises:
            ForReading: when it was opened for reading only.
        """
        if not self._is_writable:
            raise errors.ForReading(path=self.journal.path)
        return self.journal

    def who(self, query: str) -> Who:
        """Return the one contact that a name, id, alias, e-mail or prefix means.

        Raises:
            NoContact: when nobody fits.
            ManyContacts: when more than one does.
        """
        return contacts.resolve(self.journal, query)

    def people(self, names: Sequence[str]) -> list[Who]:
        """Return the contacts that several names mean, each once.

        Raises:
            EmptyText: when nobody is named.
        """
        given = [names] if isinstance(names, str) else names
        if not given:
            raise errors.EmptyText(what=_("name"))
        return list(dict.fromkeys(self.who(name) for name in given))

    def past(self, day: Day | None) -> dt.date:
        """Return the day on which something happened: today unless said.

        Raises:
            FutureDate: when it is still to come.
        """
        return self.today if day is None else dates.past(_in_words(day), self.today)

    def ahead(self, day: Day | None) -> dt.date | None:
        """Return the day of a deadline; None where none was said.

        Raises:
            PastDate: when it has gone by.
        """
        return None if day is None else dates.ahead(_in_words(day), self.today)

    def end(self, day: Day | None) -> dt.date | None:
        """Return the last day of a goal, which may be said by its month; None where none was said.

        Raises:
            PastDate: when it has gone by.
        """
        return None if day is None else plan_words.deadline(_in_words(day), self.today)


def _in_words(day: Day) -> str:
    """Return a day as the commands take it."""
    return day if isinstance(day, str) else dt.date.isoformat(day)
