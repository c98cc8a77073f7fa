package org.porchlight.ipc.json;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.DayNote;

/// The JSON of `account`.
///
/// Nothing is carried over, owed, provisional or sealed with a receipt yet, and the fields say so. `millis` of an
/// interval is exact; its `seconds` are cut so that those of spent intervals add up to the whole seconds spent.
public final class AccountJson {
    private AccountJson() {}

    public static Json write(AccountReport report) {
        var account = report.account();
        return Json.object()
                .text("child", account.child().value())
                .day("day", account.day())
                .seconds("budgetSeconds", account.budget())
                .number("carrySeconds", 0)
                .seconds("grantSeconds", account.granted())
                .number("debtSeconds", 0)
                .seconds("countedSeconds", account.counted())
                .flag("provisional", false)
                .text("policyVersion", account.policyVersion())
                .nothing("receipt")
                .put("intervals", new Json.Arr(intervals(account.intervals())))
                .put("notes", Json.list(report.notes(), AccountJson::note))
                .end();
    }

    private static List<Json> intervals(List<Interval> intervals) {
        var form = new ArrayList<Json>(intervals.size());
        long spent = 0;
        for (var interval : intervals) {
            long seconds = interval.length().toSeconds();
            if (interval.kind().isSpent()) {
                long before = spent / 1000;
                spent += interval.length().toMillis();
                seconds = spent / 1000 - before;
            }
            form.add(interval(interval, seconds));
        }
        return form;
    }

    private static Json interval(Interval interval, long seconds) {
        return Json.object()
                .instant("from", interval.from())
                .instant("to", interval.to())
                .number("seconds", seconds)
                .word("kind", interval.kind())
                .text("title", interval.title())
                .word("why", interval.why())
                .number("millis", interval.length().toMillis())
                .flag("recovered", interval.recovered())
                .end();
    }

    private static Json note(DayNote note) {
        return Json.object()
                .instant("at", note.at())
                .word("sort", note.sort())
                .text("child", note.child().map(child -> child.value()))
                .text("subject", note.subject())
                .number("seconds", note.seconds())
                .end();
    }

    public static AccountReport read(Json json) throws ProtocolException {
        var fields = Fields.of("account", json);
        var account = new DayAccount(
                fields.child("child"),
                fields.day("day"),
                fields.maybeSeconds("budgetSeconds"),
                fields.seconds("grantSeconds"),
                fields.seconds("countedSeconds"),
                fields.text("policyVersion"),
                fields.list("intervals", AccountJson::readInterval));
        return new AccountReport(account, fields.list("notes", AccountJson::readNote));
    }

    private static Interval readInterval(Json json) throws ProtocolException {
        var fields = Fields.of("interval", json);
        return new Interval(
                fields.instant("from"),
                fields.instant("to"),
                Duration.ofMillis(fields.number("millis")),
                fields.word("kind", Kind.class),
                fields.maybeText("title"),
                fields.word("why", Reason.class),
                fields.flag("recovered"));
    }

    private static DayNote readNote(Json json) throws ProtocolException {
        var fields = Fields.of("note", json);
        return new DayNote(
                fields.instant("at"),
                fields.word("sort", DayNote.Sort.class),
                fields.maybeChild("child"),
                fields.text("subject"),
                fields.number("seconds"));
    }
}
