package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.BO;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.event.Fact;

/// A policy that changes while a child is at it.
class PolicyChangeTest {
    @Test
    void keepsWhatIsSpentWhenThePolicyChanges() {
        var house = new House(EngineTest.MEI_10_MIN, "2026-11-24T10:00");
        house.login(MEI);
        house.pass("6M");

        var reply = house.ask(new Order.PutPolicy(
                House.policy(EngineTest.MEI_10_MIN.replace("10m", "8m"), "Asia/Shanghai"), Optional.empty()));

        assertThat(reply).isEqualTo(new Reply.Done());
        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(6));
        assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(2));
        assertThat(house.facts(Fact.PolicyStored.class)).hasSize(1);
        assertThat(house.ledger.getLast().policyVersion())
                .isEqualTo(house.last.next().document().version());
        assertThat(house.facts(Fact.DayOpened.class)).hasSize(1);
    }

    @Test
    void keepsWhatIsSpentWhenAChildIsTakenOutAndPutBack() {
        var house = new House(EngineTest.BOTH, "2026-11-24T10:00");
        house.login(MEI);
        house.pass("6M");

        house.ask(new Order.PutPolicy(House.policy("- {id: bo, accounts: [bo]}\n", "Asia/Shanghai"), Optional.empty()));
        var without = house.last;
        house.ask(new Order.PutPolicy(House.policy(EngineTest.BOTH, "Asia/Shanghai"), Optional.empty()));
        house.tellSessions();

        assertThat(without.checkpoints()).extracting(Checkpoint::child).containsExactly(BO);
        assertThat(without.desired().cards()).containsOnlyKeys(BO);
        assertThat(house.remaining(MEI)).isEqualTo(Duration.ofMinutes(4));
        assertThat(house.facts(Fact.DayOpened.class)).hasSize(2);
    }

    @Test
    void followsAZoneThatChangesTheDay() {
        var house = new House(EngineTest.NIGHT, "2026-11-24T23:30");
        house.login(MEI);
        house.pass("10M");

        house.ask(new Order.PutPolicy(House.policy(EngineTest.NIGHT, "Pacific/Auckland"), Optional.empty()));
        var there = house.spentToday(MEI);
        house.pass("10M");
        house.ask(new Order.PutPolicy(House.policy(EngineTest.NIGHT, "Asia/Shanghai"), Optional.empty()));

        assertThat(there).isZero();
        assertThat(house.today()).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(10));
        assertThat(house.facts(Fact.DayOpened.class)).hasSize(2);
    }
}
