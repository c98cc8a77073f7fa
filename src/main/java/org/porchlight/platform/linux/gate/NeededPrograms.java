package org.porchlight.platform.linux.gate;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import org.porchlight.port.MachineException;
import org.porchlight.port.VitalThread;

/// Whether a path is one that a log-in or a desktop needs. The list is read by a thread of its own while a guard does
/// the rest of its start; whoever asks before waits for it.
public final class NeededPrograms implements Predicate<Path> {
    private final FutureTask<SystemSet> set;

    private NeededPrograms(FutureTask<SystemSet> set) {
        this.set = set;
    }

    /// Begins to read.
    ///
    /// @param file where the list is kept, as [SystemSetFile] has it
    public static NeededPrograms read(Path file) {
        var set = new FutureTask<>(new SystemSetFile(file)::current);
        VitalThread.start("system-set", set);
        return new NeededPrograms(set);
    }

    /// Waits until it is read.
    ///
    /// @throws MachineException when it cannot be found or kept
    public void await() throws MachineException {
        try {
            set.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MachineException trouble) {
                throw trouble;
            }
            throw new IllegalStateException("reading the programs that the system needs", e.getCause());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new MachineException("read the programs that the system needs: the start was broken off", hurried);
        }
    }

    @Override
    public boolean test(Path path) {
        try {
            await();
        } catch (MachineException e) {
            throw new IllegalStateException(e);
        }
        return set.resultNow().why(path.toString()).isPresent();
    }
}
