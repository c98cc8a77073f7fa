package org.porchlight.core.policy;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Everything a family has decided.
///
/// @param calendars days that have names; no two share one
/// @param children no two share an id or an account
public record Policy(Household household, List<Period> calendars, List<Child> children) {
    public Policy {
        calendars = List.copyOf(calendars);
        children = List.copyOf(children);
    }

    /// A policy without periods.
    public Policy(Household household, List<Child> children) {
        this(household, List.of(), children);
    }

    public ZoneId zone() {
        return household.zone();
    }

    public Optional<Child> child(ChildId id) {
        return children.stream().filter(child -> child.id().equals(id)).findFirst();
    }

    /// What it says for one child alone.
    public Policy only(ChildId id) {
        return new Policy(household, calendars, child(id).stream().toList());
    }
}
