"""The plan as a screen and as data: how far each goal has come, and what says so."""

from collections.abc import Callable, Mapping
from typing import Any

from netjournal import dates
from netjournal.domain.plan import Goal, Kept, Plan, Progress
from netjournal.i18n import N_, _, plural
from netjournal.text import cut, shown
from netjournal.views import words
from netjournal.views.page import (
    BLANK,
    DIM,
    GOOD,
    HEAD,
    NAME,
    Block,
    Column,
    Line,
    Page,
    Paragraph,
    Ref,
    Row,
    Span,
    Table,
    line,
)

#: Cells of a bar, and of a goal's words inside a sentence.
_BAR, _WORDS = 12, 40


# --- one goal in words -------------------------------------------------------------------------------


def in_a_line(progress: Progress) -> str:
    """Return a goal with how far it has come, such as “two mentors in data: 1 of 2, 5 weeks left”."""
    what = cut(shown(progress.goal.what), _WORDS)
    told = ", ".join(part for part in (standing(progress), _left(progress)) if part)
    return _("{what}: {told}").format(what=what, told=told)


def standing(progress: Progress) -> str:
    """Return how far a goal has come, such as “1 of 2”."""
    form = _("{now} of {target} a week") if progress.goal.a_week else _("{now} of {target}")
    return form.format(now=_amount(progress.now), target=f"{progress.goal.target:,}")


def _amount(number: float) -> str:
    return f"{number:,.0f}" if number == int(number) else f"{number:,.1f}"


def _left(progress: Progress) -> str:
    """Return what there is to say of a goal's time: facts only."""
    goal, left = progress.goal, progress.days_left
    if goal.closed:
        form = _("reached {day}") if goal.outcome == "reached" else _("dropped {day}")
        return form.format(day=dates.short(goal.closed, progress.today))
    if progress.is_reached:
        return _("reached")
    if left is None:
        return ""
    if left < 0:
        return _("ended {ago}").format(ago=dates.ago(-left))
    return _("{time} left").format(time=dates.length(left)) if left else _("today is its last day")


def _measured(goal: Goal) -> str:
    """Return what a goal is measured by, in words."""
    says = _MEASURED.get(goal.measure or "")
    return says(goal.subject) if says else ""


def _of_group(one: str, narrowed: str) -> Callable[[str | None], str]:
    return lambda subject: _(narrowed).format(group=subject) if subject else _(one)


def _of_kind(one: str, narrowed: str) -> Callable[[str | None], str]:
    return lambda subject: _(narrowed).format(kind=words.kind(subject)) if subject else _(one)


_MEASURED: Mapping[str, Callable[[str | None], str]] = {
    "mentors": _of_group(N_("contacts with the role mentor"), N_("contacts with the role mentor in {group}")),
    "mentees": _of_group(N_("contacts with the role mentee"), N_("contacts with the role mentee in {group}")),
    "people": _of_group(N_("people you met for the first time"), N_("people in {group} you met for the first time")),
    "gives": _of_kind(N_("what you gave"), N_("what you gave of the kind {kind}")),
    "support": _of_kind(N_("people who gave you support"), N_("people who gave you support of the kind {kind}")),
    "asks": _of_kind(
        N_("asks of people to whom you had given something"),
        N_("asks for the kind {kind}, of people to whom you had given something"),
    ),
    "revived": _of_group(
        N_("people with whom nothing had passed, and now something has"),
        N_("people in {group} with whom nothing had passed, and now something has"),
    ),
    "communities": _of_group(N_("communities where you met someone"), ""),
    "encounters": _of_group(N_("encounters"), N_("encounters in {group}")),
    "introductions": _of_group(N_("introductions you made"), ""),
    "thanks": _of_group(N_("thanks you said"), ""),
}


# --- the screen --------------------------------------------------------------------------------------


def page(plan: Plan) -> Page:
    """Return all goals, numbered, each with what says how far it has come."""
    closed = plural(plan.closed, N_("{n} closed: netj plan --all"), N_("{n} closed: netj plan --all"))
    if not plan.progress:
        none = Paragraph(_("No goal is set."))
        hint = Paragraph(_('Set one: netj plan add "two mentors in data by December"'))
        return Page((none, hint, *([line(Span(closed, DIM))] if plan.closed else [])))
    is_short = plan.closed > sum(progress.goal.closed is not None for progress in plan.progress)
    head = line(
        Span(_("Your plan on {day}").format(day=dates.worded(plan.today)), HEAD),
        right=[Span(closed, DIM)] if is_short else (),
    )
    foot = line(Span(_("done: netj plan done 1   change: netj plan edit 1 …   drop: netj plan drop 1"), DIM))
    refs = tuple(Ref("goal", progress.goal.id) for progress in plan.progress)
    return Page((head, BLANK, _table(plan), BLANK, foot), refs)


def _table(plan: Plan) -> Table:
    columns = (
        Column(right=True, style=DIM),
        Column(style=NAME, shrinks=True, least=16),
        Column(right=True),
        Column(),
        Column(style=DIM),
    )
    return Table(columns, tuple(_row(number, one) for number, one in enumerate(plan.progress, 1)))


def _row(number: int, progress: Progress) -> Row:
    left = Span(_left(progress), GOOD if progress.is_reached else "plain")
    cells = (str(number), progress.goal.what, standing(progress), left, _bar(progress))
    return Row(cells, _under(number, progress))


def _under(number: int, progress: Progress) -> tuple[Line, ...]:
    """Return what says how far a goal has come, and its days."""
    goal = progress.goal
    told = _measured(goal) or _("ticked by hand: netj plan tick {number}").format(number=number)
    if progress.this_week is not None and not (progress.is_over or goal.closed):
        told = _("{told}: {n} in the last 7 days").format(told=told, n=f"{progress.this_week:,}")
    since = _("since {day}").format(day=dates.short(goal.since, progress.today))
    days = (
        since
        if goal.until is None
        else _("{since}, by {day}").format(since=since, day=dates.short(goal.until, progress.today))
    )
    return line(Span(told, DIM), indent=4), line(Span(days, DIM), indent=4)


def _bar(progress: Progress) -> str:
    full = int(progress.share * _BAR)
    return "█" * full + "░" * (_BAR - full)


def kept(result: Kept) -> Page:
    """Return what came of setting, changing, ticking or closing a goal: all that was understood."""
    progress, goal = result.progress, result.progress.goal
    rows = [
        (_("measured"), _measured(goal)) if goal.measure else (_("ticked"), _("by hand: netj plan tick 1")),
        (_("now"), f"{standing(progress)}{_week(progress)}"),
        (_("from"), dates.worded(goal.since)),
        (_("by"), _by(progress)),
    ]
    table = Table(
        (Column(style=DIM), Column(shrinks=True, least=10)), tuple(Row(row) for row in rows if row[1]), indent=4
    )
    blocks: list[Block] = [Paragraph(f"{goal.what}{_told(result)}", label=" 1  ", style=NAME, most_lines=6)]
    if result.act not in ("done", "drop"):
        blocks.append(table)
    blocks += _remarks(result)
    if result.undo:
        blocks.append(line(Span(_("Undo with: netj undo"), DIM)))
    return Page(tuple(blocks), (Ref("goal", goal.id),))


def _told(result: Kept) -> str:
    """Return what happened to a goal, behind its words."""
    progress = result.progress
    if result.act == "done":
        form = _(" is reached: {standing}.") if progress.is_reached else _(" is closed as reached, at {standing}.")
        return form.format(standing=standing(progress))
    if result.act == "drop":
        return _(" is dropped, at {standing}.").format(standing=standing(progress))
    return "" if result.undo else _(": nothing is different.")


def _week(progress: Progress) -> str:
    if progress.this_week is None or progress.is_over:
        return ""
    return _(", {n} in the last 7 days").format(n=f"{progress.this_week:,}")


def _by(progress: Progress) -> str:
    if progress.goal.until is None:
        return _("no day: netj plan edit 1 --by DAY sets one")
    left = "" if progress.is_reached and not progress.days_left else _left(progress)
    return ", ".join(part for part in (dates.worded(progress.goal.until), left) if part)


def _remarks(result: Kept) -> list[Block]:
    group = result.progress.goal.subject or ""
    if result.is_nobody_there:
        name = group.removeprefix("@")
        option = f'--community "{name}"' if group.startswith("@") else f'--sphere "{name}"'
        nobody = _("Nobody is in {group} yet: netj edit NAME {option} puts someone there.")
        return [Paragraph(nobody.format(group=group, option=option), indent=4)]
    if result.progress.is_reached and result.act in ("tick", "edit"):
        return [Paragraph(_("That is all of it: netj plan done 1 closes it."), indent=4)]
    return []


# --- data --------------------------------------------------------------------------------------------


def data(plan: Plan) -> list[dict[str, Any]]:
    """Return all goals for programs."""
    return [goal_data(progress) for progress in plan.progress]


def goal_data(progress: Progress) -> dict[str, Any]:
    """Return one goal with how far it has come, for programs."""
    goal = progress.goal
    return {
        "id": goal.id,
        "what": goal.what,
        "measure": goal.measure,
        "subject": goal.subject,
        "target": goal.target,
        "a_week": goal.a_week,
        "now": round(progress.now, 3),
        "this_week": progress.this_week,
        "reached": progress.is_reached,
        "since": goal.since.isoformat(),
        "until": goal.until.isoformat() if goal.until else None,
        "days_left": progress.days_left,
        "closed": goal.closed.isoformat() if goal.closed else None,
        "outcome": goal.outcome,
    }


def kept_data(result: Kept) -> dict[str, Any]:
    """Return what came of an act on a goal, for programs."""
    return {"goal": goal_data(result.progress), "undo": result.undo or None}
