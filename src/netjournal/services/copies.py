"""Taking in what a copy of the journal holds besides, entry by entry, by their public ids."""

import functools
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from netjournal import errors
from netjournal.domain.backups import CopyMerged
from netjournal.domain.transfer import Tally
from netjournal.errors.files import BadCopy, BadFile
from netjournal.formats import journal_json, reading
from netjournal.i18n import _
from netjournal.storage import copies, exporting, restoring, restoring_backups, restoring_ledger
from netjournal.storage.journal import Journal, Step


def merge(journal: Journal, copy: Path, *, dry: bool = False) -> CopyMerged:
    """Take in what a copy holds and the journal does not, in one step, after a backup; the copy stays as it is.

    Everything that it holds is checked as an import of our own JSON is: the copy may come from anywhere. What was
    removed here stays removed, and what both say differently stays as it is here.

    Raises:
        NoSuch: when there is no journal yet.
        BadCopy: when it is damaged, or holds what no journal of ours holds.
    """
    if not journal.exists:
        advice = _("To go back to the copy itself: netj restore FILE")
        raise errors.NoSuch(what=_("journal"), given=journal.path, advice=advice)
    copies.check(journal.path, copy)
    tally = Tally()
    with (
        restoring_backups.ready(journal.path, lambda aside: copies.filled(copy, aside)) as there,
        _as_export(there, copy) as source,
    ):
        if not dry:
            copies.back_up(journal)
        with journal.step(f"merge the copy {copy.name}", dry=dry) as step:
            _take(step, tally, source, copy)
            undo = "" if dry else step.uid
    return CopyMerged(
        copy=copy,
        people=tally.people,
        exchanges=tally.exchanges,
        entries=tally.entries,
        here=tally.here,
        refused=tally.refused,
        problems=tuple(problem.reason for problem in tally.problems),
        dry=dry,
        undo=undo,
    )


@contextmanager
def _as_export(there: Journal, copy: Path) -> Iterator[reading.Source]:
    """Give all that a copy holds as an export of it, every record of which is checked as it is read."""
    handle = reading.aside()
    text = io.TextIOWrapper(handle, encoding="utf-8", newline="", write_through=True)
    journal_json.write(text, exporting.sections(there))
    text.flush()
    text.detach()
    with reading.Source(str(copy), handle) as source:
        yield source


def _take(step: Step, tally: Tally, source: reading.Source, copy: Path) -> None:
    """Take the records of an export in, as an import of it does."""
    try:
        journal_json.check(source)
        restoring_ledger.take_whole(step, tally, source.name, functools.partial(journal_json.records, source))
    except restoring.Dangling as problem:
        raise BadCopy(path=copy, problem=str(problem)) from None
    except BadFile as error:
        raise BadCopy(path=copy, problem=error.facts["problem"]) from error
