package org.porchlight.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.porchlight.proof.HistoryEvent.Doing;

/// Holds a guard to those laws that only several runs can show: L5, L6, L8, L9, L10.
final class Cases {
    private static final int MOST_DEATHS = 4;
    private static final int COMMITS = 150;
    private static final List<Doing> DOINGS = List.of(Doing.USE, Doing.IDLE, Doing.LOCK);

    private final Driver driver;
    private final Trial trial;
    private final Days days;
    private final Allowance allowance;
    private final SplittableRandom random;

    private Cases(Driver driver, Trial trial, Outcome plain) {
        this.driver = driver;
        this.trial = trial;
        this.days = Days.of(plain);
        this.allowance = Allowance.of(trial.history());
        this.random = new SplittableRandom(trial.seed());
    }

    /// @param plain what the guard made of the history as it is
    static List<Law.Finding> judge(Driver driver, Trial trial, Outcome plain) {
        var cases = new Cases(driver, trial, plain);
        return List.of(
                cases.usesOnce(), cases.survivesWrites(), cases.keepsThePast(), cases.mindsNoOrder(), cases.folds());
    }

    private Outcome run(List<History.Line> lines) {
        var numbered = new ArrayList<History.Line>();
        for (var line : lines) {
            numbered.add(new History.Line(numbered.size() + 1, line.at(), line.event()));
        }
        return driver.run(new History(trial.history().name(), numbered), trial.policy());
    }

    private static Days.Check same(Allowance allowed) {
        return Days.all(
                Days.amount("granted", DayOutcome::granted, new Allowance(Duration.ZERO, 0)),
                Days.known(Days.amount("carry", DayOutcome::carry, allowed)),
                Days.known(Days.amount("debt", DayOutcome::debt, allowed)),
                Days.amount("finish line", DayOutcome::finish, new Allowance(Duration.ZERO, 0)),
                Days.amount("counted", DayOutcome::spent, allowed),
                Days.groups(allowed));
    }

    /// The guard dies and starts again a few times more.
    private Law.Finding usesOnce() {
        var lines = new ArrayList<>(trial.history().lines());
        int deaths = 0;
        for (int i = 0; i < MOST_DEATHS; i++) {
            deaths += dieAfter(lines, random.nextInt(lines.size() - 1)) ? 1 : 0;
        }
        if (deaths == 0) {
            return Law.L5.notJudged();
        }
        var crashed = Days.of(run(lines));
        return Law.L5.unless(crashed.compare(days, same(allowance.withDeaths(deaths))));
    }

    /// @return whether the guard lives then and nothing happens at the same time
    private boolean dieAfter(List<History.Line> lines, int index) {
        var here = lines.get(index).at();
        var next = lines.get(index + 1).at();
        if (next.minus(here).compareTo(Duration.ofSeconds(2)) < 0 || !livesAfter(lines, index)) {
            return false;
        }
        var at = here.plusMillis(1 + random.nextLong(next.minus(here).toMillis() - 1));
        lines.add(index + 1, new History.Line(0, at, new HistoryEvent.StartGuard()));
        lines.add(index + 1, new History.Line(0, at, new HistoryEvent.KillGuard()));
        return true;
    }

    private static boolean livesAfter(List<History.Line> lines, int index) {
        boolean lives = false;
        for (var line : lines.subList(0, index + 1)) {
            lives = switch (line.event()) {
                case HistoryEvent.PowerOn _, HistoryEvent.Resume _, HistoryEvent.StartGuard _ -> true;
                case HistoryEvent.PowerOff _,
                        HistoryEvent.PowerCut _,
                        HistoryEvent.KillGuard _,
                        HistoryEvent.Suspend _,
                        HistoryEvent.Hibernate _ -> false;
                default -> lives;
            };
        }
        return lives && !(lines.get(index).event() instanceof HistoryEvent.Stall);
    }

    private Law.Finding survivesWrites() {
        for (boolean written : new boolean[] {true, false}) {
            var finding = Law.L6.notJudged();
            for (int commit = 1 + random.nextInt(COMMITS); commit > 0 && !finding.isJudged(); commit /= 2) {
                finding = survives(new Driver.Death(commit, written));
            }
            if (finding.isBroken()) {
                return finding;
            }
        }
        return Law.L6.kept();
    }

    /// @param plain what the guard made of the history as it is
    static Law.Finding survives(Driver driver, Trial trial, Outcome plain, Driver.Death death) {
        return new Cases(driver, trial, plain).survives(death);
    }

    private Law.Finding survives(Driver.Death death) {
        var died = driver.run(trial.history(), trial.policy(), death);
        if (died.isEmpty()) {
            return Law.L6.notJudged();
        }
        var wrong = Days.of(died.get()).compare(days, same(allowance.withDeaths(1)));
        return Law.L6.unless(
                wrong.isEmpty()
                        ? ""
                        : "death at write " + death.commit() + (death.written() ? ", written: " : ": ") + wrong);
    }

    /// What was written of a day when it was over is still so at the end, if the calendar did not turn out another.
    private Law.Finding keepsThePast() {
        var lines = trial.history().lines();
        var past = Past.of(trial);
        var cuts = IntStream.range(1, lines.size())
                .filter(cut -> past.isFinalAt(lines.get(cut - 1).at().toMillis()))
                .toArray();
        if (cuts.length == 0) {
            return Law.L8.notJudged();
        }
        var early = new ArrayList<>(lines.subList(0, cuts[random.nextInt(cuts.length)]));
        var at = early.getLast().at();
        early.add(new History.Line(0, at, new HistoryEvent.End()));
        var then = Days.of(run(early)).over(past.today(at.toMillis()));
        if (then.of().values().stream().allMatch(Map::isEmpty)) {
            return Law.L8.notJudged();
        }
        var exact = new Allowance(Duration.ZERO, 0);
        var check = Days.all(
                Days.amount("counted", DayOutcome::spent, exact),
                Days.amount("all kinds", Days::known, exact),
                Days.amount("granted", DayOutcome::granted, exact));
        return Law.L8.unless(then.compare(days.onlyThoseOf(then), check));
    }

    /// Two sessions of one child do something at the same instant.
    private Law.Finding mindsNoOrder() {
        var finding = mindsNoOrder(trial.history().lines());
        return finding.isJudged() ? finding : mindsNoOrder(withAnother());
    }

    /// The lines, with another session of a child that comes to the PC when one does.
    private List<History.Line> withAnother() {
        var lines = new ArrayList<>(trial.history().lines());
        int from = random.nextInt(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            int here = (from + i) % lines.size();
            if (lines.get(here).event() instanceof HistoryEvent.Session one && one.doing() == Doing.USE) {
                var other = new HistoryEvent.Session(
                        one.child(), one.session() + "+", DOINGS.get(random.nextInt(DOINGS.size())), Optional.empty());
                lines.add(here + 1, new History.Line(0, lines.get(here).at(), other));
                return lines;
            }
        }
        return lines;
    }

    private Law.Finding mindsNoOrder(List<History.Line> lines) {
        for (int i = 1; i + 1 < lines.size(); i++) {
            var one = lines.get(i);
            var other = lines.get(i + 1);
            if (one.event() instanceof HistoryEvent.Session first
                    && other.event() instanceof HistoryEvent.Session second
                    && first.child().equals(second.child())
                    && !first.session().equals(second.session())) {
                var forwards = Days.of(run(at(lines, i, one, other)));
                var backwards = Days.of(run(at(lines, i, other, one)));
                return Law.L9.unless(backwards.compare(forwards, same(new Allowance(Duration.ZERO, 0))));
            }
        }
        return Law.L9.notJudged();
    }

    private static List<History.Line> at(List<History.Line> lines, int index, History.Line first, History.Line second) {
        var all = new ArrayList<>(lines);
        var at = lines.get(index).at();
        all.set(index, new History.Line(0, at, first.event()));
        all.set(index + 1, new History.Line(0, at, second.event()));
        return all;
    }

    private Law.Finding folds() {
        var folds = driver.folds(trial.history(), trial.policy(), trial.seed());
        var first = Days.of(folds.getFirst());
        for (var fold : folds) {
            var wrong = Days.of(fold).compare(first, same(new Allowance(Duration.ZERO, 0)));
            if (!wrong.isEmpty()) {
                return Law.L10.broken(wrong);
            }
        }
        return Law.L10.kept();
    }
}
