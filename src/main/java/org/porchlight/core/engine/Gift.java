package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.account.Dated;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Restored;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.CivilDays;

/// Time that a parent gave.
///
/// @param at calendar time at which it was given
/// @param beyond set when it also opens past the window
/// @param moves whether it may move on the calendar
record Gift(
        Position position,
        BootId boot,
        LocalDate day,
        Duration amount,
        Instant at,
        Optional<TimeFacts.Beyond> beyond,
        boolean moves,
        Fact.Granted.By by) {
    static Gift of(Event event, Fact.Granted fact) {
        return new Gift(
                Position.of(event),
                event.at().boot(),
                fact.day(),
                fact.amount(),
                fact.at().orElse(event.at().wall()),
                beyond(fact, fact.at().orElse(event.at().wall())),
                fact.at().isPresent(),
                fact.by());
    }

    /// What was given for a day as far as no other fact tells it.
    static Gift of(Event event, Restored.Register register) {
        return new Gift(
                Position.of(event),
                event.at().boot(),
                register.day(),
                register.granted(),
                event.at().wall(),
                Optional.empty(),
                false,
                Fact.Granted.By.PARENT);
    }

    static String id(Event event, Restored.Register register) {
        return "restored:" + event.anchor() + ":" + event.at().sinceBoot().toMillis() + ":" + register.day();
    }

    /// What tells two grants apart.
    static String id(Event event, Fact.Granted fact) {
        return fact.id().isEmpty()
                ? event.at().boot().value() + ":" + event.at().sinceBoot().toMillis() + ":" + fact.amount()
                        + fact.openUntil()
                : fact.id();
    }

    private static Optional<TimeFacts.Beyond> beyond(Fact.Granted fact, Instant at) {
        var begins = fact.openFrom().filter(from -> !from.isBefore(at)).orElse(at);
        return fact.openUntil()
                .filter(begins::isBefore)
                .map(end -> new TimeFacts.Beyond(begins, end, begins(fact.openFrom(), at)));
    }

    private static TimeFacts.Beyond.Begins begins(Optional<Instant> from, Instant at) {
        if (from.filter(at::isBefore).isPresent()) {
            return TimeFacts.Beyond.Begins.AT_AN_END;
        }
        return from.filter(at::equals).isPresent()
                ? TimeFacts.Beyond.Begins.WHERE_IT_CLOSES
                : TimeFacts.Beyond.Begins.BY_ITSELF;
    }

    /// This gift after a re-dating. Which window it was to go past is another then, and so is the midnight that cut it.
    Gift moved(Moves moves) {
        if (!this.moves || position.anchor() >= moves.at().anchor()) {
            return this;
        }
        var by = Dated.by(boot, position.sinceBoot(), moves.shifts());
        if (by.isZero()) {
            return this;
        }
        var there = at.plus(by);
        var opens = beyond.map(
                _ -> new TimeFacts.Beyond(there, there.plus(amount), TimeFacts.Beyond.Begins.WHERE_IT_CLOSES));
        return new Gift(position, boot, CivilDays.of(there, moves.zone()), amount, there, opens, true, this.by);
    }
}
