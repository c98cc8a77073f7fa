package org.porchlight.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.porchlight.core.time.ClockEvent.Kind;

/// What happens to PCs, from beginning to end.
class ClockHistoriesTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration NIGHT = Duration.ofHours(10);

    @Test
    void offOvernight() {
        var pc = Pc.synced().run(HOUR).forget();

        pc.restart(NIGHT).run(HOUR).hearServer();

        assertThat(pc.error()).isZero();
        assertThat(pc.kinds()).containsExactly(Kind.ATTESTED);
        assertThat(pc.shifts).isEmpty();
    }

    @Test
    void offForAWeek() {
        var pc = Pc.offline().run(HOUR);

        pc.restart(Duration.ofDays(7));

        assertThat(pc.error()).isZero();
        assertThat(pc.events)
                .containsExactly(
                        new ClockEvent(Kind.FORWARD_GAP, Duration.ofDays(7).plusSeconds(20)));
    }

    @Test
    void chipMovedADayAheadThreeTimesOfflineThenAServer() {
        var pc = Pc.synced().run(HOUR).forget();
        for (int boot = 0; boot < 3; boot++) {
            pc.moveChip(DAY).restart(Duration.ofMinutes(2)).run(Duration.ofMinutes(30));
        }
        assertThat(pc.error()).isEqualTo(DAY.multipliedBy(3));
        assertThat(pc.clock.loose()).hasSize(2);

        pc.hearServer();

        // All three lie within the true Monday, one after the other.
        assertThat(pc.error()).isZero();
        assertThat(pc.shifts)
                .extracting(Shift::by)
                .containsExactly(
                        Duration.ofDays(-3),
                        Duration.ofDays(-2).plusSeconds(140),
                        Duration.ofDays(-1).plusSeconds(280));
    }

    @Test
    void chipMovedADayBack() {
        var pc = Pc.synced().run(HOUR).forget().moveChip(DAY.negated());
        var known = pc.clock.now();

        pc.restart(NIGHT);

        assertThat(pc.clock.now()).isEqualTo(known);
        assertThat(pc.clock.confidence()).isEqualTo(Confidence.BEHIND);
        assertThat(pc.events)
                .containsExactly(
                        new ClockEvent(Kind.BEHIND, Duration.ofHours(-14).plusSeconds(20)));
        pc.hearServer();
        assertThat(pc.error()).isZero();
        assertThat(pc.clock.confidence()).isEqualTo(Confidence.NTP);
    }

    @Test
    void batteryDeadIn1970() {
        var pc = Pc.synced().run(HOUR).setChip(Instant.EPOCH);
        var known = pc.clock.now();

        pc.restart(NIGHT).run(HOUR);

        assertThat(pc.clock.now()).isEqualTo(known.plus(HOUR));
        assertThat(pc.kinds()).contains(Kind.BEHIND).doesNotContain(Kind.STEPPED, Kind.ABSURD);
    }

    @Test
    void year2081ThenAServer() {
        var pc = Pc.synced().run(HOUR).forget().setChip(Instant.parse("2081-06-01T00:00:00Z"));
        var known = pc.clock.now();

        pc.restart(NIGHT).run(HOUR);
        assertThat(pc.clock.now()).isEqualTo(known.plus(HOUR));
        assertThat(pc.kinds()).containsExactly(Kind.ABSURD);

        pc.hearServer();
        assertThat(pc.error()).isZero();
    }

    @Test
    void year2081FromAServerHealsWithTheNextOne() {
        var future = Duration.ofDays(55 * 365);
        var pc = Pc.offline().run(HOUR).restart(HOUR).hearServer(future).run(HOUR);
        assertThat(pc.error()).isEqualTo(future);

        pc.restart(NIGHT).run(HOUR);
        assertThat(pc.clock.confidence()).isEqualTo(Confidence.BEHIND);
        pc.forget().hearServer();

        assertThat(pc.error()).isZero();
        assertThat(pc.shifts).extracting(Shift::boot).containsExactly(pc.boot());
        assertThat(pc.restart(NIGHT).clock.confidence()).isEqualTo(Confidence.RTC);
        assertThat(pc.error()).isZero();
    }

    @Test
    void noChipAndNineHoursMoreAMinuteAfterEveryBoot() {
        var pc = Pc.synced().run(HOUR);
        for (int day = 0; day < 3; day++) {
            pc.forget().off(Duration.ofHours(9)).setChip(Instant.EPOCH).on().run(Duration.ofMinutes(1));
            pc.hearServer().run(HOUR);

            var by = Duration.ofHours(9).plusSeconds(20);
            assertThat(pc.error()).isZero();
            assertThat(pc.kinds()).containsExactly(Kind.BEHIND, Kind.ATTESTED);
            assertThat(pc.shifts)
                    .containsExactly(new Shift(pc.boot(), Duration.ofSeconds(20), Duration.ofSeconds(80), by));
        }
    }

    @Test
    void noChipOverSeveralBootsOfflineLeavesTheEarlierOnes() {
        var pc = Pc.synced().run(HOUR).setChip(Instant.EPOCH);
        pc.restart(NIGHT)
                .run(HOUR)
                .setChip(Instant.EPOCH)
                .restart(NIGHT)
                .run(HOUR)
                .forget();

        pc.hearServer();

        assertThat(pc.error()).isZero();
        assertThat(pc.shifts).extracting(Shift::boot).containsExactly(pc.boot());
    }

    @Test
    void anotherSystemKeepsLocalTime() {
        var pc = Pc.synced().run(HOUR).forget();

        pc.off(HOUR)
                .moveChip(Duration.ofHours(8))
                .on()
                .run(Duration.ofMinutes(1))
                .hearServer();

        assertThat(pc.error()).isZero();
        assertThat(pc.events)
                .containsExactly(
                        new ClockEvent(Kind.ATTESTED, Duration.ofHours(-8)),
                        new ClockEvent(Kind.LOCAL_TIME, Duration.ofHours(8)));
    }

    @Test
    void anotherSystemKeepsLocalTimeWestOfGreenwich() {
        var pc = Pc.in("America/New_York").hearServer().run(HOUR).forget();

        pc.off(HOUR)
                .moveChip(Duration.ofHours(-5))
                .on()
                .run(Duration.ofMinutes(1))
                .hearServer();

        assertThat(pc.error()).isZero();
        assertThat(pc.kinds()).containsExactly(Kind.BEHIND, Kind.ATTESTED, Kind.LOCAL_TIME);
    }

    @Test
    void hibernatedOverMidnightWithAMovedChip() {
        var pc = Pc.synced().run(HOUR).forget();
        var slept = pc.reading().sinceBoot();

        pc.sleep(NIGHT, DAY).run(HOUR);

        assertThat(pc.clock.confidence()).isEqualTo(Confidence.RTC);
        assertThat(pc.error()).isEqualTo(DAY);
        assertThat(pc.clock.segment().from())
                .isEqualTo(slept.plus(NIGHT).plus(DAY).plusSeconds(1));
        pc.hearServer();
        assertThat(pc.error()).isZero();
        var from = slept.plus(NIGHT).plus(DAY).plusSeconds(1);
        assertThat(pc.shifts).containsExactly(new Shift(pc.boot(), from, from.plus(HOUR), DAY.negated()));
    }

    @Test
    void hibernatedTwiceInOneBootWithAMovedChip() {
        var pc = Pc.synced()
                .run(HOUR)
                .sleep(HOUR, DAY)
                .run(HOUR)
                .sleep(HOUR, Duration.ZERO)
                .run(HOUR)
                .forget();

        pc.hearServer();

        assertThat(pc.error()).isZero();
        assertThat(pc.shifts)
                .extracting(Shift::boot, Shift::by)
                .containsExactly(tuple(pc.boot(), DAY.negated()), tuple(pc.boot(), Duration.ofHours(-23)));
        assertThat(pc.shifts.get(1).to()).isLessThan(pc.shifts.get(0).from());
    }

    @Test
    void serverAnHourAheadInAnAttestedSegment() {
        var pc = Pc.synced().run(HOUR).forget();

        pc.hearServer(HOUR).run(HOUR);

        assertThat(pc.error()).isZero();
        assertThat(pc.events).containsExactly(new ClockEvent(Kind.REFUSED, HOUR));
    }

    @Test
    void guardDownForFiveSecondsAndFiveMinutes() {
        var pc = Pc.offline().restart(NIGHT).run(HOUR).forget();

        pc.pass(Duration.ofSeconds(5)).startGuard().pass(Duration.ofMinutes(5)).startGuard();

        assertThat(pc.error()).isZero();
        assertThat(pc.anchors).isEmpty();
        assertThat(pc.events).isEmpty();
    }

    @Test
    void stalledForAMinute() {
        var pc = Pc.offline().run(HOUR);

        pc.pass(Duration.ofMinutes(1)).read();

        assertThat(pc.error()).isZero();
        assertThat(pc.events).isEmpty();
    }

    @Test
    void powerCutBeforeTheServerIsHeardKeepsTheSegmentLoose() {
        var pc = Pc.synced().run(HOUR).moveChip(DAY).restart(HOUR).run(HOUR);

        pc.restart(Duration.ofMinutes(1)).forget().hearServer();

        assertThat(pc.error()).isZero();
        assertThat(pc.shifts).extracting(shift -> shift.boot().value()).containsExactly("boot 2");
    }

    @Test
    void aParentsWordLeavesWhatAParentVouchedFor() {
        var pc = Pc.offline()
                .run(HOUR)
                .moveChip(DAY.negated())
                .restart(HOUR)
                .run(HOUR)
                .forget();

        pc.confirm(Duration.ZERO);

        assertThat(pc.shifts).extracting(shift -> shift.boot().value()).containsOnly("boot 2");
    }

    @Test
    void aTimeServerBringsBackWhatAParentVouchedForInTheFuture() {
        var pc = Pc.offline()
                .run(HOUR)
                .moveWall(DAY)
                .confirm(Duration.ZERO)
                .run(HOUR)
                .moveChip(DAY);
        pc.restart(HOUR).forget();

        pc.hearServer();

        assertThat(pc.error()).isZero();
        assertThat(pc.shifts).extracting(shift -> shift.boot().value()).contains("boot 1");
    }

    @Test
    void holidayWithoutNetwork() {
        var pc = Pc.synced().run(HOUR).confirm(Duration.ofDays(7));

        for (int day = 0; day < 6; day++) {
            assertThat(pc.restart(DAY).run(HOUR).clock.isSure()).isTrue();
        }

        assertThat(pc.restart(DAY).clock.isSure()).isFalse();
        assertThat(pc.hearServer().clock.isSure()).isTrue();
    }
}
