package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.TimeState;

/// A study over midnight, a restart, other clocks and the loss of a ledger.
class StudyOverTimeTest extends OnStudy {
    @Test
    void endsAtMidnight() {
        house.pass("13H");
        study("2H");
        house.obey();

        assertThat(house.verdict(MEI).until()).contains(Instant.parse("2026-11-24T16:00:00Z"));

        house.pass("1H");
        assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.CLOSED);
        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.OUTSIDE_WINDOW);
    }

    @Test
    void hasANewDaysCapAfterMidnight() {
        study("2H");
        house.pass("15H");

        assertThat(study("2H")).isEqualTo(new Reply.Done());
    }

    @Test
    void goesOnOverARestartOfTheGuardWithoutCounting() {
        study("45M");
        house.obey();
        house.pass("10M");

        house.kill(Duration.ofSeconds(5));
        house.tellSessions();
        var before = house.spentToday(MEI);
        house.pass("5S");
        house.obey();
        house.pass("9M50S");

        assertThat(before).isZero();
        assertThat(house.spentToday(MEI)).isZero();
        assertThat(house.verdict(MEI).until()).contains(at("10:45"));
        assertThat(house.last.desired().studying()).containsExactly(MEI);
    }

    @Test
    void endsAtItsTimeOverAReboot() {
        study("45M");

        house.reboot(Duration.ofMinutes(20));
        house.tellSessions();
        boolean goesOn = house.last.desired().studying().contains(MEI);
        house.pass("25M");

        assertThat(goesOn).isTrue();
        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.DAY_BUDGET);
    }

    @Test
    void movingTheWallClockMovesNoEnd() {
        study("45M");
        house.obey();

        house.moveWall(Duration.ofHours(-3));
        house.pass("44M59S");
        boolean goesOn = house.last.desired().studying().contains(MEI);
        house.pass("1S");

        assertThat(goesOn).isTrue();
        assertThat(house.last.desired().studying()).isEmpty();
    }

    @Test
    void liesWhereABetterCalendarPutsIt() {
        house.rebootWithClock(Duration.ofMinutes(1), Duration.ofHours(1));
        house.tellSessions();
        study("45M");
        house.obey();
        house.pass("15M");

        house.sync();
        house.pass("29M59S");
        boolean goesOn = house.last.desired().studying().contains(MEI);
        house.pass("1S");

        assertThat(goesOn).isTrue();
        assertThat(house.last.desired().studying()).isEmpty();
    }

    @Test
    void countsOnceForTheCapWhereALedgerIsLost() {
        study("60M");
        house.obey();
        house.pass("30M");
        var digest = Digest.of(house.last.next(), List.of());

        var step = Engine.start(
                house.last.next().document(),
                Optional.of(house.last.next().clock()),
                digest.remembered(),
                house.reading(),
                House.BUILT,
                false);
        var asked = Engine.step(
                step.next(),
                new Input.Asked(house.reading(), new Order.Study(MEI, Duration.ofMinutes(91)), new Authority.Root()));

        assertThat(step.desired().studying()).containsExactly(MEI);
        assertThat(asked.reply()).contains(new Reply.Refused("study-used-up", "90"));
    }
}
