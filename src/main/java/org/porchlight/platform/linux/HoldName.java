package org.porchlight.platform.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.porchlight.port.MachineException;

/// How the groups of one guard are called: `porchlight-UID`, or `porchlight-SUFFIX-UID` for a second guard.
///
/// @param start up to the uid
record HoldName(String start) {
    private static final String OURS = "porchlight-";
    private static final Pattern NAME = Pattern.compile("(porchlight-(?:.*-)?)(0|[1-9]\\d{0,9})(-here)?");

    /// A group of an account.
    ///
    /// @param uid 0 for a trial
    record Found(String uid, HoldGroup group) {}

    /// @param suffix empty for the usual guard
    static HoldName of(String suffix) {
        return new HoldName(suffix.isEmpty() ? OURS : OURS + suffix + "-");
    }

    /// The name of which one of its groups tells, as [#of(String)] made it; nothing when it is none of ours.
    static Optional<HoldName> in(String group) {
        return Optional.of(NAME.matcher(group))
                .filter(name -> name.matches() && name.group(3) == null)
                .map(name -> new HoldName(name.group(1)));
    }

    /// A group into which processes of an account are moved.
    HoldGroup moved(ControlGroup from, String uid) {
        return new HoldGroup(from.inside(start + uid));
    }

    /// A group that says that the one around it is frozen.
    HoldGroup here(ControlGroup around, String uid) {
        return new HoldGroup(around.inside(start + uid + HoldGroup.HERE));
    }

    /// All groups of this name that root made, wherever they lie.
    List<Found> find(Hierarchy hierarchy) throws MachineException {
        var found = new ArrayList<Found>();
        var waiting = new ArrayList<>(List.of(new ControlGroup(hierarchy, hierarchy.mount())));
        while (!waiting.isEmpty()) {
            for (var group : waiting.removeLast().inner()) {
                waiting.add(group);
                var name = NAME.matcher(String.valueOf(group.folder().getFileName()));
                if (name.matches() && name.group(1).equals(start) && group.isOfRoot()) {
                    found.add(new Found(name.group(2), new HoldGroup(group)));
                }
            }
        }
        return found;
    }
}
