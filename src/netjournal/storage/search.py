"""Full-text search; the one place where a person's words become a query, and any words are safe."""

import re
from collections.abc import Sequence
from typing import Any

from netjournal import text
from netjournal.storage.journal import Journal

#: As many words of a query as are looked for.
_WORDS = 16
#: As many words as a beginning is written out as; where it begins more, full text is left to gather them.
_SPELLED = 300
#: Of so many rows full text gathers all places of a beginning in a few milliseconds, faster than it can be written out.
_MUCH = 50_000
#: A stem of fewer letters is looked for as it is: `go` is no beginning of `good`.
_BEGINNING = 4
_SIGNS = re.compile(r"[^\w\s]|_")


def query_of(words: str, *, whole: bool = False) -> str:
    """Return words as a full-text query: none of them is syntax; empty if none can be looked for.

    Args:
        words: all of them must begin a word.
        whole: whether they must also end it.
    """
    return " ".join(f'"{word}"' if whole else f'"{word}"*' for word in _plain(words))


def _plain(words: str) -> list[str]:
    """Return the words that can be looked for, as many as are."""
    parts = words.replace("\x00", " ").replace('"', " ").split()
    return [part for part in parts if any(c.isalnum() for c in part)][:_WORDS]


def any_of(stems: str, columns: str, *, as_beginnings: bool = False) -> str:
    """Return stems as a full-text query: any of them must be a word of some columns; empty if none can.

    Args:
        stems: parted by spaces.
        columns: of the full-text table, such as `{org title}`.
        as_beginnings: whether they may also begin a word, as they must where no stems are stored.
    """
    plain = [word for word in stems.replace("\x00", " ").replace('"', " ").split() if any(c.isalnum() for c in word)]
    words = [(_begun(word) if as_beginnings else word) for word in plain[: 2 * _WORDS]]
    terms = " OR ".join(f'"{word}"*' if as_beginnings and len(word) >= _BEGINNING else f'"{word}"' for word in words)
    return f"{columns} : ({terms})" if terms else ""


def _begun(stem: str) -> str:
    """Return what begins all words of a stem: `compani` is the stem of company, `price` that of pricing."""
    return stem.rstrip("ie") if len(stem.rstrip("ie")) >= _BEGINNING else stem


def begun_in(words: str, stems: Sequence[str]) -> set[str]:
    """Return which stems are, or begin, a word of a text, as `any_of` finds them by beginnings."""
    there = text.words(_SIGNS.sub(" ", words))
    return {stem for stem in stems if any(_is_of(word, _begun(stem)) for word in there)}


def _is_of(word: str, stem: str) -> bool:
    return word == stem or (len(stem) >= _BEGINNING and word.startswith(stem))


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
    """Return (kind, contact's uid, name, date, note or words, place) of what passed, newest first.

    An everyday word may stand in a million notes. From a whole word full text goes back from what was written last,
    and stops when the page is full; from the beginning of words it first gathers every place of all of them. So
    beginnings are asked for only where whole words leave room, and then word by word: then both are on the page,
    newest first, and each note once, since a whole word is a beginning too. Where whole words fill the page,
    beginnings have to wait.
    """
    whole = query_of(words, whole=True)
    found = _passed(journal, whole, whole, today, limit)
    if len(found) >= limit or not whole:
        return found
    notes, exchanges = (_beginnings(journal, fact, words) for fact in ("encounter", "exchange"))
    return _passed(journal, notes, exchanges, today, limit)


def _passed(journal: Journal, notes: str, exchanges: str, today: str, limit: int) -> list[tuple[Any, ...]]:
    """Return what two queries find, one in the notes of encounters and one in what was exchanged; either may be empty.

    What was written last stands first in each, and of both the newest are kept.
    """
    found = []
    if notes:
        found += journal.rows(
            "SELECT 'note', c.uid, c.name, e.date, e.note, e.place FROM encounter e"
            " JOIN exchange x ON x.encounter = e.id JOIN contact c ON c.id = x.contact WHERE e.id IN"
            " (SELECT f.rowid FROM encounter_fts f CROSS JOIN encounter o ON o.id = f.rowid"
            "  WHERE encounter_fts MATCH :query AND o.date <= :today ORDER BY f.rowid DESC LIMIT :limit)"
            " GROUP BY e.id, c.id",
            {"query": notes, "today": today, "limit": limit},
        )
    if exchanges:
        found += journal.rows(
            "SELECT x.way, c.uid, c.name, x.date, x.what, NULL FROM exchange x"
            " JOIN contact c ON c.id = x.contact WHERE x.id IN"
            " (SELECT f.rowid FROM exchange_fts f CROSS JOIN exchange o ON o.id = f.rowid"
            "  WHERE exchange_fts MATCH :query AND o.date <= :today ORDER BY f.rowid DESC LIMIT :limit)",
            {"query": exchanges, "today": today, "limit": limit},
        )
    by_name = sorted(found, key=lambda row: str(row[2]))
    return sorted(by_name, key=lambda row: str(row[3]), reverse=True)[:limit]


def make_ready(journal: Journal) -> None:
    """Let the words of much text be read as tables: before a view of the journal, at whose end they would be gone."""
    for fact in ("encounter", "exchange"):
        if _is_much(journal, fact):
            _list_words(journal, fact)


def _list_words(journal: Journal, fact: str) -> None:
    journal.connection.execute(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_of_{fact} USING fts5vocab(main, {fact}_fts, instance)"
    )


def _is_much(journal: Journal, fact: str) -> bool:
    return bool((journal.one(f"SELECT max(id) FROM {fact}") or 0) > _MUCH)


def _beginnings(journal: Journal, fact: str, words: str) -> str:
    """Return words as the query that finds what they begin: as full text has it, unless there is much to gather."""
    return _spelled_out(journal, fact, words) if _is_much(journal, fact) else query_of(words)


def _spelled_out(journal: Journal, fact: str, words: str) -> str:
    """Return words as the query that finds what they begin, each written out as the words of an index that it begins.

    Full text walks back through any number of whole words at once, where for a beginning it gathers and merges every
    place of all of them before it gives the first. Empty where one of them begins no word.
    """
    parts = []
    for word in sorted(_plain(words), key=len, reverse=True):  # a long word is the likeliest to begin none
        begun = _begun_by(journal, fact, word)
        if begun is not None and not begun:
            return ""
        parts.append(f'"{word}"*' if begun is None else " OR ".join(f'"{one}"' for one in begun))
    return " AND ".join(f"({part})" for part in parts)


def _begun_by(journal: Journal, fact: str, word: str) -> list[str] | None:
    """Return the words of a fact's index that a word begins; None where they are too many, or the word is no plain one.

    How full text folds and parts words is its own affair: only what it leaves as it is, is looked for here.
    """
    if not (word.isascii() and word.isalnum()):
        return None
    _list_words(journal, fact)
    found: list[str] = []
    beginning = start = word.lower()
    while len(found) <= _SPELLED:
        # One place of the next word is enough to know it; then on to what comes after all of its places.
        row = journal.row(f"SELECT term FROM temp.words_of_{fact} WHERE term >= ? LIMIT 1", (start,))
        if row is None or not row[0].startswith(beginning):
            return found
        found.append(row[0])
        start = f"{row[0]}\x01"
    return None


def ledger(journal: Journal, words: str, today: str, limit: int) -> list[tuple[Any, ...]]:
    """Return what was promised, asked, looked for and offered, newest first.

    Each as (its uid, kind, contact's uid and name, date, words, outcome). There are few of them beside what passed,
    so promises and asks are read one by one.
    """
    found = [*_said(journal, words, today), *_wanted(journal, words, today, limit)]
    return sorted(found, key=lambda row: str(row[4]), reverse=True)[:limit]


def _said(journal: Journal, words: str, today: str) -> list[tuple[Any, ...]]:
    wanted = _words(words)
    if not wanted:
        return []
    rows = journal.rows(
        "SELECT p.uid, 'promise', c.uid, c.name, p.made, p.what, NULL FROM promise p JOIN contact c ON c.id = p.contact"
        " WHERE p.made <= :today"
        " UNION ALL SELECT a.uid, 'ask', c.uid, c.name, a.made, a.what,"
        " CASE WHEN a.answered <= :today THEN a.outcome END FROM ask a"
        " JOIN contact c ON c.id = a.contact WHERE a.made <= :today",
        {"today": today},
    )
    return [row for row in rows if _holds(_words(f"{row[5] or ''} {row[6] or ''}"), wanted)]


def _wanted(journal: Journal, words: str, today: str, limit: int) -> list[tuple[Any, ...]]:
    query = query_of(words)
    if not query:
        return []
    return journal.rows(
        "SELECT n.uid, n.side, c.uid, c.name, n.since, n.what, NULL FROM need n LEFT JOIN contact c ON c.id = n.contact"
        " WHERE n.id IN (SELECT rowid FROM need_fts WHERE need_fts MATCH :query ORDER BY rowid DESC LIMIT :limit)"
        " AND n.since <= :today ORDER BY n.since DESC, n.id DESC",
        {"query": f"what : ({query})", "limit": limit, "today": today},
    )


def _words(given: str) -> list[str]:
    """Return the words of a text as full text has them: folded, and parted by every sign."""
    return re.findall(r"\w+", text.folded(given))


def _holds(words: Sequence[str], wanted: Sequence[str]) -> bool:
    """Tell whether each of the wanted words begins one of the words."""
    return all(any(word.startswith(one) for word in words) for one in wanted)
