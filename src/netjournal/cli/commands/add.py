"""`add`: a new contact with the first encounter, in one line, in a short dialogue, or from standard input."""

from typing import Annotated

import typer

from netjournal import errors
from netjournal.cli import asking, entries, options, reading
from netjournal.cli.app import App
from netjournal.domain.exchanges import SUPPORTS
from netjournal.i18n import _


def add(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="NAME", show_default=False)] = None,
    met: options.Met = None,
    on: options.On = None,
    at: options.At = None,
    via: options.Via = None,
    with_: options.With = None,
    org: options.Org = None,
    title: options.Title = None,
    email: options.Email = None,
    phone: options.Phone = None,
    link: options.Link = None,
    location: options.Location = None,
    sphere: options.Sphere = None,
    role: options.Role = None,
    birthday: options.Birthday = None,
    why: options.Why = None,
    note: options.Note = None,
    gave: options.Gave = None,
    got: options.Got = None,
    thanked: options.Thanked = False,
    owe: options.Owe = None,
    value: options.Value = None,
    channel: options.Channel = None,
    from_them: options.FromThem = False,
    pace: options.Pace = None,
    unmet: Annotated[bool, typer.Option("--unmet", help=_("You have not met: write the contact alone."))] = False,
    new: Annotated[bool, typer.Option("--new", help=_("Someone else of the same name."))] = False,
    json: options.Json = False,
) -> None:
    """Add someone you met: netj add Sam Okafor --met "PyCon Leeds" --got "guidance: how to price".

    The words before the first option are the name. One who is here already gets the encounter. Without a
    name, a short dialogue asks; with -, the first line of standard input is the name and the rest a note.
    What was given or got may start with its kind: guidance, referral, emotional, practical (so it is unless
    said), introduction, information, recognition, collaboration. What you promised may end with its day:
    --owe "send the outline by fri".
    """
    app = App.of(ctx, json=json)
    line, typed = reading.line_and_typed(words)
    name = " ".join(line)
    if not name and not words and asking.can_ask() and not json:
        name, met, got, gave, note = _dialogue(met, got, gave, note)
    about = {
        "via": via,
        "birthday": birthday,
        "pace": pace,
        "org": org,
        "title": title,
        "location": location,
        "why": why,
        "emails": email,
        "phones": phone,
        "links": link,
        "spheres": sphere,
        "roles": role,
    }
    entries.add(
        app,
        name,
        met=met,
        at=at,
        with_=with_,
        note=reading.one_note(note, typed),
        unmet=unmet,
        new=new,
        about=about,
        on=on,
        channel=channel,
        from_them=from_them,
        gave=gave,
        got=got,
        value=value,
        thanked=thanked,
        owe=owe,
    )


def _dialogue(
    met: str | None, got: list[str] | None, gave: list[str] | None, note: str | None
) -> tuple[str, str | None, list[str] | None, list[str] | None, str | None]:
    """Ask for what matters most; every question but the first may stay unanswered."""
    name = asking.text(_("Who did you meet"))
    if not name:
        raise errors.EmptyText(what=_("name"))
    met = met or asking.text(_("Where or how")) or None
    if not got:
        got = (
            [t] if (t := asking.text(_("What did you get, if anything ({kind}: …)").format(kind=SUPPORTS[0]))) else None
        )
    if not gave:
        gave = [t] if (t := asking.text(_("What did you give"))) else None
    note = note or asking.text(_("A note")) or None
    return name, met, got, gave, note
