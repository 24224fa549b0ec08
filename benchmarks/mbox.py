"""How fast mail is imported, and in how much memory: `python benchmarks/mbox.py --mails 200000`.

Makes a mailbox as Google Takeout writes it: a third of the mail with people, spread over them by a power law, the
rest newsletters and machines; a head of fifty lines and a body of a few kilobytes each. Then it reads the mailbox,
in a process of its own that does nothing else, and imports it.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

import machine
import running
import tables

#: Megabytes that an import may take, however large the mailbox.
MEMORY = 60
_RUNS = 3
_ME = "me@example.org"
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

#: Reads a mailbox to its end, and counts what it says.
_READ = """
import datetime as dt, sys
from collections import Counter
from pathlib import Path
from netjournal.domain.transfer import Own
from netjournal.formats import mbox, reading
with reading.opened(Path(sys.argv[1])) as source:
    own = Own(dt.date(2026, 11, 23))
    print(dict(Counter(type(found).__name__ for found in mbox.read([source], own))))
"""


def write(file: Path, mails: int, people: int) -> None:
    """Write a mailbox of so many mails with so many people, the same for the same numbers."""
    chance = random.Random(4)
    noise = [f"X-Header-{number}: {chance.randbytes(24).hex()}\r\n" for number in range(40)]
    body = "".join(f"{chance.randbytes(38).hex()}\r\n" for _line in range(50))
    weights = [1 / (number + 1) for number in range(people)]
    correspondents = chance.choices(range(people), weights, k=mails)
    with file.open("w", encoding="utf-8", newline="") as stream:
        for number, other in enumerate(correspondents):
            stream.write(_mail(chance, number, mails, other) + "".join(noise) + "\r\n" + body + "\r\n")


def _mail(chance: random.Random, number: int, mails: int, other: int) -> str:
    """Return the start of a mail: the line that parts mails, and the fields that matter."""
    days = number * 3650 // mails
    year, month, day = 2016 + days // 365, days % 365 // 31, 1 + days % 28
    clock = f"{chance.randrange(24):02}:{chance.randrange(60):02}:00"
    start = f"From {1_500_000_000_000_000_000 + number}@xxx {_WEEKDAYS[day % 7]} {_MONTHS[month]} {day:02} {clock}"
    date = f"{_WEEKDAYS[day % 7]}, {day:02} {_MONTHS[month]} {year} {clock} +0000"
    person, me = f"Person Number{other} <person{other}@example.com>", f"Me Myself <{_ME}>"
    sent = chance.random() < 0.5  # noqa: PLR2004  half of the mail with people is yours
    kind = chance.choice(("person", "list", "machine"))
    to, of = (person, me) if sent else (me, person)
    if kind != "person":
        to, of = me, f"Shop {other} <{'no-reply' if kind == 'machine' else 'shop'}@shop{other}.example>"
    label = "Sent" if of == me else "Inbox,Opened"
    lines = [
        f"{start} +0000 {year}",
        f"X-GM-THRID: {1_500_000_000_000_000_000 + number // 3}",
        f"X-Gmail-Labels: {label}",
        *([f"Delivered-To: {_ME}"] if of != me else []),
        f"From: {of}",
        f"To: {to}",
        f"Subject: =?UTF-8?Q?A_word_n=C2=BA_{number}?=",
        f"Date: {date}",
        f"Message-ID: <{number}@example.com>",
        *([f"In-Reply-To: <{number - 1}@example.com>"] if number % 3 else []),
        *(["List-Unsubscribe: <https://shop.example/out>"] if kind == "list" else []),
    ]
    return "".join(f"{line}\r\n" for line in lines)


def measured(mails: int, people: int) -> str:
    """Return a table of what reading and importing a mailbox cost."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "mail.mbox"
        write(file, mails, people)
        size = file.stat().st_size / 1e6
        rows = [
            _row("read", mails, (sys.executable, "-c", _READ, str(file)), None),
            _row("`netj import`", mails, (*running.netj(), "import", str(file), "--yes"), folder / "journal.db"),
        ]
    head = f"A mailbox of {mails:,} mails, {size:,.0f} MB, with {people:,} people; medians of {_RUNS}:"
    return f"{head}\n\n{tables.table(['', 'seconds', 'mails a second', 'MB a second', 'peak MB', 'at most'], rows)}"


def _row(label: str, mails: int, args: tuple[str, ...], journal: Path | None) -> list[str]:
    costs = []
    for _run in range(_RUNS):
        if journal is not None:
            journal.unlink(missing_ok=True)
        costs.append(running.run(args, running.environment(journal)))
    seconds = running.median(cost.seconds for cost in costs)
    megabytes = Path(args[-1] if journal is None else args[-2]).stat().st_size / 1e6
    memory = max(cost.memory for cost in costs)
    rates = (f"{mails / seconds:,.0f}", f"{megabytes / seconds:,.0f}")
    return [label, f"{seconds:.1f}", *rates, f"{memory:.0f}", str(MEMORY)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=200_000)
    parser.add_argument("--people", type=int, default=2_000)
    given = parser.parse_args()
    print(f"{measured(given.mails, given.people)}\n\n{machine.made_by()}")
