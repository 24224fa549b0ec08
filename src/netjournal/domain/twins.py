"""Twins: whether two contacts may be one person, and what speaks for it.

Two records are compared by `reasons`; `Pool` finds those worth comparing among very many, by keys that they share,
so that nobody is compared with everybody. Imports decide for themselves (`storage.recognising`), by the same names
and addresses (`alike`, `addresses`), and leave what is only possible to `netj twins`.
"""

import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from netjournal import text
from netjournal.domain import addresses, alike
from netjournal.domain.contacts import Who

#: Records that share a key with more others than this are told apart by that key too seldom to compare them all.
CROWD = 40
_REACH = 4
#: Pairs that are held while others are looked for: nobody goes through more, and their number may grow as a square.
HELD = 2_000


class Facts(NamedTuple):
    """What is known of one record of a person, as far as it may tell who they are."""

    name: str
    aliases: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    org: str | None = None
    birthday: str | None = None
    location: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Return all that they are called."""
        return (self.name, *self.aliases)


class Reason(NamedTuple):
    """One thing that speaks for two records being one person: what it is, the words, how much it says (0 to 1)."""

    code: str
    value: str
    weight: float


class Pair(NamedTuple):
    """Two records, by key, that may be one person."""

    one: int
    two: int
    reasons: tuple[Reason, ...]
    certainty: float


class Twin(NamedTuple):
    """Two contacts who may be one person: the one who would stay first, as more passed with them."""

    kept: Who
    other: Who
    reasons: tuple[Reason, ...]
    certainty: float
    #: Who they are in a few words each, where their names do not tell them apart.
    known: tuple[str, str] = ("", "")
    #: Whether each name means them and nobody else.
    has_own_name: tuple[bool, bool] = (True, True)


class Twins(NamedTuple):
    """All that may be one person twice, the surest first."""

    twins: tuple[Twin, ...]
    people: int
    #: How many more there are than are shown.
    more: int = 0
    #: Whom alone it was asked about.
    about: Who | None = None


class Parted(NamedTuple):
    """Two contacts who are two people, as somebody who knows them said."""

    one: Who
    two: Who
    #: Whether that is new.
    is_new: bool
    undo: str = ""


#: How much a likeness of names says by itself.
_NAMES = {"name": 0.7, "words": 0.7, "alias": 0.7, "shorter": 0.5, "nickname": 0.5, "initials": 0.45}
#: Likenesses that say too little by themselves: they need one more fact in common.
_WEAK_NAMES = {"near": 0.25, "part": 0.15}
_BIRTHDAY, _BIRTHDAY_NO_YEAR, _ORG, _LOCATION = 0.8, 0.6, 0.4, 0.35
#: An address says this much where the names go together, where they have nothing in common, and where it is one that
#: several people share: a family's, an office's.
_EMAIL, _PHONE, _LINK = (0.95, 0.85, 0.4), (0.9, 0.45, 0.4), (0.97, 0.85, 0.4)
#: Two known birthdays that differ leave so much of what speaks for one person.
_OTHER_BIRTHDAY = 0.25


def reasons(one: Facts, two: Facts) -> tuple[Reason, ...]:
    """Return what speaks for two records being one person, the weightiest first; nothing where too little does."""
    name = _name_reason(one, two)
    found = [*_address_reasons(one, two, name)]
    more = [*_fact_reasons(one, two)]
    if name and (name.code in _NAMES or found or more):
        found.append(name)
    if not found:
        return ()
    return tuple(sorted([*found, *more], key=lambda reason: -reason.weight))


def certainty(one: Facts, two: Facts, found: Sequence[Reason]) -> float:
    """Return how sure it is that two records are one person, from 0 to 1."""
    doubt = 1.0
    for reason in found:
        doubt *= 1 - reason.weight
    certain = 1 - doubt
    return round(certain * _OTHER_BIRTHDAY if _has_other_birthday(one, two) else certain, 3)


def _name_reason(one: Facts, two: Facts) -> Reason | None:
    """Return the best likeness between any name of the one and any of the other."""
    best: Reason | None = None
    for at, mine in enumerate(one.names):
        for where, theirs in enumerate(two.names):
            code = alike.names(mine, theirs)
            if code == "name" and (at or where):
                code = "alias"
            if code is None:
                continue
            reason = Reason(code, theirs if code == "name" else f"{mine} · {theirs}", _weight_of(code))
            if best is None or reason.weight > best.weight:
                best = reason
            if code == "name":
                return best
    return best


def _weight_of(code: str) -> float:
    return _NAMES.get(code) or _WEAK_NAMES[code]


def _address_reasons(one: Facts, two: Facts, name: Reason | None) -> Iterator[Reason]:
    """Return addresses in common; they say less where the names go against it."""
    is_family = name is None and any(alike.are_family(a, b) for a in one.names for b in two.names)

    def weighed(code: str, value: str, weights: tuple[float, float, float], *, is_shared: bool) -> Reason:
        against = 2 if is_family or is_shared else 1
        return Reason(code, value, weights[0 if name else against])

    if email := _first_common(one.emails, two.emails, addresses.email):
        yield weighed("email", email, _EMAIL, is_shared=addresses.is_shared_email(email))
    if phone := next((a for a in one.phones for b in two.phones if addresses.is_same_phone(a, b)), None):
        yield weighed("phone", phone, _PHONE, is_shared=False)
    if link := _first_common(one.links, two.links, addresses.link):
        yield weighed("link", link, _LINK, is_shared=addresses.is_shared_link(link))


def _first_common(ones: Sequence[str], twos: Sequence[str], fold: Callable[[str], str]) -> str | None:
    known = {fold(value) for value in twos}
    return next((value for value in ones if fold(value) in known and fold(value)), None)


def _fact_reasons(one: Facts, two: Facts) -> Iterator[Reason]:
    """Return what else they have in common, which says nothing by itself."""
    if one.birthday and two.birthday and one.birthday[-5:] == two.birthday[-5:] and not _has_other_birthday(one, two):
        has_years = not one.birthday.startswith("--") and not two.birthday.startswith("--")
        yield Reason("birthday", one.birthday, _BIRTHDAY if has_years else _BIRTHDAY_NO_YEAR)
    if one.org and two.org and alike.org(one.org) == alike.org(two.org):
        yield Reason("org", one.org, _ORG)
    if one.location and two.location and text.folded(one.location) == text.folded(two.location):
        yield Reason("location", one.location, _LOCATION)


def _has_other_birthday(one: Facts, two: Facts) -> bool:
    """Tell whether both have a birthday, and cannot have the same."""
    if not one.birthday or not two.birthday:
        return False
    if one.birthday.startswith("--") or two.birthday.startswith("--"):
        return one.birthday[-5:] != two.birthday[-5:]
    return one.birthday != two.birthday


# --- finding them among many ---------------------------------------------------------------------------


class Pool:
    """Records by what they could share with others, so that of 100,000 only a few are compared with each.

    It holds numbers only: the facts of those worth comparing are asked for by their key when they are needed.
    """

    def __init__(self, read: Callable[[int], Facts]) -> None:
        self._read = read
        self._keys: list[int] = []
        #: Who shows each sign; two signs may fall on one number, which costs a comparison and is no likeness yet.
        self._showing: dict[int, list[int]] = defaultdict(list)
        #: Who has a full name that each name with an initial may stand for, and who has such a name.
        self._full: dict[int, list[int]] = defaultdict(list)
        self._short: dict[int, list[int]] = defaultdict(list)

    def add(self, key: int, facts: Facts) -> None:
        """Put a record in; they come in the order of their keys."""
        self._keys.append(key)
        for sign in _signs(facts):
            self._showing[sign].append(key)
        for name in facts.names:
            for initials in alike.initials(name):
                (self._short if alike.has_initial(name) else self._full)[hash(initials)].append(key)

    def like(self, facts: Facts, *, own: int = 0) -> list[Pair]:
        """Return the records that may be the same person as one, the surest first.

        In each pair `one` is `own`, the record's key where it is in the pool itself, and `two` is the other's.
        """
        keys = {key for sign in _signs(facts) for key in self._showing.get(sign, ())[:CROWD]} | self._initialled(facts)
        keys.discard(own)
        found = [pair for key in sorted(keys) if (pair := self._pair(own, facts, key))]
        return sorted(found, key=lambda pair: (-pair.certainty, pair.two))

    def pairs(self, known: AbstractSet[tuple[int, int]] = frozenset(), *, most: int = HELD) -> tuple[list[Pair], int]:
        """Return the pairs in the pool that may be one person, the surest first, and how many there are in all.

        Args:
            known: pairs that are two people for certain, the smaller key first.
            most: no more pairs than so many; the surest stay.
        """
        found: list[Pair] = []
        many = 0
        for one in self._keys:
            facts = self._read(one)
            for two in self._later(one, facts):
                if (one, two) not in known and (pair := self._pair(one, facts, two)):
                    many += 1
                    found.append(pair)
            if len(found) > 2 * most:
                found = _surest(found, most)
        return _surest(found, most), many

    def _later(self, one: int, facts: Facts) -> set[int]:
        """Return who came after a record and shares a sign with it; in a crowd, only those who came next."""
        found = {key for key in self._initialled(facts) if key > one}
        for sign in _signs(facts):
            keys = self._showing[sign]
            at = bisect.bisect_right(keys, one)
            found.update(keys[at : at + (CROWD if len(keys) <= CROWD else _REACH)])
        return found

    def _initialled(self, facts: Facts) -> set[int]:
        """Return who may be meant by a name with initials: by this one's, or by their own."""
        found: set[int] = set()
        for name in facts.names:
            for sign in map(hash, alike.initials(name)):
                found.update(self._short.get(sign, ())[:CROWD])
                if alike.has_initial(name):
                    found.update(self._full.get(sign, ())[:CROWD])
        return found

    def _pair(self, one: int, facts: Facts, two: int) -> Pair | None:
        other = self._read(two)
        found = reasons(facts, other)
        return Pair(one, two, found, certainty(facts, other, found)) if found else None


def _surest(found: Iterable[Pair], most: int) -> list[Pair]:
    return sorted(found, key=lambda pair: (-pair.certainty, pair.one, pair.two))[:most]


def _signs(facts: Facts) -> set[int]:
    """Return all by which a record could be found to be like another, as numbers, which take less room."""
    signs = {f"e{addresses.email(value)}" for value in facts.emails}
    signs |= {f"p{tail}" for value in facts.phones if (tail := addresses.phone_tail(value))}
    signs |= {f"l{addresses.link(value)}" for value in facts.links}
    more = [f"o{alike.org(facts.org)}"] if facts.org else []
    more += [f"b{facts.birthday[-5:]}"] if facts.birthday else []
    more += [f"c{text.folded(facts.location)}"] if facts.location else []
    for name in facts.names:
        signs |= {f"n{sign}" for sign in alike.signs(name)}
        # Names that are only near one another count with one more fact in common: so both make one sign.
        signs |= {f"{fact}|{start}" for fact in more for start in alike.starts(name)}
    return {hash(sign) for sign in signs}
