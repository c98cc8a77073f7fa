package org.porchlight.core.account;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.porchlight.core.decide.Reason;

/// A stretch of time of one kind, within one local day.
///
/// @param from inside
/// @param to first instant after
/// @param length on the ruler of the kind: awake time, but for `ASLEEP`; whole milliseconds
/// @param title the program in front, where known
/// @param why the reason of the time verdict that held then
/// @param recovered whether it was closed by the next start of the guard, after a crash
/// @param group the group of programs or sites with limits of its own that was in front, such as `apps.games`
/// @param place on the ruler; nothing for what an older program wrote, which never moves
public record Interval(
        Instant from,
        Instant to,
        Duration length,
        Kind kind,
        Optional<String> title,
        Reason why,
        boolean recovered,
        Optional<String> group,
        Optional<Ruled> place) {
    public Interval {
        if (to.isBefore(from) || length.isNegative()) {
            throw new IllegalArgumentException("interval from " + from + " to " + to + " of " + length);
        }
    }

    /// An interval of no group, of which only the calendar is known.
    public Interval(
            Instant from,
            Instant to,
            Duration length,
            Kind kind,
            Optional<String> title,
            Reason why,
            boolean recovered) {
        this(from, to, length, kind, title, why, recovered, Optional.empty(), Optional.empty());
    }

    /// Whether it is of a break that was due: nobody was at the PC, or, as older programs held it, it
    /// stood still.
    public boolean isRest() {
        return why == Reason.REST && (kind.isClaimed() || kind == Kind.FROZEN);
    }

    /// Whether people are shown it: of one that is shorter than a second nobody could read the length.
    public boolean isShown() {
        return length.toSeconds() > 0;
    }
}
