package org.porchlight.ipc.json;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.account.WholeSeconds;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.DayNote;

/// The JSON of `account`.
///
/// Fields of the contract come first, in its order. `millis` of an interval is exact; its `seconds` are
/// [WholeSeconds], as are those of the kinds.
public final class AccountJson {
    private AccountJson() {}

    public static Json write(AccountReport report) {
        var account = report.account();
        var whole = WholeSeconds.of(account.kinds());
        var json = Json.object()
                .text("child", account.child().value())
                .day("day", account.day())
                .seconds("budgetSeconds", account.heldBudget())
                .seconds("carrySeconds", account.heldCarry())
                .seconds("grantSeconds", account.granted())
                .seconds("debtSeconds", account.debt())
                .seconds("countedSeconds", account.counted())
                .flag("provisional", account.trust() != Trust.FULL)
                .text("policyVersion", account.policyVersion())
                .text("receipt", account.receipt())
                .put("intervals", new Json.Arr(intervals(account.intervals(), whole)))
                .put("notes", Json.list(report.notes(), AccountJson::note))
                .seconds("finishSeconds", account.finish())
                .seconds("correctedSeconds", account.corrected())
                .word("trust", account.trust());
        for (var kind : Kind.values()) {
            if (kind != Kind.COUNTED) {
                json.number(field(kind), whole.of(kind));
            }
        }
        return json.end();
    }

    private static String field(Kind kind) {
        return switch (kind) {
            case ASLEEP -> "asleepSeconds";
            case GUARD_DOWN -> "guardDownSeconds";
            case FROZEN -> "frozenSeconds";
            case AWAY -> "awaySeconds";
            case LOCKED -> "lockedSeconds";
            case IDLE -> "idleSeconds";
            case EXEMPT -> "exemptSeconds";
            case UNENFORCED -> "unenforcedSeconds";
            case COUNTED -> "countedSeconds";
        };
    }

    private static List<Json> intervals(List<Interval> intervals, WholeSeconds whole) {
        var seconds = whole.of(intervals);
        var form = new ArrayList<Json>(intervals.size());
        for (int i = 0; i < intervals.size(); i++) {
            form.add(interval(intervals.get(i), seconds.get(i)));
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

    static Json note(DayNote note) {
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
                fields.seconds("carrySeconds"),
                fields.seconds("grantSeconds"),
                fields.seconds("debtSeconds"),
                fields.seconds("finishSeconds"),
                fields.seconds("correctedSeconds"),
                fields.seconds("countedSeconds"),
                fields.word("trust", Trust.class),
                fields.text("policyVersion"),
                fields.maybeText("receipt"),
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

    static DayNote readNote(Json json) throws ProtocolException {
        var fields = Fields.of("note", json);
        return new DayNote(
                fields.instant("at"),
                fields.word("sort", DayNote.Sort.class),
                fields.maybeChild("child"),
                fields.text("subject"),
                fields.number("seconds"));
    }
}
