"""What the records of our JSON may hold: the sections of a file, the keys of each record, and every value."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from netjournal import text
from netjournal.domain import asks, communities, introductions, needs, plan, promises, vanity, visible
from netjournal.domain.contacts import HANDLE_KINDS
from netjournal.domain.depth import BAND_NAMES
from netjournal.domain.exchanges import CHANNELS, KINDS, STARTERS, SUPPORTS, WAYS

Record = dict[str, Any]
Check = Callable[[Any], bool]

_UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", re.ASCII)


# --- what a value may be -----------------------------------------------------------------------------


def _is_uid(value: Any) -> bool:
    return isinstance(value, str) and _UID.fullmatch(value) is not None


def _is_day(value: Any) -> bool:
    return isinstance(value, str) and _DAY.fullmatch(value) is not None and _holds(dt.date.fromisoformat, value)


def _is_stamp(value: Any) -> bool:
    return isinstance(value, str) and _STAMP.fullmatch(value) is not None and _holds(dt.datetime.fromisoformat, value)


def _is_birthday(value: Any) -> bool:
    return _is_day(f"2000{value[1:]}" if isinstance(value, str) and value.startswith("--") else value)


def _is_bit(value: Any) -> bool:
    return type(value) is int and value in {0, 1}


def _holds(read: Callable[[str], object], value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True


def _number(least: int, most: int) -> Check:
    return lambda value: type(value) is int and least <= value <= most


def _text(most: int) -> Check:
    def check(value: Any) -> bool:
        return isinstance(value, str) and value.strip() != "" and bool(text.clean(value, "text", most))

    return check


def _one_of(choices: Iterable[str]) -> Check:
    known = frozenset(choices)
    return lambda value: isinstance(value, str) and value in known


def _maybe(check: Check) -> Check:
    return lambda value: value is None or check(value)


def _list_of(check: Check) -> Check:
    return lambda value: isinstance(value, list) and all(check(one) for one in value)


def _record(keys: Mapping[str, Check]) -> Check:
    def check(value: Any) -> bool:
        return isinstance(value, dict) and value.keys() == keys.keys() and all(keys[k](value[k]) for k in keys)

    return check


_NAME, _NOTE = _text(text.NAME_MOST), _text(text.NOTE_MOST)
_PACE = _maybe(_number(1, 36500))
_OWN = {"uid": _is_uid, "created": _is_stamp, "changed": _is_stamp}
_GROUP = {**_OWN, "name": _NAME, "pace": _PACE}
_HANDLE = {**_OWN, "kind": _one_of(HANDLE_KINDS), "value": _NOTE}
_EXCHANGE = {
    **_OWN,
    "contact": _is_uid,
    "way": _one_of(WAYS),
    "kind": _one_of(KINDS),
    "what": _maybe(_NOTE),
    "value": _number(1, 5),
    "by_hand": _is_bit,
}


# --- what a record holds -----------------------------------------------------------------------------

#: Each section of a file and the keys of its records, in the order in which they are written.
KEYS: dict[str, Mapping[str, Check]] = {
    "spheres": _GROUP,
    "communities": {**_GROUP, "kind": _maybe(_one_of(communities.KINDS))},
    "roles": _GROUP,
    "contacts": {
        **_OWN,
        "name": _NAME,
        **dict.fromkeys(("org", "title", "location", "met", "why", "note"), _maybe(_NOTE)),
        "birthday": _maybe(_is_birthday),
        "via": _maybe(_is_uid),
        "pace": _PACE,
        "pinned": _is_bit,
        "band": _maybe(_one_of(BAND_NAMES[:-1])),
        "archived": _maybe(_is_day),
        "snoozed_until": _maybe(_is_day),
        "snoozes": _number(0, 1_000_000),
        "source": _maybe(_NOTE),
        "handles": _list_of(_record(_HANDLE)),
        "spheres": _list_of(_is_uid),
        "communities": _list_of(_is_uid),
        "roles": _list_of(_NAME),
    },
    "encounters": {
        **_OWN,
        "date": _is_day,
        "channel": _maybe(_one_of(CHANNELS)),
        "place": _maybe(_NOTE),
        "community": _maybe(_is_uid),
        "note": _maybe(_NOTE),
        "started_by": _maybe(_one_of(STARTERS)),
        "source": _maybe(_NOTE),
        "exchanges": _list_of(_record(_EXCHANGE)),
    },
    "thanks": {
        **_OWN,
        "contact": _is_uid,
        "exchange": _is_uid,
        "opened": _is_day,
        "closed": _maybe(_is_day),
        "outcome": _maybe(_one_of(("said", "waived"))),
        "said": _maybe(_is_uid),
    },
    "promises": {
        **_OWN,
        "contact": _is_uid,
        "promised_by": _one_of(promises.MAKERS),
        "what": _NOTE,
        "made": _is_day,
        "due": _maybe(_is_day),
        "closed": _maybe(_is_day),
        "outcome": _maybe(_one_of(promises.OUTCOMES)),
        "exchange": _maybe(_is_uid),
    },
    "asks": {
        **_OWN,
        "contact": _is_uid,
        "kind": _one_of(asks.KINDS),
        "what": _maybe(_NOTE),
        "made": _is_day,
        "due": _maybe(_is_day),
        "answer": _maybe(_one_of(asks.ANSWERS)),
        "answered": _maybe(_is_day),
        "outcome": _maybe(_NOTE),
        "told": _maybe(_is_day),
        "closed": _maybe(_is_day),
        "exchange": _maybe(_is_uid),
    },
    "introductions": {
        **_OWN,
        "one": _is_uid,
        "two": _is_uid,
        "what": _maybe(_NOTE),
        "made": _is_day,
        "closed": _maybe(_is_day),
        "outcome": _maybe(_one_of(introductions.OUTCOMES)),
        "encounter": _maybe(_is_uid),
    },
    "relations": {**_OWN, "one": _is_uid, "two": _is_uid, "kind": _one_of(introductions.RELATIONS)},
    "own_memberships": {
        **_OWN,
        "community": _is_uid,
        "role": _maybe(_NOTE),
        "since": _maybe(_is_day),
        "until": _maybe(_is_day),
        "fee": _maybe(_NOTE),
        "renewal": _maybe(_is_day),
    },
    "needs": {
        **_OWN,
        "contact": _maybe(_is_uid),
        "side": _one_of(needs.SIDES),
        "kind": _maybe(_one_of(SUPPORTS)),
        "what": _NOTE,
        "since": _is_day,
        "closed": _maybe(_is_day),
        "outcome": _maybe(_one_of(("met", "dropped"))),
    },
    "goals": {
        **_OWN,
        "what": _NOTE,
        "measure": _maybe(_one_of(plan.MEASURES)),
        "subject": _maybe(_NOTE),
        "target": _number(1, plan.TARGET_MOST),
        "a_week": _is_bit,
        "ticks": _number(0, vanity.COUNT_MOST),
        "since": _is_day,
        "until": _maybe(_is_day),
        "closed": _maybe(_is_day),
        "outcome": _maybe(_one_of(("reached", "dropped"))),
    },
    "visible": {
        **_OWN,
        "date": _is_day,
        "what": _NOTE,
        "kind": _maybe(_one_of(visible.KINDS)),
        "community": _maybe(_is_uid),
        "contacts": _list_of(_is_uid),
    },
    "vanity": {**_OWN, "platform": _NAME, "date": _is_day, "count": _number(0, vanity.COUNT_MOST)},
    "properties": {**_OWN, "contact": _is_uid, "line": _NOTE},
    "apart": {**_OWN, "one": _is_uid, "two": _is_uid},
}
SECTIONS = tuple(KEYS)
#: All that a file of version 1 holds.
FIRST_SECTIONS = ("spheres", "communities", "contacts", "encounters", "thanks")
#: All that a file of version 2 holds.
SECOND_SECTIONS = tuple(section for section in SECTIONS if section not in {"properties", "apart"})
#: The sections of each version.
OF_VERSION = {1: FIRST_SECTIONS, 2: SECOND_SECTIONS, 3: SECTIONS}
#: Sections whose records are part of something else, or about no one entry.
UNCOUNTED = frozenset({"thanks", "properties", "apart"})
#: Records that count as entries by themselves; encounters count by what passed in them.
COUNTED = frozenset(SECTIONS) - {"spheres", "communities", "roles", "encounters"} - UNCOUNTED


# --- what the values of one record are to each other -------------------------------------------------


def _together(one: str, two: str) -> Check:
    return lambda record: (record[one] is None) == (record[two] is None)


def _apart(one: str, two: str) -> Check:
    return lambda record: bool(record[one] != record[two])


def _in_order(one: str, two: str) -> Check:
    return lambda record: record[one] is None or record[two] is None or bool(record[one] <= record[two])


def _measurable(measure: str, subject: str) -> Check:
    """Return the rule that what counts one kind names a kind that it counts."""

    def check(record: Any) -> bool:
        counted = plan.MEASURES.get(record[measure])
        return not (counted and counted.of_kinds and record[subject]) or record[subject] in counted.of_kinds

    return check


#: Pairs of keys whose values must fit together, and how.
RULES: dict[str, tuple[tuple[str, str, Check], ...]] = {
    section: tuple((one, two, rule(one, two)) for rule, one, two in rules)
    for section, rules in {
        "thanks": ((_together, "closed", "outcome"),),
        "promises": ((_together, "closed", "outcome"),),
        "asks": ((_together, "answer", "answered"),),
        "introductions": ((_apart, "one", "two"), (_together, "closed", "outcome")),
        "relations": ((_apart, "one", "two"),),
        "apart": ((_apart, "one", "two"),),
        "own_memberships": ((_in_order, "since", "until"),),
        "needs": ((_together, "closed", "outcome"),),
        "goals": ((_in_order, "since", "until"), (_together, "closed", "outcome"), (_measurable, "measure", "subject")),
    }.items()
}
