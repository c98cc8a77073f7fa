package org.porchlight.platform.linux;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.port.MachineException;
import org.porchlight.port.Spared;

/// Who is in a control group together with processes that are to be held.
final class Neighbours {
    private final Hierarchy hierarchy;

    Neighbours(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /// Whether all that would be frozen with the group around ours is to be held.
    boolean isAlone(HoldGroup group, Whose whose) throws MachineException {
        return isAlone(group, whose, Map.of());
    }

    /// Whether all that would be frozen with the group around ours is to be held, as far as can be told now.
    ///
    /// @param known processes to be held that need no look, by their pids
    boolean isAlone(HoldGroup group, Whose whose, Map<Integer, Proc> known) throws MachineException {
        var around = group.held();
        int ours = group.ours().exists() ? 1 : 0;
        if (around.isRoot() || around.groups() > ours || !around.hasWholeProcesses()) {
            return false;
        }
        int threads = 0;
        for (int pid : around.members()) {
            var process = Optional.ofNullable(known.get(pid));
            if (process.isEmpty()) {
                process = Proc.read(pid);
                if (process.isPresent() && !whose.isToBeHeld(pid)) {
                    return false;
                }
            }
            threads += process.map(Proc::threads).orElse(0);
        }
        // More threads than those of its processes are those of a process whose first thread has ended.
        return hierarchy.kind() == Hierarchy.Kind.V1 || around.threads().size() <= threads;
    }

    /// Whether that is still so once it stands still. One that was known before may have become another's by exec of a
    /// setuid program; others are looked at as at first.
    boolean isStillAlone(HoldGroup group, Whose whose, Map<Integer, Proc> known) throws MachineException {
        // Where somebody is spared it may have become one of those, by exec of a program that may run.
        if (!whose.spared().equals(Spared.NOBODY)) {
            return isAlone(group, whose);
        }
        for (int pid : group.held().members()) {
            if (!known.containsKey(pid) || !whose.ids().contains(Proc.effectiveUid(pid))) {
                return isAlone(group, whose);
            }
        }
        return isAlone(group, whose, known) || isAlone(group, whose);
    }

    /// Processes by the groups that they are in. Who else is in the group of one is asked once, which costs
    /// less than to ask for the group of each.
    Map<ControlGroup, List<Proc>> places(List<Proc> processes) throws MachineException {
        var places = new LinkedHashMap<ControlGroup, List<Proc>>();
        var seen = new HashMap<Integer, ControlGroup>();
        for (var process : processes) {
            if (!seen.containsKey(process.pid())) {
                var folder = hierarchy.groupOf(process.pid());
                if (folder.isEmpty()) {
                    continue;
                }
                var place = new ControlGroup(hierarchy, folder.get());
                if (place.hasWholeProcesses()) {
                    place.members().forEach(pid -> seen.putIfAbsent(pid, place));
                }
                seen.put(process.pid(), place);
            }
            places.computeIfAbsent(seen.get(process.pid()), _ -> new ArrayList<>())
                    .add(process);
        }
        return places;
    }
}
