"""`pin`, `archive`, `revive` and `remove`: who is kept in sight, put away, or let go."""

from typing import Annotated

import typer

from netjournal import errors
from netjournal.cli import reading
from netjournal.cli.app import App
from netjournal.cli.options import DryRun, Json, Name, Yes
from netjournal.domain.contacts import Who
from netjournal.domain.depth import BAND_NAMES
from netjournal.i18n import _
from netjournal.services import contacts
from netjournal.views import contacts as view


def pin(
    ctx: typer.Context,
    words: Name = None,
    band: Annotated[
        str | None,
        typer.Option("--band", metavar="BAND", help=_("Hold them in this band, whatever the score says.")),
    ] = None,
    off: Annotated[bool, typer.Option("--off", help=_("Take the pin out."))] = False,
    json: Json = False,
) -> None:
    """Keep someone in sight: a pinned tie is ready after 21 days of silence, and is never dropped by a score."""
    app = App.of(ctx, json=json)
    who = _one(app, words, "pin")
    if off:
        result = contacts.unpin(app.to_write(), who)
    else:
        held = reading.choice(band, BAND_NAMES[:-1], _("band"))
        result = contacts.pin(app.to_write(), who, band=held)
    app.show(result, view.changed, view.changed_data)


def archive(ctx: typer.Context, words: Name = None, json: Json = False) -> None:
    """Put someone away: out of lists and of due, with everything kept."""
    app = App.of(ctx, json=json)
    who = _one(app, words, "archive")
    app.show(contacts.archive(app.to_write(), who, app.today), view.changed, view.changed_data)


def revive(ctx: typer.Context, words: Name = None, json: Json = False) -> None:
    """Bring someone back from the archive."""
    app = App.of(ctx, json=json)
    who = _one(app, words, "revive")
    app.show(contacts.revive(app.to_write(), who), view.changed, view.changed_data)


def remove(
    ctx: typer.Context, words: Name = None, yes: Yes = False, dry_run: DryRun = False, json: Json = False
) -> None:
    """Remove someone with all that passed. To put them out of sight and keep everything: netj archive."""
    app = App.of(ctx, json=json)
    who = _one(app, words, "remove")
    if not dry_run:
        question = _("Remove {name} with everything that passed?").format(name=who.name)
        app.confirm(question, _("removing {name}").format(name=who.name), yes=yes)
    app.show(contacts.remove(app.to_write(), who, dry=dry_run), view.changed, view.changed_data)


def _one(app: App, words: list[str] | None, verb: str) -> Who:
    if not words:
        raise errors.UsageFault(problem=_("It is not said who is meant."), command=f"netj {verb}")
    return app.who(" ".join(words))
