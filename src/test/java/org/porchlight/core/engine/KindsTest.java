package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Fact;

/// What a minute is.
class KindsTest {
    private static final String FREE = "- {id: mei, accounts: [mei]}\n";
    private static final String HOUR = "- {id: mei, accounts: [mei], time: {budget: {every-day: 1h}}}\n";

    private static House at(String children) {
        var house = new House(children, "2026-11-24T10:00");
        house.login(MEI);
        return house;
    }

    private static void idle(House house, boolean on) {
        house.agent(MEI, new AgentReport.Idle(on));
    }

    @Nested
    class Claims {
        @Test
        void areBelievedForAQuarterOfAnHour() {
            var house = at(FREE);

            idle(house, true);
            house.pass("40M");

            assertThat(house.sum(MEI, Kind.IDLE)).isEqualTo(Duration.ofMinutes(15));
            assertThat(house.sum(MEI, Kind.COUNTED)).isEqualTo(Duration.ofMinutes(25));
        }

        @Test
        void areBelievedForAQuarterOfAnHourByALateTickToo() {
            var house = at(FREE);

            idle(house, true);
            house.jump(Duration.ofMinutes(40));
            house.tick();

            assertThat(house.sum(MEI, Kind.IDLE)).isEqualTo(Duration.ofMinutes(15));
            assertThat(house.sum(MEI, Kind.COUNTED)).isEqualTo(Duration.ofMinutes(25));
        }

        @Test
        void areBelievedForAnHourADay() {
            var house = at(FREE);

            for (int i = 0; i < 10; i++) {
                idle(house, true);
                house.pass("14M");
                idle(house, false);
                house.pass("1M");
            }

            assertThat(house.sum(MEI, Kind.IDLE)).isEqualTo(Duration.ofMinutes(60));
            assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(90));
        }

        @Test
        void shareTheHourOfADay() {
            var house = at(FREE);

            for (int i = 0; i < 3; i++) {
                idle(house, true);
                house.pass("15M");
                idle(house, false);
                house.agent(MEI, new AgentReport.Locked(true));
                house.pass("15M");
                house.agent(MEI, new AgentReport.Locked(false));
            }

            assertThat(house.sum(MEI, Kind.IDLE).plus(house.sum(MEI, Kind.LOCKED)))
                    .isEqualTo(Duration.ofMinutes(60));
            assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(30));
        }

        @Test
        void areBoundedOverRestarts() {
            var house = at(FREE);

            idle(house, true);
            for (int i = 0; i < 5; i++) {
                house.pass("10M");
                house.kill(Duration.ZERO);
                house.tellSessions();
                idle(house, true);
            }

            assertThat(house.sum(MEI, Kind.IDLE)).isEqualTo(Duration.ofMinutes(15));
        }

        @Test
        void startAnewAtMidnight() {
            var house = new House(FREE, "2026-11-24T23:00");
            house.login(MEI);
            for (int i = 0; i < 8; i++) {
                idle(house, true);
                house.pass("14M");
                idle(house, false);
                house.pass("1M");
            }

            assertThat(house.sum(MEI, Kind.IDLE)).isEqualTo(Duration.ofMinutes(8 * 14));
        }

        @Test
        void areNotBelievedWhileSoundOrVideoPlays() {
            var house = at(FREE);

            idle(house, true);
            house.agent(MEI, new AgentReport.Media(true));
            house.pass("10M");
            house.agent(MEI, new AgentReport.Locked(true));
            house.pass("10M");

            assertThat(house.sum(MEI, Kind.COUNTED)).isEqualTo(Duration.ofMinutes(10));
            assertThat(house.sum(MEI, Kind.LOCKED)).isEqualTo(Duration.ofMinutes(10));
        }

        @Test
        void goWithTheAgent() {
            var house = at(FREE);

            idle(house, true);
            house.pass("5M");
            house.agent(MEI, new AgentReport.Gone());
            house.pass("5M");

            assertThat(house.sum(MEI, Kind.IDLE)).isEqualTo(Duration.ofMinutes(5));
        }

        @Test
        void areBelievedWhereNothingCouldHold() {
            var house = at(HOUR);
            house.pass("1H");

            idle(house, true);
            house.pass("5M");

            assertThat(house.intervals(MEI)).extracting(Interval::kind).containsExactly(Kind.COUNTED, Kind.IDLE);
        }
    }

    @Nested
    class Exempt {
        private static final String LEARN =
                "  apps: {rules: [{match: {path: /usr/bin/gcompris-qt}, then: allow, counts: false}]}\n";
        private static final String LEARNING =
                "- id: mei\n  accounts: [mei]\n  time: {budget: {every-day: 1h}, rest: {after: 30m, pause: 5m}}\n"
                        + LEARN;

        private static void front(House house, String path) {
            house.agent(MEI, new AgentReport.InFront(new Front(path, path.substring(path.lastIndexOf('/') + 1))));
        }

        @Test
        void isNotCountedButNearsTheRest() {
            var house = at(LEARNING);

            front(house, "/usr/bin/gcompris-qt");
            house.pass("20M");
            front(house, "/usr/bin/krita");
            house.pass("10M");

            assertThat(house.sum(MEI, Kind.EXEMPT)).isEqualTo(Duration.ofMinutes(20));
            assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(10));
            assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.REST);
        }

        @Test
        void goesOnWhileTheRestIsHeld() {
            var house = at(LEARNING);
            house.pass("1H");
            house.obey();
            house.pass("1M");

            front(house, "/usr/bin/gcompris-qt");
            house.pass("10M");
            front(house, "/usr/bin/krita");
            house.pass("1M");

            assertThat(house.sum(MEI, Kind.EXEMPT)).isEqualTo(Duration.ofMinutes(10));
            assertThat(house.sum(MEI, Kind.FROZEN)).isEqualTo(Duration.ofMinutes(2));
            assertThat(house.last.desired().held()).containsExactly(MEI);
        }

        @Test
        void isNotWhatBearsTheName() {
            var house = at(LEARNING);

            house.front(MEI, "gcompris-qt");
            house.pass("5M");

            assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(5));
        }
    }

    @Nested
    class Rests {
        private static final String RESTING =
                "- {id: mei, accounts: [mei], time: {budget: {every-day: 2h}, rest: {after: 30m, pause: 5m}}}\n";

        @Test
        void areAskedForAndNotHeld() {
            var house = at(RESTING);

            house.pass("30M");

            assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.REST);
            assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.REST);
            assertThat(house.last.desired().held()).isEmpty();
            assertThat(house.last.desired().cards().get(MEI)).isInstanceOf(Card.Rest.class);
            house.pass("5M");
            assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(35));
        }

        @Test
        void areTakenByABreakThatIsLongEnough() {
            var house = at(RESTING);
            house.pass("30M");

            house.logout(MEI);
            house.pass("4M59S");
            var before = house.verdict(MEI).state();
            house.pass("1S");

            assertThat(before).isEqualTo(TimeState.REST);
            assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.OPEN);
            assertThat(house.verdict(MEI).restIn()).contains(Duration.ofMinutes(30));
        }

        @Test
        void areNotTakenByARestartOfTheGuard() {
            var house = at(RESTING);
            house.pass("20M");

            house.kill(Duration.ofSeconds(3));
            house.tellSessions();

            assertThat(house.verdict(MEI).restIn())
                    .contains(Duration.ofMinutes(10).minusSeconds(3));
        }

        @Test
        void areTakenWhileThePcIsOff() {
            var house = at(RESTING);
            house.pass("20M");

            house.reboot(Duration.ofMinutes(5));

            assertThat(house.verdict(MEI).restIn()).contains(Duration.ofMinutes(30));
        }
    }

    @Nested
    class FinishLines {
        private static final String LINE =
                "- {id: mei, accounts: [mei], time: {finish-line: 5m, budget: {every-day: 1h}}}\n";

        @Test
        void areTakenFromTheNextDay() {
            var house = at(LINE);
            house.pass("58M");

            var reply = house.wish(MEI, new Wish.TakeFinishLine());
            house.pass("10M");
            house.logout(MEI);
            var spent = house.spentToday(MEI);
            house.pass("13H");

            assertThat(reply).isEqualTo(new Reply.Done());
            assertThat(house.ledger.stream()
                            .filter(event -> event.fact() instanceof Fact.FinishLineTaken)
                            .findFirst()
                            .orElseThrow()
                            .actor())
                    .isEqualTo(new Actor.OfChild(MEI));
            // Nothing held it, so three minutes more were used; they are told, not owed.
            assertThat(spent).isEqualTo(Duration.ofMinutes(68));
            assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(55));
        }

        @Test
        void areTakenOnceADay() {
            var house = at(LINE);
            house.wish(MEI, new Wish.TakeFinishLine());
            house.kill(Duration.ZERO);

            assertThat(house.wish(MEI, new Wish.TakeFinishLine()))
                    .isEqualTo(new Reply.Refused("finish-line-taken", ""));
            assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(65));
        }

        @Test
        void areNotThereWhereTheRulesHaveNone() {
            assertThat(at(HOUR).wish(MEI, new Wish.TakeFinishLine()))
                    .isEqualTo(new Reply.Refused("no-finish-line", ""));
        }

        @Test
        void cannotBeTakenOnADayWhoseBudgetIsZero() {
            var house = at("- {id: mei, accounts: [mei], time: {finish-line: 5m, budget: {every-day: 0}}}\n");
            house.ask(new Order.Grant(MEI, Duration.ofMinutes(10), false, ""));

            var reply = house.wish(MEI, new Wish.TakeFinishLine());

            assertThat(reply).isEqualTo(new Reply.Refused("finish-line-not-now", ""));
            assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(10));
        }
    }

    @Nested
    class Questions {
        @Test
        void areAnsweredOnce() {
            var house = at(HOUR);
            house.wish(MEI, new Wish.Request(Optional.of(Duration.ofMinutes(10)), "please"));

            assertThat(house.wish(MEI, new Wish.Request(Optional.empty(), "")))
                    .isEqualTo(new Reply.Refused("already-asked", ""));
            assertThat(house.ask(new Order.Approve(MEI, Optional.empty(), ""))).isEqualTo(new Reply.Done());
            assertThat(house.ask(new Order.Approve(MEI, Optional.empty(), "")))
                    .isEqualTo(new Reply.Refused("nothing-asked", "mei"));
            assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(70));
        }

        @Test
        void waitForEightHours() {
            var house = at(FREE);
            house.logout(MEI);
            house.wish(MEI, new Wish.Request(Optional.of(Duration.ofMinutes(10)), ""));

            house.pass("8H");

            assertThat(house.ask(new Order.Approve(MEI, Optional.empty(), "")))
                    .isEqualTo(new Reply.Refused("nothing-asked", "mei"));
        }
    }

    @Test
    void whatAParentCorrectsIsGivenBack() {
        var house = at(HOUR);
        house.pass("30M");
        house.logout(MEI);

        var reply = house.ask(new Order.Correct(MEI, house.today(), Duration.ofMinutes(20), "nobody was there"));
        var more = house.ask(new Order.Correct(MEI, house.today(), Duration.ofMinutes(11), ""));

        assertThat(reply).isEqualTo(new Reply.Done());
        assertThat(more).isEqualTo(new Reply.Refused("more-than-counted", "600"));
        assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(50));
    }

    @Test
    void whatGoesOnCountsForACorrectionToo() {
        var house = at(HOUR);
        house.pass("30M");

        var reply = house.ask(new Order.Correct(MEI, house.today(), Duration.ofMinutes(20), "nobody was there"));
        house.pass("5M");

        assertThat(reply).isEqualTo(new Reply.Done());
        assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(45));
    }

    @Test
    void aGrantWithANameIsGivenOnce() {
        var house = at(HOUR);
        var code = new Order.Grant(MEI, Duration.ofMinutes(10), false, "", Optional.of("code:7"));

        house.ask(code);
        house.kill(Duration.ZERO);
        house.ask(code);

        assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(70));
    }

    @Test
    void aLockedSessionIsBelievedAsAnyClaimIs() {
        var house = new House(FREE, "2026-11-24T10:00");
        house.tell(MEI, new Presence(true, true, true, Optional.empty(), Optional.empty()));

        house.pass("40M");

        assertThat(house.sum(MEI, Kind.LOCKED)).isEqualTo(Duration.ofMinutes(15));
        assertThat(house.sum(MEI, Kind.COUNTED)).isEqualTo(Duration.ofMinutes(25));
    }

    @Test
    void whatIsBehindAnothersScreenIsAway() {
        var house = new House(FREE, "2026-11-24T10:00");
        house.login(MEI);
        house.pass("10M");

        house.tell(MEI, Presence.behind());
        house.pass("10M");

        assertThat(house.sum(MEI, Kind.COUNTED)).isEqualTo(Duration.ofMinutes(10));
        assertThat(house.kind(MEI)).isEqualTo(Kind.AWAY);
    }

    @Test
    void twoAccountsOfOneChildCountOnce() {
        var one = new Presence(true, true, true, Optional.of("game"), Optional.of(Duration.ofSeconds(3)));
        var two = new Presence(true, Optional.of("film"), Optional.of(Duration.ofSeconds(4)));

        assertThat(one.and(two))
                .isEqualTo(new Presence(true, true, false, Optional.of("game"), Optional.of(Duration.ofSeconds(7))));
        assertThat(one.and(Presence.NONE)).isEqualTo(one);
        assertThat(Presence.behind().and(two)).isEqualTo(two);
        assertThat(two.and(Presence.behind())).isEqualTo(two);
        assertThat(Presence.NONE.and(Presence.behind())).isEqualTo(Presence.behind());
    }

    @Test
    void aGapInWhichNothingRanIsNotCounted() {
        var house = new House(FREE, "2026-11-24T10:00");
        house.sessions.put(MEI, new Presence(true, Optional.empty(), Optional.of(Duration.ofSeconds(7))));
        house.tellSessions();
        house.pass("1M");

        house.kill(Duration.ofMinutes(2));
        house.tellSessions();
        house.sessions.put(MEI, new Presence(true, Optional.empty(), Optional.of(Duration.ofSeconds(9))));
        house.kill(Duration.ofMinutes(2));
        house.tellSessions();

        assertThat(house.sum(MEI, Kind.GUARD_DOWN)).isEqualTo(Duration.ofMinutes(2));
        assertThat(house.sum(MEI, Kind.COUNTED)).isEqualTo(Duration.ofMinutes(3));
    }
}
