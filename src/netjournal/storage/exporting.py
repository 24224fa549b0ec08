"""All that a journal holds, read row by row in the order of its keys, as an export writes it."""

import datetime as dt
import itertools
import operator
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from netjournal.storage import ledger
from netjournal.storage.journal import Journal

Record = dict[str, Any]

_CONTACT = (
    "uid",
    "name",
    "org",
    "title",
    "location",
    "birthday",
    "met",
    "why",
    "note",
    "pace",
    "pinned",
    "band",
    "archived",
    "snoozed_until",
    "snoozes",
    "source",
    "created",
    "changed",
)
_ENCOUNTER = ("uid", "date", "channel", "place", "note", "started_by", "source", "created", "changed")
_EXCHANGE = ("uid", "way", "kind", "what", "value", "by_hand", "created", "changed")


def sections(journal: Journal) -> Mapping[str, Iterator[Record]]:
    """Return every record of a journal, by section; what is one person's hangs on that person."""
    return {
        "spheres": _records(journal, "sphere", ("uid", "name", "pace", "created", "changed")),
        "communities": _records(journal, "community", ("uid", "name", "kind", "pace", "created", "changed")),
        "roles": _records(journal, "role", ("uid", "name", "pace", "created", "changed")),
        "contacts": _contacts(journal),
        "encounters": _encounters(journal),
        **{name: _ledger(journal, section) for name, section in ledger.SECTIONS.items()},
        "visible": _visible(journal),
    }


def _records(journal: Journal, fact: str, columns: Sequence[str]) -> Iterator[Record]:
    sql = f"SELECT {', '.join(columns)} FROM {fact} ORDER BY id"
    return (dict(zip(columns, row, strict=True)) for row in journal.connection.execute(sql))


def _contacts(journal: Journal) -> Iterator[Record]:
    columns = ", ".join(f"c.{column}" for column in _CONTACT)
    cursor = journal.connection.execute(
        f"SELECT c.id, v.uid, {columns} FROM contact c LEFT JOIN contact v ON v.id = c.via ORDER BY c.id"
    )
    handle = ("uid", "kind", "value", "created", "changed")
    for key, via, *values in cursor:
        record = dict(zip(_CONTACT, values, strict=True)) | {"via": via}
        record["handles"] = [
            dict(zip(handle, row, strict=True))
            for row in journal.rows(
                "SELECT uid, kind, value, created, changed FROM handle WHERE contact = ? ORDER BY id", (key,)
            )
        ]
        record["spheres"] = _linked(journal, "SELECT s.uid FROM contact_sphere l JOIN sphere s ON s.id = l.sphere", key)
        record["communities"] = _linked(
            journal, "SELECT s.uid FROM membership l JOIN community s ON s.id = l.community", key
        )
        record["roles"] = _linked(journal, "SELECT l.name FROM contact_role l", key)
        yield record


def _linked(journal: Journal, select: str, key: int) -> list[str]:
    return [found for (found,) in journal.rows(f"{select} WHERE l.contact = ? ORDER BY l.id", (key,))]


def _encounters(journal: Journal) -> Iterator[Record]:
    of_encounter = ", ".join(f"e.{column}" for column in _ENCOUNTER)
    of_exchange = ", ".join(f"x.{column}" for column in _EXCHANGE)
    cursor = journal.connection.execute(
        f"SELECT e.id, g.uid, {of_encounter}, c.uid, {of_exchange} FROM encounter e"
        " LEFT JOIN community g ON g.id = e.community LEFT JOIN exchange x ON x.encounter = e.id"
        " LEFT JOIN contact c ON c.id = x.contact ORDER BY e.id, x.id"
    )
    width = 2 + len(_ENCOUNTER)
    for _key, same in itertools.groupby(cursor, key=operator.itemgetter(0)):
        rows = list(same)
        record = dict(zip(_ENCOUNTER, rows[0][2:width], strict=True)) | {"community": rows[0][1]}
        record["exchanges"] = [
            dict(zip(("contact", *_EXCHANGE), row[width:], strict=True)) for row in rows if row[width] is not None
        ]
        yield record


def _ledger(journal: Journal, section: ledger.Section) -> Iterator[Record]:
    """Return the records of one section of the ledger; whom they speak of is named by public ids."""
    named = {**section.needed, **section.loose}
    columns = [f"l.{column}" for column in section.written] + [f"{column}_.uid" for column in named]
    joins = [f" LEFT JOIN {fact} {column}_ ON {column}_.id = l.{column}" for column, fact in named.items()]
    keys = (*section.written, *named)
    cursor = journal.connection.execute(
        f"SELECT {', '.join(columns)} FROM {section.fact} l{''.join(joins)} ORDER BY l.id"
    )
    return (dict(zip(keys, row, strict=True)) for row in cursor)


def _visible(journal: Journal) -> Iterator[Record]:
    for record in _ledger(journal, ledger.SECTIONS["visible"]):
        came = journal.rows(
            "SELECT c.uid FROM visible v JOIN visible_contact l ON l.visible = v.id JOIN contact c ON c.id = l.contact"
            " WHERE v.uid = ? ORDER BY l.id",
            (record["uid"],),
        )
        yield record | {"contacts": [uid for (uid,) in came]}


# --- for tables --------------------------------------------------------------------------------------

_FIRST_EMAIL = "(SELECT h.value FROM handle h WHERE h.contact = c.id AND h.kind = 'email' ORDER BY h.id LIMIT 1)"


def exchange_rows(
    journal: Journal, keys: frozenset[int] | None = None, since: dt.date | None = None
) -> Iterator[tuple[Any, ...]]:
    """Return exchanges with their encounters, in the order of the columns of a table of exchanges.

    Args:
        journal: to read.
        keys: only those with these contacts; None for everyone.
        since: only those from this day on.
    """
    cursor = journal.connection.execute(
        "SELECT c.id, x.date, c.name, x.way, x.kind, x.what, x.value, e.channel, e.started_by, g.name,"
        f" {_FIRST_EMAIL}, e.uid FROM encounter e JOIN exchange x ON x.encounter = e.id"
        " JOIN contact c ON c.id = x.contact LEFT JOIN community g ON g.id = e.community"
        " WHERE x.date >= ? ORDER BY e.id, x.id",
        (since.isoformat() if since else "",),
    )
    return (tuple(row) for key, *row in cursor if keys is None or key in keys)


def contact_rows(journal: Journal, keys: frozenset[int] | None = None) -> Iterator[tuple[Any, ...]]:
    """Return contacts, or these alone, in the order of the columns of a table of contacts; lists are tuples."""
    cursor = journal.connection.execute(
        "SELECT c.id, c.name, c.org, c.title, c.location, c.note, c.birthday, c.met, c.via, c.pace"
        " FROM contact c ORDER BY c.id"
    )
    for key, name, org, title, location, note, birthday, met, via, pace in cursor:
        if keys is not None and key not in keys:
            continue
        handles = journal.rows("SELECT kind, value FROM handle WHERE contact = ? ORDER BY id", (key,))
        emails, phones = (tuple(v for k, v in handles if k == kind) for kind in ("email", "phone"))
        spheres = _linked(journal, "SELECT s.name FROM contact_sphere l JOIN sphere s ON s.id = l.sphere", key)
        roles = _linked(journal, "SELECT l.name FROM contact_role l", key)
        introducer = _introducer(journal, via) if via else None
        yield (
            name,
            emails,
            phones,
            org,
            title,
            location,
            tuple(spheres),
            tuple(roles),
            note,
            birthday,
            met,
            introducer,
            pace,
        )


def _introducer(journal: Journal, key: int) -> str:
    """Return what names an introducer: the name where nobody else has it, else an e-mail if there is one."""
    found: str = journal.one(
        "SELECT CASE WHEN (SELECT count(*) FROM contact o WHERE o.folded = c.folded) = 1 THEN c.name"
        f" ELSE coalesce({_FIRST_EMAIL}, c.name) END FROM contact c WHERE c.id = ?",
        (key,),
    )
    return found
