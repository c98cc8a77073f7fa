package org.porchlight.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.time.ClockEvent.Kind;

/// A word of a time server or of a parent.
class AttestationTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    @ParameterizedTest
    @CsvSource({"PT5M", "PT-5M", "P1D", "P-1D", "PT8H"})
    void followsTheFirstWordOfAServerInASegmentEitherWay(Duration wrong) {
        var pc = Pc.offline()
                .run(HOUR)
                .off(HOUR.multipliedBy(48))
                .moveChip(wrong)
                .on()
                .run(HOUR)
                .forget();

        pc.hearServer();

        assertThat(pc.error()).isZero();
        assertThat(pc.clock.confidence()).isEqualTo(Confidence.NTP);
        assertThat(pc.events).contains(new ClockEvent(Kind.ATTESTED, wrong.negated()));
        assertThat(pc.shifts)
                .containsExactly(new Shift(pc.boot(), Duration.ofSeconds(20), HOUR.plusSeconds(20), wrong.negated()));
    }

    @Test
    void movesNothingWhenTheServerAgreesWithinTwoSeconds() {
        var pc = Pc.offline()
                .moveChip(Duration.ofSeconds(2))
                .restart(HOUR)
                .run(HOUR)
                .forget();

        pc.hearServer();

        assertThat(pc.clock.confidence()).isEqualTo(Confidence.NTP);
        assertThat(pc.error()).isEqualTo(Duration.ofSeconds(2));
        assertThat(pc.shifts).isEmpty();
        assertThat(pc.events).containsExactly(new ClockEvent(Kind.ATTESTED, Duration.ZERO));
    }

    @Test
    void needsNoShiftWhenTheServerWasHeardBeforeTheFirstReading() {
        var pc = Pc.offline().run(HOUR).off(HOUR).moveChip(DAY);

        pc.hearServer();

        assertThat(pc.error()).isZero();
        assertThat(pc.clock.confidence()).isEqualTo(Confidence.NTP);
        assertThat(pc.anchors).hasSize(1);
        assertThat(pc.anchors.getFirst().no()).isEqualTo(2);
        assertThat(pc.shifts).isEmpty();
        assertThat(pc.kinds()).containsExactly(Kind.ATTESTED);
    }

    @Test
    void movesEarlierLooseSegmentsBackSoThatTheyDoNotLieInTheFuture() {
        var pc = Pc.synced().run(HOUR).moveChip(DAY);
        pc.restart(HOUR).run(HOUR);
        pc.restart(HOUR).run(Duration.ofHours(2));
        pc.restart(HOUR).run(HOUR).forget();

        pc.hearServer();

        // The time off between them is not known; each is moved to end where the next begins.
        assertThat(pc.error()).isZero();
        assertThat(pc.shifts)
                .extracting(shift -> shift.boot().value(), Shift::by)
                .containsExactly(
                        tuple("boot 4", Duration.ofHours(-24)),
                        tuple("boot 3", Duration.ofHours(-23).plusSeconds(20)),
                        tuple("boot 2", Duration.ofHours(-22).plusSeconds(40)));
        assertThat(pc.clock.loose()).isEmpty();
    }

    @Test
    void leavesEarlierSegmentsThatStillLieInThePast() {
        var pc = Pc.synced().run(HOUR);
        pc.restart(HOUR).run(HOUR);
        pc.moveChip(DAY).restart(HOUR).run(HOUR).forget();

        pc.hearServer();

        assertThat(pc.shifts).extracting(Shift::boot).containsExactly(pc.boot());
    }

    @Test
    void leavesWhatAServerVouchedForWhereItIs() {
        var pc = Pc.synced().run(HOUR).restart(HOUR).hearServer(DAY).run(HOUR);
        pc.restart(HOUR).run(HOUR).forget();

        pc.hearServer();

        assertThat(pc.shifts).extracting(Shift::boot).doesNotContain(new BootId("boot 2"));
        assertThat(pc.error()).isZero();
    }

    @ParameterizedTest(name = "{0} is followed: {1}")
    @CsvSource({"PT2M, true", "PT-2M, true", "PT2M1S, false", "PT-2M-1S, false", "PT2S, false"})
    void followsALaterCorrectionOfTwoMinutesAtMost(Duration by, boolean followed) {
        var pc = Pc.synced().run(HOUR).forget();

        pc.hearServer(by).run(HOUR);

        assertThat(pc.error()).isEqualTo(followed ? by : Duration.ZERO);
        assertThat(pc.anchors).hasSize(followed ? 1 : 0);
        assertThat(pc.shifts).isEmpty();
    }

    @Test
    void refusesALargerOneAndTellsItOnce() {
        var pc = Pc.synced().run(HOUR).forget();

        pc.moveWall(HOUR).run(HOUR).hearServer(HOUR).run(HOUR);
        pc.moveWall(Duration.ZERO).run(HOUR).hearServer(HOUR).run(HOUR);

        assertThat(pc.events).containsExactly(new ClockEvent(Kind.STEPPED, HOUR), new ClockEvent(Kind.REFUSED, HOUR));
        assertThat(pc.error()).isZero();
        assertThat(pc.clock.confidence()).isEqualTo(Confidence.NTP);
    }

    @Test
    void takesAParentsWordLikeAServers() {
        var pc = Pc.offline().run(HOUR).moveChip(DAY);
        pc.restart(HOUR).run(HOUR).restart(HOUR).run(HOUR).forget();

        pc.moveWall(DAY.negated()).confirm(Duration.ZERO);

        assertThat(pc.error()).isZero();
        assertThat(pc.clock.confidence()).isEqualTo(Confidence.PARENT);
        assertThat(pc.events).containsExactly(new ClockEvent(Kind.CONFIRMED, DAY.negated()));
        assertThat(pc.shifts).hasSize(2);
        assertThat(pc.clock.loose()).allMatch(LooseSegment::vouched).hasSize(1);
    }

    /// What cannot be right is measured by the date of the build, not by the setup.
    @Test
    void takesAParentsWordForATimeBeforeTheSetup() {
        var pc = Pc.offline().moveWall(DAY.negated());

        assertThat(pc.clock.isPossible(Pc.MONDAY.minus(DAY))).isTrue();
        assertThat(pc.clock.isPossible(Pc.BUILT.minusMillis(1))).isFalse();

        pc.confirm(Duration.ZERO);

        assertThat(pc.clock.now()).isEqualTo(Pc.MONDAY.minus(DAY));
        assertThat(pc.clock.confidence()).isEqualTo(Confidence.PARENT);
        assertThat(pc.events).containsExactly(new ClockEvent(Kind.CONFIRMED, DAY.negated()));
    }

    @Test
    void takesAParentsWordEvenAgainstAServersAndThenTheServersFirst() {
        var pc = Pc.synced().run(HOUR).hearServer(HOUR);

        pc.confirm(Duration.ZERO);
        assertThat(pc.error()).isEqualTo(HOUR);

        pc.hearServer();
        assertThat(pc.error()).isZero();
        assertThat(pc.clock.confidence()).isEqualTo(Confidence.NTP);
    }

    @Test
    void isSureOfPlausibleClockChipsForAsLongAsAParentSays() {
        var pc = Pc.offline().confirm(Duration.ofDays(7));

        assertThat(pc.restart(Duration.ofDays(3)).clock.isSure()).isTrue();
        assertThat(pc.clock.confidence()).isEqualTo(Confidence.RTC);
        assertThat(pc.restart(Duration.ofDays(3)).clock.isSure()).isTrue();
        assertThat(pc.restart(Duration.ofDays(3)).clock.isSure()).isFalse();
    }

    @Test
    void isNotSureOfAWrongClockChipWhateverAParentSaid() {
        var pc = Pc.offline().run(HOUR).confirm(Duration.ofDays(7)).moveChip(DAY.negated());

        assertThat(pc.restart(HOUR).clock.isSure()).isFalse();
        assertThat(pc.setChip(Instant.parse("2081-01-01T00:00:00Z"))
                        .restart(HOUR)
                        .clock
                        .isSure())
                .isFalse();
    }

    @Test
    void doesNotProlongAParentsWordForAClockThatIsTurnedBack() {
        var pc = Pc.offline().confirm(Duration.ofHours(10));

        for (int boot = 0; boot < 5; boot++) {
            pc.run(HOUR.plusMinutes(59)).off(Duration.ofHours(3)).setChip(pc.clock.now());
            pc.on();
        }

        assertThat(Duration.between(Pc.MONDAY, pc.clock.now())).isLessThan(Duration.ofHours(10));
        assertThat(pc.clock.isSure()).isTrue();
        assertThat(pc.run(Duration.ofMinutes(5)).clock.rtcTrust().left()).isZero();
        assertThat(pc.clock.isSure()).isFalse();
    }

    @Test
    void countsTheTimeBeforeTheGuardStartsAgainstAParentsWord() {
        var pc = Pc.offline().confirm(Duration.ofHours(10));
        var uptime = Duration.ofHours(10);
        var almostUp =
                new ClockReading(new BootId("next"), uptime.minusMillis(1), uptime.minusMillis(1), Pc.MONDAY, false);
        var up = new ClockReading(new BootId("next"), uptime, uptime, Pc.MONDAY, false);

        assertThat(pc.clock.resume(almostUp, Pc.BUILT, Pc.SHANGHAI).clock().isSure())
                .isTrue();
        assertThat(pc.clock.resume(up, Pc.BUILT, Pc.SHANGHAI).clock().isSure()).isFalse();
    }

    @Test
    void keepsAnEarlierPromiseWhenAParentOnlyConfirmsTheTime() {
        var pc = Pc.offline().confirm(Duration.ofDays(7)).run(HOUR).confirm(Duration.ZERO);

        assertThat(pc.restart(DAY).clock.isSure()).isTrue();
    }

    @ParameterizedTest(name = "a chip {1} ahead in {0} keeps local time: {2}")
    @CsvSource(textBlock = """
            Asia/Shanghai,    PT8H,       true
            Asia/Shanghai,    PT8H2M,     true
            Asia/Shanghai,    PT7H58M,    true
            Asia/Shanghai,    PT8H2M1S,   false
            Asia/Shanghai,    PT7H,       false
            Asia/Shanghai,    PT-8H,      true
            Asia/Kathmandu,   PT5H45M,    true
            America/New_York, PT-5H,      true
            +05:07,           PT5H7M,     false
            Europe/London,    PT0S,       false
            Europe/London,    PT1M,       false
            """)
    void namesAClockChipThatKeepsLocalTime(String zone, Duration ahead, boolean named) {
        var pc = Pc.in(zone).run(HOUR).moveChip(ahead).restart(HOUR).run(HOUR);

        pc.hearServer();

        assertThat(pc.events.contains(new ClockEvent(Kind.LOCAL_TIME, ahead))).isEqualTo(named);
        assertThat(pc.error().abs()).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }
}
