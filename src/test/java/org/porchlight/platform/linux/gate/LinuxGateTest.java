package org.porchlight.platform.linux.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.AppRules.Action;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.SiteRules;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.GateView;
import org.porchlight.port.MachineException;

/// What a child can and cannot start on a file system of the test's own.
@Tag("os")
@Timeout(60)
class LinuxGateTest {
    private static final int KID = 62_101;
    private static final int OTHER = 62_102;

    private GateLab lab;

    @BeforeEach
    void open() throws Exception {
        lab = GateLab.open();
    }

    @AfterEach
    void dispose() throws Exception {
        lab.dispose();
    }

    @Test
    void startsWhatARuleAllowsAndRefusesTheRest() throws Exception {
        var allowed = lab.program("allowed");
        var game = lab.program("game");

        publish(Action.DENY, allowed, "ALLOW");

        assertThat(lab.run(KID, allowed, "hello").text()).isEqualTo("hello");
        assertRefused(game);
        assertThat(lab.refusal()).containsExactly("kid", game, "apps.default");
    }

    @Test
    void touchesNoOtherAccount() throws Exception {
        var game = lab.program("game");

        publish(Action.DENY);

        assertThat(lab.run(OTHER, game, "hello").text()).isEqualTo("hello");
        assertThat(lab.run(0, game, "hello").text()).isEqualTo("hello");
        assertThat(lab.run(OTHER, lab.path("ld.so"), game, "hello").text()).isEqualTo("hello");
    }

    @Test
    void startsWhatTheSystemNeedsUnlessARuleSaysOtherwise() throws Exception {
        lab.system(lab.program("shell"), lab.program("tool"));

        publish(Action.DENY, lab.path("tool"), "DENY");

        assertThat(lab.run(KID, lab.path("shell"), "hello").text()).isEqualTo("hello");
        assertRefused(lab.path("tool"));
        assertThat(lab.refusal()).containsExactly("kid", lab.path("tool"), "apps.rules[0]");
    }

    @Test
    void refusesCopiesAndLinksOfAProgramThatIsNotAllowed() throws Exception {
        var game = lab.program("game");
        lab.home("home", KID);
        lab.shell("cd " + lab.path("") + "; cp game copy; ln game link; ln -s ../game home/soft; cp game home/own;"
                + " chown " + KID + " home/own");

        publish(Action.DENY);

        for (var name : List.of("copy", "link", "home/soft", "home/own")) {
            assertRefused(lab.path(name));
        }
        assertThat(game).isNotEmpty();
    }

    @Test
    void refusesAHardLinkOfAProgramThatARuleDenies() throws Exception {
        var game = lab.program("game");
        var other = lab.program("other");
        publish(Action.ALLOW, game, "DENY");
        lab.shell("ln " + game + " " + lab.path("link"));

        var first = lab.run(KID, lab.path("link"));

        assertThat(first.code()).isNotZero();
        assertThat(lab.refusal()).containsExactly("kid", lab.path("link"), "checking");
        awaitRefusalOf("apps.rules[0]", lab.path("link"));
        assertThat(lab.run(KID, other, "hello").text()).isEqualTo("hello");
    }

    @Test
    void refusesAnInterpreterThatIsStartedByItself() throws Exception {
        var allowed = lab.program("allowed");
        var game = lab.program("game");

        publish(Action.DENY, allowed, "ALLOW", lab.path("ld.so"), "ALLOW");

        assertRefused(lab.path("ld.so"), game, "hello");
        assertThat(lab.refusal()).containsExactly("kid", lab.path("ld.so"), "apps.default");
        assertThat(lab.run(KID, allowed, "hello").text()).isEqualTo("hello");
    }

    @Test
    void refusesAnInterpreterByItselfWhereOnlyOneProgramIsDenied() throws Exception {
        lab.system(lab.program("shell"));
        var game = lab.program("game");
        var other = lab.program("other");

        publish(Action.ALLOW, game, "DENY");

        assertRefused(lab.path("ld.so"), game, "hello");
        assertThat(lab.run(KID, other, "hello").text()).isEqualTo("hello");
    }

    @Test
    void refusesAnInterpreterAfterAStartThatFailedByItself() throws Exception {
        var allowed = lab.program("allowed");
        var game = lab.program("game");
        publish(Action.DENY, allowed, "ALLOW");

        // The kernel asks the gate first and then finds that the argument is too long; the thread stays the same.
        var said = lab.run(
                KID,
                "bash",
                "-c",
                "shopt -s execfail; exec " + allowed + " $(head -c 200000 /dev/zero | tr '\\0' a); exec "
                        + lab.path("ld.so") + " " + game + " hello");

        assertThat(said.text()).contains("Argument list too long").doesNotEndWith("hello");
        assertThat(lab.refusal()).containsExactly("kid", lab.path("ld.so"), "apps.default");
    }

    @Test
    void startsAScriptOnlyWhenItsInterpreterMayStartToo() throws Exception {
        var shell = lab.program("shell", "/bin/dash");
        var script = lab.script("script", shell, "echo hello");
        var stranger = lab.script("stranger", shell, "echo hello");

        publish(Action.DENY, script, "ALLOW");
        assertRefused(script);
        assertThat(lab.refusal()).containsExactly("kid", shell, "apps.default");

        publish(Action.DENY, script, "ALLOW", shell, "ALLOW");
        assertThat(lab.run(KID, script).text()).isEqualTo("hello");
        assertRefused(stranger);
    }

    @Test
    void followsLinksThatOnlyAnAdministratorCanChange() throws Exception {
        var allowed = lab.program("allowed");
        var game = lab.program("game");
        lab.home("home", KID);
        lab.shell("cd " + lab.path("") + "; ln -s allowed good; ln -s ../game home/bad; ln -s ../allowed home/good");

        publish(Action.DENY, lab.path("good"), "ALLOW", lab.path("home/bad"), "ALLOW");

        assertThat(lab.run(KID, lab.path("good"), "hello").text()).isEqualTo("hello");
        assertThat(lab.run(KID, allowed, "hello").text()).isEqualTo("hello");
        assertThat(lab.run(KID, lab.path("home/good"), "hello").text()).isEqualTo("hello");
        assertRefused(game);
        assertRefused(lab.path("home/bad"));
    }

    @Test
    void neverAllowsAFileThatTheChildCanChange() throws Exception {
        lab.program("own");
        lab.program("open");
        lab.home("home", KID);
        lab.shell("cd " + lab.path("") + "; cp own home/placed; chown " + KID + " own; chmod o+w open");

        publish(Action.DENY, lab.path("own"), "ALLOW", lab.path("open"), "ALLOW", lab.path("home/placed"), "ALLOW");

        assertRefused(lab.path("own"));
        assertRefused(lab.path("open"));
        assertRefused(lab.path("home/placed"));
    }

    @Test
    void isNotFooledByAPath() throws Exception {
        var allowed = lab.program("allowed");
        var game = lab.program("game");
        publish(Action.DENY, allowed, "ALLOW");

        var said = lab.run(
                KID,
                "unshare",
                "-Urm",
                "sh",
                "-c",
                "mount --bind " + game + " " + allowed + " && " + allowed + " hello");

        assertThat(said.text()).doesNotContain("hello").contains("Operation not permitted");
        assertThat(lab.run(KID, allowed, "hello").text()).isEqualTo("hello");
    }

    @Test
    void refusesAnAllowedFileThatTheChildReplaced() throws Exception {
        var allowed = lab.program("allowed");
        lab.home("home", KID);
        publish(Action.DENY, allowed, "ALLOW");
        lab.shell("cd " + lab.path("") + "; cp allowed home/mine; chown " + KID + " home/mine; mv home/mine allowed");

        assertRefused(allowed);

        awaitRefusalOf("apps.default", allowed);
    }

    @Test
    void startsAnUpgradedProgramOnceItWasLookedAt() throws Exception {
        var allowed = lab.program("allowed");
        publish(Action.DENY, allowed, "ALLOW");
        lab.shell("cd " + lab.path("") + "; cp allowed new; mv new allowed");

        assertRefused(allowed);
        assertThat(lab.refusal()).containsExactly("kid", allowed, "checking");

        await(() -> lab.run(KID, allowed, "hello").text().equals("hello"));
    }

    @Test
    void doesNotTakeAReusedInodeForTheAllowedFile() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/sbin/mkfs.ext4")), "needs mkfs.ext4: a tmpfs does not reuse inodes");
        lab.program("echo");
        lab.shell("cd " + lab.path("") + "; truncate -s 8M image; mkfs.ext4 -q image; mkdir disk;"
                + " mount -o loop image disk; cp echo disk/allowed; chmod 777 disk");
        var allowed = lab.path("disk/allowed");
        var inode = Files.getAttribute(lab.file("disk/allowed"), "unix:ino");
        publish(Action.DENY, allowed, "ALLOW");
        lab.shell("chmod 755 " + lab.path("disk"));
        publish(Action.DENY, allowed, "ALLOW");
        assertThat(lab.run(KID, allowed, "hello").text()).isEqualTo("hello");

        lab.shell("cd " + lab.path("disk") + "; rm allowed; cp ../echo other; chown " + KID + " other");

        assertThat(Files.getAttribute(lab.file("disk/other"), "unix:ino")).isEqualTo(inode);
        assertRefused(lab.path("disk/other"), "hello");
    }

    @Test
    void watchesAFileSystemThatIsMountedLater() throws Exception {
        lab.program("game");
        publish(Action.DENY);

        lab.shell("cd " + lab.path("") + "; mkdir later; mount -t tmpfs -o mode=755 plt later; cp game later/game");

        await(() -> lab.run(KID, lab.path("later/game")).text().contains("Operation not permitted"));
    }

    /// A known hole for static programs; for others their interpreter is on a file system that is marked.
    @Test
    void seesOnlyTheInterpreterOfAProgramOnATmpfsOfTheChildsOwn() throws Exception {
        var game = lab.program("game");
        var alone = lab.program("alone", "/sbin/ldconfig");
        publish(Action.DENY);
        var mount = "mount -t tmpfs own /mnt && cp " + game + " " + alone + " /mnt && exec /mnt/";

        assertThat(lab.run(KID, "unshare", "-Urm", "sh", "-c", mount + "game").text())
                .contains("Operation not permitted");
        assertThat(lab.run(KID, "unshare", "-Urm", "sh", "-c", mount + "alone --version")
                        .text())
                .contains("ldconfig");
    }

    @Test
    void refusesNothingOnceItIsClosed() throws Exception {
        var game = lab.program("game");
        publish(Action.DENY);
        assertRefused(game);

        lab.close();

        assertThat(lab.run(KID, game, "hello").text()).isEqualTo("hello");
    }

    @Test
    void letsEverythingStartWhenItsThreadStandsStillAndOpensAgain() throws Exception {
        var game = lab.program("game");
        publish(Action.DENY);
        lab.stall();
        var begin = Instant.now();

        var said = lab.run(KID, game, "hello");
        var waited = Duration.between(begin, Instant.now());
        lab.go();

        assertThat(said.text()).isEqualTo("hello");
        assertThat(waited).isBetween(Duration.ofMillis(700), Duration.ofSeconds(4));
        await(() -> lab.run(KID, game).text().contains("Operation not permitted"));
    }

    @Test
    void letsAPendingStartGoOnWhenItsProcessIsKilled() throws Exception {
        var game = lab.program("game");
        publish(Action.DENY);
        var gate = lab.gateProcess();
        new ProcessBuilder("kill", "-STOP", "" + gate.pid()).start().waitFor();
        var pending = lab.start(KID, game, "hello");
        var another = lab.start(0, game, "root");
        assertThat(another.waitFor(1500, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(pending.isAlive()).isTrue();

        gate.destroyForcibly();

        assertThat(another.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(pending.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(new String(pending.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("hello\n");
    }

    @Test
    void isNotStoppedByALeaseOnAFile() throws Exception {
        var allowed = lab.program("allowed");
        var leased = lab.program("leased");
        publish(Action.DENY, allowed, "ALLOW");
        try (var _ = Lease.of(lab.file("leased"))) {

            assertRefused(leased);

            assertThat(lab.run(KID, allowed, "hello").text()).isEqualTo("hello");
        }
    }

    @Test
    void refusesToWatchFromAProcessThatCouldHangTheMachine() {
        assertThatThrownBy(() -> new LinuxGate(Path.of("/nowhere"), (_, _, _) -> {}))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("must not be dumpable");
    }

    @Test
    void refusesToWatchWithoutLockedMemory() {
        assertThatThrownBy(() -> GateLab.open("unlocked")).hasMessageContaining("must be locked");
    }

    @Test
    void watchesNothingWhileNothingCanBeRefused() throws Exception {
        var open = "ls -l /proc/" + lab.gateProcess().pid() + "/fd";
        publish(Action.ALLOW, "/usr/games/chess", "ALLOW");
        var idle = lab.shell(open);

        publish(Action.ALLOW, "/usr/games/chess", "DENY");
        var watching = lab.shell(open);
        publish(Action.ALLOW);
        var idleAgain = lab.shell(open);

        assertThat(watching).contains("[fanotify]");
        assertThat(idle).doesNotContain("[fanotify]");
        assertThat(idleAgain).doesNotContain("[fanotify]");
    }

    @Test
    void countsSubordinateIdsAsTheChild() throws Exception {
        var game = lab.program("game");
        lab.shell("echo kid:620000:1000 > " + lab.path("subuid") + "; mount --bind " + lab.path("subuid")
                + " /etc/subuid");

        publish(Action.DENY);

        assertThat(lab.run(620_500, game).text()).contains("Operation not permitted");
        assertThat(lab.run(621_000, game, "hello").text()).isEqualTo("hello");
    }

    /// A known hole for static programs, as above.
    @Test
    void seesOnlyTheInterpreterOfAProgramInMemory() throws Exception {
        var game = lab.program("game");
        var alone = lab.program("alone", "/sbin/ldconfig");
        var number = Map.of("amd64", 319, "aarch64", 279).get(System.getProperty("os.arch"));
        assumeTrue(number != null, "needs the number of memfd_create(2) on this architecture");
        publish(Action.DENY);
        var run = "my $fd = syscall(" + number + ", my $name = 'x', 0); open(my $to, '>&=', $fd); local $/;"
                + " open(my $from, '<', shift); binmode $_ for $from, $to; print {$to} <$from>; $to->flush;"
                + " exec {'/proc/self/fd/' . $fd} 'x', @ARGV; print $!";

        assertThat(lab.run(KID, "perl", "-MIO::Handle", "-e", run, game, "hello")
                        .text())
                .isEqualTo("Operation not permitted");
        assertThat(lab.run(KID, "perl", "-MIO::Handle", "-e", run, alone, "--version")
                        .text())
                .contains("ldconfig");
    }

    private void awaitRefusalOf(String rule, String path) throws Exception {
        await(() -> {
            lab.run(KID, path);
            return lab.refusal().equals(List.of("kid", path, rule));
        });
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        var deadline = Instant.now().plusSeconds(10);
        while (!condition.holds()) {
            assertThat(Instant.now()).as("in time").isBefore(deadline);
        }
    }

    private void assertRefused(String... command) throws Exception {
        var said = lab.run(KID, command);
        assertThat(said.text()).contains("Operation not permitted");
        assertThat(said.code()).isNotZero();
    }

    private void publish(Action otherwise, String... rules) throws Exception {
        var list = new ArrayList<AppRules.PathRule>();
        for (int i = 0; i < rules.length; i += 2) {
            list.add(new AppRules.PathRule(rules[i], Action.valueOf(rules[i + 1])));
        }
        lab.publish(new GateView(Map.of(
                new ChildAccount("" + KID, "kid", Path.of(lab.path("home"))),
                new GateView.ChildView(
                        new ChildId("kid"),
                        "test",
                        new AppRules(otherwise, list),
                        new SiteRules(SiteRules.Action.ALLOW, List.of())))));
    }
}
