package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardLink;
import org.porchlight.text.Language;

class TrialTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path directory = Path.of("");

    private Launcher launcher() throws IOException {
        return new Launcher(script(directory));
    }

    /// A program that starts the guard of a trial.
    static Path script(Path folder) throws IOException {
        var script = folder.resolve("porchlight");
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        Files.writeString(script, """
                #!/bin/sh
                exec %s -cp '%s' org.porchlight.console.TrialGuard "$@"
                """.formatted(java, System.getProperty("java.class.path")));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }

    private static GuardLink reach(Trial trial) throws IOException, InterruptedException {
        var until = Instant.now().plus(PATIENCE);
        Optional<GuardLink> link = Optional.empty();
        while (link.isEmpty() && Instant.now().isBefore(until)) {
            assertThat(trial.isRunning()).isTrue();
            link = connect(trial);
            if (link.isEmpty()) {
                LockSupport.parkNanos(50_000_000);
            }
        }
        return link.orElseThrow();
    }

    /// On a busy machine a guard that begins may take longer over an answer than a link waits.
    private static Optional<GuardLink> connect(Trial trial) {
        try {
            return trial.connect(Console::connect);
        } catch (IOException slow) {
            return Optional.empty();
        }
    }

    @Test
    void startsAGuardOfItsOwnAndLeavesNothingBehind() throws Exception {
        var trial = Trial.start(launcher(), Language.ZH_CN);
        List<?> children;
        try (var link = reach(trial)) {
            children = ((Answer.Status) link.ask(new Command.Status())).report().children();
        } finally {
            trial.close();
        }

        assertThat(children).isNotEmpty();
        assertThat(trial.isRunning()).isFalse();
        assertThat(trial.directory()).doesNotExist();
    }

    @Test
    void findsNoLauncherWhereNoneIsNamed() {
        assertThat(Launcher.found()).isEmpty();
    }
}
