package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SocketLink;

/// Real processes without root: a guard, what is counted, and who asks on its socket.
abstract class OnSoftGuard {
    static final ChildId MEI = new ChildId("mei");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    /// What the test started, which ends with it.
    final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
        // A program that was handed over outlives the one that started it; all of them name the folder.
        var left = ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                .toList();
        left.forEach(ProcessHandle::destroyForcibly);
        left.forEach(process -> process.onExit().join());
    }

    Path run() {
        return folder.resolve("run");
    }

    Optional<Answer> ask(Command.ByParent command) {
        try (var link = SocketLink.connect(run().resolve(SocketLink.SOCKET))) {
            return Optional.of(link.ask(command));
        } catch (GuardMissing | IOException notYet) {
            return Optional.empty();
        }
    }

    Optional<ChildStatus> awaitChild(Predicate<ChildStatus> wanted) throws IOException {
        var found = new ArrayList<ChildStatus>();
        until(() -> ask(new Command.Status()).stream()
                .filter(Answer.Status.class::isInstance)
                .flatMap(answer -> ((Answer.Status) answer).report().children().stream())
                .filter(wanted)
                .peek(found::add)
                .findFirst()
                .isPresent());
        return found.stream().findFirst();
    }

    interface Condition {
        boolean holds() throws IOException;
    }

    static boolean until(Condition condition) throws IOException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            if (condition.holds()) {
                return true;
            }
            LockSupport.parkNanos(50_000_000);
        }
        return false;
    }

    /// A program of the child that counts in a file.
    void startCounting() throws IOException {
        var script = "i=0; while :; do i=$((i+1)); echo $i > " + folder + "/new; mv " + folder + "/new " + folder
                + "/count; sleep 0.1; done";
        startVerb("run", "--run", run().toString(), "--", "sh", "-c", script);
        assertThat(until(() -> count() > 0)).isTrue();
    }

    void startVerb(String... arguments) throws IOException {
        started.addFirst(Programs.start(Programs.porchlight(arguments), folder.resolve("log")));
    }

    Path data() {
        return folder.resolve("data");
    }

    long count() throws IOException {
        var file = folder.resolve("count");
        return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
    }

    boolean staysAt(long number) throws IOException {
        var end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        while (System.nanoTime() < end) {
            if (count() != number) {
                return false;
            }
            LockSupport.parkNanos(10_000_000);
        }
        return true;
    }
}
