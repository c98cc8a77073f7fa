package org.porchlight.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDraft;
import org.porchlight.core.policy.RuleValue;

/// What was changed for each child and is not saved, with what it was before each change.
final class TimeDrafts {
    private final Map<ChildId, PolicyDraft> drafts = new HashMap<>();
    private final Map<ChildId, Deque<Map<String, Optional<RuleValue>>>> before = new HashMap<>();

    /// Nothing where nothing is changed.
    Optional<PolicyDraft> of(ChildId id) {
        return Optional.ofNullable(drafts.get(id));
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
        before.computeIfAbsent(now.child(), _ -> new ArrayDeque<>()).push(now.edits());
    }

    /// What was changed before the last change began.
    Optional<Map<String, Optional<RuleValue>>> takeBack(ChildId id) {
        return Optional.ofNullable(before.get(id)).map(Deque::poll);
    }

    boolean canTakeBack(ChildId id) {
        return Optional.ofNullable(before.get(id))
                .filter(changes -> !changes.isEmpty())
                .isPresent();
    }

    void forget(ChildId id) {
        drafts.remove(id);
        before.remove(id);
    }
}
