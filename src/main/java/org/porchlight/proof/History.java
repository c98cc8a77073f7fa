package org.porchlight.proof;

import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;

/// A history: what happened when, in order.
///
/// @param name where it comes from, such as a file or a seed
/// @param lines never empty; the first is a power-on with the true time, no line is earlier than the one before
public record History(String name, List<Line> lines) {
    /// One line.
    ///
    /// @param no its number in the file, from 1
    /// @param column where in it the child stands that is meant, from 1; without a child the event
    /// @param at true time since the beginning
    public record Line(int no, int column, Duration at, HistoryEvent event) {
        /// One that no file says.
        Line(int no, Duration at, HistoryEvent event) {
            this(no, 1, at, event);
        }
    }

    public History {
        lines = List.copyOf(lines);
    }

    /// The children that are named.
    public SortedSet<ChildId> children() {
        var named = new TreeSet<ChildId>();
        lines.forEach(line -> line.event().about().ifPresent(named::add));
        return named;
    }

    /// The policies that come into force later.
    public List<PolicyDocument> policies() {
        return lines.stream()
                .map(Line::event)
                .filter(HistoryEvent.PolicyEdit.class::isInstance)
                .map(event -> ((HistoryEvent.PolicyEdit) event).document())
                .toList();
    }
}
