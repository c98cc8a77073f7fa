package org.porchlight.core.engine;

import java.time.Duration;
import java.util.Optional;
import org.porchlight.core.account.Kind;

/// What a child's own session says of the child: that nobody is there, or that the screen is locked. It is believed for
/// a while only; what is beyond is counted.
///
/// @param kind `IDLE` or `LOCKED`; nothing when nothing is claimed
/// @param used how much of it was believed
public record Claim(Optional<Kind> kind, Duration used) {
    public static final Claim NONE = new Claim(Optional.empty(), Duration.ZERO);

    /// The most that is believed of one claim.
    public static final Duration MOST = Duration.ofMinutes(15);

    /// The most that is believed of all claims of a day.
    public static final Duration MOST_A_DAY = Duration.ofMinutes(60);

    static Claim of(Kind kind) {
        return new Claim(Optional.of(kind), Duration.ZERO);
    }

    Claim using(Duration length) {
        return new Claim(kind, used.plus(length));
    }

    /// How much more of it is believed.
    ///
    /// @param today what was believed on the day
    Duration left(Duration today) {
        var own = MOST.minus(used);
        var day = MOST_A_DAY.minus(today);
        var left = own.compareTo(day) < 0 ? own : day;
        return left.isNegative() ? Duration.ZERO : left;
    }
}
