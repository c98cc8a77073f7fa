package org.porchlight.core.decide;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.RuleList;

/// Decides whether a child may start a program.
public final class ProgramDecider {
    private ProgramDecider() {}

    /// The verdict of the first rule that names the program, else of the default. Where it allows a program of a group,
    /// the group may still close it.
    ///
    /// @param facts as of the local day of `at`, or of an earlier one when nothing is used in between
    public static Verdict.Program decide(
            PolicyDocument document, ChildId child, Program program, TimeFacts facts, Instant at, Trace trace) {
        var settled = Found.settle(new Found.Asked(document, child, facts, at, trace), asked -> {
            var rules = asked.document().rules(asked.child()).appRules(asked.day());
            return find(rules, program, asked.document().version(), asked.trace());
        });
        return new Verdict.Program(
                settled.outcome(), settled.reason(), settled.rule(), settled.until(), settled.next());
    }

    /// What the use of a program is charged to on a day.
    public static InFront inFront(ChildRules rules, LocalDate day, Program program) {
        return find(rules.appRules(day), program, "", Trace.OFF).charge();
    }

    private static Found find(
            RuleList<AppRules.Rule, AppRules.Action> rules, Program program, String version, Trace trace) {
        for (var said : rules.rules()) {
            var rule = said.value();
            boolean named = isNamed(program, rule.match());
            trace.asked(Step.Decider.RULE, said.path(), named, named ? Step.Because.NAMED : Step.Because.OTHER);
            if (named) {
                var charge =
                        new InFront(rule.counts().orElse(true), rule.group().map(name -> "apps." + name));
                return new Found(outcome(rule.then()), Reason.RULE, RuleRef.of(version, said), rule.until(), charge);
            }
        }
        var otherwise = rules.otherwise();
        trace.asked(Step.Decider.DEFAULT, otherwise.path(), true, Step.Because.NAMED);
        return new Found(
                outcome(otherwise.value()),
                Reason.DEFAULT,
                RuleRef.of(version, otherwise),
                Optional.empty(),
                new InFront(true, Optional.empty()));
    }

    private static boolean isNamed(Program program, AppRules.Match match) {
        return switch (match) {
            case AppRules.Match.Path(var path) -> program.path().equals(path);
            case AppRules.Match.Title(var id) ->
                program.title().filter(id::equals).isPresent();
            case AppRules.Match.PackageName(var name) ->
                program.installedBy().filter(name::equals).isPresent();
        };
    }

    private static Outcome outcome(AppRules.Action action) {
        return switch (action) {
            case ALLOW -> Outcome.ALLOW;
            case ASK -> Outcome.ASK;
            case DENY -> Outcome.DENY;
        };
    }
}
