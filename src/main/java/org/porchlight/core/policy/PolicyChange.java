package org.porchlight.core.policy;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A policy that is in force as values again, for a change to some of it.
///
/// It stood when it was put in force, so nothing around it is asked: a rule that has ended meanwhile is no mistake, and
/// calendar files are only named.
public final class PolicyChange {
    private PolicyChange() {}

    /// Reads a policy that is in force.
    ///
    /// @param json the canonical document
    /// @return nothing when it is none that this program understands
    public static Optional<Policy> read(String json) {
        var named = PolicyNeeds.of(json).calendars().stream()
                .collect(Collectors.toMap(Function.identity(), _ -> ImportedCalendar.LOST));
        return switch (PolicyYaml.readWithoutNotices(json, Circumstances.NONE.with(named))) {
            case PolicyReading.Valid(var document, var _) -> Optional.of(document.policy());
            case PolicyReading.Invalid _ -> Optional.empty();
        };
    }

    /// The policy with one child more, after the others.
    public static Policy add(Policy policy, Child child) {
        var children = new ArrayList<>(policy.children());
        children.add(child);
        return with(policy, children);
    }

    /// The policy without a child.
    public static Policy remove(Policy policy, ChildId id) {
        return with(
                policy,
                policy.children().stream()
                        .filter(child -> !child.id().equals(id))
                        .toList());
    }

    /// The policy with another preset for a child, and nothing else changed.
    public static Policy preset(Policy policy, ChildId id, String preset) {
        return PolicyLines.with(policy, id, PolicyLines.PRESET, Optional.of(new RuleValue.Pack(preset)));
    }

    /// The policy with another name for a child to be called by, and nothing else changed: the id stays.
    ///
    /// @param name nothing calls it by its id
    public static Policy name(Policy policy, ChildId id, Optional<String> name) {
        return child(policy, id, child -> child.named(name));
    }

    /// The policy with another limit that a child set itself, or none, and nothing else changed.
    public static Policy ownLimit(Policy policy, ChildId id, Optional<OwnLimit> limit) {
        return PolicyLines.with(policy, id, PolicyLines.OWN_LIMIT, limit.map(RuleValue.Own::new));
    }

    /// The policy with something else said of a child.
    static Policy child(Policy policy, ChildId id, UnaryOperator<Child> change) {
        return with(
                policy,
                policy.children().stream()
                        .map(child -> child.id().equals(id) ? change.apply(child) : child)
                        .toList());
    }

    /// The policy with its days in another time zone, and nothing else changed.
    public static Policy zone(Policy policy, ZoneId zone) {
        return new Policy(policy.household().movedTo(zone), policy.calendars(), policy.children());
    }

    private static Policy with(Policy policy, List<Child> children) {
        return new Policy(policy.household(), policy.calendars(), children);
    }
}
