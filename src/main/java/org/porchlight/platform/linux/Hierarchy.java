package org.porchlight.platform.linux;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.engine.Held;
import org.porchlight.port.Journal;
import org.porchlight.port.MachineException;

/// A mounted tree of control groups that can freeze.
///
/// @param mount where it is mounted
record Hierarchy(Kind kind, Path mount) {
    private static final int MOST_CGROUP = 64 * 1024;

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

    Held.Strength strength() {
        return Held.Strength.KERNEL;
    }

    /// The group of a process in this tree, as a path that begins with `/`; nothing when the process is gone.
    Optional<String> groupOf(int pid) throws MachineException {
        return Proc.text(pid, "cgroup", MOST_CGROUP)
                .flatMap(text -> text.lines()
                        .map(line -> line.split(":", 3))
                        .filter(fields -> fields.length == 3 && isOurs(fields[0], fields[1]))
                        .map(fields -> fields[2])
                        .findFirst());
    }

    private boolean isOurs(String number, String controllers) {
        return switch (kind) {
            case V2 -> number.equals("0") && controllers.isEmpty();
            case V1 -> Arrays.asList(controllers.split(",", -1)).contains("freezer");
        };
    }
}
