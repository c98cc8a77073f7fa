package org.porchlight.tool.powercut;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.store.SqliteStore;

class PowerCutsTest {
    @TempDir
    Path data;

    @BeforeAll
    static void aMachineForTestsHasStrace() {
        assertThat(PowerCuts.canCut()).isTrue();
    }

    @Test
    void nothingIsLostInSomeCuts() throws Exception {
        long seed = System.nanoTime();
        try (var cuts = new PowerCuts(seed)) {
            var tally = cuts.run(16);

            assertThat(tally.first()).as("seed %d", seed).isEmpty();
            assertThat(tally.isGood()).isTrue();
            assertThat(tally.rounds()).isEqualTo(16);
            assertThat(tally.killed()).isEqualTo(2);
        }
    }

    @Test
    @Tag("all")
    void nothingIsLostInTwoHundredCuts() throws Exception {
        long seed = System.nanoTime();
        try (var cuts = new PowerCuts(seed)) {
            var tally = cuts.run(200);

            assertThat(tally.first()).as("seed %d", seed).isEmpty();
            assertThat(tally.isGood()).isTrue();
        }
    }

    @Test
    @Tag("all")
    void nothingIsLostByAKillAtAnyWriteOfABusyMinute() throws Exception {
        long seed = System.nanoTime();
        try (var cuts = new PowerCuts(seed)) {
            var tally = cuts.killEverywhere(12);

            assertThat(tally.first()).as("seed %d", seed).isEmpty();
            assertThat(tally.isGood()).isTrue();
            assertThat(tally.rounds()).isGreaterThan(100);
        }
    }

    @Test
    void aLedgerThatIsNotSyncedIsFound() throws Exception {
        var log = data.resolve("log");
        var recorded = Files.createDirectory(data.resolve("recorded"));
        Traced.record(recorded, log, 1, 12);
        var disk = new Disk();
        Recording.read(log, recorded).stream()
                .filter(op -> !(op instanceof Recording.Op.Synced))
                .forEach(disk::take);
        var random = new Random(1);

        int bad = 0;
        for (int cut = 0; cut < 10; cut++) {
            var folder = data.resolve("cut" + cut);
            disk.cut(folder, random);
            bad += Examination.of(folder, disk.told()).isBad() ? 1 : 0;
        }

        assertThat(bad).isPositive();
    }

    @Test
    void anExaminationFindsALedgerThatIsCut() throws Exception {
        Writer.main(new String[] {data.toString(), "1", "0", "12"});
        assertThat(Examination.of(data, new Told(11, 11, 1)).isBad()).isFalse();

        try (var raw = new RandomAccessFile(data.resolve("porchlight.db").toFile(), "rw")) {
            raw.setLength(raw.length() / 2);
        }

        assertThat(Examination.of(data, new Told(11, 11, 1)).corrupt()).isPresent();
    }

    @Test
    void anExaminationFindsTicksAndTimeThatAreGone() throws Exception {
        Writer.main(new String[] {data.toString(), "1", "0", "12"});
        long spent;
        try (var store = SqliteStore.open(data)) {
            spent = BusyEvening.start(0, store, 12, (_, _) -> {}).spent().toMillis();
        }

        assertThat(Examination.of(data, new Told(13, 11, spent)).lost()).isEqualTo(2);
        assertThat(Examination.of(data, new Told(12, 12, spent)).corrupt()).isPresent();
        assertThat(Examination.of(
                                data,
                                new Told(11, 11, spent + Duration.ofMinutes(1).toMillis()))
                        .corrupt())
                .isPresent();
    }
}
