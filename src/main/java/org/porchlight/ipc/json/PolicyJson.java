package org.porchlight.ipc.json;

import java.nio.charset.StandardCharsets;
import org.porchlight.core.report.PolicyReport;

/// The JSON of `policy show`: `{"version","policy":{…}}` with the canonical document as it is.
public final class PolicyJson {
    /// The document is at most 256 KiB of YAML, which is never shorter than half of its canonical JSON.
    private static final JsonText DOCUMENT = new JsonText(new JsonText.Limits(1 << 20, 1 << 17));

    private PolicyJson() {}

    public static Json write(PolicyReport report) {
        return Json.object()
                .text("version", report.version())
                .put("policy", document(report))
                .end();
    }

    private static Json document(PolicyReport report) {
        try {
            return DOCUMENT.read(report.json().getBytes(StandardCharsets.UTF_8));
        } catch (ProtocolException e) {
            throw new IllegalArgumentException("policy " + report.version() + " is not canonical JSON", e);
        }
    }

    public static PolicyReport read(Json json) throws ProtocolException {
        var fields = Fields.of("policy", json);
        return new PolicyReport(fields.text("version"), JsonText.write(fields.member("policy")));
    }
}
