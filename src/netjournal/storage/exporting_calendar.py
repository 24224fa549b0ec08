"""What goes into a calendar, read row by row: birthdays, renewals, who will be ready when, what is open, what was.

Whoever is archived is let alone: their days are left out, and only the moments with them stay.
"""

import datetime as dt
import itertools
import operator
from collections.abc import Container, Iterator
from typing import Any

from netjournal.domain import due as arithmetic
from netjournal.domain.calendar import Reminder
from netjournal.domain.contacts import Who
from netjournal.domain.exported import Moment, Passage
from netjournal.storage import depth, due
from netjournal.storage.depth import Tie
from netjournal.storage.journal import Journal

Entry = Reminder | Moment


def entries(
    journal: Journal,
    today: dt.date,
    *,
    keys: Container[int] | None = None,
    since: dt.date | None = None,
) -> Iterator[Entry]:
    """Return all that a calendar can hold, always in the same order.

    Args:
        journal: to read.
        today: what was entered for a later day has not come yet.
        keys: of the contacts that are wanted; everyone with None. Memberships are nobody's: they come with everyone.
        since: the first day of moments.
    """
    parts = (_birthdays(journal), _ready(journal, today), _promises(journal, today), _asks(journal, today))
    if keys is None:
        yield from _renewals(journal, today)
    for part in parts:
        yield from (reminder for key, reminder in part if keys is None or key in keys)
    yield from _moments(journal, today, keys, since)


Found = Iterator[tuple[int, Reminder]]


def _birthdays(journal: Journal) -> Found:
    rows = journal.connection.execute(
        "SELECT id, uid, name, birthday, changed FROM contact"
        " WHERE birthday IS NOT NULL AND archived IS NULL ORDER BY id"
    )
    for key, uid, name, birthday, changed in rows:
        yield key, Reminder("birthday", uid, name, birthday, None, None, changed)


def _renewals(journal: Journal, today: dt.date) -> Iterator[Reminder]:
    rows = journal.connection.execute(
        "SELECT l.uid, g.name, l.renewal, l.fee, l.changed FROM own_membership l"
        " JOIN community g ON g.id = l.community WHERE l.renewal IS NOT NULL"
        " AND coalesce(l.since <= :today, 1) AND coalesce(l.until >= l.renewal, 1) ORDER BY l.id",
        {"today": today.isoformat()},
    )
    for uid, name, day, fee, changed in rows:
        yield Reminder("renewal", uid, name, day, fee, None, changed)


def _promises(journal: Journal, today: dt.date) -> Found:
    """Return the promises that are open; what they promised without a day is nothing to wait for on any."""
    rows = journal.connection.execute(
        "SELECT c.id, p.uid, c.name, p.promised_by, p.due, p.what, p.made, p.changed"
        " FROM promise p JOIN contact c ON c.id = p.contact"
        " WHERE p.made <= :today AND (p.closed IS NULL OR p.closed > :today) AND c.archived IS NULL"
        " AND (p.promised_by = 'me' OR p.due IS NOT NULL) ORDER BY p.id",
        {"today": today.isoformat()},
    )
    for key, uid, name, promised_by, *others in rows:
        kind = "promise" if promised_by == "me" else "their promise"
        yield key, Reminder(kind, uid, name, *others)


def _asks(journal: Journal, today: dt.date) -> Found:
    """Return what you asked for and wait to hear of, where an answer is wanted by a day."""
    rows = journal.connection.execute(
        "SELECT c.id, a.uid, c.name, a.due, coalesce(a.what, a.kind), a.made, a.changed"
        " FROM ask a JOIN contact c ON c.id = a.contact"
        " WHERE a.made <= :today AND (a.closed IS NULL OR a.closed > :today)"
        " AND (a.answered IS NULL OR a.answered > :today) AND a.due IS NOT NULL AND c.archived IS NULL ORDER BY a.id",
        {"today": today.isoformat()},
    )
    for key, uid, name, *others in rows:
        yield key, Reminder("ask", uid, name, *others)


# --- who will be ready when --------------------------------------------------------------------------

_TIE = (
    "t.e0, t.e1, t.e2, t.e3, t.f0, t.f1, t.f2, t.f3, t.first, t.last, t.gave, t.got, t.sw, t.s1,"
    " t.by_hand, t.count, t.newest"
)
_BEFORE_TIE = 8


def _ready(journal: Journal, today: dt.date) -> Found:
    """Return the day on which each tie turns up in the morning list, if nothing more passes; new ties besides.

    A window that has closed is of no use any more. Nobody with whom nothing ever passed is here.
    """
    rows = journal.connection.execute(
        "SELECT c.id, c.uid, c.name, c.pinned, c.snoozed_until, c.changed, t.due_from, t.due_until,"
        f" {_TIE} FROM contact c JOIN tie t ON t.contact = c.id"
        " WHERE c.archived IS NULL AND t.last IS NOT NULL ORDER BY c.id"
    )
    gates = depth.stored_gates(journal)
    for row in rows:
        key, uid, name, pinned, asleep, changed, first, last = row[:_BEFORE_TIE]
        tie = depth.tie_of(row[_BEFORE_TIE:])
        window = (depth.ordinal(first), depth.ordinal(last)) if first and last else None
        if tie.newest > today.toordinal():
            tie = depth.rebuilt(journal, key, today.isoformat())
            window = arithmetic.window(tie.state, by_hand=tie.by_hand, gates=gates)
        if not tie.state.last:
            continue
        pace = due.pace_chosen(journal, key)
        if pinned or pace:
            window = (tie.state.last + (pace or gates.quiet), dt.date.max.toordinal())
        touched = max(changed, _last_written(journal, key, tie))
        since = dt.date.fromordinal(tie.state.last).isoformat()
        for kind, span in (("new", _following_up(tie)), ("ready", window)):
            if day := _day(span, today, asleep):
                yield key, Reminder(kind, uid, name, day, None, since, touched)


def _following_up(tie: Tie) -> tuple[int, int] | None:
    """Return the first and last day on which a new tie may be followed up."""
    if tie.state.first != tie.state.last or not tie.by_hand:
        return None
    return tie.state.first + arithmetic.NEW_LEAST, tie.state.first + arithmetic.NEW_MOST


def _day(span: tuple[int, int] | None, today: dt.date, asleep: str | None) -> str | None:
    """Return the first day of a span that is not over, or of what a snooze leaves of it."""
    if span is None or span[1] < today.toordinal():
        return None
    first = span[0]
    if asleep and asleep > today.isoformat():
        first = max(first, depth.ordinal(asleep))
    if first > min(span[1], dt.date.max.toordinal()):
        return None
    return dt.date.fromordinal(first).isoformat()


def _last_written(journal: Journal, key: int, tie: Tie) -> str:
    """Return when what passed last with somebody was written."""
    found = journal.one(
        "SELECT max(changed) FROM exchange WHERE contact = ? AND date = ?",
        (key, dt.date.fromordinal(tie.state.last).isoformat()),
    )
    return str(found or "")


# --- what was ----------------------------------------------------------------------------------------

_MOMENT = "e.uid, e.date, e.channel, e.place, g.name, e.note, e.started_by"
_PASSED = "x.changed, x.uid, c.id, c.uid, c.name, x.way, x.kind, x.what, x.value"


def _moments(journal: Journal, today: dt.date, keys: Container[int] | None, since: dt.date | None) -> Iterator[Moment]:
    """Return the encounters up to today at which one of the people was who are wanted, oldest first.

    A cross join keeps SQLite to the index of days, by which nothing needs to be put in order.
    """
    rows = journal.connection.execute(
        f"SELECT e.id, {_MOMENT}, e.changed, {_PASSED} FROM encounter e"
        " LEFT JOIN community g ON g.id = e.community CROSS JOIN exchange x ON x.encounter = e.id"
        " CROSS JOIN contact c ON c.id = x.contact WHERE e.date BETWEEN :since AND :today ORDER BY e.date, e.id, x.id",
        {"today": today.isoformat(), "since": since.isoformat() if since else ""},
    )
    for _key, same in itertools.groupby(rows, key=operator.itemgetter(0)):
        moment = _moment([row[1:] for row in same], keys)
        if moment.passed:
            yield moment


def _moment(rows: list[tuple[Any, ...]], keys: Container[int] | None) -> Moment:
    """Return an encounter with all who were there; what passed is told of those who are wanted."""
    theirs = [(Who(*row[10:13]), row) for row in rows]
    uid, date, channel, place, community, note, started_by, changed = rows[0][:8]
    return Moment(
        id=uid,
        date=date,
        channel=channel,
        place=place,
        community=community,
        note=note,
        started_by=started_by,
        changed=max(changed, *(row[8] for row in rows)),
        people=tuple(dict.fromkeys(who for who, _row in theirs)),
        passed=tuple(Passage(row[9], who, *row[13:]) for who, row in theirs if keys is None or who.key in keys),
    )
