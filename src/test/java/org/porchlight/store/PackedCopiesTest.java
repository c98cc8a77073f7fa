package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.port.StoreException;

/// Packed days in ledgers that come together.
class PackedCopiesTest {
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
    void aPackedLedgerComesBackAsItWasAndIsPackedOn() throws Exception {
        PackedWeek.pack(store, 3, PackedWeek.DAYS - 1);
        var before = PackedWeek.told(store);
        Backups.restore(temp.resolve("fresh"), Backups.zip(Backups.lines(store)));

        try (var restored = SqliteStore.open(temp.resolve("fresh"))) {
            PackedWeek.holds(restored);
            assertThat(PackedWeek.told(restored)).isEqualTo(before);
            while (restored.pack(PackedWeek.day(6), PackedWeek.later(restored))) {
                PackedWeek.holds(restored);
            }
            assertThat(PackedWeek.told(restored)).isEqualTo(before);
            restored.rebuild();
            assertThat(PackedWeek.told(restored)).isEqualTo(before);
            assertThat(PackedWeek.count(restored, "interval-closed")).isEqualTo(2 * 150);
        }
    }

    @Test
    void anOlderBackupBringsNoPackedIntervalBack() throws Exception {
        var older = Backups.zip(Backups.lines(store));
        PackedWeek.pack(store, 4, PackedWeek.DAYS - 1);
        var packed = Backups.zip(Backups.lines(store));
        PackedWeek.seal(store, 2, PackedWeek.DAYS - 1);
        var before = PackedWeek.told(store);
        long left = PackedWeek.count(store, "interval-closed");
        for (var backup : List.of(older, packed)) {
            store.close();
            Backups.restore(temp.resolve("data"), backup);
            store = SqliteStore.open(temp.resolve("data"));

            PackedWeek.holds(store);
            assertThat(PackedWeek.told(store)).isEqualTo(before);
            assertThat(PackedWeek.count(store, "interval-closed")).isEqualTo(left);
        }
    }

    @Test
    void whatTwoLedgersPackedOfOneDayIsCountedOnce() throws Exception {
        Backups.restore(temp.resolve("other"), Backups.zip(Backups.lines(store)));
        store.commit(PackedWeek.YEARS.day(PackedWeek.day(PackedWeek.DAYS)));
        PackedWeek.pack(store, 5, PackedWeek.DAYS);
        var before = PackedWeek.told(store);
        byte[] theirs;
        try (var other = SqliteStore.open(temp.resolve("other"))) {
            while (other.pack(PackedWeek.day(PackedWeek.DAYS), PackedWeek.later(other))) {
                PackedWeek.holds(other);
            }
            theirs = Backups.zip(Backups.lines(other));
        }
        store.close();

        // Here the first chain is the longer one.
        Backups.restore(temp.resolve("data"), theirs);

        store = SqliteStore.open(temp.resolve("data"));
        PackedWeek.holds(store);
        assertThat(PackedWeek.told(store)).isEqualTo(before);
        assertThat(PackedWeek.count(store, "interval-closed")).isEqualTo(2 * 150);
        Backups.restore(temp.resolve("third"), Backups.zip(Backups.lines(store)));
        try (var third = SqliteStore.open(temp.resolve("third"))) {
            PackedWeek.holds(third);
            assertThat(PackedWeek.told(third)).isEqualTo(before);
        }
    }
}
