package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.BO;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;

class OrdersTest {
    private static final String CHILDREN = EngineTest.MEI_10_MIN + "- {id: bo, accounts: [bo]}\n";
    private static final ChildId NOBODY = new ChildId("nobody");

    private House house;

    @BeforeEach
    void start() {
        house = new House(CHILDREN, "2026-11-24T19:30");
        house.login(MEI);
    }

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
    class Pauses {
        @Test
        void endByThemselves() {
            house.ask(new Order.Pause(Optional.of(MEI), Optional.of(Duration.ofMinutes(10))));
            var paused = house.verdict(MEI);
            house.obey();

            house.pass("10M");

            assertThat(paused.state()).isEqualTo(TimeState.PAUSED);
            assertThat(paused.reason()).isEqualTo(Reason.PAUSE);
            assertThat(paused.until()).contains(local("2026-11-24T19:40"));
            assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.OPEN);
            assertThat(house.spentToday(MEI)).isZero();
            assertThat(house.facts(Fact.LimitReached.class)).isEmpty();
        }

        @Test
        void lastUntilMidnightWhenNoLengthIsSaid() {
            house.ask(new Order.Pause(Optional.of(MEI), Optional.empty()));

            assertThat(house.verdict(MEI).until()).contains(local("2026-11-25T00:00"));
        }

        @Test
        void mayGoOverMidnight() {
            house.ask(new Order.Pause(Optional.of(MEI), Optional.of(Duration.ofHours(24))));
            house.obey();

            house.pass("23H59M");
            var before = house.verdict(MEI);
            house.pass("1M");

            assertThat(before.state()).isEqualTo(TimeState.PAUSED);
            assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.OPEN);
        }

        @Test
        void areForAllWhenNobodyIsNamed() {
            house.ask(new Order.Pause(Optional.empty(), Optional.empty()));
            var states = List.of(house.verdict(MEI).state(), house.verdict(BO).state());

            house.ask(new Order.Unpause(Optional.empty()));

            assertThat(states).containsOnly(TimeState.PAUSED);
            assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.OPEN);
            assertThat(house.verdict(BO).state()).isEqualTo(TimeState.OPEN);
        }

        @Test
        void endForOneChildAlone() {
            house.ask(new Order.Pause(Optional.empty(), Optional.empty()));

            house.ask(new Order.Unpause(Optional.of(MEI)));

            assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.OPEN);
            assertThat(house.verdict(BO).state()).isEqualTo(TimeState.PAUSED);
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource(nullValues = "-", textBlock = """
                mei,    nothing-to-unpause, mei
                nobody, no-such-child,      nobody
                -,      nothing-to-unpause, ''
                """)
        void cannotEndWhereThereIsNone(String child, String why, String detail) {
            assertThat(house.ask(new Order.Unpause(Optional.ofNullable(child).map(ChildId::new))))
                    .isEqualTo(new Reply.Refused(why, detail));
        }

        @Test
        void areNotEndedByAShorterOneThatComesLater() {
            house.ask(new Order.Pause(Optional.of(MEI), Optional.of(Duration.ofHours(2))));
            house.ask(new Order.Pause(Optional.of(MEI), Optional.of(Duration.ofMinutes(10))));
            house.obey();

            house.pass("11M");
            var after = house.verdict(MEI);
            house.ask(new Order.Unpause(Optional.of(MEI)));

            assertThat(after.state()).isEqualTo(TimeState.PAUSED);
            assertThat(after.until()).contains(local("2026-11-24T21:30"));
            assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.OPEN);
        }

        @Test
        void endAllAtOnce() {
            house.ask(new Order.Pause(Optional.of(MEI), Optional.of(Duration.ofHours(2))));
            house.pass("1M");
            house.ask(new Order.Pause(Optional.of(MEI), Optional.of(Duration.ofHours(1))));

            house.ask(new Order.Unpause(Optional.of(MEI)));

            assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.OPEN);
            assertThat(house.facts(Fact.Unpaused.class)).hasSize(2);
        }

        @Test
        void cannotEndTwice() {
            house.ask(new Order.Pause(Optional.of(MEI), Optional.of(Duration.ofMinutes(1))));
            house.pass("1M");

            assertThat(house.ask(new Order.Unpause(Optional.of(MEI))))
                    .isEqualTo(new Reply.Refused("nothing-to-unpause", "mei"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"PT0S", "PT-1S", "PT24H1S"})
        void areRefusedOutsideTheirRange(Duration length) {
            assertThat(house.ask(new Order.Pause(Optional.of(MEI), Optional.of(length))))
                    .isEqualTo(new Reply.Refused("amount-out-of-range", ""));
        }

        @Test
        void areRefusedWhereNoChildIs() {
            var empty = new House("  []\n", "2026-11-24T10:00");

            assertThat(empty.ask(new Order.Pause(Optional.empty(), Optional.empty())))
                    .isEqualTo(new Reply.Refused("no-children", ""));
            assertThat(empty.ask(new Order.Pause(Optional.of(MEI), Optional.empty())))
                    .isEqualTo(new Reply.Refused("no-such-child", "mei"));
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

    private Instant local(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
