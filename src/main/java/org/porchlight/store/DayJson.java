package org.porchlight.store;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.porchlight.core.account.DayKept;
import org.porchlight.core.account.DayTotals;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.port.StoreException;

/// What a body says of a day as a whole: its sums, and what stays of it once its detail is deleted.
final class DayJson {
    /// Bytes of a hash.
    private static final int HASH = 32;

    private DayJson() {}

    static void write(JsonGenerator json, DayTotals totals) throws IOException {
        kinds(json, totals.kinds());
        named(json, "titlesMs", totals.titles());
        named(json, "categoriesMs", totals.categories());
    }

    static void kinds(JsonGenerator json, Map<Kind, Duration> kinds) throws IOException {
        json.writeObjectFieldStart("kindsMs");
        for (var kind : Kind.values()) {
            BodyWriter.write(json, kind.name(), Optional.ofNullable(kinds.get(kind)));
        }
        json.writeEndObject();
    }

    static void named(JsonGenerator json, String name, Map<String, Duration> lengths) throws IOException {
        if (lengths.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart(name);
        for (var entry : new TreeMap<>(lengths).entrySet()) {
            json.writeNumberField(entry.getKey(), entry.getValue().toMillis());
        }
        json.writeEndObject();
    }

    static void write(JsonGenerator json, DayKept kept) throws IOException {
        json.writeStringField("zone", kept.zone());
        if (!kept.policy().isEmpty()) {
            json.writeStringField("policy", kept.policy());
        }
        BodyWriter.write(json, "budgetMs", kept.budget());
        some(json, "carryMs", kept.carry().toMillis());
        some(json, "debtMs", kept.debt().toMillis());
        if (kept.trust() != Trust.FULL) {
            json.writeStringField("trust", kept.trust().name());
        }
        some(json, "grantedMs", kept.granted().toMillis());
        some(json, "correctedMs", kept.corrected().toMillis());
        some(json, "finishMs", kept.finish().toMillis());
        some(json, "owedMs", kept.owed().toMillis());
        some(json, "limitHits", kept.limitHits());
        some(json, "requests", kept.requests());
        some(json, "approved", kept.approved());
        some(json, "programsDenied", kept.programsDenied());
        some(json, "sitesDenied", kept.sitesDenied());
        some(json, "rests", kept.rests());
        some(json, "restedMs", kept.rested().toMillis());
        some(json, "unrestedMs", kept.unrested().toMillis());
        if (kept.closing().isPresent()) {
            json.writeStringField("closing", Bytes.ofHex(kept.closing().get()).base64());
        }
    }

    /// What stays of a day stays for years: a number that is none is left out.
    static void some(JsonGenerator json, String name, long number) throws IOException {
        if (number != 0) {
            json.writeNumberField(name, number);
        }
    }

    static DayTotals totals(BodyFields fields) throws StoreException {
        return new DayTotals(kinds(fields.object("kindsMs")), named(fields, "titlesMs"), named(fields, "categoriesMs"));
    }

    static Map<String, Duration> named(BodyFields fields, String key) throws StoreException {
        var found = new HashMap<String, Duration>();
        if (fields.has(key)) {
            var lengths = fields.object(key);
            for (var name : lengths.values().keySet()) {
                found.put(name, lengths.length(name));
            }
        }
        return found;
    }

    static DayKept kept(BodyFields fields) throws StoreException {
        return new DayKept(
                fields.text("zone"),
                fields.maybe("policy").orElse(""),
                fields.maybeLength("budgetMs"),
                some(fields, "carryMs"),
                some(fields, "debtMs"),
                fields.has("trust") ? fields.tag("trust", Trust.class) : Trust.FULL,
                some(fields, "grantedMs"),
                some(fields, "correctedMs"),
                some(fields, "finishMs"),
                some(fields, "owedMs"),
                times(fields, "limitHits"),
                times(fields, "requests"),
                times(fields, "approved"),
                times(fields, "programsDenied"),
                times(fields, "sitesDenied"),
                times(fields, "rests"),
                some(fields, "restedMs"),
                some(fields, "unrestedMs"),
                fields.maybe("closing").map(DayJson::hash));
    }

    /// Form 3 wrote hexadecimal digits.
    private static String hash(String text) {
        return text.length() == 2 * HASH ? text : Bytes.ofBase64(text).hex();
    }

    private static Duration some(BodyFields fields, String key) throws StoreException {
        return fields.maybeLength(key).orElse(Duration.ZERO);
    }

    static int times(BodyFields fields, String key) throws StoreException {
        return fields.has(key) ? (int) fields.number(key) : 0;
    }

    static Map<Kind, Duration> kinds(BodyFields fields) throws StoreException {
        var kinds = new EnumMap<Kind, Duration>(Kind.class);
        for (var kind : Kind.values()) {
            var length = fields.maybeLength(kind.name());
            if (length.isPresent()) {
                kinds.put(kind, length.get());
            }
        }
        return kinds;
    }
}
