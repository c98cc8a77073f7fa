package org.porchlight.platform.linux;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.porchlight.platform.linux.net.NftNet;
import org.porchlight.platform.linux.pam.PamLogins;
import org.porchlight.port.Journal;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;

/// Takes changes of the journal back. The caller goes through them, latest first, and says in the journal which are
/// undone. What is not there any more counts as success.
public final class LinuxUndo {
    /// Where a guard notes which processes its signals stopped, unless it was told otherwise.
    public static final Path RUN_DIRECTORY = Path.of("/run/porchlight");

    private static final Pattern UID = Pattern.compile("[1-9]\\d{0,8}");
    private static final int MOST_MOUNTS = 4 * 1024 * 1024;
    private static final int UMOUNT_NOFOLLOW = 8;
    private static final int MNT_DETACH = 2;

    private LinuxUndo() {}

    /// Takes one change of a guard with the usual run directory back.
    public static void takeBack(Journal.Change change) throws MachineException {
        takeBack(change, RUN_DIRECTORY);
    }

    /// Takes one change back, in some seconds.
    ///
    /// @param runDirectory of the guard that made it
    /// @throws MachineException when it is still there, or is nothing that Porchlight makes
    public static void takeBack(Journal.Change change, Path runDirectory) throws MachineException {
        var target = change.target();
        switch (change.what()) {
            case CGROUP_V2 -> removeGroups(target, Hierarchy.v2());
            case CGROUP_V1 -> removeGroups(target, Hierarchy.v1());
            case STOPPED -> letGoOn(target, runDirectory);
            case NFT_TABLE -> NftNet.delete(target);
            case SERVICE -> new SystemdUnit(target).stop();
            case FILE -> deleteFile(target);
            case MOUNT -> unmount(target);
            case PAM_LINES -> PamLogins.takeBack(target, runDirectory);
        }
    }

    /// @param target the name of groups, as if they were right in the root of their tree
    private static void removeGroups(String target, Optional<Hierarchy> hierarchy) throws MachineException {
        var what = "let go what is held by " + target;
        var path = path(what, target);
        if (hierarchy.isEmpty()) {
            return;
        }
        var called = String.valueOf(path.getFileName());
        var name = HoldName.in(called);
        if (name.isEmpty() || !hierarchy.get().mount().equals(path.getParent())) {
            throw new MachineException(what + ": it is not Porchlight's");
        }
        for (var found : name.get().find(hierarchy.get())) {
            if (called.equals(name.get().start() + found.uid())) {
                found.group().release();
            }
        }
    }

    private static void letGoOn(String target, Path runDirectory) throws MachineException {
        if (!UID.matcher(target).matches()) {
            throw new MachineException("let stopped programs go on: " + target + " is no account's number");
        }
        var ids = AccountIds.of(Integer.parseInt(target));
        var stopped = Stopped.of(runDirectory, target);
        // Without the notes of the guard all go on, those too that the person had stopped.
        var ours = stopped.exists() ? Optional.of(stopped.read()) : Optional.<Set<ProcessRef>>empty();
        for (int pid : Proc.pids()) {
            if (Proc.effectiveUid(pid) <= 0) {
                continue;
            }
            var process = Proc.read(pid).filter(Proc::isStopped);
            if (process.isPresent()
                    && (ours.isPresent()
                            ? ours.get().contains(process.get().ref())
                            : process.get().isStill(ids))) {
                SignalFreezer.letGoOn(process.get());
            }
        }
        stopped.delete();
    }

    /// Deletes a file or an empty folder, by a path on which nobody but root could have put anything else.
    private static void deleteFile(String target) throws MachineException {
        var what = "delete " + target;
        var file = path(what, target);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            var above = Optional.ofNullable(file.getParent());
            if (above.isEmpty() || !above.get().toRealPath().equals(above.get()) || Files.isSymbolicLink(file)) {
                throw new MachineException(what + ": there is a symbolic link on the way");
            }
            for (var folder = above;
                    folder.isPresent();
                    folder = Optional.ofNullable(folder.get().getParent())) {
                if (!SystemPrograms.isOwnedByRoot(Files.readAttributes(folder.get(), "unix:uid,mode"))) {
                    throw new MachineException(what + ": others than root can write to " + folder.get());
                }
            }
            Files.delete(file);
        } catch (DirectoryNotEmptyException e) {
            throw new MachineException(what + ": the folder is not empty", e);
        } catch (IOException e) {
            throw new MachineException(what + ": " + e.getMessage(), e);
        }
    }

    private static void unmount(String target) throws MachineException {
        var what = "unmount " + target;
        var place = path(what, target);
        if (!isMounted(what, place)) {
            return;
        }
        try {
            LibC.umount2(target, UMOUNT_NOFOLLOW);
        } catch (LastErrorException busy) {
            try {
                // Whoever still uses it keeps what is open; nobody else finds it any more.
                LibC.umount2(target, UMOUNT_NOFOLLOW | MNT_DETACH);
            } catch (LastErrorException e) {
                throw new MachineException(what + ": error " + e.getErrorCode(), e);
            }
        }
    }

    private static boolean isMounted(String what, Path place) throws MachineException {
        var mounts = Proc.bytes(0, "mountinfo", MOST_MOUNTS)
                .orElseThrow(() -> new MachineException(what + ": the mounts cannot be read"));
        return new String(mounts, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(" ", 6))
                .anyMatch(fields -> fields.length == 6 && unescape(fields[4]).equals(place.toString()));
    }

    /// The kernel writes blanks and line breaks in paths as three octal digits (proc_pid_mountinfo(5)).
    private static String unescape(String text) {
        return text.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }

    private static Path path(String what, String target) throws MachineException {
        try {
            var path = Path.of(target);
            if (path.isAbsolute() && path.normalize().equals(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new MachineException(what + ": " + e.getMessage(), e);
        }
        throw new MachineException(what + ": the path is not absolute and plain");
    }
}
