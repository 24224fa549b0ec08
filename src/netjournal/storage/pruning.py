"""Merging old steps of the history into one, so that it does not grow without bound."""

import sqlite3

from netjournal.storage import schema
from netjournal.storage.bulk import BATCH, digest_of
from netjournal.storage.comparing import as_of
from netjournal.storage.journal import Journal, new_id, seal


def too_many(journal: Journal, keep: int) -> int:
    """Return how many steps are older than the newest `keep`."""
    return max(0, int(journal.one("SELECT count(*) FROM step WHERE NOT is_base")) - keep)


def prune(journal: Journal, keep: int, now: str) -> int:
    """Merge all but the newest steps into one that cannot be undone, and return how many those were.

    The merged step holds digests over the rows as they were at the cut, so that `doctor` still compares them.
    """
    with journal.writing():
        many = too_many(journal, keep)
        if not many:
            return 0
        cut = journal.one(
            "SELECT id FROM step WHERE NOT is_base ORDER BY id DESC LIMIT 1 OFFSET ?",
            (keep,),
        )
        _forget(journal, cut)
        journal.connection.execute(
            "INSERT INTO step (id, uid, at, act, is_base) VALUES (?, ?, ?, ?, 1)",
            (cut, new_id(), now, "earlier steps"),
        )
        for fact in schema.FACTS:
            _remember(journal, cut, fact)
        seal(journal, cut)
    shrink(journal)
    return many


def shrink(journal: Journal) -> bool:
    """Write the whole file anew: nothing that was deleted is left in it, and its room goes back to the disk.

    Returns whether that was done: there may be too little room, or another window at work.
    """
    connection = journal.connection
    connection.execute("PRAGMA temp_store = FILE")  # the whole journal may not fit into memory
    attached = connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)  # the new file, beside the old one
    try:
        connection.execute("VACUUM")
    except sqlite3.OperationalError:
        return False
    finally:
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, attached)
        connection.execute("PRAGMA temp_store = MEMORY")
    return True


def _forget(journal: Journal, cut: int) -> None:
    """Delete the record of all steps up to the cut; tombstones stay, and belong to the merged step."""
    for sql in (
        "DELETE FROM change WHERE step <= ?",
        "DELETE FROM batch WHERE step <= ?",
        "DELETE FROM step WHERE id <= ?",
    ):
        journal.connection.execute(sql, (cut,))
    journal.connection.execute("UPDATE tombstone SET step = ? WHERE step < ?", (cut, cut))


def _remember(journal: Journal, cut: int, fact: str) -> None:
    """Store digests over all rows of a fact as they were at the cut, a few at a time."""
    first = 0
    while True:
        last = _end(journal, cut, fact, first)
        if last is None:
            return
        digest = digest_of(as_of(journal, fact, first, last, cut))
        journal.connection.execute(
            "INSERT INTO batch (step, fact, first, last, digest) VALUES (?, ?, ?, ?, ?)",
            (cut, fact, first, last, digest),
        )
        first = last + 1


def _end(journal: Journal, cut: int, fact: str, first: int) -> int | None:
    """Return the last key of the next range, which holds about as many rows as a batch; None after the last row."""
    found = journal.row(
        "SELECT max(key) FROM (SELECT key FROM ("
        f" SELECT key FROM (SELECT id AS key FROM {fact} WHERE id >= :first ORDER BY id LIMIT :most)"
        " UNION SELECT key FROM (SELECT DISTINCT c.row AS key FROM change c JOIN step s ON s.id = c.step"
        " WHERE c.fact = :fact AND c.row >= :first AND c.step > :cut AND s.undone IS NULL ORDER BY 1 LIMIT :most)"
        ") ORDER BY key LIMIT :most)",
        {"first": first, "fact": fact, "cut": cut, "most": BATCH},
    )
    end: int | None = found[0] if found else None
    return end
