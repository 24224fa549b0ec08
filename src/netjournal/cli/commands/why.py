"""`why`: how a depth came about."""

import typer

from netjournal import errors
from netjournal.cli.app import App
from netjournal.cli.options import Json, Name
from netjournal.i18n import _
from netjournal.services import why as service
from netjournal.views import why as view


def why(ctx: typer.Context, words: Name = None, json: Json = False) -> None:
    """Show how a depth came about: its parts, the tie's rhythm, and the entries that weigh most."""
    app = App.of(ctx, json=json)
    if not words:
        raise errors.UsageFault(problem=_("It is not said who is meant."), command="netj why")
    result = service.why(app.journal, app.who(" ".join(words)), app.today, app.settings.gates)
    app.show(result, view.page, view.data)
