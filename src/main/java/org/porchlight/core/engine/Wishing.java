package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Question;
import org.porchlight.core.policy.ChildId;

/// Fulfils what a child asks for, or says why not. Every refusal is a key of the bundle `refusal`.
final class Wishing {
    private static final Duration HOUR = Duration.ofHours(1);

    /// A child that is answered at once does not ask more often than this.
    private static final int MOST_AN_HOUR = 6;

    private Wishing() {}

    static Reply fulfil(ChildId child, Wish wish, Turn turn) {
        if (!turn.knows(child)) {
            return Orders.noSuchChild(child);
        }
        return switch (wish) {
            case Wish.TakeFinishLine() -> finish(child, turn);
            case Wish.StopNow() -> OwnStop.wished(child, turn);
            case Wish.LimitItself(var limit) -> OwnLimits.wished(child, limit, turn);
            case Wish.Request request -> request(child, request, turn);
            case Wish.Dispute dispute -> dispute(child, dispute, turn);
        };
    }

    private static Reply finish(ChildId child, Turn turn) {
        var today = turn.today();
        var objection = FinishLine.objection(
                turn.document(), child, turn.book(child), turn.facts(child), today, turn.instant());
        if (objection.isPresent()) {
            return new Reply.Refused(objection.get(), "");
        }
        var amount = turn.rules(child).finishLine(today);
        turn.emit(new Fact.FinishLineTaken(child, today, amount), new Actor.OfChild(child), Optional.of(today));
        return new Reply.Done();
    }

    private static Reply request(ChildId child, Wish.Request wish, Turn turn) {
        if (turn.book(child).questions().waiting(turn.instant()).isPresent()) {
            return new Reply.Refused("already-asked", "");
        }
        if (wish.amount().filter(amount -> !Orders.isAmount(amount)).isPresent()) {
            return new Reply.Refused("amount-out-of-range", "");
        }
        if (wish.words().length() > Orders.MAX_WORDS) {
            return new Reply.Refused("words-too-long", Integer.toString(Orders.MAX_WORDS));
        }
        if (turn.book(child).questions().askedAfter(turn.instant().minus(HOUR)) >= MOST_AN_HOUR) {
            return new Reply.Refused("asked-too-often", Integer.toString(MOST_AN_HOUR));
        }
        var at = own(turn.instant(), turn.book(child).questions()::hasAsked);
        var fact = new Question.Requested(child, at, wish.amount().map(Millis::of), wish.words());
        turn.emit(fact, new Actor.OfChild(child), Optional.of(turn.today()));
        return new Reply.Done();
    }

    /// A moment that nothing else is named after.
    private static Instant own(Instant now, Predicate<Instant> taken) {
        var at = now;
        while (taken.test(at)) {
            at = at.plusMillis(1);
        }
        return at;
    }

    private static Reply dispute(ChildId child, Wish.Dispute wish, Turn turn) {
        if (wish.text().isBlank()) {
            return new Reply.Refused("words-needed", "");
        }
        if (wish.text().length() > Orders.MAX_WORDS) {
            return new Reply.Refused("words-too-long", Integer.toString(Orders.MAX_WORDS));
        }
        var first = Retention.detailFrom(turn.document(), turn.clock(), turn.today());
        if (wish.day().isBefore(first)) {
            return new Reply.Refused("day-without-detail", wish.day().toString());
        }
        var open = turn.book(child).questions().open(first);
        var same = open.stream()
                .filter(other -> other.day().equals(wish.day())
                        && other.row().from().equals(wish.row().from()))
                .findFirst();
        if (same.isPresent()) {
            return new Reply.Refused("already-disputed", same.get().id());
        }
        if (open.size() >= Disputes.MOST_OPEN) {
            return new Reply.Refused("too-many-disputes", Integer.toString(Disputes.MOST_OPEN));
        }
        var at = own(turn.instant(), turn.book(child).questions()::hasDispute);
        var fact = new Question.Disputed(child, wish.day(), at, wish.row(), wish.text());
        turn.emit(fact, new Actor.OfChild(child), Optional.of(wish.day()));
        return new Reply.Done();
    }
}
