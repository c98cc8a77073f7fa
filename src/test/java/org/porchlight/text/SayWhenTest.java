package org.porchlight.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SayWhenTest {
    private static final Instant NOW = Instant.parse("2026-11-24T17:12:00Z");

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(textBlock = """
            2026-11-24T20:30, 20:30,                   20:30,             at 20:30
            2026-11-25T00:00, 明天 0:00,               tomorrow 0:00,     tomorrow at 0:00
            2026-11-30T09:00, 周一 9:00,               Mon 9:00,          on Mon at 9:00
            2026-12-01T09:00, 12 月 1 日 9:00,         1 Dec 9:00,        on 1 Dec at 9:00
            2027-01-16T09:00, 2027 年 1 月 16 日 9:00, 16 Jan 2027 9:00,  on 16 Jan 2027 at 9:00
            2026-11-22T09:00, 11 月 22 日 9:00,        22 Nov 9:00,       on 22 Nov at 9:00
            """)
    void saysWhenSomethingWillBe(String at, String zh, String en, String inASentence) {
        var instant = Instant.parse(at + ":00Z");

        assertThat(new Say(Language.ZH_CN, ZoneOffset.UTC).when(instant, NOW)).isEqualTo(zh);
        assertThat(new Say(Language.EN, ZoneOffset.UTC).when(instant, NOW)).isEqualTo(en);
        assertThat(new Say(Language.EN, ZoneOffset.UTC).whenAt(instant, NOW)).isEqualTo(inASentence);
    }

    /// What is shorter than a minute has its length beside it; an hour that comes twice is no minute.
    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource(textBlock = """
            2026-11-24T17:38:04Z, 2026-11-24T17:38:38Z, 18:38
            2026-11-24T17:38:50Z, 2026-11-24T17:39:10Z, 18:38–18:39
            2026-11-24T22:59:10Z, 2026-11-24T23:00:00Z, 23:59–24:00
            2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z, 2:30–2:30
            """)
    void aSpanWithinAMinuteReadsAsThatMinute(String from, String to, String span) {
        assertThat(new Say(Language.EN, ZoneId.of("Europe/Berlin")).span(Instant.parse(from), Instant.parse(to)))
                .isEqualTo(span);
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(textBlock = """
            2026-11-24T20:30, 20:30,            20:30
            2026-11-25T00:00, 24:00,            24:00
            2026-11-25T00:30, 明天 0:30,        tomorrow 0:30
            2026-11-26T00:00, 明天 24:00,       tomorrow 24:00
            2026-12-25T00:00, 12 月 24 日 24:00, 24 Dec 24:00
            """)
    void anEndAtMidnightIsOfTheDayThatEnds(String at, String zh, String en) {
        var instant = Instant.parse(at + ":00Z");

        assertThat(new Say(Language.ZH_CN, ZoneOffset.UTC).endOfSpan(instant, NOW))
                .isEqualTo(zh);
        assertThat(new Say(Language.EN, ZoneOffset.UTC).endOfSpan(instant, NOW)).isEqualTo(en);
    }
}
