"""Where a name still stands in the words of others, and which backups still hold someone."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from netjournal import errors, text
from netjournal.domain.forgetting import Holding, Mention
from netjournal.storage import backups, copies, opening
from netjournal.storage.journal import Journal

#: Places where words stand: their fact, their column, whom they are about, and on which day.
_OF_CONTACT = "(SELECT name FROM contact WHERE id = t.contact)"
_OF_ENCOUNTER = (
    "(SELECT group_concat(name, ', ') FROM (SELECT DISTINCT c.name FROM exchange x"
    " JOIN contact c ON c.id = x.contact WHERE x.encounter = t.id ORDER BY c.id))"
)
_OF_PAIR = "(SELECT group_concat(name, ', ') FROM contact WHERE id IN (t.one, t.two))"
_PLACES = (
    *(("contact", column, "t.name", "''") for column in ("org", "title", "location", "met", "why", "note")),
    ("handle", "value", _OF_CONTACT, "''"),
    *(("encounter", column, _OF_ENCOUNTER, "t.date") for column in ("note", "place")),
    ("exchange", "what", _OF_CONTACT, "t.date"),
    ("promise", "what", _OF_CONTACT, "t.made"),
    *(("ask", column, _OF_CONTACT, "t.made") for column in ("what", "outcome")),
    ("introduction", "what", _OF_PAIR, "t.made"),
    ("need", "what", _OF_CONTACT, "t.since"),
    *(("goal", column, "''", "t.since") for column in ("what", "subject")),
    ("visible", "what", "''", "t.date"),
    ("property", "line", _OF_CONTACT, "''"),
    *((fact, "name", "''", "''") for fact in ("sphere", "community", "role")),
    *(("own_membership", column, "''", "''") for column in ("role", "fee")),
)
#: Letters that may carry an accent in one place and none in another.
_ACCENTED = re.compile(r"[aceginosuyz]|[^\x00-\x7f]", re.IGNORECASE)
_NAME_LEAST = 3


def of(journal: Journal, names: Sequence[str], most: int) -> list[Mention]:
    """Return the places in which somebody's names stand, the first few of them."""
    terms = _terms(journal, names)
    found: list[Mention] = []
    if terms:
        for mention in _every(journal, terms):
            found.append(mention)
            if len(found) == most:
                break
    return found


def _terms(journal: Journal, names: Sequence[str]) -> list[str]:
    """Return what to look for: the names, and the first word of each where nobody else is called so."""
    folded = {text.folded(name) for name in names}
    for name in sorted(folded):
        first = name.split()[0]
        others = "SELECT 1 FROM contact WHERE folded = ? OR folded GLOB ?"
        if len(first) >= _NAME_LEAST and not journal.row(others, (first, f"{_literal(first)} *")):
            folded.add(first)
    return sorted(term for term in folded if len(term) >= _NAME_LEAST)


def _literal(word: str) -> str:
    return re.sub(r"[*?\[]", lambda sign: f"[{sign[0]}]", word)


def _every(journal: Journal, terms: Sequence[str]) -> Iterator[Mention]:
    stands = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, terms))})(?!\w)")
    patterns = [f"%{_pattern(term)}%" for term in terms]
    for fact, column, who, date in _PLACES:
        likes = " OR ".join([f"t.{column} LIKE ? ESCAPE '\\'"] * len(patterns))
        sql = f"SELECT t.{column}, {who}, {date} FROM {fact} t WHERE {likes} ORDER BY t.id"
        for words, about, day in journal.connection.execute(sql, patterns):
            if stands.search(text.folded(words)):
                yield Mention(kind=_kind(fact, column), who=about or "", date=day, text=words)


def _pattern(term: str) -> str:
    escaped = term.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return _ACCENTED.sub("_", escaped)


def _kind(fact: str, column: str) -> str:
    return column if fact in ("contact", "encounter") else fact


def shared(journal: Journal, contact: int) -> int:
    """Return how many encounters somebody shares with others."""
    return int(
        journal.one(
            "SELECT count(DISTINCT encounter) FROM exchange x WHERE contact = :who AND EXISTS"
            " (SELECT 1 FROM exchange o WHERE o.encounter = x.encounter AND o.contact <> :who)",
            {"who": contact},
        )
    )


def holding(journal: Journal, uid: str) -> list[Holding]:
    """Return the backups and copies that still hold someone, and those that cannot be looked into, newest first.

    What was damaged and moved aside is no backup, and holds every word of them all the same.
    """
    found = []
    for backup in backups.listed(journal.path):
        holds = None if backup.is_encrypted else _holds(backup.path, uid)
        if holds is not False:
            found.append(Holding(path=backup.path, is_certain=holds is True))
    looked_into = ((copy, _holds(copy, uid)) for copy in copies.beside(journal.path))
    found += [Holding(path=copy, is_certain=holds is True) for copy, holds in looked_into if holds is not False]
    return found + [Holding(path=stray, is_certain=False) for stray in backups.strays(journal.path)]


def _holds(path: Path, uid: str) -> bool | None:
    """Tell whether a backup knows a contact, in its history at least; None where it cannot be read."""
    try:
        connection = opening.open_copy(path)
    except errors.NetjError:
        return None
    try:
        row = connection.execute(
            "SELECT EXISTS (SELECT 1 FROM contact WHERE uid = :uid) OR EXISTS (SELECT 1 FROM change"
            " WHERE fact = 'contact' AND (instr(before, :uid) OR instr(after, :uid)))"
            " OR EXISTS (SELECT 1 FROM batch WHERE fact = 'contact' AND packed IS NOT NULL)",
            {"uid": uid},
        ).fetchone()
        return bool(row[0])
    except sqlite3.Error:
        return None
    finally:
        connection.close()
