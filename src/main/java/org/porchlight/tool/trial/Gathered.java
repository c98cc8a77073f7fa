package org.porchlight.tool.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.engine.Checkpoint;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Event;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.Ledger;
import org.porchlight.port.PassingLedger;
import org.porchlight.port.StoreException;

/// A ledger in memory that keeps in order what is written, so that it can be written elsewhere in one piece: a disk
/// would be waited for a thousand times.
final class Gathered extends PassingLedger {
    private final List<Anchor> anchors = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private List<Checkpoint> checkpoints = List.of();
    private Optional<TrustedClock> clock = Optional.empty();
    private Optional<PolicyDocument> document = Optional.empty();
    private String actor = "";

    Gathered(Ledger memory) {
        super(memory);
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
        super.commit(policy, by, writing);
        document = Optional.of(policy);
        actor = by;
        gather(writing);
    }

    @Override
    public void commit(Writing writing) throws StoreException {
        super.commit(writing);
        gather(writing);
    }
}
