"""Comparing every row with its last image in the history, and every step with its seal."""

import itertools
from collections.abc import Iterator

from netjournal.domain.history import Difference
from netjournal.storage import bulk, schema
from netjournal.storage.history import is_same
from netjournal.storage.journal import Journal, Row, is_sealed, unpacked


def differences(journal: Journal, most: int = 20) -> list[Difference]:
    """Return rows that are not as the history last wrote them."""
    return list(itertools.islice(every_difference(journal), most))


def every_difference(journal: Journal) -> Iterator[Difference]:
    """Return rows that are not as the history last wrote them, as they are found."""
    for fact in schema.FACTS:
        yield from differences_in(journal, fact)


def differences_in(journal: Journal, fact: str) -> Iterator[Difference]:
    """Return the rows of one fact that are not as the history last wrote them, holding few of them at a time."""
    # Last images one by one, in the order of rows; a batch that came later answers for its rows itself.
    for row, step, after in _last_images(journal, fact):
        is_there = journal.image(fact, row)
        if after is None and is_there is not None and _later_batch(journal, fact, row, step):
            continue
        if not is_same(is_there, _image(after)):
            yield Difference(fact=fact, row=row)
    for first, last, step, digest in journal.connection.execute(
        "SELECT b.first, b.last, b.step, b.digest FROM batch b JOIN step s ON s.id = b.step"
        " WHERE b.fact = ? AND s.undone IS NULL ORDER BY b.first",
        (fact,),
    ):
        if bulk.digest_of(as_of(journal, fact, first, last, step)) != digest:
            yield Difference(fact=fact, row=first, last=last)
    for (row,) in journal.connection.execute(_UNKNOWN.format(fact=fact), (fact, fact)):
        yield Difference(fact=fact, row=row)


#: Rows that no step wrote.
_UNKNOWN = (
    "SELECT t.id FROM {fact} t WHERE NOT EXISTS (SELECT 1 FROM change c JOIN step s ON s.id = c.step"
    " WHERE c.fact = ? AND c.row = t.id AND s.undone IS NULL)"
    " AND NOT EXISTS (SELECT 1 FROM batch b JOIN step s ON s.id = b.step"
    " WHERE b.fact = ? AND b.first <= t.id AND b.last >= t.id AND s.undone IS NULL) ORDER BY t.id"
)


def _last_images(journal: Journal, fact: str) -> Iterator[tuple[int, int, str | None]]:
    """Return key, step and last image of every row that was changed one by one."""
    last: tuple[int, int, str | None] | None = None
    for entry in journal.connection.execute(
        "SELECT c.row, c.step, c.after FROM change c JOIN step s ON s.id = c.step"
        " WHERE c.fact = ? AND s.undone IS NULL ORDER BY c.row, c.id",
        (fact,),
    ):
        if last is not None and last[0] != entry[0]:
            yield last
        last = entry
    if last is not None:
        yield last


def _later_batch(journal: Journal, fact: str, row: int, step: int) -> bool:
    """Tell whether an import wrote a row anew, whose key had become free."""
    return bool(
        journal.row(
            "SELECT 1 FROM batch b JOIN step s ON s.id = b.step WHERE b.fact = ? AND b.first <= ? AND b.last >= ?"
            " AND b.step > ? AND s.undone IS NULL",
            (fact, row, row, step),
        )
    )


def broken_steps(journal: Journal) -> list[int]:
    """Return the steps whose own record is not as it was sealed."""
    return list(every_broken_step(journal))


def every_broken_step(journal: Journal) -> Iterator[int]:
    """Return the steps whose own record is not as it was sealed, as they are found."""
    for (step,) in journal.connection.execute("SELECT id FROM step ORDER BY id"):
        if not is_sealed(journal, step):
            yield step


def _image(after: str | None) -> Row | None:
    try:
        image = unpacked(after)
    except (ValueError, RecursionError):
        return {"damaged": True}
    return image if image is None or isinstance(image, dict) else {"damaged": True}


def as_of(journal: Journal, fact: str, first: int, last: int, step: int) -> Iterator[Row]:
    """Return the rows of a range as a step with a batch left them: what was changed since is put back in thought.

    A key that had become free may have been taken again by a later import; such a row is not of this batch.
    """
    changed: dict[int, tuple[int, Row | None]] = {}
    for row, at, before in journal.rows(
        "SELECT c.row, c.step, c.before FROM change c JOIN step s ON s.id = c.step"
        " WHERE c.fact = ? AND c.row BETWEEN ? AND ? AND c.step >= ? AND s.undone IS NULL ORDER BY c.id",
        (fact, first, last, step),
    ):
        changed.setdefault(row, (at, _image(before)))
    later = journal.rows(
        "SELECT b.first, b.last, b.step FROM batch b JOIN step s ON s.id = b.step"
        " WHERE b.fact = ? AND b.first <= ? AND b.last >= ? AND b.step > ? AND s.undone IS NULL ORDER BY b.step",
        (fact, last, first, step),
    )
    now = {row["id"]: row for row in bulk.images(journal, fact, first, last)}
    for key in sorted(now.keys() | changed.keys()):
        taken_at = next((at for start, end, at in later if start <= key <= end), None)
        changed_at, image = changed.get(key, (None, now.get(key)))
        if taken_at is not None and (changed_at is None or changed_at >= taken_at):
            continue
        if image is not None:
            yield image
