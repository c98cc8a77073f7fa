package org.porchlight.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.port.StoreException;
import org.porchlight.store.SqliteStore;

class HistoryLawTest {
    @RepeatedTest(200)
    void whatIsWrittenIsReadAgain(RepetitionInfo run) {
        var history = Histories.random(run.getCurrentRepetition());
        var files = new HashMap<String, String>();
        var text = new HistoryWriter(yaml -> {
                    var name = "policy-" + files.size() + ".yaml";
                    files.put(name, yaml);
                    return name;
                })
                .write(history);

        var again = HistoryReaderTest.read(text, (name, _) -> {
            var known = files.get(name);
            if (known == null) {
                throw new IOException("it does not exist");
            }
            return HistoryEvent.PolicyEdit.of(known);
        });

        assertThat(again)
                .as("seed %s%n%s", run.getCurrentRepetition(), text)
                .isInstanceOfSatisfying(
                        HistoryReading.Good.class,
                        read -> assertThat(withoutPlaces(read.history())).isEqualTo(withoutPlaces(history)));
    }

    private static List<History.Line> withoutPlaces(History history) {
        return history.lines().stream()
                .map(line -> new History.Line(line.no(), line.at(), line.event()))
                .toList();
    }

    @RepeatedTest(40)
    void everyTickComesToTheSameAsThoseThatMatter(RepetitionInfo run) throws StoreException, IOException {
        int seed = run.getCurrentRepetition();
        var history = Histories.random(seed);
        var policy = GoldenHistoriesTest.policy(seed % 2 == 0 ? "hour.yaml" : "open.yaml");

        var every = replay(history, policy, true);
        var few = replay(history, policy, false);

        assertThat(few.clock()).as("seed %s", seed).isEqualTo(every.clock());
        assertThat(few.children()).as("seed %s", seed).isEqualTo(every.children());
        assertThat(few.laws()).as("seed %s", seed).isEqualTo(every.laws());
    }

    @RepeatedTest(60)
    void theCommonPracticeComesToTheSameWithoutTheTicksInWhichNothingIsDue(RepetitionInfo run)
            throws StoreException, IOException {
        int seed = run.getCurrentRepetition();
        var history = Histories.random(seed);
        var policy = GoldenHistoriesTest.policy(seed % 2 == 0 ? "hour.yaml" : "open.yaml");
        var week = Generator.of(seed);

        assertThat(Replay.wallDiff(history, policy)).as("seed %s", seed).isEqualTo(tickByTick(history, policy));
        assertThat(Replay.wallDiff(week.history(), week.policy()))
                .as("week %s", seed)
                .isEqualTo(tickByTick(week.history(), week.policy()));
    }

    private static Outcome tickByTick(History history, PolicyDocument policy) throws StoreException {
        var practice = new Relay(new WallDiff(policy)) {
            @Override
            public Optional<Duration> due() {
                return Optional.empty();
            }
        };
        return Replay.run(history, policy, practice, Steps.ALL);
    }

    private static Outcome replay(History history, PolicyDocument policy, boolean everyTick) throws StoreException {
        try (var store = SqliteStore.inMemory()) {
            return Replay.ours(history, policy, store, everyTick);
        }
    }

    @RepeatedTest(300)
    void noBytesBreakTheReader(RepetitionInfo run) throws IOException {
        var random = new Random(run.getCurrentRepetition());
        var names = GoldenHistoriesTest.names().toList();
        var name = names.get(random.nextInt(names.size()));
        var bytes = Files.readAllBytes(GoldenHistoriesTest.FOLDER.resolve(name + ".jsonl"));
        for (int i = random.nextInt(1, 8); i > 0; i--) {
            bytes = mutated(bytes, random);
        }
        var spoiled = bytes;

        var reading = assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> HistoryReader.read("h", new ByteArrayInputStream(spoiled), PolicyTexts.NONE),
                () -> "seed " + run.getCurrentRepetition());

        if (reading instanceof HistoryReading.Bad(var problems)) {
            assertThat(problems).isNotEmpty().hasSizeLessThanOrEqualTo(50);
            assertThat(problems)
                    .allSatisfy(problem -> assertThat(problem.sentence())
                            .isNotBlank()
                            .doesNotContain("\n")
                            .hasSizeLessThan(400));
        }
    }

    private static byte[] mutated(byte[] from, Random random) {
        var text = new String(from, StandardCharsets.ISO_8859_1);
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(20));
        var other = switch (random.nextInt(7)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(end);
            case 2 -> text.substring(0, at);
            case 3 -> text.substring(0, end) + text.substring(at);
            case 4 -> text.substring(0, at) + "9".repeat(random.nextInt(60)) + text.substring(at);
            case 5 -> text.substring(0, at) + "[{\"".repeat(random.nextInt(2000)) + text.substring(at);
            default -> text.replaceFirst("[0-9]+", Long.toString(random.nextLong()));
        };
        return other.getBytes(StandardCharsets.ISO_8859_1);
    }
}
