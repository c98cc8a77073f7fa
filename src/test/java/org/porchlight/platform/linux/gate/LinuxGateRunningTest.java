package org.porchlight.platform.linux.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.core.policy.AppRules.Action;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.ProcessRef;

/// What is said of programs that run already: the same as of their start.
@Tag("os")
@Timeout(300)
class LinuxGateRunningTest extends WithGateLab {
    private static final String LONG = "60";

    /// A process of the child that runs a program.
    private long running(String program, String... more) throws Exception {
        var command = new String[more.length + 2];
        command[0] = program;
        System.arraycopy(more, 0, command, 1, more.length);
        command[more.length + 1] = LONG;
        var started = lab.start(KID, command);
        var found = new long[1];
        await(() -> {
            found[0] = started.descendants()
                    .filter(process -> isRunning(process.pid(), program))
                    .mapToLong(ProcessHandle::pid)
                    .findFirst()
                    .orElse(0);
            return found[0] != 0;
        });
        return found[0];
    }

    private static boolean isRunning(long pid, String program) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/exe")).endsWith(program.substring(1));
        } catch (java.io.IOException gone) {
            return false;
        }
    }

    private boolean mayRun(long pid) {
        return lab.mayRun(new ChildAccount("" + KID, "kid", Path.of("/")), new ProcessRef(pid, 0));
    }

    @Test
    void tellsTheListFromTheRest() throws Exception {
        var lesson = lab.program("lesson", "/bin/sleep");
        var game = lab.program("game", "/bin/sleep");
        var studies = running(lesson);
        var plays = running(game);

        publish(Action.DENY, lesson, "ALLOW");

        assertThat(mayRun(studies)).isTrue();
        assertThat(mayRun(plays)).isFalse();
        assertThat(mayRun(Integer.MAX_VALUE)).as("one that is gone").isFalse();
    }

    @Test
    void letsTheSystemGoOn() throws Exception {
        var shell = lab.program("shell", "/bin/sleep");
        lab.system(shell);
        var runs = running(shell);

        publish(Action.DENY);

        assertThat(mayRun(runs)).isTrue();
    }

    @Test
    void knowsNoFileThatTheChildCanChange() throws Exception {
        var own = lab.program("own", "/bin/sleep");
        lab.shell("chown " + KID + " " + own);
        var runs = running(own);

        publish(Action.DENY, own, "ALLOW");

        assertThat(mayRun(runs)).isFalse();
    }

    @Test
    void knowsNoFileThatChangedSince() throws Exception {
        var lesson = lab.program("lesson", "/bin/sleep");
        var runs = running(lesson);
        publish(Action.DENY, lesson, "ALLOW");

        lab.shell("chmod 750 " + lesson);

        assertThat(mayRun(runs)).isFalse();
    }

    @Test
    void knowsNoProgramThatTheElfInterpreterWasGiven() throws Exception {
        var lesson = lab.program("lesson", "/bin/sleep");
        var runs = running(lab.path("ld.so"), lesson);

        publish(Action.DENY, lesson, "ALLOW");

        assertThat(mayRun(runs)).isFalse();
    }

    @Test
    void letsAllGoOnWhereNothingIsRefused() throws Exception {
        var game = lab.program("game", "/bin/sleep");
        var runs = running(game);

        publish(Action.ALLOW);

        assertThat(mayRun(runs)).isTrue();
    }
}
