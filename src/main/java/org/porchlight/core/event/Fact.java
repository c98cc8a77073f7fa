package org.porchlight.core.event;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.account.Interval;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.policy.ChildId;

/// Something that happened and is kept. A fact is never changed; what ends another names it.
public sealed interface Fact {
    /// The guard began to work.
    record GuardStarted(boolean soft) implements Fact {}

    /// A policy came into force.
    record PolicyStored(String version) implements Fact {}

    /// A child's day began on this PC; it happens once for each child and day.
    ///
    /// @param tzdb version of the time-zone data that decided where the day begins
    /// @param budget nothing when the day has no limit
    record DayOpened(ChildId child, LocalDate day, String zone, String tzdb, Optional<Duration> budget)
            implements Fact {}

    /// A stretch of time came to its end.
    record IntervalClosed(ChildId child, LocalDate day, Interval interval) implements Fact {}

    /// A parent gave time for today.
    ///
    /// @param openUntil set when it also opens past the window: until then, never beyond the day
    record Granted(ChildId child, LocalDate day, Duration amount, Optional<Instant> openUntil, String words)
            implements Fact {}

    /// A parent paused the PC for a child.
    ///
    /// @param until when it ends by itself
    record Paused(ChildId child, Instant at, Instant until) implements Fact {}

    /// A parent ended the pause that began at `pausedAt`.
    record Unpaused(ChildId child, Instant pausedAt) implements Fact {}

    /// The child's time closed while a session was there.
    record LimitReached(ChildId child, LocalDate day, Reason reason) implements Fact {}

    /// A program did not start. The same program within one minute is one fact.
    record ProgramDenied(ChildId child, String path, String rule) implements Fact {}

    /// A site was not reached. The same site within one minute is one fact.
    ///
    /// @param host the name that was asked for; never more of an address
    record SiteDenied(ChildId child, String host, String rule) implements Fact {}

    /// The child a fact is about, where it is about one.
    default Optional<ChildId> about() {
        return switch (this) {
            case GuardStarted _, PolicyStored _ -> Optional.empty();
            case DayOpened fact -> Optional.of(fact.child());
            case IntervalClosed fact -> Optional.of(fact.child());
            case Granted fact -> Optional.of(fact.child());
            case Paused fact -> Optional.of(fact.child());
            case Unpaused fact -> Optional.of(fact.child());
            case LimitReached fact -> Optional.of(fact.child());
            case ProgramDenied fact -> Optional.of(fact.child());
            case SiteDenied fact -> Optional.of(fact.child());
        };
    }
}
