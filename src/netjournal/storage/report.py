"""What a report counts, read from indexes: the parts of a period in time proportional to its entries."""

from collections.abc import Iterable
from typing import NamedTuple

from netjournal.domain.contacts import Who
from netjournal.storage import contacts
from netjournal.storage.journal import Journal

#: An encounter counts where more than an attempt or a reaction belongs to it.
_HAPPENED = "EXISTS (SELECT 1 FROM exchange x WHERE x.encounter = e.id AND x.kind NOT IN ('tried', 'reaction'))"


def archived(journal: Journal, today: str) -> set[int]:
    """Return who was archived on a day."""
    return {key for (key,) in journal.rows("SELECT id FROM contact WHERE archived <= ?", (today,))}


def held_bands(journal: Journal) -> dict[int, str]:
    """Return the bands that pins hold."""
    return dict(journal.rows("SELECT id, band FROM contact WHERE band IS NOT NULL"))


def people(journal: Journal, keys: Iterable[int]) -> tuple[Who, ...]:
    """Return some contacts in short form, in the order of their keys as given."""
    return tuple(contacts.who(journal, key) for key in keys)


class Passed(NamedTuple):
    """How often one kind passed one way with one contact."""

    kind: str
    way: str
    contact: int
    times: int


def passed(journal: Journal, since: str, until: str) -> list[Passed]:
    """Return what passed in a period, by kind, way and contact."""
    rows = journal.rows(
        "SELECT kind, way, contact, count(*) FROM exchange INDEXED BY exchange_date"
        " WHERE date BETWEEN ? AND ? GROUP BY kind, way, contact",
        (since, until),
    )
    return [Passed(*row) for row in rows]


def started(journal: Journal, since: str, until: str) -> dict[str | None, int]:
    """Return how many encounters of a period each side started."""
    return dict(
        journal.rows(
            "SELECT e.started_by, count(*) FROM encounter e"
            f" WHERE e.date BETWEEN ? AND ? AND {_HAPPENED} GROUP BY e.started_by",
            (since, until),
        )
    )


def encounters(journal: Journal, since: str, until: str) -> int:
    """Return how many encounters a period holds, attempts and reactions too."""
    return int(journal.one("SELECT count(*) FROM encounter WHERE date BETWEEN ? AND ?", (since, until)))


def encounters_until(journal: Journal, until: str) -> int:
    """Return how many encounters there were up to a day: all without the later ones.

    To count a whole table, SQLite adds up what its pages hold, and compares no date.
    """
    later = "SELECT count(*) FROM encounter WHERE date > ?"
    return int(journal.one(f"SELECT (SELECT count(*) FROM encounter) - ({later})", (until,)))


def communities(journal: Journal) -> int:
    """Return how many communities there are."""
    return int(journal.one("SELECT count(*) FROM community"))


def came_first(journal: Journal, keys: Iterable[int]) -> list[int]:
    """Return those, of some contacts, who started the first encounter that you had.

    An invitation on a platform is a mere reaction, but it too tells who came to whom; one of which it is not known
    who began it, such as a connection, tells nothing.
    """
    sql = (
        "SELECT e.started_by FROM exchange x INDEXED BY exchange_tie JOIN encounter e ON e.id = x.encounter"
        " WHERE x.contact = ? AND x.kind <> 'tried' AND (x.kind <> 'reaction' OR e.started_by IS NOT NULL)"
        " ORDER BY x.date, x.id LIMIT 1"
    )
    return [key for key in keys if journal.row(sql, (key,)) == ("them",)]


def sent_by(journal: Journal, keys: Iterable[int]) -> list[tuple[int, int]]:
    """Return those, of some contacts, who came through another, with whom they came through."""
    found = []
    for key in keys:
        via = journal.one("SELECT via FROM contact WHERE id = ?", (key,))
        if via is not None:
            found.append((key, via))
    return found


def connectors(journal: Journal, limit: int) -> list[tuple[int, int]]:
    """Return through whom most people came to you, and how many."""
    return journal.rows(
        "SELECT via, count(*) FROM contact WHERE via IS NOT NULL GROUP BY via ORDER BY 2 DESC, 1 LIMIT ?",
        (limit,),
    )


def spheres_of(journal: Journal) -> dict[int, list[tuple[int, str]]]:
    """Return each contact's spheres: key and name."""
    return _groups(
        journal,
        "SELECT l.contact, g.id, g.name FROM contact_sphere l JOIN sphere g ON g.id = l.sphere ORDER BY l.id",
    )


def communities_of(journal: Journal) -> dict[int, list[tuple[int, str]]]:
    """Return each contact's communities: key and name."""
    return _groups(
        journal,
        "SELECT l.contact, g.id, g.name FROM membership l JOIN community g ON g.id = l.community ORDER BY l.id",
    )


def _groups(journal: Journal, sql: str) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = {}
    for contact, key, name in journal.connection.execute(sql):
        found.setdefault(contact, []).append((key, name))
    return found
