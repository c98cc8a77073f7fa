package org.porchlight.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.time.ClockEvent.Kind;

class TrustedClockTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void beginsWithTheInstantThatAParentConfirmsAtSetup() {
        var pc = Pc.offline();

        assertThat(pc.clock.now()).isEqualTo(Pc.MONDAY);
        assertThat(pc.clock.confidence()).isEqualTo(Confidence.PARENT);
        assertThat(pc.clock.isSure()).isTrue();
        assertThat(pc.clock.anchor().no()).isEqualTo(1);
    }

    @Test
    void isTheRulerOfTheBootWhateverTheWallClockShows() {
        var pc = Pc.offline()
                .run(HOUR)
                .moveWall(DAY)
                .run(HOUR)
                .moveWall(DAY.multipliedBy(-3))
                .run(HOUR);

        assertThat(pc.error()).isZero();
        assertThat(pc.anchors).isEmpty();
    }

    @ParameterizedTest(name = "a step of {0} is told: {1}")
    @CsvSource(textBlock = """
            PT0S,     false
            PT2S,     false
            PT-2S,    false
            PT2.001S, true
            PT-2.001S,true
            PT24H,    true
            """)
    void tellsStepsOfMoreThanTwoSeconds(Duration by, boolean told) {
        var pc = Pc.offline().moveWall(by).run(HOUR);

        assertThat(pc.events).hasSize(told ? 1 : 0);
        assertThat(pc.error()).isZero();
        if (told) {
            assertThat(pc.events.getFirst()).isEqualTo(new ClockEvent(Kind.STEPPED, by));
        }
    }

    @Test
    void tellsAStepOnceAndAFurtherOneAgain() {
        var pc = Pc.offline();

        pc.moveWall(DAY)
                .run(HOUR)
                .moveWall(Duration.ofSeconds(1))
                .run(HOUR)
                .moveWall(HOUR)
                .run(HOUR);
        pc.moveWall(DAY.plus(HOUR).plusSeconds(1).negated())
                .run(HOUR)
                .moveWall(DAY)
                .run(HOUR);

        assertThat(pc.events).extracting(ClockEvent::by).containsExactly(DAY, HOUR.plusSeconds(1), DAY);
    }

    @Test
    void goesOnWithTheAnchorWhenAGuardRestartsInTheSameBoot() {
        var pc = Pc.offline().restart(DAY).run(HOUR).forget();

        pc.moveWall(DAY).pass(Duration.ofHours(5)).startGuard();

        assertThat(pc.error()).isZero();
        assertThat(pc.anchors).isEmpty();
        assertThat(pc.kinds()).containsExactly(Kind.STEPPED);
    }

    @ParameterizedTest(name = "after {0} asleep the clock chip is asked: {1}")
    @CsvSource({"PT9M59S, false", "PT10M, false", "PT10M0.001S, true", "PT8H, true"})
    void beginsASegmentAfterALongSleep(Duration asleep, boolean asked) {
        var pc = Pc.offline().run(HOUR).sleep(asleep, Duration.ZERO);

        assertThat(pc.anchors).hasSize(asked ? 1 : 0);
        assertThat(pc.clock.confidence()).isEqualTo(asked ? Confidence.RTC : Confidence.PARENT);
        assertThat(pc.error()).isZero();
    }

    @ParameterizedTest(name = "{0} after the last known time: {1}, off by {2}")
    @CsvSource(textBlock = """
            PT-2M-0.001S, BEHIND, false
            PT-2M,       RTC,    false
            PT-1S,       RTC,    false
            PT0S,        RTC,    true
            P400D,       RTC,    true
            P400DT1S,    BEHIND, false
            """)
    void takesAPlausibleWallClockWhereASegmentBegins(Duration gap, Confidence confidence, boolean taken) {
        var before = Pc.offline().run(HOUR).clock;
        var wall = before.now().plus(gap);

        var clock = before.resume(first(wall), Pc.BUILT, Pc.SHANGHAI).clock();

        assertThat(clock.confidence()).isEqualTo(confidence);
        assertThat(clock.now()).isEqualTo(taken ? wall : before.now());
    }

    @ParameterizedTest(name = "{0} is absurd: {1}")
    @CsvSource(textBlock = """
            2026-11-22T23:59:59Z, true
            2026-11-23T00:00:00Z, false
            2027-11-23T00:00:00Z, false
            2027-11-23T00:00:01Z, true
            """)
    void believesNoTimeOutsideTheLifeOfABuild(Instant wall, boolean absurd) {
        var known = Instant.parse("2026-11-22T23:59:58Z");
        var before = TrustedClock.setUp(first(known), Pc.BUILT).clock();
        var thirtyYearsEarlier = Instant.parse("1997-11-23T00:00:00Z");
        var built = wall.isAfter(known.plus(DAY)) ? thirtyYearsEarlier : Instant.parse("2026-11-23T00:00:00Z");

        var change = before.resume(next(wall), built, Pc.SHANGHAI);

        assertThat(change.clock().confidence()).isEqualTo(absurd ? Confidence.BEHIND : Confidence.RTC);
        assertThat(change.events().stream().anyMatch(event -> event.kind() == Kind.ABSURD))
                .isEqualTo(absurd);
        assertThat(change.clock().now()).isEqualTo(absurd ? known : wall);
    }

    @Test
    void isNotSureWithAClockChipAlone() {
        assertThat(Pc.offline().restart(HOUR).clock.isSure()).isFalse();
    }

    @Test
    void tellsAWrongClockChipOnceAndNotAgainAsAStep() {
        var pc = Pc.offline()
                .run(HOUR)
                .moveChip(DAY.multipliedBy(-2))
                .restart(HOUR)
                .run(HOUR);

        assertThat(pc.kinds()).containsExactly(Kind.BEHIND);
        assertThat(pc.events.getFirst().by()).isEqualTo(Duration.ofHours(-47).plusSeconds(20));
    }

    @ParameterizedTest(name = "{0} off is told: {1}")
    @CsvSource({"PT35H59M, false", "PT36H1M, true"})
    void tellsALongTimeOffOfAPcThatIsNormallyOffline(Duration off, boolean told) {
        assertThat(Pc.offline().restart(off).kinds().contains(Kind.FORWARD_GAP)).isEqualTo(told);
    }

    @Test
    void tellsNoLongTimeOffOfAPcThatIsNormallySynced() {
        assertThat(attestedFor(3).restart(Duration.ofDays(7)).kinds()).isEmpty();
    }

    @ParameterizedTest(name = "{0} attested days, then {1} that are not: {2}")
    @CsvSource({"2, 0, false", "3, 0, true", "3, 1, true", "3, 12, true", "3, 13, false", "14, 12, true"})
    void isNormallySyncedAfterThreeAttestedDaysOfFourteen(int attested, int others, boolean normally) {
        var pc = attestedFor(attested);
        for (int day = 0; day < others; day++) {
            pc.restart(DAY).used();
        }

        assertThat(pc.clock.isNormallySynced()).isEqualTo(normally);
    }

    @Test
    void countsADayOfUseOnceAndForgetsThoseThatWereNeverTrue() {
        var pc = Pc.offline().used().moveChip(DAY).restart(HOUR).used();
        assertThat(pc.used().clock.days()).hasSize(2);

        pc.hearServer().used();

        assertThat(pc.clock.days()).containsExactly(new DayOfUse(LocalDate.of(2026, 11, 23), true));
    }

    @Test
    void staysAttestedOverMidnightsOfASegment() {
        var pc = Pc.synced()
                .used()
                .moveWall(Duration.ZERO)
                .run(DAY)
                .used()
                .run(DAY)
                .used();

        assertThat(pc.clock.confidence()).isEqualTo(Confidence.NTP);
        assertThat(pc.clock.isNormallySynced()).isTrue();
    }

    @Test
    void isNotChangedByAReadingThatComesLate() {
        var pc = Pc.offline();
        var late = pc.reading();
        var clock = pc.run(HOUR).clock;

        var stepped = new ClockReading(
                late.boot(), late.sinceBoot(), late.awake(), late.wall().plus(DAY), true);

        assertThat(clock.read(stepped, Pc.SHANGHAI)).isEqualTo(Change.none(clock));
        assertThat(clock.resume(stepped, Pc.BUILT, Pc.SHANGHAI)).isEqualTo(Change.none(clock));
        assertThat(clock.read(lessAwake(pc.reading()), Pc.SHANGHAI)).isEqualTo(Change.none(clock));
        assertThat(clock.confirm(stepped, DAY, Pc.SHANGHAI)).isEqualTo(Change.none(clock));
    }

    @Test
    void isChangedByAnotherReadingOfTheSameInstant() {
        var pc = Pc.offline().run(HOUR);

        assertThat(pc.hearServer().clock.confidence()).isEqualTo(Confidence.NTP);
    }

    private static Pc attestedFor(int days) {
        var pc = Pc.offline();
        for (int day = 0; day < days; day++) {
            pc.restart(DAY).hearServer().used();
        }
        return pc.forget();
    }

    private static ClockReading first(Instant wall) {
        return new ClockReading(new BootId("first"), Duration.ofSeconds(9), Duration.ofSeconds(9), wall, false);
    }

    private static ClockReading next(Instant wall) {
        return new ClockReading(new BootId("next"), Duration.ofSeconds(9), Duration.ofSeconds(9), wall, false);
    }

    private static ClockReading lessAwake(ClockReading now) {
        return new ClockReading(
                now.boot(),
                now.sinceBoot().plus(DAY),
                now.awake().minusMillis(1),
                now.wall().plus(DAY),
                true);
    }
}
