package org.porchlight.tool.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.policy.Child;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.store.SqliteStore;

/// What the windows of a guard cost whose ledger has a year of four children, on displays of their own. All is seen
/// from
/// outside, in what the X server shows.
final class WindowsBench {
    private static final long SEED = 9;
    private static final int A_YEAR = 365;
    private static final Writing NOTHING = new Writing(List.of(), List.of(), List.of(), Optional.empty());

    private WindowsBench() {}

    /// @param measured is told every row as soon as it is known
    static void measure(Consumer<Row> measured)
            throws IOException, MachineException, StoreException, SQLException, InterruptedException {
        var guard = GuardRun.open(GuardRun.launcher(), (data, policy) -> putDays(data, policy, A_YEAR));
        try {
            ConsoleBench.measure(guard, measured);
            AgentBench.measure(guard, measured);
        } catch (GuardMissing gone) {
            throw new IOException(gone.getMessage(), gone);
        } finally {
            guard.end();
        }
    }

    /// Makes a ledger of days that end with yesterday, as a guard left it.
    static void putDays(Path data, String policy, int days) throws StoreException, SQLException {
        var document = TimeBench.document(policy);
        var children = document.policy().children().stream().map(Child::id).toList();
        var zone = document.policy().zone();
        var today = LocalDate.now(zone);
        var years = new LedgerYears(children, zone, document.version(), today.minusDays(days), SEED);
        try (var store = SqliteStore.open(data)) {
            store.commit(document, "parent:root", NOTHING);
            FilledLedger.fill(store, years, today, _ -> {});
            store.commit(clock(years.day(today.minusDays(1))));
        }
    }

    /// What the calendar is after a day, so that a guard goes on from there.
    private static Writing clock(Writing day) {
        var fresh =
                TrustedClock.setUp(day.events().getLast().at(), Instant.EPOCH).clock();
        var clock = new TrustedClock(
                day.anchors().getLast(),
                fresh.last(),
                fresh.segment(),
                fresh.built(),
                fresh.loose(),
                fresh.days(),
                fresh.rtcTrust());
        return new Writing(List.of(), List.of(), List.of(), Optional.of(clock));
    }
}
