package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.policy.AtZero;

/// What is done with a session when time closes, before programs are held.
class AtZeroTest {
    private static House house(String atZero) {
        var house = new House(
                EngineTest.MEI_10_MIN.replace("budget:", "at-zero: " + atZero + ", budget:"), "2026-11-24T10:00");
        assertThat(house.last
                        .next()
                        .document()
                        .rules(MEI)
                        .atZero(house.last.next().today()))
                .isEqualTo(AtZero.valueOf(atZero.toUpperCase(java.util.Locale.ROOT)));
        house.login(MEI);
        return house;
    }

    private static Map<?, AtZero> endings(House house) {
        return house.last.desired().endings();
    }

    private static boolean isHeld(House house) {
        return house.last.desired().held().contains(MEI);
    }

    @Test
    void locksAndHoldsOnceTheScreenSaysItIsLocked() {
        var house = house("lock");

        house.pass("10M");
        var atZero = endings(house);
        boolean heldAtZero = isHeld(house);
        house.tell(MEI, new Presence(true, true, true, Optional.empty(), Optional.empty()));

        assertThat(atZero).isEqualTo(Map.of(MEI, AtZero.LOCK));
        assertThat(heldAtZero).isFalse();
        assertThat(isHeld(house)).isTrue();
        assertThat(endings(house)).isEmpty();
    }

    @Test
    void holdsAllTheSameWhereTheScreenDoesNotLock() {
        var house = house("lock");

        house.pass("10M");
        house.pass("4.999S");
        boolean before = isHeld(house);
        house.pass("0.001S");

        assertThat(before).isFalse();
        assertThat(isHeld(house)).isTrue();
        assertThat(endings(house)).isEmpty();
    }

    @Test
    void logsOutAndHoldsWhatHasNotEndedAfterTenSeconds() {
        var house = house("logout");

        house.pass("10M");
        var atZero = endings(house);
        house.pass("9.999S");
        boolean before = isHeld(house);
        house.pass("0.001S");

        assertThat(atZero).isEqualTo(Map.of(MEI, AtZero.LOGOUT));
        assertThat(before).isFalse();
        assertThat(isHeld(house)).isTrue();
        assertThat(endings(house)).isEmpty();
    }

    @Test
    void holdsAtOnceWhatStartsAfterTheLogOut() {
        var house = house("logout");
        house.pass("10M");

        house.logout(MEI);
        boolean away = isHeld(house);
        house.login(MEI);

        assertThat(away).isTrue();
        assertThat(isHeld(house)).isTrue();
        assertThat(endings(house)).isEmpty();
    }

    /// Nobody told the child to save.
    @Test
    void logsNobodyOutWhoseTimeIsClosedAtOnce() {
        var house = house("logout");

        house.ask(new Order.PutPolicy(
                House.policy(
                        EngineTest.MEI_10_MIN
                                .replace("[\"08:00-20:00\"]", "[]")
                                .replace("budget:", "at-zero: logout, budget:"),
                        "Asia/Shanghai"),
                Optional.empty()));

        assertThat(endings(house)).isEmpty();
        assertThat(isHeld(house)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"lock", "logout"})
    void onlyStopsProgramsForAPause(String atZero) {
        var house = house(atZero);

        house.ask(new Order.Pause(Optional.of(MEI), Optional.empty()));

        assertThat(endings(house)).isEmpty();
        assertThat(isHeld(house)).isTrue();
    }

    @Test
    void saysThatTheChildIsLoggedOutAndAlwaysInTheLastMinute() {
        var house = new House(
                EngineTest.MEI_10_MIN.replace("budget:", "at-zero: logout, warn: [5m], budget:"), "2026-11-24T10:00");
        house.login(MEI);

        house.pass("5M");
        var early = card(house);
        house.pass("4M");

        assertThat(early).isEqualTo(new Card.Warning(Duration.ofMinutes(5), Card.End.LOG_OUT));
        assertThat(card(house)).isEqualTo(new Card.Warning(Duration.ofMinutes(1), Card.End.LOG_OUT));
    }

    @ParameterizedTest(name = "{0}, a connection: {1} -> {2}")
    @CsvSource(nullValues = "-", textBlock = """
            SuperTuxKart, true,  MATCH
            supertuxkart, true,  MATCH
            SuperTuxKart, false, -
            Krita,        true,  -
            """)
    void warnsFiveMinutesBeforeAMatchDrops(String title, boolean online, Card.End end) {
        var house = new House(EngineTest.MEI_10_MIN.replace("budget:", "warn: [1m], budget:"), "2026-11-24T10:00");
        house.tell(MEI, new Presence(true, true, false, online, Optional.of(title), Optional.empty()));

        house.pass("4M59.999S");
        var before = card(house);
        house.pass("0.001S");

        assertThat(before).isEqualTo(new Card.None());
        assertThat(card(house)).isEqualTo(end == null ? new Card.None() : new Card.Warning(Duration.ofMinutes(5), end));
    }

    private static Card card(House house) {
        return house.last.desired().cards().getOrDefault(MEI, new Card.None());
    }
}
