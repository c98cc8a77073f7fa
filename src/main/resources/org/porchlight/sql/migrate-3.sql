-- From form 2 to form 3: seals, secrets.

ALTER TABLE event ADD COLUMN previous BLOB;

CREATE TABLE seal(
  device BLOB NOT NULL,
  upto INTEGER NOT NULL,
  hash BLOB NOT NULL,
  kept BLOB NOT NULL,
  PRIMARY KEY(device, upto)
) STRICT, WITHOUT ROWID;

CREATE TABLE secret(
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL,
  fails INTEGER NOT NULL DEFAULT 0,
  wait_ms INTEGER NOT NULL DEFAULT 0
) STRICT;
