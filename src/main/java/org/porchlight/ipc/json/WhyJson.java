package org.porchlight.ipc.json;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.decide.Outcome;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.RuleRef;
import org.porchlight.core.decide.Step;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.WhyReport;

/// The JSON of `why`: one shape for time, another for programs and sites, told apart by `about`.
///
/// `pack` is the preset that says the rule, null when the family's own words do; `list` and `line` are null: there are
/// no lists of sites yet. `time` is there for a program or a site when the child's time is not open at `at`.
/// `rest` is there for time when a break was due at `at`, or is due then where the child goes on as now (`supposed`).
/// `holidaysUnknownIn` is there when no public holidays are known of the year. `steps` is there
/// when they were asked for: every decider in its order, `matched` on the one
/// that decided.
public final class WhyJson {
    private static final String TIME = "time";
    private static final String APP = "app";
    private static final String SITE = "site";

    private WhyJson() {}

    public static Json write(WhyReport report) {
        return switch (report.verdict()) {
            case Verdict.Time verdict -> time(report, verdict);
            case Verdict.Program verdict -> thing(report, verdict, APP, verdict.outcome());
            case Verdict.Site verdict -> thing(report, verdict, SITE, verdict.outcome());
        };
    }

    private static Json time(WhyReport report, Verdict.Time verdict) {
        var json = Json.object()
                .text("child", report.child().value())
                .instant("at", report.at())
                .word("state", verdict.state())
                .word("reason", verdict.reason())
                .text("rule", verdict.rule().path())
                .text("pack", verdict.rule().pack())
                .instant("until", verdict.until())
                .instant("next", verdict.next())
                .seconds("remainingSeconds", verdict.remaining())
                .seconds("restInSeconds", verdict.restIn())
                .text("about", TIME)
                .text("policyVersion", verdict.rule().policyVersion());
        return rest(json, report).end();
    }

    private static Json thing(WhyReport report, Verdict verdict, String about, Outcome outcome) {
        var json = Json.object()
                .text("in", report.subject())
                .word("verdict", outcome)
                .word("reason", verdict.reason())
                .text("rule", verdict.rule().path())
                .text("pack", verdict.rule().pack())
                .nothing("list")
                .nothing("line")
                .instant("until", verdict.until())
                .instant("nextAllowed", verdict.next())
                .text("about", about)
                .text("child", report.child().value())
                .instant("at", report.at())
                .text("policyVersion", verdict.rule().policyVersion());
        return rest(json, report).end();
    }

    /// What is left out where it says nothing.
    private static Json.Members rest(Json.Members json, WhyReport report) {
        report.unknownYear().ifPresent(year -> json.number("holidaysUnknownIn", year));
        report.shut().ifPresent(shut -> json.put("time", shut(shut)));
        report.rest().ifPresent(rest -> json.put("rest", rest(rest)));
        return report.steps().isEmpty() ? json : json.put("steps", Json.list(report.steps(), WhyJson::step));
    }

    private static Json rest(WhyReport.RestThen rest) {
        return Json.object()
                .instant("from", rest.from())
                .instant("until", rest.until())
                .flag("supposed", rest.isSupposed())
                .end();
    }

    private static Optional<WhyReport.RestThen> rest(Fields why) throws ProtocolException {
        if (why.member("rest") instanceof Json.Null) {
            return Optional.empty();
        }
        var fields = Fields.of("rest", why.member("rest"));
        return Optional.of(
                new WhyReport.RestThen(fields.instant("from"), fields.instant("until"), fields.flag("supposed")));
    }

    private static Json shut(WhyReport.Shut shut) {
        return Json.object()
                .word("state", shut.state())
                .word("reason", shut.reason())
                .instant("until", shut.until())
                .instant("next", shut.next())
                .end();
    }

    private static Optional<WhyReport.Shut> shut(Fields why) throws ProtocolException {
        if (why.member("time") instanceof Json.Null) {
            return Optional.empty();
        }
        var fields = Fields.of("time", why.member("time"));
        return Optional.of(new WhyReport.Shut(
                fields.word("state", TimeState.class),
                fields.word("reason", Reason.class),
                fields.maybeInstant("until"),
                fields.maybeInstant("next")));
    }

    private static Json step(Step step) {
        return Json.object()
                .word("decider", step.decider())
                .text("rule", Optional.of(step.rule()).filter(path -> !path.isEmpty()))
                .flag("matched", step.matched())
                .word("because", step.because())
                .seconds("leftSeconds", step.left())
                .instant("until", step.until())
                .end();
    }

    private static Step step(Json json) throws ProtocolException {
        var fields = Fields.of("step", json);
        return new Step(
                fields.word("decider", Step.Decider.class),
                fields.maybeText("rule").orElse(""),
                fields.flag("matched"),
                fields.word("because", Step.Because.class),
                fields.maybeSeconds("leftSeconds"),
                fields.maybeInstant("until"));
    }

    public static WhyReport read(Json json) throws ProtocolException {
        var fields = Fields.of("why", json);
        var child = fields.child("child");
        var at = fields.instant("at");
        var reason = fields.word("reason", Reason.class);
        var rule = new RuleRef(fields.text("policyVersion"), fields.text("rule"), fields.maybeText("pack"));
        var until = fields.maybeInstant("until");
        var steps = fields.member("steps") instanceof Json.Null ? List.<Step>of() : fields.list("steps", WhyJson::step);
        var unknown = fields.member("holidaysUnknownIn") instanceof Json.Null
                ? Optional.<Integer>empty()
                : Optional.of(Math.toIntExact(fields.number("holidaysUnknownIn")));
        return switch (fields.text("about")) {
            case TIME ->
                new WhyReport(
                        child,
                        at,
                        "",
                        new Verdict.Time(
                                fields.word("state", TimeState.class),
                                reason,
                                rule,
                                until,
                                fields.maybeInstant("next"),
                                fields.maybeSeconds("remainingSeconds"),
                                fields.maybeSeconds("restInSeconds")),
                        steps,
                        unknown,
                        Optional.empty(),
                        rest(fields));
            case APP ->
                thing(
                        child,
                        at,
                        fields,
                        new Verdict.Program(outcome(fields), reason, rule, until, nextAllowed(fields)),
                        steps,
                        unknown);
            case SITE ->
                thing(
                        child,
                        at,
                        fields,
                        new Verdict.Site(outcome(fields), reason, rule, until, nextAllowed(fields)),
                        steps,
                        unknown);
            default -> throw new ProtocolException("why about something unknown");
        };
    }

    private static WhyReport thing(
            ChildId child, Instant at, Fields fields, Verdict verdict, List<Step> steps, Optional<Integer> unknownYear)
            throws ProtocolException {
        return new WhyReport(child, at, fields.text("in"), verdict, steps, unknownYear, shut(fields), Optional.empty());
    }

    private static Outcome outcome(Fields fields) throws ProtocolException {
        return fields.word("verdict", Outcome.class);
    }

    private static Optional<Instant> nextAllowed(Fields fields) throws ProtocolException {
        return fields.maybeInstant("nextAllowed");
    }
}
