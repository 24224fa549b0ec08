"""`doctor`, `backup` and `config`: the journal checked, copied, and told how to behave."""

from pathlib import Path
from typing import Annotated

import typer

from netjournal import errors
from netjournal.cli import output
from netjournal.cli.app import App
from netjournal.cli.options import Json
from netjournal.domain.care import Checkup
from netjournal.i18n import _
from netjournal.services import care as service
from netjournal.views import care as view

_Words = Annotated[list[str] | None, typer.Argument(metavar="[NAME] [VALUE]", show_default=False)]


def doctor(
    ctx: typer.Context,
    mend: Annotated[
        bool, typer.Option("--mend", help=_("Make anew what is derived: search index, stored depth."))
    ] = False,
    json: Json = False,
) -> int:
    """Check the journal from end to end: every page, every row, every stored depth. Exit 0 when it is sound."""
    app = App.of(ctx, json=json)
    if mend and app.journal.exists:
        service.mend(app.to_write())
    result = _checked(app)
    app.show(result, view.checkup, view.checkup_data)
    return 0 if result.is_sound else errors.BadJournal.exit_code


def _checked(app: App) -> Checkup:
    """Return what the check-up finds; that the file is refused is a finding too."""
    try:
        journal = app.to_write() if app.path.exists() else app.journal
        with output.progress(_("checking")) as progress:
            return service.check(journal, progress)
    except errors.BadJournal as error:
        return service.refused(app.path, error)


def backup(
    ctx: typer.Context,
    file: Annotated[Path | None, typer.Argument(metavar="FILE", show_default=False)] = None,
    json: Json = False,
) -> None:
    """Write a verified copy of the journal: to FILE, or to the folder backups beside it."""
    app = App.of(ctx, json=json)
    app.show(service.back_up(app.journal, file), view.copy, view.copy_data)


def config(
    ctx: typer.Context,
    words: _Words = None,
    reset: Annotated[bool, typer.Option("--reset", help=_("Put the default back."))] = False,
    json: Json = False,
) -> None:
    """Show settings, or change one: netj config due.limit 7."""
    app = App.of(ctx, json=json)
    name, value = _name_and_value(words or [], reset=reset)
    chosen = app.settings
    if name is not None and (reset or value is not None):
        chosen = service.with_setting(chosen, name, value)
        service.keep_settings(app.to_write() if app.journal.exists else None, chosen)
    app.show(service.settings(app.path, chosen, name), view.choices, view.choices_data)


def _name_and_value(words: list[str], *, reset: bool) -> tuple[str | None, str | None]:
    if len(words) > 2 or (reset and len(words) != 1):  # noqa: PLR2004  a name and a value
        raise errors.UsageFault(problem=_("It takes the name of a setting, and a value."), command="netj config")
    return (words[0] if words else None), (words[1] if len(words) > 1 else None)
