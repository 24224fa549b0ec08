"""Whom to reach out to today, and why."""

import datetime as dt
import itertools

from netjournal import dates
from netjournal.domain import depth, due
from netjournal.domain.due import Gates, Morning, Ready, Reason
from netjournal.storage import due as rows
from netjournal.storage import thanks
from netjournal.storage.due import Candidate
from netjournal.storage.journal import Journal

#: A new tie wants a follow-up from the second day to the thirtieth.
NEW_LEAST, NEW_MOST = 2, 30
#: A bridge or weak tie is worth a word after so many days of silence.
BRIDGE_QUIET, WEAK_QUIET = 90, 120
#: So many ghosts a week are proposed by `--spread`.
SPREAD = 3


def morning(
    journal: Journal,
    today: dt.date,
    gates: Gates = due.USUAL,
    *,
    limit: int | None = 5,
    birthdays_ahead: int = 7,
) -> Morning:
    """Return the morning list; with no limit, everyone who is ready."""
    parts = (
        [*_thanks(journal, today), *_birthdays(journal, today, birthdays_ahead)],
        _urgent(journal, today, gates),
        _chosen(journal, today, gates),
        _new(journal, today),
        _kept(journal, today),
    )
    everyone = {row.key for part in parts for row in part}
    shown = tuple(_with_words(journal, row, today) for row in due.arranged(*parts, limit=limit))
    later = None if shown else _next_day(journal, today, gates)
    return Morning(today, shown, len(everyone), later, people=0 if shown else rows.people(journal))


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


def _score(candidate: Candidate, today: dt.date, gates: Gates = due.USUAL) -> float:
    tie = candidate.tie
    return due.due(
        tie.state,
        today.toordinal(),
        by_hand=tie.by_hand,
        pace=candidate.pace,
        pinned=candidate.pinned,
        gates=gates,
    )


def _thanks(journal: Journal, today: dt.date) -> list[Ready]:
    owed = thanks.all_open_thanks(journal, today.isoformat())
    people = rows.of_contacts(journal, [one.contact for one in owed], today)
    found = []
    for one in owed:
        if one.contact in people:
            days = (today - dt.date.fromisoformat(one.date)).days
            reason = Reason("thanks", {"kind": one.kind, "what": one.what, "days": days})
            candidate = people[one.contact]
            found.append(_row(candidate, today, _score(candidate, today), reason))
    return found


def _birthdays(journal: Journal, today: dt.date, ahead: int) -> list[Ready]:
    found = []
    for candidate, birthday in rows.birthdays(journal, today, ahead):
        day = dates.next_birthday(birthday, today)
        if day is not None and (day - today).days <= ahead:
            reason = Reason("birthday", {"day": day.isoformat(), "days": (day - today).days})
            found.append((day, _row(candidate, today, _score(candidate, today), reason)))
    return [row for _day, row in sorted(found, key=lambda pair: pair[0])]


def _urgent(journal: Journal, today: dt.date, gates: Gates) -> list[Ready]:
    """Return ties whose window is open, by what there is to lose."""
    found = []
    for candidate in rows.ready_by_window(journal, today, gates):
        state = candidate.tie.state
        score = due.urgency(state, today.toordinal())
        facts = {"silent": today.toordinal() - state.last, "usual": round(depth.gap(state))}
        found.append(_row(candidate, today, score, Reason("thinning", facts)))
    return sorted(found, key=lambda row: (-row.score, row.name))


def _chosen(journal: Journal, today: dt.date, gates: Gates) -> list[Ready]:
    """Return those with a chosen pace or a pin whose time has come, longest past it first."""
    found = []
    for candidate in rows.chosen(journal, today):
        state, pace = candidate.tie.state, candidate.pace or gates.quiet
        if due.pace_ready(state, today.toordinal(), pace):
            silent = today.toordinal() - state.last if state.last else None
            code = "pace" if candidate.pace else "pinned"
            score = due.urgency(state, today.toordinal())
            row = _row(candidate, today, score, Reason(code, {"silent": silent, "pace": pace}))
            found.append((pace - silent if silent is not None else 0, row))
    return [row for _past, row in sorted(found, key=lambda pair: (pair[0], pair[1].name))]


def _new(journal: Journal, today: dt.date) -> list[Ready]:
    return [
        _row(
            candidate,
            today,
            _score(candidate, today),
            Reason("new", {"days": today.toordinal() - candidate.tie.state.first}),
        )
        for candidate in rows.new_ties(journal, today, NEW_LEAST, NEW_MOST)
    ]


def _kept(journal: Journal, today: dt.date) -> list[Ready]:
    """Return the heaviest bridge that has gone quiet, else the longest silent tie that matters to you."""
    return _bridges(journal, today)[:1] or _weak(journal, today)[:1]


def _bridges(journal: Journal, today: dt.date) -> list[Ready]:
    groups = rows.joining(journal)
    found = []
    for candidate in rows.of_contacts(journal, list(groups), today).values():
        silent = today.toordinal() - candidate.tie.state.last if candidate.tie.state.last else 0
        if silent < BRIDGE_QUIET:
            continue
        for one, two in itertools.combinations(groups[candidate.key], 2):
            if rows.joins_alone(journal, candidate.key, one[0], two[0]):
                reason = Reason("bridge", {"one": one[1], "two": two[1], "silent": silent})
                found.append(_row(candidate, today, _score(candidate, today), reason))
                break
    return sorted(found, key=lambda row: (-row.depth, row.name))


def _weak(journal: Journal, today: dt.date) -> list[Ready]:
    return [
        _row(candidate, today, _score(candidate, today), Reason("weak", {"silent": silent}))
        for candidate in rows.with_purpose(journal, today)
        if candidate.tie.state.last and (silent := today.toordinal() - candidate.tie.state.last) >= WEAK_QUIET
    ]


def _with_words(journal: Journal, row: Ready, today: dt.date) -> Ready:
    return row._replace(
        last_words=rows.last_words(journal, row.key, today.isoformat()),
        purpose=rows.purpose(journal, row.key),
    )


def _next_day(journal: Journal, today: dt.date, gates: Gates) -> dt.date | None:
    """Return the next day on which someone will be ready, as far as the journal can tell."""
    days = [dt.date.fromisoformat(day)] if (day := rows.next_day(journal, today)) else []
    for candidate in rows.chosen(journal, today):
        if candidate.tie.state.last:
            due_day = candidate.tie.state.last + (candidate.pace or gates.quiet)
            days.append(dt.date.fromordinal(min(due_day, dt.date.max.toordinal())))
    return min((day for day in days if day > today), default=None)


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


def spread(journal: Journal, today: dt.date, *, limit: int = SPREAD) -> Morning:
    """Return a few of those with whom nothing ever passed, others each week."""
    everyone = rows.ghosts(journal, today)
    start = (today.toordinal() - 1) // 7 * limit % len(everyone) if everyone else 0
    chosen = [*everyone[start:], *everyone[:start]][:limit]
    shown = tuple(_with_words(journal, _row(c, today, 0.0, Reason("ghost", {})), today) for c in chosen)
    return Morning(today, shown, len(everyone), kind="spread")
