"""Beside other journals and address books of the terminal: `python benchmarks/peers.py`.

Each holds the same people and entries, and answers by its own command the question of the morning, and takes a new
entry. They answer different questions, and none of them ranks or reminds as `netj due` does: what is compared is how
long a person waits. Who is not on the PATH is named and left out.
"""

import argparse
import datetime as dt
import json
import shlex
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import running
import tables
from journals import TODAY, Size, built

ENTRIES = (0, 100, 1_000, 10_000, 100_000)
#: Entries that each person has, in the mean.
_EACH = 10
#: Runs of what takes long stop after so many seconds, but not before the third.
_PATIENCE, _LEAST = 15.0, 3
MORNING, ENTRY = ASKED = ("The question of the morning", "A new entry")
_NOTE = "caught up on the phone about the new place and the old band"


class Peer(NamedTuple):
    """Another program, and what one would type there."""

    name: str
    #: The program's own answer to "what about today", and its way to note something.
    morning: tuple[str, ...]
    entry: tuple[str, ...]
    #: Writes as many entries, and a tenth as many people, into a folder.
    fill: Callable[[Path, int], None]
    variables: Callable[[Path], dict[str, str]]
    version: tuple[str, ...]
    #: What is typed for a new entry.
    typed: bytes = b""
    #: Exit codes besides 0 with which it says that there is nothing.
    empty: tuple[int, ...] = ()


def _people(entries: int) -> list[str]:
    return [f"Person{number} Example" for number in range(entries // _EACH)]


def _days(entries: int) -> Iterator[tuple[str, dt.date]]:
    """Return whom an entry is about, and its day, oldest first."""
    people = _people(entries)
    for number in range(entries):
        yield people[number * 7919 % len(people)], TODAY - dt.timedelta((entries - number) * 3650 // entries + 1)


# --- the others --------------------------------------------------------------------------------------


def _fill_khard(folder: Path, entries: int) -> None:
    cards = folder / "cards"
    cards.mkdir()
    for number, name in enumerate(_people(entries)):
        first, last = name.split()
        born = f"19{50 + number % 50}-{1 + number % 12:02}-{1 + number % 28:02}"
        notes = "\\n".join(f"{day}: {_NOTE}" for day in ("2025-01-02", "2026-02-03"))
        lines = ("BEGIN:VCARD", "VERSION:3.0", f"UID:{number}", f"FN:{name}", f"N:{last};{first};;;", f"BDAY:{born}")
        text = "\r\n".join((*lines, f"NOTE:{notes}", "END:VCARD", ""))
        (cards / f"{number}.vcf").write_text(text, encoding="utf-8", newline="")
    settings = f"[addressbooks]\n[[people]]\npath = {cards}\n[general]\ndefault_action = list\n"
    (folder / "khard.conf").write_text(settings, encoding="utf-8")


def _fill_jrnl(folder: Path, entries: int) -> None:
    book = folder / "jrnl.txt"
    with book.open("w", encoding="utf-8") as file:
        for name, day in _days(entries):
            file.write(f"[{day} 09:00] met @{name.split()[0]}.\n{_NOTE}\n\n")
    off = "{body: none, date: none, tags: none, title: none}"
    settings = {
        "colors": off,
        "default_hour": 9,
        "default_minute": 0,
        "editor": "''",
        "encrypt": "false",
        "highlight": "false",
        "indent_character": "'|'",
        "journals": f"{{default: {{journal: '{book}'}}}}",
        "linewrap": 79,
        "tagsymbols": "'@'",
        "template": "false",
        "timeformat": "'%Y-%m-%d %H:%M'",
        "version": "v4.6",
    }
    text = "".join(f"{name}: {value}\n" for name, value in settings.items())
    (folder / "jrnl.yaml").write_text(text, encoding="utf-8")


def _fill_task(folder: Path, entries: int) -> None:
    (folder / "tasks").mkdir()
    settings = f"data.location={folder}/tasks\nconfirmation=no\nverbose=nothing\ngc=on\n"
    (folder / "taskrc").write_text(settings, encoding="utf-8")
    tasks = [
        {
            "description": f"{name}: {_NOTE}",
            "project": name.split()[0],
            "status": "pending" if number % _EACH == 0 else "completed",
            "entry": f"{day:%Y%m%d}T090000Z",
            "due": f"{TODAY + dt.timedelta(number % 90):%Y%m%d}T090000Z",
        }
        | ({} if number % _EACH == 0 else {"end": f"{day:%Y%m%d}T100000Z"})
        for number, (name, day) in enumerate(_days(entries))
    ]
    if tasks:
        file = folder / "tasks.json"
        file.write_text(json.dumps(tasks), encoding="utf-8")
        running.run(("task", "import", str(file)), _task(folder))


def _fill_buku(folder: Path, entries: int) -> None:
    running.run(
        (*_buku(), "-a", "https://example.org/none", "--title", "Nobody"),
        running.environment(None, XDG_DATA_HOME=str(folder)),
    )
    db = sqlite3.connect(folder / "buku" / "bookmarks.db")
    db.executemany(
        "INSERT INTO bookmarks (URL, metadata, tags, desc) VALUES (?, ?, ?, ?)",
        (
            (f"https://example.org/{number}", name, f",{name.split()[0].lower()},", f"{day}: {_NOTE}")
            for number, (name, day) in enumerate(_days(entries))
        ),
    )
    db.commit()
    db.close()


def _fill_hledger(folder: Path, entries: int) -> None:
    with (folder / "hledger.journal").open("w", encoding="utf-8") as file:
        for name, day in _days(entries):
            file.write(f"{day} {_NOTE}\n    people:{name.split()[0].lower()}  1 h\n    time\n\n")


def _buku() -> tuple[str, ...]:
    return ("buku", "--nostdin", "--offline", "--np", "--nc")


def _task(folder: Path) -> dict[str, str]:
    return running.environment(None, TASKRC=str(folder / "taskrc"))


PEERS = (
    Peer(
        "khard",
        ("khard", "-c", "khard.conf", "list"),
        ("khard", "-c", "khard.conf", "new", "-a", "people"),
        _fill_khard,
        lambda folder: running.environment(None, HOME=str(folder)),
        ("khard", "--version"),
        typed=b"First name : Quentin\nLast name : Fairweather\nFormatted name : Quentin Fairweather\n",
        empty=(1,),
    ),
    Peer(
        "jrnl",
        ("jrnl", "--config-file", "jrnl.yaml", "-n", "5", "--short"),
        ("jrnl", "--config-file", "jrnl.yaml", f"today: met @Quentin. {_NOTE}"),
        _fill_jrnl,
        lambda folder: running.environment(None, HOME=str(folder)),
        ("jrnl", "--version"),
    ),
    Peer(
        "taskwarrior",
        ("task", "next", "limit:5"),
        ("task", "add", _NOTE, "project:quentin", "due:2026-12-01"),
        _fill_task,
        _task,
        ("task", "--version"),
        empty=(1,),
    ),
    Peer(
        "buku",
        (*_buku(), "-p", "-5"),
        (*_buku(), "-a", "https://example.org/new-{run}", "--title", "Quentin Fairweather"),
        _fill_buku,
        lambda folder: running.environment(None, XDG_DATA_HOME=str(folder)),
        ("buku", "--version"),
    ),
    Peer(
        "hledger",
        ("hledger", "-f", "hledger.journal", "balance", "people", "--depth", "2", "--sort"),
        ("hledger", "-f", "hledger.journal", "add", TODAY.isoformat(), _NOTE, "people:quentin", "1 h", "time"),
        _fill_hledger,
        lambda folder: running.environment(None, HOME=str(folder)),
        ("hledger", "--version"),
        typed=b"\n\n\n\n\n\n\ny\n.\n",
    ),
)


# --- measuring ---------------------------------------------------------------------------------------


class Line(NamedTuple):
    """One command line of one program, ready to be run."""

    words: tuple[str, ...]
    variables: Mapping[str, str]
    typed: bytes = b""
    accepted: tuple[int, ...] = (0,)


#: By question and program: seconds of user and system.
Waits = dict[str, dict[str, float]]


def waits(folder: Path, peers: Sequence[Peer], entries: int, runs: int) -> Waits:
    """Return what both questions cost everyone with as many entries."""
    programs = {"netj": ours(_made(folder / "netj"), entries)}
    programs |= {peer.name: theirs(peer, _made(folder / peer.name), entries) for peer in peers}
    return {question: _in_turn({name: lines[question] for name, lines in programs.items()}, runs) for question in ASKED}


def ours(folder: Path, entries: int) -> dict[str, Line]:
    """Return what is asked of netj, with a journal of as many entries."""
    journal = folder / "journal.db"
    if entries:
        shutil.copy(built(Size(max(1, entries // _EACH), entries)), journal)
    variables = running.environment(journal)
    entry = (*running.netj(), "add", "Quentin{run} Fairweather", "--on", TODAY.isoformat())
    return {MORNING: Line((*running.netj(), "due"), variables), ENTRY: Line(entry, variables)}


def theirs(peer: Peer, folder: Path, entries: int) -> dict[str, Line]:
    """Return what is asked of another program, with as many entries of its own."""
    peer.fill(folder, entries)
    variables = peer.variables(folder)
    accepted = (0,) if entries else (0, *peer.empty)
    return {
        MORNING: Line(_in_folder(peer.morning, folder), variables, accepted=accepted),
        ENTRY: Line(_in_folder(peer.entry, folder), variables, peer.typed),
    }


def _in_folder(line: Sequence[str], folder: Path) -> tuple[str, ...]:
    """Return a command line whose settings or book, named after the program, lies in a folder."""
    return tuple(str(folder / word) if word.startswith(f"{line[0]}.") else word for word in line)


def _in_turn(lines: Mapping[str, Line], runs: int) -> dict[str, float]:
    """Run all programs in turn, and return the median of each; who takes long is not run more than three times."""
    costs: dict[str, list[running.Cost]] = {name: [] for name in lines}
    for number in range(runs + 1):
        for name, line in lines.items():
            past = costs[name]
            if len(past) > _LEAST and sum(cost.elapsed for cost in past) > _PATIENCE:
                continue
            words = [word.replace("{run}", chr(ord("a") + number)) for word in line.words]
            past.append(running.run(words, line.variables, typed=line.typed, accepted=line.accepted))
    # The first run fills the caches of the system.
    return {name: running.median(cost.seconds for cost in past[1:]) for name, past in costs.items()}


# --- showing -----------------------------------------------------------------------------------------


def shown(found: Mapping[int, Waits]) -> str:
    """Return a table for each question: milliseconds, and how many times as long as ours."""
    return "\n\n".join(_question(question, found) for question in ASKED)


def _question(question: str, found: Mapping[int, Waits]) -> str:
    names = next(iter(found.values()))[question]
    rows = [[name, *(_cell(name, waited[question]) for waited in found.values())] for name in names]
    return tables.table([question, *(f"{many:,} entries" for many in found)], rows)


def _cell(name: str, seconds: Mapping[str, float]) -> str:
    """Return what one program took, and how many times as long as netj, or what part of it."""
    own, other = seconds["netj"], seconds[name]
    if name == "netj":
        return f"{own * 1000:,.0f} ms"
    times = f"{other / own:.1f}×" if other >= own else f"1/{own / other:.1f}"
    return f"{other * 1000:,.0f} ms ({times})"


def _asked(peers: Sequence[Peer]) -> str:
    rows = [
        [peer.name, _version(peer), f"`{shlex.join(peer.morning)}`", f"`{shlex.join(peer.entry)}`"] for peer in peers
    ]
    own = ["netj", "this one", "`netj due`", "`netj add Quentin Fairweather --on 2026-11-23`"]
    return tables.table(["program", "version", "the question of the morning", "a new entry"], [own, *rows])


def _version(peer: Peer) -> str:
    with tempfile.TemporaryDirectory() as name:
        output = running.run(peer.version, peer.variables(Path(name))).output.decode("utf-8", "replace")
    return next((word.strip(",") for word in output.split() if word.lstrip("v")[:1].isdigit()), "unknown")


def main() -> int:
    """Measure, and print or write the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entries", default=",".join(map(str, ENTRIES)), help="how many, several with commas")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="put the outcome into docs/performance.md")
    given = parser.parse_args()
    entries = [int(many) for many in given.entries.split(",")]
    here = [peer for peer in PEERS if shutil.which(peer.version[0])]
    found = {}
    for many in entries:
        print(f"{many:,} entries: netj", *(peer.name for peer in here), file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory() as name:
            found[many] = waits(Path(name), here, many, given.runs)
    import machine

    missing = ", ".join(peer.name for peer in PEERS if peer not in here)
    parts = [
        machine.made_by(),
        "User and system time, medians of runs in turn; in brackets, how many times what netj takes, or what part.",
        shown(found),
        _asked(here),
    ]
    parts += [f"Not installed here, and not measured: {missing}."] if missing else []
    text = "\n\n".join(parts)
    if given.write:
        tables.write("peers", text)
    else:
        print(text)
    return 0


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


if __name__ == "__main__":
    sys.exit(main())
