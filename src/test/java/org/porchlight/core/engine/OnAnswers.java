package org.porchlight.core.engine;

import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;

/// A child that asks, and parents who answer.
abstract class OnAnswers {
    static final String HOUR = "- {id: mei, accounts: [mei], time: {budget: {every-day: 60m}}}\n";

    House house;

    @BeforeEach
    void start() {
        house = new House(HOUR, "2026-11-24T15:00");
        house.login(MEI);
    }

    Questions questions() {
        return house.last.next().book(MEI).questions();
    }

    /// Nobody is there, and little is told.
    void days(int number) {
        for (int hour = 0; hour < 24 * number; hour++) {
            house.jump(Duration.ofHours(1));
            house.tick();
        }
    }

    Duration spent(LocalDate day) {
        return house.last.next().book(MEI).on(day).spent();
    }
}
