package org.porchlight.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class IcsFileTest extends OnIcsFiles {
    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            one day      | DTSTART;VALUE=DATE:20270111 | 2027-01-11
            end excluded | DTSTART;VALUE=DATE:20270111 DTEND;VALUE=DATE:20270116 | 2027-01-11..2027-01-15
            end is start | DTSTART;VALUE=DATE:20270111 DTEND;VALUE=DATE:20270111 | 2027-01-11
            a duration   | DTSTART;VALUE=DATE:20270111 DURATION:P1W | 2027-01-11..2027-01-17
            a moment     | DTSTART:20270111T080000 | 2027-01-11
            to midnight  | DTSTART:20270111T200000 DTEND:20270112T000000 | 2027-01-11
            over it      | DTSTART:20270111T200000 DTEND:20270112T000100 | 2027-01-11..2027-01-12
            UTC          | DTSTART:20270111T160000Z DURATION:PT1H | 2027-01-12
            back in time | DTSTART:20270111T160000 DTEND:20270101T160000 | 2027-01-11
            too early    | DTSTART;VALUE=DATE:20200101 |
            clipped      | DTSTART;VALUE=DATE:20200101 DTEND;VALUE=DATE:20251127 | 2025-11-24..2025-11-26
            far          | DTSTART;VALUE=DATE:20291120 DTEND;VALUE=DATE:99991231 | 2029-11-20..2029-11-24
            for ages     | DTSTART;VALUE=DATE:20291120 DURATION:P2147483647D | 2029-11-20..2029-11-24
            """)
    void knowsTheDaysOfASingleEvent(String what, String lines, @org.jspecify.annotations.Nullable String days)
            throws Exception {
        assertThat(days(SHANGHAI, lines.split(" "))).isEqualTo(days == null ? "" : days);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            DTSTART;VALUE=DATE:20261130 RRULE:FREQ=WEEKLY;COUNT=3 | 2026-11-30 2026-12-07 2026-12-14
            DTSTART;VALUE=DATE:20261130 RRULE:FREQ=WEEKLY;UNTIL=20261214 | 2026-11-30 2026-12-07 2026-12-14
            DTSTART;VALUE=DATE:20261130 RRULE:FREQ=WEEKLY;UNTIL=20261213T235959Z | 2026-11-30 2026-12-07
            DTSTART:20261130T070000 RRULE:FREQ=WEEKLY;UNTIL=20261207 | 2026-11-30 2026-12-07
            DTSTART:20261130T070000 RRULE:FREQ=WEEKLY;UNTIL=20261206T230000Z | 2026-11-30 2026-12-07
            DTSTART:20261130T070000 RRULE:FREQ=WEEKLY;UNTIL=20261206T225959Z | 2026-11-30
            DTSTART:20261130T070000 RRULE:FREQ=WEEKLY;COUNT=4;BYDAY=MO,WE EXDATE:20261202T070000 | 2026-11-30 2026-12-07 2026-12-09
            DTSTART:20261130T070000 RRULE:FREQ=WEEKLY;COUNT=2 EXDATE;VALUE=DATE:20261130 | 2026-12-07
            DTSTART;VALUE=DATE:20261130 RRULE:FREQ=DAILY;COUNT=3 EXDATE;VALUE=DATE:20261201 | 2026-11-30 2026-12-02
            DTSTART;VALUE=DATE:20261130 RDATE;VALUE=DATE:20261224,20261231 | 2026-11-30 2026-12-24 2026-12-31
            DTSTART:20261130T070000Z RDATE;VALUE=PERIOD:20261224T070000Z/P2D | 2026-11-30 2026-12-24..2026-12-26
            DTSTART;VALUE=DATE:20250901 DTEND;VALUE=DATE:20250903 RRULE:FREQ=YEARLY | 2026-09-01..2026-09-02 2027-09-01..2027-09-02 2028-09-01..2028-09-02 2029-09-01..2029-09-02
            DTSTART;VALUE=DATE:20270131 RRULE:FREQ=MONTHLY;COUNT=3;BYMONTHDAY=-1 | 2027-01-31 2027-02-28 2027-03-31
            DTSTART;VALUE=DATE:20270102 RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2;BYDAY=SA,SU;WKST=SU | 2027-01-02 2027-01-10
            """)
    void followsRules(String lines, String days) throws Exception {
        assertThat(days(SHANGHAI, lines.split(" "))).isEqualTo(days);
    }

    @Test
    void readsFloatingTimesInTheHouseholdsZoneAndOthersInTheirOwn() throws Exception {
        var kathmandu = ZoneId.of("Asia/Kathmandu");

        assertThat(days(kathmandu, "DTSTART:20270111T003000")).isEqualTo("2027-01-11");
        assertThat(days(kathmandu, "DTSTART;TZID=Asia/Shanghai:20270111T003000"))
                .isEqualTo("2027-01-10");
        assertThat(days(kathmandu, "DTSTART;TZID=America/New_York:20270111T200000"))
                .isEqualTo("2027-01-12");
        assertThat(days(kathmandu, "DTSTART;TZID=Nowhere/At_All:20270111T003000"))
                .isEqualTo("2027-01-11");
    }

    /// Noon in New York is 01:00 in Shanghai in winter and midnight in summer.
    @Test
    void repeatsAtTheSameLocalTimeOfTheEventsZone() throws Exception {
        var days = days(SHANGHAI, "DTSTART;TZID=America/New_York:20270312T113000", "RRULE:FREQ=DAILY;COUNT=4");

        assertThat(days).isEqualTo("2027-03-13..2027-03-15");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Somewhere", "China Standard Time", "America/New_York", "(UTC+08:00) Beijing"})
    void takesTheDefinitionOfAZoneFromTheFile(String name) throws Exception {
        var zone = """
                BEGIN:VTIMEZONE\r
                TZID:%s\r
                BEGIN:STANDARD\r
                DTSTART:19701025T030000\r
                RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r
                TZOFFSETFROM:+1200\r
                TZOFFSETTO:+1100\r
                END:STANDARD\r
                BEGIN:DAYLIGHT\r
                DTSTART:19700329T020000\r
                RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r
                TZOFFSETFROM:+1100\r
                TZOFFSETTO:+1200\r
                END:DAYLIGHT\r
                END:VTIMEZONE""".formatted(name);
        // 03:30 there is 00:30 in Shanghai in winter and 23:30 of the day before in summer.
        var event = event(
                "SUMMARY:x",
                "DTSTART;TZID=\"" + name + "\":20270327T033000",
                "RRULE:FREQ=DAILY;COUNT=3",
                "EXDATE;VALUE=DATE:20270329");

        assertThat(read(SHANGHAI, zone, event)).containsExactly(Map.entry("x", "2027-03-27"));
    }

    @Test
    void putsEventsOfOneNameTogether() throws Exception {
        var read = read(
                SHANGHAI,
                event("SUMMARY:期末考试", "DTSTART;VALUE=DATE:20270111"),
                event("SUMMARY:  期末考试 ", "DTSTART;VALUE=DATE:20270112"),
                event("SUMMARY:寒假", "DTSTART;VALUE=DATE:20270118", "DTEND;VALUE=DATE:20270216"),
                event("SUMMARY:期末考试", "DTSTART;VALUE=DATE:20270701"));

        assertThat(read)
                .containsOnly(
                        Map.entry("期末考试", "2027-01-11..2027-01-12 2027-07-01"),
                        Map.entry("寒假", "2027-01-18..2027-02-15"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            SUMMARY:Maths\\, again\\nand again | Maths, again and again
            SUMMARY:a\u202Eb\u0007c | abc
            SUMMARY:1234567890123456789012345678901234567890123456789012345678901234567890 | 123456789012345678901234567890123456789012345678901234567890
            """)
    void makesASensibleName(String summary, String name) throws Exception {
        assertThat(read(SHANGHAI, event(summary, "DTSTART;VALUE=DATE:20270111")))
                .containsOnlyKeys(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUMMARY:", "SUMMARY:  ", "DESCRIPTION:x", "SUMMARY:x\r\nSTATUS:CANCELLED"})
    void leavesOutWhatHasNoNameAndWhatIsCancelled(String lines) throws Exception {
        assertThat(read(SHANGHAI, event(lines, "DTSTART;VALUE=DATE:20270111"))).isEmpty();
    }

    @Test
    void leavesOutWhatHasNoStart() throws Exception {
        assertThat(read(SHANGHAI, event("SUMMARY:x"), event("SUMMARY:y", "DTSTART:soon")))
                .isEmpty();
    }

    @Test
    void replacesSingleOccurrences() throws Exception {
        var series = """
                BEGIN:VEVENT\r
                UID:1\r
                SUMMARY:chess\r
                DTSTART:20261201T160000\r
                DURATION:PT1H\r
                RRULE:FREQ=WEEKLY;COUNT=4\r
                END:VEVENT\r
                BEGIN:VEVENT\r
                UID:1\r
                RECURRENCE-ID:20261208T160000\r
                SUMMARY:chess\r
                DTSTART:20261210T160000\r
                END:VEVENT\r
                BEGIN:VEVENT\r
                UID:1\r
                RECURRENCE-ID:20261215T160000\r
                SUMMARY:chess\r
                STATUS:CANCELLED\r
                DTSTART:20261215T160000\r
                END:VEVENT""";

        assertThat(read(SHANGHAI, series)).containsExactly(Map.entry("chess", "2026-12-01 2026-12-10 2026-12-22"));
    }
}
