"""The morning list as the settings have it: what `due` asks for, whether a parser read the line or not."""

from netjournal.cli.app import App
from netjournal.domain.due import Morning
from netjournal.services import due


def found(app: App, *, limit: int | None = None, everyone: bool = False) -> Morning:
    """Return the morning list: so many rows, as many as the settings say where none are given, or everyone."""
    settings = app.settings
    return due.morning(
        app.journal,
        app.today,
        settings.gates,
        limit=None if everyone else limit or settings.whole("due.limit"),
        birthdays_ahead=settings.whole("due.birthdays"),
    )
