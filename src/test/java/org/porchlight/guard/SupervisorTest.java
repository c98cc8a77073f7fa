package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.agent.Eventually;

@Timeout(300)
class SupervisorTest {
    private static final Duration SILENCE = Duration.ofSeconds(1);

    @TempDir
    Path folder;

    private final Supervisor supervisor = new Supervisor(SILENCE);

    @AfterEach
    void endWhatIsLeft() {
        supervisor.stop();
    }

    @Test
    void givesTheGuardItsOwnFlagsAndAllElseThatItHasItself() {
        var stays = List.of("-Da.b=/c d", "-cp", "/c d/one.jar", "org.porchlight.Main", "guard", "--data", "/srv");
        var command = new ArrayList<>(List.of("java", "-Xmx16m", "--enable-x=y", "-XX:AOTCache=/c d/supervisor.aot"));
        command.addAll(stays);

        Supervisor.exchange(command, "-Xmx48m  --enable-x=y ", Optional.of("/c d/guard.aot"));

        assertThat(command.subList(0, 4))
                .containsExactly("java", "-XX:AOTCache=/c d/guard.aot", "-Xmx48m", "--enable-x=y");
        assertThat(command.subList(4, command.size())).isEqualTo(stays);
    }

    @Test
    void startsAGuardAgainThatWasKilled() throws Exception {
        var code = supervisor.loop(Optional.empty(), shell("""
                echo life >> "$1"
                if [ "$(wc -l < "$1")" -lt 3 ]; then kill -9 $$; fi
                exit 0
                """));

        assertThat(code).isZero();
        assertThat(lives()).isEqualTo(3);
    }

    /// Were each of these deaths answered later than the one before, it would take half a minute.
    @Test
    @Timeout(25)
    void startsAGuardThatRanAtOnceHoweverOftenItIsKilled() throws Exception {
        var code = supervisor.loop(Optional.empty(), shell("""
                echo life >> "$1"
                if [ "$(wc -l < "$1")" -lt 8 ]; then printf .; sleep 0.3; kill -9 $$; fi
                exit 0
                """));

        assertThat(code).isZero();
        assertThat(lives()).isEqualTo(8);
    }

    @Test
    void killsAGuardThatStandsStill() throws Exception {
        var code = supervisor.loop(Optional.empty(), shell("""
                echo life >> "$1"
                if [ "$(wc -l < "$1")" -eq 1 ]; then printf .; kill -STOP $$; fi
                exit 0
                """));

        assertThat(code).isZero();
        assertThat(lives()).isEqualTo(2);
    }

    @Test
    void leavesAGuardAloneThatBeats() throws Exception {
        var code = supervisor.loop(Optional.empty(), shell("""
                echo life >> "$1"
                for i in 1 2 3 4 5 6; do printf .; sleep 0.4; done
                exit 0
                """));

        assertThat(code).isZero();
        assertThat(lives()).isEqualTo(1);
    }

    @Test
    void doesNotRepeatWhatCannotWork() throws Exception {
        var code = supervisor.loop(Optional.empty(), shell("echo life >> \"$1\"; exit 5"));

        assertThat(code).isEqualTo(5);
        assertThat(lives()).isEqualTo(1);
    }

    /// It looks twice in a second for years, and Java keeps what it is asked for until the process ends.
    @Test
    void asksOnceForTheEndOfAGuard() throws Exception {
        var process = new ProcessBuilder("sh", "-c", "sleep 1.2").start();
        var asked = new AtomicInteger();
        var counting = (ProcessHandle) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ProcessHandle.class}, (_, method, values) -> {
                    if (method.getName().equals("onExit")) {
                        asked.incrementAndGet();
                    }
                    return method.invoke(process.toHandle(), values);
                });

        var code = supervisor.loop(
                Optional.of(new Guarded(counting, process.getInputStream(), process::waitFor)), List.of("false"));

        assertThat(code).isZero();
        assertThat(asked).hasValue(1);
    }

    /// 3 is how Java ends that may not go on without memory.
    @Test
    void startsAGuardAgainThatRanOutOfMemory() throws Exception {
        var code = supervisor.loop(Optional.empty(), shell("""
                echo life >> "$1"
                if [ "$(wc -l < "$1")" -eq 1 ]; then exit 3; fi
                exit 0
                """));

        assertThat(code).isZero();
        assertThat(lives()).isEqualTo(2);
    }

    @Test
    void goesOnAskingForWhatWasThereBefore() throws Exception {
        var code = supervisor.loop(Optional.empty(), shell("""
                echo life >> "$1"
                case $(wc -l < "$1") in
                  1) printf .; sleep 0.4; kill -9 $$ ;;
                  2) exit 5 ;;
                esac
                exit 0
                """));

        assertThat(code).isZero();
        assertThat(lives()).isEqualTo(3);
    }

    /// A fork has what its guard had open until it is another program, and others wait for that.
    @Test
    void endsWhatADeadGuardWasAboutToStartAndNoneOfItsPrograms() throws Exception {
        var code = supervisor.loop(Optional.empty(), shell("""
                echo life >> "$1"
                if [ "$(wc -l < "$1")" -gt 1 ]; then exit 0; fi
                sleep 3600 &
                echo $! > "$1.fork"
                sleep 3600 > /dev/null &
                echo $! > "$1.program"
                until [ "$(readlink /proc/$!/fd/1)" = /dev/null ]; do :; done
                kill -9 $$
                """));

        assertThat(code).isZero();
        Eventually.holds("the fork is gone", Duration.ofSeconds(60), () -> !isThere("fork"));
        assertThat(isThere("program")).isTrue();
        ProcessHandle.of(pid("program")).orElseThrow().destroyForcibly();
    }

    private boolean isThere(String name) {
        return Files.exists(Path.of("/proc", Long.toString(pid(name)), "exe"));
    }

    private long pid(String name) {
        try {
            return Long.parseLong(Files.readString(Path.of(log() + "." + name)).strip());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void endsTheGuardWithItself() throws Exception {
        var patient = new Supervisor(Duration.ofSeconds(30));
        var command =
                shell("trap 'echo ended >> \"$1\"; exit 0' TERM; echo life >> \"$1\"; while :; do sleep 0.1; done");
        var code = CompletableFuture.supplyAsync(() -> run(patient, command));
        awaitLife();

        patient.stop();

        assertThat(code.get(60, TimeUnit.SECONDS)).isZero();
        assertThat(Files.readString(log())).contains("ended");
    }

    private static int run(Supervisor supervisor, List<String> command) {
        try {
            return supervisor.loop(Optional.empty(), command);
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private List<String> shell(String script) {
        return List.of("sh", "-c", script, "guard", log().toString());
    }

    private Path log() {
        return folder.resolve("lives");
    }

    private long lives() throws IOException {
        return Files.readAllLines(log()).size();
    }

    private void awaitLife() throws IOException {
        Files.writeString(log(), "", StandardOpenOption.CREATE);
        while (Files.size(log()) == 0) {
            Thread.onSpinWait();
        }
    }
}
