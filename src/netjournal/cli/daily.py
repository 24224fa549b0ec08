"""What is looked at every day: the morning list, the day in brief, the ranking; and which lines need no parser.

A line that names one of them and says no more than that needs none, and loading Typer is half of what such a line
would cost. So `main` looks here first; the commands of the same names show the same. Short lines of `add` and `log`
are read by `cli.entries`.
"""

from collections.abc import Callable, Sequence

from netjournal.cli import output
from netjournal.cli.app import App
from netjournal.domain.due import Morning

#: Rows of a day in brief: with the head, the plan and the foot, no more than eight lines.
_BRIEF_ROWS = 5
#: What is written every day.
_ENTRIES = ("add", "log")


def plainly(args: Sequence[str]) -> Callable[[App], None] | None:
    """Return what answers a line that needs no parser; None for every other line."""
    if args and args[0] in _ENTRIES:
        from netjournal.cli import entries  # noqa: PLC0415  each line loads its own command's modules

        return entries.plainly(args)
    return _PLAIN.get(tuple(args))


def today(app: App) -> None:
    """Show today in eight lines or fewer."""
    from netjournal.services import due as service  # noqa: PLC0415  each line loads its own command's modules
    from netjournal.views import due as view  # noqa: PLC0415

    ahead = app.settings.whole("due.birthdays")
    found = service.brief(app.journal, app.today, app.settings.gates, limit=_BRIEF_ROWS, birthdays_ahead=ahead)
    app.show(found, view.brief, view.data)


def morning(app: App, *, limit: int | None = None, everyone: bool = False) -> Morning:
    """Return the morning list: so many rows, as many as the settings say where none are given, or everyone."""
    from netjournal.services import due as service  # noqa: PLC0415

    rows = None if everyone else limit or app.settings.whole("due.limit")
    ahead = app.settings.whole("due.birthdays")
    return service.morning(app.journal, app.today, app.settings.gates, limit=rows, birthdays_ahead=ahead)


def due(app: App, found: Morning | None = None, *, quiet: bool = False) -> None:
    """Show the morning list, or another list of the same kind; quietly, in one line for a shell's start-up."""
    from netjournal.views import due as view  # noqa: PLC0415

    shown = found or morning(app)
    if quiet and not app.json:
        output.show(view.whisper(shown))
    else:
        app.show(shown, view.page, view.data, long=True)


def rank(app: App, *, limit: int | None = None, everyone: bool = False) -> None:
    """Show people by depth, deepest first."""
    from netjournal.services import rank as service  # noqa: PLC0415
    from netjournal.views import rank as view  # noqa: PLC0415

    rows = None if everyone else limit or app.settings.whole("list.limit")
    app.show(service.rank(app.journal, app.today, limit=rows), view.page, view.data, long=True)


def _quietly(app: App) -> None:
    due(app, quiet=True)


def _as_data(show: Callable[[App], None]) -> Callable[[App], None]:
    def shown(app: App) -> None:
        app.json = True
        show(app)

    return shown


_PLAIN: dict[tuple[str, ...], Callable[[App], None]] = {
    (): today,
    ("--json",): _as_data(today),
    ("due",): due,
    ("due", "--json"): _as_data(due),
    ("due", "--quiet"): _quietly,
    ("due", "-q"): _quietly,
    ("rank",): rank,
    ("rank", "--json"): _as_data(rank),
}
