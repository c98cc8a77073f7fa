package org.porchlight.core.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.OpenTimes;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Standing;
import org.porchlight.core.decide.TimeDecider;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.policy.PolicyDocument;

/// Goes through days that are over as if other rules had held: what was used is used again, as far as they are open.
/// What parents gave then is given again, but for times past a window; pauses and groups play no part.
public final class Rehearsing {
    private final PolicyDocument document;
    private final ChildId id;
    private final ChildRules rules;
    private Standing standing;
    /// Until when the other rules are open for what was used or stopped on the day that is gone through.
    private Optional<Instant> openUntil = Optional.empty();

    private Rehearsing(PolicyDocument document, ChildId id, LocalDate first) {
        this.document = document;
        this.id = id;
        this.rules = document.rules(id);
        this.standing = Standing.of(first);
    }

    /// @param document the other rules, which know the child
    /// @param accounts days in order; those before `from` only count towards a week and a month
    /// @param from first day that is told
    public static Rehearsal rehearse(PolicyDocument document, ChildId id, List<DayAccount> accounts, LocalDate from) {
        var name = document.rules(id).child().name();
        var days = new ArrayList<Rehearsal.Day>();
        if (!accounts.isEmpty()) {
            var rehearsing = new Rehearsing(document, id, accounts.getFirst().day());
            for (var account : accounts) {
                var day = rehearsing.day(account);
                if (!day.day().isBefore(from)) {
                    days.add(day);
                }
            }
        }
        return new Rehearsal(id, name, days);
    }

    private Rehearsal.Day day(DayAccount account) {
        while (standing.day().isBefore(account.day())) {
            standing = standing.next(rules);
        }
        standing = standing.granting(account.granted());
        var used = Parts.NONE;
        var stopped = Parts.NONE;
        var use = new Uses();
        openUntil = Optional.empty();
        for (var interval : account.intervals()) {
            if (interval.kind().isSpent()) {
                var parts = parts(interval);
                used = used.plus(parts);
                use.take(interval, parts);
            } else if (interval.kind() == Kind.FROZEN) {
                stopped = stopped.plus(parts(interval));
            }
        }
        return new Rehearsal.Day(
                account.day(),
                used.all(),
                used.open(),
                used.closed(),
                used.overBudget(),
                stopped.open(),
                use.cut,
                use.ends(openUntil));
    }

    /// Counts stretches of use, which go on over a change of programs.
    private static final class Uses {
        private Optional<Instant> end = Optional.empty();
        private boolean isCut;
        private int cut;

        void take(Interval interval, Parts parts) {
            boolean goesOn = end.filter(interval.from()::equals).isPresent();
            boolean wasCut = goesOn && isCut;
            isCut = wasCut || !parts.all().equals(parts.open());
            cut += isCut && !wasCut ? 1 : 0;
            end = Optional.of(interval.from().plus(interval.length()));
        }

        Optional<Rehearsal.Ends> ends(Optional<Instant> would) {
            return end.flatMap(was -> would.map(by -> new Rehearsal.Ends(was, by)));
        }
    }

    /// How the other rules part a stretch of time.
    private record Parts(Duration open, Duration closed, Duration overBudget) {
        static final Parts NONE = new Parts(Duration.ZERO, Duration.ZERO, Duration.ZERO);

        Parts plus(Parts other) {
            return new Parts(open.plus(other.open), closed.plus(other.closed), overBudget.plus(other.overBudget));
        }

        Duration all() {
            return open.plus(closed).plus(overBudget);
        }
    }

    private Parts parts(Interval interval) {
        var end = interval.from().plus(interval.length());
        var parts = Parts.NONE;
        for (var at = interval.from(); at.isBefore(end); ) {
            var verdict = TimeDecider.decide(document, id, TimeFacts.of(standing), at);
            var length = length(verdict, at, end);
            parts = parts.plus(part(verdict, length));
            at = at.plus(length);
            openUntil = verdict.state().isOpen() ? Optional.of(at) : openUntil;
        }
        return parts;
    }

    private Parts part(Verdict.Time verdict, Duration length) {
        if (verdict.state().isOpen()) {
            standing = standing.spending(length);
            return new Parts(length, Duration.ZERO, Duration.ZERO);
        }
        return verdict.reason() == Reason.OUTSIDE_WINDOW
                ? new Parts(Duration.ZERO, length, Duration.ZERO)
                : new Parts(Duration.ZERO, Duration.ZERO, length);
    }

    /// How long a verdict goes on within a stretch; never nothing, so that the walk ends.
    private Duration length(Verdict.Time verdict, Instant at, Instant end) {
        var rest = Duration.between(at, end);
        return goesOn(verdict, at, rest)
                .filter(Duration::isPositive)
                .filter(length -> length.compareTo(rest) < 0)
                .orElse(rest);
    }

    private Optional<Duration> goesOn(Verdict.Time verdict, Instant at, Duration within) {
        if (verdict.state().isOpen()) {
            return verdict.remaining();
        }
        // A used up budget goes on until its window closes, which is then the reason.
        var change = verdict.reason() == Reason.OUTSIDE_WINDOW
                ? verdict.next()
                : new OpenTimes(rules, TimeFacts.of(standing)).endOf(at, within);
        return change.map(until -> Duration.between(at, until));
    }
}
