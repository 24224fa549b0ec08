"""Who is meant by what a file says: somebody of the journal, somebody of this very import, or nobody yet."""

import sys
from collections.abc import Iterable, Sequence
from typing import Any

from netjournal import text
from netjournal.domain import addresses, alike
from netjournal.domain.transfer import ContactDraft
from netjournal.i18n import _
from netjournal.storage import contacts, merging
from netjournal.storage.contacts import folded_handle
from netjournal.storage.journal import Journal
from netjournal.storage.transfer import Person, Unclear, derived

#: How somebody was known again.
BY_SOURCE, BY_EMAIL, BY_PHONE, BY_LINK, BY_NAME, BY_FACT = "source", "email", "phone", "link", "name", "fact"
#: Kinds of handles that are somebody's alone, strongest first.
_TELLING = ("email", "link", "phone")
#: Sharers of one handle whose names are all compared.
_CROWD = 50
#: Their names and aliases that are: each may be near the next, so that a hostile file gives thousands to one.
_NAMES_MOST = 100
_FACTS = ("org", "birthday", "location")
#: Where everybody has one profile, in any language's address of it.
_ONE_EACH = ".linkedin.com/in/"


class Recognising:
    """Finds the contact that a draft means.

    What waits to be written cannot be asked of the journal, so it is remembered here until it is.
    """

    def __init__(self, journal: Journal, first: int) -> None:
        self.journal = journal
        #: The first key that this import gives; who has a lower one was here before.
        self.first = first
        #: Whether there is nobody in the journal yet, so that it need not be asked.
        self.is_empty = first == 1
        self._became = merging.became(journal)
        self._names: dict[str, list[Person]] = {}
        self._handles: dict[tuple[str, str], Person] = {}
        self._uids: dict[str, Person] = {}
        #: What could be compared of those who came with this import under a name that others may have.
        self._facts: dict[int, tuple[str, ...]] = {}
        #: What those who wait are called.
        self._called: dict[int, tuple[str, ...]] = {}
        #: Who have an address in common with the one last looked for, and are not meant for all that.
        self._sharing: list[Person] = []
        #: Which profiles those who wait have that nobody else can have.
        self._profiles: dict[int, set[str]] = {}
        #: Which kind of source called somebody by an id, of all who came with this import.
        self._kinds: dict[int, str] = {}

    # --- what this import brings ----------------------------------------------------------------------

    def add(self, person: Person, name: str, draft: ContactDraft | None = None) -> None:
        """Remember somebody new."""
        self._names.setdefault(text.folded(name), []).append(person)
        self._uids[person.uid] = person
        self._called[person.key] = (name, *(draft.aliases if draft else ()))
        if draft is not None:
            for alias in draft.aliases:
                self._names.setdefault(text.folded(alias), []).append(person)
            facts = _facts_of(draft)
            self._facts[person.key] = facts
            self._profiles[person.key] = _profiles(draft.links)
            if draft.key is not None:
                self._kinds[person.key] = sys.intern(_kind(draft))

    def forget(self) -> None:
        """Forget what can be asked of the journal from now on, since it is written."""
        if self._uids:
            self.is_empty = False
        for known in (self._names, self._handles, self._uids, self._facts, self._called, self._profiles):
            known.clear()

    def holds(self, person: Person, kind: str, folded: str) -> bool:
        """Tell whether a handle that waits is somebody's, remembering it as theirs if it is nobody's."""
        known = self._handles.get((kind, folded))
        if known is None:
            self._handles[kind, folded] = person
        return known == person

    # --- by one thing ---------------------------------------------------------------------------------

    def by_uid(self, uid: str) -> Person | None:
        """Return the contact of a public id."""
        if uid in self._uids or self.is_empty:
            return self._uids.get(uid)
        key = self._became.get(uid, 0)  # whoever was merged into somebody is them by now
        row = self.journal.row("SELECT id, uid FROM contact WHERE uid = ? OR id = ?", (uid, key))
        return Person(*row) if row else None

    def by_handles(self, kind: str, values: Iterable[str]) -> dict[int, Person]:
        """Return the contacts who have one of these handles, by key; of a crowd enough to see that it is one."""
        found: dict[int, Person] = {}
        for value in values:
            folded = folded_handle(kind, value)
            if (kind, folded) in self._handles:
                person = self._handles[kind, folded]
                found[person.key] = person
            elif not self.is_empty:
                rows = self.journal.rows(
                    "SELECT c.id, c.uid FROM handle h JOIN contact c ON c.id = h.contact"
                    " WHERE h.folded = ? AND h.kind = ? LIMIT ?",
                    (folded, kind, _CROWD + 1),
                )
                found |= {row[0]: Person(*row) for row in rows}
        return found

    def by_email(self, name: str, emails: Iterable[str]) -> Person | None:
        """Return the one contact of one of these e-mails.

        Raises:
            Unclear: when two fit.
        """
        return one_of(name, self.by_handles("email", emails))

    def named(self, name: str) -> dict[int, Person]:
        """Return all contacts of this full name or alias, by key."""
        found = {person.key: person for person in self._names.get(text.folded(name), ())}
        if not self.is_empty:
            found |= {who.key: Person(who.key, who.id) for who in contacts.same_person(self.journal, name, ())}
        return found

    def by_name(self, name: str) -> Person | None:
        """Return the one contact of this full name or alias, None for nobody.

        Raises:
            Unclear: when two fit.
        """
        return one_of(name, self.named(name))

    def is_called(self, person: Person, name: str) -> bool:
        """Tell whether somebody has this name, as their own or as an alias."""
        return person.key in self.named(name)

    # --- by all that is known -------------------------------------------------------------------------

    def find(self, draft: ContactDraft, phones: Sequence[str]) -> tuple[Person, str] | None:
        """Return the contact that a draft of a stranger's file means, and by what they were known again.

        An e-mail, a profile or a phone number is enough, unless several share it; a name is where one more fact
        agrees, or where the draft says nothing but the name and there is only one of it.

        Raises:
            Unclear: when the draft says nothing but a name that several have.
        """
        found = self.by_uid(identity(draft))
        if found is not None:
            return found, BY_SOURCE
        self._sharing.clear()
        handles = {"email": draft.emails, "link": draft.links, "phone": phones}
        for kind, how in zip(_TELLING, (BY_EMAIL, BY_LINK, BY_PHONE), strict=True):
            holders = self._holders(draft.name, kind, handles[kind])
            if holders:
                return self._likeliest(draft.name, holders), how
        namesakes = self.named(draft.name)
        if not namesakes:
            return None
        agreeing = [person for person in namesakes.values() if self._agree(draft, person)]
        if agreeing:
            return min(agreeing), BY_FACT
        if any((*handles.values(), *_facts_of(draft))) or draft.key is not None:
            return None
        alone = one_of(draft.name, namesakes)
        assert alone is not None
        return alone, BY_NAME

    def namesake(self, draft: ContactDraft) -> str | None:
        """Return the name of somebody else whom the one last looked for may be, None where there is nobody.

        They have the same name, or an address in common that did not tell enough.
        """
        found = self.named(draft.name)
        if not found:
            return self._names_of(min(self._sharing))[0] if self._sharing else None
        before = [person for person in found.values() if person.key < self.first]
        return contacts.who(self.journal, min(before).key).name if before else draft.name

    def _holders(self, name: str, kind: str, values: Iterable[str]) -> dict[int, Person]:
        """Return the contacts who have one of these handles, without those whose name says that they only share it."""
        found: dict[int, Person] = {}
        for value in values:
            called = {one: self._names_of(one) for one in self.by_handles(kind, (value,)).values()}
            if len(called) > _CROWD or sum(map(len, called.values())) > _NAMES_MOST:
                # Of a whole firm, only who has this very name is asked about.
                found |= {key: one for key, one in self.named(name).items() if self._has(one, kind, value)}
                continue
            for person, theirs in called.items():
                if not _is_of_many(kind, value, name, theirs):
                    found[person.key] = person
                elif not _is_of_office(kind, value):  # that of a firm says nothing of who may be whom
                    self._sharing.append(person)
        return found

    def _has(self, person: Person, kind: str, value: str) -> bool:
        """Tell whether somebody has a handle."""
        folded = folded_handle(kind, value)
        sql = "SELECT 1 FROM handle WHERE contact = ? AND kind = ? AND folded = ?"
        is_written = self.journal.row(sql, (person.key, kind, folded)) is not None
        return is_written or self._handles.get((kind, folded)) == person

    def _names_of(self, person: Person) -> tuple[str, ...]:
        """Return the name and the aliases of somebody, or of these as many as are compared and one more."""
        if person.key in self._called:
            return self._called[person.key]
        query = (
            "SELECT name FROM contact WHERE id = ?"
            " UNION ALL SELECT * FROM (SELECT value FROM handle WHERE contact = ? AND kind = ? LIMIT ?)"
        )
        return tuple(name for (name,) in self.journal.rows(query, (person.key, person.key, "alias", _NAMES_MOST)))

    def _likeliest(self, name: str, holders: dict[int, Person]) -> Person:
        """Return of several who share a handle the one of this name, else the one who was here first."""
        of_name = self.named(name)
        return min((person for key, person in holders.items() if key in of_name), default=min(holders.values()))

    def _agree(self, draft: ContactDraft, person: Person) -> bool:
        """Tell whether one fact besides the name is the same, and no profile says that they are two people."""
        facts = _facts_of(draft)
        if not any(facts):
            return False
        if draft.key is not None and self._kinds.get(person.key) == _kind(draft):
            return False  # one kind of source calls them by two ids: it has them as two people
        theirs = self._facts.get(person.key)
        if theirs is None:
            row = self.journal.row(f"SELECT {', '.join(_FACTS)} FROM contact WHERE id = ?", (person.key,))
            theirs = tuple(text.folded(fact) if fact else "" for fact in row or ())
        if not any(ours and ours == their for ours, their in zip(facts, theirs, strict=False)):
            return False
        return not self._has_other_profile(draft, person)

    def _has_other_profile(self, draft: ContactDraft, person: Person) -> bool:
        """Tell whether both have a profile of a place where everybody has but one, and these differ."""
        ours = _profiles(draft.links)
        if not ours:
            return False
        theirs = self._profiles.get(person.key)
        if theirs is None:
            rows = self.journal.rows("SELECT value FROM handle WHERE contact = ? AND kind = 'link'", (person.key,))
            theirs = _profiles(value for (value,) in rows)
        return bool(theirs) and not ours & theirs


def _facts_of(draft: ContactDraft) -> tuple[str, ...]:
    return tuple(text.folded(fact) if fact else "" for fact in (draft.org, draft.birthday, draft.location))


def _kind(draft: ContactDraft) -> str:
    """Return the kind of source that calls somebody by an id."""
    return (draft.key or "").partition(":")[0]


def _profiles(links: Iterable[str]) -> set[str]:
    """Return the links that are a person's only profile on its platform."""
    return {folded for folded in (folded_handle("link", link) for link in links) if _ONE_EACH in f".{folded}"}


def _is_of_office(kind: str, value: str) -> bool:
    """Tell whether a handle is the mailbox or the site of an office or a firm."""
    return (kind == "email" and addresses.is_shared_email(value)) or (
        kind == "link" and addresses.is_shared_link(value)
    )


def _is_of_many(kind: str, value: str, name: str, theirs: Sequence[str]) -> bool:
    """Tell whether a handle is only shared: an office's, a firm's or a family's, under quite another name."""
    if any(alike.names(name, other) for other in theirs):
        return False
    if kind == "phone":
        return all(alike.are_strangers(name, other) for other in theirs)
    if _is_of_office(kind, value):
        return True
    return any(alike.are_family(name, other) and alike.are_strangers(name, other) for other in theirs)


def identity(draft: ContactDraft) -> str:
    """Return the public id that somebody new has: by what their source calls them, else by name and first e-mail.

    Cards that netj wrote hold the id itself.
    """
    if draft.key is not None:
        prefix, _colon, own = draft.key.partition(":")
        return own if prefix == "netj" else derived("contact", draft.key)
    return identity_of(draft.name, draft.emails)


def identity_of(name: str, emails: Sequence[str]) -> str:
    """Return the public id of somebody who is new under this name and these e-mails."""
    return derived("contact", text.folded(name), folded_handle("email", emails[0]) if emails else "")


def one_of(name: str, found: dict[int, Any]) -> Person | None:
    """Return the only one found, None for nobody.

    Raises:
        Unclear: when there are more.
    """
    if len(found) > 1:
        reason = _("{count} people fit “{name}”: an e-mail in the row would tell which")
        raise Unclear(reason.format(count=len(found), name=text.cut(name, 60)))
    return next(iter(found.values()), None)
