"""Make a journal of any size in bulk, the same for the same numbers: `python benchmarks/build.py FILE`.

People are met by a power law, each for a spell of the ten years; every exchange stands in an encounter of its own
with a note of 60 characters. Rows go in as the program's own storage package writes an import, in the order of their
dates, as a journal grows; ties and their checkpoints are told by the function that an import uses; `netj doctor` is
content with the outcome. What makes it fast and is no way to treat a journal that matters: nothing is flushed to the
disk before the end, nothing can be taken back, checks wait for `doctor`, and indexes are made after the rows are in.

Two processes share the work. One writes people and encounters into the journal. The other writes the exchanges into a
file beside it, and tells the ties from them while the first copies them into the journal.
"""

import argparse
import contextlib
import os
import sqlite3
import sys
import time
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path
from typing import Any

import entries
import filling
import people
from journals import Size

from netjournal.dates import now
from netjournal.storage import building, depth_keeping, schema
from netjournal.storage.journal import Journal

#: Bytes of a page of the file beside: large ones are quicker to fill.
_PAGE = 8192
_TIES = ("tie", "checkpoint")


def build(path: Path, size: Size, seed: int = 1) -> None:
    """Make a journal of this size at `path`, where nothing must stand yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside, beside = (path.with_name(f"{path.name}.{what}") for what in ("part", "exchanges"))
    for left in (aside, beside):
        left.unlink(missing_ok=True)
    building.build(aside)
    try:
        with ProcessPoolExecutor(1) as other:
            # It begins before the journal is open: it must not share the open file.
            other.submit(os.getpid).result()
            with contextlib.closing(filling.opened(aside)) as journal:
                _fill(journal, beside, size, seed, other)
    finally:
        beside.unlink(missing_ok=True)
    aside.rename(path)


def _fill(journal: Journal, beside: Path, size: Size, seed: int, other: Executor) -> None:
    said = _Said("journal")
    stamp = now().isoformat(timespec="seconds")
    when = entries.met(size, seed)
    said("who is met when")
    exchanges = other.submit(_exchanges, beside, when, seed, stamp)
    ties = other.submit(_ties, beside, size.people)
    with journal.step(f"build {size}: people and encounters") as step:
        people.write(step, size.people, seed)
        indexes = filling.without_indexes(journal, "encounter")
        digests = filling.fill(journal, entries.ENCOUNTER, entries.encounters(when, seed), stamp)
        filling.remember(step, "encounter", digests)
        said("people and encounters")
        filling.make_indexes(journal, indexes)
        said("indexes")
        filling.index_words(journal, "encounter")
        said("full text")
    digests = exchanges.result()
    said("waited for exchanges")
    journal.connection.execute("ATTACH ? AS other", (str(beside),))
    with journal.step(f"build {size}: exchanges") as step:
        filling.bring_over(journal, "exchange")
        filling.remember(step, "exchange", digests)
        said("exchanges brought over")
        for fact, rows in ties.result().items():
            filling.write(journal, fact, rows)
        said("ties")


def _exchanges(beside: Path, when: entries.Met, seed: int, stamp: str) -> list[filling.Digest]:
    """Write all exchanges into a file beside the journal, in a process of its own, and return their digests."""
    said = _Said("exchanges")
    _make_beside(beside)
    with contextlib.closing(filling.opened(beside)) as journal, journal.writing():
        indexes = filling.without_indexes(journal, "exchange")
        digests = filling.fill(journal, entries.EXCHANGE, entries.exchanges(when, seed), stamp)
        said("exchanges")
        filling.make_indexes(journal, indexes)
        said("indexes")
        filling.index_words(journal, "exchange")
        said("full text")
    return digests


def _make_beside(path: Path) -> None:
    """Make an empty journal that declares what any does, but has large pages."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA page_size = {_PAGE}")
    connection.executescript(f"BEGIN;\n{schema.script()}COMMIT;")
    connection.close()


def _ties(beside: Path, many: int) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows of ties and of their checkpoints, told from the file beside by the program's own function.

    It writes them into passing tables that hide those of the file, which is being copied meanwhile.
    """
    said = _Said("exchanges")
    connection = sqlite3.connect(f"file:{beside}?mode=ro", uri=True, isolation_level=None)
    with contextlib.closing(Journal(connection, beside)) as journal, journal.one_view():
        for fact in _TIES:
            declared = journal.one("SELECT sql FROM sqlite_master WHERE name = ?", (fact,))
            connection.execute(declared.replace("CREATE TABLE", "CREATE TEMPORARY TABLE", 1))
        depth_keeping.rebuild_many(journal, range(1, many + 1))
        said("ties")
        return {fact: journal.rows(f"SELECT * FROM temp.{fact}") for fact in _TIES}


class _Said:
    """Tells on standard error what took a process how long, and how much of it the processor worked."""

    def __init__(self, who: str) -> None:
        self.who = who
        self.last = self._now()

    def _now(self) -> tuple[float, float]:
        return time.perf_counter(), time.process_time()

    def __call__(self, what: str) -> None:
        now = self._now()
        took, worked = (new - old for new, old in zip(now, self.last, strict=True))
        if took > 1:
            print(f"  {self.who}: {what}: {took:.0f} s, {worked:.1f} s of CPU", file=sys.stderr, flush=True)
        self.last = now


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
