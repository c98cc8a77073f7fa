package org.porchlight.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;

class WorldTest {
    private static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00Z");

    private final World world = new World(BEGIN);

    @BeforeEach
    void boots() {
        powerOn(0, "A", BEGIN);
    }

    private void powerOn(long minute, String boot, Instant rtc) {
        world.powerOn(minutes(minute), new HistoryEvent.PowerOn(boot, Optional.empty(), Optional.of(rtc)));
    }

    private static Duration minutes(long count) {
        return Duration.ofMinutes(count);
    }

    private static Instant at(long minute) {
        return BEGIN.plus(minutes(minute));
    }

    private static ClockReading reading(String boot, long sinceBoot, long awake, Instant wall, boolean synced) {
        return new ClockReading(new BootId(boot), minutes(sinceBoot), minutes(awake), wall, synced);
    }

    @Test
    void runsAllClocksTogether() {
        assertThat(world.read(minutes(10))).isEqualTo(reading("A", 10, 10, at(10), false));
    }

    @Test
    void takesTheWallClockFromTheChipAtABoot() {
        powerOn(30, "B", at(-60));

        assertThat(world.read(minutes(35))).isEqualTo(reading("B", 5, 5, at(-55), false));
    }

    @Test
    void countsSleepFromTheChip() {
        world.sleep(minutes(10));
        world.wake(minutes(70));

        assertThat(world.read(minutes(80))).isEqualTo(reading("A", 80, 20, at(80), false));
    }

    @Test
    void believesAChipThatWasMovedInSleep() {
        world.sync();
        world.sleep(minutes(10));
        world.setChip(minutes(20), at(20 + 24 * 60));
        world.wake(minutes(70));

        assertThat(world.read(minutes(70))).isEqualTo(reading("A", 70 + 24 * 60, 10, at(70 + 24 * 60), false));
    }

    @Test
    void sleepsNoTimeWhenTheChipGoesBack() {
        world.sleep(minutes(10));
        world.setChip(minutes(20), at(-300));
        world.wake(minutes(70));

        assertThat(world.read(minutes(75))).isEqualTo(reading("A", 15, 15, at(15), false));
    }

    @Test
    void isInStepUntilSomebodyMovesTheClock() {
        world.stepWall(minutes(60));
        world.sync();

        assertThat(world.read(minutes(5))).isEqualTo(reading("A", 5, 5, at(5), true));

        world.stepWall(minutes(-30));

        assertThat(world.read(minutes(5))).isEqualTo(reading("A", 5, 5, at(-25), false));
    }

    @Test
    void movesTheChipAndNothingElse() {
        world.setChip(minutes(1), Instant.EPOCH);

        assertThat(world.read(minutes(5))).isEqualTo(reading("A", 5, 5, at(5), false));
    }

    @Test
    void findsAPointOfItsClocksAgain() {
        world.sleep(minutes(10));
        world.setChip(minutes(20), at(200));
        world.wake(minutes(70));

        var due = world.read(minutes(90)).sinceBoot();

        assertThat(world.when(due)).isEqualTo(minutes(90));
    }
}
