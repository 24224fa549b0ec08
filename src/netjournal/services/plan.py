"""The plan: setting goals, changing, ticking and closing them, and how far each has come."""

import datetime as dt

from netjournal import dates, errors, text
from netjournal.domain import plan as domain
from netjournal.domain import plan_words
from netjournal.domain.plan import GIVEN_KINDS, MEASURES, TARGET_MOST, Goal, Kept, Plan, Progress, Said
from netjournal.errors.ledger import CannotMeasure, GoalClosed, ManyGoals, NotByHand, NoTick
from netjournal.i18n import _
from netjournal.storage import contacts, opening
from netjournal.storage import plan as rows
from netjournal.storage.journal import Journal, in_one_view

_OUTCOMES = {"reached": "done", "dropped": "drop"}
#: A group that nobody is in yet is believed where it is so many words at most.
_UNKNOWN_WORDS = 2


# --- looking -----------------------------------------------------------------------------------------


@in_one_view
def plan(journal: Journal, today: dt.date, *, closed: bool = False) -> Plan:
    """Return the goals as of today; with `closed`, those too that were reached or dropped."""
    away = rows.goals(journal, today, closed=True)
    shown = (*rows.goals(journal, today), *(away if closed else ()))
    return Plan(tuple(rows.progress(journal, goal, today) for goal in shown), today, len(away))


def find(journal: Journal, query: str, today: dt.date) -> Goal:
    """Return the goal of an id, or the open one in whose words each word that was typed begins a word.

    Raises:
        NoSuch: when there is none.
        ManyGoals: when more than one fits.
    """
    found = rows.goal(journal, query, today)
    if found and found.since <= today:
        return found
    fits = [goal for goal in rows.goals(journal, today) if _fits(query, goal)]
    if len(fits) > 1:
        candidates = [{"id": goal.id, "name": goal.what} for goal in fits]
        names = ", ".join(f"“{goal.what}”" for goal in fits)
        raise ManyGoals(query=query, names=names, candidates=candidates)
    if not fits:
        raise errors.NoSuch(what=_("goal"), given=query, advice=_("netj plan shows your goals and their numbers."))
    return fits[0]


def _fits(query: str, goal: Goal) -> bool:
    wanted, there = text.words(query), text.words(goal.what)
    return bool(wanted) and all(any(word.startswith(one) for word in there) for one in wanted)


# --- setting -----------------------------------------------------------------------------------------


def add(journal: Journal, said: Said, today: dt.date) -> Kept:
    """Set a goal.

    Raises:
        CannotMeasure: when it says how to measure it, and that cannot be done.
        PastDate: when its last day has gone by.
        BadNumber: when its target is none.
    """
    words = plan_words.understood(text.clean(said.text or "", _("goal"), text.NAME_MOST), today)
    columns = {"until": _iso(_end(said, words)), **_measured(journal, said, words)}
    with journal.step(f"plan {words.what[:60]}") as step:
        uid = rows.add(step, what=words.what, since=today.isoformat(), **columns)
        undo = step.uid
    return _kept(journal, "add", uid, today, undo)


def edit(journal: Journal, goal: Goal, said: Said, today: dt.date) -> Kept:
    """Change a goal: what was said replaces what was there, and the rest stays."""
    _check_open(goal)
    columns: dict[str, object] = {}
    words = None
    if said.text is not None:
        words = plan_words.understood(text.clean(said.text, _("goal"), text.NAME_MOST), today)
        columns["what"] = words.what
    if said.no_end:
        columns["until"] = None
    elif (until := _end(said, words)) is not None:
        columns["until"] = until.isoformat()
    columns |= _remeasured(journal, goal, said, words)
    with journal.step(f"plan edit {goal.what[:60]}") as step:
        _make_sure(journal, goal, today)
        step.update("goal", goal.key, **columns)
        undo = step.uid
    return _kept(journal, "edit", goal.id, today, undo)


def _end(said: Said, words: plan_words.Understood | None) -> dt.date | None:
    """Return the last day that was said, in the words or beside them.

    Raises:
        Contradiction: when it was said twice.
    """
    in_words = words.until if words else None
    if in_words and (said.until or said.no_end):
        raise errors.Contradiction(first=_("the day in the words, {day},").format(day=_iso(in_words)), second="--by")
    return said.until or in_words


def _remeasured(journal: Journal, goal: Goal, said: Said, words: plan_words.Understood | None) -> dict[str, object]:
    """Return the columns by which a goal is measured now, from what was said anew and what stands."""
    is_said = said.measure or said.sphere or said.community or said.kind or said.a_week or said.by_hand
    if words and words.measure and not said.by_hand:
        return _measured(journal, said, words)
    in_words = words.number if words else None
    number = said.target if said.target is not None else in_words
    if not is_said:
        return {} if number is None else {"target": _target(number)}
    target = goal.target if number is None else number
    before = plan_words.Understood(goal.what, None, goal.measure, goal.subject, target, goal.a_week)
    return _measured(journal, said, before)


def _measured(journal: Journal, said: Said, words: plan_words.Understood) -> dict[str, object]:
    """Return measure, subject, target and whether it is meant a week, as columns of a goal."""
    measure = _measure(said, words)
    if measure is None:
        number = said.target if said.target is not None else words.number
        return {"measure": None, "subject": None, "a_week": 0, "target": _target(1 if number is None else number)}
    number = said.target if said.target is not None else words.number
    if number is None:
        raise CannotMeasure(problem=_("it does not say how many"), advice=_("Add --target 3, for one."))
    same = measure.code == words.measure
    subject = _subject(journal, said, measure) or (_known(journal, words.subject) if same else None)
    if same and words.subject and subject is None:  # “in” somewhere that is no sphere: understood too much
        return {"measure": None, "subject": None, "a_week": 0, "target": _target(number)}
    a_week = said.a_week or words.a_week
    if a_week and not measure.a_week:
        raise CannotMeasure(
            problem=_("{measure} are not counted by the week").format(measure=measure.code),
            advice=_("Those counted so: {choices}.").format(
                choices=", ".join(one.code for one in MEASURES.values() if one.a_week)
            ),
        )
    return {"measure": measure.code, "subject": subject, "a_week": int(a_week), "target": _target(number)}


def _measure(said: Said, words: plan_words.Understood) -> domain.Measure | None:
    """Return what a goal is measured by; None where it is ticked by hand."""
    narrowed = [f"--{name}" for name in ("sphere", "community", "kind") if getattr(said, name)]
    if len(narrowed) > 1:
        raise errors.Contradiction(first=narrowed[0], second=narrowed[1])
    narrowed += ["--a-week"] if said.a_week else []
    if said.by_hand:
        if said.measure or narrowed:
            raise errors.Contradiction(first="--by-hand", second="--measure" if said.measure else narrowed[0])
        return None
    code = said.measure or words.measure
    if code == "people" and said.kind and not said.measure:
        code = "support"
    if code is None and narrowed:
        raise CannotMeasure(
            problem=_("it does not say what to count with {option}").format(option=narrowed[0]),
            advice=_("Say it with --measure: {choices}.").format(choices=", ".join(MEASURES)),
        )
    return MEASURES[code] if code else None


def _subject(journal: Journal, said: Said, measure: domain.Measure) -> str | None:
    """Return what was said to narrow a measure to, as it is called in the journal."""
    if said.kind:
        kinds = measure.of_kinds
        if said.kind not in kinds:
            takes = ", ".join(kinds) or ", ".join(one.code for one in MEASURES.values() if one.of_kinds)
            raise CannotMeasure(
                problem=_("{measure} are not counted by the kind {kind}").format(measure=measure.code, kind=said.kind),
                advice=_("It can be {choices}.").format(choices=takes),
            )
        return said.kind
    named = said.sphere or said.community
    if not named:
        return None
    fact, sign = ("sphere", "") if said.sphere else ("community", "@")
    if not measure.of_group:
        raise CannotMeasure(
            problem=_("{measure} are not counted by {fact}").format(measure=measure.code, fact=_(fact)),
            advice=_("Leave {option} out.").format(option=f"--{fact}"),
        )
    called = _called(journal, fact, named)
    if called is None:
        problem = _("there is no sphere “{name}”") if said.sphere else _("there is no community “{name}”")
        advice = _("Put someone in it first: netj edit NAME {option}").format(option=f'--{fact} "{named}"')
        raise CannotMeasure(problem=problem.format(name=named), advice=advice)
    return sign + called


def _known(journal: Journal, subject: str | None) -> str | None:
    """Return a subject that was understood as it is called in the journal; short names are believed before they are."""
    if subject is None or subject in GIVEN_KINDS:
        return subject
    if subject.startswith("@"):
        return "@" + (_called(journal, "community", subject[1:]) or subject[1:])
    if sphere := _called(journal, "sphere", subject):
        return sphere
    if community := _called(journal, "community", subject):
        return f"@{community}"
    return subject if len(subject.split()) <= _UNKNOWN_WORDS else None


def _called(journal: Journal, fact: str, name: str) -> str | None:
    """Return how a sphere or community is written; None where there is none of that name."""
    key = contacts.group(journal, fact, name)
    image = journal.image(fact, key) if key is not None else None
    return str(image["name"]) if image else None


def _target(number: int) -> int:
    if not 1 <= number <= TARGET_MOST:
        raise errors.BadNumber(what=_("A target"), least=1, most=f"{TARGET_MOST:,}", given=number)
    return number


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


# --- going on ----------------------------------------------------------------------------------------


def tick(journal: Journal, goal: Goal, given: str, today: dt.date, *, off: bool = False) -> Kept:
    """Tick a goal once by hand; with `off`, take one tick back.

    Raises:
        NotByHand: when the journal measures it.
        NoTick: when there is none to take back.
        GoalClosed: when it is closed.
    """
    _check_open(goal)
    if goal.measure is not None:
        raise NotByHand(what=goal.what, given=given)
    if off and not goal.ticks:
        raise NoTick(what=goal.what, given=given)
    with journal.step(f"plan tick {goal.what[:60]}") as step:
        _make_sure(journal, goal, today)
        step.update("goal", goal.key, ticks=goal.ticks + (-1 if off else 1))
        undo = step.uid
    return _kept(journal, "tick", goal.id, today, undo)


def close(journal: Journal, goal: Goal, outcome: str, today: dt.date) -> Kept:
    """Close a goal as reached or dropped.

    Raises:
        GoalClosed: when it is closed already.
    """
    _check_open(goal)
    with journal.step(f"plan {_OUTCOMES[outcome]} {goal.what[:60]}") as step:
        _make_sure(journal, goal, today)
        step.update("goal", goal.key, closed=today.isoformat(), outcome=outcome)
        undo = step.uid
    return _kept(journal, _OUTCOMES[outcome], goal.id, today, undo)


def _check_open(goal: Goal) -> None:
    if goal.closed:
        how = _("reached") if goal.outcome == "reached" else _("dropped")
        raise GoalClosed(what=goal.what, day=dates.worded(goal.closed), how=how)


def _make_sure(journal: Journal, goal: Goal, today: dt.date) -> None:
    """Make sure, inside a step, that a goal is as it was read before.

    Raises:
        Unavailable: when another window was faster.
    """
    if rows.goal(journal, goal.id, today) != goal:
        raise opening.changed_meanwhile(journal.path)


def _kept(journal: Journal, act: str, uid: str, today: dt.date, undo: str) -> Kept:
    with journal.one_view():
        goal = rows.goal(journal, uid, today)
        assert goal is not None
        progress: Progress = rows.progress(journal, goal, today)
        is_group = goal.measure is not None and MEASURES[goal.measure].of_group and goal.subject is not None
        nobody = is_group and not rows.has_anyone(journal, goal.subject or "")
    return Kept(act, progress, nobody, undo)
