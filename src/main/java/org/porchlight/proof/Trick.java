package org.porchlight.proof;

import java.util.Arrays;
import java.util.List;

/// What people and machines do to a PC's time.
public enum Trick {
    /// Nothing out of the ordinary.
    NONE,
    CLOCK_FORWARD,
    CLOCK_BACK,
    BIOS_FORWARD,
    BIOS_BACK,
    DEAD_BATTERY,
    TIME_ZONE,
    SLEEP,
    HIBERNATE,
    POWER_CUT,
    GUARD_KILL,
    STALL,
    IDLE_CLAIMS,
    TWO_SESSIONS,
    USER_SWITCH,
    POLICY_EDIT,
    DUAL_BOOT,
    /// A parent says that the clock is right, truly or not.
    CONFIRM,
    /// The household moves to another zone while a child is at the PC.
    ZONE_EDIT,
    /// A child takes the overrun of the finish line, more than once when it can.
    FINISH_LINE,
    /// Nothing can hold a child's programs for a while.
    NO_HOLD,
    /// A child limits itself, or ends that.
    OWN_LIMIT,
    /// A parent takes back what was counted.
    CORRECTION;

    /// Those that need some time for themselves.
    static List<Trick> lasting() {
        return Arrays.stream(values())
                .filter(trick ->
                        trick != NONE && trick != CORRECTION && !inPassing().contains(trick))
                .toList();
    }

    /// Those that happen in passing, of which a week has some; a correction comes beside all of them.
    static List<Trick> inPassing() {
        return List.of(ZONE_EDIT, FINISH_LINE, NO_HOLD, OWN_LIMIT);
    }
}
