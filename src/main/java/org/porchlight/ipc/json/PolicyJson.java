package org.porchlight.ipc.json;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
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

    /// The rules of one child in the form that [#write] gives.
    public static Optional<Json> child(Json report, String id) {
        return member(report, "policy").flatMap(policy -> member(policy, "children")).stream()
                .flatMap(children -> children instanceof Json.Arr(var items) ? items.stream() : Stream.of())
                .filter(child -> member(child, "id").equals(Optional.of(new Json.Text(id))))
                .findFirst();
    }

    private static Optional<Json> member(Json json, String name) {
        return json instanceof Json.Obj(var members) ? Optional.ofNullable(members.get(name)) : Optional.empty();
    }

    public static PolicyReport read(Json json) throws ProtocolException {
        var fields = Fields.of("policy", json);
        return new PolicyReport(fields.text("version"), JsonText.write(fields.member("policy")));
    }
}
