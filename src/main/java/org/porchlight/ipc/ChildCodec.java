package org.porchlight.ipc;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Lack;
import org.porchlight.core.report.TrayPlace;
import org.porchlight.ipc.json.Fields;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.ipc.json.ProtocolException;

/// The wire form of a child's commands. None has a place for the name of a child.
final class ChildCodec {
    /// The longest frame that a child may send; its longest command holds a path.
    static final int MAX_BYTES = 8 << 10;

    private static final JsonText READER = new JsonText(new JsonText.Limits(MAX_BYTES, 32));

    private ChildCodec() {}

    static Command.ByChild decode(byte[] frame) throws ProtocolException {
        var fields = Fields.of("command", READER.read(frame));
        var command = decode(fields);
        fields.end();
        return command;
    }

    private static Command.ByChild decode(Fields fields) throws ProtocolException {
        return switch (fields.text("ask")) {
            case "status" -> new Command.Status();
            case "watch" -> new Command.Watch();
            case "why" -> new Command.WhyMine(Wire.subject(fields), Wire.asked(fields));
            case "account" -> new Command.MyAccount(fields.maybeDay("day"));
            case "week" -> new Command.MyWeek(Wire.week(fields));
            case "policy" -> new Command.GetPolicy();
            case "parents" -> new Command.Parents();
            case "export" -> new Command.ExportMine();
            case "request" ->
                new Command.Request(fields.maybeSeconds("seconds", Wire.LONGEST_GRANT), Wire.words(fields, "words"));
            case "finish-line" -> new Command.TakeFinishLine();
            case "stop-now" -> new Command.StopNow();
            case "own-limit" -> new Command.LimitMyself(fields.maybeSeconds("seconds", Wire.LONGEST_GRANT));
            case "dispute" ->
                new Command.Dispute(
                        fields.day("day"),
                        (int) fields.number("row", 1, Integer.MAX_VALUE),
                        Wire.words(fields, "text"));
            case "agent" -> agent(fields);
            case "card-shown" -> new AgentClaim.CardShown();
            case "in-front" -> new AgentClaim.InFront(fields.number("pid", 0, Integer.MAX_VALUE));
            case "idle" -> new AgentClaim.Idle(fields.flag("on"));
            case "lacks" -> new AgentClaim.Lacks(lacks(fields));
            case "tray" -> new Command.Tray(fields.word("place", TrayPlace.class));
            case "choices" -> new Command.MyChoices();
            case "choose" -> new Command.Choose(Wire.choices(fields));
            case "pin" ->
                new Command.Pin(
                        Duration.ofSeconds(fields.number("seconds", 1, Wire.LONGEST_GRANT)),
                        fields.flag("beyondWindow"),
                        Wire.secret(fields, "pin"));
            case "code" -> code(fields);
            case "tree" ->
                new AgentClaim.MyTree(fields.number("pid", 1, Integer.MAX_VALUE), fields.maybeChild("child"));
            default -> throw new ProtocolException("a command that a child cannot give");
        };
    }

    private static AgentClaim.IAmTheAgent agent(Fields fields) throws ProtocolException {
        var key = fields.maybeText("key");
        if (key.isPresent() && !AgentClaim.IAmTheAgent.isKey(key.get())) {
            throw new ProtocolException("a key that is not one of an agent");
        }
        return new AgentClaim.IAmTheAgent(key);
    }

    private static Set<Lack> lacks(Fields fields) throws ProtocolException {
        var found = EnumSet.noneOf(Lack.class);
        for (var lack : Lack.values()) {
            if (fields.flag(lack.name().toLowerCase(Locale.ROOT))) {
                found.add(lack);
            }
        }
        return found;
    }

    private static Command.Code code(Fields fields) throws ProtocolException {
        var digits = Wire.secret(fields, "code");
        if (!Command.Code.isCode(digits.typed())) {
            throw new ProtocolException("command: code is not of six digits");
        }
        return new Command.Code(digits);
    }

    static byte[] encode(Command.ByChild command) {
        var json = Json.object();
        switch (command) {
            case Command.Status _ -> json.text("ask", "status");
            case Command.Watch _ -> json.text("ask", "watch");
            case Command.WhyMine(var subject, var asked) -> Wire.put(Wire.put(json.text("ask", "why"), subject), asked);
            case Command.MyAccount(var day) -> json.text("ask", "account").text("day", day.map(Object::toString));
            case Command.MyWeek(var week) -> json.text("ask", "week").text("week", week);
            case Command.GetPolicy _ -> json.text("ask", "policy");
            case Command.Parents _ -> json.text("ask", "parents");
            case Command.ExportMine _ -> json.text("ask", "export");
            case Command.Request(var amount, var words) ->
                json.text("ask", "request").seconds("seconds", amount).text("words", words);
            case Command.TakeFinishLine _ -> json.text("ask", "finish-line");
            case Command.StopNow _ -> json.text("ask", "stop-now");
            case Command.LimitMyself(var limit) -> json.text("ask", "own-limit").seconds("seconds", limit);
            case Command.Dispute(var day, var row, var text) ->
                json.text("ask", "dispute").day("day", day).number("row", row).text("text", text);
            case AgentClaim.IAmTheAgent(var key) -> json.text("ask", "agent").text("key", key);
            case AgentClaim.CardShown _ -> json.text("ask", "card-shown");
            case AgentClaim.InFront(var pid) -> json.text("ask", "in-front").number("pid", pid);
            case AgentClaim.Idle(var on) -> json.text("ask", "idle").flag("on", on);
            case AgentClaim.Lacks(var lacks) -> {
                json.text("ask", "lacks");
                for (var lack : Lack.values()) {
                    json.flag(lack.name().toLowerCase(Locale.ROOT), lacks.contains(lack));
                }
            }
            case Command.Tray(var place) -> json.text("ask", "tray").word("place", place);
            case Command.MyChoices _ -> json.text("ask", "choices");
            case Command.Choose(var choices) -> Wire.put(json.text("ask", "choose"), choices);
            case Command.Pin(var amount, var beyondWindow, var pin) ->
                json.text("ask", "pin")
                        .seconds("seconds", amount)
                        .flag("beyondWindow", beyondWindow)
                        .text("pin", pin.typed());
            case Command.Code(var digits) -> json.text("ask", "code").text("code", digits.typed());
            case AgentClaim.MyTree(var pid, var child) ->
                json.text("ask", "tree").number("pid", pid).text("child", child.map(ChildId::value));
        }
        return Frames.bytes(json.end());
    }
}
