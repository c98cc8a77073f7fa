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

CREATE INDEX p_interval_by_day ON p_interval(device, child, day, from_ms);
CREATE INDEX p_interval_by_boot ON p_interval(device, boot);

-- Grants as they lie on the calendar now. at_ms is missing in what older programs wrote, which does not move.
CREATE TABLE p_grant(
  device BLOB NOT NULL,
  seq INTEGER NOT NULL,
  child BLOB NOT NULL,
  day TEXT NOT NULL,
  amount_ms INTEGER NOT NULL,
  at_ms INTEGER,
  anchor INTEGER NOT NULL,
  boot TEXT NOT NULL,
  point_ms INTEGER NOT NULL,
  PRIMARY KEY(device, seq)
) STRICT, WITHOUT ROWID;

-- `opened` and `closed` are numbers of the events that opened and last closed the day; nothing when it is not.
CREATE TABLE p_day(
  device BLOB NOT NULL,
  child BLOB NOT NULL,
  day TEXT NOT NULL,
  opened INTEGER,
  closed INTEGER,
  zone TEXT,
  policy BLOB,
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
  PRIMARY KEY(device, child, day)
) STRICT, WITHOUT ROWID;

-- How long each kind lasted.
CREATE TABLE p_day_kind(
  device BLOB NOT NULL,
  child BLOB NOT NULL,
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  length_ms INTEGER NOT NULL,
  PRIMARY KEY(device, child, day, kind)
) STRICT, WITHOUT ROWID;

-- Counted time by program; the untitled rest has an empty title.
CREATE TABLE p_day_title(
  device BLOB NOT NULL,
  child BLOB NOT NULL,
  day TEXT NOT NULL,
  title TEXT NOT NULL,
  counted_ms INTEGER NOT NULL,
  PRIMARY KEY(device, child, day, title)
) STRICT, WITHOUT ROWID;

-- What did not open: type is the type of the event, times is how many of them the day has.
CREATE TABLE p_day_denied(
  device BLOB NOT NULL,
  child BLOB NOT NULL,
  day TEXT NOT NULL,
  type TEXT NOT NULL,
  subject TEXT NOT NULL,
  times INTEGER NOT NULL,
  PRIMARY KEY(device, child, day, type, subject)
) STRICT, WITHOUT ROWID;
