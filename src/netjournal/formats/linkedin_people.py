"""The people of a LinkedIn export: who is who in its files, and who of them is you.

A person is known by the last part of the profile's address, `/in/…`, which all files share since 2023. Files of
earlier years have names alone in places; there a name is somebody where the export knows just one of that name, or one
of that name and firm. Names are never taken apart at commas, since “Jane Doe, PhD” is one person.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote, unquote

from netjournal.domain.transfer import ContactDraft
from netjournal.i18n import N_
from netjournal.text import folded

#: Where everybody of an export was met, unless the journal knows better.
LINKEDIN = "LinkedIn"
#: What LinkedIn calls those whose name it does not tell.
NAMELESS = frozenset({"", "linkedin member", "membro do linkedin", "miembro de linkedin", "linkedin-mitglied"})
#: More people than an account has to do with, since it has 30,000 connections at most.
PEOPLE_MOST = 60_000
#: Characters of all their names, firms and addresses.
LETTERS_MOST = 20_000_000
#: People of one name who are told apart.
_NAMESAKES_MOST = 300
TOO_MANY = N_("it tells of more than {most} people")
TOO_LONG = N_("its names are longer than those of people")

_SLUG = re.compile(r"linkedin\.com/(?:in|pub)/([^/?#\s,;\"]{1,300})", re.IGNORECASE)


def slugs(cell: str) -> list[str]:
    """Return the people whose profiles a cell names, as they are compared: in lower case, percent-decoded."""
    return [slug for found in _SLUG.findall(cell) if (slug := _slug(found))]


def slug(cell: str) -> str:
    """Return the first person whose profile a cell names, empty where it names none."""
    found = _SLUG.search(cell)
    return _slug(found[1]) if found else ""


def _slug(found: str) -> str:
    if found.isascii() and "%" not in found:
        return found.lower()
    return unicodedata.normalize("NFC", unquote(found)).lower().strip()


class Person(NamedTuple):
    """Somebody of the export; `mark` tells those apart for whom no profile is known."""

    name: str
    slug: str = ""
    email: str = ""
    org: str = ""
    mark: str = ""

    @property
    def who(self) -> str:
        """Return what stands for this person in keys, the same in each later export."""
        return self.slug or self.mark or folded(self.name)

    def is_like(self, other: "Person") -> bool:
        """Tell whether two for whom no profile is known are one: of one mark, and no two addresses."""
        return self.mark == other.mark and (not self.email or not other.email or self.email == other.email)

    def draft(self, line: int = 0) -> ContactDraft:
        """Return who this is, and nothing more."""
        return ContactDraft(
            line,
            self.name,
            (self.email,) if self.email else (),
            met=LINKEDIN,
            key=f"linkedin:{self.slug or self.mark}" if self.slug or self.mark else None,
            links=(f"https://www.linkedin.com/in/{quote(self.slug, safe='-_.~')}",) if self.slug else (),
        )


class Owner:
    """You, as far as the export and the settings tell."""

    def __init__(self, names: Sequence[str]) -> None:
        #: Names and e-mails, folded.
        self.names = {folded(name) for name in names if name}
        self.slugs = {found for name in names if (found := slug(name))}

    def is_(self, name: str, its_slug: str = "", email: str = "") -> bool:
        """Tell whether somebody is you: by the profile where both are known, else by name or address."""
        if its_slug and self.slugs:
            return its_slug in self.slugs
        return folded(name) in self.names or bool(email and folded(email) in self.names)


class People:
    """Everybody in an export by profile and by name."""

    def __init__(self) -> None:
        self.by_slug: dict[str, Person] = {}
        #: How much is kept in mind of them.
        self.letters = 0
        self._by_name: dict[str, list[Person]] = {}
        #: Those who are connections without a profile in the file; their profiles may turn up elsewhere.
        self._bare: set[str] = set()

    def __len__(self) -> int:
        return len(self.by_slug) + len(self._bare)

    def connect(self, name: str, its_slug: str, email: str, org: str, day: str) -> None:
        """Keep one of your connections."""
        if its_slug:
            self._keep(Person(name, its_slug, email, org))
        else:
            self._bare.add(folded(name))
            person = Person(name, "", email, org, f"{folded(name)}:{day}")
            namesakes = self._by_name.setdefault(folded(name), [])
            # Two exports may be given at once; a namesake connected on the same day needs another address.
            if len(namesakes) < _NAMESAKES_MOST and not any(one.is_like(person) for one in namesakes):
                namesakes.append(person)
                self.letters += len(name) + len(email) + len(org)

    def meet(self, name: str, its_slug: str) -> None:
        """Keep somebody whom a file tells of besides the connections; a name may be told later than a profile."""
        known = self.by_slug.get(its_slug)
        if known is None or (known.name == known.slug and not is_nameless(name)):
            self._keep(Person(its_slug if is_nameless(name) else name, its_slug))

    def _keep(self, person: Person) -> None:
        if person.slug in self.by_slug:
            old = self.by_slug[person.slug]
            if old.name != old.slug:
                return
            self._by_name[folded(old.name)] = [one for one in self._by_name[folded(old.name)] if one != old]
        self.by_slug[person.slug] = person
        self.letters += len(person.name) + len(person.email) + len(person.org)
        namesakes = self._by_name.setdefault(folded(person.name), [])
        if len(namesakes) < _NAMESAKES_MOST:
            namesakes.append(person)

    def settle(self) -> None:
        """Give connections without a profile the one that stands elsewhere, where just one bears their name."""
        for name in self._bare:
            namesakes = self._by_name[name]
            bare = [person for person in namesakes if not person.slug]
            known = [person for person in namesakes if person.slug]
            if len(bare) == 1 and len(known) == 1:
                whole = known[0]._replace(name=bare[0].name, email=bare[0].email, org=bare[0].org)
                self.by_slug[whole.slug] = whole
                self._by_name[name] = [whole]

    def connection(self, name: str, its_slug: str, email: str, day: str) -> Person:
        """Return one of your connections, as `connect` was told of them."""
        if its_slug:
            return self.by_slug[its_slug]
        namesakes = self._by_name.get(folded(name), [])
        person = Person(name, "", email, "", f"{folded(name)}:{day}")
        if len(namesakes) == 1:
            return namesakes[0]
        return next((one for one in namesakes if one.is_like(person)), person)

    def called(self, name: str, org: str = "") -> Person | None:
        """Return the one person of a name, or of a name and firm; a new one where nobody has it, None where several.

        Connections come before those whom only messages tell of.
        """
        namesakes = self._by_name.get(folded(name), [])
        if len(namesakes) > 1 and org:
            namesakes = [one for one in namesakes if folded(one.org) == folded(org)] or namesakes
        if not namesakes:
            return Person(name)
        return namesakes[0] if len(namesakes) == 1 else None

    def has(self, name: str) -> bool:
        """Tell whether somebody has this name."""
        return folded(name) in self._by_name

    def apart(self, cell: str) -> list[str]:
        """Return the names of a cell such as “Jane Doe, PhD, Sam Okafor”: those known are the landmarks."""
        pieces = [piece.strip() for piece in cell.split(",")]
        names: list[str] = []
        rest: list[str] = []
        while pieces:
            many = next((n for n in range(min(len(pieces), 4), 0, -1) if self.has(", ".join(pieces[:n]))), 0)
            if many:
                names += [", ".join(rest)] if rest else []
                names.append(", ".join(pieces[:many]))
                rest = []
            else:
                rest.append(pieces[0])
            pieces = pieces[max(many, 1) :]
        return [name for name in (*names, ", ".join(rest)) if name]


class Sightings:
    """How often each profile turns up, to find out which of them is yours."""

    def __init__(self) -> None:
        self.rows = 0
        self._seen: Counter[str] = Counter()
        self._wrote_as_you: Counter[str] = Counter()
        self._invited: Counter[str] = Counter()

    def __len__(self) -> int:
        return max(len(self._seen), len(self._invited))

    def message(self, names: set[str], sender: str, its_slug: str, others: Sequence[str]) -> None:
        """Note who took part in a message."""
        self.rows += 1
        self._seen.update({its_slug, *others} - {""})
        if its_slug and folded(sender) in names:
            self._wrote_as_you[its_slug] += 1

    def invitation(self, its_slug: str) -> None:
        """Note who an invitation says that you are."""
        if its_slug:
            self._invited[its_slug] += 1

    def yours(self) -> str:
        """Return the profile that is yours, empty where nothing tells.

        Invitations say it outright; else it is the one that writes under your name, or that alone took part in most
        messages.
        """
        for counts in (self._invited, self._wrote_as_you):
            if counts:
                return counts.most_common(1)[0][0]
        first, second = [*self._seen.most_common(2), ("", 0), ("", 0)][:2]
        return first[0] if first[1] > second[1] and first[1] * 2 > self.rows else ""


def is_nameless(name: str) -> bool:
    """Tell whether LinkedIn hides who this is."""
    return folded(name) in NAMELESS
