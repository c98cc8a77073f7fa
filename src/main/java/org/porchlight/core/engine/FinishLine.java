package org.porchlight.core.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Sitting;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.decide.TimeDecider;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;

/// The minutes that a child may take once a day, off the next day.
public final class FinishLine {
    private FinishLine() {}

    /// How long it would be if a child of the policy took it now; nothing when it may not.
    public static Optional<Duration> offered(State state, ChildId child) {
        var today = state.today();
        return objection(state.document(), child, state.book(child), state.facts(child), today, state.now())
                        .isPresent()
                ? Optional.empty()
                : Optional.of(state.document().rules(child).finishLine(today));
    }

    /// Why it may not be taken, as a key of the bundle `refusal`.
    static Optional<String> objection(
            PolicyDocument document, ChildId child, ChildBook book, TimeFacts facts, LocalDate today, Instant now) {
        var rules = document.rules(child);
        if (!rules.finishLine(today).isPositive()) {
            return Optional.of("no-finish-line");
        }
        if (book.on(today).finishTaken().isPositive()) {
            return Optional.of("finish-line-taken");
        }
        boolean nothing =
                rules.budget(today).filter(said -> said.value().isZero()).isPresent();
        // A rest is asked for and closes nothing: what will close the day first is the same in it.
        var verdict = TimeDecider.decide(document, child, facts.sitting(Sitting.NONE), now);
        boolean helps =
                verdict.reason() == Reason.DAY_BUDGET && facts.standing().trust() == Trust.FULL;
        return nothing || !helps ? Optional.of("finish-line-not-now") : Optional.empty();
    }
}
