"""Contacts of a file on their way in: who is here already learns what is new, and who is new is written."""

import itertools
from collections.abc import Iterable, Sequence
from typing import Any

from netjournal import text
from netjournal.domain.transfer import ContactDraft, ExchangeDraft, Likeness, Problem, Tally
from netjournal.i18n import _
from netjournal.storage import bulk, contacts, depth_keeping, introductions
from netjournal.storage.contacts import folded_handle
from netjournal.storage.journal import Step
from netjournal.storage.recognising import BY_NAME, Recognising, identity, identity_of, one_of
from netjournal.storage.transfer import Origin, Person, Table, Unclear, contact_row, derived

_FILLED = ("org", "title", "location", "note", "birthday", "met", "pace", "why")
#: Handles by kind, and the field of a draft that holds them.
_HANDLES = (("email", "emails"), ("phone", "phones"), ("link", "links"), ("alias", "aliases"))
#: People of encounters that are held in memory.
_MET_MOST = 20_000


class People:
    """Contacts as an import meets them: somebody of the journal, of this very import, or somebody new."""

    def __init__(self, step: Step, tally: Tally) -> None:
        self.step, self.journal, self.tally = step, step.journal, tally
        self.table = Table(step, "contact")
        self._has_graves = bool(step.journal.row("SELECT 1 FROM tombstone LIMIT 1"))
        self.known = Recognising(step.journal, self.table.first)
        facts = ("handle", "contact_sphere", "contact_role", "membership", "property")
        self._parts: dict[str, list[tuple[Any, ...]]] = {fact: [] for fact in facts}
        self._groups: dict[tuple[str, str], int] = {}
        #: People of encounters; and those who were known again by what a mere participant's name does not tell.
        self._met: dict[str, Person] = {}
        self._meant: dict[str, Person] = {}
        self._recognised: set[int] = set()
        #: What communities are that the file being read brings.
        self.community_kind: str | None = None
        self.enriched: set[int] = set()
        #: Contacts that were here before, whose ties are to be told anew, with the first day on which something is new.
        self._touched: dict[int, str] = {}
        self._vias: list[tuple[int, str, Problem]] = []
        self._relations: list[tuple[int, str, str]] = []

    # --- people of a stranger's file ------------------------------------------------------------------

    def bring(self, draft: ContactDraft, origin: Origin, phones: Sequence[str]) -> bool:
        """Take somebody of a file that another program made; return whether that brought anything new.

        Args:
            draft: who.
            origin: the file they stand in.
            phones: their numbers in all spellings under which a journal may hold them.

        Raises:
            Unclear: when the draft says too little to tell who is meant, or they were removed here.
        """
        person, fresh = self._brought(draft, origin, phones)
        if identity(draft) != person.uid:
            self._meant[identity(draft)] = person
        return fresh

    def participant(self, draft: ContactDraft, origin: Origin, phones: Sequence[str]) -> Person:
        """Return who is meant by a participant of an encounter, bringing them in where they are new.

        Raises:
            Unclear: when the draft says too little to tell who is meant, or they were removed here.
        """
        own = identity(draft)
        if own in self._meant:
            return self._meant[own]
        if own not in self._met:
            if len(self._met) >= _MET_MOST:
                self._met.clear()
            self._met[own], _fresh = self._brought(draft, origin, phones)
        return self._met[own]

    def _brought(self, draft: ContactDraft, origin: Origin, phones: Sequence[str]) -> tuple[Person, bool]:
        found = self.known.find(draft, phones)
        if found is None:
            return self._newcomer(draft, origin), True
        person, how = found
        if person.key < self.table.first and person.key not in self._recognised:
            self._recognised.add(person.key)
            self.tally.recognised[how] += 1
        fresh = self._fill(person, draft)
        if how != BY_NAME and not self.known.is_called(person, draft.name):
            fresh |= self._hold(person, "alias", (draft.name,))
        if fresh:
            self._enrich(person)
        self._link(person, draft, origin)
        return person, fresh

    def _newcomer(self, draft: ContactDraft, origin: Origin) -> Person:
        other = self.known.namesake(draft)
        columns = {column: getattr(draft, column) for column in _FILLED}
        person = self._create(identity(draft), draft.name, columns | {"source": origin.label}, draft)
        self._hang(person, draft)
        self._link(person, draft, origin)
        if other is not None:
            self.tally.liken(Likeness(draft.name, other))
        return person

    def _link(self, person: Person, draft: ContactDraft, origin: Origin) -> None:
        """Remember whom somebody knows and came through, until everyone is here."""
        if draft.via:
            self._vias.append((person.key, draft.via, Problem(origin.file, draft.line, "")))
        self._relations += [(person.key, kind, name) for kind, name in draft.relations]

    # --- rows of our own tables -----------------------------------------------------------------------

    def of_exchange(self, draft: ExchangeDraft, origin: Origin) -> Person:
        """Return the contact that a row of an exchange means: one who is here, or a new one.

        Raises:
            Unclear: when two fit, or they were removed here.
        """
        name = text.clean(draft.name, "name", text.NAME_MOST)
        emails = (text.clean(draft.email, "email", text.NAME_MOST),) if draft.email else ()
        uid = identity_of(name, emails)
        person = self.known.by_uid(uid) or self.known.by_email(name, emails) or self.known.by_name(name)
        if person is None:
            person = self._create(uid, name, {"source": origin.label})
            self._hang_handles(person, "email", emails)
            return person
        if emails and self._hold(person, "email", emails):
            self._enrich(person)
        return person

    def take(self, draft: ContactDraft, origin: Origin, claimed: dict[int, str]) -> bool:
        """Take a row of a contact; return whether it brought anything new.

        Args:
            draft: the row.
            origin: the file it stands in.
            claimed: for each contact that a row of this file meant, as whom it was meant. Two rows that differ in
                name or first e-mail mean two people, though they may be namesakes.

        Raises:
            Unclear: when two fit, or they were removed here.
        """
        own = identity_of(draft.name, draft.emails)
        person = self.known.by_uid(own) or self.known.by_email(draft.name, draft.emails)
        if person is None:
            namesakes = self.known.named(draft.name).items()
            person = one_of(draft.name, {key: p for key, p in namesakes if claimed.get(key, own) == own})
        if person is None:
            columns = {column: getattr(draft, column) for column in _FILLED}
            person = self._create(own, draft.name, columns | {"source": origin.label})
            self._hang(person, draft)
            fresh = True
        else:
            fresh = self._fill(person, draft)
            if fresh:
                self._enrich(person)
        claimed.setdefault(person.key, own)
        if draft.via:
            self._vias.append((person.key, draft.via, Problem(origin.file, draft.line, "")))
        return fresh

    # --- writing who is new ---------------------------------------------------------------------------

    def _create(self, uid: str, name: str, columns: dict[str, Any], draft: ContactDraft | None = None) -> Person:
        if self._has_graves and self.journal.row("SELECT 1 FROM tombstone WHERE uid = ?", (uid,)):
            raise Unclear(_("“{name}” was removed here; netj add brings them back").format(name=text.cut(name, 60)))
        person = Person(self.table.add(*contact_row(self.step, uid, name, columns)), uid)
        self.known.add(person, name, draft)
        self.tally.meet(name)
        if self.table.is_full:
            self.flush()
        return person

    def _hang(self, person: Person, draft: ContactDraft) -> None:
        """Give a contact that was just taken what hangs on it."""
        for kind, field in _HANDLES:
            self._hang_handles(person, kind, getattr(draft, field))
        for fact, link, names in (
            ("sphere", "contact_sphere", draft.spheres),
            ("community", "membership", draft.communities),
        ):
            groups = {self.group(fact, name): None for name in names}
            self._parts[link] += [(person.key, group) for group in groups]
        roles = {text.folded(name): name for name in reversed(draft.roles)}
        self._parts["contact_role"] += [(person.key, roles[f], f) for f in reversed(roles)]
        now = self.step.now
        self._parts["property"] += [
            (derived("property", person.uid, line), person.key, line, now, now)
            for line in dict.fromkeys(draft.properties)
        ]

    def _hang_handles(self, person: Person, kind: str, values: Sequence[str]) -> None:
        folded = {folded_handle(kind, value): value for value in reversed(values)}
        now = self.step.now
        for fold in reversed(folded):
            uid = derived("handle", person.uid, kind, fold)
            self._parts["handle"].append((uid, person.key, kind, folded[fold], fold, now, now))
            if kind != "alias":
                self.known.holds(person, kind, fold)

    def group(self, fact: str, name: str) -> int:
        """Return the key of a sphere or community, made where there is none of that name."""
        folded = text.folded(name)
        if (fact, folded) not in self._groups:
            known = contacts.group(self.journal, fact, name)
            kind = {"kind": self.community_kind} if fact == "community" else {}
            self._groups[fact, folded] = (
                known if known is not None else self.step.insert(fact, name=name, folded=folded, **kind)
            )
        return self._groups[fact, folded]

    # --- adding to who is here ------------------------------------------------------------------------

    def _fill(self, person: Person, draft: ContactDraft) -> bool:
        """Add to a contact what it lacks, and change nothing that is there; return whether anything was new."""
        self._settle(person)
        image = self.journal.image("contact", person.key)
        assert image is not None
        columns = {column: getattr(draft, column) for column in _FILLED}
        news = {column: value for column, value in columns.items() if value is not None and image[column] is None}
        fresh = self.step.update("contact", person.key, **news)
        for kind, field in _HANDLES:
            fresh |= self._hold(person, kind, getattr(draft, field))
        for sphere in draft.spheres:
            fresh |= contacts.join(self.step, person.key, "sphere", sphere)
        for community in draft.communities:
            fresh |= contacts.join(self.step, person.key, "community", community)
        for role in draft.roles:
            fresh |= contacts.add_role(self.step, person.key, role)
        for line in draft.properties:
            known = "SELECT 1 FROM property WHERE contact = ? AND line = ?"
            if not self.journal.row(known, (person.key, line)):
                self.step.insert("property", contact=person.key, line=line)
                fresh = True
        return fresh

    def _hold(self, person: Person, kind: str, values: Iterable[str]) -> bool:
        """Give a contact that is here more handles; return whether any was new."""
        fresh = False
        for value in values:
            if kind != "alias" and self.known.holds(person, kind, folded_handle(kind, value)):
                continue
            self._settle(person)
            fresh |= contacts.add_handle(self.step, person.key, kind, value)
        return fresh

    def _enrich(self, person: Person) -> None:
        if person.key < self.table.first:
            self.enriched.add(person.key)

    def _settle(self, person: Person) -> None:
        """Make sure that a contact can be asked of the journal."""
        if person.key >= self.table.first:
            self.flush()

    def touch(self, person: Person, date: str) -> None:
        """Remember whose tie is to be written anew; that of who came with this import is in any case."""
        if person.key < self.table.first:
            self._touched[person.key] = min(self._touched.get(person.key, date), date)

    # --- to the end -----------------------------------------------------------------------------------

    def flush(self) -> None:
        """Write what waits."""
        self.table.flush()
        for fact, rows in self._parts.items():
            if rows:
                first = bulk.next_key(self.journal, fact)
                bulk.insert_many(self.step, fact, [(key, *row) for key, row in enumerate(rows, first)])
                rows.clear()
        self.known.forget()

    def finish(self) -> None:
        """Write the last rows, who introduced whom and who knows whom, and the ties of everyone concerned."""
        self.flush()
        for key, name, problem in self._vias:
            self._introduce(key, name, problem)
        for key, kind, name in self._relations:
            self._relate(key, kind, name)
        self.tally.enriched += len(self.enriched)
        short = depth_keeping.tell_long(self.journal, self._touched)
        depth_keeping.rebuild_many(self.journal, itertools.chain(short, range(self.table.first, self.table.next)))

    def _introduce(self, key: int, name: str, problem: Problem) -> None:
        image = self.journal.image("contact", key)
        assert image is not None
        if image["via"] is not None:
            return
        try:
            via = self._called(name)
        except Unclear as unclear:
            self.tally.remark(problem._replace(reason=str(unclear)))
            return
        if via is None or via.key == key:
            reason = _("nobody here is called “{name}”, so it is not noted through whom you met")
            self.tally.remark(problem._replace(reason=reason.format(name=text.cut(name, 60))))
        else:
            self.step.update("contact", key, via=via.key)

    def _relate(self, key: int, kind: str, name: str) -> None:
        """Write how somebody knows somebody else who is here; who is not here is no contact of yours."""
        try:
            other = self._called(name)
        except Unclear:
            return
        if other is not None and other.key != key and introductions.relate(self.step, key, other.key, kind):
            self.tally.entries += 1

    def _called(self, name: str) -> Person | None:
        """Return who is called so, by e-mail or by name.

        Raises:
            Unclear: when two fit.
        """
        return self.known.by_email(name, [name]) or self.known.by_name(name)
