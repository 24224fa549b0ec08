"""Make a journal of any size in bulk, the same for the same numbers: `python benchmarks/build.py FILE`.

People are met by a power law, each for a spell of the ten years; every exchange stands in an encounter of its own
with a note of 60 characters. Rows go in as the program's own storage package writes an import, in the order of their
dates, as a journal grows; `netj doctor` is content with the outcome. What makes it fast and is no way to treat a
journal that matters: nothing is flushed to the disk before the end, checks wait for `doctor`, and indexes are made
anew after the rows are in. Rows are drawn, and ties worked out, by as many processes as there are processors.
"""

import argparse
import itertools
import multiprocessing
import os
import random
import sqlite3
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from multiprocessing.pool import Pool
from pathlib import Path
from typing import Any

import entries
from entries import SYLLABLES
from journals import BUSIEST, Size

from netjournal import text
from netjournal.storage import building, bulk, depth, depth_keeping, schema
from netjournal.storage.journal import Journal, Step

SPHERES = ("rust", "design", "choir", "school", "work", "climbing", "volunteering", "family")
COMMUNITIES = 20
_PRAGMAS = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000", "ignore_check_constraints = ON")
#: Ties are shared out to the processes by so many parts, and tasks wait for each other so far ahead.
_PARTS, _AHEAD = 64, 4
#: Bytes of words that full text holds in memory before it writes them.
_HELD = 256_000_000


def build(path: Path, size: Size, seed: int = 1) -> None:
    """Make a journal of this size at `path`, where nothing must stand yet."""
    aside = path.with_name(f"{path.name}.part")
    aside.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    building.build(aside)
    # A process that is split off later would share the open file.
    with multiprocessing.Pool(os.cpu_count()) as pool:
        connection = sqlite3.connect(aside, isolation_level=None)
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        journal = Journal(connection, aside)
        try:
            _fill(journal, size, seed, pool)
        finally:
            journal.close()
    aside.rename(path)


def _fill(journal: Journal, size: Size, seed: int, pool: Pool) -> None:
    said = _Said()
    with journal.step(f"build {size}") as step:
        _people(step, size.people, random.Random(seed))
        indexes = _without_indexes(journal)
        columns = {fact: _columns(journal, fact) for fact in ("encounter", "exchange")}
        for pair in _ahead(pool, entries.tasks(size, seed, step.now, columns)):
            for fact, drawn in zip(columns, pair, strict=True):
                _insert(step, fact, drawn)
        said("people, encounters and exchanges")
        for fact in columns:
            _index(journal, fact)
        said("full text")
        for sql in indexes:
            journal.connection.execute(sql)
        said("indexes")
    with journal.writing():
        marks = ", ".join("?" * len(_columns(journal, "tie")))
        for ties in pool.imap_unordered(_ties, [(journal.path, part, size.people) for part in range(_PARTS)]):
            journal.connection.executemany(f"INSERT INTO tie VALUES ({marks})", ties)
    said("ties")


class _Said:
    """Tells on standard error what took how long."""

    def __init__(self) -> None:
        self.last = time.perf_counter()

    def __call__(self, what: str) -> None:
        now = time.perf_counter()
        if now - self.last > 1:
            print(f"  {what}: {now - self.last:.0f} s", file=sys.stderr, flush=True)
        self.last = now


# --- people ------------------------------------------------------------------------------------------


def names(people: int) -> list[str]:
    """Return so many different names, as long as names are; the first is the one who is met most."""
    return [BUSIEST, *itertools.islice(_made_up(), people - 1)]


def _made_up() -> Iterator[str]:
    firsts = ["".join(parts).capitalize() for parts in itertools.product(SYLLABLES, repeat=2)]
    lasts = ["".join(parts).capitalize() for parts in itertools.product(SYLLABLES, repeat=3)]
    for round_ in range(len(lasts)):
        for at, first in enumerate(firsts):
            yield f"{first} {lasts[(at * 17 + round_) % len(lasts)]}"


def _people(step: Step, people: int, chance: random.Random) -> None:
    called = names(people)
    keys = range(1, people + 1)
    orgs = [f"{a}{b} & Co".title() for a in SYLLABLES for b in SYLLABLES]
    columns: dict[str, Iterable[Any]] = {
        "uid": entries.uids("c", keys),
        "name": called,
        "folded": map(text.folded, called),
        "org": chance.choices(orgs, k=people),
        "location": chance.choices(("Leeds", "Porto", "Lisbon", "Recife", "Ghent", None), k=people),
        "pinned": (int(key % 997 == 1) for key in keys),
        "pace": (14 if key % 499 == 2 else None for key in keys),  # noqa: PLR2004  a few
        "snoozes": itertools.repeat(0),
        "source": itertools.repeat("bench"),
    }
    _write(step, "contact", keys, columns)
    for name in SPHERES:
        step.insert("sphere", name=name, folded=text.folded(name))
    for number in range(1, COMMUNITIES + 1):
        step.insert("community", name=f"Circle {number}", folded=f"circle {number}", kind="meetup")
    reached = [key for key in keys if key % 4 == 0]
    mails = [f"person{key}@example.org" for key in reached]
    handles = {
        "uid": entries.uids("d", reached),
        "contact": reached,
        "kind": itertools.repeat("email"),
        "value": mails,
        "folded": mails,
    }
    _write(step, "handle", range(1, len(mails) + 1), handles)
    spheres = chance.choices(range(1, len(SPHERES) + 1), k=people)
    _write(step, "contact_sphere", keys, {"contact": keys, "sphere": spheres})
    members = [key for key in keys if key % 3 == 0]
    circles = chance.choices(range(1, COMMUNITIES + 1), k=len(members))
    _write(step, "membership", range(1, len(members) + 1), {"contact": members, "community": circles})


def _write(step: Step, fact: str, keys: range, columns: Mapping[str, Iterable[Any]]) -> None:
    order = _columns(step.journal, fact)
    bulk.insert_many(step, fact, entries.rows(order, keys, columns, step.now))


def _columns(journal: Journal, fact: str) -> tuple[str, ...]:
    return tuple(row[1] for row in journal.rows(f"PRAGMA table_info({fact})"))


# --- what passed -------------------------------------------------------------------------------------


def _ahead(pool: Pool, tasks: Iterable[entries.Chunk]) -> Iterator[tuple[entries.Drawn, entries.Drawn]]:
    """Return what the tasks draw, in their order, a few of them at work meanwhile and no more in memory."""
    waiting = []
    for task in tasks:
        waiting.append(pool.apply_async(entries.drawn, (task,)))
        if len(waiting) > _AHEAD:
            yield waiting.pop(0).get()
    for left in waiting:
        yield left.get()


def _insert(step: Step, fact: str, drawn: entries.Drawn) -> None:
    """Write rows as `bulk.insert_many` does, but for their digests, which came with them, and for full text."""
    marks = ", ".join("?" * len(drawn.rows[0]))
    step.journal.connection.executemany(f"INSERT INTO {fact} VALUES ({marks})", drawn.rows)
    first, last = drawn.rows[0][0], drawn.rows[-1][0]
    for start, digest in zip(range(first, last + 1, bulk.BATCH), drawn.digests, strict=True):
        end = min(start + bulk.BATCH - 1, last)
        step.journal.connection.execute(
            "INSERT INTO batch (step, fact, first, last, digest) VALUES (?, ?, ?, ?, ?)",
            (step.keep_id(), fact, start, end, digest),
        )


def _index(journal: Journal, fact: str) -> None:
    """Put all words of a table into full text at once, held in memory until it is much: nothing is merged twice."""
    execute, names = journal.connection.execute, ", ".join(schema.SEARCHED[fact])
    execute(f"INSERT INTO {fact}_fts ({fact}_fts, rank) VALUES ('hashsize', {_HELD})")
    execute(f"INSERT INTO {fact}_fts (rowid, {names}) SELECT id, {names} FROM {fact}")
    # Only for this: a journal keeps no such setting.
    execute(f"DELETE FROM {fact}_fts_config WHERE k = 'hashsize'")


def _without_indexes(journal: Journal) -> list[str]:
    """Drop the indexes of the largest tables, and return how to make them again."""
    found = journal.rows(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        " AND tbl_name IN ('encounter', 'exchange')"
    )
    for name, _sql in found:
        journal.connection.execute(f"DROP INDEX {name}")
    return [sql for _name, sql in found]


def _ties(task: tuple[Path, int, int]) -> list[tuple[Any, ...]]:
    """Return the rows of one part of all ties; in a process of its own."""
    path, part, people = task
    journal = Journal(sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None), path)
    try:
        gates = depth.stored_gates(journal)
        contacts = range(part + 1, people + 1, _PARTS)
        return [depth_keeping.row(contact, depth.rebuilt(journal, contact), gates) for contact in contacts]
    finally:
        journal.close()


def main() -> int:
    """Make one journal and say what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--exchanges", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.file.exists():
        parser.error(f"{given.file} exists")
    start, cpu = time.perf_counter(), sum(os.times()[:4])
    build(given.file, Size(given.people, given.exchanges), given.seed)
    took, worked = time.perf_counter() - start, sum(os.times()[:4]) - cpu
    size = given.file.stat().st_size / 1e6
    print(f"{Size(given.people, given.exchanges)}: {took:.1f} s, {worked:.1f} s of CPU, {size:,.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
