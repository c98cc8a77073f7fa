package org.porchlight.console;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.decide.Outcome;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.RuleRef;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.report.WhyReport;

/// Answers to "why", as a guard gives them.
final class Whys {
    private Whys() {}

    static WhyReport time() {
        return new WhyReport(
                Family.MEI,
                Family.NOW,
                "",
                new Verdict.Time(
                        TimeState.OPEN,
                        Reason.DAY_BUDGET,
                        new RuleRef("v1", "time.budget.days-off"),
                        Optional.of(Family.at("19:34")),
                        Optional.empty(),
                        Optional.of(Duration.ofMinutes(22)),
                        Optional.empty()));
    }

    static WhyReport program() {
        return new WhyReport(
                Family.MEI,
                Family.NOW,
                "/usr/bin/blender",
                new Verdict.Program(
                        Outcome.ASK,
                        Reason.DEFAULT,
                        new RuleRef("v1", "apps.default"),
                        Optional.empty(),
                        Optional.empty()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// A rule allows it, and the child's time is closed.
    static WhyReport allowedInClosedTime() {
        return new WhyReport(
                Family.MEI,
                Family.NOW,
                "/usr/bin/blender",
                new Verdict.Program(
                        Outcome.ALLOW,
                        Reason.RULE,
                        new RuleRef("v1", "apps.rules[0]"),
                        Optional.empty(),
                        Optional.empty()),
                List.of(),
                Optional.empty(),
                Optional.of(new WhyReport.Shut(
                        TimeState.CLOSED,
                        Reason.OUTSIDE_WINDOW,
                        Optional.of(Family.at("16:30").plus(Duration.ofDays(1))),
                        Optional.of(Family.at("16:30").plus(Duration.ofDays(1))))),
                Optional.empty());
    }
}
