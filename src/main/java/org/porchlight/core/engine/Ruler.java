package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.porchlight.core.account.Kind;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Fact;
import org.porchlight.core.time.CivilDays;
import org.porchlight.core.time.ClockReading;

/// Lays the time of one child out in intervals: each of one kind, each within one local day.
final class Ruler {
    /// Less sleep than this is the time that passes between reading two clocks.
    private static final Duration SLEEP = Duration.ofSeconds(1);

    /// The most that is counted of a time in which the guard was dead.
    private static final Duration UNSEEN = Duration.ofMinutes(10);

    private final Turn turn;
    private final boolean recovering;
    private Checkpoint running;

    Ruler(Turn turn, Checkpoint running, boolean recovering) {
        this.turn = turn;
        this.running = running;
        this.recovering = recovering;
    }

    Checkpoint running() {
        return running;
    }

    /// The running interval goes on until now; what was slept of it is asleep. Use comes first: whoever wakes the PC
    /// wakes the guard, so the sleep lies at the end.
    ///
    /// @param claim what was claimed meanwhile; what is beyond belief is of the kind `otherwise`
    /// @return the claim with what was believed of it
    Claim pass(ClockReading now, Claim claim, Kind otherwise) {
        var awake = now.awake().minus(running.awake());
        var slept = now.sinceBoot().minus(running.upto()).minus(awake);
        boolean asleep = slept.compareTo(SLEEP) > 0;
        var end = asleep ? running.upto().plus(awake) : now.sinceBoot();
        var left = claim;
        if (running.kind().isClaimed()) {
            left = believe(claim, otherwise, end, awake);
        } else {
            advance(running.kind(), end, awake);
        }
        if (asleep && !turn.wakes()) {
            advance(Kind.ASLEEP, now.sinceBoot(), slept);
        }
        running = running.awakeAt(now.awake());
        return left;
    }

    private Claim believe(Claim claim, Kind otherwise, Duration end, Duration length) {
        var kind = running.kind();
        var believed = claim;
        var rest = length;
        while (rest.isPositive()) {
            var left = believed.left(believedOn());
            if (left.isZero()) {
                advance(otherwise, end, rest);
                return believed;
            }
            var part = shorter(shorter(rest, left), midnight().minus(running.upto()));
            advance(kind, part.equals(rest) ? end : running.upto().plus(part), part);
            believed = believed.using(part);
            rest = rest.minus(part);
        }
        advance(kind, end, Duration.ZERO);
        return believed;
    }

    private Duration believedOn() {
        var closed = turn.book(running.child()).on(running.day()).sums().claimed();
        return running.kind().isClaimed() ? closed.plus(running.length()) : closed;
    }

    /// A time in which no guard was there.
    ///
    /// @param used whether the child used the PC before and after it
    void passUnseen(ClockReading now, boolean used) {
        var awake = now.awake().minus(running.awake());
        var slept = now.sinceBoot().minus(running.upto()).minus(awake);
        boolean asleep = slept.compareTo(SLEEP) > 0;
        var counted = used ? awake : Duration.ZERO;
        counted = counted.compareTo(UNSEEN) > 0 ? UNSEEN : counted;
        if (counted.isPositive()) {
            advance(
                    Kind.COUNTED,
                    counted.equals(awake) && !asleep
                            ? now.sinceBoot()
                            : running.upto().plus(counted),
                    counted);
        }
        var unknown = awake.minus(counted);
        if (unknown.isPositive()) {
            advance(Kind.GUARD_DOWN, asleep ? running.upto().plus(unknown) : now.sinceBoot(), unknown);
        }
        if (asleep) {
            advance(Kind.ASLEEP, now.sinceBoot(), slept);
        }
        running = running.awakeAt(now.awake());
    }

    /// The sleep after which another calendar holds: from where the interval stands to now. It is as long as the ruler
    /// of the boot says, however far the calendar jumped.
    ///
    /// @param from calendar time at which it began
    void wake(ClockReading now, Instant from) {
        var anchor = turn.anchor();
        var begins = anchor.when(from).sinceBoot();
        if (begins.compareTo(now.sinceBoot()) >= 0) {
            return;
        }
        var day = CivilDays.of(from, turn.document().policy().zone());
        var slept = now.sinceBoot().minus(running.upto());
        running = running.next(Kind.ASLEEP, day).from(begins, from);
        advance(Kind.ASLEEP, now.sinceBoot(), slept);
        close();
    }

    /// The time from where the interval stands to `end` is of one kind.
    ///
    /// @param length how much of it is on the ruler of the kind
    private void advance(Kind kind, Duration end, Duration length) {
        if (running.kind() != kind) {
            next(kind);
        }
        var rest = length;
        for (var midnight = midnight(); end.compareTo(midnight) >= 0; midnight = midnight()) {
            var part = shorter(rest, midnight.minus(running.upto()));
            running = known(midnight, part);
            rest = rest.minus(part);
            nextDay();
        }
        running = known(end, rest);
    }

    /// Writes the running interval as a fact, if it has any length.
    void close() {
        if (running.upto().equals(running.from())) {
            return;
        }
        var interval = running.interval(recovering);
        turn.emit(
                new Fact.IntervalClosed(running.child(), running.day(), interval),
                new Actor.Guard(),
                Optional.of(running.day()));
    }

    private void next(Kind kind) {
        close();
        running = running.next(kind, running.day());
    }

    private void nextDay() {
        close();
        var day = CivilDays.of(running.trusted(), turn.document().policy().zone());
        var next = day.isAfter(running.day()) ? day : running.day().plusDays(1);
        if (running.kind() != Kind.ASLEEP || turn.clock().opensInFull()) {
            turn.openDay(running.child(), next);
        }
        running = running.next(running.kind(), next);
    }

    private Checkpoint known(Duration upto, Duration more) {
        return running.known(upto, turn.anchor().at(upto), running.length().plus(more));
    }

    /// The end of the interval's day on the ruler of the boot; never before the interval itself.
    private Duration midnight() {
        Instant end = CivilDays.end(running.day(), turn.document().policy().zone());
        var point = turn.anchor().when(end).sinceBoot();
        return point.compareTo(running.upto()) < 0 ? running.upto() : point;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
