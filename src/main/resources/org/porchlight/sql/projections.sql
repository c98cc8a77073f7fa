-- What is folded from the events. All of it can be dropped and folded again; Projections.VERSION names this form.

CREATE TABLE p_progress(
  name TEXT NOT NULL,
  device BLOB NOT NULL,
  seq INTEGER NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY(name, device)
) STRICT, WITHOUT ROWID;

-- Intervals as they lie on the calendar now. One that a re-dating cut has several parts. `anchor` is the one under which
-- it was written; boot, point_from_ms and point_to_ms are its place on the ruler, which older programs did not write.
CREATE TABLE p_interval(
  device BLOB NOT NULL,
  seq INTEGER NOT NULL,
  part INTEGER NOT NULL,
  child BLOB NOT NULL,
  day TEXT NOT NULL,
  from_ms INTEGER NOT NULL,
  to_ms INTEGER NOT NULL,
  length_ms INTEGER NOT NULL,
  kind TEXT NOT NULL,
  title TEXT,
  why TEXT NOT NULL,
  recovered INTEGER NOT NULL,
  program_group TEXT,
  anchor INTEGER NOT NULL,
  boot TEXT,
  point_from_ms INTEGER,
  point_to_ms INTEGER,
  PRIMARY KEY(device, seq, part)
) STRICT, WITHOUT ROWID;

CREATE INDEX p_interval_by_day ON p_interval(child, day, from_ms);

-- Where the intervals of a device's part of a day are that are packed: number seq of the device `by` holds a part of them.
-- They stand for those of the events of `device` up to `upto`.
CREATE TABLE p_packed(
  device BLOB NOT NULL,
  child BLOB NOT NULL,
  day TEXT NOT NULL,
  part INTEGER NOT NULL,
  by BLOB NOT NULL,
  seq INTEGER NOT NULL,
  upto INTEGER NOT NULL,
  PRIMARY KEY(child, day, device, part)
) STRICT, WITHOUT ROWID;

-- Grants as they lie on the calendar now. Two of the same fact are one. at_ms is missing in what older programs wrote,
-- which does not move.
CREATE TABLE p_grant(
  device BLOB NOT NULL,
  seq INTEGER NOT NULL,
  fact BLOB NOT NULL,
  child BLOB NOT NULL,
  day TEXT NOT NULL,
  amount_ms INTEGER NOT NULL,
  at_ms INTEGER,
  anchor INTEGER NOT NULL,
  boot TEXT NOT NULL,
  point_ms INTEGER NOT NULL,
  PRIMARY KEY(device, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX p_grant_by_fact ON p_grant(fact);

-- One PC's part of a day. `opened` is the number of the event that opened it, `closed` that of the one that last closed it,
-- `closing` the hash of that one; nothing when it is not. `word` is what this PC said last on what the day gives: 0 that it opens, 1 that it is adjusted,
-- 2 that it is void; `said` is the number of that event, said_anchor and said_ms are where it lies. Of several PCs the newest
-- word holds. `kept` is the number of the event that says all there is of a day whose detail was deleted; zone and policy of
-- such a day are read from there.
CREATE TABLE p_day(
  device BLOB NOT NULL,
  child BLOB NOT NULL,
  day TEXT NOT NULL,
  opened INTEGER,
  closed INTEGER,
  closing BLOB,
  zone TEXT,
  policy BLOB,
  word INTEGER,
  said INTEGER,
  said_anchor INTEGER,
  said_ms INTEGER,
  budget_ms INTEGER,
  carry_ms INTEGER NOT NULL DEFAULT 0,
  debt_ms INTEGER NOT NULL DEFAULT 0,
  trust TEXT,
  granted_ms INTEGER NOT NULL DEFAULT 0,
  counted_ms INTEGER NOT NULL DEFAULT 0,
  corrected_ms INTEGER NOT NULL DEFAULT 0,
  finish_ms INTEGER NOT NULL DEFAULT 0,
  owed_ms INTEGER NOT NULL DEFAULT 0,
  limit_hits INTEGER NOT NULL DEFAULT 0,
  requests INTEGER NOT NULL DEFAULT 0,
  approved INTEGER NOT NULL DEFAULT 0,
  rests INTEGER NOT NULL DEFAULT 0,
  rested_ms INTEGER NOT NULL DEFAULT 0,
  unrested_ms INTEGER NOT NULL DEFAULT 0,
  kept INTEGER,
  PRIMARY KEY(child, day, device)
) STRICT, WITHOUT ROWID;

-- Every child there ever was, also forgotten ones.
CREATE TABLE p_child(child BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Accounts of the machine as they were bound last.
CREATE TABLE p_bound(
  device BLOB NOT NULL,
  child BLOB NOT NULL,
  account TEXT NOT NULL,
  id TEXT NOT NULL,
  home_owner TEXT NOT NULL,
  PRIMARY KEY(device, child, account)
) STRICT, WITHOUT ROWID;

-- How long each kind lasted on a day that has detail.
CREATE TABLE p_kind(
  device BLOB NOT NULL,
  child BLOB NOT NULL,
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  length_ms INTEGER NOT NULL,
  PRIMARY KEY(device, child, day, kind)
) STRICT, WITHOUT ROWID;

-- Counted time by program on a day that has detail; the untitled rest has an empty title.
CREATE TABLE p_title(
  device BLOB NOT NULL,
  child BLOB NOT NULL,
  day TEXT NOT NULL,
  title TEXT NOT NULL,
  counted_ms INTEGER NOT NULL,
  PRIMARY KEY(device, child, day, title)
) STRICT, WITHOUT ROWID;

-- What stands for lost events, by the list of the devices whose they were: how long each kind lasted, and how much of it
-- was corrected (`part` is empty). Nothing came back of them, or left_ms is what is left. `device` is the one among whose
-- sums it counts.
CREATE TABLE p_register(
  child BLOB NOT NULL,
  day TEXT NOT NULL,
  devices BLOB NOT NULL,
  part TEXT NOT NULL,
  device BLOB NOT NULL,
  stands_ms INTEGER NOT NULL,
  left_ms INTEGER,
  PRIMARY KEY(child, day, devices, part)
) STRICT, WITHOUT ROWID;

-- What did not open on a day that has detail: type is the type of the event, times is how many of them the day has.
CREATE TABLE p_denied(
  device BLOB NOT NULL,
  child BLOB NOT NULL,
  day TEXT NOT NULL,
  type TEXT NOT NULL,
  subject TEXT NOT NULL,
  times INTEGER NOT NULL,
  PRIMARY KEY(device, child, day, type, subject)
) STRICT, WITHOUT ROWID;

-- The same of every day: what stays of a day is read from its closing, so that it is kept once.
CREATE VIEW p_day_kind AS
SELECT device, child, day, kind, length_ms FROM p_kind
UNION ALL
SELECT d.device, d.child, d.day, k.key, k.value
FROM p_day d JOIN body b ON b.device = d.device AND b.seq = d.kept, json_each(b.json, '$.kindsMs') k;

CREATE VIEW p_day_title AS
SELECT device, child, day, title, counted_ms FROM p_title
UNION ALL
SELECT d.device, d.child, d.day, t.key, t.value
FROM p_day d JOIN body b ON b.device = d.device AND b.seq = d.kept, json_each(b.json, '$.titlesMs') t;

-- The zone in which a day was opened, and the policy: what stays of a day names one only where it is not its own.
CREATE VIEW p_day_opening AS
SELECT device, child, day, zone, policy FROM p_day WHERE opened IS NOT NULL AND kept IS NULL
UNION ALL
SELECT d.device, d.child, d.day, json_extract(b.json, '$.kept.zone'),
  coalesce(unhex(json_extract(b.json, '$.kept.policy')), e.policy)
FROM p_day d
  JOIN body b ON b.device = d.device AND b.seq = d.kept
  JOIN event e ON e.device = d.device AND e.seq = d.kept
WHERE d.opened IS NOT NULL;

-- What stays has no subjects.
CREATE VIEW p_day_denied AS
SELECT device, child, day, type, subject, times FROM p_denied
UNION ALL
SELECT d.device, d.child, d.day, 'program-denied', '', json_extract(b.json, '$.kept.programsDenied')
FROM p_day d JOIN body b ON b.device = d.device AND b.seq = d.kept
WHERE json_extract(b.json, '$.kept.programsDenied') > 0
UNION ALL
SELECT d.device, d.child, d.day, 'site-denied', '', json_extract(b.json, '$.kept.sitesDenied')
FROM p_day d JOIN body b ON b.device = d.device AND b.seq = d.kept
WHERE json_extract(b.json, '$.kept.sitesDenied') > 0;
