"""Communities as rows: finding them, your memberships, what was held there, and making one of two."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from netjournal import text
from netjournal.domain.communities import Community, Gathering, OwnMembership
from netjournal.domain.contacts import Who
from netjournal.domain.people import Balance
from netjournal.storage import opening
from netjournal.storage.journal import Journal, Step

_COMMUNITY = "SELECT id, uid, name, kind, pace FROM community"
_OWN = "SELECT id, uid, role, since, until, fee, renewal FROM own_membership"
#: The same as it was known on a day: an end after it had not come yet.
_OWN_THEN = _OWN.replace("until,", "CASE WHEN until <= :today THEN until END AS ended,")
#: A membership that holds on a day: begun, and not ended.
_HOLDS = "(since IS NULL OR since <= :today) AND (until IS NULL OR until > :today)"


# --- finding -----------------------------------------------------------------------------------------


def exact(journal: Journal, query: str) -> Community | None:
    """Return the community of exactly this name or id."""
    folded = text.folded(query)
    row = journal.row(f"{_COMMUNITY} WHERE folded = ? OR uid = ? ORDER BY folded = ? DESC", (folded, query, folded))
    return Community(*row) if row else None


def prefixed(journal: Journal, query: str) -> list[Community]:
    """Return the communities in whose name each word of the query begins a word."""
    wanted = text.words(query)
    return [
        one
        for one in everything(journal)
        if wanted and all(any(word.startswith(part) for word in text.words(one.name)) for part in wanted)
    ]


def everything(journal: Journal) -> list[Community]:
    """Return all communities in order of their names."""
    return [Community(*row) for row in journal.rows(f"{_COMMUNITY} ORDER BY folded")]


def read(journal: Journal, key: int) -> Community:
    """Return one community."""
    row = journal.row(f"{_COMMUNITY} WHERE id = ?", (key,))
    assert row is not None
    return Community(*row)


def make_sure(journal: Journal, *communities: Community) -> None:
    """Make sure, inside a step, that communities which were looked up before it are still here under their keys.

    Raises:
        Unavailable: when another window was faster.
    """
    for one in communities:
        if not journal.row("SELECT 1 FROM community WHERE id = ? AND uid = ?", (one.key, one.id)):
            raise opening.changed_meanwhile(journal.path)


# --- your own memberships ----------------------------------------------------------------------------


def own(journal: Journal, community: int, today: dt.date) -> list[OwnMembership]:
    """Return your times as a member that had begun on a day, newest first."""
    rows = journal.rows(
        f"{_OWN_THEN} WHERE community = :key AND (since IS NULL OR since <= :today)"
        " ORDER BY ended IS NULL DESC, ended DESC, since DESC, id DESC",
        {"key": community, "today": today.isoformat()},
    )
    return [OwnMembership(*row) for row in rows]


def current(journal: Journal, community: int, today: dt.date) -> OwnMembership | None:
    """Return your membership as it holds on a day."""
    row = journal.row(f"{_OWN_THEN} WHERE community = :key AND {_HOLDS} ORDER BY id", _at(today, key=community))
    return OwnMembership(*row) if row else None


def current_by_community(journal: Journal, today: dt.date) -> dict[int, OwnMembership]:
    """Return your memberships as they hold on a day, by community."""
    rows = journal.rows(
        f"{_OWN_THEN.replace('SELECT', 'SELECT community,')} WHERE {_HOLDS} ORDER BY id DESC", _at(today)
    )
    return {row[0]: OwnMembership(*row[1:]) for row in rows}


def _at(today: dt.date, **values: Any) -> dict[str, Any]:
    return {"today": today.isoformat()} | values


# --- members -----------------------------------------------------------------------------------------


def members(journal: Journal, community: int) -> set[int]:
    """Return the keys of those who are in a community."""
    return {key for (key,) in journal.rows("SELECT contact FROM membership WHERE community = ?", (community,))}


def dismiss(step: Step, community: int, contact: int) -> bool:
    """Take a contact out of a community; return whether they were in it."""
    row = step.journal.row("SELECT id FROM membership WHERE contact = ? AND community = ?", (contact, community))
    if row:
        step.delete("membership", row[0])
    return row is not None


def member_counts(journal: Journal) -> dict[int, int]:
    """Return how many contacts, the archived apart, are in each community."""
    return dict(
        journal.rows(
            "SELECT m.community, count(*) FROM membership m JOIN contact c ON c.id = m.contact"
            " WHERE c.archived IS NULL GROUP BY m.community"
        )
    )


# --- what was held there -----------------------------------------------------------------------------


class Tally(NamedTuple):
    """What a period saw in one community, and the date of its last encounter ever."""

    encounters: int
    gave: int
    got: int
    last: str | None


def tallies(journal: Journal, since: dt.date, until: dt.date) -> dict[int, Tally]:
    """Return for each community how many encounters a period held, what was given and got there, and its last day."""
    days = {"since": since.isoformat(), "until": until.isoformat()}
    held = journal.rows(
        "SELECT community, sum(date >= :since), max(date) FROM encounter"
        " WHERE community IS NOT NULL AND date <= :until GROUP BY community",
        days,
    )
    passed = {
        row[0]: row[1:]
        for row in journal.rows(
            "SELECT e.community, sum(x.way = 'gave'), sum(x.way = 'got') FROM encounter e"
            " JOIN exchange x ON x.encounter = e.id WHERE e.community IS NOT NULL AND e.date BETWEEN :since AND :until"
            " AND x.kind NOT IN ('tried', 'reaction') GROUP BY e.community",
            days,
        )
    }
    return {key: Tally._make((times, *passed.get(key, (0, 0)), last)) for key, times, last in held}


def gatherings(journal: Journal, community: int, today: dt.date, limit: int) -> tuple[list[Gathering], int]:
    """Return the last encounters that were held in a community, newest first, and how many there were in all."""
    day = today.isoformat()
    rows = journal.rows(
        "SELECT e.date, (SELECT count(DISTINCT x.contact) FROM exchange x WHERE x.encounter = e.id), e.place, e.note"
        " FROM encounter e WHERE e.community = ? AND e.date <= ? ORDER BY e.date DESC, e.id DESC LIMIT ?",
        (community, day, limit),
    )
    many = journal.one("SELECT count(*) FROM encounter WHERE community = ? AND date <= ?", (community, day))
    return [Gathering(*row) for row in rows], int(many)


def passed(journal: Journal, community: int, today: dt.date) -> list[Balance]:
    """Return how often each kind passed each way in the encounters of a community."""
    rows = journal.rows(
        "SELECT x.kind, sum(x.way = 'gave'), sum(x.way = 'got') FROM encounter e JOIN exchange x ON x.encounter = e.id"
        " WHERE e.community = ? AND e.date <= ? AND x.way <> 'shared' AND x.kind NOT IN ('tried', 'reaction')"
        " GROUP BY x.kind ORDER BY count(*) DESC, x.kind",
        (community, today.isoformat()),
    )
    return [Balance(*row) for row in rows]


def first_met(journal: Journal, community: int, today: dt.date) -> list[Who]:
    """Return with whom something passed for the first time in an encounter of a community, in that order."""
    rows = journal.rows(
        "SELECT DISTINCT c.id, c.uid, c.name, t.first FROM encounter e JOIN exchange x ON x.encounter = e.id"
        " JOIN tie t ON t.contact = x.contact AND t.first = e.date JOIN contact c ON c.id = x.contact"
        " WHERE e.community = ? AND e.date <= ? AND x.kind NOT IN ('tried', 'reaction') ORDER BY t.first, c.id",
        (community, today.isoformat()),
    )
    return [Who(*row[:3]) for row in rows]


def made_visible(journal: Journal, community: int, today: dt.date) -> int:
    """Return how many talks, posts and contributions of yours were for a community."""
    sql = "SELECT count(*) FROM visible WHERE community = ? AND date <= ?"
    return int(journal.one(sql, (community, today.isoformat())))


# --- one of two --------------------------------------------------------------------------------------


def absorb(step: Step, into: Community, other: Community) -> tuple[int, int]:
    """Move all that hangs on a community to another and delete it; return how many members and encounters moved."""
    journal = step.journal
    members_moved = _move_members(step, into.key, other.key)
    encounters = journal.rows("SELECT id FROM encounter WHERE community = ?", (other.key,))
    for fact in ("encounter", "visible"):
        for (row,) in journal.rows(f"SELECT id FROM {fact} WHERE community = ?", (other.key,)):
            step.update(fact, row, community=into.key)
    _move_own(step, into.key, other.key)
    step.update("community", into.key, kind=into.kind or other.kind, pace=into.pace or other.pace)
    step.delete("community", other.key)
    return members_moved, len(encounters)


def _move_members(step: Step, into: int, other: int) -> int:
    known = {contact for (contact,) in step.journal.rows("SELECT contact FROM membership WHERE community = ?", (into,))}
    rows = step.journal.rows("SELECT id, contact FROM membership WHERE community = ?", (other,))
    for row, contact in rows:
        if contact in known:
            step.delete("membership", row)
        else:
            step.update("membership", row, community=into)
    return sum(contact not in known for _row, contact in rows)


def _move_own(step: Step, into: int, other: int) -> None:
    """Move your memberships; where both go on, they become one that began with the earlier."""
    going_on = f"{_OWN} WHERE community = ? AND until IS NULL ORDER BY id"
    kept, spare = (_first(step.journal.rows(going_on, (key,))) for key in (into, other))
    if kept and spare:
        began = [day for day in (kept.since, spare.since) if day]
        step.update(
            "own_membership",
            kept.key,
            since=min(began, default=None),
            role=kept.role or spare.role,
            fee=kept.fee or spare.fee,
            renewal=kept.renewal or spare.renewal,
        )
        step.delete("own_membership", spare.key)
    for (row,) in step.journal.rows("SELECT id FROM own_membership WHERE community = ?", (other,)):
        step.update("own_membership", row, community=into)


def _first(rows: Sequence[tuple[Any, ...]]) -> OwnMembership | None:
    return OwnMembership(*rows[0]) if rows else None
