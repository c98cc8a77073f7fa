package org.porchlight.core.engine;

import java.time.Duration;

/// A time that is closed with programs there: first the card, then the hold.
///
/// @param since when the lock card was wanted, since the boot
/// @param shown whether the agent said that the card is there
/// @param holding whether the hold is wanted; once it is, it stays until the closing ends
public record Closing(Duration since, boolean shown, boolean holding) {
    /// How long the card may take.
    static final Duration PATIENCE = Duration.ofSeconds(2);

    static Closing at(Duration now) {
        return new Closing(now, false, false);
    }

    Closing showing() {
        return new Closing(since, true, holding);
    }

    /// With the hold, when nothing is left to wait for.
    Closing decided(Duration now, boolean agent) {
        boolean due = !now.minus(since).minus(PATIENCE).isNegative();
        return new Closing(since, shown, holding || shown || due || !agent);
    }
}
