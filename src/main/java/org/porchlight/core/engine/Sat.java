package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import org.porchlight.core.account.Interval;
import org.porchlight.core.decide.Sitting;

/// How long a child had been at the PC where its last closed interval ends.
///
/// @param pause how long a break has to last
/// @param end calendar time of that end; nothing when there is no interval
record Sat(Duration pause, Sitting sitting, Optional<Instant> end) {
    /// Goes back as far as the last whole break.
    ///
    /// @param latest closed intervals, the latest first
    static Sat of(Duration pause, Iterator<Interval> latest) {
        var used = Duration.ZERO;
        var rested = Duration.ZERO;
        var pausing = Duration.ZERO;
        var end = Optional.<Instant>empty();
        var begins = Optional.<Instant>empty();
        while (latest.hasNext() && pausing.compareTo(pause) < 0) {
            var interval = latest.next();
            if (begins.isPresent()) {
                pausing = pausing.plus(positive(Duration.between(interval.to(), begins.get())));
            }
            end = end.or(() -> Optional.of(interval.to()));
            begins = Optional.of(interval.from());
            if (pausing.compareTo(pause) >= 0) {
                break;
            }
            if (interval.kind().isUse() && interval.length().isPositive()) {
                rested = used.isZero() ? pausing : rested;
                used = used.plus(interval.length());
                pausing = Duration.ZERO;
            } else {
                pausing = pausing.plus(interval.length());
            }
        }
        return new Sat(pause, used.isZero() ? Sitting.NONE : new Sitting(used, rested), end);
    }

    /// As the interval that goes on leaves it.
    Sitting with(Interval running) {
        var off = end.map(last -> positive(Duration.between(last, running.from())))
                .orElse(Duration.ZERO);
        var begun = off.isZero() ? sitting : rest(off);
        if (running.kind().isUse()) {
            return begun.using(running.length());
        }
        return new Sat(pause, begun, end).rest(running.length());
    }

    private Sitting rest(Duration length) {
        return sitting.used().isZero() ? Sitting.NONE : sitting.resting(length, pause);
    }

    private static Duration positive(Duration length) {
        return length.isNegative() ? Duration.ZERO : length;
    }
}
