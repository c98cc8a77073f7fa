package org.porchlight.platform.linux.gate;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.porchlight.port.MachineException;

/// The programs that a login and a desktop need, each with the package it comes from and why that package is
/// needed.
///
/// It names paths; whether a path may be trusted is asked of the file when rules are compiled.
public final class SystemSet {
    /// One executable file.
    ///
    /// @param path absolute and without symbolic links
    /// @param packageName the package that owns it
    /// @param because why that package is needed, such as "priority required" or "needed by bash"
    public record Program(String path, String packageName, String because) {
        public Program {
            if (!path.startsWith("/")
                    || packageName.isEmpty()
                    || hasControl(path)
                    || hasControl(packageName)
                    || hasControl(because)) {
                throw new IllegalArgumentException("not a program of the system: \"" + path + "\"");
            }
        }

        private static boolean hasControl(String text) {
            // A loop: each start of a guard asks for a thousand programs, while nobody is held yet who comes.
            for (int i = 0; i < text.length(); i++) {
                if (Character.isISOControl(text.charAt(i))) {
                    return true;
                }
            }
            return false;
        }
    }

    private final SortedMap<String, Program> programs;

    SystemSet(Collection<Program> programs) {
        var byPath = new TreeMap<String, Program>();
        programs.forEach(program -> byPath.putIfAbsent(program.path(), program));
        this.programs = Collections.unmodifiableSortedMap(byPath);
    }

    /// Finds the set on this machine by asking its package database. Takes about a second.
    ///
    /// @throws MachineException when the machine has no package database that is known here, or it cannot be read
    public static SystemSet find() throws MachineException {
        return find(Path.of("/"));
    }

    static SystemSet find(Path root) throws MachineException {
        return new SystemSetSearch(Dpkg.read(root), LoginRoots.read(root)).run();
    }

    /// All programs by path.
    public SortedMap<String, Program> programs() {
        return programs;
    }

    /// Why a program is in the set; nothing when it is not.
    public Optional<Program> why(String path) {
        return Optional.ofNullable(programs.get(path));
    }

    /// The same set with more programs.
    SystemSet and(Collection<Program> more) {
        var all = new TreeMap<>(programs);
        more.forEach(program -> all.putIfAbsent(program.path(), program));
        return new SystemSet(all.values());
    }
}
