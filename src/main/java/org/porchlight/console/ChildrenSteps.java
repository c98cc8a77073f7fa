package org.porchlight.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// What was said on the page of the children before each change that is not saved, so that it can be taken back.
final class ChildrenSteps {
    /// Newest first.
    private final Deque<ChildrenDraft> steps = new ArrayDeque<>();
    private String typing = "";

    /// A change begins.
    ///
    /// @param field where it is typed, of which all typing is one change; empty for a change by itself
    void begin(ChildrenDraft now, String field) {
        if (field.isEmpty() || !field.equals(typing)) {
            steps.push(now);
        }
        typing = field;
    }

    /// What was said before the last change.
    Optional<ChildrenDraft> takeBack() {
        typing = "";
        return Optional.ofNullable(steps.poll());
    }

    /// The same, which stays.
    Optional<ChildrenDraft> last() {
        return Optional.ofNullable(steps.peek());
    }

    void forget() {
        steps.clear();
        typing = "";
    }

    /// What was said of a child does not come back when a change is taken back.
    ///
    /// @param left the draft without it
    void forget(ChildrenDraft left, String key) {
        var kept = new ArrayDeque<ChildrenDraft>();
        var after = left;
        for (var step : steps) {
            var others = step.over(left.base()).forgetting(key);
            if (!others.equals(after)) {
                kept.add(others);
                after = others;
            }
        }
        forget();
        steps.addAll(kept);
    }
}
