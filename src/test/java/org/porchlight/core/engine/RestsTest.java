package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.MEI;
import static org.porchlight.core.engine.MeisPc.at;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.TimeState;

/// When a rest is due, and what takes it.
class RestsTest {
    private static final String RESTING =
            "- {id: mei, accounts: [mei], time: {budget: {every-day: 2h}, rest: {after: 30m, pause: 5m}}}\n";

    @Test
    void areAskedForAndNotHeld() {
        var house = at(RESTING);

        house.pass("30M");

        assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.REST);
        assertThat(house.verdict(MEI).reason()).isEqualTo(Reason.REST);
        assertThat(house.last.desired().held()).isEmpty();
        assertThat(house.last.desired().cards().get(MEI)).isInstanceOf(Card.Rest.class);
        house.pass("5M");
        assertThat(house.spentToday(MEI)).isEqualTo(Duration.ofMinutes(35));
    }

    /// Whoever goes on in a break, or is logged out at the end, has heard of the end.
    @ParameterizedTest
    @CsvSource({"'', 5M", "', at-zero: logout', 1M"})
    void doNotHideThatTheEndIsNear(String atZero, String before) {
        var warn = atZero.isEmpty() ? "[15m, 5m, 1m]" : "[]";
        var house = at(RESTING.replace("pause: 5m}", "pause: 5m}, warn: " + warn + atZero));

        house.pass("1H50M");
        var farther = house.last.desired().cards().get(MEI);
        house.pass(Duration.ofMinutes(10)
                .minus(Duration.parse("PT" + before))
                .toString()
                .substring(2));

        assertThat(farther).isInstanceOf(Card.Rest.class);
        assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.REST);
        assertThat(house.last.desired().cards().get(MEI))
                .isInstanceOfSatisfying(
                        Card.Warning.class,
                        card -> assertThat(card.threshold()).isEqualTo(Duration.parse("PT" + before)));
    }

    @Test
    void areTakenByABreakThatIsLongEnough() {
        var house = at(RESTING);
        house.pass("30M");

        house.logout(MEI);
        house.pass("4M59S");
        var before = house.verdict(MEI).state();
        house.pass("1S");

        assertThat(before).isEqualTo(TimeState.REST);
        assertThat(house.verdict(MEI).state()).isEqualTo(TimeState.OPEN);
        assertThat(house.verdict(MEI).restIn()).contains(Duration.ofMinutes(30));
    }

    @Test
    void areNotTakenByARestartOfTheGuard() {
        var house = at(RESTING);
        house.pass("20M");

        house.kill(Duration.ofSeconds(3));
        house.tellSessions();

        assertThat(house.verdict(MEI).restIn()).contains(Duration.ofMinutes(10).minusSeconds(3));
    }

    @Test
    void areTakenWhileThePcIsOff() {
        var house = at(RESTING);
        house.pass("20M");

        house.reboot(Duration.ofMinutes(5));

        assertThat(house.verdict(MEI).restIn()).contains(Duration.ofMinutes(30));
    }
}
