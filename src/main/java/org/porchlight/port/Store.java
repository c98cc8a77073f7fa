package org.porchlight.port;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.engine.Checkpoint;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.event.Event;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.time.Anchor;

/// The ledger: facts that are only ever added, and what is folded from them.
///
/// Writing is for one thread; reading for any. A commit is on disk when it returns.
public interface Store extends AutoCloseable {
    /// The newest anchor.
    Optional<Anchor> lastAnchor() throws StoreException;

    /// Keeps an anchor, before anything that names it.
    void put(Anchor anchor) throws StoreException;

    /// The policy in force: canonical JSON of the newest one.
    Optional<String> policy() throws StoreException;

    /// Keeps a policy document and what it led to, in one transaction; at most 256 KiB.
    void commit(PolicyDocument document, String actor, List<Event> events, List<Checkpoint> checkpoints)
            throws StoreException;

    /// Keeps facts in their order and replaces the checkpoints of all children, in one transaction. A checkpoint of a
    /// child that is not among `checkpoints` is removed.
    void commit(List<Event> events, List<Checkpoint> checkpoints) throws StoreException;

    /// What the engine needs to go on.
    ///
    /// @param from first day whose facts are wanted
    Remembered remember(LocalDate from) throws StoreException;

    /// The account of a day; nothing when the day was never opened here. The interval that goes on is not in it.
    Optional<DayAccount> account(ChildId child, LocalDate day) throws StoreException;

    /// What happened on a day, in order.
    List<DayNote> notes(ChildId child, LocalDate day) throws StoreException;

    /// Days as sums, one for each day from `from` to `to`, both inside; at most 400 days.
    List<DayFacts> days(ChildId child, LocalDate from, LocalDate to) throws StoreException;

    @Override
    void close() throws StoreException;
}
