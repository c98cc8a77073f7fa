package org.porchlight.core.engine;

import java.util.Optional;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Sitting;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.decide.TimeDecider;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;

/// Fulfils what a child asks for, or says why not. Every refusal is a key of the bundle `refusal`.
final class Wishing {
    private Wishing() {}

    static Reply fulfil(ChildId child, Wish wish, Turn turn) {
        if (!turn.knows(child)) {
            return Orders.noSuchChild(child);
        }
        return switch (wish) {
            case Wish.TakeFinishLine() -> finish(child, turn);
            case Wish.Request request -> request(child, request, turn);
        };
    }

    private static Reply finish(ChildId child, Turn turn) {
        var today = turn.today();
        var amount = turn.rules(child).finishLine(today);
        if (!amount.isPositive()) {
            return new Reply.Refused("no-finish-line", "");
        }
        if (turn.book(child).on(today).finishTaken().isPositive()) {
            return new Reply.Refused("finish-line-taken", "");
        }
        var budget = turn.rules(child).budget(today);
        if (budget.filter(said -> said.value().isZero()).isPresent()) {
            return new Reply.Refused("finish-line-not-now", "");
        }
        var facts = turn.facts(child);
        // A rest is asked for and closes nothing: what will close the day first is the same in it.
        var verdict = TimeDecider.decide(turn.document(), child, facts.sitting(Sitting.NONE), turn.instant());
        if (verdict.reason() != Reason.DAY_BUDGET || facts.standing().trust() != Trust.FULL) {
            return new Reply.Refused("finish-line-not-now", "");
        }
        turn.emit(new Fact.FinishLineTaken(child, today, amount), new Actor.OfChild(child), Optional.of(today));
        return new Reply.Done();
    }

    private static Reply request(ChildId child, Wish.Request wish, Turn turn) {
        if (turn.book(child).waiting(turn.instant()).isPresent()) {
            return new Reply.Refused("already-asked", "");
        }
        if (wish.amount().filter(amount -> !Orders.isAmount(amount)).isPresent()) {
            return new Reply.Refused("amount-out-of-range", "");
        }
        if (wish.words().length() > Orders.MAX_WORDS) {
            return new Reply.Refused("words-too-long", Integer.toString(Orders.MAX_WORDS));
        }
        var fact = new Fact.Requested(child, turn.instant(), wish.amount().map(Millis::of), wish.words());
        turn.emit(fact, new Actor.OfChild(child), Optional.of(turn.today()));
        return new Reply.Done();
    }
}
