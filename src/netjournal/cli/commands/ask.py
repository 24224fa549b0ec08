"""`ask`: help that you asked for."""

import typer

from netjournal import dates, errors, text
from netjournal.cli import asking, reading
from netjournal.cli.app import App
from netjournal.cli.options import By, Json, NameWords, On
from netjournal.i18n import _
from netjournal.services import asks as service
from netjournal.views import asks as view


def ask(
    ctx: typer.Context,
    words: NameWords = None,
    by: By = None,
    on: On = None,
    json: Json = False,
) -> None:
    """Note help that you asked for: netj ask sam "referral: intro at the agency" by 4 dec. Alone, list what is open.

    It may start with its kind: guidance, referral, emotional, practical (so it is unless said), introduction,
    information, recognition, collaboration. When they answer: netj done, which writes what you got, and
    later reminds you to tell them how it went. Where “by …” is no deadline: --by none.
    """
    app = App.of(ctx, json=json)
    if not (words or by or on):
        app.show(service.open_asks(app.journal, app.today), view.listed, view.listed_data)
        return
    name, free, typed = reading.who_and_words(words, "netj ask")
    made = dates.past(on, app.today) if on is not None else app.today
    given = "\n".join(part for part in (free, typed) if part) or _asked(app)
    what, due = reading.deadline(app, text.clean(given, _("ask"), text.NOTE_MOST), by)
    who = reading.one_person(app, name, _("One person is asked at a time."), "netj ask")
    result = service.make(app.to_write(), who, what, app.today, made=made, due=due)
    app.show(result, view.made, view.made_data)


def _asked(app: App) -> str:
    """Return what was asked for, from a question on a terminal."""
    given = asking.text(_("What did you ask for")) if asking.can_ask() and not app.json else ""
    if not given:
        raise errors.EmptyText(what=_("ask"))
    return given
