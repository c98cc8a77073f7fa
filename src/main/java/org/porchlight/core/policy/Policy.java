package org.porchlight.core.policy;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Everything a family has decided.
///
/// @param zone every window and day is in it, wherever the PC's own zone points
/// @param children no two share an id or an account
public record Policy(ZoneId zone, List<Child> children) {
    public Policy {
        children = List.copyOf(children);
    }

    public Optional<Child> child(ChildId id) {
        return children.stream().filter(child -> child.id().equals(id)).findFirst();
    }
}
