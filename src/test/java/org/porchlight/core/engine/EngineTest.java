package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.porchlight.core.engine.House.BO;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Fact;

/// What is counted, and what is written down.
class EngineTest {
    static final String MEI_10_MIN = """
            - {id: mei, accounts: [mei], time: {windows: {every-day: ["08:00-20:00"]}, budget: {every-day: 10m}}}
            """;
    static final String BOTH = MEI_10_MIN + "- {id: bo, accounts: [bo], time: {budget: {every-day: 1h}}}\n";
    static final String NIGHT = """
            - {id: mei, accounts: [mei], time: {budget: {every-day: 1h}}}
            """;

    @Test
    void spendsOnlyWhileASessionIsThere() {
        var house = new House(MEI_10_MIN, "2026-11-24T10:00");

        house.pass("3M");
        house.login(MEI);
        house.pass("4M");
        house.logout(MEI);
        house.pass("5M");

        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(4));
        assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(6));
        assertThat(house.sum(MEI, Kind.AWAY)).isEqualTo(Duration.ofMinutes(8));
    }

    @Test
    void beginsWithWhatWasDecided() {
        var house = new House(MEI_10_MIN, "2026-11-24T10:00");

        assertThat(house.facts(Fact.GuardStarted.class)).containsExactly(new Fact.GuardStarted(false));
        var opened = house.facts(Fact.DayOpened.class).getFirst();
        assertThat(opened.day()).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(opened.zone()).isEqualTo("Asia/Shanghai");
        assertThat(opened.tzdb()).matches("\\d{4}[a-z]+");
        assertThat(opened.budget()).contains(Duration.ofMinutes(10));
        assertThat(house.ledger.getFirst().actor()).isEqualTo(new Actor.Guard());
    }

    @Test
    void closesExactlyWhenTheBudgetIsUsedUp() {
        var house = new House(MEI_10_MIN, "2026-11-24T10:00");
        house.login(MEI);

        house.pass("9M59S");
        var before = house.verdict(MEI);
        house.pass("1S");

        assertThat(before.remaining()).contains(Duration.ofSeconds(1));
        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.DAY_BUDGET);
        assertThat(house.sum(MEI, Kind.COUNTED)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void tellsALimitOnceForEachClosing() {
        var house = new House(MEI_10_MIN, "2026-11-24T10:00");
        house.login(MEI);

        house.pass("11M");
        house.obey();
        house.pass("30M");
        house.logout(MEI);
        house.login(MEI);
        house.pass("1M");

        assertThat(house.facts(Fact.LimitReached.class))
                .containsExactly(new Fact.LimitReached(MEI, house.today(), Reason.DAY_BUDGET));

        house.ask(new Order.Grant(MEI, Duration.ofMinutes(5), false, ""));
        house.obey();
        house.pass("6M");

        assertThat(house.facts(Fact.LimitReached.class)).hasSize(2);
    }

    @Test
    void tellsNoLimitWhenNobodyWasThere() {
        var house = new House(MEI_10_MIN, "2026-11-24T19:00");

        house.pass("2H");
        house.login(MEI);
        house.pass("1M");

        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.OUTSIDE_WINDOW);
        assertThat(house.facts(Fact.LimitReached.class)).isEmpty();
    }

    @Test
    void writesFrozenTimeApartAndDoesNotSpendIt() {
        var house = new House(MEI_10_MIN, "2026-11-24T10:00");
        house.login(MEI);

        house.pass("10M");
        house.obey();
        house.pass("20M");

        assertThat(house.sum(MEI, Kind.FROZEN)).isEqualTo(Duration.ofMinutes(20));
        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void spendsAndTellsTimeThatNothingHolds() {
        var house = new House(MEI_10_MIN, "2026-11-24T10:00");
        house.login(MEI);

        house.pass("12M");

        assertThat(house.sum(MEI, Kind.UNENFORCED)).isEqualTo(Duration.ofMinutes(2));
        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(12));
    }

    @Test
    void saysOfEveryIntervalWhyItWasSo() {
        var house = new House(MEI_10_MIN, "2026-11-24T19:45");
        house.login(MEI);

        house.pass("10M");
        house.obey();
        house.pass("10M");

        assertThat(house.intervals(MEI))
                .extracting(Interval::kind, Interval::why)
                .containsExactly(
                        tuple(Kind.COUNTED, Reason.DAY_BUDGET),
                        tuple(Kind.FROZEN, Reason.DAY_BUDGET),
                        tuple(Kind.FROZEN, Reason.OUTSIDE_WINDOW));
    }

    @Test
    void keepsTwoChildrenApart() {
        var house = new House(BOTH, "2026-11-24T10:00");
        house.login(MEI);
        house.login(BO);

        house.pass("12M");

        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.DAY_BUDGET);
        assertThat(house.remaining(BO)).isEqualTo(Duration.ofMinutes(48));
        assertThat(house.last.desired().held()).containsExactly(MEI);
        assertThat(house.last.desired().cards()).containsEntry(BO, new Card.None());
    }
}
