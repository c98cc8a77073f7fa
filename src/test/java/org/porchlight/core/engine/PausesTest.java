package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.BO;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;

/// What parents pause.
class PausesTest extends OnOrders {
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
