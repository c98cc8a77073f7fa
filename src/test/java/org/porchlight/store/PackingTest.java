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
import org.porchlight.core.report.Visibility;
import org.porchlight.core.time.Shift;
import org.porchlight.port.StoreException;

/// What is told of a day is the same when its intervals are packed.
class PackingTest {
    @TempDir
    Path temp;

    private SqliteStore store;

    @BeforeEach
    void write() throws StoreException {
        store = SqliteStore.open(temp.resolve("data"));
        PackedWeek.fill(store);
    }

    @AfterEach
    void close() throws StoreException {
        store.close();
    }

    @Test
    void whatIsShownStaysTheSame() throws Exception {
        var before = PackedWeek.told(store);
        var receipts = store.verify().receipts();

        PackedWeek.pack(store, 4, PackedWeek.DAYS - 1);

        assertThat(PackedWeek.told(store)).isEqualTo(before);
        assertThat(store.verify().receipts()).isEqualTo(receipts);
        assertThat(PackedWeek.count(store, "interval-closed")).isEqualTo(2 * 150 * (PackedWeek.DAYS - 4));
        assertThat(PackedWeek.count(store, "day-packed")).isEqualTo(2 * 4);
        assertThat(PackedWeek.count(store, "site-denied")).isEqualTo(2 * 8 * PackedWeek.DAYS);
        store.rebuild();
        PackedWeek.holds(store);
        assertThat(PackedWeek.told(store)).isEqualTo(before);
        assertThat(store.pack(PackedWeek.day(4), PackedWeek.now(PackedWeek.DAYS - 1)))
                .isFalse();
    }

    /// Without what says where a row lies in the ledger.
    private Set<String> exported(Visibility told) throws Exception {
        var rows = new TreeSet<String>();
        store.export(Ledgers.MEI, told, line -> {
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

        PackedWeek.pack(store, 4, PackedWeek.DAYS - 1);

        assertThat(exported(Visibility.DETAIL)).isEqualTo(all).hasSize(150 * PackedWeek.DAYS);
        assertThat(exported(Visibility.OUTLINE)).isEqualTo(untitled).isNotEmpty();
        assertThat(exported(Visibility.TOTALS)).isEmpty();
        store.export(
                Ledgers.MEI, Visibility.TOTALS, line -> assertThat(line).doesNotStartWith("{\"table\":\"p_packed\""));
    }

    @Test
    void oneChildsDayIsPackedAtATime() throws Exception {
        var before = PackedWeek.told(store);
        for (int slices = 1; slices <= 2 * 4; slices++) {
            assertThat(store.pack(PackedWeek.day(4), PackedWeek.now(PackedWeek.DAYS - 1)))
                    .isTrue();

            PackedWeek.holds(store);
            assertThat(PackedWeek.count(store, "day-packed")).isEqualTo(slices);
            assertThat(PackedWeek.told(store)).isEqualTo(before);
        }
    }

    @Test
    void aPackedDayIsToldToNobodyWhoMayNotKnowItsPrograms() throws Exception {
        PackedWeek.pack(store, 4, PackedWeek.DAYS - 1);
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
        var wanted = new Retention(PackedWeek.FIRST, PackedWeek.day(5));
        var before = store.remember(wanted);

        PackedWeek.pack(store, 4, PackedWeek.DAYS - 1);

        var after = store.remember(wanted);
        assertThat(sums(after)).isEqualTo(sums(before)).hasSize(2 * PackedWeek.DAYS);
        assertThat(others(after)).isEqualTo(others(before)).isNotEmpty();
    }

    @Test
    void whatStaysOfADayIsTheSameAsIfItHadNeverBeenPacked() throws Exception {
        try (var other = SqliteStore.open(temp.resolve("other"))) {
            PackedWeek.fill(other);
            PackedWeek.pack(store, 5, PackedWeek.DAYS - 1);
            PackedWeek.seal(store, 3, PackedWeek.DAYS - 1);
            PackedWeek.seal(other, 3, PackedWeek.DAYS - 1);

            assertThat(PackedWeek.told(store).stream()
                            .map(PackingTest::withoutReceipts)
                            .toList())
                    .isEqualTo(PackedWeek.told(other).stream()
                            .map(PackingTest::withoutReceipts)
                            .toList());
        }
        assertThat(PackedWeek.count(store, "interval-closed")).isEqualTo(2 * 150 * (PackedWeek.DAYS - 5));
        store.rebuild();
        PackedWeek.holds(store);
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
                + PackedWeek.day(1)
                        .atTime(8, 0)
                        .atZone(ZoneId.of("Asia/Shanghai"))
                        .toInstant()
                        .toEpochMilli();
        PackedWeek.pack(store, 5, PackedWeek.DAYS - 1);
        assertThat(files()).contains(packedAt);

        // The event that packed it lies among those of a day that stays.
        PackedWeek.seal(store, 2, PackedWeek.DAYS - 1);
        while (store.tidy()) {
            // A few pages at a time.
        }

        assertThat(files()).doesNotContain(packedAt);
        store.rebuild();
        PackedWeek.holds(store);
    }

    @Test
    void packingGoesOnDayByDayWithRetention() throws Exception {
        for (int today = 2; today < PackedWeek.DAYS + 4; today++) {
            if (today >= PackedWeek.DAYS) {
                store.commit(PackedWeek.YEARS.day(PackedWeek.day(today)));
            }
            PackedWeek.pack(store, today - 1, Math.max(today, PackedWeek.DAYS - 1));
            PackedWeek.seal(store, today - 3, Math.max(today, PackedWeek.DAYS - 1));
        }

        assertThat(PackedWeek.count(store, "interval-closed")).isEqualTo(2 * 150 * 2);
        assertThat(store.account(Ledgers.MEI, PackedWeek.day(PackedWeek.DAYS + 1))
                        .orElseThrow()
                        .intervals())
                .hasSize(150);
        assertThat(store.account(Ledgers.MEI, PackedWeek.day(PackedWeek.DAYS - 1))
                        .orElseThrow()
                        .intervals())
                .isEmpty();
        assertThat(store.days(Ledgers.MEI, PackedWeek.day(0), PackedWeek.day(0))
                        .getFirst()
                        .counted())
                .isPositive();
    }

    @Test
    void whatWasPackedOfAChildIsForgottenToo() throws Exception {
        PackedWeek.pack(store, 5, PackedWeek.DAYS - 1);
        var before = PackedWeek.told(store);
        var kept =
                List.of(store.account(PackedWeek.BO, PackedWeek.day(3)), store.account(Ledgers.MEI, PackedWeek.day(4)));
        forget(Optional.of(PackedWeek.day(4)));
        assertThat(List.of(
                        store.account(PackedWeek.BO, PackedWeek.day(3)), store.account(Ledgers.MEI, PackedWeek.day(4))))
                .isEqualTo(kept);
        assertThat(store.account(Ledgers.MEI, PackedWeek.day(3))).isEmpty();

        forget(Optional.empty());

        assertThat(PackedWeek.told(store)).isNotEqualTo(before);
        assertThat(store.account(PackedWeek.BO, PackedWeek.day(3))).isEqualTo(kept.getFirst());
        assertThat(store.account(Ledgers.MEI, PackedWeek.day(4))).isEmpty();
        assertThat(files()).doesNotContain("\"child\":\"mei\",\"day\":\"2026-03-0");
    }

    private void forget(Optional<LocalDate> before) throws StoreException {
        var event = PackedWeek.now(PackedWeek.DAYS - 1)
                .guard(new Fact.Forgotten(Ledgers.MEI, before), Optional.of(PackedWeek.day(PackedWeek.DAYS - 1)));
        store.forget(Ledgers.MEI, before, new Writing(List.of(), List.of(event), List.of(), Optional.empty()));
        store.scrub();
        PackedWeek.holds(store);
        store.rebuild();
        PackedWeek.holds(store);
    }

    /// It cannot come about: no day is packed that may move. Were it moved all the same, nothing would be lost.
    @Test
    void aPackedDayStaysWhereItIsAndWhatComesToItIsPackedToo() throws Exception {
        PackedWeek.pack(store, 4, PackedWeek.DAYS - 1);
        var before = store.account(Ledgers.MEI, PackedWeek.day(3)).orElseThrow();
        var boot = PackedWeek.YEARS.day(PackedWeek.day(5)).anchors().getFirst().boot();
        var packed =
                PackedWeek.YEARS.day(PackedWeek.day(2)).anchors().getFirst().boot();
        var back = new Fact.Redated(
                "Asia/Shanghai",
                List.of(
                        new Shift(boot, Duration.ZERO, Duration.ofDays(1), Duration.ofDays(-2)),
                        new Shift(packed, Duration.ZERO, Duration.ofDays(1), Duration.ofDays(1))));
        Ledgers.commit(
                store,
                List.of(PackedWeek.now(PackedWeek.DAYS - 1)
                        .guard(back, Optional.of(PackedWeek.day(PackedWeek.DAYS - 1)))),
                List.of());

        var both = store.account(Ledgers.MEI, PackedWeek.day(3)).orElseThrow();
        assertThat(both.intervals()).hasSize(300).containsAll(before.intervals());
        assertThat(both.counted()).isGreaterThan(before.counted());
        PackedWeek.pack(store, 4, PackedWeek.DAYS - 1);

        var again = store.account(Ledgers.MEI, PackedWeek.day(3)).orElseThrow();
        assertThat(again.counted()).isEqualTo(both.counted());
        assertThat(again.intervals()).containsExactlyInAnyOrderElementsOf(both.intervals());
        assertThat(PackedWeek.count(store, "day-packed")).isEqualTo(2 * 4 + 2);
        store.rebuild();
        PackedWeek.holds(store);
        assertThat(store.account(Ledgers.MEI, PackedWeek.day(3))).contains(again);
    }
}
