"""Bringing people and exchanges in from files, whatever program wrote them."""

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from netjournal import errors
from netjournal.domain.transfer import (
    ContactDraft,
    Draft,
    EncounterDraft,
    ExchangeDraft,
    FileRead,
    Imported,
    Left,
    Own,
    PastImports,
    Problem,
    PromiseDraft,
    Tally,
)
from netjournal.formats import csv_rows, encodings, journal_json, known
from netjournal.formats.cleaning import Cleaning
from netjournal.formats.known import CSV, JSON, Reading
from netjournal.formats.reading import Source
from netjournal.i18n import _
from netjournal.storage import backups, history, imports, restoring, restoring_ledger, transfer
from netjournal.storage.journal import Journal, Step
from netjournal.storage.transfer_encounters import Encounters, Phones
from netjournal.storage.transfer_exchanges import Exchanges
from netjournal.storage.transfer_people import People

#: Told now and then: the file being read, bytes read, bytes in all.
Progress = Callable[[str, int, int], None]

Drafted = TypeVar("Drafted")

_NAMED_MOST = 3
_TOLD_EVERY = 1000
#: What the communities of a format are.
_COMMUNITIES = {"whatsapp": "online group"}
#: Files whose text may be in another character set than UTF-8.
_PLAIN_TEXT = frozenset({".csv", ".tsv", ".txt", ".md"})


def bring_in(
    journal: Journal,
    sources: Sequence[Source],
    own: Own,
    *,
    named: str | None = None,
    dry: bool = False,
    progress: Progress | None = None,
) -> Imported:
    """Bring files in, all in one step; good rows come in, bad rows are told.

    Args:
        journal: to write to.
        sources: the files.
        own: what is known of the person whose journal it is; what is dated after their today is refused.
        named: the format of all of them; else each is recognised.
        dry: do everything and take it back, so that what would come of it can be shown.
        progress: told now and then how far it is.

    Raises:
        BadFile: when a file cannot be read to its end; nothing is then written.
        UnknownFormat: when no format recognises a file.
        Undecided: when a file can be read in two ways.
        NeedsExtra: when a file needs a library that is not installed.
    """
    encoded = {id(source): encodings.find(source) for source in sources if source.suffix in _PLAIN_TEXT}
    read, unread = known.readings(sources, named)
    layouts = {id(one.sources[0]): csv_rows.layout(one.sources[0]) for one in read if one.form.name == CSV}
    for one in read:
        if one.form.name == JSON:
            journal_json.check(one.sources[0])
    if not dry and history.has_steps(journal):
        backups.keep(journal.connection, journal.path, reason="import")
    tally = Tally()
    with journal.step(imports.act(_names(sources)), dry=dry) as step:
        transfer.make_room(journal)
        for one in read:
            if one.form.name == JSON:
                _restore(step, tally, one.sources[0])
        if any(one.form.name != JSON for one in read):
            _Bringing(step, tally, own, layouts, progress).bring(read)
        undo = "" if dry else step.uid
    files = tuple(
        FileRead(source.name, one.form.name, one.form.title, _unused(source, layouts), encoded.get(id(source), ""))
        for one in read
        for source in one.sources
    )
    return _imported(tally, files, tuple(unread), dry=dry, undo=undo)


def past(journal: Journal) -> PastImports:
    """Return the imports that the history knows, newest first."""
    return PastImports(imports=tuple(imports.past(journal)))


def _names(sources: Sequence[Source]) -> str:
    names = list(dict.fromkeys(Path(source.bundle or source.name).name for source in sources))
    more = f" and {len(names) - _NAMED_MOST} more" if len(names) > _NAMED_MOST else ""
    return ", ".join(names[:_NAMED_MOST]) + more


def _unused(source: Source, layouts: dict[int, csv_rows.Layout]) -> tuple[str, ...]:
    layout = layouts.get(id(source))
    return layout.unknown if layout else tuple(source.kept.get("unused", ()))


class _Bringing:
    """Everything but our own JSON on its way in: contacts before exchanges, so that these find everyone."""

    def __init__(
        self, step: Step, tally: Tally, own: Own, layouts: dict[int, csv_rows.Layout], progress: Progress | None
    ) -> None:
        self.step, self.tally, self.own, self.layouts, self.progress = step, tally, own, layouts, progress
        self.people = People(step, tally)

    def bring(self, read: Sequence[Reading]) -> None:
        """Bring in all files, each through the reader of its format."""
        tables = [one.sources[0] for one in read if one.form.name == CSV]
        for source in tables:
            if not self.layouts[id(source)].has_exchanges:
                self._contacts(source)
        strange = [one for one in read if one.form.name not in {JSON, CSV}]
        if strange:
            self._strange(strange)
        # Their keys are given out once all other encounters are written.
        exchanges = Exchanges(self.step, self.tally, self.people)
        for source in tables:
            if self.layouts[id(source)].has_exchanges:
                self._exchanges(exchanges, source)
        self.people.finish()

    # --- our own tables -------------------------------------------------------------------------------

    def _rows(self, source: Source) -> Iterable[ContactDraft | ExchangeDraft | Problem]:
        rows = csv_rows.drafts(source, self.layouts[id(source)], self.own.today)
        return self._told(rows, (source,))

    def _contacts(self, source: Source) -> None:
        origin = _origin(CSV, source)
        claimed: dict[int, str] = {}
        for draft in self._rows(source):
            if isinstance(draft, Problem):
                self.tally.refuse(draft)
                continue
            assert isinstance(draft, ContactDraft)
            try:
                fresh = self.people.take(draft, origin, claimed)
            except transfer.Unclear as unclear:
                self.tally.refuse(Problem(source.name, draft.line, str(unclear)))
            else:
                self.tally.imported += fresh
                self.tally.here += not fresh

    def _exchanges(self, exchanges: Exchanges, source: Source) -> None:
        origin = _origin(CSV, source)
        for draft in self._rows(source):
            if isinstance(draft, Problem):
                self.tally.refuse(draft)
            else:
                assert isinstance(draft, ExchangeDraft)
                exchanges.take(draft, origin)
        exchanges.flush(origin)

    # --- what other programs wrote --------------------------------------------------------------------

    def _strange(self, read: Sequence[Reading]) -> None:
        cleaning = Cleaning(self.own)
        encounters = Encounters(self.step, self.tally, self.people, _spellings(self.own))
        for one in read:
            origin = _origin(one.form.name, one.sources[0])
            self.people.community_kind = _COMMUNITIES.get(one.form.name)
            for draft in self._told(known.module(one.form).read(one.sources, self.own), one.sources):
                if isinstance(draft, Problem):
                    self.tally.refuse(draft)
                elif isinstance(draft, Left):
                    self.tally.leave(draft)
                else:
                    self._take(cleaning, encounters, draft, origin)
            encounters.flush()
        if cleaning.phones_as_typed:
            words = _("phone numbers stay as they are typed; for one spelling: pip install 'netjournal[import]'")
            self.tally.leave(Left(words, cleaning.phones_as_typed))

    def _take(self, cleaning: Cleaning, encounters: Encounters, draft: Draft, origin: transfer.Origin) -> None:
        """Take one draft, once every part of it is made sure of."""
        try:
            sound, lost = cleaning.clean(draft)
        except errors.Refused as error:
            self.tally.refuse(Problem(origin.file, draft.line, error.message))
            return
        for words in lost:
            self.tally.remark(Problem(origin.file, draft.line, words))
        if isinstance(sound, EncounterDraft):
            encounters.take(sound, origin)
        elif isinstance(sound, PromiseDraft):
            encounters.promise(sound, origin)
        else:
            try:
                fresh = self.people.bring(sound, origin, encounters.phones(sound))
            except transfer.Unclear as unclear:
                self.tally.refuse(Problem(origin.file, draft.line, str(unclear)))
            else:
                self.tally.imported += fresh
                self.tally.here += not fresh

    # --- how far it is --------------------------------------------------------------------------------

    def _told(self, drafts: Iterable[Drafted], sources: Sequence[Source]) -> Iterable[Drafted]:
        """Return the drafts, telling now and then how far the files are read."""
        return drafts if self.progress is None else _telling(drafts, sources, self.progress)


def _telling(drafts: Iterable[Drafted], sources: Sequence[Source], progress: Progress) -> Iterator[Drafted]:
    name, size = Path(sources[0].bundle or sources[0].name).name, sum(source.size for source in sources)
    coming = iter(drafts)
    for draft in coming:
        progress(name, sum(source.done for source in sources), size)
        yield draft
        yield from itertools.islice(coming, _TOLD_EVERY - 1)


def _spellings(own: Own) -> Phones:
    """Return what gives a person's phone numbers as a journal may hold them."""

    def of(person: ContactDraft) -> Sequence[str]:
        if not person.phones:
            return ()
        from netjournal.formats import phones  # noqa: PLC0415  loads numbering plans, and many files hold no phones

        return tuple(dict.fromkeys(way for phone in person.phones for way in phones.variants(phone, own.region)))

    return of


def _origin(form: str, source: Source) -> transfer.Origin:
    name = Path(source.bundle or source.name).name
    return transfer.Origin(source.bundle or source.name, f"{form}:{name}")


def _restore(step: Step, tally: Tally, source: Source) -> None:
    """Bring an export of ours back.

    Raises:
        BadFile: when its records do not fit together.
    """
    try:
        restoring_ledger.take_whole(step, tally, source.name, functools.partial(journal_json.records, source))
    except restoring.Dangling as problem:
        raise source.bad(str(problem)) from None


def _imported(tally: Tally, read: tuple[FileRead, ...], unread: tuple[str, ...], *, dry: bool, undo: str) -> Imported:
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
        newcomers=tuple(tally.newcomers),
        recognised=dict(tally.recognised),
        twins=tuple(tally.twins),
        twinned=tally.twinned,
        left=dict(tally.left),
        unread=unread,
        dry=dry,
        undo=undo,
    )
