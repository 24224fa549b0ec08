"""`report`: whether your network is deep or merely large."""

from typing import Annotated

import typer

from netjournal import errors
from netjournal.cli import options, reading
from netjournal.cli.app import App
from netjournal.i18n import _
from netjournal.services import report as service
from netjournal.views import report as view
from netjournal.views import report_data


def report(
    ctx: typer.Context,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DAY", help=_("First day of the period: 1 sep, 3m …"))
    ] = None,
    weeks: Annotated[
        int | None,
        typer.Option("--weeks", metavar="N", min=1, max=520, help=_("Weeks up to today (12 unless set).")),
    ] = None,
    json: options.Json = False,
) -> None:
    """Show whether your network is deep or merely large: who carries it, what passed, and where it is thin.

    A period up to today is compared with the one of the same length before it.
    """
    app = App.of(ctx, json=json)
    if since and weeks:
        raise errors.Contradiction(first="--since", second="--weeks")
    start = reading.period_start(app, since, weeks or app.settings.whole("report.weeks"))
    result = service.report(app.journal, app.today, since=start, gates=app.settings.gates)
    app.show(result, view.page, report_data.data, long=True)
