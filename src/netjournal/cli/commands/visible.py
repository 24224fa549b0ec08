"""`visible` and `vanity`: what you showed and who came of it; the big numbers and what they contain."""

from collections.abc import Sequence
from typing import Annotated

import typer

from netjournal import dates, errors
from netjournal.cli import completing, items, reading
from netjournal.cli.app import App
from netjournal.cli.options import Json, On, Words
from netjournal.domain.vanity import number
from netjournal.domain.visible import KINDS, Visible
from netjournal.i18n import _
from netjournal.services import vanity as counts
from netjournal.services import visible as service
from netjournal.views import vanity as vanity_view
from netjournal.views import visible as view

_Kind = Annotated[str | None, typer.Option("--kind", metavar="KIND", help=_("talk, post, contribution or other."))]
_At = Annotated[str | None, typer.Option("--at", metavar="@COMMUNITY", help=_("In which community."))]
_Brought = Annotated[
    list[str] | None,
    typer.Option(
        "--brought",
        metavar="NAME",
        autocompletion=completing.names,
        help=_("Who came to you because of it. Repeatable; commas part names."),
    ),
]
_Remove = Annotated[bool, typer.Option("--remove", help=_("Take it away."))]
#: Words that a number may be parted into, as in 1 840 000.
_NUMBER_WORDS = 4


def visible(
    ctx: typer.Context,
    words: Words = None,
    on: On = None,
    kind: _Kind = None,
    at: _At = None,
    brought: _Brought = None,
    remove: _Remove = False,
    json: Json = False,
) -> None:
    """Note what you made visible: netj visible talk at the meetup --on tue --brought "sam, priya".

    The first word may say its kind: talk, post or contribution. Later, by its number in the list or its id:
    netj visible 2 --brought sam. Without words, list all, newest first. To take one away: netj visible 2 --remove.
    """
    app = App.of(ctx, json=json)
    is_more = any(given is not None for given in (on, kind, at, brought))
    if not words:
        if remove or is_more:
            raise errors.UsageFault(problem=_("It is not said what you made visible."), command="netj visible")
        app.show(service.listed(app.journal, app.today), view.page, view.data, long=True)
        return
    known = _known(app, words)
    if remove:
        if known is None or is_more:
            raise errors.UsageFault(
                problem=_("--remove takes the number of a row of netj visible, or an id, and nothing else."),
                command="netj visible",
            )
        app.show(service.remove(app.to_write(), known), view.shown, view.shown_data)
        return
    if known and not is_more:
        raise errors.UsageFault(problem=_("It is not said what to change about it."), command="netj visible")
    date = dates.past(on, app.today) if on is not None else None
    chosen = reading.choice(kind, KINDS, _("kind"))
    community = _community(app, at)
    people = reading.people(app, brought) if brought else ()
    journal = app.to_write()
    if known:
        result = service.change(journal, known, date=date, kind=chosen, community=community, brought=people)
    else:
        day = date or app.today
        result = service.add(journal, " ".join(words), day, kind=chosen, community=community, brought=people)
    app.show(result, view.shown, view.shown_data)


def _known(app: App, words: Sequence[str]) -> Visible | None:
    """Return what is here already and meant by a number of the last list or an id; None where words are new."""
    if len(words) > 1:
        return None
    if items.is_number(words[0]) or items.is_id(words[0]):
        return service.find(app.journal, items.meant(app, words[0], "visible"), app.today)
    return service.known(app.journal, words[0], app.today)


def _community(app: App, given: str | None) -> str | None:
    """Return the community that was said; without its sign, only one that is here already."""
    if given is None:
        return None
    name = reading.community(given)
    return name if given.startswith("@") else service.community(app.journal, name)


def vanity(ctx: typer.Context, words: Words = None, on: On = None, json: Json = False) -> None:
    """Note a number of followers or connections: netj vanity linkedin 1840.

    1,840 and 1.840 are the same number. Numbers are kept over time; another one of the same day takes its place.
    Alone, the command shows the newest of each platform, and how many of the people in the journal ever gave you
    or got from you anything.
    """
    app = App.of(ctx, json=json)
    if not words:
        if on is not None:
            raise errors.UsageFault(problem=_("It is not said which platform is meant."), command="netj vanity")
        app.show(counts.latest(app.journal, app.today), vanity_view.page, vanity_view.data)
        return
    date = dates.past(on, app.today) if on is not None else app.today
    platform, given = _platform_and_number(words)
    app.show(counts.note(app.to_write(), platform, given, date), vanity_view.noted, vanity_view.noted_data)


def _platform_and_number(words: Sequence[str]) -> tuple[str, str]:
    """Return the name of a platform, and the words at the end that make a number: 1 840 are two of them."""
    if len(words) == 1 and number(words[0]) is not None:
        raise errors.UsageFault(problem=_("It is not said which platform is meant."), command="netj vanity")
    if len(words) == 1 and words[0].strip():
        problem = _("It is not said how many: netj vanity {platform} 1840.").format(platform=words[0])
        raise errors.UsageFault(problem=problem, command="netj vanity")
    for many in range(min(_NUMBER_WORDS, len(words) - 1), 0, -1):
        said = " ".join(words[-many:])
        if number(said) is not None:
            return " ".join(words[:-many]), said
    return " ".join(words[:-1]) or words[0], words[-1]
