package org.porchlight.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.event.Restored.Head;
import org.porchlight.core.report.Trouble.Sort;
import org.porchlight.port.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is kept beside the ledger as it was read or written last, and who is known. For whoever holds the lock of the
/// store.
final class StandbyHeld {
    private static final Logger LOG = LoggerFactory.getLogger(StandbyHeld.class);

    private final Path folder;
    private final TroubleList troubles;
    private Optional<Standby> standby = Optional.empty();
    private People people = People.NONE;
    private List<Head> devices = List.of();
    private boolean isForgottenKnown;
    private Optional<String> spoiled = Optional.empty();

    StandbyHeld(Path folder, TroubleList troubles) {
        this.folder = folder;
        this.troubles = troubles;
    }

    /// Reads what a guard before left.
    void read() {
        try {
            standby = StandbyFile.read(folder);
            people = standby.map(Standby::people).orElse(People.NONE);
            devices = standby.map(Standby::devices).orElse(List.of());
        } catch (StoreException trouble) {
            spoiled = Optional.of(trouble.getMessage());
        }
    }

    /// What could not be read stays under another name: the next one takes its place.
    void keepSpoiled() {
        spoiled.ifPresent(why -> {
            try {
                var kept = StandbyFile.putAside(folder);
                LOG.error("{}; it is set aside as {} and made again", why, kept);
                troubles.put(Sort.STANDBY_DAMAGED, kept.toString());
            } catch (IOException e) {
                troubles.put(Sort.STANDBY_UNWRITABLE, e);
            }
        });
    }

    Optional<Standby> now() {
        return standby;
    }

    void put(Standby next) {
        standby = Optional.of(next);
    }

    /// Who is known, whether to the ledger or to what is kept beside it.
    People people(LedgerInUse ledger) throws StoreException {
        if (ledger.isOpen()) {
            var known = people;
            people = ledger.use(
                    open -> open.people(isForgottenKnown ? Optional.of(known.forgotten()) : Optional.empty()));
            isForgottenKnown = true;
        }
        return people;
    }

    /// Whose use the ledger tells, or told when it was last there.
    List<Head> devices(LedgerInUse ledger) throws StoreException {
        if (ledger.isOpen()) {
            devices = ledger.use(SqliteStore::devices);
        }
        return devices;
    }

    /// What was forgotten is another than it was.
    void askAgainForForgotten() {
        isForgottenKnown = false;
    }
}
