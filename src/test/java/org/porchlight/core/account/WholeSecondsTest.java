package org.porchlight.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.porchlight.core.decide.Reason;

class WholeSecondsTest {
    private static final List<Kind> KINDS = List.of(Kind.values());

    @Test
    void kindsOfAWholeDayAddUpToTheDay() {
        var whole = WholeSeconds.of(Map.of(
                Kind.COUNTED, Duration.ofMillis(3_600_700),
                Kind.IDLE, Duration.ofMillis(900_600),
                Kind.AWAY, Duration.ofMillis(86_400_000 - 4_501_300)));

        assertThat(sum(whole)).isEqualTo(86_400);
        assertThat(whole.of(Kind.COUNTED)).isEqualTo(3600);
    }

    @Test
    void whatIsSpentIsCutAsTheStatusCutsIt() {
        var whole = WholeSeconds.of(Map.of(
                Kind.ASLEEP, Duration.ofMillis(999),
                Kind.COUNTED, Duration.ofMillis(1600),
                Kind.UNENFORCED, Duration.ofMillis(1600)));

        assertThat(whole.of(Kind.COUNTED) + whole.of(Kind.UNENFORCED)).isEqualTo(3);
    }

    @RepeatedTest(50)
    void allAddsUpAndNothingIsASecondOff(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var kinds = new EnumMap<Kind, Duration>(Kind.class);
        var intervals = new ArrayList<Interval>();
        for (int i = 0; i < 200; i++) {
            var interval = interval(KINDS.get(random.nextInt(KINDS.size())), Duration.ofMillis(random.nextInt(4000)));
            intervals.add(interval);
            kinds.merge(interval.kind(), interval.length(), Duration::plus);
        }
        var whole = WholeSeconds.of(kinds);

        var seconds = whole.of(intervals);

        assertThat(sum(whole))
                .isEqualTo(kinds.values().stream()
                        .reduce(Duration.ZERO, Duration::plus)
                        .toSeconds());
        for (var kind : Kind.values()) {
            assertThat(whole.of(kind)).isEqualTo(sum(intervals, seconds, kind));
            assertThat(whole.of(kind) * 1000)
                    .isBetween(
                            kinds.getOrDefault(kind, Duration.ZERO).toMillis() - 999,
                            kinds.getOrDefault(kind, Duration.ZERO).toMillis() + 999);
        }
    }

    private static long sum(WholeSeconds whole) {
        return KINDS.stream().mapToLong(whole::of).sum();
    }

    private static long sum(List<Interval> intervals, List<Long> seconds, Kind kind) {
        long sum = 0;
        for (int i = 0; i < intervals.size(); i++) {
            sum += intervals.get(i).kind() == kind ? seconds.get(i) : 0;
        }
        return sum;
    }

    private static Interval interval(Kind kind, Duration length) {
        return new Interval(
                Instant.EPOCH, Instant.EPOCH.plus(length), length, kind, Optional.empty(), Reason.UNLIMITED, false);
    }
}
