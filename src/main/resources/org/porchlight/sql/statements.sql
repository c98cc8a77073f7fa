-- Every statement of the store by name. A name stands in a line of its own after "-- :".

-- :add-device
INSERT INTO device(id, name, self) VALUES (?, ?, 1)

-- :self
SELECT id FROM device WHERE self = 1

-- :devices
SELECT id FROM device ORDER BY id

-- This PC, whose word is the newest, last.
-- :devices-by-word
SELECT id FROM device ORDER BY self, rowid

-- :head
SELECT seq, hash FROM event WHERE device = ? ORDER BY seq DESC LIMIT 1

-- :add-anchor
INSERT INTO anchor(device, no, boot, since_boot_ms, utc_ms, confidence) VALUES (?, ?, ?, ?, ?, ?)

-- :keep-anchor
INSERT INTO anchor(device, no, boot, since_boot_ms, utc_ms, confidence) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT(device, no) DO NOTHING

-- :anchor
SELECT boot, since_boot_ms, utc_ms, confidence FROM anchor WHERE device = ? AND no = ?

-- :last-anchor
SELECT no, boot, since_boot_ms, utc_ms, confidence FROM anchor WHERE device = ? ORDER BY no DESC LIMIT 1

-- :put-clock
INSERT INTO clock(no, json) VALUES (1, ?) ON CONFLICT(no) DO UPDATE SET json = excluded.json

-- :clock
SELECT json FROM clock

-- :policies
SELECT hash, json FROM policy ORDER BY height DESC

-- :policies-newest
SELECT hash, json, parent FROM policy ORDER BY height DESC LIMIT ?

-- :policy-top
SELECT hash, json FROM policy ORDER BY height DESC LIMIT 1

-- The policy under which the newest event of a device was written, and that of the newest that tells of a policy.
-- :policy-named
SELECT * FROM (SELECT policy FROM event WHERE device = ? ORDER BY seq DESC LIMIT 1)
UNION ALL
SELECT * FROM (
  SELECT policy FROM event WHERE device = ? AND type = 'policy-stored' AND day IS NULL ORDER BY seq DESC LIMIT 1)

-- :mend-policy
UPDATE OR REPLACE policy SET hash = ?1, json = ?2 WHERE height = (SELECT max(height) FROM policy)

-- :policy-height
SELECT hash, height FROM policy ORDER BY height DESC LIMIT 1

-- :put-policy
INSERT INTO policy(hash, height, parent, json, actor) VALUES (?, ?, ?, ?, ?)
ON CONFLICT(hash) DO UPDATE
SET height = excluded.height, parent = excluded.parent, json = excluded.json, actor = excluded.actor

-- :calendar
SELECT json FROM calendar WHERE hash = ?

-- :put-calendar
INSERT INTO calendar(hash, name, json) VALUES (?, ?, ?)
ON CONFLICT(hash) DO UPDATE SET name = excluded.name, json = excluded.json

-- :add-event
INSERT INTO event(device, seq, fact, type, v, child, actor, boot, since_boot_ms, wall_ms, anchor, day, policy, cause,
  body_hash, hash, previous)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :add-body
INSERT INTO body(device, seq, salt, json) VALUES (?, ?, ?, ?)

-- :chain
SELECT e.device, e.seq, e.fact, e.type, e.v, e.child, e.actor, e.boot, e.since_boot_ms, e.wall_ms, e.anchor, e.day,
  e.policy, e.cause, e.body_hash, e.hash, b.salt, b.json, e.previous
FROM event e LEFT JOIN body b ON b.device = e.device AND b.seq = e.seq
WHERE e.device = ? ORDER BY e.seq

-- :chain-between
SELECT device, seq, fact, type, v, child, actor, boot, since_boot_ms, wall_ms, anchor, day, policy, cause, body_hash
FROM event WHERE device = ? AND seq > ? AND seq <= ? ORDER BY seq

-- :sealed
SELECT e.device, e.seq, e.fact, e.type, e.v, e.child, e.actor, e.boot, e.since_boot_ms, e.wall_ms, e.anchor, e.day,
  e.policy, e.cause, e.body_hash, e.hash, b.salt, b.json, e.previous
FROM device v JOIN event e ON e.device = v.id JOIN body b ON b.device = e.device AND b.seq = e.seq
WHERE e.type = 'sealed' AND e.day IS NULL ORDER BY v.self, v.rowid, e.seq

-- :devices-told
SELECT id FROM device UNION SELECT device FROM event UNION SELECT device FROM seal ORDER BY 1

-- :receipts
SELECT child, day, closing FROM p_day WHERE closing IS NOT NULL ORDER BY day DESC, child LIMIT ?

-- :opened-since
SELECT DISTINCT day FROM p_day WHERE opened IS NOT NULL ORDER BY day DESC LIMIT 1 OFFSET ?

-- :seal
SELECT upto, hash, kept FROM seal WHERE device = ?

-- :clear-seals
DELETE FROM seal WHERE device = ?

-- :put-seal
INSERT INTO seal(device, upto, hash, kept) VALUES (?, ?, ?, ?)

-- :first-after
SELECT min(seq) FROM event WHERE device = ? AND seq > ?

-- :first-of-a-day
SELECT min(seq) FROM event WHERE device = ? AND seq > ? AND seq <= ? AND day IS NOT NULL

-- :last-upto
SELECT max(seq) FROM event WHERE device = ? AND seq <= ?

-- :chain-after
SELECT e.device, e.seq, e.fact, e.type, e.v, e.child, e.actor, e.boot, e.since_boot_ms, e.wall_ms, e.anchor, e.day,
  e.policy, e.cause, e.body_hash, e.hash, b.salt, b.json, e.previous
FROM event e LEFT JOIN body b ON b.device = e.device AND b.seq = e.seq
WHERE e.device = ? AND e.seq > ? ORDER BY e.seq

-- :backup-device
SELECT id, name FROM device ORDER BY self, rowid

-- :backup-anchor
SELECT device, no, boot, since_boot_ms, utc_ms, confidence, replaces FROM anchor ORDER BY device, no

-- :backup-policy
SELECT hash, height, parent, json, actor, note FROM policy ORDER BY height, hash

-- :backup-calendar
SELECT hash, name, json FROM calendar ORDER BY hash

-- :backup-seal
SELECT device, upto, hash, kept FROM seal ORDER BY device, upto

-- :backup-checkpoint
SELECT child, boot, from_ms, upto_ms, awake_ms, length_ms, kind, title, day, trusted_ms, why, part, in_use, claim, claim_ms,
  cpu_ms
FROM checkpoint ORDER BY child

-- :backup-clock
SELECT json FROM clock

-- :backup-counter
SELECT name, value FROM secret WHERE name GLOB 'counter:*' AND length(value) = 8 ORDER BY name

-- :tables-of-children
SELECT t.name FROM sqlite_schema t
WHERE t.type = 'table' AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) c WHERE c.name = 'child')
ORDER BY t.name

-- :export-body
SELECT b.device, b.seq, b.salt, b.json FROM event e JOIN body b ON b.device = e.device AND b.seq = e.seq
WHERE e.child = ? ORDER BY e.device, e.seq

-- :export-policy
SELECT p.hash, p.height, p.parent, p.actor, p.note, c.value AS json
FROM policy p, json_each(p.json, '$.children') c
WHERE json_extract(c.value, '$.id') = ? ORDER BY p.height, p.hash

-- :export-register
SELECT e.device, e.seq, e.wall_ms, iif(?2, json_remove(r.value, '$.groupsMs'), r.value) AS json
FROM event e JOIN body b ON b.device = e.device AND b.seq = e.seq, json_each(b.json, '$.registers') r
WHERE e.type = 'restored' AND json_extract(r.value, '$.child') = ?1 ORDER BY e.device, e.seq

-- :policy-of
SELECT 1 FROM policy WHERE hash = ?

-- :policy-stored-at
SELECT coalesce(max(e.wall_ms), 0) FROM event e JOIN body b ON b.device = e.device AND b.seq = e.seq
WHERE e.type = 'policy-stored' AND json_extract(b.json, '$.version') = ?

-- :policy-actor
SELECT actor FROM policy WHERE hash = ?

-- :policy-told
SELECT e.boot, e.since_boot_ms, e.wall_ms, e.actor, a.boot, a.since_boot_ms, a.utc_ms
FROM event e
  JOIN body b ON b.device = e.device AND b.seq = e.seq
  LEFT JOIN anchor a ON a.device = e.device AND a.no = e.anchor
WHERE e.type = 'policy-stored' AND e.day IS NULL AND json_extract(b.json, '$.version') = ?
ORDER BY e.anchor DESC, e.since_boot_ms DESC, e.device, e.seq DESC LIMIT 1

-- :policies-told
SELECT e.boot, e.since_boot_ms, e.wall_ms, e.actor, a.boot, a.since_boot_ms, a.utc_ms, json_extract(b.json, '$.version')
FROM event e
  JOIN body b ON b.device = e.device AND b.seq = e.seq
  LEFT JOIN anchor a ON a.device = e.device AND a.no = e.anchor
WHERE e.type = 'policy-stored' AND e.day IS NULL
ORDER BY e.device, e.seq DESC LIMIT ?

-- :put-on-top
UPDATE policy SET height = (SELECT max(height) + 1 FROM policy) WHERE hash = ?

-- :holds-somebody
SELECT (SELECT count(*) FROM policy) + (SELECT count(*) FROM event WHERE child IS NOT NULL)

-- :hash-of
SELECT hash FROM event WHERE device = ? AND seq = ?

-- The first event of a device that belongs to a day from ?2 to ?3, wherever what it wrote lies now. That a day has not begun
-- matters where another PC opened it.
-- :first-staying
SELECT min(seq) FROM (
  SELECT min(opened) AS seq FROM p_day WHERE device = ?1 AND day BETWEEN ?2 AND ?3 AND kept IS NULL
  UNION ALL
  SELECT min(closed) FROM p_day WHERE device = ?1 AND day BETWEEN ?2 AND ?3
  UNION ALL
  SELECT min(said) FROM p_day d WHERE device = ?1 AND day BETWEEN ?2 AND ?3 AND word = 2
    AND EXISTS (SELECT 1 FROM p_day o WHERE o.child = d.child AND o.day = d.day AND o.opened IS NOT NULL)
  UNION ALL
  SELECT min(seq) FROM p_interval WHERE device = ?1 AND day BETWEEN ?2 AND ?3
  UNION ALL
  SELECT min(seq) FROM p_grant WHERE device = ?1 AND day BETWEEN ?2 AND ?3
  UNION ALL
  SELECT min(seq) FROM event WHERE device = ?1 AND day BETWEEN ?2 AND ?3
    AND type NOT IN ('interval-closed', 'day-closed') AND type NOT IN ('day-opened', 'day-voided', 'granted'))

-- Events of a device after ?2 and up to ?3 say what they follow; the first of all follows ?4.
-- :follow
UPDATE event SET previous = coalesce(
  (SELECT p.hash FROM event p WHERE p.device = event.device AND p.seq = event.seq - 1 AND p.seq > ?2), ?4)
WHERE device = ?1 AND seq > ?2 AND seq <= ?3 AND type <> 'interval-closed'

-- All but what stays for ever.
-- :drop-detail
DELETE FROM event WHERE device = ?1 AND seq > ?2 AND seq <= ?3 AND type NOT IN ('bound', 'forgotten', 'restored', 'parent-named', 'parent-removed')
  AND NOT (type = 'day-closed' AND EXISTS (SELECT 1 FROM p_day d
    WHERE d.device = event.device AND d.child = event.child AND d.day = event.day AND d.kept = event.seq))

-- What a calendar that ran ahead said of a day that has not come goes with the last event that said it.
-- :drop-ahead
DELETE FROM p_day WHERE device = ?1 AND day > ?2 AND kept IS NULL
  AND NOT EXISTS (SELECT 1 FROM event e WHERE e.device = p_day.device AND e.child = p_day.child AND e.day = p_day.day)

-- :detail-upto
SELECT count(*) FROM event WHERE device = ?1 AND seq <= ?2 AND type NOT IN ('bound', 'forgotten', 'restored', 'parent-named', 'parent-removed')
  AND NOT (type = 'day-closed' AND EXISTS (SELECT 1 FROM p_day d
    WHERE d.device = event.device AND d.child = event.child AND d.day = event.day AND d.kept = event.seq))

-- :drop-intervals
DELETE FROM event WHERE device = ?1 AND seq > ?2 AND seq <= ?3 AND type = 'interval-closed'

-- :drop-bodies
DELETE FROM body WHERE device = ?1 AND seq > ?2 AND seq <= ?3
  AND NOT EXISTS (SELECT 1 FROM event e WHERE e.device = body.device AND e.seq = body.seq)

-- A packed day before ?1 of which only what stays is wanted has no body, whether or not the chain begins after it; but not as
-- long as events are there for which it stands, and never where what stays of the day has it not in it.
-- :drop-packed-bodies
DELETE FROM body WHERE (device, seq) IN (SELECT e.device, e.seq FROM event e
    JOIN p_day d ON d.child = e.child AND d.day = e.day AND d.kept IS NOT NULL
    JOIN body b ON b.device = e.device AND b.seq = e.seq
    JOIN seal s ON s.device = unhex(json_extract(b.json, '$.device')) AND s.upto >= json_extract(b.json, '$.upto')
  WHERE e.day < ?1 AND e.type = 'day-packed' AND e.type NOT IN ('interval-closed', 'day-closed')
    AND NOT EXISTS (SELECT 1 FROM p_packed p
      WHERE p.child = e.child AND p.day = e.day AND p.by = e.device AND p.seq = e.seq))

-- The first day before ?2 that has an interval by itself; on what stayed of a day there is nothing to be packed.
-- :first-unpacked
SELECT min((SELECT min(i.day) FROM p_interval i WHERE i.child = c.child AND i.day < ?2 AND NOT EXISTS (SELECT 1
    FROM p_day d WHERE d.device = ?1 AND d.child = i.child AND d.day = i.day AND d.kept IS NOT NULL)))
FROM p_child c

-- :unpacked-on
SELECT i.device, i.child, i.day
FROM p_child c JOIN p_interval i ON i.child = c.child
WHERE i.day = ?2 AND NOT EXISTS (SELECT 1 FROM p_day d
  WHERE d.device = ?1 AND d.child = i.child AND d.day = i.day AND d.kept IS NOT NULL)
LIMIT 1

-- :packed-of-device
SELECT b.json FROM p_packed p JOIN body b ON b.device = p.by AND b.seq = p.seq
WHERE p.device = ? AND p.child = ? AND p.day = ? ORDER BY p.part

-- The last event of a device after ?2 that told an interval, before the first one that lies on a day from ?3 on.
-- :last-packed
SELECT coalesce(max(seq), ?2) FROM event WHERE device = ?1 AND seq > ?2 AND seq <= ?4 AND type = 'interval-closed'
  AND seq < coalesce((SELECT min(i.seq) FROM p_interval i WHERE i.device = ?1 AND i.day >= ?3), ?4 + 1)

-- :drop-anchors
DELETE FROM anchor WHERE device = ?1
  AND no < (SELECT anchor FROM event WHERE device = ?1 AND seq > ?2 ORDER BY seq LIMIT 1)

-- :knows-child
SELECT 1 FROM event WHERE child = ? AND type <> 'forgotten' LIMIT 1

-- :forget-bodies
DELETE FROM body WHERE (device, seq) NOT IN (SELECT device, seq FROM event WHERE child = ?1 AND type = 'forgotten')
  AND ((device, seq) IN (SELECT device, seq FROM event WHERE child = ?1) OR instr(json, ?2) > 0)

-- What lies on a day from ?2 on stays, wherever it was written.
-- :forget-bodies-before
DELETE FROM body WHERE (device, seq) IN (
  SELECT device, seq FROM event e WHERE child = ?1 AND day < ?2 AND type NOT IN ('bound', 'forgotten')
    AND NOT EXISTS (SELECT 1 FROM p_interval i WHERE i.device = e.device AND i.seq = e.seq AND i.day >= ?2)
    AND NOT EXISTS (SELECT 1 FROM p_grant g WHERE g.device = e.device AND g.seq = e.seq AND g.day >= ?2)
  UNION ALL
  SELECT device, seq FROM p_interval WHERE child = ?1 GROUP BY device, seq HAVING max(day) < ?2
  UNION ALL
  SELECT device, seq FROM p_grant WHERE child = ?1 AND day < ?2)

-- Bodies that speak of a child and of others.
-- :forget-shared
SELECT e.device, b.json FROM event e JOIN body b ON b.device = e.device AND b.seq = e.seq
WHERE e.type = 'restored' AND instr(b.json, ?) > 0 ORDER BY e.device, e.seq

-- :is-kept-by-any
SELECT 1 FROM p_day WHERE child = ? AND day = ? AND kept IS NOT NULL

-- :unfold-no-kinds
DELETE FROM p_kind WHERE device = ? AND child = ? AND day = ? AND length_ms = 0

-- :unfold-no-titles
DELETE FROM p_title WHERE device = ? AND child = ? AND day = ? AND title = '' AND counted_ms = 0

-- :forget-calendars
DELETE FROM calendar WHERE NOT EXISTS (SELECT 1 FROM policy WHERE instr(policy.json, calendar.hash) > 0)

-- :first-interval
SELECT min(day) FROM p_interval WHERE child = ?

-- :forget-checkpoint
DELETE FROM checkpoint WHERE child = ?

-- :forget-policies
DELETE FROM policy WHERE height < (SELECT max(height) FROM policy) AND instr(json, ?) > 0

-- :forget-kept
DELETE FROM event WHERE child = ?1 AND previous IS NOT NULL AND type <> 'forgotten'
  AND (?2 = '~' OR (type = 'day-closed' AND day < ?2))

-- :fold-forgotten-days
DELETE FROM p_day WHERE child = ? AND day < ?

-- :fold-forgotten-kinds
DELETE FROM p_kind WHERE child = ? AND day < ?

-- :fold-forgotten-titles
DELETE FROM p_title WHERE child = ? AND day < ?

-- :fold-forgotten-denied
DELETE FROM p_denied WHERE child = ? AND day < ?

-- :fold-forgotten-intervals
DELETE FROM p_interval WHERE child = ? AND day < ?

-- :fold-forgotten-registers
DELETE FROM p_register WHERE child = ? AND day < ?

-- :fold-forgotten-packed
DELETE FROM p_packed WHERE child = ? AND day < ?

-- :fold-forgotten-grants
DELETE FROM p_grant WHERE child = ? AND day < ?

-- :fold-forgotten-accounts
DELETE FROM p_bound WHERE child = ?

-- :first-detail
SELECT min(day) FROM (
  SELECT min(day) AS day FROM p_day WHERE kept IS NULL AND day < ?1
  UNION ALL
  SELECT min(day) FROM p_kind WHERE day < ?1
  UNION ALL
  SELECT min(day) FROM p_denied WHERE day < ?1)

-- :detail-on
SELECT child FROM p_day WHERE kept IS NULL AND day = ?1
UNION
SELECT child FROM p_kind WHERE day = ?1
UNION
SELECT child FROM p_denied WHERE day = ?1
ORDER BY child

-- :digest-day
SELECT o.zone, o.policy, d.budget_ms, d.granted_ms, d.counted_ms, d.carry_ms, d.debt_ms, d.trust, d.corrected_ms,
  d.finish_ms, d.closing, d.word, d.device, d.owed_ms, d.limit_hits, d.requests, d.approved, d.rests, d.rested_ms,
  d.unrested_ms
FROM p_day d LEFT JOIN p_day_opening o ON o.device = d.device AND o.child = d.child AND o.day = d.day
WHERE d.child = ? AND d.day = ? ORDER BY d.said_anchor, d.said_ms, d.word, d.device

-- :digest-kinds
SELECT kind, sum(length_ms) FROM p_day_kind
WHERE device IN (SELECT id FROM device) AND child = ? AND day = ? GROUP BY kind

-- :digest-titles
SELECT title, sum(counted_ms) FROM p_day_title
WHERE device IN (SELECT id FROM device) AND child = ? AND day = ? GROUP BY title

-- :digest-denied
SELECT coalesce(sum(times), 0) FROM p_day_denied
WHERE device IN (SELECT id FROM device) AND child = ? AND day = ? AND type = ?

-- :greatest-anchor
SELECT max((SELECT coalesce(max(no), 0) FROM anchor), (SELECT coalesce(max(anchor), 0) FROM event))

-- :drop-device
DELETE FROM device WHERE id = ?

-- :nobody-is-self
UPDATE device SET self = 0

-- :replace-bodies
DELETE FROM body WHERE device = ?

-- :replace-events
DELETE FROM event WHERE device = ?

-- :forgotten
SELECT b.json FROM event e JOIN body b ON b.device = e.device AND b.seq = e.seq
WHERE e.type = 'forgotten' ORDER BY e.device, e.seq

-- :take-device
INSERT INTO device(id, name, self) VALUES (?, ?, 0) ON CONFLICT(id) DO NOTHING

-- :take-anchor
INSERT INTO anchor(device, no, boot, since_boot_ms, utc_ms, confidence, replaces) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT(device, no) DO NOTHING

-- :take-policy
INSERT INTO policy(hash, height, parent, json, actor, note) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT(hash) DO NOTHING

-- :take-counter
INSERT INTO secret(name, value) VALUES (?, ?)
ON CONFLICT(name) DO UPDATE SET value = max(value, excluded.value)

-- :secrets
SELECT name, value, fails, wait_ms FROM secret ORDER BY name

-- :secret
SELECT value, fails, wait_ms FROM secret WHERE name = ?

-- :secrets-of
SELECT value, fails, wait_ms, name FROM secret WHERE substr(name, 1, length(?1)) = ?1

-- :put-secret
INSERT INTO secret(name, value, fails, wait_ms) VALUES (?, ?, ?, ?)
ON CONFLICT(name) DO UPDATE SET value = excluded.value, fails = excluded.fails, wait_ms = excluded.wait_ms

-- :drop-secret
DELETE FROM secret WHERE name = ?

-- Who is a parent, by the words of every device, those of this PC last.
-- :parents
SELECT b.json FROM device v JOIN event e ON e.device = v.id JOIN body b ON b.device = e.device AND b.seq = e.seq
WHERE e.type IN ('parent-named', 'parent-removed') AND e.day IS NULL ORDER BY v.self, v.rowid, e.seq

-- :scrub-due
SELECT 1 FROM secret WHERE name = 'scrub-due'

-- :order-scrub
INSERT INTO secret(name, value) VALUES ('scrub-due', x'') ON CONFLICT(name) DO NOTHING

-- :scrubbed
DELETE FROM secret WHERE name = 'scrub-due'

-- :take-secret
INSERT INTO secret(name, value, fails, wait_ms) VALUES (?, ?, ?, ?)
ON CONFLICT(name) DO UPDATE SET value = max(value, excluded.value), fails = excluded.fails, wait_ms = excluded.wait_ms

-- :events-to-fold
SELECT e.device, e.seq, e.day, e.policy, b.json, e.anchor, e.boot, e.since_boot_ms, e.fact, e.hash
FROM event e JOIN body b ON b.device = e.device AND b.seq = e.seq
ORDER BY e.anchor, e.since_boot_ms, e.device, e.seq

-- :events-since-day
SELECT e.actor, e.boot, e.since_boot_ms, e.wall_ms, e.anchor, e.day, b.json, e.policy, e.seq, e.device
FROM event e JOIN body b ON b.device = e.device AND b.seq = e.seq
WHERE e.device = ?1 AND e.day >= ?2 AND e.type NOT IN ('interval-closed', 'day-closed')
  AND e.type NOT IN ('limit-reached', 'program-denied', 'site-denied', 'looked', 'wrong-secret',
    'codes-enrolled', 'day-packed')
UNION ALL
SELECT e.actor, e.boot, e.since_boot_ms, e.wall_ms, e.anchor, e.day, b.json, e.policy, e.seq, e.device
FROM p_day d
  CROSS JOIN event e ON e.device = d.device AND e.seq = d.closed
  CROSS JOIN body b ON b.device = e.device AND b.seq = e.seq
WHERE d.device = ?1 AND d.day >= ?2
UNION ALL
SELECT e.actor, e.boot, e.since_boot_ms, e.wall_ms, e.anchor, e.day, b.json, e.policy, e.seq, e.device
FROM (SELECT DISTINCT seq FROM p_interval
    WHERE device = ?1 AND day >= ?2 AND (day >= ?3 OR (anchor > ?4 AND seq > ?5))) i
  JOIN event e ON e.device = ?1 AND e.seq = i.seq
  JOIN body b ON b.device = e.device AND b.seq = e.seq
UNION ALL
SELECT e.actor, e.boot, e.since_boot_ms, e.wall_ms, e.anchor, e.day, b.json, e.policy, e.seq, e.device
FROM event e JOIN body b ON b.device = e.device AND b.seq = e.seq
WHERE e.device = ?1 AND e.type = 'restored' AND e.day IS NULL
UNION ALL
SELECT e.actor, e.boot, e.since_boot_ms, e.wall_ms, e.anchor, e.day, b.json, e.policy, e.seq, e.device
FROM event e JOIN body b ON b.device = e.device AND b.seq = e.seq
WHERE e.device = ?1 AND e.day < ?2 AND e.type IN ('disputed', 'settled') AND e.type NOT IN ('interval-closed', 'day-closed')
ORDER BY 9

-- Facts on what stands for lost events, and on what came back of these.
-- :restored
SELECT e.actor, e.boot, e.since_boot_ms, e.wall_ms, e.anchor, e.day, b.json, e.policy, e.seq, e.device
FROM event e JOIN body b ON b.device = e.device AND b.seq = e.seq
WHERE e.type = 'restored' AND e.day IS NULL
ORDER BY e.anchor, e.since_boot_ms, e.device, e.seq

-- What events of a device up to one tell of time that was used.
-- :told-upto
SELECT e.actor, e.boot, e.since_boot_ms, e.wall_ms, e.anchor, e.day, b.json, e.policy, e.seq, e.device
FROM event e JOIN body b ON b.device = e.device AND b.seq = e.seq
WHERE e.device = ? AND e.seq <= ? AND e.type IN ('interval-closed', 'redated', 'corrected', 'restored')
ORDER BY e.seq

-- Intervals that began in a boot before a point on its ruler, of whichever device: a boot is one PC's alone.
-- :begun-before
SELECT e.actor, e.boot, e.since_boot_ms, e.wall_ms, e.anchor, e.day, b.json, e.policy, e.seq, e.device
FROM (SELECT DISTINCT device, seq FROM p_interval WHERE boot = ? AND point_from_ms < ?) i
  JOIN event e ON e.device = i.device AND e.seq = i.seq
  JOIN body b ON b.device = e.device AND b.seq = e.seq

-- An interval that a re-dating cut is told whole where one of its parts is.
-- :sums-since-day
SELECT child, day, kind, program_group, sum(length_ms), title FROM p_interval
WHERE device = ?1 AND day >= ?2 AND seq NOT IN (SELECT seq FROM p_interval
    WHERE device = ?1 AND day >= ?2 AND (day >= ?3 OR (anchor > ?4 AND seq > ?5)))
GROUP BY child, day, kind, program_group, title

-- :last-attested
SELECT coalesce(max(no), 0) FROM anchor WHERE device = ? AND confidence = 'NTP'

-- :single-since
SELECT seq FROM p_interval WHERE device = ? ORDER BY seq DESC LIMIT 1 OFFSET ?

-- :notes
SELECT e.boot, e.since_boot_ms, e.wall_ms, b.json, a.boot, a.since_boot_ms, a.utc_ms, e.day, e.device, e.seq, e.fact, e.actor
FROM event e
  JOIN body b ON b.device = e.device AND b.seq = e.seq
  LEFT JOIN anchor a ON a.device = e.device AND a.no = e.anchor
WHERE e.type IN (
    'guard-started', 'policy-stored', 'granted', 'paused', 'unpaused', 'studied', 'study-ended', 'limit-reached', 'program-denied',
    'site-denied', 'clock-changed', 'redated', 'finish-line-taken', 'corrected', 'requested', 'answered', 'wrong-secret',
    'codes-enrolled', 'weakened', 'mended')
  AND e.type NOT IN ('interval-closed', 'day-closed')
  AND ((e.day = ? AND (e.child = ? OR e.child IS NULL)) OR (e.day IS NULL AND e.child IS NULL))
ORDER BY e.device, e.seq

-- :doubts
SELECT e.boot, e.since_boot_ms, e.wall_ms, b.json, a.boot, a.since_boot_ms, a.utc_ms, e.day, e.device, e.seq
FROM event e
  JOIN body b ON b.device = e.device AND b.seq = e.seq
  LEFT JOIN anchor a ON a.device = e.device AND a.no = e.anchor
WHERE e.type IN ('guard-started', 'clock-changed', 'weakened', 'mended')
  AND e.type NOT IN ('interval-closed', 'day-closed')
  AND ((e.day IS NULL AND e.child IS NULL) OR (e.child = ? AND e.day <= ?))
ORDER BY e.device, e.seq

-- :last-day
SELECT max(day) FROM event WHERE device = ? AND seq BETWEEN ? AND ?

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

-- :projection-views
SELECT name FROM sqlite_schema WHERE type = 'view' AND name GLOB 'p_*' ORDER BY name

-- :progress
SELECT device, seq, version FROM p_progress WHERE name = 'ledger' ORDER BY device

-- :put-progress
INSERT INTO p_progress(name, device, seq, version) VALUES ('ledger', ?, ?, ?)
ON CONFLICT(name, device) DO UPDATE SET seq = excluded.seq, version = excluded.version

-- :heads
SELECT d.id, max(coalesce((SELECT max(seq) FROM event e WHERE e.device = d.id), 0),
  coalesce((SELECT upto FROM seal s WHERE s.device = d.id), 0))
FROM device d ORDER BY d.id

-- :fold-interval
INSERT INTO p_interval(device, seq, part, child, day, from_ms, to_ms, length_ms, kind, title, why, recovered,
  program_group, anchor, boot, point_from_ms, point_to_ms)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :unfold-interval
DELETE FROM p_interval WHERE device = ? AND seq = ? AND part = ?

-- :intervals-at
SELECT child, day, from_ms, to_ms, length_ms, kind, title, why, recovered, program_group, boot, point_from_ms, point_to_ms,
  seq, part, anchor, device
FROM p_interval
WHERE boot = ? AND anchor < ? ORDER BY device, seq, part

-- :intervals-on
SELECT child, day, from_ms, to_ms, length_ms, kind, title, why, recovered, program_group, boot, point_from_ms, point_to_ms,
  seq, part, anchor, device
FROM p_interval
WHERE device = ?1 AND child = ?2 AND day = ?3 AND seq <= ?4 ORDER BY from_ms, anchor, point_from_ms, seq, part

-- The last event that told an interval of a day, and how many did, of no more than ?4.
-- :last-unpacked
SELECT max(seq), count(*) FROM (SELECT seq FROM p_interval WHERE device = ?1 AND child = ?2 AND day = ?3 LIMIT ?4)

-- The event that told the interval after so many. In the order of the events: what is older is packed, so that few come first.
-- :unpacked-after
SELECT seq FROM p_interval WHERE device = ? AND +child = ? AND +day = ? ORDER BY seq LIMIT 1 OFFSET ?

-- :unfold-intervals
DELETE FROM p_interval WHERE device = ? AND child = ? AND day = ? AND seq <= ?

-- What a device packed of a day before an event, the latest first.
-- :packed-before
SELECT e.seq, b.json FROM event e JOIN body b ON b.device = e.device AND b.seq = e.seq
WHERE e.device = ? AND e.child = ? AND e.day = ? AND e.seq < ? AND e.type = 'day-packed'
  AND e.type NOT IN ('interval-closed', 'day-closed')
ORDER BY e.seq DESC

-- :packed-parts
SELECT by, seq, upto, part FROM p_packed WHERE device = ? AND child = ? AND day = ? ORDER BY part

-- :packed-on
SELECT b.json FROM p_packed p JOIN body b ON b.device = p.by AND b.seq = p.seq
WHERE p.child = ? AND p.day = ? ORDER BY p.device, p.part

-- :packed-since
SELECT b.json FROM p_packed p JOIN body b ON b.device = p.by AND b.seq = p.seq
WHERE p.device = ? AND p.day >= ?

-- :packed-of
SELECT b.json, p.seq FROM p_packed p JOIN body b ON b.device = p.by AND b.seq = p.seq
WHERE p.child = ? ORDER BY p.day, p.device, p.part

-- :fold-packed
INSERT INTO p_packed(device, child, day, part, by, seq, upto) VALUES (?, ?, ?, ?, ?, ?, ?)

-- :unfold-packed
DELETE FROM p_packed WHERE device = ? AND child = ? AND day = ?

-- Whose word there is on a day; what stays of one is nobody's by itself.
-- :devices-on
SELECT device FROM p_day WHERE child = ?1 AND day = ?2
UNION SELECT p.device FROM p_progress p WHERE p.name = 'ledger' AND (
  EXISTS (SELECT 1 FROM p_kind k WHERE k.device = p.device AND k.child = ?1 AND k.day = ?2)
  OR EXISTS (SELECT 1 FROM p_title t WHERE t.device = p.device AND t.child = ?1 AND t.day = ?2)
  OR EXISTS (SELECT 1 FROM p_denied d WHERE d.device = p.device AND d.child = ?1 AND d.day = ?2)
  OR EXISTS (SELECT 1 FROM p_packed c WHERE c.device = p.device AND c.child = ?1 AND c.day = ?2))

-- The last event of a device that opened a day or told an interval that lies on it by itself.
-- :last-of-day
SELECT max(
  coalesce((SELECT opened FROM p_day WHERE device = ?1 AND child = ?2 AND day = ?3 AND kept IS NULL), 0),
  coalesce((SELECT max(seq) FROM p_interval WHERE device = ?1 AND child = ?2 AND day = ?3), 0))

-- :restored-by
SELECT b.json FROM event e JOIN body b ON b.device = e.device AND b.seq = e.seq
WHERE e.type = 'restored' AND e.day IS NULL AND e.device = ?

-- :body
SELECT json FROM body WHERE device = ? AND seq = ?

-- :parts-of
SELECT coalesce(max(part), -1) FROM p_interval WHERE device = ? AND seq = ?

-- :fold-child
INSERT INTO p_child(child) VALUES (?) ON CONFLICT(child) DO NOTHING

-- :children
SELECT child FROM p_child

-- :fold-bound
INSERT INTO p_bound(device, child, account, id, home_owner) VALUES (?, ?, ?, ?, ?)
ON CONFLICT(device, child, account) DO UPDATE SET id = excluded.id, home_owner = excluded.home_owner

-- :bindings
SELECT child, account, id, home_owner FROM p_bound WHERE device = ? ORDER BY child, account

-- :fold-opened
INSERT INTO p_day(device, child, day, opened, zone, policy, budget_ms, carry_ms, debt_ms, trust, said, said_anchor,
  said_ms, word)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?4, ?11, ?12, 0)
ON CONFLICT(device, child, day) DO UPDATE
SET opened = excluded.opened, zone = excluded.zone, policy = excluded.policy, budget_ms = excluded.budget_ms,
  carry_ms = excluded.carry_ms, debt_ms = excluded.debt_ms, trust = excluded.trust, said = excluded.said,
  said_anchor = excluded.said_anchor, said_ms = excluded.said_ms, word = 0
WHERE opened IS NULL OR EXISTS (SELECT 1 FROM p_day v
  WHERE v.child = excluded.child AND v.day = excluded.day AND v.word = 2
    AND (v.said_anchor, v.said_ms) >= (p_day.said_anchor, p_day.said_ms))

-- :fold-adjusted
INSERT INTO p_day(device, child, day, budget_ms, carry_ms, debt_ms, trust, said, said_anchor, said_ms, word)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
ON CONFLICT(device, child, day) DO UPDATE
SET budget_ms = excluded.budget_ms, carry_ms = excluded.carry_ms, debt_ms = excluded.debt_ms, trust = excluded.trust,
  said = excluded.said, said_anchor = excluded.said_anchor, said_ms = excluded.said_ms, word = 1

-- :fold-voided
INSERT INTO p_day(device, child, day, said, said_anchor, said_ms, word) VALUES (?, ?, ?, ?, ?, ?, 2)
ON CONFLICT(device, child, day) DO UPDATE
SET opened = NULL, zone = NULL, policy = NULL, budget_ms = NULL, carry_ms = 0, debt_ms = 0, trust = NULL, finish_ms = 0,
  said = excluded.said, said_anchor = excluded.said_anchor, said_ms = excluded.said_ms, word = 2

-- :fold-closed
INSERT INTO p_day(device, child, day, closed, closing) VALUES (?, ?, ?, ?, ?)
ON CONFLICT(device, child, day) DO UPDATE SET closed = excluded.closed, closing = excluded.closing

-- :is-kept
SELECT 1 FROM p_day WHERE device = ? AND child = ? AND day = ? AND kept IS NOT NULL

-- :unfold-day
DELETE FROM p_day WHERE device = ? AND child = ? AND day = ?

-- :unfold-kinds
DELETE FROM p_kind WHERE device = ? AND child = ? AND day = ?

-- :unfold-registers
DELETE FROM p_register WHERE device = ? AND child = ? AND day = ?

-- :unfold-titles
DELETE FROM p_title WHERE device = ? AND child = ? AND day = ?

-- :unfold-denied
DELETE FROM p_denied WHERE device = ? AND child = ? AND day = ?

-- :fold-kept
INSERT INTO p_day(device, child, day, opened, closing, budget_ms, carry_ms, debt_ms, trust, granted_ms, counted_ms,
  corrected_ms, finish_ms, owed_ms, limit_hits, requests, approved, rests, rested_ms, unrested_ms, kept, said, word,
  said_anchor, said_ms)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?21, ?22, ?23, ?24)

-- :fold-sealed-intervals
DELETE FROM p_interval WHERE device = ? AND seq <= ?

-- A word that a day has not begun goes with what it speaks of.
-- :fold-sealed-words
UPDATE p_day SET word = NULL, said = NULL, said_anchor = NULL, said_ms = NULL
WHERE device = ? AND said <= ? AND word = 2

-- :fold-sealed-days
DELETE FROM p_day
WHERE device = ? AND word IS NULL AND opened IS NULL AND closing IS NULL AND kept IS NULL AND granted_ms = 0
  AND counted_ms = 0 AND corrected_ms = 0 AND finish_ms = 0 AND owed_ms = 0 AND limit_hits = 0 AND requests = 0
  AND approved = 0 AND rests = 0 AND rested_ms = 0 AND unrested_ms = 0

-- What came to a day and left it again leaves no trace when what told so is gone.
-- :fold-sealed-kinds
DELETE FROM p_kind WHERE device = ? AND length_ms = 0

-- :fold-sealed-titles
DELETE FROM p_title WHERE device = ? AND counted_ms = 0

-- :fold-sealed-grants
DELETE FROM p_grant WHERE device = ? AND seq <= ?

-- :fold-requested
INSERT INTO p_day(device, child, day, requests) VALUES (?, ?, ?, 1)
ON CONFLICT(device, child, day) DO UPDATE SET requests = requests + 1

-- :fold-approved
INSERT INTO p_day(device, child, day, approved) VALUES (?, ?, ?, 1)
ON CONFLICT(device, child, day) DO UPDATE SET approved = approved + 1

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
INSERT INTO p_kind(device, child, day, kind, length_ms) VALUES (?, ?, ?, ?, ?)
ON CONFLICT(device, child, day, kind) DO UPDATE SET length_ms = length_ms + excluded.length_ms

-- :fold-grant
INSERT INTO p_grant(device, seq, fact, child, day, amount_ms, at_ms, anchor, boot, point_ms)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- :grants-at
SELECT device, seq, child, day, amount_ms, at_ms FROM p_grant
WHERE boot = ? AND point_ms BETWEEN ? AND ? AND anchor < ? AND at_ms IS NOT NULL ORDER BY device, seq

-- :move-grant
UPDATE p_grant SET day = ?, at_ms = ? WHERE device = ? AND seq = ?

-- :fold-granted
INSERT INTO p_day(device, child, day, granted_ms) VALUES (?, ?, ?, ?)
ON CONFLICT(device, child, day) DO UPDATE SET granted_ms = granted_ms + excluded.granted_ms

-- :fold-counted
INSERT INTO p_day(device, child, day, counted_ms) VALUES (?, ?, ?, ?)
ON CONFLICT(device, child, day) DO UPDATE SET counted_ms = counted_ms + excluded.counted_ms

-- :fold-title
INSERT INTO p_title(device, child, day, title, counted_ms) VALUES (?, ?, ?, ?, ?)
ON CONFLICT(device, child, day, title) DO UPDATE SET counted_ms = counted_ms + excluded.counted_ms

-- What stands for the events of some devices on a day; `device` said so first.
-- :register
SELECT device, part, stands_ms, left_ms FROM p_register WHERE child = ? AND day = ? AND devices = ? ORDER BY part

-- :put-register
INSERT INTO p_register(child, day, devices, part, device, stands_ms, left_ms) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT(child, day, devices, part) DO UPDATE SET stands_ms = excluded.stands_ms, left_ms = excluded.left_ms

-- :fold-limit
INSERT INTO p_day(device, child, day, limit_hits) VALUES (?, ?, ?, 1)
ON CONFLICT(device, child, day) DO UPDATE SET limit_hits = limit_hits + 1

-- :fold-rest
INSERT INTO p_day(device, child, day, rests, rested_ms, unrested_ms) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT(device, child, day) DO UPDATE
SET rests = rests + excluded.rests, rested_ms = rested_ms + excluded.rested_ms,
  unrested_ms = unrested_ms + excluded.unrested_ms

-- :fold-denied
INSERT INTO p_denied(device, child, day, type, subject, times) VALUES (?, ?, ?, ?, ?, 1)
ON CONFLICT(device, child, day, type, subject) DO UPDATE SET times = times + 1

-- :day
SELECT o.zone, o.policy, d.budget_ms, d.granted_ms, d.counted_ms, d.carry_ms, d.debt_ms, d.trust, d.corrected_ms,
  d.finish_ms, d.closing, d.word, d.device
FROM p_day d LEFT JOIN p_day_opening o ON o.device = d.device AND o.child = d.child AND o.day = d.day
WHERE d.child = ? AND d.day = ? ORDER BY d.said_anchor, d.said_ms, d.word, d.device

-- :granted-twice
SELECT coalesce(sum(g.amount_ms), 0) FROM p_grant g
WHERE g.child = ? AND g.day = ? AND EXISTS (SELECT 1 FROM p_grant o
  WHERE o.fact = g.fact AND o.child = g.child AND (o.device, o.seq) < (g.device, g.seq))

-- :day-intervals
SELECT from_ms, to_ms, length_ms, kind, title, why, recovered, program_group, boot, point_from_ms, point_to_ms
FROM p_interval
WHERE child = ? AND day = ? ORDER BY from_ms, anchor, point_from_ms, device, seq, part

-- :days
SELECT d.day, d.budget_ms, d.counted_ms - d.corrected_ms, d.limit_hits, d.rests, d.rested_ms, d.unrested_ms,
  d.requests, d.approved, d.granted_ms, d.corrected_ms, d.closing, d.word, d.device, coalesce(d.trust, 'FULL'),
  d.carry_ms, d.debt_ms, d.finish_ms
FROM p_day d
WHERE d.child = ? AND d.day BETWEEN ? AND ? ORDER BY d.said_anchor, d.said_ms, d.word, d.device

-- :days-granted-twice
SELECT g.day, sum(g.amount_ms) FROM p_grant g
WHERE g.child = ? AND g.day BETWEEN ? AND ? AND EXISTS (SELECT 1 FROM p_grant o
  WHERE o.fact = g.fact AND o.child = g.child AND (o.device, o.seq) < (g.device, g.seq))
GROUP BY g.day

-- :days-kinds
SELECT day, kind, sum(length_ms) FROM p_day_kind
WHERE device IN (SELECT id FROM device) AND child = ? AND day BETWEEN ? AND ? GROUP BY day, kind HAVING sum(length_ms) > 0

-- :days-titles
SELECT day, title, sum(counted_ms) FROM p_day_title
WHERE device IN (SELECT id FROM device) AND child = ? AND day BETWEEN ? AND ? GROUP BY day, title
HAVING sum(counted_ms) <> 0

-- :days-denied
SELECT day, type, subject, sum(times) FROM p_day_denied
WHERE device IN (SELECT id FROM device) AND child = ? AND day BETWEEN ? AND ? GROUP BY day, type, subject

-- :questions
SELECT e.boot, e.since_boot_ms, e.wall_ms, b.json, a.boot, a.since_boot_ms, a.utc_ms, e.day, e.device, e.seq, e.actor
FROM event e
  JOIN body b ON b.device = e.device AND b.seq = e.seq
  LEFT JOIN anchor a ON a.device = e.device AND a.no = e.anchor
WHERE e.child = ? AND e.day BETWEEN ? AND ? AND e.type IN ('requested', 'answered', 'disputed', 'settled')
  AND e.type NOT IN ('interval-closed', 'day-closed')
ORDER BY e.device, e.seq

-- :looks
SELECT e.boot, e.since_boot_ms, e.wall_ms, b.json, a.boot, a.since_boot_ms, a.utc_ms, e.actor, e.device, e.seq
FROM event e
  JOIN body b ON b.device = e.device AND b.seq = e.seq
  LEFT JOIN anchor a ON a.device = e.device AND a.no = e.anchor
WHERE e.child = ? AND e.day = ? AND e.type = 'looked' AND e.type NOT IN ('interval-closed', 'day-closed')
ORDER BY e.device, e.seq

-- :last-checkpoint
SELECT upto_ms, awake_ms FROM checkpoint WHERE boot = ? ORDER BY upto_ms DESC LIMIT 1
