package org.porchlight.core.engine;

import java.time.Duration;

/// A time that is closed: first the card, where somebody is there to see one, then the hold.
///
/// @param since when it closed, since the boot
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
    ///
    /// @param card whether somebody is there to see one, with an agent that shows it
    Closing decided(Duration now, boolean card) {
        boolean due = !now.minus(since).minus(PATIENCE).isNegative();
        return new Closing(since, shown, holding || shown || due || !card);
    }
}
