"""What passed in a made-up journal: who is met on which day, and the rows that this makes.

Everything is drawn from the seed, each table from chances of its own, so that several processes can draw at once and
the same numbers always make the same journal.
"""

import datetime as dt
import itertools
import random
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from journals import RARE, TODAY, Size

from netjournal.storage.bulk import BATCH

YEARS = 10
#: How much less each next person is met than the one before: rank to the power of this.
POWER = 0.8
NOTE = 60
SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "wen", "zi", "hal", "jor", "fen")
SOURCE = "bench"


class Table(NamedTuple):
    """How a table is filled."""

    fact: str
    #: The columns that differ from row to row, in the order of the table, the key first; and how `repr` prints each:
    #: texts here are of plain letters, so that nothing must be escaped.
    given: Mapping[str, str]
    #: Those that are the same in all rows, but for the stamps; what is neither is empty.
    same: Mapping[str, Any]


_NUMBER, _TEXT, _TEXT_OR_NONE = "%d", "'%s'", "%r"
ENCOUNTER = Table(
    "encounter",
    {
        "id": _NUMBER,
        "uid": _TEXT,
        "date": _TEXT,
        "channel": _TEXT_OR_NONE,
        "note": _TEXT,
        "started_by": _TEXT_OR_NONE,
    },
    {"source": SOURCE},
)
EXCHANGE = Table(
    "exchange",
    {
        "id": _NUMBER,
        "uid": _TEXT,
        "encounter": _NUMBER,
        "contact": _NUMBER,
        "date": _TEXT,
        "way": _TEXT,
        "kind": _TEXT,
        "what": _TEXT_OR_NONE,
        "value": _NUMBER,
    },
    {"by_hand": 0},
)

_HELP = ("guidance", "referral", "emotional", "practical", "information")
_WAYS = (("shared", ("conversation",)), ("shared", ("conversation",)), ("gave", _HELP), ("got", _HELP))
_VALUES = (2, 3, 3, 3, 4)
#: Everything of an encounter, and of an exchange, that one number decides: as likely, each, as its parts are.
_MANNERS = tuple(itertools.product(("in-person", "video", "call", "message", "email", None), ("me", "them", None)))
_DEEDS = tuple((way, kinds[at % len(kinds)], value) for way, kinds in _WAYS for at in range(5) for value in _VALUES)
#: A power of two: halves of notes are chosen by bits.
_PHRASES = 4096


class Met(NamedTuple):
    """Who is met, in the order of the days: a person's key, and the day counted from the first, of each entry."""

    people: "array[int]"
    days: "array[int]"


def met(size: Size, seed: int) -> Met:
    """Return who is met when: each person as often as their share is, within a spell of the ten years."""
    chance = random.Random(f"{seed} met")
    span = YEARS * 365
    by_day = [array("I") for _ in range(span)]
    for key, many in enumerate(_shares(size), 1):
        # People come and go: each has a spell, the busiest all of the time.
        length = span if key == 1 else max(30, int(span * chance.random()))
        first = span - length if chance.random() < 0.3 else chance.randrange(span - length + 1)  # noqa: PLR2004
        for number in _numbers(chance, "I", many):
            by_day[first + (number * length >> 32)].append(key)
    people, days = array("I"), array("H")
    for day, keys in enumerate(by_day):
        people.extend(keys)
        days.extend(itertools.repeat(day, len(keys)))
    return Met(people, days)


def _shares(size: Size) -> list[int]:
    """Return how many exchanges each person has: a power law, and the sum is as asked for."""
    weights = [(rank + 1) ** -POWER for rank in range(size.people)]
    scale = size.exchanges / sum(weights)
    shares = [int(weight * scale) for weight in weights]
    shares[0] += size.exchanges - sum(shares)
    return shares


def _numbers(chance: random.Random, code: str, many: int) -> "array[int]":
    """Return so many whole numbers that fill the width of an array's type code: far quicker than one by one."""
    numbers = array(code)
    numbers.frombytes(chance.randbytes(many * numbers.itemsize))
    return numbers


def encounters(when: Met, seed: int) -> Iterator[list[tuple[Any, ...]]]:
    """Return the rows of encounters for `ENCOUNTER`, a batch at a time."""
    chance = random.Random(f"{seed} encounters")
    ones, twos = _halves(seed)
    for keys, _people, dates in _batches(when):
        manners, starts, ends = (_numbers(chance, "H", len(keys)) for _ in range(3))
        rows = [
            (key, uid, date, channel, ones[start % _PHRASES] + twos[end % _PHRASES], started_by)
            for key, uid, date, (channel, started_by), start, end in zip(
                keys, uids("e", keys), dates, _each(_MANNERS, manners), starts, ends, strict=True
            )
        ]
        if keys[0] % 100_000 == 1:
            rows[0] = _with_rare(rows[0])
        yield rows


def _with_rare(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return an encounter with the rare word in the middle of its note."""
    key, uid, date, channel, note, started_by = row
    half = NOTE // 2
    return key, uid, date, channel, f"{note[:half]}{RARE} {note[half:]}"[:NOTE], started_by


def exchanges(when: Met, seed: int) -> Iterator[list[tuple[Any, ...]]]:
    """Return the rows of exchanges, one in each encounter, for `EXCHANGE`, a batch at a time."""
    chance = random.Random(f"{seed} exchanges")
    for keys, people, dates in _batches(when):
        deeds = _each(_DEEDS, _numbers(chance, "H", len(keys)))
        yield [
            (key, uid, key, contact, date, way, kind, None if key % 20 else "how to price a workshop", value)
            for key, uid, contact, date, (way, kind, value) in zip(
                keys, uids("a", keys), people, dates, deeds, strict=True
            )
        ]


def _batches(when: Met) -> Iterator[tuple[range, "array[int]", list[str]]]:
    """Return keys, people and dates of the entries that share a digest."""
    first, many = TODAY - dt.timedelta(YEARS * 365), len(when.people)
    dates = [(first + dt.timedelta(day)).isoformat() for day in range(YEARS * 365)]
    for at in range(0, many, BATCH):
        days = when.days[at : at + BATCH]
        yield range(at + 1, at + 1 + len(days)), when.people[at : at + BATCH], [dates[day] for day in days]


def _each(choices: Sequence[Any], numbers: Iterable[int]) -> Iterator[Any]:
    """Return a choice for each number; there are so few choices that each is as likely, to half a percent."""
    many = len(choices)
    return (choices[number % many] for number in numbers)


def uids(kind: str, keys: Iterable[int]) -> Iterator[str]:
    """Return public ids that sort as the keys do, so that writing them is quick."""
    return (f"{key:08x}-be9c-5000-8000-00000000000{kind}" for key in keys)


def _halves(seed: int) -> tuple[list[str], list[str]]:
    """Return first and second halves of notes, made of words as frequent as words are."""
    chance = random.Random(f"{seed} words")
    words = ["".join(chance.choices(SYLLABLES, k=2 + at % 3)) for at in range(5000)]
    sums = list(itertools.accumulate(1 / (at + 1) for at in range(len(words))))
    half = (NOTE - 1) // 2
    phrases = [" ".join(chance.choices(words, cum_weights=sums, k=9))[:half].ljust(half, "s") for _ in range(_PHRASES)]
    return [f"{phrase} " for phrase in phrases], [f"{phrase}." for phrase in phrases]
