"""`edit`: changing a contact or the last encounter, by options or in the editor."""

from collections.abc import Callable
from typing import Annotated, Any, NamedTuple, TypeVar

import typer

from netjournal import errors
from netjournal.cli import asking, editor, filled, options, reading
from netjournal.cli.app import App
from netjournal.cli.options import DryRun, Json, Name
from netjournal.domain.contacts import Changed, Who
from netjournal.domain.exchanges import Change, Logged
from netjournal.formats import forms
from netjournal.i18n import _
from netjournal.services import contacts, exchanges
from netjournal.views import contacts as view
from netjournal.views import logged
from netjournal.views.page import Page, Paragraph

Result = TypeVar("Result")

_LAST = "last"


class OfEncounter(NamedTuple):
    """What the options say of the last encounter."""

    on: str | None = None
    at: str | None = None
    channel: str | None = None
    gave: list[str] | None = None
    got: list[str] | None = None
    value: str | None = None
    from_them: bool = False


NOTHING_SAID = OfEncounter()


def edit(
    ctx: typer.Context,
    words: Name = None,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help=_("A new name."))] = None,
    alias: Annotated[
        list[str] | None, typer.Option("--alias", metavar="NAME", help=_("Another name. Repeatable."))
    ] = None,
    org: options.Org = None,
    title: options.Title = None,
    email: options.Email = None,
    phone: options.Phone = None,
    link: options.Link = None,
    location: options.Location = None,
    sphere: options.Sphere = None,
    community: Annotated[
        list[str] | None, typer.Option("--community", metavar="@NAME", help=_("A community. Repeatable."))
    ] = None,
    role: options.Role = None,
    birthday: options.Birthday = None,
    met: options.Met = None,
    via: options.Via = None,
    why: options.Why = None,
    pace: options.Pace = None,
    note: options.Note = None,
    drop: Annotated[
        list[str] | None,
        typer.Option("--drop", metavar="VALUE", help=_("Take an e-mail, sphere, role … away. Repeatable.")),
    ] = None,
    on: options.On = None,
    at: options.At = None,
    channel: options.Channel = None,
    gave: options.Gave = None,
    got: options.Got = None,
    value: options.Value = None,
    from_them: options.FromThem = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Change a contact (netj edit sam --org Acme), or the last encounter (netj edit last --on tue).

    Options add to lists and replace the rest; an empty text clears it. Without options, your editor opens.
    """
    app = App.of(ctx, json=json)
    if not words:
        raise errors.UsageFault(problem=_("It is not said what to edit."), command="netj edit")
    query = " ".join(words)
    meeting = OfEncounter(on, at, channel, gave, got, value, from_them)
    lists = {
        "emails": email,
        "phones": phone,
        "links": link,
        "spheres": sphere,
        "communities": community,
        "roles": role,
        "aliases": alias,
        "drop": drop,
    }
    plain = {"org": org, "title": title, "location": location, "met": met, "why": why}
    of_contact = (*lists.values(), *plain.values(), name, birthday, via, pace)
    is_about_contact = any(given is not None for given in of_contact)
    if query == _LAST:
        if is_about_contact or dry_run:
            raise errors.Contradiction(first="edit last", second=_("options of a contact"))
        _edit_last(app, meeting, note)
        return
    if meeting != NOTHING_SAID:
        raise errors.Contradiction(first=_("a contact"), second=_("options of an encounter"))
    who = app.who(query)
    if not is_about_contact and note is None:
        _contact_in_editor(app, who)
        return
    fields = reading.fields(app, name=name, birthday=birthday, via=via, pace=pace, note=note, **plain, **lists)
    app.show(contacts.edit(app.to_write(), who, fields, dry=dry_run), view.changed, view.changed_data)


# --- the last encounter ------------------------------------------------------------------------------


def _edit_last(app: App, said: OfEncounter, note: str | None) -> None:
    meeting, passed = exchanges.last(app.journal)
    if note is not None or said != NOTHING_SAID:
        change = _change(app, said, note)
        app.show(exchanges.edit(app.to_write(), meeting, change, app.today), logged.page, logged.data)
        return
    _check_terminal(_("Editing without options"), _("Say what to change: netj edit last --note TEXT --on DAY"))

    def use(typed: str) -> Logged:
        form = filled.encounter_from(app, forms.read(typed, forms.ENCOUNTER_KEYS))
        return exchanges.rewrite(app.to_write(), meeting, passed, form, app.today)

    result = editor.edited(forms.of_encounter(meeting, passed), app.path.parent, use)
    _show_edited(app, result, logged.page, logged.data)


def _change(app: App, said: OfEncounter, note: str | None) -> Change:
    """Return what the options say of the last encounter, as facts."""
    read = reading.said(
        app,
        on=said.on,
        at=said.at or None,
        channel=said.channel or None,
        gave=said.gave,
        got=said.got,
        value=said.value,
        note=note or None,
    )
    columns: dict[str, str | None] = {}
    if said.on is not None:
        columns["date"] = read.date.isoformat()
    if said.at is not None:
        columns |= {"place": read.place, "community": read.community}
    if said.channel is not None:
        columns["channel"] = read.channel
    if said.from_them:
        columns["started_by"] = "them"
    if note is not None:
        columns["note"] = read.note
    return Change(columns=columns, value=read.value, gave=read.gave, got=read.got)


# --- a contact in the editor -------------------------------------------------------------------------


def _contact_in_editor(app: App, who: Who) -> None:
    _check_terminal(_("Editing without options"), _("Say what to change: netj edit NAME --org TEXT"))
    contact = contacts.read(app.journal, who)

    def use(typed: str) -> Changed:
        form = forms.read(typed, tuple(forms.CONTACT_KEYS))
        return contacts.rewrite(app.to_write(), contact, filled.contact_from(app, form, contacts.fields_of(contact)))

    result = editor.edited(forms.of_contact(contact), app.path.parent, use)
    _show_edited(app, result, view.changed, view.changed_data)


def _check_terminal(what: str, instead: str) -> None:
    if not asking.can_ask():
        raise errors.NoTerminal(what=what, instead=instead)


def _show_edited(
    app: App, result: Result | None, page: Callable[[Result], Page], data: Callable[[Result], Any]
) -> None:
    if result is None:
        app.say(Page((Paragraph(_("Nothing was changed.")),)))
    else:
        app.show(result, page, data)
