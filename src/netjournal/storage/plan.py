"""Goals as rows, and what the journal says of each: every measure is one question to an index."""

import datetime as dt
from typing import Any

from netjournal import text
from netjournal.domain import plan as domain
from netjournal.domain.exchanges import SUPPORTS
from netjournal.domain.plan import Goal, Progress
from netjournal.storage.journal import Journal, Step

_WEIGHTLESS = "('tried', 'reaction')"
_GOAL = (
    "SELECT id, uid, what, measure, subject, target, a_week, ticks, since, until,"
    " CASE WHEN closed <= :today THEN closed END, CASE WHEN closed <= :today THEN outcome END, created FROM goal"
)
#: As many days before an ask as something given counts for it.
_GIVING_DAYS = 365
#: A contact counts as known before a goal where they were here by the day after its first: the journal's
#: times are UTC, a person's days are not.
_KNOWN_DAYS = 2


# --- reading -----------------------------------------------------------------------------------------


def goals(journal: Journal, today: dt.date, *, closed: bool = False) -> tuple[Goal, ...]:
    """Return the goals that are open as of a day, those that end first before the others; or those that are closed."""
    is_closed = "closed IS NOT NULL AND closed <= :today"
    which = is_closed if closed else f"NOT ({is_closed})"
    order = "closed DESC, id DESC" if closed else "until IS NULL, until, id"
    rows = journal.rows(
        f"{_GOAL} WHERE since <= :today AND {which} ORDER BY {order}",
        {"today": today.isoformat()},
    )
    return tuple(map(_goal, rows))


def goal(journal: Journal, uid: str, today: dt.date) -> Goal | None:
    """Return a goal by its public id."""
    row = journal.row(f"{_GOAL} WHERE uid = :uid", {"uid": uid, "today": today.isoformat()})
    return _goal(row) if row else None


def _goal(row: tuple[Any, ...]) -> Goal:
    key, uid, what, measure, subject, target, a_week, ticks, since, until, closed, outcome, created = row
    return Goal(
        key,
        uid,
        what,
        measure,
        subject,
        target,
        bool(a_week),
        ticks,
        dt.date.fromisoformat(since),
        dt.date.fromisoformat(until) if until else None,
        dt.date.fromisoformat(closed) if closed else None,
        outcome,
        created,
    )


def open_progress(journal: Journal, today: dt.date) -> tuple[Progress, ...]:
    """Return how far each open goal has come by a day."""
    return tuple(progress(journal, one, today) for one in goals(journal, today))


def progress(journal: Journal, goal: Goal, today: dt.date) -> Progress:
    """Return how far a goal has come by a day."""
    if goal.measure not in domain.MEASURES:  # None, or a measure of a newer program's journal
        return domain.progress(goal._replace(a_week=False), today, goal.ticks, 0)
    last = domain.end(goal, today)
    count = _count(journal, goal, goal.since, last)
    week = max(goal.since, dt.date.fromordinal(max(last.toordinal() - domain.WEEK_DAYS + 1, 1)))
    return domain.progress(goal, today, count, _count(journal, goal, week, last) if goal.a_week else 0)


def has_anyone(journal: Journal, subject: str) -> bool:
    """Tell whether anyone is in the sphere, or in the community as @name, that a goal is narrowed to."""
    return journal.row(f"SELECT 1 WHERE EXISTS ({_group(subject)})", _group_values(subject)) is not None


# --- measuring ---------------------------------------------------------------------------------------


def _count(journal: Journal, goal: Goal, since: dt.date, until: dt.date) -> int:
    """Return how many of what a goal is measured by there were in some days."""
    assert goal.measure is not None
    days = {"since": since.isoformat(), "until": until.isoformat()}
    narrowing = _group_values(goal.subject) if domain.MEASURES[goal.measure].of_group else {"kind": goal.subject}
    known = min(goal.created, dt.date.fromordinal(_capped(goal.since.toordinal() + _KNOWN_DAYS)).isoformat())
    values = {**days, **narrowing, "start": goal.since.isoformat(), "known": known, "created": goal.created}
    return int(journal.one(_SQL[goal.measure](goal.subject), values))


def _capped(day: int) -> int:
    return min(day, dt.date.max.toordinal())


def _group(subject: str) -> str:
    """Return the statement for everyone in a sphere or community."""
    if subject.startswith("@"):
        return "SELECT l.contact FROM community g JOIN membership l ON l.community = g.id WHERE g.folded = :group"
    return "SELECT l.contact FROM sphere g JOIN contact_sphere l ON l.sphere = g.id WHERE g.folded = :group"


def _group_values(subject: str | None) -> dict[str, str]:
    return {"group": text.folded(subject.removeprefix("@"))} if subject else {}


def _within(column: str, subject: str | None) -> str:
    return f" AND {column} IN ({_group(subject)})" if subject else ""


def _roles(measure: str) -> str:
    return ", ".join(f"'{role}'" for role in domain.ROLES[measure])


def _with_role(measure: str, subject: str | None) -> str:
    return (
        "SELECT count(DISTINCT r.contact) FROM contact_role r JOIN contact c ON c.id = r.contact"
        f" WHERE r.folded IN ({_roles(measure)}) AND (c.archived IS NULL OR c.archived > :until)"
        f"{_within('r.contact', subject)}"
    )


def _people(subject: str | None) -> str:
    return (
        "SELECT count(*) FROM tie t INDEXED BY tie_first"
        f" WHERE t.first BETWEEN :since AND :until{_within('t.contact', subject)}"
    )


def _passed(ways: str, counted: str, subject: str | None) -> str:
    kind = " AND kind = :kind" if subject else f" AND kind NOT IN {_WEIGHTLESS}"
    return (
        f"SELECT {counted} FROM exchange INDEXED BY exchange_date"
        f" WHERE date BETWEEN :since AND :until AND way = '{ways}'{kind}"
    )


def _support(subject: str | None) -> str:
    if subject:
        return _passed("got", "count(DISTINCT contact)", subject)
    kinds = ", ".join(f"'{kind}'" for kind in SUPPORTS)
    return f"{_passed('got', 'count(DISTINCT contact)', None)} AND kind IN ({kinds})"


def _asks(subject: str | None) -> str:
    """Count asks of those to whom something was given in the year before, that day included, as `report` does."""
    return (
        "SELECT count(*) FROM ask a WHERE a.made BETWEEN :since AND :until"
        f"{' AND a.kind = :kind' if subject else ''}"
        " AND EXISTS (SELECT 1 FROM exchange x INDEXED BY exchange_tie WHERE x.contact = a.contact"
        f" AND x.date BETWEEN date(a.made, '-{_GIVING_DAYS} days') AND a.made"
        f" AND x.way = 'gave' AND x.kind NOT IN {_WEIGHTLESS})"
    )


def _revived(subject: str | None) -> str:
    """Count those who were here before the goal, and with whom the first thing passed after its start.

    On the day of the start itself, what had passed before the goal was written does not count for it.
    """
    passed = (
        "SELECT 1 FROM exchange x INDEXED BY exchange_tie WHERE x.contact = t.contact"
        f" AND x.date = t.first AND x.kind NOT IN {_WEIGHTLESS} AND x.created < :created"
    )
    reacted = "SELECT 1 FROM exchange x INDEXED BY exchange_tie WHERE x.contact = t.contact AND x.date < :start"
    return (
        "SELECT count(*) FROM tie t INDEXED BY tie_first JOIN contact c ON c.id = t.contact"
        f" WHERE t.first BETWEEN :since AND :until{_within('t.contact', subject)}"
        f" AND (c.created <= :known OR EXISTS ({reacted}))"
        f" AND (t.first > :start OR NOT EXISTS ({passed}))"
    )


def _communities(_subject: str | None) -> str:
    return (
        "SELECT count(DISTINCT e.community) FROM encounter e INDEXED BY encounter_date"
        f" WHERE e.date BETWEEN :since AND :until AND e.community IS NOT NULL AND {_happened('')}"
    )


def _encounters(subject: str | None) -> str:
    there = ""
    if subject and subject.startswith("@"):
        there, subject = " AND e.community = (SELECT id FROM community WHERE folded = :group)", None
    return (
        "SELECT count(*) FROM encounter e INDEXED BY encounter_date"
        f" WHERE e.date BETWEEN :since AND :until{there} AND {_happened(_within('x.contact', subject))}"
    )


def _happened(among: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM exchange x INDEXED BY exchange_encounter"
        f" WHERE x.encounter = e.id AND x.kind NOT IN {_WEIGHTLESS}{among})"
    )


def _introductions(_subject: str | None) -> str:
    return "SELECT count(*) FROM introduction WHERE made BETWEEN :since AND :until"


def _thanks(_subject: str | None) -> str:
    """Count thanks that were owed and said, and praise given to whom none were owed."""
    return (
        "SELECT (SELECT count(*) FROM thanks INDEXED BY thanks_closed"
        " WHERE closed BETWEEN :since AND :until AND outcome = 'said')"
        " + (SELECT count(*) FROM exchange x INDEXED BY exchange_date WHERE x.date BETWEEN :since AND :until"
        " AND x.way = 'gave' AND x.kind = 'recognition' AND NOT EXISTS (SELECT 1 FROM thanks WHERE said = x.id))"
    )


_SQL = {
    "mentors": lambda subject: _with_role("mentors", subject),
    "mentees": lambda subject: _with_role("mentees", subject),
    "people": _people,
    "gives": lambda subject: _passed("gave", "count(*)", subject),
    "support": _support,
    "asks": _asks,
    "revived": _revived,
    "communities": _communities,
    "encounters": _encounters,
    "introductions": _introductions,
    "thanks": _thanks,
}


# --- writing -----------------------------------------------------------------------------------------


def add(step: Step, **columns: Any) -> str:
    """Write a new goal and return its public id."""
    key = step.insert("goal", **columns)
    return str(step.journal.one("SELECT uid FROM goal WHERE id = ?", (key,)))


def follow_name(step: Step, before: str, after: str) -> None:
    """Let goals that are narrowed to a sphere, or to a community as @name, follow it to its new name."""
    wanted = text.folded(before)
    for key, subject in step.journal.rows("SELECT id, subject FROM goal WHERE subject IS NOT NULL"):
        if text.folded(subject) == wanted:
            step.update("goal", key, subject=after)
