-- The ledger, form 4. `user_version` is the number of the form; an older one is brought up, a newer one is refused.
-- All tables are STRICT. Instants and lengths are whole milliseconds. A child is the UTF-8 of its id.

CREATE TABLE device(
  id BLOB PRIMARY KEY,
  name TEXT NOT NULL,
  self INTEGER NOT NULL
) STRICT;

CREATE TABLE anchor(
  device BLOB NOT NULL REFERENCES device,
  no INTEGER NOT NULL,
  boot TEXT NOT NULL,
  since_boot_ms INTEGER NOT NULL,
  utc_ms INTEGER NOT NULL,
  confidence TEXT NOT NULL CHECK(confidence IN ('PARENT', 'HUB', 'NTP', 'RTC', 'BEHIND')),
  replaces INTEGER,
  PRIMARY KEY(device, no)
) STRICT;

-- The document of a hash never changes; the one of the greatest height is in force.
CREATE TABLE policy(
  hash BLOB PRIMARY KEY,
  height INTEGER NOT NULL,
  parent BLOB,
  json TEXT NOT NULL,
  actor TEXT NOT NULL,
  note TEXT
) STRICT;

-- `previous` is what the hash follows, where the event before it was deleted and this one stays.
CREATE TABLE event(
  device BLOB NOT NULL REFERENCES device,
  seq INTEGER NOT NULL,
  fact BLOB NOT NULL,
  type TEXT NOT NULL,
  v INTEGER NOT NULL,
  child BLOB,
  actor TEXT NOT NULL,
  boot TEXT NOT NULL,
  since_boot_ms INTEGER NOT NULL,
  wall_ms INTEGER NOT NULL,
  anchor INTEGER NOT NULL,
  day TEXT,
  policy BLOB NOT NULL,
  cause BLOB,
  body_hash BLOB NOT NULL,
  hash BLOB NOT NULL,
  previous BLOB,
  PRIMARY KEY(device, seq)
) STRICT, WITHOUT ROWID;

-- Intervals and the closing of days are found by their numbers.
CREATE INDEX event_by_day ON event(day, child) WHERE type NOT IN ('interval-closed', 'day-closed');
CREATE INDEX event_without_day ON event(type) WHERE day IS NULL;

-- The only part that may be deleted; the chain stays valid without it.
CREATE TABLE body(
  device BLOB NOT NULL,
  seq INTEGER NOT NULL,
  salt BLOB NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY(device, seq)
) STRICT, WITHOUT ROWID;

-- Where verification of a device starts: everything up to the event `upto` was deleted but for what stays of days and
-- bindings, and the event after it follows `hash`. `kept` is over the events that stay. One row a device; the event that
-- says the same is the newest one of type `sealed` for it.
CREATE TABLE seal(
  device BLOB NOT NULL,
  upto INTEGER NOT NULL,
  hash BLOB NOT NULL,
  kept BLOB NOT NULL,
  PRIMARY KEY(device, upto)
) STRICT, WITHOUT ROWID;

-- What is known only to the ledger: secrets and counters, with how often in a row one was wrong. The wait is awake time
-- that is kept over boots.
CREATE TABLE secret(
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL,
  fails INTEGER NOT NULL DEFAULT 0,
  wait_ms INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What is going on: rewritten, not chained. awake_ms is the awake clock at upto_ms, length_ms is what the interval has. `part` is the group of
-- the program in front; what comes after it is what the next guard needs to know beside the interval.
CREATE TABLE checkpoint(
  child BLOB PRIMARY KEY,
  boot TEXT NOT NULL,
  from_ms INTEGER NOT NULL,
  upto_ms INTEGER NOT NULL,
  awake_ms INTEGER NOT NULL,
  length_ms INTEGER NOT NULL,
  kind TEXT NOT NULL,
  title TEXT,
  day TEXT NOT NULL,
  trusted_ms INTEGER NOT NULL,
  why TEXT NOT NULL,
  part TEXT,
  in_use INTEGER NOT NULL DEFAULT 0,
  claim TEXT,
  claim_ms INTEGER NOT NULL DEFAULT 0,
  cpu_ms INTEGER
) STRICT;

-- The calendar of this PC as one value: rewritten, not chained.
CREATE TABLE clock(
  no INTEGER PRIMARY KEY CHECK(no = 1),
  json TEXT NOT NULL
) STRICT;

-- A mirror of undo.tsv, which is the truth.
CREATE TABLE os_change(
  no INTEGER PRIMARY KEY,
  what TEXT NOT NULL,
  target TEXT NOT NULL,
  before BLOB,
  after_hash BLOB,
  state TEXT NOT NULL
) STRICT;

-- Calendar files that were imported, by the SHA-256 of the file; a policy names them by it.
CREATE TABLE calendar(
  hash TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
