BEGIN;
PRAGMA defer_foreign_keys = ON;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
CREATE TABLE apart (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    one INTEGER NOT NULL REFERENCES contact(id),
    two INTEGER NOT NULL REFERENCES contact(id) CHECK (two <> one),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    UNIQUE (one, two)
) STRICT;
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
CREATE TABLE batch (
    id INTEGER PRIMARY KEY,
    step INTEGER NOT NULL REFERENCES step(id),
    fact TEXT NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL,
    digest INTEGER NOT NULL,
    packed BLOB
) STRICT;
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    step INTEGER NOT NULL REFERENCES step(id),
    fact TEXT NOT NULL,
    row INTEGER NOT NULL,
    before TEXT, after TEXT,
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
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
CREATE VIRTUAL TABLE "contact_fts" USING FTS5 (
    "name", "org", "title", "location", "met", "why", "note",
    tokenize='unicode61 remove_diacritics 2',
    content="contact"
);
CREATE TABLE contact_role (
    id INTEGER PRIMARY KEY,
    contact INTEGER NOT NULL REFERENCES contact(id),
    name TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL,
    UNIQUE (contact, folded)
) STRICT;
CREATE TABLE contact_sphere (
    id INTEGER PRIMARY KEY,
    contact INTEGER NOT NULL REFERENCES contact(id),
    sphere INTEGER NOT NULL REFERENCES sphere(id),
    UNIQUE (contact, sphere)
) STRICT;
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
CREATE VIRTUAL TABLE "encounter_fts" USING FTS5 (
    "place", "note",
    tokenize='unicode61 remove_diacritics 2',
    content="encounter"
);
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
CREATE VIRTUAL TABLE "exchange_fts" USING FTS5 (
    "what",
    tokenize='unicode61 remove_diacritics 2',
    content="exchange"
);
CREATE TABLE gates (
    quiet INTEGER NOT NULL, stop INTEGER NOT NULL, times REAL NOT NULL, slow INTEGER NOT NULL,
    mutual INTEGER NOT NULL
) STRICT;
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
CREATE VIRTUAL TABLE "handle_fts" USING FTS5 (
    "value",
    tokenize='unicode61 remove_diacritics 2',
    content="handle"
);
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
CREATE TABLE membership (
    id INTEGER PRIMARY KEY,
    contact INTEGER NOT NULL REFERENCES contact(id),
    community INTEGER NOT NULL REFERENCES community(id),
    UNIQUE (contact, community)
) STRICT;
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
CREATE VIRTUAL TABLE "need_fts" USING FTS5 (
    "what", "stems",
    tokenize='unicode61 remove_diacritics 2',
    content="need"
);
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
CREATE TABLE property (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    contact INTEGER NOT NULL REFERENCES contact(id),
    line TEXT NOT NULL CHECK (line <> ''),
    created TEXT NOT NULL,
    changed TEXT NOT NULL,
    UNIQUE (contact, line)
) STRICT;
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
CREATE TABLE role (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL UNIQUE,
    pace INTEGER CHECK (pace BETWEEN 1 AND 36500),
    created TEXT NOT NULL,
    changed TEXT NOT NULL
) STRICT;
CREATE TABLE sphere (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (name <> ''),
    folded TEXT NOT NULL UNIQUE,
    pace INTEGER CHECK (pace BETWEEN 1 AND 36500),
    created TEXT NOT NULL,
    changed TEXT NOT NULL
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
CREATE TABLE tombstone (
    uid TEXT PRIMARY KEY,
    fact TEXT NOT NULL,
    step INTEGER NOT NULL REFERENCES step(id)
) STRICT;
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
CREATE TABLE visible_contact (
    id INTEGER PRIMARY KEY,
    visible INTEGER NOT NULL REFERENCES visible(id),
    contact INTEGER NOT NULL REFERENCES contact(id),
    UNIQUE (visible, contact)
) STRICT;
CREATE INDEX apart_two ON apart (two);
CREATE INDEX ask_closed ON ask (closed) WHERE closed IS NOT NULL;
CREATE INDEX ask_contact ON ask (contact);
CREATE INDEX ask_exchange ON ask (exchange) WHERE exchange IS NOT NULL;
CREATE INDEX ask_made ON ask (made);
CREATE INDEX ask_open ON ask (id) WHERE closed IS NULL;
CREATE INDEX batch_row ON batch (fact, first, last);
CREATE INDEX batch_step ON batch (step);
CREATE INDEX change_row ON change (fact, row);
CREATE INDEX change_step ON change (step);
CREATE INDEX contact_archived ON contact (id) WHERE archived IS NOT NULL;
CREATE INDEX contact_birthday ON contact (substr(birthday, -5)) WHERE birthday IS NOT NULL;
CREATE INDEX contact_chosen ON contact (id) WHERE pinned OR pace IS NOT NULL;
CREATE INDEX contact_folded ON contact (folded);
CREATE INDEX contact_role_folded ON contact_role (folded, contact);
CREATE INDEX contact_snoozed ON contact (snoozed_until) WHERE snoozed_until IS NOT NULL;
CREATE INDEX contact_sphere_sphere ON contact_sphere (sphere, contact);
CREATE INDEX contact_via ON contact (via) WHERE via IS NOT NULL;
CREATE INDEX contact_why ON contact (id) WHERE why IS NOT NULL;
CREATE INDEX encounter_community ON encounter (community) WHERE community IS NOT NULL;
CREATE INDEX encounter_date ON encounter (date);
CREATE INDEX exchange_date ON exchange (date, contact, way, kind);
CREATE INDEX exchange_encounter ON exchange (encounter);
CREATE INDEX exchange_tie ON exchange (contact, date, way, kind, value, by_hand, encounter);
CREATE INDEX handle_folded ON handle (folded);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX introduction_closed ON introduction (closed) WHERE closed IS NOT NULL;
CREATE INDEX introduction_encounter ON introduction (encounter) WHERE encounter IS NOT NULL;
CREATE INDEX introduction_one ON introduction (one);
CREATE INDEX introduction_open ON introduction (made) WHERE closed IS NULL;
CREATE INDEX introduction_two ON introduction (two);
CREATE INDEX membership_community ON membership (community, contact);
CREATE INDEX need_contact ON need (contact, side);
CREATE INDEX own_membership_community ON own_membership (community);
CREATE INDEX promise_closed ON promise (closed) WHERE closed IS NOT NULL;
CREATE INDEX promise_contact ON promise (contact);
CREATE INDEX promise_exchange ON promise (exchange) WHERE exchange IS NOT NULL;
CREATE INDEX promise_open ON promise (due) WHERE closed IS NULL;
CREATE INDEX relation_two ON relation (two);
CREATE INDEX thanks_closed ON thanks (closed) WHERE closed IS NOT NULL;
CREATE INDEX thanks_exchange ON thanks (exchange);
CREATE UNIQUE INDEX thanks_open ON thanks (contact) WHERE closed IS NULL;
CREATE INDEX thanks_said ON thanks (said) WHERE said IS NOT NULL;
CREATE INDEX tie_bound ON tie (bound DESC, due_from, due_until) WHERE bound IS NOT NULL;
CREATE INDEX tie_count ON tie (count);
CREATE INDEX tie_due ON tie (due_until, due_from) WHERE due_until IS NOT NULL;
CREATE INDEX tie_first ON tie (first) WHERE first IS NOT NULL;
CREATE INDEX tie_newest ON tie (newest) WHERE newest IS NOT NULL;
CREATE INDEX tombstone_step ON tombstone (step);
CREATE INDEX visible_community ON visible (community) WHERE community IS NOT NULL;
CREATE INDEX visible_contact_contact ON visible_contact (contact);
CREATE INDEX visible_date ON visible (date);
INSERT INTO "_sqlite_migrations" VALUES (1, 'netjournal', '0001_first', '');
INSERT INTO "_sqlite_migrations" VALUES (2, 'netjournal', '0002_ledger', '');
INSERT INTO "_sqlite_migrations" VALUES (3, 'netjournal', '0003_kept_properties', '');
INSERT INTO "_sqlite_migrations" VALUES (4, 'netjournal', '0004_checkpoints', '');
INSERT INTO "apart" VALUES (1, '90e32e82-3945-4353-8cde-ce75921ebce6', 6, 7, '2026-11-29T19:28:57+00:00', '2026-11-29T19:28:57+00:00');
INSERT INTO "ask" VALUES (1, 'f18dd1ee-d77c-46c0-884f-3dd6415af341', 1, 'referral', 'a word with the agency', '2026-11-02', '2026-12-04', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "ask" VALUES (2, 'c10faa40-03ba-43db-b3f7-ba8e0445d656', 2, 'guidance', 'how to price', '2026-10-20', NULL, 'yes', '2026-10-30', NULL, NULL, NULL, 18, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "batch" VALUES (1, 43, 'contact', 6, 6, 912739561, NULL);
INSERT INTO "batch" VALUES (2, 43, 'handle', 4, 4, 1541489210, NULL);
INSERT INTO "batch" VALUES (3, 43, 'property', 2, 3, 4288445699, NULL);
INSERT INTO "batch" VALUES (4, 42, 'contact', 0, 7, 52092727, NULL);
INSERT INTO "batch" VALUES (5, 42, 'handle', 0, 4, 922846010, NULL);
INSERT INTO "batch" VALUES (6, 42, 'sphere', 0, 1, 3457192105, NULL);
INSERT INTO "batch" VALUES (7, 42, 'contact_sphere', 0, 1, 340857718, NULL);
INSERT INTO "batch" VALUES (8, 42, 'contact_role', 0, 1, 3915897019, NULL);
INSERT INTO "batch" VALUES (9, 42, 'community', 0, 2, 437270181, NULL);
INSERT INTO "batch" VALUES (10, 42, 'membership', 0, 3, 2362980450, NULL);
INSERT INTO "batch" VALUES (11, 42, 'encounter', 0, 18, 2424029386, NULL);
INSERT INTO "batch" VALUES (12, 42, 'exchange', 0, 24, 3732832309, NULL);
INSERT INTO "batch" VALUES (13, 42, 'thanks', 0, 2, 3463080657, NULL);
INSERT INTO "batch" VALUES (14, 42, 'role', 0, 1, 2819758871, NULL);
INSERT INTO "batch" VALUES (15, 42, 'promise', 0, 3, 2838482541, NULL);
INSERT INTO "batch" VALUES (16, 42, 'ask', 0, 2, 533458923, NULL);
INSERT INTO "batch" VALUES (17, 42, 'introduction', 0, 2, 1725836501, NULL);
INSERT INTO "batch" VALUES (18, 42, 'relation', 0, 2, 1145658264, NULL);
INSERT INTO "batch" VALUES (19, 42, 'own_membership', 0, 2, 1063858225, NULL);
INSERT INTO "batch" VALUES (20, 42, 'need', 0, 4, 1699329126, NULL);
INSERT INTO "batch" VALUES (21, 42, 'goal', 0, 2, 725499307, NULL);
INSERT INTO "batch" VALUES (22, 42, 'visible', 0, 2, 3885611753, NULL);
INSERT INTO "batch" VALUES (23, 42, 'visible_contact', 0, 1, 1640434468, NULL);
INSERT INTO "batch" VALUES (24, 42, 'vanity', 0, 2, 361960784, NULL);
INSERT INTO "batch" VALUES (25, 42, 'property', 0, 3, 4177474566, NULL);
INSERT INTO "batch" VALUES (26, 42, 'apart', 0, 1, 0, NULL);
INSERT INTO "change" VALUES (99, 44, 'contact', 7, NULL, '{"id":7,"uid":"96605d95-9d7c-44f6-9d5c-482557450e65","name":"Lena Fuchs","folded":"lena fuchs","org":null,"title":null,"location":null,"birthday":null,"met":null,"via":null,"why":null,"note":null,"pace":null,"pinned":0,"band":null,"archived":null,"snoozed_until":null,"snoozes":0,"source":null,"created":"2026-11-29T19:28:57+00:00","changed":"2026-11-29T19:28:57+00:00"}');
INSERT INTO "change" VALUES (100, 45, 'apart', 1, NULL, '{"id":1,"uid":"90e32e82-3945-4353-8cde-ce75921ebce6","one":6,"two":7,"created":"2026-11-29T19:28:57+00:00","changed":"2026-11-29T19:28:57+00:00"}');
INSERT INTO "change" VALUES (101, 46, 'exchange', 5, '{"id":5,"uid":"4be03db0-dc25-44bd-b940-67edfe175330","encounter":5,"contact":4,"date":"2026-11-23","way":"shared","kind":"conversation","what":null,"value":3,"by_hand":1,"created":"2026-11-29T19:28:54+00:00","changed":"2026-11-29T19:28:54+00:00"}', NULL);
INSERT INTO "change" VALUES (102, 46, 'encounter', 5, '{"id":5,"uid":"a11d459a-2f97-4d87-9999-9e3fa46d6753","date":"2026-11-23","channel":null,"place":null,"community":null,"note":"a name to forget","started_by":null,"source":null,"created":"2026-11-29T19:28:54+00:00","changed":"2026-11-29T19:28:54+00:00"}', NULL);
INSERT INTO "change" VALUES (103, 46, 'contact', 4, '{"id":4,"uid":"6a8ac4ba-0580-4975-ad2f-89d94a2f20aa","name":"Gone Soon","folded":"gone soon","org":null,"title":null,"location":null,"birthday":null,"met":null,"via":null,"why":null,"note":null,"pace":null,"pinned":0,"band":null,"archived":null,"snoozed_until":null,"snoozes":0,"source":null,"created":"2026-11-29T19:28:54+00:00","changed":"2026-11-29T19:28:54+00:00"}', NULL);
INSERT INTO "change" VALUES (104, 47, 'encounter', 19, NULL, '{"id":19,"uid":"e5920673-7530-4db7-9d43-d1ffecd1345e","date":"2026-11-23","channel":null,"place":null,"community":null,"note":"undone again","started_by":null,"source":null,"created":"2026-11-29T19:28:57+00:00","changed":"2026-11-29T19:28:57+00:00"}');
INSERT INTO "change" VALUES (105, 47, 'exchange', 25, NULL, '{"id":25,"uid":"9d19ee45-032b-4328-8bb5-7b5cd3e89d32","encounter":19,"contact":1,"date":"2026-11-23","way":"shared","kind":"conversation","what":null,"value":3,"by_hand":1,"created":"2026-11-29T19:28:57+00:00","changed":"2026-11-29T19:28:57+00:00"}');
INSERT INTO "checkpoint" VALUES (2, '2026-10-01', 1.000000353331843, 1.0522205283853059, 1.8809509414070982, 2.802845277758241, 1.0000002767317873, 1.0437359214782878, 1.7607047140376901, 2.5695363310800934, '2026-04-01', '2026-10-01', 3, 3, 1.85, 7.9214556958052675, 1, 3, 'guidance 1 0');
INSERT INTO "checkpoint" VALUES (1, '2026-06-05', 1.0016843647207567, 1.3340870193026273, 2.264653172165181, 2.782215455529101, 1.0016843647207567, 1.3340870193026273, 2.264653172165181, 2.782215455529101, '2026-03-02', '2026-06-05', 2, 2, 1.85, 7.065405044308469, 1, 3, 'introduction 0 1, practical 1 0');
INSERT INTO "checkpoint" VALUES (1, '2026-11-03', 1.0428562702087294, 1.794429097944859, 3.5051784412517493, 5.1155802175212655, 1.0428562702087294, 1.794429097944859, 3.5051784412517493, 5.1155802175212655, '2026-03-02', '2026-11-03', 5, 4, 3.70863125, 13.72862218833602, 1, 6, 'introduction 1 1, practical 1 0, referral 0 1');
INSERT INTO "checkpoint" VALUES (3, '2026-11-22', 1.0007255831489927, 1.1851371940358206, 1.6559540522187244, 1.8999499451448907, 1.0007255831489927, 1.1851371940358206, 1.6559540522187244, 1.8999499451448907, '2026-09-10', '2026-11-22', 2, 1, 1.0, 4.290459441148391, 1, 3, 'introduction 1 0');
INSERT INTO "checkpoint" VALUES (2, '2026-11-14', 1.4121987568486898, 2.499540870178593, 3.8529776116538432, 5.103108993343864, 1.4121987558668503, 2.4964709925365174, 3.7597179587966805, 4.884163012817769, '2026-04-01', '2026-11-14', 5, 5, 3.70863125, 10.722140559350143, 1, 6, 'guidance 1 1, introduction 1 0');
INSERT INTO "checkpoint" VALUES (1, '2026-11-23', 1.6250320514461678, 3.2770944708436986, 5.525089157580904, 7.44489574320246, 1.6250320514461678, 3.2770944708436986, 5.525089157580904, 7.44489574320246, '2026-03-02', '2026-11-23', 8, 5, 4.85006316640625, 13.212584968392449, 1, 9, 'introduction 2 1, practical 1 0, recognition 1 0, referral 0 1');
INSERT INTO "community" VALUES (1, 'cd447e35-b8b6-48fe-842e-3d437204e52d', 'Choir', 'choir', 'club', NULL, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "community" VALUES (2, '202cc828-4c71-4095-bcc9-9ae80f0c8a89', 'pycon', 'pycon', NULL, NULL, '2026-11-29T19:28:56+00:00', '2026-11-29T19:28:56+00:00');
INSERT INTO "contact" VALUES (1, 'cd613e30-d8f1-4adf-91b7-584a2265b1f5', 'Sam Okafor', 'sam okafor', 'Firm', 'Engineer', NULL, NULL, 'PyCon Leeds', NULL, NULL, 'moving to Leeds
in January', NULL, 0, NULL, NULL, NULL, 0, NULL, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "contact" VALUES (2, 'e4b06ce6-0741-47a8-bce4-2c8218072e8c', 'Priya Nair', 'priya nair', NULL, NULL, NULL, NULL, 'Choir', 1, NULL, NULL, NULL, 1, NULL, NULL, NULL, 0, NULL, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "contact" VALUES (3, 'b9d179e0-6c0f-44f5-b813-0c4237730edf', 'João Lima [/x]', 'joao lima [/x]', NULL, NULL, NULL, '1980-05-17', NULL, NULL, NULL, NULL, 90, 0, NULL, NULL, NULL, 0, NULL, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "contact" VALUES (6, '7646c237-307b-532f-8552-ccd8fa7c0e50', 'Lena Fox', 'lena fox', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, 0, 'vcard:card.vcf', '2026-11-29T19:28:57+00:00', '2026-11-29T19:28:57+00:00');
INSERT INTO "contact" VALUES (7, '96605d95-9d7c-44f6-9d5c-482557450e65', 'Lena Fuchs', 'lena fuchs', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, 0, NULL, '2026-11-29T19:28:57+00:00', '2026-11-29T19:28:57+00:00');
INSERT INTO "contact_role" VALUES (1, 2, 'mentor', 'mentor');
INSERT INTO "contact_sphere" VALUES (1, 2, 1);
INSERT INTO "encounter" VALUES (1, '78e51061-7311-48a3-82ce-6f447ed4d57b', '2026-03-02', NULL, 'PyCon Leeds', NULL, NULL, NULL, NULL, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "encounter" VALUES (2, '1a2b8f1f-f1fd-42a2-9755-d4c13a902931', '2026-04-01', NULL, NULL, NULL, NULL, 'them', NULL, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "encounter" VALUES (3, '025b413f-8a9a-421e-a648-a7dd06839eb9', '2026-04-01', NULL, NULL, 1, NULL, NULL, NULL, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "encounter" VALUES (4, 'ad45f23d-3b1a-41df-987f-d2803bab6c39', '2026-11-23', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "encounter" VALUES (6, 'e5446dd4-552b-42f6-be3e-dc0a1ef2a4f0', '2026-11-03', 'call', NULL, NULL, 'caught up on the phone', NULL, NULL, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "encounter" VALUES (7, 'f0dfb4a5-d8a0-44df-bfd6-3116e1ea24c4', '2026-10-01', NULL, NULL, NULL, 'tea', NULL, NULL, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "encounter" VALUES (8, 'bcfbb050-acab-4a6b-869d-4bd8b3fa7aa7', '2026-05-01', NULL, NULL, NULL, 'back-dated', 'them', NULL, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "encounter" VALUES (9, '5eda92d8-64ac-4db9-9707-107e855c3844', '2026-06-05', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "encounter" VALUES (10, '9403560d-97da-438d-9d64-3c25fbb230bb', '2026-11-20', NULL, NULL, NULL, NULL, 'them', NULL, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "encounter" VALUES (11, '678a5aa3-3b6f-4507-8c5f-e8f8dc3bf364', '2026-11-21', NULL, NULL, NULL, 'left a message', 'me', NULL, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "encounter" VALUES (12, '9be3cecb-8c49-4c68-a8c2-4d4244ef7feb', '2026-11-23', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "encounter" VALUES (13, '0067dba8-5898-4008-aa17-b9af5b569643', '2026-11-21', NULL, NULL, NULL, NULL, 'them', NULL, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "encounter" VALUES (14, 'a2a7ae1f-3ac7-452c-8df8-440407295e42', '2026-11-22', NULL, NULL, NULL, 'tea', NULL, NULL, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "encounter" VALUES (15, '2f429ce5-9ff3-478f-8c1b-0c3e1c07724e', '2026-10-30', NULL, NULL, NULL, NULL, 'me', NULL, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "encounter" VALUES (16, 'a5f09e63-45dd-487d-a81a-a40a2b0b8c12', '2026-11-10', 'message', NULL, NULL, NULL, 'me', NULL, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "encounter" VALUES (17, 'baeb41a5-e65a-4149-80e2-a20a1bd7ce73', '2026-09-10', 'message', NULL, NULL, NULL, 'me', NULL, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "encounter" VALUES (18, '4c41d9c0-f075-44fe-aacc-110e4f73fd94', '2026-11-14', NULL, NULL, 2, 'a long evening', NULL, NULL, '2026-11-29T19:28:56+00:00', '2026-11-29T19:28:56+00:00');
INSERT INTO "exchange" VALUES (1, '35bf992d-c9e9-4616-a12e-7696a6cecc1b', 1, 1, '2026-03-02', 'shared', 'conversation', NULL, 3, 1, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "exchange" VALUES (2, '05b6e6e3-07d4-4edc-9143-1193e6c3f339', 2, 1, '2026-04-01', 'got', 'introduction', 'to Priya Nair', 3, 1, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "exchange" VALUES (3, 'afbd67f9-6196-49cf-a198-8ad9f06c144a', 3, 2, '2026-04-01', 'shared', 'conversation', NULL, 3, 1, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "exchange" VALUES (4, 'f3c64af7-75a8-4294-82cd-789a380208a9', 4, 3, '2026-11-23', 'shared', 'conversation', NULL, 3, 1, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "exchange" VALUES (6, '81f9c1f6-6c0f-4459-b79b-17aeefba91fc', 6, 1, '2026-11-03', 'shared', 'conversation', NULL, 3, 1, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "exchange" VALUES (7, '3099fdf5-ab99-454a-a901-e35cd47d380d', 6, 1, '2026-11-03', 'got', 'referral', 'intro to Jo', 3, 1, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "exchange" VALUES (8, 'be6521cc-3e24-44e3-baf0-27bc08d6af57', 7, 1, '2026-10-01', 'shared', 'conversation', NULL, 3, 1, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "exchange" VALUES (9, 'aa2ca1af-6a10-4b75-a77f-6cbdcc22af58', 7, 2, '2026-10-01', 'shared', 'conversation', NULL, 3, 1, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "exchange" VALUES (10, 'e1fab9d7-8c7e-434f-9dfb-d3d12c4a3698', 7, 2, '2026-10-01', 'gave', 'guidance', 'how to price', 3, 1, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "exchange" VALUES (11, '29e821a4-c748-43e3-9ba1-621582283d15', 8, 2, '2026-05-01', 'shared', 'conversation', NULL, 5, 1, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "exchange" VALUES (12, 'd92a4aa2-b410-493c-8efb-c8d60b21fbac', 9, 1, '2026-06-05', 'gave', 'practical', 'lent a drill', 3, 1, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "exchange" VALUES (13, '0326324d-fb69-4ffb-ba18-90c78092b4d4', 10, 2, '2026-11-20', 'got', 'emotional', 'listened', 3, 1, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "exchange" VALUES (14, 'e8e5b461-7589-482b-9a70-2cfa93ea5c4e', 11, 3, '2026-11-21', 'gave', 'tried', NULL, 1, 1, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "exchange" VALUES (15, 'f463b337-d20b-4d59-9b61-0487c89da11b', 12, 1, '2026-11-23', 'gave', 'recognition', 'for the introduction', 3, 1, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "exchange" VALUES (16, '99901c04-7549-4bc3-94c5-6c9a9cc9af4e', 13, 2, '2026-11-21', 'got', 'introduction', 'to the choir', 3, 1, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "exchange" VALUES (17, '8d103ed3-cc66-4e97-9773-308cdc6b13ab', 14, 3, '2026-11-22', 'shared', 'conversation', NULL, 3, 1, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "exchange" VALUES (18, 'f3b37f32-8702-46c4-8155-d7ef28dd37eb', 15, 2, '2026-10-30', 'got', 'guidance', 'how to price', 3, 1, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "exchange" VALUES (19, '1d3b993f-7949-4eab-bf1a-355e526eb523', 16, 1, '2026-11-10', 'gave', 'introduction', 'to Priya Nair: both teach what they make', 3, 1, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "exchange" VALUES (20, '57e54acc-62f5-480c-8fdf-8e1a060cea63', 16, 2, '2026-11-10', 'gave', 'introduction', 'to Sam Okafor: both teach what they make', 3, 1, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "exchange" VALUES (21, 'f9bddea5-d129-42e4-ae80-fa489b0bca16', 17, 1, '2026-09-10', 'gave', 'introduction', 'to João Lima [/x]: neighbours by now', 3, 1, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "exchange" VALUES (22, '65b675cd-0492-44f5-b9b2-1c95055455e8', 17, 3, '2026-09-10', 'gave', 'introduction', 'to Sam Okafor: neighbours by now', 3, 1, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "exchange" VALUES (23, '8f8b2b83-022b-4320-a161-5022409a8a78', 18, 1, '2026-11-14', 'shared', 'conversation', NULL, 3, 1, '2026-11-29T19:28:56+00:00', '2026-11-29T19:28:56+00:00');
INSERT INTO "exchange" VALUES (24, '973082d6-09b4-45d2-99bc-1d97e0f3a7ef', 18, 2, '2026-11-14', 'shared', 'conversation', NULL, 3, 1, '2026-11-29T19:28:56+00:00', '2026-11-29T19:28:56+00:00');
INSERT INTO "gates" VALUES (28, 120, 3.0, 30, 3);
INSERT INTO "goal" VALUES (1, 'cfa6cf3e-53e6-4093-9b87-872d336b1a45', 'two mentors in python', 'mentors', 'python', 2, 0, 0, '2026-11-23', '2026-12-31', NULL, NULL, '2026-11-29T19:28:56+00:00', '2026-11-29T19:28:56+00:00');
INSERT INTO "goal" VALUES (2, '443baac5-3689-4eeb-ade2-b33b56cef8ec', 'write the book', NULL, NULL, 1, 0, 0, '2026-11-23', '2026-12-31', NULL, NULL, '2026-11-29T19:28:56+00:00', '2026-11-29T19:28:56+00:00');
INSERT INTO "handle" VALUES (1, '8d88348a-7eed-4d14-b06d-3fef701966a0', 3, 'email', 'joao@example.org', 'joao@example.org', '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "handle" VALUES (2, '7d2186d3-e323-4e54-b711-5c02f44d7e40', 1, 'phone', '+44 20 7946', '+44207946', '2026-11-29T19:28:56+00:00', '2026-11-29T19:28:56+00:00');
INSERT INTO "handle" VALUES (3, 'c52f4fbe-8d19-421f-9478-10d822a608bf', 1, 'alias', 'Samuel Okafor', 'samuel okafor', '2026-11-29T19:28:56+00:00', '2026-11-29T19:28:56+00:00');
INSERT INTO "handle" VALUES (4, '29accd87-506d-51a5-bfea-777d86541468', 6, 'email', 'lena@example.org', 'lena@example.org', '2026-11-29T19:28:57+00:00', '2026-11-29T19:28:57+00:00');
INSERT INTO "introduction" VALUES (1, '4227de21-3023-480c-8bd3-f5e06bc15385', 1, 2, 'both teach what they make', '2026-11-10', NULL, NULL, 16, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "introduction" VALUES (2, 'f5bb9188-b805-49e9-890b-20bb257e8454', 1, 3, 'neighbours by now', '2026-09-10', NULL, NULL, 17, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "membership" VALUES (1, 2, 1);
INSERT INTO "membership" VALUES (2, 1, 2);
INSERT INTO "membership" VALUES (3, 2, 2);
INSERT INTO "need" VALUES (1, 'e69bae29-f652-4008-b7b4-000bd1c51f86', 2, 'need', NULL, 'a React developer', 'react develop', '2026-11-01', NULL, NULL, '2026-11-29T19:28:56+00:00', '2026-11-29T19:28:56+00:00');
INSERT INTO "need" VALUES (2, 'c7af3626-f949-4568-9eb0-e066de26e655', 1, 'offer', NULL, 'React and a little design', 'react littl design', '2026-11-01', NULL, NULL, '2026-11-29T19:28:56+00:00', '2026-11-29T19:28:56+00:00');
INSERT INTO "need" VALUES (3, '1959b9ef-58d0-4674-b34d-e73d60c290d0', NULL, 'need', 'guidance', 'how to sell', 'guidance sell', '2026-11-01', NULL, NULL, '2026-11-29T19:28:56+00:00', '2026-11-29T19:28:56+00:00');
INSERT INTO "need" VALUES (4, '7e0ab2ed-31b1-427e-9766-99cc6ed5d1bf', 3, 'need', NULL, 'a drill', 'drill', '2026-06-01', '2026-11-23', 'met', '2026-11-29T19:28:56+00:00', '2026-11-29T19:28:56+00:00');
INSERT INTO "own_membership" VALUES (1, 'cdaaac43-936a-440c-acc6-6a576518093d', 1, 'bass', '2025-01-01', '2025-12-31', '10 a year', NULL, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:56+00:00');
INSERT INTO "own_membership" VALUES (2, '1391f9b9-dbc7-49b0-921b-28004e6f5a94', 2, NULL, '2026-09-01', NULL, NULL, '2027-09-01', '2026-11-29T19:28:56+00:00', '2026-11-29T19:28:56+00:00');
INSERT INTO "promise" VALUES (1, 'f320cd57-6d14-475b-b49a-ae908fb5262c', 1, 'me', 'the price list', '2026-11-20', '2026-11-27', NULL, NULL, NULL, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "promise" VALUES (2, 'f0e642f4-3328-4d08-8ded-3c9691eb79fa', 2, 'them', 'an introduction at the choir', '2026-11-02', NULL, '2026-11-21', 'kept', 16, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "promise" VALUES (3, 'ee52bdb6-d102-4a15-99ed-17e3cc0e95ee', 3, 'me', 'the book', '2026-11-22', '2026-12-01', NULL, NULL, NULL, '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "property" VALUES (1, 'fdc1786b-ddbd-458f-a156-c4df12bccdcb', 1, 'X-NETJ-MERGED:3c35612e-4a8d-45d8-9d29-6588571ceeee', '2026-11-29T19:28:56+00:00', '2026-11-29T19:28:56+00:00');
INSERT INTO "property" VALUES (2, '574618f8-a094-54bc-bc4e-843dae38d4ac', 6, 'UID:5d1c7f2e', '2026-11-29T19:28:57+00:00', '2026-11-29T19:28:57+00:00');
INSERT INTO "property" VALUES (3, 'a8ac842a-a903-58a3-b5a5-bf13017c7f84', 6, 'X-SKYPE-USERNAME:lena.fox', '2026-11-29T19:28:57+00:00', '2026-11-29T19:28:57+00:00');
INSERT INTO "relation" VALUES (1, '819d7ca7-b461-48cc-b217-54ef2904acec', 1, 2, 'colleague', '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "relation" VALUES (2, 'a17a4340-f9c0-4fef-ba1b-1bf13879399b', 2, 3, 'mentor', '2026-11-29T19:28:55+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "role" VALUES (1, '66fec086-df22-4650-9cb4-71a55349da48', 'mentor', 'mentor', 42, '2026-11-29T19:28:56+00:00', '2026-11-29T19:28:56+00:00');
INSERT INTO "sphere" VALUES (1, 'b2221a58-008a-45a6-8464-7159c324c985', 'python', 'python', NULL, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "step" VALUES (42, '69dd6493-1778-4b95-83b9-6d91aba018ea', '2026-11-29T19:28:57.772550+00:00', 'earlier steps', NULL, 1, 2117311303);
INSERT INTO "step" VALUES (43, '20012170-d418-47af-a5b7-501ac9c1ffef', '2026-11-29T19:28:57+00:00', 'import card.vcf', NULL, 0, 795621946);
INSERT INTO "step" VALUES (44, '139f7110-60c7-4494-ad19-2da3c82ad589', '2026-11-29T19:28:57+00:00', 'add Lena Fuchs', NULL, 0, 3229395084);
INSERT INTO "step" VALUES (45, '5d698c8b-4448-4030-b3c6-68b114ed2049', '2026-11-29T19:28:57+00:00', 'Lena Fox and Lena Fuchs are two people', NULL, 0, 502982337);
INSERT INTO "step" VALUES (46, '88c780f6-907f-4669-8ba9-55f3e4096150', '2026-11-29T19:28:57+00:00', 'remove Gone Soon', NULL, 0, 524719800);
INSERT INTO "step" VALUES (47, '0bb662a8-c979-4b06-9b94-3cfc46f57327', '2026-11-29T19:28:57+00:00', 'log Sam Okafor', '2026-11-29T19:28:57.676729+00:00', 0, 994037338);
INSERT INTO "thanks" VALUES (1, 'f9341c68-966b-4ea1-88be-ab134da98f1d', 1, 7, '2026-11-23', '2026-11-23', 'said', 15, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:55+00:00');
INSERT INTO "thanks" VALUES (2, 'eb8ac8ce-8a24-4e6b-b313-8131c541013d', 2, 13, '2026-11-23', NULL, NULL, NULL, '2026-11-29T19:28:54+00:00', '2026-11-29T19:28:54+00:00');
INSERT INTO "tie" VALUES (1, 1.6250320514461678, 3.2770944708436986, 5.525089157580904, 7.44489574320246, 1.6250320514461678, 3.2770944708436986, 5.525089157580904, 7.44489574320246, '2026-03-02', '2026-11-23', 8, 5, 4.85006316640625, 13.212584968392449, 1, 9, '2026-11-23', '2026-12-21', '2027-03-23', 1543.7433746652248);
INSERT INTO "tie" VALUES (2, 2.111823042688252, 3.603437304149701, 5.194535879937133, 6.550341571128525, 2.111823042197332, 3.60082586005145, 5.104971832468266, 6.333597635040755, '2026-04-01', '2026-11-21', 5, 7, 4.529486078125, 9.269742102974323, 1, 8, '2026-11-21', '2026-12-19', '2027-03-21', 1543.8624624737033);
INSERT INTO "tie" VALUES (3, 1.9063808420923407, 2.158068623114293, 2.6464164587003296, 2.897208289866386, 1.9063808420923407, 2.158068623114293, 2.6464164587003296, 2.897208289866386, '2026-09-10', '2026-11-23', 3, 2, 1.85, 3.6468905249761323, 1, 4, '2026-11-23', '2026-12-21', '2026-12-28', 1543.0601925787757);
INSERT INTO "tie" VALUES (6, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, NULL, NULL, 0, 0, 0.0, 0.0, 0, 0, NULL, NULL, NULL, NULL);
INSERT INTO "tie" VALUES (7, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, NULL, NULL, 0, 0, 0.0, 0.0, 0, 0, NULL, NULL, NULL, NULL);
INSERT INTO "tombstone" VALUES ('3c35612e-4a8d-45d8-9d29-6588571ceeee', 'contact', 42);
INSERT INTO "tombstone" VALUES ('4be03db0-dc25-44bd-b940-67edfe175330', 'exchange', 46);
INSERT INTO "tombstone" VALUES ('a11d459a-2f97-4d87-9999-9e3fa46d6753', 'encounter', 46);
INSERT INTO "tombstone" VALUES ('6a8ac4ba-0580-4975-ad2f-89d94a2f20aa', 'contact', 46);
INSERT INTO "vanity" VALUES (1, '2aa3300b-2b71-4343-a20d-672b15ad9a9d', 'LinkedIn', 'linkedin', '2026-10-01', 1800, '2026-11-29T19:28:56+00:00', '2026-11-29T19:28:56+00:00');
INSERT INTO "vanity" VALUES (2, '8181e84d-99a7-4924-950d-40ddc2557035', 'linkedin', 'linkedin', '2026-11-23', 1840, '2026-11-29T19:28:56+00:00', '2026-11-29T19:28:56+00:00');
INSERT INTO "visible" VALUES (1, 'ea190b2a-5806-4a9d-8c31-406deea3d685', '2026-10-01', 'talk at the meetup', 'talk', 2, '2026-11-29T19:28:56+00:00', '2026-11-29T19:28:56+00:00');
INSERT INTO "visible" VALUES (2, '88534206-fc4a-447e-8498-72c67c081bb7', '2026-10-05', 'post on pricing', 'post', NULL, '2026-11-29T19:28:56+00:00', '2026-11-29T19:28:56+00:00');
INSERT INTO "visible_contact" VALUES (1, 1, 3);
INSERT INTO contact_fts (contact_fts) VALUES ('rebuild');
INSERT INTO handle_fts (handle_fts) VALUES ('rebuild');
INSERT INTO encounter_fts (encounter_fts) VALUES ('rebuild');
INSERT INTO exchange_fts (exchange_fts) VALUES ('rebuild');
INSERT INTO need_fts (need_fts) VALUES ('rebuild');
COMMIT;
PRAGMA application_id = 1852142698;
PRAGMA user_version = 4;
