package org.porchlight.ipc.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.LineAge;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.core.report.PolicyReport;

/// The JSON of `policy show`: `{"version","policy":{…},"yaml"}` with the canonical document as it is.
public final class PolicyJson {
    /// The document is at most 256 KiB of YAML, which is never shorter than half of its canonical JSON.
    private static final JsonText DOCUMENT = new JsonText(new JsonText.Limits(1 << 20, 1 << 17));

    private static final List<String> PERSON = List.of("id", "name", "born", "age", "tier", "accounts", "preset");

    private PolicyJson() {}

    public static Json write(PolicyReport report) {
        var json = Json.object()
                .text("version", report.version())
                .put("policy", document(report))
                .text("yaml", report.yaml());
        return (report.ages().isEmpty() ? json : json.put("since", Json.list(report.ages(), PolicyJson::age))).end();
    }

    private static Json age(LineAge age) {
        return Json.object()
                .text("line", age.path())
                .text("by", age.put().by())
                .instant("at", age.put().at())
                .instant("before", age.before())
                .end();
    }

    private static LineAge readAge(Json json) throws ProtocolException {
        var fields = Fields.of("since", json);
        var put = new PolicyPut(fields.text("by"), fields.maybeInstant("at"));
        return new LineAge(fields.text("line"), put, fields.maybeInstant("before"));
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

    /// Who the children are, without what holds for them; what the policy does not say of one is null.
    public static Json persons(PolicyReport report) {
        return new Json.Arr(children(write(report)).map(PolicyJson::person).toList());
    }

    /// The same of one child, which the policy has.
    public static Json person(PolicyReport report, ChildId id) {
        return person(child(write(report), id.value()).orElseThrow());
    }

    private static Json person(Json child) {
        var person = Json.object();
        PERSON.forEach(key -> person.put(key, member(child, key).orElseGet(Json.Null::new)));
        return person.end();
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
        return new PolicyReport(
                fields.text("version"),
                JsonText.write(fields.member("policy")),
                fields.text("yaml"),
                fields.member("since") instanceof Json.Null ? List.of() : fields.list("since", PolicyJson::readAge));
    }
}
