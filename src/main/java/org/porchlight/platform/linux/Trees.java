package org.porchlight.platform.linux;

import com.sun.jna.LastErrorException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.engine.Front;
import org.porchlight.core.engine.Held;
import org.porchlight.core.engine.Presence;
import org.porchlight.core.policy.AtZero;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Holder;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;
import org.porchlight.port.Sessions;
import org.porchlight.port.Spared;

/// The programs that were handed to a soft guard: whatever runs below some processes, held by signals. Each was handed
/// over as one account's, and is counted and held with that alone, though all run as the guard's own. What that may not
/// signal is not held.
public final class Trees implements Sessions, Holder {
    private static final int MOST_ROUNDS = 8;
    private static final int PR_SET_CHILD_SUBREAPER = 36;

    private final Map<ProcessRef, ChildAccount> roots = new HashMap<>();
    private final Set<ProcessRef> stopped = new HashSet<>();
    private Map<ProcessRef, Long> ticksBefore = Map.of();

    /// Takes a process whose descendants are an account's; it is not one of them.
    ///
    /// @return the process, unless it is gone, runs as another user, or is, lies below or lies above one of
    ///     another account: what counts for one is neither moved to another nor counted for both
    public synchronized Optional<ProcessRef> add(ChildAccount account, long pid) throws MachineException {
        if (Proc.effectiveUid((int) pid) != Proc.effectiveUid(0)) {
            return Optional.empty();
        }
        var root = Proc.read((int) pid).map(Proc::ref);
        if (root.isEmpty()) {
            return root;
        }
        for (var other : roots.entrySet()) {
            if (!other.getValue().equals(account)
                    && (isWithin(root.get(), other.getKey()) || isWithin(other.getKey(), root.get()))) {
                return Optional.empty();
            }
        }
        roots.put(root.get(), account);
        return root;
    }

    /// Whether a living process is another one or descends from it.
    private static boolean isWithin(ProcessRef process, ProcessRef other) throws MachineException {
        var at = Proc.read((int) process.pid()).filter(now -> now.ref().equals(process));
        while (at.isPresent() && !at.get().ref().equals(other)) {
            int parent = at.get().parent();
            // The first process has no parent, and 0 would be read as this process itself.
            at = parent == 0 ? Optional.empty() : Proc.read(parent);
        }
        return at.isPresent();
    }

    /// The account is the same for all, and so are its sounds.
    @Override
    public boolean playsSound(ChildAccount account) throws MachineException {
        return Sounds.ofThisMachine().plays();
    }

    @Override
    public Optional<Front> front(ChildAccount account, long pid) throws MachineException {
        return Proc.effectiveUid((int) pid) == Proc.effectiveUid(0)
                ? Proc.exe((int) pid).map(exe -> new Front(exe.path(), Titles.printable(exe.name())))
                : Optional.empty();
    }

    /// Makes this process the parent of whatever its descendants leave behind, so that nothing gets out of its tree.
    public static void adopt() throws MachineException {
        try {
            LibC.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
        } catch (LastErrorException e) {
            throw new MachineException("keep the programs of this run together: error " + e.getErrorCode(), e);
        }
    }

    /// Lets everything below a process go on, for the time when its guard is gone.
    public static void letGo(long pid) throws MachineException {
        var root = Proc.read((int) pid).map(Proc::ref).stream().toList();
        for (var process : below(root)) {
            signal(process, LibC.SIGCONT);
        }
    }

    @Override
    public synchronized Map<ChildAccount, Presence> look(Set<ChildAccount> accounts, Set<ProcessRef> spared)
            throws MachineException {
        var ticks = new HashMap<ProcessRef, Long>();
        var seen = new HashMap<ChildAccount, Presence>();
        for (var account : accounts) {
            var living = living(account);
            seen.put(account, presence(living));
            living.forEach(process -> ticks.put(process.ref(), process.ticks()));
        }
        ticksBefore = Map.copyOf(ticks);
        return seen;
    }

    private Presence presence(List<Proc> living) throws MachineException {
        var title = living.stream()
                .max(java.util.Comparator.comparingLong(this::used).thenComparingLong(Proc::started))
                .flatMap(process -> Proc.exe(process.pid()))
                .map(exe -> Titles.printable(exe.name()));
        long used = living.stream().mapToLong(Proc::ticks).sum();
        return new Presence(!living.isEmpty(), title, Optional.of(Proc.TICK.multipliedBy(used)));
    }

    @Override
    public synchronized Map<ChildAccount, Held> observe(Set<ChildAccount> accounts) throws MachineException {
        var seen = new HashMap<ChildAccount, Held>();
        for (var account : accounts) {
            int count = (int) living(account).stream()
                    .filter(process -> process.isStopped() && stopped.contains(process.ref()))
                    .count();
            seen.put(account, count == 0 ? Held.NONE : new Held(Held.Strength.SIGNAL, count));
        }
        return seen;
    }

    @Override
    public synchronized Map<ChildAccount, Held> bring(Set<ChildAccount> held, Set<ChildAccount> free, Spared spared)
            throws MachineException {
        for (var account : free) {
            release(account);
        }
        for (var account : held) {
            stop(account);
        }
        var all = new HashSet<>(held);
        all.addAll(free);
        return observe(all);
    }

    @Override
    public Held.Strength strength() {
        return Held.Strength.SIGNAL;
    }

    @Override
    public void listen(Runnable mayHaveChanged) {
        // Nothing tells an ordinary account what starts; the guard looks by itself every few seconds.
    }

    @Override
    public boolean hears() {
        return false;
    }

    @Override
    public boolean end(ChildAccount account, AtZero how) throws MachineException {
        throw new MachineException(
                "end the session of " + account.name() + ": a guard without root only holds programs");
    }

    /// What was handed over is nobody's screen, and is not taken away before the machine is.
    @Override
    public boolean goesDown() {
        return false;
    }

    @Override
    public void releaseOthers(Set<ChildAccount> accounts) {
        // What an earlier soft guard held goes on with its end.
    }

    private void stop(ChildAccount account) throws MachineException {
        // A process may start another one while it is being stopped: look until none moves.
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var moving = living(account).stream()
                    .filter(process -> !process.isStopped())
                    .toList();
            if (moving.isEmpty()) {
                return;
            }
            for (var process : moving) {
                stopped.add(process.ref());
                signal(process, LibC.SIGSTOP);
            }
        }
    }

    private void release(ChildAccount account) throws MachineException {
        for (var process : living(account)) {
            if (stopped.remove(process.ref())) {
                signal(process, LibC.SIGCONT);
            }
        }
    }

    private static void signal(Proc process, int signal) throws MachineException {
        try {
            int descriptor = LibC.pidfdOpen(process.pid());
            try {
                if (Proc.read(process.pid())
                        .filter(now -> now.ref().equals(process.ref()))
                        .isPresent()) {
                    LibC.pidfdSendSignal(descriptor, signal);
                }
            } finally {
                LibC.close(descriptor);
            }
        } catch (LastErrorException e) {
            if (Proc.read(process.pid()).filter(Proc::isAlive).isPresent()) {
                throw new MachineException("signal process " + process.pid() + ": error " + e.getErrorCode(), e);
            }
        }
    }

    private long used(Proc process) {
        return process.ticks() - ticksBefore.getOrDefault(process.ref(), 0L);
    }

    /// The living processes of an account.
    private List<Proc> living(ChildAccount account) throws MachineException {
        var mine = new ArrayList<ProcessRef>();
        for (var root : List.copyOf(roots.keySet())) {
            if (Proc.read((int) root.pid())
                    .filter(process -> process.ref().equals(root))
                    .isEmpty()) {
                roots.remove(root);
            } else if (account.equals(roots.get(root))) {
                mine.add(root);
            }
        }
        return below(mine);
    }

    /// The living processes below some.
    private static List<Proc> below(List<ProcessRef> roots) throws MachineException {
        var children = new HashMap<Integer, List<Proc>>();
        for (int pid : Proc.pids()) {
            Proc.read(pid)
                    .ifPresent(process -> children.computeIfAbsent(process.parent(), _ -> new ArrayList<>())
                            .add(process));
        }
        var found = new ArrayList<Proc>();
        // One tree may lie in another of the same account.
        var reached = new HashSet<Integer>();
        var waiting = new ArrayList<Integer>();
        roots.forEach(root -> waiting.add((int) root.pid()));
        while (!waiting.isEmpty()) {
            for (var child : children.getOrDefault(waiting.removeLast(), List.of())) {
                if (!reached.add(child.pid())) {
                    continue;
                }
                waiting.add(child.pid());
                if (child.isAlive()) {
                    found.add(child);
                }
            }
        }
        return found;
    }
}
