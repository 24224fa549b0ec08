"""The schema of a journal: every migration there ever was, in order, and what a sound journal looks like.

Append only. A migration that has landed is never edited: each has a dump of the journal it left behind in
tests/museum. sqlite-utils applies them and remembers which; it is imported only where one is to be applied.

`schema.sql` beside this file is what the newest migration must leave behind, word for word: opening compares
the two, since a table, trigger or view that is not ours has no business in a journal. A test holds them
together, and `python tools/write_schema.py` writes it anew.
"""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

#: "netj" in ASCII, the application id in the header of every journal.
APPLICATION_ID = 0x6E65746A
VERSION = 1

#: Columns that full-text search covers, by table.
SEARCHED = {
    "contact": ("name", "org", "title", "location", "met", "why", "note"),
    "handle": ("value",),
    "encounter": ("place", "note"),
    "exchange": ("what",),
}
#: Tables whose rows are facts: written through the history, compared with it by `doctor`, in this order
#: free of forward references.
FACTS = (
    "contact",
    "handle",
    "sphere",
    "contact_sphere",
    "contact_role",
    "community",
    "membership",
    "encounter",
    "exchange",
    "thanks",
)

_FIRST = """
CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL,
    org TEXT, title TEXT, location TEXT,
    birthday TEXT CHECK (birthday GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
        OR birthday GLOB '--[0-9][0-9]-[0-9][0-9]'),
    met TEXT,
    via INTEGER REFERENCES contact(id) CHECK (via <> id),
    why TEXT, note TEXT,
    pace INTEGER CHECK (pace BETWEEN 1 AND 36500),
    pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1)),
    band TEXT CHECK (band IN ('inner', 'close', 'active', 'faint', 'dormant')),
    archived TEXT CHECK (archived GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    snoozed_until TEXT CHECK (snoozed_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    snoozes INTEGER NOT NULL DEFAULT 0 CHECK (snoozes >= 0),
    source TEXT,
    created TEXT NOT NULL,
    changed TEXT NOT NULL
) STRICT;
CREATE INDEX contact_folded ON contact (folded);
CREATE INDEX contact_chosen ON contact (id) WHERE pinned OR pace IS NOT NULL;
CREATE INDEX contact_birthday ON contact (substr(birthday, -5)) WHERE birthday IS NOT NULL;
CREATE INDEX contact_archived ON contact (id) WHERE archived IS NOT NULL;
CREATE INDEX contact_snoozed ON contact (snoozed_until) WHERE snoozed_until IS NOT NULL;
CREATE INDEX contact_why ON contact (id) WHERE why IS NOT NULL;
CREATE INDEX contact_via ON contact (via) WHERE via IS NOT NULL;

CREATE TABLE handle (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    contact INTEGER NOT NULL REFERENCES contact(id),
    kind TEXT NOT NULL CHECK (kind IN ('alias', 'email', 'phone', 'link')),
    value TEXT NOT NULL CHECK (value <> ''),
    folded TEXT NOT NULL,
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    UNIQUE (contact, kind, folded)
) STRICT;
CREATE INDEX handle_folded ON handle (folded);

CREATE TABLE sphere (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL UNIQUE,
    pace INTEGER CHECK (pace BETWEEN 1 AND 36500),
    created TEXT NOT NULL,
    changed TEXT NOT NULL
) STRICT;

CREATE TABLE contact_sphere (
    id INTEGER PRIMARY KEY,
    contact INTEGER NOT NULL REFERENCES contact(id),
    sphere INTEGER NOT NULL REFERENCES sphere(id),
    UNIQUE (contact, sphere)
) STRICT;
CREATE INDEX contact_sphere_sphere ON contact_sphere (sphere, contact);

CREATE TABLE contact_role (
    id INTEGER PRIMARY KEY,
    contact INTEGER NOT NULL REFERENCES contact(id),
    name TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL,
    UNIQUE (contact, folded)
) STRICT;
CREATE INDEX contact_role_folded ON contact_role (folded, contact);

CREATE TABLE community (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL UNIQUE,
    kind TEXT CHECK (kind IN ('association', 'online group', 'meetup', 'coworking', 'club',
        'volunteering', 'course', 'other')),
    pace INTEGER CHECK (pace BETWEEN 1 AND 36500),
    created TEXT NOT NULL,
    changed TEXT NOT NULL
) STRICT;

CREATE TABLE membership (
    id INTEGER PRIMARY KEY,
    contact INTEGER NOT NULL REFERENCES contact(id),
    community INTEGER NOT NULL REFERENCES community(id),
    UNIQUE (contact, community)
) STRICT;
CREATE INDEX membership_community ON membership (community, contact);

CREATE TABLE encounter (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    channel TEXT CHECK (channel IN ('in-person', 'video', 'call', 'message', 'email', 'social', 'event', 'other')),
    place TEXT,
    community INTEGER REFERENCES community(id),
    note TEXT,
    started_by TEXT CHECK (started_by IN ('me', 'them')),
    source TEXT,
    created TEXT NOT NULL,
    changed TEXT NOT NULL
) STRICT;
CREATE INDEX encounter_date ON encounter (date);
CREATE INDEX encounter_community ON encounter (community) WHERE community IS NOT NULL;

CREATE TABLE exchange (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    encounter INTEGER NOT NULL REFERENCES encounter(id),
    contact INTEGER NOT NULL REFERENCES contact(id),
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    way TEXT NOT NULL CHECK (way IN ('gave', 'got', 'shared')),
    kind TEXT NOT NULL CHECK (kind IN ('guidance', 'referral', 'emotional', 'practical', 'introduction',
        'information', 'recognition', 'collaboration', 'conversation', 'reaction', 'tried')),
    what TEXT,
    value INTEGER NOT NULL CHECK (value BETWEEN 1 AND 5),
    by_hand INTEGER NOT NULL CHECK (by_hand IN (0, 1)),
    created TEXT NOT NULL,
    changed TEXT NOT NULL
) STRICT;
CREATE INDEX exchange_tie ON exchange (contact, date, way, kind, value, by_hand, encounter);
CREATE INDEX exchange_date ON exchange (date, contact, way, kind);
CREATE INDEX exchange_encounter ON exchange (encounter);

CREATE TABLE thanks (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    contact INTEGER NOT NULL REFERENCES contact(id),
    exchange INTEGER NOT NULL REFERENCES exchange(id),
    opened TEXT NOT NULL CHECK (opened GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    closed TEXT CHECK (closed GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    outcome TEXT CHECK (outcome IN ('said', 'waived')),
    said INTEGER REFERENCES exchange(id),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    CHECK ((closed IS NULL) = (outcome IS NULL))
) STRICT;
CREATE UNIQUE INDEX thanks_open ON thanks (contact) WHERE closed IS NULL;
CREATE INDEX thanks_exchange ON thanks (exchange);
CREATE INDEX thanks_said ON thanks (said) WHERE said IS NOT NULL;
CREATE INDEX thanks_closed ON thanks (closed) WHERE closed IS NOT NULL;

CREATE TABLE tie (
    contact INTEGER PRIMARY KEY REFERENCES contact(id),
    e0 REAL NOT NULL, e1 REAL NOT NULL, e2 REAL NOT NULL, e3 REAL NOT NULL,
    f0 REAL NOT NULL, f1 REAL NOT NULL, f2 REAL NOT NULL, f3 REAL NOT NULL,
    first TEXT, last TEXT,
    gave INTEGER NOT NULL, got INTEGER NOT NULL,
    sw REAL NOT NULL, s1 REAL NOT NULL,
    by_hand INTEGER NOT NULL,
    count INTEGER NOT NULL,
    newest TEXT,
    due_from TEXT, due_until TEXT,
    bound REAL
) STRICT;
CREATE INDEX tie_due ON tie (due_until, due_from) WHERE due_until IS NOT NULL;
CREATE INDEX tie_bound ON tie (bound DESC) WHERE bound IS NOT NULL;
CREATE INDEX tie_count ON tie (count);
CREATE INDEX tie_first ON tie (first) WHERE first IS NOT NULL;
CREATE INDEX tie_newest ON tie (newest) WHERE newest IS NOT NULL;

CREATE TABLE gates (
    quiet INTEGER NOT NULL, stop INTEGER NOT NULL, times REAL NOT NULL, slow INTEGER NOT NULL,
    mutual INTEGER NOT NULL
) STRICT;

CREATE TABLE step (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    act TEXT NOT NULL,
    undone TEXT,
    is_base INTEGER NOT NULL DEFAULT 0 CHECK (is_base IN (0, 1)),
    digest INTEGER
) STRICT;

CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    step INTEGER NOT NULL REFERENCES step(id),
    fact TEXT NOT NULL,
    row INTEGER NOT NULL,
    before TEXT, after TEXT,
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX change_step ON change (step);
CREATE INDEX change_row ON change (fact, row);

CREATE TABLE batch (
    id INTEGER PRIMARY KEY,
    step INTEGER NOT NULL REFERENCES step(id),
    fact TEXT NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL,
    digest INTEGER NOT NULL,
    packed BLOB
) STRICT;
CREATE INDEX batch_step ON batch (step);
CREATE INDEX batch_row ON batch (fact, first, last);

CREATE TABLE tombstone (
    uid TEXT PRIMARY KEY,
    fact TEXT NOT NULL,
    step INTEGER NOT NULL REFERENCES step(id)
) STRICT;
CREATE INDEX tombstone_step ON tombstone (step);
"""


def migrations() -> "Migrations":
    """Return all migrations of a journal, oldest first."""
    from sqlite_utils.migrations import Migrations  # noqa: PLC0415  slow to import, and seldom needed

    journal = Migrations("netjournal")

    @journal(name="0001_first")
    def first(db: "Database") -> None:
        for statement in _statements(_FIRST):
            db.execute(statement)
        for table, columns in SEARCHED.items():
            db.table(table).enable_fts(columns, tokenize="unicode61 remove_diacritics 2")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("PRAGMA user_version = 1")

    return journal


def _statements(script: str) -> list[str]:
    """Return the statements of a script; `executescript` would commit the migration's transaction."""
    found, start = [], 0
    for at, letter in enumerate(script):
        if letter == ";" and sqlite3.complete_statement(script[start : at + 1]):
            found.append(script[start : at + 1].strip())
            start = at + 1
    return found


def declared(connection: sqlite3.Connection) -> str:
    """Return all that a journal declares, as one text, but for what SQLite and full text keep themselves."""
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        " ORDER BY type DESC, name"
    )
    shadows = {f"{table}_fts_{part}" for table in SEARCHED for part in ("data", "idx", "docsize", "config")}
    return "".join(f"{sql};\n" for name, sql in rows if name not in shadows)


def expected() -> str:
    """Return what a sound journal declares."""
    return Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
