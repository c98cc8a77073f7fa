package org.porchlight.ipc;

import java.time.DateTimeException;
import java.time.Duration;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.core.report.Visibility;
import org.porchlight.ipc.json.AccountJson;
import org.porchlight.ipc.json.ClockJson;
import org.porchlight.ipc.json.CodesJson;
import org.porchlight.ipc.json.Fields;
import org.porchlight.ipc.json.FindingsJson;
import org.porchlight.ipc.json.Json;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.ipc.json.ParentsJson;
import org.porchlight.ipc.json.PeopleJson;
import org.porchlight.ipc.json.PolicyJson;
import org.porchlight.ipc.json.ProtocolException;
import org.porchlight.ipc.json.QuestionJson;
import org.porchlight.ipc.json.RehearsalJson;
import org.porchlight.ipc.json.ReportPlanJson;
import org.porchlight.ipc.json.RulesJson;
import org.porchlight.ipc.json.StatusJson;
import org.porchlight.ipc.json.VerifyJson;
import org.porchlight.ipc.json.WeekJson;
import org.porchlight.ipc.json.WhyJson;

/// The wire form of answers. Reports travel in the very JSON that the command line prints.
public final class AnswerCodec {
    private static final JsonText READER = new JsonText(new JsonText.Limits(Frames.MAX_BYTES, 1 << 18));

    private AnswerCodec() {}

    static byte[] encode(Answer answer) {
        return Frames.bytes(json(answer));
    }

    public static Json json(Answer answer) {
        return switch (answer) {
            case Answer.Status(var report) -> report("status", StatusJson.write(report));
            case Answer.Why(var report) -> report("why", WhyJson.write(report));
            case Answer.Account(var report) -> report("account", AccountJson.write(report));
            case Answer.Week(var report) -> report("week", WeekJson.write(report));
            case Answer.Programs(var told, var used) -> report("programs", WeekJson.programs(told, used));
            case Answer.Requests(var requests) -> report("requests", QuestionJson.write(requests));
            case Answer.Policy(var report) -> report("policy", PolicyJson.write(report));
            case Answer.Clock(var report) -> report("clock", ClockJson.write(report));
            case Answer.Rules(var report) -> report("rules", RulesJson.write(report));
            case Answer.Verified(var found) -> report("verify", VerifyJson.write(found));
            case Answer.Rehearsal(var report) -> report("rehearsal", RehearsalJson.write(report));
            case Answer.Reports(var due) -> report("reports", ReportPlanJson.write(due));
            case Answer.Stored(var version, var notices) ->
                Json.object()
                        .text("answer", "done")
                        .text("version", version)
                        .put("notices", FindingsJson.notices(notices))
                        .end();
            case Answer.Chunk(var text) ->
                Json.object().text("answer", "chunk").text("text", text).end();
            case Answer.Done(var deleted)
            when deleted.isEmpty() -> Json.object().text("answer", "done").end();
            case Answer.Done(var deleted) ->
                Json.object()
                        .text("answer", "done")
                        .put("deleted", Json.list(deleted, Json.Text::new))
                        .end();
            case Answer.Refused(var why, var detail) ->
                Json.object()
                        .text("answer", "refused")
                        .text("why", why)
                        .text("detail", detail)
                        .end();
            case Answer.Conflict(var version, var put) ->
                Json.object()
                        .text("answer", "conflict")
                        .text("version", version)
                        .text("by", put.map(PolicyPut::by))
                        .instant("at", put.flatMap(PolicyPut::at))
                        .end();
            case Answer.Invalid(var problems) ->
                Json.object()
                        .text("answer", "invalid")
                        .put("problems", FindingsJson.problems(problems))
                        .end();
            case Answer.Parents(var parents) -> report("parents", ParentsJson.write(parents));
            case Answer.Codes(var codes) -> report("codes", CodesJson.write(codes));
            case Answer.Choices(var choices) ->
                Wire.put(Json.object().text("answer", "choices"), choices).end();
            case Answer.People(var people) -> report("people", PeopleJson.write(people));
            case Answer.Enrolled enrolled ->
                Json.object()
                        .text("answer", "enrolled")
                        .text("child", enrolled.child().value())
                        .seconds("seconds", enrolled.amount())
                        .text("secret", enrolled.secret().typed())
                        .number("counter", enrolled.counter())
                        .text("uri", enrolled.uri())
                        .end();
            case Answer.Session(var by, var wanted, var left, var mayGive) ->
                Json.object()
                        .text("answer", "session")
                        .text("by", by)
                        .flag("wanted", wanted)
                        .seconds("left", left)
                        .seconds("mayGive", mayGive)
                        .end();
            case Answer.Locked _ -> Json.object().text("answer", "locked").end();
            case Answer.NotPermitted _ ->
                Json.object().text("answer", "not-permitted").end();
        };
    }

    private static String path(Json json) throws ProtocolException {
        if (json instanceof Json.Text(var path)) {
            return path;
        }
        throw new ProtocolException("answer: a file's path is no text");
    }

    private static Json report(String answer, Json report) {
        return Json.object().text("answer", answer).put("report", report).end();
    }

    static Answer decode(byte[] frame) throws ProtocolException {
        try {
            return decode(Fields.of("answer", READER.read(frame)));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new ProtocolException("answer: a value that cannot be", e);
        }
    }

    private static Answer decode(Fields fields) throws ProtocolException {
        var bye = fields.maybeText("bye");
        if (bye.isPresent()) {
            throw new ProtocolException("the guard ended the connection: " + bye.get());
        }
        return switch (fields.text("answer")) {
            case "status" -> new Answer.Status(StatusJson.read(fields.member("report")));
            case "why" -> new Answer.Why(WhyJson.read(fields.member("report")));
            case "account" -> new Answer.Account(AccountJson.read(fields.member("report")));
            case "week" -> new Answer.Week(WeekJson.read(fields.member("report")));
            case "programs" -> programs(Fields.of("programs", fields.member("report")));
            case "requests" -> new Answer.Requests(QuestionJson.read(fields.member("report")));
            case "policy" -> new Answer.Policy(PolicyJson.read(fields.member("report")));
            case "clock" -> new Answer.Clock(ClockJson.read(fields.member("report")));
            case "rules" -> new Answer.Rules(RulesJson.read(fields.member("report")));
            case "verify" -> new Answer.Verified(VerifyJson.read(fields.member("report")));
            case "rehearsal" -> new Answer.Rehearsal(RehearsalJson.read(fields.member("report")));
            case "reports" -> new Answer.Reports(ReportPlanJson.readDue(fields.member("report")));
            case "chunk" -> new Answer.Chunk(fields.text("text"));
            case "done" -> done(fields);
            case "refused" -> new Answer.Refused(fields.text("why"), fields.text("detail"));
            case "conflict" -> conflict(fields);
            case "invalid" -> new Answer.Invalid(fields.list("problems", FindingsJson::problem));
            case "parents" -> new Answer.Parents(ParentsJson.read(fields.member("report")));
            case "codes" -> new Answer.Codes(CodesJson.read(fields.member("report")));
            case "choices" -> new Answer.Choices(Wire.choices(fields));
            case "people" -> new Answer.People(PeopleJson.read(fields.member("report")));
            case "enrolled" ->
                new Answer.Enrolled(
                        fields.child("child"),
                        Duration.ofSeconds(fields.number("seconds", 1, Wire.LONGEST_GRANT)),
                        Wire.secret(fields, "secret"),
                        fields.number("counter", 0, Long.MAX_VALUE));
            case "session" ->
                new Answer.Session(
                        fields.text("by"),
                        fields.flag("wanted"),
                        fields.maybeSeconds("left"),
                        fields.maybeSeconds("mayGive"));
            case "locked" -> new Answer.Locked();
            case "not-permitted" -> new Answer.NotPermitted();
            default -> throw new ProtocolException("an answer that is unknown");
        };
    }

    private static Answer conflict(Fields fields) throws ProtocolException {
        var by = fields.maybeText("by");
        var at = fields.maybeInstant("at");
        return new Answer.Conflict(fields.text("version"), by.map(id -> new PolicyPut(id, at)));
    }

    /// Only a policy that was put in force has a version, and few orders delete files.
    private static Answer done(Fields fields) throws ProtocolException {
        var version = fields.maybeText("version");
        if (version.isPresent()) {
            return new Answer.Stored(version.get(), fields.list("notices", FindingsJson::notice));
        }
        return fields.member("deleted") instanceof Json.Null
                ? new Answer.Done()
                : new Answer.Done(fields.list("deleted", AnswerCodec::path));
    }

    private static Answer programs(Fields report) throws ProtocolException {
        return new Answer.Programs(report.word("visibility", Visibility.class), WeekJson.readPrograms(report));
    }
}
