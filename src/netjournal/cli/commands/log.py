"""`log`, `gave`, `got`, `tried` and `thank`: what passed between you and people who are here already."""

from typing import Annotated

import typer

from netjournal import dates, errors
from netjournal.cli import asking, entries, reading
from netjournal.cli.app import App
from netjournal.cli.options import (
    At,
    Channel,
    FromThem,
    Gave,
    Got,
    Json,
    NameWords,
    Note,
    On,
    Owe,
    Thanked,
    Value,
    With,
)
from netjournal.i18n import _
from netjournal.services import exchanges
from netjournal.views import logged


def log(
    ctx: typer.Context,
    words: NameWords = None,
    with_: With = None,
    on: On = None,
    at: At = None,
    channel: Channel = None,
    gave: Gave = None,
    got: Got = None,
    thanked: Thanked = False,
    owe: Owe = None,
    value: Value = None,
    from_them: FromThem = False,
    note: Note = None,
    json: Json = False,
) -> None:
    """Log an encounter: netj log sam caught up on the phone --got "referral: intro to Jo" --on tue.

    The first word says who (quote it if it needs two; commas part several people), the rest is the note.
    What was given or got may start with its kind: guidance, referral, emotional, practical (so it is unless
    said), introduction, information, recognition, collaboration. With several people, it starts with the name.
    What you promised may end with its day: --owe "send the outline by fri".
    """
    app = App.of(ctx, json=json)
    entries.log(
        app,
        words,
        with_=with_,
        on=on,
        at=at,
        note=note,
        channel=channel,
        from_them=from_them,
        gave=gave,
        got=got,
        value=value,
        thanked=thanked,
        owe=owe,
    )


def gave(
    ctx: typer.Context,
    words: NameWords = None,
    on: On = None,
    channel: Channel = None,
    value: Value = None,
    note: Note = None,
    json: Json = False,
) -> None:
    """Note something you gave without a meeting: netj gave sam "guidance: read his contract".

    It may start with its kind: guidance, referral, emotional, practical (so it is unless said), introduction,
    information, recognition, collaboration.
    """
    app = App.of(ctx, json=json)
    name, free, typed = reading.who_and_words(words, "netj gave")
    note = reading.one_note(note, typed if free else None)
    said = reading.said(app, on=on, channel=channel, value=value, note=note, gave=[_passed(free or typed, "gave")])
    people = reading.people(app, [name], create=True)
    app.show(exchanges.log(app.to_write(), people, said, app.today, met=False), logged.page, logged.data)


def got(
    ctx: typer.Context,
    words: NameWords = None,
    on: On = None,
    channel: Channel = None,
    thanked: Thanked = False,
    value: Value = None,
    note: Note = None,
    json: Json = False,
) -> None:
    """Note something you got without a meeting: netj got sam "referral: sent Jo my way".

    It may start with its kind: guidance, referral, emotional, practical (so it is unless said), introduction,
    information, recognition, collaboration. Help that you got asks for thanks, which netj due then shows.
    """
    app = App.of(ctx, json=json)
    name, free, typed = reading.who_and_words(words, "netj got")
    note = reading.one_note(note, typed if free else None)
    said = reading.said(
        app,
        on=on,
        channel=channel,
        value=value,
        note=note,
        got=[_passed(free or typed, "got")],
        thanked=thanked,
        from_them=True,
    )
    people = reading.people(app, [name], create=True)
    app.show(exchanges.log(app.to_write(), people, said, app.today, met=False), logged.page, logged.data)


def tried(
    ctx: typer.Context,
    words: NameWords = None,
    on: On = None,
    channel: Channel = None,
    note: Note = None,
    json: Json = False,
) -> None:
    """Note an attempt that got no answer: netj tried sam left a message. It resets no clock."""
    app = App.of(ctx, json=json)
    name, free, typed = reading.who_and_words(words, "netj tried")
    said = reading.said(app, on=on, channel=channel, note=reading.one_note(note, free, typed))
    people = reading.people(app, [name])
    app.show(exchanges.tried(app.to_write(), people, said), logged.page, logged.data)


def thank(
    ctx: typer.Context,
    words: NameWords = None,
    waive: Annotated[bool, typer.Option("--waive", help=_("No thanks are needed: take them off the list."))] = False,
    tell: Annotated[
        str | None,
        typer.Option("--tell", metavar="TIME", help=_("Be reminded after 4w, say, to tell them how it turned out.")),
    ] = None,
    on: On = None,
    channel: Channel = None,
    json: Json = False,
) -> None:
    """Say thanks: netj thank sam for the introduction to Jo. With --waive, wave them off.

    With --tell 4w you promise to tell them how it turned out, which netj due then reminds of.
    """
    app = App.of(ctx, json=json)
    if waive and tell:
        raise errors.Contradiction(first="--waive", second="--tell")
    wait = dates.span(tell) if tell is not None else None
    name, *said_too = reading.who_and_words(words, "netj thank")
    who = app.who(name)
    if waive:
        result = exchanges.waive(app.to_write(), who, app.today)
    else:
        said = reading.said(app, on=on, channel=channel)
        spoken = "\n".join(text for text in said_too if text)
        result = exchanges.thank(app.to_write(), who, spoken, said, app.today, tell_in=wait)
    app.show(result, logged.page, logged.data)


def _passed(text: str | None, verb: str) -> str:
    """Return what was given or got; ask for it on a terminal where it was not said."""
    if text is None and asking.can_ask():
        text = asking.text(_("What was it")) or None
    if text is None:
        raise errors.EmptyText(what=_("text of what you {verb}").format(verb=verb))
    return text
