package org.porchlight.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.Kind;

/// What the oracle makes of clocks, gaps and sleep.
class OracleClockTest extends OnOracle {
    @Test
    void gainsNothingByMovingTheWallClock() {
        var tale = Tale.from("2026-11-24T16:00+08:00")
                .use("2026-11-24T16:00+08:00")
                .at("2026-11-24T16:30+08:00", new HistoryEvent.WallStep(Duration.ofHours(24)))
                .at("2026-11-24T16:40+08:00", new HistoryEvent.WallStep(Duration.ofHours(-48)))
                .end("2026-11-24T18:00+08:00");

        assertThat(day(tale, HOUR, "2026-11-24").spent()).isEqualTo(minutes(60));
    }

    @Test
    void givesHalfAnHourOfAFalseDayAndTakesItBackWhenTheTimeServerIsHeard() {
        var tale = Tale.syncedSince("2026-11-20", 4)
                .on("2026-11-24T16:00+08:00")
                .ntp("2026-11-24T16:00:10+08:00")
                .use("2026-11-24T16:01+08:00")
                .off("2026-11-24T17:30+08:00")
                .on("2026-11-24T17:31+08:00", "2026-11-25T17:31+08:00")
                .use("2026-11-24T17:31+08:00")
                .off("2026-11-24T18:31+08:00")
                .on("2026-11-24T18:32+08:00")
                .ntp("2026-11-24T18:33+08:00")
                .off("2026-11-24T18:40+08:00")
                .on("2026-11-25T16:00+08:00")
                .ntp("2026-11-25T16:00:01+08:00")
                .use("2026-11-25T16:01+08:00")
                .end("2026-11-25T18:00+08:00");

        var first = day(tale, HOUR, "2026-11-24");
        var second = day(tale, HOUR, "2026-11-25");

        assertThat(first.spent()).isEqualTo(minutes(90));
        assertThat(first.provisional()).isFalse();
        assertThat(second.debt()).isEqualTo(minutes(30));
        assertThat(second.spent()).isEqualTo(minutes(30));
    }

    @Test
    void opensTwoProvisionalDaysAndNotTheThird() {
        var tale = Tale.syncedSince("2026-11-20", 4);
        for (int i = 1; i <= 3; i++) {
            tale.on("2026-11-24T%02d:00+08:00".formatted(8 + i), "2026-11-%dT%02d:00+08:00".formatted(24 + i, 8 + i))
                    .use("2026-11-24T%02d:00+08:00".formatted(8 + i))
                    .off("2026-11-24T%02d:50+08:00".formatted(8 + i));
        }
        var history = tale.end("2026-11-24T12:00+08:00");

        assertThat(day(history, HOUR, "2026-11-25").spent()).isEqualTo(minutes(30));
        assertThat(day(history, HOUR, "2026-11-26").spent()).isEqualTo(minutes(30));
        assertThat(day(history, HOUR, "2026-11-27").spent()).isZero();
        assertThat(day(history, HOUR, "2026-11-27").provisional()).isTrue();
    }

    @Test
    void opensDaysInFullOnAPcThatIsNormallyOffline() {
        var tale = Tale.from("2026-11-24T16:00+08:00")
                .off("2026-11-24T16:10+08:00")
                .on("2026-11-25T16:00+08:00")
                .use("2026-11-25T16:00+08:00")
                .end("2026-11-25T18:00+08:00");

        var day = day(tale, HOUR, "2026-11-25");

        assertThat(day.spent()).isEqualTo(minutes(60));
        assertThat(day.provisional()).isFalse();
    }

    @Test
    void goesOnFromTheLastKnownTimeWhenTheBatteryIsDead() {
        var tale = Tale.from("2026-11-24T16:00+08:00")
                .use("2026-11-24T16:00+08:00")
                .off("2026-11-24T16:30+08:00")
                .on("2026-11-25T10:00+08:00", "1970-01-01T00:00+08:00")
                .use("2026-11-25T10:00+08:00")
                .end("2026-11-25T10:20+08:00");

        assertThat(day(tale, HOUR, "2026-11-24").spent()).isEqualTo(minutes(50));
    }

    @Test
    void healsAfterAClockOfTheYear2081() {
        var tale = Tale.from("2026-11-24T16:00+08:00")
                .use("2026-11-24T16:00+08:00")
                .off("2026-11-24T16:10+08:00")
                .on("2026-11-25T16:00+08:00", "2081-01-01T00:00+08:00")
                .use("2026-11-25T16:00+08:00")
                .ntp("2026-11-25T16:20+08:00")
                .end("2026-11-25T18:00+08:00");

        assertThat(day(tale, HOUR, "2026-11-24").spent()).isEqualTo(minutes(10));
        assertThat(day(tale, HOUR, "2026-11-25").spent()).isEqualTo(minutes(60));
    }

    @Test
    void tellsSleepFromUse() {
        var tale = Tale.from("2026-11-24T22:00+08:00")
                .use("2026-11-24T22:00+08:00")
                .at("2026-11-24T22:20+08:00", new HistoryEvent.Suspend())
                .at("2026-11-25T07:00+08:00", new HistoryEvent.Resume())
                .end("2026-11-25T07:10+08:00");

        assertThat(day(tale, "budget: {}", "2026-11-24").spent()).isEqualTo(minutes(20));
        assertThat(day(tale, "budget: {}", "2026-11-24").of(Kind.ASLEEP)).isEqualTo(minutes(100));
        assertThat(day(tale, "budget: {}", "2026-11-25").of(Kind.ASLEEP)).isEqualTo(minutes(420));
        assertThat(day(tale, "budget: {}", "2026-11-25").spent()).isEqualTo(minutes(10));
    }

    @Test
    void countsTenMinutesOfAGapInWhichTheChildWentOn() {
        var tale = Tale.from("2026-11-24T16:00+08:00")
                .use("2026-11-24T16:00+08:00")
                .at("2026-11-24T16:05+08:00", new HistoryEvent.KillGuard())
                .at("2026-11-24T16:25+08:00", new HistoryEvent.StartGuard())
                .end("2026-11-24T16:30+08:00");

        var day = day(tale, HOUR, "2026-11-24");

        assertThat(day.spent()).isEqualTo(minutes(20));
        assertThat(day.of(Kind.GUARD_DOWN)).isEqualTo(minutes(10));
        assertThat(day.truth()).isEqualTo(minutes(30));
    }

    @Test
    void countsAStallByTheStateBeforeIt() {
        var tale = Tale.from("2026-11-24T19:50+08:00")
                .use("2026-11-24T19:50+08:00")
                .at("2026-11-24T19:58+08:00", new HistoryEvent.Stall(minutes(5), false))
                .end("2026-11-24T20:10+08:00");

        var day = day(tale, HOUR, "2026-11-24");

        assertThat(day.of(Kind.COUNTED)).isEqualTo(minutes(13));
        assertThat(day.of(Kind.FROZEN)).isEqualTo(minutes(7));
    }

    @Test
    void hasTheRepeatedHourInsideTwice() {
        var tale = Tale.from("2026-10-25T00:00+02:00")
                .use("2026-10-25T00:00+02:00")
                .end("2026-10-25T12:00+01:00");

        var day = day("Europe/Berlin", tale, "windows: {every-day: [\"02:00-03:00\"]}", "2026-10-25");

        assertThat(day.of(Kind.COUNTED)).isEqualTo(minutes(120));
        assertThat(day.of(Kind.FROZEN)).isEqualTo(minutes(13 * 60 - 120));
    }
}
