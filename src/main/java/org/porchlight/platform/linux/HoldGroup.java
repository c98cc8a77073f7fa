package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.porchlight.port.MachineException;

/// One control group of ours: it freezes what is in it and gives it back.
///
/// @param folder below the mount of its tree
record HoldGroup(Hierarchy hierarchy, Path folder) {
    private static final long PAUSE_NANOS = 1_000_000L;

    HoldGroup {
        if (!folder.startsWith(hierarchy.mount()) || folder.equals(hierarchy.mount())) {
            throw new IllegalArgumentException(folder + " is not below " + hierarchy.mount());
        }
    }

    boolean exists() {
        return Files.isDirectory(folder);
    }

    /// Freezes what is in it and what will be moved into it.
    void freeze() throws MachineException {
        write(folder.resolve(hierarchy.kind().switchFile), hierarchy.kind().freeze);
    }

    void thaw() throws MachineException {
        write(folder.resolve(hierarchy.kind().switchFile), hierarchy.kind().thaw);
    }

    /// Whether everything in it stands still. False also while it is still freezing.
    boolean isFrozen() throws MachineException {
        return switch (hierarchy.kind()) {
            case V2 -> read("cgroup.events").lines().anyMatch("frozen 1"::equals);
            case V1 -> read("freezer.state").strip().equals("FROZEN");
        };
    }

    /// Waits until everything in it stands still.
    ///
    /// @param deadline on the ruler of [System#nanoTime()]
    void awaitFrozen(long deadline) throws MachineException {
        while (!isFrozen()) {
            if (System.nanoTime() - deadline > 0) {
                throw new MachineException("freeze " + folder + ": its processes have not come to rest in time");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    List<Integer> members() throws MachineException {
        return read("cgroup.procs").lines().map(Integer::parseInt).toList();
    }

    /// Processes that v2 does not list because their first thread has ended, although others are in here.
    Set<Integer> leaderless() throws MachineException {
        var found = new TreeSet<Integer>();
        if (hierarchy.kind() == Hierarchy.Kind.V2) {
            for (var thread : read("cgroup.threads").lines().toList()) {
                found.add(Proc.ofThread(Integer.parseInt(thread)));
            }
            found.remove(-1);
        }
        return found;
    }

    /// Takes a process in, with all its threads.
    void take(int pid) throws MachineException {
        write(folder.resolve("cgroup.procs"), Integer.toString(pid));
    }

    /// Gives a process back to the group that it came from, or to the nearest one above that still takes it. It goes
    /// on at once, also while those that stay are frozen.
    ///
    /// @param group as [Hierarchy#groupOf(int)] told
    void giveBack(int pid, String group) throws MachineException {
        var mount = hierarchy.mount();
        var place = place(group);
        while (!place.equals(mount)) {
            try {
                write(place.resolve("cgroup.procs"), Integer.toString(pid));
                return;
            } catch (MachineException e) {
                // It was removed meanwhile, or only takes groups now.
                place = Objects.requireNonNullElse(place.getParent(), mount);
            }
        }
        write(mount.resolve("cgroup.procs"), Integer.toString(pid));
    }

    private Path place(String group) {
        try {
            var place = hierarchy.mount().resolve(group.substring(1)).normalize();
            return place.startsWith(hierarchy.mount()) ? place : hierarchy.mount();
        } catch (InvalidPathException e) {
            return hierarchy.mount();
        }
    }

    private String read(String file) throws MachineException {
        try {
            return Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new MachineException("read " + folder.resolve(file) + ": it was removed", e);
        } catch (IOException e) {
            throw new MachineException("read " + folder.resolve(file) + ": " + e.getMessage(), e);
        }
    }

    private static void write(Path file, String text) throws MachineException {
        try {
            Files.writeString(file, text, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new MachineException("write " + text + " to " + file + ": " + e.getMessage(), e);
        }
    }
}
