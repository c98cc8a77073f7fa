package org.porchlight.store;

import java.nio.file.Path;
import java.util.List;

/// A process that commits ticks until it is killed. It prints the number of each commit once that is on disk.
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] args) throws Exception {
        try (var store = SqliteStore.open(Path.of(args[0]))) {
            System.out.println("ready");
            for (long tick = Long.parseLong(args[1]); ; tick++) {
                Ledgers.commit(
                        store,
                        List.of(Ledgers.used("Krita", tick, tick + 1)),
                        List.of(Ledgers.checkpoint(tick, tick + 1)));
                System.out.println(tick);
            }
        }
    }
}
