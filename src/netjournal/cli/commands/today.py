"""Bare `netj`: today in eight lines or fewer."""

from netjournal.cli.app import App
from netjournal.services import due
from netjournal.views import due as view

#: Rows of a day in brief: with the head, the plan and the foot, no more than eight lines.
_ROWS = 5


def today(app: App) -> None:
    """Show today in brief."""
    found = due.brief(
        app.journal,
        app.today,
        app.settings.gates,
        limit=_ROWS,
        birthdays_ahead=app.settings.whole("due.birthdays"),
    )
    app.show(found, view.brief, view.data)
