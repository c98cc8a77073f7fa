package org.porchlight.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Event;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.port.Ledger;
import org.porchlight.port.PassingLedger;
import org.porchlight.port.StoreException;

/// A ledger that notes what is written to it, and in which the machine may die at a write.
class Notebook extends PassingLedger {
    private final Optional<Driver.Death> death;
    private final List<Event> events = new ArrayList<>();
    private int commits;
    private boolean spared;

    Notebook(Ledger ledger, Optional<Driver.Death> death) {
        super(ledger);
        this.death = death;
    }

    /// All facts, as they were written.
    List<Event> events() {
        return events;
    }

    /// How often anything was to be written.
    int commits() {
        return commits;
    }

    /// Lets the machine live, and counts no writes, as long as it is on.
    void spare(boolean on) {
        spared = on;
    }

    @Override
    public void commit(PolicyDocument document, String actor, Writing writing) throws StoreException {
        dying(() -> super.commit(document, actor, writing), writing);
    }

    @Override
    public void commit(Writing writing) throws StoreException {
        dying(() -> super.commit(writing), writing);
    }

    private interface Commit {
        void write() throws StoreException;
    }

    private void dying(Commit commit, Writing writing) throws StoreException {
        boolean dies = !spared && death.filter(at -> at.commit() == commits).isPresent();
        commits += spared ? 0 : 1;
        if (!dies || death.filter(Driver.Death::written).isPresent()) {
            commit.write();
            events.addAll(writing.events());
        }
        if (dies) {
            throw new StoreException("writing: the machine died");
        }
    }
}
