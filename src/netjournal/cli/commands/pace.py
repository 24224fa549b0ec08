"""`snooze` and `pace`: later, and how often."""

import datetime as dt
from typing import Annotated

import typer

from netjournal import dates, errors, text
from netjournal.cli import reading
from netjournal.cli.app import App
from netjournal.cli.options import Json, WhoAndTime
from netjournal.i18n import _
from netjournal.services import pace as service
from netjournal.views import pace as view

_USUAL_SNOOZE = "1w"


def snooze(
    ctx: typer.Context,
    words: WhoAndTime = None,
    wake: Annotated[bool, typer.Option("--wake", help=_("End the snooze."))] = False,
    json: Json = False,
) -> None:
    """Put someone off: netj snooze sam 2w (a week unless said). The next exchange ends it."""
    app = App.of(ctx, json=json)
    if not words:
        raise errors.UsageFault(problem=_("It is not said who is meant."), command="netj snooze")
    who = app.who(words[0])
    if wake:
        result = service.wake(app.to_write(), who)
    else:
        until = _until(" ".join(words[1:]) or _USUAL_SNOOZE, app.today)
        result = service.snooze(app.to_write(), who, until)
    app.show(result, view.snoozed, view.snoozed_data)


def _until(time: str, today: dt.date) -> dt.date:
    """Return the day at the end of a length of time, or the day that was named."""
    try:
        days = dates.span(time)
    except errors.BadSpan:
        return dates.ahead(time, today)
    return dt.date.fromordinal(min(today.toordinal() + days, dt.date.max.toordinal()))


def pace(
    ctx: typer.Context,
    words: WhoAndTime = None,
    sphere: Annotated[str | None, typer.Option("--sphere", metavar="NAME", help=_("For everyone in a sphere."))] = None,
    role: Annotated[str | None, typer.Option("--role", metavar="ROLE", help=_("For everyone in a role."))] = None,
    json: Json = False,
) -> None:
    """Choose how often to be in touch: netj pace sam 3w, netj pace @pycon 2m, netj pace sam none.

    For everyone in a sphere or a role: netj pace 3w --sphere rust, netj pace 6w --role mentor. What is chosen
    for a contact goes before what is chosen for a group. Without a time, show what is chosen.
    """
    app = App.of(ctx, json=json)
    said = list(words or [])
    if role is not None:
        if sphere is not None:
            raise errors.Contradiction(first="--sphere", second="--role")
        _of_role(app, service.role(app.journal, text.clean(role, _("role"))), " ".join(said))
        return
    fact, key, name = _whose(app, sphere, said)
    time = " ".join(said if sphere else said[1:])
    if not time:
        result = service.pace_of(app.journal, fact, key, name)
    else:
        result = service.set_pace(app.to_write(), fact, key, name, reading.pace_of(time) or None)
    app.show(result, view.paced, view.paced_data)


def _of_role(app: App, role: str, time: str) -> None:
    """Choose, or show, the pace of everyone in a role."""
    if time:
        result = service.set_pace_of_role(app.to_write(), role, reading.pace_of(time) or None)
    else:
        result = service.pace_of_role(app.journal, role)
    app.show(result, view.paced, view.paced_data)


def _whose(app: App, sphere: str | None, said: list[str]) -> tuple[str, int, str]:
    """Return whose pace is meant: the table, its key and its name."""
    if sphere:
        return "sphere", *service.group(app.journal, "sphere", sphere)
    if not said:
        raise errors.UsageFault(problem=_("It is not said whose pace is meant."), command="netj pace")
    if said[0].startswith("@"):
        return "community", *service.group(app.journal, "community", said[0][1:])
    who = app.who(said[0])
    return "contact", who.key, who.name
