package org.porchlight.tool.powercut;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.porchlight.core.engine.State;
import org.porchlight.core.event.Moment;
import org.porchlight.port.StoreException;
import org.porchlight.store.SteadyStore;

/// The process under which the power is cut: a guard's engine on a guard's ledger. It says `begin N` before what it
/// writes
/// until tick N, and `kept N MS` when that is on disk, with what counts of the day in milliseconds.
public final class Writer {
    private Writer() {}

    /// Packs what is there of the day as that of older days is packed, so that the power is cut in that, too.
    private static void pack(SteadyStore store, State now) throws StoreException {
        var moment = new Moment(now.last(), now.anchor().no(), now.document().version());
        while (store.pack(now.today().plusDays(1), moment)) {
            // A day at a time.
        }
    }

    /// @param arguments data folder, seed, first tick, number of ticks
    public static void main(String[] arguments) throws StoreException {
        long seed = Long.parseLong(arguments[1]);
        long first = Long.parseLong(arguments[2]);
        long ticks = Long.parseLong(arguments[3]);
        var out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        try (var store = SteadyStore.open(Path.of(arguments[0]))) {
            BusyEvening.Commit commits = (step, document) -> {
                if (document.isPresent()) {
                    store.commit(document.get(), "parent:root", step.writing());
                } else {
                    store.commit(step.writing());
                }
            };
            out.println("begin " + first);
            var evening = BusyEvening.start(seed, store, first, commits);
            out.println("kept " + first + " " + evening.spent().toMillis());
            for (long tick = first + 1; tick < first + ticks; tick++) {
                out.println("begin " + tick);
                evening.until(tick, commits);
                out.println("kept " + tick + " " + evening.spent().toMillis());
                if (tick % 12 == 0) {
                    store.stand(evening.state());
                }
                if (tick % 12 == 6) {
                    pack(store, evening.state());
                }
            }
        }
    }
}
