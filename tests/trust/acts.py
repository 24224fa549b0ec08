"""What a person may be doing when something goes wrong: each act is done wholly or not at all."""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from trust.ground import Field, House, Ran, csv_of, from_museum, live, old_versions

#: What differs from run to run: ids, and the times at which rows were written.
_PASSING = re.compile(r"^[0-9a-f]{8}-[0-9a-f-]{27}$|^\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*$")
#: Rows of the file that is imported.
ROWS = 120


class Act(NamedTuple):
    """One act: what must be there before it, its command line, and the file that it makes, if any."""

    name: str
    furnish: Callable[[House], object]
    args: tuple[str, ...]
    #: The file that the act makes: nothing of it is there, or all.
    makes: str = ""
    #: Whether the journal itself is written to.
    writes: bool = True


def _with_file(house: House) -> None:
    live(house)
    rows = [(f"2026-{1 + n % 9:02}-{1 + n % 28:02}", f"Import {n % 40}", "gave", f"thing {n}") for n in range(ROWS)]
    csv_of(house, "in.csv", [("date", "name", "way", "what"), *rows])


def _with_redo(house: House) -> None:
    live(house)
    house.must("log", "priya", "a walk")
    house.must("undo")


def _with_backup(house: House) -> None:
    live(house)
    house.must("backup")
    house.must("add", "After The Backup", "--unmet")


def _nothing(_house: House) -> None:
    """Leave the house empty."""


def _old(version: str) -> Callable[[House], None]:
    return lambda house: from_museum(house, version)


ACTS: tuple[Act, ...] = (
    Act("add", live, ("add", "Jo Park", "--met", "PyCon Leeds", "--got", "guidance: where to begin")),
    Act("first add", _nothing, ("add", "Jo Park", "--unmet")),
    Act("log", live, ("log", "priya", "a long walk", "--gave", "referral: to Ade", "--owe", "a book")),
    Act("import", _with_file, ("import", "in.csv", "--yes")),
    Act("merge", live, ("merge", "Sam Okafor", "Samuel Okafor", "--yes")),
    Act("undo", live, ("undo",)),
    Act("redo", _with_redo, ("redo",)),
    Act("edit", live, ("edit", "priya", "--org", "Another Firm")),
    Act("remove", live, ("remove", "Priya Nair", "--yes")),
    Act("done", live, ("done", "the outline")),
    Act("backup", live, ("backup", "copy.db"), makes="copy.db", writes=False),
    Act("export", live, ("export", "json", "all.json"), makes="all.json", writes=False),
    Act("restore", _with_backup, ("restore", "--yes")),
    *(Act(f"migration from {version}", _old(version), ("list", "--all")) for version in old_versions()),
)


def available(field: Field) -> list[Act]:
    """Return the acts that this program has: those that go well where nothing is wrong."""
    return [act for act in ACTS if essence_after(field, act) is not None]


class Outcome(NamedTuple):
    """What a journal holds before an act and after it, and what the act does to files."""

    before: Counter[str]
    after: Counter[str]
    acts: int
    seconds: float


_known: dict[tuple[int, str], Outcome | None] = {}


def essence_after(field: Field, act: Act) -> Outcome | None:
    """Return what becomes of an act where nothing is wrong; None where this program does not know it."""
    key = (id(field), act.name)
    if key not in _known:
        house = ready(field, act)
        before = essence(house.copy())  # a look may bring an old journal up to date
        ran = house.netj(*act.args, fault=("count", 0, False, str(house.folder))) if field.server.can_fail else None
        ran = ran or house.netj(*act.args)
        fresh = ready(field, act)
        seconds = fresh.netj(*act.args).seconds
        _known[key] = Outcome(before, essence(house), ran.acts, seconds) if ran.code == 0 else None
    return _known[key]


def ready(field: Field, act: Act) -> House:
    """Return a house in which the act is about to be done."""
    return field.model(act.furnish.__name__ if act.furnish.__name__ != "<lambda>" else act.name, act.furnish)


def essence(house: House) -> Counter[str]:
    """Return every value that the journal holds, by its own export, apart from ids and times of writing."""
    found: Counter[str] = Counter()

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            for key, part in value.items():
                if key not in ("created", "changed", "at", "time"):
                    walk(part)
        elif isinstance(value, list):
            for part in value:
                walk(part)
        elif not (isinstance(value, str) and _PASSING.match(value)):
            found[f"{type(value).__name__} {value}"] += 1

    facts = house.facts()
    walk(facts)
    return found if facts is not None else Counter({"unreadable": 1})


def judged(act: Act, house: House, ran: Ran, known: Outcome, *, was_killed: bool) -> list[str]:
    """Return what is wrong after an act that was disturbed; nothing, where it was done wholly or not at all."""
    wrong = []
    if not was_killed and not ran.is_clean:
        wrong.append(f"no clean end: {ran}")
    sound = house.is_sound()
    if sound.code:
        wrong.append(f"doctor: {sound}")
    now = essence(house)
    is_before, is_after = now == known.before, now == known.after
    if not (is_before or is_after):
        wrong.append(f"half done: missing {list(known.before - now)[:4]}, more {list(now - known.before)[:4]}")
    elif ran.is_acknowledged and not is_after and not act.makes:
        wrong.append(f"acknowledged, but lost: {ran}")
    wrong += _judged_file(act, house, ran)
    return wrong


def _judged_file(act: Act, house: House, ran: Ran) -> list[str]:
    """Return what is wrong with the file that an act makes."""
    made = house.files / act.makes if act.makes else None
    if made is None:
        return []
    if not made.exists():
        return [f"acknowledged, but there is no file: {ran}"] if ran.is_acknowledged else []
    return [] if is_whole(made) else [f"half a file: {made.name}"]


def is_whole(made: Path) -> bool:
    """Tell whether a copy of a journal, or an export of it, is whole."""
    try:
        if made.suffix == ".json":
            return bool(json.loads(made.read_text(encoding="utf-8"))["contacts"])
        with closing(sqlite3.connect(made)) as connection:
            return (
                connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
                and connection.execute("SELECT count(*) FROM contact").fetchone()[0] > 0
            )
    except (ValueError, KeyError, sqlite3.Error):
        return False
