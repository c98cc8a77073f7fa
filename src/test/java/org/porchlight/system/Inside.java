package org.porchlight.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A process of a PC, seen from the machine.
///
/// @param pid its number on this machine
/// @param parent number of the process that started it, or of the one that took its place
/// @param uid its real user
/// @param group its control group, from the root of the machine's tree
/// @param command its command line, words parted by blanks
record Inside(long pid, long parent, long uid, String group, String command) {
    private static final Path MOUNT = Stream.of("/sys/fs/cgroup/unified", "/sys/fs/cgroup")
            .map(Path::of)
            .filter(mount -> Files.exists(mount.resolve("cgroup.controllers")))
            .findFirst()
            .orElse(Path.of("/sys/fs/cgroup"));

    /// All below a control group such as `/booted-a`. A process that ends meanwhile is left out.
    static List<Inside> of(String top) throws IOException {
        var found = new ArrayList<Inside>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                of(Long.parseLong(process.getFileName().toString()))
                        .filter(inside -> inside.group().startsWith(top + "/"))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Inside> of(long pid) throws IOException {
        var command =
                read(Path.of("/proc/" + pid + "/cmdline")).replace('\0', ' ').strip();
        var group = group(pid);
        var parent = field(pid, "PPid");
        return field(pid, "Uid")
                .flatMap(uid -> parent.map(Long::parseLong)
                        .map(by -> new Inside(pid, by, Long.parseLong(uid.split("\\s+", 2)[0]), group, command)));
    }

    private static String group(long pid) throws IOException {
        return read(Path.of("/proc/" + pid + "/cgroup"))
                .lines()
                .filter(line -> line.startsWith("0::/"))
                .findFirst()
                .orElse("0::")
                .substring(3);
    }

    /// Whether it stands still: its control group is frozen, or it is stopped.
    boolean isHeld() throws IOException {
        return isFrozen()
                || field(pid, "State").filter(state -> state.startsWith("T")).isPresent();
    }

    private boolean isFrozen() throws IOException {
        var now = group(pid);
        return !now.isEmpty()
                && read(MOUNT.resolve(now.substring(1)).resolve("cgroup.events"))
                        .contains("frozen 1");
    }

    /// Whether it wants to run a program and is not told yet that it may.
    boolean waitsForTheGate() throws IOException {
        return read(Path.of("/proc/" + pid + "/wchan")).equals("fanotify_handle_event");
    }

    boolean isAlive() throws IOException {
        return field(pid, "State").filter(state -> !state.startsWith("Z")).isPresent();
    }

    private static Optional<String> field(long pid, String name) throws IOException {
        return read(Path.of("/proc/" + pid + "/status"))
                .lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    /// Nothing where the process or the group is gone.
    private static String read(Path file) throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            if (Files.exists(file)) {
                throw gone;
            }
            return "";
        }
    }
}
