package org.porchlight.port;

import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.TrustedClock;

/// Facts that are only ever added, as far as an engine needs them to go on, and the accounts that follow from them.
public interface Ledger extends AutoCloseable {
    /// The calendar as it was written down last; nothing before the first start.
    Optional<TrustedClock> clock() throws StoreException;

    /// The policy in force: canonical JSON of the newest one.
    Optional<String> policy() throws StoreException;

    /// Keeps a policy document and what it led to, in one transaction; at most 256 KiB.
    void commit(PolicyDocument document, String actor, Writing writing) throws StoreException;

    /// Keeps anchors, facts in their order, the checkpoints of all children and the clock, in one transaction. A
    /// checkpoint of a child that is not among them is removed.
    void commit(Writing writing) throws StoreException;

    /// What the engine needs to go on.
    Remembered remember(Retention wanted) throws StoreException;

    /// The account of a day; nothing when the day was never opened here. The interval that goes on is not in it.
    Optional<DayAccount> account(ChildId child, LocalDate day) throws StoreException;

    @Override
    void close() throws StoreException;
}
