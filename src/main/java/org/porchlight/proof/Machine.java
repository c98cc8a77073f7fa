package org.porchlight.proof;

import java.time.Instant;

/// The PC of a history as it really is. In milliseconds since 1970.
final class Machine {
    private enum Power {
        OFF,
        AWAKE,
        ASLEEP
    }

    /// True time.
    long truth;

    /// Who is at it.
    final Seats seats = new Seats();

    private Power power = Power.OFF;
    private boolean synced;

    // What the two clocks are ahead of true time.
    private long wallAhead;
    private long chipAhead;

    private long chipAsleep;
    private long truthAsleep;

    Machine(HistoryEvent.PowerOn first) {
        truth = first.truth().map(Instant::toEpochMilli).orElseThrow();
    }

    boolean isAwake() {
        return power == Power.AWAKE;
    }

    boolean isSynced() {
        return synced;
    }

    long wall() {
        return truth + wallAhead;
    }

    void powerOn(HistoryEvent.PowerOn on) {
        power = Power.AWAKE;
        chipAhead = on.rtc().map(chip -> chip.toEpochMilli() - truth).orElse(0L);
        wallAhead = chipAhead;
        synced = false;
        seats.clear();
    }

    void powerOff() {
        power = Power.OFF;
        seats.clear();
    }

    void sleep() {
        power = Power.ASLEEP;
        chipAsleep = truth + chipAhead;
        truthAsleep = truth;
    }

    /// @return how long it slept by its chip; a chip that was turned back is not believed
    long wake() {
        power = Power.AWAKE;
        long slept = Math.max(0, truth + chipAhead - chipAsleep);
        // What a time server said before a long sleep says nothing on the clock after it.
        synced &= slept <= PlainClock.LONG_SLEEP;
        wallAhead += slept - (truth - truthAsleep);
        return slept;
    }

    void moveWall(long by) {
        wallAhead += by;
        synced = false;
    }

    void synchronise() {
        wallAhead = 0;
        synced = true;
    }

    void setChip(long to) {
        chipAhead = to - truth;
    }
}
