package org.porchlight.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.Kind;

class EngineTest {
    private static final String MEI_10_MIN = """
            - {id: mei, accounts: [mei], time: {windows: {every-day: ["08:00-20:00"]}, budget: {every-day: 10m}}}
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
}
