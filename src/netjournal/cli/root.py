"""The whole program as one Typer group, and what `netj` takes before the name of a command."""

import os
from collections.abc import Sequence
from typing import Annotated, Any

import typer
import typer.main

from netjournal import __version__
from netjournal.cli import output
from netjournal.cli.app import App
from netjournal.cli.group import LazyGroup
from netjournal.i18n import _


def _version(value: bool) -> None:
    if value:
        output.show_raw(f"netj {__version__}\n")
        raise typer.Exit


def _root(
    ctx: typer.Context,
    json: Annotated[bool, typer.Option("--json", help=_("Print data for programs."))] = False,
    version: Annotated[  # noqa: ARG001  the callback has done all
        bool, typer.Option("--version", callback=_version, is_eager=True, help=_("Show the version."))
    ] = False,
) -> None:
    """A network journal: who gave what kind of help to whom, and whom to reach out to today."""
    app = App.of(ctx, json=json)
    if ctx.invoked_subcommand is None:
        from netjournal.cli import daily  # noqa: PLC0415  only the bare command needs it

        daily.today(app)


def root(args: Sequence[str] = ()) -> Any:
    """Return the whole program as one Typer group."""
    app = typer.Typer(
        cls=LazyGroup,
        invoke_without_command=True,
        add_completion=wants_completion(args),
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog=_("Each command has its own: netj add --help"),
    )
    app.callback()(_root)
    return typer.main.get_command(app)


def wants_completion(args: Sequence[str]) -> bool:
    """Tell whether this run is about shell completion, whose machinery costs a start-up nobody else needs."""
    return "_NETJ_COMPLETE" in os.environ or any("completion" in arg or arg in ("--help", "-h") for arg in args[:1])
