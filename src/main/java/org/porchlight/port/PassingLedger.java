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

/// A ledger that passes all it is asked on to another, for those that do something more.
public abstract class PassingLedger implements Ledger {
    private final Ledger ledger;

    protected PassingLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void commit(PolicyDocument document, String actor, Writing writing) throws StoreException {
        ledger.commit(document, actor, writing);
    }

    @Override
    public void commit(Writing writing) throws StoreException {
        ledger.commit(writing);
    }

    @Override
    public Optional<TrustedClock> clock() throws StoreException {
        return ledger.clock();
    }

    @Override
    public Optional<String> policy() throws StoreException {
        return ledger.policy();
    }

    @Override
    public Remembered remember(Retention wanted) throws StoreException {
        return ledger.remember(wanted);
    }

    @Override
    public Optional<DayAccount> account(ChildId child, LocalDate day) throws StoreException {
        return ledger.account(child, day);
    }

    @Override
    public void close() throws StoreException {
        ledger.close();
    }
}
