package org.porchlight.core.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.porchlight.core.decide.Program;
import org.porchlight.core.decide.ProgramDecider;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Site;
import org.porchlight.core.decide.SiteDecider;
import org.porchlight.core.decide.Step;
import org.porchlight.core.decide.TimeDecider;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.decide.Trace;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.DomainName;
import org.porchlight.core.policy.PolicyDocument;

/// The answer to "why".
///
/// @param subject the program's path or the host; empty for time
/// @param steps to the verdict; none when they were not asked for
/// @param unknownYear the local year of `at` when its public holidays are not known, so that only weekends are days off
/// @param shut for a program or a site, how the child's time stands at `at` when it is not open
/// @param rest for time, the break at `at`, where `at` is not now
public record WhyReport(
        ChildId child,
        Instant at,
        String subject,
        Verdict verdict,
        List<Step> steps,
        Optional<Integer> unknownYear,
        Optional<Shut> shut,
        Optional<RestThen> rest) {
    /// A guard tells of a break in whole seconds.
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    public WhyReport {
        steps = List.copyOf(steps);
    }

    public WhyReport(ChildId child, Instant at, String subject, Verdict verdict) {
        this(child, at, subject, verdict, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The same with another verdict.
    public WhyReport with(Verdict other) {
        return new WhyReport(child, at, subject, other, steps, unknownYear, shut, rest);
    }

    /// The same with a break at that time, or none.
    public WhyReport with(Optional<RestThen> other) {
        return new WhyReport(child, at, subject, verdict, steps, unknownYear, shut, other);
    }

    /// Whether it is open until a break comes due, before the time closes.
    public boolean endsInRest() {
        return verdict instanceof Verdict.Time time
                && restFirst(time)
                        .map(at::plus)
                        .filter(due -> time.until()
                                .filter(until ->
                                        Duration.between(due, until).abs().compareTo(ROUNDING) <= 0)
                                .isPresent())
                        .isPresent();
    }

    /// After how much use a break comes due, where time does not end before.
    static Optional<Duration> restFirst(Verdict.Time time) {
        return time.restIn()
                .filter(Duration::isPositive)
                .filter(rest -> time.remaining()
                        .filter(left -> left.compareTo(rest) <= 0)
                        .isEmpty());
    }

    /// A break at another time than now.
    ///
    /// @param until first moment after it
    /// @param isSupposed whether it comes where the child goes on as now; else it was due
    public record RestThen(Instant from, Instant until, boolean isSupposed) {
        boolean contains(Instant at) {
            return !at.isBefore(from) && at.isBefore(until);
        }
    }

    /// A child's time that is not open, so that nothing can be used whatever its own rule says.
    ///
    /// @param until when this changes
    /// @param next when time opens again; nothing when not within 400 days
    public record Shut(TimeState state, Reason reason, Optional<Instant> until, Optional<Instant> next) {}

    /// Where it is asked.
    ///
    /// @param facts as of the local day of `at`, or of an earlier one when nothing is used in between
    /// @param traced whether the steps are told too
    public record Case(PolicyDocument document, ChildId child, TimeFacts facts, Instant at, boolean traced) {
        private WhyReport report(String subject, Optional<Shut> shut, Function<Trace, Verdict> decide) {
            var trace = traced ? Trace.on() : Trace.OFF;
            var verdict = decide.apply(trace);
            int year = at.atZone(document.policy().zone()).getYear();
            var unknown = Optional.of(year).filter(asked -> !document.knowsHolidays(asked));
            return new WhyReport(child, at, subject, verdict, trace.steps(), unknown, shut, Optional.empty());
        }

        private Optional<Shut> shut() {
            var time = TimeDecider.decide(document, child, facts, at, Trace.OFF);
            return time.state().isOpen()
                    ? Optional.empty()
                    : Optional.of(new Shut(time.state(), time.reason(), time.until(), time.next()));
        }
    }

    /// Why a child's time is open or closed.
    public static WhyReport onTime(Case asked) {
        return asked.report(
                "",
                Optional.empty(),
                trace -> TimeDecider.decide(asked.document(), asked.child(), asked.facts(), asked.at(), trace));
    }

    /// Why a program may or may not start.
    public static WhyReport onProgram(Case asked, Program program) {
        return asked.report(
                program.path(),
                asked.shut(),
                trace -> ProgramDecider.decide(
                        asked.document(), asked.child(), program, asked.facts(), asked.at(), trace));
    }

    /// Why a site may or may not be reached.
    ///
    /// @param host as it was asked for
    public static WhyReport onSite(Case asked, String host) {
        var site = Site.of(DomainName.canonical(host).orElse(host));
        return asked.report(
                host,
                asked.shut(),
                trace -> SiteDecider.decide(asked.document(), asked.child(), site, asked.facts(), asked.at(), trace));
    }
}
