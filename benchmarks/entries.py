"""What passed in a made-up journal: who is met on which day, and the rows that this makes, drawn in any process."""

import datetime as dt
import itertools
import random
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from journals import RARE, TODAY, Size

from netjournal.storage.bulk import BATCH

YEARS = 10
#: How much less each next person is met than the one before: rank to the power of this.
POWER = 0.8
NOTE = 60
#: Rows that are drawn together.
CHUNK = 50_000
SYLLABLES = ("ba", "de", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "wen", "zi", "hal", "jor", "fen")

_WAYS = ("shared", "shared", "gave", "got")
_KINDS = {
    "shared": ("conversation",),
    "gave": ("guidance", "referral", "emotional", "practical", "information"),
    "got": ("guidance", "referral", "emotional", "practical", "information"),
}
_CHANNELS = ("in-person", "video", "call", "message", "email", None)


class Chunk(NamedTuple):
    """A task: which rows are to be drawn."""

    seed: int
    #: The key of the first row.
    start: int
    days: "array[int]"
    people: "array[int]"
    now: str
    #: The columns of both tables, in their order.
    encounter: tuple[str, ...]
    exchange: tuple[str, ...]


class Drawn(NamedTuple):
    """Rows of one table, and the digest of each thousand."""

    rows: list[tuple[Any, ...]]
    digests: list[int]


def tasks(size: Size, seed: int, now: str, columns: Mapping[str, tuple[str, ...]]) -> Iterator[Chunk]:
    """Return all tasks of a journal, in the order of its days."""
    start = 1
    pairs = ((day, key) for day, keys in enumerate(_met(size, random.Random(seed))) for key in keys)
    while some := list(itertools.islice(pairs, CHUNK)):
        days, people = array("H", (day for day, _key in some)), array("I", (key for _day, key in some))
        yield Chunk(seed, start, days, people, now, columns["encounter"], columns["exchange"])
        start += len(some)


def _met(size: Size, chance: random.Random) -> list["array[int]"]:
    """Return for each day of the ten years the keys of those who are met."""
    span = YEARS * 365
    days = [array("I") for _ in range(span)]
    for key, many in enumerate(_shares(size), 1):
        # People come and go: each has a spell, the busiest all of the time.
        length = span if key == 1 else max(30, int(span * chance.random()))
        first = span - length if chance.random() < 0.3 else chance.randrange(span - length + 1)  # noqa: PLR2004
        for day in chance.choices(range(first, first + length), k=many):
            days[day].append(key)
    return days


def _shares(size: Size) -> list[int]:
    """Return how many exchanges each person has: a power law, and the sum is as asked for."""
    weights = [(rank + 1) ** -POWER for rank in range(size.people)]
    scale = size.exchanges / sum(weights)
    shares = [int(weight * scale) for weight in weights]
    shares[0] += size.exchanges - sum(shares)
    return shares


def drawn(task: Chunk) -> tuple[Drawn, Drawn]:
    """Return the rows of a task: encounters, and the exchange in each. The same task always makes the same rows."""
    many = len(task.days)
    keys = range(task.start, task.start + many)
    chance = random.Random(task.seed * 1_000_003 + task.start)
    first = TODAY - dt.timedelta(YEARS * 365)
    isos = {day: (first + dt.timedelta(day)).isoformat() for day in set(task.days)}
    dates = [isos[day] for day in task.days]
    ways = chance.choices(_WAYS, k=many)
    encounters = {
        "uid": uids("e", keys),
        "date": dates,
        "channel": chance.choices(_CHANNELS, k=many),
        "note": _notes(_phrases(task.seed), keys, chance),
        "started_by": chance.choices(("me", "them", None), k=many),
        "source": itertools.repeat("bench"),
    }
    exchanges = {
        "uid": uids("a", keys),
        "encounter": keys,
        "contact": task.people,
        "date": dates,
        "way": ways,
        "kind": (_KINDS[way][key % len(_KINDS[way])] for way, key in zip(ways, keys, strict=True)),
        "what": ("how to price a workshop" if key % 20 == 0 else None for key in keys),
        "value": chance.choices((2, 3, 3, 3, 4), k=many),
        "by_hand": itertools.repeat(0),
    }
    return (
        _digested(rows(task.encounter, keys, encounters, task.now)),
        _digested(rows(task.exchange, keys, exchanges, task.now)),
    )


def uids(kind: str, keys: Iterable[int]) -> Iterator[str]:
    """Return public ids that sort as the keys do, so that writing them is quick."""
    return (f"{key:08x}-be9c-5000-8000-00000000000{kind}" for key in keys)


def rows(
    order: Sequence[str], keys: Iterable[int], columns: Mapping[str, Iterable[Any]], now: str
) -> list[tuple[Any, ...]]:
    """Return rows whose columns are given by name; all others but the key and the stamps are empty."""
    assert columns.keys() <= set(order)
    given = {**columns, "id": keys, "created": itertools.repeat(now), "changed": itertools.repeat(now)}
    return list(zip(*(given.get(column, itertools.repeat(None)) for column in order), strict=False))


def _digested(found: list[tuple[Any, ...]]) -> Drawn:
    """Return rows with their digests, as `bulk.insert_many` takes them."""
    starts = range(0, len(found), BATCH)
    return Drawn(found, [zlib.crc32("".join(map(repr, found[at : at + BATCH])).encode()) for at in starts])


@cache
def _phrases(seed: int) -> list[str]:
    """Return halves of notes, made of words as frequent as words are."""
    chance = random.Random(seed)
    words = ["".join(chance.choices(SYLLABLES, k=2 + at % 3)) for at in range(5000)]
    weights = [1 / (at + 1) for at in range(len(words))]
    half = (NOTE - 1) // 2
    return [" ".join(chance.choices(words, weights, k=9))[:half].ljust(half, "s") for _ in range(4096)]


def _notes(phrases: list[str], keys: range, chance: random.Random) -> Iterator[str]:
    halves = zip(chance.choices(phrases, k=len(keys)), chance.choices(phrases, k=len(keys)), keys, strict=True)
    for one, two, key in halves:
        yield f"{one} {RARE} {two}"[:NOTE] if key % 100_000 == 1 else f"{one} {two}."
