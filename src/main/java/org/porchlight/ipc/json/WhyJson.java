package org.porchlight.ipc.json;

import java.time.Instant;
import java.util.Optional;
import org.porchlight.core.decide.Outcome;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.RuleRef;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.WhyReport;

/// The JSON of `why`: one shape for time, another for programs and sites, told apart by `about`.
///
/// `restInSeconds`, `list` and `line` are null: there are no rests and no lists of sites yet.
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
        return Json.object()
                .text("child", report.child().value())
                .instant("at", report.at())
                .word("state", verdict.state())
                .word("reason", verdict.reason())
                .text("rule", verdict.rule().path())
                .instant("until", verdict.until())
                .instant("next", verdict.next())
                .seconds("remainingSeconds", verdict.remaining())
                .nothing("restInSeconds")
                .text("about", TIME)
                .text("policyVersion", verdict.rule().policyVersion())
                .end();
    }

    private static Json thing(WhyReport report, Verdict verdict, String about, Outcome outcome) {
        return Json.object()
                .text("in", report.subject())
                .word("verdict", outcome)
                .word("reason", verdict.reason())
                .text("rule", verdict.rule().path())
                .nothing("list")
                .nothing("line")
                .instant("until", verdict.until())
                .instant("nextAllowed", verdict.next())
                .text("about", about)
                .text("child", report.child().value())
                .instant("at", report.at())
                .text("policyVersion", verdict.rule().policyVersion())
                .end();
    }

    public static WhyReport read(Json json) throws ProtocolException {
        var fields = Fields.of("why", json);
        var child = fields.child("child");
        var at = fields.instant("at");
        var reason = fields.word("reason", Reason.class);
        var rule = new RuleRef(fields.text("policyVersion"), fields.text("rule"));
        var until = fields.maybeInstant("until");
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
                                fields.maybeSeconds("remainingSeconds")));
            case APP ->
                thing(
                        child,
                        at,
                        fields,
                        new Verdict.Program(outcome(fields), reason, rule, until, nextAllowed(fields)));
            case SITE ->
                thing(child, at, fields, new Verdict.Site(outcome(fields), reason, rule, until, nextAllowed(fields)));
            default -> throw new ProtocolException("why about something unknown");
        };
    }

    private static WhyReport thing(ChildId child, Instant at, Fields fields, Verdict verdict) throws ProtocolException {
        return new WhyReport(child, at, fields.text("in"), verdict);
    }

    private static Outcome outcome(Fields fields) throws ProtocolException {
        return fields.word("verdict", Outcome.class);
    }

    private static Optional<Instant> nextAllowed(Fields fields) throws ProtocolException {
        return fields.maybeInstant("nextAllowed");
    }
}
