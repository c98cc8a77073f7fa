package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayAxisTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static Instant at(String clock) {
        return Instant.parse("2026-11-22T" + clock + ":00+08:00");
    }

    @ParameterizedTest(name = "{0} lies at {1}")
    @CsvSource({"06:00, 0", "15:00, 0.5", "05:00, 0", "23:59, 0.999"})
    void runsFromSixToMidnight(String clock, double position) {
        var axis = DayAxis.of(DAY, SHANGHAI, at("09:00"));

        assertThat(axis.position(at(clock))).isCloseTo(position, within(0.001));
        assertThat(axis.ticks()).extracting(DayAxis.Tick::hour).containsExactly(6, 9, 12, 15, 18, 21, 24);
    }

    @Test
    void startsAtMidnightWhenSomethingLiesBeforeSix() {
        var axis = DayAxis.of(DAY, SHANGHAI, at("00:30"));

        assertThat(axis.from()).isEqualTo(at("00:00"));
        assertThat(axis.ticks().getLast().hour()).isEqualTo(24);
    }

    @Test
    void isAnHourLongerWhenTheClockIsTurnedBack() {
        var berlin = ZoneId.of("Europe/Berlin");
        var day = LocalDate.of(2026, 10, 25);

        var axis = DayAxis.of(day, berlin, day.atStartOfDay(berlin).toInstant());

        assertThat(Duration.between(axis.from(), axis.to())).isEqualTo(Duration.ofHours(25));
    }
}
