package org.porchlight.core.event;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.account.DayKept;
import org.porchlight.core.account.DayTotals;
import org.porchlight.core.account.Interval;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Standing;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.ClockEvent;
import org.porchlight.core.time.Confidence;
import org.porchlight.core.time.Shift;

/// Something that happened and is kept. A fact is never changed; what ends another names it.
public sealed interface Fact permits Fact.OfChild, Fact.OfPc, ParentFact, Question, Restored {
    /// The child a fact is about, where it is about one.
    default Optional<ChildId> about() {
        return Optional.empty();
    }

    /// A fact about one child.
    sealed interface OfChild extends Fact {
        ChildId child();

        @Override
        default Optional<ChildId> about() {
            return Optional.of(child());
        }
    }

    /// A fact about the PC and its ledger.
    sealed interface OfPc extends Fact {}

    /// The guard began to work.
    record GuardStarted(boolean soft) implements OfPc {}

    /// Something stopped working by which the rules are kept. It lacks until it is [Mended], or a guard starts.
    record Weakened(Weakness what) implements OfPc {
        @Override
        public Optional<ChildId> about() {
            return what.child();
        }
    }

    /// It works again.
    record Mended(Weakness what) implements OfPc {
        @Override
        public Optional<ChildId> about() {
            return what.child();
        }
    }

    /// A policy came into force.
    record PolicyStored(String version) implements OfPc {}

    /// A child's day began on this PC; it happens once for each child and day.
    ///
    /// @param tzdb version of the time-zone data that decided where the day begins
    /// @param budget nothing when the day has no limit
    /// @param carry unused budget that came over from days before
    /// @param debt taken from this day for overruns of days before
    /// @param trust how far the calendar was trusted
    /// @param carryOver the most that goes over to the next day; nothing for what an older program wrote
    /// @param passed terms of the days right before it that passed without being opened, the latest last; at most
    ///     [#MOST_PASSED]
    record DayOpened(
            ChildId child,
            LocalDate day,
            String zone,
            String tzdb,
            Optional<Duration> budget,
            Duration carry,
            Duration debt,
            Standing.Trust trust,
            Optional<Duration> carryOver,
            List<Standing.Terms> passed)
            implements OfChild {
        public static final int MOST_PASSED = 62;

        public DayOpened {
            passed = List.copyOf(passed);
        }

        /// A day that begins with nothing from days before, as an older program wrote it.
        public DayOpened(ChildId child, LocalDate day, String zone, String tzdb, Optional<Duration> budget) {
            this(
                    child,
                    day,
                    zone,
                    tzdb,
                    budget,
                    Duration.ZERO,
                    Duration.ZERO,
                    Standing.Trust.FULL,
                    Optional.empty(),
                    List.of());
        }
    }

    /// What an opened day gives is another from now on: the policy changed, the calendar was attested or re-dated, or
    /// a day before it was corrected. The newest holds.
    record DayAdjusted(
            ChildId child,
            LocalDate day,
            Optional<Duration> budget,
            Duration carry,
            Duration debt,
            Standing.Trust trust,
            Optional<Duration> carryOver)
            implements OfChild {}

    /// A day was opened by a calendar that turned out to be wrong; it has not begun.
    record DayVoided(ChildId child, LocalDate day) implements OfChild {}

    /// A day came to its end on this PC, the sums of one that had ended are others now, or its detail was deleted. The
    /// newest holds.
    ///
    /// @param kept set when the detail of the day is deleted: all that stays of it beside the totals
    record DayClosed(ChildId child, LocalDate day, DayTotals totals, Optional<DayKept> kept) implements OfChild {
        /// A day whose detail is there.
        public DayClosed(ChildId child, LocalDate day, DayTotals totals) {
            this(child, day, totals, Optional.empty());
        }
    }

    /// A stretch of time came to its end.
    record IntervalClosed(ChildId child, LocalDate day, Interval interval) implements OfChild {}

    /// The intervals of a device that lie on a day now, in the place of the events that told them. They do not move
    /// on the calendar any more.
    ///
    /// @param device whose: 32 hexadecimal digits
    /// @param upto number of the last event that told one
    /// @param part from 0 on; a day with very many intervals has several, one after the other
    /// @param intervals in order
    record DayPacked(ChildId child, LocalDate day, String device, long upto, int part, List<Interval> intervals)
            implements OfChild {
        public DayPacked {
            intervals = List.copyOf(intervals);
        }
    }

    /// The calendar was checked, doubted or confirmed, or somebody moved the clock.
    ///
    /// @param by how far the clock was moved, or the calendar is now later; negative: earlier
    record ClockChanged(ClockEvent.Kind event, Duration by, Confidence confidence) implements OfPc {}

    /// What was recorded on stretches of the ruler lies elsewhere on the calendar. It concerns what was written under
    /// an earlier anchor than the one of this fact.
    ///
    /// @param zone in which the days are cut
    record Redated(String zone, List<Shift> shifts) implements OfPc {
        public Redated {
            shifts = List.copyOf(shifts);
        }
    }

    /// Use that came to a day by a re-dating and was more than the day had; the next days pay. The newest holds.
    record Owed(ChildId child, LocalDate day, Duration amount) implements OfChild {}

    /// A parent gave time for today.
    ///
    /// @param openUntil set when it also opens past the window: until then, never beyond the day
    /// @param at calendar time; nothing for what an older program wrote
    /// @param id what the grant is; told twice, it is one grant. Empty for what an older program wrote
    /// @param by by which right; what each may give in a day is counted from it
    /// @param openFrom set when it keeps open a window that ends then; where it is `at`, it opens where the
    ///     time ends that is open then; else it opens from when it was given
    record Granted(
            ChildId child,
            LocalDate day,
            Duration amount,
            Optional<Instant> openUntil,
            String words,
            Optional<Instant> at,
            String id,
            By by,
            Optional<Instant> openFrom)
            implements OfChild {
        /// By which right time was given.
        public enum By {
            /// That of a guardian or of the administrator.
            PARENT,
            CARER,
            PIN,
            /// A code for one use.
            CODE
        }

        /// A grant by a guardian.
        public Granted(
                ChildId child,
                LocalDate day,
                Duration amount,
                Optional<Instant> openUntil,
                String words,
                Optional<Instant> at,
                String id) {
            this(child, day, amount, openUntil, words, at, id, By.PARENT, Optional.empty());
        }

        /// A grant as an older program wrote it.
        public Granted(ChildId child, LocalDate day, Duration amount, Optional<Instant> openUntil, String words) {
            this(child, day, amount, openUntil, words, Optional.empty(), "");
        }
    }

    /// The child took the overrun of the finish line; once a day.
    record FinishLineTaken(ChildId child, LocalDate day, Duration amount) implements OfChild {}

    /// A parent agrees that something of a day was counted wrongly.
    ///
    /// @param amount how much less of the day counts
    record Corrected(ChildId child, LocalDate day, Duration amount, String words) implements OfChild {}

    /// A parent paused the PC for a child, or the child did.
    ///
    /// @param until when it ends by itself
    record Paused(ChildId child, Instant at, Instant until) implements OfChild {}

    /// A parent ended the pause that began at `pausedAt`.
    record Unpaused(ChildId child, Instant pausedAt) implements OfChild {}

    /// A parent opened a time of study: what is on the study list may be used, nothing else, and it does not count.
    ///
    /// @param until when it ends by itself, never after the local day
    record Studied(ChildId child, Instant at, Instant until) implements OfChild {}

    /// The study that began at `studiedAt` ended before its time.
    ///
    /// @param lasted how long it went on
    record StudyEnded(ChildId child, Instant studiedAt, Duration lasted) implements OfChild {}

    /// The child's time closed while a session was there.
    record LimitReached(ChildId child, LocalDate day, Reason reason) implements OfChild {}

    /// A program did not start. The same program within one minute is one fact.
    record ProgramDenied(ChildId child, String path, String rule) implements OfChild {}

    /// A site was not reached. The same site within one minute is one fact.
    ///
    /// @param host the name that was asked for; never more of an address
    record SiteDenied(ChildId child, String host, String rule) implements OfChild {}

    /// A parent looked at what a child did; once a day for each parent and thing. The parent is the actor.
    record Looked(ChildId child, At at) implements OfChild {
        /// What a parent looks at.
        public enum At {
            /// The day so far, beside how things stand.
            TODAY,
            ACCOUNT,
            WEEK,
            /// How long programs were used this week.
            PROGRAMS,
            EVENTS,
            EXPORT,
            /// All of the ledger, in one file.
            BACKUP,
            /// Why something was as it was on a day that is over.
            WHY,
            /// What other rules would have changed on days that are over.
            REHEARSAL
        }
    }

    /// A parent made a secret of which an authenticator app makes one-time codes for a child. Who it was is the actor.
    ///
    /// @param amount what each code gives
    record CodesEnrolled(ChildId child, Duration amount) implements OfChild {}

    /// An account of this PC is the child's from now on. It is limited as long as all three are what they were then.
    ///
    /// @param account log-in name
    /// @param id number of the account, or what the system has instead
    /// @param homeOwner number of the owner of its home, or what the system has instead; empty when it has no home
    record Bound(ChildId child, String account, String id, String homeOwner) implements OfChild {}

    /// Events of a device up to one were deleted, and verification starts after it: up to `deleted` all but what
    /// stays of days and bindings, after that those that told an interval of a day that was packed.
    ///
    /// @param device whose events: 32 hexadecimal digits
    /// @param upto number of an event
    /// @param hash its hash, 64 hexadecimal digits: what the event after it follows
    /// @param kept SHA-256 in 64 hexadecimal digits over headers and body hashes of the events up to it that stay
    /// @param before first day whose detail stays
    /// @param deleted at most `upto`
    record Sealed(String device, long upto, String hash, String kept, LocalDate before, long deleted) implements OfPc {}

    /// What was kept of a child was deleted.
    ///
    /// @param before first day that stays; nothing when no day does
    record Forgotten(ChildId child, Optional<LocalDate> before) implements OfChild {}
}
