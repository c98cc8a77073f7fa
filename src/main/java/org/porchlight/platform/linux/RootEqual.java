package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.porchlight.port.MachineException;

/// Ways by which an account that is no administrator becomes root all the same: groups whose members can write any file
/// of the machine, and lines of sudoers(5) that name the account or a group of it.
///
/// Sudoers is a language of its own; of a line only those before its hosts are read, and aliases of users. What a line
/// allows is not weighed: the answer is for a warning.
///
/// @param sudoers files, in order; one that is missing is none
record RootEqual(List<Path> sudoers) {
    private static final Set<String> GROUPS =
            Set.of("docker", "lxd", "lxc", "incus-admin", "libvirt", "libvirt-qemu", "disk", "kmem", "shadow", "root");
    private static final Path SUDOERS = Path.of("/etc/sudoers");
    private static final Path MORE = Path.of("/etc/sudoers.d");
    private static final int MOST_BYTES = 256 * 1024;
    private static final Pattern NO_RULE =
            Pattern.compile("^(?:Defaults|(?:Host|Cmnd|Cmd|Runas)_Alias|@include|#include).*");
    private static final Pattern ALIAS = Pattern.compile("^User_Alias\\s+(.*)$");
    private static final Pattern RULE =
            Pattern.compile("^((?:[^\\s,=]+|\"[^\"]+\")(?:\\s*,\\s*(?:[^\\s,=]+|\"[^\"]+\"))*)\\s+[^=]+=.*$");

    static RootEqual ofThisMachine() throws MachineException {
        var files = new ArrayList<Path>(List.of(SUDOERS));
        if (Files.isDirectory(MORE)) {
            try (DirectoryStream<Path> more = Files.newDirectoryStream(MORE, RootEqual::isRead)) {
                more.forEach(files::add);
            } catch (IOException e) {
                throw new MachineException("list " + MORE + ": " + e.getMessage(), e);
            }
        }
        return new RootEqual(files);
    }

    /// sudo passes over names that end in `~` or have a dot in them.
    private static boolean isRead(Path file) {
        var name = file.getFileName().toString();
        return !name.endsWith("~") && !name.contains(".") && Files.isRegularFile(file);
    }

    /// @param groups names and numbers of the account's groups
    /// @return names of groups and files, such as `docker` and `/etc/sudoers.d/kid`; mostly none
    Set<String> waysOf(String name, int uid, Set<String> groups) throws MachineException {
        var ways = new TreeSet<>(groups);
        ways.retainAll(GROUPS);
        var meant = new TreeSet<>(Set.of(name, "#" + uid));
        groups.forEach(group -> meant.add("%" + group));
        groups.forEach(group -> meant.add("%#" + group));
        for (var file : sudoers) {
            if (names(text(file), meant)) {
                ways.add(file.toString());
            }
        }
        return ways;
    }

    private static String text(Path file) throws MachineException {
        if (!Files.exists(file)) {
            return "";
        }
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new MachineException("read " + file + ": " + e.getMessage(), e);
        }
    }

    private static boolean names(String text, Set<String> meant) {
        var aliases = new TreeSet<>(meant);
        for (var line : text.replace("\\\n", " ").lines().map(RootEqual::plain).toList()) {
            var alias = ALIAS.matcher(line);
            var rule = RULE.matcher(line);
            if (alias.matches()) {
                for (var one : alias.group(1).split(":", -1)) {
                    var parts = one.split("=", 2);
                    if (parts.length == 2 && isMeant(parts[1], aliases)) {
                        aliases.add(parts[0].strip());
                    }
                }
            } else if (!NO_RULE.matcher(line).matches() && rule.matches() && isMeant(rule.group(1), aliases)) {
                return true;
            }
        }
        return false;
    }

    /// Without what comes after `#`, where that is no number of an account.
    private static String plain(String line) {
        return line.replaceFirst("(?:^|\\s)#(?!\\d).*$", "").strip();
    }

    private static boolean isMeant(String list, Set<String> meant) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .map(one -> one.replace("\"", "").replace("\\", ""))
                .anyMatch(one -> one.equals("ALL") || meant.contains(one));
    }
}
