package org.porchlight.tool.bench;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.account.DayKept;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Question;
import org.porchlight.core.policy.ChildId;

/// What stays of made-up days when their detail is deleted.
final class KeptDays {
    private KeptDays() {}

    /// @param written on the day
    /// @param after what was written on the day after, which closes it
    static Writing of(LocalDate day, Writing written, Writing after) {
        var kept = new ArrayList<Event>();
        for (var event : after.events()) {
            if (event.fact() instanceof Fact.DayClosed closed && closed.day().equals(day)) {
                var fact = new Fact.DayClosed(
                        closed.child(), day, closed.totals(), Optional.of(kept(closed.child(), written.events())));
                var on = written.events().getFirst();
                kept.add(new Event(fact, event.actor(), on.at(), on.anchor(), event.day(), event.policyVersion()));
            }
        }
        return new Writing(written.anchors(), kept, List.of(), Optional.empty());
    }

    private static DayKept kept(ChildId child, List<Event> events) {
        var opened = facts(child, events, Fact.DayOpened.class).getFirst();
        var answered = facts(child, events, Question.Answered.class);
        var granted = facts(child, events, Fact.Granted.class).stream()
                .map(Fact.Granted::amount)
                .reduce(Duration.ZERO, Duration::plus);
        return new DayKept(
                opened.zone(),
                "",
                opened.budget(),
                opened.carry(),
                opened.debt(),
                Trust.FULL,
                granted,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                facts(child, events, Fact.LimitReached.class).size(),
                facts(child, events, Question.Requested.class).size(),
                (int) answered.stream()
                        .filter(answer -> answer.granted().isPresent())
                        .count(),
                facts(child, events, Fact.ProgramDenied.class).size(),
                facts(child, events, Fact.SiteDenied.class).size(),
                0,
                Duration.ZERO,
                Duration.ZERO,
                Optional.of("ab".repeat(32)));
    }

    private static <F extends Fact> List<F> facts(ChildId child, List<Event> events, Class<F> type) {
        return events.stream()
                .map(Event::fact)
                .filter(type::isInstance)
                .map(type::cast)
                .filter(fact -> fact.about().equals(Optional.of(child)))
                .toList();
    }
}
