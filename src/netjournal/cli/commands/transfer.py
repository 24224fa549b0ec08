"""`import` and `export`: people and exchanges in from files, and everything out to one."""

import contextlib
import sys
from pathlib import Path
from typing import Annotated

import typer

from netjournal import errors
from netjournal.cli import options, output
from netjournal.cli.app import App
from netjournal.domain.transfer import Imported
from netjournal.formats import reading
from netjournal.formats.reading import Source
from netjournal.i18n import _, plural
from netjournal.services import transfer
from netjournal.views import transfer as views

#: Bytes from which reading is worth a progress bar.
_LONG = 2_000_000


def import_(
    ctx: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE…", show_default=False)],
    format_: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help=_("csv or json; recognised unless said."))
    ] = None,
    yes: options.Yes = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
) -> None:
    """Bring people and exchanges in: netj import contacts.csv. A - is standard input.

    CSV is UTF-8 with a header. With a date column, rows are exchanges: date,name and optionally way, kind, what,
    value, channel, started_by, community, email, encounter. Without it, rows are contacts: name and optionally
    email, phone, org, title, location, sphere, role, note, birthday, met, via, pace. JSON is what netj export json
    wrote. What would come in is shown first, and bad rows with their reason; nothing is written before a yes.
    The same file twice adds nothing.
    """
    app = App.of(ctx, json=json)
    with contextlib.ExitStack() as stack:
        sources = [stack.enter_context(_opened(name)) for name in files]
        if yes and not dry_run:
            app.show(_bring_in(app, sources, format_), views.imported, views.imported_data)
            return
        seen = _bring_in(app, sources, format_, dry=True)
        app.show(seen, views.imported, views.imported_data)
        if dry_run or not seen.imported:
            return
        app.close()
        rows = plural(seen.imported, "{n} row", "{n} rows")
        app.confirm(_("Import {rows}?").format(rows=rows), _("the import"), yes=yes)
        app.show(_bring_in(app, sources, format_), views.imported, views.imported_data)


def _bring_in(app: App, sources: list[Source], named: str | None, *, dry: bool = False) -> Imported:
    """Bring files in; a dry run where there is no journal yet makes none."""
    journal = app.journal if dry and not app.path.exists() else app.to_write()
    long = sum(source.size for source in sources) > _LONG
    with output.progress(_("reading")) if long else contextlib.nullcontext() as progress:
        return transfer.bring_in(journal, sources, app.today, named=named, dry=dry, progress=progress)


def _opened(name: str) -> Source:
    if name != "-":
        return reading.opened(Path(name))
    if sys.stdin is None:
        raise errors.EmptyText(what=_("standard input"))
    return reading.spooled(sys.stdin.buffer, _("standard input"))


def export(
    ctx: typer.Context,
    format_: Annotated[str, typer.Argument(metavar="FORMAT", show_default=False)],
    file: Annotated[str | None, typer.Argument(metavar="[FILE]", show_default=False)] = None,
    force: Annotated[bool, typer.Option("--force", help=_("Replace a file that is there already."))] = False,
    contacts: Annotated[
        bool, typer.Option("--contacts", help=_("csv: the contacts. So it is unless --exchanges is said."))
    ] = False,
    exchanges: Annotated[bool, typer.Option("--exchanges", help=_("csv: what passed with them."))] = False,
    json: options.Json = False,
) -> None:
    """Write everything out: netj export json all.json; netj export csv people.csv.

    FORMAT is json, which holds everything, or csv, which holds the contacts, or with --exchanges what passed.
    Without a FILE, or with -, it goes to standard output.
    """
    app = App.of(ctx, json=json)
    form = transfer.format_named(format_)
    if contacts and exchanges:
        raise errors.Contradiction(first="--contacts", second="--exchanges")
    if form == "json" and (contacts or exchanges):
        raise errors.Contradiction(first="json", second="--contacts" if contacts else "--exchanges")
    what = transfer.EVERYTHING if form == "json" else transfer.EXCHANGES if exchanges else transfer.CONTACTS
    if file is None or file == "-":
        with output.file() as out:
            transfer.fill(app.journal, form, what, out)
        return
    done = transfer.write_out(app.journal, form, what, Path(file), replace=force)
    app.show(done, views.exported, views.exported_data)
