package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// What the days after owe when use turns out to lie on other days.
class DebtTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

    @Test
    void isOwedOnceWhereTheDayThatShouldPayItWasUsedUpToo() {
        var house = new House("- {id: mei, accounts: [mei], time: {budget: {every-day: 60m}}}\n", "2026-11-24T16:00");
        house.sync();
        house.tick();
        house.unplug();
        house.rebootWithClock(Duration.ofMinutes(5), Duration.ofDays(30));
        house.tick();
        house.login(MEI);
        house.tick();
        house.pass("9H");
        assertThat(house.last.next().today()).isEqualTo(LocalDate.of(2026, 12, 25));

        house.sync();
        house.tick();

        var state = house.last.next();
        var rules = state.document().rules(MEI);
        assertThat(state.today()).isEqualTo(TUESDAY.plusDays(1));
        var tuesday = state.book(MEI).on(TUESDAY).spent();
        var wednesday = state.book(MEI).on(TUESDAY.plusDays(1)).spent();
        assertThat(tuesday).isGreaterThan(Duration.ofHours(3));
        assertThat(wednesday).isGreaterThanOrEqualTo(Duration.ofHours(1));
        assertThat(state.book(MEI).begun(rules, TUESDAY.plusDays(2)).debt())
                .isEqualTo(tuesday.plus(wednesday).minus(Duration.ofHours(2)));
    }
}
