"""vCards as Google, Apple and khard read them: version 4.0, or 3.0 for programs that know no other.

What a vCard has no field for stands in lines of our own (X-NETJ-…), which other programs pass over. Lines that came
with a card once go back as they were, unless what they say was changed here since.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TextIO

from netjournal import text
from netjournal.domain.contacts import Contact
from netjournal.domain.exported import Person
from netjournal.formats.content_lines import (
    Line,
    bare,
    escaped,
    folded,
    listed,
    spelled,
    taken_apart,
    texts,
    unescaped,
)
from netjournal.formats.vcard_values import (
    OWN_MARK,
    guessed_fields,
    location_of,
    name_fields,
    place_rank,
    related_name,
)

#: The usual first, as they are asked for.
VERSIONS = {"4": "4.0", "3": "3.0"}
_PRODUCT = "-//netjournal//netj//EN"

#: Kept lines that would say twice, or otherwise, what the card says already.
_OURS = re.compile(
    r"BEGIN|END|VERSION|PRODID|REV|FN|KIND|X-NETJ-ID|X-NETJ-(?:MET|WHY|VIA|PACE|ROLE|COMMUNITY|LOCATION)"
)
#: netj's words for relations, as other programs say them. Who has a mentor is told by the mentor's card.
_RELATED = {
    "4.0": {
        "mentee": "x-mentee",
        "mentor": "x-mentor",
        "partner": "spouse",
        "knows": "acquaintance",
        "family": "kin",
        "friend": "friend",
        "colleague": "colleague",
    },
    "3.0": {
        "mentee": "mentee",
        "mentor": "mentor",
        "partner": "_$!<Partner>!$_",
        "knows": "acquaintance",
        "family": "family",
        "friend": "_$!<Friend>!$_",
        "colleague": "colleague",
    },
}
#: Tells a relation of netj from one that came with a card and is kept.
_MARK = "=".join(OWN_MARK)
_SCHEME = re.compile(r"(?:skype|xmpp|sips?|aim|icq|msnim|ymsgr|ircs?|matrix|jabber|gtalk|telegram):[^/]", re.IGNORECASE)


def write(file: TextIO, people: Iterable[Person], version: str = "4.0") -> int:
    """Write a card for each person; return how many there were."""
    written = 0
    for person in people:
        file.write(card(person, version))
        written += 1
    return written


def card(person: Person, version: str = "4.0") -> str:
    """Return somebody's card."""
    return "".join(folded(line) for line in _lines(person, version))


def _lines(person: Person, version: str) -> Iterator[str]:
    contact = person.contact
    kept = _kept(person.properties)
    true = [line for line in kept if _is_true(line, contact)]
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield f"PRODID:{_PRODUCT}"
    if not any(line.name == "UID" for line in true):
        yield f"UID:urn:uuid:{contact.id}"
    yield f"FN:{escaped(contact.name)}"
    yield from _known_fields(contact, version, true)
    yield from _own_fields(contact)
    yield from _related(person, version, true)
    yield from (spelled(line) for line in true)
    yield from _stamp(person.changed)
    yield f"X-NETJ-ID:{contact.id}"
    yield "END:VCARD"


def _known_fields(contact: Contact, version: str, kept: list[Line]) -> Iterator[str]:
    """Yield what every program has a field for."""
    names = {line.name for line in kept}
    if "N" not in names:
        yield f"N:{listed(guessed_fields(contact.name), ';')}"
    if contact.aliases:
        yield f"NICKNAME:{listed(contact.aliases)}"
    if contact.birthday:
        yield _birthday(contact.birthday, version)
    yield from (f"TEL:{escaped(phone)}" for phone in contact.phones)
    yield from (f"EMAIL:{escaped(email)}" for email in contact.emails)
    if contact.org and "ORG" not in names:
        yield f"ORG:{escaped(contact.org)}"
    if contact.title:
        yield f"TITLE:{escaped(contact.title)}"
    if contact.location and _place_of(kept) != contact.location:
        yield from _address(contact.location, version)
    if contact.spheres:
        yield f"CATEGORIES:{listed(contact.spheres)}"
    if contact.note:
        yield f"NOTE:{escaped(contact.note)}"
    yield from (f"{'IMPP' if _SCHEME.match(link) else 'URL'}:{_link(link)}" for link in contact.links)


def _own_fields(contact: Contact) -> Iterator[str]:
    """Yield what only netj has a field for."""
    for name, values in (("ROLE", contact.roles), ("COMMUNITY", contact.communities)):
        if values:
            yield f"X-NETJ-{name}:{listed(values)}"
    for name, value in (("MET", contact.met), ("WHY", contact.why)):
        if value:
            yield f"X-NETJ-{name}:{escaped(value)}"
    if contact.via:
        yield f"X-NETJ-VIA:{escaped(contact.via.name)}"
    if contact.pace:
        yield f"X-NETJ-PACE:{contact.pace}"


def _related(person: Person, version: str, kept: list[Line]) -> Iterator[str]:
    """Yield whom they know, but for those of whom a kept line tells."""
    named = {text.folded(related_name(line)) for line in kept if line.name == "RELATED"}
    named |= {text.folded(unescaped(line.value)) for line in kept if line.name == "X-ABRELATEDNAMES"}
    # Apple puts a name and its label into a group; kept lines have groups of their own.
    number = max(
        (int(line.group[4:]) for line in kept if re.fullmatch(r"item\d{1,6}", line.group, re.ASCII)), default=0
    )
    for one in person.relations:
        if text.folded(one.who.name) in named:
            continue
        kind, name = _RELATED[version].get(one.how, one.how), escaped(one.who.name)
        if version == "4.0":
            yield f"RELATED;TYPE={kind};VALUE=text;{_MARK}:{name}"
        else:
            number += 1
            yield f"item{number}.X-ABRELATEDNAMES;{_MARK}:{name}"
            yield f"item{number}.X-ABLabel:{kind}"


# --- what came with the card -------------------------------------------------------------------------


def _kept(properties: Iterable[str]) -> list[Line]:
    """Return kept lines in their parts; what is no line of a card, or one that we write ourselves, is left out."""
    found = (taken_apart(line) for line in properties)
    return [line for line in found if line is not None and not _OURS.fullmatch(line.name) and line.value.strip()]


def _is_true(line: Line, contact: Contact) -> bool:
    """Tell whether a kept line does not contradict what the contact says by now."""
    if line.name == "N":
        called = set(text.words(contact.name))
        family, given, *_rest = name_fields(line.value)
        return all(word in called for word in text.words(f"{given} {family}"))
    if line.name == "ORG":
        return bool(contact.org) and texts(line.value, ";")[0] == contact.org
    return line.name != "BDAY" or contact.birthday is None


def _place_of(kept: list[Line]) -> str | None:
    """Return the place that kept addresses would be read as."""
    found = sorted((line for line in kept if line.name == "ADR"), key=place_rank)
    return next((place for place in (location_of(line.value) for line in found) if place), None)


# --- values ------------------------------------------------------------------------------------------


def _birthday(day: str, version: str) -> str:
    """Return a birthday; one without a year as each version has it."""
    has_year = not day.startswith("--")
    if version == "4.0":
        return f"BDAY:{day.replace('-', '')}" if has_year else f"BDAY:--{day[2:].replace('-', '')}"
    return f"BDAY:{day}" if has_year else f"BDAY;X-APPLE-OMIT-YEAR=1604:1604-{day[2:]}"


def _address(location: str, version: str) -> Iterator[str]:
    """Yield a place as an address: town and country where it parts so; word for word as well where it would change."""
    town, _comma, country = location.rpartition(", ")
    fields = [_fields(town, country), _fields(location, "")]
    found = next((value for value in fields if location_of(value) == location), None)
    preferred = "PREF=1" if version == "4.0" else "TYPE=pref"
    yield f"ADR;{preferred}:{found or fields[1]}"
    if found is None:
        yield f"X-NETJ-LOCATION:{escaped(location)}"


def _fields(town: str, country: str) -> str:
    return f";;;{escaped(town)};;;{escaped(country)}"


def _link(link: str) -> str:
    """Return a link as it is, where reading it gives it back; else escaped."""
    plain = bare(link)
    return plain if unescaped(plain) == link else escaped(link)


def _stamp(changed: str) -> Iterator[str]:
    with suppress(ValueError, OverflowError):
        stamp = dt.datetime.fromisoformat(changed).astimezone(dt.UTC)
        yield f"REV:{stamp:%Y%m%dT%H%M%SZ}"
