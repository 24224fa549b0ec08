"""What the values of a card mean: names, places, birthdays, numbers, relations; for reading and for writing."""

import datetime as dt
import re
import urllib.parse

from netjournal import text
from netjournal.formats.content_lines import Line, parted, texts, unescaped

#: Groups of other programs that say nothing.
_NO_SPHERES = frozenset({"my contacts", "mycontacts", "starred in android", "starred", "unfiled", "uncategorized"})
NO_PREFERENCE = 101
LOCALITY, COUNTRY = 3, 6
#: The parameter of what netj writes of its own accord, where the same property may be kept as it came.
OWN_MARK = ("X-NETJ", "own")
_PLACE_MOST = 200


def preference(line: Line) -> int:
    """Return how much a value is preferred to others of its kind, 1 the most."""
    for name, value in line.parameters:
        if name == "PREF" and value.isdigit() and len(value) < 4:  # noqa: PLR2004  1 to 100
            return int(value)
        if name == "TYPE" and "pref" in value.lower():
            return 1
    return NO_PREFERENCE


def place_rank(line: Line) -> int:
    """Return how much an address is preferred to others: a home comes before what nobody preferred."""
    rank = preference(line)
    return rank if rank < NO_PREFERENCE or "home" not in line.of("TYPE") else rank - 1


def sphere_of(name: str) -> str:
    """Return a category as a sphere; empty for those that say nothing."""
    name = name.removeprefix("* ")
    return "" if text.folded(name) in _NO_SPHERES else name


def called(number: str) -> str:
    """Return the number of a tel: address as people write it."""
    number, *facts = urllib.parse.unquote(number).split(";")
    for fact in facts:
        name, _equals, value = fact.partition("=")
        if name.lower() == "ext" and value:
            number += f" ext. {value}"
        elif name.lower() == "phone-context" and value.startswith("+"):
            number = f"{value} {number}"
    return number.strip()


def name_fields(value: str) -> tuple[str, ...]:
    """Return the five fields of a name: family, given, more, before it, behind it."""
    fields = [" ".join(" ".join(texts(field)).split()) for field in parted(value, ";")]
    return tuple((*fields, "", "", "", "", "")[:5])


def guessed_fields(name: str) -> tuple[str, ...]:
    """Return the fields of a name that nobody took apart: the last word is the family's."""
    given, _space, family = name.strip().rpartition(" ")
    return (family, given, "", "", "") if given else ("", family, "", "", "")


def location_of(value: str) -> str:
    """Return the place of an address: town and country, else whatever it says, in one line."""
    fields = [[_one_line(part) for part in texts(field)] for field in parted(value, ";")]
    _box, more, street, town, region, _code, country = (
        ", ".join(part for part in field if part) for field in (*fields, *[[]] * _ADDRESS_FIELDS)[:_ADDRESS_FIELDS]
    )
    place = ", ".join(part for part in (town or region, country) if part)
    return place or text.cut(street or more, _PLACE_MOST)


_ADDRESS_FIELDS = 7


def _one_line(address: str) -> str:
    rows = (" ".join(row.split()).strip(",") for row in address.split("\n"))
    return ", ".join(row for row in rows if row)


_DAY = re.compile(r"(\d{4}|--?)(?:-?(\d\d)-?(\d\d)|[-/.](\d\d?)[-/.](\d\d?))(?:[T ].*)?", re.ASCII)
#: Stand-ins for no year: of Apple, of Exchange, of programs without a better idea.
_NO_YEARS = frozenset({"0000", "0001", "1604"})


def birthday_of(value: str, omitted: str = "") -> str | None:
    """Return a birthday as a day, `--MM-DD` where the year is not known; None where it is none."""
    found = _DAY.fullmatch(value)
    if found is None:
        return None
    year, *numbers = found.groups()
    month, day = (number.zfill(2) for number in numbers if number)
    if year.startswith("-") or year in _NO_YEARS or year == omitted:
        year = "-"
    try:
        dt.date.fromisoformat(f"{'2000' if year == '-' else year}-{month}-{day}")
    except ValueError:
        return None
    return f"{year}-{month}-{day}"


def related_name(line: Line) -> str:
    """Return whom a RELATED line means, by name or e-mail; empty where only a program could tell."""
    value = unescaped(line.value)
    if "text" in line.of("VALUE"):
        return value
    if value[:7].lower() == "mailto:":
        return urllib.parse.unquote(value[7:])
    return "" if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", value) else value
