"""`undo`, `redo` and `history`: steps taken, taken back, done again, listed, merged."""

from typing import Annotated

import typer

from netjournal import errors
from netjournal.cli.app import App
from netjournal.cli.options import DryRun, Json, Limit, Yes
from netjournal.i18n import _
from netjournal.services import history as service
from netjournal.views import history as view

#: Steps that are listed, and that pruning keeps, unless said.
_LISTED, _KEPT = 20, 1000


def undo(ctx: typer.Context, json: Json = False) -> None:
    """Take the last step back, whole: one command was one step. Again and again for older ones."""
    app = App.of(ctx, json=json)
    app.show(service.undo(_existing(app, "undo").to_write()), view.turned, view.turned_data)


def redo(ctx: typer.Context, json: Json = False) -> None:
    """Do again what was taken back last, if nothing was done since."""
    app = App.of(ctx, json=json)
    app.show(service.redo(_existing(app, "redo").to_write()), view.turned, view.turned_data)


def history(
    ctx: typer.Context,
    limit: Limit = None,
    prune: Annotated[bool, typer.Option("--prune", help=_("Merge old steps into one, for good."))] = False,
    keep: Annotated[
        int | None, typer.Option("--keep", metavar="N", min=0, help=_("With --prune: so many stay."))
    ] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Show what was done, newest first. With --prune, merge what is older than the newest --keep steps.

    Merged steps cannot be undone; the journal itself stays as it is.
    """
    app = App.of(ctx, json=json)
    if not prune:
        if keep is not None or dry_run or yes:
            raise errors.UsageFault(problem=_("--keep, --yes and --dry-run go with --prune."), command="netj history")
        app.show(service.latest(app.journal, limit or _LISTED), view.listed, view.listed_data, long=True)
        return
    _prune(app, _KEPT if keep is None else keep, yes=yes, dry=dry_run)


def _prune(app: App, keep: int, *, yes: bool, dry: bool) -> None:
    """Say what would be merged, and merge it after a yes."""
    result = service.would_prune(app.journal, keep)
    if result.merged and not dry:
        app.confirm(view.prune_question(result), _("merging old steps"), yes=yes)
        result = service.prune(app.to_write(), keep)
    app.show(result, view.pruned, view.pruned_data)


def _existing(app: App, verb: str) -> App:
    """Return the app where there is a journal; taking a step back makes no new one.

    Raises:
        NothingToUndo: when there is none.
    """
    if not app.journal.exists:
        raise errors.NothingToUndo(verb=verb)
    return app
