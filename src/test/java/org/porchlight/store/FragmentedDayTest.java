package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.event.Fact;
import org.porchlight.core.report.Visibility;
import org.porchlight.port.StoreException;

/// A day of which a child has a great many intervals is packed a part at a time.
class FragmentedDayTest {
    private static final int MORE = 700;

    @TempDir
    Path temp;

    private SqliteStore store;
    private List<Object> told;

    @BeforeEach
    void write() throws StoreException {
        store = SqliteStore.open(temp.resolve("data"));
        PackedWeek.fill(store, MORE);
        told = PackedWeek.told(store);
    }

    @AfterEach
    void close() throws StoreException {
        store.close();
    }

    private static boolean pack(SqliteStore in) throws StoreException {
        return in.pack(PackedWeek.day(4), PackedWeek.now(PackedWeek.DAYS - 1));
    }

    private static List<Fact.DayPacked> packed(SqliteStore in) throws Exception {
        var found = new ArrayList<Fact.DayPacked>();
        in.events(Map.of(), _ -> Visibility.DETAIL, line -> {
            try {
                var body = EventLine.read(BodyFields.parse(line)).body();
                if (body.isPresent() && BodyJson.read(body.get().json()).fact() instanceof Fact.DayPacked part) {
                    found.add(part);
                }
            } catch (StoreException e) {
                throw new IllegalStateException(e);
            }
        });
        return found;
    }

    private void isAsBefore(SqliteStore in) throws Exception {
        PackedWeek.holds(in);
        assertThat(PackedWeek.told(in)).isEqualTo(told);
    }

    @Test
    void isPackedInPartsOfWhichEachGoesOnFromTheOneBefore() throws Exception {
        while (pack(store)) {
            assertThat(PackedWeek.told(store)).isEqualTo(told);
        }

        isAsBefore(store);
        var parts = packed(store).stream()
                .filter(part -> part.child().equals(Ledgers.MEI) && part.day().equals(PackedWeek.day(1)))
                .toList();
        assertThat(parts).hasSizeGreaterThanOrEqualTo(4);
        assertThat(parts).allSatisfy(part -> assertThat(part.intervals()).hasSizeLessThanOrEqualTo(Packing.MOST));
        assertThat(parts)
                .extracting(Fact.DayPacked::part)
                .startsWith(0, 1, 2, 3)
                .isSorted();
        assertThat(parts).extracting(Fact.DayPacked::upto).isSorted();
        assertThat(parts.stream().mapToInt(part -> part.intervals().size()).sum())
                .isEqualTo(150 + MORE);
        assertThat(PackedWeek.count(store, "interval-closed")).isEqualTo(2 * 150 * (PackedWeek.DAYS - 4));
        store.rebuild();
        isAsBefore(store);
    }

    @Test
    void aSliceIsSmall() throws Exception {
        int slices = 0;
        long left = PackedWeek.count(store, "interval-closed");
        int packed = 0;
        while (pack(store)) {
            slices++;
            long stays = PackedWeek.count(store, "interval-closed");
            var now = packed(store);
            assertThat(left - stays).isLessThanOrEqualTo(300);
            assertThat(now.subList(packed, now.size()).stream()
                            .mapToInt(part -> part.intervals().size())
                            .sum())
                    .isLessThanOrEqualTo(Packing.MOST);
            packed = now.size();
            left = stays;
        }
        assertThat(slices).isGreaterThan(8 + 3);
    }

    @Test
    void halfPackedItComesBackFromABackupAndIsPackedOn() throws Exception {
        while (packed(store).size() < 4) {
            assertThat(pack(store)).isTrue();
        }
        Backups.restore(temp.resolve("fresh"), Backups.zip(Backups.lines(store)));

        try (var restored = SqliteStore.open(temp.resolve("fresh"))) {
            isAsBefore(restored);
            while (restored.pack(PackedWeek.day(4), PackedWeek.later(restored))) {
                assertThat(PackedWeek.told(restored)).isEqualTo(told);
            }
            isAsBefore(restored);
            restored.rebuild();
            isAsBefore(restored);
        }
    }

    @Test
    void whatTwoLedgersPackedInPartsIsCountedOnce() throws Exception {
        Backups.restore(temp.resolve("other"), Backups.zip(Backups.lines(store)));
        byte[] theirs;
        try (var other = SqliteStore.open(temp.resolve("other"))) {
            while (other.pack(PackedWeek.day(4), PackedWeek.later(other))) {
                assertThat(PackedWeek.told(other)).isEqualTo(told);
            }
            theirs = Backups.zip(Backups.lines(other));
        }
        while (packed(store).size() < 5) {
            assertThat(pack(store)).isTrue();
        }
        var ours = Backups.zip(Backups.lines(store));
        store.close();
        Backups.restore(temp.resolve("data"), theirs);
        Backups.restore(temp.resolve("other"), ours);

        store = SqliteStore.open(temp.resolve("data"));
        isAsBefore(store);
        store.rebuild();
        isAsBefore(store);
        try (var other = SqliteStore.open(temp.resolve("other"))) {
            isAsBefore(other);
            while (other.pack(PackedWeek.day(4), PackedWeek.later(other))) {
                assertThat(PackedWeek.told(other)).isEqualTo(told);
            }
            isAsBefore(other);
        }
    }
}
