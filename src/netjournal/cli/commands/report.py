"""`report`: whether your network is deep or merely large."""

from typing import Annotated

import typer

from netjournal import errors, text
from netjournal.cli import options, reading
from netjournal.cli.app import App
from netjournal.domain.exchanges import KINDS
from netjournal.domain.report_parts import PARTS, SHOWN
from netjournal.i18n import _
from netjournal.services import report as service
from netjournal.views import report as view
from netjournal.views import report_data, report_parts
from netjournal.views.report_words import NAMED


def report(
    ctx: typer.Context,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help=_("First day of the period: 1 sep, 3m …"))
    ] = None,
    weeks: Annotated[
        int | None,
        typer.Option("--weeks", metavar="N", min=1, max=520, help=_("Weeks up to today (12 unless set).")),
    ] = None,
    why: Annotated[
        str | None,
        typer.Option("--why", metavar="PART", help=_("Open a part to the entries behind it: depth, asks, guidance …")),
    ] = None,
    limit: options.Limit = None,
    everything: Annotated[bool, typer.Option("--all", help=_("With --why: every entry, not the first 20."))] = False,
    json: options.Json = False,
) -> None:
    """Show whether your network is deep or merely large: who carries it, what passed, and where it is thin.

    A period up to today is compared with the one of the same length before it. To check a number, open its part:
    netj report --why support
    """
    app = App.of(ctx, json=json)
    if since and weeks:
        raise errors.Contradiction(first="--since", second="--weeks")
    start = reading.period_start(app, since, weeks or app.settings.whole("report.weeks"))
    if why is not None:
        part = _part(why)
        rows = None if everything else limit or SHOWN
        opened = service.opened(app.journal, part, app.today, since=start, limit=rows)
        app.show(opened, report_parts.page, report_parts.data, long=True)
        return
    if limit or everything:
        raise errors.UsageFault(problem=_("--limit and --all go with --why."), command="netj report")
    named = None if app.json else NAMED
    result = service.report(app.journal, app.today, since=start, gates=app.settings.gates, named=named)
    app.show(result, view.page, report_data.data, long=True)


def _part(given: str) -> str:
    """Return the part that was typed, or begun: “intro” is introductions, though a kind begins so too."""
    begun = [part for part in PARTS if part.startswith(text.folded(given))]
    if len(begun) == 1 and text.folded(given) not in KINDS:
        return begun[0]
    return reading.choice(given, (*PARTS, *KINDS), _("part of the report")) or ""
