package org.porchlight.guard;

import java.io.IOException;
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
}
