package org.porchlight.tool.trial;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.engine.Checkpoint;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Event;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.Ledger;
import org.porchlight.port.StoreException;

/// A ledger in memory that keeps in order what is written, so that it can be written elsewhere in one piece: a disk
/// would be waited for a thousand times.
final class Gathered implements Ledger {
    private final Ledger memory;
    private final List<Anchor> anchors = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private List<Checkpoint> checkpoints = List.of();
    private Optional<TrustedClock> clock = Optional.empty();
    private Optional<PolicyDocument> document = Optional.empty();
    private String actor = "";

    Gathered(Ledger memory) {
        this.memory = memory;
    }

    /// Writes all of it to an empty ledger.
    void into(Ledger other) throws StoreException {
        other.commit(document.orElseThrow(), actor, new Writing(anchors, events, checkpoints, clock));
    }

    private void gather(Writing writing) {
        anchors.addAll(writing.anchors());
        events.addAll(writing.events());
        checkpoints = writing.checkpoints();
        clock = writing.clock().or(() -> clock);
    }

    @Override
    public void commit(PolicyDocument policy, String by, Writing writing) throws StoreException {
        if (document.isPresent()) {
            throw new IllegalStateException("the sample family keeps its rules");
        }
        memory.commit(policy, by, writing);
        document = Optional.of(policy);
        actor = by;
        gather(writing);
    }

    @Override
    public void commit(Writing writing) throws StoreException {
        memory.commit(writing);
        gather(writing);
    }

    @Override
    public Optional<TrustedClock> clock() throws StoreException {
        return memory.clock();
    }

    @Override
    public Optional<String> policy() throws StoreException {
        return memory.policy();
    }

    @Override
    public Remembered remember(Retention wanted) throws StoreException {
        return memory.remember(wanted);
    }

    @Override
    public Optional<DayAccount> account(ChildId child, LocalDate day) throws StoreException {
        return memory.account(child, day);
    }

    @Override
    public void close() throws StoreException {
        memory.close();
    }
}
