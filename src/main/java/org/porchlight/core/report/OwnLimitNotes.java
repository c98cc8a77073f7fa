package org.porchlight.core.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyChange;
import org.porchlight.core.policy.PolicyDocument;

/// What a parent made of limits that children set themselves: a note of each, as the rules alone do not tell it.
public final class OwnLimitNotes {
    private OwnLimitNotes() {}

    /// Whether a note may be of such limits, so that the rules before it are to be read.
    public static boolean mayBeOf(DayNote note) {
        return note.isRulesOfAParent();
    }

    /// A note of rules that a parent put in force, and what else of it is to be told: of each own limit that is another
    /// one; of the rules themselves where anything else is.
    ///
    /// @param before the rules that were in force
    /// @param now those that were put
    /// @param day on which
    public static List<DayNote> of(DayNote stored, Policy before, Policy now, LocalDate day) {
        var notes = new ArrayList<DayNote>();
        for (var child : before.children()) {
            var limit = limit(now, child.id(), day).map(OwnLimit::length);
            boolean stays = now.child(child.id()).isPresent();
            if (stays && !limit.equals(limit(before, child.id(), day).map(OwnLimit::length))) {
                notes.add(stored.limiting(child.id(), limit));
            }
        }
        if (notes.isEmpty() || !without(before).equals(without(now))) {
            notes.addFirst(stored);
        }
        return List.copyOf(notes);
    }

    private static Optional<OwnLimit> limit(Policy policy, ChildId child, LocalDate day) {
        return policy.child(child)
                .flatMap(known -> known.own().time().ownLimit())
                .filter(limit -> limit.holdsOn(day));
    }

    private static PolicyDocument without(Policy policy) {
        var left = policy;
        for (var child : policy.children()) {
            left = PolicyChange.ownLimit(left, child.id(), Optional.empty());
        }
        return PolicyDocument.of(left);
    }
}
