package org.porchlight.ipc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.event.ShortId;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.ipc.json.Fields;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.ProtocolException;
import org.porchlight.ipc.json.ReportPlanJson;

/// What a parent's commands carry, read from their wire form and bounded.
final class ParentFields {
    private ParentFields() {}

    static Duration amount(Fields fields) throws ProtocolException {
        return Duration.ofSeconds(fields.number("seconds", 1, Wire.LONGEST_GRANT));
    }

    static String id(Fields fields) throws ProtocolException {
        var id = fields.text("id");
        if (!ShortId.isValid(id)) {
            throw new ProtocolException("command: id is none of a request or dispute");
        }
        return id;
    }

    static Optional<String> account(Fields fields) throws ProtocolException {
        var account = fields.maybeText("account");
        if (account.isPresent() && account.get().length() > Command.NameParent.MAX_ACCOUNT) {
            throw new ProtocolException("command: account is too long");
        }
        return account;
    }

    static SecretKind kind(Fields fields) throws ProtocolException {
        var kind = fields.word("kind", SecretKind.class);
        if (kind == SecretKind.CODE) {
            throw new ProtocolException("command: nobody sets a code");
        }
        return kind;
    }

    static Command.PlanReports planned(Fields fields) throws ProtocolException {
        var plan = plan(fields);
        var password = password(fields);
        if (password.isPresent() && plan.isEmpty()) {
            throw new ProtocolException("command: password of no plan");
        }
        return new Command.PlanReports(plan, password);
    }

    private static Optional<ReportPlan> plan(Fields fields) throws ProtocolException {
        var plan = fields.member("plan");
        return plan instanceof Json.Null ? Optional.empty() : Optional.of(ReportPlanJson.read(plan));
    }

    private static Optional<String> password(Fields fields) throws ProtocolException {
        var password = fields.maybeText("password");
        if (password.filter(text -> text.isEmpty() || text.length() > Command.PlanReports.LONGEST_PASSWORD)
                .isPresent()) {
            throw new ProtocolException("command: password is too long, or none");
        }
        return password;
    }

    static String hash(Fields fields) throws ProtocolException {
        var hash = fields.text("sha256", 64);
        if (!Command.PutCalendar.isHash(hash)) {
            throw new ProtocolException("command: sha256 is no hash");
        }
        return hash;
    }

    static Map<String, Long> since(Fields fields) throws ProtocolException {
        var since = new HashMap<String, Long>();
        for (var item : fields.list("since")) {
            var known = Fields.of("since", item);
            var device = known.text("device", 32);
            if (!Command.Events.isDevice(device) || since.size() >= Command.Events.MOST_DEVICES) {
                throw new ProtocolException("command: since names no device, or too many");
            }
            since.put(device, known.number("seq", 0, Long.MAX_VALUE));
            known.end();
        }
        return since;
    }

    static String yaml(Fields fields) throws ProtocolException {
        var yaml = fields.text("yaml");
        if (yaml.getBytes(StandardCharsets.UTF_8).length > Command.PutPolicy.MAX_BYTES) {
            throw new ProtocolException("command: yaml of more than " + Command.PutPolicy.MAX_BYTES + " bytes");
        }
        return yaml;
    }

    static Optional<String> expected(Fields fields) throws ProtocolException {
        var expected = fields.maybeText("expected");
        if (expected.isPresent() && expected.get().length() > 64) {
            throw new ProtocolException("command: expected is no version");
        }
        return expected;
    }
}
