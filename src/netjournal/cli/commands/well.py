"""`well`, `bridges` and `ghosts`: what your network holds, what joins it, and what sleeps in it."""

from typing import Annotated

import typer

from netjournal import errors
from netjournal.cli import reading
from netjournal.cli.app import App
from netjournal.cli.options import Json, Limit
from netjournal.domain.exchanges import SUPPORTS
from netjournal.i18n import _
from netjournal.services import bridges as bridges_service
from netjournal.services import ghosts as ghosts_service
from netjournal.services import well as service
from netjournal.views import bridges as bridges_view
from netjournal.views import ghosts as ghosts_view
from netjournal.views import well as view

_LIMIT = 20
Kind = Annotated[list[str] | None, typer.Argument(metavar="[KIND]", show_default=False)]


def well(ctx: typer.Context, words: Kind = None, json: Json = False) -> None:
    """Show who would likely help if it were Monday and you needed it, by kind of support: netj well guidance.

    Someone counts for a kind if they gave it to you within two years, offer it, or are your mentor (guidance);
    and if the tie is active or deeper, or pinned; something passed both ways; the last of it within a year; and
    it is not overdrawn: within a year you did not get help from them three times more than you gave. Those who
    miss one of these are named where a kind is thin, with what would change it.
    """
    app = App.of(ctx, json=json)
    kind = reading.choice(" ".join(words), SUPPORTS, _("kind of support")) if words else None
    found = service.well(app.journal, app.today)
    if kind is None:
        app.show(found, view.page, view.data)
    else:
        app.show(found.of(kind), view.kind_page, view.kind_data, long=True)


def bridges(ctx: typer.Context, json: Json = False) -> None:
    """Show who alone joins two spheres or communities, introductions between spheres, and what would open a bubble.

    A bridge is somebody without whom two parts of your network, of two people or more, would not meet.
    """
    app = App.of(ctx, json=json)
    app.show(bridges_service.bridges(app.journal, app.today), bridges_view.page, bridges_view.data, long=True)


def ghosts(
    ctx: typer.Context,
    dormant: Annotated[bool, typer.Option("--dormant", help=_("Only ties that are asleep."))] = False,
    limit: Limit = None,
    everyone: Annotated[bool, typer.Option("--all", help=_("Everyone, not 20 of each."))] = False,
    json: Json = False,
) -> None:
    """List people with whom nothing but reactions ever passed, those without a purpose first; then ties asleep.

    They never turn up in due by themselves. Bring one back (netj log, netj gave), put one away (netj archive),
    or leave them as they are.
    """
    app = App.of(ctx, json=json)
    if everyone and limit is not None:
        raise errors.Contradiction(first="--all", second="--limit")
    most = None if everyone else limit or _LIMIT
    result = ghosts_service.ghosts(app.journal, app.today, limit=most, only_dormant=dormant)
    app.show(result, ghosts_view.page, ghosts_view.data, long=True)
