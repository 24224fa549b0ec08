"""The journals that are measured: how large they are, on which day they are asked, and where they are kept."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

#: The day on which the commands are run: NETJ_TODAY. The last entries are of the day before.
TODAY = dt.date(2026, 11, 23)
#: The one who is met most.
BUSIEST = "Busy Bee"
#: A word that one note in a hundred thousand holds.
RARE = "zanzibar"


class Size(NamedTuple):
    """How large a journal is."""

    people: int
    exchanges: int

    def __str__(self) -> str:
        return f"{self.people:,} / {self.exchanges:,}"


SIZES = {
    "small": Size(100, 1_000),
    "usual": Size(1_000, 10_000),
    "busy": Size(5_000, 250_000),
    "vast": Size(20_000, 1_000_000),
    "large": Size(100_000, 10_000_000),
}


def folder() -> Path:
    """Return where built journals are kept from one run to the next: NETJ_BENCHMARKS, or a folder for passing files."""
    given = os.environ.get("NETJ_BENCHMARKS")
    return Path(given) if given else Path(os.environ.get("TMPDIR", "/tmp")) / "netjournal-benchmarks"


def built(size: Size) -> Path:
    """Return the journal of a size, made now unless it is there; by a program of its own, whose memory ends with it."""
    path = folder() / f"{size.people}-{size.exchanges}.db"
    if not path.exists():
        print(f"building {size} …", file=sys.stderr, flush=True)
        maker = Path(__file__).with_name("build.py")
        words = [str(path), "--people", str(size.people), "--exchanges", str(size.exchanges)]
        # What it says is no part of a table that goes to standard output.
        subprocess.run([sys.executable, str(maker), *words], check=True, stdout=2)
    return path
