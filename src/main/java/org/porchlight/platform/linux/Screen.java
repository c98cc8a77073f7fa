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
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    private static final Pattern X_LISTENING = Pattern.compile("^[^ ]+ [0-9A-F]+ [0-9A-F]+ 00010000 [0-9A-F]+ [0-9A-F]+"
            + " +(\\d+) (@?)/tmp/\\.X11-unix/X(0|[1-9]\\d{0,2})$");
    /// Starts whatever a file of the child's tells, also while others are held; a screen goes on without it.
    private static final String USER_MANAGER = "systemd";

    private static final Pattern EXECUTABLE = Pattern.compile("^([0-9a-f]+-[0-9a-f]+) ..x. .* [1-9]\\d* +\\S.*$");
    private static final int MOST_SOCKETS = 1024;
    private static final int MOST_MAPS = 1024 * 1024;
    private static final int MOST_DESCRIPTORS = 8192;
    private static final int MOST_STATUS = 8192;

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
        return !held(pid, sockets, MOST_DESCRIPTORS).isEmpty();
    }

    /// Which of some sockets a process has open.
    ///
    /// @param most how many of its files are looked at
    private static Set<String> held(int pid, Set<String> sockets, int most) throws MachineException {
        var held = new HashSet<String>();
        int seen = 0;
        try (var descriptors = Files.newDirectoryStream(Proc.folder(pid).resolve("fd"))) {
            for (var descriptor : descriptors) {
                var target = Proc.link(pid, "fd/" + descriptor.getFileName());
                target.filter(sockets::contains).ifPresent(held::add);
                if (++seen == most) {
                    break;
                }
            }
            return held;
        } catch (NoSuchFileException | DirectoryIteratorException e) {
            // It has ended.
            return held;
        } catch (IOException e) {
            throw new MachineException("list the files of process " + pid + ": " + e.getMessage(), e);
        }
    }

    /// Servers of X displays on this machine, by the number of the display; of one to which several belong, any.
    ///
    /// Only such count as let nobody but root and programs of the system accept what connects to them.
    Map<Integer, ProcessRef> servers() throws MachineException {
        var displays = displays();
        var serving = new HashMap<String, ProcessRef>();
        var others = new HashSet<String>();
        List<Integer> pids = displays.isEmpty() ? List.of() : Proc.pids();
        for (int pid : pids) {
            // All its files: whoever opens very many would hide this one.
            for (var socket : held(pid, displays.keySet(), Integer.MAX_VALUE)) {
                var process = Proc.read(pid);
                if (process.isPresent() && (isRoots(pid) || isOfTheSystem(pid))) {
                    serving.putIfAbsent(socket, process.get().ref());
                } else {
                    others.add(socket);
                }
            }
        }
        serving.keySet().removeAll(others);
        var servers = new HashMap<Integer, ProcessRef>();
        serving.forEach((socket, process) -> servers.put(displays.getOrDefault(socket, -1), process));
        return servers;
    }

    /// Whether it is root's by all its ids: a setuid program that the child runs has files of the child's open.
    private static boolean isRoots(int pid) throws MachineException {
        return Proc.text(pid, "status", MOST_STATUS).stream()
                .flatMap(String::lines)
                .anyMatch("Uid:\t0\t0\t0\t0"::equals);
    }

    /// The numbers of the X displays on which anything listens, without a look at what.
    static Set<Integer> displayNumbers() throws MachineException {
        return Set.copyOf(displays().values());
    }

    private static Map<String, Integer> displays() throws MachineException {
        return read(Screen::displays);
    }

    /// Listening sockets of X displays, as links in /proc/PID/fd name them, with the number of the display.
    ///
    /// A program tries the abstract name first, and only one socket of the machine can have it: where it is
    /// taken the path does not count. A path may be that of another file where somebody has mounts of his own.
    ///
    /// @param lines of /proc/net/unix
    static Map<String, Integer> displays(Stream<String> lines) {
        var abstracts = new HashMap<Integer, String>();
        var paths = new HashMap<String, Integer>();
        lines.map(X_LISTENING::matcher).filter(Matcher::matches).forEach(line -> {
            var number = Integer.valueOf(line.group(3));
            if (!line.group(2).isEmpty()) {
                abstracts.put(number, socket(line.group(1)));
            } else if (paths.size() < MOST_SOCKETS) {
                paths.put(socket(line.group(1)), number);
            }
        });
        paths.values().removeAll(abstracts.keySet());
        abstracts.forEach((number, socket) -> paths.put(socket, number));
        return paths;
    }

    private static String socket(String inode) {
        return "socket:[" + inode + "]";
    }

    /// Listening sockets of X and Wayland, likewise.
    private static Set<String> sockets() throws MachineException {
        return read(lines -> lines.map(LISTENING::matcher)
                .filter(Matcher::matches)
                .limit(MOST_SOCKETS)
                .map(line -> socket(line.group(1)))
                .collect(Collectors.toSet()));
    }

    private static <T> T read(Function<Stream<String>, T> reading) throws MachineException {
        // Line by line: a child may open as many sockets as it likes, and this process has little memory.
        try (var lines = Files.lines(UNIX_SOCKETS, StandardCharsets.ISO_8859_1)) {
            return reading.apply(lines);
        } catch (UncheckedIOException e) {
            throw new MachineException("read " + UNIX_SOCKETS + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new MachineException("read " + UNIX_SOCKETS + ": " + e.getMessage(), e);
        }
    }
}
