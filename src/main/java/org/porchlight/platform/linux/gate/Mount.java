package org.porchlight.platform.linux.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.porchlight.port.MachineException;

/// A mounted file system, as `/proc/self/mountinfo` shows it (proc_pid_mountinfo(5)).
///
/// @param device major and minor number, such as "8:1"
/// @param point where it is mounted
/// @param type such as "ext4"
/// @param options of the file system, not of this mount
record Mount(String device, String point, String type, Set<String> options) {
    static final Path TABLE = Path.of("/proc/self/mountinfo");

    static final String ROOT = "/";

    private static final int MAX_BYTES = 16 << 20;

    /// Show the state of the kernel; nothing can be started from them.
    private static final Set<String> PSEUDO = Set.of(
            "autofs",
            "binfmt_misc",
            "bpf",
            "cgroup",
            "cgroup2",
            "configfs",
            "debugfs",
            "devpts",
            "efivarfs",
            "fusectl",
            "hugetlbfs",
            "mqueue",
            "nsfs",
            "proc",
            "pstore",
            "rpc_pipefs",
            "securityfs",
            "selinuxfs",
            "sysfs",
            "tracefs");

    /// Answer when another machine does.
    private static final Set<String> REMOTE = Set.of(
            "9p", "afs", "ceph", "cifs", "coda", "gfs2", "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "smb3", "virtiofs");

    /// Whether programs can be on it.
    boolean canHoldPrograms() {
        return !PSEUDO.contains(type);
    }

    /// Whether an opening on it may wait for another machine, or for a process that is not root's. The gate opens
    /// every file that it is asked about, so such a file system could make the whole machine wait.
    boolean canStall() {
        boolean byProcess = type.equals("fuse") || type.equals("fuseblk") || type.startsWith("fuse.");
        return REMOTE.contains(type) || (byProcess && !(type.equals("fuseblk") && options.contains("user_id=0")));
    }

    static List<Mount> all() throws MachineException {
        try (var in = Files.newInputStream(TABLE)) {
            var bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new MachineException("read the table of mounts: larger than " + MAX_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .map(Mount::parse)
                    .toList();
        } catch (IOException e) {
            throw new MachineException("read the table of mounts: " + e.getMessage(), e);
        }
    }

    static Mount parse(String line) {
        var fields = List.of(line.split(" "));
        // Optional fields end with a hyphen.
        int hyphen = fields.subList(6, fields.size()).indexOf("-") + 6;
        var options = Set.copyOf(Arrays.asList(fields.get(hyphen + 3).split(",")));
        return new Mount(fields.get(2), unescape(fields.get(4)), fields.get(hyphen + 1), options);
    }

    /// Blanks, tabs, line ends and backslashes stand there as three octal digits.
    private static String unescape(String text) {
        return text.replace("\\040", " ")
                .replace("\\011", "\t")
                .replace("\\012", "\n")
                .replace("\\134", "\\");
    }
}
