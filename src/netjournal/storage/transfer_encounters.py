"""Encounters of a stranger's file on their way in: what is here already stays, and only what is new is added.

Public ids are derived from the key that a reader gave each encounter, and from who took part as the file calls
them. So a newer export of the same source finds again what an older one brought, whoever was merged since.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from netjournal.domain.transfer import ContactDraft, EncounterDraft, Left, PassedDraft, Problem, PromiseDraft, Tally
from netjournal.i18n import _
from netjournal.storage.journal import Step
from netjournal.storage.recognising import identity
from netjournal.storage.transfer import CHUNK, ROOM, Origin, Person, Table, Unclear, derived
from netjournal.storage.transfer_people import People

#: Returns a person's phone numbers in all spellings under which a journal may hold them.
Phones = Callable[[ContactDraft], Sequence[str]]

_ASKED_AT_ONCE = 500
#: Encounters of this import that are held in memory; beyond that the journal is asked.
_WRITTEN_MOST = 10_000


class _Waiting(NamedTuple):
    """An encounter that waits to be compared with the journal: its public id, and each exchange with its own."""

    draft: EncounterDraft
    origin: Origin
    uid: str
    passed: tuple[tuple[str, Person, PassedDraft], ...]


class Encounters:
    """Encounters as an import meets them."""

    def __init__(self, step: Step, tally: Tally, people: People, phones: Phones) -> None:
        self.step, self.journal, self.tally, self.people, self.phones = step, step.journal, tally, people, phones
        self.table = Table(step, "encounter")
        self.exchanges = Table(step, "exchange")
        self._was_empty = self.table.first == 1
        self._has_graves = bool(self.journal.row("SELECT 1 FROM tombstone LIMIT 1"))
        self._waiting: list[_Waiting] = []
        self._size = 0
        #: Encounters of this import whose rows are written, by public id: a key may stand in two files.
        self._written: dict[str, int] = {}
        self._has_written = False

    def take(self, draft: EncounterDraft, origin: Origin) -> None:
        """Take an encounter: what is new in it is written in the end."""
        uid = derived("encounter", draft.key)
        if self._is_grave(uid):
            self._leave_removed(len(draft.passed))
            return
        passed: list[tuple[str, Person, PassedDraft]] = []
        times: Counter[tuple[str, str, str]] = Counter()
        for one in draft.passed:
            content = (identity(one.person), one.way, one.kind)
            exchange = derived("exchange", uid, *content, times[content])
            times[content] += 1
            # Asked before who is meant, so that nobody comes in for the sake of what was removed.
            if self._is_grave(exchange):
                self._leave_removed(1)
                continue
            try:
                person = self.people.participant(one.person, origin, self.phones(one.person))
            except Unclear as unclear:
                self.tally.refuse(Problem(origin.file, draft.line, str(unclear)))
                continue
            passed.append((exchange, person, one))
            self._size += len(one.what or "")
        if not passed:
            return
        self._size += len(draft.note or "")
        self._waiting.append(_Waiting(draft, origin, uid, tuple(passed)))
        if len(self._waiting) >= CHUNK or self._size >= ROOM:
            self.flush()

    def flush(self) -> None:
        """Write what waits and is new."""
        waiting, self._waiting, self._size = self._waiting, [], 0
        encounters = self._stored("encounter", [one.uid for one in waiting])
        exchanges = self._stored("exchange", [uid for one in waiting for uid, _person, _passed in one.passed])
        for one in waiting:
            self._write(one, encounters, exchanges)
        self._flush_tables()
        if len(self._written) > _WRITTEN_MOST:
            self._written.clear()

    def _write(self, one: _Waiting, encounters: dict[str, int], exchanges: dict[str, int]) -> None:
        fresh = []
        for uid, person, passed in one.passed:
            if uid not in exchanges:
                exchanges[uid] = -1
                fresh.append((uid, person, passed))
            else:
                self.tally.here += 1
        if not fresh:
            return
        self._has_written = True
        key, date = encounters.get(one.uid), one.draft.date
        if key is None:
            key = encounters[one.uid] = self._written[one.uid] = self._new(one)
        elif key < self.table.first:
            # Its day may have been mended by hand since.
            date = self.journal.one("SELECT date FROM encounter WHERE id = ?", (key,))
        now = self.step.now
        for uid, person, passed in fresh:
            self.exchanges.add(
                uid, key, person.key, date, passed.way, passed.kind, passed.what, passed.value, 0, now, now
            )
            self.people.touch(person, date)
        self.tally.imported += len(fresh)
        self.tally.exchanges += len(fresh)

    def _new(self, one: _Waiting) -> int:
        draft, now = one.draft, self.step.now
        community = self.people.group("community", draft.community) if draft.community else None
        return self.table.add(
            one.uid,
            draft.date,
            draft.channel,
            draft.place,
            community,
            draft.note,
            draft.started_by,
            one.origin.label,
            now,
            now,
        )

    def _stored(self, fact: str, uids: Sequence[str]) -> dict[str, int]:
        """Return which public ids are here already, with their keys."""
        found = {uid: self._written[uid] for uid in uids if uid in self._written} if fact == "encounter" else {}
        if self._was_empty and not self._has_written:
            return found
        for start in range(0, len(uids), _ASKED_AT_ONCE):
            some = uids[start : start + _ASKED_AT_ONCE]
            marks = ", ".join("?" * len(some))
            found |= dict(self._rows(f"SELECT uid, id FROM {fact} WHERE uid IN ({marks})", some))
        return found

    def _rows(self, sql: str, values: Iterable[Any]) -> list[tuple[Any, ...]]:
        return self.journal.rows(sql, tuple(values))

    def _is_grave(self, uid: str) -> bool:
        return self._has_graves and self.journal.row("SELECT 1 FROM tombstone WHERE uid = ?", (uid,)) is not None

    def _leave_removed(self, many: int) -> None:
        self.tally.leave(Left(_("what was removed here before"), many))

    def _flush_tables(self) -> None:
        self.people.flush()
        self.table.flush()
        self.exchanges.flush()

    # --- promises -------------------------------------------------------------------------------------

    def promise(self, draft: PromiseDraft, origin: Origin) -> None:
        """Take a promise, if it is not here yet."""
        uid = derived("promise", draft.key)
        if self._is_grave(uid):
            self._leave_removed(1)
            return
        if self.journal.row("SELECT 1 FROM promise WHERE uid = ?", (uid,)):
            self.tally.here += 1
            return
        try:
            person = self.people.participant(draft.person, origin, self.phones(draft.person))
        except Unclear as unclear:
            self.tally.refuse(Problem(origin.file, draft.line, str(unclear)))
            return
        self.people.flush()
        self.step.insert(
            "promise",
            uid=uid,
            contact=person.key,
            promised_by=draft.promised_by,
            what=draft.what,
            made=draft.made,
            due=draft.due,
        )
        self.tally.imported += 1
        self.tally.entries += 1
