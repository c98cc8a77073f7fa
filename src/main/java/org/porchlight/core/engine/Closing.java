package org.porchlight.core.engine;

import java.time.Duration;
import org.porchlight.core.policy.AtZero;

/// A time that is closed: first what the policy wants of the session and the card, where somebody is there, then the
/// hold.
///
/// @param since when it closed, since the boot
/// @param how what is done first; with [AtZero#FREEZE] nothing
/// @param shown whether the agent said that the card is there
/// @param holding whether the hold is wanted; once it is, it stays until the closing ends
public record Closing(Duration since, AtZero how, boolean shown, boolean holding) {
    /// How long the card may take.
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /// How long a desktop may take to lock its screen.
    static final Duration TO_LOCK = Duration.ofSeconds(5);

    /// How long programs may take to save and end when their session is ended.
    static final Duration TO_END = Duration.ofSeconds(10);

    static Closing at(Duration now, AtZero how) {
        return new Closing(now, how, false, false);
    }

    Closing showing() {
        return new Closing(since, how, true, holding);
    }

    /// When the hold is wanted at the latest, since the boot.
    Duration due() {
        return since.plus(
                switch (how) {
                    case FREEZE -> PATIENCE;
                    case LOCK -> TO_LOCK;
                    case LOGOUT -> TO_END;
                });
    }

    /// With the hold, when nothing is left to wait for.
    ///
    /// @param agent whether one is there that shows the card
    Closing decided(Duration now, Presence presence, boolean agent) {
        boolean done = switch (how) {
            case FREEZE -> shown || !agent;
            case LOCK -> presence.locked();
            case LOGOUT -> false;
        };
        boolean holds = holding || done || !presence.running() || now.compareTo(due()) >= 0;
        return new Closing(since, how, shown, holds);
    }
}
