package org.porchlight.tool.powercut;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.porchlight.port.StoreException;
import org.porchlight.store.SqliteStore;

/// What a ledger is like after the power came back.
///
/// @param corrupt what is wrong with the file, with what is folded or with what counts; nothing when all is well
/// @param broken whether a chain is broken
/// @param lost ticks that were begun and are not in it
/// @param open how long it took to open
record Examination(Optional<String> corrupt, boolean broken, long lost, Duration open) {
    /// Opens a ledger as a guard would, without what is kept beside it, and checks all of it.
    static Examination of(Path data, Told told) {
        long begun = System.nanoTime();
        try (var store = SqliteStore.open(data)) {
            var open = Duration.ofNanos(System.nanoTime() - begun);
            var found = store.verify();
            boolean broken = found.devices().stream()
                    .anyMatch(device -> device.brokenAt().isPresent());
            long tick = BusyEvening.tickOf(store);
            long lost = Math.max(0, told.begun() - tick);
            return new Examination(wrong(store, told, tick, found.isOk() || broken), broken, lost, open);
        } catch (StoreException trouble) {
            return new Examination(
                    Optional.of(trouble.getMessage()), false, 0, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private static Optional<String> wrong(SqliteStore store, Told told, long tick, boolean whole)
            throws StoreException {
        if (!whole) {
            return Optional.of("verify finds damage: " + store.verify());
        }
        if (tick < told.kept()) {
            return Optional.of("tick " + told.kept() + " was said to be on disk; the ledger ends at tick " + tick);
        }
        if (told.kept() < 0) {
            return Optional.empty();
        }
        // A guard that starts where the ledger ends says what counts; the commits of the start go nowhere.
        long spent = BusyEvening.start(0, store, tick + 1, (_, _) -> {}).spent().toMillis();
        return spent < told.spentMillis()
                ? Optional.of(told.spentMillis() + " ms were told as spent; the ledger says " + spent)
                : Optional.empty();
    }

    boolean isBad() {
        return corrupt.isPresent() || broken || lost > 1;
    }
}
