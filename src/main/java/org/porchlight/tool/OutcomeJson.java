package org.porchlight.tool;

import org.porchlight.core.account.Kind;
import org.porchlight.ipc.json.Json;
import org.porchlight.proof.DayOutcome;
import org.porchlight.proof.Outcome;

/// The answer of `replay` as JSON (TIME, "Histories from outside"). Lengths are whole seconds.
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
        return Json.object()
                .day("day", day.day())
                .flag("provisional", day.provisional())
                .seconds("budgetSeconds", day.budget())
                .seconds("carrySeconds", day.carry())
                .seconds("grantSeconds", day.granted())
                .seconds("debtSeconds", day.debt())
                .seconds("countedSeconds", day.of(Kind.COUNTED))
                .seconds("exemptSeconds", day.of(Kind.EXEMPT))
                .seconds("idleSeconds", day.of(Kind.IDLE))
                .seconds("lockedSeconds", day.of(Kind.LOCKED))
                .seconds("asleepSeconds", day.of(Kind.ASLEEP))
                .seconds("awaySeconds", day.of(Kind.AWAY))
                .seconds("frozenSeconds", day.of(Kind.FROZEN))
                .seconds("guardDownSeconds", day.of(Kind.GUARD_DOWN))
                .seconds("unenforcedSeconds", day.of(Kind.UNENFORCED))
                .seconds("trueSeconds", day.truth())
                .seconds("freeSeconds", day.free())
                .seconds("lostSeconds", day.lost())
                .end();
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
