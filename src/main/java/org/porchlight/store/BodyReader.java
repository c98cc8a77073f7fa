package org.porchlight.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.account.Ruled;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Standing.Terms;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.ParentFact;
import org.porchlight.core.event.Question;
import org.porchlight.core.event.Rank;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.event.Weakness;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockEvent;
import org.porchlight.core.time.Confidence;
import org.porchlight.core.time.Shift;
import org.porchlight.port.StoreException;

/// Makes a fact of the keys of a body.
final class BodyReader {
    private BodyReader() {}

    static Fact fact(BodyFields fields) throws StoreException {
        var type = fields.text("type");
        return switch (type) {
            case "guard-started" -> new Fact.GuardStarted(fields.flag("soft"));
            case "policy-stored" -> new Fact.PolicyStored(fields.text("version"));
            case "day-opened" ->
                new Fact.DayOpened(
                        fields.child(),
                        fields.day(),
                        fields.text("zone"),
                        fields.text("tzdb"),
                        fields.maybeLength("budgetMs"),
                        fields.maybeLength("carryMs").orElse(Duration.ZERO),
                        fields.maybeLength("debtMs").orElse(Duration.ZERO),
                        fields.has("trust") ? fields.tag("trust", Trust.class) : Trust.FULL,
                        fields.maybeLength("carryOverMs"),
                        fields.has("passed") ? passed(fields.list("passed")) : List.of());
            case "day-adjusted" ->
                new Fact.DayAdjusted(
                        fields.child(),
                        fields.day(),
                        fields.maybeLength("budgetMs"),
                        fields.length("carryMs"),
                        fields.length("debtMs"),
                        fields.tag("trust", Trust.class),
                        fields.maybeLength("carryOverMs"));
            case "day-voided" -> new Fact.DayVoided(fields.child(), fields.day());
            case "day-closed" ->
                new Fact.DayClosed(
                        fields.child(),
                        fields.day(),
                        DayJson.totals(fields),
                        fields.has("kept") ? Optional.of(DayJson.kept(fields.object("kept"))) : Optional.empty());
            case "clock-changed" ->
                new Fact.ClockChanged(
                        fields.tag("event", ClockEvent.Kind.class),
                        fields.length("byMs"),
                        fields.tag("confidence", Confidence.class));
            case "redated" -> new Fact.Redated(fields.text("zone"), shifts(fields.list("shifts")));
            case "owed" -> new Fact.Owed(fields.child(), fields.day(), fields.length("amountMs"));
            case "finish-line-taken" ->
                new Fact.FinishLineTaken(fields.child(), fields.day(), fields.length("amountMs"));
            case "corrected" ->
                new Fact.Corrected(fields.child(), fields.day(), fields.length("amountMs"), fields.text("words"));
            case "requested" ->
                new Question.Requested(
                        fields.child(), fields.instant("atMs"), fields.maybeLength("amountMs"), fields.text("words"));
            case "answered" ->
                new Question.Answered(
                        fields.child(),
                        fields.instant("requestedAtMs"),
                        fields.maybeLength("amountMs"),
                        fields.text("words"),
                        fields.has("atMs") ? Optional.of(fields.instant("atMs")) : Optional.empty());
            case "disputed" ->
                new Question.Disputed(
                        fields.child(), fields.day(), fields.instant("atMs"), row(fields), fields.text("text"));
            case "settled" ->
                new Question.Settled(
                        fields.child(),
                        fields.day(),
                        fields.instant("disputedAtMs"),
                        fields.length("amountMs"),
                        fields.text("words"),
                        fields.instant("atMs"));
            case "interval-closed" -> new Fact.IntervalClosed(fields.child(), fields.day(), interval(fields));
            case "day-packed" ->
                new Fact.DayPacked(
                        fields.child(),
                        fields.day(),
                        fields.text("device"),
                        fields.number("upto"),
                        DayJson.times(fields, "part"),
                        PackedIntervals.read(fields));
            case "granted" ->
                new Fact.Granted(
                        fields.child(),
                        fields.day(),
                        fields.length("amountMs"),
                        fields.has("untilMs") ? Optional.of(fields.instant("untilMs")) : Optional.empty(),
                        fields.text("words"),
                        fields.has("atMs") ? Optional.of(fields.instant("atMs")) : Optional.empty(),
                        fields.has("id") ? fields.text("id") : "",
                        fields.has("by") ? fields.tag("by", Fact.Granted.By.class) : Fact.Granted.By.PARENT,
                        fields.has("fromMs") ? Optional.of(fields.instant("fromMs")) : Optional.empty());
            case "paused" -> new Fact.Paused(fields.child(), fields.instant("atMs"), fields.instant("untilMs"));
            case "unpaused" -> new Fact.Unpaused(fields.child(), fields.instant("pausedAtMs"));
            case "studied" -> new Fact.Studied(fields.child(), fields.instant("atMs"), fields.instant("untilMs"));
            case "study-ended" ->
                new Fact.StudyEnded(fields.child(), fields.instant("studiedAtMs"), fields.length("lastedMs"));
            case "limit-reached" ->
                new Fact.LimitReached(fields.child(), fields.day(), fields.tag("reason", Reason.class));
            case "program-denied" -> new Fact.ProgramDenied(fields.child(), fields.text("path"), fields.text("rule"));
            case "site-denied" -> new Fact.SiteDenied(fields.child(), fields.text("host"), fields.text("rule"));
            case "looked" -> new Fact.Looked(fields.child(), fields.tag("at", Fact.Looked.At.class));
            case "parent-named" ->
                new ParentFact.ParentNamed(
                        fields.parent(), fields.text("name"), fields.tag("rank", Rank.class), account(fields));
            case "parent-removed" -> new ParentFact.ParentRemoved(fields.parent());
            case "codes-enrolled" -> new Fact.CodesEnrolled(fields.child(), fields.length("amountMs"));
            case "wrong-secret" ->
                new ParentFact.WrongSecret(
                        fields.has("child") ? Optional.of(fields.child()) : Optional.empty(),
                        fields.tag("kind", SecretKind.class));
            case "weakened" -> new Fact.Weakened(weakness(fields));
            case "mended" -> new Fact.Mended(weakness(fields));
            case "bound" ->
                new Fact.Bound(fields.child(), fields.text("account"), fields.text("id"), fields.text("homeOwner"));
            case "sealed" ->
                new Fact.Sealed(
                        fields.text("device"),
                        fields.number("upto"),
                        fields.text("hash"),
                        fields.text("kept"),
                        fields.day("before"),
                        fields.has("deleted") ? fields.number("deleted") : fields.number("upto"));
            case "forgotten" ->
                new Fact.Forgotten(
                        fields.child(), fields.has("before") ? Optional.of(fields.day("before")) : Optional.empty());
            case "restored" -> RestoredJson.read(fields);
            default ->
                throw new StoreException(
                        StoreException.Kind.CHANGED,
                        "reading an event: this program does not know the type \"" + type + "\"");
        };
    }

    private static Optional<ParentFact.ParentNamed.Account> account(BodyFields fields) throws StoreException {
        return fields.has("account")
                ? Optional.of(new ParentFact.ParentNamed.Account(fields.text("account"), fields.text("id")))
                : Optional.empty();
    }

    private static Interval interval(BodyFields fields) throws StoreException {
        return new Interval(
                fields.instant("fromMs"),
                fields.instant("toMs"),
                fields.length("lengthMs"),
                fields.tag("kind", Kind.class),
                fields.has("title") ? Optional.of(fields.text("title")) : Optional.empty(),
                fields.tag("why", Reason.class),
                fields.flag("recovered"),
                fields.has("group") ? Optional.of(fields.text("group")) : Optional.empty(),
                fields.has("boot") ? Optional.of(place(fields)) : Optional.empty());
    }

    private static Question.Disputed.Row row(BodyFields fields) throws StoreException {
        return new Question.Disputed.Row(
                fields.instant("fromMs"),
                fields.instant("toMs"),
                fields.length("lengthMs"),
                fields.tag("kind", Kind.class));
    }

    private static Ruled place(BodyFields fields) throws StoreException {
        return new Ruled(new BootId(fields.text("boot")), fields.length("pointFromMs"), fields.length("pointToMs"));
    }

    private static List<Shift> shifts(List<BodyFields> list) throws StoreException {
        var shifts = new ArrayList<Shift>();
        for (var fields : list) {
            shifts.add(new Shift(
                    new BootId(fields.text("boot")),
                    fields.length("fromMs"),
                    fields.length("toMs"),
                    fields.length("byMs")));
        }
        return shifts;
    }

    private static List<Terms> passed(List<BodyFields> list) throws StoreException {
        var passed = new ArrayList<Terms>();
        for (var fields : list) {
            passed.add(new Terms(fields.maybeLength("budgetMs"), fields.length("carryOverMs")));
        }
        return passed;
    }

    private static Weakness weakness(BodyFields fields) throws StoreException {
        var child = fields.has("child") ? Optional.of(fields.child()) : Optional.<ChildId>empty();
        return new Weakness(fields.tag("what", Weakness.Of.class), child);
    }
}
