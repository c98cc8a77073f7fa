-- From form 1 to form 2: the clock, imported calendars, and what a guard leaves to the next one beside the interval that goes on.

ALTER TABLE checkpoint ADD COLUMN part TEXT;

ALTER TABLE checkpoint ADD COLUMN in_use INTEGER NOT NULL DEFAULT 0;

ALTER TABLE checkpoint ADD COLUMN claim TEXT;

ALTER TABLE checkpoint ADD COLUMN claim_ms INTEGER NOT NULL DEFAULT 0;

ALTER TABLE checkpoint ADD COLUMN cpu_ms INTEGER;

CREATE TABLE calendar(
  hash TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  json TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE clock(
  no INTEGER PRIMARY KEY CHECK(no = 1),
  json TEXT NOT NULL
) STRICT;

DROP INDEX event_with_end;
