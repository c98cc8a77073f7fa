package org.porchlight.platform.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

/// What draws the screen: servers of X and Wayland of an account, and the programs of the system that started them, but
/// for its service manager. Were they frozen nobody would see why.
///
/// Only a program of the system set that runs nothing but files of root is spared. Code that a debugger writes into
/// its memory is not seen.
final class Screen {
    private static final Path UNIX_SOCKETS = Path.of("/proc/net/unix");
    /// proc_net(5): flags with __SO_ACCEPTCON, type, state, inode, and the path of a server of X or Wayland.
    private static final Pattern LISTENING = Pattern.compile("^[^ ]+ [0-9A-F]+ [0-9A-F]+ 00010000 [0-9A-F]+ [0-9A-F]+"
            + " +(\\d+) @?(?:/tmp/\\.X11-unix/X\\d{1,5}|/run/user/\\d{1,10}/wayland-\\d{1,5})$");
    private static final Pattern X_LISTENING = Pattern.compile(
            "^[^ ]+ [0-9A-F]+ [0-9A-F]+ 00010000 [0-9A-F]+ [0-9A-F]+ +\\d+ @?/tmp/\\.X11-unix/X(\\d{1,3})$");
    /// Starts whatever a file of the child's tells, also while others are held; a screen goes on without it.
    private static final String USER_MANAGER = "systemd";

    private static final Pattern EXECUTABLE = Pattern.compile("^([0-9a-f]+-[0-9a-f]+) ..x. .* [1-9]\\d* +\\S.*$");
    private static final int MOST_SOCKETS = 1024;
    private static final int MOST_MAPS = 1024 * 1024;
    private static final int MOST_DESCRIPTORS = 8192;

    private final SystemPrograms programs;

    Screen(SystemPrograms programs) {
        this.programs = programs;
    }

    /// Those of an account's processes that draw its screen.
    Set<ProcessRef> of(List<Proc> processes) throws MachineException {
        var sockets = sockets();
        if (sockets.isEmpty()) {
            return Set.of();
        }
        var byPid = new HashMap<Integer, Proc>();
        processes.forEach(process -> byPid.put(process.pid(), process));
        var drawing = new HashSet<ProcessRef>();
        for (var process : processes) {
            if (isProgramOfTheSystem(process.pid()) && listens(process.pid(), sockets)) {
                addWithAncestors(process, byPid, drawing);
            }
        }
        return drawing;
    }

    private void addWithAncestors(Proc server, Map<Integer, Proc> byPid, Set<ProcessRef> drawing)
            throws MachineException {
        var next = Optional.of(server);
        while (next.isPresent()
                && isOfTheSystem(next.get().pid())
                && drawing.add(next.get().ref())) {
            next = Optional.ofNullable(byPid.get(next.get().parent()));
        }
    }

    private boolean isOfTheSystem(int pid) throws MachineException {
        return isProgramOfTheSystem(pid) && runsOnlyFilesOfRoot(pid);
    }

    private boolean isProgramOfTheSystem(int pid) {
        return Proc.exe(pid)
                        .filter(exe -> !programs.isInterpreter(exe.name())
                                && !exe.name().equals(USER_MANAGER))
                        .isPresent()
                && programs.contains(pid);
    }

    /// Whether no code was loaded from a file that somebody else owns, as LD_PRELOAD would.
    private static boolean runsOnlyFilesOfRoot(int pid) throws MachineException {
        var maps = Proc.text(pid, "maps", MOST_MAPS);
        if (maps.isEmpty() || maps.get().length() == MOST_MAPS) {
            return false;
        }
        var files = Proc.folder(pid).resolve("map_files");
        for (var line : maps.get().lines().toList()) {
            var mapping = EXECUTABLE.matcher(line);
            if (mapping.matches() && !isOwnedByRoot(files.resolve(mapping.group(1)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOwnedByRoot(Path mapping) {
        try {
            return SystemPrograms.isOwnedByRoot(Files.readAttributes(mapping, "unix:uid,mode"));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean listens(int pid, Set<String> sockets) throws MachineException {
        int seen = 0;
        try (var descriptors = Files.newDirectoryStream(Proc.folder(pid).resolve("fd"))) {
            for (var descriptor : descriptors) {
                var target = Proc.link(pid, "fd/" + descriptor.getFileName());
                if (target.filter(sockets::contains).isPresent()) {
                    return true;
                }
                if (++seen == MOST_DESCRIPTORS) {
                    return false;
                }
            }
            return false;
        } catch (NoSuchFileException | DirectoryIteratorException e) {
            return false;
        } catch (IOException e) {
            throw new MachineException("list the files of process " + pid + ": " + e.getMessage(), e);
        }
    }

    /// Listening sockets of X, as links in /proc/PID/fd name them.
    private static Set<String> sockets() throws MachineException {
        return listening(LISTENING).stream()
                .map(inode -> "socket:[" + inode + "]")
                .collect(Collectors.toSet());
    }

    /// Numbers of the X servers that listen on this machine, whoever started them.
    static Set<Integer> displays() throws MachineException {
        return listening(X_LISTENING).stream().map(Integer::valueOf).collect(Collectors.toSet());
    }

    /// The first group of each line that is of a form.
    private static Set<String> listening(Pattern form) throws MachineException {
        // Line by line: a child may open as many sockets as it likes, and this process has little memory.
        try (var lines = Files.lines(UNIX_SOCKETS, StandardCharsets.ISO_8859_1)) {
            return lines.map(form::matcher)
                    .filter(Matcher::matches)
                    .limit(MOST_SOCKETS)
                    .map(line -> line.group(1))
                    .collect(Collectors.toSet());
        } catch (UncheckedIOException e) {
            throw new MachineException("read " + UNIX_SOCKETS + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new MachineException("read " + UNIX_SOCKETS + ": " + e.getMessage(), e);
        }
    }
}
