-- The tables as version 1 of the schema made them. Kept as they were, to be opened by every later release.
CREATE TABLE conversations (
    seq INTEGER PRIMARY KEY, contact TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, body BLOB) STRICT;

CREATE TABLE marks (message TEXT PRIMARY KEY, at INTEGER NOT NULL, answer BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX marks_at ON marks (at);

CREATE TABLE timers (
    contact TEXT NOT NULL, kind TEXT NOT NULL, due INTEGER NOT NULL, PRIMARY KEY (contact, kind)) STRICT, WITHOUT ROWID;
CREATE INDEX timers_due ON timers (due);

-- state: 0 behind another entry of its lane, 1 first of its lane, 2 dead letter (due: when it was buried)
CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, contact TEXT NOT NULL, lane TEXT NOT NULL, kind TEXT NOT NULL,
    state INTEGER NOT NULL, due INTEGER NOT NULL, attempts INTEGER NOT NULL, error TEXT, payload BLOB NOT NULL) STRICT;
CREATE INDEX outbox_due ON outbox (state, kind, due);
CREATE INDEX outbox_lane ON outbox (lane, state);
CREATE INDEX outbox_contact ON outbox (contact);

CREATE TABLE intakes (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, contact TEXT NOT NULL, revision INTEGER NOT NULL, level INTEGER NOT NULL,
    score INTEGER NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL, document BLOB NOT NULL) STRICT;
CREATE INDEX intakes_contact ON intakes (contact);
CREATE INDEX intakes_urgency ON intakes (level DESC, score DESC, created);

CREATE TABLE transcript (
    contact TEXT NOT NULL, line INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (contact, line)) STRICT, WITHOUT ROWID;

CREATE TABLE pages (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, intake TEXT NOT NULL, contact TEXT NOT NULL, code TEXT NOT NULL,
    created INTEGER NOT NULL, next INTEGER NOT NULL, body BLOB NOT NULL, taken_at INTEGER, taken_by TEXT) STRICT;
CREATE INDEX pages_contact ON pages (contact);
CREATE INDEX pages_code ON pages (code);
CREATE INDEX pages_next ON pages (next) WHERE taken_at IS NULL;

CREATE TABLE audit (
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT) STRICT;

CREATE TABLE dialogs (version TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;

PRAGMA application_id = 1416774260;
PRAGMA user_version = 1;
