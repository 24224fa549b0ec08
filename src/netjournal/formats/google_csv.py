"""The CSV of Google Contacts, of before 2024 and of today: their columns differ by a few words and are read by pattern.

Columns with a number (“E-mail 2 - Value”) belong together by it, and a cell may hold several values, joined with
“ ::: ”. The columns are named in English whatever the language of the account.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from netjournal import text
from netjournal.domain.transfer import ContactDraft, Draft, Left, Own, Problem
from netjournal.formats import address_book, tables
from netjournal.formats.address_book import Row
from netjournal.formats.reading import Source
from netjournal.i18n import _

_NUMBERED = re.compile(
    r"(?P<what>E-mail|IM|Phone|Address|Organization|Relation|Website|Event|Custom Field)"
    r" (?P<number>\d{1,3}) - (?P<part>.+)"
)
#: Asked of each cell that holds something.
_column = functools.lru_cache(maxsize=2000)(_NUMBERED.fullmatch)
#: Pairs of names that only this program's header has.
_OLD, _NEW = frozenset({"Given Name", "Group Membership"}), frozenset({"First Name", "Labels"})
_SEVERAL = re.compile(r"\s*:::\s*")

#: Groups that the program makes by itself, folded, and those that an import or a telephone left behind.
_NO_SPHERES = frozenset(
    {"mycontacts", "my contacts", "starred", "starred in android", "other contacts", "all contacts"}
)
_IMPORTED = re.compile(r"(imported( on)?|restored from .*) \d.*", re.IGNORECASE)
_NO_TALK = re.compile(r"fax|pager|telex", re.IGNORECASE)
_BIRTHDAY = re.compile(r"(\d{4}|-)-?(\d{1,2})-?(\d{1,2})", re.ASCII)


def recognises(source: Source) -> bool:
    """Tell whether a file is an export of Google Contacts."""
    return tables.header(source, _is_header) is not None


def read(sources: Sequence[Source], own: Own) -> Iterator[Draft | Problem | Left]:
    """Yield the people of exports of Google Contacts; labels become spheres."""
    for source in sources:
        yield from address_book.drafts(source, tables.rows(source, is_header=_is_header), _draft, own)


def _is_header(titles: list[str]) -> bool:
    named = {*titles}
    return named >= _OLD or named >= _NEW or any(map(_NUMBERED.fullmatch, titles))


class _Numbered(NamedTuple):
    """The columns of one number, such as all that say something of the second phone."""

    #: What kind it is, in the words of the person.
    label: str
    #: Its other columns by the last word of their names.
    parts: dict[str, list[str]]

    def values(self, part: str = "Value") -> list[str]:
        """Return the values of a column; none where it is empty."""
        return self.parts.get(part, [])

    def each(self, *names: str) -> Iterator[tuple[str, ...]]:
        """Yield one value of each column together, as often as there are several."""
        most = max((len(self.values(name)) for name in names), default=0)
        for at in range(most):
            yield tuple((self.values(name) + [""] * most)[at] for name in names)


def _numbered(row: Row) -> dict[str, list[_Numbered]]:
    """Return the numbered columns that hold something, by what they are of."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    for title, cell in row.items():
        if cell and (column := _column(title)):
            parts = found.setdefault((column["what"], column["number"]), {})
            parts[column["part"]] = _SEVERAL.split(cell)
    groups: dict[str, list[_Numbered]] = {}
    for (what, _number), parts in found.items():
        label = " ".join(parts.get("Label") or parts.get("Type") or [""])
        groups.setdefault(what, []).append(_Numbered(label.removeprefix("* ").strip(), parts))
    return groups


def _draft(line: int, row: Row) -> ContactDraft:
    """Return what a row says of somebody."""

    def get(*names: str) -> str:
        return next((row[name] for name in names if row.get(name)), "")

    groups = _numbered(row)
    phones = groups.get("Phone", [])
    places, addresses = _addresses(groups.get("Address", []))
    org, title, department = _organization(groups.get("Organization", []), row)
    faxes = [(one.label, value) for one in phones if _NO_TALK.search(one.label) for value in one.values()]
    name = address_book.full_name(
        get("First Name", "Given Name"),
        get("Middle Name", "Additional Name"),
        get("Last Name", "Family Name"),
        suffix=get("Name Suffix"),
    )
    name = get("Name") or name
    return ContactDraft(
        line,
        name or get("File As"),
        address_book.distinct([value for one in groups.get("E-mail", []) for value in one.values()]),
        address_book.distinct([v for one in phones if not _NO_TALK.search(one.label) for v in one.values()]),
        _spheres(get("Labels", "Group Membership")),
        org=org or None,
        title=title or get("Occupation") or None,
        location=next(iter(places), get("Location")) or None,
        note=address_book.note(get("Notes"), [(_("Department"), department), *_facts(groups, row)]),
        birthday=_birthday(get("Birthday")),
        links=address_book.distinct([value for one in groups.get("Website", []) for value in one.values()]),
        aliases=tuple(alias for alias in _aliases(row) if alias != name),
        relations=tuple(_relations(groups.get("Relation", []))),
        properties=address_book.distinct(
            [*addresses, *(address_book.number_line(_kind(label), value) for label, value in faxes)]
        ),
    )


def _aliases(row: Row) -> tuple[str, ...]:
    return address_book.distinct([row.get(column, "") for column in ("Nickname", "Short Name", "Maiden Name")])


def _spheres(cell: str) -> tuple[str, ...]:
    """Return the labels that a person gave."""
    names = [label.strip().removeprefix("* ").removeprefix("*").strip() for label in _SEVERAL.split(cell)]
    kept = [name for name in names if text.folded(name) not in _NO_SPHERES and not _IMPORTED.fullmatch(name)]
    return address_book.distinct(kept)


def _organization(numbered: list[_Numbered], row: Row) -> tuple[str, str, str]:
    """Return the first organisation, what they are there, and the department."""
    found = [each for one in numbered for each in one.each("Name", "Title", "Department")]
    plain = tuple(row.get(f"Organization {part}", "") for part in ("Name", "Title", "Department"))
    first = next((each for each in (plain, *found) if any(each)), ("", "", ""))
    return first[0], first[1], first[2]


_ADDRESS = ("PO Box", "Extended Address", "Street", "City", "Region", "Postal Code", "Country", "Formatted")


def _addresses(numbered: list[_Numbered]) -> tuple[list[str], list[str]]:
    """Return the places of the addresses, and the addresses as lines of a vCard."""
    places, lines = [], []
    for one in numbered:
        for box, more, street, town, region, code, country, formatted in one.each(*_ADDRESS):
            whole = street or ("" if town or country else formatted)
            places.append(address_book.place(town, region, country))
            lines.append(address_book.address_line(_kind(one.label), box, more, whole, town, region, code, country))
    return [place for place in places if place], lines


def _kind(label: str) -> str:
    """Return a label as the type of a line of a vCard; empty for one of the person's own words."""
    words = [word for word in text.folded(label).split() if word in {"home", "work", "fax", "pager"}]
    return ",".join(words)


def _relations(numbered: list[_Numbered]) -> Iterator[tuple[str, str]]:
    for one in numbered:
        yield from filter(None, (address_book.relation(one.label, name) for name in one.values()))


def _facts(groups: dict[str, list[_Numbered]], row: Row) -> Iterator[tuple[str, str]]:
    """Yield what a person noted of somebody that has no field: accounts, days, fields of their own, hobbies."""
    for one in groups.get("IM", []):
        for service, value in one.each("Service", "Value"):
            yield service or one.label, value
    for what in ("Event", "Custom Field"):
        for one in groups.get(what, []):
            yield from ((one.label, value) for value in one.values())
    for one in groups.get("Relation", []):
        yield from ((one.label, name) for name in one.values() if not address_book.relation(one.label, name))
    yield _("Hobby"), row.get("Hobby", "")


def _birthday(cell: str) -> str | None:
    """Return a birthday as netj writes it; one that cannot be read as it stands there, so that it is told."""
    found = _BIRTHDAY.fullmatch(cell)
    if found is None:
        return cell or None
    year, month, day = found.groups()
    return address_book.birthday(0 if year == "-" else int(year), int(month), int(day)) or cell
