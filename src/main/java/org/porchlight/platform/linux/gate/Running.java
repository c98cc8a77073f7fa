package org.porchlight.platform.linux.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Judges programs that run already, by the file that the kernel keeps for each. Of what goes on at zero also the code
/// that it has loaded is looked at; what it did since, such as making code in memory, is not seen.
final class Running {
    /// Fields of proc_pid_stat(5), counted from the state on: `ppid` and `tty_nr`.
    private static final int PARENT = 1;

    private static final int TTY = 4;
    /// As proc_pid_status(5) says of a process that is root by all its uids.
    private static final String ROOTS = "Uid:\t0\t0\t0\t0";

    /// Fields of a line of proc_pid_maps(5): addresses, rights, offset, device, inode, path.
    private static final int MAPS = 6;

    private final Statx statx = new Statx();

    synchronized boolean isAllowed(ChildRules rules, long pid) {
        if (rules.open()) {
            return true;
        }
        var seen = statx.running(pid);
        if (seen.isEmpty()
                || rules.system().interpreters().containsKey(seen.get().inode())) {
            // An ELF interpreter that was started by itself runs any file.
            return false;
        }
        var entry = rules.known(seen.get().inode());
        boolean isOnTheList = entry.isEmpty()
                ? !rules.refusesUnknown()
                : entry.get().file().equals(seen.get()) && entry.get().ruling() instanceof Ruling.Allow;
        return isOnTheList || isOfAServer(pid, seen.get());
    }

    /// Whether a program of root's has forked it and it has started nothing yet, as the server of ssh does that
    /// lets somebody in: it was never started by the child.
    private boolean isOfAServer(long pid, FileKey file) {
        try {
            var parent = stat(pid)[PARENT];
            return statx.running(Long.parseLong(parent)).filter(file::equals).isPresent()
                    && Files.readAllLines(Path.of("/proc/" + parent + "/status"), StandardCharsets.ISO_8859_1)
                            .contains(ROOTS);
        } catch (IOException gone) {
            return false;
        }
    }

    /// Whether it does not count, or is of the desktop.
    synchronized boolean isExempt(ChildRules rules, long pid) {
        if (rules.exempt().isEmpty()) {
            return false;
        }
        var seen = statx.running(pid);
        if (seen.isEmpty()
                || rules.system().interpreters().containsKey(seen.get().inode())) {
            return false;
        }
        var system = rules.system().entries().get(seen.get().inode());
        boolean isOfTheSystem = system != null && system.file().equals(seen.get());
        return (rules.isExempt(seen.get()) || (isOfTheSystem && !hasTerminal(pid))) && !hasLoadedOthers(pid);
    }

    /// Whether it runs code from a file that somebody but the administrator can change, such as one that it was told
    /// to load before its own (`LD_PRELOAD`). Also one that is gone.
    private boolean hasLoadedOthers(long pid) {
        try (var maps = Files.lines(Path.of("/proc/" + pid + "/maps"), StandardCharsets.ISO_8859_1)) {
            return maps.map(line -> line.split(" +", MAPS))
                    .filter(parts -> parts.length == MAPS && parts[1].contains("x") && isOnDisk(parts[MAPS - 1]))
                    .map(parts -> statx.behind("/proc/" + pid + "/map_files/" + parts[0]))
                    .anyMatch(file -> file.filter(key -> key.owner() == 0 && !Mode.isWritableByOthers(key.mode()))
                            .isEmpty());
        } catch (IOException | UncheckedIOException gone) {
            return true;
        }
    }

    /// Code that a program makes as it runs lies in memory.
    private static boolean isOnDisk(String path) {
        return path.startsWith("/") && !path.startsWith("/memfd:") && !path.startsWith("/dev/zero");
    }

    /// A shell and what is started in it: the system needs their files, and a child could use them as programs of its
    /// own. Also one that is gone.
    private static boolean hasTerminal(long pid) {
        try {
            return !stat(pid)[TTY].equals("0");
        } catch (IOException gone) {
            return true;
        }
    }

    private static String[] stat(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
        return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", TTY + 2);
    }
}
