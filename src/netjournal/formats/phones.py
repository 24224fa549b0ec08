"""Phone numbers in one spelling, so that the same one is known again however it was typed.

The library for it is in the extra `[import]`; without it, and where a number makes no sense, it stays as typed.
"""

import functools
import importlib.util
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

#: More is no number, and would only keep the library busy.
_LONGEST = 60
_PREFIX = re.compile(r"^\s*(tel:|phone:)\s*", re.IGNORECASE)


@functools.cache
def is_installed() -> bool:
    """Tell whether the library is here that knows how numbers are spelled."""
    return importlib.util.find_spec("phonenumbers") is not None


@functools.lru_cache(maxsize=4096)
def international(value: str, region: str) -> str:
    """Return a number with its country, such as “+44 20 7946 0018”; as typed where it cannot be told.

    Args:
        value: the number, as somebody typed it.
        region: the country of numbers that name none, such as “GB”; empty for unknown.
    """
    found = _read(value, region)
    if found is None:
        return value
    import phonenumbers  # noqa: PLC0415  loaded where it was read

    return phonenumbers.format_number(found, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


@functools.lru_cache(maxsize=4096)
def variants(value: str, region: str) -> tuple[str, ...]:
    """Return the spellings in which the same number may stand in a journal already: as given, whole, national."""
    found = _read(value, region)
    if found is None:
        return (value,)
    import phonenumbers  # noqa: PLC0415  loaded where it was read

    forms = phonenumbers.PhoneNumberFormat
    whole = phonenumbers.format_number(found, forms.E164)
    spelled = (
        value,
        phonenumbers.format_number(found, forms.INTERNATIONAL),
        whole,
        f"00{whole[1:]}",
        phonenumbers.format_number(found, forms.NATIONAL),
    )
    return tuple(dict.fromkeys(spelled))


def _read(value: str, region: str) -> "PhoneNumber | None":
    """Return a number that makes sense, None where it does not or the library is not installed."""
    given = _PREFIX.sub("", value).strip()
    if not region and given.startswith("00"):
        given = f"+{given[2:]}"
    if not given or len(given) > _LONGEST or not (region or given.startswith("+")):
        return None
    try:
        import phonenumbers  # noqa: PLC0415  heavy, and needed for imports only
    except ImportError:
        return None
    try:
        found = phonenumbers.parse(given, region.upper() or None)
    except phonenumbers.NumberParseException:
        return None
    # One that is possible within a town only lacks its area code, and would be another one with a country before it.
    is_whole = phonenumbers.is_possible_number_with_reason(found) == phonenumbers.ValidationResult.IS_POSSIBLE
    return found if is_whole else None
