package org.porchlight.ipc;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.porchlight.core.event.ParentFact;
import org.porchlight.core.event.Rank;
import org.porchlight.core.report.RehearsalReport;
import org.porchlight.core.report.TrayPlace;
import org.porchlight.ipc.json.CalendarJson;
import org.porchlight.ipc.json.Fields;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.ipc.json.ProtocolException;
import org.porchlight.ipc.json.ReportPlanJson;

/// The wire form of a parent's commands.
public final class ParentCodec {
    private static final JsonText READER =
            new JsonText(new JsonText.Limits(Frames.MAX_BYTES, CalendarJson.MOST_VALUES));

    private ParentCodec() {}

    public static Command.ByParent decode(byte[] frame) throws ProtocolException {
        var fields = Fields.of("command", READER.read(frame));
        var command = decode(fields);
        fields.end();
        return command;
    }

    private static Command.ByParent decode(Fields fields) throws ProtocolException {
        var ask = fields.text("ask");
        return switch (ask) {
            case "status" -> new Command.Status();
            case "watch" -> new Command.Watch();
            case "why" -> new Command.Why(fields.child("child"), Wire.subject(fields), Wire.asked(fields));
            case "today" -> new Command.Today(fields.child("child"));
            case "programs" -> new Command.Programs(fields.child("child"));
            case "requests" -> new Command.Requests(fields.child("child"));
            case "account" -> new Command.Account(fields.child("child"), fields.maybeDay("day"));
            case "week" -> new Command.Week(fields.child("child"), Wire.week(fields));
            case "approve" ->
                new Command.Approve(
                        ParentFields.id(fields),
                        fields.maybeSeconds("seconds", Wire.LONGEST_GRANT),
                        fields.flag("beyondWindow"),
                        Wire.words(fields, "words"));
            case "deny" -> new Command.Deny(ParentFields.id(fields), Wire.words(fields, "words"));
            case "settle" ->
                new Command.Settle(
                        ParentFields.id(fields),
                        Duration.ofSeconds(fields.number("seconds", 0, Wire.LONGEST_GRANT)),
                        Wire.words(fields, "words"));
            case "clock" -> new Command.Clock();
            case "repair" -> new Command.Repair();
            case "verify" -> fields.flag("rebuild") ? new Command.Rebuild() : new Command.Verify();
            case "unlock" -> new Command.Unlock(Wire.maybeSecret(fields, "passphrase"));
            case "by-pin" -> byPin(fields);
            case "lock" -> new Command.Lock();
            case "session" -> new Command.Session();
            case "tray" -> new Command.Tray(fields.word("place", TrayPlace.class));
            case "parents" -> new Command.Parents();
            case "name-parent" ->
                new Command.NameParent(
                        fields.parent("parent"),
                        fields.text("name", ParentFact.ParentNamed.LONGEST_NAME),
                        fields.word("rank", Rank.class),
                        ParentFields.account(fields));
            case "set-secret" ->
                new Command.SetSecret(
                        fields.parent("parent"),
                        ParentFields.kind(fields),
                        Wire.secret(fields, "secret"),
                        Wire.maybeSecret(fields, "passphrase"));
            case "codes" -> new Command.Codes();
            case "people" -> new Command.People();
            case "enrol-code" -> new Command.EnrolCode(fields.child("child"), ParentFields.amount(fields));
            case "remove-code" -> new Command.RemoveCode(fields.child("child"), ParentFields.amount(fields));
            case "policy" ->
                fields.maybeChild("child")
                        .<Command.ByParent>map(Command.PolicyOf::new)
                        .orElseGet(Command.GetPolicy::new);
            case "rules" -> new Command.RulesOn(fields.child("child"), fields.maybeDay("day"));
            case "rehearse" ->
                new Command.Rehearse(
                        ParentFields.yaml(fields), (int) fields.number("weeks", 1, RehearsalReport.MOST_WEEKS));
            case "put-calendar" ->
                new Command.PutCalendar(
                        ParentFields.hash(fields),
                        fields.text("file", Command.PutCalendar.MAX_NAME),
                        CalendarJson.read(fields.member("calendar")));
            case "reports" -> new Command.ReportsDue();
            case "send-reports" -> new Command.SendReports();
            case "plan-reports" -> ParentFields.planned(fields);
            case "backup" -> new Command.Backup();
            case "events" -> new Command.Events(ParentFields.since(fields), fields.flag("follow"));
            case "export" -> new Command.Export(fields.child("child"));
            case "put-policy" -> new Command.PutPolicy(ParentFields.yaml(fields), ParentFields.expected(fields));
            default -> new Command.Do(OrderCodec.decode(ask, fields));
        };
    }

    private static Command.ByPin byPin(Fields fields) throws ProtocolException {
        var inner = fields.object("give");
        var give = decode(inner);
        inner.end();
        if (!(give instanceof Command.Changing change) || !Command.ByPin.canGive(give)) {
            throw new ProtocolException("command: a PIN only gives time");
        }
        return new Command.ByPin(change, Wire.secret(fields, "pin"));
    }

    public static byte[] encode(Command.ByParent command) {
        return Frames.bytes(json(command));
    }

    private static Json json(Command.ByParent command) {
        var json = Json.object();
        switch (command) {
            case Command.Status _ -> json.text("ask", "status");
            case Command.Watch _ -> json.text("ask", "watch");
            case Command.Why(var child, var subject, var asked) -> {
                json.text("ask", "why").text("child", child.value());
                Wire.put(Wire.put(json, subject), asked);
            }
            case Command.Today(var child) -> json.text("ask", "today").text("child", child.value());
            case Command.Programs(var child) -> json.text("ask", "programs").text("child", child.value());
            case Command.Requests(var child) -> json.text("ask", "requests").text("child", child.value());
            case Command.Account(var child, var day) ->
                json.text("ask", "account").text("child", child.value()).text("day", day.map(Object::toString));
            case Command.Week(var child, var week) ->
                json.text("ask", "week").text("child", child.value()).text("week", week);
            case Command.Do(var order) -> OrderCodec.put(json, order);
            case Command.Approve(var id, var amount, var beyondWindow, var words) ->
                json.text("ask", "approve")
                        .text("id", id)
                        .seconds("seconds", amount)
                        .flag("beyondWindow", beyondWindow)
                        .text("words", words);
            case Command.Deny(var id, var words) ->
                json.text("ask", "deny").text("id", id).text("words", words);
            case Command.Settle(var id, var amount, var words) ->
                json.text("ask", "settle")
                        .text("id", id)
                        .seconds("seconds", amount)
                        .text("words", words);
            case Command.Unlock(var passphrase) ->
                json.text("ask", "unlock").text("passphrase", passphrase.map(SecretText::typed));
            case Command.ByPin(var give, var pin) ->
                json.text("ask", "by-pin").put("give", json(give)).text("pin", pin.typed());
            case Command.Lock _ -> json.text("ask", "lock");
            case Command.Session _ -> json.text("ask", "session");
            case Command.Tray(var place) -> json.text("ask", "tray").word("place", place);
            case Command.Parents _ -> json.text("ask", "parents");
            case Command.Codes _ -> json.text("ask", "codes");
            case Command.People _ -> json.text("ask", "people");
            case Command.EnrolCode(var child, var amount) ->
                json.text("ask", "enrol-code").text("child", child.value()).seconds("seconds", amount);
            case Command.RemoveCode(var child, var amount) ->
                json.text("ask", "remove-code").text("child", child.value()).seconds("seconds", amount);
            case Command.NameParent(var parent, var name, var rank, var account) ->
                json.text("ask", "name-parent")
                        .text("parent", parent.value())
                        .text("name", name)
                        .text("rank", rank.name())
                        .text("account", account);
            case Command.SetSecret(var parent, var kind, var fresh, var own) ->
                json.text("ask", "set-secret")
                        .text("parent", parent.value())
                        .text("kind", kind.name())
                        .text("secret", fresh.typed())
                        .text("passphrase", own.map(SecretText::typed));
            case Command.Clock _ -> json.text("ask", "clock");
            case Command.Repair _ -> json.text("ask", "repair");
            case Command.Verify _ -> json.text("ask", "verify").flag("rebuild", false);
            case Command.Rebuild _ -> json.text("ask", "verify").flag("rebuild", true);
            case Command.GetPolicy _ -> json.text("ask", "policy");
            case Command.PolicyOf(var child) -> json.text("ask", "policy").text("child", child.value());
            case Command.RulesOn(var child, var day) ->
                json.text("ask", "rules").text("child", child.value()).text("day", day.map(Object::toString));
            case Command.Rehearse(var yaml, var weeks) ->
                json.text("ask", "rehearse").text("yaml", yaml).number("weeks", weeks);
            case Command.PutCalendar(var sha256, var file, var calendar) ->
                json.text("ask", "put-calendar")
                        .text("sha256", sha256)
                        .text("file", file)
                        .put("calendar", CalendarJson.write(calendar));
            case Command.ReportsDue _ -> json.text("ask", "reports");
            case Command.SendReports _ -> json.text("ask", "send-reports");
            case Command.PlanReports(var plan, var password) ->
                json.text("ask", "plan-reports")
                        .put("plan", plan.map(ReportPlanJson::write).orElseGet(Json.Null::new))
                        .text("password", password);
            case Command.Backup _ -> json.text("ask", "backup");
            case Command.Events(var since, var follow) ->
                json.text("ask", "events")
                        .put(
                                "since",
                                Json.list(
                                        List.copyOf(new TreeMap<>(since).entrySet()),
                                        known -> Json.object()
                                                .text("device", known.getKey())
                                                .number("seq", known.getValue())
                                                .end()))
                        .flag("follow", follow);
            case Command.Export(var child) -> json.text("ask", "export").text("child", child.value());
            case Command.PutPolicy(var yaml, var expected) ->
                json.text("ask", "put-policy").text("yaml", yaml).text("expected", expected);
        }
        return json.end();
    }
}
