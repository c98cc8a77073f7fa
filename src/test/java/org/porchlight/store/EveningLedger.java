package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.List;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.StoreException;
import org.porchlight.tool.powercut.BusyEvening;

/// An evening of 30 ticks in a folder of its own, and the guard that is started again after it.
record EveningLedger(Path folder) {
    static final long TICKS = 30;

    static BusyEvening.Commit into(SteadyStore store) {
        return (step, document) -> {
            if (document.isPresent()) {
                store.commit(document.get(), "parent:root", step.writing());
            } else {
                store.commit(step.writing());
            }
        };
    }

    static BusyEvening play(SteadyStore store, long from, long ticks) throws StoreException {
        var evening = BusyEvening.start(5, store, from, into(store));
        for (long tick = from + 1; tick < from + ticks; tick++) {
            evening.until(tick, into(store));
        }
        return evening;
    }

    Path data() {
        return folder.resolve("data");
    }

    Path file() {
        return data().resolve("porchlight.db");
    }

    /// An evening that was put in order at its end.
    BusyEvening evening() throws StoreException {
        try (var store = SteadyStore.open(data())) {
            var evening = play(store, 0, TICKS);
            store.stand(evening.state());
            return evening;
        }
    }

    /// The guard is started again one tick later; what it commits goes into the store.
    static BusyEvening next(SteadyStore store) throws StoreException {
        return BusyEvening.start(5, store, TICKS, into(store));
    }

    static void isAsBefore(BusyEvening now, BusyEvening before) {
        assertThat(now.spent()).isBetween(before.spent(), before.spent().plus(BusyEvening.TICK.multipliedBy(3)));
        assertThat(now.state().document().version())
                .isEqualTo(before.state().document().version());
        for (var child : before.state().document().policy().children()) {
            var was = before.state().facts(child.id()).standing();
            var is = now.state().facts(child.id()).standing();
            assertThat(is.granted()).isEqualTo(was.granted());
            assertThat(is.week()).isGreaterThanOrEqualTo(was.week());
            assertThat(is.month()).isGreaterThanOrEqualTo(was.month());
        }
    }

    void goesOnWithANewLedger(BusyEvening before, String trouble) throws StoreException {
        try (var store = SteadyStore.open(data())) {
            isAsBefore(next(store), before);

            assertThat(store.isOpen()).isTrue();
            assertThat(store.verify().isOk()).isTrue();
            assertThat(store.troubles()).extracting(Trouble::id).containsExactly(trouble);
        }
        try (var store = SteadyStore.open(data())) {
            isAsBefore(BusyEvening.start(5, store, TICKS + 1, into(store)), before);
        }
    }

    void overwrite(Path file, long at, int length) throws IOException {
        try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(at);
            raw.write(new byte[length]);
        }
    }

    void sql(String statement) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /// As a power cut leaves it: the log is not merged.
    BusyEvening copyOfALivingLedger() throws Exception {
        var living = folder.resolve("living");
        try (var store = SteadyStore.open(living)) {
            var evening = play(store, 0, TICKS);
            store.stand(evening.state());
            Files.createDirectory(
                    data(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            for (var name : List.of("porchlight.db", "porchlight.db-wal", "household.id", "standby.json")) {
                Files.copy(living.resolve(name), data().resolve(name));
            }
            return evening;
        }
    }
}
