package org.porchlight.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CivilDaysTest {
    @ParameterizedTest(name = "{1} in {0} has {2} h")
    @CsvSource(textBlock = """
            Asia/Shanghai,     2026-11-24, 24
            Europe/Berlin,     2026-10-25, 25
            Europe/Berlin,     2027-03-28, 23
            Africa/Cairo,      2026-04-24, 23
            Africa/Cairo,      2026-10-29, 25
            America/Havana,    2026-11-01, 25
            Pacific/Apia,      2011-12-30, 0
            """)
    void lastFromMidnightToMidnight(ZoneId zone, LocalDate day, int hours) {
        var start = CivilDays.start(day, zone);
        var end = CivilDays.end(day, zone);

        assertThat(Duration.between(start, end)).isEqualTo(Duration.ofHours(hours));
        if (hours > 0) {
            assertThat(CivilDays.of(start, zone)).isEqualTo(day);
            assertThat(CivilDays.of(end.minusMillis(1), zone)).isEqualTo(day);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "America/Havana",
                "Africa/Cairo",
                "America/Goose_Bay",
                "Pacific/Apia",
                "America/Asuncion"
            })
    void neverComeBack(String name) {
        var zone = ZoneId.of(name);
        var before = CivilDays.of(Instant.parse("2009-12-31T00:00:00Z"), zone);

        for (var at = Instant.parse("2010-01-01T00:00:00Z");
                at.isBefore(Instant.parse("2012-01-01T00:00:00Z"));
                at = at.plus(Duration.ofMinutes(15))) {
            var day = CivilDays.of(at, zone);
            assertThat(day).as("%s", at).isAfterOrEqualTo(before);
            assertThat(at)
                    .isBetween(
                            CivilDays.start(day, zone), CivilDays.end(day, zone).minusMillis(1));
            before = day;
        }
    }
}
