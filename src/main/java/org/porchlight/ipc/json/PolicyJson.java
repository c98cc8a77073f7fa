package org.porchlight.ipc.json;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.core.report.PolicyReport;

/// The JSON of `policy show`: `{"version","policy":{…},"yaml"}` with the canonical document as it is.
public final class PolicyJson {
    /// The document is at most 256 KiB of YAML, which is never shorter than half of its canonical JSON.
    private static final JsonText DOCUMENT = new JsonText(new JsonText.Limits(1 << 20, 1 << 17));

    private PolicyJson() {}

    public static Json write(PolicyReport report) {
        return Json.object()
                .text("version", report.version())
                .put("policy", document(report))
                .text("yaml", report.yaml())
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
        return children(report).filter(child -> isOf(child, id)).findFirst();
    }

    /// The policy in the form that [#write] gives, with another preset for one child.
    public static Json withPreset(Json report, String id, String preset) {
        var policy = new LinkedHashMap<>(members(member(report, "policy").orElseThrow()));
        policy.put(
                "children",
                new Json.Arr(children(report)
                        .map(child -> changed(child, id, preset))
                        .toList()));
        return new Json.Obj(policy);
    }

    private static Json changed(Json child, String id, String preset) {
        if (!isOf(child, id)) {
            return child;
        }
        var members = new LinkedHashMap<>(members(child));
        members.put("preset", new Json.Text(preset));
        return new Json.Obj(members);
    }

    private static Stream<Json> children(Json report) {
        return member(report, "policy").flatMap(policy -> member(policy, "children")).stream()
                .flatMap(children -> children instanceof Json.Arr(var items) ? items.stream() : Stream.of());
    }

    private static boolean isOf(Json child, String id) {
        return member(child, "id").equals(Optional.of(new Json.Text(id)));
    }

    private static Map<String, Json> members(Json json) {
        return json instanceof Json.Obj(var members) ? members : Map.of();
    }

    private static Optional<Json> member(Json json, String name) {
        return Optional.ofNullable(members(json).get(name));
    }

    public static PolicyReport read(Json json) throws ProtocolException {
        var fields = Fields.of("policy", json);
        return new PolicyReport(fields.text("version"), JsonText.write(fields.member("policy")), fields.text("yaml"));
    }
}
