package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.event.Fact;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.Reports;

/// Days of which the date is not sure, and what becomes of them.
class CalendarTest {
    private static final String HOUR = "- {id: mei, accounts: [mei], time: {budget: {every-day: 1h}}}\n";
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration NIGHT = Duration.ofHours(12);

    private House house;

    /// Three evenings with a time server, the last of them Tuesday.
    @BeforeEach
    void liveThroughThreeDays() {
        house = new House(HOUR, "2026-11-22T18:00");
        for (int day = 0; day < 3; day++) {
            house.login(MEI);
            house.pass("10M");
            if (day < 2) {
                house.reboot(DAY.minusMinutes(10));
            }
        }
        assertThat(house.today()).isEqualTo(TUESDAY);
        assertThat(house.last.next().clock().isNormallySynced()).isTrue();
    }

    private Trust trust() {
        return house.last.next().facts(MEI).standing().trust();
    }

    private LocalDate believedDay() {
        return house.last.next().today();
    }

    @Nested
    class ANewDay {
        @Test
        void isGivenInPartUntilATimeServerIsHeard() {
            house.rebootWithClock(NIGHT, Duration.ZERO);
            house.login(MEI);
            var before = house.remaining(MEI);
            house.pass("10M");
            house.sync();

            assertThat(before).isEqualTo(Duration.ofMinutes(30));
            assertThat(trust()).isEqualTo(Trust.FULL);
            assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(50));
            assertThat(house.facts(Fact.DayAdjusted.class)).hasSize(1);
        }

        @Test
        void isGivenInFullOnAPcThatIsNormallyOffline() {
            var alone = new House(HOUR, "2026-11-24T18:00");
            alone.unplug();

            alone.rebootWithClock(NIGHT.plus(NIGHT), Duration.ZERO);

            assertThat(alone.remaining(MEI)).isEqualTo(Duration.ofHours(1));
        }

        @Test
        void isNotOpenedWhenTwoAreOutstanding() {
            house.rebootWithClock(DAY, Duration.ZERO);
            house.rebootWithClock(DAY, Duration.ZERO);
            var second = house.remaining(MEI);
            house.rebootWithClock(DAY, Duration.ZERO);

            assertThat(second).isEqualTo(Duration.ofMinutes(30));
            assertThat(trust()).isEqualTo(Trust.UNOPENED);
            assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.CLOSED);
            assertThat(house.verdict(MEI).rule().path()).isEqualTo("clock");
            assertThat(house.verdict(MEI).next()).isEmpty();

            house.ask(new Order.ConfirmClock(Duration.ZERO));

            assertThat(house.remaining(MEI)).isEqualTo(Duration.ofHours(1));
            assertThat(house.last.next().book(MEI).notInFull()).isEmpty();
        }

        @Test
        void isNotNamedAsTheNextOpeningWhenItWillGiveNothing() {
            house.rebootWithClock(DAY, Duration.ZERO);
            house.login(MEI);
            house.pass("30M");
            var afterTheFirst = house.verdict(MEI).next();
            house.rebootWithClock(DAY, Duration.ZERO);
            house.login(MEI);
            var opened = status();
            house.pass("30M");

            assertThat(afterTheFirst)
                    .contains(TUESDAY.plusDays(2)
                            .atStartOfDay(house.last.next().document().policy().zone())
                            .toInstant());
            assertThat(opened.budgetSeconds()).hasValue(1800);
            assertThat(opened.nextOpening()).isEmpty();
            assertThat(opened.tomorrow().budgetSeconds()).hasValue(0);
            assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.CLOSED);
            assertThat(house.verdict(MEI).next()).isEmpty();
        }

        private ChildStatus status() {
            return Reports.status(house.last.next(), house.reading(), false)
                    .children()
                    .getFirst();
        }

        @Test
        void isGivenInFullWhileAParentTrustsTheClock() {
            house.ask(new Order.ConfirmClock(Duration.ofDays(7)));

            house.rebootWithClock(DAY, Duration.ZERO);

            assertThat(house.remaining(MEI)).isEqualTo(Duration.ofHours(1));
        }

        @Test
        void isOpenedOnceHoweverOftenThePcStarts() {
            house.rebootWithClock(NIGHT, Duration.ZERO);
            house.rebootWithClock(Duration.ofMinutes(1), Duration.ZERO);
            house.kill(Duration.ofSeconds(3));

            assertThat(house.facts(Fact.DayOpened.class)).hasSize(4);
        }
    }

    @Nested
    class AClockThatWasMoved {
        @Test
        void isNotConfirmedWhereItCannotBeRight() {
            house.moveWall(Duration.ofDays(-400));
            var trusted = house.last.next().clock().now();

            assertThat(house.ask(new Order.ConfirmClock(Duration.ZERO)))
                    .isInstanceOfSatisfying(
                            Reply.Refused.class,
                            refused -> assertThat(refused.why()).isEqualTo("clock-impossible"));
            assertThat(house.last.next().clock().now()).isEqualTo(trusted);
        }

        @Test
        void givesNothingOnceTheTruthIsKnown() {
            house.rebootWithClock(Duration.ofMinutes(1), DAY);
            house.login(MEI);
            house.pass("25M");
            var believed = believedDay();
            house.sync();

            assertThat(believed).isEqualTo(TUESDAY.plusDays(1));
            assertThat(believedDay()).isEqualTo(TUESDAY);
            assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(35));
            assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(25));
            assertThat(house.facts(Fact.Redated.class)).hasSize(1);
            assertThat(house.facts(Fact.DayVoided.class)).containsExactly(new Fact.DayVoided(MEI, believed));
            assertThat(house.last.next().book(MEI).on(believed).isOpened()).isFalse();
            assertThat(house.last.next().book(MEI).on(believed).spent()).isZero();
        }

        @Test
        void isPaidForByTheNextDays() {
            house.pass("50M");
            house.rebootWithClock(Duration.ofMinutes(1), DAY);
            house.login(MEI);
            house.pass("25M");
            house.sync();
            var today = house.last.next().facts(MEI).standing();

            house.logout(MEI);
            house.pass("8H");

            assertThat(today.spent()).isEqualTo(Duration.ofMinutes(85));
            assertThat(today.owed()).isEqualTo(Duration.ofMinutes(25));
            assertThat(house.today()).isEqualTo(TUESDAY.plusDays(1));
            assertThat(house.last.next().facts(MEI).standing().debt()).isEqualTo(Duration.ofMinutes(25));
            assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(35));
        }

        @Test
        void movesBackOverSeveralBoots() {
            house.rebootWithClock(Duration.ofMinutes(1), DAY);
            house.login(MEI);
            house.pass("20M");
            house.rebootWithClock(Duration.ofMinutes(1), DAY);
            house.login(MEI);
            house.pass("20M");
            house.sync();

            assertThat(believedDay()).isEqualTo(TUESDAY);
            assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(50));
            assertThat(house.facts(Fact.DayVoided.class)).hasSize(2);
        }

        @Test
        void takesAGrantAlong() {
            house.rebootWithClock(Duration.ofMinutes(1), DAY);
            house.login(MEI);
            house.ask(new Order.Grant(MEI, Duration.ofMinutes(10), true, ""));
            house.pass("5M");
            house.sync();

            assertThat(house.last.next().book(MEI).granted(TUESDAY)).isEqualTo(Duration.ofMinutes(10));
            assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(55));
        }

        @Test
        void opensNoDayWhenItIsTurnedBack() {
            house.rebootWithClock(Duration.ofMinutes(1), Duration.ofDays(-30));
            house.login(MEI);
            house.pass("5M");

            assertThat(believedDay()).isEqualTo(TUESDAY);
            assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(15));
            assertThat(house.facts(Fact.DayOpened.class)).hasSize(3);
        }

        @Test
        void isFoldedTheSameAfterARestart() {
            house.rebootWithClock(Duration.ofMinutes(1), DAY);
            house.login(MEI);
            house.pass("25M");
            house.sync();
            var before = house.last.next();

            house.kill(Duration.ZERO);

            assertThat(house.last.next().facts(MEI).standing())
                    .isEqualTo(before.facts(MEI).standing());
        }

        @Test
        void countsAfterItWasMovedFromWhereItTrulyIs() {
            house.rebootWithClock(Duration.ofMinutes(1), DAY);
            house.login(MEI);
            house.pass("25M");
            house.sync();
            house.pass("5M");

            assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(40));
            assertThat(house.sum(MEI, Kind.COUNTED)).isEqualTo(Duration.ofMinutes(60));
        }
    }

    @Test
    void aDayIsClosedWithWhatItHad() {
        var closed = house.facts(Fact.DayClosed.class);

        assertThat(closed).hasSize(2);
        assertThat(closed.getFirst().totals().kinds()).containsEntry(Kind.COUNTED, Duration.ofMinutes(10));
    }

    @Test
    void anEditOfThePolicyAdjustsTheDay() {
        house.ask(new Order.PutPolicy(House.policy(HOUR.replace("1h", "2h"), "Asia/Shanghai"), Optional.empty()));

        var adjusted = house.facts(Fact.DayAdjusted.class);
        assertThat(adjusted).hasSize(1);
        assertThat(adjusted.getFirst().budget()).contains(Duration.ofHours(2));
        assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(110));
    }

    @Test
    void whatIsLeftComesOverWhereTheRulesSaySo() {
        var thrifty = new House(
                "- {id: mei, accounts: [mei], time: {carry-over: 20m, budget: {every-day: 1h}}}\n", "2026-11-24T18:00");
        thrifty.login(MEI);
        thrifty.pass("50M");
        thrifty.reboot(DAY);

        assertThat(thrifty.remaining(MEI)).isEqualTo(Duration.ofMinutes(70));
        assertThat(thrifty.facts(Fact.DayOpened.class).getLast().carry()).isEqualTo(Duration.ofMinutes(10));
    }
}
