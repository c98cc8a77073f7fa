package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.account.Dated;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.CivilDays;

/// Time that a parent gave.
///
/// @param at calendar time at which it was given
/// @param from set when it keeps open a window that ends then; one that ended before `at` is no matter
/// @param until set when it also opens past the window
/// @param moves whether it may move on the calendar
record Gift(
        Position position,
        BootId boot,
        LocalDate day,
        Duration amount,
        Instant at,
        Optional<Instant> from,
        Optional<Instant> until,
        boolean moves,
        Fact.Granted.By by) {
    static Gift of(Event event, Fact.Granted fact) {
        return new Gift(
                Position.of(event),
                event.at().boot(),
                fact.day(),
                fact.amount(),
                fact.at().orElse(event.at().wall()),
                fact.openFrom(),
                fact.openUntil(),
                fact.at().isPresent(),
                fact.by());
    }

    /// What was given for a day as far as no other fact tells it.
    static Gift of(Event event, Fact.Restored.Register register) {
        return new Gift(
                Position.of(event),
                event.at().boot(),
                register.day(),
                register.granted(),
                event.at().wall(),
                Optional.empty(),
                Optional.empty(),
                false,
                Fact.Granted.By.PARENT);
    }

    static String id(Event event, Fact.Restored.Register register) {
        return "restored:" + event.anchor() + ":" + event.at().sinceBoot().toMillis() + ":" + register.day();
    }

    /// What tells two grants apart.
    static String id(Event event, Fact.Granted fact) {
        return fact.id().isEmpty()
                ? event.at().boot().value() + ":" + event.at().sinceBoot().toMillis() + ":" + fact.amount()
                        + fact.openUntil()
                : fact.id();
    }

    /// This gift after a re-dating; what it opens never outlives the day. Windows end by the clock on the wall,
    /// whatever becomes of the date.
    Gift moved(Moves moves) {
        if (!this.moves || position.anchor() >= moves.at().anchor()) {
            return this;
        }
        var by = Dated.by(boot, position.sinceBoot(), moves.shifts());
        if (by.isZero()) {
            return this;
        }
        var there = at.plus(by);
        var own = CivilDays.of(there, moves.zone());
        var end = CivilDays.end(own, moves.zone());
        var ends = from.map(instant -> instant.atZone(moves.zone()).with(own).toInstant());
        var begins = ends.filter(there::isBefore).orElse(there);
        var opens = until.map(instant -> begins.plus(Duration.between(begins(), instant)))
                .map(instant -> instant.isBefore(end) ? instant : end);
        return new Gift(position, boot, own, amount, there, ends, opens, true, this.by);
    }

    /// When it opens past the window, if it does: once that has ended, and not before it was given.
    private Instant begins() {
        return from.filter(at::isBefore).orElse(at);
    }

    Optional<TimeFacts.Beyond> beyond() {
        var begins = begins();
        return until.filter(begins::isBefore)
                .map(end -> new TimeFacts.Beyond(
                        begins,
                        end,
                        begins.isAfter(at) ? TimeFacts.Beyond.Begins.AT_AN_END : TimeFacts.Beyond.Begins.BY_ITSELF));
    }
}
