package org.porchlight.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.report.Trouble.Sort;
import org.porchlight.port.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is wrong now, each sort once, oldest first; what is new is said in the log. Any thread.
final class TroubleList {
    private static final Logger LOG = LoggerFactory.getLogger(TroubleList.class);

    private final SequencedMap<Sort, String> troubles = new LinkedHashMap<>();
    /// Every client that asks how things stand reads it: none of them waits for another.
    private volatile List<Trouble> all = List.of();

    List<Trouble> all() {
        return all;
    }

    private void changed() {
        all = troubles.entrySet().stream()
                .map(trouble -> new Trouble(trouble.getKey(), trouble.getValue()))
                .toList();
    }

    synchronized void put(Sort sort, String what) {
        troubles.put(sort, what);
        changed();
    }

    /// Tells why the ledger cannot be used.
    void put(StoreException trouble) {
        var sort = switch (trouble.kind()) {
            case FULL -> Sort.DISK_FULL;
            case NEWER -> Sort.LEDGER_NEWER;
            case CHANGED -> Sort.LEDGER_CHANGED;
            case TAKEN, DAMAGED, LOST, BUSY, UNUSABLE, REFUSED -> Sort.LEDGER_UNUSABLE;
        };
        put(sort, trouble);
    }

    /// Tells of what failed and is tried again.
    synchronized void put(Sort sort, Exception trouble) {
        if (troubles.put(sort, String.valueOf(trouble.getMessage())) == null) {
            LOG.error("{}; the guard goes on and tries again", trouble.getMessage(), trouble);
        }
        changed();
    }

    synchronized void end(Sort... over) {
        if (troubles.keySet().removeAll(List.of(over))) {
            changed();
        }
    }
}
