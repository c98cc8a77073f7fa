package org.porchlight.platform.linux;

import com.sun.jna.LastErrorException;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

/// One process as /proc/PID/stat shows it at one moment (proc_pid_stat(5)).
///
/// @param state the kernel's letter, such as `S`
/// @param parent pid of the parent
/// @param tty number of the controlling terminal, 0 for none
/// @param flags the kernel's, such as PF_EXITING
/// @param ticks processor time used so far, in clock ticks
/// @param threads how many there are, a dead first one included
/// @param started clock ticks after the boot
record Proc(int pid, char state, int parent, int tty, long flags, long ticks, int threads, long started) {
    /// One clock tick; USER_HZ is 100 on every architecture that Linux has today (time(7)).
    static final Duration TICK = Duration.ofMillis(10);

    static final Comparator<Proc> OLDEST_FIRST =
            Comparator.comparingLong(Proc::started).thenComparingInt(Proc::pid);

    private static final long PF_EXITING = 4;
    private static final int MOST_STAT = 4096;
    private static final int MOST_STATUS = 8192;
    private static final int MOST_NUMBER = 16;
    private static final int MOST_PATH = 4096;
    private static final String UIDS = "\nUid:\t";
    private static final String DELETED = " (deleted)";

    /// What a process runs.
    ///
    /// @param path as the kernel knows it; where the process has mounts of its own it may lie
    record Exe(String path) {
        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /// @param text of /proc/PID/stat; the name in it may be anything, brackets and line breaks included
    static Proc parse(int pid, String text) {
        int end = text.lastIndexOf(')');
        var fields = text.substring(end + 1).strip().split(" ", -1);
        if (end < 0 || fields.length < 20 || fields[0].length() != 1) {
            throw new IllegalArgumentException("stat of " + fields.length + " fields");
        }
        return new Proc(
                pid,
                fields[0].charAt(0),
                Integer.parseInt(fields[1]),
                Integer.parseInt(fields[4]),
                Long.parseLong(fields[6]),
                Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
                Integer.parseInt(fields[17]),
                Long.parseLong(fields[19]));
    }

    /// A process, unless it is gone.
    static Optional<Proc> read(int pid) throws MachineException {
        return text(pid, "stat", MOST_STAT).map(text -> parse(pid, text));
    }

    /// Pids of all processes.
    static List<Integer> pids() throws MachineException {
        // By names alone: this is done every few seconds, and a path for each takes more than twice the time.
        var names = new File("/proc").list();
        if (names == null) {
            throw new MachineException("list the processes: /proc cannot be read; it must be mounted");
        }
        var pids = new ArrayList<Integer>(names.length);
        for (var name : names) {
            if (Character.isDigit(name.charAt(0))) {
                pids.add(Integer.parseInt(name));
            }
        }
        return pids;
    }

    private static List<Integer> threads(int pid) throws MachineException {
        try {
            return numbers(folder(pid).resolve("task"));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            return ifGone(pid, "the threads", e, List.of());
        }
    }

    private static List<Integer> numbers(Path folder) throws IOException {
        var numbers = new ArrayList<Integer>();
        try (var entries = Files.newDirectoryStream(folder)) {
            for (var entry : entries) {
                numbers.add(Integer.parseInt(entry.getFileName().toString()));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return numbers;
    }

    /// The effective uid of a process, or -1 when it is gone. The folder itself always has it, even where a process
    /// is not dumpable and its files belong to root.
    static int effectiveUid(int pid) throws MachineException {
        var answer = new int[LibC.STATX_INTS];
        try {
            // Not by Java, which makes a map of one entry of it in twice the time, for every process of the machine.
            LibC.statx(
                    LibC.AT_FDCWD, (folder(pid) + "\0").getBytes(StandardCharsets.US_ASCII), 0, LibC.STATX_UID, answer);
            return answer[LibC.STATX_INTS_UID];
        } catch (LastErrorException e) {
            return ifGone(pid, "the owner", new IOException(e.getMessage(), e), -1);
        }
    }

    /// Whether a process is the account's: by its real uid, while all the others (effective, saved, file
    /// system) are the account's or those of other accounts that are limited too. A program that is root or a
    /// parent by its setuid bit is not the child's; one that is a sibling or a subordinate number by it is.
    static boolean belongsTo(int pid, AccountIds ids) throws MachineException {
        var status = text(pid, "status", MOST_STATUS).orElse("");
        // The name comes first, but a line break in it is written as \n there.
        int line = status.indexOf(UIDS);
        if (line < 0) {
            return false;
        }
        boolean isSubordinate = true;
        var uids = status.substring(line + UIDS.length(), status.indexOf('\n', line + 1))
                .split("\t", -1);
        if (!ids.contains(Long.parseLong(uids[0]))) {
            return false;
        }
        for (var field : uids) {
            long uid = Long.parseLong(field);
            if (!ids.mayBe(uid)) {
                return false;
            }
            // Whoever still has the account's own number got the other one from it.
            isSubordinate &= uid != ids.uid();
        }
        // Elsewhere than in a user namespace such a number alone may be somebody else's, unless it came by a log-in.
        return !isSubordinate || !link(pid, "ns/user").equals(link(0, "ns/user")) || loginUid(pid) == ids.uid();
    }

    /// The uid that logged in to start a process, by whatever way: what it starts keeps it, whichever other
    /// number it takes, and only root can change it. 4294967295 where nobody logged in; -1 when the process is
    /// gone or the kernel keeps none.
    private static long loginUid(int pid) throws MachineException {
        return text(pid, "loginuid", MOST_NUMBER)
                .map(String::strip)
                .filter(uid -> !uid.isEmpty())
                .map(Long::parseLong)
                .orElse(-1L);
    }

    /// The process that a thread is of, or -1 when it is gone.
    static int ofThread(int thread) throws MachineException {
        return text(thread, "status", MOST_STATUS).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("Tgid:"))
                .mapToInt(line -> Integer.parseInt(line.substring(5).strip()))
                .findFirst()
                .orElse(-1);
    }

    /// The text of a file below /proc/PID, unless the process is gone; what is beyond `most` bytes is cut off.
    static Optional<String> text(int pid, String file, int most) throws MachineException {
        return bytes(pid, file, most).map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
    }

    static Optional<byte[]> bytes(int pid, String file, int most) throws MachineException {
        var path = folder(pid) + "/" + file;
        // Not by a path of Java's, which takes twice the time: this is done for every process of a child, again and
        // again.
        try (var in = new FileInputStream(path)) {
            var bytes = in.readNBytes(most);
            return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
        } catch (FileNotFoundException e) {
            return Files.notExists(Path.of(path)) ? Optional.empty() : ifGone(pid, file, e, Optional.empty());
        } catch (IOException e) {
            return ifGone(pid, file, e, Optional.empty());
        }
    }

    /// What a process runs, unless it is gone or the kernel's own.
    static Optional<Exe> exe(int pid) {
        return link(pid, "exe").map(path -> new Exe(path.endsWith(DELETED) ? cut(path) : path));
    }

    /// Target of a link below /proc/PID, unless the process is gone.
    ///
    /// @param pid 0 for this process
    static Optional<String> link(int pid, String name) {
        var target = new byte[MOST_PATH];
        try {
            // Not by Java: under LANG=C it cannot read names beyond ASCII.
            int length = (int) LibC.readlink(folder(pid).resolve(name).toString(), target, target.length);
            return Optional.of(new String(target, 0, length, StandardCharsets.UTF_8));
        } catch (LastErrorException e) {
            return Optional.empty();
        }
    }

    static Path folder(int pid) {
        return Path.of("/proc", pid == 0 ? "self" : Integer.toString(pid));
    }

    private static String cut(String path) {
        return path.substring(0, path.length() - DELETED.length());
    }

    /// A process that ends while it is read gives many errors; one that is still there gives none that are expected.
    private static <T> T ifGone(int pid, String what, IOException error, T gone) throws MachineException {
        if (Files.notExists(folder(pid)) || isEnding(error)) {
            return gone;
        }
        throw new MachineException("read " + what + " of process " + pid + ": " + error.getMessage(), error);
    }

    private static boolean isEnding(IOException error) {
        var message = error.getMessage();
        return message != null && message.contains("No such process");
    }

    /// Whether anything of it still runs or may run. A process whose first thread has ended looks dead although the
    /// others go on.
    boolean isAlive() {
        return !isFirstThreadDead() || threads > 1;
    }

    /// Also true while it is on its way out and runs no instruction of its own any more.
    private boolean isFirstThreadDead() {
        return state == 'Z' || state == 'X' || (flags & PF_EXITING) != 0;
    }

    /// Whether this very process is still there and the account's.
    boolean isStill(AccountIds ids) throws MachineException {
        return belongsTo(pid, ids) && isStill();
    }

    /// Whether this very process is still there.
    boolean isStill() throws MachineException {
        return read(pid).filter(now -> now.started == started).isPresent();
    }

    /// Whether a thread of it is in one of these states now.
    boolean hasThread(String states) throws MachineException {
        if (threads <= 1) {
            return states.indexOf(state) >= 0;
        }
        for (int thread : threads(pid)) {
            var now = text(pid, "task/" + thread + "/stat", MOST_STAT).map(text -> parse(thread, text));
            if (now.filter(one -> states.indexOf(one.state) >= 0).isPresent()) {
                return true;
            }
        }
        return false;
    }

    boolean isStopped() {
        return state == 'T' || state == 't';
    }

    ProcessRef ref() {
        return new ProcessRef(pid, started);
    }
}
