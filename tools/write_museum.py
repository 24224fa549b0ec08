"""Write tests/museum: a journal with every table filled, as this version leaves it, and what is read from it.

Run it once when a version is released, never again for that version: its dump is what old journals look like.

    python tools/write_museum.py            writes tests/museum/v<version>.sql and .json
"""

import contextlib
import datetime as dt
import io
import json
import os
import random
import sqlite3
import sys
import tempfile
import types
import uuid
from pathlib import Path
from typing import Any

from netjournal.cli import main
from netjournal.services import history as history_service
from netjournal.storage import depth, schema
from netjournal.storage import journal as journal_storage

MUSEUM = Path(__file__).parents[1] / "tests" / "museum"
TODAY = "2026-11-23"
#: What a person did.
SCRIPT = (
    ("add", "Sam Okafor", "--met", "PyCon Leeds", "--on", "2026-03-02", "--org", "Firm", "--title", "Engineer"),
    (
        "add",
        "Priya Nair",
        "--met",
        "@Choir",
        "--via",
        "sam",
        "--sphere",
        "python",
        "--role",
        "mentor",
        "--on",
        "2026-04-01",
    ),
    ("add", "João Lima [/x]", "--email", "joao@example.org", "--birthday", "1980-05-17", "--pace", "3m"),
    ("add", "Gone Soon", "--note", "a name to forget"),
    (
        "log",
        "sam",
        "caught up on the phone",
        "--got",
        "referral: intro to Jo",
        "--on",
        "2026-11-03",
        "--channel",
        "call",
    ),
    ("log", "sam, priya", "tea", "--gave", "priya: guidance: how to price", "--on", "2026-10-01"),
    ("log", "priya", "back-dated", "--on", "2026-05-01", "--from-them", "--value", "5"),
    ("gave", "sam", "practical: lent a drill", "--on", "2026-06-05"),
    ("got", "priya", "emotional: listened", "--on", "2026-11-20"),
    ("tried", "joão", "left a message", "--on", "2026-11-21"),
    ("thank", "sam", "for the introduction"),
    ("edit", "sam", "--note", "moving to Leeds\nin January"),
    ("pin", "priya"),
    # --- the ledger, from version 2 on
    ("promise", "sam", "the price list", "--by", "2026-11-27", "--on", "2026-11-20"),
    ("promise", "priya", "an introduction at the choir", "--from-them", "--on", "2026-11-02"),
    ("done", "priya", "introduction: to the choir", "--kept", "--on", "2026-11-21"),
    ("log", "joão", "tea", "--owe", "the book by 1 dec", "--on", "2026-11-22"),
    ("ask", "sam", "referral: a word with the agency", "--on", "2026-11-02", "--by", "2026-12-04"),
    ("ask", "priya", "guidance: how to price", "--on", "2026-10-20"),
    ("done", "priya", "--yes", "--on", "2026-10-30"),
    ("intro", "sam", "priya", "both teach what they make", "--on", "2026-11-10"),
    ("intro", "sam", "joão", "neighbours by now", "--on", "2026-09-10"),
    ("knows", "sam", "priya", "--as", "colleague"),
    ("knows", "priya", "joão", "--as", "mentor"),
    ("community", "join", "choir", "--role", "bass", "--since", "2025-01-01", "--fee", "10 a year", "--kind", "club"),
    ("community", "leave", "choir", "--on", "2025-12-31"),
    ("community", "join", "pycon", "--since", "2026-09-01", "--renewal", "2027-09-01"),
    ("log", "sam, priya", "a long evening", "--at", "@pycon", "--on", "2026-11-14"),
    ("need", "priya", "a React developer", "--on", "2026-11-01"),
    ("offer", "sam", "React and a little design", "--on", "2026-11-01"),
    ("need", "me", "guidance: how to sell", "--on", "2026-11-01"),
    ("need", "joão", "a drill", "--on", "2026-06-01"),
    ("need", "joão", "--met", "a drill"),
    ("pace", "6w", "--role", "mentor"),
    ("plan", "add", "two mentors in python by december"),
    ("plan", "add", "write the book", "--by-hand", "--by", "2026-12-31"),
    ("visible", "talk", "at the meetup", "--on", "2026-10-01", "--brought", "joão", "--at", "@pycon"),
    ("visible", "post", "on pricing", "--on", "2026-10-05"),
    ("vanity", "LinkedIn", "1800", "--on", "2026-10-01"),
    ("vanity", "linkedin", "1840"),
    ("add", "Samuel Okafor", "--unmet", "--new", "--phone", "+44 20 7946"),
    ("merge", "Sam Okafor", "Samuel Okafor", "--yes"),
    ("config", "due.quiet", "28"),
    # --- kept properties, and who is not the same person, from version 3 on
    ("import", "card.vcf", "--yes"),
    ("add", "Lena Fuchs", "--unmet"),
    ("twins", "--apart", "Lena Fox", "Lena Fuchs"),
    ("remove", "Gone Soon", "--yes"),
    ("log", "sam", "undone again"),
    ("undo",),
    ("history", "--prune", "--keep", "5", "--yes"),
)
#: What is read from it, and must be read for ever.
READ = (
    ("list", "--json"),
    ("rank", "--all", "--json"),
    ("show", "sam", "--json"),
    ("show", "priya", "--json"),
    ("history", "--json"),
    ("doctor", "--json"),
    # --- the ledger, from version 2 on
    ("open", "--json"),
    ("need", "--json"),
    ("offer", "--json"),
    ("community", "list", "--json"),
    ("plan", "--json"),
    ("visible", "--json"),
    ("vanity", "--json"),
    ("knows", "priya", "--json"),
    ("intro", "--json"),
)


#: What another program knew of somebody, with a property that netj has no field for.
CARD = """BEGIN:VCARD
VERSION:3.0
UID:5d1c7f2e
FN:Lena Fox
EMAIL:lena@example.org
X-SKYPE-USERNAME:lena.fox
END:VCARD
"""


def made(path: Path) -> None:
    """Make the journal, with ids and moments that are the same each time."""
    chance = random.Random(1)
    uuid.uuid4 = lambda: uuid.UUID(int=chance.getrandbits(128), version=4)

    class Then(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> dt.datetime:  # type: ignore[override]
            return dt.datetime(2026, 11, 23, 12, 0, tzinfo=tz)

    for module in (journal_storage, history_service):
        module.dt = types.SimpleNamespace(datetime=Then, UTC=dt.UTC)  # type: ignore[attr-defined]
    (path.parent / "card.vcf").write_text(CARD, encoding="utf-8")
    os.chdir(path.parent)
    depth.STRETCH = 3  # a journal that a person can read has no tie of a thousand entries
    for words in SCRIPT:
        said, told = run(*words)
        assert said is not None, (words, told)
    assert path.exists()


def run(*words: str) -> tuple[str | None, str]:
    """Return what a command said, None where it failed, and what it told of that."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main.run(words)
    return (out.getvalue() if code == 0 else None), err.getvalue()


def dump(path: Path) -> str:
    """Return a journal as statements that make it anew, full text made from the tables."""
    connection = sqlite3.connect(path)
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name"
    ).fetchall()
    ours = [row for row in rows if "_fts_" not in row[1]]
    lines = ["BEGIN;", "PRAGMA defer_foreign_keys = ON;", *(f"{sql};" for _kind, _name, sql in ours)]
    for kind, name, sql in ours:
        if kind == "table" and not sql.startswith("CREATE VIRTUAL"):
            found = connection.execute(f'SELECT * FROM "{name}" ORDER BY rowid')
            lines += [f'INSERT INTO "{name}" VALUES ({", ".join(map(literal, row))});' for row in found]
    lines += [f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild');" for table in schema.SEARCHED]
    lines += [
        "COMMIT;",
        f"PRAGMA application_id = {schema.APPLICATION_ID};",
        f"PRAGMA user_version = {schema.VERSION};",
    ]
    connection.close()
    return "\n".join(lines) + "\n"


def literal(value: Any) -> str:
    """Return a value as SQL writes it, floating point to the last bit."""
    if value is None:
        return "NULL"
    if isinstance(value, str):
        return "'{}'".format(value.replace("'", "''"))
    return f"x'{value.hex()}'" if isinstance(value, bytes) else repr(value)


def write() -> None:
    """Write the dump and what was read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "journal.db")
        os.environ |= {
            "NETJ_JOURNAL": str(path),
            "NETJ_CONFIG": f"{folder}/config.toml",
            "NETJ_TODAY": TODAY,
            "NETJ_LANG": "en",
        }
        made(path)
        left = dump(path)  # before it is read: a command that may write follows the settings
        os.environ["NETJ_CONFIG"] = f"{folder}/none.toml"
        read = {}
        for words in READ:
            said, told = run(*words)
            assert said is not None, (words, told)
            value = json.loads(said)
            if words[0] == "doctor":
                value = {"sound": value["sound"], "findings": value["findings"]}
            read[" ".join(words)] = value
        MUSEUM.mkdir(exist_ok=True)
        (MUSEUM / f"v{schema.VERSION}.sql").write_text(left, encoding="utf-8")
        (MUSEUM / f"v{schema.VERSION}.json").write_text(
            json.dumps(read, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    write()
    sys.stdout.write(f"{MUSEUM}\n")
