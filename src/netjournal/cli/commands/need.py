"""`need`, `offer` and `needs`: what people look for, what they can do, and who could help whom."""

from typing import Annotated

import typer

from netjournal import dates, errors
from netjournal.cli import numbers, reading
from netjournal.cli.app import App
from netjournal.cli.options import Json, NameWords, On
from netjournal.domain.contacts import Who
from netjournal.domain.needs import Need
from netjournal.i18n import _
from netjournal.services import needs as service
from netjournal.views import needs as view

Met = Annotated[str | None, typer.Option("--met", metavar="N or TEXT", help=_("It is met: a number of the last list."))]
Drop = Annotated[str | None, typer.Option("--drop", metavar="N or TEXT", help=_("It is no longer so: take it off."))]


def need(
    ctx: typer.Context, words: NameWords = None, on: On = None, met: Met = None, drop: Drop = None, json: Json = False
) -> None:
    """Note what someone looks for: netj need sam a React developer. What they could use is how you can help.

    What you look for yourself: netj need me a flat in Leeds. “me” is you, unless a contact has exactly that name.
    It may start with one of the four supports: guidance, referral, emotional, practical.
    netj need alone lists what is open, netj need sam what Sam looks for and offers.
    Close one by its number there: netj need --met 2, or by its words: netj need sam --met "React".
    """
    _run(App.of(ctx, json=json), "need", words, on=on, met=met, drop=drop)


def offer(
    ctx: typer.Context, words: NameWords = None, on: On = None, met: Met = None, drop: Drop = None, json: Json = False
) -> None:
    """Note what someone can do: netj offer lena React and Vue. It is matched with what others look for.

    What you can do yourself: netj offer me guidance: pricing. “me” is you, unless a contact has exactly that name.
    It may start with one of the four supports: guidance, referral, emotional, practical.
    netj offer alone lists what is offered, netj offer lena what Lena looks for and offers.
    Take one off by its number there: netj offer --drop 2, or by its words: netj offer lena --drop "React".
    """
    _run(App.of(ctx, json=json), "offer", words, on=on, met=met, drop=drop)


def needs(ctx: typer.Context, json: Json = False) -> None:
    """Show whom you could help today, and how: with what you offer yourself, or by introducing whom.

    Needs meet offers by their words: “a React developer” meets “React and Vue”. Where nobody offers it, people
    whose title, organisation, note or sphere sounds like it are named. Below stands who could help you.
    """
    app = App.of(ctx, json=json)
    app.show(service.matches(app.journal, app.today), view.matches, view.matches_data, long=True)


def _run(app: App, side: str, words: list[str] | None, *, on: str | None, met: str | None, drop: str | None) -> None:
    """Note, close or list, as the line asks."""
    line, typed = reading.line_and_typed(words)
    text = "\n".join(part for part in (" ".join(line[1:]), typed) if part)
    if met is not None or drop is not None:
        _close(app, side, line[:1], text, met=met, drop=drop, on=on)
    elif not line:
        app.show(service.listed(app.journal, side, app.today), view.listed, view.listed_data, long=True)
    elif not text:
        if on is not None:
            raise errors.EmptyText(what=_("text of what is looked for or offered"))
        result = service.listed_of(app.journal, _whose(app, line[0]), side, app.today)
        app.show(result, view.listed, view.listed_data)
    else:
        who = _whose(app, line[0])
        day = dates.past(on, app.today) if on is not None else app.today
        app.show(service.note(app.to_write(), who, side, text, day, app.today), view.noted, view.noted_data)


def _whose(app: App, name: str) -> Who | None:
    """Return the contact that is meant, or nobody for yourself."""
    return None if service.means_me(app.journal, name) else app.who(name)


def _close(
    app: App, side: str, name: list[str], text: str, *, met: str | None, drop: str | None, on: str | None
) -> None:
    if met is not None and drop is not None:
        raise errors.Contradiction(first="--met", second="--drop")
    if text:
        raise errors.Contradiction(first=_("the words “{words}”").format(words=text[:60]), second="--met, --drop")
    day = dates.past(on, app.today) if on is not None else app.today
    if met is not None:
        one, outcome = _meant(app, side, met, name), "met"
    else:
        one, outcome = _meant(app, side, drop or "", name), "dropped"
    app.show(service.close(app.to_write(), one, outcome, day), view.closed, view.closed_data)


def _meant(app: App, side: str, given: str, name: list[str]) -> Need:
    """Return the need or offer that a number of the last list, or some words, mean."""
    if given.isascii() and given.isdigit():
        ref = numbers.recall(app.path, given)
        if ref.kind != "need":
            raise errors.WrongNumber(number=given, what=numbers.worded(ref.kind), wanted=_("a need or an offer"))
        return service.by_id(app.journal, ref.id, given)
    return service.open_one(app.journal, side, given, app.today, [_whose(app, one) for one in name])
