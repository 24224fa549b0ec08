"""`demo`: an invented network in a throw-away journal, shown as the real commands show it."""

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from netjournal.cli import options, reading
from netjournal.cli.app import App
from netjournal.config import Settings
from netjournal.domain.demo import Kept, Shown
from netjournal.i18n import _
from netjournal.services import demo as service
from netjournal.services import due, report
from netjournal.text import clean
from netjournal.views import demo as view


def demo(
    ctx: typer.Context,
    keep: Annotated[
        str | None,
        typer.Option("--keep", metavar="FOLDER", help=_("Keep the journal, in a folder that has none.")),
    ] = None,
    json: options.Json = False,
) -> None:
    """Show due and report of an invented network. Your own journal and settings are not even looked at."""
    app = App.of(ctx, json=json)
    folder = Path(clean(keep, _("folder"))).expanduser().absolute() if keep is not None else None
    if folder:
        service.check_free(folder)
    with tempfile.TemporaryDirectory(prefix="netj-demo-") as aside:
        guest = _guest(app, Path(aside))
        try:
            service.fill(guest.to_write(), app.today)
            if folder:
                app.show(Kept(service.keep(guest.journal, folder)), view.kept, view.kept_data)
            else:
                app.show(_shown(guest), view.page, view.data, long=True)
        finally:
            guest.close()


def _guest(app: App, folder: Path) -> App:
    """Return an app of its own, with a journal in this folder and settings as they come."""
    guest = App()
    guest.today = app.today
    guest.path = folder / "journal.db"
    guest.settings = Settings(folder / "config.toml", {})
    return guest


def _shown(guest: App) -> Shown:
    journal, settings = guest.journal, guest.settings
    morning = due.morning(
        journal,
        guest.today,
        settings.gates,
        limit=settings.whole("due.limit"),
        birthdays_ahead=settings.whole("due.birthdays"),
    )
    since = reading.period_start(guest, None, settings.whole("report.weeks"))
    return Shown(morning, report.report(journal, guest.today, since=since, gates=settings.gates))
