"""The only module that reads what stands in the fields of a mail: encoded words, addresses, names and days.

Real mail breaks every rule of these fields, so nothing here refuses: what cannot be read is left as it stands.
"""

import base64
import binascii
import datetime as dt
import quopri
import re
from collections.abc import Iterator
from typing import NamedTuple

from netjournal.formats.mail_heads import start_day

#: Addresses of one field that are looked at.
ADDRESSES_MOST = 50

_ADDRESS_MOST = 254
_NAME_MOST = 200
_DATE_MOST = 120
_WORD = re.compile(r"=\?([\w.:*+-]{1,60})\?([bBqQ])\?([^?\r\n]*)\?=")
_BETWEEN_WORDS = re.compile(r"\?=[ \t\r\n]+=\?")
#: Names of character sets that are no sets of characters, or that are slow to read.
_NO_SETS = frozenset({"punycode", "idna", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"})
_PLAIN = re.compile(r'\s*"?([^"<>,;:()\\]*?)"?\s*<([^<>\s,;"]+@[^<>\s,;"]+)>\s*')
_BARE = re.compile(r'[^<>\s,;:"()]+@[^<>\s,;:"()]+')
_TOKEN = re.compile(
    r'"(?P<quoted>(?:[^"\\]|\\.){0,200})"|<(?P<address>[^<>]{0,320})>|\((?P<remark>[^()]*)\)|(?P<end>[,;])|(?P<text>[^",;<(]+)|.',
    re.DOTALL,
)
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\Z")
_QUOTES = "'\"\u2018\u2019“” \t"
_LAST_FIRST = re.compile(r"([^\W\d_][^\d,]*), ?([^\W\d_][^\d,.]*\.?)")
_SUFFIXES = frozenset({"inc", "ltd", "llc", "jr", "sr", "phd", "md", "gmbh", "sa", "esq", "ii", "iii"})
_DATE = re.compile(
    r"(?:[^\W\d]{2,9}\.?,?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})\s+(\d\d?):(\d\d)(?::(\d\d))?\s*([+-]\d{4})?",
    re.IGNORECASE,
)
_MONTHS = {name: at for at, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}  # noqa: SIM905
_NO_MAIL_YET = dt.date(1970, 1, 2)
_REPLY = re.compile(r"(?:re|aw|sv|vs|antw|res|rv|odp|ynt|rif|ref)\s*(?:\[\d+\]|\(\d+\))?\s*:", re.IGNORECASE)


# --- text --------------------------------------------------------------------------------------------


def text(raw: bytes) -> str:
    """Return a field as text: UTF-8, else the set of Western Windows, in which every byte means something."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def decoded(field: str) -> str:
    """Return a field with its encoded words read; a letter that was cut between two of them is put together."""
    if "=?" not in field:
        return field
    joined = _BETWEEN_WORDS.sub("?==?", field)
    pieces: list[str] = []
    end, held, its_set = 0, b"", ""
    for word in _WORD.finditer(joined):
        charset = word[1].partition("*")[0].lower()
        if held and (word.start() != end or charset != its_set):
            pieces.append(_read(held, its_set))
            held = b""
        pieces.append(joined[end : word.start()])
        end, its_set = word.end(), charset
        held += _bytes(word[2], word[3])
    pieces += [_read(held, its_set), joined[end:]]
    return "".join(pieces)


def _bytes(way: str, words: str) -> bytes:
    """Return the bytes of an encoded word, as many of them as are sound."""
    raw = words.encode(errors="replace")
    if way in "qQ":
        return quopri.decodestring(raw, header=True)
    bare = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    whole = bare[: len(bare) - (len(bare) % 4 == 1)]
    try:
        return base64.b64decode(whole + b"=" * (-len(whole) % 4))
    except binascii.Error:
        return raw


def _read(raw: bytes, charset: str) -> str:
    """Return bytes as text in the set that the mail names, or in the likeliest."""
    if not raw:
        return ""
    if charset.replace("-", "_") not in _NO_SETS:
        try:
            return raw.decode(charset)
        except (LookupError, ValueError):
            pass
    return text(raw)


def is_reply(subject: str) -> bool:
    """Tell whether a subject says that this answers another mail."""
    return bool(_REPLY.match(subject.lstrip()))


# --- people ------------------------------------------------------------------------------------------


class Mailbox(NamedTuple):
    """Someone in a field of a mail: the name that stands there, or nothing, and the address in small letters."""

    name: str
    address: str


def mailboxes(field: str) -> list[Mailbox]:
    """Return who stands in a field, at most `ADDRESSES_MOST` of them; what has no address is left out."""
    plain = _PLAIN.fullmatch(field)
    if plain:
        return [Mailbox(name_of(plain[1], plain[2]), address)] if (address := address_of(plain[2])) else []
    if _BARE.fullmatch(field.strip()):
        return [Mailbox("", address)] if (address := address_of(field)) else []
    found = []
    for mailbox in _split(field):
        found.append(mailbox)
        if len(found) == ADDRESSES_MOST:
            break
    return found


def _split(field: str) -> Iterator[Mailbox]:
    """Return the mailboxes of a list, one by one; quotes, remarks and names of groups are minded."""
    words: list[str] = []
    address = remark = ""
    for token in [*_TOKEN.finditer(field), None]:
        if token is None or token["end"]:
            said = "".join(words).strip()
            if token is not None and not address and "@" not in said and len(said) < _NAME_MOST:
                words.append(", ")  # a comma in a name that nobody quoted
                continue
            name, _space, bare = ("", "", address) if address else said.rpartition(" ")
            if one := address_of(bare):
                yield Mailbox(name_of(said if address else name or remark, one), one)
            words, address, remark = [], "", ""
        elif token["quoted"] is not None:
            words.append(re.sub(r"\\(.)", r"\1", token["quoted"]))
        elif token["address"] is not None:
            address = address or token["address"]
        elif token["remark"] is not None:
            remark = token["remark"]
        elif token["text"]:
            # “Team: jo@x.org” is a group, and its name nobody's.
            *group, text_ = token["text"].rpartition(":")
            words = [text_] if group[1] else [*words, text_]


def address_of(given: str) -> str:
    """Return an address in small letters; nothing where it is none."""
    address = given.strip().strip("'\"<>").lower().removeprefix("mailto:").removesuffix(".")
    return address if len(address) <= _ADDRESS_MOST and _ADDRESS.match(address) else ""


def name_of(given: str, address: str) -> str:
    """Return a name as people write it: decoded, without quotes, “Byron, Ada” turned round; nothing for an address."""
    name = " ".join(decoded(given).split()).strip(_QUOTES + ",")[:_NAME_MOST]
    if not name or "@" in name or name.lower() == address.lower():
        return ""
    turned = _LAST_FIRST.fullmatch(name)
    if turned and turned[2].lower().strip(". ") not in _SUFFIXES:
        name = f"{turned[2].strip()} {turned[1].strip()}"
    return name


# --- days --------------------------------------------------------------------------------------------


class Moment(NamedTuple):
    """When a mail was written: the day on its writer's calendar, and the seconds by which mails are put in order."""

    day: dt.date
    seconds: int


def moment(field: str) -> Moment | None:
    """Return the moment that a field Date names; None where it names none, or one before there was mail."""
    given = field[:_DATE_MOST].strip()
    plain = _DATE.match(given)
    if plain:
        number, month, year, hour, minute, second, zone = plain.groups()
        sides = (int(zone[1:3]) * 3600 + int(zone[3:]) * 60) * (-1 if zone[0] == "-" else 1) if zone else 0
        clock = (int(hour), int(minute), int(second or 0))
        return _moment((int(year), _MONTHS.get(month.lower(), 0), int(number)), clock, sides)
    from email.utils import parsedate_tz  # noqa: PLC0415  megabytes, for dates that are written oddly only

    try:
        found = parsedate_tz(given)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return _moment(found[:3], found[3:6], found[9] or 0) if found else None


def start_moment(start: bytes) -> Moment | None:
    """Return the moment in the line that starts a mail, None where there is none."""
    found = start_day(start)
    if found is None:
        return None
    month = _MONTHS.get(found["month"].decode().lower(), 0)
    clock = (int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    return _moment((int(found["year"]), month, int(found["day"])), clock, 0)


def _moment(calendar: tuple[int, int, int], clock: tuple[int, int, int], zone: int) -> Moment | None:
    try:
        day = dt.date(*calendar)
    except ValueError:
        return None
    if day < _NO_MAIL_YET:
        return None
    hour, minute, second = clock
    return Moment(day, day.toordinal() * 86_400 + hour * 3600 + minute * 60 + second - zone)
