package org.porchlight.console;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.console.RulesPage.Saving;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDraft;

/// What was changed for each child and is not saved, with what it was before each change, and lines that somebody else
/// changed too, until it is chosen between both.
final class RulesDrafts {
    private final Map<ChildId, PolicyDraft> drafts = new HashMap<>();
    private final Map<ChildId, Deque<PolicyDraft>> before = new HashMap<>();
    private final Map<ChildId, Saving.Conflict> conflicts = new HashMap<>();

    /// Nothing where nothing is changed.
    Optional<PolicyDraft> of(ChildId id) {
        return Optional.ofNullable(drafts.get(id));
    }

    /// For whom something is changed, in the order of their ids.
    List<ChildId> children() {
        return drafts.keySet().stream()
                .sorted(Comparator.comparing(ChildId::value))
                .toList();
    }

    void put(PolicyDraft draft) {
        if (draft.isEmpty()) {
            drafts.remove(draft.child());
        } else {
            drafts.put(draft.child(), draft);
        }
    }

    /// A change begins, which can be taken back.
    void begin(PolicyDraft now) {
        before.computeIfAbsent(now.child(), _ -> new ArrayDeque<>()).push(now);
    }

    /// What was changed before the last change began.
    Optional<PolicyDraft> takeBack(ChildId id) {
        return Optional.ofNullable(before.get(id)).map(Deque::poll);
    }

    /// The same, which stays.
    Optional<PolicyDraft> last(ChildId id) {
        return Optional.ofNullable(before.get(id)).map(Deque::peek);
    }

    /// What was said in a line is said no more, nor comes back when a change is taken back.
    ///
    /// @param left the draft without it
    void forget(PolicyDraft left, String path) {
        var steps = new ArrayDeque<PolicyDraft>();
        var after = left.edits();
        for (var step : before.getOrDefault(left.child(), new ArrayDeque<>())) {
            var others = step.forgetting(path);
            if (!others.edits().equals(after)) {
                steps.add(others);
                after = others.edits();
            }
        }
        before.put(left.child(), steps);
    }

    void forget(ChildId id) {
        drafts.remove(id);
        before.remove(id);
        conflicts.remove(id);
    }

    /// Remembers who was faster for a child whose rules nobody looks at now.
    void keep(ChildId id, Saving.Conflict conflict) {
        conflicts.put(id, conflict);
    }

    /// Remembers what is still to be chosen.
    void keepOpen(ChildId id, Saving saving) {
        if (saving instanceof Saving.Conflict conflict
                && !conflict.clashes().open().isEmpty()) {
            conflicts.put(id, conflict);
        } else {
            conflicts.remove(id);
        }
    }

    /// What became of saving a draft that lies over other rules now: whatever else, lines are left to be chosen.
    ///
    /// @param fresh lines that somebody else changed since the rules were read last
    Saving over(PolicyDraft draft, List<PolicyDraft.Clash> fresh, Saving saving) {
        var kept = saving instanceof Saving.Conflict told
                ? Optional.of(told)
                : Optional.ofNullable(conflicts.get(draft.child()));
        var clashes = kept.map(Saving.Conflict::clashes).orElseGet(Clashes::none);
        var conflict = new Saving.Conflict(clashes.and(fresh)).over(draft);
        return saving instanceof Saving.Conflict || !conflict.clashes().open().isEmpty() ? conflict : saving;
    }
}
