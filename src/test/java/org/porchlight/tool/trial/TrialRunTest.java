package org.porchlight.tool.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.Trouble;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SocketLink;

/// The process of a trial, started as the console starts it.
@Timeout(300)
class TrialRunTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path above;

    private Process start(Path folder) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-Duser.language=en",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.porchlight.Main",
                        TrialRun.VERB,
                        folder.toString())
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static StatusReport report(Path folder, Process trial) throws IOException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var link = SocketLink.connect(folder.resolve("run").resolve(SocketLink.SOCKET))) {
                return ((Answer.Status) link.ask(new Command.Status())).report();
            } catch (GuardMissing | IOException notYet) {
                assertThat(trial.isAlive()).isTrue();
                assertThat(System.nanoTime()).as(notYet.toString()).isLessThan(until);
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    @Test
    void endsWithItsParentAndLeavesNothing() throws Exception {
        var folder = Files.createDirectory(above.resolve("trial"));
        var trial = start(folder);
        try {
            var report = report(folder, trial);
            assertThat(report.children().stream().map(child -> child.id().value()))
                    .containsExactly("sample-mei", "sample-jie");
            assertThat(report.troubles())
                    .extracting(Trouble::sort)
                    .as("nobody can mend what is wrong with a sample")
                    .doesNotContain(Trouble.Sort.ACCOUNT_SHARED);

            // What the kernel does when the parent is killed.
            trial.getOutputStream().close();

            assertThat(trial.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(folder).doesNotExist();
        } finally {
            trial.destroyForcibly();
        }
    }

    @Test
    void takesNoFolderThatHasAnythingInIt() throws Exception {
        Files.writeString(above.resolve("mine"), "");
        var trial = start(above);

        assertThat(trial.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(trial.exitValue()).isEqualTo(2);
        assertThat(above.resolve("mine")).exists();
    }
}
