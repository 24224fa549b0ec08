"""The public door for scripts and notebooks: `from netjournal import open_journal`.

Each verb is one call of the service behind the command of the same name. Names are strings and mean whom they
mean to the commands, days are dates or words, and what is off is refused before anything is written.
"""

import datetime as dt
from pathlib import Path

from netjournal import config, dates
from netjournal.services.api.session import Day, Session
from netjournal.services.api.verbs import OpenJournal
from netjournal.storage import depth_keeping
from netjournal.storage.journal import Journal

__all__ = ["Day", "OpenJournal", "open_journal"]


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
    settings = config.read()
    day = today or dates.today()
    journal = Journal.to_write(place) if write else Journal.to_read(place)
    if write:
        depth_keeping.follow_gates(journal, settings.gates)
    return OpenJournal(Session(journal, day, settings, is_writable=write))
