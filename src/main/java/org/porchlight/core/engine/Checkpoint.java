package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.BootId;

/// The interval of a child that is still going on, rewritten at every tick so that a crash loses at most one.
///
/// @param from where it began, since the boot
/// @param upto how far it is known, since the boot
/// @param awake the awake clock at `upto`, so that sleep after it can be told from use
/// @param length how much of it is on the ruler of its kind
/// @param trusted calendar time at `upto`
/// @param why the reason of the time verdict that holds in it
public record Checkpoint(
        ChildId child,
        BootId boot,
        Duration from,
        Duration upto,
        Duration awake,
        Duration length,
        Kind kind,
        Optional<String> title,
        LocalDate day,
        Instant trusted,
        Reason why) {
    /// What is known of the interval so far, as an interval of its own.
    ///
    /// @param recovered whether the guard that wrote it stopped without closing it
    public Interval interval(boolean recovered) {
        return new Interval(trusted.minus(upto.minus(from)), trusted, length, kind, title, why, recovered);
    }

    /// An interval of no length that begins where this one stands.
    Checkpoint next(Kind other, Optional<String> otherTitle, LocalDate otherDay) {
        return new Checkpoint(child, boot, upto, upto, awake, Duration.ZERO, other, otherTitle, otherDay, trusted, why);
    }

    /// This interval, known further.
    Checkpoint known(Duration other, Instant at, Duration grown) {
        return new Checkpoint(child, boot, from, other, awake, grown, kind, title, day, at, why);
    }

    /// This interval with the awake clock at its end.
    Checkpoint awakeAt(Duration clock) {
        return new Checkpoint(child, boot, from, upto, clock, length, kind, title, day, trusted, why);
    }
}
