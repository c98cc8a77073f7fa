package org.porchlight.proof;

import java.time.Duration;
import java.time.Instant;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;

/// A PC's clocks as the kernel runs them, against true time.
///
/// At a boot the wall clock is what the clock chip shows. Sleep stops the awake clock; at the end of it the wall clock
/// and the one since the boot are moved on by what the chip shows to have passed, which is nothing when it went back.
/// Setting the wall clock by hand ends being in step with a time server, and does not move the chip; so does a long
/// sleep, after which only a new word of a time server counts.
final class World {
    private static final Duration LONG_SLEEP = Duration.ofMinutes(10);

    private final Instant begin;
    private BootId boot = new BootId("none");
    private Duration on = Duration.ZERO;
    private Duration slept = Duration.ZERO;
    private Duration sleptByChip = Duration.ZERO;
    private Duration wallShift = Duration.ZERO;
    private Duration chipShift = Duration.ZERO;
    private Duration asleepSince = Duration.ZERO;
    private Instant chipAtSleep = Instant.EPOCH;
    private boolean synced;

    /// @param begin true time at the beginning of the history
    World(Instant begin) {
        this.begin = begin;
    }

    /// True time.
    Instant truth(Duration at) {
        return begin.plus(at);
    }

    private Instant chip(Duration at) {
        return truth(at).plus(chipShift);
    }

    void powerOn(Duration at, HistoryEvent.PowerOn event) {
        boot = new BootId(event.boot());
        on = at;
        slept = Duration.ZERO;
        sleptByChip = Duration.ZERO;
        chipShift = Duration.between(truth(at), event.rtc().orElse(truth(at)));
        wallShift = chipShift;
        synced = false;
    }

    void sleep(Duration at) {
        asleepSince = at;
        chipAtSleep = chip(at);
    }

    void wake(Duration at) {
        var length = at.minus(asleepSince);
        var shown = Duration.between(chipAtSleep, chip(at));
        var added = shown.isNegative() ? Duration.ZERO : shown;
        synced &= added.compareTo(LONG_SLEEP) <= 0;
        slept = slept.plus(length);
        sleptByChip = sleptByChip.plus(added);
        wallShift = wallShift.plus(added).minus(length);
    }

    void stepWall(Duration by) {
        wallShift = wallShift.plus(by);
        synced = false;
    }

    void sync() {
        wallShift = Duration.ZERO;
        synced = true;
    }

    void setChip(Duration at, Instant to) {
        chipShift = Duration.between(truth(at), to);
    }

    /// What the clocks show; never asked in a sleep.
    ClockReading read(Duration at) {
        var awake = at.minus(on).minus(slept);
        return new ClockReading(boot, awake.plus(sleptByChip), awake, truth(at).plus(wallShift), synced);
    }

    /// When a point of the clock since the boot comes, if the PC stays awake.
    Duration when(Duration sinceBoot) {
        return sinceBoot.minus(sleptByChip).plus(slept).plus(on);
    }
}
