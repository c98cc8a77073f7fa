package org.porchlight.tool.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the demo could leave behind, listed before and after: accounts, processes, mounts, control groups, firewall
/// tables and files.
///
/// On a living machine all of these come and go, so what counts for the demo bears its mark or is of one of its
/// accounts, as does a firewall table of Porchlight's, which has neither; of others, what bears Porchlight's name,
/// and mounts and tables, are told besides.
///
/// @param things sorted by name
record Inventory(List<Thing> things) {
    /// One of them.
    ///
    /// @param name its sort in front
    /// @param owner number of the account that it is of, as text; empty where it is of none, or that cannot be told
    /// @param told whether it is of interest although it is not the demo's
    record Thing(String name, String owner, boolean told) {}

    /// What is different.
    ///
    /// @param own what the demo left
    /// @param others what came or went meanwhile, and is not the demo's by name or account
    record Differences(List<String> own, List<String> others) {}

    private static final List<Path> ACCOUNT_FILES = Stream.of(
                    "passwd", "group", "shadow", "gshadow", "subuid", "subgid")
            .map(Path.of("/etc")::resolve)
            .toList();
    private static final List<Path> FOLDERS = Stream.of("/tmp", "/run", "/var/lib", "/var/mail", "/home", "/root")
            .map(Path::of)
            .toList();
    /// As the firewall lists one that a guard outside of the demo's own network would have made.
    private static final String OUR_TABLE = "table table inet porchlight";

    private static final Path PROCESSES = Path.of("/proc");
    private static final Pattern GROUP = Pattern.compile(".*-(\\d+)(?:-here)?");

    /// Takes stock.
    ///
    /// @param mark part of the name of everything the demo makes
    static Inventory take(String mark) throws IOException, InterruptedException {
        var things = new ArrayList<Thing>();
        for (var file : ACCOUNT_FILES) {
            read(file)
                    .lines()
                    .filter(line -> line.contains(mark))
                    .forEach(line ->
                            things.add(new Thing("account " + file.getFileName() + " " + firstField(line), "", true)));
        }
        read(Path.of("/proc/self/mountinfo")).lines().forEach(line -> things.add(new Thing("mount " + line, "", true)));
        for (var folder : FOLDERS) {
            for (var name : list(folder)) {
                var file = folder.resolve(name);
                things.add(new Thing("file " + file, owner(file), name.contains("porchlight")));
            }
        }
        controlGroups().forEach(path -> things.add(new Thing("cgroup " + path, ownerOfGroup(path), true)));
        for (var pid : list(PROCESSES)) {
            if (pid.chars().allMatch(Character::isDigit)) {
                var folder = PROCESSES.resolve(pid);
                var command = read(folder.resolve("cmdline")).replace('\0', ' ');
                things.add(new Thing("process " + pid + " " + command, owner(folder), false));
            }
        }
        if (Files.isExecutable(Path.of("/usr/sbin/nft"))) {
            Run.of(List.of("/usr/sbin/nft", "list", "tables"))
                    .out()
                    .lines()
                    .forEach(line -> things.add(new Thing("table " + line, "", true)));
        }
        things.sort(Comparator.comparing(Thing::name));
        return new Inventory(things);
    }

    /// What is here and was not in `before`, and what is gone.
    ///
    /// @param mark the demo's
    /// @param owners numbers of its accounts
    Differences differences(Inventory before, String mark, Set<String> owners) {
        var came = things.stream().filter(thing -> !before.has(thing)).toList();
        var own = came.stream()
                .filter(thing -> thing.name().contains(mark)
                        || owners.contains(thing.owner())
                        || thing.name().startsWith(OUR_TABLE))
                .toList();
        var others = Stream.concat(
                came.stream()
                        .filter(thing -> thing.told() && !own.contains(thing))
                        .map(thing -> "+ " + thing.name()),
                before.things.stream()
                        .filter(thing -> thing.told() && !has(thing))
                        .map(thing -> "− " + thing.name()));
        return new Differences(own.stream().map(Thing::name).toList(), others.toList());
    }

    private boolean has(Thing other) {
        return things.stream().anyMatch(thing -> thing.name().equals(other.name()));
    }

    /// A group that a guard makes ends in the number of the account that it holds.
    private static String ownerOfGroup(String path) {
        var name = GROUP.matcher(path);
        return name.matches() ? name.group(1) : "";
    }

    private static String owner(Path file) throws IOException {
        try {
            return Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                    .toString();
        } catch (NoSuchFileException gone) {
            return "";
        }
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
