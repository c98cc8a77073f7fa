package org.porchlight.core.engine;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.event.ParentFact.ParentNamed.Account;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.policy.PolicyDocument;

/// A change that a parent asks for.
public sealed interface Order {
    /// Gives time for today.
    ///
    /// @param amount more than nothing, at most 24 hours
    /// @param beyondWindow whether it also opens past the window: for that long after the open time ends,
    ///     or from now when it is closed; never beyond the day
    /// @param words what the child will read; at most 200 characters, may be empty
    /// @param id what the grant is, when it may be given once only, such as a code; a second one changes nothing
    record Grant(ChildId child, Duration amount, boolean beyondWindow, String words, Optional<String> id)
            implements Order {
        /// A grant that is its own.
        public Grant(ChildId child, Duration amount, boolean beyondWindow, String words) {
            this(child, amount, beyondWindow, words, Optional.empty());
        }
    }

    /// Says yes to what the child asked; the time is given once.
    ///
    /// @param id of the request; nothing: whichever waits
    /// @param amount nothing: as much as the child asked for
    /// @param beyondWindow as of [Grant]
    record Approve(ChildId child, Optional<String> id, Optional<Duration> amount, boolean beyondWindow, String words)
            implements Order {
        /// Says yes to one, within the window.
        public Approve(ChildId child, Optional<String> id, Optional<Duration> amount, String words) {
            this(child, id, amount, false, words);
        }

        /// Says yes to whichever waits.
        public Approve(ChildId child, Optional<Duration> amount, String words) {
            this(child, Optional.empty(), amount, words);
        }
    }

    /// Says no to what the child asked.
    ///
    /// @param id of the request; nothing: whichever waits
    record Deny(ChildId child, Optional<String> id, String words) implements Order {
        /// Says no to whichever waits.
        public Deny(ChildId child, String words) {
            this(child, Optional.empty(), words);
        }
    }

    /// Answers what the child disputes, and takes back what was counted wrongly.
    ///
    /// @param id of the dispute
    /// @param amount how much less of the day counts, at most what still counts of it; nothing: the parent does not
    ///     agree
    record Settle(ChildId child, String id, Duration amount, String words) implements Order {}

    /// Takes back what was counted wrongly.
    ///
    /// @param amount how much less of the day counts; more than nothing, at most what still counts of it
    record Correct(ChildId child, LocalDate day, Duration amount, String words) implements Order {}

    /// Pauses the PC for one child, or for all.
    ///
    /// @param length more than nothing, at most 24 hours; nothing: until the end of the local day
    record Pause(Optional<ChildId> child, Optional<Duration> length) implements Order {}

    /// Ends a pause.
    record Unpause(Optional<ChildId> child) implements Order {}

    /// Opens a time of study: what is on the study list may be used, nothing else, and it does not count. One that
    /// goes on ends.
    ///
    /// @param length more than nothing, at most [#LONGEST] and what the day has left for it; it ends with the day
    record Study(ChildId child, Duration length) implements Order {
        public static final Duration LONGEST = Duration.ofHours(4);
    }

    /// Ends the study that goes on.
    record EndStudy(ChildId child) implements Order {}

    /// Deletes what is kept of a child: all of it, or of the days before one.
    ///
    /// @param before first day that stays; nothing when no day does, for a child that the policy does not have
    record Forget(ChildId child, Optional<LocalDate> before) implements Order {}

    /// Says that the clock of the PC shows the right time.
    ///
    /// @param trustRtc how long the machine's own clock is to be believed without a time server; at most 366 days
    record ConfirmClock(Duration trustRtc) implements Order {}

    /// Says who somebody is who has rights as a parent; somebody of that id becomes this one.
    ///
    /// @param name 1 to 60 characters, none of them a control character
    /// @param account of the machine, looked up; nothing for a parent without one
    record NameParent(ParentId parent, String name, Rank rank, Optional<Account> account) implements Order {}

    /// Takes a parent's rights.
    record RemoveParent(ParentId parent) implements Order {}

    /// One-time codes are enrolled for a child.
    ///
    /// @param amount what each gives
    record EnrolCodes(ChildId child, Duration amount) implements Order {}

    /// Puts a policy in force.
    ///
    /// @param expected the version that must be in force now, when the parent named one
    record PutPolicy(PolicyDocument document, Optional<String> expected) implements Order {}
}
