package org.porchlight.tool;

import org.porchlight.core.account.Kind;
import org.porchlight.core.account.WholeSeconds;
import org.porchlight.ipc.json.Json;
import org.porchlight.proof.DayOutcome;
import org.porchlight.proof.Outcome;

/// The answer of `replay` as JSON (TIME, "Histories from outside"). Lengths are whole seconds; the kinds of a
/// day add up.
final class OutcomeJson {
    private OutcomeJson() {}

    /// @param file the history, as it was named
    static Json write(String file, Outcome outcome) {
        return Json.object()
                .text("file", file)
                .put("children", Json.list(outcome.children(), OutcomeJson::child))
                .put("clock", Json.list(outcome.clock(), OutcomeJson::mark))
                .put("laws", Json.list(outcome.laws(), OutcomeJson::law))
                .end();
    }

    private static Json child(Outcome.Child child) {
        return Json.object()
                .text("id", child.id().value())
                .put("days", Json.list(child.days(), OutcomeJson::day))
                .put("verdicts", Json.list(child.verdicts(), OutcomeJson::verdict))
                .end();
    }

    private static Json day(DayOutcome day) {
        var whole = WholeSeconds.of(day.kinds());
        var json = Json.object()
                .day("day", day.day())
                .flag("provisional", day.provisional())
                .seconds("budgetSeconds", day.heldBudget())
                .seconds("carrySeconds", day.heldCarry())
                .seconds("grantSeconds", day.granted())
                .seconds("debtSeconds", day.debt())
                .number("countedSeconds", whole.of(Kind.COUNTED))
                .number("exemptSeconds", whole.of(Kind.EXEMPT))
                .number("idleSeconds", whole.of(Kind.IDLE))
                .number("lockedSeconds", whole.of(Kind.LOCKED))
                .number("asleepSeconds", whole.of(Kind.ASLEEP))
                .number("awaySeconds", whole.of(Kind.AWAY))
                .number("frozenSeconds", whole.of(Kind.FROZEN))
                .number("guardDownSeconds", whole.of(Kind.GUARD_DOWN))
                .number("unenforcedSeconds", whole.of(Kind.UNENFORCED))
                .seconds("trueSeconds", day.truth())
                .seconds("freeSeconds", day.free())
                .seconds("lostSeconds", day.lost());
        return (day.corrected().isZero() ? json : json.seconds("correctedSeconds", day.corrected())).end();
    }

    private static Json verdict(Outcome.VerdictChange change) {
        return Json.object()
                .seconds("at", change.at())
                .word("state", change.state())
                .word("reason", change.reason())
                .instant("until", change.until())
                .instant("next", change.next())
                .end();
    }

    private static Json mark(Outcome.ClockMark mark) {
        return Json.object()
                .seconds("at", mark.at())
                .instant("trusted", mark.trusted())
                .text("confidence", mark.confidence())
                .text("event", mark.event())
                .end();
    }

    private static Json law(Outcome.Law law) {
        return Json.object()
                .text("id", law.id())
                .flag("ok", law.ok())
                .text("detail", law.detail())
                .end();
    }
}
