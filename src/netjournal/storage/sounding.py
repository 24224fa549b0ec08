"""Contacts whose work, note or sphere sounds like what somebody looks for, though nobody said that they offer it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from netjournal.domain.contacts import Who
from netjournal.domain.needs import Need
from netjournal.storage import search
from netjournal.storage.journal import Journal
from netjournal.storage.needs import HERE, LOOKED_AT

#: So many of the deepest in a sphere that a need names are looked at.
_DEEPEST = 10


class Matching(NamedTuple):
    """A contact whose work, note or sphere sounds like what is looked for, and the words that do."""

    who: Who
    words: str


def sounding_like(journal: Journal, need: Need, today: str) -> list[Matching]:
    """Return contacts whose title, organisation, note or sphere holds more than half of a need's stems."""
    stems = need.telling
    query = search.any_of(" ".join(stems), "{org title note}", as_beginnings=True)
    if not query:
        return []
    values = {"query": query, "today": today, "contact": need.who.key if need.who else None}
    rows = journal.rows(
        "SELECT c.id, c.uid, c.name, c.title, c.org, c.note FROM contact_fts"
        " CROSS JOIN contact c ON c.id = contact_fts.rowid"
        f" WHERE contact_fts MATCH :query AND c.id IS NOT :contact AND {HERE}"
        f" ORDER BY bm25(contact_fts), c.id LIMIT {LOOKED_AT}",
        values,
    )
    found = [(Who(*row[:3]), row[3:]) for row in rows]
    found += [(who, (sphere,)) for who, sphere in _in_spheres(journal, stems, values)]
    matching: dict[int, Matching] = {}
    for who, texts in found:
        held = {text: begun for text in texts if text and (begun := search.begun_in(text, stems))}
        if 2 * len(set().union(*held.values())) > len(stems):
            matching.setdefault(who.key, Matching(who, _first_line(next(iter(held)))))
    return list(matching.values())


def _in_spheres(journal: Journal, stems: Sequence[str], values: dict[str, Any]) -> list[tuple[Who, str]]:
    """Return the deepest of those in spheres whose names hold a stem."""
    found = []
    for key, name in journal.rows("SELECT id, name FROM sphere ORDER BY id"):
        if search.begun_in(name, stems):
            rows = journal.rows(
                "SELECT c.id, c.uid, c.name FROM contact_sphere l JOIN contact c ON c.id = l.contact"
                " JOIN tie t ON t.contact = c.id WHERE l.sphere = :sphere AND c.id IS NOT :contact"
                f" AND t.bound IS NOT NULL AND {HERE} ORDER BY t.bound DESC LIMIT {_DEEPEST}",
                values | {"sphere": key},
            )
            found += [(Who(*row), name) for row in rows]
    return found


def _first_line(words: str) -> str:
    return words.strip().partition("\n")[0]
