package org.porchlight.guard;

import java.time.Duration;
import java.util.Optional;

/// Lets programs go on that stand still while the PC is being switched off, so that they can save and end: what is
/// frozen hears of nothing, and systemd waits for it. Not for long: what has not ended by then stands still again.
final class LastMoments {
    static final Duration LENGTH = Duration.ofSeconds(10);

    private Optional<Duration> since = Optional.empty();

    /// Whether nothing is to be held.
    ///
    /// @param goesDown whether the PC is being switched off
    /// @param sinceBoot now
    synchronized boolean letGo(boolean goesDown, Duration sinceBoot) {
        since = goesDown ? Optional.of(since.orElse(sinceBoot)) : Optional.empty();
        return since.filter(begun -> sinceBoot.minus(begun).compareTo(LENGTH) < 0)
                .isPresent();
    }
}
