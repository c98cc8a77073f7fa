package org.porchlight.core.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A policy in force with changes to one child's time that are not saved.
///
/// @param base the policy in force
/// @param child whom it has
/// @param today decides which tier of the preset lies below the child's own words
/// @param edits the lines of [PolicyLines] that are to be other ones, by path; nothing takes a line out
public record PolicyDraft(Policy base, ChildId child, LocalDate today, Map<String, Optional<RuleValue>> edits) {
    private static final List<String> PAINTED = List.of(PolicyLines.WINDOWS, PolicyLines.GAME_WINDOWS);

    public PolicyDraft {
        edits = InOrder.copy(edits);
    }

    public static PolicyDraft of(Policy base, ChildId child, LocalDate today) {
        return new PolicyDraft(base, child, today, Map.of());
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
        return week(policy());
    }

    private TypicalWeek week(Policy policy) {
        return policy.child(child)
                .map(found -> new TypicalWeek(found.own(), found.presetOn(today)))
                .orElse(new TypicalWeek(Layer.NONE, Layer.NONE));
    }

    /// The draft with more edits; those that change nothing fall away.
    public PolicyDraft with(Map<String, Optional<RuleValue>> more) {
        var all = new LinkedHashMap<>(edits);
        all.putAll(more);
        var said = PolicyLines.of(base, child);
        all.entrySet().removeIf(edit -> edit.getValue().equals(Optional.ofNullable(said.get(edit.getKey()))));
        return new PolicyDraft(base, child, today, all);
    }

    /// The draft with what was painted in a typical week. What was painted back is no change, though other lines would
    /// say the same.
    public PolicyDraft painted(Map<String, Optional<RuleValue>> lines) {
        var draft = with(lines);
        for (var painted : PAINTED) {
            draft = draft.withoutVain(painted);
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
        var kept = new LinkedHashMap<>(edits);
        kept.remove(path);
        return new PolicyDraft(base, child, today, kept);
    }

    private PolicyDraft withoutVain(String prefix) {
        var ofWeek = edits.keySet().stream()
                .filter(path -> path.startsWith(prefix))
                .filter(path -> PolicyLines.daysOf(path)
                        .filter(days -> days.rank().compareTo(DaySet.Rank.PERIOD) < 0)
                        .isPresent())
                .toList();
        var before = week(base);
        var after = week();
        boolean same = Arrays.stream(DayOfWeek.values())
                .allMatch(day -> prefix.equals(PolicyLines.WINDOWS)
                        ? before.open(day).equals(after.open(day))
                        : before.games(day).equals(after.games(day)));
        if (!same || edits.containsKey(PolicyLines.PRESET)) {
            return this;
        }
        var kept = new LinkedHashMap<>(edits);
        ofWeek.forEach(kept::remove);
        return new PolicyDraft(base, child, today, kept);
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
        return of(inForce, child, today).with(edits);
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
