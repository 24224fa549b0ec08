"""`plan`: a few goals, measured from the journal by themselves where they can be."""

from typing import Annotated

import typer

from netjournal import errors
from netjournal.cli import items, reading
from netjournal.cli.app import App
from netjournal.cli.group import WordsCommand
from netjournal.cli.options import Json, Words
from netjournal.domain import plan_words
from netjournal.domain.plan import GIVEN_KINDS, MEASURES, TARGET_MOST, Goal, Said
from netjournal.i18n import _
from netjournal.services import plan as service
from netjournal.views import plan as view

plan = typer.Typer(add_completion=False, rich_markup_mode=None)

_All = Annotated[bool, typer.Option("--all", help=_("With those that were reached or dropped."))]
_Goal = Annotated[list[str] | None, typer.Argument(metavar="GOAL", show_default=False)]
_GoalWords = Annotated[list[str] | None, typer.Argument(metavar="GOAL [WORDS]", show_default=False)]
_Target = Annotated[str | None, typer.Option("--target", metavar="N", help=_("How many."))]
_Measure = Annotated[
    str | None,
    typer.Option("--measure", metavar="WHAT", help=_("What to count: {codes}.").format(codes=", ".join(MEASURES))),
]
_Sphere = Annotated[str | None, typer.Option("--sphere", metavar="NAME", help=_("Only in this sphere."))]
_Community = Annotated[str | None, typer.Option("--community", metavar="NAME", help=_("Only in this community."))]
_Kind = Annotated[str | None, typer.Option("--kind", metavar="KIND", help=_("Only of this kind: guidance, …"))]
_AWeek = Annotated[bool, typer.Option("--a-week", help=_("So many a week, on average since the start."))]
_By = Annotated[str | None, typer.Option("--by", metavar="DAY", help=_("The last day: fri, 31 dec, december, none."))]
_ByHand = Annotated[bool, typer.Option("--by-hand", help=_("Count nothing: you tick it yourself."))]


@plan.callback(invoke_without_command=True)
def goals(ctx: typer.Context, all_: _All = False, json: Json = False) -> None:
    """Set a few goals, and see how far each has come: netj plan add "two mentors in data by December".

    What the journal can count it counts by itself: mentors, people met, gives a week, people for a kind of
    support, asks after giving, ghosts revived, communities attended, encounters, introductions, thanks. The rest
    is ticked by hand. Alone, the command lists your goals.
    """
    app = App.of(ctx, json=json)
    if ctx.invoked_subcommand is None:
        _list(app, everything=all_)


@plan.command("list", cls=WordsCommand)
def list_(ctx: typer.Context, all_: _All = False, json: Json = False) -> None:
    """List your goals, numbered."""
    _list(App.of(ctx, json=json), everything=all_)


def _list(app: App, *, everything: bool) -> None:
    app.show(service.plan(app.journal, app.today, closed=everything), view.page, view.data)


@plan.command("add", cls=WordsCommand)
def add(
    ctx: typer.Context,
    words: Words = None,
    target: _Target = None,
    measure: _Measure = None,
    sphere: _Sphere = None,
    community: _Community = None,
    kind: _Kind = None,
    a_week: _AWeek = False,
    by: _By = None,
    by_hand: _ByHand = False,
    json: Json = False,
) -> None:
    """Set a goal: netj plan add two mentors in data by December.

    Plain words are understood, as in "5 people in design", "2 gives a week", "3 people for emotional support",
    "revive 4 ghosts", "attend 3 communities", "dois mentores em dados até dezembro". Other words become a goal
    that you tick by hand, unless --measure says what to count.
    """
    app = App.of(ctx, json=json)
    if not words:
        raise errors.UsageFault(problem=_("It is not said what the goal is."), command="netj plan add")
    said = _said(app, words, target, measure, sphere, community, kind, by, a_week=a_week, by_hand=by_hand)
    app.show(service.add(app.to_write(), said, app.today), view.kept, view.kept_data)


@plan.command("edit", cls=WordsCommand)
def edit(
    ctx: typer.Context,
    words: _GoalWords = None,
    target: _Target = None,
    measure: _Measure = None,
    sphere: _Sphere = None,
    community: _Community = None,
    kind: _Kind = None,
    a_week: _AWeek = False,
    by: _By = None,
    by_hand: _ByHand = False,
    json: Json = False,
) -> None:
    """Change a goal: netj plan edit 1 --by march.

    GOAL is its number in netj plan, words of it, or its id. Words after it say the goal anew, as in
    netj plan edit 1 three mentors in data. What is not said stays as it is.
    """
    app = App.of(ctx, json=json)
    goal, _given = _goal(app, (words or [])[:1], "edit")
    said = _said(app, (words or [])[1:], target, measure, sphere, community, kind, by, a_week=a_week, by_hand=by_hand)
    app.show(service.edit(app.to_write(), goal, said, app.today), view.kept, view.kept_data)


@plan.command("tick", cls=WordsCommand)
def tick(
    ctx: typer.Context,
    words: _Goal = None,
    off: Annotated[bool, typer.Option("--off", help=_("Take one tick back."))] = False,
    json: Json = False,
) -> None:
    """Tick a goal once by hand: netj plan tick 1."""
    app = App.of(ctx, json=json)
    goal, given = _goal(app, words, "tick")
    app.show(service.tick(app.to_write(), goal, given, app.today, off=off), view.kept, view.kept_data)


@plan.command("done", cls=WordsCommand)
def done(ctx: typer.Context, words: _Goal = None, json: Json = False) -> None:
    """Close a goal that is reached: netj plan done 1."""
    app = App.of(ctx, json=json)
    goal, _given = _goal(app, words, "done")
    app.show(service.close(app.to_write(), goal, "reached", app.today), view.kept, view.kept_data)


@plan.command("drop", cls=WordsCommand)
def drop(ctx: typer.Context, words: _Goal = None, json: Json = False) -> None:
    """Let a goal go: netj plan drop 1."""
    app = App.of(ctx, json=json)
    goal, _given = _goal(app, words, "drop")
    app.show(service.close(app.to_write(), goal, "dropped", app.today), view.kept, view.kept_data)


def _goal(app: App, words: list[str] | None, verb: str) -> tuple[Goal, str]:
    """Return the goal that was typed: its number, its id, or words of it; and what was typed."""
    query = " ".join(words or [])
    if not query.strip():
        raise errors.UsageFault(problem=_("It is not said which goal is meant."), command=f"netj plan {verb}")
    return service.find(app.journal, items.meant(app, query, "goal"), app.today), query


def _said(
    app: App,
    words: list[str],
    target: str | None,
    measure: str | None,
    sphere: str | None,
    community: str | None,
    kind: str | None,
    by: str | None,
    *,
    a_week: bool,
    by_hand: bool,
) -> Said:
    """Return what was said of a goal."""
    no_end = by is not None and by.strip().casefold() in ("none", "nenhum")
    return Said(
        text=" ".join(words) if words else None,
        measure=reading.choice(measure, tuple(MEASURES), _("measure")),
        target=_target(target),
        sphere=reading.words_of(sphere, _("sphere")),
        community=reading.community(community) if community is not None else None,
        kind=reading.choice(kind, GIVEN_KINDS, _("kind")),
        a_week=a_week,
        until=plan_words.deadline(by, app.today) if by is not None and not no_end else None,
        no_end=no_end,
        by_hand=by_hand,
    )


def _target(given: str | None) -> int | None:
    """Return a target as a number.

    Raises:
        BadNumber: when it is none.
    """
    if given is None:
        return None
    if not (given.strip().isascii() and given.strip().isdigit()):
        raise errors.BadNumber(what=_("A target"), least=1, most=f"{TARGET_MOST:,}", given=given)
    return int(given.strip()[:9])
