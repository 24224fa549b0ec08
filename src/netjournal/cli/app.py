"""What every command is given: today, the settings, the journal, who is meant, a way to show the outcome."""

import datetime as dt
import sys
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from netjournal import config, dates, errors, placing
from netjournal.cli import output
from netjournal.storage.journal import Journal
from netjournal.views.page import Page

if TYPE_CHECKING:
    import typer

    from netjournal.domain.contacts import Who

Result = TypeVar("Result")


class App:
    """One run of the program."""

    def __init__(self) -> None:
        self.json = False
        self.quiet = False
        self._journal: Journal | None = None
        self._writable = False

    @classmethod
    def of(cls, ctx: "typer.Context", *, json: bool = False, quiet: bool = False) -> Self:
        """Return the app of a command's context, told how it should speak."""
        app: Self = ctx.obj
        app.json = app.json or json
        app.quiet = quiet
        return app

    @cached_property
    def today(self) -> dt.date:
        """Return the day on which this run takes place."""
        return dates.today()

    @cached_property
    def settings(self) -> config.Settings:
        """Return the settings."""
        return config.read()

    @cached_property
    def path(self) -> Path:
        """Return where the journal lies."""
        return config.journal_path()

    # --- the journal: the only place of the outer layer that opens one --------------------------------

    @property
    def journal(self) -> Journal:
        """Return the journal, open for reading; an empty one where there is none."""
        if self._journal is None:
            self._journal = Journal.to_read(self.path)
        return self._journal

    def to_write(self) -> Journal:
        """Return the journal, open for writing; it is made where there is none."""
        if not self._writable:
            self.close()
            self._journal = Journal.to_write(self.path)
            self._writable = True
            self._follow_settings(self._journal)
            if synced := placing.synced_by(self.path):
                self._notice(synced)
        assert self._journal is not None
        return self._journal

    def _follow_settings(self, journal: Journal) -> None:
        """Keep stored due windows under the gates of the settings; a broken settings file keeps nobody from logging."""
        try:
            gates = self.settings.gates
        except errors.NetjError:
            return
        from netjournal.storage import depth_keeping  # noqa: PLC0415  whoever writes loads it, who reads does not

        depth_keeping.follow_gates(journal, gates)

    def _notice(self, synced: str) -> None:
        """Say once of a journal that its folder is copied to other machines."""
        from netjournal.storage import copies  # noqa: PLC0415  only in such folders
        from netjournal.views import copies as view  # noqa: PLC0415

        if not (self.json or self.quiet) and copies.is_new_here(self.path):
            self.say(view.noticed(synced))

    def trouble(self, error: Exception) -> errors.NetjError | None:
        """Return what the journal has to do with an error that nobody foresaw; None where nothing."""
        from netjournal.services import care  # noqa: PLC0415  only where something went wrong

        return care.trouble(self._journal, error) if self._journal is not None else None

    def close(self) -> None:
        """Close the journal."""
        if self._journal is not None:
            self._journal.close()
        self._journal, self._writable = None, False

    # --- who is meant ---------------------------------------------------------------------------------

    def who(self, query: str) -> "Who":
        """Return the contact that was typed: a number of the last list, or a name; ask where two fit.

        Raises:
            NoContact: when nobody fits.
            ManyContacts: when more than one does, off a terminal.
            NoNumber: when the last list has no such row.
        """
        from netjournal.cli import naming  # noqa: PLC0415  lists and rankings name nobody

        return naming.who(self, query)

    # --- showing --------------------------------------------------------------------------------------

    def show(
        self,
        result: Result,
        page: Callable[[Result], Page],
        data: Callable[[Result], Any],
        *,
        long: bool = False,
    ) -> None:
        """Show a result: as data under `--json`, else as a page whose numbers are remembered."""
        if self.json:
            output.show_json(data(result))
            return
        content = page(result)
        output.show(content, long=long)
        if content.refs and output.is_terminal(sys.stdout):
            from netjournal.cli import numbers  # noqa: PLC0415  a pipe shows no numbers to a person

            numbers.remember(self.path, content.refs)

    def say(self, content: Page) -> None:
        """Say something that is no data, on standard error."""
        if not (self.json or self.quiet):
            output.show(content, to=sys.stderr)

    def confirm(self, question: str, what: str, *, yes: bool) -> None:
        """Go on only after a yes.

        Raises:
            Declined: when the person says no.
            NeedsYes: when nobody is there to ask.
        """
        from netjournal.cli import asking  # noqa: PLC0415  few commands ask

        if yes:
            return
        if self.json or not asking.can_ask():
            raise errors.NeedsYes(what=what)
        if not asking.yes(question):
            raise errors.Declined
