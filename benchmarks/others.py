"""Other journals and address books of the terminal: what one would type there, and how each gets the same network.

A program gets people and entries by its own import or in its own format of files, whichever takes a hundred thousand;
the tags, projects and accounts of those that know no people are named after the person.
"""

import csv
import datetime as dt
import io
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import running
from journals import TODAY

#: A command of another program that has not ended after so many seconds is given up.
LIMIT = 60.0
#: Stands in a new entry for a letter that is another one in each run, so that each is about somebody new.
RUN = "{run}"
NEW, NOTE = f"Quentin{RUN} Fairweather", "caught up on the phone about the new place and the old band"


def tag(name: str) -> str:
    """Return a person's name as one word."""
    return name.replace(" ", "_")


class Entry(NamedTuple):
    """What passed with one person on one day."""

    name: str
    day: dt.date
    note: str


class Network(NamedTuple):
    """The people and entries that everyone gets, oldest first."""

    people: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()

    @classmethod
    def of(cls, journal: Path) -> "Network":
        """Read those of a journal, by its own exports."""
        people = csv.DictReader(io.StringIO(_exported(journal, "csv")))
        whole = json.loads(_exported(journal, "json"))
        names = {contact["uid"]: contact["name"] for contact in whole["contacts"]}
        entries = (
            Entry(names[exchange["contact"]], dt.date.fromisoformat(encounter["date"]), encounter["note"])
            for encounter in whole["encounters"]
            for exchange in encounter["exchanges"]
        )
        return cls(tuple(row["name"] for row in people), tuple(sorted(entries, key=lambda entry: entry.day)))

    def latest(self) -> dict[str, int]:
        """Return the place of each person's last entry."""
        return {entry.name: at for at, entry in enumerate(self.entries)}

    def is_named_in(self, text: str) -> bool:
        """Tell whether a text is about anybody here."""
        return any(name in text or tag(name) in text for name in self.people)


def _exported(journal: Path, form: str) -> str:
    return running.run((*running.netj(), "export", form), running.environment(journal)).output.decode()


#: Files in a program's folder that its command lines name.
_CARDS, _JRNL, _LEDGER = _FILES = ("khard.conf", "jrnl.yaml", "hledger.journal")


class Peer(NamedTuple):
    """Another program, and what one would type there."""

    name: str
    #: The program's own answer to "what about today", and its way to note something.
    morning: tuple[str, ...]
    entry: tuple[str, ...]
    #: Puts a network into a folder; returns the seconds that the program's own import took, if it has one.
    fill: Callable[[Path, Network], float | None]
    variables: Callable[[Path], Mapping[str, str]]
    version: tuple[str, ...]
    #: What tells how much it holds, and the number in it; without a pattern, it is the number of lines.
    total: tuple[str, ...]
    number: str = ""
    #: Whether it counts people, not entries.
    of_people: bool = False
    #: What is typed for a new entry.
    typed: str = ""
    #: Exit codes besides 0 with which it says that there is nothing.
    empty: tuple[int, ...] = ()

    def holds(self, folder: Path) -> int:
        """Return how much the program says that it holds."""
        words, accepted = in_folder(self.total, folder), (0, *self.empty)
        output = running.run(words, self.variables(folder), accepted=accepted, limit=LIMIT).output.decode()
        if not self.number:
            return sum(bool(line.strip()) for line in output.splitlines())
        found = re.search(self.number, output)
        return int(found[1]) if found else 0


def in_folder(line: Iterable[str], folder: Path) -> tuple[str, ...]:
    """Return a command line whose files of settings or entries lie in a folder."""
    return tuple(str(folder / word) if word in _FILES else word for word in line)


# --- how each is filled ------------------------------------------------------------------------------


def _khard(folder: Path, network: Network) -> None:
    """Write a card for each person, with all that passed in its note."""
    cards = folder / "cards"
    cards.mkdir()
    notes: dict[str, list[str]] = {name: [] for name in network.people}
    for name, day, note in network.entries:
        notes[name].append(f"{day}: {note}")
    for number, (name, lines) in enumerate(notes.items()):
        first, _, last = name.partition(" ")
        card = ("BEGIN:VCARD", "VERSION:3.0", f"UID:{number}", f"FN:{name}", f"N:{last};{first};;;")
        note = "\\n".join(lines)
        text = "\r\n".join((*card, *([f"NOTE:{note}"] if note else []), "END:VCARD", ""))
        (cards / f"{number}.vcf").write_text(text, encoding="utf-8", newline="")
    settings = f"[addressbooks]\n[[people]]\npath = {cards}\n[general]\ndefault_action = list\n"
    (folder / _CARDS).write_text(settings, encoding="utf-8")


def _jrnl(folder: Path, network: Network) -> None:
    """Write its file of entries, each with the person as a tag."""
    book = folder / "jrnl.txt"
    with book.open("w", encoding="utf-8") as file:
        for name, day, note in network.entries:
            file.write(f"[{day} 09:00] met @{tag(name)}.\n{note}\n\n")
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
    (folder / _JRNL).write_text(text, encoding="utf-8")


def _taskwarrior(folder: Path, network: Network) -> float | None:
    """Have it import tasks: what passed is done, and each person's last entry waits to be followed up."""
    (folder / "tasks").mkdir()
    settings = f"data.location={folder}/tasks\nconfirmation=no\nverbose=nothing\ngc=on\n"
    (folder / "taskrc").write_text(settings, encoding="utf-8")
    latest = network.latest()
    tasks = [
        {"description": note, "project": tag(name), "entry": f"{day:%Y%m%d}T090000Z"}
        | (
            {"status": "pending", "due": f"{day + dt.timedelta(30):%Y%m%d}T090000Z"}
            if latest[name] == at
            else {"status": "completed", "end": f"{day:%Y%m%d}T100000Z"}
        )
        for at, (name, day, note) in enumerate(network.entries)
    ]
    if not tasks:
        return None
    file = folder / "tasks.json"
    file.write_text(json.dumps(tasks), encoding="utf-8")
    return running.run(("task", "import", str(file)), _task(folder), limit=LIMIT).seconds


def _task(folder: Path) -> dict[str, str]:
    # Named twice, so that the tasks of whoever runs this stay as they are.
    return running.environment(None, TASKRC=str(folder / "taskrc"), TASKDATA=str(folder / "tasks"))


def _buku(folder: Path, network: Network) -> None:
    """Have it make its database, and write a bookmark there for each entry."""
    nobody = (*_BUKU, "-a", "https://example.org/none", "--title", "Nobody")
    running.run(nobody, _bookmarks(folder), limit=LIMIT)
    db = sqlite3.connect(folder / "buku" / "bookmarks.db")
    with db:
        db.execute("DELETE FROM bookmarks")
        db.executemany(
            "INSERT INTO bookmarks (URL, metadata, tags, desc) VALUES (?, ?, ?, ?)",
            (
                (f"https://example.org/{number}", name, f",{tag(name).lower()},", f"{day}: {note}")
                for number, (name, day, note) in enumerate(network.entries)
            ),
        )
    db.close()


def _hledger(folder: Path, network: Network) -> None:
    """Write its journal, an hour with a person for each entry."""
    with (folder / _LEDGER).open("w", encoding="utf-8") as file:
        for name, day, note in network.entries:
            file.write(f"{day} {note}\n    people:{tag(name)}  1 h\n    time\n\n")


def _bookmarks(folder: Path) -> Mapping[str, str]:
    return running.environment(None, XDG_DATA_HOME=str(folder), BUKU_DEFAULT_DBDIR=str(folder / "buku"))


_BUKU = ("buku", "--nostdin", "--offline", "--np", "--nc")


def _at_home(folder: Path) -> Mapping[str, str]:
    return running.environment(None, HOME=str(folder))


PEERS = (
    Peer(
        "khard",
        ("khard", "-c", _CARDS, "list"),
        ("khard", "-c", _CARDS, "new", "-a", "people"),
        _khard,
        _at_home,
        ("khard", "--version"),
        ("khard", "-c", _CARDS, "list", "--parsable"),
        of_people=True,
        typed=f"First name : Quentin{RUN}\nLast name : Fairweather\nFormatted name : {NEW}\nNote : {TODAY}, {NOTE}\n",
        empty=(1,),
    ),
    Peer(
        "jrnl",
        ("jrnl", "--config-file", _JRNL, "-n", "5", "--short"),
        ("jrnl", "--config-file", _JRNL, f"{TODAY} 09:00: met @{tag(NEW)}. {NOTE}"),
        _jrnl,
        _at_home,
        ("jrnl", "--version"),
        ("jrnl", "--config-file", _JRNL, "-to", "2100-01-01", "--short"),
    ),
    Peer(
        "taskwarrior",
        ("task", "next", "limit:5"),
        ("task", "add", NOTE, f"project:{tag(NEW)}", f"entry:{TODAY}", f"due:{TODAY + dt.timedelta(30)}"),
        _taskwarrior,
        _task,
        ("task", "--version"),
        ("task", "count"),
        number=r"(\d+)",
        empty=(1,),
    ),
    Peer(
        "buku",
        (*_BUKU, "-p", "-5"),
        (*_BUKU, "-a", f"https://example.org/new-{RUN}", tag(NEW), "--title", NEW, "-c", f"{TODAY}: {NOTE}"),
        _buku,
        _bookmarks,
        ("buku", "--version"),
        (*_BUKU, "-p", "--format", "1"),
    ),
    Peer(
        "hledger",
        ("hledger", "-f", _LEDGER, "balance", "people", "--depth", "2", "--sort"),
        ("hledger", "-f", _LEDGER, "add", f"{TODAY}", NOTE, f"people:{tag(NEW)}", "1 h"),
        _hledger,
        _at_home,
        ("hledger", "--version"),
        ("hledger", "-f", _LEDGER, "stats"),
        number=r"Transactions +: (\d+)",
        typed="\n\n\n\ntime\n\n.\ny\n.\n",
    ),
)
