package org.porchlight.platform.linux;

import com.sun.jna.LastErrorException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.porchlight.core.engine.Held;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Journal;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

/// SIGSTOP, for machines without a freezer. The child can undo it and is stopped again at the next look.
final class SignalFreezer implements Freezer {
    private static final long PAUSE_NANOS = 1_000_000L;
    /// How long one that waits in the kernel may keep the others waiting: mostly it waits for a child of vfork(2) that
    /// was stopped too.
    private static final long USUAL_NANOS = 250_000_000L;
    private static final String RUNNABLE = "RS";
    private static final String WAITING_TOO = "RSD";

    private final Path runDirectory;
    private final Journal journal;
    /// What this guard stopped, by account, in case the file that says so is deleted. It says no more than the file
    /// said.
    private final Map<String, Set<ProcessRef>> known = new HashMap<>();

    SignalFreezer(Path runDirectory, Journal journal) {
        this.runDirectory = runDirectory;
        this.journal = journal;
    }

    @Override
    public void tryOut() {
        // Signals work wherever root has its rights.
    }

    @Override
    public Set<String> holding() throws MachineException {
        return journal.open().stream()
                .filter(change -> change.what() == Journal.What.STOPPED)
                .map(Journal.Change::target)
                .collect(Collectors.toSet());
    }

    @Override
    public void begin(Whose whose) throws MachineException {
        intend(whose.account());
        goOn(whose.account(), process -> whose.spared().isSpared(whose.account(), process));
    }

    private void intend(ChildAccount account) throws MachineException {
        var file = stopped(account);
        if (!file.exists()) {
            journal.intend(Journal.What.STOPPED, account.id());
            // Somebody may have deleted it, and without it nothing of the account's would go on again.
            file.add(known.getOrDefault(account.id(), Set.of()));
        }
        if (!known.containsKey(account.id())) {
            known.put(account.id(), new HashSet<>(file.read()));
        }
    }

    @Override
    public List<Proc> moving(Whose whose) throws MachineException {
        return Processes.of(whose, _ -> false).stream()
                .filter(process -> !process.isStopped())
                .toList();
    }

    @Override
    public List<Proc> stop(Whose whose, List<Proc> processes, long deadline) throws MachineException {
        var account = whose.account();
        intend(account);
        var noted = known.getOrDefault(account.id(), new HashSet<>());
        // One that was let go by others is noted already.
        var refs = processes.stream()
                .map(Proc::ref)
                .filter(process -> !noted.contains(process))
                .toList();
        // Noted once it is written: what is stopped and written nowhere would never go on again.
        stopped(account).add(refs);
        noted.addAll(refs);
        // The oldest first: a shell that still runs would tell that its programs were stopped.
        for (var process : processes.stream().sorted(Proc.OLDEST_FIRST).toList()) {
            signal(process, () -> process.isStill(whose.ids()), LibC.SIGSTOP);
        }
        return processes;
    }

    /// What has to be so right before a signal is sent.
    interface Check {
        boolean isSo() throws MachineException;
    }

    /// Lets a process go on that was stopped here, whosever it has become, and no other that gets its number.
    static void letGoOn(Proc process) throws MachineException {
        signal(process, process::isStill, LibC.SIGCONT);
    }

    /// @param still looked at once nobody else can get the process's number
    static void signal(Proc process, Check still, int signal) throws MachineException {
        int descriptor;
        try {
            descriptor = LibC.pidfdOpen(process.pid());
        } catch (LastErrorException e) {
            return;
        }
        try {
            // Looked at after the descriptor is held: what is seen now is what gets the signal.
            if (still.isSo()) {
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

    private interface Which {
        boolean is(ProcessRef process);
    }

    private void goOn(ChildAccount account, Which which) throws MachineException {
        // What the child had stopped by itself is not in the file and stays as it was.
        var ours = stopped(account).read();
        for (var process : alive(ours).stream()
                .filter(process -> which.is(process.ref()))
                .sorted(Proc.OLDEST_FIRST.reversed())
                .toList()) {
            letGoOn(process);
        }
    }

    private static List<Proc> alive(Set<ProcessRef> refs) throws MachineException {
        var alive = new ArrayList<Proc>();
        for (var ref : refs) {
            Proc.read((int) ref.pid())
                    .filter(now -> now.ref().equals(ref) && now.isAlive())
                    .ifPresent(alive::add);
        }
        return alive;
    }

    @Override
    public void settle(Whose whose, long deadline) throws MachineException {
        var account = whose.account();
        var ours = stopped(account).read();
        ours.removeIf(process -> whose.spared().isSpared(account, process));
        long usual = System.nanoTime() + USUAL_NANOS;
        for (var busy = busy(ours, WAITING_TOO); !busy.isEmpty(); ) {
            long now = System.nanoTime();
            if (now - deadline > 0) {
                throw new MachineException("stop process " + busy.getFirst().pid() + " of account " + account.name()
                        + ": it has not come to rest in time");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            busy = busy(ours, now - usual < 0 ? WAITING_TOO : RUNNABLE);
        }
    }

    /// Those of ours that may run or end a fork still: a process stops at its next instruction only, and a fork that
    /// had begun before the signal is ended first.
    private static List<Proc> busy(Set<ProcessRef> ours, String states) throws MachineException {
        var busy = new ArrayList<Proc>();
        for (var process : alive(ours)) {
            if (process.hasThread(states)) {
                busy.add(process);
            }
        }
        return busy;
    }

    @Override
    public void release(ChildAccount account) throws MachineException {
        var stopped = stopped(account);
        if (stopped.exists() || known.containsKey(account.id())) {
            intend(account);
            goOn(account, _ -> true);
            stopped.delete();
            known.remove(account.id());
            journal.undone(Journal.What.STOPPED, account.id());
        }
    }

    @Override
    public Held observe(ChildAccount account) throws MachineException {
        var stopped = stopped(account);
        if (!stopped.exists()) {
            return Held.NONE;
        }
        var ours = stopped.read();
        int count = (int) alive(ours).stream().filter(Proc::isStopped).count();
        return new Held(Held.Strength.SIGNAL, count);
    }

    @Override
    public Set<Path> witnesses() {
        // The kernel tells nobody but the parent that a process goes on.
        return Set.of();
    }

    @Override
    public Optional<Left> left() throws MachineException {
        var all = new HashSet<ProcessRef>();
        for (var id : known.keySet()) {
            all.addAll(Stopped.of(runDirectory, id).read());
        }
        var still = new HashSet<ProcessRef>();
        for (var process : all) {
            if (isRunning(process, true)) {
                still.add(process);
            }
        }
        return still.isEmpty() ? Optional.empty() : Optional.of(() -> areStillHeld(still));
    }

    private static boolean areStillHeld(Set<ProcessRef> stopped) throws MachineException {
        for (var process : stopped) {
            if (isRunning(process, false)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isRunning(ProcessRef process, boolean isStopped) throws MachineException {
        return Proc.read((int) process.pid())
                .filter(now -> now.ref().equals(process) && now.isAlive() && now.isStopped() == isStopped)
                .isPresent();
    }

    @Override
    public String toString() {
        return "SIGSTOP";
    }

    private Stopped stopped(ChildAccount account) {
        return Stopped.of(runDirectory, account.id());
    }
}
