package org.porchlight.ipc.json;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.account.WholeSeconds;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.event.Fact;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.EarlierBudget;
import org.porchlight.core.report.Look;
import org.porchlight.core.report.Visibility;

/// The JSON of `account`.
///
/// Fields of the contract come first, in its order. `millis` of an interval is exact; its `seconds` are
/// [WholeSeconds], as are those of the kinds. `row` is the number by which it is disputed; null for one that is
/// too short to be shown, and where its reader is not told every row.
public final class AccountJson {
    private AccountJson() {}

    public static Json write(AccountReport report) {
        var account = report.account();
        var kinds = report.kinds();
        var whole = WholeSeconds.of(kinds);
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
                .put("intervals", new Json.Arr(intervals(report, whole)))
                .put("notes", Json.list(report.notes(), AccountJson::note))
                .seconds("finishSeconds", account.finish())
                .seconds("correctedSeconds", account.corrected())
                .word("trust", account.trust());
        for (var kind : Kind.values()) {
            if (kind != Kind.COUNTED) {
                json.number(field(kind), whole.of(kind));
            }
        }
        return json.word("visibility", report.told())
                .put("kindMillis", kinds(kinds))
                .put("looks", Json.list(report.looks(), AccountJson::look))
                .put("disputes", Json.list(report.disputes(), QuestionJson::write))
                .seconds("ownLimitSeconds", report.ownLimit())
                .put("earlierBudgets", Json.list(report.earlier(), AccountJson::earlier))
                .end();
    }

    private static Json earlier(EarlierBudget budget) {
        return Json.object()
                .instant("until", budget.until())
                .flag("known", budget.known())
                .seconds("seconds", budget.budget())
                .end();
    }

    private static EarlierBudget readEarlier(Json json) throws ProtocolException {
        var fields = Fields.of("earlier budget", json);
        return new EarlierBudget(fields.instant("until"), fields.flag("known"), fields.maybeSeconds("seconds"));
    }

    private static Json look(Look look) {
        return Json.object()
                .instant("at", look.at())
                .text("by", look.by())
                .word("what", look.what())
                .end();
    }

    private static Look readLook(Json json) throws ProtocolException {
        var fields = Fields.of("look", json);
        return new Look(fields.instant("at"), fields.text("by"), fields.word("what", Fact.Looked.At.class));
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

    private static List<Json> intervals(AccountReport report, WholeSeconds whole) {
        var intervals = report.account().intervals();
        var seconds = whole.of(intervals);
        boolean numbered = report.told() == Visibility.DETAIL;
        var form = new ArrayList<Json>(intervals.size());
        int row = 0;
        for (int i = 0; i < intervals.size(); i++) {
            boolean isRow = numbered && intervals.get(i).isShown();
            row += isRow ? 1 : 0;
            form.add(interval(intervals.get(i), seconds.get(i), isRow ? OptionalLong.of(row) : OptionalLong.empty()));
        }
        return form;
    }

    private static Json interval(Interval interval, long seconds, OptionalLong row) {
        return Json.object()
                .instant("from", interval.from())
                .instant("to", interval.to())
                .number("seconds", seconds)
                .word("kind", interval.kind())
                .text("title", interval.title())
                .word("why", interval.why())
                .number("millis", interval.length().toMillis())
                .flag("recovered", interval.recovered())
                .number("row", row)
                .end();
    }

    static Json note(DayNote note) {
        return Json.object()
                .instant("at", note.at())
                .word("sort", note.sort())
                .text("child", note.child().map(child -> child.value()))
                .text("subject", note.subject())
                .number("seconds", note.seconds())
                .text("by", Optional.of(note.by()).filter(by -> !by.isEmpty()))
                .text("right", note.right().map(Enum::name))
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
        return new AccountReport(
                account,
                fields.word("visibility", Visibility.class),
                readKinds(fields),
                fields.maybeSeconds("ownLimitSeconds"),
                fields.maybeList("earlierBudgets", AccountJson::readEarlier),
                readNotes(fields, "notes"),
                fields.list("looks", AccountJson::readLook),
                fields.list("disputes", QuestionJson::readDispute));
    }

    /// How long each kind lasted, exactly; what was not is left out.
    static Json kinds(Map<Kind, Duration> kinds) {
        var members = new LinkedHashMap<String, Json>();
        for (var kind : Kind.values()) {
            if (kinds.containsKey(kind)) {
                members.put(kind.name(), new Json.Int(kinds.get(kind).toMillis()));
            }
        }
        return new Json.Obj(members);
    }

    static Map<Kind, Duration> readKinds(Fields fields) throws ProtocolException {
        var kinds = new EnumMap<Kind, Duration>(Kind.class);
        var millis = fields.object("kindMillis");
        for (var kind : Kind.values()) {
            if (millis.names().contains(kind.name())) {
                kinds.put(kind, Duration.ofMillis(millis.number(kind.name())));
            }
        }
        return kinds;
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

    static List<DayNote> readNotes(Fields fields, String name) throws ProtocolException {
        return fields.known(name, "sort", DayNote.Sort.class, AccountJson::readNote);
    }

    private static DayNote readNote(Json json) throws ProtocolException {
        var fields = Fields.of("note", json);
        return new DayNote(
                fields.instant("at"),
                fields.word("sort", DayNote.Sort.class),
                fields.maybeChild("child"),
                fields.text("subject"),
                fields.number("seconds"),
                fields.maybeText("by").orElse(""),
                fields.maybeWord("right", Fact.Granted.By.class));
    }
}
