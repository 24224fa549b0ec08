"""`promise`: what you said you would do for someone, or they for you."""

from typing import Annotated

import typer

from netjournal import dates, errors, text
from netjournal.cli import asking, reading
from netjournal.cli.app import App
from netjournal.cli.options import By, Json, NameWords, On
from netjournal.i18n import _
from netjournal.services import promises as service
from netjournal.views import promises as view


def promise(
    ctx: typer.Context,
    words: NameWords = None,
    by: By = None,
    from_them: Annotated[bool, typer.Option("--from-them", help=_("They promised it to you."))] = False,
    on: On = None,
    json: Json = False,
) -> None:
    """Note a promise: netj promise sam send the slides by fri. Alone, list those that are open.

    What they promised you: netj promise sam the contract --from-them --by "30 nov". Yours lead netj due when
    their day has come; netj done closes one, and writes what passed. Where “by …” is no deadline: --by none.
    """
    app = App.of(ctx, json=json)
    if not (words or by or on or from_them):
        app.show(service.open_promises(app.journal, app.today), view.listed, view.listed_data)
        return
    name, free, typed = reading.who_and_words(words, "netj promise")
    made = dates.past(on, app.today) if on is not None else app.today
    given = "\n".join(part for part in (free, typed) if part) or _asked(app, from_them=from_them)
    what, due = reading.deadline(app, text.clean(given, _("promise"), text.NOTE_MOST), by)
    who = reading.one_person(app, name, _("A promise is made to one person at a time."), "netj promise")
    result = service.make(app.to_write(), who, what, made=made, due=due, promised_by="them" if from_them else "me")
    app.show(result, view.made, view.made_data)


def _asked(app: App, *, from_them: bool) -> str:
    """Return what was promised, from a question on a terminal."""
    question = _("What did they promise") if from_them else _("What did you promise")
    given = asking.text(question) if asking.can_ask() and not app.json else ""
    if not given:
        raise errors.EmptyText(what=_("promise"))
    return given
