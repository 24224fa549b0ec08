"""`export`: everything out to a file, or a part of it, in a form that other programs read."""

from pathlib import Path
from typing import Annotated

import typer

from netjournal import dates, errors
from netjournal.cli import completing, options, output, reading
from netjournal.cli.app import App
from netjournal.domain.depth import BAND_NAMES
from netjournal.domain.exported import Selection
from netjournal.i18n import _
from netjournal.services import export as service
from netjournal.views import export as views


def export(
    ctx: typer.Context,
    format_: Annotated[str, typer.Argument(metavar="FORMAT", show_default=False)],
    file: Annotated[str | None, typer.Argument(metavar="[FILE]", show_default=False)] = None,
    force: Annotated[
        bool, typer.Option("--force", help=_("Replace a file that is there, or a folder of notes that netj wrote."))
    ] = False,
    contacts: Annotated[
        bool, typer.Option("--contacts", help=_("csv: the contacts. So it is unless --exchanges is said."))
    ] = False,
    exchanges: Annotated[bool, typer.Option("--exchanges", help=_("csv: what passed with them."))] = False,
    people: Annotated[
        list[str] | None,
        typer.Option(
            "--people",
            metavar="NAMES",
            autocompletion=completing.names,
            help=_("Only these, parted by commas. Repeatable."),
        ),
    ] = None,
    sphere: Annotated[str | None, typer.Option("--sphere", metavar="NAME", help=_("Only those in a sphere."))] = None,
    community: Annotated[
        str | None, typer.Option("--community", metavar="NAME", help=_("Only members of a community."))
    ] = None,
    role: Annotated[str | None, typer.Option("--role", metavar="ROLE", help=_("Only those with a role."))] = None,
    band: Annotated[
        str | None,
        typer.Option("--band", metavar="BAND", help=_("inner, close, active, faint, dormant or ghost.")),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DAY", help=_("What passed since; of contacts, those with whom it did.")),
    ] = None,
    version: Annotated[
        str | None, typer.Option("--version", metavar="3|4", help=_("vcard: 4 unless said; 3 for older programs."))
    ] = None,
    json: options.Json = False,
) -> None:
    """Write everything out, or a part: netj export json all.json; netj export csv people.csv --sphere rust.

    FORMAT is json, which holds everything, csv, which holds the contacts, or with --exchanges what passed, vcard,
    or ics, a calendar of birthdays, promises, who will be ready when, and what was.
    Or markdown, a folder of one note a person for Obsidian and its like: FILE is its name, and it has to be new.
    Without a FILE, or with -, it goes to standard output.
    """
    app = App.of(ctx, json=json)
    if contacts and exchanges:
        raise errors.Contradiction(first="--contacts", second="--exchanges")
    selection = Selection(
        people=tuple(reading.people(app, people)) if people else (),
        sphere=sphere,
        community=reading.community(community) if community is not None else None,
        role=role,
        band=reading.choice(band, BAND_NAMES, _("band")),
        since=dates.past(since, app.today) if since is not None else None,
    )
    what = service.CONTACTS if contacts else service.EXCHANGES if exchanges else None
    want = service.wanted(format_, what, selection, version)
    if file is None or file == "-":
        with output.file() as out:
            service.fill(app.journal, want, app.today, out)
        return
    done = service.write_out(app.journal, want, app.today, Path(file), replace=force)
    app.show(done, views.exported, views.exported_data)
