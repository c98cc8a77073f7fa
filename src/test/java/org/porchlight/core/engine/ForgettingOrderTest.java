package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.BO;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;

class ForgettingOrderTest {
    private final House house = new House(EngineTest.BOTH, "2026-11-24T10:00");

    @Test
    void aChildOfThePolicyIsNotForgotten() {
        assertThat(house.ask(new Order.Forget(MEI, Optional.empty())))
                .isEqualTo(new Reply.Refused("child-in-policy", "mei"));
        assertThat(house.facts(Fact.Forgotten.class)).isEmpty();
    }

    @Test
    void daysToComeAreNotForgotten() {
        var tomorrow = house.today().plusDays(1);

        assertThat(house.ask(new Order.Forget(MEI, Optional.of(tomorrow))))
                .isEqualTo(new Reply.Refused("day-to-come", tomorrow.toString()));
    }

    @Test
    void daysBeforeOneAreForgotten() {
        house.login(MEI);
        house.pass("5M");
        var first = house.today();
        house.jump(Duration.ofHours(20));
        house.tick();

        assertThat(house.ask(new Order.Forget(MEI, Optional.of(house.today())))).isEqualTo(new Reply.Done());

        assertThat(house.facts(Fact.Forgotten.class)).hasSize(1);
        assertThat(house.last.next().book(MEI).on(first)).isEqualTo(BookDay.NONE);
        assertThat(house.last.next().book(MEI).on(house.today()).isOpened()).isTrue();
        assertThat(house.last.next().book(BO).on(first).isOpened()).isTrue();
    }

    @Test
    void aChildThatLeftIsForgottenWholly() {
        house.login(MEI);
        house.pass("5M");
        house.ask(new Order.PutPolicy(House.policy("- {id: bo, accounts: [bo]}\n", "Asia/Shanghai"), Optional.empty()));

        assertThat(house.ask(new Order.Forget(MEI, Optional.empty()))).isEqualTo(new Reply.Done());

        assertThat(house.last.next().book(MEI)).isEqualTo(ChildBook.EMPTY);
        assertThat(house.facts(Fact.Forgotten.class)).containsExactly(new Fact.Forgotten(MEI, Optional.empty()));
        house.pass("1M");
        assertThat(house.last.next().book(new ChildId("mei"))).isEqualTo(ChildBook.EMPTY);
    }
}
