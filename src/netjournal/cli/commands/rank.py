"""`rank`: people by depth."""

from typing import Annotated

import typer

from netjournal.cli.app import App
from netjournal.cli.options import Json, Limit
from netjournal.i18n import _
from netjournal.services import rank as service
from netjournal.views import rank as view


def rank(
    ctx: typer.Context,
    limit: Limit = None,
    everyone: Annotated[bool, typer.Option("--all", help=_("Everyone."))] = False,
    json: Json = False,
) -> None:
    """Rank people by depth, deepest first, beside the rank that counting alone would give them."""
    app = App.of(ctx, json=json)
    rows = None if everyone else limit or app.settings.whole("list.limit")
    app.show(service.rank(app.journal, app.today, limit=rows), view.page, view.data, long=True)
