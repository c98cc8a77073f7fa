package org.porchlight.core.decide;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;

/// What the rules of a day say on a program or a site, before its group is asked.
///
/// @param until the last day on which the rule holds
/// @param charge what its use is charged to
record Found(Outcome outcome, Reason reason, RuleRef rule, Optional<LocalDate> until, InFront charge) {
    /// The same with what its group says, and with when it changes.
    ///
    /// @param next when it is allowed again
    record Settled(Outcome outcome, Reason reason, RuleRef rule, Optional<Instant> until, Optional<Instant> next) {}

    /// Where and when it is asked.
    record Asked(PolicyDocument document, ChildId child, TimeFacts facts, Instant at, Trace trace) {
        LocalDate day() {
            return document.rules(child).schedule().at(at).date();
        }

        Asked at(Instant other) {
            return new Asked(document, child, facts, other, Trace.OFF);
        }

        private Instant endOf(LocalDate day) {
            return document.rules(child).schedule().on(day).end();
        }
    }

    /// Asks the group, and the rules of the day after these.
    ///
    /// @param ask gives what the rules say at another time
    static Settled settle(Asked asked, Function<Asked, Found> ask) {
        var found = ask.apply(asked).told();
        var end = found.reason == Reason.STUDY
                ? asked.facts().studyAt(asked.at()).map(TimeFacts.Study::until)
                : found.until.map(asked::endOf);
        var group = found.charge.group().filter(_ -> found.outcome == Outcome.ALLOW);
        if (group.isPresent()) {
            return found.inGroup(
                    GroupDecider.decide(
                            asked.document(), asked.child(), group.get(), asked.facts(), asked.at(), asked.trace()),
                    end);
        }
        var next = found.outcome == Outcome.ALLOW
                ? Optional.<Instant>empty()
                : end.flatMap(over -> opens(settle(asked.at(over), ask), over));
        return new Settled(found.outcome, found.reason, found.rule, end, next);
    }

    /// What is not on the study list is refused by the study, whatever rule would say.
    private Found told() {
        return rule.path().equals(StudyList.RULE) ? new Found(outcome, Reason.STUDY, rule, until, charge) : this;
    }

    private static Optional<Instant> opens(Settled then, Instant at) {
        return then.outcome == Outcome.ALLOW ? Optional.of(at) : then.next;
    }

    private Settled inGroup(Verdict.Time time, Optional<Instant> end) {
        if (time.state().isOpen()) {
            return new Settled(outcome, reason, rule, earlier(end, time.until()), Optional.empty());
        }
        return new Settled(Outcome.DENY, time.reason(), time.rule(), earlier(end, time.next()), time.next());
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isBefore(other.get()) ? one : other;
    }
}
