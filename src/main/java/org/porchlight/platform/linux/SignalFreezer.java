package org.porchlight.platform.linux;

import com.sun.jna.LastErrorException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.porchlight.core.engine.Held;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Journal;
import org.porchlight.port.MachineException;

/// SIGSTOP, for machines without a freezer. The child can undo it and is stopped again at the next look.
final class SignalFreezer implements Freezer {
    private static final String NO_GROUP = "-";
    private static final long PAUSE_NANOS = 1_000_000L;

    private final Path runDirectory;
    private final Journal journal;

    SignalFreezer(Path runDirectory, Journal journal) {
        this.runDirectory = runDirectory;
        this.journal = journal;
    }

    @Override
    public Path runDirectory() {
        return runDirectory;
    }

    @Override
    public void tryOut() {
        // Signals work wherever root has its rights.
    }

    @Override
    public void begin(ChildAccount account) throws MachineException {
        if (!origins(account).exists()) {
            journal.intend(Journal.What.STOPPED, account.id());
            origins(account).add(Map.of());
        }
    }

    @Override
    public List<Proc> moving(ChildAccount account) throws MachineException {
        return Processes.of(account).stream()
                .filter(process -> !process.isStopped())
                .toList();
    }

    @Override
    public List<Proc> stop(ChildAccount account, List<Proc> processes, long deadline) throws MachineException {
        origins(account).add(processes.stream().collect(Collectors.toMap(Proc::ref, _ -> NO_GROUP)));
        var ids = AccountIds.of(account);
        for (var process : processes) {
            signal(process, ids, LibC.SIGSTOP);
        }
        return processes;
    }

    /// Sends a signal to this process and to no other that gets its number.
    static void signal(Proc process, AccountIds ids, int signal) throws MachineException {
        int descriptor;
        try {
            descriptor = LibC.pidfdOpen(process.pid());
        } catch (LastErrorException e) {
            return;
        }
        try {
            // Looked at after the descriptor is held: what is seen now is what gets the signal.
            if (process.isStill(ids)) {
                LibC.pidfdSendSignal(descriptor, signal);
            }
        } catch (LastErrorException e) {
            if (Proc.read(process.pid()).filter(Proc::isAlive).isPresent()) {
                throw new MachineException("signal process " + process.pid() + ": error " + e.getErrorCode(), e);
            }
        } finally {
            LibC.close(descriptor);
        }
    }

    @Override
    public void spare(ChildAccount account, List<Proc> processes) throws MachineException {
        // What the child had stopped by itself is not in the file and stays as it was.
        var ours = origins(account).read();
        var ids = AccountIds.of(account);
        for (var process : processes) {
            if (ours.containsKey(process.ref())) {
                signal(process, ids, LibC.SIGCONT);
            }
        }
    }

    @Override
    public void settle(ChildAccount account, long deadline) throws MachineException {
        // SIGSTOP cannot be caught: no further instruction runs once it was sent. Only the count is waited for.
        var ours = origins(account).read().keySet();
        while (System.nanoTime() - deadline < 0
                && Processes.of(account).stream()
                        .anyMatch(process -> ours.contains(process.ref()) && "RS".indexOf(process.state()) >= 0)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void release(ChildAccount account) throws MachineException {
        var origins = origins(account);
        if (!origins.exists()) {
            return;
        }
        spare(account, Processes.of(account));
        origins.delete();
        journal.undone(Journal.What.STOPPED, account.id());
    }

    @Override
    public Held observe(ChildAccount account) throws MachineException {
        var origins = origins(account);
        if (!origins.exists()) {
            return Held.NONE;
        }
        var ours = origins.read();
        int stopped = (int) Processes.of(account).stream()
                .filter(process -> process.isStopped() && ours.containsKey(process.ref()))
                .count();
        return new Held(Held.Strength.SIGNAL, stopped);
    }

    @Override
    public String toString() {
        return "SIGSTOP";
    }

    private Origins origins(ChildAccount account) {
        return Origins.of(runDirectory, Integer.parseInt(account.id()));
    }
}
