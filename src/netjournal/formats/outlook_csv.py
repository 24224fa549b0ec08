"""The CSV of Outlook, in the languages that it names its columns in; columns that netj does not know are told."""

import re
from collections.abc import Iterator, Sequence

from netjournal import text
from netjournal.domain.transfer import ContactDraft, Draft, Left, Own, Problem
from netjournal.errors.files import Undecided
from netjournal.formats import address_book, outlook_columns, tables, thunderbird_csv
from netjournal.formats.address_book import Row
from netjournal.formats.reading import Source
from netjournal.i18n import N_, _

#: One of these makes a table one of people, and one of those an address book.
_NAMES = frozenset({"first", "last"})
_REACHED = frozenset({"emails", "mobile", "work", "home", "primary", "work street", "home street"})
#: Another program's columns, which are otherwise much the same.
_OTHERS = frozenset({"connected on"})

_EMAILS = ("emails", "emails 2", "emails 3")
_PHONES = ("mobile", "mobile 2", "work", "work 2", "home", "home 2", "primary", "other", "car")
_LABELS = {
    "department": N_("Department"),
    "profession": N_("Profession"),
    "anniversary": N_("Anniversary"),
    "hobby": N_("Hobby"),
}
_RELATIONS = {"spouse": "partner", "children": "family", "manager": "colleague", "assistant": "colleague"}
_PLACES = ("home", "work", "other")
_ADDRESS = ("town", "region", "code", "country")

_LISTED = re.compile(r"\s*[;,]\s*")
#: How Outlook shows who has an address: “Sam Okafor (sam@x.org)”.
_CALLED = re.compile(r"\s*[(<][^()<>]*@[^()<>]*[)>]\s*$")
_DAY = re.compile(r"(\d{1,4})([./-])\s?(\d{1,2})\2\s?(\d{1,4})\.?(?:\s.*)?", re.ASCII | re.DOTALL)
#: What stands for no day at all.
_NEVER = 4501
_YEAR_DIGITS, _MONTHS, _CENTURY = 4, 12, 100


def recognises(source: Source) -> bool:
    """Tell whether a file is an address book of Outlook, or one whose columns are called the same."""
    return tables.header(source, _is_header) is not None


def read(sources: Sequence[Source], own: Own) -> Iterator[Draft | Problem | Left]:
    """Yield the people of exports of Outlook; categories become spheres.

    Columns with something in them that netj does not know stand in `source.kept["unused"]` afterwards.

    Raises:
        BadFile: when a file cannot be read on.
        Undecided: when its birthdays can be read in two ways, and nobody said which is meant.
    """
    for source in sources:
        reader = _Reader(source, own)
        yield from address_book.drafts(source, _rows(source), reader.draft, own)
        source.kept["unused"] = tuple(reader.unused)


def _is_header(titles: list[str]) -> bool:
    if thunderbird_csv.is_header(titles) or any(text.folded(title) in _OTHERS for title in titles):
        return False
    fields = {outlook_columns.field(title) for title in titles}
    return bool(fields & _NAMES) and bool(fields & _REACHED)


def _rows(source: Source) -> Iterator[tuple[int, dict[str, str]]]:
    return tables.rows(source, is_header=_is_header, may_repeat=True)


class _Reader:
    """What is known of one file while it is read."""

    def __init__(self, source: Source, own: Own) -> None:
        titles = tables.header(source, _is_header) or []
        self.fields = _fields(titles)
        self.unused: dict[str, None] = {}
        self.today = own.today
        self.order = _order(source, self.fields, own)

    def draft(self, line: int, row: Row) -> ContactDraft:
        """Return what a row says of somebody."""
        found: dict[str, str] = {}
        for title, cell in row.items():
            field = self.fields.get(title)
            if field and cell:
                found.setdefault(field, cell)
            elif field is None and cell:
                self.unused[title] = None
        return self._draft(line, found)

    def _draft(self, line: int, found: dict[str, str]) -> ContactDraft:
        def get(field: str) -> str:
            return found.get(field, "")

        name = address_book.full_name(get("first"), get("middle"), get("last"), suffix=get("suffix"))
        return ContactDraft(
            line,
            name or _CALLED.sub("", get("called")),
            # What has no “@” is an address inside a firm's own directory.
            address_book.distinct([get(field) for field in _EMAILS if "@" in get(field)]),
            address_book.distinct([get(field) for field in _PHONES]),
            address_book.distinct(_LISTED.split(get("spheres"))),
            org=get("org") or None,
            title=get("title") or None,
            location=_location(found),
            note=address_book.note(
                get("note"), [(_(label), self._fact(get(field))) for field, label in _LABELS.items()]
            ),
            birthday=self._birthday(get("birthday")),
            links=address_book.distinct([get("links"), get("links 2")]),
            aliases=address_book.distinct([get("alias")]) if get("alias") != name else (),
            relations=tuple((kind, who) for field, kind in _RELATIONS.items() for who in _people(get(field))),
            properties=address_book.distinct(list(_properties(found))),
        )

    def _birthday(self, cell: str) -> str | None:
        """Return a birthday as netj writes it; one that cannot be read as it stands there, so that it is told."""
        if not cell or _is_never(cell):
            return None
        parts = _parts(cell)
        if parts is None:
            return cell
        year, month, day = _sorted(parts, self.order)
        if year < _CENTURY:
            year += self.today.year // _CENTURY * _CENTURY
            year -= _CENTURY if year > self.today.year else 0
        return address_book.birthday(year, month, day) or cell

    def _fact(self, cell: str) -> str:
        return "" if _is_never(cell) else cell


def _fields(titles: list[str]) -> dict[str, str]:
    """Return which field each column holds, nothing for those to be left without a word; the unknown ones lack."""
    seen: dict[str, int] = {}
    found: dict[str, str] = {}
    for title in titles:
        many = seen[title] = seen.get(title, 0) + 1
        name = f"{title} {many}" if many > 1 else title
        field = outlook_columns.field(name)
        if field or outlook_columns.is_plain(name):
            found[name] = field
    # In Brazil it is the day of birth, in Spain and Portugal any other one.
    for name in found:
        if text.folded(name) == "aniversario" and "last" in found.values() and "birthday" not in found.values():
            found[name] = "birthday"
    return found


def _people(cell: str) -> tuple[str, ...]:
    return address_book.distinct(re.split(r"\s*[;,/]\s*", cell))


def _street(found: dict[str, str], kind: str) -> str:
    lines = (found.get(f"{kind} street{more}", "") for more in ("", " 2", " 3"))
    return "\n".join(filter(None, lines))


def _location(found: dict[str, str]) -> str | None:
    """Return where they live, else where they work or are otherwise, else what the field of that name says."""
    for kind in _PLACES:
        town, region, _code, country = (found.get(f"{kind} {part}", "") for part in _ADDRESS)
        place = address_book.place(town, region, country)
        if place:
            return place
    return found.get("location") or None


def _properties(found: dict[str, str]) -> Iterator[str]:
    """Yield addresses and faxes as lines of a vCard."""
    for kind in _PLACES:
        town, region, code, country = (found.get(f"{kind} {part}", "") for part in _ADDRESS)
        yield address_book.address_line(
            kind if kind != "other" else "", "", "", _street(found, kind), town, region, code, country
        )
        yield address_book.number_line(f"{kind},fax", found.get(f"{kind} fax", ""))


# --- birthdays: in the order of the computer that wrote the file --------------------------------------


def _parts(cell: str) -> tuple[int, str, int, int] | None:
    """Return the three numbers of a day and the sign between them; None where it is none."""
    found = _DAY.fullmatch(cell.strip())
    return (int(found[1]), found[2], int(found[3]), int(found[4])) if found else None


def _is_never(cell: str) -> bool:
    """Tell whether a cell stands for no day: “0/0/00”, or the first of January of 4501."""
    parts = _parts(cell)
    if parts is None:
        return False
    one, _sign, two, three = parts
    return (one == two == three == 0) or _NEVER in {one, three}


def _sorted(parts: tuple[int, str, int, int], order: str) -> tuple[int, int, int]:
    """Return year, month and day."""
    one, sign, two, three = parts
    if one >= _CENTURY:
        return one, two, three
    is_day_first = one > _MONTHS or (two <= _MONTHS and (sign == "." or order != "mdy"))
    return (three, two, one) if is_day_first else (three, one, two)


def _order(source: Source, fields: dict[str, str], own: Own) -> str:
    """Return in which order the file writes days: as it shows itself, as was said, or as its language does.

    Raises:
        Undecided: when none of these tells.
    """
    if "birthday" not in fields.values():
        return ""
    kept = source.kept.get("days")
    if kept is None:
        kept = source.kept["days"] = _shown(source, fields)
    if kept in {"dmy", "mdy", ""}:
        return str(kept)
    if own.date_order:
        return own.date_order
    if "First Name" not in fields and "Last Name" not in fields:
        return "dmy"  # of these languages, only English is spoken where the month comes first
    what = _("which comes first in its birthdays, day or month")
    raise Undecided(path=source.name, what=what, option=_("--dates dmy, or --dates mdy"))


def _shown(source: Source, fields: dict[str, str]) -> str:
    """Return the order that the days of a file show by a number above twelve.

    It is “?” where they may be read both ways, and empty where none needs an order.
    """
    shown: set[str] = set()
    for _line, row in _rows(source):
        cells = (cell for title, cell in row.items() if cell and fields.get(title) == "birthday")
        for one, sign, two, _three in filter(None, map(_parts, cells)):
            if one >= _CENTURY or sign == "." or not one:
                continue
            if one > _MONTHS or two > _MONTHS:
                shown.add("dmy" if one > _MONTHS else "mdy")
            elif one != two:
                shown.add("?")
    sure = shown - {"?"}
    if len(sure) == 1:
        return sure.pop()
    return "?" if "?" in shown else ""
