package org.porchlight.platform.linux;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.report.Check;
import org.porchlight.core.report.Check.Of;
import org.porchlight.core.report.Check.Seen;
import org.porchlight.core.report.Check.State;
import org.porchlight.platform.linux.gate.ExecNews;
import org.porchlight.port.MachineException;

/// Looks at what programs can be held by, without holding any and without making a group.
public final class HoldChecks {
    private HoldChecks() {}

    /// Which trees of control groups are mounted.
    public static Check groups() {
        return groups(Hierarchy.v2(), Hierarchy.v1());
    }

    static Check groups(Optional<Hierarchy> v2, Optional<Hierarchy> v1) {
        if (v2.isPresent()) {
            return new Seen(Of.CGROUPS, State.OK, "v2", v2.get().mount().toString());
        }
        return v1.map(old -> new Seen(Of.CGROUPS, State.WEAK, "v1", old.mount().toString()))
                .orElseGet(() -> new Seen(Of.CGROUPS, State.WEAK, "none"));
    }

    /// What a guard that starts now would hold programs by; one that runs knows it better.
    public static Check freezer(boolean administrator) throws MachineException {
        return administrator ? freezer(Hierarchy.all()) : Check.unseen(Of.FREEZER);
    }

    static Check freezer(List<Hierarchy> hierarchies) throws MachineException {
        for (var hierarchy : hierarchies) {
            if (freezes(hierarchy)) {
                return new Seen(
                        Of.FREEZER, State.OK, "kernel", hierarchy.mount().toString());
            }
        }
        return new Seen(Of.FREEZER, State.WEAK, "signals");
    }

    /// The root of a tree has no switch; every other group of one that freezes has.
    private static boolean freezes(Hierarchy hierarchy) throws MachineException {
        if (!Files.isWritable(hierarchy.mount())) {
            return false;
        }
        for (var group : new ControlGroup(hierarchy, hierarchy.mount()).inner()) {
            if (Files.isWritable(group.folder().resolve(hierarchy.kind().switchFile))) {
                return true;
            }
        }
        // Without a group nothing shows it, and the guard's own trial will.
        return new ControlGroup(hierarchy, hierarchy.mount()).inner().isEmpty();
    }

    /// How it is heard that a program of somebody who is held starts.
    public static Check news(boolean administrator) {
        if (!administrator) {
            return Check.unseen(Of.PROC_CONNECTOR);
        }
        try {
            ProcEvents.open(_ -> {}).close();
            return new Seen(Of.PROC_CONNECTOR, State.OK, "ok");
        } catch (MachineException silent) {
            return programs(silent);
        }
    }

    private static Check programs(MachineException silent) {
        try {
            ExecNews.open(_ -> {}).close();
            return new Seen(Of.PROC_CONNECTOR, State.WEAK, "programs", silent.getMessage());
        } catch (MachineException deaf) {
            return new Seen(Of.PROC_CONNECTOR, State.WEAK, "deaf", deaf.getMessage());
        }
    }
}
