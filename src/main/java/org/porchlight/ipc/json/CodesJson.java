package org.porchlight.ipc.json;

import java.time.Duration;
import java.util.List;
import org.porchlight.core.report.CodeEntry;

/// Enrolled one-time codes as JSON, without their secrets.
public final class CodesJson {
    private CodesJson() {}

    public static Json write(List<CodeEntry> codes) {
        return Json.object()
                .put(
                        "codes",
                        Json.list(
                                codes,
                                code -> Json.object()
                                        .text("child", code.child().value())
                                        .seconds("seconds", code.amount())
                                        .number("counter", code.counter())
                                        .end()))
                .end();
    }

    public static List<CodeEntry> read(Json json) throws ProtocolException {
        return Fields.of("codes", json).list("codes", CodesJson::entry);
    }

    private static CodeEntry entry(Json json) throws ProtocolException {
        var fields = Fields.of("code", json);
        return new CodeEntry(
                fields.child("child"),
                Duration.ofSeconds(
                        fields.number("seconds", 1, Duration.ofHours(24).toSeconds())),
                fields.number("counter", 0, Long.MAX_VALUE));
    }
}
