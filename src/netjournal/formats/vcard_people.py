"""What a card says of somebody: each property in netj's own field, and what it has no field for kept as it is."""

import datetime as dt
import re
import urllib.parse
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from netjournal.domain.transfer import ContactDraft
from netjournal.formats.content_lines import Line, spelled, texts, unescaped
from netjournal.formats.content_rows import FILES
from netjournal.formats.vcard_cards import Card
from netjournal.formats.vcard_values import (
    COUNTRY,
    LOCALITY,
    OWN_MARK,
    birthday_of,
    called,
    guessed_fields,
    location_of,
    name_fields,
    place_rank,
    preference,
    related_name,
    sphere_of,
)

#: Characters of a property that is kept.
_KEPT_MOST = 4_000
#: Lines that say something of the card, not of the person, or change with each export.
_PASSING = frozenset({"VERSION", "PRODID", "REV", "KIND", "X-ADDRESSBOOKSERVER-KIND", "PROFILE", "X-NETJ-ID"})
_LABELS = frozenset({"X-ABLABEL", "X-ABADR"})
_NO_TALK = frozenset({"fax", "pager", "telex", "modem", "bbs", "pcs"})

#: What other programs call a relation, by netj's word for it.
_RELATED = {
    **dict.fromkeys(("friend", "friends"), "friend"),
    **dict.fromkeys(("spouse", "partner", "sweetheart", "wife", "husband", "girlfriend", "boyfriend"), "partner"),
    **dict.fromkeys(("co-worker", "colleague", "coworker", "assistant", "manager"), "colleague"),
    **dict.fromkeys(("child", "parent", "sibling", "kin", "mother", "father", "brother", "sister"), "family"),
    **dict.fromkeys(("son", "daughter", "family", "relative"), "family"),
    **dict.fromkeys(("acquaintance", "contact", "met", "neighbor", "co-resident", "knows"), "knows"),
    **dict.fromkeys(("x-mentee", "mentee"), "mentor"),
}
_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_SPOUSES = ("X-SPOUSE", "X-EVOLUTION-SPOUSE", "X-KADDRESSBOOK-X-SPOUSESNAME")


class Contact:
    """What a card says of somebody."""

    def __init__(self, card: Card, today: dt.date) -> None:
        self.card = card
        self.today = today
        self.values: dict[str, list[str]] = {}
        self.ranked: dict[str, list[tuple[int, str]]] = {}
        self.birthday: str | None = None
        self.pace: int | None = None
        self.places: list[tuple[int, str]] = []
        self.name_line: Line | None = None
        self.kept: list[Line] = []

    def draft(self, groups: Sequence[str]) -> ContactDraft | None:
        """Return the draft; None where nobody is named."""
        for line in self.card.lines:
            take = _TAKES.get(line.name)
            if (take is None or not take(self, line)) and line.name not in _PASSING:
                self.kept.append(line)
        names = self._ranked("name")
        emails = self._ranked("email")
        name = names[0] if names else self._name_otherwise(emails)
        if not name:
            return None
        self._keep_name(name)
        relations = tuple(self._relations())
        spheres = (*self.values.get("sphere", ()), *groups)
        return ContactDraft(
            self.card.number,
            name,
            emails,
            self._ranked("phone"),
            spheres if self.card.own else tuple(s for s in map(sphere_of, spheres) if s),
            tuple(self.values.get("role", ())),
            self._first("org"),
            self._first("title"),
            self._location(),
            "\n".join(self.values.get("note", ())) or None,
            self.birthday,
            self._first("met"),
            self._first("via"),
            self.pace,
            self._key(),
            tuple(dict.fromkeys(self.values.get("link", ()))),
            tuple(alias for alias in dict.fromkeys((*names[1:], *self.values.get("alias", ()))) if alias != name),
            tuple(self.values.get("community", ())),
            relations,
            tuple(self._properties()),
            self._first("why"),
        )

    def _ranked(self, what: str) -> tuple[str, ...]:
        """Return values, the preferred first."""
        found = self.ranked.get(what)
        if not found:
            return ()
        return tuple(dict.fromkeys(value for _rank, value in sorted(found, key=lambda pair: pair[0])))

    def _first(self, what: str) -> str | None:
        return next(iter(self.values.get(what, ())), None)

    def _key(self) -> str | None:
        if self.card.own:
            return f"netj:{self.card.own}"
        return f"vcard:{self.card.uid}" if self.card.uid else None

    def _name_otherwise(self, emails: Sequence[str]) -> str | None:
        """Return what somebody can be called whom a card gives no full name."""
        if self.name_line is not None:
            family, given, more, *_rest = [*name_fields(self.name_line.value), "", "", ""]
            called = " ".join(part for part in (given, more, family) if part)
            if called:
                return called
        return self._first("alias") or self._first("org") or next(iter(emails), None)

    def _keep_name(self, name: str) -> None:
        """Keep the parts of a name where they cannot be told from the whole."""
        if self.name_line is not None:
            fields = name_fields(self.name_line.value)
            if any(fields) and fields != guessed_fields(name):
                self.kept.append(self.name_line)

    def _location(self) -> str | None:
        places = sorted(self.places, key=lambda pair: pair[0])
        return self._first("location") or next((place for _rank, place in places if place), None)

    def _relations(self) -> Iterator[tuple[str, str]]:
        """Yield whom they know and how, as far as netj has a word for it."""
        labels = {line.group: unescaped(line.value) for line in self.kept if line.name == "X-ABLABEL" and line.group}
        for line in self.card.lines:
            if line.name == "RELATED":
                name = related_name(line)
                kinds: Iterable[str] = line.of("TYPE")
            elif line.name == "X-ABRELATEDNAMES":
                label = labels.get(line.group, "")
                found = _LABEL.fullmatch(label)
                name, kinds = unescaped(line.value), ((found[1] if found else label).lower(),)
            elif line.name in _SPOUSES:
                name, kinds = unescaped(line.value), ("spouse",)
            else:
                continue
            if name:
                yield from ((_RELATED[kind], name) for kind in dict.fromkeys(kinds) if kind in _RELATED)

    def _properties(self) -> Iterator[str]:
        """Yield what is kept as it stands, each line once; labels only of what is kept itself."""
        groups = {line.group for line in self.kept if line.group and line.name not in _LABELS}
        seen = set()
        for line in self.kept:
            if line.name in _LABELS and line.group not in groups:
                continue
            if line.name in FILES and not line.value.strip():
                continue
            kept = spelled(line)
            if len(kept) <= _KEPT_MOST and kept not in seen and line.value.strip():
                seen.add(kept)
                yield kept

    # --- each property: whether netj has a field for all that it says ---------------------------------

    def _add(self, what: str, values: Iterable[str]) -> None:
        found = [value for value in values if value]
        if found:
            self.values.setdefault(what, []).extend(found)

    def _rank(self, what: str, line: Line, value: str) -> None:
        if value:
            self.ranked.setdefault(what, []).append((preference(line), value))

    def take_full_name(self, line: Line) -> bool:
        """Take a full name."""
        value = unescaped(line.value)
        self._rank("name", line, value if self.card.own else " ".join(value.split()))
        return True

    def take_name(self, line: Line) -> bool:
        """Take a name in its parts; the first, where it stands there in several scripts."""
        if self.name_line is not None:
            return False
        self.name_line = line
        return True

    def take_email(self, line: Line) -> bool:
        """Take an e-mail address; others than of the internet are kept as they are."""
        value = unescaped(line.value)
        if self.card.own:
            self._rank("email", line, value)
            return True
        if value[:7].lower() == "mailto:":
            value = urllib.parse.unquote(value[7:]).partition("?")[0]
        if value and "@" not in value:
            return False
        self._rank("email", line, value)
        return True

    def take_phone(self, line: Line) -> bool:
        """Take a number that one can call."""
        if _NO_TALK.intersection(line.of("TYPE")):
            return False
        value = unescaped(line.value)
        if value[:4].lower() == "tel:":
            value = called(value[4:])
        elif ":" in value and not self.card.own:
            return False
        self._rank("phone", line, value)
        return True

    def take_org(self, line: Line) -> bool:
        """Take an organisation; its departments are kept."""
        fields = texts(line.value, ";")
        is_first = not self.values.get("org")
        if is_first:
            self._add("org", fields[:1])
        return is_first and not any(fields[1:])

    def take_title(self, line: Line) -> bool:
        """Take what somebody does; a second title is kept."""
        if self.values.get("title"):
            return False
        self._add("title", [unescaped(line.value)])
        return True

    def take_role(self, line: Line) -> bool:
        """Take what somebody does where no title says it."""
        if any(other.name == "TITLE" and other.value.strip() for other in self.card.lines):
            return False
        return self.take_title(line)

    def take_address(self, line: Line) -> bool:
        """Take the place of an address; where there is more to it, it is kept as well."""
        place = location_of(line.value)
        self.places.append((place_rank(line), place))
        fields = texts(line.value, ";")
        return not any(field for at, field in enumerate(fields) if at not in (LOCALITY, COUNTRY)) and bool(place)

    def take_birthday(self, line: Line) -> bool:
        """Take a birthday that can be one."""
        if self.birthday is not None:
            return False
        omitted = next((value for name, value in line.parameters if name == "X-APPLE-OMIT-YEAR"), "")
        found = birthday_of(unescaped(line.value), omitted)
        if found is None or (not found.startswith("--") and found > self.today.isoformat()):
            return False
        self.birthday = found
        return True

    def take_link(self, line: Line) -> bool:
        """Take a page."""
        self._add("link", [unescaped(line.value)])
        return True

    def take_profile(self, line: Line) -> bool:
        """Take a profile that has an address."""
        value = unescaped(line.value)
        if not value.lower().startswith(("http://", "https://")):
            return False
        self._add("link", [value])
        return True

    def take_message(self, line: Line) -> bool:
        """Take where somebody can be written to: skype:ada."""
        value = unescaped(line.value)
        if value.lower().startswith("x-apple:"):
            service = next((given.lower() for name, given in line.parameters if name == "X-SERVICE-TYPE"), "")
            if not service:
                return False
            value = f"{service}:{value[8:]}"
        self._add("link", [value])
        return True

    def take_note(self, line: Line) -> bool:
        """Take a note."""
        self._add("note", [unescaped(line.value)])
        return True

    def take_nicknames(self, line: Line) -> bool:
        """Take other names."""
        self._add("alias", texts(line.value))
        return True

    def take_categories(self, line: Line) -> bool:
        """Take spheres."""
        self._add("sphere", texts(line.value))
        return True

    def take_uid(self, line: Line) -> bool:
        """Keep the id that the card has elsewhere, so that it goes back under it."""
        return not line.value.strip() or self.card.uid == self.card.own

    def take_related(self, line: Line) -> bool:
        """Keep whom they know as it stands, unless netj wrote it; relations are read apart."""
        return OWN_MARK in line.parameters and bool(self.card.own)

    def take_pace(self, line: Line) -> bool:
        """Take a pace in days."""
        value = line.value.strip()
        if not re.fullmatch(r"[1-9][0-9]{0,4}", value, re.ASCII) or int(value) > _PACE_MOST:
            return False
        self.pace = int(value)
        return True


_PACE_MOST = 36_500


def _of(what: str) -> Callable[[Contact, Line], bool]:
    def take(contact: Contact, line: Line) -> bool:
        contact._add(what, [unescaped(line.value)])  # noqa: SLF001  the table below is part of the class
        return True

    return take


def _several(what: str) -> Callable[[Contact, Line], bool]:
    def take(contact: Contact, line: Line) -> bool:
        contact._add(what, texts(line.value))  # noqa: SLF001
        return True

    return take


_TAKES: dict[str, Callable[[Any, Line], bool]] = {
    "FN": Contact.take_full_name,
    "N": Contact.take_name,
    "EMAIL": Contact.take_email,
    "TEL": Contact.take_phone,
    "ORG": Contact.take_org,
    "TITLE": Contact.take_title,
    "ROLE": Contact.take_role,
    "ADR": Contact.take_address,
    "BDAY": Contact.take_birthday,
    "URL": Contact.take_link,
    "X-SOCIALPROFILE": Contact.take_profile,
    "SOCIALPROFILE": Contact.take_profile,
    "IMPP": Contact.take_message,
    "NOTE": Contact.take_note,
    "NICKNAME": Contact.take_nicknames,
    "CATEGORIES": Contact.take_categories,
    "UID": Contact.take_uid,
    "RELATED": Contact.take_related,
    "X-ABRELATEDNAMES": Contact.take_related,
    "X-NETJ-PACE": Contact.take_pace,
    "X-NETJ-MET": _of("met"),
    "X-NETJ-WHY": _of("why"),
    "X-NETJ-VIA": _of("via"),
    "X-NETJ-LOCATION": _of("location"),
    "X-NETJ-ROLE": _several("role"),
    "X-NETJ-COMMUNITY": _several("community"),
}
