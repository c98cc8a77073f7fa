package org.porchlight.core.engine;

import java.time.Duration;
import java.util.Optional;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.CivilDays;

/// Opens and ends times of study.
final class Studying {
    private Studying() {}

    /// Opens one, where the day has as much left; a longer one is refused and says how much that is.
    static Reply begin(Order.Study order, Authority authority, Turn turn) {
        var child = order.child();
        if (!turn.knows(child)) {
            return Orders.noSuchChild(child);
        }
        if (!Millis.of(order.length()).isPositive() || order.length().compareTo(Order.Study.LONGEST) > 0) {
            return new Reply.Refused("study-out-of-range", "");
        }
        if (authority instanceof Authority.SoftOwner) {
            return new Reply.Refused("study-soft", "");
        }
        if (turn.facts(child)
                .pause()
                .filter(held -> held.contains(turn.instant()))
                .isPresent()) {
            return new Reply.Refused("study-paused", child.value());
        }
        var left = left(child, turn);
        if (left.compareTo(order.length()) < 0) {
            return new Reply.Refused("study-used-up", Long.toString(left.toMinutes()));
        }
        var actor = Orders.actor(authority);
        stop(child, actor, turn);
        var midnight = CivilDays.end(turn.today(), turn.document().policy().zone());
        var until = turn.instant().plus(Millis.of(order.length()));
        var fact = new Fact.Studied(child, turn.instant(), until.isBefore(midnight) ? until : midnight);
        turn.emit(fact, actor, Optional.of(turn.today()));
        return new Reply.Done();
    }

    static Reply end(Order.EndStudy order, Authority authority, Turn turn) {
        if (!turn.knows(order.child())) {
            return Orders.noSuchChild(order.child());
        }
        return stop(order.child(), Orders.actor(authority), turn)
                ? new Reply.Done()
                : new Reply.Refused("no-study", order.child().value());
    }

    /// Ends what goes on of a child.
    ///
    /// @return whether anything did
    static boolean stop(ChildId child, Actor actor, Turn turn) {
        var going = turn.book(child).studiesGoing(turn.instant());
        going.forEach((began, lasted) ->
                turn.emit(new Fact.StudyEnded(child, began, lasted), actor, Optional.of(turn.today())));
        return !going.isEmpty();
    }

    /// What of the day may still be opened, if the one that goes on ended now.
    private static Duration left(ChildId child, Turn turn) {
        var left = turn.rules(child).study(turn.today()).day();
        for (var study :
                turn.book(child).studies(turn.today(), turn.document().policy().zone())) {
            left = left.minus(upTo(study, turn).length());
        }
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static TimeFacts.Study upTo(TimeFacts.Study study, Turn turn) {
        return study.contains(turn.instant()) ? new TimeFacts.Study(study.from(), turn.instant()) : study;
    }
}
