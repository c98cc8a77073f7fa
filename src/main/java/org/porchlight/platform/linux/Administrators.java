package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.porchlight.port.MachineException;

/// Who may become the administrator: members of the usual groups, and whom polkit's administrator rules name.
///
/// Single lines of sudoers are not read here: they are a language of their own, and [RootEqual] warns of them.
///
/// @param groups names of groups, or their numbers
/// @param users log-in names, or uids
record Administrators(Set<String> groups, Set<String> users) {
    private static final List<String> USUAL = List.of("sudo", "wheel", "admin");
    private static final List<Path> POLKIT = List.of(
            Path.of("/etc/polkit-1/rules.d"),
            Path.of("/run/polkit-1/rules.d"),
            Path.of("/usr/share/polkit-1/rules.d"),
            Path.of("/usr/local/share/polkit-1/rules.d"),
            Path.of("/etc/polkit-1/localauthority.conf.d"));
    private static final Unchanged<Administrators> NOW = new Unchanged<>(Administrators::files, () -> read(POLKIT));
    private static final int MOST_BYTES = 256 * 1024;
    /// In a rule the identities follow `addAdminRule`, in an older configuration file `AdminIdentities=`.
    private static final Pattern START = Pattern.compile("addAdminRule|AdminIdentities");

    private static final Pattern END = Pattern.compile("polkit\\s*\\.\\s*addRule|^\\[", Pattern.MULTILINE);
    private static final Pattern IDENTITY = Pattern.compile("unix-(group|user):([A-Za-z0-9_.@$-]+)");

    Administrators {
        groups = Set.copyOf(groups);
        users = Set.copyOf(users);
    }

    static Administrators ofThisMachine() throws MachineException {
        return NOW.get();
    }

    private static List<Path> files() throws IOException {
        var files = new ArrayList<>(POLKIT);
        for (var folder : POLKIT) {
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
                    inside.forEach(files::add);
                } catch (DirectoryIteratorException trouble) {
                    throw trouble.getCause();
                }
            }
        }
        return files;
    }

    static Administrators read(List<Path> folders) throws MachineException {
        var groups = new TreeSet<>(USUAL);
        var users = new TreeSet<String>();
        for (var folder : folders) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{rules,conf}")) {
                for (var file : files) {
                    collect(text(file), groups, users);
                }
            } catch (IOException | DirectoryIteratorException e) {
                throw new MachineException("read polkit's administrators in " + folder + ": " + e.getMessage(), e);
            }
        }
        return new Administrators(groups, users);
    }

    private static String text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }

    private static void collect(String text, Set<String> groups, Set<String> users) {
        var start = START.matcher(text);
        int from = 0;
        while (start.find(from)) {
            var end = END.matcher(text);
            int to = end.find(start.end()) ? end.start() : text.length();
            var identity = IDENTITY.matcher(text).region(start.end(), to);
            while (identity.find()) {
                var found = identity.group(1).equals("group") ? groups : users;
                found.add(identity.group(2));
            }
            from = start.end();
        }
    }
}
