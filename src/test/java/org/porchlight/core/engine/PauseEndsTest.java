package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.core.decide.TimeState;

/// A pause ends when it was said to, whatever happens meanwhile.
class PauseEndsTest {
    private House house;

    @BeforeEach
    void logIn() {
        house = new House("- {id: mei, accounts: [mei]}\n- {id: bo, accounts: [bo]}\n", "2026-11-24T23:30");
        house.login(MEI);
    }

    private void pause(String length) {
        house.ask(new Order.Pause(Optional.empty(), Optional.of(Duration.parse("PT" + length))));
    }

    private boolean isPaused() {
        boolean paused = house.verdict(MEI).state() == TimeState.PAUSED;
        assertThat(house.verdict(House.BO).state() == TimeState.PAUSED).isEqualTo(paused);
        return paused;
    }

    private void assertEndsAfter(Duration left) {
        house.pass(left.minusSeconds(1));
        assertThat(isPaused()).isTrue();
        house.pass("1S");
        assertThat(isPaused()).isFalse();
    }

    @Test
    void goesOnOverMidnight() {
        pause("1H");

        assertEndsAfter(Duration.ofHours(1));
    }

    @Test
    void withoutALengthEndsWithTheDay() {
        house.ask(new Order.Pause(Optional.empty(), Optional.empty()));

        assertEndsAfter(Duration.ofMinutes(30));
    }

    @Test
    void isOverAfterItsTimeInASleepToo() {
        pause("20M");

        house.sleep(Duration.ofMinutes(9));
        house.tick();

        assertEndsAfter(Duration.ofMinutes(11));
    }

    @Test
    void doesNotMoveWithTheWallClock() {
        pause("20M");

        house.moveWall(Duration.ofDays(1));
        house.tick();
        house.moveWall(Duration.ofDays(-3));

        assertEndsAfter(Duration.ofMinutes(20));
    }

    @Test
    void goesOnOverARestartOfTheGuard() {
        pause("20M");

        house.kill(Duration.ofMinutes(5));
        house.tellSessions();

        assertEndsAfter(Duration.ofMinutes(15));
    }

    @Test
    void goesOnOverARebootWithAMovedClock() {
        pause("20M");

        house.rebootWithClock(Duration.ofMinutes(5), Duration.ofMinutes(-60));
        house.tellSessions();
        boolean before = isPaused();
        house.sync();

        assertThat(before).isTrue();
        assertEndsAfter(Duration.ofMinutes(15));
    }
}
