package org.porchlight.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.report.ChildStatus.Presented;

/// The guard as a service of systemd.
class GuardUnitTest extends OnBootedPc {
    /// What is allowed beside the start of a Java program, which is measured on the same machine.
    private static final Duration BACK = Duration.ofSeconds(1);

    private static final int CAP_SYS_BOOT = 22;
    private static final int CAP_MKNOD = 27;

    private static final String SITES = "sites: {default: deny}";
    private static final String NO_GAMES = "apps: {default: deny}";

    @Test
    void startsWithThePcAndHoldsWhatTheRulesSay(TestReporter reporter) throws Exception {
        assertThat(pc.ended("systemd-analyze", "verify", "--man=no", Family.UNIT)
                        .output())
                .isBlank();
        assertThat(pc.porchlight("setup").code()).isEqualTo(5);
        pc.run("systemctl", "stop", Family.UNIT);
        assertThat(pc.porchlight("setup").done()).contains("/var/lib/porchlight");
        pc.run("systemctl", "start", Family.UNIT);
        family.awaitGuard();
        family.rules(Family.CLOSED);
        assertThat(pc.porchlight("status").done()).contains("closed");

        pc.pullThePlug();
        pc.boot();

        reporter.publishEntry("answers after a boot", family.awaitGuard().toMillis() + " ms");
        assertThat(family.kid().orElseThrow().state()).isEqualTo(Presented.CLOSED);
        var game = family.program();
        reporter.publishEntry(
                "held after", Family.await("the game is held", game::isHeld).toMillis() + " ms");
        assertThat(pc.run("systemctl", "--failed", "--no-legend")).isEmpty();
    }

    @Test
    void isBackAtOnceWhenItIsKilled(TestReporter reporter) throws Exception {
        family.rules(Family.CLOSED, SITES);
        var game = family.program();
        Family.await("the game is held", game::isHeld);
        var start = startAfterStop();
        reporter.publishEntry("a start of both", start.toMillis() + " ms");

        for (var end : End.values()) {
            var ended = end.whom(this);
            assertThat(ended).isNotEmpty();
            Shell.signal(end.signal, ended);
            var back = Family.await(
                    "another guard answers",
                    () -> family.guard().stream().noneMatch(ended::contains)
                            && family.supervisor().stream().noneMatch(ended::contains)
                            && family.status().isPresent());

            reporter.publishEntry("back after " + end, back.toMillis() + " ms");
            assertThat(back).as(end.name()).isLessThan(BACK.plus(start));
            assertThat(family.guard()).as(end.name()).hasSize(1);
            assertThat(family.supervisor()).as(end.name()).hasSize(1);
            assertThat(game.isHeld()).as(end.name()).isTrue();
            assertThat(tables()).as(end.name()).contains("porchlight");
        }
    }

    /// How a guard may come to its end, not by systemd.
    private enum End {
        KILLED_GUARD("KILL") {
            @Override
            List<Long> whom(GuardUnitTest test) throws IOException {
                return test.family.guard();
            }
        },
        KILLED_SUPERVISOR("KILL") {
            @Override
            List<Long> whom(GuardUnitTest test) throws IOException {
                return test.family.supervisor();
            }
        },
        KILLED_BOTH("KILL") {
            @Override
            List<Long> whom(GuardUnitTest test) throws IOException {
                return Stream.concat(test.family.supervisor().stream(), test.family.guard().stream())
                        .toList();
            }
        },
        TOLD_GUARD("TERM") {
            @Override
            List<Long> whom(GuardUnitTest test) throws IOException {
                return test.family.guard();
            }
        },
        TOLD_SUPERVISOR("TERM") {
            @Override
            List<Long> whom(GuardUnitTest test) throws IOException {
                return test.family.supervisor();
            }
        };

        final String signal;

        End(String signal) {
            this.signal = signal;
        }

        abstract List<Long> whom(GuardUnitTest test) throws IOException;
    }

    private Duration startAfterStop() throws IOException {
        pc.run("systemctl", "stop", Family.UNIT);
        long from = System.nanoTime();
        pc.run("systemctl", "start", Family.UNIT);
        family.awaitGuard();
        return Duration.ofNanos(System.nanoTime() - from);
    }

    @Test
    void leavesHeldWhatTheRulesHoldWhenItIsStopped() throws Exception {
        family.rules(Family.CLOSED, SITES);
        var game = family.program();
        Family.await("the game is held", game::isHeld);

        pc.run("systemctl", "stop", Family.UNIT);

        assertThat(pc.unit(Family.UNIT)).isEmpty();
        assertThat(pc.run("systemctl", "show", "-p", "Result", Family.UNIT)).isEqualTo("Result=success");
        assertThat(game.isHeld()).isTrue();
        assertThat(tables()).contains("porchlight");

        assertThat(pc.porchlight("undo").code()).isZero();

        assertThat(game.isHeld()).isFalse();
        assertThat(game.isAlive()).isTrue();
        assertThat(tables()).doesNotContain("porchlight");
    }

    @Test
    void namesTheGuardThatHasTheFolder() throws Exception {
        var status = pc.run("systemctl", "show", "-p", "MainPID", "--value", Family.UNIT);

        var second = pc.porchlight("guard");

        assertThat(second.code()).isEqualTo(5);
        var guard = pc.run("pgrep", "-P", status, "-f", "--", "--supervised");
        assertThat(second.output()).contains("another guard (pid " + guard + ") uses /var/lib/porchlight");
        assertThat(family.status()).isPresent();
    }

    @Test
    void startsNothingWhenTheKernelIsToldSo() throws Exception {
        family.rules(Family.CLOSED);
        pc.pullThePlug();

        pc.boot("porchlight.off");
        var game = family.program();

        assertThat(pc.run("systemctl", "show", "-p", "ConditionResult", "-p", "ActiveState", Family.UNIT))
                .contains("ConditionResult=no", "ActiveState=inactive");
        assertThat(family.supervisor()).isEmpty();
        assertThat(game.isHeld()).isFalse();

        // A guard that is started by hand reads what the kernel itself was told, which a container only sees.
        pc.write("/root/cmdline", "quiet porchlight.off\n");
        var byHand = pc.ended(
                "sh", "-c", "mount --bind /root/cmdline /proc/cmdline && exec " + Installed.AT + "/porchlight guard");
        assertThat(byHand.code()).isZero();
        assertThat(byHand.output()).contains("porchlight.off");
        assertThat(family.guard()).isEmpty();
    }

    @Test
    void isRescuedWithoutJavaAndWithABrokenLedger() throws Exception {
        family.rules(Family.CLOSED, SITES);
        var game = family.program();
        Family.await("the game is held", game::isHeld);
        pc.run("systemctl", "stop", Family.UNIT);
        pc.run("sh", "-c", "mount -t tmpfs none /usr/lib/jvm && ! /opt/porchlight/porchlight status");
        for (var file :
                pc.run("find", "/var/lib/porchlight", "-name", "*.db*").lines().toList()) {
            pc.write(file, "nothing that SQLite reads");
        }
        pc.run("sh", "-c", "mkdir -p /srv/games && mount --bind -o noexec /srv/games /srv/games");
        var journal = pc.file("/var/lib/porchlight/undo.tsv");
        Files.writeString(journal, Files.readString(journal) + "900\topen\tMOUNT\t/srv/games\n");

        var rescue = pc.ended(Installed.AT + "/installer/linux/rescue");

        assertThat(rescue.code()).as(rescue.output()).isZero();
        assertThat(rescue.output()).contains("nothing of Porchlight holds anything now");
        assertThat(game.isHeld()).isFalse();
        assertThat(game.isAlive()).isTrue();
        assertThat(tables()).doesNotContain("porchlight");
        assertThat(pc.ended("mountpoint", "/srv/games").code()).isNotZero();
        assertThat(pc.run("find", "/sys/fs/cgroup", "-name", "*porchlight*", "-not", "-name", "*.service"))
                .isEmpty();
    }

    @Test
    void isKilledAndStartedAgainWhenItStandsStill(TestReporter reporter) throws Exception {
        // A watch on program starts: every start in the PC waits for the guard now.
        var game = family.program();
        family.rules(Family.OPEN, NO_GAMES);
        // While the child is open: what a held child starts stands still before it can be refused.
        Family.await("no other starts", this::gamesAreRefused);
        family.rules(Family.CLOSED, NO_GAMES);
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
        family.rules(Family.OPEN, SITES, NO_GAMES);

        Family.await("games are refused", this::gamesAreRefused);
        assertThat(play("guest").code()).isZero();
        assertThat(tables()).contains("porchlight");
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
        family.rules(Family.OPEN, NO_GAMES);
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
        return pc.ended("runuser", "-u", who, "--", Way.GAME, "0");
    }

    private String tables() throws IOException {
        return pc.run("nft", "list", "tables");
    }
}
