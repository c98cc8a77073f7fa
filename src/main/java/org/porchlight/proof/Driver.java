package org.porchlight.proof;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;

/// A guard that can be led through histories: the real engine, or one that is broken on purpose.
public interface Driver {
    /// The machine dies at a write.
    ///
    /// @param commit counted from 1
    /// @param written whether the write is on disk all the same; if not, whoever caused it tries again
    record Death(int commit, boolean written) {}

    /// Leads it through a history.
    Outcome run(History history, PolicyDocument policy);

    /// The same, with a death and a start at once after it.
    ///
    /// @return nothing when it does not write so often
    Optional<Outcome> run(History history, PolicyDocument policy, Death death);

    /// The accounts that follow from the facts of a history, in each of several orders of the same facts, some of them
    /// told twice. The first is the order in which they happened.
    List<Map<ChildId, List<DayOutcome>>> folds(History history, PolicyDocument policy, long seed);
}
