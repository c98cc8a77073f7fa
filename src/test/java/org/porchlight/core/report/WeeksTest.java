package org.porchlight.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WeeksTest {
    @ParameterizedTest(name = "{0} lies in {1}, which begins on {2}")
    @CsvSource(textBlock = """
            2026-11-22, 2026-W47, 2026-11-16
            2026-11-23, 2026-W48, 2026-11-23
            2026-12-31, 2026-W53, 2026-12-28
            2027-01-03, 2026-W53, 2026-12-28
            2027-01-04, 2027-W01, 2027-01-04
            2024-12-30, 2025-W01, 2024-12-30
            """)
    void namesTheWeekOfADay(LocalDate day, String week, LocalDate monday) {
        assertThat(Weeks.of(day)).isEqualTo(week);
        assertThat(Weeks.monday(week)).contains(monday);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "2026-W00",
                "2026-W54",
                "2025-W53",
                "2026-W7",
                "2026-47",
                "0000-W00",
                "W47",
                "2026-W470"
            })
    void knowsNoOtherWeeks(String name) {
        assertThat(Weeks.monday(name)).isEmpty();
    }
}
