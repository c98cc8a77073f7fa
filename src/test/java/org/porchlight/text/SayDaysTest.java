package org.porchlight.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SayDaysTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-11-16, 2026-11-22, ZH_CN, 11 月 16 日至 22 日
            2026-11-16, 2026-11-22, EN,    16–22 November
            2026-11-30, 2026-12-06, ZH_CN, 11 月 30 日至 12 月 6 日
            2026-11-30, 2026-12-06, EN,    30 November–6 December
            2026-12-28, 2027-01-03, EN,    28 December–3 January
            """)
    void saysDaysInARow(LocalDate first, LocalDate last, Language language, String said) {
        assertThat(new Say(language, ZoneOffset.UTC).days(first, last)).isEqualTo(said);
    }
}
