package org.porchlight.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.account.Kind;
import org.porchlight.port.StoreException;
import org.porchlight.proof.HistoryEvent.Doing;
import org.porchlight.store.SqliteStore;

/// The oracle itself is held to numbers that were worked out by hand.
class OracleTest {
    private static final String HOUR = "windows: {every-day: [\"08:00-20:00\"]}, budget: {every-day: 1h}";

    private static DayOutcome day(History history, String time, String day) {
        return day("Asia/Shanghai", history, time, day);
    }

    private static DayOutcome day(String zone, History history, String time, String day) {
        var policy = Tale.policy(zone, time);
        var days = Oracle.judge(history, policy);
        assertThat(Oracle.judge(history, policy, Oracle.Pace.SECOND, Watch.NOBODY))
                .isEqualTo(days);
        return days.getOrDefault(Tale.MEI, List.of()).stream()
                .filter(one -> one.day().equals(LocalDate.parse(day)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(day + " is not among " + days));
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    @Test
    void countsUseUntilTheBudgetIsSpentAndFreezesThen() {
        var tale = Tale.from("2026-11-24T16:00+08:00")
                .use("2026-11-24T16:10+08:00")
                .end("2026-11-24T18:00+08:00");

        var day = day(tale, HOUR, "2026-11-24");

        assertThat(day.of(Kind.AWAY)).isEqualTo(minutes(10));
        assertThat(day.of(Kind.COUNTED)).isEqualTo(minutes(60));
        assertThat(day.of(Kind.FROZEN)).isEqualTo(minutes(50));
        assertThat(day.truth()).isEqualTo(minutes(60));
    }

    @Test
    void closesWithTheWindowAndKeepsTheRestForTheNextDay() {
        var tale = Tale.from("2026-11-24T19:30+08:00")
                .use("2026-11-24T19:40+08:00")
                .off("2026-11-24T20:30+08:00")
                .on("2026-11-25T08:00+08:00")
                .use("2026-11-25T08:00+08:00")
                .end("2026-11-25T12:00+08:00");

        assertThat(day(tale, HOUR + ", carry-over: 30m", "2026-11-24").spent()).isEqualTo(minutes(20));
        assertThat(day(tale, HOUR + ", carry-over: 30m", "2026-11-25").spent()).isEqualTo(minutes(90));
    }

    @Test
    void believesClaimsForAQuarterOfAnHourEachAndAnHourADay() {
        var tale = Tale.from("2026-11-24T09:00+08:00").does("2026-11-24T09:00+08:00", Doing.IDLE);
        for (int i = 0; i < 4; i++) {
            tale.use("2026-11-24T%02d:20+08:00".formatted(9 + i))
                    .does("2026-11-24T%02d:30+08:00".formatted(9 + i), Doing.LOCK);
        }

        var day = day(tale.end("2026-11-24T13:30+08:00"), "budget: {}", "2026-11-24");

        assertThat(day.of(Kind.IDLE)).isEqualTo(minutes(15));
        assertThat(day.of(Kind.LOCKED)).isEqualTo(minutes(45));
        assertThat(day.of(Kind.COUNTED)).isEqualTo(minutes(270 - 60));
    }

    @Test
    void countsWhatPlaysAsUse() {
        var tale = Tale.from("2026-11-24T09:00+08:00")
                .at("2026-11-24T09:00+08:00", new HistoryEvent.Media(Tale.MEI, true))
                .does("2026-11-24T09:00+08:00", Doing.IDLE)
                .end("2026-11-24T09:10+08:00");

        assertThat(day(tale, HOUR, "2026-11-24").of(Kind.COUNTED)).isEqualTo(minutes(10));
    }

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

    @Test
    void opensPastTheWindowByAGrantThatSaysSo() {
        var tale = Tale.from("2026-11-24T21:00+08:00")
                .use("2026-11-24T21:00+08:00")
                .at("2026-11-24T21:10+08:00", new HistoryEvent.Grant(Tale.MEI, minutes(15), true))
                .end("2026-11-24T22:00+08:00");

        assertThat(day(tale, HOUR, "2026-11-24").spent()).isEqualTo(minutes(15));
    }

    /// The window ends at 20:00, whatever the date was thought to be when the quarter of an hour was given.
    @ParameterizedTest
    @CsvSource(textBlock = """
            19:30, 19:29:40, 45
            19:30, 19:50,    45
            20:10, 19:30,    15
            """)
    void opensPastTheWindowAlsoWhenTheDateWasWrong(String on, String chip, long spent) {
        var at = "2026-11-24T" + on + "+08:00";
        var minute = at.replace("0+", "1+");
        var tale = Tale.from("2026-11-24T12:00+08:00")
                .off("2026-11-24T12:01+08:00")
                .on(at, "2026-11-24T" + chip + "+08:00")
                .use(at)
                .at(at, new HistoryEvent.Grant(Tale.MEI, minutes(15), true))
                .ntp(minute)
                .end("2026-11-24T21:00+08:00");

        assertThat(day(tale, HOUR, "2026-11-24").spent()).isEqualTo(minutes(spent));
    }

    @Test
    void standsStillInAPause() {
        var tale = Tale.from("2026-11-24T09:00+08:00")
                .use("2026-11-24T09:00+08:00")
                .at("2026-11-24T09:10+08:00", new HistoryEvent.Pause(Optional.empty(), Optional.of(minutes(20))))
                .at("2026-11-24T09:20+08:00", new HistoryEvent.Unpause(Optional.of(Tale.MEI)))
                .end("2026-11-24T09:30+08:00");

        assertThat(day(tale, HOUR, "2026-11-24").spent()).isEqualTo(minutes(20));
    }

    /// Ten minutes of a lesson, twenty of a pause over it, ten of it again, once it is closed five more.
    @Test
    void aPauseStopsAlsoWhatDoesNotCount() throws StoreException {
        var lesson = new HistoryEvent.Session(Tale.MEI, "", Doing.USE, Optional.of("/usr/bin/gcompris-qt"));
        var tale = Tale.from("2026-11-24T19:20+08:00")
                .at("2026-11-24T19:20+08:00", lesson)
                .at("2026-11-24T19:30+08:00", new HistoryEvent.Pause(Optional.empty(), Optional.of(minutes(20))))
                .end("2026-11-24T20:05+08:00");
        var free = "apps: {rules: [{match: {path: /usr/bin/gcompris-qt}, then: allow, counts: false}]}";
        var policy = Tale.document(Tale.yaml("Asia/Shanghai", HOUR).replace("time: {", free + ", time: {"));

        var day =
                Objects.requireNonNull(Oracle.judge(tale, policy).get(Tale.MEI)).getFirst();

        assertThat(day.of(Kind.EXEMPT)).isEqualTo(minutes(25));
        assertThat(day.of(Kind.FROZEN)).isEqualTo(minutes(20));
        try (var store = SqliteStore.inMemory()) {
            var ours = Replay.ours(tale, policy, store, false).children().getFirst();
            assertThat(ours.days().getFirst().kinds()).isEqualTo(day.kinds());
        }
    }
}
