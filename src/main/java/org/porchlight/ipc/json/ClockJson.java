package org.porchlight.ipc.json;

import java.time.Duration;
import org.porchlight.core.report.ClockReport;
import org.porchlight.core.time.Confidence;

/// The JSON of `clock status`.
public final class ClockJson {
    private ClockJson() {}

    public static Json write(ClockReport report) {
        return Json.object()
                .instant("trusted", report.trusted())
                .number("wallOffsetMillis", report.wallOffset().toMillis())
                .word("confidence", report.confidence())
                .flag("sure", report.sure())
                .flag("synced", report.synced())
                .flag("normallySynced", report.normallySynced())
                .put("provisional", Json.list(report.provisional(), ClockJson::provisional))
                .put("events", Json.list(report.events(), AccountJson::note))
                .end();
    }

    private static Json provisional(ClockReport.Provisional day) {
        return Json.object()
                .text("child", day.child().value())
                .day("day", day.day())
                .end();
    }

    public static ClockReport read(Json json) throws ProtocolException {
        var fields = Fields.of("clock", json);
        return new ClockReport(
                fields.instant("trusted"),
                Duration.ofMillis(fields.number("wallOffsetMillis")),
                fields.word("confidence", Confidence.class),
                fields.flag("sure"),
                fields.flag("synced"),
                fields.flag("normallySynced"),
                fields.list("provisional", ClockJson::readProvisional),
                AccountJson.readNotes(fields, "events"));
    }

    private static ClockReport.Provisional readProvisional(Json json) throws ProtocolException {
        var fields = Fields.of("provisional", json);
        return new ClockReport.Provisional(fields.child("child"), fields.day("day"));
    }
}
