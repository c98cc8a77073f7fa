package org.porchlight.core.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.Rest;
import org.porchlight.core.policy.Said;

/// Decides whether a child may use the PC at an instant, and says what would change that.
///
/// A pause comes before a study, both before the windows, these before the budgets (month, week, day, own limit), those
/// before a rest.
/// Where several end together, the first of them is named.
public final class TimeDecider {
    private final String version;
    private final ChildRules rules;
    private final TimeFacts facts;
    private final Course course;
    private final Trace trace;

    private TimeDecider(PolicyDocument document, ChildId child, TimeFacts facts, Trace trace) {
        this.version = document.version();
        this.rules = document.rules(child);
        this.facts = facts;
        this.course = new Course(new OpenTimes(rules, facts), version, "time.windows");
        this.trace = trace;
    }

    /// The same question, told to another.
    private TimeDecider(TimeDecider other, Trace trace) {
        this.version = other.version;
        this.rules = other.rules;
        this.facts = other.facts;
        this.course = other.course;
        this.trace = trace;
    }

    /// The verdict on a child's time.
    ///
    /// @param facts as of the local day of `at`, or of an earlier one when nothing is used in between
    /// @throws IllegalArgumentException when the policy does not know the child, or `facts` are of a later day
    public static Verdict.Time decide(PolicyDocument document, ChildId child, TimeFacts facts, Instant at) {
        return decide(document, child, facts, at, Trace.OFF);
    }

    /// The verdict on a child's time, told step by step.
    public static Verdict.Time decide(
            PolicyDocument document, ChildId child, TimeFacts facts, Instant at, Trace trace) {
        return new TimeDecider(document, child, facts, trace).verdict(at);
    }

    /// When the child can go on after the closing that comes next, if it uses the PC until then; nothing when nothing
    /// closes. For a child that is closed now it is when that ends.
    public static Optional<Instant> nextOpening(PolicyDocument document, ChildId child, TimeFacts facts, Instant at) {
        var decider = new TimeDecider(document, child, facts, Trace.OFF);
        var now = decider.verdict(at);
        if (!now.state().isOpen()) {
            return now.next();
        }
        var study = facts.studyAt(at);
        if (study.isPresent()) {
            var end = study.get().until();
            var then = decider.verdict(end);
            return then.state().isOpen() ? nextOpening(document, child, facts, end) : then.next();
        }
        return decider.course
                .closing(at, decider.supply(at))
                .flatMap(end -> decider.course.opensFrom(end.at(), end.supply()));
    }

    private Supply supply(Instant at) {
        var day = rules.schedule().at(at).date();
        if (day.isBefore(facts.standing().day())) {
            throw new IllegalArgumentException("asked about " + day + " with what stands on "
                    + facts.standing().day());
        }
        return new Supply.OfTime(facts.standing(), facts.coming(), rules).on(day);
    }

    private Verdict.Time verdict(Instant at) {
        var supply = supply(at);
        var pause = facts.pause().filter(held -> held.contains(at));
        if (pause.isPresent()) {
            var end = pause.get().until();
            trace.asked(Step.Decider.PAUSE, "pause", true, Step.Because.HOLDS, end);
            return shut(TimeState.PAUSED, Reason.PAUSE, rule("pause"), Optional.of(end), course.opensFrom(end, supply));
        }
        trace.asked(Step.Decider.PAUSE, "", false, Step.Because.NOT_NOW);
        var study = facts.studyAt(at);
        if (study.isPresent()) {
            trace.asked(
                    Step.Decider.STUDY,
                    "study",
                    true,
                    Step.Because.HOLDS,
                    study.get().until());
            return studying(at, supply, study.get().until());
        }
        var opening = course.open().lastAt(rules.schedule().on(supply.day()), at);
        if (opening.isEmpty()) {
            var rule = course.windowsRule(supply);
            trace.asked(Step.Decider.WINDOW, rule.path(), true, Step.Because.OUTSIDE);
            return closed(at, supply, Reason.OUTSIDE_WINDOW, rule);
        }
        trace.inside(Step.Decider.WINDOW, opening.get());
        for (var limit : supply.limits()) {
            trace.limit(limit);
            if (limit.left().isZero()) {
                return closed(at, supply, limit.reason(), RuleRef.of(version, limit.rule()));
            }
        }
        return open(at, supply);
    }

    /// The windows and amounts wait until it is over; a rest comes due in it as ever.
    private Verdict.Time studying(Instant at, Supply supply, Instant end) {
        var then = new TimeDecider(this, Trace.OFF).verdict(end);
        var length = Duration.between(at, end);
        var remaining = then.state().isOpen() ? then.remaining().map(length::plus) : Optional.of(length);
        var rest = rules.rest(supply.day());
        var restIn = rest.map(said -> facts.sitting().left(said.value()));
        if (restIn.filter(Duration::isZero).isPresent()) {
            var taken = at.plus(
                    rest.orElseThrow().value().pause().minus(facts.sitting().rested()));
            return new Verdict.Time(
                    TimeState.REST,
                    Reason.STUDY,
                    rule("study"),
                    Optional.of(end),
                    taken.isBefore(end) ? Optional.of(taken) : course.opensFrom(taken, supply),
                    remaining,
                    restIn);
        }
        return new Verdict.Time(
                TimeState.OPEN,
                Reason.STUDY,
                rule("study"),
                earlier(Optional.of(end), restIn.map(at::plus)),
                Optional.empty(),
                remaining,
                restIn);
    }

    private Verdict.Time closed(Instant at, Supply supply, Reason reason, RuleRef rule) {
        return shut(TimeState.CLOSED, reason, rule, Optional.empty(), course.opensFrom(at, supply));
    }

    private static Verdict.Time shut(
            TimeState state, Reason reason, RuleRef rule, Optional<Instant> until, Optional<Instant> next) {
        return new Verdict.Time(state, reason, rule, until, next, Optional.of(Duration.ZERO), Optional.empty());
    }

    private Verdict.Time open(Instant at, Supply supply) {
        var closing = course.closing(at, supply);
        var end = closing.map(Course.Closing::at);
        var remaining = end.map(instant -> Duration.between(at, instant));
        var rest = rules.rest(supply.day());
        var restIn = rest.map(said -> facts.sitting().left(said.value()));
        if (rest.isPresent()) {
            trace.limit(Limit.of(restIn.orElseThrow(), Reason.REST, rest.get()));
            if (restIn.orElseThrow().isZero()) {
                return resting(at, supply, rest.get(), end, remaining);
            }
        }
        var due = restIn.map(at::plus);
        return new Verdict.Time(
                TimeState.OPEN,
                closing.map(Course.Closing::reason).orElse(Reason.UNLIMITED),
                closing.map(Course.Closing::rule).orElseGet(() -> rule("time")),
                earlier(end, due),
                Optional.empty(),
                remaining,
                restIn);
    }

    /// A rest ends when it was taken; a child that goes on stays in it.
    private Verdict.Time resting(
            Instant at, Supply supply, Said<Rest> rest, Optional<Instant> end, Optional<Duration> remaining) {
        var taken = at.plus(rest.value().pause().minus(facts.sitting().rested()));
        return new Verdict.Time(
                TimeState.REST,
                Reason.REST,
                RuleRef.of(version, rest),
                end,
                course.opensFrom(taken, supply),
                remaining,
                Optional.of(Duration.ZERO));
    }

    private RuleRef rule(String path) {
        return new RuleRef(version, path);
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isBefore(other.get()) ? one : other;
    }
}
