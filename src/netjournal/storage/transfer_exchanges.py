"""Exchanges of a table on their way in: what is here already, which rows meet in one encounter, and the rest."""

from collections.abc import Iterable, Sequence
from typing import Any

from netjournal import errors, text
from netjournal.domain.transfer import ExchangeDraft, Problem, Tally
from netjournal.i18n import _
from netjournal.storage import contacts
from netjournal.storage.journal import Step
from netjournal.storage.transfer import CHUNK, ROOM, Origin, Person, Table, Unclear, as_uid, beside, derived, digest
from netjournal.storage.transfer_people import People

#: Identical rows, people, and encounters of several rows, that are held in memory; beyond that the journal is asked.
_HELD = 20_000
_PEOPLE_HELD = 10_000
_ASKED_AT_ONCE = 500
#: Two million rows fill an eighth of them.
_FORGOTTEN_BYTES = 1 << 21
_ENCOUNTERS_HELD = 5_000


class _Meeting:
    """An encounter that several rows may belong to."""

    __slots__ = ("channel", "community", "date", "key", "left", "seen", "started_by", "uid")

    def __init__(self, key: int, uid: str, date: str, **of: Any) -> None:
        self.key, self.uid, self.date = key, uid, date
        self.channel, self.started_by, self.community = of["channel"], of["started_by"], of["community"]
        #: How often each content was met so far, and how often it was here before this import.
        self.seen: dict[bytes, int] = {}
        self.left: dict[bytes, int] = {}


#: A row that is an encounter of its own and waits to be compared with the journal: the row, who is meant, its
#: content, how many rows of that content came before it, and the public id that follows from these two.
_Alone = tuple[ExchangeDraft, Person, bytes, int, str]


class _Forgotten:
    """Which contents were met and are no longer held in memory, in a few megabytes however many there are.

    Each is one bit of many, by its digest, so that a new one may look as if it had been met, but never the other way
    round: what looks met is asked of the journal.
    """

    def __init__(self) -> None:
        self._bits = bytearray()

    def add(self, contents: Iterable[bytes]) -> None:
        """Take contents in."""
        bits = self._bits = self._bits or bytearray(_FORGOTTEN_BYTES)
        for content in contents:
            at = int.from_bytes(content[:4], "big")
            bits[(at >> 3) % _FORGOTTEN_BYTES] |= 1 << (at & 7)

    def __contains__(self, content: bytes) -> bool:
        if not self._bits:
            return False
        at = int.from_bytes(content[:4], "big")
        return bool(self._bits[(at >> 3) % _FORGOTTEN_BYTES] & 1 << (at & 7))


class Exchanges:
    """Rows of exchanges as an import meets them."""

    def __init__(self, step: Step, tally: Tally, people: People) -> None:
        self.step, self.journal, self.tally, self.people = step, step.journal, tally, people
        self.encounters = Table(step, "encounter")
        self.table = Table(step, "exchange")
        self._has_graves = bool(self.journal.row("SELECT 1 FROM tombstone LIMIT 1"))
        #: Whether nothing can be here already but what this import brought.
        self._is_first = self.table.first == 1 and not self._has_graves
        #: Who each name and e-mail means; or why nobody.
        self._meant: dict[tuple[str, str | None], Person | str] = {}
        self._communities: dict[str, int] = {}
        self._meetings: dict[str, _Meeting] = {}
        self._counts: dict[bytes, int] = {}
        self._forgotten = _Forgotten()
        self._alone: list[_Alone] = []
        self._alone_size = 0

    def take(self, draft: ExchangeDraft, origin: Origin) -> None:
        """Take a row: written in the end, here already, or refused with a reason."""
        person = self._meant.get((draft.name, draft.email)) or self._person(draft, origin)
        if isinstance(person, str):
            self.tally.refuse(Problem(origin.file, draft.line, person))
        elif draft.encounter:
            self._join(draft, person, origin)
        else:
            content = digest(draft.date, person.uid, draft.way, draft.kind, draft.what, draft.value, draft.channel)
            times = self._counts.get(content, 0)
            self._counts[content] = times + 1
            self._alone.append((draft, person, content, times, _repeated(content, times)))
            if draft.what:
                self._alone_size += len(draft.what)
            if len(self._alone) >= CHUNK or self._alone_size >= ROOM:
                self.flush(origin)

    def _person(self, draft: ExchangeDraft, origin: Origin) -> Person | str:
        meant: Person | str
        try:
            meant = self.people.of_exchange(draft, origin)
        except (Unclear, errors.Refused) as unclear:
            meant = str(unclear)
        if len(self._meant) >= _PEOPLE_HELD:
            self._meant.clear()
        self._meant[draft.name, draft.email] = meant
        return meant

    def flush(self, origin: Origin) -> None:
        """Write what waits."""
        alone, self._alone, self._alone_size = self._alone, [], 0
        known = self._known(alone)
        given: set[str] = set()
        for draft, person, content, times, uid in alone:
            if uid in known:
                if known[uid] == "removed":
                    self.tally.refuse(Problem(origin.file, draft.line, _("this exchange was removed here")))
                    continue
                if known[uid] < self.table.first:
                    self.tally.here += 1
                    continue
            own = self._next_free(content, times) if uid in known or uid in given else uid
            given.add(own)
            self._write(draft, person, self._encounter(draft, beside(own), origin), own)
        self._flush_tables()
        if len(self._counts) >= _HELD:
            if self._is_first:
                self._forgotten.add(self._counts)
            self._counts.clear()

    def _known(self, alone: Sequence[_Alone]) -> dict[str, Any]:
        """Return which of these rows are here already, by public id: their keys, or that they were removed."""
        known: dict[str, Any] = {}
        asked = [uid for _draft, _person, content, _times, uid in alone if self._may_be_here(content)]
        for start in range(0, len(asked), _ASKED_AT_ONCE):
            uids = asked[start : start + _ASKED_AT_ONCE]
            marks = ", ".join("?" * len(uids))
            if self._has_graves:
                sql = f"SELECT uid, 'removed' FROM tombstone WHERE uid IN ({marks})"
                known.update(self.journal.rows(sql, uids))
            known.update(self.journal.rows(f"SELECT uid, id FROM exchange WHERE uid IN ({marks})", uids))
        return known

    def _may_be_here(self, content: bytes) -> bool:
        return not self._is_first or content in self._forgotten

    def _next_free(self, content: bytes, times: int) -> str:
        """Return the public id of one more row like others of this import that are no longer held in memory."""
        self._flush_tables()
        taken, step = times, 1
        while self._is_taken(content, taken + step):
            taken, step = taken + step, step * 2
        while step > 1:
            step //= 2
            if self._is_taken(content, taken + step):
                taken += step
        self._counts[content] = taken + 2
        return _repeated(content, taken + 1)

    def _is_taken(self, content: bytes, times: int) -> bool:
        return self.journal.row("SELECT 1 FROM exchange WHERE uid = ?", (_repeated(content, times),)) is not None

    def _encounter(self, draft: ExchangeDraft, uid: str, origin: Origin) -> int:
        now = self.step.now
        community = self._community(draft.community) if draft.community else None
        return self.encounters.add(
            uid, draft.date, draft.channel, None, community, None, draft.started_by, origin.label, now, now
        )

    def _community(self, name: str | None) -> int | None:
        if name is None:
            return None
        if name not in self._communities:
            self._communities[name] = contacts.group_or_new(self.step, "community", name)
        return self._communities[name]

    def _write(self, draft: ExchangeDraft, person: Person, encounter: int, uid: str) -> None:
        now = self.step.now
        self.table.add(
            uid,
            encounter,
            person.key,
            draft.date,
            draft.way,
            draft.kind,
            draft.what,
            draft.value,
            0,
            now,
            now,
        )
        self.people.touch(person, draft.date)
        self.tally.imported += 1
        self.tally.exchanges += 1

    # --- encounters of several rows -------------------------------------------------------------------

    def _join(self, draft: ExchangeDraft, person: Person, origin: Origin) -> None:
        try:
            meeting = self._meeting(draft, origin)
        except Unclear as unclear:
            self.tally.refuse(Problem(origin.file, draft.line, str(unclear)))
            return
        content = digest(meeting.uid, person.uid, draft.way, draft.kind, draft.what, draft.value)
        if meeting.left.get(content, 0):
            meeting.left[content] -= 1
            self.tally.here += 1
            return
        times = meeting.seen.get(content, 0)
        uid = _repeated(content, times)
        if self._is_grave(uid):
            self.tally.refuse(Problem(origin.file, draft.line, _("this exchange was removed here")))
            return
        meeting.seen[content] = times + 1
        self._write(draft, person, meeting.key, uid)
        if self.table.is_full:
            self._flush_tables()

    def _meeting(self, draft: ExchangeDraft, origin: Origin) -> _Meeting:
        """Return the encounter that a row belongs to, after making sure that they agree.

        Raises:
            Unclear: when the row says something else of the encounter than is known of it.
        """
        named = draft.encounter or ""
        uid = named if _is_uid(named) else derived("encounter", draft.date, named)
        meeting = self._meetings.get(named) or self._stored_meeting(uid)
        if meeting is None:
            if self._is_grave(uid):
                raise Unclear(_("this encounter was removed here"))
            key = self._encounter(draft, uid, origin)
            community = self._community(draft.community)
            of = {"channel": draft.channel, "started_by": draft.started_by, "community": community}
            meeting = _Meeting(key, uid, draft.date, **of)
        elif meeting.date != draft.date:
            reason = _("encounter “{name}” is on {day} in another row")
            raise Unclear(reason.format(name=text.cut(named, 40), day=meeting.date))
        else:
            self._agree(draft, meeting)
        if len(self._meetings) >= _ENCOUNTERS_HELD and named not in self._meetings:
            del self._meetings[next(iter(self._meetings))]
        self._meetings[named] = meeting
        return meeting

    def _stored_meeting(self, uid: str) -> _Meeting | None:
        if self.encounters.first == 1 and len(self._meetings) < _ENCOUNTERS_HELD:
            return None
        self._flush_tables()
        sql = "SELECT id, date, channel, started_by, community FROM encounter WHERE uid = ?"
        row = self.journal.row(sql, (uid,))
        if row is None:
            return None
        meeting = _Meeting(row[0], uid, row[1], channel=row[2], started_by=row[3], community=row[4])
        for key, *parts in self.journal.rows(
            "SELECT x.id, c.uid, x.way, x.kind, x.what, x.value FROM exchange x"
            " JOIN contact c ON c.id = x.contact WHERE x.encounter = ?",
            row[:1],
        ):
            content = digest(uid, *parts)
            meeting.seen[content] = meeting.seen.get(content, 0) + 1
            if key < self.table.first:
                meeting.left[content] = meeting.left.get(content, 0) + 1
        return meeting

    def _agree(self, draft: ExchangeDraft, meeting: _Meeting) -> None:
        """Learn from a row what was not known of its encounter.

        Raises:
            Unclear: when it says something else.
        """
        said = {
            "channel": draft.channel,
            "started_by": draft.started_by,
            "community": self._community(draft.community),
        }
        news = {}
        for column, value in said.items():
            known = getattr(meeting, column)
            if value is not None and known is None:
                news[column] = value
            elif value is not None and known != value:
                reason = _("encounter “{name}” has another {column} in another row")
                raise Unclear(reason.format(name=text.cut(draft.encounter or "", 40), column=column))
        if news:
            self._flush_tables()
            self.step.update("encounter", meeting.key, **news)
            for column, value in news.items():
                setattr(meeting, column, value)

    def _is_grave(self, uid: str) -> bool:
        return self._has_graves and self.journal.row("SELECT 1 FROM tombstone WHERE uid = ?", (uid,)) is not None

    # --- to the end -----------------------------------------------------------------------------------

    def _flush_tables(self) -> None:
        self.people.flush()
        self.encounters.flush()
        self.table.flush()


def _repeated(content: bytes, times: int) -> str:
    """Return the public id of the row that is the next one of this content after so many."""
    return as_uid(digest(content.hex(), times) if times else content)


def _is_uid(name: str) -> bool:
    parts = name.split("-")
    return [len(part) for part in parts] == [8, 4, 4, 4, 12] and all(
        c in "0123456789abcdef" for part in parts for c in part
    )
