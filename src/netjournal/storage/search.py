"""Full-text search; the one place where a person's words become a query, and any words are safe."""

from typing import Any

from netjournal.storage.journal import Journal

#: As many words of a query as are looked for.
_WORDS = 16


def query_of(words: str) -> str:
    """Return words as a full-text query: all of them must begin a word, none of them is syntax; empty if none can."""
    plain = [word for word in words.replace("\x00", " ").replace('"', " ").split() if any(c.isalnum() for c in word)]
    return " ".join(f'"{word}"*' for word in plain[:_WORDS])


def contacts(journal: Journal, words: str, limit: int) -> list[tuple[Any, ...]]:
    """Return (uid, name, and the columns that are searched) of contacts in which the words are found."""
    query = query_of(words)
    if not query:
        return _by_scan(journal, words, limit)
    return journal.rows(
        "SELECT c.uid, c.name, c.org, c.title, c.location, c.met, c.why, c.note FROM contact c WHERE c.id IN"
        " (SELECT rowid FROM contact_fts WHERE contact_fts MATCH :query ORDER BY rowid DESC LIMIT :limit)"
        " UNION SELECT c.uid, c.name, h.value, NULL, NULL, NULL, NULL, NULL FROM handle h JOIN contact c"
        " ON c.id = h.contact WHERE h.id IN"
        " (SELECT rowid FROM handle_fts WHERE handle_fts MATCH :query ORDER BY rowid DESC LIMIT :limit)"
        " ORDER BY 2 LIMIT :limit",
        {"query": query, "limit": limit},
    )


def _by_scan(journal: Journal, words: str, limit: int) -> list[tuple[Any, ...]]:
    """Return contacts whose names hold signs that full text knows nothing of, such as emoji."""
    wanted = words.strip()
    if not wanted:
        return []
    return journal.rows(
        "SELECT uid, name, org, title, location, met, why, note FROM contact"
        " WHERE instr(name, ?) ORDER BY name LIMIT ?",
        (wanted, limit),
    )


def passed(journal: Journal, words: str, today: str, limit: int) -> list[tuple[Any, ...]]:
    """Return (kind, contact's uid, name, date, note or words, place) of what passed, newest first."""
    query = query_of(words)
    if not query:
        return []
    return journal.rows(
        "SELECT 'note' AS kind, c.uid, c.name, e.date, e.note, e.place FROM encounter e"
        " JOIN exchange x ON x.encounter = e.id JOIN contact c ON c.id = x.contact WHERE e.id IN"
        " (SELECT rowid FROM encounter_fts WHERE encounter_fts MATCH :query ORDER BY rowid DESC LIMIT :limit)"
        " AND e.date <= :today GROUP BY e.id, c.id"
        " UNION ALL SELECT x.way, c.uid, c.name, x.date, x.what, NULL FROM exchange x"
        " JOIN contact c ON c.id = x.contact WHERE x.id IN"
        " (SELECT rowid FROM exchange_fts WHERE exchange_fts MATCH :query ORDER BY rowid DESC LIMIT :limit)"
        " AND x.date <= :today ORDER BY 4 DESC, 3 LIMIT :limit",
        {"query": query, "today": today, "limit": limit},
    )
