-- Every statement of the store by name. A name stands in a line of its own after "-- :".

-- :add-device
INSERT INTO device(id, name, self) VALUES (?, ?, 1)

-- :self
SELECT id FROM device WHERE self = 1

-- :devices
SELECT id FROM device ORDER BY id

-- :head
SELECT seq, hash FROM event WHERE device = ? ORDER BY seq DESC LIMIT 1

-- :add-anchor
INSERT INTO anchor(device, no, boot, since_boot_ms, utc_ms, confidence) VALUES (?, ?, ?, ?, ?, ?)

-- :last-anchor
SELECT no, boot, since_boot_ms, utc_ms, confidence FROM anchor WHERE device = ? ORDER BY no DESC LIMIT 1

-- :policies
SELECT hash, json FROM policy ORDER BY height DESC

-- :policy-height
SELECT hash, height FROM policy ORDER BY height DESC LIMIT 1

-- :put-policy
INSERT INTO policy(hash, height, parent, json, actor) VALUES (?, ?, ?, ?, ?)
ON CONFLICT(hash) DO UPDATE SET height = excluded.height, parent = excluded.parent, actor = excluded.actor

-- :add-event
INSERT INTO event(device, seq, fact, type, v, child, actor, boot, since_boot_ms, wall_ms, anchor, day, policy, cause,
  body_hash, hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :add-body
INSERT INTO body(device, seq, salt, json) VALUES (?, ?, ?, ?)

-- :chain
SELECT e.device, e.seq, e.fact, e.type, e.v, e.child, e.actor, e.boot, e.since_boot_ms, e.wall_ms, e.anchor, e.day,
  e.policy, e.cause, e.body_hash, e.hash, b.salt, b.json
FROM event e LEFT JOIN body b ON b.device = e.device AND b.seq = e.seq
WHERE e.device = ? ORDER BY e.seq

-- :events-to-fold
SELECT e.device, e.seq, e.day, e.policy, b.json
FROM event e JOIN body b ON b.device = e.device AND b.seq = e.seq
ORDER BY e.device, e.seq

-- :events-since-day
SELECT e.actor, e.boot, e.since_boot_ms, e.wall_ms, e.anchor, e.day, b.json, e.policy
FROM event e JOIN body b ON b.device = e.device AND b.seq = e.seq
WHERE e.device = ?1 AND (
  e.day >= ?2
  OR (e.type IN ('granted', 'paused') AND json_extract(b.json, '$.untilMs') > ?3
    AND NOT EXISTS (
      SELECT 1 FROM event u JOIN body ub ON ub.device = u.device AND ub.seq = u.seq
      WHERE u.device = e.device AND u.type = 'unpaused' AND u.child = e.child AND e.type = 'paused'
        AND (u.day IS NULL OR u.day < ?2)
        AND json_extract(ub.json, '$.pausedAtMs') = json_extract(b.json, '$.atMs'))))
ORDER BY e.seq

-- :notes
SELECT e.boot, e.since_boot_ms, e.wall_ms, b.json, a.boot, a.since_boot_ms, a.utc_ms, e.day
FROM event e
  JOIN body b ON b.device = e.device AND b.seq = e.seq
  LEFT JOIN anchor a ON a.device = e.device AND a.no = e.anchor
WHERE e.device = ? AND e.type IN (
    'guard-started', 'policy-stored', 'granted', 'paused', 'unpaused', 'limit-reached', 'program-denied', 'site-denied')
  AND ((e.day = ? AND (e.child = ? OR e.child IS NULL)) OR (e.day IS NULL AND e.child IS NULL))
ORDER BY e.seq

-- :clear-checkpoints
DELETE FROM checkpoint

-- :add-checkpoint
INSERT INTO checkpoint(child, boot, from_ms, upto_ms, awake_ms, length_ms, kind, title, day, trusted_ms, why)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :checkpoints
SELECT child, boot, from_ms, upto_ms, awake_ms, length_ms, kind, title, day, trusted_ms, why FROM checkpoint ORDER BY child

-- :clear-os-changes
DELETE FROM os_change

-- :put-os-change
INSERT INTO os_change(no, what, target, state) VALUES (?, ?, ?, ?)
ON CONFLICT(no) DO UPDATE SET state = excluded.state

-- :os-changes
SELECT no, what, target, state FROM os_change ORDER BY no

-- :projection-tables
SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB 'p_*' ORDER BY name

-- :progress
SELECT device, seq, version FROM p_progress WHERE name = 'ledger' ORDER BY device

-- :put-progress
INSERT INTO p_progress(name, device, seq, version) VALUES ('ledger', ?, ?, ?)
ON CONFLICT(name, device) DO UPDATE SET seq = excluded.seq, version = excluded.version

-- :heads
SELECT d.id, coalesce((SELECT max(seq) FROM event e WHERE e.device = d.id), 0) FROM device d ORDER BY d.id

-- :fold-interval
INSERT INTO p_interval(device, seq, child, day, from_ms, to_ms, length_ms, kind, title, why, recovered)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :fold-opened
INSERT INTO p_day(device, child, day, opened, zone, policy, budget_ms) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT(device, child, day) DO UPDATE
SET opened = excluded.opened, zone = excluded.zone, policy = excluded.policy, budget_ms = excluded.budget_ms
WHERE opened IS NULL

-- :fold-granted
INSERT INTO p_day(device, child, day, granted_ms) VALUES (?, ?, ?, ?)
ON CONFLICT(device, child, day) DO UPDATE SET granted_ms = granted_ms + excluded.granted_ms

-- :fold-counted
INSERT INTO p_day(device, child, day, counted_ms) VALUES (?, ?, ?, ?)
ON CONFLICT(device, child, day) DO UPDATE SET counted_ms = counted_ms + excluded.counted_ms

-- :fold-title
INSERT INTO p_day_title(device, child, day, title, counted_ms) VALUES (?, ?, ?, ?, ?)
ON CONFLICT(device, child, day, title) DO UPDATE SET counted_ms = counted_ms + excluded.counted_ms

-- :fold-limit
INSERT INTO p_day(device, child, day, limit_hits) VALUES (?, ?, ?, 1)
ON CONFLICT(device, child, day) DO UPDATE SET limit_hits = limit_hits + 1

-- :fold-denied
INSERT INTO p_day_denied(device, child, day, type, subject, times) VALUES (?, ?, ?, ?, ?, 1)
ON CONFLICT(device, child, day, type, subject) DO UPDATE SET times = times + 1

-- :day
SELECT zone, policy, budget_ms, granted_ms, counted_ms FROM p_day
WHERE device = ? AND child = ? AND day = ? AND opened IS NOT NULL

-- :day-intervals
SELECT from_ms, to_ms, length_ms, kind, title, why, recovered FROM p_interval
WHERE device = ? AND child = ? AND day = ? ORDER BY from_ms, seq

-- :days
SELECT day, budget_ms, counted_ms, limit_hits FROM p_day WHERE device = ? AND child = ? AND day BETWEEN ? AND ?

-- :days-titles
SELECT day, title, counted_ms FROM p_day_title WHERE device = ? AND child = ? AND day BETWEEN ? AND ?

-- :days-denied
SELECT day, type, subject, times FROM p_day_denied WHERE device = ? AND child = ? AND day BETWEEN ? AND ?
