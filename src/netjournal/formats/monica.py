"""An export of Monica 4: people, and what passed with them in activities, calls, conversations, gifts and debts.

Days are as Monica writes them, in universal time. The file is walked twice, since the types of phone numbers and
who took part in what stand after the people; photos and documents are never held.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from netjournal import text
from netjournal.domain.transfer import ContactDraft, Draft, Left, Own, Problem
from netjournal.errors.files import BadFile
from netjournal.formats import monica_acts as acts
from netjournal.formats import monica_people as people
from netjournal.formats import monica_records as records
from netjournal.formats.monica_records import Record
from netjournal.formats.reading import Source
from netjournal.i18n import _

#: Far more than anybody has typed into it.
_PEOPLE_MOST, _SHARED_MOST = 50_000, 500_000


def recognises(source: Source) -> bool:
    """Tell whether a file is an export of Monica, by the keys at its head."""
    try:
        head = source.head().lstrip("\ufeff \t\r\n")
    except BadFile:
        return False
    return head.startswith("{") and '"version"' in head and '"account"' in head and '"netjournal"' not in head[:200]


def read(sources: Sequence[Source], own: Own) -> Iterator[Draft | Problem | Left]:
    """Yield each contact with what passed with them, then what several did together.

    Raises:
        BadFile: when a file is no export of Monica, or is cut off.
    """
    for source in sources:
        account = source.kept.get("account")
        if account is None:
            account = source.kept["account"] = _surveyed(source, own)
        yield from _drafts(source, account, own)


# --- the first walk ------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Account:
    """What must be known of everybody before anybody comes in."""

    #: Contacts by their id: as much of them as tells who is meant.
    known: dict[str, ContactDraft] = field(default_factory=dict)
    fields: people.Fields = field(default_factory=dict)
    #: Who took part in an activity.
    shared: dict[str, list[str]] = field(default_factory=dict)
    relations: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    mine: set[str] = field(default_factory=set)
    partial: set[str] = field(default_factory=set)
    dead: set[str] = field(default_factory=set)

    def is_somebody(self, uuid: str) -> bool:
        """Tell whether moments with somebody come in."""
        return uuid in self.known and uuid not in self.mine and uuid not in self.partial and uuid not in self.dead


def _surveyed(source: Source, own: Own) -> _Account:
    account = _Account()
    found: list[people.Brief] = []
    users: list[Record] = []
    told: dict[str, str] = {}
    wanted = {records.CONTACT, records.RELATIONSHIP, records.USER, records.FIELD_TYPE}
    shared = 0
    for kind, one in records.records(source, wanted):
        if isinstance(one, str):
            told[kind] = one
        elif kind == records.USER:
            users.append(one)
        elif kind == records.FIELD_TYPE:
            account.fields[one.uuid] = people.field_of(one)
        elif kind == records.RELATIONSHIP:
            people.relate(account.relations, one)
        else:
            found.append(people.brief(one))
            shared += _share(account, one)
            if len(found) > _PEOPLE_MOST or shared > _SHARED_MOST:
                raise source.bad(_("it holds more people than netj reads from one account"))
    for person in found:
        account.known[person.uuid] = people.light(person, account.fields)
        account.partial |= {person.uuid} if person.is_partial else set()
        account.dead |= {person.uuid} if person.is_dead else set()
    account.mine = _mine(account, users, told.get(records.EXPORTED_BY, ""), own)
    return account


def _share(account: _Account, one: Record) -> int:
    """Note in which activities somebody took part; return in how many."""
    uuids = [uuid for uuid in one.data.get(records.ACTIVITY, ()) if isinstance(uuid, str)]
    for uuid in uuids:
        account.shared.setdefault(uuid, []).append(one.uuid)
    return len(uuids)


def _mine(account: _Account, users: Sequence[Record], exported_by: str, own: Own) -> set[str]:
    """Return which contacts are you: by what the account says of the user who exported it, and by your names."""
    chosen = [user for user in users if user.uuid == exported_by] or list(users)
    mine = {records.words(user.properties.get("me_contact")) for user in chosen}
    emails = {records.words(user.properties.get("email")).casefold() for user in chosen} - {""}
    names = {text.folded(name) for name in own.names}
    emails |= {name.casefold() for name in own.names if "@" in name}
    for uuid, person in account.known.items():
        if text.folded(person.name) in names or emails & {email.casefold() for email in person.emails}:
            mine.add(uuid)
    return mine


# --- the second walk -----------------------------------------------------------------------------------


def _drafts(source: Source, account: _Account, own: Own) -> Iterator[Draft | Problem | Left]:
    for kind, one in records.records(source, {records.CONTACT, records.ACTIVITY}):
        if isinstance(one, str):
            continue
        if kind == records.ACTIVITY:
            partners = account.shared.get(one.uuid, ())
            here = [account.known[uuid] for uuid in partners if account.is_somebody(uuid)]
            yield from acts.activity(source, one, here, own)
        elif one.uuid in account.mine:
            continue
        elif one.uuid in account.partial:
            yield Left(_("people who stand there only as somebody's relation"))
        else:
            yield from _person(source, account, one, own)


def _person(source: Source, account: _Account, one: Record, own: Own) -> Iterator[Draft | Problem | Left]:
    known = account.known.get(one.uuid)
    if known is None or not known.name:
        yield Problem(source.name, 0, _("a contact has no name"))
        return
    related = [
        (kind, (other.emails or (other.name,))[0])
        for kind, uuid in account.relations.get(one.uuid, ())
        if (other := account.known.get(uuid)) is not None and uuid not in account.mine | account.partial
    ]
    through = account.known.get(records.words(one.properties.get("first_met_through")))
    yield people.contact(one, known, account.fields, tuple(related), through.name if through else None)
    yield from people.left(one)
    if one.uuid in account.dead:
        many = acts.many(one)
        if many:
            yield Left(_("moments with people who have died"), many)
        return
    yield from acts.of_person(source, one, known, own)
