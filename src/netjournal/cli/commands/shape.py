"""`shape`: how your last weeks compare with your own usual."""

import typer

from netjournal.cli.app import App
from netjournal.cli.options import Json
from netjournal.services import shape as service
from netjournal.views import shape as view


def shape(ctx: typer.Context, json: Json = False) -> None:
    """Compare your last four weeks with your own usual: encounters, what you gave and got, new ties, follow-ups.

    Your usual is a week of the twelve before. Below stands a bar a week, newest first.
    """
    app = App.of(ctx, json=json)
    app.show(service.shape(app.journal, app.today), view.page, view.data)
