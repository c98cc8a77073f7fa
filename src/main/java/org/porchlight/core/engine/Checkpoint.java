package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.account.Ruled;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.BootId;

/// The interval of a child that is still going on, rewritten at every tick so that a crash loses at most one.
///
/// @param from where it began, since the boot
/// @param upto how far it is known, since the boot
/// @param awake the awake clock at `upto`, so that sleep after it can be told from use
/// @param length how much of it is on the ruler of its kind
/// @param trusted calendar time at `upto`
/// @param why the reason of the time verdict that holds in it
/// @param group the group of the program in front, if that has limits of its own
/// @param beside what the next guard needs to know beside the interval
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
        Reason why,
        Optional<String> group,
        Beside beside) {
    /// What is not seen from the interval.
    ///
    /// @param inUse whether it was open with a session there
    /// @param cpu processor time of the child's programs, where it is known
    public record Beside(boolean inUse, Claim claim, Optional<Duration> cpu) {
        public static final Beside NOTHING = new Beside(false, Claim.NONE, Optional.empty());
    }

    /// An interval of no group, with nothing beside it.
    public Checkpoint(
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
        this(child, boot, from, upto, awake, length, kind, title, day, trusted, why, Optional.empty(), Beside.NOTHING);
    }

    /// What is known of the interval so far, as an interval of its own.
    ///
    /// @param recovered whether the guard that wrote it stopped without closing it
    public Interval interval(boolean recovered) {
        return new Interval(
                trusted.minus(upto.minus(from)),
                trusted,
                length,
                kind,
                title,
                why,
                recovered,
                group,
                Optional.of(new Ruled(boot, from, upto)));
    }

    /// An interval of no length that begins where this one stands.
    Checkpoint next(Kind other, LocalDate otherDay) {
        boolean same = other.isUse() && kind.isUse();
        return new Checkpoint(
                child,
                boot,
                upto,
                upto,
                awake,
                Duration.ZERO,
                other,
                same ? title : Optional.empty(),
                otherDay,
                trusted,
                why,
                same ? group : Optional.empty(),
                beside);
    }

    /// An interval of no length that begins where this one stands, by another calendar.
    Checkpoint under(Anchor anchor, LocalDate otherDay) {
        return next(kind, otherDay).known(upto, anchor.at(upto), Duration.ZERO);
    }

    /// This interval, known further.
    Checkpoint known(Duration other, Instant at, Duration grown) {
        return new Checkpoint(child, boot, from, other, awake, grown, kind, title, day, at, why, group, beside);
    }

    /// An interval of no length at another point.
    Checkpoint from(Duration point, Instant at) {
        return new Checkpoint(
                child, boot, point, point, awake, Duration.ZERO, kind, title, day, at, why, group, beside);
    }

    /// This interval with the awake clock at its end.
    Checkpoint awakeAt(Duration clock) {
        return new Checkpoint(child, boot, from, upto, clock, length, kind, title, day, trusted, why, group, beside);
    }

    Checkpoint beside(Beside other) {
        return new Checkpoint(child, boot, from, upto, awake, length, kind, title, day, trusted, why, group, other);
    }
}
