package org.porchlight.platform.linux;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.porchlight.core.engine.Held;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Journal;
import org.porchlight.port.MachineException;

/// The kernel's freezer. Where an account's processes are alone in a control group it is frozen as it is; where others
/// are with them, they are moved into a frozen group inside it.
///
/// What is held is written in the tree itself, by the names of our groups; the journal has one entry for an account,
/// of how they are called.
final class CgroupFreezer implements Freezer {
    private static final String TRIAL = "0";
    private static final long TRIAL_NANOS = 500_000_000L;
    /// How long the kernel may take to freeze a group before it is looked at what keeps it.
    private static final long USUAL_NANOS = 250_000_000L;

    private final Hierarchy hierarchy;
    private final HoldName name;
    private final Journal journal;
    private final Set<String> intended = new HashSet<>();
    private final Set<String> begun = new HashSet<>();
    private final Map<String, Set<HoldGroup>> groups = new HashMap<>();
    private final Neighbours neighbours;
    private final HeldPids pids = new HeldPids();
    private boolean looked;

    CgroupFreezer(Hierarchy hierarchy, HoldName name, Journal journal) {
        this.hierarchy = hierarchy;
        this.neighbours = new Neighbours(hierarchy);
        this.name = name;
        this.journal = journal;
    }

    @Override
    public void tryOut() throws MachineException {
        var trial = name.moved(root(), TRIAL);
        intend(TRIAL);
        trial.freeze();
        boolean works = trial.awaitFrozen(System.nanoTime() + TRIAL_NANOS);
        trial.release();
        if (!works) {
            throw new MachineException("freeze " + trial.ours().folder() + ": it does not say that it is frozen");
        }
    }

    private ControlGroup root() {
        return new ControlGroup(hierarchy, hierarchy.mount());
    }

    /// Once for ever: where it stands already nothing is written, so that a full disk keeps nobody from being held.
    private void intend(String uid) throws MachineException {
        if (!intended.contains(uid)) {
            journal.intend(hierarchy.kind().change, entry(uid));
            intended.add(uid);
        }
    }

    /// What the journal says of an account: where its groups are looked for, and how they are called.
    private String entry(String uid) {
        return name.moved(root(), uid).ours().folder().toString();
    }

    /// Groups of an account. Those that an earlier guard made are looked for once.
    private Set<HoldGroup> groups(String uid) throws MachineException {
        if (!looked) {
            for (var one : name.find(hierarchy)) {
                groups.computeIfAbsent(one.uid(), _ -> new LinkedHashSet<>()).add(one.group());
            }
            looked = true;
        }
        return groups.computeIfAbsent(uid, _ -> new LinkedHashSet<>());
    }

    @Override
    public Set<String> holding() throws MachineException {
        groups(TRIAL);
        return groups.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .filter(uid -> !uid.equals(TRIAL))
                .collect(Collectors.toSet());
    }

    @Override
    public void begin(Whose whose) throws MachineException {
        var account = whose.account();
        intend(account.id());
        begun.add(account.id());
        var held = groups(account.id());
        held.removeIf(group -> !group.held().exists());
        var troubles = new Troubles();
        for (var group : List.copyOf(held)) {
            troubles.attempt(() -> mend(account, group, whose));
        }
        troubles.raise();
    }

    private void mend(ChildAccount account, HoldGroup group, Whose whose) throws MachineException {
        if (!group.isHere()) {
            group.freeze();
            giveBackOthers(group, whose);
        } else if (neighbours.isAlone(group, whose)) {
            group.freeze();
        } else {
            divide(account, group, whose);
        }
    }

    private static void giveBackOthers(HoldGroup group, Whose whose) throws MachineException {
        for (int pid : group.members()) {
            if (!whose.isToBeHeld(pid) && Proc.read(pid).isPresent()) {
                group.giveBack(pid);
            }
        }
    }

    /// Holds in a group of ours those that are to be held, and lets the group around it go on.
    private void divide(ChildAccount account, HoldGroup here, Whose whose) throws MachineException {
        var toBeHeld = new ArrayList<Proc>();
        for (int pid : here.members()) {
            var process = Proc.read(pid).filter(Proc::isAlive);
            if (process.isPresent() && whose.isToBeHeld(pid)) {
                toBeHeld.add(process.get());
            }
        }
        var troubles = new Troubles();
        moves(account, whose).all(Map.of(here.held(), toBeHeld), Long.MAX_VALUE, troubles);
        troubles.attempt(here::release);
        groups(account.id()).remove(here);
        troubles.raise();
    }

    private Moves moves(ChildAccount account, Whose whose) throws MachineException {
        return new Moves(place -> name.moved(place, account.id()), groups(account.id()), whose);
    }

    @Override
    public List<Proc> moving(Whose whose) throws MachineException {
        var members = new HashSet<Integer>();
        for (var group : groups(whose.account().id())) {
            members.addAll(group.members());
        }
        return Processes.of(whose, members::contains);
    }

    @Override
    public List<Proc> stop(Whose whose, List<Proc> processes, long deadline) throws MachineException {
        var account = whose.account();
        intend(account.id());
        var places = neighbours.places(processes);
        var troubles = new Troubles();
        var left = new HashSet<Proc>();
        var here = new ArrayList<HoldGroup>();
        var known = processes.stream().collect(Collectors.toMap(Proc::pid, process -> process));
        for (var place : places.entrySet()) {
            var group = name.here(place.getKey(), account.id());
            left.addAll(place.getValue());
            troubles.attempt(() -> {
                if (neighbours.isAlone(group, whose, known)) {
                    // One that somebody else froze stands still, and stays so when ours go on.
                    if (!place.getKey().isToFreeze()) {
                        groups(account.id()).add(group);
                        group.freeze();
                        here.add(group);
                    }
                    place.getValue().forEach(left::remove);
                }
            });
        }
        places.values().forEach(found -> found.retainAll(left));
        left.removeAll(moves(account, whose).all(places, deadline, troubles));
        for (var group : here) {
            troubles.attempt(() -> {
                group.awaitFrozen(Math.min(deadline, System.nanoTime() + USUAL_NANOS));
                if (!neighbours.isStillAlone(group, whose, known)) {
                    divide(account, group, whose);
                }
            });
        }
        troubles.raise();
        var stopped =
                processes.stream().filter(process -> !left.contains(process)).toList();
        pids.stopped(account.id(), stopped);
        return stopped;
    }

    @Override
    public void settle(Whose whose, long deadline) throws MachineException {
        for (var group : groups(whose.account().id())) {
            boolean isStill = group.awaitFrozen(Math.min(deadline, System.nanoTime() + USUAL_NANOS))
                    || group.standsStill()
                    || group.awaitFrozen(deadline);
            if (!isStill && group.held().exists()) {
                throw new MachineException(
                        "freeze " + group.held().folder() + ": its processes have not come to rest in time");
            }
        }
    }

    @Override
    public void release(ChildAccount account) throws MachineException {
        begun.remove(account.id());
        pids.released(account.id());
        var troubles = new Troubles();
        var held = groups(account.id());
        for (var group : List.copyOf(held)) {
            troubles.attempt(() -> {
                group.release();
                held.remove(group);
            });
        }
        troubles.raise();
    }

    @Override
    public Held observe(ChildAccount account) throws MachineException {
        var held = groups(account.id());
        int count = 0;
        for (var group : held) {
            int members = group.members().size();
            if (members > 0 && !group.standsStill()) {
                return Held.NONE;
            }
            count += members;
        }
        return held.isEmpty() && !begun.contains(account.id()) ? Held.NONE : new Held(Held.Strength.KERNEL, count);
    }

    @Override
    public Set<Path> witnesses() {
        var folders = new HashSet<Path>();
        groups.values().stream().flatMap(Set::stream).forEach(group -> {
            folders.add(group.ours().folder());
            folders.add(group.ours().around().folder());
        });
        return folders;
    }

    @Override
    public Optional<Left> left() throws MachineException {
        return pids.left(groups);
    }

    @Override
    public String toString() {
        return "cgroup " + hierarchy.kind();
    }
}
