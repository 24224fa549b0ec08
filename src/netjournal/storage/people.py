"""Contacts for lists and briefs: read in one pass, filtered by indexes where a filter has one."""

import datetime as dt
from collections.abc import Iterator

from netjournal import text
from netjournal.domain import depth
from netjournal.domain.contacts import Who
from netjournal.domain.people import Balance, Filters, Listed
from netjournal.domain.scales import Ordinals, Scales, Tie
from netjournal.storage import depth as ties
from netjournal.storage.journal import Journal

_SELECT = (
    "SELECT c.id, c.uid, c.name, c.org, c.title, c.location, c.band, c.archived,"
    " t.e0, t.e1, t.e2, t.e3, t.first, t.last, t.gave, t.got, t.newest,"
    " (SELECT group_concat(name, char(31)) FROM (SELECT s.name FROM contact_sphere l"
    " JOIN sphere s ON s.id = l.sphere WHERE l.contact = c.id ORDER BY l.id))"
    " FROM contact c JOIN tie t ON t.contact = c.id"
)
#: Stands between the names of spheres in a row: a sign that separates and is in no name that was typed.
_BETWEEN = "\x1f"
_CONDITIONS = {
    "sphere": "c.id IN (SELECT l.contact FROM contact_sphere l JOIN sphere s ON s.id = l.sphere WHERE s.folded = ?)",
    "community": (
        "c.id IN (SELECT l.contact FROM membership l JOIN community g ON g.id = l.community WHERE g.folded = ?)"
    ),
    "role": "c.id IN (SELECT contact FROM contact_role WHERE folded = ?)",
    "not_since": "(t.last IS NULL OR t.last < ?)",
}


def listed(journal: Journal, filters: Filters, today: dt.date) -> Iterator[Listed]:
    """Return contacts in order of their names, as far as the filters let them through."""
    conditions, values = [], []
    if not filters.archived:
        conditions.append("(c.archived IS NULL OR c.archived > ?)")
        values.append(today.isoformat())
    for name, condition in _CONDITIONS.items():
        wanted = getattr(filters, name)
        if wanted is not None:
            conditions.append(condition)
            values.append(wanted if name == "not_since" else text.folded(wanted))
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    day, now, scales, day_of = today.toordinal(), today.isoformat(), Scales(today.toordinal()), Ordinals()
    for row in journal.connection.execute(f"{_SELECT}{where} ORDER BY c.folded, c.id", values):
        key, uid, name, org, title, location, held, archived, *clocks, first, last, gave, got, newest, spheres = row
        if newest is not None and newest > now:
            state = ties.rebuilt(journal, key, now).state
            weight, last = depth.weight(state, day), ties.iso(state.last)
        else:
            weight = scales.weight(Tie(tuple(clocks), day_of[first], day_of[last], gave, got))
        score = depth.score(weight)
        band = held or depth.band_of(score, passed=last is not None)
        if (filters.band and band != filters.band) or not _is_near(filters.place, location):
            continue
        theirs = tuple(spheres.split(_BETWEEN)) if spheres else ()
        is_archived = archived is not None and archived <= now
        yield Listed(key, uid, name, org, title, location, band, score, last, theirs, is_archived)


def _is_near(place: str | None, location: str | None) -> bool:
    """Tell whether a location names a place: every word of the place begins a word of the location."""
    if place is None:
        return True
    there = [word.strip(",;()") for word in text.words(location or "")]
    return all(any(word.startswith(wanted) for word in there) for wanted in text.words(place))


def is_known(journal: Journal, fact: str, name: str) -> bool:
    """Tell whether a sphere, community or role of this name is in use."""
    table = {"sphere": "sphere", "community": "community", "role": "contact_role"}[fact]
    return journal.row(f"SELECT 1 FROM {table} WHERE folded = ? LIMIT 1", (text.folded(name),)) is not None


def names_of(journal: Journal, fact: str) -> list[str]:
    """Return the names of all spheres, communities or roles."""
    table = {"sphere": "sphere", "community": "community", "role": "contact_role"}[fact]
    return [name for (name,) in journal.rows(f"SELECT DISTINCT name FROM {table} ORDER BY name LIMIT 50")]


def balance(journal: Journal, contact: int, until: str) -> tuple[Balance, ...]:
    """Return how often each kind passed each way with one contact."""
    found = ties.balance(journal, contact, until)
    often_first = sorted(found, key=lambda kind: (-sum(found[kind]), kind))
    return tuple(Balance(kind, *found[kind]) for kind in often_first)


def brought_by(journal: Journal, contact: int) -> tuple[Who, ...]:
    """Return whom a contact introduced you to."""
    rows = journal.rows("SELECT id, uid, name FROM contact WHERE via = ? ORDER BY id LIMIT 50", (contact,))
    return tuple(Who(*row) for row in rows)
