package org.porchlight.guard;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.policy.ImportedCalendar;
import org.porchlight.core.policy.PolicyNeeds;
import org.porchlight.core.report.Trouble;
import org.porchlight.ipc.json.CalendarJson;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.ipc.json.ProtocolException;
import org.porchlight.port.GuardStore;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Imported calendars in the ledger. One that is not as it was written is as good as none.
final class KeptCalendars {
    private static final Logger LOG = LoggerFactory.getLogger(KeptCalendars.class);

    private final Store store;

    KeptCalendars(Store store) {
        this.store = store;
    }

    void put(String sha256, String file, ImportedCalendar calendar) throws StoreException {
        store.putCalendar(sha256, file, JsonText.write(CalendarJson.write(calendar)));
    }

    /// Those that a policy names, as far as they were imported and can be read.
    Map<String, ImportedCalendar> namedIn(String policy) throws StoreException {
        var found = new HashMap<String, ImportedCalendar>();
        for (var hash : PolicyNeeds.of(policy).calendars()) {
            read(hash, store.calendar(hash)).ifPresent(calendar -> found.put(hash, calendar));
        }
        return found;
    }

    /// All that the policy in force names: for one that cannot be read the one that is kept beside the ledger takes its
    /// place, and where there is none, one without days. Parents are told either way.
    static Map<String, ImportedCalendar> inForce(String policy, GuardStore store) throws StoreException {
        var found = new HashMap<>(new KeptCalendars(store).namedIn(policy));
        for (var hash : PolicyNeeds.of(policy).calendars()) {
            if (!found.containsKey(hash)) {
                var beside = read(hash, store.bringBackCalendar(hash));
                if (beside.isEmpty()) {
                    LOG.error("The calendar {} cannot be read any more; its days are like any other.", hash);
                    store.tell(Trouble.Sort.CALENDAR_LOST, "sha256:" + hash);
                }
                found.put(hash, beside.orElse(ImportedCalendar.LOST));
            }
        }
        return found;
    }

    private static Optional<ImportedCalendar> read(String hash, Optional<String> kept) {
        try {
            return kept.isEmpty()
                    ? Optional.empty()
                    : Optional.of(CalendarJson.read(kept.get().getBytes(StandardCharsets.UTF_8)));
        } catch (ProtocolException e) {
            LOG.warn("The calendar {} is not as it was written.", hash, e);
            return Optional.empty();
        }
    }
}
