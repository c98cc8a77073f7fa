-- What is folded from the events. All of it can be dropped and folded again; Projections.VERSION names this form.

CREATE TABLE p_progress(
  name TEXT NOT NULL,
  device BLOB NOT NULL,
  seq INTEGER NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY(name, device)
) STRICT, WITHOUT ROWID;

CREATE TABLE p_interval(
  device BLOB NOT NULL,
  seq INTEGER NOT NULL,
  child BLOB NOT NULL,
  day TEXT NOT NULL,
  from_ms INTEGER NOT NULL,
  to_ms INTEGER NOT NULL,
  length_ms INTEGER NOT NULL,
  kind TEXT NOT NULL,
  title TEXT,
  why TEXT NOT NULL,
  recovered INTEGER NOT NULL,
  PRIMARY KEY(device, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX p_interval_by_day ON p_interval(device, child, day, from_ms);

-- `opened` is the number of the event that opened the day; nothing when only other facts speak of it.
CREATE TABLE p_day(
  device BLOB NOT NULL,
  child BLOB NOT NULL,
  day TEXT NOT NULL,
  opened INTEGER,
  zone TEXT,
  policy BLOB,
  budget_ms INTEGER,
  granted_ms INTEGER NOT NULL DEFAULT 0,
  counted_ms INTEGER NOT NULL DEFAULT 0,
  limit_hits INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(device, child, day)
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
