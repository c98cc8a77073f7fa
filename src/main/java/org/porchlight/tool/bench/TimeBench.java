package org.porchlight.tool.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.porchlight.core.decide.TimeDecider;
import org.porchlight.core.decide.TimeFacts;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Input;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.core.time.CivilDays;
import org.porchlight.port.StoreException;
import org.porchlight.store.SqliteStore;

/// What a verdict, a tick, a proof and a question cost.
final class TimeBench {
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
    private static final ChildId MEI = new ChildId("mei");
    private static final int INSTANTS = 10_000;

    private TimeBench() {}

    /// @param weeks how many histories are proved, from seed 1
    /// @param measured is told every row as soon as it is known
    static void measure(int weeks, Consumer<Row> measured) throws IOException, StoreException, InterruptedException {
        var text = family();
        var document = document(text);
        measured.accept(verdict(document));
        measured.accept(tick(document));
        questions(text).forEach(measured);
        measured.accept(Weeks.measure(weeks));
    }

    private static Row verdict(PolicyDocument document) throws StoreException {
        var zone = document.policy().zone();
        var facts = TimeFacts.on(CivilDays.of(MONDAY, zone));
        var ours = Measure.small(2_000, 200, no -> TimeDecider.decide(document, MEI, facts, at(no)));
        var anchor = Measure.small(2_000, 200, no -> at(no).atZone(zone).toLocalDateTime());
        return new Row(Subject.VERDICT, Row.Unit.US, ours, Subject.LOCAL_TIME, anchor, 5_000);
    }

    /// A tick of a guard with four children at the PC, beside writing it down.
    private static Row tick(PolicyDocument document) throws StoreException {
        var house = new BusyHouse(document, MONDAY);
        var first = house.start();
        var quiet = house.quiet(first);
        var state = new AtomicReference<>(quiet.next());
        var ticks = new AtomicLong(2);
        var ours = Measure.small(500, 100, _ -> {
            var step = Engine.step(state.get(), new Input.Tick(house.reading(ticks.incrementAndGet())));
            state.set(step.next());
            return step;
        });
        try (var store = SqliteStore.inMemory()) {
            store.commit(first.writing());
            var anchor = Measure.small(200, 20, _ -> {
                store.commit(quiet.writing());
                return store;
            });
            return new Row(Subject.TICK, Row.Unit.US, ours, Subject.TICK_IN_MEMORY, anchor, 50_000);
        }
    }

    /// Every five seconds of a boot that began on Monday.
    /// Instants over a week that do not come in order.
    private static Instant at(int no) {
        return MONDAY.plusSeconds(no * 7919L % Duration.ofDays(7).toSeconds());
    }

    private static List<Row> questions(String text) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("porchlight-bench-");
        var file = folder.resolve("family.yaml");
        try {
            Files.writeString(file, text);
            var java = ProcessHandle.current().info().command().orElse("java");
            var start =
                    Measure.process(11, List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-version"), "");
            var launcher = System.getProperty("porchlight.launcher", "porchlight");
            var one =
                    List.of(launcher, "why", "mei", "--policy", file.toString(), "--at", "2026-11-24T17:00", "--json");
            var many = List.of(launcher, "why", "mei", "--policy", file.toString(), "--at", "-", "--json");
            var instants = IntStream.range(0, INSTANTS)
                    .mapToObj(no -> at(no).toString())
                    .collect(Collectors.joining("\n", "", "\n"));
            var dates = List.of("date", "-f", "-", "+%FT%T");
            return List.of(
                    new Row(
                            Subject.WHY,
                            Row.Unit.MS,
                            Measure.process(11, one, ""),
                            Subject.JAVA_START,
                            start,
                            400_000_000),
                    new Row(
                            Subject.WHY_IN_BULK,
                            Row.Unit.MS,
                            Measure.process(5, many, instants),
                            Subject.DATE_IN_BULK,
                            Measure.process(5, dates, instants),
                            1_500_000_000));
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
    }

    static PolicyDocument document(String text) {
        return switch (PolicyYaml.read(text)) {
            case PolicyReading.Valid valid -> valid.document();
            case PolicyReading.Invalid invalid ->
                throw new IllegalStateException("the sample family: " + invalid.problems());
        };
    }

    static String family() {
        try (var in = TimeBench.class.getResourceAsStream("family.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the sample family is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
