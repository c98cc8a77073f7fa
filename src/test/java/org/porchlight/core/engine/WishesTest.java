package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.BO;
import static org.porchlight.core.engine.House.MEI;
import static org.porchlight.core.engine.MeisPc.FREE;
import static org.porchlight.core.engine.MeisPc.HOUR;
import static org.porchlight.core.engine.MeisPc.at;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;

/// What a child may ask for.
class WishesTest {
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
    class OwnLimits {
        private static final String TWO =
                "- {id: mei, accounts: [mei], time: {budget: {every-day: 1h}}}\n- {id: bo, accounts: [bo]}\n";

        private static Reply limit(House house, int minutes) {
            return house.wish(MEI, new Wish.LimitItself(Optional.of(Duration.ofMinutes(minutes))));
        }

        private static Reply takeBack(House house) {
            return house.wish(MEI, new Wish.LimitItself(Optional.empty()));
        }

        @Test
        void holdAtOnceAndOnTheDaysAfter() {
            var house = at(TWO);
            house.pass("20M");

            assertThat(limit(house, 45)).isEqualTo(new Reply.Done());
            assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(25));
            assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.OWN_LIMIT);
            assertThat(house.verdict(BO).reason()).isEqualTo(Reason.UNLIMITED);
            house.logout(MEI);
            house.pass("15H");
            assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(45));
            assertThat(house.ledger.stream()
                            .filter(event -> event.fact() instanceof Fact.PolicyStored)
                            .map(Event::actor))
                    .containsExactly(new Actor.OfChild(MEI));
        }

        /// Past the window, too.
        @Test
        void holdAgainstWhatParentsGive() {
            var house = at(TWO);
            limit(house, 30);
            house.pass("30M");

            var _ = house.ask(new Order.Grant(MEI, Duration.ofMinutes(15), true, ""));

            assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.CLOSED);
            assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.OWN_LIMIT);
        }

        @Test
        void onlyBecomeStricterOnTheSameDay() {
            var house = at(TWO);
            limit(house, 45);

            assertThat(limit(house, 50)).isEqualTo(new Reply.Refused("own-limit-holds", "45"));
            assertThat(limit(house, 30)).isEqualTo(new Reply.Done());
            assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(30));
        }

        @Test
        void areTakenBackFromTheNextDayOn() {
            var house = at(TWO);
            limit(house, 30);
            house.pass("30M");

            assertThat(takeBack(house)).isEqualTo(new Reply.Done());
            assertThat(limit(house, 30)).isEqualTo(new Reply.Refused("own-limit-ends", "30"));
            assertThat(house.remaining(MEI)).isZero();
            house.logout(MEI);
            house.pass("15H");
            assertThat(house.remaining(MEI)).isEqualTo(Duration.ofHours(1));
            assertThat(takeBack(house)).isEqualTo(new Reply.Refused("no-own-limit", ""));
            assertThat(limit(house, 50)).isEqualTo(new Reply.Done());
        }

        @Test
        void takenBackAgainChangeNothing() {
            var house = at(TWO);
            limit(house, 30);
            takeBack(house);
            var facts = house.ledger.size();

            assertThat(takeBack(house)).isEqualTo(new Reply.Done());
            assertThat(house.ledger).hasSize(facts);
        }

        @Test
        void areNeverLaxerThanTheFamilys() {
            var house = at(TWO);

            assertThat(limit(house, 60)).isEqualTo(new Reply.Refused("own-limit-not-stricter", "60"));
            assertThat(limit(house, 0)).isEqualTo(new Reply.Refused("own-limit-out-of-range", "5"));
            assertThat(limit(house, 42)).isEqualTo(new Reply.Refused("own-limit-out-of-range", "5"));
            assertThat(house.remaining(MEI)).isEqualTo(Duration.ofHours(1));
        }

        @Test
        void areEndedByAParent() {
            var house = at(TWO);
            limit(house, 30);

            house.ask(new Order.PutPolicy(House.policy(TWO, "Asia/Shanghai"), Optional.empty()));

            assertThat(house.remaining(MEI)).isEqualTo(Duration.ofHours(1));
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
}
