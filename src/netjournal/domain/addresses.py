"""Addresses as they are compared: when two e-mails, phone numbers or links are the same one."""

import functools
import re
from urllib.parse import unquote

#: Fewer digits are a short number inside a house or a network, and say nothing of who it is.
_PHONE_LEAST = 7
#: The longest code of a country, with a trunk zero that stays in a few of them.
_COUNTRY_MOST = 4
_EXTENSION = re.compile(r"(?:;ext=|\bext(?:ension)?\.?|\bramal|\bx|#)\s*:?\s*(\d{1,7})\s*$", re.IGNORECASE)
#: Mailboxes that belong to an office rather than to a person.
_OFFICES = frozenset(
    {
        *("admin", "bookings", "comercial", "contact", "contacto", "contato", "enquiries", "events", "hello", "help"),
        *("info", "jobs", "kontakt", "mail", "marketing", "office", "press", "reservas", "sales", "secretaria"),
        *("service", "suporte", "support", "team", "vendas", "webmaster", "atendimento"),
    }
)
_GOOGLE = frozenset({"gmail.com", "googlemail.com"})
_SITES = {"x.com": "twitter.com", "mobile.twitter.com": "twitter.com", "m.facebook.com": "facebook.com"}
#: Paths on well-known sites that are the page of a firm or a group.
_OF_MANY = re.compile(r"^linkedin\.com/(company|school|groups)/|^facebook\.com/(groups|pages)/")


@functools.lru_cache(maxsize=1024)
def email(value: str) -> str:
    """Return an e-mail as it is compared: without case, tag, and what Google passes over."""
    address = value.strip().casefold().removeprefix("mailto:").strip("<> ")
    box, _at, domain = address.rpartition("@")
    if not box or not domain:
        return address
    bare = box.split("+", 1)[0] or box
    if domain in _GOOGLE:
        return f"{bare.replace('.', '') or bare}@gmail.com"
    return f"{bare}@{domain}"


def is_shared_email(value: str) -> bool:
    """Tell whether several people may read an address."""
    return email(value).partition("@")[0] in _OFFICES


@functools.lru_cache(maxsize=1024)
def link(value: str) -> str:
    """Return a link as it is compared: without scheme, `www`, query and the country of a profile."""
    bare = unquote(value.strip()).casefold()
    bare = re.sub(r"^[a-z][a-z0-9+.-]*://", "", bare).removeprefix("www.")
    bare = re.split(r"[?#]", bare, maxsplit=1)[0].rstrip("/")
    site, slash, path = bare.partition("/")
    if site.endswith(".linkedin.com"):
        site = "linkedin.com"
    if site == "linkedin.com" and path.startswith("in/"):
        path = "/".join(path.split("/")[:2])  # a profile has a page for each language
    return f"{_SITES.get(site, site)}{slash}{path}"


def is_shared_link(value: str) -> bool:
    """Tell whether a link may be the page of a firm, a group or a family rather than of one person."""
    bare = link(value)
    return "/" not in bare or _OF_MANY.match(bare) is not None


@functools.lru_cache(maxsize=1024)
def _phone(value: str) -> tuple[bool, str, str]:
    """Return whether a number says its country, its digits without what is dialled before them, and its extension."""
    given = value.strip().removeprefix("tel:")
    found = _EXTENSION.search(given)
    extension = found[1] if found else ""
    given = given[: found.start()] if found else given
    is_whole = given.lstrip("( ").startswith(("+", "00"))
    digits = "".join(str(int(c)) for c in given.replace("(0)", "") if c.isdecimal())
    return is_whole, digits.lstrip("0"), extension


def is_same_phone(one: str, two: str) -> bool:
    """Tell whether two numbers are the same, also where one is written with its country and the other without."""
    mine, theirs = _phone(one), _phone(two)
    if mine[2] != theirs[2] or min(len(mine[1]), len(theirs[1])) < _PHONE_LEAST:
        return False
    if mine[1] == theirs[1]:
        return True
    if mine[0] == theirs[0]:
        return False
    whole, short = (mine[1], theirs[1]) if mine[0] else (theirs[1], mine[1])
    return whole.endswith(short) and 0 < len(whole) - len(short) <= _COUNTRY_MOST


def says_country(value: str) -> bool:
    """Tell whether a number is written with its country."""
    return _phone(value)[0]


def phone_tail(value: str) -> str:
    """Return the end of a number, which it shares with every other way to write it; empty where it is too short."""
    digits = _phone(value)[1]
    return digits[-_PHONE_LEAST:] if len(digits) >= _PHONE_LEAST else ""
