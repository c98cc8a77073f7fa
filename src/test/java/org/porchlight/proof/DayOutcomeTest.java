package org.porchlight.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Standing.Trust;

class DayOutcomeTest {
    @ParameterizedTest(name = "of {0} min, {1} carried, {2} granted, {3} owed: {4} used, {5} of it exempt, gained {6}")
    @CsvSource(textBlock = """
            # what was used beyond all that the day had
            60, 10,  5,  0,  80,  0, 5
            60, 10,  5, 20,  60,  0, 5
            # debt that the day cannot pay is paid later
            60,  0,  0, 90,   0,  0, 0
            60,  0,  0, 90,  10,  0, 10
            # a budget of 0 stays 0, and pays nothing
             0, 30,  7, 90,   7,  0, 0
             0, 30,  7, 90,   8,  0, 1
            # what does not count
            60,  0,  0,  0, 100, 40, 0
            """)
    void gainedIsWhatWasUsedBeyondWhatTheDayHad(
            int budget, int carry, int granted, int debt, int used, int exempt, int gained) {
        var day = new DayOutcome(
                LocalDate.of(2026, 11, 24),
                Trust.FULL,
                Optional.of(Duration.ofMinutes(budget)),
                Duration.ofMinutes(carry),
                Duration.ofMinutes(granted),
                Duration.ofMinutes(debt),
                Duration.ZERO,
                Duration.ZERO,
                Map.of(Kind.EXEMPT, Duration.ofMinutes(exempt)),
                Map.of(),
                Duration.ofMinutes(used));

        assertThat(day.gained()).isEqualTo(Duration.ofMinutes(gained));
    }
}
