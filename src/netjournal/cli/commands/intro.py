"""`intro` and `knows`: bringing people together, and who knows whom."""

from typing import Annotated

import typer

from netjournal import errors
from netjournal.cli import reading
from netjournal.cli.app import App
from netjournal.cli.options import Channel, Json, NameWords, On
from netjournal.domain.contacts import Who
from netjournal.domain.introductions import PLAIN, RELATIONS
from netjournal.i18n import _
from netjournal.services import introductions
from netjournal.views import introductions as view


def intro(
    ctx: typer.Context,
    words: NameWords = None,
    on: On = None,
    channel: Channel = None,
    met: Annotated[bool, typer.Option("--met", help=_("You were all together, and talked."))] = False,
    again: Annotated[bool, typer.Option("--again", help=_("Introduce them although the last time is open."))] = False,
    json: Json = False,
) -> None:
    """Introduce two people to each other: netj intro sam priya both build schedulers.

    The first two words say who (quote a name of several words), the rest says what they share. It counts as
    something that you gave to both, by message unless --channel says otherwise. netj open lists it until netj done
    says what came of it. Without names, list the introductions that you made.
    """
    app = App.of(ctx, json=json)
    line, typed = reading.line_and_typed(words)
    if not line:
        app.show(introductions.listed(app.journal, app.today), view.listed, view.listed_data, long=True)
        return
    one, two, rest = _two(app, line, "netj intro")
    note = reading.one_note(None, " ".join(rest) or None, typed)
    said = reading.said(app, on=on, channel=channel, note=note)
    result = introductions.introduce(app.to_write(), one, two, said, app.today, met=met, again=again)
    app.show(result, view.made, view.made_data)


def knows(
    ctx: typer.Context,
    words: NameWords = None,
    as_: Annotated[
        str | None,
        typer.Option("--as", metavar="HOW", help=_("friend, colleague, family, partner or mentor; knows unless said.")),
    ] = None,
    off: Annotated[bool, typer.Option("--not", help=_("Take it away."))] = False,
    json: Json = False,
) -> None:
    """Note that two contacts know each other: netj knows sam priya --as colleague.

    With --as mentor, the first is a mentor of the second; all else is the same both ways. With --not and no
    --as, whatever is noted of the two is taken away. With one name, show whom they know.
    """
    app = App.of(ctx, json=json)
    kind = reading.choice(as_, RELATIONS, _("relation"))
    names = _names(list(words or []))
    if len(names) == 1 and kind is None and not off:
        app.show(introductions.circle(app.journal, app.who(names[0]), app.today), view.circle, view.circle_data)
        return
    one, two, rest = _two(app, names, "netj knows")
    if rest:
        problem = _("“{words}” is left over; quote a name of several words.").format(words=" ".join(rest))
        raise errors.UsageFault(problem=problem, command="netj knows")
    if off:
        result = introductions.part(app.to_write(), one, two, kind)
    else:
        result = introductions.relate(app.to_write(), one, two, kind or PLAIN)
    app.show(result, view.noted, view.noted_data)


def _two(app: App, words: list[str], command: str) -> tuple[Who, Who, list[str]]:
    """Return the two contacts that the first words mean, and the words after them."""
    names = _names(words)
    if len(names) < 2:  # noqa: PLR2004  one and the other
        problem = _("It takes two names; quote a name of several words.")
        raise errors.UsageFault(problem=problem, command=command)
    return app.who(names[0]), app.who(names[1]), names[2:]


def _names(words: list[str]) -> list[str]:
    """Return the words with the first two names apart, also where a comma parts them: “sam, priya”, sam,priya."""
    first, comma, second = words[0].partition(",") if words else ("", "", "")
    if comma:
        return [name.strip() for name in (first, second) if name.strip()] + words[1:]
    return words
