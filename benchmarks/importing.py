"""How fast a file is imported against the least that SQLite could do, and how fast notes are searched.

`measure.py` prints both. Run by itself, this counts instructions of the first instead of time, which takes some ten
minutes and is the same on a busy machine.
"""

import csv
import json
import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import running
import tables
from journals import BUSIEST, RARE, TODAY, Size

_PEOPLE = 1000
_RUNS = 5
#: Shares of the bare rate that an import must reach, and megabytes it may take.
BARE, BARE_WITH_TEXT, MEMORY = 0.60, 0.45, 60
#: What the bar of an import on a terminal may add to it.
BAR = 0.02

#: Reads the same file, holds its rows ready, and tells what writing them costs: one executemany a table, one
#: transaction, the same tables and indexes, opened as an import opens them; no full text, no history, no ties.
_EXECUTEMANY = """
import csv, os, sys, uuid
from pathlib import Path
from netjournal.storage import transfer
from netjournal.storage.journal import Journal
journal = Journal.to_write(Path(sys.argv[2]))
transfer.make_room(journal)
db = journal.connection
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    read = list(csv.DictReader(file))
names = {name: key for key, name in enumerate(dict.fromkeys(row["name"] for row in read), 1)}
now, uids = "2026-11-23T00:00:00+00:00", iter(lambda: str(uuid.uuid4()), "")
def table(fact, given):
    order = [column[1] for column in db.execute(f"PRAGMA table_info({fact})")]
    stamped = ({"uid": next(uids), "created": now, "changed": now} | row for row in given)
    return fact, [tuple(row.get(column) for column in order) for row in stamped]
rows = [
    table("contact", ({"id": key, "name": name, "folded": name.lower(), "pinned": 0, "snoozes": 0}
        for name, key in names.items())),
    table("encounter", ({"id": key, "date": row["date"], "source": "csv"} for key, row in enumerate(read, 1))),
    table("exchange", ({"id": key, "encounter": key, "contact": names[row["name"]], "date": row["date"],
        "way": row["way"], "kind": "conversation", "what": row["what"] or None, "value": 3, "by_hand": 0}
        for key, row in enumerate(read, 1))),
]
start = sum(os.times()[:2])
with journal.writing():
    for fact, ready in rows:
        db.executemany(f"INSERT INTO {fact} VALUES ({', '.join('?' * len(ready[0]))})", ready)
print(sum(os.times()[:2]) - start)
"""

#: What is looked for: what is quick by itself, and what has to be made so. Of the last, whole words leave room on the
#: page, so that all words which they begin are looked for: 180 words that stand in every second note, for one.
SEARCHES = {
    "a rare word": RARE,
    "a frequent word": "ba",
    "two frequent words": "ba de",
    "the name of one person": BUSIEST,
    "the beginning of all that begin with a letter": "b",
    "the beginning of a rare word": RARE[:4],
    "words of which one is nowhere": "ba nowhere",
    "a rare word and a frequent one": f"{RARE} ba",
}

_FIND = """
import datetime as dt, json, sys, time
from pathlib import Path
from netjournal.services import people
from netjournal.storage.journal import Journal
journal = Journal.to_read(Path(sys.argv[1]))
today = dt.date.fromisoformat(sys.argv[2])
took = {}
for words in sys.argv[3:]:
    times = []
    for _ in range(7):
        start = time.process_time()
        people.find(journal, words, today)
        times.append((time.process_time() - start) * 1000)
    took[words] = sorted(times)[3]
print(json.dumps(took))
"""


def searching(journals: Sequence[Path], sizes: Sequence[Size]) -> str:
    """Return a table of how long a search takes in a process that is running already."""
    found = []
    for journal in journals:
        args = (sys.executable, "-c", _FIND, str(journal), TODAY.isoformat(), *SEARCHES.values())
        found.append(json.loads(running.run(args, running.environment(journal)).output))
    rows = [[label, *(f"{took[word]:.1f}" for took in found), "5"] for label, word in SEARCHES.items()]
    head = "`find`, newest first, milliseconds of processor time in a process that is running already, median of seven:"
    return f"{head}\n\n{tables.table(['search for', *map(str, sizes), 'at most'], rows)}"


def compared(rows: int) -> str:
    """Return a table of what an import costs against bare `executemany` of the same rows."""
    table = [
        _row("no words", rows, "", BARE),
        _row("60 characters of words in each row", rows, "x", BARE_WITH_TEXT),
    ]
    head = (
        f"Import of {rows:,} exchanges with {_PEOPLE:,} people from a CSV file into a new journal, state kept, against"
        f" bare `executemany`: one for each table, into the same tables and indexes, opened with the same settings, in"
        f" one transaction, with all rows held ready; no full text, no history, no ties. Rows a second of user and"
        f" system time: of the whole process of the import, its start and the reading of the file too, and of the bare"
        f" writing and its commit alone. Medians of {_RUNS} runs in turn:"
    )
    heads = ["rows hold", "bare", "`netj import`", "share", "at least", "peak MB", "at most"]
    return f"{head}\n\n{tables.table(heads, table)}"


def _row(label: str, rows: int, words: str, least: float) -> list[str]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "rows.csv"
        _write_rows(file, rows, words=bool(words))
        bare, whole, memory = [], [], 0.0
        for _ in range(_RUNS):
            bare.append(_bare(file, folder))
            cost = _imported(file, folder)
            whole.append(cost.seconds)
            memory = max(memory, cost.memory)
    slow, fast = rows / running.median(whole), rows / running.median(bare)
    share = f"{slow / fast:.0%}"
    return [label, f"{fast:,.0f}", f"{slow:,.0f}", share, f"{least:.0%}", f"{memory:.0f}", str(MEMORY)]


def _bare(file: Path, folder: Path) -> float:
    journal = folder / "bare.db"
    journal.unlink(missing_ok=True)
    args = (sys.executable, "-c", _EXECUTEMANY, str(file), str(journal))
    return float(running.run(args, running.environment(journal)).output)


def _imported(file: Path, folder: Path) -> running.Cost:
    journal = folder / "journal.db"
    journal.unlink(missing_ok=True)
    args = (*running.netj(), "import", str(file), "--yes")
    return running.run(args, running.environment(journal))


def _write_rows(file: Path, rows: int, *, words: bool) -> None:
    chance = random.Random(1)
    syllables = "ba de ki lo mu na pe ri so tu va wen zi hal jor fen".split()  # noqa: SIM905
    vocabulary = ["".join(chance.choices(syllables, k=3)) for _ in range(3000)]
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("date", "name", "way", "what"))
        for number in range(rows):
            day = f"20{16 + number * 10 // rows:02}-{1 + number % 12:02}-{1 + number % 28:02}"
            what = " ".join(chance.choices(vocabulary, k=8))[:60] if words else ""
            writer.writerow(
                (day, f"Person {chance.randrange(_PEOPLE)}", chance.choice(("gave", "got", "shared")), what)
            )


# --- the same in instructions -------------------------------------------------------------------------

_COUNTED_ROWS = 20_000
#: A file of so many rows is long enough for a bar.
_BAR_ROWS = 40_000
#: Stands in the program above where its rows are ready and nothing of them is written.
_READY = "with journal.writing():"


def counted() -> str:
    """Return a table of what an import costs against bare `executemany`, in instructions a row."""
    lines = [
        _counted_row("no words", BARE, words=False),
        _counted_row("60 characters of words in each row", BARE_WITH_TEXT, words=True),
    ]
    head = f"The same of {_COUNTED_ROWS:,} rows, in instructions a row, counted by callgrind:"
    table = tables.table(["rows hold", "bare", "`netj import`", "share", "at least"], lines)
    return f"{head}\n\n{table}\n\n{_with_bar()}"


def _with_bar() -> str:
    """Return a sentence on what the bar costs that shows how far an import on a terminal is."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "rows.csv"
        _write_rows(file, _BAR_ROWS, words=True)
        without, with_ = (
            running.instructions(
                (*running.netj(), "import", str(file), "--yes"),
                running.environment(folder / f"{talks_there}.db"),
                terminal=True,
                talks_there=talks_there,
            )
            for talks_there in (False, True)
        )
    return (
        f"The bar on standard error that shows how far an import of {_BAR_ROWS:,} such rows is adds"
        f" {with_ / without - 1:+.2%} of instructions to it (at most {BAR:+.0%})."
    )


def _counted_row(label: str, least: float, *, words: bool) -> list[str]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "rows.csv"
        _write_rows(file, _COUNTED_ROWS, words=words)
        ready = _EXECUTEMANY.replace(_READY, f"os._exit(0)\n{_READY}")
        prepared, written = (
            running.instructions(
                (sys.executable, "-c", program, str(file), str(folder / f"{number}.db")), running.environment(None)
            )
            for number, program in enumerate((ready, _EXECUTEMANY))
        )
        journal = folder / "journal.db"
        whole = running.instructions((*running.netj(), "import", str(file), "--yes"), running.environment(journal))
    bare = written - prepared
    rows = (f"{many / _COUNTED_ROWS:,.0f}" for many in (bare, whole))
    return [label, *rows, f"{bare / whole:.0%}", f"{least:.0%}"]


if __name__ == "__main__":
    if running.can_count():
        tables.write("counted", counted()) if "--write" in sys.argv else print(counted())
    else:
        print("skipped: valgrind is not installed here, so no instructions were counted")
