package org.porchlight.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.port.StoreException;
import org.porchlight.store.SqliteStore;

/// The histories of TIME. What each comes to was worked out by hand; the reason stands above it.
class GoldenHistoriesTest {
    static final Path FOLDER = folder();

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(GoldenHistoriesTest.class.getResource("/histories"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<String> names() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".jsonl"))
                    .map(file -> file.substring(0, file.length() - ".jsonl".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyDayComesToWhatWasWorkedOutByHand(String name) throws IOException, StoreException {
        assertThat(days(outcome(name))).isEqualTo(expected(name, "day "));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theClockIsToldOfAsItWasWorkedOutByHand(String name) throws IOException, StoreException {
        assertThat(clock(outcome(name))).isEqualTo(expected(name, "clock "));
    }

    @Test
    void onDiskItComesToTheSame(@TempDir Path temp) throws IOException, StoreException {
        var name = "bios-plus-a-day-three-times";
        try (var store = SqliteStore.open(temp.resolve("data"))) {
            var onDisk = Replay.ours(history(name), policy("hour.yaml"), store, false);

            assertThat(onDisk).isEqualTo(outcome(name));
            assertThat(store.verify().isOk()).isTrue();
        }
    }

    private static Outcome outcome(String name) throws IOException, StoreException {
        var policy = expected(name, "policy ").getFirst().substring("policy ".length());
        try (var store = SqliteStore.inMemory()) {
            return Replay.ours(history(name), policy(policy), store, false);
        }
    }

    /// The lines that begin so; reasons stand behind #.
    private static List<String> expected(String name, String begin) throws IOException {
        return Files.readAllLines(FOLDER.resolve(name + ".expected")).stream()
                .filter(line -> line.startsWith(begin))
                .toList();
    }

    static History history(String name) throws IOException {
        try (var in = Files.newInputStream(FOLDER.resolve(name + ".jsonl"))) {
            return switch (HistoryReader.read(name, in, PolicyTexts.below(FOLDER, PolicyTexts.Calendars.NONE))) {
                case HistoryReading.Good(var history) -> history;
                case HistoryReading.Bad(var problems) ->
                    throw new AssertionError(problems.getFirst().in(name));
            };
        }
    }

    static PolicyDocument policy(String file) throws IOException {
        return switch (PolicyYaml.read(Files.readString(FOLDER.resolve(file)))) {
            case PolicyReading.Valid valid -> valid.document();
            case PolicyReading.Invalid(var problems) ->
                throw new AssertionError(problems.getFirst().in(file));
        };
    }

    private static List<String> days(Outcome outcome) {
        var lines = new ArrayList<String>();
        for (var child : outcome.children()) {
            for (var day : child.days()) {
                if (day.truth().isPositive() || day.spent().isPositive()) {
                    lines.add(line(child, day));
                }
            }
        }
        return lines;
    }

    private static String line(Outcome.Child child, DayOutcome day) {
        var budget = day.budget().map(length -> Long.toString(length.toSeconds()));
        return "day " + child.id().value() + " " + day.day() + " counted "
                + day.spent().toSeconds() + " true " + day.truth().toSeconds() + " provisional "
                + (day.provisional() ? "yes" : "no") + " budget " + budget.orElse("none");
    }

    private static List<String> clock(Outcome outcome) {
        var events = outcome.clock().stream()
                .map(Outcome.ClockMark::event)
                .filter(event -> !event.equals("REDATED") && !event.equals("CONFIRMED"))
                .collect(Collectors.joining(" "));
        return List.of("clock " + events);
    }
}
