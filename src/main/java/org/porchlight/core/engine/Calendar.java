package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.account.Dated;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.Change;
import org.porchlight.core.time.CivilDays;
import org.porchlight.core.time.ClockReading;
import org.porchlight.core.time.Shift;

/// Follows a change of the calendar: closes what went on by the old one, tells, moves, and goes on by the new one.
final class Calendar {
    private final Turn turn;

    Calendar(Turn turn) {
        this.turn = turn;
    }

    /// @param last the reading before the one that changed it
    void follow(Change change, ClockReading last, Actor actor) {
        if (change.anchors().isEmpty()) {
            tell(change, actor);
            return;
        }
        boolean wakes = turn.wakes();
        if (!wakes && change.clock().now().equals(turn.instant())) {
            turn.under(change);
            tell(change, actor);
            redate(change.shifts(), actor);
            return;
        }
        for (var id : turn.inPolicy()) {
            if (!turn.child(id).gap()) {
                new Ruler(turn, turn.child(id).running(), false).close();
            }
        }
        turn.under(change);
        tell(change, actor);
        var shifts = wakes ? upToTheSleep(change.shifts(), last) : change.shifts();
        redate(shifts, actor);
        for (var id : turn.inPolicy()) {
            goOn(id, wakes, shifts);
        }
    }

    /// What a guard finds at its start; nothing goes on yet.
    void begin(Change change, Actor actor) {
        tell(change, actor);
        redate(change.shifts(), actor);
    }

    private void tell(Change change, Actor actor) {
        for (var event : change.events()) {
            var fact = new Fact.ClockChanged(
                    event.kind(), event.by(), change.clock().confidence());
            turn.emit(fact, actor, Optional.of(turn.today()));
        }
    }

    /// Moves what was recorded, if anything moves, and puts the days in order.
    private void redate(List<Shift> shifts, Actor actor) {
        if (shifts.isEmpty()) {
            return;
        }
        Map<ChildId, Map<LocalDate, Duration>> before = new HashMap<>();
        var children =
                turn.document().policy().children().stream().map(Child::id).toList();
        for (var id : children) {
            before.put(id, new Reckoning(turn, id).spent());
        }
        var zone = turn.document().policy().zone().getId();
        turn.emit(new Fact.Redated(zone, shifts), actor, Optional.of(turn.today()));
        before.forEach((id, spent) -> new Reckoning(turn, id).redated(spent));
    }

    private void goOn(ChildId id, boolean wakes, List<Shift> shifts) {
        var child = turn.child(id);
        var running = child.running();
        var zone = turn.document().policy().zone();
        if (child.gap()) {
            var day = CivilDays.of(turn.anchor().at(running.upto()), zone);
            turn.put(id, child.running(running.under(turn.anchor(), day), true));
            return;
        }
        if (wakes) {
            Instant slept = running.trusted().plus(Dated.by(running.boot(), running.upto(), shifts));
            new Ruler(turn, running, false).wake(turn.now(), slept);
        }
        var begun = new Stretches(turn).fresh(id, running.kind(), child.front(), child.verdict());
        turn.put(id, child.running(begun));
    }

    /// A segment that ends with a sleep ends where the sleep begins, a little after its last reading.
    private List<Shift> upToTheSleep(List<Shift> shifts, ClockReading last) {
        var now = turn.now();
        var awake = now.awake().minus(last.awake());
        return shifts.stream()
                .map(shift -> shift.boot().equals(last.boot()) && shift.to().equals(last.sinceBoot())
                        ? new Shift(shift.boot(), shift.from(), shift.to().plus(awake), shift.by())
                        : shift)
                .toList();
    }
}
