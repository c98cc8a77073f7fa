package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.StoreException;
import org.porchlight.tool.bench.LedgerYears;

/// A ledger that is written anew leaves no copy where others may look, and holds nobody up.
class ScrubTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int DAYS = 60;
    private static final ChildId XU = new ChildId("xu-7q");
    private static final ChildId BO = new ChildId("bo");

    /// What SQLite keeps of a file in memory by itself.
    private static final long CACHE = 2_000 * 1024;

    @TempDir
    Path data;

    private SqliteStore store;

    @BeforeEach
    void forget() throws StoreException {
        var years = new LedgerYears(List.of(XU, BO), ZoneId.of("Asia/Shanghai"), Ledgers.POLICY.version(), FIRST, 11);
        store = SqliteStore.open(data);
        Ledgers.commit(store, Ledgers.POLICY, "parent:root", List.of(), List.of());
        for (int no = 0; no < DAYS; no++) {
            store.commit(years.day(FIRST.plusDays(no)));
        }
        var day = FIRST.plusDays(DAYS - 1);
        var last = years.day(day).events().getLast();
        var event = new Moment(last.at(), last.anchor(), last.policyVersion())
                .guard(new Fact.Forgotten(XU, Optional.empty()), Optional.of(day));
        store.forget(XU, Optional.empty(), new Writing(List.of(), List.of(event), List.of(), Optional.empty()));
    }

    @AfterEach
    void close() throws StoreException {
        store.close();
    }

    @Test
    void theCopyFromWhichTheFileIsWrittenLiesInTheFolderOfTheLedger() throws Exception {
        var folder = data.resolve("native");
        try (var watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);

            assertThat(store.scrub()).isTrue();

            assertThat(Files.size(data.resolve("porchlight.db"))).isGreaterThan(2 * CACHE);
            var key = watch.poll(60, TimeUnit.SECONDS);
            assertThat(key).as("something was written into the folder").isNotNull();
            assertThat(key.pollEvents())
                    .allSatisfy(
                            made -> assertThat(String.valueOf(made.context())).startsWith("etilqs_"));
        }
        assertThat(Files.getPosixFilePermissions(folder)).hasSize(3);
        try (var left = Files.list(folder)) {
            assertThat(left.map(file -> String.valueOf(file.getFileName())))
                    .noneMatch(name -> name.startsWith("etilqs_"));
        }
    }

    @Test
    void whatAGuardDidNotGetToTheNextOneDoes() throws Exception {
        assertThat(store.isScrubDue()).isTrue();
        for (int starts = 0; starts < 2; starts++) {
            store.close();
            store = SqliteStore.open(data);
            assertThat(store.isScrubDue()).isTrue();
        }
        assertThat(store.scrub()).isTrue();
        store.close();

        store = SqliteStore.open(data);

        assertThat(store.isScrubDue()).isFalse();
    }

    @Test
    void nobodyWaitsForAReader() throws Exception {
        try (var reader = Database.readOnly(data.resolve("porchlight.db"))) {
            reader.run("BEGIN");
            reader.value("SELECT count(*) FROM event");
            assertThat(store.scrub()).isFalse();

            // One that waits for a lock waits two seconds each time; a busy machine makes one slow now and then.
            long scrub = Long.MAX_VALUE;
            long tidy = Long.MAX_VALUE;
            for (int no = 0; no < 5; no++) {
                long from = System.nanoTime();
                assertThat(store.scrub()).isFalse();
                long then = System.nanoTime();
                assertThat(store.tidy()).isFalse();
                scrub = Math.min(scrub, then - from);
                tidy = Math.min(tidy, System.nanoTime() - then);
            }
            assertThat(Duration.ofNanos(scrub)).isLessThan(Duration.ofSeconds(1));
            assertThat(Duration.ofNanos(tidy)).isLessThan(Duration.ofSeconds(1));
        }
        assertThat(store.scrub()).isTrue();
        assertThat(store.isScrubDue()).isFalse();
    }

    @Test
    void aLogThatCouldNotBeCutAfterTidyingIsCutLater() throws Exception {
        assertThat(store.scrub()).isTrue();
        try (var reader = Database.readOnly(data.resolve("porchlight.db"))) {
            reader.run("BEGIN");
            reader.value("SELECT count(*) FROM event");
            store.putCalendar("aa", "a.ics", "{}");

            assertThat(store.tidy()).isFalse();
            assertThat(store.isScrubDue()).isTrue();
        }
        assertThat(store.scrub()).isTrue();
        assertThat(data.resolve("porchlight.db-wal")).isEmptyFile();
    }

    @Test
    void whatWasSetAsideGoesAndWhatCannotIsTriedAgainByTheNextGuard() throws Exception {
        var gone = List.of(
                "porchlight.db.damaged-1",
                "porchlight.db.damaged-2-wal",
                "porchlight.db.damaged-2-shm",
                "porchlight.db.replaced-3",
                "standby.json.damaged");
        for (var name : gone) {
            Files.writeString(data.resolve(name), XU.value());
        }
        Files.writeString(data.resolve("porchlight.db.kept"), "of somebody else");
        var stuck = data.resolve("porchlight.db.damaged-4");
        Files.createDirectories(stuck.resolve("in-the-way"));

        for (int starts = 0; starts < 2; starts++) {
            assertThatThrownBy(store::scrub).hasMessageContaining(stuck.toString());
            assertThat(store.isScrubDue()).isTrue();
            assertThat(store.isReadingInTheWay()).isFalse();
            store.close();
            store = SqliteStore.open(data);
        }
        assertThat(gone).noneMatch(name -> Files.exists(data.resolve(name)));
        Files.delete(stuck.resolve("in-the-way"));

        assertThat(store.scrub()).isTrue();

        assertThat(stuck).doesNotExist();
        assertThat(store.isScrubDue()).isFalse();
        assertThat(data.resolve("porchlight.db.kept")).hasContent("of somebody else");
    }

    @Test
    void aDraftThatAPowerCutLeftGoesWithTheNextStart() throws Exception {
        store.close();
        Files.writeString(data.resolve("porchlight.db.new"), XU.value());

        store = SqliteStore.open(data);

        assertThat(data.resolve("porchlight.db.new")).doesNotExist();
    }
}
