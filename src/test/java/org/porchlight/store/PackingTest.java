package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.account.Sums;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.time.Shift;
import org.porchlight.core.time.TrustedClock;
import org.porchlight.port.StoreException;
import org.porchlight.tool.bench.LedgerYears;

/// What is told of a day is the same when its intervals are packed.
class PackingTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final ChildId MEI = Ledgers.MEI;
    private static final ChildId BO = new ChildId("bo");
    private static final LedgerYears YEARS =
            new LedgerYears(List.of(MEI, BO), ZoneId.of("Asia/Shanghai"), Ledgers.POLICY.version(), FIRST, 7);
    private static final int DAYS = 7;

    @TempDir
    Path temp;

    private SqliteStore store;

    @BeforeEach
    void write() throws StoreException {
        store = SqliteStore.open(temp.resolve("data"));
        fill(store);
    }

    private static void fill(SqliteStore into) throws StoreException {
        into.commit(Ledgers.POLICY, "parent:root", new Writing(List.of(), List.of(), List.of(), Optional.empty()));
        for (int no = 0; no < DAYS; no++) {
            into.commit(YEARS.day(day(no)));
        }
        into.commit(new Writing(List.of(), List.of(), List.of(), Optional.of(clock())));
    }

    /// By the anchor of the last day, at its end.
    private static TrustedClock clock() {
        var usual = Ledgers.clock(Duration.ofMinutes(13));
        var last = YEARS.day(day(DAYS - 1));
        return new TrustedClock(
                last.anchors().getFirst(),
                last.events().getLast().at(),
                usual.segment(),
                usual.built(),
                usual.loose(),
                usual.days(),
                usual.rtcTrust());
    }

    @AfterEach
    void close() throws StoreException {
        store.close();
    }

    private static LocalDate day(int no) {
        return FIRST.plusDays(no);
    }

    private static Moment now(int day) {
        var last = YEARS.day(day(day)).events().getLast();
        return new Moment(last.at(), last.anchor(), last.policyVersion());
    }

    private static void pack(SqliteStore in, int before, int today) throws StoreException {
        while (in.pack(day(before), now(today))) {
            holds(in);
        }
    }

    private static void seal(SqliteStore in, int before, int today) throws StoreException {
        while (in.seal(day(before), day(today), now(today))) {
            holds(in);
        }
    }

    private static void holds(SqliteStore in) throws StoreException {
        var found = in.verify();
        assertThat(found.isOk()).as(found.toString()).isTrue();
    }

    /// All that is shown of the days.
    private static List<Object> told(SqliteStore in) throws StoreException {
        var told = new ArrayList<>();
        for (var child : List.of(MEI, BO)) {
            told.addAll(in.days(child, FIRST, day(DAYS)));
            for (int no = 0; no < DAYS; no++) {
                told.add(in.account(child, day(no)));
                told.add(in.notes(child, day(no)));
            }
            told.addAll(in.asked(child, FIRST, day(DAYS)));
        }
        return told;
    }

    private static long count(SqliteStore in, String type) throws Exception {
        var lines = new ArrayList<String>();
        in.events(Map.of(), _ -> Visibility.DETAIL, lines::add);
        return lines.stream()
                .filter(line -> line.contains("\"type\":\"" + type + "\""))
                .count();
    }

    @Test
    void whatIsShownStaysTheSame() throws Exception {
        var before = told(store);
        var receipts = store.verify().receipts();

        pack(store, 4, DAYS - 1);

        assertThat(told(store)).isEqualTo(before);
        assertThat(store.verify().receipts()).isEqualTo(receipts);
        assertThat(count(store, "interval-closed")).isEqualTo(2 * 150 * (DAYS - 4));
        assertThat(count(store, "day-packed")).isEqualTo(2 * 4);
        assertThat(count(store, "site-denied")).isEqualTo(2 * 8 * DAYS);
        store.rebuild();
        holds(store);
        assertThat(told(store)).isEqualTo(before);
        assertThat(store.pack(day(4), now(DAYS - 1))).isFalse();
    }

    /// Without what says where a row lies in the ledger.
    private Set<String> exported(Visibility told) throws Exception {
        var rows = new TreeSet<String>();
        store.export(MEI, told, line -> {
            if (line.startsWith("{\"table\":\"p_interval\"")) {
                rows.add(line.replaceAll("\"(seq|part|anchor)\":(null|[0-9]+),", ""));
            }
        });
        return rows;
    }

    @Test
    void anExportHasTheSameIntervals() throws Exception {
        var all = exported(Visibility.DETAIL);
        var untitled = exported(Visibility.OUTLINE);

        pack(store, 4, DAYS - 1);

        assertThat(exported(Visibility.DETAIL)).isEqualTo(all).hasSize(150 * DAYS);
        assertThat(exported(Visibility.OUTLINE)).isEqualTo(untitled).isNotEmpty();
        assertThat(exported(Visibility.TOTALS)).isEmpty();
        store.export(MEI, Visibility.TOTALS, line -> assertThat(line).doesNotStartWith("{\"table\":\"p_packed\""));
    }

    @Test
    void oneChildsDayIsPackedAtATime() throws Exception {
        var before = told(store);
        for (int slices = 1; slices <= 2 * 4; slices++) {
            assertThat(store.pack(day(4), now(DAYS - 1))).isTrue();

            holds(store);
            assertThat(count(store, "day-packed")).isEqualTo(slices);
            assertThat(told(store)).isEqualTo(before);
        }
    }

    @Test
    void aPackedDayIsToldToNobodyWhoMayNotKnowItsPrograms() throws Exception {
        pack(store, 4, DAYS - 1);
        var lines = new ArrayList<String>();

        store.events(Map.of(), _ -> Visibility.OUTLINE, lines::add);

        assertThat(lines)
                .filteredOn(line -> line.contains("\"type\":\"day-packed\""))
                .hasSize(2 * 4)
                .allMatch(line -> line.contains("\"body\":null"));
    }

    /// What a guard that starts makes of it, by child and day.
    private static Map<String, Sums> sums(Remembered remembered) {
        var sums = new HashMap<String, Sums>();
        for (var summed : remembered.sums()) {
            sums.merge(summed.child().value() + " " + summed.day(), summed.sums(), Sums::plus);
        }
        for (var event : remembered.events()) {
            if (event.fact() instanceof Fact.IntervalClosed(var child, var day, var interval)) {
                sums.merge(child.value() + " " + day, Sums.of(List.of(interval)), Sums::plus);
            }
        }
        return sums;
    }

    private static List<Event> others(Remembered remembered) {
        return remembered.events().stream()
                .filter(event -> !(event.fact() instanceof Fact.IntervalClosed))
                .toList();
    }

    @Test
    void aGuardThatStartsRemembersTheSame() throws Exception {
        var wanted = new Retention(FIRST, day(5));
        var before = store.remember(wanted);

        pack(store, 4, DAYS - 1);

        var after = store.remember(wanted);
        assertThat(sums(after)).isEqualTo(sums(before)).hasSize(2 * DAYS);
        assertThat(others(after)).isEqualTo(others(before)).isNotEmpty();
    }

    @Test
    void whatStaysOfADayIsTheSameAsIfItHadNeverBeenPacked() throws Exception {
        try (var other = SqliteStore.open(temp.resolve("other"))) {
            fill(other);
            pack(store, 5, DAYS - 1);
            seal(store, 3, DAYS - 1);
            seal(other, 3, DAYS - 1);

            assertThat(told(store).stream().map(PackingTest::withoutReceipts).toList())
                    .isEqualTo(told(other).stream()
                            .map(PackingTest::withoutReceipts)
                            .toList());
        }
        assertThat(count(store, "interval-closed")).isEqualTo(2 * 150 * (DAYS - 5));
        store.rebuild();
        holds(store);
    }

    /// A receipt is of the event in its chain, which no other ledger has.
    private static String withoutReceipts(Object told) {
        return told.toString().replaceAll("receipt=Optional\\[[0-9A-Z]+]", "");
    }

    private String files() throws Exception {
        var all = new StringBuilder();
        try (var list = Files.list(temp.resolve("data"))) {
            for (var file : list.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void noByteOfAPackedDayIsLeftWhenItsDetailGoes() throws Exception {
        var packedAt = "\"fromMs\":"
                + day(1).atTime(8, 0)
                        .atZone(ZoneId.of("Asia/Shanghai"))
                        .toInstant()
                        .toEpochMilli();
        pack(store, 5, DAYS - 1);
        assertThat(files()).contains(packedAt);

        // The event that packed it lies among those of a day that stays.
        seal(store, 2, DAYS - 1);
        while (store.tidy()) {
            // A few pages at a time.
        }

        assertThat(files()).doesNotContain(packedAt);
        store.rebuild();
        holds(store);
    }

    @Test
    void packingGoesOnDayByDayWithRetention() throws Exception {
        for (int today = 2; today < DAYS + 4; today++) {
            if (today >= DAYS) {
                store.commit(YEARS.day(day(today)));
            }
            pack(store, today - 1, Math.max(today, DAYS - 1));
            seal(store, today - 3, Math.max(today, DAYS - 1));
        }

        assertThat(count(store, "interval-closed")).isEqualTo(2 * 150 * 2);
        assertThat(store.account(MEI, day(DAYS + 1)).orElseThrow().intervals()).hasSize(150);
        assertThat(store.account(MEI, day(DAYS - 1)).orElseThrow().intervals()).isEmpty();
        assertThat(store.days(MEI, day(0), day(0)).getFirst().counted()).isPositive();
    }

    @Test
    void aPackedLedgerComesBackAsItWasAndIsPackedOn() throws Exception {
        pack(store, 3, DAYS - 1);
        var before = told(store);
        Backups.restore(temp.resolve("fresh"), Backups.zip(Backups.lines(store)));

        try (var restored = SqliteStore.open(temp.resolve("fresh"))) {
            holds(restored);
            assertThat(told(restored)).isEqualTo(before);
            while (restored.pack(day(6), later(restored))) {
                holds(restored);
            }
            assertThat(told(restored)).isEqualTo(before);
            restored.rebuild();
            assertThat(told(restored)).isEqualTo(before);
            assertThat(count(restored, "interval-closed")).isEqualTo(2 * 150);
        }
    }

    private static Moment later(SqliteStore in) throws StoreException {
        var clock = in.clock().orElseThrow();
        return new Moment(Ledgers.reading(Duration.ofDays(9)), clock.anchor().no(), Ledgers.POLICY.version());
    }

    @Test
    void anOlderBackupBringsNoPackedIntervalBack() throws Exception {
        var older = Backups.zip(Backups.lines(store));
        pack(store, 4, DAYS - 1);
        var packed = Backups.zip(Backups.lines(store));
        seal(store, 2, DAYS - 1);
        var before = told(store);
        long left = count(store, "interval-closed");
        for (var backup : List.of(older, packed)) {
            store.close();
            Backups.restore(temp.resolve("data"), backup);
            store = SqliteStore.open(temp.resolve("data"));

            holds(store);
            assertThat(told(store)).isEqualTo(before);
            assertThat(count(store, "interval-closed")).isEqualTo(left);
        }
    }

    @Test
    void whatTwoLedgersPackedOfOneDayIsCountedOnce() throws Exception {
        Backups.restore(temp.resolve("other"), Backups.zip(Backups.lines(store)));
        store.commit(YEARS.day(day(DAYS)));
        pack(store, 5, DAYS);
        var before = told(store);
        byte[] theirs;
        try (var other = SqliteStore.open(temp.resolve("other"))) {
            while (other.pack(day(DAYS), later(other))) {
                holds(other);
            }
            theirs = Backups.zip(Backups.lines(other));
        }
        store.close();

        // Here the first chain is the longer one.
        Backups.restore(temp.resolve("data"), theirs);

        store = SqliteStore.open(temp.resolve("data"));
        holds(store);
        assertThat(told(store)).isEqualTo(before);
        assertThat(count(store, "interval-closed")).isEqualTo(2 * 150);
        Backups.restore(temp.resolve("third"), Backups.zip(Backups.lines(store)));
        try (var third = SqliteStore.open(temp.resolve("third"))) {
            holds(third);
            assertThat(told(third)).isEqualTo(before);
        }
    }

    @Test
    void whatWasPackedOfAChildIsForgottenToo() throws Exception {
        pack(store, 5, DAYS - 1);
        var before = told(store);
        var kept = List.of(store.account(BO, day(3)), store.account(MEI, day(4)));
        forget(Optional.of(day(4)));
        assertThat(List.of(store.account(BO, day(3)), store.account(MEI, day(4))))
                .isEqualTo(kept);
        assertThat(store.account(MEI, day(3))).isEmpty();

        forget(Optional.empty());

        assertThat(told(store)).isNotEqualTo(before);
        assertThat(store.account(BO, day(3))).isEqualTo(kept.getFirst());
        assertThat(store.account(MEI, day(4))).isEmpty();
        assertThat(files()).doesNotContain("\"child\":\"mei\",\"day\":\"2026-03-0");
    }

    private void forget(Optional<LocalDate> before) throws StoreException {
        var event = now(DAYS - 1).guard(new Fact.Forgotten(MEI, before), Optional.of(day(DAYS - 1)));
        store.forget(MEI, before, new Writing(List.of(), List.of(event), List.of(), Optional.empty()));
        store.scrub();
        holds(store);
        store.rebuild();
        holds(store);
    }

    /// It cannot come about: no day is packed that may move. Were it moved all the same, nothing would be lost.
    @Test
    void aPackedDayStaysWhereItIsAndWhatComesToItIsPackedToo() throws Exception {
        pack(store, 4, DAYS - 1);
        var before = store.account(MEI, day(3)).orElseThrow();
        var boot = YEARS.day(day(5)).anchors().getFirst().boot();
        var packed = YEARS.day(day(2)).anchors().getFirst().boot();
        var back = new Fact.Redated(
                "Asia/Shanghai",
                List.of(
                        new Shift(boot, Duration.ZERO, Duration.ofDays(1), Duration.ofDays(-2)),
                        new Shift(packed, Duration.ZERO, Duration.ofDays(1), Duration.ofDays(1))));
        Ledgers.commit(store, List.of(now(DAYS - 1).guard(back, Optional.of(day(DAYS - 1)))), List.of());

        var both = store.account(MEI, day(3)).orElseThrow();
        assertThat(both.intervals()).hasSize(300).containsAll(before.intervals());
        assertThat(both.counted()).isGreaterThan(before.counted());
        pack(store, 4, DAYS - 1);

        var again = store.account(MEI, day(3)).orElseThrow();
        assertThat(again.counted()).isEqualTo(both.counted());
        assertThat(again.intervals()).containsExactlyInAnyOrderElementsOf(both.intervals());
        assertThat(count(store, "day-packed")).isEqualTo(2 * 4 + 2);
        store.rebuild();
        holds(store);
        assertThat(store.account(MEI, day(3))).contains(again);
    }
}
