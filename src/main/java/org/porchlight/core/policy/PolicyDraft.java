package org.porchlight.core.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A policy in force with changes to one child's time that are not saved.
///
/// @param base the policy in force
/// @param child whom it has
/// @param today decides which tier of the preset lies below the child's own words
/// @param edits the lines of [PolicyLines] that are to be other ones, by path; nothing takes a line out
/// @param brushed the paths of those edits that painting the week alone made
public record PolicyDraft(
        Policy base, ChildId child, LocalDate today, Map<String, Optional<RuleValue>> edits, Set<String> brushed) {
    private static final List<String> PAINTED = List.of(PolicyLines.WINDOWS, PolicyLines.GAME_WINDOWS);

    public PolicyDraft {
        edits = InOrder.copy(edits);
        brushed = Set.copyOf(brushed);
    }

    public static PolicyDraft of(Policy base, ChildId child, LocalDate today) {
        return new PolicyDraft(base, child, today, Map.of(), Set.of());
    }

    /// A line that differs.
    ///
    /// @param before what the policy in force says; nothing when it is silent
    /// @param after what the draft says
    public record Change(String path, Optional<RuleValue> before, Optional<RuleValue> after) {}

    /// A line that somebody else changed meanwhile into something else than the draft does.
    public record Clash(
            String path, Optional<RuleValue> before, Optional<RuleValue> mine, Optional<RuleValue> theirs) {}

    /// The policy as it would be.
    public Policy policy() {
        var policy = base;
        for (var edit : edits.entrySet()) {
            policy = PolicyLines.with(policy, child, edit.getKey(), edit.getValue());
        }
        return policy;
    }

    /// What the draft says of a line.
    public Optional<RuleValue> get(String path) {
        return PolicyLines.get(policy(), child, path);
    }

    /// What the draft says for a typical week.
    public TypicalWeek week() {
        return policy().child(child)
                .map(found -> new TypicalWeek(found.own(), found.presetOn(today)))
                .orElse(new TypicalWeek(Layer.NONE, Layer.NONE));
    }

    /// The draft with more edits; those that change nothing fall away.
    public PolicyDraft with(Map<String, Optional<RuleValue>> more) {
        var others = new LinkedHashSet<>(brushed);
        others.removeIf(path -> more.keySet().stream().anyMatch(line -> line.equals(path) || meet(line, path)));
        return with(more, others);
    }

    /// Whether both lines are of the same weekday: only with both changed can the policy stand.
    private static boolean meet(String one, String other) {
        return PolicyLines.daysOf(one).orElse(null) instanceof DaySet.Weekdays mine
                && PolicyLines.daysOf(other).orElse(null) instanceof DaySet.Weekdays theirs
                && !Collections.disjoint(mine.days(), theirs.days());
    }

    private PolicyDraft with(Map<String, Optional<RuleValue>> more, Set<String> byBrush) {
        var all = new LinkedHashMap<>(edits);
        all.putAll(more);
        var said = PolicyLines.of(base, child);
        all.entrySet().removeIf(edit -> edit.getValue().equals(Optional.ofNullable(said.get(edit.getKey()))));
        var kept = new LinkedHashSet<>(byBrush);
        kept.retainAll(all.keySet());
        return new PolicyDraft(base, child, today, all, kept);
    }

    /// The draft with what was painted in a typical week. What was painted back is no change, though other lines would
    /// say the same; a line that was changed in another way stays changed.
    public PolicyDraft painted(Map<String, Optional<RuleValue>> lines) {
        var byBrush = new LinkedHashSet<>(brushed);
        lines.keySet().stream().filter(path -> !edits.containsKey(path)).forEach(byBrush::add);
        var draft = with(lines, byBrush);
        for (var prefix : PAINTED) {
            if (lines.keySet().stream().anyMatch(path -> path.startsWith(prefix))) {
                draft = draft.withoutVain(prefix);
            }
        }
        return draft;
    }

    public PolicyDraft with(String path, RuleValue value) {
        return with(Map.of(path, Optional.of(value)));
    }

    public PolicyDraft without(String path) {
        return with(Map.of(path, Optional.empty()));
    }

    /// The draft without its edit of a line.
    public PolicyDraft forgetting(String path) {
        return withoutEdits(List.of(path));
    }

    private PolicyDraft withoutEdits(List<String> paths) {
        var kept = new LinkedHashMap<>(edits);
        var byBrush = new LinkedHashSet<>(brushed);
        paths.forEach(kept::remove);
        paths.forEach(byBrush::remove);
        return new PolicyDraft(base, child, today, kept, byBrush);
    }

    /// The draft without what was painted below a prefix, where the week is the same without it.
    private PolicyDraft withoutVain(String prefix) {
        var less = withoutEdits(
                brushed.stream().filter(path -> path.startsWith(prefix)).toList());
        var before = week();
        var after = less.week();
        boolean same = Arrays.stream(DayOfWeek.values())
                .allMatch(day -> prefix.equals(PolicyLines.WINDOWS)
                        ? before.open(day).equals(after.open(day))
                        : before.games(day).equals(after.games(day)));
        return same ? less : this;
    }

    /// The lines that differ.
    public List<Change> changes() {
        var said = PolicyLines.of(base, child);
        return edits.entrySet().stream()
                .map(edit -> new Change(edit.getKey(), Optional.ofNullable(said.get(edit.getKey())), edit.getValue()))
                .toList();
    }

    /// The lines that differ from those of an earlier draft of the same rules.
    public List<Change> changesSince(PolicyDraft before) {
        var was = PolicyLines.of(before.policy(), child);
        var is = PolicyLines.of(policy(), child);
        return Stream.concat(was.keySet().stream(), is.keySet().stream())
                .distinct()
                .map(path -> new Change(path, Optional.ofNullable(was.get(path)), Optional.ofNullable(is.get(path))))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    public boolean isEmpty() {
        return edits.isEmpty();
    }

    /// The same edits over the policy that is in force now.
    public PolicyDraft over(Policy inForce) {
        return of(inForce, child, today).with(edits, brushed);
    }

    /// Lines that both changed, into different values.
    public List<Clash> clashes(Policy inForce) {
        var before = PolicyLines.of(base, child);
        var theirs = PolicyLines.of(inForce, child);
        var found = new ArrayList<Clash>();
        edits.forEach((path, mine) -> {
            var then = Optional.ofNullable(before.get(path));
            var now = Optional.ofNullable(theirs.get(path));
            if (!now.equals(then) && !now.equals(mine)) {
                found.add(new Clash(path, then, mine, now));
            }
        });
        return found;
    }
}
