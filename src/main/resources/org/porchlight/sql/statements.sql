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

-- :put-clock
INSERT INTO clock(no, json) VALUES (1, ?) ON CONFLICT(no) DO UPDATE SET json = excluded.json

-- :clock
SELECT json FROM clock

-- :policies
SELECT hash, json FROM policy ORDER BY height DESC

-- :policy-height
SELECT hash, height FROM policy ORDER BY height DESC LIMIT 1

-- :put-policy
INSERT INTO policy(hash, height, parent, json, actor) VALUES (?, ?, ?, ?, ?)
ON CONFLICT(hash) DO UPDATE SET height = excluded.height, parent = excluded.parent, actor = excluded.actor

-- :calendar
SELECT json FROM calendar WHERE hash = ?

-- :put-calendar
INSERT INTO calendar(hash, name, json) VALUES (?, ?, ?)
ON CONFLICT(hash) DO UPDATE SET name = excluded.name, json = excluded.json

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
SELECT e.device, e.seq, e.day, e.policy, b.json, e.anchor, e.boot, e.since_boot_ms
FROM event e JOIN body b ON b.device = e.device AND b.seq = e.seq
ORDER BY e.device, e.seq

-- :events-since-day
SELECT e.actor, e.boot, e.since_boot_ms, e.wall_ms, e.anchor, e.day, b.json, e.policy, e.seq
FROM event e JOIN body b ON b.device = e.device AND b.seq = e.seq
WHERE e.device = ?1 AND e.day >= ?2 AND e.type NOT IN ('interval-closed', 'limit-reached', 'program-denied', 'site-denied')
UNION ALL
SELECT e.actor, e.boot, e.since_boot_ms, e.wall_ms, e.anchor, e.day, b.json, e.policy, e.seq
FROM (SELECT DISTINCT seq FROM p_interval
    WHERE device = ?1 AND day >= ?2 AND (day >= ?3 OR (anchor > ?4 AND seq > ?5))) i
  JOIN event e ON e.device = ?1 AND e.seq = i.seq
  JOIN body b ON b.device = e.device AND b.seq = e.seq
ORDER BY 9

-- :sums-since-day
SELECT child, day, kind, program_group, sum(length_ms) FROM p_interval
WHERE device = ?1 AND day >= ?2 AND NOT (day >= ?3 OR (anchor > ?4 AND seq > ?5))
GROUP BY child, day, kind, program_group

-- :last-attested
SELECT coalesce(max(no), 0) FROM anchor WHERE device = ? AND confidence = 'NTP'

-- :single-since
SELECT seq FROM p_interval WHERE device = ? ORDER BY seq DESC LIMIT 1 OFFSET ?

-- :notes
SELECT e.boot, e.since_boot_ms, e.wall_ms, b.json, a.boot, a.since_boot_ms, a.utc_ms, e.day
FROM event e
  JOIN body b ON b.device = e.device AND b.seq = e.seq
  LEFT JOIN anchor a ON a.device = e.device AND a.no = e.anchor
WHERE e.device = ? AND e.type IN (
    'guard-started', 'policy-stored', 'granted', 'paused', 'unpaused', 'limit-reached', 'program-denied', 'site-denied',
    'clock-changed', 'redated', 'finish-line-taken', 'corrected', 'requested', 'answered')
  AND ((e.day = ? AND (e.child = ? OR e.child IS NULL)) OR (e.day IS NULL AND e.child IS NULL))
ORDER BY e.seq

-- :clear-checkpoints
DELETE FROM checkpoint

-- :add-checkpoint
INSERT INTO checkpoint(child, boot, from_ms, upto_ms, awake_ms, length_ms, kind, title, day, trusted_ms, why, part, in_use,
  claim, claim_ms, cpu_ms)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :checkpoints
SELECT child, boot, from_ms, upto_ms, awake_ms, length_ms, kind, title, day, trusted_ms, why, part, in_use, claim, claim_ms,
  cpu_ms
FROM checkpoint ORDER BY child

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
INSERT INTO p_interval(device, seq, part, child, day, from_ms, to_ms, length_ms, kind, title, why, recovered,
  program_group, anchor, boot, point_from_ms, point_to_ms)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :unfold-interval
DELETE FROM p_interval WHERE device = ? AND seq = ? AND part = ?

-- :intervals-at
SELECT child, day, from_ms, to_ms, length_ms, kind, title, why, recovered, program_group, boot, point_from_ms, point_to_ms,
  seq, part, anchor
FROM p_interval
WHERE device = ? AND boot = ? AND anchor < ? ORDER BY seq, part

-- :parts-of
SELECT coalesce(max(part), -1) FROM p_interval WHERE device = ? AND seq = ?

-- :fold-opened
INSERT INTO p_day(device, child, day, opened, zone, policy, budget_ms, carry_ms, debt_ms, trust)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT(device, child, day) DO UPDATE
SET opened = excluded.opened, zone = excluded.zone, policy = excluded.policy, budget_ms = excluded.budget_ms,
  carry_ms = excluded.carry_ms, debt_ms = excluded.debt_ms, trust = excluded.trust
WHERE opened IS NULL

-- :fold-adjusted
UPDATE p_day SET budget_ms = ?, carry_ms = ?, debt_ms = ?, trust = ?
WHERE device = ? AND child = ? AND day = ? AND opened IS NOT NULL

-- :fold-voided
UPDATE p_day SET opened = NULL, finish_ms = 0 WHERE device = ? AND child = ? AND day = ?

-- :fold-closed
INSERT INTO p_day(device, child, day, closed) VALUES (?, ?, ?, ?)
ON CONFLICT(device, child, day) DO UPDATE SET closed = excluded.closed

-- :fold-owed
INSERT INTO p_day(device, child, day, owed_ms) VALUES (?, ?, ?, ?)
ON CONFLICT(device, child, day) DO UPDATE SET owed_ms = excluded.owed_ms

-- :fold-finish
INSERT INTO p_day(device, child, day, finish_ms) VALUES (?, ?, ?, ?)
ON CONFLICT(device, child, day) DO UPDATE SET finish_ms = excluded.finish_ms WHERE finish_ms = 0

-- :fold-corrected
INSERT INTO p_day(device, child, day, corrected_ms) VALUES (?, ?, ?, ?)
ON CONFLICT(device, child, day) DO UPDATE SET corrected_ms = corrected_ms + excluded.corrected_ms

-- :fold-kind
INSERT INTO p_day_kind(device, child, day, kind, length_ms) VALUES (?, ?, ?, ?, ?)
ON CONFLICT(device, child, day, kind) DO UPDATE SET length_ms = length_ms + excluded.length_ms

-- :fold-grant
INSERT INTO p_grant(device, seq, child, day, amount_ms, at_ms, anchor, boot, point_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :grants-at
SELECT seq, child, day, amount_ms, at_ms FROM p_grant
WHERE device = ? AND boot = ? AND point_ms BETWEEN ? AND ? AND anchor < ? AND at_ms IS NOT NULL ORDER BY seq

-- :move-grant
UPDATE p_grant SET day = ?, at_ms = ? WHERE device = ? AND seq = ?

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
SELECT d.zone, d.policy, d.budget_ms, d.granted_ms, d.counted_ms, d.carry_ms, d.debt_ms, d.trust, d.corrected_ms,
  d.finish_ms, e.hash
FROM p_day d LEFT JOIN event e ON e.device = d.device AND e.seq = d.closed
WHERE d.device = ? AND d.child = ? AND d.day = ? AND d.opened IS NOT NULL

-- :day-intervals
SELECT from_ms, to_ms, length_ms, kind, title, why, recovered, program_group, boot, point_from_ms, point_to_ms
FROM p_interval
WHERE device = ? AND child = ? AND day = ? ORDER BY from_ms, seq, part

-- :days
SELECT day, budget_ms, max(0, counted_ms - corrected_ms), limit_hits,
  coalesce((SELECT length_ms FROM p_day_kind k
    WHERE k.device = p_day.device AND k.child = p_day.child AND k.day = p_day.day AND k.kind = 'EXEMPT'), 0),
  coalesce(trust, 'FULL')
FROM p_day
WHERE device = ? AND child = ? AND day BETWEEN ? AND ?

-- :days-titles
SELECT day, title, counted_ms FROM p_day_title WHERE device = ? AND child = ? AND day BETWEEN ? AND ?

-- :days-denied
SELECT day, type, subject, times FROM p_day_denied WHERE device = ? AND child = ? AND day BETWEEN ? AND ?

-- :last-checkpoint
SELECT upto_ms, awake_ms FROM checkpoint WHERE boot = ? ORDER BY upto_ms DESC LIMIT 1
