package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.Reply;
import org.porchlight.core.engine.Wish;
import org.porchlight.core.event.Fact;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.GuardStore;
import org.porchlight.port.StoreException;
import org.porchlight.store.SteadyStore;

/// The loop goes on where the ledger cannot be written.
@Timeout(300)
class LoopTest extends OnFailingLedger {
    private static final Reply REFUSED = new Reply.Refused("ledger", "");

    private void form(int form) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("porchlight.db"));
                var sql = connection.createStatement()) {
            sql.execute("PRAGMA user_version = " + form);
        }
    }

    @Test
    void tellsTheFlightRecorderOfItsInputsAndCommits() throws Exception {
        var file = data.resolveSibling(data.getFileName() + ".jfr");
        try (var recording = new Recording();
                var store = SteadyStore.open(data)) {
            recording.start();
            var loop = loop(store);
            assertThat(give(loop)).isEqualTo(new Reply.Done());
            stop();
            recording.stop();
            recording.dump(file);
        }

        var told = RecordingFile.readAllEvents(file);
        Files.delete(file);
        assertThat(told)
                .anyMatch(event -> event.getEventType().getName().equals("org.porchlight.Tick")
                        && event.getString("input").equals("Asked"))
                .anyMatch(event -> event.getEventType().getName().equals("org.porchlight.Commit")
                        && event.getInt("facts") > 0
                        && event.getBoolean("kept"));
    }

    @Test
    void refusesWhatCannotBeKeptAndBeginsANewLedgerAtOnce() throws Exception {
        try (var store = SteadyStore.open(data)) {
            var loop = loop(store);
            assertThat(give(loop)).isEqualTo(new Reply.Done());
            Files.delete(data.resolve("porchlight.db"));

            assertThat(give(loop)).isEqualTo(REFUSED);
            assertThat(give(loop)).isEqualTo(new Reply.Done());

            assertThat(granted(loop)).isEqualTo(Duration.ofMinutes(10));
            assertThat(store.troubles()).extracting(Trouble::id).isEqualTo(List.of("ledger-lost"));
            stop();
        }
        assertThat(grantedOnDisk()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void worksFromMemoryUntilTheLedgerCanBeUsed() throws Exception {
        form(99);
        try (var store = SteadyStore.open(data)) {
            var loop = loop(store);
            assertThat(give(loop)).isEqualTo(REFUSED);
            assertThat(granted(loop)).isZero();
            form(3);

            assertThat(give(loop)).isEqualTo(new Reply.Done());

            assertThat(store.troubles()).isEmpty();
            stop();
        }
        assertThat(grantedOnDisk()).isEqualTo(Duration.ofMinutes(5));
    }

    /// @param writes counts what is tried
    private static GuardStore fullWhile(AtomicBoolean full, AtomicInteger writes, SteadyStore store) {
        return failing(store, StoreException.Kind.FULL, () -> {
            writes.incrementAndGet();
            return full.get();
        });
    }

    private static GuardStore busyWhile(AtomicBoolean busy, SteadyStore store) {
        return failing(store, StoreException.Kind.BUSY, busy::get);
    }

    private static GuardStore failing(SteadyStore store, StoreException.Kind kind, BooleanSupplier fails) {
        return (GuardStore) Proxy.newProxyInstance(
                LoopTest.class.getClassLoader(), new Class<?>[] {GuardStore.class}, (_, method, arguments) -> {
                    if (method.getName().equals("commit") && fails.getAsBoolean()) {
                        throw new StoreException(kind, "writing: it cannot be done now");
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    @Test
    void aLedgerThatIsWrittenAnewIsNoTrouble() throws Exception {
        var busy = new AtomicBoolean();
        try (var store = SteadyStore.open(data)) {
            var loop = loop(busyWhile(busy, store));
            busy.set(true);
            assertThat(give(loop)).isEqualTo(new Reply.Refused("guard-busy", ""));
            loop.tell(at -> new Input.AccountBound(at, new Fact.Bound(MEI, "mei", "1001", "1001")));
            // An order goes before it, a wish comes after it.
            assertThat(give(loop)).isEqualTo(new Reply.Refused("guard-busy", ""));
            assertThat(loop.ask(MEI, new Wish.Request(Optional.empty(), "")))
                    .isEqualTo(new Reply.Refused("guard-busy", ""));
            busy.set(false);

            assertThat(give(loop)).isEqualTo(new Reply.Done());

            assertThat(store.troubles()).isEmpty();
            assertThat(store.bindings()).containsExactly(new Fact.Bound(MEI, "mei", "1001", "1001"));
            stop();
        }
        assertThat(grantedOnDisk()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void wishesOfAChildTryNoLedgerThatCouldNotBeWritten() throws Exception {
        var full = new AtomicBoolean();
        var writes = new AtomicInteger();
        var wish = new Wish.Request(Optional.of(Duration.ofMinutes(5)), "");
        try (var store = SteadyStore.open(data)) {
            var loop = loop(fullWhile(full, writes, store));
            full.set(true);
            assertThat(give(loop)).isEqualTo(REFUSED);
            int tried = writes.get();

            for (int i = 0; i < 20; i++) {
                assertThat(loop.ask(MEI, wish)).isEqualTo(REFUSED);
            }
            assertThat(writes).hasValue(tried);

            full.set(false);
            assertThat(give(loop)).isEqualTo(new Reply.Done());
            assertThat(writes).hasValue(tried + 1);
            stop();
        }
        assertThat(grantedOnDisk()).isEqualTo(Duration.ofMinutes(5));
    }
}
