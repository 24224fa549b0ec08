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
    prefix='1 2 3',
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
INSERT INTO "apart" VALUES (1, '828763dc-b806-4520-985b-ee34e65c2f98', 6, 7, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "ask" VALUES (1, '255a3813-040d-42d5-9a8a-d401516a41d3', 1, 'referral', 'a word with the agency', '2026-11-02', '2026-12-04', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "ask" VALUES (2, '9516dcc2-108a-4766-bbbf-96c0c05643ec', 2, 'guidance', 'how to price', '2026-10-20', NULL, 'yes', '2026-10-30', NULL, NULL, NULL, 18, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "batch" VALUES (1, 43, 'contact', 6, 6, 1634948390, NULL);
INSERT INTO "batch" VALUES (2, 43, 'handle', 4, 4, 217406453, NULL);
INSERT INTO "batch" VALUES (3, 43, 'property', 2, 3, 1357537514, NULL);
INSERT INTO "batch" VALUES (4, 42, 'contact', 0, 7, 3240655112, NULL);
INSERT INTO "batch" VALUES (5, 42, 'handle', 0, 4, 2367948368, NULL);
INSERT INTO "batch" VALUES (6, 42, 'sphere', 0, 1, 3015784723, NULL);
INSERT INTO "batch" VALUES (7, 42, 'contact_sphere', 0, 1, 340857718, NULL);
INSERT INTO "batch" VALUES (8, 42, 'contact_role', 0, 1, 3915897019, NULL);
INSERT INTO "batch" VALUES (9, 42, 'community', 0, 2, 3825718091, NULL);
INSERT INTO "batch" VALUES (10, 42, 'membership', 0, 3, 2362980450, NULL);
INSERT INTO "batch" VALUES (11, 42, 'encounter', 0, 18, 4127104881, NULL);
INSERT INTO "batch" VALUES (12, 42, 'exchange', 0, 24, 2161673952, NULL);
INSERT INTO "batch" VALUES (13, 42, 'thanks', 0, 2, 1781415471, NULL);
INSERT INTO "batch" VALUES (14, 42, 'role', 0, 1, 1614116192, NULL);
INSERT INTO "batch" VALUES (15, 42, 'promise', 0, 3, 3390342899, NULL);
INSERT INTO "batch" VALUES (16, 42, 'ask', 0, 2, 3540429992, NULL);
INSERT INTO "batch" VALUES (17, 42, 'introduction', 0, 2, 3176181572, NULL);
INSERT INTO "batch" VALUES (18, 42, 'relation', 0, 2, 4161055504, NULL);
INSERT INTO "batch" VALUES (19, 42, 'own_membership', 0, 2, 3125391973, NULL);
INSERT INTO "batch" VALUES (20, 42, 'need', 0, 4, 1736683167, NULL);
INSERT INTO "batch" VALUES (21, 42, 'goal', 0, 2, 2218616946, NULL);
INSERT INTO "batch" VALUES (22, 42, 'visible', 0, 2, 3923318285, NULL);
INSERT INTO "batch" VALUES (23, 42, 'visible_contact', 0, 1, 1640434468, NULL);
INSERT INTO "batch" VALUES (24, 42, 'vanity', 0, 2, 3391319269, NULL);
INSERT INTO "batch" VALUES (25, 42, 'property', 0, 3, 818004040, NULL);
INSERT INTO "batch" VALUES (26, 42, 'apart', 0, 1, 0, NULL);
INSERT INTO "change" VALUES (99, 44, 'contact', 7, NULL, '{"id":7,"uid":"7049d2f1-633c-4ed7-9c56-2a42c37be52f","name":"Lena Fuchs","folded":"lena fuchs","org":null,"title":null,"location":null,"birthday":null,"met":null,"via":null,"why":null,"note":null,"pace":null,"pinned":0,"band":null,"archived":null,"snoozed_until":null,"snoozes":0,"source":null,"created":"2026-11-29T20:47:32+00:00","changed":"2026-11-29T20:47:32+00:00"}');
INSERT INTO "change" VALUES (100, 45, 'apart', 1, NULL, '{"id":1,"uid":"828763dc-b806-4520-985b-ee34e65c2f98","one":6,"two":7,"created":"2026-11-29T20:47:32+00:00","changed":"2026-11-29T20:47:32+00:00"}');
INSERT INTO "change" VALUES (101, 46, 'exchange', 5, '{"id":5,"uid":"c9e26a2a-17eb-4768-9b2f-6484fd5bf0bf","encounter":5,"contact":4,"date":"2026-11-23","way":"shared","kind":"conversation","what":null,"value":3,"by_hand":1,"created":"2026-11-29T20:47:31+00:00","changed":"2026-11-29T20:47:31+00:00"}', NULL);
INSERT INTO "change" VALUES (102, 46, 'encounter', 5, '{"id":5,"uid":"2e91f001-fcfd-40ea-b5ba-d0bef783b69e","date":"2026-11-23","channel":null,"place":null,"community":null,"note":"a name to forget","started_by":null,"source":null,"created":"2026-11-29T20:47:31+00:00","changed":"2026-11-29T20:47:31+00:00"}', NULL);
INSERT INTO "change" VALUES (103, 46, 'contact', 4, '{"id":4,"uid":"93e78dd5-2d59-44d8-9fa7-4970d9e41fbd","name":"Gone Soon","folded":"gone soon","org":null,"title":null,"location":null,"birthday":null,"met":null,"via":null,"why":null,"note":null,"pace":null,"pinned":0,"band":null,"archived":null,"snoozed_until":null,"snoozes":0,"source":null,"created":"2026-11-29T20:47:31+00:00","changed":"2026-11-29T20:47:31+00:00"}', NULL);
INSERT INTO "change" VALUES (104, 47, 'encounter', 19, NULL, '{"id":19,"uid":"df8c7d23-5282-4f40-acc5-4335e0fecb31","date":"2026-11-23","channel":null,"place":null,"community":null,"note":"undone again","started_by":null,"source":null,"created":"2026-11-29T20:47:32+00:00","changed":"2026-11-29T20:47:32+00:00"}');
INSERT INTO "change" VALUES (105, 47, 'exchange', 25, NULL, '{"id":25,"uid":"158ceb9d-bac3-46e7-99a0-386816b5bcf8","encounter":19,"contact":1,"date":"2026-11-23","way":"shared","kind":"conversation","what":null,"value":3,"by_hand":1,"created":"2026-11-29T20:47:32+00:00","changed":"2026-11-29T20:47:32+00:00"}');
INSERT INTO "checkpoint" VALUES (2, '2026-10-01', 1.000000353331843, 1.0522205283853059, 1.8809509414070982, 2.802845277758241, 1.0000002767317873, 1.0437359214782878, 1.7607047140376901, 2.5695363310800934, '2026-04-01', '2026-10-01', 3, 3, 1.85, 7.9214556958052675, 1, 3, 'guidance 1 0');
INSERT INTO "checkpoint" VALUES (1, '2026-06-05', 1.0016843647207567, 1.3340870193026273, 2.264653172165181, 2.782215455529101, 1.0016843647207567, 1.3340870193026273, 2.264653172165181, 2.782215455529101, '2026-03-02', '2026-06-05', 2, 2, 1.85, 7.065405044308469, 1, 3, 'introduction 0 1, practical 1 0');
INSERT INTO "checkpoint" VALUES (1, '2026-11-03', 1.0428562702087294, 1.794429097944859, 3.5051784412517493, 5.1155802175212655, 1.0428562702087294, 1.794429097944859, 3.5051784412517493, 5.1155802175212655, '2026-03-02', '2026-11-03', 5, 4, 3.70863125, 13.72862218833602, 1, 6, 'introduction 1 1, practical 1 0, referral 0 1');
INSERT INTO "checkpoint" VALUES (3, '2026-11-22', 1.0007255831489927, 1.1851371940358206, 1.6559540522187244, 1.8999499451448907, 1.0007255831489927, 1.1851371940358206, 1.6559540522187244, 1.8999499451448907, '2026-09-10', '2026-11-22', 2, 1, 1.0, 4.290459441148391, 1, 3, 'introduction 1 0');
INSERT INTO "checkpoint" VALUES (2, '2026-11-14', 1.4121987568486898, 2.499540870178593, 3.8529776116538432, 5.103108993343864, 1.4121987558668503, 2.4964709925365174, 3.7597179587966805, 4.884163012817769, '2026-04-01', '2026-11-14', 5, 5, 3.70863125, 10.722140559350143, 1, 6, 'guidance 1 1, introduction 1 0');
INSERT INTO "checkpoint" VALUES (1, '2026-11-23', 1.6250320514461678, 3.2770944708436986, 5.525089157580904, 7.44489574320246, 1.6250320514461678, 3.2770944708436986, 5.525089157580904, 7.44489574320246, '2026-03-02', '2026-11-23', 8, 5, 4.85006316640625, 13.212584968392449, 1, 9, 'introduction 2 1, practical 1 0, recognition 1 0, referral 0 1');
INSERT INTO "community" VALUES (1, '4137659d-f35b-4f5e-a8bc-570606221957', 'Choir', 'choir', 'club', NULL, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "community" VALUES (2, 'fee57d98-b589-4530-9b1f-02263e748e96', 'pycon', 'pycon', NULL, NULL, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "contact" VALUES (1, 'ba18ccf9-0642-4320-906c-595c7572aa9c', 'Sam Okafor', 'sam okafor', 'Firm', 'Engineer', NULL, NULL, 'PyCon Leeds', NULL, NULL, 'moving to Leeds
in January', NULL, 0, NULL, NULL, NULL, 0, NULL, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "contact" VALUES (2, '88eea049-fdf3-4254-b2bb-31a624386f14', 'Priya Nair', 'priya nair', NULL, NULL, NULL, NULL, 'Choir', 1, NULL, NULL, NULL, 1, NULL, NULL, NULL, 0, NULL, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "contact" VALUES (3, 'f89966d7-6af9-441a-8754-1d78b8011aab', 'João Lima [/x]', 'joao lima [/x]', NULL, NULL, NULL, '1980-05-17', NULL, NULL, NULL, NULL, 90, 0, NULL, NULL, NULL, 0, NULL, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "contact" VALUES (6, '7646c237-307b-532f-8552-ccd8fa7c0e50', 'Lena Fox', 'lena fox', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, 0, 'vcard:card.vcf', '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "contact" VALUES (7, '7049d2f1-633c-4ed7-9c56-2a42c37be52f', 'Lena Fuchs', 'lena fuchs', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, 0, NULL, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "contact_role" VALUES (1, 2, 'mentor', 'mentor');
INSERT INTO "contact_sphere" VALUES (1, 2, 1);
INSERT INTO "encounter" VALUES (1, '695c6655-3eb4-45ba-a5cd-22f7e0364e16', '2026-03-02', NULL, 'PyCon Leeds', NULL, NULL, NULL, NULL, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "encounter" VALUES (2, '36a0a3af-299a-493a-a669-badcf7def909', '2026-04-01', NULL, NULL, NULL, NULL, 'them', NULL, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "encounter" VALUES (3, '1b694369-417e-4549-ac8c-a2b5f5ae1ec3', '2026-04-01', NULL, NULL, 1, NULL, NULL, NULL, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "encounter" VALUES (4, '0ed3d47f-417e-4751-b02c-ca81047acaff', '2026-11-23', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "encounter" VALUES (6, '78cf1de1-c1bf-46ac-81e2-af60dc6464d5', '2026-11-03', 'call', NULL, NULL, 'caught up on the phone', NULL, NULL, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "encounter" VALUES (7, 'e366645c-9841-44d6-bf23-c9fcf8f7d906', '2026-10-01', NULL, NULL, NULL, 'tea', NULL, NULL, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "encounter" VALUES (8, '7edb25f3-c93d-45d5-96f4-371eba8eef91', '2026-05-01', NULL, NULL, NULL, 'back-dated', 'them', NULL, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "encounter" VALUES (9, '40f64d70-ce0a-408a-9dac-423034e19e53', '2026-06-05', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "encounter" VALUES (10, '3e30ccea-da2a-408a-a572-4e426ad31b69', '2026-11-20', NULL, NULL, NULL, NULL, 'them', NULL, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "encounter" VALUES (11, 'aeb80970-8d2c-4993-bd61-f3cb13be23a2', '2026-11-21', NULL, NULL, NULL, 'left a message', 'me', NULL, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "encounter" VALUES (12, 'fed79cd4-0b8d-4fa1-93c3-84d3d5cdc3c0', '2026-11-23', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "encounter" VALUES (13, 'fee08465-d33d-4d54-8763-4ec7eeee434d', '2026-11-21', NULL, NULL, NULL, NULL, 'them', NULL, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "encounter" VALUES (14, '346ff2a5-a6d8-4a41-b43d-9cb5619dda56', '2026-11-22', NULL, NULL, NULL, 'tea', NULL, NULL, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "encounter" VALUES (15, 'e4f3e7c1-49f6-4a76-9592-519c172879ce', '2026-10-30', NULL, NULL, NULL, NULL, 'me', NULL, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "encounter" VALUES (16, 'a6971773-7b07-489d-84a6-0a87287adaff', '2026-11-10', 'message', NULL, NULL, NULL, 'me', NULL, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "encounter" VALUES (17, '7bc02225-2010-4e6b-81c0-61cb55a86681', '2026-09-10', 'message', NULL, NULL, NULL, 'me', NULL, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "encounter" VALUES (18, '0c9c1671-b699-4b0e-a4a4-aa648b72b16b', '2026-11-14', NULL, NULL, 2, 'a long evening', NULL, NULL, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "exchange" VALUES (1, '2b4ae3a6-6316-475f-8ec2-dcbbf49f4ae9', 1, 1, '2026-03-02', 'shared', 'conversation', NULL, 3, 1, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "exchange" VALUES (2, 'b527b185-f98f-4c06-b81c-080c71ad7dfa', 2, 1, '2026-04-01', 'got', 'introduction', 'to Priya Nair', 3, 1, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "exchange" VALUES (3, '6bb23189-034a-4d0e-a8e9-b112e2c87a1c', 3, 2, '2026-04-01', 'shared', 'conversation', NULL, 3, 1, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "exchange" VALUES (4, 'eb351e67-cae7-440e-820c-a3ac4731dfb4', 4, 3, '2026-11-23', 'shared', 'conversation', NULL, 3, 1, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "exchange" VALUES (6, '5cce279e-5848-4aff-ac3f-7ebff917a26a', 6, 1, '2026-11-03', 'shared', 'conversation', NULL, 3, 1, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "exchange" VALUES (7, '603b658c-1a6b-4554-9e4e-1f11348ed262', 6, 1, '2026-11-03', 'got', 'referral', 'intro to Jo', 3, 1, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "exchange" VALUES (8, '242c029d-febe-4b10-80ca-68442b053c33', 7, 1, '2026-10-01', 'shared', 'conversation', NULL, 3, 1, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "exchange" VALUES (9, '69786f52-61e3-4c23-b7cc-62dc25a845f6', 7, 2, '2026-10-01', 'shared', 'conversation', NULL, 3, 1, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "exchange" VALUES (10, '1f72b5fc-f7d7-48d3-81c7-def7fb87e5c2', 7, 2, '2026-10-01', 'gave', 'guidance', 'how to price', 3, 1, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "exchange" VALUES (11, 'baa6a9b9-584b-43fa-8dd7-97313111baf6', 8, 2, '2026-05-01', 'shared', 'conversation', NULL, 5, 1, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "exchange" VALUES (12, 'c1e30afe-5bfa-436a-a393-76f83f244231', 9, 1, '2026-06-05', 'gave', 'practical', 'lent a drill', 3, 1, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "exchange" VALUES (13, 'ddb9e81e-2905-4787-9a03-277f22a1bc44', 10, 2, '2026-11-20', 'got', 'emotional', 'listened', 3, 1, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "exchange" VALUES (14, '3a4ef486-976f-4c7e-9c4e-ce794b22cb97', 11, 3, '2026-11-21', 'gave', 'tried', NULL, 1, 1, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "exchange" VALUES (15, 'd77f2b5a-4d94-469d-8ce2-b8b63c8ea3e6', 12, 1, '2026-11-23', 'gave', 'recognition', 'for the introduction', 3, 1, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "exchange" VALUES (16, '8805f63a-f8cb-4767-ba78-9bb14ec277b3', 13, 2, '2026-11-21', 'got', 'introduction', 'to the choir', 3, 1, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "exchange" VALUES (17, '7640231c-08ff-45f1-8769-aed9f68ddd5b', 14, 3, '2026-11-22', 'shared', 'conversation', NULL, 3, 1, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "exchange" VALUES (18, 'fb980a2b-0e04-4955-b9d1-2af85f8758d3', 15, 2, '2026-10-30', 'got', 'guidance', 'how to price', 3, 1, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "exchange" VALUES (19, '9b2d867d-6f63-4ef6-a5e9-eacf1f636c52', 16, 1, '2026-11-10', 'gave', 'introduction', 'to Priya Nair: both teach what they make', 3, 1, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "exchange" VALUES (20, '6757e928-c85b-48b0-9a9c-93de379b16f1', 16, 2, '2026-11-10', 'gave', 'introduction', 'to Sam Okafor: both teach what they make', 3, 1, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "exchange" VALUES (21, '716d057a-f78f-4524-88d6-86d61e5f6386', 17, 1, '2026-09-10', 'gave', 'introduction', 'to João Lima [/x]: neighbours by now', 3, 1, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "exchange" VALUES (22, '9732f2ee-4bc6-4584-a1b9-f73d1c5ea140', 17, 3, '2026-09-10', 'gave', 'introduction', 'to Sam Okafor: neighbours by now', 3, 1, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "exchange" VALUES (23, 'cfa4f8a2-576c-4bab-94e3-98cfbcf554fe', 18, 1, '2026-11-14', 'shared', 'conversation', NULL, 3, 1, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "exchange" VALUES (24, 'faaeba4e-36c7-4774-95f3-4875fe7263f9', 18, 2, '2026-11-14', 'shared', 'conversation', NULL, 3, 1, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "gates" VALUES (28, 120, 3.0, 30, 3);
INSERT INTO "goal" VALUES (1, 'b3b87e61-884a-41c8-8d25-2b163f8ddbc3', 'two mentors in python', 'mentors', 'python', 2, 0, 0, '2026-11-23', '2026-12-31', NULL, NULL, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "goal" VALUES (2, 'e7e63809-94d1-4dec-9e00-65ab48f1f0c4', 'write the book', NULL, NULL, 1, 0, 0, '2026-11-23', '2026-12-31', NULL, NULL, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "handle" VALUES (1, '69a52c86-55fb-4301-a4f1-59c97dd2808f', 3, 'email', 'joao@example.org', 'joao@example.org', '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "handle" VALUES (2, 'cec88df4-5d3b-4c56-899d-17344d08c9a1', 1, 'phone', '+44 20 7946', '+44207946', '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "handle" VALUES (3, '7c9a4f76-ee3f-467b-9ed1-22eec119982a', 1, 'alias', 'Samuel Okafor', 'samuel okafor', '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "handle" VALUES (4, '29accd87-506d-51a5-bfea-777d86541468', 6, 'email', 'lena@example.org', 'lena@example.org', '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "introduction" VALUES (1, '39d3dbbe-562b-4a0a-9a1c-8c6896fdbad8', 1, 2, 'both teach what they make', '2026-11-10', NULL, NULL, 16, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "introduction" VALUES (2, '9d2e40b5-89b7-4465-b713-f52882f23a41', 1, 3, 'neighbours by now', '2026-09-10', NULL, NULL, 17, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "membership" VALUES (1, 2, 1);
INSERT INTO "membership" VALUES (2, 1, 2);
INSERT INTO "membership" VALUES (3, 2, 2);
INSERT INTO "need" VALUES (1, '25b24be9-bf3e-477e-95e1-24e2523acc9e', 2, 'need', NULL, 'a React developer', 'react develop', '2026-11-01', NULL, NULL, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "need" VALUES (2, 'e02d74e7-74aa-45ae-b607-84b6bddc85e4', 1, 'offer', NULL, 'React and a little design', 'react littl design', '2026-11-01', NULL, NULL, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "need" VALUES (3, 'be976fee-5f64-49d7-9479-0428bfd6ef34', NULL, 'need', 'guidance', 'how to sell', 'guidance sell', '2026-11-01', NULL, NULL, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "need" VALUES (4, 'ac4e3dd6-69f3-4831-b52f-e6b3d5b02462', 3, 'need', NULL, 'a drill', 'drill', '2026-06-01', '2026-11-23', 'met', '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "own_membership" VALUES (1, '652a35c9-72b6-4059-82ba-94a3d9c8677a', 1, 'bass', '2025-01-01', '2025-12-31', '10 a year', NULL, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "own_membership" VALUES (2, 'e3f8313a-f87b-47ca-bac6-092705900a88', 2, NULL, '2026-09-01', NULL, NULL, '2027-09-01', '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "promise" VALUES (1, 'e03f805c-581a-43de-98fc-624b444f474a', 1, 'me', 'the price list', '2026-11-20', '2026-11-27', NULL, NULL, NULL, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "promise" VALUES (2, '053576e0-5d71-497d-8472-741b6adf151a', 2, 'them', 'an introduction at the choir', '2026-11-02', NULL, '2026-11-21', 'kept', 16, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "promise" VALUES (3, '4213b149-4a0c-469a-945b-e17a80ddd0cd', 3, 'me', 'the book', '2026-11-22', '2026-12-01', NULL, NULL, NULL, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "property" VALUES (1, '3f3f69f6-d88b-41ce-b677-d7a8e1e9ca96', 1, 'X-NETJ-MERGED:b283509c-fc90-4cbd-b6eb-c613aed2ef5f', '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "property" VALUES (2, '574618f8-a094-54bc-bc4e-843dae38d4ac', 6, 'UID:5d1c7f2e', '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "property" VALUES (3, 'a8ac842a-a903-58a3-b5a5-bf13017c7f84', 6, 'X-SKYPE-USERNAME:lena.fox', '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "relation" VALUES (1, 'da69a4d5-67fd-4338-bdb8-4cbf79102e19', 1, 2, 'colleague', '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "relation" VALUES (2, 'a4dda08c-c355-4f07-817d-0aed490f75f7', 2, 3, 'mentor', '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "role" VALUES (1, '0fe52464-673b-458c-87d7-dcf31f9464cf', 'mentor', 'mentor', 42, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "sphere" VALUES (1, '152dd9b9-9b1a-47cf-a647-25afad5d24f2', 'python', 'python', NULL, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "step" VALUES (42, '6168eb50-75d3-4810-abab-ee2b6f30a40b', '2026-11-29T20:47:32.934112+00:00', 'earlier steps', NULL, 1, 2978951741);
INSERT INTO "step" VALUES (43, '1330e911-89dd-4f23-86a5-46ccf940cd25', '2026-11-29T20:47:32+00:00', 'import card.vcf', NULL, 0, 525470494);
INSERT INTO "step" VALUES (44, '23ad549f-d5f3-4959-8bbd-e45eea9ff4f4', '2026-11-29T20:47:32+00:00', 'add Lena Fuchs', NULL, 0, 146780625);
INSERT INTO "step" VALUES (45, 'f3da1f58-ee24-46e8-b47c-74deb09032cd', '2026-11-29T20:47:32+00:00', 'Lena Fox and Lena Fuchs are two people', NULL, 0, 82406328);
INSERT INTO "step" VALUES (46, '43ce9301-a8fa-49ca-877b-1a33c0071110', '2026-11-29T20:47:32+00:00', 'remove Gone Soon', NULL, 0, 2141717377);
INSERT INTO "step" VALUES (47, 'ac01d552-8f8d-4c7c-bb55-bfebf8e39f7a', '2026-11-29T20:47:32+00:00', 'log Sam Okafor', '2026-11-29T20:47:32.917395+00:00', 0, 3714779693);
INSERT INTO "thanks" VALUES (1, 'd69c1d08-d77f-404e-adec-92dbcc8d6ec1', 1, 7, '2026-11-23', '2026-11-23', 'said', 15, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "thanks" VALUES (2, 'd5a769b3-9741-40b7-bb5d-e2719a560d3e', 2, 13, '2026-11-23', NULL, NULL, NULL, '2026-11-29T20:47:31+00:00', '2026-11-29T20:47:31+00:00');
INSERT INTO "tie" VALUES (1, 1.6250320514461678, 3.2770944708436986, 5.525089157580904, 7.44489574320246, 1.6250320514461678, 3.2770944708436986, 5.525089157580904, 7.44489574320246, '2026-03-02', '2026-11-23', 8, 5, 4.85006316640625, 13.212584968392449, 1, 9, '2026-11-23', '2026-12-21', '2027-03-23', 1543.7433746652248);
INSERT INTO "tie" VALUES (2, 2.111823042688252, 3.603437304149701, 5.194535879937133, 6.550341571128525, 2.111823042197332, 3.60082586005145, 5.104971832468266, 6.333597635040755, '2026-04-01', '2026-11-21', 5, 7, 4.529486078125, 9.269742102974323, 1, 8, '2026-11-21', '2026-12-19', '2027-03-21', 1543.8624624737033);
INSERT INTO "tie" VALUES (3, 1.9063808420923407, 2.158068623114293, 2.6464164587003296, 2.897208289866386, 1.9063808420923407, 2.158068623114293, 2.6464164587003296, 2.897208289866386, '2026-09-10', '2026-11-23', 3, 2, 1.85, 3.6468905249761323, 1, 4, '2026-11-23', '2026-12-21', '2026-12-28', 1543.0601925787757);
INSERT INTO "tie" VALUES (6, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, NULL, NULL, 0, 0, 0.0, 0.0, 0, 0, NULL, NULL, NULL, NULL);
INSERT INTO "tie" VALUES (7, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, NULL, NULL, 0, 0, 0.0, 0.0, 0, 0, NULL, NULL, NULL, NULL);
INSERT INTO "tombstone" VALUES ('b283509c-fc90-4cbd-b6eb-c613aed2ef5f', 'contact', 42);
INSERT INTO "tombstone" VALUES ('c9e26a2a-17eb-4768-9b2f-6484fd5bf0bf', 'exchange', 46);
INSERT INTO "tombstone" VALUES ('2e91f001-fcfd-40ea-b5ba-d0bef783b69e', 'encounter', 46);
INSERT INTO "tombstone" VALUES ('93e78dd5-2d59-44d8-9fa7-4970d9e41fbd', 'contact', 46);
INSERT INTO "vanity" VALUES (1, '45cb919f-6787-4792-9a7e-217426a732a7', 'LinkedIn', 'linkedin', '2026-10-01', 1800, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "vanity" VALUES (2, '1def62ec-75d6-4b2e-808c-93ccf4c1f4eb', 'linkedin', 'linkedin', '2026-11-23', 1840, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "visible" VALUES (1, 'e1956006-5a58-4b8c-b4fa-df4a5cfe9a51', '2026-10-01', 'talk at the meetup', 'talk', 2, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "visible" VALUES (2, '9c2553dd-1b17-4363-87ef-737830e6ea11', '2026-10-05', 'post on pricing', 'post', NULL, '2026-11-29T20:47:32+00:00', '2026-11-29T20:47:32+00:00');
INSERT INTO "visible_contact" VALUES (1, 1, 3);
INSERT INTO contact_fts (contact_fts) VALUES ('rebuild');
INSERT INTO handle_fts (handle_fts) VALUES ('rebuild');
INSERT INTO encounter_fts (encounter_fts) VALUES ('rebuild');
INSERT INTO exchange_fts (exchange_fts) VALUES ('rebuild');
INSERT INTO need_fts (need_fts) VALUES ('rebuild');
COMMIT;
PRAGMA application_id = 1852142698;
PRAGMA user_version = 4;
