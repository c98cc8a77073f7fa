package org.porchlight.guard;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.account.Sums;
import org.porchlight.core.engine.LostUse;
import org.porchlight.core.engine.Step;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.ParentFact;
import org.porchlight.core.event.Restored;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.Anchor;

/// What could not be written to the ledger yet. Beyond [#MOST] facts the intervals become sums of days,
/// and what did not open is forgotten: nothing that was used is.
final class Unwritten {
    /// The most facts that are kept one by one.
    static final int MOST = 10_000;

    private record Day(ChildId child, LocalDate day) {}

    private final List<Anchor> anchors = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Map<Day, Sums> summed = new LinkedHashMap<>();
    private @Nullable Event lastSummed;

    /// @return whether detail was lost
    boolean add(Step step) {
        anchors.addAll(step.anchors());
        events.addAll(step.facts());
        if (events.size() <= MOST) {
            return false;
        }
        events.removeIf(this::sumUp);
        return true;
    }

    private boolean sumUp(Event event) {
        return switch (event.fact()) {
            case Fact.IntervalClosed(var child, var day, var interval) -> {
                summed.merge(new Day(child, day), Sums.NONE.plus(interval), Sums::plus);
                lastSummed = event;
                yield true;
            }
            case Fact.ProgramDenied _, Fact.SiteDenied _ -> true;
            default -> false;
        };
    }

    /// All of it, and a step after it.
    Writing with(Step step) {
        var allAnchors = new ArrayList<>(anchors);
        allAnchors.addAll(step.anchors());
        var all = new ArrayList<>(sums());
        all.addAll(events);
        all.addAll(step.facts());
        return new Writing(
                allAnchors, all, step.checkpoints(), Optional.of(step.next().clock()));
    }

    private List<Event> sums() {
        var last = lastSummed;
        if (last == null) {
            return List.of();
        }
        var registers = summed.entrySet().stream()
                .map(entry -> new Restored.Register(
                        entry.getKey().child(),
                        entry.getKey().day(),
                        entry.getValue().kinds(),
                        entry.getValue().groups(),
                        Duration.ZERO))
                .toList();
        return LostUse.facts(List.of(), registers).stream()
                .map(fact -> new Event(
                        fact, new Actor.Guard(), last.at(), last.anchor(), Optional.empty(), last.policyVersion()))
                .toList();
    }

    int size() {
        return events.size();
    }

    /// Drops what a state stands for with which a ledger began: all but who is who, who looked and
    /// who gave a wrong secret.
    void begun() {
        var stays = events.stream().filter(event -> !isInAState(event.fact())).toList();
        clear();
        events.addAll(stays);
    }

    private static boolean isInAState(Fact fact) {
        return !(fact instanceof Fact.Bound
                || fact instanceof Fact.Looked
                || fact instanceof ParentFact.ParentNamed
                || fact instanceof ParentFact.ParentRemoved
                || fact instanceof Fact.CodesEnrolled
                || fact instanceof ParentFact.WrongSecret);
    }

    void clear() {
        anchors.clear();
        events.clear();
        summed.clear();
        lastSummed = null;
    }
}
