package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells programs of the system from a person's own.
final class SystemPrograms {
    private static final Path SHELLS = Path.of("/etc/shells");
    private static final int GROUP_OR_OTHERS_MAY_WRITE = 0_022;
    private static final String OWNER_AND_PLACE = "unix:uid,mode,dev,ino";
    private static final Set<String> INTERPRETERS = Set.of(
            "busybox",
            "electron",
            "gjs",
            "gjs-console",
            "guile",
            "java",
            "ld",
            "lua",
            "luajit",
            "mono",
            "node",
            "nodejs",
            "perl",
            "php",
            "python",
            "ruby",
            "tclsh",
            "wine",
            "wish");
    private static final Set<String> SHELL_NAMES = Set.of("sh", "ash", "bash", "dash", "fish", "ksh", "mksh", "zsh");
    /// What follows the name in python3.11, perl5.36.0, ld-linux-x86-64.so.2 and wine64-preloader.
    private static final Pattern VERSION = Pattern.compile("(?:[-.]?\\d[-.\\w]*|-linux.*|-musl.*|-preloader)$");

    private final Predicate<Path> systemSet;
    private final Set<String> shells;

    /// @param systemSet whether a path is one that a log-in or a desktop needs; asked without a look at the file
    SystemPrograms(Predicate<Path> systemSet) {
        this.systemSet = systemSet;
        this.shells = Stream.concat(SHELL_NAMES.stream(), listedShells()).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> listedShells() {
        try {
            return Files.readString(SHELLS, StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> line.startsWith("/"))
                    .map(line -> line.substring(line.lastIndexOf('/') + 1));
        } catch (IOException e) {
            // A machine without the list has no shells but the usual ones.
            return Stream.empty();
        }
    }

    /// Whether a process runs a program of the system set that root owns and nobody else can write.
    boolean contains(int pid) {
        return Proc.exe(pid).filter(exe -> isTrusted(pid, exe.path())).isPresent();
    }

    private boolean isTrusted(int pid, String text) {
        try {
            var path = Path.of(text);
            return systemSet.test(path) && isSame(Proc.folder(pid).resolve("exe"), path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /// A path is only believed when it leads to the very file that runs: in a mount namespace of its own a process
    /// may give any file any path.
    private static boolean isSame(Path running, Path named) {
        try {
            var ours = Files.readAttributes(running, OWNER_AND_PLACE);
            var theirs = Files.readAttributes(named, OWNER_AND_PLACE);
            return ours.equals(theirs) && isOwnedByRoot(ours);
        } catch (IOException e) {
            return false;
        }
    }

    static boolean isOwnedByRoot(Map<String, Object> attributes) {
        return attributes.get("uid") instanceof Integer uid
                && uid == 0
                && attributes.get("mode") instanceof Integer mode
                && (mode & GROUP_OR_OTHERS_MAY_WRITE) == 0;
    }

    boolean isShell(String name) {
        return shells.contains(name);
    }

    /// Whether a program runs what is written in other files: a shell, python, the dynamic loader.
    boolean isInterpreter(String name) {
        return isShell(name)
                || INTERPRETERS.contains(name)
                || INTERPRETERS.contains(VERSION.matcher(name).replaceFirst(""));
    }
}
