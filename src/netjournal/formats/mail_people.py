"""The only module that tells whose a mailbox is, and who the people are that its owner writes with."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from netjournal.domain.transfer import ContactDraft, Own
from netjournal.formats.mail_digest import Letter, Signs
from netjournal.formats.mail_words import Mailbox
from netjournal.text import folded

#: Others in one mail; one of more is a circular.
PEOPLE_MOST = 12

#: Shares of the signs at which an address counts as yours.
_SENT_SHARE, _DELIVERED_SHARE = 0.05, 0.3
#: Shares of all mail in which you must be, and nobody else, where no other sign tells.
_ALWAYS, _OFTEN, _FEW = 0.95, 0.8, 5
#: Addresses that one name may have; a name with more is no person's, such as “Support”.
_ADDRESSES_MOST = 4
_NAMES_MOST = 8
_FULL = 2


def own_addresses(signs: Signs, own: Own) -> frozenset[str]:
    """Return the addresses that are yours, as far as signs tell; none where nothing does.

    Yours are those that you named or that bear your name, those that sent what lies among sent mail, and those
    that most was delivered to. Else whoever is in nearly every mail, when nobody else is.
    """
    given = {name.strip().lower() for name in own.names if "@" in name}
    found = given | signs.named | _most(signs.sent, _SENT_SHARE) | _most(signs.delivered, _DELIVERED_SHARE)
    bare = {_bare(address) for address in found}
    if any(_bare(address) in bare for address in signs.present):
        return frozenset(found)
    ranked = signs.present.most_common(2)
    if signs.mails >= _FEW and len(ranked) == len(("first", "second")):
        (first, its), (_second, next_) = ranked
        if its >= _ALWAYS * signs.mails and next_ < _OFTEN * signs.mails:
            return frozenset({first})
    return frozenset()


def _most(counter: Counter[str], share: float) -> set[str]:
    """Return the addresses that make up more than a share of what was counted."""
    least = share * counter.total()
    return {address for address, many in counter.items() if many >= least}


def _bare(address: str) -> str:
    """Return an address without what stands behind a plus sign: jo+shop@x.org is jo@x.org."""
    if "+" not in address:
        return address
    local, _at, domain = address.rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


class Person:
    """Someone that you write with: their addresses, the names they go by, and which ways mail went."""

    __slots__ = ("addresses", "answers", "got", "line", "name", "sent")

    def __init__(self, address: str, name: str, *, answers: bool) -> None:
        self.addresses = [address]
        self.name = name
        self.answers = answers
        self.sent = self.got = False
        self.line = 0

    @property
    def is_mutual(self) -> bool:
        """Tell whether both of you wrote, which an answer shows even where the other half is in another file."""
        return (self.sent and self.got) or self.answers

    def learn(self, letter: Letter, *, is_sent: bool) -> None:
        """Note that a mail went one way."""
        self.sent |= is_sent
        self.got |= not is_sent
        self.line = min(self.line or letter.line, letter.line)

    def draft(self) -> ContactDraft:
        """Return them as a draft, known again by their first address."""
        first = self.addresses[0]
        return ContactDraft(self.line, self.name or first, emails=tuple(self.addresses), key=f"mailto:{first}")


class Correspondents:
    """The people behind the addresses that you write with."""

    def __init__(self, me: AbstractSet[str]) -> None:
        self._me = {_bare(address) for address in me}
        #: Addresses that you wrote to or that answered you, and those among them that an answer went from or to.
        self._known: set[str] = set()
        self._answers: set[str] = set()
        self.people: list[Person] = []
        #: Number of the person behind an address, and of the address among theirs.
        self._places: dict[str, tuple[int, int]] = {}
        self._by_name: dict[str, int] = {}

    def is_mine(self, address: str) -> bool:
        """Tell whether an address is yours."""
        return address in self._me or ("+" in address and _bare(address) in self._me)

    def mine(self, addresses: Iterable[str]) -> set[str]:
        """Return which addresses are yours."""
        return {address for address in addresses if self.is_mine(address)}

    def see(self, letter: Letter) -> None:
        """Note whom you wrote to, and who answered you or was answered."""
        others = [one.address for one in letter.to if not self.is_mine(one.address)]
        if self.is_mine(letter.sender.address):
            self._known.update(others)
            # An answer to several may answer only one of them.
            if letter.in_thread and len(others) == 1:
                self._answers.update(others)
        elif letter.in_thread and len(others) < len(letter.to):
            self._known.add(letter.sender.address)
            self._answers.add(letter.sender.address)

    def name_all(self, letters: Iterable[Letter]) -> None:
        """Make people of the addresses that were seen: those that share a full name are one person's."""
        names: dict[str, dict[str, int]] = {}
        first: dict[str, int] = {}
        for letter in letters:
            # What someone calls themselves counts for more than what you have in your address book.
            for one, weight in ((letter.sender, 1000), *((to, 1) for to in letter.to)):
                if one.address not in self._known or self.is_mine(one.address):
                    continue
                first[one.address] = min(first.get(one.address, letter.seconds), letter.seconds)
                its = names.setdefault(one.address, {})
                if one.name and (one.name in its or len(its) < _NAMES_MOST):
                    its[one.name] = its.get(one.name, 0) + weight
        self._known.clear()
        usual = {address: max(its, key=lambda name: (its[name], name), default="") for address, its in names.items()}
        sharing = Counter(folded(name) for name in usual.values())
        for address in sorted(usual, key=lambda one: (first[one], one)):
            name = usual[address]
            key = folded(name)
            if len(key.split()) >= _FULL and sharing[key] <= _ADDRESSES_MOST and key in self._by_name:
                self._join(address, self._by_name[key])
                self.people[self._by_name[key]].answers |= address in self._answers
                continue
            self._places[address] = (len(self.people), 0)
            if len(key.split()) >= _FULL and sharing[key] <= _ADDRESSES_MOST:
                self._by_name[key] = len(self.people)
            self.people.append(Person(address, name, answers=address in self._answers))

    def find(self, mailbox: Mailbox) -> tuple[int, int] | None:
        """Return the number of the person behind an address, and of the address among theirs; None for a stranger."""
        place = self._places.get(mailbox.address)
        if place is None and mailbox.name and (number := self._by_name.get(folded(mailbox.name))) is not None:
            return self._join(mailbox.address, number)
        return place

    def _join(self, address: str, number: int) -> tuple[int, int] | None:
        """Count one more address as a person's, unless they have too many to be one."""
        theirs = self.people[number].addresses
        if len(theirs) >= _ADDRESSES_MOST:
            return None
        theirs.append(address)
        self._places[address] = (number, len(theirs) - 1)
        return self._places[address]
