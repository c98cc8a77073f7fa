package org.porchlight.platform.linux.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.core.policy.AppRules.Action;
import org.porchlight.port.MachineException;

/// That the gate hangs nobody, and lets go of everything in the end.
@Tag("os")
@Timeout(300)
class LinuxGateSafetyTest extends WithGateLab {
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
        assertThat(waited).isBetween(Duration.ofMillis(700), Duration.ofSeconds(60));
        await(() -> lab.run(KID, game).text().contains("Operation not permitted"));
    }

    /// The kernel refuses each start for which it has no descriptor to hand over, root's as well.
    @Test
    void letsEverythingStartWhereItHasNoDescriptorLeft() throws Exception {
        var game = lab.program("game");
        publish(Action.DENY);
        assertThat(lab.run(0, game, "root").text()).isEqualTo("root");
        var gate = lab.gateProcess().pid();

        limit(gate, "3");
        await(() -> lab.run(0, game, "root").text().equals("root"));
        limit(gate, "1024");
        // As the keeper of rules does in its rounds.
        publish(Action.DENY);

        assertRefused(game);
        assertThat(lab.run(0, game, "root").text()).isEqualTo("root");
    }

    private static void limit(long pid, String files) throws Exception {
        var set = new ProcessBuilder("prlimit", "--pid", "" + pid, "--nofile=" + files + ":")
                .inheritIO()
                .start();
        assertThat(set.waitFor()).isZero();
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

        assertThat(another.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(pending.waitFor(60, TimeUnit.SECONDS)).isTrue();
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
    void refusesNothingOnceItIsClosed() throws Exception {
        var game = lab.program("game");
        publish(Action.DENY);
        assertRefused(game);

        lab.close();

        assertThat(lab.run(KID, game, "hello").text()).isEqualTo("hello");
    }
}
