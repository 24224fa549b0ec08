"""Bringing people and exchanges in from files, and writing everything out."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TextIO

from netjournal import errors
from netjournal.domain.transfer import ContactDraft, ExchangeDraft, Exported, FileRead, Imported, Problem, Tally
from netjournal.formats import csv_rows, files, journal_json, known
from netjournal.formats.journal_records import Record
from netjournal.formats.reading import Source
from netjournal.storage import backups, exporting, history, restoring, restoring_ledger, transfer
from netjournal.storage.journal import Journal, Step
from netjournal.storage.transfer_exchanges import Exchanges
from netjournal.storage.transfer_people import People

#: Told now and then: the file being read, bytes read, bytes in all.
Progress = Callable[[str, int, int], None]

_NAMED_MOST = 3
_TOLD_EVERY = 1000
#: What an export can hold.
EVERYTHING, EXCHANGES, CONTACTS = "everything", "exchanges", "contacts"
_GROUPS = {"spheres": "sphere", "communities": "community", "roles": "role"}


def bring_in(
    journal: Journal,
    sources: Sequence[Source],
    today: dt.date,
    *,
    named: str | None = None,
    dry: bool = False,
    progress: Progress | None = None,
) -> Imported:
    """Bring files in, all in one step; good rows come in, bad rows are told.

    Args:
        journal: to write to.
        sources: the files.
        today: what is dated after it is refused.
        named: the format of all of them; else each is recognised.
        dry: do everything and take it back, so that what would come of it can be shown.
        progress: told now and then how far it is.

    Raises:
        BadFile: when a file cannot be read to its end; nothing is then written.
        UnknownFormat: when no format recognises a file.
    """
    forms = [known.of(source, named) for source in sources]
    layouts = [csv_rows.layout(source) if form == "csv" else None for source, form in zip(sources, forms, strict=True)]
    for source, form in zip(sources, forms, strict=True):
        if form == "json":
            journal_json.check(source)
    if not dry and history.has_steps(journal):
        backups.keep(journal.connection, journal.path, reason="import")
    tally = Tally()
    with journal.step(f"import {_names(sources)}", dry=dry) as step:
        transfer.make_room(journal)
        for source, form in zip(sources, forms, strict=True):
            if form == "json":
                _restore(step, tally, source)
        _bring_rows(step, tally, list(zip(sources, layouts, strict=True)), today, progress)
        undo = "" if dry else step.uid
    read = tuple(
        FileRead(source.name, form, layout.unknown if layout else ())
        for source, form, layout in zip(sources, forms, layouts, strict=True)
    )
    return _imported(tally, read, dry=dry, undo=undo)


def _names(sources: Sequence[Source]) -> str:
    names = [Path(source.name).name for source in sources]
    more = f" and {len(names) - _NAMED_MOST} more" if len(names) > _NAMED_MOST else ""
    return ", ".join(names[:_NAMED_MOST]) + more


def _bring_rows(
    step: Step,
    tally: Tally,
    read: Sequence[tuple[Source, csv_rows.Layout | None]],
    today: dt.date,
    progress: Progress | None,
) -> None:
    """Bring tables in: contacts before exchanges, so that these find everyone."""
    tables = [(source, layout) for source, layout in read if layout is not None]
    if not tables:
        return
    people = People(step, tally)
    for source, layout in tables:
        if not layout.has_exchanges:
            _bring_contacts(tally, people, source, _told(csv_rows.drafts(source, layout, today), source, progress))
    exchanges = Exchanges(step, tally, people)
    for source, layout in tables:
        if layout.has_exchanges:
            _bring_exchanges(tally, exchanges, source, _told(csv_rows.drafts(source, layout, today), source, progress))
    people.finish()


def _bring_contacts(tally: Tally, people: People, source: Source, drafts: Iterable[object]) -> None:
    origin = _origin(source)
    claimed: dict[int, str] = {}
    for draft in drafts:
        if isinstance(draft, Problem):
            tally.refuse(draft)
            continue
        assert isinstance(draft, ContactDraft)
        try:
            fresh = people.take(draft, origin, claimed)
        except transfer.Unclear as unclear:
            tally.refuse(Problem(source.name, draft.line, str(unclear)))
        else:
            tally.imported += fresh
            tally.here += not fresh


def _bring_exchanges(tally: Tally, exchanges: Exchanges, source: Source, drafts: Iterable[object]) -> None:
    origin = _origin(source)
    for draft in drafts:
        if isinstance(draft, Problem):
            tally.refuse(draft)
        else:
            assert isinstance(draft, ExchangeDraft)
            exchanges.take(draft, origin)
    exchanges.flush(origin)


def _origin(source: Source) -> transfer.Origin:
    return transfer.Origin(source.name, f"csv:{Path(source.name).name}")


def _told(drafts: Iterable[object], source: Source, progress: Progress | None) -> Iterable[object]:
    """Return the drafts, telling now and then how far the file is read."""
    if progress is None:
        return drafts
    return _telling(drafts, source, progress)


def _telling(drafts: Iterable[object], source: Source, progress: Progress) -> Iterable[object]:
    for number, draft in enumerate(drafts):
        if number % _TOLD_EVERY == 0:
            progress(Path(source.name).name, source.done, source.size)
        yield draft


def _restore(step: Step, tally: Tally, source: Source) -> None:
    """Bring an export of ours back.

    Raises:
        BadFile: when its records do not fit together.
    """
    back = restoring.Restoring(step, tally, source.name)

    def only(section: str) -> Iterable[Record]:
        return (record for _section, record in journal_json.records(source, section))

    try:
        back.groups((_GROUPS[section], record) for section, record in journal_json.records(source, *_GROUPS))
        back.number(only("contacts"))
        back.people(only("contacts"))
        back.meetings(only("encounters"))
        restoring_ledger.take(back, journal_json.records(source, *restoring_ledger.SECTIONS))
    except restoring.Dangling as problem:
        raise source.bad(str(problem)) from None
    back.finish()


def _imported(tally: Tally, read: tuple[FileRead, ...], *, dry: bool, undo: str) -> Imported:
    return Imported(
        files=read,
        imported=tally.imported,
        here=tally.here,
        refused=tally.refused,
        people=tally.people,
        enriched=tally.enriched,
        exchanges=tally.exchanges,
        entries=tally.entries,
        problems=tuple(tally.problems),
        remarks=tuple(tally.remarks),
        remarked=tally.remarked,
        dry=dry,
        undo=undo,
    )


# --- out ---------------------------------------------------------------------------------------------


def fill(journal: Journal, form: str, what: str, file: TextIO) -> int:
    """Write an export into an open file; return how many contacts and exchanges it holds."""
    with journal.one_view():
        return _fill(journal, form, what, file)


def _fill(journal: Journal, form: str, what: str, file: TextIO) -> int:
    if form == "json":
        return journal_json.write(file, exporting.sections(journal))
    if what == CONTACTS:
        several = [at for at, column in enumerate(csv_rows.CONTACTS) if column in csv_rows.SEVERAL]
        rows = (
            [csv_rows.joined(cell) if at in several else cell for at, cell in enumerate(row)]
            for row in exporting.contact_rows(journal)
        )
        return csv_rows.write(file, csv_rows.CONTACTS, rows)
    return csv_rows.write(file, csv_rows.EXCHANGES, exporting.exchange_rows(journal))


def write_out(journal: Journal, form: str, what: str, path: Path, *, replace: bool = False) -> Exported:
    """Write an export to a new file, whole or not at all.

    Raises:
        FileExists: when something stands there and `replace` was not asked for.
        NoWriting: when it cannot be written.
    """
    rows = 0

    def write(file: TextIO) -> None:
        nonlocal rows
        rows = fill(journal, form, what, file)

    files.write(path, write, replace=replace)
    return Exported(format=form, what=what, rows=rows, path=str(path))


FORMATS = ("json", "csv")


def format_named(given: str) -> str:
    """Return an export's format by name.

    Raises:
        BadChoice: when there is none of that name.
    """
    if given.casefold() not in FORMATS:
        raise errors.BadChoice(given=given, what="format", choices=", ".join(FORMATS))
    return given.casefold()
