package org.porchlight.tool.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the demo could leave behind, listed before and after: accounts, processes, mounts, control groups, firewall
/// tables and files.
///
/// On a living machine accounts, processes, files and groups of others come and go, so only what bears the demo's mark
/// or
/// Porchlight's name counts there; mounts and firewall tables are compared whole.
///
/// @param lines sorted, each with its sort in front
record Inventory(List<String> lines) {
    private static final List<Path> ACCOUNT_FILES = Stream.of(
                    "passwd", "group", "shadow", "gshadow", "subuid", "subgid")
            .map(Path.of("/etc")::resolve)
            .toList();
    private static final List<Path> FOLDERS = Stream.of("/tmp", "/run", "/var/lib", "/var/mail", "/home", "/root")
            .map(Path::of)
            .toList();

    /// Takes stock.
    ///
    /// @param mark part of the name of everything the demo makes
    static Inventory take(String mark) throws IOException, InterruptedException {
        var lines = new TreeSet<String>();
        for (var file : ACCOUNT_FILES) {
            read(file)
                    .lines()
                    .filter(line -> line.contains(mark))
                    .forEach(line -> lines.add("account " + file.getFileName() + " " + firstField(line)));
        }
        read(Path.of("/proc/self/mountinfo")).lines().forEach(line -> lines.add("mount " + line));
        for (var folder : FOLDERS) {
            list(folder).stream()
                    .filter(name -> name.contains(mark) || name.contains("porchlight"))
                    .forEach(name -> lines.add("file " + folder.resolve(name)));
        }
        controlGroups().forEach(path -> lines.add("cgroup " + path));
        for (var pid : list(Path.of("/proc"))) {
            if (pid.chars().allMatch(Character::isDigit)) {
                var command = read(Path.of("/proc", pid, "cmdline")).replace('\0', ' ');
                if (command.contains(mark)) {
                    lines.add("process " + pid + " " + command);
                }
            }
        }
        if (Files.isExecutable(Path.of("/usr/sbin/nft"))) {
            Run.of(List.of("/usr/sbin/nft", "list", "tables"))
                    .out()
                    .lines()
                    .forEach(line -> lines.add("table " + line));
        }
        return new Inventory(new ArrayList<>(lines));
    }

    /// What is here and was not in `before`, and what is gone.
    List<String> differences(Inventory before) {
        return Stream.concat(
                        lines.stream()
                                .filter(line -> !before.lines.contains(line))
                                .map("left: "::concat),
                        before.lines.stream()
                                .filter(line -> !lines.contains(line))
                                .map("gone: "::concat))
                .toList();
    }

    private static String firstField(String line) {
        int colon = line.indexOf(':');
        return colon < 0 ? line : line.substring(0, colon);
    }

    private static List<String> controlGroups() throws IOException {
        try (var tree = Files.walk(Path.of("/sys/fs/cgroup"), 4)) {
            return tree.map(Path::toString)
                    .filter(path -> path.contains("porchlight"))
                    .toList();
        } catch (UncheckedIOException vanished) {
            throw vanished.getCause();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    private static List<String> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            // Where this account may not look it can leave nothing either.
            return List.of();
        }
        try (var names = Files.list(folder)) {
            return names.map(path -> path.getFileName().toString()).toList();
        }
    }

    /// The text of a file; empty when it is gone, as a process may be between listing and reading.
    private static String read(Path file) {
        try {
            return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
