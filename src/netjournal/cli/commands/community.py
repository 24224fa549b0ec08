"""`community`: your communities, who is in them, and your own membership."""

import datetime as dt
from typing import Annotated

import typer

from netjournal import dates, errors, text
from netjournal.cli import completing, numbers, reading
from netjournal.cli.app import App
from netjournal.cli.group import WordsCommand
from netjournal.cli.options import DryRun, Json, Yes
from netjournal.domain.communities import KINDS, Community, Wishes
from netjournal.i18n import _
from netjournal.services import communities
from netjournal.views import communities as view
from netjournal.views import memberships as saved

Name = Annotated[list[str] | None, typer.Argument(metavar="NAME", show_default=False)]
Kind = Annotated[
    str | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help=_("association, online group, meetup, coworking, club, volunteering, course or other."),
    ),
]
Since = Annotated[str | None, typer.Option("--since", metavar="DAY", help=_("Your first day as a member."))]
OwnRole = Annotated[str | None, typer.Option("--role", metavar="TEXT", help=_("What you are there: organiser …"))]
Fee = Annotated[str | None, typer.Option("--fee", metavar="TEXT", help=_('What it costs: "40 a year".'))]
Renewal = Annotated[
    str | None, typer.Option("--renewal", metavar="DAY", help=_("When it is to be renewed: a day from today on."))
]
GroupPace = Annotated[
    str | None, typer.Option("--pace", metavar="TIME", help=_("How often to be in touch with those in it: 2m, none."))
]
Member = Annotated[
    list[str] | None,
    typer.Option(
        "--member",
        metavar="NAME",
        autocompletion=completing.names,
        help=_("It is about a contact, not about you. Repeatable; commas part names."),
    ),
]

community = typer.Typer(add_completion=False, rich_markup_mode=None)


@community.callback(invoke_without_command=True)
def communities_(ctx: typer.Context, json: Json = False) -> None:
    """See and change your communities: associations, meetups, online groups, clubs, courses.

    A name may start with @, as in netj log sam, priya --at @pycon: whoever is met there is a member. Bare netj
    community lists them.
    """
    app = App.of(ctx, json=json)
    if ctx.invoked_subcommand is None:
        _list(app)


@community.command("list", cls=WordsCommand)
def list_(ctx: typer.Context, json: Json = False) -> None:
    """List your communities, with their last twelve months."""
    _list(App.of(ctx, json=json))


def _list(app: App) -> None:
    found = communities.listed(app.journal, app.today)
    app.show(found, lambda result: view.listed(result, app.today), view.listed_data, long=True)


@community.command("show", cls=WordsCommand)
def show(
    ctx: typer.Context,
    words: Name = None,
    everyone: Annotated[bool, typer.Option("--all", help=_("Show all members."))] = False,
    json: Json = False,
) -> None:
    """Show one community: what it yields, what you put in.

    Your own membership, the encounters that were held there, what was given and got in them, whom you first met
    there, and the members with their part of all depth.
    """
    app = App.of(ctx, json=json)
    result = communities.show(app.journal, _one(app, words, "show"), app.today)
    app.show(result, view.shown(everyone=everyone), view.shown_data, long=True)


@community.command("add", cls=WordsCommand)
def add(ctx: typer.Context, words: Name = None, kind: Kind = None, pace: GroupPace = None, json: Json = False) -> None:
    """Make a community, whether you are a member or not.

    For example: netj community add Rust Lisbon --kind meetup.
    """
    app = App.of(ctx, json=json)
    name, wishes = _name(words, "add"), _wishes(app, kind=kind, pace=pace)
    app.show(communities.add(app.to_write(), name, wishes), saved.outcome, saved.outcome_data)


@community.command("join", cls=WordsCommand)
def join(
    ctx: typer.Context,
    words: Name = None,
    since: Since = None,
    role: OwnRole = None,
    fee: Fee = None,
    renewal: Renewal = None,
    kind: Kind = None,
    member: Member = None,
    json: Json = False,
) -> None:
    """Become a member, or make a contact one.

    For example: netj community join pycon --role organiser --fee "40 a year" --renewal "2 jan". Since today,
    unless --since says another day; an empty --since "" if you do not know. With --member, a contact becomes one:
    netj community join pycon --member "sam, priya". A community that is not here yet is made.
    """
    app = App.of(ctx, json=json)
    name = _known_or_new(app, words, "join")
    if member:
        if any(given is not None for given in (since, role, fee, renewal, kind)):
            raise errors.Contradiction(first="--member", second=_("what is said of your own membership"))
        people = reading.people(app, member)
        result = communities.bring_in(app.to_write(), name, people)
    else:
        first_day = app.today.isoformat() if since is None else since
        wishes = _wishes(app, since=first_day, role=role, fee=fee, renewal=renewal, kind=kind)
        result = communities.join(app.to_write(), name, wishes, app.today)
    app.show(result, saved.outcome, saved.outcome_data)


@community.command("leave", cls=WordsCommand)
def leave(
    ctx: typer.Context,
    words: Name = None,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DAY", help=_("Your last day there (today unless said)."))
    ] = None,
    member: Member = None,
    json: Json = False,
) -> None:
    """End your membership, or that of a contact.

    For example: netj community leave pycon --on "1 nov", netj community leave pycon --member sam. The time that
    you were a member is kept, and so is all that passed there.
    """
    app = App.of(ctx, json=json)
    one = _one(app, words, "leave")
    if member:
        if on is not None:
            raise errors.Contradiction(first="--member", second="--on")
        result = communities.let_go(app.to_write(), one, reading.people(app, member))
    else:
        day = dates.past(on, app.today) if on is not None else app.today
        result = communities.leave(app.to_write(), one, day, app.today)
    app.show(result, saved.outcome, saved.outcome_data)


@community.command("edit", cls=WordsCommand)
def edit(
    ctx: typer.Context,
    words: Name = None,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help=_("A new name."))] = None,
    kind: Kind = None,
    role: OwnRole = None,
    since: Since = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help=_("Your last day as a member."))] = None,
    fee: Fee = None,
    renewal: Renewal = None,
    pace: GroupPace = None,
    json: Json = False,
) -> None:
    """Change a community, or your membership of it.

    For example: netj community edit pycon --kind meetup --role speaker. An empty text clears what was there. Of
    several times as a member, the one that goes on, or else the last one, is changed.
    """
    app = App.of(ctx, json=json)
    one = _one(app, words, "edit")
    wishes = _wishes(
        app, name=name, kind=kind, role=role, since=since, until=until, fee=fee, renewal=renewal, pace=pace
    )
    if wishes == Wishes():
        raise errors.UsageFault(problem=_("It is not said what to change."), command="netj community edit")
    app.show(communities.edit(app.to_write(), one, wishes), saved.outcome, saved.outcome_data)


@community.command("merge", cls=WordsCommand)
def merge(
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="KEPT OTHER", show_default=False)] = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    json: Json = False,
) -> None:
    """Make one community of two.

    For example: netj community merge pycon "PyCon Leeds" keeps the first. Members, encounters, what you made
    visible there and your own memberships move; then the other is gone.
    """
    app = App.of(ctx, json=json)
    if len(words or []) != 2:  # noqa: PLR2004  one and the other
        problem = _("It takes two communities; quote a name of several words.")
        raise errors.UsageFault(problem=problem, command="netj community merge")
    into, other = (_one(app, [word], "merge") for word in words or [])
    if not dry_run and any(word.isdigit() for word in words or []):
        question = _("Make @{other} a part of @{name}?").format(other=other.name, name=into.name)
        app.confirm(question, _("merging by number"), yes=yes)
    result = communities.merge(app.to_write(), into, other, dry=dry_run)
    app.show(result, saved.outcome, saved.outcome_data)


# --- reading -----------------------------------------------------------------------------------------


def _name(words: list[str] | None, verb: str) -> str:
    """Return the name that was typed, of a community that need not be there yet."""
    if not words:
        raise errors.UsageFault(problem=_("It is not said which community."), command=f"netj community {verb}")
    return reading.community(" ".join(words))


def _known_or_new(app: App, words: list[str] | None, verb: str) -> str:
    """Return the name or id of the community that was typed, which need not be there yet; a number means a row."""
    name = _name(words, verb)
    try:
        return _one(app, words, verb).id if name.isascii() and name.isdigit() else name
    except errors.NoNumber:
        return name


def _one(app: App, words: list[str] | None, verb: str) -> Community:
    """Return the community that was typed: by name, or by the number of a row in the last list."""
    name = _name(words, verb)
    if not (name.isascii() and name.isdigit()):
        return communities.resolve(app.journal, name)
    try:
        ref = numbers.recall(app.path, name)
    except errors.NoNumber:
        try:
            return communities.resolve(app.journal, name)
        except errors.NoSuch:
            pass
        raise
    if ref.kind != "community":
        raise errors.WrongNumber(number=name, what=numbers.worded(ref.kind), wanted=numbers.worded("community"))
    return communities.resolve(app.journal, ref.id)


def _wishes(
    app: App,
    *,
    name: str | None = None,
    kind: str | None = None,
    pace: str | None = None,
    since: str | None = None,
    until: str | None = None,
    renewal: str | None = None,
    role: str | None = None,
    fee: str | None = None,
) -> Wishes:
    """Return what was said of a community, read and checked; an empty text clears."""
    return Wishes(
        name=reading.community(name) if name is not None else None,
        kind=reading.choice(kind, KINDS, _("kind of community")) if kind else kind,
        pace=reading.pace_of(pace),
        role=text.clean(role, _("role")) if role else role,
        since=_past(app, since),
        until=_past(app, until),
        fee=text.clean(fee, _("fee")) if fee else fee,
        renewal=dates.ahead(renewal, app.today).isoformat() if renewal else renewal,
    )


def _past(app: App, day: str | None) -> str | None:
    read: dt.date | None = dates.past(day, app.today) if day else None
    return read.isoformat() if read else day
