package org.porchlight.guard;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.porchlight.core.policy.ImportedCalendar;
import org.porchlight.core.policy.PolicyNeeds;
import org.porchlight.ipc.json.CalendarJson;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.ipc.json.ProtocolException;
import org.porchlight.port.Store;
import org.porchlight.port.StoreException;

/// Imported calendars in the ledger.
final class KeptCalendars {
    private final Store store;

    KeptCalendars(Store store) {
        this.store = store;
    }

    void put(String sha256, String file, ImportedCalendar calendar) throws StoreException {
        store.putCalendar(sha256, file, JsonText.write(CalendarJson.write(calendar)));
    }

    /// Those that a policy names, as far as they were imported.
    Map<String, ImportedCalendar> namedIn(String policy) throws StoreException {
        var found = new HashMap<String, ImportedCalendar>();
        for (var hash : PolicyNeeds.of(policy).calendars()) {
            var kept = store.calendar(hash);
            if (kept.isPresent()) {
                found.put(hash, read(hash, kept.get()));
            }
        }
        return found;
    }

    private static ImportedCalendar read(String hash, String json) throws StoreException {
        try {
            return CalendarJson.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (ProtocolException e) {
            throw new StoreException("reading the calendar " + hash + ": " + e.getMessage(), e);
        }
    }
}
