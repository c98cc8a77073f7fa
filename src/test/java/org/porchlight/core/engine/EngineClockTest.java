package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.event.Fact;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;

/// What the engine makes of readings, sleep, midnight and inputs that come late.
class EngineClockTest {
    /// Since the last input.
    private static Duration due(House house) {
        return Engine.dueAt(house.last.next())
                .sinceBoot()
                .minus(house.last.next().last().sinceBoot());
    }

    @Test
    void isDueOnlyWhenSomethingCanChange() {
        var house = new House(EngineTest.MEI_10_MIN, "2026-11-24T10:00");
        house.login(MEI);
        house.pass("9M59S");
        var used = due(house);
        house.logout(MEI);
        var away = due(house);
        house.pass("9H30M");
        var evening = due(house);
        house.pass("10M");
        var soon = due(house);

        assertThat(used).isEqualTo(Duration.ofSeconds(1));
        // The first warning before the window ends at 20:00.
        assertThat(away).isEqualTo(Duration.parse("PT9H35M1S"));
        assertThat(evening).isEqualTo(Duration.parse("PT5M1S"));
        // The second.
        assertThat(soon).isEqualTo(Duration.parse("PT5M1S"));
    }

    @Test
    void countsALateInputInFullByTheStateBefore() {
        var house = new House(EngineTest.MEI_10_MIN, "2026-11-24T10:00");
        house.login(MEI);

        house.jump(Duration.ofMinutes(3));
        house.logout(MEI);

        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void leavesSleepOut() {
        var house = new House(EngineTest.MEI_10_MIN, "2026-11-24T10:00");
        house.login(MEI);
        house.pass("1M");

        house.jump(Duration.ofSeconds(2));
        house.sleep(Duration.ofHours(1));
        house.tick();
        house.pass("1M");

        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofSeconds(122));
        assertThat(house.sum(MEI, Kind.ASLEEP)).isEqualTo(Duration.ofHours(1));
        assertThat(house.intervals(MEI))
                .extracting(Interval::kind)
                .containsExactly(Kind.COUNTED, Kind.ASLEEP, Kind.COUNTED);
    }

    @Test
    void splitsAtLocalMidnightAndOpensTheNewDay() {
        var house = new House(EngineTest.NIGHT, "2026-11-24T23:50");
        house.login(MEI);

        house.jump(Duration.ofMinutes(20));
        house.tick();

        var tuesday = house.facts(Fact.IntervalClosed.class).getFirst();
        assertThat(tuesday.day()).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(tuesday.interval().length()).isEqualTo(Duration.ofMinutes(10));
        assertThat(house.facts(Fact.DayOpened.class))
                .extracting(Fact.DayOpened::day)
                .containsExactly(LocalDate.of(2026, 11, 24), LocalDate.of(2026, 11, 25));
        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(10));
        assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(50));
    }

    @Test
    void opensEveryDayThatWasSleptThrough() {
        var house = new House(EngineTest.NIGHT, "2026-11-24T20:00");
        house.login(MEI);

        house.sleep(Duration.ofDays(3));
        house.tick();

        assertThat(house.facts(Fact.DayOpened.class)).hasSize(4);
        assertThat(house.sum(MEI, Kind.ASLEEP)).isEqualTo(Duration.ofDays(3));
        assertThat(house.spentToday(MEI)).isZero();
    }

    @Test
    void isNotMovedByTheWallClock() {
        var house = new House(EngineTest.MEI_10_MIN, "2026-11-24T10:00");
        house.login(MEI);

        house.pass("5M");
        house.moveWall(Duration.ofDays(1));
        house.pass("2M");
        house.moveWall(Duration.ofDays(-400));
        house.pass("2M");

        assertThat(house.today()).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(1));
        assertThat(house.facts(Fact.DayOpened.class)).hasSize(1);
    }

    @Test
    void takesAnInputThatIsALittleOlderThanTheLast() {
        var house = new House(EngineTest.MEI_10_MIN, "2026-11-24T10:00");
        house.login(MEI);
        var old = house.reading();
        house.pass("1M");

        house.input(new Input.Tick(old));
        house.pass("1M");

        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void wakesForTheNextThingThatHappens() {
        var house = new House(EngineTest.MEI_10_MIN, "2026-11-24T10:00");
        house.login(MEI);
        house.pass("9M57S");

        var wake = house.last.desired().wakeAt();

        assertThat(house.last.next().anchor().at(wake.sinceBoot()))
                .isEqualTo(house.now().plusSeconds(3));
        assertThat(List.of(house.last.desired().cards().get(MEI)))
                .isEqualTo(List.of(new Card.Warning(Duration.ofMinutes(1), Card.End.STOP)));
    }

    @Test
    void keepsCheckpointsYoungOnlyWhileTimeRuns() {
        var house = new House(EngineTest.MEI_10_MIN, "2026-11-24T10:00");
        var away = untilWake(house);
        house.login(MEI);
        var used = untilWake(house);
        house.logout(MEI);
        house.rebootWithClock(Duration.ofHours(1), Duration.ofHours(9));
        house.tellSessions();

        assertThat(away).isEqualTo(Duration.ofSeconds(30));
        assertThat(used).isEqualTo(Duration.ofSeconds(5));
        assertThat(house.last.next().clock().isSure()).isFalse();
        assertThat(untilWake(house)).isEqualTo(Duration.ofSeconds(5));
    }

    private static Duration untilWake(House house) {
        return house.last.desired().wakeAt().sinceBoot().minus(house.reading().sinceBoot());
    }

    @Test
    void refusesAReadingOfAnotherBoot() {
        var house = new House(EngineTest.MEI_10_MIN, "2026-11-24T10:00");
        var now = house.reading();
        var other = new ClockReading(new BootId("other"), now.sinceBoot(), now.awake(), now.wall(), true);

        assertThatIllegalArgumentException().isThrownBy(() -> Engine.step(house.last.next(), new Input.Tick(other)));
    }
}
