package org.porchlight.core.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Interval;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Sitting;
import org.porchlight.core.decide.Standing;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.State;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Said;
import org.porchlight.core.time.CivilDays;
import org.porchlight.core.time.ClockReading;

/// Tells how things stand, from the state of the engine.
public final class Reports {
    private Reports() {}

    /// How things stand at a reading that is not older than the state: the time since the last input is accounted as
    /// a tick would.
    public static StatusReport status(State state, ClockReading now, boolean soft) {
        var step = Engine.step(state, new Input.Tick(now));
        var current = step.next();
        var children = current.document().policy().children().stream()
                .map(child -> ChildStanding.status(current, step.desired(), child))
                .toList();
        return new StatusReport(
                at(current),
                current.anchor().confidence(),
                now.synced(),
                soft,
                current.document().policy().zone().getId(),
                children);
    }

    /// The local day of the household.
    public static LocalDate today(State state, ClockReading now) {
        return CivilDays.of(at(after(state, now)), state.document().policy().zone());
    }

    /// What time it is, and how sure that is; without what happened of late, which the ledger tells.
    public static ClockReport clock(State state, ClockReading now) {
        var current = after(state, now);
        var clock = current.clock();
        var provisional = current.document().policy().children().stream()
                .map(Child::id)
                .flatMap(id -> current.book(id).notInFull().stream().map(day -> new ClockReport.Provisional(id, day)))
                .toList();
        return new ClockReport(
                clock.now(),
                Duration.between(clock.now(), now.wall()),
                clock.confidence(),
                clock.isSure(),
                now.synced(),
                clock.isNormallySynced(),
                provisional,
                List.of());
    }

    private static State after(State state, ClockReading now) {
        return Engine.step(state, new Input.Tick(now)).next();
    }

    /// The state up to `now`, for what is told beside the ledger. What the ledger has to hear first is left to the
    /// next input.
    public static State upTo(State state, ClockReading now) {
        var step = Engine.step(state, new Input.Tick(now));
        return step.facts().isEmpty() ? step.next() : state;
    }

    /// The local day of an instant.
    public static LocalDate day(State state, Instant at) {
        return CivilDays.of(at, state.document().policy().zone());
    }

    /// What a question about a child is decided by. On a day that is over it is what the ledger says of all of it; for
    /// one to come nothing is used until then, and a rest was taken.
    ///
    /// @param past what stood on the day that is asked about, if it is over
    /// @throws IllegalArgumentException when the policy does not know the child
    public static WhyReport.Case asked(State state, ClockReading now, ChildId id, WhyAsked asked, Standing past) {
        var current = after(state, now);
        var instant = asked.at().orElseGet(() -> at(current));
        var day = day(current, instant);
        var supposed = asked.spent().map(spent -> TimeFacts.of(spent.on(day)));
        var facts = supposed.orElseGet(() -> facts(current, id, asked.at().isPresent(), day, past));
        return new WhyReport.Case(current.document(), id, facts, instant, asked.trace());
    }

    private static TimeFacts facts(State current, ChildId id, boolean elsewhen, LocalDate day, Standing past) {
        var known = current.facts(id);
        if (day.isBefore(known.standing().day())) {
            return TimeFacts.of(past);
        }
        return elsewhen ? known.sitting(Sitting.NONE) : known;
    }

    /// The break that comes where a child goes on as now, if it is on at a later time.
    public static Optional<WhyReport.RestThen> restThen(State state, ClockReading now, ChildId id, Instant at) {
        var current = after(state, now);
        var known = current.child(id).filter(child -> child.presence().present());
        var rest = current.document().rules(id).rest(current.today()).map(Said::value);
        return known.flatMap(child -> WhyReport.restFirst(child.verdict()))
                .map(at(current)::plus)
                .flatMap(due -> rest.map(asked -> new WhyReport.RestThen(due, due.plus(asked.pause()), true)))
                .filter(one -> one.contains(at));
    }

    /// The break that was due at a time, by the account of its day.
    public static Optional<WhyReport.RestThen> restThen(DayAccount account, Instant at) {
        var rests = new ArrayList<WhyReport.RestThen>();
        for (var interval : account.intervals()) {
            if (interval.why() == Reason.REST) {
                boolean goesOn = !rests.isEmpty() && rests.getLast().until().equals(interval.from());
                var from = goesOn ? rests.removeLast().from() : interval.from();
                rests.add(new WhyReport.RestThen(from, interval.to(), false));
            }
        }
        return rests.stream().filter(rest -> rest.contains(at)).findFirst();
    }

    /// What coming days allow, as the policy stands.
    ///
    /// @param days 0 to 400
    /// @return nothing when the policy does not know the child
    public static List<DayAhead> ahead(State state, ChildId id, LocalDate from, int days) {
        if (days < 0 || days > 400) {
            throw new IllegalArgumentException(days + " days ahead");
        }
        return state.document().policy().child(id).stream()
                .flatMap(child -> from.datesUntil(from.plusDays(days))
                        .map(day -> ChildStanding.ahead(state, child, day, Trust.FULL)))
                .toList();
    }

    /// The interval that goes on, as far as it is known; nothing when it has no length yet.
    public static Optional<Interval> running(State state, ChildId id) {
        return state.child(id)
                .filter(child -> !child.gap())
                .map(child -> child.running().interval(false))
                .filter(interval -> interval.from().isBefore(interval.to()));
    }

    /// The account of a day with the interval that goes on, when it lies on that day: gapless up to the last input.
    public static DayAccount withRunning(State state, DayAccount kept) {
        if (!isToday(state, kept.child(), kept.day())) {
            return kept;
        }
        var intervals = new ArrayList<>(kept.intervals());
        var running = running(state, kept.child());
        running.ifPresent(intervals::add);
        // The rules may have changed since the day began; status and account must not tell two truths.
        var today = kept.day().equals(state.today())
                ? Optional.of(state.facts(kept.child()).standing())
                : Optional.<Standing>empty();
        return new DayAccount(
                kept.child(),
                kept.day(),
                budgetOf(state, kept.child(), kept.day()),
                today.map(Standing::carry).orElse(kept.carry()),
                kept.granted(),
                today.map(Standing::debt).orElse(kept.debt()),
                kept.finish(),
                kept.corrected(),
                kept.counted().plus(running.map(Reports::spent).orElse(Duration.ZERO)),
                today.map(Standing::trust).orElse(kept.trust()),
                state.document().version(),
                kept.receipt(),
                intervals);
    }

    /// The sums of a day with the interval that goes on, when it lies on that day.
    public static DayFacts withRunning(State state, ChildId id, DayFacts kept) {
        if (!isToday(state, id, kept.day())) {
            return kept;
        }
        var standing = state.facts(id).standing();
        boolean isOver = !standing.day().equals(kept.day());
        // A day that is not today any more is told by the ledger, as far as it gave more than its budget.
        var trust = isOver ? Trust.FULL : standing.trust();
        var budget = trust.budget(budgetOf(state, id, kept.day()));
        var limit = isOver ? kept.limit() : standing.capacity(state.document().rules(id));
        return kept.going(budget, limit.map(DayBalance::notBelowNothing), running(state, id));
    }

    private static boolean isToday(State state, ChildId id, LocalDate day) {
        return state.child(id)
                .filter(child -> child.running().day().equals(day))
                .isPresent();
    }

    static Optional<Duration> budgetOf(State state, ChildId id, LocalDate day) {
        return state.document()
                .policy()
                .child(id)
                .flatMap(child -> state.document().rules(child.id()).budget(day))
                .map(Said::value);
    }

    private static Duration spent(Interval interval) {
        return interval.kind().isSpent() ? interval.length() : Duration.ZERO;
    }

    private static Instant at(State state) {
        return state.now();
    }
}
