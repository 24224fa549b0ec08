"""Imports of the past, as the history knows them."""

from netjournal.domain.transfer import PastImport
from netjournal.storage.journal import Journal

_COUNTED = {"people": "contact", "exchanges": "exchange"}


def act(names: str) -> str:
    """Return what the history calls the import of some files."""
    return f"import {names}"


def past(journal: Journal) -> list[PastImport]:
    """Return all imports that the history still holds, newest first."""
    steps = journal.rows("SELECT id, uid, at, act, undone FROM step WHERE act LIKE 'import %' ORDER BY id DESC")
    return [
        PastImport(
            id=uid,
            at=at,
            act=act_,
            is_undone=undone is not None,
            **{name: _new_rows(journal, step, fact) for name, fact in _COUNTED.items()},
        )
        for step, uid, at, act_, undone in steps
    ]


def _new_rows(journal: Journal, step: int, fact: str) -> int:
    """Return how many rows of a fact a step wrote: those with images, and those remembered by digests."""
    count: int = journal.one(
        "SELECT (SELECT count(*) FROM change WHERE step = :step AND fact = :fact AND before IS NULL)"
        " + (SELECT coalesce(sum(last - first + 1), 0) FROM batch WHERE step = :step AND fact = :fact)",
        {"step": step, "fact": fact},
    )
    return count
