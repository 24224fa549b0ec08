BEGIN;
PRAGMA defer_foreign_keys = ON;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
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
CREATE TABLE membership (
    id INTEGER PRIMARY KEY,
    contact INTEGER NOT NULL REFERENCES contact(id),
    community INTEGER NOT NULL REFERENCES community(id),
    UNIQUE (contact, community)
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
CREATE INDEX membership_community ON membership (community, contact);
CREATE INDEX thanks_closed ON thanks (closed) WHERE closed IS NOT NULL;
CREATE INDEX thanks_exchange ON thanks (exchange);
CREATE UNIQUE INDEX thanks_open ON thanks (contact) WHERE closed IS NULL;
CREATE INDEX thanks_said ON thanks (said) WHERE said IS NOT NULL;
CREATE INDEX tie_bound ON tie (bound DESC) WHERE bound IS NOT NULL;
CREATE INDEX tie_count ON tie (count);
CREATE INDEX tie_due ON tie (due_until, due_from) WHERE due_until IS NOT NULL;
CREATE INDEX tie_first ON tie (first) WHERE first IS NOT NULL;
CREATE INDEX tie_newest ON tie (newest) WHERE newest IS NOT NULL;
CREATE INDEX tombstone_step ON tombstone (step);
INSERT INTO "_sqlite_migrations" VALUES (1, 'netjournal', '0001_first', '');
INSERT INTO "batch" VALUES (1, 10, 'contact', 0, 4, 2071294458, NULL);
INSERT INTO "batch" VALUES (2, 10, 'handle', 0, 1, 1880026069, NULL);
INSERT INTO "batch" VALUES (3, 10, 'sphere', 0, 1, 1148332836, NULL);
INSERT INTO "batch" VALUES (4, 10, 'contact_sphere', 0, 1, 340857718, NULL);
INSERT INTO "batch" VALUES (5, 10, 'contact_role', 0, 1, 3915897019, NULL);
INSERT INTO "batch" VALUES (6, 10, 'community', 0, 1, 1613159988, NULL);
INSERT INTO "batch" VALUES (7, 10, 'membership', 0, 1, 340857718, NULL);
INSERT INTO "batch" VALUES (8, 10, 'encounter', 0, 11, 1947971599, NULL);
INSERT INTO "batch" VALUES (9, 10, 'exchange', 0, 14, 2071893840, NULL);
INSERT INTO "batch" VALUES (10, 10, 'thanks', 0, 2, 1029540189, NULL);
INSERT INTO "change" VALUES (39, 11, 'encounter', 11, NULL, '{"id":11,"uid":"d8f33418-f3d4-4711-9804-f92283868a29","date":"2026-11-23","channel":null,"place":null,"community":null,"note":null,"started_by":null,"source":null,"created":"2026-11-23T12:00:00+00:00","changed":"2026-11-23T12:00:00+00:00"}');
INSERT INTO "change" VALUES (40, 11, 'exchange', 14, NULL, '{"id":14,"uid":"9be3cecb-8c49-4c68-a8c2-4d4244ef7feb","encounter":11,"contact":1,"date":"2026-11-23","way":"gave","kind":"recognition","what":"for the introduction","value":3,"by_hand":1,"created":"2026-11-23T12:00:00+00:00","changed":"2026-11-23T12:00:00+00:00"}');
INSERT INTO "change" VALUES (41, 11, 'thanks', 1, '{"id":1,"uid":"81f9c1f6-6c0f-4459-b79b-17aeefba91fc","contact":1,"exchange":6,"opened":"2026-11-23","closed":null,"outcome":null,"said":null,"created":"2026-11-23T12:00:00+00:00","changed":"2026-11-23T12:00:00+00:00"}', '{"id":1,"uid":"81f9c1f6-6c0f-4459-b79b-17aeefba91fc","contact":1,"exchange":6,"opened":"2026-11-23","closed":"2026-11-23","outcome":"said","said":14,"created":"2026-11-23T12:00:00+00:00","changed":"2026-11-23T12:00:00+00:00"}');
INSERT INTO "change" VALUES (42, 12, 'contact', 1, '{"id":1,"uid":"cd613e30-d8f1-4adf-91b7-584a2265b1f5","name":"Sam Okafor","folded":"sam okafor","org":"Firm","title":"Engineer","location":null,"birthday":null,"met":"PyCon Leeds","via":null,"why":null,"note":null,"pace":null,"pinned":0,"band":null,"archived":null,"snoozed_until":null,"snoozes":0,"source":null,"created":"2026-11-23T12:00:00+00:00","changed":"2026-11-23T12:00:00+00:00"}', '{"id":1,"uid":"cd613e30-d8f1-4adf-91b7-584a2265b1f5","name":"Sam Okafor","folded":"sam okafor","org":"Firm","title":"Engineer","location":null,"birthday":null,"met":"PyCon Leeds","via":null,"why":null,"note":"moving to Leeds\nin January","pace":null,"pinned":0,"band":null,"archived":null,"snoozed_until":null,"snoozes":0,"source":null,"created":"2026-11-23T12:00:00+00:00","changed":"2026-11-23T12:00:00+00:00"}');
INSERT INTO "change" VALUES (43, 13, 'contact', 2, '{"id":2,"uid":"e4b06ce6-0741-47a8-bce4-2c8218072e8c","name":"Priya Nair","folded":"priya nair","org":null,"title":null,"location":null,"birthday":null,"met":"Choir","via":1,"why":null,"note":null,"pace":null,"pinned":0,"band":null,"archived":null,"snoozed_until":null,"snoozes":0,"source":null,"created":"2026-11-23T12:00:00+00:00","changed":"2026-11-23T12:00:00+00:00"}', '{"id":2,"uid":"e4b06ce6-0741-47a8-bce4-2c8218072e8c","name":"Priya Nair","folded":"priya nair","org":null,"title":null,"location":null,"birthday":null,"met":"Choir","via":1,"why":null,"note":null,"pace":null,"pinned":1,"band":null,"archived":null,"snoozed_until":null,"snoozes":0,"source":null,"created":"2026-11-23T12:00:00+00:00","changed":"2026-11-23T12:00:00+00:00"}');
INSERT INTO "change" VALUES (44, 14, 'exchange', 4, '{"id":4,"uid":"ec148cb4-8e73-4a47-aa90-a8f0d66b829e","encounter":4,"contact":4,"date":"2026-11-23","way":"shared","kind":"conversation","what":null,"value":3,"by_hand":1,"created":"2026-11-23T12:00:00+00:00","changed":"2026-11-23T12:00:00+00:00"}', NULL);
INSERT INTO "change" VALUES (45, 14, 'encounter', 4, '{"id":4,"uid":"6a8ac4ba-0580-4975-ad2f-89d94a2f20aa","date":"2026-11-23","channel":null,"place":null,"community":null,"note":"a name to forget","started_by":null,"source":null,"created":"2026-11-23T12:00:00+00:00","changed":"2026-11-23T12:00:00+00:00"}', NULL);
INSERT INTO "change" VALUES (46, 14, 'contact', 4, '{"id":4,"uid":"ad45f23d-3b1a-41df-987f-d2803bab6c39","name":"Gone Soon","folded":"gone soon","org":null,"title":null,"location":null,"birthday":null,"met":null,"via":null,"why":null,"note":null,"pace":null,"pinned":0,"band":null,"archived":null,"snoozed_until":null,"snoozes":0,"source":null,"created":"2026-11-23T12:00:00+00:00","changed":"2026-11-23T12:00:00+00:00"}', NULL);
INSERT INTO "change" VALUES (47, 15, 'encounter', 12, NULL, '{"id":12,"uid":"c7038069-84c8-4999-a116-7d8fcf23cae8","date":"2026-11-23","channel":null,"place":null,"community":null,"note":"undone again","started_by":null,"source":null,"created":"2026-11-23T12:00:00+00:00","changed":"2026-11-23T12:00:00+00:00"}');
INSERT INTO "change" VALUES (48, 15, 'exchange', 15, NULL, '{"id":15,"uid":"5d5f576c-deb8-4c4c-bb29-7d0b0e5e18ba","encounter":12,"contact":1,"date":"2026-11-23","way":"shared","kind":"conversation","what":null,"value":3,"by_hand":1,"created":"2026-11-23T12:00:00+00:00","changed":"2026-11-23T12:00:00+00:00"}');
INSERT INTO "community" VALUES (1, 'cd447e35-b8b6-48fe-842e-3d437204e52d', 'Choir', 'choir', NULL, NULL, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "contact" VALUES (1, 'cd613e30-d8f1-4adf-91b7-584a2265b1f5', 'Sam Okafor', 'sam okafor', 'Firm', 'Engineer', NULL, NULL, 'PyCon Leeds', NULL, NULL, 'moving to Leeds
in January', NULL, 0, NULL, NULL, NULL, 0, NULL, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "contact" VALUES (2, 'e4b06ce6-0741-47a8-bce4-2c8218072e8c', 'Priya Nair', 'priya nair', NULL, NULL, NULL, NULL, 'Choir', 1, NULL, NULL, NULL, 1, NULL, NULL, NULL, 0, NULL, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "contact" VALUES (3, '025b413f-8a9a-421e-a648-a7dd06839eb9', 'João Lima [/x]', 'joao lima [/x]', NULL, NULL, NULL, '1980-05-17', NULL, NULL, NULL, NULL, 90, 0, NULL, NULL, NULL, 0, NULL, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "contact_role" VALUES (1, 2, 'mentor', 'mentor');
INSERT INTO "contact_sphere" VALUES (1, 2, 1);
INSERT INTO "encounter" VALUES (1, '78e51061-7311-48a3-82ce-6f447ed4d57b', '2026-03-02', NULL, 'PyCon Leeds', NULL, NULL, NULL, NULL, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "encounter" VALUES (2, '1a2b8f1f-f1fd-42a2-9755-d4c13a902931', '2026-04-01', NULL, NULL, 1, NULL, NULL, NULL, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "encounter" VALUES (3, 'c381e88f-38c0-48fd-8712-b8bc076f3787', '2026-11-23', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "encounter" VALUES (5, 'a11d459a-2f97-4d87-9999-9e3fa46d6753', '2026-11-03', 'call', NULL, NULL, 'caught up on the phone', NULL, NULL, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "encounter" VALUES (6, '3099fdf5-ab99-454a-a901-e35cd47d380d', '2026-10-01', NULL, NULL, NULL, 'tea', NULL, NULL, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "encounter" VALUES (7, 'aa2ca1af-6a10-4b75-a77f-6cbdcc22af58', '2026-05-01', NULL, NULL, NULL, 'back-dated', 'them', NULL, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "encounter" VALUES (8, 'a9ec0806-705f-4a16-9622-bd795fec898f', '2026-06-05', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "encounter" VALUES (9, '78255d68-0792-4986-bb96-8a437d5c8dfc', '2026-11-20', NULL, NULL, NULL, NULL, 'them', NULL, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "encounter" VALUES (10, '0326324d-fb69-4ffb-ba18-90c78092b4d4', '2026-11-21', NULL, NULL, NULL, 'left a message', 'me', NULL, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "encounter" VALUES (11, 'd8f33418-f3d4-4711-9804-f92283868a29', '2026-11-23', NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "exchange" VALUES (1, '35bf992d-c9e9-4616-a12e-7696a6cecc1b', 1, 1, '2026-03-02', 'shared', 'conversation', NULL, 3, 1, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "exchange" VALUES (2, '05b6e6e3-07d4-4edc-9143-1193e6c3f339', 2, 2, '2026-04-01', 'shared', 'conversation', NULL, 3, 1, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "exchange" VALUES (3, '8d88348a-7eed-4d14-b06d-3fef701966a0', 3, 3, '2026-11-23', 'shared', 'conversation', NULL, 3, 1, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "exchange" VALUES (5, 'e5446dd4-552b-42f6-be3e-dc0a1ef2a4f0', 5, 1, '2026-11-03', 'shared', 'conversation', NULL, 3, 1, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "exchange" VALUES (6, '803468b6-b610-49f7-b927-0f4eb8b333a8', 5, 1, '2026-11-03', 'got', 'referral', 'intro to Jo', 3, 1, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "exchange" VALUES (7, 'f0dfb4a5-d8a0-44df-bfd6-3116e1ea24c4', 6, 1, '2026-10-01', 'shared', 'conversation', NULL, 3, 1, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "exchange" VALUES (8, 'da711448-96c8-4a19-a4b2-d2bc815a47c5', 6, 2, '2026-10-01', 'shared', 'conversation', NULL, 3, 1, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "exchange" VALUES (9, 'be6521cc-3e24-44e3-baf0-27bc08d6af57', 6, 2, '2026-10-01', 'gave', 'guidance', 'how to price', 3, 1, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "exchange" VALUES (10, 'bcfbb050-acab-4a6b-869d-4bd8b3fa7aa7', 7, 2, '2026-05-01', 'shared', 'conversation', NULL, 5, 1, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "exchange" VALUES (11, '5eda92d8-64ac-4db9-9707-107e855c3844', 8, 1, '2026-06-05', 'gave', 'practical', 'lent a drill', 3, 1, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "exchange" VALUES (12, '9403560d-97da-438d-9d64-3c25fbb230bb', 9, 2, '2026-11-20', 'got', 'emotional', 'listened', 3, 1, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "exchange" VALUES (13, '678a5aa3-3b6f-4507-8c5f-e8f8dc3bf364', 10, 3, '2026-11-21', 'gave', 'tried', NULL, 1, 1, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "exchange" VALUES (14, '9be3cecb-8c49-4c68-a8c2-4d4244ef7feb', 11, 1, '2026-11-23', 'gave', 'recognition', 'for the introduction', 3, 1, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "gates" VALUES (28, 120, 3.0, 30, 3);
INSERT INTO "handle" VALUES (1, 'b9d179e0-6c0f-44f5-b813-0c4237730edf', 3, 'email', 'joao@example.org', 'joao@example.org', '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "membership" VALUES (1, 2, 1);
INSERT INTO "sphere" VALUES (1, 'b2221a58-008a-45a6-8464-7159c324c985', 'python', 'python', NULL, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "step" VALUES (10, 'f0e642f4-3328-4d08-8ded-3c9691eb79fa', '2026-11-23T12:00:00.000000+00:00', 'earlier steps', NULL, 1, 1867228090);
INSERT INTO "step" VALUES (11, 'e8e5b461-7589-482b-9a70-2cfa93ea5c4e', '2026-11-23T12:00:00+00:00', 'thank Sam Okafor', NULL, 0, 1380711158);
INSERT INTO "step" VALUES (12, '62397bc7-0176-4741-bab9-f87ff5059285', '2026-11-23T12:00:00+00:00', 'edit Sam Okafor', NULL, 0, 258930113);
INSERT INTO "step" VALUES (13, 'f463b337-d20b-4d59-9b61-0487c89da11b', '2026-11-23T12:00:00+00:00', 'pin Priya Nair', NULL, 0, 3672846296);
INSERT INTO "step" VALUES (14, '83333218-bd91-41b7-b03e-dca7e2dcaa37', '2026-11-23T12:00:00+00:00', 'remove Gone Soon', NULL, 0, 1792157707);
INSERT INTO "step" VALUES (15, 'f320cd57-6d14-475b-b49a-ae908fb5262c', '2026-11-23T12:00:00+00:00', 'log Sam Okafor', '2026-11-23T12:00:00.000000+00:00', 0, 2239159238);
INSERT INTO "thanks" VALUES (1, '81f9c1f6-6c0f-4459-b79b-17aeefba91fc', 1, 6, '2026-11-23', '2026-11-23', 'said', 14, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "thanks" VALUES (2, '2b28fef0-2b9c-414e-a5ac-06d864c2f2e3', 2, 12, '2026-11-23', NULL, NULL, NULL, '2026-11-23T12:00:00+00:00', '2026-11-23T12:00:00+00:00');
INSERT INTO "tie" VALUES (1, 1.1432686561264156, 1.945226369265319, 3.21473947228236, 4.360095265412296, 1.1432686561264156, 1.945226369265319, 3.21473947228236, 4.360095265412296, '2026-03-02', '2026-11-23', 5, 3, 3.186625, 12.211232988031123, 1, 5, '2026-11-23', '2026-12-28', '2027-03-23', 1543.0321307483441);
INSERT INTO "tie" VALUES (2, 1.007075968627226, 1.3314286982110382, 2.4091210533840557, 3.607605169521679, 1.0070759680852066, 1.3287562145004794, 2.3190381666664024, 3.390548016819984, '2026-04-01', '2026-11-20', 3, 4, 2.5725, 10.645260346862623, 1, 4, '2026-11-20', '2027-01-01', '2027-03-23', 1542.703776824342);
INSERT INTO "tie" VALUES (3, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, '2026-11-23', '2026-11-23', 1, 1, 0.0, 0.0, 1, 2, '2026-11-23', NULL, NULL, 1541.3414657891992);
INSERT INTO "tombstone" VALUES ('ec148cb4-8e73-4a47-aa90-a8f0d66b829e', 'exchange', 14);
INSERT INTO "tombstone" VALUES ('6a8ac4ba-0580-4975-ad2f-89d94a2f20aa', 'encounter', 14);
INSERT INTO "tombstone" VALUES ('ad45f23d-3b1a-41df-987f-d2803bab6c39', 'contact', 14);
INSERT INTO contact_fts (contact_fts) VALUES ('rebuild');
INSERT INTO handle_fts (handle_fts) VALUES ('rebuild');
INSERT INTO encounter_fts (encounter_fts) VALUES ('rebuild');
INSERT INTO exchange_fts (exchange_fts) VALUES ('rebuild');
COMMIT;
PRAGMA application_id = 1852142698;
PRAGMA user_version = 1;
