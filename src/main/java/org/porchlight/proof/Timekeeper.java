package org.porchlight.proof;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.port.StoreException;

/// A rule for time at work on a simulated PC. What it remembers over [#stop] is what it kept on disk.
interface Timekeeper {
    /// A guard begins to work, at a boot or after another one died.
    ///
    /// @param unbroken children who have used the PC ever since another guard died in this boot
    void start(ClockReading now, Map<ChildId, Seen> seen, Set<ChildId> unbroken) throws StoreException;

    /// The guard is gone, in order or not: what it did not keep before is lost.
    void stop();

    /// Nothing but time.
    void tick(ClockReading now) throws StoreException;

    /// A tick in which nothing is due, and so were all since the last input: it only keeps young what is on disk.
    ///
    /// @param every from one tick to the next
    default void keep(ClockReading now, Duration every) throws StoreException {
        tick(now);
    }

    /// Somebody does something else from now on.
    void tell(ClockReading now, Map<ChildId, Seen> seen) throws StoreException;

    /// A child asks, or a parent says something.
    void order(ClockReading now, HistoryEvent order) throws StoreException;

    /// When something changes without any input, on the clock since the boot; nothing when every tick matters.
    Optional<Duration> due();

    /// Children whose programs stand still.
    Set<ChildId> held();

    /// Everybody of whom it has written anything down.
    Set<ChildId> written();

    /// The verdicts in force.
    Map<ChildId, Verdict.Time> verdicts();

    /// Whether a child may start a program now; nothing when the rule knows of no programs.
    ///
    /// @param path absolute
    default Optional<Boolean> mayStart(ChildId child, String path) {
        return Optional.empty();
    }

    /// What was told of the clock since this was asked last; without the true time.
    List<Outcome.ClockMark> clock();

    /// The days of a child that the rule knows of.
    SortedMap<LocalDate, DayOutcome> days(ChildId child) throws StoreException;
}
