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
import org.porchlight.port.Spared;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds accounts by the best means of this machine: the freezer of cgroup v2, else that of v1, else SIGSTOP.
public final class LinuxHolder implements Holder {
    private static final Logger LOG = LoggerFactory.getLogger(LinuxHolder.class);
    private static final Duration LIMIT = Duration.ofMillis(1500);

    private final Freezer freezer;
    private final Screen screen;
    private final Watch watch = new Watch();

    /// Accounts of which nothing was there to be held in the last round.
    private Set<ChildAccount> idle = Set.of();

    LinuxHolder(Freezer freezer, Predicate<Path> systemSet) {
        this.freezer = freezer;
        this.screen = new Screen(new SystemPrograms(systemSet));
    }

    /// Finds the best means that works by trying it on an empty group. What an earlier guard held by another one is
    /// let go.
    ///
    /// @param runDirectory of the guard, which only root can write
    /// @param suffix tells this guard's groups from another one's; empty for the usual name
    /// @param systemSet whether a path is one that a log-in or a desktop needs; asked without a look at the file
    public static LinuxHolder best(Journal journal, Path runDirectory, String suffix, Predicate<Path> systemSet)
            throws MachineException {
        var candidates = new ArrayList<Freezer>();
        for (var hierarchy : Hierarchy.all()) {
            candidates.add(new CgroupFreezer(hierarchy, HoldName.of(suffix), journal));
        }
        candidates.add(new SignalFreezer(runDirectory, journal));
        var best = firstThatWorks(candidates);
        for (var other : candidates) {
            if (other != best) {
                letGo(other, other.holding());
            }
        }
        return new LinuxHolder(best, systemSet);
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
    public Held.Strength strength() {
        return switch (freezer) {
            case CgroupFreezer _ -> Held.Strength.KERNEL;
            case SignalFreezer _ -> Held.Strength.SIGNAL;
        };
    }

    @Override
    public void listen(Runnable mayHaveChanged) {
        watch.listen(mayHaveChanged);
    }

    @Override
    public boolean hears() {
        return watch.hears();
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
    public Map<ChildAccount, Held> bring(Set<ChildAccount> held, Set<ChildAccount> free, Spared spared)
            throws MachineException {
        // One account's trouble must not keep the others from what is wanted for them.
        var troubles = new Troubles();
        // Those who may go on come first: nobody waits for another's hold.
        for (var account : free) {
            troubles.attempt(() -> freezer.release(account));
        }
        var all = new HashSet<>(held);
        all.addAll(free);
        troubles.attempt(() -> holdAll(held, all, spared));
        watch.witness(freezer.witnesses());
        troubles.attempt(() -> watch.lookAfter(freezer.left()));
        troubles.raise();
        var seen = observe(all);
        idle = held.stream()
                .filter(account -> seen.getOrDefault(account, Held.NONE).frozen() == 0)
                .collect(Collectors.toSet());
        return seen;
    }

    private void holdAll(Set<ChildAccount> held, Set<ChildAccount> all, Spared spared) throws MachineException {
        var troubles = new Troubles();
        var whose = AccountIds.of(all, troubles).entrySet().stream()
                .filter(entry -> held.contains(entry.getKey()))
                .map(entry -> new Whose(entry.getKey(), entry.getValue(), spared))
                .toList();
        // Before the look: what starts after it is heard of.
        troubles.attempt(() -> watch.follow(whose.stream().map(Whose::ids).toList()));
        try (var _ = new Urgency()) {
            for (var one : whose) {
                if (!idle.contains(one.account())) {
                    troubles.attempt(() -> hold(one));
                }
            }
            var others =
                    whose.stream().filter(one -> idle.contains(one.account())).toList();
            troubles.attempt(() -> holdIdle(others));
        }
        troubles.raise();
    }

    /// One look for all of them: most likely nothing is there.
    private void holdIdle(List<Whose> whose) throws MachineException {
        var troubles = new Troubles();
        for (var one : whose) {
            troubles.attempt(() -> freezer.begin(one));
        }
        troubles.attempt(() -> holdThose(whose));
        troubles.raise();
    }

    private void holdThose(List<Whose> whose) throws MachineException {
        var troubles = new Troubles();
        var ids = whose.stream().collect(Collectors.toMap(Whose::account, Whose::ids));
        var there = Processes.of(ids).byAccount();
        for (var one : whose) {
            if (!there.getOrDefault(one.account(), List.of()).isEmpty()) {
                troubles.attempt(() -> hold(one));
            }
        }
        troubles.raise();
    }

    private void hold(Whose whose) throws MachineException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        var troubles = new Troubles();
        troubles.attempt(() -> freezer.begin(whose));
        troubles.attempt(() -> stopAll(whose, deadline));
        troubles.raise();
    }

    private void stopAll(Whose whose, long deadline) throws MachineException {
        var loose = freezer.moving(whose);
        var running = whose.sparing(Spared.of(drawing(loose)).or(whose.spared()));
        var done = new HashSet<ProcessRef>();
        var moving = toStop(running, done, loose);
        if (moving.isEmpty()) {
            freezer.settle(running, deadline);
        }
        while (!moving.isEmpty()) {
            for (var process : freezer.stop(running, moving, deadline)) {
                // One that was stopped by this call is not looked at again: where its first thread has ended nothing
                // but its other threads would show it.
                done.add(process.ref());
            }
            if (System.nanoTime() - deadline > 0) {
                throw new MachineException("hold account " + whose.account().name()
                        + ": new processes still appear after " + LIMIT.toMillis() + " ms");
            }
            moving = left(running, done, deadline);
        }
    }

    /// What is to be stopped still. Those that stop may have forked before; and a fork that had begun is not broken
    /// off by a stop, so that all must have come to rest before the last look.
    private List<Proc> left(Whose whose, Set<ProcessRef> done, long deadline) throws MachineException {
        var moving = toStop(whose, done, freezer.moving(whose));
        if (moving.isEmpty()) {
            freezer.settle(whose, deadline);
            moving = toStop(whose, done, freezer.moving(whose));
        }
        return moving;
    }

    private static List<Proc> toStop(Whose whose, Set<ProcessRef> done, List<Proc> processes) {
        return processes.stream()
                .filter(process ->
                        !done.contains(process.ref()) && !whose.spared().isSpared(whose.account(), process.ref()))
                .toList();
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
        var others = new HashSet<>(freezer.holding());
        others.removeAll(known);
        letGo(freezer, others);
    }

    private static void letGo(Freezer freezer, Set<String> ids) throws MachineException {
        for (var id : ids) {
            freezer.release(new ChildAccount(id, "uid-" + id, Path.of("/")));
        }
    }
}
