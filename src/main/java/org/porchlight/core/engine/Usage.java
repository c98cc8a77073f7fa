package org.porchlight.core.engine;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.porchlight.core.account.Interval;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;

/// Whether a step shows that the PC is used on a day that was opened, so that it is a day of use (T5).
record Usage(Turn turn) {
    boolean isShownBy(Collection<ChildState> children, List<Event> facts) {
        return children.stream().map(ChildState::running).anyMatch(this::isUse)
                || facts.stream()
                        .anyMatch(event -> event.fact() instanceof Fact.IntervalClosed(var child, var day, var interval)
                                && isUse(child, day, interval));
    }

    private boolean isUse(Checkpoint running) {
        return isUse(running.child(), running.day(), running.interval(false));
    }

    private boolean isUse(ChildId child, LocalDate day, Interval interval) {
        return day.equals(turn.today())
                && interval.kind().isUse()
                && interval.length().isPositive()
                && turn.book(child).on(day).isGiven();
    }
}
