CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
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
CREATE VIRTUAL TABLE "handle_fts" USING FTS5 (
    "value",
    tokenize='unicode61 remove_diacritics 2',
    content="handle"
);
CREATE VIRTUAL TABLE "encounter_fts" USING FTS5 (
    "place", "note",
    tokenize='unicode61 remove_diacritics 2',
    content="encounter"
);
CREATE VIRTUAL TABLE "exchange_fts" USING FTS5 (
    "what",
    tokenize='unicode61 remove_diacritics 2',
    content="exchange"
);
CREATE TABLE role (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL UNIQUE,
    pace INTEGER CHECK (pace BETWEEN 1 AND 36500),
    created TEXT NOT NULL,
    changed TEXT NOT NULL
) STRICT;
CREATE TABLE promise (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    contact INTEGER NOT NULL REFERENCES contact(id),
    promised_by TEXT NOT NULL CHECK (promised_by IN ('me', 'them')),
    what TEXT NOT NULL CHECK (what <> ''),
    made TEXT NOT NULL CHECK (date(made) IS made),
    due TEXT CHECK (date(due) IS due),
    closed TEXT CHECK (date(closed) IS closed),
    outcome TEXT CHECK (outcome IN ('kept', 'dropped')),
    exchange INTEGER REFERENCES exchange(id),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    CHECK ((closed IS NULL) = (outcome IS NULL))
) STRICT;
CREATE INDEX promise_contact ON promise (contact);
CREATE INDEX promise_open ON promise (due) WHERE closed IS NULL;
CREATE INDEX promise_closed ON promise (closed) WHERE closed IS NOT NULL;
CREATE INDEX promise_exchange ON promise (exchange) WHERE exchange IS NOT NULL;
CREATE TABLE ask (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    contact INTEGER NOT NULL REFERENCES contact(id),
    kind TEXT NOT NULL CHECK (kind IN ('guidance', 'referral', 'emotional', 'practical', 'introduction',
        'information', 'recognition', 'collaboration')),
    what TEXT,
    made TEXT NOT NULL CHECK (date(made) IS made),
    due TEXT CHECK (date(due) IS due),
    answer TEXT CHECK (answer IN ('yes', 'no', 'none')),
    answered TEXT CHECK (date(answered) IS answered),
    outcome TEXT,
    told TEXT CHECK (date(told) IS told),
    closed TEXT CHECK (date(closed) IS closed),
    exchange INTEGER REFERENCES exchange(id),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    CHECK ((answer IS NULL) = (answered IS NULL))
) STRICT;
CREATE INDEX ask_contact ON ask (contact);
CREATE INDEX ask_made ON ask (made);
CREATE INDEX ask_open ON ask (id) WHERE closed IS NULL;
CREATE INDEX ask_closed ON ask (closed) WHERE closed IS NOT NULL;
CREATE INDEX ask_exchange ON ask (exchange) WHERE exchange IS NOT NULL;
CREATE TABLE introduction (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    one INTEGER NOT NULL REFERENCES contact(id),
    two INTEGER NOT NULL REFERENCES contact(id) CHECK (two <> one),
    what TEXT,
    made TEXT NOT NULL CHECK (date(made) IS made),
    closed TEXT CHECK (date(closed) IS closed),
    outcome TEXT CHECK (outcome IN ('taken up', 'not taken up', 'dropped')),
    encounter INTEGER REFERENCES encounter(id),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    CHECK ((closed IS NULL) = (outcome IS NULL))
) STRICT;
CREATE INDEX introduction_one ON introduction (one);
CREATE INDEX introduction_two ON introduction (two);
CREATE INDEX introduction_open ON introduction (made) WHERE closed IS NULL;
CREATE INDEX introduction_closed ON introduction (closed) WHERE closed IS NOT NULL;
CREATE INDEX introduction_encounter ON introduction (encounter) WHERE encounter IS NOT NULL;
CREATE TABLE relation (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    one INTEGER NOT NULL REFERENCES contact(id),
    two INTEGER NOT NULL REFERENCES contact(id) CHECK (two <> one),
    kind TEXT NOT NULL CHECK (kind IN ('knows', 'friend', 'colleague', 'family', 'partner', 'mentor')),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    UNIQUE (one, two, kind)
) STRICT;
CREATE INDEX relation_two ON relation (two);
CREATE TABLE own_membership (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    community INTEGER NOT NULL REFERENCES community(id),
    role TEXT,
    since TEXT CHECK (date(since) IS since),
    until TEXT CHECK (date(until) IS until),
    fee TEXT,
    renewal TEXT CHECK (date(renewal) IS renewal),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    CHECK (until >= since)
) STRICT;
CREATE INDEX own_membership_community ON own_membership (community);
CREATE TABLE need (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    contact INTEGER REFERENCES contact(id),
    side TEXT NOT NULL CHECK (side IN ('need', 'offer')),
    kind TEXT CHECK (kind IN ('guidance', 'referral', 'emotional', 'practical')),
    what TEXT NOT NULL CHECK (what <> ''),
    stems TEXT NOT NULL,
    since TEXT NOT NULL CHECK (date(since) IS since),
    closed TEXT CHECK (date(closed) IS closed),
    outcome TEXT CHECK (outcome IN ('met', 'dropped')),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    CHECK ((closed IS NULL) = (outcome IS NULL))
) STRICT;
CREATE INDEX need_contact ON need (contact, side);
CREATE TABLE goal (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    what TEXT NOT NULL CHECK (what <> ''),
    measure TEXT,
    subject TEXT,
    target INTEGER NOT NULL CHECK (target BETWEEN 1 AND 100000),
    a_week INTEGER NOT NULL DEFAULT 0 CHECK (a_week IN (0, 1)),
    ticks INTEGER NOT NULL DEFAULT 0 CHECK (ticks >= 0),
    since TEXT NOT NULL CHECK (date(since) IS since),
    until TEXT CHECK (date(until) IS until),
    closed TEXT CHECK (date(closed) IS closed),
    outcome TEXT CHECK (outcome IN ('reached', 'dropped')),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    CHECK (until >= since),
    CHECK ((closed IS NULL) = (outcome IS NULL))
) STRICT;
CREATE TABLE visible (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    date TEXT NOT NULL CHECK (date(date) IS date),
    what TEXT NOT NULL CHECK (what <> ''),
    kind TEXT CHECK (kind IN ('talk', 'post', 'contribution', 'other')),
    community INTEGER REFERENCES community(id),
    created TEXT NOT NULL,
    changed TEXT NOT NULL
) STRICT;
CREATE INDEX visible_date ON visible (date);
CREATE INDEX visible_community ON visible (community) WHERE community IS NOT NULL;
CREATE TABLE visible_contact (
    id INTEGER PRIMARY KEY,
    visible INTEGER NOT NULL REFERENCES visible(id),
    contact INTEGER NOT NULL REFERENCES contact(id),
    UNIQUE (visible, contact)
) STRICT;
CREATE INDEX visible_contact_contact ON visible_contact (contact);
CREATE TABLE vanity (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    platform TEXT NOT NULL CHECK (platform <> ''),
    folded TEXT NOT NULL,
    date TEXT NOT NULL CHECK (date(date) IS date),
    count INTEGER NOT NULL CHECK (count >= 0),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    UNIQUE (folded, date)
) STRICT;
CREATE VIRTUAL TABLE "need_fts" USING FTS5 (
    "what", "stems",
    tokenize='unicode61 remove_diacritics 2',
    content="need"
);
CREATE TABLE property (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    contact INTEGER NOT NULL REFERENCES contact(id),
    line TEXT NOT NULL CHECK (line <> ''),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    UNIQUE (contact, line)
) STRICT;
CREATE TABLE apart (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    one INTEGER NOT NULL REFERENCES contact(id),
    two INTEGER NOT NULL REFERENCES contact(id) CHECK (two <> one),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    UNIQUE (one, two)
) STRICT;
CREATE INDEX apart_two ON apart (two);
CREATE TABLE checkpoint (
    contact INTEGER NOT NULL REFERENCES contact(id),
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    e0 REAL NOT NULL, e1 REAL NOT NULL, e2 REAL NOT NULL, e3 REAL NOT NULL,
    f0 REAL NOT NULL, f1 REAL NOT NULL, f2 REAL NOT NULL, f3 REAL NOT NULL,
    first TEXT, last TEXT,
    gave INTEGER NOT NULL, got INTEGER NOT NULL,
    sw REAL NOT NULL, s1 REAL NOT NULL,
    by_hand INTEGER NOT NULL,
    count INTEGER NOT NULL,
    balance TEXT NOT NULL,
    PRIMARY KEY (contact, date)
) STRICT;
CREATE INDEX tie_bound ON tie (bound DESC, due_from, due_until) WHERE bound IS NOT NULL;
CREATE VIRTUAL TABLE "contact_fts" USING FTS5 (
    "name", "org", "title", "location", "met", "why", "note",
    tokenize='unicode61 remove_diacritics 2',
    prefix='1 2 3',
    content="contact"
);
INSERT INTO _sqlite_migrations VALUES (1, 'netjournal', '0001_first', '');
INSERT INTO _sqlite_migrations VALUES (2, 'netjournal', '0002_ledger', '');
INSERT INTO _sqlite_migrations VALUES (3, 'netjournal', '0003_kept_properties', '');
INSERT INTO _sqlite_migrations VALUES (4, 'netjournal', '0004_checkpoints', '');
PRAGMA application_id = 1852142698;
PRAGMA user_version = 4;
