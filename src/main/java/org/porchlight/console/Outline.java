package org.porchlight.console;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.Dispute;

/// What of a child's status starts a new row of its account, or changes one. What it spent only grows beside it, unless
/// some of that was taken back.
record Outline(
        ChildId id,
        ChildStatus.Presented state,
        boolean counting,
        long granted,
        OptionalLong budget,
        Optional<String> title,
        List<Dispute> disputes,
        long spent) {
    static Outline of(ChildStatus child) {
        return new Outline(
                child.id(),
                child.state(),
                child.counting(),
                child.grantedSeconds(),
                child.budgetSeconds(),
                child.title(),
                child.disputes(),
                child.spentSeconds());
    }

    /// Whether the account is another than it was, but for what goes on in it.
    boolean isNewsAfter(Outline before) {
        return spent < before.spent || !spending(0).equals(before.spending(0));
    }

    private Outline spending(long other) {
        return new Outline(id, state, counting, granted, budget, title, disputes, other);
    }
}
