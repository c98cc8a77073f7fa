package org.porchlight.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// The guard as a service while it watches programs: every start of one on the PC waits for it.
class WatchingGuardTest extends OnBootedPc {
    private static final int CAP_SYS_BOOT = 22;
    private static final int CAP_MKNOD = 27;

    @Test
    void isKilledAndStartedAgainWhenItStandsStill(TestReporter reporter) throws Exception {
        var game = family.program();
        family.rules(Family.OPEN, Family.NO_GAMES);
        Family.await("games are refused", this::gamesAreRefused);
        family.rules(Family.CLOSED, Family.NO_GAMES);
        Family.await("the game is held", game::isHeld);
        var guard = family.guard();
        expectedError = "stood still";

        Shell.signal("STOP", guard);

        long from = System.nanoTime();
        Family.await(
                "the guard that stands still is killed",
                () -> family.guard().stream().noneMatch(guard::contains));
        long killed = System.nanoTime();
        family.awaitGuard();
        reporter.publishEntry("killed after", Duration.ofNanos(killed - from).toMillis() + " ms");
        reporter.publishEntry(
                "back after", Duration.ofNanos(System.nanoTime() - killed).toMillis() + " ms");
        assertThat(Duration.ofNanos(killed - from)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(17));
        assertThat(family.supervisor()).hasSize(1);
        assertThat(game.isHeld()).isTrue();
        assertThat(pc.run("journalctl", "-u", Family.UNIT, "-o", "cat")).contains("stood still");
    }

    @Test
    void isTakenNothingThatItNeeds() throws Exception {
        family.rules(Family.OPEN, Family.NO_SITES, Family.NO_GAMES);

        Family.await("games are refused", this::gamesAreRefused);
        assertThat(play("guest").code()).isZero();
        Family.await("sites are refused", () -> family.tables().contains("porchlight"));
        var guard = family.guard().getFirst();
        // It sees the mounts that people see.
        assertThat(Files.readSymbolicLink(Path.of("/proc/" + pc.init() + "/ns/mnt")))
                .isEqualTo(Files.readSymbolicLink(Path.of("/proc/" + guard + "/ns/mnt")));
        assertThat(status(guard)).containsPattern("VmLck:\\s+[1-9]");
        // A container has no CAP_SYS_TIME and CAP_SYS_MODULE to begin with; these two it has.
        for (int capability : List.of(CAP_SYS_BOOT, CAP_MKNOD)) {
            assertThat(isBounded(Long.parseLong(pc.init()), capability)).isFalse();
            assertThat(isBounded(guard, capability)).isTrue();
        }
    }

    private static String status(long pid) throws IOException {
        return Files.readString(Path.of("/proc/" + pid + "/status"));
    }

    private static boolean isBounded(long pid, int capability) throws IOException {
        var bounding = status(pid)
                .lines()
                .filter(line -> line.startsWith("CapBnd:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .findFirst();
        return (bounding.orElseThrow() & 1L << capability) == 0;
    }

    /// A core that is dumped into a pipe would wait for a program whose start waits for the guard that is dumped.
    @Test
    void dumpsNoCoreIntoAPipe(@TempDir Path cores) throws Exception {
        var guard = family.guard();
        var other = family.program();
        family.rules(Family.OPEN, Family.NO_GAMES);
        Family.await("games are refused", this::gamesAreRefused);

        try (var _ = new CorePipe(cores)) {
            Shell.signal("ABRT", List.of(other.pid()));
            Family.await("the other program dumps its core", () -> !other.isAlive());
            Shell.signal("ABRT", guard);
            Family.await(
                    "another guard answers",
                    () -> family.guard().stream().noneMatch(guard::contains)
                            && family.status().isPresent());
        }

        assertThat(cores.resolve("core-" + other.pid())).exists();
        assertThat(cores.resolve("core-" + guard.getFirst())).doesNotExist();
    }

    private boolean gamesAreRefused() throws IOException {
        return play("kid").output().contains("Operation not permitted");
    }

    private Shell.Ended play(String who) throws IOException {
        return pc.as(who, Way.GAME, "0");
    }
}
