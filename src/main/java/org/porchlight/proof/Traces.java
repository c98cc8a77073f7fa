package org.porchlight.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Reply;
import org.porchlight.core.engine.Step;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.TrustedClock;

/// What steps of the engine left behind: the days of each child on which there is something, and what became of the
/// clock.
final class Traces {
    /// What is told of a parent's word that cannot be taken; the ledger has no event of it.
    private static final String CONFIRM_REFUSED = "CONFIRM_REFUSED";

    private final Map<ChildId, Set<LocalDate>> days = new HashMap<>();
    private final List<Outcome.ClockMark> clock = new ArrayList<>();

    /// @param order that the step carried out, where it did
    void of(Step step, Optional<Order> order) {
        var now = step.next().clock();
        for (var event : step.facts()) {
            of(event, now);
        }
        step.checkpoints().forEach(checkpoint -> of(checkpoint.child(), checkpoint.day()));
        boolean refused = step.reply().filter(Reply.Refused.class::isInstance).isPresent();
        if (refused && order.orElse(null) instanceof Order.ConfirmClock) {
            mark(now.now(), now, CONFIRM_REFUSED);
        }
    }

    private void of(Event event, TrustedClock now) {
        switch (event.fact()) {
            case Fact.ClockChanged(var what, var _, var confidence) ->
                clock.add(new Outcome.ClockMark(Duration.ZERO, now.now(), confidence.name(), what.name()));
            case Fact.Redated _ -> mark(now.now(), now, "REDATED");
            case Fact.IntervalClosed(var child, var day, var _) -> of(child, day);
            default -> {
                var child = event.fact().about();
                if (child.isPresent() && event.day().isPresent()) {
                    of(child.get(), event.day().get());
                }
            }
        }
    }

    private void of(ChildId child, LocalDate day) {
        days.computeIfAbsent(child, _ -> new HashSet<>()).add(day);
    }

    private void mark(Instant at, TrustedClock now, String what) {
        clock.add(new Outcome.ClockMark(Duration.ZERO, at, now.confidence().name(), what));
    }

    /// Children of whom there is something.
    Set<ChildId> children() {
        return days.keySet();
    }

    Set<LocalDate> days(ChildId child) {
        return days.getOrDefault(child, Set.of());
    }

    /// What became of the clock since this was asked last.
    List<Outcome.ClockMark> clock() {
        var marks = List.copyOf(clock);
        clock.clear();
        return marks;
    }
}
