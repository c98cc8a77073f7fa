package org.porchlight.proof;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Trusted time T1 to T8 in the plainest form: a list of segments, each with the date of its beginning. In
/// milliseconds; nothing of the engine's clock is in it.
final class PlainClock {
    private static final long NOISE = 2_000;
    private static final long MINUTES_2 = Duration.ofMinutes(2).toMillis();
    static final long LONG_SLEEP = Duration.ofMinutes(10).toMillis();
    private static final long ABSURD = Duration.ofDays(400).toMillis();
    private static final long CENTURY = Duration.ofDays(30 * 365L).toMillis();
    private static final int DAYS_OF_USE = 14;
    private static final int OFTEN = 3;

    private final long built;
    private final List<Segment> loose = new ArrayList<>();
    private final TreeMap<LocalDate, Boolean> used = new TreeMap<>();
    private Segment now;
    private long chipTrustedUntil = Long.MIN_VALUE;
    private long chipTrustedFor;

    /// Setup: the clock on the wall is right by a parent's word.
    PlainClock(long wall) {
        built = wall;
        now = new Segment(wall);
        now.attested = true;
    }

    Segment segment() {
        return now;
    }

    long calendar() {
        return now.ends();
    }

    /// The PC is awake for a while.
    void pass(long length) {
        now.length += length;
        chipTrustedFor -= length;
    }

    /// The PC has slept, as long as its chip says. A long sleep ends the segment, where it began.
    ///
    /// @param wall the clock on the wall after it
    void wake(long slept, long wall) {
        chipTrustedFor -= slept;
        if (slept > LONG_SLEEP) {
            begin(now.ends(), wall);
        } else {
            now.length += slept;
        }
    }

    /// T3: another boot. What is last on disk is where the segment before stands.
    void boot(long wall) {
        begin(now.ends(), wall);
    }

    private void begin(long floor, long wall) {
        // A parent may err; what a time server dates lies before all that comes after it.
        if (!now.synced) {
            loose.add(now);
        }
        boolean behind = wall < floor - MINUTES_2;
        boolean absurd = wall > floor + ABSURD || isImpossible(wall);
        now = new Segment(behind || absurd ? floor : Math.max(floor, wall));
        now.behind = behind || absurd;
    }

    /// T4: a time server is heard.
    ///
    /// @return whether anything that was recorded lies elsewhere now
    boolean sync(long wall) {
        long by = wall - calendar();
        boolean first = !now.synced;
        now.synced = true;
        if (first) {
            return attest(by, true);
        }
        if (Math.abs(by) > NOISE && Math.abs(by) <= MINUTES_2) {
            var follower = new Segment(wall, Optional.of(now));
            follower.attested = true;
            follower.synced = true;
            now = follower;
        }
        return false;
    }

    /// T6: a parent says that the wall clock is right. What it shows must be possible.
    boolean confirm(long wall, long trustChip) {
        boolean moved = attest(wall - calendar(), false);
        now.synced = false;
        if (trustChip > 0) {
            chipTrustedUntil = calendar() + trustChip;
            chipTrustedFor = trustChip;
        }
        return moved;
    }

    boolean isImpossible(long wall) {
        return wall < built || wall > built + CENTURY;
    }

    /// @param server whether a time server says it; a parent's word does not move what a parent dated before
    private boolean attest(long by, boolean server) {
        now.attested = true;
        boolean moved = Math.abs(by) > NOISE;
        if (moved) {
            now.move(by);
        }
        long next = now.beginsInAll();
        for (var earlier : loose.reversed()) {
            long beyond = earlier.ends() - next;
            if (beyond > 0 && (server || !earlier.attested)) {
                earlier.move(-beyond);
                next = earlier.beginsInAll();
                moved = true;
            }
        }
        loose.removeIf(earlier -> server || !earlier.attested);
        return moved;
    }

    /// Whether a day that opens now opens in full without more ado.
    boolean isSure() {
        return now.attested || (!now.behind && chipTrustedFor > 0 && calendar() < chipTrustedUntil);
    }

    /// A child uses the PC on a day. Days that lie ahead of it never were.
    void uses(LocalDate day) {
        used.tailMap(day, false).clear();
        used.merge(day, now.synced, Boolean::logicalOr);
        if (used.size() > DAYS_OF_USE + 1) {
            used.pollFirstEntry();
        }
    }

    /// It is a day now. What a time server says counts for the use that was already, too.
    void isDay(LocalDate day) {
        if (now.synced && !used.isEmpty() && used.lastKey().equals(day)) {
            used.put(day, true);
        }
    }

    /// T5: whether it is usual on this PC that a time server is heard. The last day of use is not held against it.
    boolean isNormallySynced() {
        var heard = new ArrayList<>(used.values());
        if (!heard.isEmpty() && !heard.getLast()) {
            heard.removeLast();
        }
        return heard.reversed().stream().limit(DAYS_OF_USE).filter(day -> day).count() >= OFTEN;
    }
}
