"""The history: taking steps back, doing them again, and listing them."""

import datetime as dt
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from netjournal import errors
from netjournal.domain.history import StepTaken
from netjournal.i18n import _
from netjournal.storage import bulk, depth_keeping, schema
from netjournal.storage.journal import Journal, Row, Touched, bury, follow, forget_tie, is_sealed, seal, unpacked

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
            " AND id > coalesce((SELECT max(id) FROM step WHERE undone IS NULL AND NOT is_base), 0)"
            " ORDER BY undone DESC LIMIT 1"
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
    if not is_sealed(journal, step):
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
    depth_keeping.keep(journal, touched)


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
        forget_tie(journal, key)
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
        images = list(bulk.images(journal, fact, first, last))
        if bulk.digest_of(images) != digest:
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
        if bulk.digest_of(images) != digest:
            raise _NotAsLeft
        for row in images:
            _put(journal, fact, row["id"], None, row)
            follow(journal, fact, row["id"], None, row, touched)
            if fact == "exchange":
                touched[row["contact"]].news = None  # to be told anew: their rows would fill the memory
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
