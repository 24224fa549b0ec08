"""Whom to reach out to today, and why."""

import datetime as dt
import itertools
from collections.abc import Collection, Iterable, Sequence

from netjournal import dates
from netjournal.domain import depth, due, loops
from netjournal.domain.due import Gates, Morning, Ready, Reason
from netjournal.domain.loops import Loop
from netjournal.storage import due as rows
from netjournal.storage import loops as open_loops
from netjournal.storage.due import Candidate, Chosen
from netjournal.storage.journal import Journal, in_one_view

#: A bridge or weak tie is worth a word after so many days of silence.
BRIDGE_QUIET, WEAK_QUIET = 90, 120
#: So many ghosts a week are proposed by `--spread`.
SPREAD = 3


@in_one_view
def morning(
    journal: Journal,
    today: dt.date,
    gates: Gates = due.USUAL,
    *,
    limit: int | None = 5,
    birthdays_ahead: int = 7,
) -> Morning:
    """Return the morning list; with no limit, everyone who is ready."""
    return _morning(journal, today, gates, limit, birthdays_ahead)


@in_one_view
def brief(journal: Journal, today: dt.date, gates: Gates, *, limit: int, birthdays_ahead: int) -> Morning:
    """Return the beginning of the morning list, with how far the plan has come where there is one."""
    found = _morning(journal, today, gates, limit, birthdays_ahead)
    if not rows.has_goals(journal):
        return found
    from netjournal.storage import plan  # noqa: PLC0415  only where there ever was a plan

    return found._replace(goals=plan.open_progress(journal, today))


def _morning(journal: Journal, today: dt.date, gates: Gates, limit: int | None, birthdays_ahead: int) -> Morning:
    waiting = open_loops.with_people(journal, today)
    owed = [*_loops(journal, waiting, today, gates), *_birthdays(journal, today, gates, birthdays_ahead)]
    new, kept = _new(journal, today, gates), _kept(journal, today, gates)
    others = {row.key for part in (owed, new, kept) for row in part}
    picked = rows.chosen(journal, today)
    ready_by_choice = _ready(picked, today, gates)
    chosen = _chosen(journal, ready_by_choice, today, gates, limit, others)
    others.update(one.key for one in ready_by_choice)
    urgent, many = _urgent(journal, today, gates, limit, picked, others)
    ready = many + len(others - {row.key for row in urgent})
    arranged = due.arranged(owed, urgent, chosen, new, kept, limit=limit)
    shown = _with_ideas(journal, (_with_words(journal, row, today) for row in arranged), today)
    later = None if shown else _next_day(journal, waiting, today, gates, birthdays_ahead)
    return Morning(today, shown, ready, later, people=0 if shown else rows.people(journal))


def _row(candidate: Candidate, today: dt.date, score: float, *reasons: Reason) -> Ready:
    state, day = candidate.tie.state, today.toordinal()
    return Ready(
        candidate.key,
        candidate.id,
        candidate.name,
        score,
        depth.score(depth.weight(state, day)),
        due.risk(state, day) if state.last else None,
        dt.date.fromordinal(state.last) if state.last else None,
        candidate.pace,
        reasons,
    )


def _scored(journal: Journal, candidate: Candidate, today: dt.date, gates: Gates, reason: Reason) -> Ready:
    """Return a row for another reason than silence, with the pace and score that the contact has all the same."""
    tie, pace = candidate.tie, rows.pace_chosen(journal, candidate.key)
    score = due.due(tie.state, today.toordinal(), by_hand=tie.by_hand, pace=pace, pinned=candidate.pinned, gates=gates)
    return _row(candidate._replace(pace=pace), today, score, reason)


def _loops(journal: Journal, waiting: Sequence[Loop], today: dt.date, gates: Gates) -> list[Ready]:
    """Return a row for each open loop that is worth a mention: my promises first, whoever is put off or not."""
    ready = loops.ready(waiting, today)
    people = rows.of_contacts(journal, {loop.contact or 0 for loop in ready}, today, asleep_too=True)
    found = [(people.get(loop.contact or 0), loop) for loop in ready]
    return [_scored(journal, person, today, gates, _reason(loop, today)) for person, loop in found if person]


def _reason(loop: Loop, today: dt.date) -> Reason:
    """Return a loop as a reason, with the facts that its sentence needs."""
    facts: dict[str, object] = {"what": loop.what, "days": (today - loop.since).days, "loop": loop.id}
    if loop.support:
        facts["kind"] = loop.support
    if loop.kind in ("promise", "ask"):
        facts |= {"due": loop.due.isoformat(), "late": (today - loop.due).days} if loop.due else {"due": None}
    if loop.answered:
        facts |= {"answered": (today - loop.answered).days, "outcome": loop.outcome}
    if loop.other:
        facts["other"] = loop.other
    return Reason(loop.reason, facts)


def _birthdays(journal: Journal, today: dt.date, gates: Gates, ahead: int) -> list[Ready]:
    found = []
    for candidate, birthday in rows.birthdays(journal, today, ahead):
        day = dates.next_birthday(birthday, today)
        if day is not None and (day - today).days <= ahead:
            reason = Reason("birthday", {"day": day.isoformat(), "days": (day - today).days})
            found.append((day, _scored(journal, candidate, today, gates, reason)))
    return [row for _day, row in sorted(found, key=lambda pair: pair[0])]


def _urgent(
    journal: Journal, today: dt.date, gates: Gates, limit: int | None, picked: Sequence[Chosen], others: Collection[int]
) -> tuple[list[Ready], int]:
    """Return ties whose window is open, by what there is to lose, and how many there are in all.

    With a limit, as many as could be shown, since others may stand before them for other reasons, and those others.
    """
    most = None if limit is None else 2 * limit
    ready = rows.ready_by_window(journal, today, gates, picked, most=most, also=others)
    found = []
    for candidate in ready.people:
        state = candidate.tie.state
        score = due.urgency(state, today.toordinal())
        facts = {"silent": today.toordinal() - state.last, "usual": round(depth.gap(state))}
        found.append(_row(candidate, today, score, Reason("thinning", facts)))
    return sorted(found, key=lambda row: (-row.score, row.name)), ready.many


def _ready(chosen: Iterable[Chosen], today: dt.date, gates: Gates) -> list[Chosen]:
    """Return those whose chosen pace has come round, or who are pinned and quiet, longest past it first."""
    day = today.toordinal()
    ready = [one for one in chosen if due.pace_ready(one.last, day, one.pace or gates.quiet)]
    return sorted(ready, key=lambda one: ((one.pace or gates.quiet) + one.last - day if one.last else 0, one.name))


def _chosen(
    journal: Journal,
    ready: Sequence[Chosen],
    today: dt.date,
    gates: Gates,
    limit: int | None,
    others: Collection[int],
) -> list[Ready]:
    """Return a row for those who are ready by choice.

    With a limit, as many as could be shown, and those who are on the list for other reasons.
    """
    day = today.toordinal()
    shown = [one for place, one in enumerate(ready) if limit is None or place < limit or one.key in others]
    people = rows.of_contacts(journal, [one.key for one in shown], today)
    found = []
    for one in shown:
        facts = {"silent": day - one.last if one.last else None, "pace": one.pace or gates.quiet}
        candidate = people[one.key]._replace(pace=one.pace)
        score = due.urgency(candidate.tie.state, day)
        found.append(_row(candidate, today, score, Reason("pace" if one.pace else "pinned", facts)))
    return found


def _new(journal: Journal, today: dt.date, gates: Gates) -> list[Ready]:
    return [
        _scored(journal, c, today, gates, Reason("new", {"days": today.toordinal() - c.tie.state.first}))
        for c in rows.new_ties(journal, today, due.NEW_LEAST, due.NEW_MOST)
    ]


def _kept(journal: Journal, today: dt.date, gates: Gates) -> list[Ready]:
    """Return the heaviest bridge that has gone quiet, else the longest silent tie that matters to you."""
    found = _bridge(journal, today) or _weak(journal, today)
    return [_scored(journal, found[0], today, gates, found[1])] if found else []


def _bridge(journal: Journal, today: dt.date) -> tuple[Candidate, Reason] | None:
    day = today.toordinal()
    groups = rows.joining(journal, today, BRIDGE_QUIET)
    people = rows.of_contacts(journal, list(groups), today).values()
    quiet = [c for c in people if c.tie.state.last and day - c.tie.state.last >= BRIDGE_QUIET]
    for candidate in sorted(quiet, key=lambda c: (-depth.weight(c.tie.state, day), c.name)):
        for one, two in itertools.combinations(groups[candidate.key], 2):
            if rows.joins_alone(journal, candidate.key, one[0], two[0]):
                facts = {"one": one[1], "two": two[1], "silent": day - candidate.tie.state.last}
                return candidate, Reason("bridge", facts)
    return None


def _weak(journal: Journal, today: dt.date) -> tuple[Candidate, Reason] | None:
    for candidate in rows.with_purpose(journal, today):
        silent = today.toordinal() - candidate.tie.state.last
        if candidate.tie.state.last and silent >= WEAK_QUIET:
            return candidate, Reason("weak", {"silent": silent})
    return None


def _with_words(journal: Journal, row: Ready, today: dt.date) -> Ready:
    return row._replace(
        last_words=rows.last_words(journal, row.key, today.isoformat()),
        purpose=rows.purpose(journal, row.key),
    )


def _with_ideas(journal: Journal, shown: Iterable[Ready], today: dt.date) -> tuple[Ready, ...]:
    """Return the rows with a way to help each person, where the journal knows one."""
    rows_shown = tuple(shown)
    in_need = rows.in_need(journal, (row.key for row in rows_shown)) if rows_shown else ()
    if not in_need:
        return rows_shown
    from netjournal.storage import needs  # noqa: PLC0415  only where somebody shown looks for something

    ideas = {key: needs.idea_for(journal, key, today.isoformat()) for key in in_need}
    return tuple(row._replace(idea=ideas.get(row.key)) for row in rows_shown)


def _next_day(journal: Journal, waiting: Sequence[Loop], today: dt.date, gates: Gates, ahead: int) -> dt.date | None:
    """Return the next day on which someone will be ready, as far as the journal can tell."""
    days = [dt.date.fromisoformat(day)] if (day := rows.next_day(journal, today, gates)) else []
    days += [loop_day] if (loop_day := loops.next_day(waiting, today)) else []
    if birthday := rows.next_birthday(journal, today, ahead):
        day_of = dates.next_birthday(birthday, today)
        days += [day_of - dt.timedelta(ahead)] if day_of and (day_of - today).days > ahead else []
    for one in rows.chosen(journal, today):
        if one.last:
            due_day = one.last + (one.pace or gates.quiet)
            days.append(dt.date.fromordinal(min(due_day, dt.date.max.toordinal())))
    return min((day for day in days if day > today), default=None)


@in_one_view
def lapsed(journal: Journal, today: dt.date, gates: Gates = due.USUAL, *, limit: int | None = 20) -> Morning:
    """Return ties that stood in the list once and have left it by silence, the heaviest first."""
    found = rows.lapsed(journal, today, gates)
    shown = tuple(
        _with_words(
            journal,
            _row(c, today, 0.0, Reason("lapsed", {"silent": today.toordinal() - c.tie.state.last})),
            today,
        )
        for c in found[:limit]
    )
    return Morning(today, shown, len(found), kind="lapsed")


@in_one_view
def spread(journal: Journal, today: dt.date, *, limit: int = SPREAD) -> Morning:
    """Return a few of those with whom nothing ever passed, others each week."""
    everyone = rows.ghosts(journal, today)
    start = (today.toordinal() - 1) // 7 * limit % len(everyone) if everyone else 0
    chosen = [*everyone[start:], *everyone[:start]][:limit]
    shown = tuple(_with_words(journal, _row(c, today, 0.0, Reason("ghost", {})), today) for c in chosen)
    return Morning(today, shown, len(everyone), kind="spread")
