"""`open` and `done`: what is still open, and closing it."""

from typing import Annotated

import typer

from netjournal import dates, errors, text
from netjournal.cli import closing as asked
from netjournal.cli import completing, reading
from netjournal.cli.app import App
from netjournal.cli.options import Json, Name
from netjournal.domain.asks import ANSWERS
from netjournal.domain.closing import Closing
from netjournal.domain.loops import OPEN, Loop
from netjournal.errors.ledger import NoWordsFor
from netjournal.i18n import _
from netjournal.services import loops as service
from netjournal.views import loops as view

WhichAndWords = Annotated[
    list[str] | None, typer.Argument(metavar="N [WORDS]", show_default=False, autocompletion=completing.names)
]
On = Annotated[str | None, typer.Option("--on", metavar="DAY", help=_("When it came about (today unless said)."))]
Gave = Annotated[
    str | None, typer.Option("--gave", metavar="TEXT", help=_("What you gave by keeping it: “guidance: …”."))
]
Got = Annotated[str | None, typer.Option("--got", metavar="TEXT", help=_("What you got by it: “referral: …”."))]


def open_(ctx: typer.Context, words: Name = None, json: Json = False) -> None:
    """Show every open loop, numbered: promises both ways, asks, thanks, introductions, renewals.

    My own promises stand first, by their day. With a name, only what is open with that person.
    Close one by its number: netj done 1
    """
    app = App.of(ctx, json=json)
    who = app.who(" ".join(words)) if words else None
    app.show(service.listed(app.journal, app.today, who), view.page, view.data, long=True)


def done(
    ctx: typer.Context,
    words: WhichAndWords = None,
    kept: Annotated[bool, typer.Option("--kept", help=_("A promise: kept (so it is unless said)."))] = False,
    gave: Gave = None,
    got: Got = None,
    no_log: Annotated[
        bool, typer.Option("--no-log", help=_("A promise: kept, and nothing passed that is worth a line."))
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help=_("An ask: they said yes."))] = False,
    no: Annotated[bool, typer.Option("--no", help=_("An ask: they said no."))] = False,
    none: Annotated[bool, typer.Option("--none", help=_("An ask: no answer came."))] = False,
    told: Annotated[bool, typer.Option("--told", help=_("An ask: they know what came of it."))] = False,
    waive: Annotated[bool, typer.Option("--waive", help=_("Thanks: none are needed."))] = False,
    taken_up: Annotated[bool, typer.Option("--taken-up", help=_("An introduction: they took it up."))] = False,
    not_: Annotated[bool, typer.Option("--not", help=_("An introduction: they did not."))] = False,
    drop: Annotated[bool, typer.Option("--drop", "--dropped", help=_("Any: take it off the list."))] = False,
    on: On = None,
    json: Json = False,
) -> None:
    """Close an open loop by its number: netj done 1, or netj done sam where only one thing is open.

    A promise: the words say what it was, and are logged: netj done 1 guidance: the slides. Without words, its own
    words are; with --no-log, nothing is.

    An ask: netj done 2 --yes, later what came of it: netj done 2 got the interview, and once they know: --told.

    Thanks: netj done 3 it helped a lot. An introduction: --taken-up or --not. A renewal: moved on by a year.
    """
    app = App.of(ctx, json=json)
    which, free = _which_and_words(words)
    said = {"kept": kept, "yes": yes, "no": no, "none": none, "told": told, "waive": waive}
    said |= {"taken-up": taken_up, "not": not_, "drop": drop}
    others = {"--gave": gave, "--got": got, "--no-log": no_log, "--on": on}
    options = [
        *(f"--{end}" for end in said if said[end]),
        *(name for name, given in others.items() if given not in (None, False)),
    ]
    loop = asked.meant(app, which, options)
    asked.fitting(loop, options)
    free = _without_name(loop, which, free)
    closing = _closing(loop, [end for end in said if said[end]], free, got if gave is None else gave)
    if no_log and closing.passed is not None:
        raise errors.Contradiction(first=_("the words “{words}”").format(words=closing.passed[:60]), second="--no-log")
    closing = closing._replace(is_logged=not no_log, on=None if on is None else dates.past(on, app.today))
    closing = _cleaned(asked.filled(app, loop, closing))
    app.show(service.close(app.to_write(), loop, closing, app.today), view.closed, view.closed_data)


def _which_and_words(words: list[str] | None) -> tuple[str, str | None]:
    line, typed = reading.line_and_typed(words)
    if not line:
        raise errors.UsageFault(
            problem=_("It is not said what is done: netj open has the numbers."), command="netj done"
        )
    if len(line) > 1 and all(word.isdigit() for word in line):
        raise errors.UsageFault(
            problem=_("One is closed at a time: netj done 1, then netj done 2."), command="netj done"
        )
    return line[0], "\n".join(part for part in (" ".join(line[1:]), typed) if part) or None


def _without_name(loop: Loop, which: str, free: str | None) -> str | None:
    """Return the words without the rest of a name that was typed in full: netj done sam okafor."""
    for name in filter(None, (loop.name, loop.other)):
        many = len(name.split())
        typed = f"{which} {free or ''}".split(maxsplit=many)
        if many > 1 and text.folded(" ".join(typed[:many])) == text.folded(name):
            return typed[many] if len(typed) > many else None
    return free


def _closing(loop: Loop, ends: list[str], free: str | None, passed: str | None) -> Closing:
    """Return what was typed of a loop; the words belong to what passed or to what came of it."""
    is_told = "told" in ends and len(ends) > 1
    ends = [end for end in ends if not (is_told and end == "told")]
    if len(ends) > 1:
        raise errors.Contradiction(first=f"--{ends[0]}", second=f"--{ends[1]}")
    if is_told and ends != ["yes"]:
        raise errors.Contradiction(first=f"--{ends[0]}", second="--told")
    end = ends[0] if ends else None
    if free and end is None and loop.kind == "ask" and loop.stage == OPEN:
        answer, _space, rest = free.partition(" ")
        if answer.casefold() in ANSWERS:  # netj done 2 yes, as one would say it
            end, free = answer.casefold(), rest or None
    if free and loop.kind == "promise":
        if passed is not None:
            raise errors.Contradiction(first=_("the words “{words}”").format(words=free[:60]), second="--gave")
        passed, free = free, None
    if passed is not None and end in ("no", "none"):
        raise errors.Contradiction(first=f"--{end}", second="--got")
    if (free or passed) and (end in ("drop", "waive") or loop.kind in ("introduction", "renewal")):
        raise NoWordsFor(words=(free or passed or "")[:60], what=view.named(loop))
    return Closing(end=end, words=free, passed=passed, is_told=is_told)


def _cleaned(closing: Closing) -> Closing:
    """Return what was said with each text made sure of."""
    words, passed = closing.words, closing.passed
    return closing._replace(
        words=text.clean(words, _("text"), text.NOTE_MOST) if words else None,
        passed=text.clean(passed, _("text"), text.NOTE_MOST) if passed is not None else None,
    )
