"""`show`, `list`, `find` and `near`: looking at people."""

from typing import Annotated

import typer

from netjournal import dates, errors
from netjournal.cli import reading
from netjournal.cli.app import App
from netjournal.cli.options import Json, Limit, Name, Words
from netjournal.domain.depth import BAND_NAMES
from netjournal.domain.people import Filters
from netjournal.i18n import _
from netjournal.services import people
from netjournal.views import brief
from netjournal.views import people as view


def show(ctx: typer.Context, words: Name = None, limit: Limit = None, json: Json = False) -> None:
    """Show all about one contact: who they are, what passed both ways, what is open, what was last said."""
    app = App.of(ctx, json=json)
    if not words:
        raise errors.UsageFault(problem=_("It is not said who is meant."), command="netj show")
    result = people.brief(app.journal, app.who(" ".join(words)), app.today, limit or people.ENTRIES)
    app.show(result, brief.page, brief.data, long=True)


def list_(
    ctx: typer.Context,
    sphere: Annotated[str | None, typer.Option("--sphere", metavar="NAME", help=_("Only those in a sphere."))] = None,
    community: Annotated[
        str | None, typer.Option("--community", metavar="NAME", help=_("Only members of a community."))
    ] = None,
    role: Annotated[str | None, typer.Option("--role", metavar="ROLE", help=_("Only those with a role."))] = None,
    band: Annotated[
        str | None,
        typer.Option("--band", metavar="BAND", help=_("inner, close, active, faint, dormant or ghost.")),
    ] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="PLACE", help=_("Only those who live there."))] = None,
    not_since: Annotated[
        str | None,
        typer.Option("--not-since", metavar="DAY", help=_("Only those with whom nothing passed since.")),
    ] = None,
    everyone: Annotated[bool, typer.Option("--all", help=_("The archived too."))] = False,
    json: Json = False,
) -> None:
    """List contacts by name, filtered as you like."""
    app = App.of(ctx, json=json)
    filters = Filters(
        sphere=sphere,
        community=reading.community(community) if community else None,
        role=role,
        band=reading.choice(band, BAND_NAMES, _("band")),
        place=place,
        not_since=dates.past(not_since, app.today).isoformat() if not_since else None,
        archived=everyone,
    )
    app.show(people.listed(app.journal, filters, app.today), view.listed, view.listed_data, long=True)


def find(ctx: typer.Context, words: Words = None, limit: Limit = None, json: Json = False) -> None:
    """Search names, organisations, notes and what passed; any words are safe, the newest comes first."""
    app = App.of(ctx, json=json)
    if not words:
        raise errors.UsageFault(problem=_("It is not said what to look for."), command="netj find")
    hits = people.find(app.journal, " ".join(words), app.today, limit or people.HITS)
    app.show(hits, view.found, view.found_data, long=True)


def near(ctx: typer.Context, words: Words = None, json: Json = False) -> None:
    """List people in or near a place, for when you travel: netj near Leeds."""
    app = App.of(ctx, json=json)
    if not words:
        raise errors.UsageFault(problem=_("It is not said where."), command="netj near")
    filters = Filters(place=" ".join(words))
    app.show(people.listed(app.journal, filters, app.today), view.listed, view.listed_data, long=True)
