package org.porchlight.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.porchlight.agent.Eventually;
import org.porchlight.core.report.ChildStatus.Presented;

/// The guard as a service of systemd.
class GuardUnitTest extends OnBootedPc {
    /// What is allowed beside the start of a Java program, which is measured on the same machine.
    private static final Duration BACK = Duration.ofSeconds(1);

    @Test
    void startsWithThePcAndHoldsWhatTheRulesSay(TestReporter reporter) throws Exception {
        assertThat(pc.ended("systemd-analyze", "verify", "--man=no", Family.UNIT)
                        .output())
                .isBlank();
        assertThat(pc.porchlight("setup").done())
                .contains("/var/lib/porchlight")
                .doesNotContain("not running");
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

    /// What is frozen cannot end: systemd would wait for it for a minute and a half.
    @Test
    void switchesOffWithoutWaitingForWhatIsHeld(TestReporter reporter) throws Exception {
        family.rules(Family.OPEN);
        Way.SCREEN.start(pc);
        Way.USER_UNIT.start(pc);
        Family.await("both games run", () -> games() == 2);
        family.rules(Family.CLOSED);
        Family.await("all is held", () -> family.kid().orElseThrow().frozen() >= 2);

        pc.run("systemctl", "poweroff", "--no-block");

        var off = Family.await("the PC is off", () -> !Files.exists(Path.of("/proc", pc.init(), "root")));
        reporter.publishEntry("off after", off.toMillis() + " ms");
        pc.pullThePlug();
        pc.boot();
        family.awaitGuard();
        assertThat(family.kid().orElseThrow().state()).isEqualTo(Presented.CLOSED);
    }

    private long games() throws IOException {
        return pc.processes().stream()
                .filter(process -> process.command().startsWith(Way.GAME + " "))
                .count();
    }

    @Test
    void isBackAtOnceWhenItIsKilled(TestReporter reporter) throws Exception {
        family.rules(Family.CLOSED, Family.NO_SITES);
        var game = family.program();
        Family.await("the game is held", game::isHeld);
        var start = startAfterStop();
        reporter.publishEntry("a start of both", start.toMillis() + " ms");

        for (var end : ends().entrySet()) {
            var how = end.getKey();
            var before = family.guard();
            assertThat(before).hasSize(1);
            var ended = end.getValue().whom().of(family);
            Shell.signal(end.getValue().signal(), ended);
            // Told to end, it ends in order first.
            Family.await("it ends by " + how, () -> isGone(before) && isGone(ended));
            var back = family.awaitGuard();

            reporter.publishEntry("back after " + how, back.toMillis() + " ms");
            assertThat(back).as(how).isLessThan(Eventually.underLoad(BACK).plus(start));
            assertThat(family.guard()).as(how).hasSize(1);
            assertThat(family.supervisor()).as(how).hasSize(1);
            assertThat(game.isHeld()).as(how).isTrue();
            assertThat(family.tables()).as(how).contains("porchlight");
        }
    }

    /// How a guard may come to its end, not by systemd.
    private record End(String signal, Whom whom) {
        interface Whom {
            List<Long> of(Family family) throws IOException;
        }
    }

    private static List<Long> both(Family family) throws IOException {
        return Stream.concat(family.supervisor().stream(), family.guard().stream())
                .toList();
    }

    private static Map<String, End> ends() {
        var ends = new LinkedHashMap<String, End>();
        ends.put("kill -9 of the guard", new End("KILL", Family::guard));
        ends.put("kill -9 of the supervisor", new End("KILL", Family::supervisor));
        ends.put("kill -9 of both", new End("KILL", GuardUnitTest::both));
        ends.put("SIGTERM to the guard", new End("TERM", Family::guard));
        ends.put("SIGTERM to the supervisor", new End("TERM", Family::supervisor));
        return ends;
    }

    private boolean isGone(List<Long> pids) throws IOException {
        return pc.processes().stream().map(Inside::pid).noneMatch(pids::contains);
    }

    /// How long a start of both takes here now: the slower of two.
    private Duration startAfterStop() throws IOException {
        var slower = Duration.ZERO;
        for (int times = 0; times < 2; times++) {
            pc.run("systemctl", "stop", Family.UNIT);
            long from = System.nanoTime();
            pc.run("systemctl", "start", Family.UNIT);
            family.awaitGuard();
            var took = Duration.ofNanos(System.nanoTime() - from);
            slower = took.compareTo(slower) > 0 ? took : slower;
        }
        return slower;
    }

    @Test
    void leavesHeldWhatTheRulesHoldWhenItIsStopped() throws Exception {
        family.rules(Family.CLOSED, Family.NO_SITES);
        var game = family.program();
        Family.await("the game is held", game::isHeld);

        pc.run("systemctl", "stop", Family.UNIT);

        assertThat(pc.unit(Family.UNIT)).isEmpty();
        assertThat(show("Result")).isEqualTo("success");
        assertThat(game.isHeld()).isTrue();
        assertThat(family.tables()).contains("porchlight");

        assertThat(pc.porchlight("undo").code()).isZero();

        assertThat(game.isHeld()).isFalse();
        assertThat(game.isAlive()).isTrue();
        assertThat(family.tables()).doesNotContain("porchlight");
    }

    @Test
    void namesTheGuardThatHasTheFolder() throws Exception {
        var supervisor = show("MainPID");

        var second = pc.porchlight("guard");

        assertThat(second.code()).isEqualTo(5);
        var guard = pc.run("pgrep", "-P", supervisor, "-f", "--", "--supervised");
        assertThat(second.output())
                .contains("/var/lib/porchlight", "another guard, process " + guard + " of root", "--data");
        assertThat(family.status()).isPresent();
    }

    @Test
    void startsNothingWhenTheKernelIsToldSo() throws Exception {
        family.rules(Family.CLOSED);
        pc.pullThePlug();

        pc.boot("porchlight.off");
        var game = family.program();

        assertThat(show("ConditionResult")).isEqualTo("no");
        assertThat(show("ActiveState")).isEqualTo("inactive");
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
    void waitsForWhatThePcLacksWithoutHurry() throws Exception {
        pc.run("systemctl", "stop", Family.UNIT);
        pc.run("mount", "-t", "tmpfs", "none", "/usr/lib/jvm");
        pc.run("systemctl", "start", Family.UNIT);
        Family.await("it pauses", () -> show("SubState").equals("stop-post"));

        pc.run("umount", "/usr/lib/jvm");

        family.awaitGuard();
        assertThat(show("NRestarts")).isEqualTo("1");
    }

    private String show(String property) throws IOException {
        return pc.run("systemctl", "show", "-p", property, "--value", Family.UNIT);
    }

    @Test
    void isRescuedWithoutJavaAndWithABrokenLedger() throws Exception {
        family.rules(Family.CLOSED, Family.NO_SITES);
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
        assertThat(family.tables()).doesNotContain("porchlight");
        assertThat(pc.ended("mountpoint", "/srv/games").code()).isNotZero();
        assertThat(pc.run("find", "/sys/fs/cgroup", "-name", "*porchlight*", "-not", "-name", "*.service"))
                .isEmpty();
    }
}
