package org.porchlight.store;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.account.Ruled;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.time.BootId;
import org.porchlight.port.StoreException;

/// Intervals as columns of numbers, one number an interval, so that many of them are short and nothing of them is
/// lost.
///
/// `fromMs` is where the first begins. `boots` has each boot once with the calendar time of its beginning, `atMs`, and
/// `what` has what intervals have in common: kind, title, reason, group, the number of the boot. The columns are:
/// `is`,
/// which of `what`; `gapsMs`, from the end of the one before; `spansMs`, from begin to end; `shortMs`, by how much the
/// length is shorter; `ruledMs`, by how much its place on the ruler begins later than the boot says, and
/// `ruledShortMs`,
/// by how much it is shorter than the span. A column of zeros is left out.
final class PackedIntervals {
    /// The most intervals that are read.
    static final int MOST = 2_000;

    /// The most characters they take, so that a body has room for what it says beside them.
    private static final int MOST_CHARACTERS = BodyJson.MAX - 1_024;

    /// What many intervals have in common.
    private record What(
            Kind kind,
            Optional<String> title,
            Reason why,
            boolean recovered,
            Optional<String> group,
            Optional<BootId> boot) {
        static What of(Interval interval) {
            return new What(
                    interval.kind(),
                    interval.title(),
                    interval.why(),
                    interval.recovered(),
                    interval.group(),
                    interval.place().map(Ruled::boot));
        }
    }

    private final List<Interval> intervals;
    private final Map<What, Integer> whats = new LinkedHashMap<>();
    private final Map<BootId, Long> boots = new LinkedHashMap<>();

    private PackedIntervals(List<Interval> intervals) {
        this.intervals = intervals;
        for (var interval : intervals) {
            whats.putIfAbsent(What.of(interval), whats.size());
            interval.place().ifPresent(place -> boots.putIfAbsent(place.boot(), at(interval, place)));
        }
    }

    private static long at(Interval interval, Ruled place) {
        return interval.from().toEpochMilli() - place.from().toMillis();
    }

    /// Cuts intervals into as many parts as they need to fit into a body each.
    static List<List<Interval>> parts(List<Interval> intervals) {
        if (intervals.size() < 2 || (intervals.size() <= MOST && length(intervals) <= MOST_CHARACTERS)) {
            return List.of(intervals);
        }
        int half = intervals.size() / 2;
        return Stream.concat(
                        parts(intervals.subList(0, half)).stream(),
                        parts(intervals.subList(half, intervals.size())).stream())
                .toList();
    }

    private static int length(List<Interval> intervals) {
        return Telling.line(json -> write(json, intervals)).length();
    }

    static void write(JsonGenerator json, List<Interval> intervals) throws IOException {
        if (!intervals.isEmpty()) {
            new PackedIntervals(intervals).write(json);
        }
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeNumberField("fromMs", intervals.getFirst().from().toEpochMilli());
        if (!boots.isEmpty()) {
            json.writeArrayFieldStart("boots");
            for (var boot : boots.entrySet()) {
                json.writeStartObject();
                json.writeStringField("boot", boot.getKey().value());
                json.writeNumberField("atMs", boot.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeArrayFieldStart("what");
        var order = List.copyOf(boots.keySet());
        for (var what : whats.keySet()) {
            write(json, what, order);
        }
        json.writeEndArray();
        writeColumns(json);
    }

    private static void write(JsonGenerator json, What what, List<BootId> boots) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", what.kind().name());
        if (what.title().isPresent()) {
            json.writeStringField("title", what.title().get());
        }
        json.writeStringField("why", what.why().name());
        if (what.recovered()) {
            json.writeBooleanField("recovered", true);
        }
        if (what.group().isPresent()) {
            json.writeStringField("group", what.group().get());
        }
        if (what.boot().isPresent()) {
            json.writeNumberField("boot", boots.indexOf(what.boot().get()));
        }
        json.writeEndObject();
    }

    private void writeColumns(JsonGenerator json) throws IOException {
        int count = intervals.size();
        var is = new long[count];
        var gaps = new long[count];
        var spans = new long[count];
        var lacks = new long[count];
        var ruled = new long[count];
        var ruledLacks = new long[count];
        long end = intervals.getFirst().from().toEpochMilli();
        for (int i = 0; i < count; i++) {
            var interval = intervals.get(i);
            is[i] = whats.getOrDefault(What.of(interval), 0);
            gaps[i] = interval.from().toEpochMilli() - end;
            end = interval.to().toEpochMilli();
            spans[i] = end - interval.from().toEpochMilli();
            lacks[i] = spans[i] - interval.length().toMillis();
            if (interval.place().isPresent()) {
                var place = interval.place().get();
                ruled[i] = boots.getOrDefault(place.boot(), 0L) - at(interval, place);
                ruledLacks[i] = spans[i] - place.to().minus(place.from()).toMillis();
            }
        }
        write(json, "is", is);
        write(json, "gapsMs", gaps);
        write(json, "spansMs", spans);
        write(json, "shortMs", lacks);
        write(json, "ruledMs", ruled);
        write(json, "ruledShortMs", ruledLacks);
    }

    private static void write(JsonGenerator json, String name, long[] column) throws IOException {
        for (long number : column) {
            if (number != 0) {
                json.writeFieldName(name);
                json.writeArray(column, 0, column.length);
                return;
            }
        }
        if (name.equals("spansMs")) {
            // It says how many there are.
            json.writeFieldName(name);
            json.writeArray(column, 0, column.length);
        }
    }

    /// @throws StoreException when something lacks
    /// @throws IllegalArgumentException when something cannot be
    static List<Interval> read(BodyFields fields) throws StoreException {
        if (!fields.has("spansMs")) {
            return List.of();
        }
        var spans = fields.numbers("spansMs");
        int count = spans.size();
        if (count > MOST) {
            throw new IllegalArgumentException(count + " intervals, limit " + MOST);
        }
        var boots = fields.has("boots") ? fields.list("boots") : List.<BodyFields>of();
        var whats = fields.list("what");
        var is = column(fields, "is", count);
        var gaps = column(fields, "gapsMs", count);
        var lacks = column(fields, "shortMs", count);
        var ruled = column(fields, "ruledMs", count);
        var ruledLacks = column(fields, "ruledShortMs", count);
        var found = new ArrayList<Interval>();
        long end = fields.number("fromMs");
        for (int i = 0; i < count; i++) {
            long from = Math.addExact(end, gaps.get(i));
            long span = spans.get(i);
            end = Math.addExact(from, span);
            var what = whats.get(index(is.get(i), whats.size()));
            Optional<Ruled> place = Optional.empty();
            if (what.has("boot")) {
                var boot = boots.get(index(what.number("boot"), boots.size()));
                long point = from - boot.number("atMs") + ruled.get(i);
                place = Optional.of(new Ruled(
                        new BootId(boot.text("boot")),
                        Duration.ofMillis(point),
                        Duration.ofMillis(point + span - ruledLacks.get(i))));
            }
            found.add(new Interval(
                    Instant.ofEpochMilli(from),
                    Instant.ofEpochMilli(end),
                    Duration.ofMillis(span - lacks.get(i)),
                    what.tag("kind", Kind.class),
                    what.maybe("title"),
                    what.tag("why", Reason.class),
                    what.has("recovered") && what.flag("recovered"),
                    what.maybe("group"),
                    place));
        }
        return found;
    }

    private static List<Long> column(BodyFields fields, String name, int count) throws StoreException {
        if (!fields.has(name)) {
            return Collections.nCopies(count, 0L);
        }
        var column = fields.numbers(name);
        if (column.size() != count) {
            throw new IllegalArgumentException(name + " has " + column.size() + " numbers of " + count);
        }
        return column;
    }

    private static int index(long number, int count) {
        if (number < 0 || number >= count) {
            throw new IllegalArgumentException("number " + number + " of " + count);
        }
        return (int) number;
    }
}
