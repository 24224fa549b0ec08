"""The CSV of Thunderbird: always the same columns in the same order, named in the language of the program.

So its table is known by its shape, whatever the language: 37 columns, of which two end in 1 and 2 and four in 1 to 4.
"""

import re
from collections.abc import Iterator, Sequence

from netjournal.domain.transfer import ContactDraft, Draft, Left, Own, Problem
from netjournal.formats import address_book, tables
from netjournal.formats.address_book import Row
from netjournal.formats.reading import Source
from netjournal.i18n import _

#: What the columns hold, in their order.
_FIELDS = (
    *("first", "last", "display", "nick", "email", "email 2", "screen", "work", "home", "fax", "pager", "mobile"),
    *("home street", "home more", "home town", "home region", "home code", "home country"),
    *("work street", "work more", "work town", "work region", "work code", "work country"),
    *("title", "department", "org", "link", "link 2", "birth year", "birth month", "birth day"),
    *("custom 1", "custom 2", "custom 3", "custom 4", "note"),
)
_LINKS_AT, _CUSTOM_AT = _FIELDS.index("link"), _FIELDS.index("custom 1")
#: In English, where other programs write such tables with some of the columns, or in another order.
_ENGLISH = {
    **dict(
        zip(
            (
                *("First Name", "Last Name", "Display Name", "Nickname", "Primary Email", "Secondary Email"),
                *("Screen Name", "Work Phone", "Home Phone", "Fax Number", "Pager Number", "Mobile Number"),
                *("Home Address", "Home Address 2", "Home City", "Home State", "Home ZipCode", "Home Country"),
                *("Work Address", "Work Address 2", "Work City", "Work State", "Work ZipCode", "Work Country"),
                *("Job Title", "Department", "Organization", "Web Page 1", "Web Page 2"),
                *("Birth Year", "Birth Month", "Birth Day", "Custom 1", "Custom 2", "Custom 3", "Custom 4", "Notes"),
            ),
            _FIELDS,
            strict=True,
        )
    ),
    "Organisation": "org",
    "Home Post Code": "home code",
    "Work Post Code": "work code",
    "Home County": "home region",
    "Work County": "work region",
    "Home Zipcode": "home code",
    "Work Zip": "work code",
    "Home Address2": "home more",
    "Work Address2": "work more",
}
_PHONES = ("mobile", "work", "home")
_NUMBERED = re.compile(r"(.*?)\s*(\d)", re.DOTALL)
_YEARS = range(1000, 10_000)


def recognises(source: Source) -> bool:
    """Tell whether a file is an address book of Thunderbird."""
    return tables.header(source, is_header) is not None


def read(sources: Sequence[Source], own: Own) -> Iterator[Draft | Problem | Left]:
    """Yield the people of exports of Thunderbird."""
    for source in sources:
        fields = _fields(tables.header(source, is_header) or [])

        def make(line: int, row: Row, fields: dict[str, str] = fields) -> ContactDraft:
            return _draft(line, {fields[title]: cell for title, cell in row.items() if cell and title in fields})

        rows = tables.rows(source, is_header=is_header, may_repeat=True)
        yield from address_book.drafts(source, rows, make, own)


def is_header(titles: list[str]) -> bool:
    """Tell whether a row names these columns, in whichever language."""
    return {"Display Name", "Primary Email"} <= {*titles} or _is_shaped(titles)


def _is_shaped(titles: list[str]) -> bool:
    named = titles[: len(_FIELDS)]
    if len(named) < len(_FIELDS) or not all(named) or any(titles[len(_FIELDS) :]):
        return False
    return _counts(named[_LINKS_AT : _LINKS_AT + 2]) and _counts(named[_CUSTOM_AT : _CUSTOM_AT + 4])


def _counts(titles: list[str]) -> bool:
    """Tell whether names are the same but for a number at their end that counts from 1."""
    found = [_NUMBERED.fullmatch(title) for title in titles]
    parts = [(each[1], each[2]) for each in found if each]
    return parts == [(parts[0][0], str(number)) for number in range(1, len(titles) + 1)] if parts else False


def _fields(titles: list[str]) -> dict[str, str]:
    """Return what each column holds: by its place in a whole table, by its English name in others."""
    seen: dict[str, int] = {}
    names = []
    for title in titles:
        many = seen[title] = seen.get(title, 0) + 1
        names.append(f"{title} {many}" if many > 1 else title)
    if _is_shaped(titles):
        return dict(zip(names, _FIELDS, strict=False))
    return {name: _ENGLISH[name] for name in names if name in _ENGLISH}


def _draft(line: int, found: dict[str, str]) -> ContactDraft:
    """Return what a row says of somebody."""

    def get(field: str) -> str:
        return found.get(field, "")

    name = get("display") or address_book.full_name(get("first"), get("last"))
    facts = [("", get(f"custom {number}")) for number in range(1, 5)]
    return ContactDraft(
        line,
        name,
        address_book.distinct([get("email"), get("email 2")]),
        address_book.distinct([get(field) for field in _PHONES]),
        org=get("org") or None,
        title=get("title") or None,
        location=_location(found),
        note=address_book.note(get("note"), [(_("Department"), get("department")), ("", get("screen")), *facts]),
        birthday=_birthday(get("birth year"), get("birth month"), get("birth day")),
        links=address_book.distinct([get("link"), get("link 2")]),
        aliases=address_book.distinct([get("nick")]) if get("nick") != name else (),
        properties=address_book.distinct(list(_properties(found))),
    )


def _address(found: dict[str, str], kind: str) -> tuple[str, ...]:
    return tuple(found.get(f"{kind} {part}", "") for part in ("more", "street", "town", "region", "code", "country"))


def _location(found: dict[str, str]) -> str | None:
    """Return where they live, else where they work."""
    places = (address_book.place(*(_address(found, kind)[at] for at in (2, 3, 5))) for kind in ("home", "work"))
    return next(filter(None, places), None)


def _properties(found: dict[str, str]) -> Iterator[str]:
    """Yield addresses, fax and pager as lines of a vCard."""
    for kind in ("home", "work"):
        more, street, town, region, code, country = _address(found, kind)
        yield address_book.address_line(kind, "", more, street, town, region, code, country)
    for kind in ("fax", "pager"):
        yield address_book.number_line(kind, found.get(kind, ""))


def _birthday(year: str, month: str, day: str) -> str | None:
    """Return a birthday as netj writes it; one that is no day as it stands there, so that it is told."""
    if not (month or day):
        return None
    if month.isdecimal() and day.isdecimal():
        known = int(year) if year.isdecimal() and int(year) in _YEARS else 0
        found = address_book.birthday(known, int(month), int(day))
        if found:
            return found
    return "-".join(filter(None, (year, month, day)))
