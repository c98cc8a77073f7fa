package org.porchlight.core.engine;

import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.BeforeEach;

/// Mei at the PC at ten in the morning, who may study.
abstract class OnStudy {
    static final String MEI_OPEN_BY_DAY = """
            - {id: mei, accounts: [mei], time: {windows: {every-day: ["09:00-12:00"]}, budget: {every-day: 30m}}}
            """;

    House house;

    @BeforeEach
    void logIn() {
        house = new House(MEI_OPEN_BY_DAY, "2026-11-24T10:00");
        house.login(MEI);
    }

    Reply study(String length) {
        return house.ask(new Order.Study(MEI, Duration.parse("PT" + length)));
    }

    static Instant at(String local) {
        return OffsetDateTime.parse("2026-11-24T" + local + ":00+08:00").toInstant();
    }
}
