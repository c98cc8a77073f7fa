package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.report.Check;
import org.porchlight.core.report.Check.Of;
import org.porchlight.core.report.Check.Seen;
import org.porchlight.core.report.Check.State;
import org.porchlight.port.MachineException;

/// Processes with the command lines of guards, and a system without systemd; that with it is booted elsewhere.
@Tag("os")
class SupervisorCheckTest {
    private static final String NAMES = " org.porchlight.Main guard";

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        for (var process : started) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /// Runs a shell until it is ended, whose words after the script are those of a guard.
    private Process shell(String script, String... words) throws IOException {
        var command = new ArrayList<>(List.of("sh", "-c", script));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }

    private State state(Optional<Integer> guard) throws MachineException {
        assumeFalse(SystemdUnit.isSystemdHere(), "systemd runs here, which starts the real guard");
        return new SupervisorCheck(List.of(folder.resolve("inittab")))
                .look(guard)
                .state();
    }

    private static int pid(Process process) {
        return (int) process.pid();
    }

    @Test
    void isWeakWhereNothingStartsAGuardWithThePc() throws Exception {
        Files.writeString(folder.resolve("inittab"), "# pl:2345:respawn:/opt/porchlight/porchlight guard\n");

        assertThat(state(Optional.empty())).isEqualTo(State.WEAK);
    }

    @Test
    void namesTheLauncherThatIsToBeStarted() throws Exception {
        assumeFalse(SystemdUnit.isSystemdHere(), "systemd runs here, which starts the real guard");
        var before = Optional.ofNullable(System.setProperty("porchlight.launcher", "/home/anna/porchlight/porchlight"));
        try {
            var found = new SupervisorCheck(List.of()).look(Optional.empty());

            assertThat(found)
                    .isEqualTo(
                            new Seen(Of.SUPERVISOR, State.WEAK, "no-script", "/home/anna/porchlight/porchlight", ""));
        } finally {
            before.ifPresentOrElse(
                    was -> System.setProperty("porchlight.launcher", was),
                    () -> System.clearProperty("porchlight.launcher"));
        }
    }

    @Test
    void isInOrderWhereALineStartsIt() throws Exception {
        Files.writeString(folder.resolve("inittab"), "pl:2345:respawn:/opt/porchlight/porchlight guard\n");

        assertThat(state(Optional.empty())).isEqualTo(State.OK);
    }

    @Test
    void isBrokenWhereNobodyWouldStartTheGuardAgain() throws Exception {
        var guard = shell("read x; :", "org.porchlight.Main", "guard", "--supervised");
        Await.until("it runs", () -> SupervisorCheck.isGuard(pid(guard), true));

        assertThat(state(Optional.of(pid(guard)))).isEqualTo(State.BROKEN);
    }

    @Test
    void isNotBrokenUnderASupervisor() throws Exception {
        var supervisor = shell(
                "sh -c 'read x; :'" + NAMES + " --supervised; :", "org.porchlight.Main", "guard", "--data", "/srv/p");
        Await.until("both run", () -> guardOf(supervisor).isPresent());

        Check found = new SupervisorCheck(List.of()).look(guardOf(supervisor));

        assertThat(found.state()).isEqualTo(State.WEAK);
        assertThat(found)
                .as("the line that starts it again has the same folders")
                .isInstanceOfSatisfying(
                        Seen.class,
                        seen -> assertThat(seen.args())
                                .last()
                                .isEqualTo(SystemdUnit.isSystemdHere() ? "porchlight.service" : " --data /srv/p"));
        assertThat(SupervisorCheck.isGuard(pid(supervisor), false)).isTrue();
    }

    private static Optional<Integer> guardOf(Process supervisor) throws MachineException {
        for (var child : supervisor.children().toList()) {
            if (SupervisorCheck.isGuard((int) child.pid(), true)) {
                return Optional.of((int) child.pid());
            }
        }
        return Optional.empty();
    }
}
