package org.porchlight.ipc.json;

import java.util.Optional;
import org.porchlight.core.report.Rehearsal;
import org.porchlight.core.report.RehearsalReport;

/// The JSON of `policy rehearse`.
public final class RehearsalJson {
    private RehearsalJson() {}

    public static Json write(RehearsalReport report) {
        return Json.object()
                .text("version", report.version())
                .day("from", report.from())
                .day("to", report.to())
                .put("children", Json.list(report.children(), RehearsalJson::child))
                .end();
    }

    private static Json child(Rehearsal child) {
        return Json.object()
                .text("child", child.child().value())
                .text("name", child.name())
                .number("daysClosedEarlier", child.earlier())
                .seconds("lessSeconds", child.less())
                .number("daysOpenLonger", child.longer())
                .seconds("moreSeconds", child.more())
                .put("days", Json.list(child.days(), RehearsalJson::day))
                .end();
    }

    private static Json day(Rehearsal.Day day) {
        return Json.object()
                .day("day", day.day())
                .seconds("usedSeconds", day.used())
                .seconds("openSeconds", day.open())
                .seconds("closedSeconds", day.closed())
                .seconds("overBudgetSeconds", day.overBudget())
                .seconds("moreSeconds", day.more())
                .number("usesCutShort", day.cut())
                .instant("endedAt", day.ends().map(Rehearsal.Ends::was))
                .instant("wouldEndAt", day.ends().map(Rehearsal.Ends::would))
                .end();
    }

    public static RehearsalReport read(Json json) throws ProtocolException {
        var fields = Fields.of("rehearsal", json);
        return new RehearsalReport(
                fields.text("version"),
                fields.day("from"),
                fields.day("to"),
                fields.list("children", RehearsalJson::readChild));
    }

    private static Rehearsal readChild(Json json) throws ProtocolException {
        var fields = Fields.of("child", json);
        return new Rehearsal(fields.child("child"), fields.text("name"), fields.list("days", RehearsalJson::readDay));
    }

    private static Rehearsal.Day readDay(Json json) throws ProtocolException {
        var fields = Fields.of("day", json);
        return new Rehearsal.Day(
                fields.day("day"),
                fields.seconds("usedSeconds"),
                fields.seconds("openSeconds"),
                fields.seconds("closedSeconds"),
                fields.seconds("overBudgetSeconds"),
                fields.seconds("moreSeconds"),
                (int) fields.number("usesCutShort", 0, Integer.MAX_VALUE),
                readEnds(fields));
    }

    private static Optional<Rehearsal.Ends> readEnds(Fields fields) throws ProtocolException {
        var was = fields.maybeInstant("endedAt");
        var would = fields.maybeInstant("wouldEndAt");
        return was.flatMap(then -> would.map(now -> new Rehearsal.Ends(then, now)));
    }
}
