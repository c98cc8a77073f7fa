package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.MEI;
import static org.porchlight.core.engine.MeisPc.FREE;
import static org.porchlight.core.engine.MeisPc.HOUR;
import static org.porchlight.core.engine.MeisPc.at;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.porchlight.core.event.Actor;
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
