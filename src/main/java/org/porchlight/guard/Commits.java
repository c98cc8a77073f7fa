package org.porchlight.guard;

import java.time.Duration;
import java.util.Optional;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Orders;
import org.porchlight.core.engine.Reply;
import org.porchlight.core.engine.State;
import org.porchlight.core.engine.Step;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.GuardStore;
import org.porchlight.port.StoreException;
import org.porchlight.trace.Traced;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings to disk what the steps of the loop write. Where the ledger cannot be written, facts are kept
/// in memory until it can, which is tried every 30 s and at every order. For the loop's thread.
final class Commits {
    private static final Logger LOG = LoggerFactory.getLogger(Commits.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final GuardStore store;
    private final Unwritten unwritten = new Unwritten();
    private boolean broken;
    private boolean busy;
    private Duration tryAgainAt = Duration.ZERO;

    Commits(GuardStore store) {
        this.store = store;
    }

    /// Whether something waits for the ledger.
    boolean areBroken() {
        return broken;
    }

    /// Keeps what a step wrote until the ledger can be written.
    void later(Step step) {
        broken = true;
        tryAgainAt = step.next().last().sinceBoot().plus(TRY_AGAIN);
        keep(step);
    }

    /// What is said to whoever waits for something that is not on disk.
    Reply refused() {
        return new Reply.Refused(busy ? "guard-busy" : "ledger", "");
    }

    /// Between two tries only an order is another one: a child can wish as often as it likes.
    ///
    /// @param before what it started from
    /// @param isAnswered whether somebody waits for it, so that it is done only when it is on disk
    /// @return whether it is on disk
    boolean put(State before, Step step, Optional<Input.Asked> asked, boolean isAnswered) {
        var at = step.next().last().sinceBoot();
        if (broken && asked.isEmpty() && at.compareTo(tryAgainAt) < 0) {
            if (!isAnswered) {
                keep(step);
            }
            return false;
        }
        try {
            if (!store.isOpen()) {
                store.begin(before);
                unwritten.begun();
            }
            write(unwritten.with(step), asked, step);
        } catch (StoreException trouble) {
            fail(trouble, at);
            if (!isAnswered) {
                keep(step);
            }
            return false;
        }
        if (broken) {
            LOG.info("The ledger can be written again; {} facts were kept.", unwritten.size());
        }
        broken = false;
        unwritten.clear();
        return true;
    }

    private void fail(StoreException trouble, Duration at) {
        busy = trouble.kind() == StoreException.Kind.BUSY;
        if (!broken && !busy) {
            LOG.error("The ledger could not be written; facts are kept in memory until it can.", trouble);
        }
        broken = true;
        tryAgainAt = at.plus(
                switch (trouble.kind()) {
                    // Another ledger can be begun at once; the same one needs somebody to help it.
                    case DAMAGED, LOST -> Duration.ZERO;
                    // What is folded is folded anew meanwhile.
                    case BUSY, CHANGED -> SOON;
                    case TAKEN, NEWER, FULL, UNUSABLE, REFUSED -> TRY_AGAIN;
                });
    }

    private void keep(Step step) {
        if (unwritten.add(step)) {
            store.tell(Trouble.Sort.FACTS_SUMMED, Integer.toString(Unwritten.MOST));
            LOG.error("More than {} facts wait for the ledger; what was used is kept as sums of days.", Unwritten.MOST);
        }
    }

    private void write(Writing writing, Optional<Input.Asked> asked, Step step) throws StoreException {
        var traced = new Traced.Commit();
        traced.begin();
        try {
            put(writing, asked, step);
            traced.kept = true;
        } finally {
            traced.facts = writing.events().size();
            traced.commit();
        }
    }

    private void put(Writing writing, Optional<Input.Asked> asked, Step step) throws StoreException {
        var done = asked.filter(
                        _ -> step.reply().filter(Reply.Done.class::isInstance).isPresent())
                .map(Input.Asked::order)
                .orElse(null);
        if (done instanceof Order.PutPolicy put) {
            var actor = Orders.actor(asked.orElseThrow().authority());
            store.commit(put.document(), actor.text(), writing);
        } else if (done instanceof Order.Forget forget) {
            store.forget(forget.child(), forget.before(), writing);
        } else {
            var adopted = step.next().document();
            var by = adopter(writing, adopted.version());
            if (by.isPresent()) {
                store.commit(adopted, by.get().text(), writing);
            } else {
                store.commit(writing);
            }
        }
    }

    /// Who put a policy in force by what is written; a child does, that limits itself.
    private static Optional<Actor> adopter(Writing writing, String version) {
        return writing.events().stream()
                .filter(event -> event.fact() instanceof Fact.PolicyStored(var stored) && stored.equals(version))
                .map(Event::actor)
                .findFirst();
    }
}
