package org.porchlight.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.porchlight.core.account.Kind;

/// The laws of TIME that can be seen in one history.
///
/// @param lines how many lines the history has: each may cost one tick
/// @param tick the longest tick
/// @param known how long the PC was awake, as far as a guard kept it
record Laws(int lines, Duration tick, Duration known) {
    private static final Duration GAIN = Duration.ofMinutes(60);
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    List<Outcome.Law> judge(List<Outcome.Child> children) {
        return List.of(
                law("L1", children, this::counts), law("L2", children, this::addsUp), law("L3", children, this::gains));
    }

    private static Outcome.Law law(
            String id, List<Outcome.Child> children, BiFunction<Outcome.Child, List<String>, Boolean> check) {
        var told = new ArrayList<String>();
        boolean ok = true;
        for (var child : children) {
            ok &= check.apply(child, told);
        }
        return new Outcome.Law(id, ok, String.join("; ", told));
    }

    /// What is counted is what is true, over all days.
    private boolean counts(Outcome.Child child, List<String> told) {
        var counted = sum(child, DayOutcome::spent);
        var truth = sum(child, DayOutcome::truth);
        told.add(child.id().value() + ": counted " + counted.toSeconds() + " s, true " + truth.toSeconds() + " s");
        var allowed = tick.multipliedBy(lines).plus(sum(child, day -> day.of(Kind.GUARD_DOWN)));
        return counted.minus(truth).abs().compareTo(allowed) <= 0;
    }

    /// The kinds add up to the time that is known. Sleep is left out: its length is only what the clock chip says.
    private boolean addsUp(Outcome.Child child, List<String> told) {
        var all = sum(
                child,
                day -> day.kinds().values().stream()
                        .reduce(Duration.ZERO, Duration::plus)
                        .minus(day.of(Kind.ASLEEP)));
        told.add(child.id().value() + ": kinds " + all.toSeconds() + " s, known " + known.toSeconds() + " s");
        return all.minus(known).abs().compareTo(ROUNDING) <= 0;
    }

    /// No true day gave more than its budget, but for an hour in all.
    private boolean gains(Outcome.Child child, List<String> told) {
        var gained = sum(child, DayOutcome::gained);
        told.add(child.id().value() + ": " + gained.toSeconds() + " s beyond the budgets of true days");
        return gained.compareTo(GAIN.plus(tick.multipliedBy(lines))) <= 0;
    }

    private static Duration sum(Outcome.Child child, Function<DayOutcome, Duration> part) {
        return child.days().stream().map(part).reduce(Duration.ZERO, Duration::plus);
    }
}
