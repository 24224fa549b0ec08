"""`import`: people and exchanges in from files, whatever program wrote them."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from netjournal import errors
from netjournal.cli import asking, options, output
from netjournal.cli.app import App
from netjournal.domain.transfer import LARGE, Imported, Own
from netjournal.errors.files import Undecided
from netjournal.formats import archives, csv_rows, reading
from netjournal.formats.reading import Source
from netjournal.i18n import N_, _, plural
from netjournal.services import transfer
from netjournal.views import transfer as views

#: Bytes from which reading is worth a progress bar.
_LONG = 2_000_000
_DATE_ORDERS = {"dmy": N_("day first, as in 31/12/26"), "mdy": N_("month first, as in 12/31/26")}


def import_(
    ctx: typer.Context,
    files: Annotated[list[str] | None, typer.Argument(metavar="FILE…", show_default=False)] = None,
    format_: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help=_("The format; recognised unless said."))
    ] = None,
    me: Annotated[
        list[str] | None,
        typer.Option("--me", metavar="WHO", help=_("Your own name or e-mail in these files. Repeatable.")),
    ] = None,
    region: Annotated[
        str | None, typer.Option("--region", metavar="GB", help=_("Country of phone numbers that name none."))
    ] = None,
    dates: Annotated[
        str | None, typer.Option("--dates", metavar="dmy", help=_("dmy or mdy, where a chat does not tell."))
    ] = None,
    large: Annotated[bool, typer.Option("--large", help=_("Take meetings of more than twelve people too."))] = False,
    with_text: Annotated[
        bool, typer.Option("--with-text", help=_("Take what messages say as well, not only how many on which day."))
    ] = False,
    list_: Annotated[bool, typer.Option("--list", help=_("Show past imports."))] = False,
    yes: options.Yes = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
) -> int:
    """Bring people and exchanges in from where they are: netj import contacts.vcf. A - is standard input.

    It reads vCard, LinkedIn (the zip or its folder), Google, Outlook and Thunderbird contacts, calendars (.ics), mail
    (.mbox), WhatsApp chats, Monica, friends.md, and netj's own CSV and JSON; each file is recognised. What would come
    in is shown first: who is new, who is known again and how, and bad rows with their reason. Nothing is written
    before a yes, or without --yes where nobody can be asked. The same file twice adds nothing; netj undo takes an
    import back whole.

    Your own CSV is UTF-8 with a header. With a date column, rows are exchanges: date,name and optionally way, kind,
    what, value, channel, started_by, community, email, encounter. Without it, rows are contacts: name and optionally
    email, phone, org, title, location, sphere, role, note, birthday, met, via, pace.
    """
    app = App.of(ctx, json=json)
    if list_:
        if files:
            raise errors.UsageFault(problem=_("--list takes no files."), command="netj import --list")
        app.show(transfer.past(app.journal), views.past, views.past_data, long=True)
        return 0
    if not files:
        raise errors.UsageFault(problem=_("It takes the files to bring in."), command="netj import")
    own = _own(app, me or [], region, dates)._replace(with_large=large, with_text=with_text)
    with contextlib.ExitStack() as stack:
        sources = [stack.enter_context(source) for name in files for source in _opened(name)]
        if yes and not dry_run:
            done = _bring_in(app, sources, own, format_)
            app.show(done, views.imported, views.imported_data)
            return _outcome(done)
        own, seen = _seen(app, sources, own, format_)
        app.show(seen, views.imported, views.imported_data)
        if dry_run or not seen.imported:
            return _outcome(seen)
        app.close()
        rows = plural(seen.imported, "{n} row", "{n} rows")
        app.confirm(_("Import {rows}?").format(rows=rows), _("the import"), yes=yes)
        app.show(_bring_in(app, sources, own, format_), views.imported, views.imported_data)
    return 0


def _outcome(seen: Imported) -> int:
    """Return how the command ends: files of which every single row is refused are refused themselves."""
    readable = seen.imported or seen.here or seen.people or seen.left
    return errors.Refused.exit_code if seen.refused and not readable else 0


def _own(app: App, me: list[str], region: str | None, dates: str | None) -> Own:
    """Return what is known of the person: from the settings, and from this line."""
    if dates is not None and dates.casefold() not in _DATE_ORDERS:
        raise errors.BadChoice(given=dates, what=_("order of dates"), choices=", ".join(_DATE_ORDERS))
    names = (*csv_rows.parted(app.settings.words("me")), *me)
    where = region if region is not None else app.settings.words("region")
    return Own(app.today, names, where.upper(), (dates or "").casefold())


def _seen(app: App, sources: list[Source], own: Own, named: str | None) -> tuple[Own, Imported]:
    """Return what would come in, once what the files leave open is asked and answered."""
    can_ask = asking.can_ask() and not app.json
    while True:
        try:
            seen = _bring_in(app, sources, own, named, dry=True)
            break
        except Undecided as open_:
            if not can_ask:
                raise
            app.close()
            own = _decided(own, open_)
    many = seen.left.get(_(LARGE), 0)
    if many and can_ask and not own.with_large:
        app.close()
        meetings = plural(many, "one meeting, mail or talk", "{n} meetings, mails and talks")
        if asking.yes(_("Of more than twelve people: {meetings}. Take them too?").format(meetings=meetings)):
            own = own._replace(with_large=True)
            seen = _bring_in(app, sources, own, named, dry=True)
    return own, seen


def _decided(own: Own, open_: Undecided) -> Own:
    """Ask what a file does not tell, and return what is known with the answer.

    Raises:
        Undecided: when it was answered before, and the answer does not settle it.
    """
    question, option = open_.message, str(open_.facts.get("option", ""))
    if "--dates" in option and not own.date_order:
        orders = list(_DATE_ORDERS)
        chosen = asking.choose(question, [_(_DATE_ORDERS[order]) for order in orders])
        return own._replace(date_order=orders[chosen])
    if "--me" in option:
        told = asking.text(f"{question} {_('Your own name or e-mail in it')}")
        if told and told not in own.names:
            return own._replace(names=(*own.names, told))
    raise open_


def _bring_in(app: App, sources: list[Source], own: Own, named: str | None, *, dry: bool = False) -> Imported:
    """Bring files in; a dry run where there is no journal yet makes none."""
    journal = app.journal if dry and not app.path.exists() else app.to_write()
    long = sum(source.size for source in sources) > _LONG
    with output.progress(_("reading"), of_bytes=True) if long else contextlib.nullcontext() as progress:
        return transfer.bring_in(journal, sources, own, named=named, dry=dry, progress=progress)


def _opened(name: str) -> Iterator[Source]:
    if name != "-":
        yield from archives.opened(Path(name))
    elif sys.stdin is None:
        raise errors.EmptyText(what=_("standard input"))
    else:
        yield reading.spooled(sys.stdin.buffer, _("standard input"))
