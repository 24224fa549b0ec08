"""Contacts of a table on their way in: who is meant, who is here already, and writing who is new."""

from collections.abc import Iterable, Sequence
from typing import Any

from netjournal import text
from netjournal.domain.transfer import ContactDraft, ExchangeDraft, Problem, Tally
from netjournal.i18n import _
from netjournal.storage import bulk, contacts, depth
from netjournal.storage.contacts import folded_handle
from netjournal.storage.journal import Step
from netjournal.storage.transfer import Origin, Person, Table, Unclear, contact_row, derived

_FILLED = ("org", "title", "location", "note", "birthday", "met", "pace")


class People:
    """Contacts as an import meets them: somebody of the journal, of this very import, or somebody new."""

    def __init__(self, step: Step, tally: Tally) -> None:
        self.step, self.journal, self.tally = step, step.journal, tally
        self.table = Table(step, "contact")
        self.was_empty = self.table.first == 1
        self._parts: dict[str, list[tuple[Any, ...]]] = {"handle": [], "contact_sphere": [], "contact_role": []}
        # What waits to be written cannot be asked of the journal, so it is looked for here.
        self._names: dict[str, list[Person]] = {}
        self._emails: dict[str, Person] = {}
        self._uids: dict[str, Person] = {}
        self._spheres: dict[str, int] = {}
        self.enriched: set[int] = set()
        #: Contacts whose ties are to be written anew.
        self.touched: set[int] = set()
        self._vias: list[tuple[int, str, Problem]] = []

    # --- who is meant ---------------------------------------------------------------------------------

    def of_exchange(self, draft: ExchangeDraft, origin: Origin) -> Person:
        """Return the contact that a row of an exchange means: one who is here, or a new one.

        Raises:
            Unclear: when two fit, or they were removed here.
        """
        name = text.clean(draft.name, "name", text.NAME_MOST)
        emails = (text.clean(draft.email, "email", text.NAME_MOST),) if draft.email else ()
        person = self._found(name, emails)
        if person is None:
            return self._create(name, emails, {"source": origin.label})
        if emails and self._hold(person, "email", emails):
            self._enrich(person)
        return person

    def _found(self, name: str, emails: Sequence[str]) -> Person | None:
        return self._by_uid(_identity(name, emails)) or self._by_email(name, emails) or self.by_name(name)

    def _by_uid(self, uid: str) -> Person | None:
        if uid in self._uids or self.was_empty:
            return self._uids.get(uid)
        row = self.journal.row("SELECT id, uid FROM contact WHERE uid = ?", (uid,))
        return Person(*row) if row else None

    def _by_email(self, name: str, emails: Sequence[str]) -> Person | None:
        found: dict[int, Person] = {}
        for email in emails:
            folded = folded_handle("email", email)
            if folded in self._emails:
                found[self._emails[folded].key] = self._emails[folded]
            elif not self.was_empty:
                rows = self.journal.rows(
                    "SELECT c.id, c.uid FROM handle h JOIN contact c ON c.id = h.contact"
                    " WHERE h.folded = ? AND h.kind = 'email'",
                    (folded,),
                )
                found |= {row[0]: Person(*row) for row in rows}
        return _one(name, found)

    def by_name(self, name: str) -> Person | None:
        """Return the one contact of this full name or alias, None for nobody.

        Raises:
            Unclear: when two fit.
        """
        found = {person.key: person for person in self._names.get(text.folded(name), ())}
        if not self.was_empty:
            stored = contacts.same_person(self.journal, name, ())
            found |= {who.key: Person(who.key, who.id) for who in stored if who.key < self.table.first}
        return _one(name, found)

    # --- rows of contacts -----------------------------------------------------------------------------

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
        identity = _identity(draft.name, draft.emails)
        person = self._by_uid(identity) or self._by_email(draft.name, draft.emails)
        if person is None and (named := self.by_name_unclaimed(draft.name, identity, claimed)):
            person = named
        columns = {column: getattr(draft, column) for column in _FILLED}
        if person is None:
            person = self._create(draft.name, draft.emails, columns | {"source": origin.label})
            self._hang(person, draft)
            fresh = True
        else:
            fresh = self._fill(person, draft, columns)
            if fresh:
                self._enrich(person)
        claimed.setdefault(person.key, identity)
        if draft.via:
            self._vias.append((person.key, draft.via, Problem(origin.file, draft.line, "")))
        return fresh

    def by_name_unclaimed(self, name: str, identity: str, claimed: dict[int, str]) -> Person | None:
        """Return the one contact of this name whom no other row of the file meant."""
        folded = text.folded(name)
        found = {p.key: p for p in self._names.get(folded, ()) if claimed.get(p.key, identity) == identity}
        if not self.was_empty:
            for who in contacts.same_person(self.journal, name, ()):
                if who.key < self.table.first and claimed.get(who.key, identity) == identity:
                    found[who.key] = Person(who.key, who.id)
        return _one(name, found)

    def _create(self, name: str, emails: Sequence[str], columns: dict[str, Any]) -> Person:
        uid = _identity(name, emails)
        if not self.was_empty and self.journal.row("SELECT 1 FROM tombstone WHERE uid = ?", (uid,)):
            raise Unclear(_("“{name}” was removed here; netj add brings them back").format(name=text.cut(name, 60)))
        person = self.put(uid, name, columns)
        self._hang_handles(person, "email", emails)
        self.tally.people += 1
        return person

    def put(self, uid: str, name: str, columns: dict[str, Any]) -> Person:
        """Take a new contact as it is."""
        person = Person(self.table.add(*contact_row(self.step, uid, name, columns)), uid)
        self._names.setdefault(text.folded(name), []).append(person)
        self._uids[uid] = person
        self.touched.add(person.key)
        if self.table.is_full:
            self.flush()
        return person

    def _hang(self, person: Person, draft: ContactDraft) -> None:
        """Give a contact that was just taken what hangs on it."""
        self._hang_handles(person, "phone", draft.phones)
        spheres = {self._sphere(name): None for name in draft.spheres}
        self._parts["contact_sphere"] += [(person.key, sphere) for sphere in spheres]
        roles = {text.folded(name): name for name in reversed(draft.roles)}
        self._parts["contact_role"] += [(person.key, roles[f], f) for f in reversed(roles)]

    def _hang_handles(self, person: Person, kind: str, values: Sequence[str]) -> None:
        folded = {folded_handle(kind, value): value for value in reversed(values)}
        now = self.step.now
        for fold in reversed(folded):
            uid = derived("handle", person.uid, kind, fold)
            self._parts["handle"].append((uid, person.key, kind, folded[fold], fold, now, now))
            if kind == "email":
                self._emails.setdefault(fold, person)

    def _sphere(self, name: str) -> int:
        folded = text.folded(name)
        if folded not in self._spheres:
            self._spheres[folded] = contacts.group_or_new(self.step, "sphere", name)
        return self._spheres[folded]

    def _fill(self, person: Person, draft: ContactDraft, columns: dict[str, Any]) -> bool:
        """Add to a contact what it lacks, and change nothing that is there; return whether anything was new."""
        self._settle(person)
        image = self.journal.image("contact", person.key)
        assert image is not None
        news = {column: value for column, value in columns.items() if value is not None and image[column] is None}
        fresh = self.step.update("contact", person.key, **news)
        fresh |= self._hold(person, "email", draft.emails)
        fresh |= self._hold(person, "phone", draft.phones)
        for sphere in draft.spheres:
            fresh |= contacts.join(self.step, person.key, "sphere", sphere)
        for role in draft.roles:
            fresh |= contacts.add_role(self.step, person.key, role)
        return fresh

    def _hold(self, person: Person, kind: str, values: Iterable[str]) -> bool:
        """Give a contact that is here more handles; return whether any was new."""
        fresh = False
        for value in values:
            if kind == "email":
                fold = folded_handle(kind, value)
                if self._emails.get(fold) == person:
                    continue
                self._emails.setdefault(fold, person)
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

    # --- to the end -----------------------------------------------------------------------------------

    def flush(self) -> None:
        """Write what waits."""
        self.table.flush()
        for fact, rows in self._parts.items():
            if rows:
                first = bulk.next_key(self.journal, fact)
                bulk.insert_many(self.step, fact, [(key, *row) for key, row in enumerate(rows, first)])
                rows.clear()

    def finish(self) -> None:
        """Write the last rows, who introduced whom, and the ties of everyone concerned."""
        self.flush()
        for key, name, problem in self._vias:
            self._introduce(key, name, problem)
        self.tally.enriched += len(self.enriched)
        depth.rebuild_many(self.journal, self.touched)

    def _introduce(self, key: int, name: str, problem: Problem) -> None:
        image = self.journal.image("contact", key)
        assert image is not None
        if image["via"] is not None:
            return
        try:
            via = self._by_email(name, [name]) or self.by_name(name)
        except Unclear as unclear:
            self.tally.remark(problem._replace(reason=str(unclear)))
            return
        if via is None or via.key == key:
            reason = _("nobody here is called “{name}”, so it is not noted through whom you met")
            self.tally.remark(problem._replace(reason=reason.format(name=text.cut(name, 60))))
        else:
            self.step.update("contact", key, via=via.key)


def _identity(name: str, emails: Sequence[str]) -> str:
    """Return the public id of somebody who is new under this name and these e-mails."""
    return derived("contact", text.folded(name), folded_handle("email", emails[0]) if emails else "")


def _one(name: str, found: dict[int, Person]) -> Person | None:
    if len(found) > 1:
        reason = _("{count} people fit “{name}”: an e-mail in the row would tell which")
        raise Unclear(reason.format(count=len(found), name=text.cut(name, 60)))
    return next(iter(found.values()), None)
