package org.porchlight.port;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.core.event.ParentFact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Dispute;
import org.porchlight.core.report.Doubt;
import org.porchlight.core.report.Look;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.core.report.Verification;
import org.porchlight.core.report.Visibility;

/// The ledger of a PC, with what is folded from its facts and with what they name.
///
/// Writing is for one thread; reading for any. A commit is on disk when it returns.
public interface Store extends Ledger, Secrets {
    /// A calendar that was imported, by the SHA-256 of its file: the text that was kept; nothing where
    /// that is not as it was written.
    Optional<String> calendar(String sha256) throws StoreException;

    /// Keeps an imported calendar, before a policy that names it; from any thread. One that is known already becomes
    /// the new one.
    ///
    /// @param sha256 of the file, 64 hexadecimal digits
    /// @param name of the file
    /// @param json one line of at most 1 MiB less 65 characters
    void putCalendar(String sha256, String name, String json) throws StoreException;

    /// Who put a policy in force last.
    ///
    /// @param version of the policy
    /// @return nothing when it was never put in force here
    Optional<PolicyPut> policyPut(String version) throws StoreException;

    /// A policy that was put in force.
    ///
    /// @param json the canonical document; nothing where it was deleted because it named a child that was forgotten
    record PastPolicy(Optional<String> json, PolicyPut put) {}

    /// The policies that were put in force, newest first; those last of which no event tells any more. Each follows the
    /// next one here: where it does not, one without a document stands between them.
    ///
    /// @param most how many, at most
    List<PastPolicy> policiesPut(int most) throws StoreException;

    /// Children of which there is any account, also those that left the policy or were forgotten.
    Set<ChildId> children() throws StoreException;

    /// Which accounts of the machine are which child's, the newest for each child and log-in name.
    List<Fact.Bound> bindings() throws StoreException;

    /// Who is a parent, as named last, in the order in which they were named.
    List<ParentFact.ParentNamed> parents() throws StoreException;

    /// What happened on a day, in order.
    List<DayNote> notes(ChildId child, LocalDate day) throws StoreException;

    /// Deletes the detail of days, oldest first, a slice at a time: at most a day of it. What stays of a day is written
    /// down in the same transaction, and the chain begins after what was deleted.
    ///
    /// @param before first day whose detail stays
    /// @param today what lies on a later day was written by a calendar that ran ahead
    /// @return whether something was deleted, so that there may be more
    boolean seal(LocalDate before, LocalDate today, Moment moment) throws StoreException;

    /// Packs the intervals of days, oldest first, one PC's part of a child's day at a time: one event takes the
    /// place of those that told them, in the same transaction. What is told of a day stays the same.
    ///
    /// @param before first day whose intervals are kept one by one; none before it moves on the calendar any more
    /// @return whether something was done, so that there may be more
    boolean pack(LocalDate before, Moment moment) throws StoreException;

    /// The first of the last `days` days that were opened; nothing when there were fewer.
    Optional<LocalDate> openedSince(int days) throws StoreException;

    /// Keeps what an order to forget led to, and deletes what is kept of the child, in one transaction.
    ///
    /// @param before first day that stays; nothing when no day does
    void forget(ChildId child, Optional<LocalDate> before, Writing writing) throws StoreException;

    /// Whether anything is kept of a child.
    boolean knows(ChildId child) throws StoreException;

    /// The first day of a child of which there are intervals.
    Optional<LocalDate> firstInterval(ChildId child) throws StoreException;

    /// Writes the files anew after something was forgotten, so that no byte of it is left in them, and deletes those
    /// that were set aside. Reading goes on meanwhile, writing does not ([StoreException.Kind#BUSY]).
    ///
    /// @return not: somebody reads what was before, or another does it now; it is to be called again
    boolean scrub() throws StoreException;

    /// Whether bytes of what was forgotten may be left in the files.
    boolean isScrubDue();

    /// Whether that is so of the ledger itself, so that whoever reads it for long is in the way.
    boolean isReadingInTheWay();

    /// Gives the room of what was deleted back, some of it at a time, so that no byte of it is left in the files.
    ///
    /// @return whether there is more to give
    boolean tidy() throws StoreException;

    /// Checks the file, the chain of each device and the projections. Does not hold up writing.
    Verification verify() throws StoreException;

    /// Checks the same, and puts what the events fold to in the place of the projections. Folding does not hold up
    /// writing, only putting it in place does. Where an event is not as it was written, the projections stay: they
    /// still hold what it was.
    ///
    /// @return what was found before
    Verification rebuild() throws StoreException;

    /// Takes one line after the other, given without their ends.
    interface LineTaker {
        /// @throws IOException when it cannot take more; that ends the telling
        void take(String line) throws IOException;
    }

    /// Tells everything but secrets, as it is at one moment, in lines from which it can be brought back. Does not hold
    /// up writing.
    void backup(LineTaker to) throws StoreException, IOException;

    /// How much of what a child did is told.
    interface Told {
        Visibility of(ChildId child);
    }

    /// Tells events in the order of each device's chain, a line each; those whose body may not be told without it,
    /// and where even their time would tell too much, not at all. Does not hold up writing.
    ///
    /// @param since of each device, in 32 hexadecimal digits, the number of the last event that is not told
    /// @return the same with what was told
    Map<String, Long> events(Map<String, Long> since, Told told, LineTaker to) throws StoreException, IOException;

    /// Tells everything that is kept of a child and of nobody else, as it is at one moment, a line for each row. Does
    /// not hold up writing.
    ///
    /// @param told what it does not tell is left out
    void export(ChildId child, Visibility told, LineTaker to) throws StoreException, IOException;

    /// Days as sums, one for each day from `from` to `to`, both inside; at most 400 days.
    List<DayFacts> days(ChildId child, LocalDate from, LocalDate to) throws StoreException;

    /// What the guard was not sure of on the days from `from` to `to`, both inside, in order, as far as it was not
    /// deleted.
    ///
    /// @param zone in which the days are cut
    List<Doubt> doubts(ChildId child, LocalDate from, LocalDate to, ZoneId zone) throws StoreException;

    /// What a child asked for on days from `from` to `to`, both inside, in order; at most 400 days.
    List<Asking> asked(ChildId child, LocalDate from, LocalDate to) throws StoreException;

    /// What a child disputed of days from `from` to `to`, both inside, in the order in which it was raised; at most 400
    /// days.
    List<Dispute> disputes(ChildId child, LocalDate from, LocalDate to) throws StoreException;

    /// Looks of parents at a child on a day, in order: the first of each parent at each thing.
    List<Look> looks(ChildId child, LocalDate day) throws StoreException;
}
