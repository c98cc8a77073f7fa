package org.porchlight.proof;

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
    CONFIRM
}
