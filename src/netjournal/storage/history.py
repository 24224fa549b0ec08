"""The history: taking steps back and doing them again, and comparing every row with its last image."""

import datetime as dt
import itertools
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from netjournal import errors
from netjournal.domain.history import Difference, StepTaken
from netjournal.i18n import _
from netjournal.storage import depth, schema
from netjournal.storage.journal import (
    Journal,
    Row,
    Step,
    Touched,
    bury,
    digest_of_step,
    follow,
    seal,
    unpacked,
)

#: Rows of a bulk import that share one digest.
BATCH = 1000


# --- bulk --------------------------------------------------------------------------------------------


def next_key(journal: Journal, fact: str) -> int:
    """Return a key that no row of a fact has or ever had, so that no old image speaks of a new row."""
    top: int = journal.one(
        f"SELECT max(coalesce((SELECT max(id) FROM {fact}), 0),"
        " coalesce((SELECT max(row) FROM change WHERE fact = :fact), 0),"
        " coalesce((SELECT max(last) FROM batch WHERE fact = :fact), 0))",
        {"fact": fact},
    )
    return top + 1


def insert_many(step: Step, fact: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Write many new rows, remembered by one digest a thousand instead of by images.

    The ties of the contacts concerned are the caller's to keep.

    Args:
        step: the act they belong to.
        fact: their table.
        rows: all their columns in the order of the table, the key first; the keys follow on one another, from
            `next_key` on.
    """
    if not rows:
        return
    first, last = rows[0][0], rows[-1][0]
    assert last - first + 1 == len(rows)
    connection = step.journal.connection
    marks = ", ".join("?" * len(rows[0]))
    connection.executemany(f"INSERT INTO {fact} VALUES ({marks})", rows)
    _index_many(step.journal, fact, first, last)
    for start in range(0, len(rows), BATCH):
        _remember_many(step, fact, rows[start : start + BATCH])


def _index_many(journal: Journal, fact: str, first: int, last: int) -> None:
    if fact in schema.SEARCHED:
        names = ", ".join(schema.SEARCHED[fact])
        journal.connection.execute(
            f"INSERT INTO {fact}_fts (rowid, {names}) SELECT id, {names} FROM {fact} WHERE id BETWEEN ? AND ?",
            (first, last),
        )


def _remember_many(step: Step, fact: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Keep the digest of rows that were just written: text and whole numbers come back as they went in."""
    digest = zlib.crc32("".join(map(repr, rows)).encode())
    step.journal.connection.execute(
        "INSERT INTO batch (step, fact, first, last, digest) VALUES (?, ?, ?, ?, ?)",
        (step.keep_id(), fact, rows[0][0], rows[-1][0], digest),
    )


def digest_of(images: Iterable[Row]) -> int:
    """Return one digest of many rows, in their order: against rot, not against forgery."""
    digest = 0
    for row in images:
        digest = zlib.crc32(repr(tuple(row.values())).encode(), digest)
    return digest


def _images(journal: Journal, fact: str, first: int, last: int) -> Iterator[Row]:
    cursor = journal.connection.execute(
        f"SELECT * FROM {fact} WHERE id BETWEEN ? AND ? ORDER BY id",
        (first, last),
    )
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))


# --- undo and redo -----------------------------------------------------------------------------------


def undo(journal: Journal, now: str) -> StepTaken:
    """Take the last step back, whole.

    Raises:
        NothingToUndo: when there is none.
        Changed: when a row is not as the step left it, or the step's own record is damaged.
    """
    with journal.writing():
        found = journal.row(
            "SELECT id, uid, at, act FROM step WHERE undone IS NULL AND NOT is_base ORDER BY id DESC LIMIT 1"
        )
        if found is None:
            raise errors.NothingToUndo(verb=_("undo"))
        step, uid, at, act = found
        touched: Touched = {}
        with _trusting(journal, step, act, _("taken back")):
            for fact, row, before, after in journal.rows(
                "SELECT fact, row, before, after FROM change WHERE step = ? ORDER BY id DESC", (step,)
            ):
                _turn(journal, fact, row, unpacked(after), unpacked(before), touched)
            _unload(journal, step, touched)
        journal.connection.execute("DELETE FROM tombstone WHERE step = ?", (step,))
        _finish(journal, step, _after_all(journal, now), touched)
    return StepTaken(id=uid, at=at, act=act, is_undone=True)


def redo(journal: Journal) -> StepTaken:
    """Do again the step that was taken back last, if nothing was done since.

    Steps that were taken back before something else was done stay in the history, and are not done again: what
    was done since came later, so it is above them here, and was taken back after them.

    Raises:
        NothingToUndo: when there is none.
        Changed: when a row is not as the undoing left it, or the step's own record is damaged.
    """
    with journal.writing():
        found = journal.row(
            "SELECT id, uid, at, act FROM step WHERE undone IS NOT NULL"
            " AND id > coalesce((SELECT max(id) FROM step WHERE undone IS NULL), 0) ORDER BY undone DESC LIMIT 1"
        )
        if found is None:
            raise errors.NothingToUndo(verb=_("redo"))
        step, uid, at, act = found
        touched: Touched = {}
        with _trusting(journal, step, act, _("done again")):
            _reload(journal, step, touched)
            for fact, row, before, after in journal.rows(
                "SELECT fact, row, before, after FROM change WHERE step = ? ORDER BY id", (step,)
            ):
                _turn(journal, fact, row, unpacked(before), unpacked(after), touched)
                if after is None and "uid" in (gone := unpacked(before) or {}):
                    bury(journal, fact, gone["uid"], step)
        _finish(journal, step, None, touched)
    return StepTaken(id=uid, at=at, act=act, is_undone=False)


def _after_all(journal: Journal, now: str) -> str:
    """Return a moment after all on which steps were taken back, whatever the clock says: redo goes by their order."""
    last = journal.one("SELECT max(undone) FROM step")
    moment = dt.datetime.fromisoformat(now)
    if last is not None:
        moment = max(moment, dt.datetime.fromisoformat(last) + dt.timedelta(microseconds=1))
    return moment.isoformat(timespec="microseconds")


@contextmanager
def _trusting(journal: Journal, step: int, act: str, turned: str) -> Iterator[None]:
    """Follow the record of a step only while it is as it was sealed, and the rows are as it left them.

    Raises:
        Changed: when they are not; what was turned so far is then rolled back.
    """
    if not _is_sealed(journal, step):
        raise errors.Changed(act=act, turned=turned)
    try:
        yield
    except (_NotAsLeft, ValueError, TypeError, KeyError, zlib.error) as error:
        raise errors.Changed(act=act, turned=turned) from error


class _NotAsLeft(Exception):
    """A row is not as the history left it."""


def _finish(journal: Journal, step: int, undone: str | None, touched: Touched) -> None:
    """Note whether the step is undone, seal it again, and keep the ties of all who are concerned true."""
    journal.connection.execute("UPDATE step SET undone = ? WHERE id = ?", (undone, step))
    seal(journal, step)
    for contact in [c for c in touched if not journal.row("SELECT 1 FROM contact WHERE id = ?", (c,))]:
        del touched[contact]
    depth.keep(journal, touched)


def _turn(journal: Journal, fact: str, key: int, old: Row | None, new: Row | None, touched: Touched) -> None:
    """Turn a row from one image into another, after making sure that it is the first."""
    if fact not in schema.FACTS or not is_same(journal.image(fact, key), old):
        raise _NotAsLeft
    _put(journal, fact, key, old, new)
    follow(journal, fact, key, old, new, touched)


def is_same(row: Row | None, image: Row | None) -> bool:
    """Tell whether a row is as an image has it; a column that came later than the image holds nothing."""
    if row is None or image is None:
        return row is image
    return all(row.get(column) == image.get(column) for column in row.keys() | image.keys())


def _put(journal: Journal, fact: str, key: int, old: Row | None, new: Row | None) -> None:
    if fact == "contact" and new is None:
        journal.connection.execute("DELETE FROM tie WHERE contact = ?", (key,))
    if new is None:
        journal.connection.execute(f"DELETE FROM {fact} WHERE id = ?", (key,))
    elif old is None:
        names, marks = ", ".join(new), ", ".join("?" * len(new))
        journal.connection.execute(
            f"INSERT INTO {fact} ({names}) VALUES ({marks})",
            tuple(new.values()),
        )
    else:
        sets = ", ".join(f"{column} = ?" for column in new)
        journal.connection.execute(
            f"UPDATE {fact} SET {sets} WHERE id = ?",
            (*new.values(), key),
        )


def _unload(journal: Journal, step: int, touched: Touched) -> None:
    """Take the rows of an import out again, keeping them packed so that it can be done again."""
    for key, fact, first, last, digest in journal.rows(
        "SELECT id, fact, first, last, digest FROM batch WHERE step = ? ORDER BY id DESC", (step,)
    ):
        images = list(_images(journal, fact, first, last))
        if digest_of(images) != digest:
            raise _NotAsLeft
        for row in reversed(images):
            _put(journal, fact, row["id"], row, None)
            follow(journal, fact, row["id"], row, None, touched)
        blob = zlib.compress(json.dumps(images, ensure_ascii=False).encode())
        journal.connection.execute("UPDATE batch SET packed = ? WHERE id = ?", (blob, key))


def _reload(journal: Journal, step: int, touched: Touched) -> None:
    """Write the rows of an import again from where they were packed."""
    for key, fact, digest in journal.rows("SELECT id, fact, digest FROM batch WHERE step = ? ORDER BY id", (step,)):
        images = packed_images(journal, key)
        if digest_of(images) != digest:
            raise _NotAsLeft
        for row in images:
            _put(journal, fact, row["id"], None, row)
            follow(journal, fact, row["id"], None, row, touched)
            if fact == "exchange":
                touched[row["contact"]] = None  # to be rebuilt: their rows would fill the memory
        journal.connection.execute("UPDATE batch SET packed = NULL WHERE id = ?", (key,))


def packed_images(journal: Journal, batch: int) -> list[Row]:
    """Return the rows of an import that is undone."""
    blob = journal.one("SELECT packed FROM batch WHERE id = ?", (batch,))
    images: list[Row] = json.loads(zlib.decompress(blob))
    return images


# --- looking back ------------------------------------------------------------------------------------


def steps(journal: Journal, limit: int) -> list[StepTaken]:
    """Return the last steps, newest first."""
    rows = journal.rows("SELECT uid, at, act, undone FROM step WHERE NOT is_base ORDER BY id DESC LIMIT ?", (limit,))
    return [StepTaken(id=uid, at=at, act=act, is_undone=undone is not None) for uid, at, act, undone in rows]


def count(journal: Journal) -> int:
    """Return how many steps the history holds, apart from what older ones were merged into."""
    return int(journal.one("SELECT count(*) FROM step WHERE NOT is_base"))


def has_steps(journal: Journal) -> bool:
    """Tell whether anything was ever written to this journal."""
    return journal.row("SELECT 1 FROM step LIMIT 1") is not None


def size(journal: Journal) -> tuple[int, int]:
    """Return how many steps the history holds, and about how many bytes."""
    images = journal.one(
        "SELECT coalesce(sum(length(CAST(before AS BLOB))), 0) + coalesce(sum(length(CAST(after AS BLOB))), 0)"
        " FROM change"
    )
    packs = journal.one("SELECT coalesce(sum(length(packed)), 0) + 64 * count(*) FROM batch")
    return count(journal), images + packs


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
        if digest_of(as_of(journal, fact, first, last, step)) != digest:
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
        if not _is_sealed(journal, step):
            yield step


def _is_sealed(journal: Journal, step: int) -> bool:
    return bool(journal.one("SELECT digest FROM step WHERE id = ?", (step,)) == digest_of_step(journal, step))


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
    now = {row["id"]: row for row in _images(journal, fact, first, last)}
    for key in sorted(now.keys() | changed.keys()):
        taken_at = next((at for start, end, at in later if start <= key <= end), None)
        changed_at, image = changed.get(key, (None, now.get(key)))
        if taken_at is not None and (changed_at is None or changed_at >= taken_at):
            continue
        if image is not None:
            yield image
