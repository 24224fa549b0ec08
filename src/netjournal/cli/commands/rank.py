"""`rank`: people by depth."""

from typing import Annotated

import typer

from netjournal.cli import daily
from netjournal.cli.app import App
from netjournal.cli.options import Json, Limit
from netjournal.i18n import _


def rank(
    ctx: typer.Context,
    limit: Limit = None,
    everyone: Annotated[bool, typer.Option("--all", help=_("Everyone."))] = False,
    json: Json = False,
) -> None:
    """Rank people by depth, deepest first, beside the rank that counting alone would give them."""
    daily.rank(App.of(ctx, json=json), limit=limit, everyone=everyone)
