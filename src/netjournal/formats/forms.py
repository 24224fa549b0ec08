"""The form that an editor shows: a few `key: value` lines, an empty line, and free text, as in a letter.

Lines that start with # are remarks. Where the first line is no `key: value`, all of it is the free text, and
everything else stays as it was.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from netjournal.domain.contacts import Contact
from netjournal.domain.exchanges import Encounter, Passed
from netjournal.formats import csv_rows
from netjournal.i18n import _

CONTACT_KEYS = {
    "name": "name",
    "org": "org",
    "title": "title",
    "location": "location",
    "also called": "aliases",
    "email": "emails",
    "phone": "phones",
    "link": "links",
    "spheres": "spheres",
    "communities": "communities",
    "roles": "roles",
    "birthday": "birthday",
    "met": "met",
    "via": "via",
    "why": "why",
    "pace": "pace",
}
LISTS = ("aliases", "emails", "phones", "links", "spheres", "communities", "roles")
ENCOUNTER_KEYS = ("date", "channel", "place", "community", "started by")
WAYS = ("gave", "got")
_KEY_MOST = 20


class Filled(NamedTuple):
    """A form as it came back: its lines by key, with their numbers, and the free text."""

    values: Mapping[str, tuple[int, str]]
    #: (line, way, words) of what was given and got.
    passed: Sequence[tuple[int, str, str]]
    text: str
    has_head: bool


class Misread(Exception):
    """A line of a form that cannot be used."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem


def of_contact(contact: Contact) -> str:
    """Return the form of a contact."""
    rows = [_("# What is known of {name}. Lists are parted by “;”.").format(name=_flat(contact.name))]
    for key, field in CONTACT_KEYS.items():
        value = getattr(contact, field)
        if field == "via":
            value = contact.via.id if contact.via else ""
        text = csv_rows.joined(value) if field in LISTS else value
        rows.append(f"{key}: {_flat(str(text if text is not None else ''))}".rstrip())
    return "\n".join([*rows, "", contact.note or ""]) + "\n"


def of_encounter(meeting: Encounter, passed: Sequence[Passed]) -> str:
    """Return the form of an encounter with what passed in it."""
    values = (
        meeting.date.isoformat(),
        meeting.channel,
        meeting.place,
        meeting.community,
        meeting.started_by,
    )
    people = ", ".join(dict.fromkeys(_flat(x.name) for x in passed))
    rows = [
        _("# With {people}. Free text after the empty line is the note.").format(people=people),
        _("# gave and got: name | kind | value | words. Add, change or delete lines as you like."),
    ]
    rows += [f"{key}: {_flat(value or '')}".rstrip() for key, value in zip(ENCOUNTER_KEYS, values, strict=True)]
    rows += [f"{x.way}: {_one(x)}" for x in passed if x.way in WAYS and x.kind != "tried"]
    return "\n".join([*rows, "", meeting.note or ""]) + "\n"


def _one(passed: Passed) -> str:
    return " | ".join((_flat(passed.name), passed.kind, str(passed.value), _flat(passed.what or "")))


def _flat(text: str) -> str:
    return " ".join(text.split("\n"))


def read(form: str, keys: Sequence[str]) -> Filled:
    """Return a form taken apart.

    Raises:
        Misread: when a head line is no `key: value`, or its key is unknown or there twice.
    """
    lines = form.replace("\r\n", "\n").split("\n")
    start = next((at for at, row in enumerate(lines) if row.strip() and not row.startswith("#")), len(lines))
    if start == len(lines) or not _looks_like_head(lines[start]):
        return Filled({}, (), "\n".join(row for row in lines if not row.startswith("#")).strip(), has_head=False)
    values: dict[str, tuple[int, str]] = {}
    passed: list[tuple[int, str, str]] = []
    end = next((at for at in range(start, len(lines)) if not lines[at].strip()), len(lines))
    for at in range(start, end):
        if lines[at].startswith("#"):
            continue
        key, value = _key(lines[at]), lines[at].partition(":")[2].strip()
        if key in WAYS and key not in keys:
            passed.append((at + 1, key, value))
        elif key not in keys:
            raise Misread(
                at + 1,
                _("“{line}” starts with none of {keys}.").format(line=lines[at][:60], keys=", ".join(keys)),
            )
        elif key in values:
            raise Misread(at + 1, _("“{key}” is there twice.").format(key=key))
        else:
            values[key] = (at + 1, value)
    return Filled(values, passed, "\n".join(lines[end:]).strip(), has_head=True)


def _looks_like_head(row: str) -> bool:
    """Tell whether a line is meant as `key: value`, even with a slip in the key."""
    key, colon, _value = row.partition(":")
    return bool(colon) and len(key) <= _KEY_MOST and key.replace(" ", "").isalpha()


def _key(row: str) -> str:
    return row.partition(":")[0].strip().casefold() if ":" in row else ""


def parts(value: str) -> tuple[str, ...]:
    r"""Return the values of a list on one line; a semicolon inside one is “\;”, as in CSV."""
    return tuple(csv_rows.parted(value))


def date(value: str) -> dt.date:
    """Return an ISO date.

    Raises:
        ValueError: when it is none.
    """
    return dt.date.fromisoformat(value)
