package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;

/// A guard that dies and starts again goes on from what the ledger says.
class RestartTest {
    private House house;

    @BeforeEach
    void logIn() {
        house = new House(EngineTest.MEI_10_MIN, "2026-11-24T10:00");
        house.login(MEI);
        house.pass("4M");
    }

    @Test
    void goesOnFromTheSameNumber() {
        house.kill(Duration.ofSeconds(3));
        house.tellSessions();
        house.pass("1M");

        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofSeconds(303));
        assertThat(house.intervals(MEI))
                .extracting(Interval::kind, Interval::recovered)
                .containsExactly(tuple(Kind.COUNTED, true), tuple(Kind.COUNTED, true), tuple(Kind.COUNTED, false));
        assertThat(house.facts(Fact.DayOpened.class)).hasSize(1);
    }

    @Test
    void countsAtMostTenMinutesThatNobodySaw() {
        var free = new House("- {id: mei, accounts: [mei]}\n", "2026-11-24T10:00");
        free.login(MEI);
        free.pass("1M");

        free.kill(Duration.ofMinutes(25));
        free.tellSessions();

        assertThat(free.spentToday(MEI)).isEqualTo(Duration.ofMinutes(11));
        assertThat(free.sum(MEI, Kind.GUARD_DOWN)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void countsNothingWhenTheChildIsGone() {
        house.sessions.clear();

        house.kill(Duration.ofMinutes(2));
        house.tellSessions();

        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(4));
        assertThat(house.sum(MEI, Kind.GUARD_DOWN)).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void leavesOutWhatWasSleptMeanwhile() {
        house.jump(Duration.ofSeconds(5));
        house.sleep(Duration.ofMinutes(8));

        house.kill(Duration.ofSeconds(5));
        house.tellSessions();

        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofSeconds(250));
        assertThat(house.sum(MEI, Kind.ASLEEP)).isEqualTo(Duration.ofMinutes(8));
    }

    @Test
    void doesNotForgetAGapWhenItDiesAgainBeforeAnybodyTold() {
        house.kill(Duration.ofSeconds(30));
        house.jump(Duration.ofSeconds(3));
        house.tick();
        house.kill(Duration.ofSeconds(30));
        house.tellSessions();

        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofSeconds(240 + 63));
    }

    @Test
    void keepsHoldingAChildThatWasHeld() {
        house.pass("6M");
        house.obey();
        house.pass("1M");

        house.kill(Duration.ofSeconds(4));
        var first = house.last.desired();
        house.tellSessions();
        house.pass("10S");

        assertThat(first.held()).containsExactly(MEI);
        assertThat(first.cards().get(MEI)).isInstanceOf(Card.Lock.class);
        assertThat(house.last.desired().held()).containsExactly(MEI);
        assertThat(house.sum(MEI, Kind.UNENFORCED)).isZero();
        assertThat(house.sum(MEI, Kind.GUARD_DOWN)).isEqualTo(Duration.ofSeconds(4));
        assertThat(house.facts(Fact.LimitReached.class)).hasSize(1);
    }

    @Test
    void tellsALimitThatCameWhileItWasDead() {
        house.kill(Duration.ofMinutes(7));
        house.tellSessions();

        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.DAY_BUDGET);
        assertThat(house.facts(Fact.LimitReached.class)).hasSize(1);
    }

    @Test
    void spendsAGrantOnce() {
        house.ask(new Order.Grant(MEI, Duration.ofMinutes(5), false, ""));
        house.kill(Duration.ZERO);
        house.kill(Duration.ZERO);
        house.tellSessions();

        assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(11));
    }

    @Test
    void keepsAGrantPastTheWindowOverAReboot() {
        house.logout(MEI);
        house.pass("10H");
        house.ask(new Order.Grant(MEI, Duration.ofMinutes(30), true, ""));

        house.reboot(Duration.ofMinutes(5));

        assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.OPEN);
        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.GRANT);
    }

    @Test
    void keepsAPauseOverAReboot() {
        house.ask(new Order.Pause(Optional.of(MEI), Optional.of(Duration.ofHours(1))));

        house.reboot(Duration.ofMinutes(5));
        var after = house.verdict(MEI).state();
        house.pass("56M");

        assertThat(after).isEqualTo(TimeState.PAUSED);
        assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.OPEN);
    }

    @Test
    void doesNotPauseAgainWhatAParentEnded() {
        house.ask(new Order.Pause(Optional.of(MEI), Optional.empty()));
        house.ask(new Order.Unpause(Optional.of(MEI)));

        house.reboot(Duration.ofMinutes(5));

        assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.OPEN);
    }

    @Test
    void keepsWhatIsSpentOverAPowerCut() {
        house.jump(Duration.ofSeconds(4));

        house.reboot(Duration.ofHours(1));
        house.login(MEI);

        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(4));
        var closed = house.facts(Fact.IntervalClosed.class).getLast();
        assertThat(closed.interval().recovered()).isTrue();
        assertThat(house.sum(MEI, Kind.GUARD_DOWN)).isZero();
    }

    @Test
    void chargesWhatADeadGuardMissedToTheDayItWasOn() {
        var night = new House("- {id: mei, accounts: [mei], time: {budget: {every-day: 1h}}}\n", "2026-11-24T23:55");
        night.login(MEI);
        night.pass("4M");

        night.kill(Duration.ofMinutes(3));
        night.tellSessions();

        assertThat(night.today()).isEqualTo(LocalDate.of(2026, 11, 25));
        assertThat(night.spentToday(MEI)).isEqualTo(Duration.ofMinutes(2));
        assertThat(night.spentOn(MEI, LocalDate.of(2026, 11, 24))).isEqualTo(Duration.ofMinutes(5));
        assertThat(night.facts(Fact.DayOpened.class)).hasSize(2);
    }

    @Test
    void closesTheIntervalOfAChildThatLeftThePolicy() {
        var document = House.policy("  []\n", "Asia/Shanghai");
        var state = house.last.next();

        var step = Engine.start(
                document, Optional.of(state.clock()), house.remembered(), house.reading(), House.BUILT, true);

        assertThat(step.checkpoints()).isEmpty();
        assertThat(step.facts()).extracting(Event::fact).hasSize(2).last().isEqualTo(new Fact.GuardStarted(true));
    }

    @Test
    void goesOnWhereTheReadingIsOlderThanWhatIsKept() {
        var state = house.last.next();
        var earlier = new ClockReading(
                new BootId("boot-1"), Duration.ofSeconds(30), Duration.ofSeconds(30), house.now(), true);

        var step = Engine.start(
                state.document(), Optional.of(state.clock()), house.remembered(), earlier, House.BUILT, false);

        assertThat(step.next().last()).isEqualTo(state.last());
        assertThat(step.next().now()).isEqualTo(state.now());
    }
}
