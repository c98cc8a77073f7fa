package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.porchlight.port.MachineException;

/// One control group, by the files that the kernel shows of it (cgroups(7)).
///
/// @param folder the mount of its tree, or below it
record ControlGroup(Hierarchy hierarchy, Path folder) {
    /// Links that a folder without folders in it has.
    private static final int LINKS_OF_A_LEAF = 2;

    ControlGroup {
        if (!folder.startsWith(hierarchy.mount())) {
            throw new IllegalArgumentException(folder + " is not in " + hierarchy.mount());
        }
    }

    boolean isRoot() {
        return folder.equals(hierarchy.mount());
    }

    /// The group around it; the root is in itself.
    ControlGroup around() {
        var above = folder.getParent();
        return isRoot() || above == null ? this : new ControlGroup(hierarchy, above);
    }

    ControlGroup inside(String name) {
        return new ControlGroup(hierarchy, folder.resolve(name));
    }

    boolean exists() {
        return Files.isDirectory(folder);
    }

    /// How many groups are right in it; 0 also when it is gone.
    int groups() throws MachineException {
        try {
            return Math.max(0, attribute("nlink") - LINKS_OF_A_LEAF);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw trouble("look at", e);
        }
    }

    /// Whether root made it; also when it is gone.
    boolean isOfRoot() throws MachineException {
        try {
            return attribute("uid") == 0;
        } catch (NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            throw trouble("look at", e);
        }
    }

    private int attribute(String name) throws IOException {
        return (Integer) Files.getAttribute(folder, "unix:" + name);
    }

    /// The groups right in it.
    List<ControlGroup> inner() throws MachineException {
        var inner = new ArrayList<ControlGroup>();
        if (groups() == 0) {
            return inner;
        }
        try (var folders = Files.newDirectoryStream(folder, Files::isDirectory)) {
            folders.forEach(path -> inner.add(new ControlGroup(hierarchy, path)));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | DirectoryIteratorException e) {
            throw trouble("list the groups in", e);
        }
        return inner;
    }

    /// Freezes what is in it and in the groups inside it, and what will be moved there.
    void freeze() throws MachineException {
        write(folder.resolve(hierarchy.kind().switchFile), hierarchy.kind().freeze);
    }

    void thaw() throws MachineException {
        write(folder.resolve(hierarchy.kind().switchFile), hierarchy.kind().thaw);
    }

    /// Whether it was told to freeze, itself and not with one around it; done with it or not.
    boolean isToFreeze() throws MachineException {
        var file = switch (hierarchy.kind()) {
            case V2 -> "cgroup.freeze";
            case V1 -> "freezer.self_freezing";
        };
        return read(file).map(String::strip).equals(Optional.of("1"));
    }

    /// Whether everything in it stands still. False also while it is still freezing.
    boolean isFrozen() throws MachineException {
        return switch (hierarchy.kind()) {
            case V2 -> read("cgroup.events").stream().flatMap(String::lines).anyMatch("frozen 1"::equals);
            case V1 -> read("freezer.state").map(String::strip).equals(Optional.of("FROZEN"));
        };
    }

    /// Whether it has whole processes in it, as every group that nobody made otherwise; a threaded one of v2 has some
    /// of
    /// the threads of some.
    boolean hasWholeProcesses() throws MachineException {
        return hierarchy.kind() == Hierarchy.Kind.V1
                || isRoot()
                || read("cgroup.type")
                        .filter(type -> type.strip().equals("threaded"))
                        .isEmpty();
    }

    /// Processes in it, but for those in groups inside it; none when it is gone.
    List<Integer> members() throws MachineException {
        return hasWholeProcesses() ? numbers("cgroup.procs") : List.copyOf(leaderless());
    }

    /// Threads of processes in it, likewise.
    List<Integer> threads() throws MachineException {
        return numbers(
                switch (hierarchy.kind()) {
                    case V2 -> "cgroup.threads";
                    case V1 -> "tasks";
                });
    }

    /// Processes of all threads in v2: of one whose first thread has ended, nothing but the others is listed.
    Set<Integer> leaderless() throws MachineException {
        var found = new TreeSet<Integer>();
        if (hierarchy.kind() == Hierarchy.Kind.V2) {
            for (int thread : threads()) {
                found.add(Proc.ofThread(thread));
            }
            found.remove(-1);
        }
        return found;
    }

    /// Takes a process in, with all its threads.
    void take(int pid) throws MachineException {
        write(folder.resolve("cgroup.procs"), Integer.toString(pid));
    }

    private List<Integer> numbers(String file) throws MachineException {
        return read(file).stream().flatMap(String::lines).map(Integer::parseInt).toList();
    }

    /// The text of one of its files; nothing when the group is gone.
    private Optional<String> read(String file) throws MachineException {
        try {
            return Optional.of(Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            // Between the opening and the reading it may be removed: "No such device".
            if (!exists()) {
                return Optional.empty();
            }
            throw trouble("read " + file + " of", e);
        }
    }

    private static void write(Path file, String text) throws MachineException {
        try {
            Files.writeString(file, text, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new MachineException("write " + text + " to " + file + ": " + e.getMessage(), e);
        }
    }

    private MachineException trouble(String what, Exception e) {
        return new MachineException(what + " control group " + folder + ": " + e.getMessage(), e);
    }
}
