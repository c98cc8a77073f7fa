package org.porchlight.guard;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.event.Moment;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.report.Verification;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.store.SteadyStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after the ledger beside the loop: checks the whole of it once after a start, and once a local day packs the
/// intervals of days that do not move any more and deletes detail that is older than the family keeps.
final class LedgerKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerKeeper.class);

    /// Slices of a round, so that a guard that is to end need not wait for more.
    private static final int SLICES = 20;

    /// What the loop has for itself between two slices.
    private static final Duration BREATH = Duration.ofMillis(20);

    private final Loop loop;
    private final SteadyStore store;
    private final Runnable again;
    private boolean checked;
    private Optional<LocalDate> done = Optional.empty();

    /// @param again asks for another round soon
    LedgerKeeper(Loop loop, SteadyStore store, Runnable again) {
        this.loop = loop;
        this.store = store;
        this.again = again;
    }

    /// Puts right what is folded, checks, or deletes a little.
    void round() throws MachineException {
        if (!store.isOpen()) {
            return;
        }
        try {
            if (store.isRefoldDue()) {
                store.refold();
            }
            if (!checked) {
                check();
                checked = true;
                again.run();
            } else if (!done.equals(Optional.of(loop.now().state().today()))) {
                retain();
            }
        } catch (StoreException trouble) {
            throw new MachineException("look after the ledger: " + trouble.getMessage(), trouble);
        }
    }

    /// Removes from the files what was forgotten, where that could not be done at once. What else there is to do does
    /// not wait for it; the store tells when it fails.
    void scrub() {
        if (!store.isScrubDue()) {
            return;
        }
        try {
            store.scrub();
        } catch (StoreException trouble) {
            LOG.warn("It is tried again in a while: {}", trouble.getMessage());
        }
    }

    private void check() throws StoreException {
        var checked = store.ledger();
        var found = checked.verify();
        if (!found.database().equals("ok")) {
            store.condemn(checked, "checking the ledger: " + found.database());
        } else if (!found.isOk()) {
            LOG.error("The ledger is not as it was written: {} {}", found.devices(), found.wrong());
            store.tell(Trouble.Sort.LEDGER_CHANGED, what(found));
        }
    }

    private static String what(Verification found) {
        return found.devices().stream()
                .flatMap(device -> device.broken().stream())
                .map(event -> event.device() + ":" + event.seq())
                .findFirst()
                .orElseGet(() -> String.join(", ", found.wrong()));
    }

    private void retain() throws StoreException {
        for (int slice = 0; slice < SLICES; slice++) {
            var now = loop.now().state();
            var moment =
                    new Moment(now.last(), now.anchor().no(), now.document().version());
            boolean more = store.seal(before(), now.today(), moment)
                    || store.pack(Retention.packedBefore(now), moment)
                    || store.tidy();
            if (!more) {
                done = Optional.of(now.today());
                return;
            }
            LockSupport.parkNanos(BREATH.toNanos());
        }
        again.run();
    }

    /// A calendar for which nobody vouches may run ahead: then as many days of use are kept as days would be.
    private LocalDate before() throws StoreException {
        var now = loop.now().state();
        var before = Retention.detailFrom(now);
        if (now.clock().isSure()) {
            return before;
        }
        int days = now.document().policy().household().keepDetail();
        var used = store.openedSince(days);
        // Fewer days were used than are kept.
        return used.map(first -> first.isBefore(before) ? first : before).orElse(LocalDate.EPOCH);
    }
}
