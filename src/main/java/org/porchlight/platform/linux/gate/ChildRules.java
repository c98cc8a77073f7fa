package org.porchlight.platform.linux.gate;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.porchlight.core.policy.ChildId;

/// The rules for the programs of one child, compiled to identities of files.
///
/// @param open whether nothing can be refused, so that nothing has to be looked at
/// @param named files that a rule names
/// @param exempt files whose use does not count, and that go on when time closes, by the paths of their
///     rules
/// @param system what the system needs; it matters where the default refuses
/// @param paths where a file that is not known yet may be one that a rule names or the system needs. A
///     path can be faked, so it opens nothing: it only makes the gate look again
/// @param otherwise for files that are not known
/// @param direct for an ELF interpreter that is started by itself, which would run any file
record ChildRules(
        ChildId child,
        boolean open,
        Map<FileKey.Inode, Entry> named,
        Map<String, SealedPath.Found> exempt,
        SystemPrograms system,
        Set<String> paths,
        Ruling otherwise,
        Ruling direct) {
    /// A known file.
    ///
    /// @param interpreter where the ELF interpreter is that the kernel opens next; nothing for scripts and static
    ///     programs
    record Entry(FileKey file, Ruling ruling, Optional<FileKey.Inode> interpreter) {}

    /// What the system needs, the same for every child.
    ///
    /// @param interpreters every ELF interpreter that a known program names
    record SystemPrograms(
            Map<FileKey.Inode, Entry> entries, Map<FileKey.Inode, FileKey> interpreters, Set<String> paths) {}

    Optional<Entry> known(FileKey.Inode inode) {
        var entry = named.get(inode);
        if (entry == null && refusesUnknown()) {
            entry = system.entries().get(inode);
        }
        return Optional.ofNullable(entry);
    }

    boolean isExempt(FileKey file) {
        return exempt.values().stream().anyMatch(found -> found.file().equals(file));
    }

    /// The file behind each path of a rule for what goes on when time closes.
    Map<String, String> goingOn() {
        return exempt.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().path()));
    }

    boolean refusesUnknown() {
        return !(otherwise instanceof Ruling.Allow);
    }

    boolean mayBeKnownAt(String path) {
        return paths.contains(path) || (refusesUnknown() && system.paths().contains(path));
    }
}
