package org.porchlight.core.engine;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;

/// What a house's ledger and its last step say.
abstract class HouseBook {
    /// What the ledger holds.
    public final List<Event> ledger = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    public Step last;

    public abstract LocalDate today();

    Verdict.Time verdict(ChildId child) {
        return last.next().child(child).orElseThrow().verdict();
    }

    Duration spentToday(ChildId child) {
        return last.next().facts(child).standing().spent();
    }

    /// What is spent of a day: what the book says, and of today the interval that goes on too.
    public Duration spentOn(ChildId child, LocalDate day) {
        return day.equals(today())
                ? spentToday(child)
                : last.next()
                        .books()
                        .getOrDefault(child, ChildBook.EMPTY)
                        .on(day)
                        .spent();
    }

    Duration remaining(ChildId child) {
        return verdict(child).remaining().orElseThrow();
    }

    /// Intervals of a child, closed ones and the one that goes on.
    public List<Interval> intervals(ChildId child) {
        var all = new ArrayList<Interval>();
        for (var event : ledger) {
            if (event.fact() instanceof Fact.IntervalClosed closed
                    && closed.child().equals(child)) {
                all.add(closed.interval());
            }
        }
        var running = last.next().child(child).orElseThrow().running().interval(false);
        if (running.from().isBefore(running.to())) {
            all.add(running);
        }
        return all;
    }

    /// What the time that goes on is.
    Kind kind(ChildId child) {
        return last.next().child(child).orElseThrow().running().kind();
    }

    Duration sum(ChildId child, Kind kind) {
        return intervals(child).stream()
                .filter(interval -> interval.kind() == kind)
                .map(Interval::length)
                .reduce(Duration.ZERO, Duration::plus);
    }

    <F extends Fact> List<F> facts(Class<F> type) {
        return ledger.stream()
                .map(Event::fact)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
