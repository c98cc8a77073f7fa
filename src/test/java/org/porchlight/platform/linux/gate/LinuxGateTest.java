package org.porchlight.platform.linux.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.core.policy.AppRules.Action;

/// What a child can and cannot start, and who is a child.
@Tag("os")
@Timeout(300)
class LinuxGateTest extends WithGateLab {
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
}
