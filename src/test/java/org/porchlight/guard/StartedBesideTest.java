package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.platform.linux.Await;

/// The real launcher, in a folder of its own: what it takes for Java becomes a real supervisor, and a guard that is a
/// shell.
@Tag("os")
@Timeout(300)
class StartedBesideTest {
    @TempDir
    Path folder;

    @BeforeEach
    void layOut() throws IOException {
        Files.createDirectories(folder.resolve("target"));
        Files.copy(Path.of("porchlight"), folder.resolve("porchlight"));
        for (var there : List.of("target/.built", "target/.guard-tried", "target/guard.aot")) {
            Files.createFile(folder.resolve(there));
        }
        var programs = Files.createDirectories(jdk().resolve("bin"));
        Files.writeString(jdk().resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
        program(programs.resolve("javac"), "#!/bin/sh\n");
        program(programs.resolve("java"), """
                #!/bin/sh
                case " $* " in
                  *' --supervised '*)
                    echo "$*" > '%1$s/words'
                    exec sh '%1$s/life' '%1$s' ;;
                esac
                for word; do
                  case $word in -Dporchlight.guard.first=*) first=$word ;; esac
                done
                exec '%2$s' --enable-native-access=ALL-UNNAMED "$first" -cp '%3$s' \\
                  org.porchlight.guard.SupervisedShell sh '%1$s/life' '%1$s'
                """.formatted(
                        folder, ProcessHandle.current().info().command().orElseThrow(), Programs.classPath()));
    }

    private Path jdk() {
        return folder.resolve("jdk");
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process guard(String life, String... words) throws IOException {
        Files.writeString(folder.resolve("life"), life);
        var command = new ArrayList<>(List.of(folder.resolve("porchlight").toString(), "guard"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said().toFile());
        builder.environment().put("JAVA_HOME", jdk().toString());
        return builder.start();
    }

    private Path said() {
        return folder.resolve("said");
    }

    private int code(Process supervisor) throws Exception {
        assertThat(supervisor.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return supervisor.exitValue();
    }

    private List<String> lives() throws IOException {
        return Files.readAllLines(folder.resolve("lives"));
    }

    @Test
    void isAChildOfItsSupervisorWithItsOwnFlags() throws Exception {
        var supervisor = guard("echo $PPID > \"$1/lives\"; exit 0", "--data", "/srv/a b");

        assertThat(code(supervisor)).as(Files.readString(said())).isZero();
        assertThat(lives()).containsExactly(Long.toString(supervisor.pid()));
        assertThat(Files.readString(folder.resolve("words")))
                .contains("-XX:AOTCache=" + folder.resolve("target/guard.aot"))
                .contains("-Xmx48m")
                .doesNotContain("-Xmx16m")
                .endsWith("org.porchlight.Main guard --data /srv/a b --supervised\n");
        assertThat(folder.resolve("said")).isEmptyFile();
    }

    /// The dead one is taken off the list of processes before another begins.
    @Test
    void isStartedAgainWhenItIsKilled() throws Exception {
        var supervisor = guard("""
                echo $$ >> "$1/lives"
                if [ "$(wc -l < "$1/lives")" -eq 1 ]; then
                  printf .
                  until grep -qs heartbeat /proc/$PPID/task/*/comm; do :; done
                  kill -9 $$
                fi
                if [ -e "/proc/$(head -n 1 "$1/lives")" ]; then exit 1; fi
                exit 0
                """);

        assertThat(code(supervisor)).as(Files.readString(said())).isZero();
        assertThat(lives()).hasSize(2);
        assertThat(Files.readString(said())).contains("ended with code 137; it is started again");
    }

    /// Perhaps before its supervisor is there, which then asks another one.
    @Test
    void endsWhatCannotWorkWithItsCode() throws Exception {
        assertThat(code(guard("exit 5"))).isEqualTo(5);
    }

    @Test
    void isEndedWithItsSupervisor() throws Exception {
        var supervisor = guard("""
                trap 'echo ended >> "$1/lives"; exit 0' TERM
                echo life >> "$1/lives"
                while :; do printf .; sleep 0.1; done
                """);
        Await.until("both run", () -> Files.exists(folder.resolve("lives")) && listens(supervisor));

        supervisor.destroy();

        assertThat(code(supervisor)).isNotZero();
        assertThat(lives()).containsExactly("life", "ended");
    }

    /// Whether it has come so far that it ends the guard with itself.
    private static boolean listens(Process supervisor) throws IOException {
        try (var threads = Files.list(Path.of("/proc", Long.toString(supervisor.pid()), "task"))) {
            return threads.anyMatch(StartedBesideTest::isHeartbeat);
        }
    }

    private static boolean isHeartbeat(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).equals("heartbeat\n");
        } catch (IOException gone) {
            return false;
        }
    }

    @Test
    void endsByItselfWhenItsSupervisorWasEndedBeforeItRan() throws Exception {
        var command = Programs.porchlight("guard", "--soft", "--supervised");
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        command.addAll(List.of("--run", folder.resolve("run").toString()));
        var guard = new ProcessBuilder(command).redirectError(said().toFile()).start();
        guard.getInputStream().close();

        assertThat(code(guard)).isZero();
        assertThat(Files.readString(said()))
                .contains("supervisor was ended before")
                .contains("has ended");
    }

    /// Two would say it twice.
    @Test
    void isNotStartedForAHelp() throws Exception {
        var process = guard("echo life >> \"$1/lives\"", "--help");

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("lives")).doesNotExist();
    }
}
