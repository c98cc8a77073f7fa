package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.core.time.Confidence;
import org.porchlight.core.time.RtcTrust;
import org.porchlight.core.time.Segment;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.ipc.Answer;
import org.porchlight.port.GuardStore;
import org.porchlight.port.StoreException;
import org.porchlight.store.SqliteStore;
import org.porchlight.store.SteadyStore;
import org.porchlight.tool.bench.LedgerYears;

/// Detail goes when it is old, by a calendar that can be relied on, and what is wrong with the ledger is told.
@Timeout(400)
class LedgerKeeperTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final int DAYS = 70;
    private static final LocalDate LAST = FIRST.plusDays(DAYS - 1);

    @TempDir
    Path data;

    @BeforeEach
    void write() throws Exception {
        var document = document();
        var years = new LedgerYears(List.of(MEI), ZONE, document.version(), FIRST, 3);
        try (var store = SqliteStore.open(data)) {
            for (int no = 0; no < DAYS; no++) {
                store.commit(years.day(FIRST.plusDays(no)));
            }
            var end = years.day(LAST).events().getLast().at();
            var anchor = new Anchor(DAYS, end.boot(), end.sinceBoot(), end.wall(), Confidence.NTP);
            var clock = new TrustedClock(
                    anchor,
                    end,
                    new Segment(end.sinceBoot(), end.wall(), Duration.ZERO, Duration.ZERO),
                    Instant.EPOCH,
                    List.of(),
                    List.of(),
                    new RtcTrust(Instant.EPOCH, Duration.ZERO));
            store.commit(document, "parent:root", new Writing(List.of(), List.of(), List.of(), Optional.of(clock)));
        }
    }

    private static PolicyDocument document() {
        var text = """
                porchlight: 1
                household: {zone: Asia/Shanghai, keep-detail: 62d}
                children:
                - {id: mei, accounts: [mei]}
                """;
        return Documents.of(text);
    }

    /// A guard that starts at noon of a day, and looks after its ledger until nothing is left to do.
    private void keep(SteadyStore store, LocalDate day, boolean synced) throws Exception {
        var loop = loop(store, day, synced);
        var again = new AtomicInteger(1);
        var keeper = new LedgerKeeper(loop, store, again::incrementAndGet);
        while (again.getAndDecrement() > 0) {
            keeper.round();
        }
    }

    private static Loop loop(GuardStore store, LocalDate day, boolean synced) throws Exception {
        var wall = day.atTime(LocalTime.NOON).atZone(ZONE).toInstant();
        var up = Duration.ofMinutes(1);
        var reading = new ClockReading(new BootId("next"), up, up, wall, synced);
        var clock = store.clock();
        var first = Engine.start(
                document(), clock, store.remember(Retention.of(clock, ZONE)), reading, Instant.EPOCH, false);
        var loop = new Loop(() -> reading, store, first, () -> {});
        loop.begin();
        return loop;
    }

    private static int intervals(SteadyStore store, LocalDate day) throws Exception {
        return store.account(MEI, day).orElseThrow().intervals().size();
    }

    @Test
    void keepsAsManyDaysAsThePolicySays() throws Exception {
        var today = LAST.plusDays(1);
        try (var store = SteadyStore.open(data)) {
            keep(store, today, true);

            assertThat(intervals(store, today.minusDays(63))).isZero();
            assertThat(store.account(MEI, today.minusDays(63)).orElseThrow().counted())
                    .isPositive();
            assertThat(intervals(store, today.minusDays(62))).isEqualTo(150);
            assertThat(store.verify().isOk()).isTrue();
            assertThat(store.troubles()).isEmpty();
        }
    }

    private long rows(String type) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("porchlight.db"));
                var sql = connection.createStatement();
                var row = sql.executeQuery("SELECT count(*) FROM event WHERE type = '" + type + "'")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void packsDaysThatAreAWeekOld() throws Exception {
        try (var store = SteadyStore.open(data)) {
            keep(store, LAST.plusDays(1), true);
        }

        // Of the 62 days that stay, seven lie within a week.
        assertThat(rows("interval-closed")).isEqualTo(7 * 150);
        assertThat(rows("day-packed")).isEqualTo(62 - 7);
    }

    @Test
    void aCalendarThatRunsAheadDeletesNothingThatDaysOfUseKeep() throws Exception {
        try (var store = SteadyStore.open(data)) {
            keep(store, LAST.plusDays(300), false);

            assertThat(intervals(store, LAST.minusDays(59))).isEqualTo(150);
            assertThat(intervals(store, FIRST.plusDays(2))).isZero();
            assertThat(store.verify().isOk()).isTrue();
        }
    }

    @Test
    void tellsThatTheLedgerIsNotAsItWasWritten() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("porchlight.db"));
                var sql = connection.createStatement()) {
            sql.execute("UPDATE body SET json = replace(json, 'krita', 'kritb') WHERE json LIKE '%\"krita\"%'");
        }
        try (var store = SteadyStore.open(data)) {
            keep(store, LAST.plusDays(1), true);

            assertThat(store.troubles()).extracting(Trouble::sort).containsExactly(Trouble.Sort.LEDGER_CHANGED);
        }
    }

    @Test
    void foldsAnewWhatADamagedRowKeepsTheGuardFromWriting() throws Exception {
        try (var store = SteadyStore.open(data)) {
            var loop = loop(store, LAST.plusDays(1), true);
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("porchlight.db"));
                    var sql = connection.createStatement()) {
                sql.execute("DROP TABLE p_day");
            }
            var closed = new Fact.LimitReached(MEI, LAST.plusDays(1), Reason.DAY_BUDGET);
            var state = loop.now().state();
            var event = new Moment(state.last(), state.anchor().no(), document().version())
                    .guard(closed, Optional.of(LAST.plusDays(1)));
            var writing = new Writing(List.of(), List.of(event), List.of(), Optional.empty());
            assertThatThrownBy(() -> store.commit(writing)).isInstanceOf(StoreException.class);

            new LedgerKeeper(loop, store, () -> {}).round();

            assertThat(store.isRefoldDue()).isFalse();
            store.commit(writing);
            assertThat(store.troubles()).isEmpty();
            assertThat(store.verify().isOk()).isTrue();
        }
    }

    @Test
    void whatIsForgottenAndStillReadHoldsUpNothingElse() throws Exception {
        var today = LAST.plusDays(1);
        var gone = new ChildId("gone");
        var end = new LedgerYears(List.of(MEI), ZONE, document().version(), FIRST, 3)
                .day(LAST)
                .events()
                .getLast();
        var event = new Moment(end.at(), end.anchor(), end.policyVersion())
                .guard(new Fact.Forgotten(gone, Optional.empty()), Optional.of(LAST));
        try (var store = SteadyStore.open(data);
                var reader = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("porchlight.db"));
                var sql = reader.createStatement()) {
            reader.setAutoCommit(false);
            sql.executeQuery("SELECT count(*) FROM event").close();
            store.forget(gone, Optional.empty(), new Writing(List.of(), List.of(event), List.of(), Optional.empty()));

            keep(store, today, true);

            assertThat(store.isScrubDue()).isTrue();
            assertThat(intervals(store, today.minusDays(63))).isZero();
            reader.rollback();
            assertThat(store.scrub()).isTrue();
        }
    }

    /// The same store, which is busy when it is to forget for the second time.
    private static GuardStore busyOnce(SteadyStore store) {
        var forgotten = new AtomicInteger();
        return (GuardStore) Proxy.newProxyInstance(
                GuardStore.class.getClassLoader(), new Class<?>[] {GuardStore.class}, (_, method, arguments) -> {
                    if (method.getName().equals("forget") && forgotten.incrementAndGet() == 2) {
                        throw new StoreException(StoreException.Kind.BUSY, "another writes");
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    @Test
    void ofWhatWasForgottenBeforeALaterStepWasRefusedNothingIsLeft() throws Exception {
        try (var steady = SteadyStore.open(data)) {
            var store = busyOnce(steady);
            var loop = loop(store, LAST.plusDays(1), true);
            var living = Thread.ofPlatform().start(loop);
            try {
                var answer = new ForgetDesk(loop, store, Desks.codes(loop, store))
                        .forget(new Order.Forget(MEI, Optional.of(LAST)), new Authority.Root());

                assertThat(answer).isEqualTo(new Answer.Refused("guard-busy", ""));
                assertThat(steady.account(MEI, FIRST)).isEmpty();
                assertThat(steady.account(MEI, LAST)).isPresent();
                assertThat(steady.isScrubDue()).isFalse();
                assertThat(data.resolve("standby.json")).exists();
            } finally {
                loop.stop();
                living.join();
            }
        }
    }
}
