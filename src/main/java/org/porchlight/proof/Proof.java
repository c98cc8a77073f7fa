package org.porchlight.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.port.StoreException;

/// Leads a guard through many histories and holds it to the laws, beside the common practice.
///
/// @param seed of the first history; the others follow
/// @param smallScope every history of a few steps; nothing when that was not asked for
public record Proof(
        long seed,
        int histories,
        List<LawTally> laws,
        List<RuleTally> rules,
        List<TrickTally> tricks,
        Optional<SmallScope.Explored> smallScope,
        Optional<Fault> fault) {
    /// A law in all histories.
    ///
    /// @param judged in how many it was looked at
    /// @param first seed of the first in which it is broken
    public record LawTally(Law law, int judged, int broken, Optional<Long> first) {}

    /// Time that a rule counted wrongly.
    ///
    /// @param free used and not counted
    /// @param lost counted and not used
    public record Wrong(Duration free, Duration lost) {
        static final Wrong NONE = new Wrong(Duration.ZERO, Duration.ZERO);

        Wrong plus(Wrong other) {
            return new Wrong(free.plus(other.free), lost.plus(other.lost));
        }

        Duration all() {
            return free.plus(lost);
        }

        static Wrong of(Outcome outcome) {
            var sum = NONE;
            for (var child : outcome.children()) {
                for (var day : child.days()) {
                    sum = sum.plus(new Wrong(day.free(), day.lost()));
                }
            }
            return sum;
        }
    }

    /// A rule in all histories.
    ///
    /// @param worst seed of the history in which it counted most wrongly
    public record RuleTally(String rule, Wrong wrong, long worst, Wrong there) {}

    /// A kind of trick in all histories that have no other.
    public record TrickTally(Trick trick, int histories, Wrong ours, Wrong practice) {}

    /// A history in which a law is broken, as small as it was found.
    public record Fault(Law.Finding finding, History history, PolicyDocument policy) {}

    /// How a rule may be led through a history.
    interface Practice {
        Outcome run(History history, PolicyDocument policy);
    }

    /// What became of one history.
    private record Result(long seed, Set<Trick> tricks, List<Law.Finding> findings, Wrong ours, Wrong practice) {}

    /// The laws that need several runs are looked at in one history of so many.
    private static final int SELDOM = 20;
    private static final int TRIES = 400;

    /// Leads the guard's engine and the common practice through as many histories as are asked for.
    ///
    /// @param depth of the histories that are gone through whole; 0 for none
    public static Proof run(long seed, int histories, int depth) {
        var small = depth == 0 ? Optional.<SmallScope.Explored>empty() : Optional.of(SmallScope.explore(depth));
        return run(seed, histories, EngineDriver::new, Proof::practice).with(small);
    }

    private Proof with(Optional<SmallScope.Explored> small) {
        var first = fault.or(() -> small.flatMap(SmallScope.Explored::first));
        return new Proof(seed, histories, laws, rules, tricks, small, first);
    }

    private static Outcome practice(History history, PolicyDocument policy) {
        try {
            return Replay.wallDiff(history, policy);
        } catch (StoreException impossible) {
            throw new IllegalStateException("the common practice has no ledger", impossible);
        }
    }

    /// Runs as many histories as are asked for.
    ///
    /// @param ours makes a driver for one thread
    static Proof run(long seed, int histories, Callable<Driver> ours, Practice practice) {
        var results = results(seed, histories, ours, practice);
        var laws = new ArrayList<LawTally>();
        for (var law : Law.values()) {
            laws.add(tally(law, results));
        }
        var rules = List.of(tally("ours", results, Result::ours), tally("wall-diff", results, Result::practice));
        return new Proof(seed, histories, laws, rules, tricks(results), Optional.empty(), fault(results, ours));
    }

    /// Leads the common practice alone through the same histories, and judges nothing.
    ///
    /// @return what it counted wrongly in all of them
    public static Wrong ofPractice(long seed, int histories) {
        var seeds = LongStream.range(0, histories).boxed().toList();
        return Threads.fold(seeds, Object::new, (_, no) -> ofPractice(seed + no), Wrong::plus)
                .orElse(Wrong.NONE);
    }

    private static Wrong ofPractice(long seed) {
        var trial = Generator.of(seed);
        return Wrong.of(practice(trial.history(), trial.policy()));
    }

    private static List<Result> results(long seed, int histories, Callable<Driver> ours, Practice practice) {
        var seeds = LongStream.range(0, histories).boxed().toList();
        var all = new ArrayList<>(Threads.fold(
                        seeds,
                        ours,
                        (driver, no) -> List.of(result(driver, practice, seed + no, no % SELDOM == 0)),
                        Proof::joined)
                .orElseThrow());
        all.sort(Comparator.comparingLong(Result::seed));
        return all;
    }

    private static List<Result> joined(List<Result> some, List<Result> more) {
        var all = some instanceof ArrayList<Result> ? some : new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static Result result(Driver driver, Practice practice, long seed, boolean deep) {
        var trial = Generator.of(seed);
        var outcome = driver.run(trial.history(), trial.policy());
        var findings = new ArrayList<>(Court.judge(trial, outcome));
        if (deep) {
            findings.addAll(Cases.judge(driver, trial, outcome));
        }
        var other = practice.run(trial.history(), trial.policy());
        return new Result(seed, trial.tricks(), findings, Wrong.of(outcome), Wrong.of(other));
    }

    private static LawTally tally(Law law, List<Result> results) {
        int judged = 0;
        int broken = 0;
        var first = Optional.<Long>empty();
        for (var result : results) {
            for (var finding : result.findings()) {
                if (finding.law() == law && finding.isJudged()) {
                    judged++;
                    broken += finding.isBroken() ? 1 : 0;
                    first = finding.isBroken() ? first.or(() -> Optional.of(result.seed())) : first;
                }
            }
        }
        return new LawTally(law, judged, broken, first);
    }

    private static RuleTally tally(String rule, List<Result> results, Function<Result, Wrong> part) {
        var sum = Wrong.NONE;
        var worst = results.getFirst();
        for (var result : results) {
            sum = sum.plus(part.apply(result));
            boolean worse = part.apply(result).all().compareTo(part.apply(worst).all()) > 0;
            worst = worse ? result : worst;
        }
        return new RuleTally(rule, sum, worst.seed(), part.apply(worst));
    }

    private static List<TrickTally> tricks(List<Result> results) {
        Map<Trick, TrickTally> all = new EnumMap<>(Trick.class);
        for (var result : results) {
            if (result.tricks().size() == 1) {
                var trick = result.tricks().iterator().next();
                var one = new TrickTally(trick, 1, result.ours(), result.practice());
                all.merge(
                        trick,
                        one,
                        (sum, more) -> new TrickTally(
                                trick,
                                sum.histories() + more.histories(),
                                sum.ours().plus(more.ours()),
                                sum.practice().plus(more.practice())));
            }
        }
        return List.copyOf(all.values());
    }

    /// The first history in which a law is broken, shrunk.
    private static Optional<Fault> fault(List<Result> results, Callable<Driver> ours) {
        for (var result : results) {
            for (var finding : result.findings()) {
                if (finding.isBroken()) {
                    return Optional.of(shrunk(Generator.of(result.seed()), finding.law(), ours));
                }
            }
        }
        return Optional.empty();
    }

    private static Fault shrunk(Trial trial, Law law, Callable<Driver> ours) {
        try {
            var driver = ours.call();
            var small = Shrinker.shrink(
                    trial.history(),
                    history -> judge(driver, trial.with(history), law).isBroken(),
                    TRIES);
            return new Fault(judge(driver, trial.with(small), law), small, trial.policy());
        } catch (Exception broken) {
            throw new IllegalStateException("a history could not be shrunk", broken);
        }
    }

    /// One law in one history.
    static Law.Finding judge(Driver driver, Trial trial, Law law) {
        var outcome = driver.run(trial.history(), trial.policy());
        var findings = switch (law) {
            case L1, L2, L3, L4, L7 -> Court.judge(trial, outcome);
            case L5, L6, L8, L9, L10 -> Cases.judge(driver, trial, outcome);
        };
        return findings.stream()
                .filter(finding -> finding.law() == law)
                .findFirst()
                .orElseThrow();
    }

    /// Whether every law was kept.
    public boolean holds() {
        return laws.stream().allMatch(law -> law.broken() == 0)
                && smallScope.filter(explored -> explored.broken() > 0).isEmpty();
    }
}
