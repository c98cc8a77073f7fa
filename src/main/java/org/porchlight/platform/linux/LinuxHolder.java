package org.porchlight.platform.linux;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.porchlight.core.engine.Held;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Holder;
import org.porchlight.port.Journal;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds accounts by the best means of this machine: the freezer of cgroup v2, else that of v1, else SIGSTOP.
///
/// Processes are moved into a control group of ours and go back to where they came from, which is noted in the run
/// directory first. They are moved rather than frozen in place because the group of a log-in also has processes of
/// root in it.
public final class LinuxHolder implements Holder {
    private static final Logger LOG = LoggerFactory.getLogger(LinuxHolder.class);
    private static final Duration LIMIT = Duration.ofMillis(1500);
    private static final String GROUP = "porchlight";

    private final Freezer freezer;
    private final Screen screen;

    LinuxHolder(Freezer freezer, Predicate<Path> systemSet) {
        this.freezer = freezer;
        this.screen = new Screen(new SystemPrograms(systemSet));
    }

    /// Finds the best means that works by trying it on an empty group.
    ///
    /// @param runDirectory of the guard, which only root can write
    /// @param suffix tells this guard's groups from another one's, `porchlight-SUFFIX`; empty for the usual name
    /// @param systemSet whether a path is one that a log-in or a desktop needs; asked without a look at the file
    public static LinuxHolder best(Journal journal, Path runDirectory, String suffix, Predicate<Path> systemSet)
            throws MachineException {
        var candidates = new ArrayList<Freezer>();
        var name = suffix.isEmpty() ? GROUP : GROUP + "-" + suffix;
        for (var hierarchy : Hierarchy.all()) {
            candidates.add(new CgroupFreezer(hierarchy, hierarchy.mount().resolve(name), runDirectory, journal));
        }
        candidates.add(new SignalFreezer(runDirectory, journal));
        return new LinuxHolder(firstThatWorks(candidates), systemSet);
    }

    private static Freezer firstThatWorks(List<Freezer> candidates) throws MachineException {
        for (var candidate : candidates) {
            try {
                candidate.tryOut();
                return candidate;
            } catch (MachineException e) {
                LOG.info("This machine cannot hold programs by {}: {}", candidate, e.getMessage());
            }
        }
        throw new MachineException("hold programs: no means works on this machine");
    }

    @Override
    public Map<ChildAccount, Held> observe(Set<ChildAccount> accounts) throws MachineException {
        var seen = new HashMap<ChildAccount, Held>();
        for (var account : accounts) {
            seen.put(account, freezer.observe(account));
        }
        return seen;
    }

    @Override
    public Map<ChildAccount, Held> bring(Set<ChildAccount> held, Set<ChildAccount> free, Set<ProcessRef> spared)
            throws MachineException {
        var troubles = new ArrayList<MachineException>();
        // Those who may go on come first: nobody waits for another's hold.
        for (var account : free) {
            attempt(() -> freezer.release(account), troubles);
        }
        try (var _ = new Urgency()) {
            for (var account : held) {
                attempt(() -> hold(account, spared), troubles);
            }
        }
        if (!troubles.isEmpty()) {
            var first = troubles.removeFirst();
            troubles.forEach(first::addSuppressed);
            throw first;
        }
        var all = new HashSet<>(held);
        all.addAll(free);
        return observe(all);
    }

    private interface Attempt {
        void make() throws MachineException;
    }

    /// One account's trouble must not keep the others from what is wanted for them.
    private static void attempt(Attempt attempt, List<MachineException> troubles) {
        try {
            attempt.make();
        } catch (MachineException e) {
            troubles.add(e);
        }
    }

    private void hold(ChildAccount account, Set<ProcessRef> spared) throws MachineException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        freezer.begin(account);
        var processes = Processes.of(account);
        var done = new HashSet<>(spared);
        done.addAll(drawing(processes));
        freezer.spare(
                account,
                processes.stream()
                        .filter(process -> done.contains(process.ref()))
                        .toList());
        // A process may fork between the look and the stop; its child is found by the next look.
        for (var moving = moving(account, done); !moving.isEmpty(); moving = moving(account, done)) {
            for (var process : freezer.stop(account, moving, deadline)) {
                done.add(process.ref());
            }
            if (System.nanoTime() - deadline > 0) {
                throw new MachineException("hold account " + account.name() + ": new processes still appear after "
                        + LIMIT.toMillis() + " ms");
            }
        }
        freezer.settle(account, deadline);
    }

    /// What draws the screen. When that cannot be told nobody is spared: the hold comes first.
    private Set<ProcessRef> drawing(List<Proc> processes) {
        try {
            return screen.of(processes);
        } catch (MachineException e) {
            LOG.warn("What draws the screen cannot be told and is held too: {}", e.getMessage(), e);
            return Set.of();
        }
    }

    @Override
    public void releaseOthers(Set<ChildAccount> accounts) throws MachineException {
        var known = accounts.stream().map(ChildAccount::id).collect(Collectors.toSet());
        for (var id : Origins.noted(freezer.runDirectory())) {
            if (!known.contains(id)) {
                freezer.release(new ChildAccount(id, "uid-" + id, Path.of("/")));
            }
        }
    }

    /// Those that are not stopped yet. One that was stopped by this call is not looked at again: where its first
    /// thread has ended nothing but its other threads would show it.
    private List<Proc> moving(ChildAccount account, Set<ProcessRef> done) throws MachineException {
        return freezer.moving(account).stream()
                .filter(process -> !done.contains(process.ref()))
                .toList();
    }
}
