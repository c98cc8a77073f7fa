package org.porchlight.proof;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.port.StoreException;

/// A guard that is started again at once when it dies at a write.
final class Reviving extends Relay {
    private final Notebook ledger;
    private final boolean triesAgain;
    private Map<ChildId, Seen> seen = Map.of();

    /// @param ledger at whose writes it dies
    /// @param triesAgain whether an order is given again if nothing of it was written
    Reviving(Timekeeper guard, Notebook ledger, boolean triesAgain) {
        super(guard);
        this.ledger = ledger;
        this.triesAgain = triesAgain;
    }

    private interface Call {
        void to(Timekeeper guard) throws StoreException;
    }

    private void call(ClockReading now, Call call) throws StoreException {
        int before = ledger.commits();
        try {
            call.to(guard);
        } catch (StoreException died) {
            boolean first = ledger.commits() == before + 1;
            guard.stop();
            guard.start(now, seen, using());
            if (triesAgain && first) {
                call.to(guard);
            }
        }
    }

    private Set<ChildId> using() {
        return seen.entrySet().stream()
                .filter(entry -> entry.getValue().isUse())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public void start(ClockReading now, Map<ChildId, Seen> who, Set<ChildId> unbroken) throws StoreException {
        seen = who;
        try {
            guard.start(now, who, unbroken);
        } catch (StoreException died) {
            guard.stop();
            guard.start(now, who, unbroken);
        }
    }

    @Override
    public void tick(ClockReading now) throws StoreException {
        call(now, keeper -> keeper.tick(now));
    }

    /// There are so many ticks without any news that death comes at others.
    @Override
    public void keep(ClockReading now, Duration every) throws StoreException {
        ledger.spare(true);
        try {
            guard.tick(now);
        } finally {
            ledger.spare(false);
        }
    }

    @Override
    public void tell(ClockReading now, Map<ChildId, Seen> who) throws StoreException {
        var before = seen;
        seen = who;
        try {
            guard.tell(now, who);
        } catch (StoreException died) {
            guard.stop();
            seen = before;
            guard.start(now, before, using());
            seen = who;
            guard.tell(now, who);
        }
    }

    @Override
    public void order(ClockReading now, HistoryEvent order) throws StoreException {
        call(now, keeper -> keeper.order(now, order));
    }
}
