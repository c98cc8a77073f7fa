package org.porchlight.store;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.porchlight.core.account.Interval;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.ParentFact;
import org.porchlight.core.event.Question;
import org.porchlight.core.event.Restored;

/// What a body says of its fact, key by key.
final class BodyWriter {
    private BodyWriter() {}

    static void write(JsonGenerator json, Fact fact) throws IOException {
        var child = fact.about();
        if (child.isPresent()) {
            json.writeStringField("child", child.get().value());
        }
        switch (fact) {
            case Fact.GuardStarted(var soft) -> json.writeBooleanField("soft", soft);
            case Fact.PolicyStored(var version) -> json.writeStringField("version", version);
            case Fact.DayOpened(
                    var _,
                    var day,
                    var zone,
                    var tzdb,
                    var budget,
                    var carry,
                    var debt,
                    var trust,
                    var carryOver,
                    var passed) -> {
                json.writeStringField("day", day.toString());
                json.writeStringField("zone", zone);
                json.writeStringField("tzdb", tzdb);
                write(json, "budgetMs", budget);
                json.writeNumberField("carryMs", carry.toMillis());
                json.writeNumberField("debtMs", debt.toMillis());
                json.writeStringField("trust", trust.name());
                write(json, "carryOverMs", carryOver);
                if (!passed.isEmpty()) {
                    json.writeArrayFieldStart("passed");
                    for (var terms : passed) {
                        json.writeStartObject();
                        write(json, "budgetMs", terms.budget());
                        json.writeNumberField("carryOverMs", terms.carryOver().toMillis());
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                }
            }
            case Fact.DayAdjusted(var _, var day, var budget, var carry, var debt, var trust, var carryOver) -> {
                json.writeStringField("day", day.toString());
                write(json, "budgetMs", budget);
                json.writeNumberField("carryMs", carry.toMillis());
                json.writeNumberField("debtMs", debt.toMillis());
                json.writeStringField("trust", trust.name());
                write(json, "carryOverMs", carryOver);
            }
            case Fact.DayVoided(var _, var day) -> json.writeStringField("day", day.toString());
            case Fact.DayClosed(var _, var day, var totals, var kept) -> {
                json.writeStringField("day", day.toString());
                DayJson.write(json, totals);
                if (kept.isPresent()) {
                    json.writeObjectFieldStart("kept");
                    DayJson.write(json, kept.get());
                    json.writeEndObject();
                }
            }
            case Fact.ClockChanged(var event, var by, var confidence) -> {
                json.writeStringField("event", event.name());
                json.writeNumberField("byMs", by.toMillis());
                json.writeStringField("confidence", confidence.name());
            }
            case Fact.Redated(var zone, var shifts) -> {
                json.writeStringField("zone", zone);
                json.writeArrayFieldStart("shifts");
                for (var shift : shifts) {
                    json.writeStartObject();
                    json.writeStringField("boot", shift.boot().value());
                    json.writeNumberField("fromMs", shift.from().toMillis());
                    json.writeNumberField("toMs", shift.to().toMillis());
                    json.writeNumberField("byMs", shift.by().toMillis());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            case Fact.Owed(var _, var day, var amount) -> amount(json, day, amount);
            case Fact.FinishLineTaken(var _, var day, var amount) -> amount(json, day, amount);
            case Fact.Corrected(var _, var day, var amount, var words) -> {
                amount(json, day, amount);
                json.writeStringField("words", words);
            }
            case Question.Requested(var _, var at, var amount, var words) -> {
                json.writeNumberField("atMs", at.toEpochMilli());
                write(json, "amountMs", amount);
                json.writeStringField("words", words);
            }
            case Question.Answered(var _, var requestedAt, var granted, var words, var at) -> {
                json.writeNumberField("requestedAtMs", requestedAt.toEpochMilli());
                write(json, "amountMs", granted);
                json.writeStringField("words", words);
                if (at.isPresent()) {
                    json.writeNumberField("atMs", at.get().toEpochMilli());
                }
            }
            case Question.Disputed(var _, var day, var at, var row, var text) -> {
                json.writeStringField("day", day.toString());
                json.writeNumberField("atMs", at.toEpochMilli());
                json.writeNumberField("fromMs", row.from().toEpochMilli());
                json.writeNumberField("toMs", row.to().toEpochMilli());
                json.writeNumberField("lengthMs", row.length().toMillis());
                json.writeStringField("kind", row.kind().name());
                json.writeStringField("text", text);
            }
            case Question.Settled(var _, var day, var disputedAt, var amount, var words, var at) -> {
                json.writeNumberField("disputedAtMs", disputedAt.toEpochMilli());
                amount(json, day, amount);
                json.writeStringField("words", words);
                json.writeNumberField("atMs", at.toEpochMilli());
            }
            case Fact.IntervalClosed(var _, var day, var interval) -> {
                json.writeStringField("day", day.toString());
                write(json, interval);
            }
            case Fact.DayPacked(var _, var day, var device, var upto, var part, var intervals) -> {
                json.writeStringField("day", day.toString());
                json.writeStringField("device", device);
                json.writeNumberField("upto", upto);
                DayJson.some(json, "part", part);
                PackedIntervals.write(json, intervals);
            }
            case Fact.Granted(
                    var _,
                    var day,
                    var amount,
                    var openUntil,
                    var words,
                    var at,
                    var id,
                    var by,
                    var openFrom) -> {
                amount(json, day, amount);
                if (openUntil.isPresent()) {
                    json.writeNumberField("untilMs", openUntil.get().toEpochMilli());
                }
                json.writeStringField("words", words);
                if (at.isPresent()) {
                    json.writeNumberField("atMs", at.get().toEpochMilli());
                }
                json.writeStringField("id", id);
                if (by != Fact.Granted.By.PARENT) {
                    json.writeStringField("by", by.name());
                }
                if (openFrom.isPresent()) {
                    json.writeNumberField("fromMs", openFrom.get().toEpochMilli());
                }
            }
            case Fact.Paused(var _, var at, var until) -> {
                json.writeNumberField("atMs", at.toEpochMilli());
                json.writeNumberField("untilMs", until.toEpochMilli());
            }
            case Fact.Unpaused(var _, var pausedAt) -> json.writeNumberField("pausedAtMs", pausedAt.toEpochMilli());
            case Fact.Studied(var _, var at, var until) -> {
                json.writeNumberField("atMs", at.toEpochMilli());
                json.writeNumberField("untilMs", until.toEpochMilli());
            }
            case Fact.StudyEnded(var _, var studiedAt, var lasted) -> {
                json.writeNumberField("studiedAtMs", studiedAt.toEpochMilli());
                json.writeNumberField("lastedMs", lasted.toMillis());
            }
            case Fact.LimitReached(var _, var day, var reason) -> {
                json.writeStringField("day", day.toString());
                json.writeStringField("reason", reason.name());
            }
            case Fact.ProgramDenied(var _, var path, var rule) -> {
                json.writeStringField("path", path);
                json.writeStringField("rule", rule);
            }
            case Fact.SiteDenied(var _, var host, var rule) -> {
                json.writeStringField("host", host);
                json.writeStringField("rule", rule);
            }
            case Fact.Looked(var _, var at) -> json.writeStringField("at", at.name());
            case ParentFact.ParentNamed(var parent, var name, var rank, var account) -> {
                json.writeStringField("parent", parent.value());
                json.writeStringField("name", name);
                json.writeStringField("rank", rank.name());
                if (account.isPresent()) {
                    json.writeStringField("account", account.get().name());
                    json.writeStringField("id", account.get().id());
                }
            }
            case ParentFact.ParentRemoved(var parent) -> json.writeStringField("parent", parent.value());
            case Fact.CodesEnrolled(var _, var amount) -> json.writeNumberField("amountMs", amount.toMillis());
            case Fact.Weakened(var what) ->
                json.writeStringField("what", what.of().name());
            case Fact.Mended(var what) ->
                json.writeStringField("what", what.of().name());
            case ParentFact.WrongSecret(var _, var kind) -> json.writeStringField("kind", kind.name());
            case Fact.Bound(var _, var account, var id, var homeOwner) -> {
                json.writeStringField("account", account);
                json.writeStringField("id", id);
                json.writeStringField("homeOwner", homeOwner);
            }
            case Fact.Sealed(var device, var upto, var hash, var kept, var before, var deleted) -> {
                json.writeStringField("device", device);
                json.writeNumberField("upto", upto);
                json.writeStringField("hash", hash);
                json.writeStringField("kept", kept);
                json.writeStringField("before", before.toString());
                if (deleted != upto) {
                    json.writeNumberField("deleted", deleted);
                }
            }
            case Fact.Forgotten(var _, var before) -> {
                if (before.isPresent()) {
                    json.writeStringField("before", before.get().toString());
                }
            }
            case Restored restored -> RestoredJson.write(json, restored);
        }
    }

    private static void write(JsonGenerator json, Interval interval) throws IOException {
        json.writeNumberField("fromMs", interval.from().toEpochMilli());
        json.writeNumberField("toMs", interval.to().toEpochMilli());
        json.writeNumberField("lengthMs", interval.length().toMillis());
        json.writeStringField("kind", interval.kind().name());
        if (interval.title().isPresent()) {
            json.writeStringField("title", interval.title().get());
        }
        json.writeStringField("why", interval.why().name());
        json.writeBooleanField("recovered", interval.recovered());
        if (interval.group().isPresent()) {
            json.writeStringField("group", interval.group().get());
        }
        if (interval.place().isPresent()) {
            var place = interval.place().get();
            json.writeStringField("boot", place.boot().value());
            json.writeNumberField("pointFromMs", place.from().toMillis());
            json.writeNumberField("pointToMs", place.to().toMillis());
        }
    }

    private static void amount(JsonGenerator json, LocalDate day, Duration amount) throws IOException {
        json.writeStringField("day", day.toString());
        json.writeNumberField("amountMs", amount.toMillis());
    }

    /// A length that may be missing.
    static void write(JsonGenerator json, String name, Optional<Duration> length) throws IOException {
        if (length.isPresent()) {
            json.writeNumberField(name, length.get().toMillis());
        }
    }
}
