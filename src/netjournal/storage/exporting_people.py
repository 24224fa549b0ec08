"""People with all that hangs on them, read a few at a time, for exports that speak of people."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from netjournal.domain import depth
from netjournal.domain.contacts import Contact, Who
from netjournal.domain.exported import Moment, Noted, Passage, Person
from netjournal.domain.introductions import Acquaintance
from netjournal.storage import depth as ties
from netjournal.storage import introductions, loops, needs
from netjournal.storage.journal import Journal

#: Contacts that are read together.
_CHUNK = 200
_PLAIN = (
    *("org", "title", "location", "birthday", "met", "why", "note", "pace"),
    *("band", "archived", "snoozed_until"),
)
_HANDLES = {"alias": "aliases", "email": "emails", "phone": "phones", "link": "links"}
#: What hangs on contacts: the contact, and a value.
_HUNG = {
    "spheres": "SELECT l.contact, g.name FROM contact_sphere l JOIN sphere g ON g.id = l.sphere WHERE {those}",
    "communities": "SELECT l.contact, g.name FROM membership l JOIN community g ON g.id = l.community WHERE {those}",
    "roles": "SELECT l.contact, l.name FROM contact_role l WHERE {those}",
    "properties": "SELECT l.contact, l.line FROM property l WHERE {those}",
}
_THOSE = "l.contact BETWEEN :first AND :last"
_EARLIEST = "0000-00-00"


# --- people ------------------------------------------------------------------------------------------


def people(journal: Journal, keys: frozenset[int] | None, today: dt.date) -> Iterator[Person]:
    """Yield people in the order of their keys, as they stood on a day; None means everyone."""
    plain = ", ".join(f"c.{column}" for column in _PLAIN)
    sql = (
        f"SELECT c.id, c.uid, c.name, c.changed, c.pinned, v.id, v.uid, v.name, {plain} FROM contact c"
        " LEFT JOIN contact v ON v.id = c.via WHERE c.id > ? ORDER BY c.id LIMIT ?"
    )
    last = 0
    while rows := journal.rows(sql, (last, _CHUNK)):
        first, last = rows[0][0], rows[-1][0]
        chosen = [row for row in rows if keys is None or row[0] in keys]
        if chosen:
            yield from _whole(journal, chosen, {"first": first, "last": last}, today)


def everyone(journal: Journal) -> Iterator[Who]:
    """Yield everyone's name, in the order of their keys."""
    return (Who(*row) for row in journal.connection.execute("SELECT id, uid, name FROM contact ORDER BY id"))


def _whole(journal: Journal, rows: list[tuple[Any, ...]], span: dict[str, int], today: dt.date) -> Iterator[Person]:
    """Yield the people of some rows with what hangs on them."""
    hung = {name: _hung(journal, sql, span) for name, sql in _HUNG.items()}
    handles: dict[str, dict[int, list[str]]] = {kind: defaultdict(list) for kind in _HANDLES}
    sql = f"SELECT l.kind, l.contact, l.value FROM handle l WHERE {_THOSE} ORDER BY l.id"
    for kind, contact, value in journal.rows(sql, span):
        handles[kind][contact].append(value)
    relations = _relations(journal, span)
    for key, uid, name, changed, pinned, via, via_uid, via_name, *plain in rows:
        lists: dict[str, Any] = {field: tuple(handles[kind].get(key, ())) for kind, field in _HANDLES.items()}
        for field in ("spheres", "communities", "roles"):
            lists[field] = tuple(hung[field].get(key, ()))
        contact = Contact(
            key,
            uid,
            name,
            via=Who(via, via_uid, via_name) if via else None,
            pinned=bool(pinned),
            **lists,
            **dict(zip(_PLAIN, plain, strict=True)),
        )
        state = ties.at(journal, key, today.toordinal()).state
        score = depth.score(depth.weight(state, today.toordinal()))
        band = depth.band(state, today.toordinal(), contact.band)
        yield Person(
            contact,
            score,
            band,
            ties.iso(state.first),
            ties.iso(state.last),
            changed,
            tuple(hung["properties"].get(key, ())),
            tuple(relations.get(key, ())),
        )


def _hung(journal: Journal, sql: str, span: dict[str, int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for contact, value in journal.rows(f"{sql.format(those=_THOSE)} ORDER BY l.id", span):
        found[contact].append(value)
    return found


def _relations(journal: Journal, span: dict[str, int]) -> dict[int, list[Acquaintance]]:
    """Return whom some people know, by relations alone; who is somebody's mentor has a mentee in them."""
    sql = (
        "SELECT l.id, l.one, c.id, c.uid, c.name, CASE l.kind WHEN 'mentor' THEN 'mentee' ELSE l.kind END"
        " FROM relation l JOIN contact c ON c.id = l.two WHERE l.one BETWEEN :first AND :last"
        " UNION ALL SELECT l.id, l.two, c.id, c.uid, c.name, l.kind"
        " FROM relation l JOIN contact c ON c.id = l.one WHERE l.two BETWEEN :first AND :last ORDER BY 1"
    )
    found: dict[int, list[Acquaintance]] = defaultdict(list)
    for _row, contact, key, uid, name, kind in journal.rows(sql, span):
        found[contact].append(Acquaintance(Who(key, uid, name), kind))
    return found


# --- people with all that a note can hold ------------------------------------------------------------


def noted(journal: Journal, keys: frozenset[int] | None, today: dt.date, since: dt.date | None) -> Iterator[Noted]:
    """Yield people with whom they know, what is open, and their encounters, which are read when asked for."""
    for person in people(journal, keys, today):
        key, until = person.contact.key, today.isoformat()
        yield Noted(
            person,
            tuple(introductions.whom_they_know(journal, key, today)),
            tuple(loops.with_people(journal, today, key)),
            tuple(needs.open_of(journal, key, until, "need")),
            tuple(needs.open_of(journal, key, until, "offer")),
            moments_of(journal, key, today, since),
        )


# --- encounters --------------------------------------------------------------------------------------

_MOMENT = "e.id, e.uid, e.date, e.channel, e.place, g.name, e.note, e.started_by, e.changed"
_OF_ENCOUNTER = (
    "SELECT x.contact, c.uid, c.name, x.uid, x.way, x.kind, x.what, x.value, x.changed"
    " FROM exchange x JOIN contact c ON c.id = x.contact WHERE x.encounter = ? ORDER BY x.id"
)


def moments_of(journal: Journal, contact: int, today: dt.date, since: dt.date | None) -> Iterator[Moment]:
    """Yield the encounters with one contact up to a day, newest first; what passed is what passed with them."""
    sql = (
        f"SELECT {_MOMENT} FROM (SELECT DISTINCT encounter, date FROM exchange WHERE contact = :contact"
        " AND date BETWEEN :since AND :today) x CROSS JOIN encounter e ON e.id = x.encounter"
        " LEFT JOIN community g ON g.id = e.community ORDER BY x.date DESC, e.id DESC"
    )
    values = {"contact": contact, "since": since.isoformat() if since else _EARLIEST, "today": today.isoformat()}
    for row in journal.connection.execute(sql, values):
        yield _moment(journal, row, contact)


def _moment(journal: Journal, row: tuple[Any, ...], whose: int) -> Moment:
    key, uid, date, channel, place, community, note, started_by, changed = row
    there: dict[int, Who] = {}
    passed = []
    for contact, contact_uid, name, *facts, stamp in journal.rows(_OF_ENCOUNTER, (key,)):
        who = there.setdefault(contact, Who(contact, contact_uid, name))
        changed = max(changed, stamp)
        if contact == whose:
            exchange, way, kind, what, value = facts
            passed.append(Passage(exchange, who, way, kind, what, value))
    return Moment(uid, date, channel, place, community, note, started_by, changed, tuple(there.values()), tuple(passed))
