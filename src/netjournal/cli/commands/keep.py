"""`pin`, `archive`, `revive` and `remove`: who is kept in sight, put away, or let go."""

from typing import Annotated

import typer

from netjournal import errors
from netjournal.cli import asking, reading
from netjournal.cli.app import App
from netjournal.cli.options import DryRun, Json, Name, Yes
from netjournal.domain.contacts import Who
from netjournal.domain.depth import BAND_NAMES
from netjournal.i18n import _
from netjournal.services import contacts
from netjournal.services import forget as forgetting
from netjournal.views import contacts as view
from netjournal.views import forgotten


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
    ctx: typer.Context,
    words: Name = None,
    forget: Annotated[
        bool, typer.Option("--forget", help=_("For good: out of the history and the search too. No undo."))
    ] = False,
    yes: Yes = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Remove someone with all that passed. To put them out of sight and keep everything: netj archive.

    netj undo brings them back, since the history keeps what is removed. With --forget the history lets go of them
    too, and the file is written anew without them; no backup is made, and backups that hold them are listed.
    """
    app = App.of(ctx, json=json)
    if forget:
        _forget(app, " ".join(words or []), yes=yes, dry=dry_run)
        return
    who = _one(app, words, "remove")
    if not dry_run:
        question = _("Remove {name} with everything that passed?").format(name=who.name)
        app.confirm(question, _("removing {name}").format(name=who.name), yes=_is_sure(app, words, yes=yes))
    app.show(contacts.remove(app.to_write(), who, dry=dry_run), view.changed, view.changed_data)


def _forget(app: App, name: str, *, yes: bool, dry: bool) -> None:
    """Show what would go, and after a yes let go of someone for good; without a name, only tidy up after that."""
    if not name:
        app.show(forgetting.tidy(app.to_write()), forgotten.tidied, forgotten.tidied_data)
        return
    who = _known_or_removed(app, name)
    if dry:
        app.show(forgetting.forget(app.to_write(), who, dry=True), forgotten.page, forgotten.data)
        return
    sure = _is_sure(app, [name], yes=yes)
    if asking.can_ask() and not app.json and not sure:
        app.show(forgetting.forget(app.to_write(), who, dry=True), forgotten.page, forgotten.data)
        app.close()
    question = _("Forget {name} for good? This cannot be undone.").format(name=who.name)
    app.confirm(question, _("forgetting {name} for good").format(name=who.name), yes=sure)
    app.show(forgetting.forget(app.to_write(), who), forgotten.page, forgotten.data)


def _known_or_removed(app: App, name: str) -> Who:
    """Return whom a name means: someone who is here, or whom the history still knows after they were removed."""
    try:
        return app.who(name)
    except errors.NoContact as error:
        try:
            return forgetting.resolve(app.journal, name)
        except errors.NoContact:
            raise error from None


def _is_sure(app: App, words: list[str] | None, *, yes: bool) -> bool:
    """Tell whether nothing is to be asked: a number is easily mistyped, so it is always asked about on a terminal."""
    return yes and not (asking.can_ask() and not app.json and " ".join(words or []).isdigit())


def _one(app: App, words: list[str] | None, verb: str) -> Who:
    if not words:
        raise errors.UsageFault(problem=_("It is not said who is meant."), command=f"netj {verb}")
    return app.who(" ".join(words))
