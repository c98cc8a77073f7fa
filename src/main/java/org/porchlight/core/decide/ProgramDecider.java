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
    private static final RuleWalk<Program, AppRules.Action, AppRules.Rule> WALK =
            new RuleWalk<>("apps", (rule, program) -> isNamed(program, rule.match()), ProgramDecider::outcome);

    private ProgramDecider() {}

    /// The verdict of the first rule that names the program, else of the default. Where it allows a program of a group,
    /// the group may still close it. In a study only what is on its list is allowed.
    ///
    /// @param facts as of the local day of `at`, or of an earlier one when nothing is used in between
    public static Verdict.Program decide(
            PolicyDocument document, ChildId child, Program program, TimeFacts facts, Instant at, Trace trace) {
        var settled = Found.settle(new Found.Asked(document, child, facts, at, trace), asked -> {
            var rules = StudyList.apps(asked.document().rules(asked.child()), asked.day(), asked.facts(), asked.at());
            return WALK.find(rules, program, asked.document().version(), asked.trace());
        });
        return new Verdict.Program(
                settled.outcome(), settled.reason(), settled.rule(), settled.until(), settled.next());
    }

    /// The verdict of the rules alone; no group is asked.
    ///
    /// @param policyVersion where the rules come from
    public static Verdict.Program decide(
            RuleList<AppRules.Rule, AppRules.Action> rules, Program program, String policyVersion) {
        var found = WALK.find(rules, program, policyVersion, Trace.OFF);
        return new Verdict.Program(found.outcome(), found.reason(), found.rule(), Optional.empty(), Optional.empty());
    }

    /// What the use of a program is charged to on a day.
    public static InFront inFront(ChildRules rules, LocalDate day, Program program) {
        return WALK.find(rules.appRules(day), program, "", Trace.OFF).charge();
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
