package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.BO;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.PolicyDocument;

class OrdersTest extends OnOrders {
    @Nested
    class Grants {
        @Test
        void addTimeForToday() {
            house.pass("12M");

            var reply = house.ask(new Order.Grant(MEI, Duration.ofMinutes(5), false, "well done"));

            assertThat(reply).isEqualTo(new Reply.Done());
            assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(3));
            var fact = house.facts(Fact.Granted.class).getFirst();
            assertThat(fact.amount()).isEqualTo(Duration.ofMinutes(5));
            assertThat(fact.day()).isEqualTo(house.today());
            assertThat(fact.at()).contains(house.now());
            assertThat(fact.openUntil()).isEmpty();
            assertThat(fact.words()).isEqualTo("well done");
            assertThat(house.ledger.stream()
                            .filter(event -> event.fact() instanceof Fact.Granted)
                            .findFirst()
                            .orElseThrow()
                            .actor())
                    .isEqualTo(new Actor.Parent("root"));
        }

        @Test
        void doNotOpenAWindow() {
            house.pass("35M");

            house.ask(new Order.Grant(MEI, Duration.ofHours(5), false, ""));

            assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.OUTSIDE_WINDOW);
        }

        @Test
        void areGoneTomorrow() {
            house.ask(new Order.Grant(MEI, Duration.ofHours(5), false, ""));
            house.logout(MEI);

            house.pass("24H");

            assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(10));
        }

        @Test
        void goOnPastTheWindowForAsLongAsTheySay() {
            house.ask(new Order.Grant(MEI, Duration.ofHours(1), true, ""));

            assertThat(openUntil()).contains(local("2026-11-24T21:00"));
            assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(70));
        }

        @Test
        void openAtOnceWhenItIsClosed() {
            house.logout(MEI);
            house.pass("1H");
            house.login(MEI);

            house.ask(new Order.Grant(MEI, Duration.ofMinutes(5), true, ""));

            assertThat(openUntil()).contains(local("2026-11-24T20:35"));
            assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.GRANT);
            assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(5));
        }

        @Test
        void addUpPastTheWindow() {
            house.ask(new Order.Grant(MEI, Duration.ofMinutes(15), true, ""));
            house.ask(new Order.Grant(MEI, Duration.ofMinutes(15), true, ""));

            assertThat(openUntil()).contains(local("2026-11-24T20:30"));
        }

        @Test
        void neverOutliveTheDay() {
            house.ask(new Order.Grant(MEI, Duration.ofHours(10), true, ""));

            assertThat(openUntil()).contains(local("2026-11-25T00:00"));
            assertThat(openFrom()).contains(local("2026-11-24T20:00"));
        }

        @Test
        void haveNothingToGoPastOnADayWithoutWindows() {
            house.ask(new Order.Grant(BO, Duration.ofMinutes(15), true, ""));

            assertThat(openUntil()).isEmpty();
            assertThat(house.last.next().book(BO).granted(house.today())).isEqualTo(Duration.ofMinutes(15));
        }

        @ParameterizedTest
        @ValueSource(strings = {"PT0S", "PT-5M", "PT24H0.001S", "PT0.0001S", "PT2562047788015215H"})
        void areRefusedOutsideTheirRange(Duration amount) {
            assertThat(house.ask(new Order.Grant(MEI, amount, false, "")))
                    .isEqualTo(new Reply.Refused("amount-out-of-range", ""));
            assertThat(house.facts(Fact.Granted.class)).isEmpty();
        }

        @Test
        void areRefusedWithTooManyWords() {
            assertThat(house.ask(new Order.Grant(MEI, Duration.ofMinutes(5), false, "x".repeat(201))))
                    .isEqualTo(new Reply.Refused("words-too-long", "200"));
        }

        @Test
        void areRefusedForAChildThatIsNotThere() {
            assertThat(house.ask(new Order.Grant(NOBODY, Duration.ofMinutes(5), false, "")))
                    .isEqualTo(new Reply.Refused("no-such-child", "nobody"));
        }

        private Optional<Instant> openFrom() {
            return house.facts(Fact.Granted.class).getLast().openFrom();
        }

        private Optional<Instant> openUntil() {
            return house.facts(Fact.Granted.class).getLast().openUntil();
        }
    }

    @Nested
    class Policies {
        private final PolicyDocument other = House.policy(EngineTest.MEI_10_MIN.replace("10m", "1h"), "Asia/Shanghai");

        @Test
        void replaceTheOneThatWasExpected() {
            var current = house.last.next().document().version();

            assertThat(house.ask(new Order.PutPolicy(other, Optional.of(current))))
                    .isEqualTo(new Reply.Done());
            assertThat(house.last.next().document()).isEqualTo(other);
        }

        @Test
        void doNotReplaceAnother() {
            var current = house.last.next().document().version();

            assertThat(house.ask(new Order.PutPolicy(other, Optional.of("0".repeat(64)))))
                    .isEqualTo(new Reply.Conflict(current));
            assertThat(house.last.next().document().version()).isEqualTo(current);
            assertThat(house.facts(Fact.PolicyStored.class)).isEmpty();
        }

        @Test
        void areStoredOnce() {
            house.ask(new Order.PutPolicy(other, Optional.empty()));

            assertThat(house.ask(new Order.PutPolicy(other, Optional.empty()))).isEqualTo(new Reply.Done());
            assertThat(house.facts(Fact.PolicyStored.class)).hasSize(1);
        }
    }
}
