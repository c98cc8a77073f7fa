package org.porchlight.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.engine.Checkpoint;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Event;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.Ledger;
import org.porchlight.port.StoreException;

/// The ledger of a history that is short and soon forgotten: without a file, a chain, or a bound on what is remembered.
/// A fact is kept as it reads from the body that the ledger on disk would have. For one thread.
public final class MemoryLedger implements Ledger {
    private final List<Event> events = new ArrayList<>();
    private List<Checkpoint> checkpoints = List.of();
    private Optional<TrustedClock> clock = Optional.empty();
    private Optional<String> policy = Optional.empty();
    private @Nullable MemoryAccounts accounts;

    @Override
    public Optional<TrustedClock> clock() throws StoreException {
        return clock.isPresent() ? Optional.of(ClockJson.read(ClockJson.write(clock.get()))) : Optional.empty();
    }

    @Override
    public void commit(PolicyDocument document, String actor, Writing writing) throws StoreException {
        commit(writing);
        policy = Optional.of(document.json());
    }

    @Override
    public Optional<String> policy() {
        return policy;
    }

    @Override
    public void commit(Writing writing) throws StoreException {
        for (var event : writing.events()) {
            events.add(read(event));
            accounts = null;
        }
        checkpoints = writing.checkpoints();
        clock = writing.clock().or(() -> clock);
    }

    private static Event read(Event event) throws StoreException {
        var body = BodyJson.read(BodyJson.write(
                new BodyJson.Body(event.fact(), event.at().awake(), event.at().synced())));
        return new Event(body.fact(), event.actor(), event.at(), event.anchor(), event.day(), event.policyVersion());
    }

    @Override
    public Remembered remember(Retention wanted) {
        return new Remembered(events, checkpoints);
    }

    @Override
    public Optional<DayAccount> account(ChildId child, LocalDate day) {
        var now = accounts;
        if (now == null) {
            now = MemoryAccounts.of(events);
            accounts = now;
        }
        return now.account(child, day);
    }

    @Override
    public void close() {
        // Nothing outlives it.
    }
}
