package org.porchlight.platform.linux;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.porchlight.port.Journal;
import org.porchlight.port.MachineException;

/// A mounted tree of control groups that can freeze.
///
/// @param mount where it is mounted
record Hierarchy(Kind kind, Path mount) {
    private static final int MOST_CGROUP = 64 * 1024;
    /// What every shell, every locale and a line of the journal can hold. A child may name groups of its own as it
    /// likes.
    private static final Pattern PLAIN = Pattern.compile("/[!-~ ]{0,3000}");

    /// The two generations (cgroups(7)); they differ in the names of files and in what these say.
    enum Kind {
        V2("cgroup.freeze", "1", "0", Journal.What.CGROUP_V2),
        V1("freezer.state", "FROZEN", "THAWED", Journal.What.CGROUP_V1);

        final String switchFile;
        final String freeze;
        final String thaw;
        final Journal.What change;

        Kind(String switchFile, String freeze, String thaw, Journal.What change) {
            this.switchFile = switchFile;
            this.freeze = freeze;
            this.thaw = thaw;
            this.change = change;
        }
    }

    static Optional<Hierarchy> v2() {
        return List.of(Path.of("/sys/fs/cgroup"), Path.of("/sys/fs/cgroup/unified")).stream()
                .filter(mount -> Files.exists(mount.resolve("cgroup.controllers")))
                .findFirst()
                .map(mount -> new Hierarchy(Kind.V2, mount));
    }

    static Optional<Hierarchy> v1() {
        return Optional.of(Path.of("/sys/fs/cgroup/freezer"))
                .filter(mount -> Files.exists(mount.resolve("cgroup.procs")))
                .map(mount -> new Hierarchy(Kind.V1, mount));
    }

    /// All that are here, the better one first.
    static List<Hierarchy> all() {
        var all = new ArrayList<Hierarchy>();
        v2().ifPresent(all::add);
        v1().ifPresent(all::add);
        return all;
    }

    /// The group of a process in this tree, or the nearest one above whose name is plain; nothing when the process is
    /// gone.
    Optional<Path> groupOf(int pid) throws MachineException {
        return Proc.text(pid, "cgroup", MOST_CGROUP)
                .flatMap(text -> text.lines()
                        .map(line -> line.split(":", 3))
                        .filter(fields -> fields.length == 3 && isOurs(fields[0], fields[1]))
                        .map(fields -> folder(fields[2]))
                        .findFirst());
    }

    private boolean isOurs(String number, String controllers) {
        return switch (kind) {
            case V2 -> number.equals("0") && controllers.isEmpty();
            case V1 -> Arrays.asList(controllers.split(",", -1)).contains("freezer");
        };
    }

    private Path folder(String group) {
        var plain = group;
        while (!PLAIN.matcher(plain).matches() && plain.lastIndexOf('/') > 0) {
            plain = plain.substring(0, plain.lastIndexOf('/'));
        }
        if (!PLAIN.matcher(plain).matches()) {
            return mount;
        }
        var folder = mount.resolve(plain.substring(1)).normalize();
        // One outside this process's cgroup namespace is shown with dots that lead above the mount.
        return folder.startsWith(mount) ? folder : mount;
    }
}
