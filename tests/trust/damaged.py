"""Files that are no longer what they were: the answer is a sentence, and nothing is made worse."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from trust.ground import Field, House, Score

#: Single bits turned in the long form.
FLIPS = 2000
#: What a person would try on a journal.
COMMANDS = (("list",), ("due",), ("report",), ("show", "priya"), ("find", "tea"), ("rank",), ("history",), ("open",))


def damaged(field: Field, score: Score, rng: random.Random, scale: float) -> None:
    """Turn bits, cut ends off, and write over pages."""
    model = field.lived_in()
    _bits(model, score, rng, max(20, round(FLIPS * scale)))
    _cuts(model, score, rng, max(5, round(200 * scale)))


def contents(journal: Path) -> object:
    """Return every value of every table, read past the program; what cannot be read is said.

    The pages of full text are left out: they are made from the rows, and hold bytes that nothing reads. What makes
    them answer otherwise is found by a check of their own.
    """
    try:
        with closing(sqlite3.connect(f"file:{journal}?mode=ro", uri=True)) as connection:
            connection.text_factory = bytes
            tables = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()
            rows = [
                connection.execute(f'SELECT * FROM "{name.decode()}"').fetchall()
                for name, sql in tables
                if sql and sql.startswith(b"CREATE TABLE") and b"_fts_" not in name
            ]
            return tables, rows
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return f"{type(error).__name__}: {error}"


def _bits(model: House, score: Score, rng: random.Random, many: int) -> None:
    sound = model.journal.read_bytes()
    truth = contents(model.journal)
    changed = found = by_sqlite = 0
    for n in range(many):
        house = model.copy()
        at, bit = rng.randrange(len(sound)), rng.randrange(8)
        rotten = bytearray(sound)
        rotten[at] ^= 1 << bit
        house.journal.write_bytes(bytes(rotten))
        is_changed = contents(house.journal) != truth
        sound_to_sqlite = _integrity(house.journal)
        looked = house.netj("doctor", "--json")
        score.check(looked.is_clean, f"doctor on byte {at} bit {bit}", looked)
        if is_changed:
            changed += 1
            by_sqlite += not sound_to_sqlite
            found += bool(looked.code)
            score.check(looked.code, f"changed text at byte {at} bit {bit} is found", looked)
        command = COMMANDS[n % len(COMMANDS)]
        ran = house.netj(*command)
        score.check(ran.is_clean and ran.code in (0, 4, 6), f"{command[0]} on byte {at} bit {bit}", ran)
        score.check(house.journal.read_bytes() == bytes(rotten), f"byte {at} bit {bit}: looking writes nothing")
        house.leave()
    score.notes.append(
        f"{changed} of {many} turned bits changed what is stored:"
        f" doctor found {found}, integrity_check alone {by_sqlite}"
    )


def _integrity(journal: Path) -> bool:
    """Tell whether SQLite's own check finds nothing."""
    try:
        with closing(sqlite3.connect(f"file:{journal}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    except (sqlite3.Error, UnicodeDecodeError):  # its sentence may quote the rotten bytes
        return False


def _cuts(model: House, score: Score, rng: random.Random, many: int) -> None:
    sound = model.journal.read_bytes()
    for n in range(many):
        house = model.copy()
        size = rng.choice((0, 1, 16, 99, 100, 512, 1024, rng.randrange(len(sound)), len(sound) - 1))
        kept = sound[:size]
        if n % 3 == 2:  # a page written over by something else
            at = rng.randrange(0, len(sound), 1024)
            kept = sound[:at] + rng.randbytes(1024) + sound[at + 1024 :]
        house.journal.write_bytes(kept)
        for args in (("list",), ("add", "Jo Park", "--unmet"), ("doctor",)):
            before = house.journal.read_bytes()
            ran = house.netj(*args)
            score.check(ran.is_clean, f"{args[0]} on {len(kept)} of {len(sound)} bytes", ran)
            if ran.code:
                same = house.journal.read_bytes() == before
                score.check(same, f"{args[0]} on {len(kept)} of {len(sound)} bytes leaves them", ran)
        house.leave()
