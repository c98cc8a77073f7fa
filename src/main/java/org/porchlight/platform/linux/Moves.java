package org.porchlight.platform.linux;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.porchlight.port.MachineException;

/// Moves processes into frozen groups of ours, each inside the group that it is in.
final class Moves {
    /// The group of ours inside a group.
    interface Inside {
        HoldGroup of(ControlGroup place);
    }

    private final Inside inside;
    private final Set<HoldGroup> made;
    private final Whose whose;
    private final Map<ControlGroup, HoldGroup> ready = new HashMap<>();

    /// @param made is told each group that is made
    Moves(Inside inside, Set<HoldGroup> made, Whose whose) {
        this.inside = inside;
        this.made = made;
        this.whose = whose;
    }

    /// @param places processes, by the groups that they are in
    /// @param deadline on the ruler of [System#nanoTime()]; the rest is left when it is over
    /// @return those that were moved or are gone, and those of which `troubles` tells
    Set<Proc> all(Map<ControlGroup, List<Proc>> places, long deadline, Troubles troubles) {
        var done = new HashSet<Proc>();
        for (var place : places.entrySet()) {
            for (var process : place.getValue()) {
                if (System.nanoTime() - deadline > 0) {
                    return done;
                }
                // One that cannot be moved must not keep the others running.
                troubles.attempt(() -> move(process, place.getKey()));
                done.add(process);
            }
        }
        return done;
    }

    /// Into a group inside its own, or inside the nearest one above where that works: whoever owns a group can make it
    /// one that takes none.
    private void move(Proc process, ControlGroup from) throws MachineException {
        for (var place = from; ; place = place.around()) {
            try {
                take(group(place), process, whose);
                return;
            } catch (MachineException e) {
                if (!process.isStill(whose.ids())) {
                    return;
                }
                if (place.isRoot()) {
                    throw e;
                }
            }
        }
    }

    private HoldGroup group(ControlGroup place) throws MachineException {
        var known = ready.get(place);
        if (known != null) {
            return known;
        }
        var group = inside.of(place);
        group.freeze();
        made.add(group);
        ready.put(place, group);
        return group;
    }

    private static void take(HoldGroup group, Proc process, Whose whose) throws MachineException {
        group.ours().take(process.pid());
        // It may have become another's by exec of a setuid program, or its number another process's, in between. Mostly
        // the effective uid tells that it has not.
        if (!whose.ids().contains(Proc.effectiveUid(process.pid()))
                && !process.isStill(whose.ids())
                && group.members().contains(process.pid())) {
            group.giveBack(process.pid());
        }
    }
}
