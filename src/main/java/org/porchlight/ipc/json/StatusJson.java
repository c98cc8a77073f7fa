package org.porchlight.ipc.json;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Card;
import org.porchlight.core.engine.Held;
import org.porchlight.core.engine.RefusedProgram;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.report.AgentTray;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.DayAhead;
import org.porchlight.core.report.Keys;
import org.porchlight.core.report.Offer;
import org.porchlight.core.report.RestAhead;
import org.porchlight.core.report.SelfSet;
import org.porchlight.core.report.Span;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.TrayPlace;
import org.porchlight.core.report.Trouble;
import org.porchlight.core.time.Confidence;

/// The JSON of `status`. Fields of the contract come first, in its order; fields are only ever added, and one that a
/// guard of before does not tell of reads as none.
public final class StatusJson {
    private StatusJson() {}

    public static Json write(StatusReport report) {
        return Json.object()
                .instant("time", report.time())
                .put(
                        "clock",
                        Json.object()
                                .word("confidence", report.confidence())
                                .flag("synced", report.synced())
                                .end())
                .put("children", Json.list(report.children(), StatusJson::child))
                .flag("soft", report.soft())
                .text("zone", report.zone())
                .put("troubles", Json.list(report.troubles(), StatusJson::trouble))
                .put(
                        "trays",
                        report.trays()
                                .map(all -> Json.list(all, StatusJson::tray))
                                .orElseGet(Json.Null::new))
                .end();
    }

    private static Json tray(AgentTray tray) {
        return Json.object()
                .text("whose", tray.whose())
                .word("place", tray.place())
                .end();
    }

    private static Json trouble(Trouble trouble) {
        return Json.object()
                .text("id", trouble.id())
                .text("what", trouble.what())
                .end();
    }

    private static Json child(ChildStatus child) {
        return Json.object()
                .text("id", child.id().value())
                .text("name", child.name())
                .word("state", child.state())
                .word("reason", child.reason())
                .text("rule", child.rule())
                .number("spentSeconds", child.spentSeconds())
                .number("remainingSeconds", child.remainingSeconds())
                .instant("until", child.until())
                .instant("next", child.next())
                .number("frozen", child.frozen())
                .word("held", child.held())
                .number("age", child.age())
                .number("budgetSeconds", child.budgetSeconds())
                .number("grantedSeconds", child.grantedSeconds())
                .number("wholeSeconds", child.wholeSeconds())
                .flag("counting", child.counting())
                .text("title", child.title())
                .instant("windowUntil", child.windowUntil())
                .put("windows", Json.list(child.windows(), StatusJson::span))
                .instant("nextOpening", child.nextOpening())
                .put("tomorrow", ahead(child.tomorrow()))
                .number("warningSeconds", child.warning())
                .flag("lock", child.lock())
                .text("end", child.end().map(Enum::name))
                .instant("studyUntil", child.studyUntil())
                .put("request", child.request().map(QuestionJson::write).orElseGet(Json.Null::new))
                .put("disputes", Json.list(child.disputes(), QuestionJson::write))
                .put("offer", offer(child.offer()))
                .put("rest", child.rest().map(StatusJson::rest).orElseGet(Json.Null::new))
                .put("self", self(child.self()))
                .put("refused", child.refused().map(StatusJson::refused).orElseGet(Json.Null::new))
                .text("pausedBy", child.pausedBy())
                .end();
    }

    private static Json refused(RefusedProgram refused) {
        return Json.object()
                .instant("at", refused.at())
                .text("program", refused.path())
                .end();
    }

    private static Json self(SelfSet self) {
        return Json.object()
                .seconds("limitSeconds", self.limit().map(OwnLimit::length))
                .text("until", self.limit().flatMap(OwnLimit::until).map(LocalDate::toString))
                .seconds("belowSeconds", self.below())
                .end();
    }

    private static Json rest(RestAhead rest) {
        return Json.object()
                .seconds("afterSeconds", rest.after())
                .seconds("pauseSeconds", rest.pause())
                .seconds("usedSeconds", rest.used())
                .seconds("restedSeconds", rest.rested())
                .end();
    }

    private static Json offer(Offer offer) {
        return Json.object()
                .word("card", offer.card())
                .put("programs", Json.list(offer.programs(), Json.Text::new))
                .number(
                        "finishSeconds",
                        offer.finish().stream().mapToLong(Duration::toSeconds).findFirst())
                .flag("code", offer.keys().code())
                .flag("pin", offer.keys().pin())
                .end();
    }

    private static Json ahead(DayAhead ahead) {
        return Json.object()
                .day("day", ahead.day())
                .flag("off", ahead.off())
                .number("budgetSeconds", ahead.budgetSeconds())
                .put("windows", Json.list(ahead.windows(), StatusJson::span))
                .end();
    }

    private static Json span(Span span) {
        return Json.object()
                .instant("from", span.from())
                .instant("to", span.to())
                .end();
    }

    public static StatusReport read(Json json) throws ProtocolException {
        var fields = Fields.of("status", json);
        var clock = fields.object("clock");
        return new StatusReport(
                fields.instant("time"),
                clock.word("confidence", Confidence.class),
                clock.flag("synced"),
                fields.flag("soft"),
                fields.text("zone"),
                fields.list("children", StatusJson::readChild),
                fields.list("troubles", StatusJson::readTrouble),
                fields.member("trays") instanceof Json.Null
                        ? Optional.empty()
                        : Optional.of(fields.list("trays", StatusJson::readTray)));
    }

    private static AgentTray readTray(Json json) throws ProtocolException {
        var fields = Fields.of("tray", json);
        return new AgentTray(fields.text("whose"), fields.word("place", TrayPlace.class));
    }

    private static Trouble readTrouble(Json json) throws ProtocolException {
        var fields = Fields.of("trouble", json);
        var id = fields.text("id");
        var sort = Arrays.stream(Trouble.Sort.values())
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProtocolException("a trouble is unknown: " + id));
        return new Trouble(sort, fields.text("what"));
    }

    private static ChildStatus readChild(Json json) throws ProtocolException {
        var fields = Fields.of("child", json);
        var age = fields.maybeNumber("age");
        return new ChildStatus(
                fields.child("id"),
                fields.text("name"),
                age.isPresent() ? OptionalInt.of(fields.count("age")) : OptionalInt.empty(),
                fields.word("state", ChildStatus.Presented.class),
                fields.word("reason", Reason.class),
                fields.text("rule"),
                fields.number("spentSeconds"),
                fields.maybeNumber("remainingSeconds"),
                fields.maybeNumber("budgetSeconds"),
                fields.number("grantedSeconds"),
                fields.maybeNumber("wholeSeconds"),
                fields.maybeInstant("until"),
                fields.maybeInstant("next"),
                fields.count("frozen"),
                fields.word("held", Held.Strength.class),
                fields.flag("counting"),
                fields.maybeText("title"),
                fields.maybeInstant("windowUntil"),
                fields.list("windows", StatusJson::readSpan),
                fields.maybeInstant("nextOpening"),
                readAhead(fields.object("tomorrow")),
                fields.maybeNumber("warningSeconds"),
                fields.flag("lock"),
                readEnd(fields),
                fields.maybeInstant("studyUntil"),
                readRequest(fields),
                fields.list("disputes", QuestionJson::readDispute),
                readOffer(fields.object("offer")),
                readRest(fields),
                readSelf(fields),
                readRefused(fields),
                fields.maybeText("pausedBy"));
    }

    private static Optional<RefusedProgram> readRefused(Fields fields) throws ProtocolException {
        if (fields.member("refused") instanceof Json.Null) {
            return Optional.empty();
        }
        var refused = fields.object("refused");
        return Optional.of(new RefusedProgram(refused.instant("at"), refused.text("program")));
    }

    private static String readPath(Json json) throws ProtocolException {
        if (json instanceof Json.Text(var path)) {
            return path;
        }
        throw new ProtocolException("a program that is no text");
    }

    private static Offer readOffer(Fields fields) throws ProtocolException {
        var finish = fields.maybeNumber("finishSeconds");
        return new Offer(
                fields.word("card", Card.Form.class),
                fields.list("programs", StatusJson::readPath),
                finish.isPresent() ? Optional.of(Duration.ofSeconds(finish.getAsLong())) : Optional.empty(),
                new Keys(
                        fields.maybeFlag("code").orElse(false),
                        fields.maybeFlag("pin").orElse(false)));
    }

    private static Optional<RestAhead> readRest(Fields fields) throws ProtocolException {
        if (fields.member("rest") instanceof Json.Null) {
            return Optional.empty();
        }
        var rest = fields.object("rest");
        return Optional.of(new RestAhead(
                rest.seconds("afterSeconds"),
                rest.seconds("pauseSeconds"),
                rest.seconds("usedSeconds"),
                rest.seconds("restedSeconds")));
    }

    private static SelfSet readSelf(Fields fields) throws ProtocolException {
        if (fields.member("self") instanceof Json.Null) {
            return SelfSet.NONE;
        }
        var self = fields.object("self");
        var until = self.maybeDay("until");
        return new SelfSet(
                self.maybeSeconds("limitSeconds").map(length -> new OwnLimit(length, until)),
                self.maybeSeconds("belowSeconds"));
    }

    private static Optional<Asking> readRequest(Fields fields) throws ProtocolException {
        return fields.member("request") instanceof Json.Null
                ? Optional.empty()
                : Optional.of(QuestionJson.readAsking(fields.member("request")));
    }

    private static Optional<Card.End> readEnd(Fields fields) throws ProtocolException {
        return fields.maybeText("end").isPresent() ? Optional.of(fields.word("end", Card.End.class)) : Optional.empty();
    }

    private static DayAhead readAhead(Fields fields) throws ProtocolException {
        return new DayAhead(
                fields.day("day"),
                fields.flag("off"),
                fields.maybeNumber("budgetSeconds"),
                fields.list("windows", StatusJson::readSpan));
    }

    private static Span readSpan(Json json) throws ProtocolException {
        var fields = Fields.of("span", json);
        return new Span(fields.instant("from"), fields.instant("to"));
    }
}
