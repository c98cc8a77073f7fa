package org.porchlight.platform.linux.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.core.policy.AppRules.Action;
import org.porchlight.core.policy.ChildId;
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
        return found(lab.start(KID, command), program);
    }

    private static long found(Process started, String program) throws Exception {
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

    private boolean goesOn(long pid) {
        return lab.goesOn(new ChildAccount("" + KID, "kid", Path.of("/")), new ProcessRef(pid, 0));
    }

    @Test
    void tellsWhatGoesOnThoughTimeIsClosed() throws Exception {
        var lesson = lab.program("lesson", "/bin/sleep");
        var paint = lab.program("paint", "/bin/sleep");
        var panel = lab.program("panel", "/bin/sleep");
        var shell = lab.program("shell", "/bin/sleep");
        var game = lab.program("game", "/bin/sleep");
        var own = lab.program("own", "/bin/sleep");
        lab.shell("chown " + KID + " " + own);
        lab.system(panel, shell);
        var lessonRuns = running(lesson);
        var paintRuns = running(paint);
        var panelRuns = running(panel);
        var typed = lab.start(KID, "/usr/bin/script", "-qec", shell + " " + LONG, "/dev/null");
        var typedRuns = found(typed, shell);
        var gameRuns = running(game);
        var ownRuns = running(own);

        publish(Action.ALLOW, paint, "ALLOW");
        boolean without = goesOn(panelRuns);
        publish(Action.ALLOW, lesson, GateLab.FREE, paint, "ALLOW", own, GateLab.FREE);

        assertThat(without).as("where nothing is exempt nothing goes on").isFalse();
        assertThat(goesOn(lessonRuns)).isTrue();
        assertThat(goesOn(panelRuns)).as("the desktop").isTrue();
        assertThat(goesOn(typedRuns)).as("what the system needs, in a terminal").isFalse();
        assertThat(goesOn(paintRuns)).as("what counts").isFalse();
        assertThat(goesOn(gameRuns)).isFalse();
        assertThat(goesOn(ownRuns)).as("a file of the child's").isFalse();
        assertThat(mayRun(gameRuns)).isTrue();
    }

    @Test
    void tellsOfFilesThatGoOnAndOfNoOthers() throws Exception {
        var lesson = lab.program("lesson", "/bin/sleep");
        var own = lab.program("own", "/bin/sleep");
        var link = lab.path("link");
        var script = lab.script("script", "/bin/sh", "sleep 60");
        lab.shell("chown " + KID + " " + own + " && ln -s lesson " + link);

        publish(
                Action.ALLOW,
                link,
                GateLab.FREE,
                own,
                GateLab.FREE,
                script,
                GateLab.FREE,
                lab.path("absent"),
                GateLab.FREE);

        assertThat(goesOn(running(lesson))).isTrue();
        assertThat(lab.goingOn()).isEqualTo(Map.of(new ChildId("kid"), Map.of(link, lesson)));
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

    /// As the server of ssh does for a log-in: the same file, which the child itself could not start.
    @Test
    void letsGoOnWhatAServerOfRootsHasBecomeForTheChild() throws Exception {
        var serves = "import os, sys, time\n"
                + "if os.fork() == 0:\n  os.setresuid(%1$d, %1$d, %1$d)\n  print(os.getpid(), flush=True)\n"
                        .formatted(KID)
                + "time.sleep(300)";
        var python = Path.of("/usr/bin/python3").toRealPath().toString();
        var own = running(python, "-c", "import time; time.sleep(300)");
        var server = new ProcessBuilder(python, "-c", serves).start();
        try (var said = server.inputReader()) {
            long served = Long.parseLong(said.readLine());

            publish(Action.DENY);

            assertThat(mayRun(served)).isTrue();
            assertThat(mayRun(own)).as("started by the child").isFalse();
        } finally {
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly().waitFor();
        }
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
