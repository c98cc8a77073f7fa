package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.porchlight.core.engine.Held;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Journal;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

/// The kernel's freezer. An account has one control group; it is frozen first and filled then, so that whatever is
/// moved into it stands still at once and cannot fork away.
final class CgroupFreezer implements Freezer {
    /// Where a process goes whose own place nobody knows.
    private static final String ROOT = "/";

    private static final long TRIAL_NANOS = 500_000_000L;

    private final Hierarchy hierarchy;
    private final Path base;
    private final Path runDirectory;
    private final Journal journal;
    private final Set<Path> intended = new HashSet<>();

    /// @param base the group that all of ours are in, such as `/sys/fs/cgroup/porchlight`
    CgroupFreezer(Hierarchy hierarchy, Path base, Path runDirectory, Journal journal) {
        this.hierarchy = hierarchy;
        this.base = base;
        this.runDirectory = runDirectory;
        this.journal = journal;
    }

    @Override
    public Path runDirectory() {
        return runDirectory;
    }

    @Override
    public void tryOut() throws MachineException {
        var trial = make("trial");
        trial.freeze();
        trial.awaitFrozen(System.nanoTime() + TRIAL_NANOS);
        trial.thaw();
        remove(trial);
    }

    private void remove(HoldGroup group) throws MachineException {
        try {
            Files.deleteIfExists(group.folder());
        } catch (IOException e) {
            throw new MachineException("remove " + group.folder() + ": " + e.getMessage(), e);
        }
        journal.undone(hierarchy.kind().change, group.folder().toString());
        intended.remove(group.folder());
    }

    @Override
    public void begin(ChildAccount account) throws MachineException {
        if (!group(account).exists()) {
            // What an earlier boot noted is about other processes.
            origins(account).delete();
        }
        make("hold-" + account.id()).freeze();
    }

    private HoldGroup make(String name) throws MachineException {
        var group = new HoldGroup(hierarchy, base.resolve(name));
        for (var folder : List.of(base, group.folder())) {
            if (intended.add(folder)) {
                journal.intend(hierarchy.kind().change, folder.toString());
            }
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new MachineException("make control group " + folder + ": " + e.getMessage(), e);
            }
        }
        return group;
    }

    @Override
    public List<Proc> moving(ChildAccount account) throws MachineException {
        var members = Set.copyOf(group(account).members());
        return Processes.of(account, members::contains);
    }

    @Override
    public List<Proc> stop(ChildAccount account, List<Proc> processes, long deadline) throws MachineException {
        var from = new HashMap<ProcessRef, String>();
        for (var process : processes) {
            hierarchy.groupOf(process.pid()).ifPresent(group -> from.put(process.ref(), group));
        }
        origins(account).add(from);
        var ids = AccountIds.of(account);
        var group = group(account);
        var stopped = new ArrayList<Proc>();
        var trouble = new ArrayList<MachineException>();
        for (var process : processes) {
            if (System.nanoTime() - deadline > 0) {
                break;
            }
            try {
                move(process, ids, group, from.getOrDefault(process.ref(), ROOT));
            } catch (MachineException e) {
                // One that cannot be moved must not keep the others running.
                trouble.add(e);
            }
            stopped.add(process);
        }
        if (!trouble.isEmpty()) {
            throw trouble.getFirst();
        }
        return stopped;
    }

    private static void move(Proc process, AccountIds ids, HoldGroup group, String from) throws MachineException {
        if (!process.isStill(ids)) {
            return;
        }
        try {
            group.take(process.pid());
        } catch (MachineException e) {
            if (process.isStill(ids)) {
                throw e;
            }
            return;
        }
        // It may have become another's by exec of a setuid program, or its number another process's, in between.
        if (!process.isStill(ids) && group.members().contains(process.pid())) {
            group.giveBack(process.pid(), from);
        }
    }

    @Override
    public void spare(ChildAccount account, List<Proc> processes) throws MachineException {
        var group = group(account);
        var members = Set.copyOf(group.members());
        var from = origins(account).read();
        for (var process : processes) {
            if (members.contains(process.pid())) {
                group.giveBack(process.pid(), from.getOrDefault(process.ref(), ROOT));
            }
        }
    }

    @Override
    public void settle(ChildAccount account, long deadline) throws MachineException {
        group(account).awaitFrozen(deadline);
    }

    @Override
    public void release(ChildAccount account) throws MachineException {
        var group = group(account);
        if (!group.exists()) {
            return;
        }
        release(group, origins(account));
    }

    /// Gives every process of a group back and thaws it. Each goes on when it leaves, the youngest first: the
    /// account's `systemd --user` is the oldest and must not see its units empty.
    static void release(HoldGroup group, Origins origins) throws MachineException {
        var trouble = new ArrayList<MachineException>();
        var from = origins.read();
        giveBack(group, group.members(), from, trouble);
        group.thaw();
        // What is left are processes whose first thread has ended: only their other threads are listed.
        giveBack(group, group.leaderless(), from, trouble);
        if (!trouble.isEmpty()) {
            throw trouble.getFirst();
        }
        origins.delete();
    }

    private static void giveBack(
            HoldGroup group, Collection<Integer> pids, Map<ProcessRef, String> from, List<MachineException> trouble)
            throws MachineException {
        var members = new ArrayList<Proc>();
        for (int pid : pids) {
            Proc.read(pid).ifPresent(members::add);
        }
        members.sort(Comparator.comparingLong(Proc::started)
                .thenComparingInt(Proc::pid)
                .reversed());
        for (var member : members) {
            try {
                group.giveBack(member.pid(), from.getOrDefault(member.ref(), ROOT));
            } catch (MachineException e) {
                // A process may end meanwhile; a living one is thawed all the same.
                if (group.members().contains(member.pid())) {
                    trouble.add(e);
                }
            }
        }
    }

    @Override
    public Held observe(ChildAccount account) throws MachineException {
        var group = group(account);
        return group.exists() && group.isFrozen()
                ? new Held(Held.Strength.KERNEL, group.members().size())
                : Held.NONE;
    }

    @Override
    public String toString() {
        return "cgroup " + hierarchy.kind();
    }

    private HoldGroup group(ChildAccount account) {
        return new HoldGroup(hierarchy, base.resolve("hold-" + account.id()));
    }

    private Origins origins(ChildAccount account) {
        return Origins.of(runDirectory, Integer.parseInt(account.id()));
    }
}
