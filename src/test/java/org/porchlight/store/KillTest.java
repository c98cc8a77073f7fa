package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.porchlight.store.Ledgers.MEI;
import static org.porchlight.store.Ledgers.TUESDAY;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.engine.Checkpoint;
import org.porchlight.port.StoreException;

/// Kills real writers with SIGKILL at random moments.
class KillTest {
    private static final int ROUNDS = 20;

    @TempDir
    Path data;

    private Process start(long firstTick) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        data.toString(),
                        Long.toString(firstTick))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void aKilledGuardLosesNothingThatWasCommitted() throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        long kept = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long told = writeAndKill(kept, 1 + random.nextInt(40), random.nextInt(4_000_000));

            try (var store = SqliteStore.open(data)) {
                kept = Ledgers.remember(store, TUESDAY).events().size();

                assertThat(kept).as("seed %d, round %d", seed, round).isBetween(told + 1, told + 2);
                assertThat(store.verify().isOk())
                        .as("seed %d, round %d", seed, round)
                        .isTrue();
                assertThat(Ledgers.remember(store, TUESDAY).checkpoints())
                        .as("seed %d, round %d", seed, round)
                        .extracting(Checkpoint::upto)
                        .containsExactly(Ledgers.checkpoint(kept - 1, kept).upto());
                assertThat(store.days(MEI, TUESDAY, TUESDAY)
                                .getFirst()
                                .counted()
                                .toMinutes())
                        .isEqualTo(kept);
            }
        }
    }

    @Test
    void anotherProcessIsToldWhoHasTheFolder() throws Exception {
        var process = start(0);
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("ready");

            assertThatThrownBy(() -> SqliteStore.open(data))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContainingAll("another guard (pid " + process.pid() + ", of ", ") uses " + data);
        } finally {
            kill(process);
        }
    }

    /// @return the last tick of which the writer said that it is on disk
    private long writeAndKill(long firstTick, int ticks, int extraNanos) throws Exception {
        var process = start(firstTick);
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isEqualTo("ready");
            long told = -1;
            for (int i = 0; i < ticks; i++) {
                told = Long.parseLong(out.readLine());
            }
            long until = System.nanoTime() + extraNanos;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            kill(process);
            return Math.max(told, lastTold(out));
        } finally {
            kill(process);
        }
    }

    /// What the writer had said before it died; a line that was cut is none.
    private static long lastTold(BufferedReader out) throws IOException {
        var text = new StringBuilder();
        for (int c = out.read(); c >= 0; c = out.read()) {
            text.append((char) c);
        }
        var lines = List.of(text.substring(0, text.lastIndexOf("\n") + 1).split("\n"));
        return lines.getLast().isEmpty() ? -1 : Long.parseLong(lines.getLast());
    }

    private static void kill(Process process) throws InterruptedException {
        // Not by the Process itself, which would throw away what the writer had said.
        process.toHandle().destroyForcibly();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
}
