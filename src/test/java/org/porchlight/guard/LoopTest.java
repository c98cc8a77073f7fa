package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Reply;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.Step;
import org.porchlight.core.engine.Wish;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.time.ClockReading;
import org.porchlight.ipc.Answer;
import org.porchlight.port.GuardStore;
import org.porchlight.port.StoreException;
import org.porchlight.store.SteadyStore;
import org.porchlight.tool.powercut.BusyEvening;

/// The loop on a ledger that fails under it.
@Timeout(300)
class LoopTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final Reply REFUSED = new Reply.Refused("ledger", "");

    @TempDir
    Path data;

    private final AtomicLong millis = new AtomicLong();
    private Optional<Thread> thread = Optional.empty();
    private ClockReading last;

    @BeforeEach
    void anEvening() throws Exception {
        try (var store = SteadyStore.open(data)) {
            var evening = BusyEvening.start(1, store, 0, (step, document) -> {
                store.commit(document.orElseThrow(), "parent:root", step.writing());
            });
            store.stand(evening.state());
            last = evening.state().last();
        }
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (thread.isPresent()) {
            thread.get().interrupt();
            thread.get().join();
        }
    }

    private ClockReading read() {
        var more = Duration.ofMillis(millis.incrementAndGet());
        return new ClockReading(
                last.boot(),
                last.sinceBoot().plus(more),
                last.awake().plus(more),
                last.wall().plus(more),
                last.synced());
    }

    private Loop loop(GuardStore store) throws StoreException {
        var found = new ArrayList<Step>();
        var state = BusyEvening.start(1, store, 0, (step, _) -> found.add(step)).state();
        var clock = store.clock();
        var step = Engine.start(
                state.document(),
                clock,
                store.remember(Retention.of(clock, state.document().policy().zone())),
                read(),
                Instant.EPOCH,
                false);
        var loop = new Loop(this::read, store, step, () -> {});
        loop.begin();
        thread = Optional.of(Thread.ofPlatform().daemon(true).start(loop));
        return loop;
    }

    private static Reply give(Loop loop) throws InterruptedException {
        return loop.ask(new Order.Grant(MEI, Duration.ofMinutes(5), false, ""), new Authority.Root());
    }

    private static Duration granted(Loop loop) {
        return loop.now().state().facts(MEI).standing().granted();
    }

    private Duration grantedOnDisk() throws StoreException {
        try (var store = SteadyStore.open(data)) {
            var evening = BusyEvening.start(1, store, 10, (_, _) -> {});
            assertThat(store.verify().isOk()).isTrue();
            return evening.state().facts(MEI).standing().granted();
        }
    }

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

    private static PolicyDocument without(String id) {
        return Documents.of("""
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: none}
                children: [{id: mei, accounts: [mei]}, {id: lan, accounts: [lan]}, {id: tao, accounts: [tao]}]
                """.replace(", {id: " + id + ", accounts: [" + id + "]}", ""));
    }

    private String filesOfTheFolder() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.list(data)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void anOrderToForgetIsDoneWhenNoFileHasAByteOfIt() throws Exception {
        var root = new Authority.Root();
        try (var store = SteadyStore.open(data)) {
            var loop = loop(store);
            var desk = new ForgetDesk(loop, store);
            var tao = new ChildId("tao");
            var bound = new Fact.Bound(tao, "account-of-tao", "1003", "1003");
            loop.tell(at -> new Input.AccountBound(at, bound));
            assertThat(desk.forget(new Order.Forget(tao, Optional.empty()), root))
                    .isEqualTo(new Answer.Refused("child-in-policy", "tao"));
            assertThat(loop.ask(new Order.PutPolicy(without("tao"), Optional.empty()), root))
                    .isEqualTo(new Reply.Done());
            store.stand(loop.now().state());
            assertThat(filesOfTheFolder()).contains("account-of-tao");
            try (var reader = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("porchlight.db"));
                    var sql = reader.createStatement()) {
                reader.setAutoCommit(false);
                sql.executeQuery("SELECT count(*) FROM event").close();

                assertThat(desk.forget(new Order.Forget(tao, Optional.empty()), root))
                        .isEqualTo(new Answer.Refused("still-in-file", ""));
                reader.rollback();
            }

            assertThat(desk.forget(new Order.Forget(tao, Optional.empty()), root))
                    .isEqualTo(new Answer.Done());

            assertThat(filesOfTheFolder()).doesNotContain("account-of-tao");
            assertThat(Files.readString(data.resolve("standby.json"))).doesNotContain("\"child\":\"tao\",\"day");
            assertThat(store.children()).contains(tao);
            assertThat(store.verify().isOk()).isTrue();
            assertThat(desk.forget(new Order.Forget(new ChildId("nobody"), Optional.empty()), root))
                    .isEqualTo(new Answer.Refused("nothing-kept", "nobody"));
            stop();
        }
    }

    private static final ChildId TAO = new ChildId("tao");

    /// A guard whose ledger told of tao, who left the rules, and is set aside.
    private ForgetDesk afterDamage(SteadyStore store) throws Exception {
        var loop = loop(store);
        loop.tell(at -> new Input.AccountBound(at, new Fact.Bound(TAO, "account-of-tao", "1003", "1003")));
        loop.ask(new Order.PutPolicy(without("tao"), Optional.empty()), new Authority.Root());
        store.stand(loop.now().state());
        Files.copy(data.resolve("standby.json"), data.resolve("standby.json.damaged"));
        store.condemn(store.ledger(), "checking the ledger: it is damaged");
        store.begin(loop.now().state());
        assertThat(Files.readString(data.resolve("porchlight.db.damaged-1"), StandardCharsets.ISO_8859_1))
                .contains("account-of-tao");
        assertThat(store.troubles()).extracting(Trouble::sort).containsExactly(Trouble.Sort.LEDGER_DAMAGED);
        return new ForgetDesk(loop, store);
    }

    @ParameterizedTest(name = "only the days before today: {0}")
    @ValueSource(booleans = {false, true})
    void forgettingDeletesWhatWasSetAsideAndNamesIt(boolean onlyBefore) throws Exception {
        var root = new Authority.Root();
        try (var store = SteadyStore.open(data)) {
            var desk = afterDamage(store);
            var today = last.wall().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
            assertThat(desk.forget(new Order.Forget(new ChildId("nobody"), Optional.empty()), root))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.why()).isEqualTo("nothing-kept-but-aside"));
            var before = onlyBefore ? Optional.of(today) : Optional.<LocalDate>empty();

            assertThat(desk.forget(new Order.Forget(TAO, before), root))
                    .isEqualTo(new Answer.Done(List.of(
                            data.resolve("standby.json.damaged").toString(),
                            data.resolve("porchlight.db.damaged-1").toString())));

            assertThat(data.resolve("porchlight.db.damaged-1")).doesNotExist();
            assertThat(data.resolve("standby.json.damaged")).doesNotExist();
            assertThat(filesOfTheFolder().contains("account-of-tao")).isEqualTo(onlyBefore);
            assertThat(store.troubles()).isEmpty();
        }
    }

    @Test
    void tellsWhatWasSetAsideAndCannotBeDeletedUntilItIs() throws Exception {
        var root = new Authority.Root();
        var all = new Order.Forget(TAO, Optional.empty());
        var stuck = data.resolve("porchlight.db.damaged-2");
        try (var store = SteadyStore.open(data)) {
            var desk = afterDamage(store);
            // Of a folder with something in it not even the administrator is rid by deleting a file.
            Files.createDirectories(stuck.resolve("in-the-way"));

            assertThat(desk.forget(all, root)).isEqualTo(new Answer.Refused("still-aside", stuck.toString()));

            assertThat(filesOfTheFolder()).doesNotContain("account-of-tao");
            assertThat(store.troubles()).extracting(Trouble::sort).contains(Trouble.Sort.FORGOTTEN_IN_FILE);
            assertThat(store.isReadingInTheWay()).isFalse();
            Files.delete(stuck.resolve("in-the-way"));

            assertThat(desk.forget(all, root)).isEqualTo(new Answer.Done(List.of(stuck.toString())));

            assertThat(store.troubles()).isEmpty();
            // Once more set aside, as by an older program: its id is known and nothing else.
            Files.writeString(stuck, "account-of-tao");
            assertThat(desk.forget(all, root)).isEqualTo(new Answer.Done(List.of(stuck.toString())));
            assertThat(stuck).doesNotExist();
        }
    }
}
