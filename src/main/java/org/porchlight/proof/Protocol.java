package org.porchlight.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.StoreException;

/// What a rule for time says while a history goes on.
final class Protocol {
    private final SortedMap<ChildId, List<Outcome.VerdictChange>> verdicts = new TreeMap<>();
    private final Map<ChildId, List<Outcome.Start>> starts = new HashMap<>();
    private final List<Outcome.ClockMark> clock = new ArrayList<>();
    private final Set<ChildId> touched = new HashSet<>();
    private Map<ChildId, Verdict.Time> last = Map.of();

    /// Takes down what is new at a moment of true time.
    void note(Duration at, Timekeeper keeper) {
        for (var mark : keeper.clock()) {
            clock.add(new Outcome.ClockMark(at, mark.trusted(), mark.confidence(), mark.event()));
        }
        var still = keeper.held();
        if (!still.isEmpty()) {
            touched.addAll(still);
        }
        var said = keeper.verdicts();
        if (!said.equals(last)) {
            said.forEach((child, verdict) -> note(at, child, verdict));
            last = said;
        }
    }

    private void note(Duration at, ChildId child, Verdict.Time verdict) {
        var changes = verdicts.computeIfAbsent(child, _ -> new ArrayList<>());
        boolean same = !changes.isEmpty()
                && changes.getLast().state() == verdict.state()
                && changes.getLast().reason() == verdict.reason();
        if (!same) {
            changes.add(
                    new Outcome.VerdictChange(at, verdict.state(), verdict.reason(), verdict.until(), verdict.next()));
        }
    }

    /// Takes down what is said of a program that comes to the front.
    void start(Duration at, ChildId child, String path, Timekeeper keeper) {
        keeper.mayStart(child, path)
                .ifPresent(allowed -> starts.computeIfAbsent(child, _ -> new ArrayList<>())
                        .add(new Outcome.Start(at, path, allowed)));
    }

    Outcome outcome(Timekeeper keeper, Truth truth, Laws laws) throws StoreException {
        var children = new ArrayList<Outcome.Child>();
        for (var told : verdicts.entrySet()) {
            var days = new TreeMap<>(keeper.days(told.getKey()));
            truth.of(told.getKey())
                    .forEach((day, used) -> days.put(
                            day, days.getOrDefault(day, DayOutcome.of(day)).with(used)));
            children.add(new Outcome.Child(
                    told.getKey(),
                    List.copyOf(days.values()),
                    told.getValue(),
                    starts.getOrDefault(told.getKey(), List.of())));
        }
        touched.addAll(keeper.written());
        return new Outcome(children, clock, touched, laws.judge(children));
    }
}
