package org.porchlight.core.engine;

import java.util.Map;
import java.util.Optional;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.time.Anchor;
import org.porchlight.core.time.ClockReading;

/// All that the engine knows between two inputs.
///
/// @param anchor what ties this boot to the calendar, in whole milliseconds
/// @param document the policy in force
/// @param last the reading of the last input; no input is older
/// @param books what the ledger says of recent days, also for children that have left the policy
/// @param children those of the policy
public record State(
        Anchor anchor,
        PolicyDocument document,
        ClockReading last,
        Map<ChildId, ChildBook> books,
        Map<ChildId, ChildState> children) {
    public State {
        books = Map.copyOf(books);
        children = Map.copyOf(children);
    }

    /// How things stand for a child; nothing when the policy does not know it.
    public Optional<ChildState> child(ChildId id) {
        return Optional.ofNullable(children.get(id));
    }

    /// What bears on a child's time, the interval that goes on included.
    public TimeFacts facts(ChildId id) {
        var facts = books.getOrDefault(id, ChildBook.EMPTY).time();
        return child(id).map(child -> child.spending(facts)).orElse(facts);
    }
}
