package org.porchlight.ipc.json;

import java.time.Duration;
import java.util.List;
import org.porchlight.core.account.Kind;
import org.porchlight.core.event.Question;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.Dispute;

/// The JSON of what a child asks and disputes, as status, account and week have it.
public final class QuestionJson {
    private QuestionJson() {}

    /// Requests of several children.
    public static Json list(List<Asked> requests) {
        return Json.object()
                .put(
                        "requests",
                        Json.list(
                                requests,
                                asked -> put(
                                        Json.object()
                                                .text("child", asked.child().value()),
                                        asked.request())))
                .end();
    }

    /// A request and whose it is.
    public record Asked(ChildId child, Asking request) {}

    /// Requests of one child.
    public static Json write(List<Asking> requests) {
        return Json.object()
                .put("requests", Json.list(requests, QuestionJson::write))
                .end();
    }

    public static List<Asking> read(Json json) throws ProtocolException {
        return Fields.of("requests", json).list("requests", QuestionJson::readAsking);
    }

    static Json write(Asking asking) {
        return put(Json.object(), asking);
    }

    private static Json put(Json.Members json, Asking asking) {
        var answer = asking.answer();
        return json.instant("at", asking.at())
                .seconds("seconds", asking.amount())
                .text("words", asking.words())
                .text("answer", answer.map(said -> said.granted().isPresent() ? "APPROVED" : "DENIED"))
                .instant("answeredAt", answer.map(Asking.Answer::at))
                .seconds("grantedSeconds", answer.flatMap(Asking.Answer::granted))
                .text("answerWords", answer.map(Asking.Answer::words))
                .text("id", asking.id())
                .instant("until", asking.until())
                .text("answeredBy", answer.map(Asking.Answer::by))
                .end();
    }

    static Asking readAsking(Json json) throws ProtocolException {
        var fields = Fields.of("request", json);
        var answeredAt = fields.maybeInstant("answeredAt");
        var granted = fields.maybeSeconds("grantedSeconds");
        var words = fields.maybeText("answerWords").orElse("");
        var by = fields.maybeText("answeredBy").orElse("");
        return new Asking(
                fields.text("id"),
                fields.instant("at"),
                fields.maybeSeconds("seconds"),
                fields.text("words"),
                answeredAt.map(at -> new Asking.Answer(at, by, granted, words)));
    }

    static Json write(Dispute dispute) {
        var row = dispute.row();
        var answer = dispute.answer();
        return Json.object()
                .text("id", dispute.id())
                .day("day", dispute.day())
                .instant("from", row.from())
                .instant("to", row.to())
                .seconds("seconds", row.length())
                .word("kind", row.kind())
                .number("millis", row.length().toMillis())
                .text("text", dispute.text())
                .instant("at", dispute.at())
                .instant("due", dispute.due())
                .instant("settledAt", answer.map(Dispute.Answer::at))
                .text("settledBy", answer.map(Dispute.Answer::by))
                .seconds("correctedSeconds", answer.map(Dispute.Answer::amount))
                .text("answerWords", answer.map(Dispute.Answer::words))
                .end();
    }

    static Dispute readDispute(Json json) throws ProtocolException {
        var fields = Fields.of("dispute", json);
        var settledAt = fields.maybeInstant("settledAt");
        var by = fields.maybeText("settledBy").orElse("");
        var corrected = fields.maybeSeconds("correctedSeconds").orElse(Duration.ZERO);
        var words = fields.maybeText("answerWords").orElse("");
        return new Dispute(
                fields.text("id"),
                fields.day("day"),
                fields.instant("at"),
                new Question.Disputed.Row(
                        fields.instant("from"),
                        fields.instant("to"),
                        Duration.ofMillis(fields.number("millis")),
                        fields.word("kind", Kind.class)),
                fields.text("text"),
                settledAt.map(at -> new Dispute.Answer(at, by, corrected, words)));
    }
}
