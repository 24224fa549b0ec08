"""`due`: whom to reach out to today."""

from typing import Annotated

import typer

from netjournal import errors
from netjournal.cli import daily
from netjournal.cli.app import App
from netjournal.cli.options import Json, Limit
from netjournal.i18n import _
from netjournal.services import due as service

#: Lapsed ties that are shown unless said.
LAPSED = 20


def due(
    ctx: typer.Context,
    everyone: Annotated[bool, typer.Option("--all", help=_("Everyone who is ready."))] = False,
    limit: Limit = None,
    lapsed: Annotated[bool, typer.Option("--lapsed", help=_("Ties that left this list by silence."))] = False,
    spread: Annotated[bool, typer.Option("--spread", help=_("A few people with whom nothing has passed yet."))] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help=_("One line for a shell's start-up, or nothing."))
    ] = False,
    json: Json = False,
) -> None:
    """Show whom to reach out to today, each with the reason, and what was last said."""
    app = App.of(ctx, json=json)
    if lapsed and spread:
        raise errors.Contradiction(first="--lapsed", second="--spread")
    found = None
    if lapsed:
        rows = None if everyone else limit or LAPSED
        found = service.lapsed(app.journal, app.today, app.settings.gates, limit=rows)
    elif spread:
        found = service.spread(app.journal, app.today, limit=limit or service.SPREAD)
    elif limit or everyone:
        found = daily.morning(app, limit=limit, everyone=everyone)
    daily.due(app, found, quiet=quiet)
