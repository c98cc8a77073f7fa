package org.porchlight.ipc.json;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.ReportsDue;

/// The JSON of `report schedule`. It never holds a password.
public final class ReportPlanJson {
    private ReportPlanJson() {}

    public static Json write(ReportsDue due) {
        return Json.object()
                .put("plan", due.plan().map(ReportPlanJson::write).orElseGet(Json.Null::new))
                .text("next", due.next().map(Object::toString))
                .put("open", Json.list(due.open(), ReportPlanJson::open))
                .end();
    }

    private static Json open(ReportsDue.Open open) {
        return Json.object()
                .text("child", open.child().value())
                .text("week", open.week())
                .word("way", open.way())
                .number("fails", open.fails())
                .text("why", open.why())
                .end();
    }

    public static ReportsDue readDue(Json json) throws ProtocolException {
        var fields = Fields.of("reports", json);
        Optional<ReportPlan> plan = fields.member("plan") instanceof Json.Null
                ? Optional.empty()
                : Optional.of(read(fields.member("plan")));
        var next = fields.maybeText("next");
        try {
            return new ReportsDue(plan, next.map(LocalDateTime::parse), fields.list("open", ReportPlanJson::readOpen));
        } catch (DateTimeParseException e) {
            throw new ProtocolException("reports: next is no time", e);
        }
    }

    private static ReportsDue.Open readOpen(Json json) throws ProtocolException {
        var fields = Fields.of("open", json);
        return new ReportsDue.Open(
                fields.child("child"),
                fields.text("week", 10),
                fields.word("way", ReportsDue.Way.class),
                fields.count("fails"),
                fields.text("why"));
    }

    public static Json write(ReportPlan plan) {
        return Json.object()
                .text("language", plan.language())
                .word("day", plan.day())
                .number("hour", plan.hour())
                .text("folder", plan.folder())
                .put("mail", plan.mail().map(ReportPlanJson::mail).orElseGet(Json.Null::new))
                .end();
    }

    private static Json mail(ReportPlan.Mail mail) {
        return Json.object()
                .text("server", mail.host())
                .number("port", mail.port())
                .word("tls", mail.tls())
                .text("user", mail.user())
                .text("from", mail.from())
                .put("to", Json.list(mail.to(), Json.Text::new))
                .put("cc", Json.list(mail.cc(), Json.Text::new))
                .end();
    }

    public static ReportPlan read(Json json) throws ProtocolException {
        var fields = Fields.of("plan", json);
        try {
            return new ReportPlan(
                    fields.text("language", 2),
                    fields.word("day", DayOfWeek.class),
                    (int) fields.number("hour", 0, 23),
                    fields.maybeText("folder"),
                    fields.member("mail") instanceof Json.Null
                            ? Optional.empty()
                            : Optional.of(mail(fields.object("mail"))));
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("plan: a value that cannot be", e);
        }
    }

    private static ReportPlan.Mail mail(Fields fields) throws ProtocolException {
        return new ReportPlan.Mail(
                fields.text("server", 253),
                (int) fields.number("port", 1, 65_535),
                fields.word("tls", ReportPlan.Tls.class),
                fields.maybeText("user"),
                fields.text("from", 255),
                fields.list("to", ReportPlanJson::address),
                fields.list("cc", ReportPlanJson::address));
    }

    private static String address(Json json) throws ProtocolException {
        if (json instanceof Json.Text(var address)) {
            return address;
        }
        throw new ProtocolException("plan: an address is no text");
    }
}
