"""The history: taking steps back, doing them again, listing them, merging old ones."""

from dataclasses import replace

from netjournal import dates, errors
from netjournal.domain.history import Listed, Pruned, StepTaken
from netjournal.storage import comparing, pruning
from netjournal.storage import history as rows
from netjournal.storage.journal import Journal


def undo(journal: Journal) -> StepTaken:
    """Take the last step back.

    Raises:
        NothingToUndo: when there is none.
        Changed: when the journal is not as the step left it.
    """
    return rows.undo(journal, _now())


def redo(journal: Journal) -> StepTaken:
    """Do again the step that was taken back last.

    Raises:
        NothingToUndo: when nothing was taken back, or something was done since.
        Changed: when the journal is not as the undoing left it.
    """
    return rows.redo(journal)


def latest(journal: Journal, limit: int) -> Listed:
    """Return the newest steps."""
    return Listed(steps=tuple(rows.steps(journal, limit)), total=rows.count(journal))


def would_prune(journal: Journal, keep: int) -> Pruned:
    """Return what pruning would merge.

    Raises:
        NotSound: when the journal differs from its history, which pruning would then forget.
    """
    if comparing.differences(journal, 1) or next(comparing.every_broken_step(journal), None) is not None:
        raise errors.NotSound(path=journal.path)
    merged = pruning.too_many(journal, keep)
    return Pruned(merged=merged, kept=min(keep, rows.count(journal)), dry=True)


def prune(journal: Journal, keep: int) -> Pruned:
    """Merge all but the newest steps into one, which cannot be undone.

    Raises:
        NotSound: when the journal differs from its history, which pruning would then forget.
    """
    plan = would_prune(journal, keep)
    return replace(plan, merged=pruning.prune(journal, keep, _now()), dry=False)


def _now() -> str:
    """Return this moment."""
    return dates.now().isoformat(timespec="microseconds")
