package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.account.Ruled;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.event.Fact;
import org.porchlight.core.time.BootId;
import org.porchlight.port.StoreException;
import org.porchlight.store.BodyJson.Body;

/// Intervals that are packed are what they were.
class PackedIntervalsTest {
    private static Interval random(Random random) {
        var from = Ledgers.FOUR.plusMillis(random.nextInt(86_400_000));
        var span = random.nextInt(4) == 0 ? 0 : random.nextInt(600_000);
        var start = Duration.ofMillis(random.nextInt(90_000_000));
        var place = new Ruled(
                new BootId("boot-" + random.nextInt(3)),
                start,
                start.plusMillis(Math.max(0, span - random.nextInt(9))));
        return new Interval(
                from,
                from.plusMillis(span),
                Duration.ofMillis(Math.max(0, span - random.nextInt(50))),
                of(List.of(Kind.values()), random),
                random.nextBoolean() ? Optional.of("\"画\" " + random.nextInt(9)) : Optional.empty(),
                of(List.of(Reason.values()), random),
                random.nextInt(9) == 0,
                random.nextInt(3) == 0 ? Optional.of("apps.games") : Optional.empty(),
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(place));
    }

    private static <T> T of(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private static String body(List<Interval> intervals) {
        return BodyJson.write(new Body(
                new Fact.DayPacked(Ledgers.MEI, Ledgers.TUESDAY, "ab".repeat(16), 9, 0, intervals),
                Duration.ZERO,
                true));
    }

    private static List<Interval> read(String body) throws StoreException {
        return PackedDay.read(body).intervals();
    }

    @RepeatedTest(40)
    void nothingOfThemIsLost(RepetitionInfo repetition) throws Exception {
        long seed = 4000L + repetition.getCurrentRepetition();
        var random = new Random(seed);
        var intervals = new ArrayList<Interval>();
        int count = random.nextInt(2_500);
        for (int i = 0; i < count; i++) {
            intervals.add(random(random));
        }

        var again = new ArrayList<Interval>();
        for (var part : PackedIntervals.parts(intervals)) {
            var body = body(part);
            assertThat(body.length()).as("seed %d", seed).isLessThanOrEqualTo(BodyJson.MAX);
            again.addAll(read(body));
        }

        assertThat(again).as("seed %d", seed).isEqualTo(intervals);
    }

    @Test
    void aDayOfLongTitlesHasAsManyPartsAsItNeeds() {
        var random = new Random(1);
        var intervals = new ArrayList<Interval>();
        for (int i = 0; i < 1_000; i++) {
            var one = random(random);
            var title = Optional.of(Integer.toString(i) + "\"".repeat(116));
            intervals.add(
                    new Interval(one.from(), one.to(), one.length(), one.kind(), title, one.why(), one.recovered()));
        }

        var parts = PackedIntervals.parts(intervals);

        assertThat(parts).hasSizeGreaterThan(10);
        assertThat(parts.stream().mapToInt(List::size).sum()).isEqualTo(1_000);
        assertThat(parts).allMatch(part -> body(part).length() <= BodyJson.MAX);
    }

    @ParameterizedTest(name = "{0} instead of {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "is":[0,1]          | "is":[2,0]                | number 2 of 2
            "is":[0,1]          | "is":[-1,0]               | number -1 of 2
            "is":[0,1]          | "is":[1]                  | is has 1 numbers of 2
            "boot":0            | "boot":1                  | number 1 of 1
            "spansMs":[60000,   | "spansMs":[-60000,        | from PT0S to PT-1M
            "gapsMs":[0,5000]   | "gapsMs":[0,9223372036854775807] | overflow
            "what":[            | "whom":[                  | no usable "what"
            "kind":"AWAY"       | "kind":"GONE"             | does not know the kind
            """)
    void saysWhatItCannotRead(String part, String other, String message) {
        var body = body(List.of(
                interval(Kind.COUNTED, Optional.of(new BootId("b")), 0, 60_000),
                interval(Kind.AWAY, Optional.empty(), 65_000, 66_000)));
        var text = body.replace(part, other);
        assertThat(text).isNotEqualTo(body);

        assertThatThrownBy(() -> BodyJson.read(text))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(message);
    }

    private static Interval interval(Kind kind, Optional<BootId> boot, long from, long to) {
        return new Interval(
                Ledgers.FOUR.plusMillis(from),
                Ledgers.FOUR.plusMillis(to),
                Duration.ofMillis(to - from),
                kind,
                Optional.empty(),
                Reason.WINDOW,
                false,
                Optional.empty(),
                boot.map(id -> new Ruled(id, Duration.ofMillis(from), Duration.ofMillis(to))));
    }
}
