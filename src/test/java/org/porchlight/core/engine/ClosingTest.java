package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.DayTotals;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;

/// A day that is over is told with what was used on it.
class ClosingTest {
    private static House evening() {
        var house = new House("- {id: mei, accounts: [mei]}\n", "2026-11-24T22:00");
        house.login(MEI);
        house.agent(MEI, new AgentReport.Connected());
        house.front(MEI, "krita");
        house.pass("20M");
        house.front(MEI, "minecraft");
        house.pass("30M");
        house.front(MEI, "nethack");
        house.pass("40M");
        return house;
    }

    @Test
    void tellsProgramsAndWhatKindTheyAreOf() {
        var house = evening();

        house.pass("40M");

        var closed = house.facts(Fact.DayClosed.class);
        assertThat(closed).hasSize(1);
        var totals = closed.getFirst().totals();
        assertThat(totals.titles())
                .isEqualTo(Map.of(
                        "krita",
                        Duration.ofMinutes(20),
                        "minecraft",
                        Duration.ofMinutes(30),
                        "nethack",
                        Duration.ofMinutes(70)));
        assertThat(totals.categories())
                .isEqualTo(Map.of(
                        "create", Duration.ofMinutes(20), "games", Duration.ofMinutes(30), "", Duration.ofMinutes(70)));
        assertThat(closed.getFirst().kept()).isEmpty();
    }

    @Test
    void isToldOnceThoughTheGuardStartsAgainAndAgain() {
        var house = evening();
        house.pass("40M");

        for (int i = 0; i < 3; i++) {
            house.kill(Duration.ofSeconds(2));
            house.tellSessions();
            house.pass("1H");
        }

        assertThat(house.facts(Fact.DayClosed.class)).hasSize(1);
    }

    @Test
    void aClosingWithoutProgramsIsNotToldAgain() {
        var house = evening();
        house.pass("40M");
        house.ledger.replaceAll(event -> event.fact() instanceof Fact.DayClosed(var child, var day, var totals, var _)
                ? with(event, new Fact.DayClosed(child, day, new DayTotals(totals.kinds())))
                : event);

        house.kill(Duration.ofSeconds(2));
        house.pass("1M");

        assertThat(house.facts(Fact.DayClosed.class)).hasSize(1);
    }

    private static Event with(Event event, Fact fact) {
        return new Event(fact, event.actor(), event.at(), event.anchor(), event.day(), event.policyVersion());
    }
}
