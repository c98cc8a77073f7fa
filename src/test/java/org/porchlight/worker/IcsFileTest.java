package org.porchlight.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.core.policy.ImportedCalendar;

@Timeout(300)
class IcsFileTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final String FOREVER = "2029-11-24";

    private static Map<String, String> read(ZoneId zone, String... lines) throws ChoreException {
        return ranges(
                ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\n" + String.join("\r\n", lines)
                                + "\r\nEND:VCALENDAR\r\n")
                        .getBytes(StandardCharsets.UTF_8),
                zone);
    }

    private static Map<String, String> ranges(byte[] file, ZoneId zone) throws ChoreException {
        return IcsFile.read(file, zone, TODAY).events().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().stream()
                                .map(range -> range.first().equals(range.last())
                                        ? range.first().toString()
                                        : range.first() + ".." + range.last())
                                .collect(Collectors.joining(" "))));
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\r\nUID:%s\r\nDTSTAMP:20260101T000000Z\r\n%s\r\nEND:VEVENT"
                .formatted(lines[0].hashCode(), String.join("\r\n", lines));
    }

    private static String days(ZoneId zone, String... lines) throws ChoreException {
        return read(zone, event("SUMMARY:x", String.join("\r\n", lines))).getOrDefault("x", "");
    }

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

    @Test
    void readsFoldedLinesAndAByteOrderMark() throws Exception {
        var file = """
                \uFEFFBEGIN:VCALENDAR
                BEGIN:VEVENT
                SUMMARY:sum
                 mer
                DTSTART;VALUE=DATE:20270111
                END:VEVENT
                END:VCALENDAR
                """;

        assertThat(ranges(file.getBytes(StandardCharsets.UTF_8), SHANGHAI))
                .containsExactly(Map.entry("summer", "2027-01-11"));
    }

    @Test
    void goesThreeYearsAheadAndOneBack() throws Exception {
        var days = days(SHANGHAI, "DTSTART;VALUE=DATE:19900101", "RRULE:FREQ=DAILY");

        assertThat(days).isEqualTo("2025-11-24.." + FOREVER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RRULE:FREQ=SECONDLY",
                "RRULE:FREQ=MINUTELY",
                "RRULE:FREQ=SECONDLY;COUNT=2147483647",
                "RRULE:FREQ=DAILY;BYSECOND=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0,1,2,3,4,5,6,7,8,9;BYHOUR=1,2,3,4"
            })
    void endsWithWhatRecursAllTheTime(String rule) {
        assertThatThrownBy(() -> days(SHANGHAI, "DTSTART:20261124T000000Z", rule))
                .isInstanceOfSatisfying(ChoreException.class, unusable -> {
                    assertThat(unusable.trouble()).isEqualTo(Trouble.RECURS_TOO_OFTEN);
                    assertThat(unusable.detail()).isEqualTo("x");
                });
    }

    @Test
    void followsARuleThatNeverHolds() throws Exception {
        assertThat(days(SHANGHAI, "DTSTART;VALUE=DATE:20270111", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"))
                .isEqualTo("2027-01-11");
    }

    @Test
    void keepsNoMoreThanAPolicyCanUse() {
        var names = IntStream.range(0, 501)
                .mapToObj(i -> event("SUMMARY:" + i, "DTSTART;VALUE=DATE:20270111"))
                .toArray(String[]::new);
        var days = IntStream.range(0, 4)
                .mapToObj(i -> event("SUMMARY:" + i, "DTSTART;VALUE=DATE:20200111", "RRULE:FREQ=DAILY"))
                .toArray(String[]::new);

        assertThat(trouble(() -> read(SHANGHAI, names))).isEqualTo(Trouble.TOO_MANY_NAMES);
        assertThat(trouble(() -> read(SHANGHAI, days))).isEqualTo(Trouble.TOO_MANY_DAYS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "{}", "BEGIN:VCARD\nEND:VCARD\n", "<html>BEGIN:VCALENDAR"})
    void refusesWhatIsNoCalendar(String text) {
        assertThat(trouble(() -> ranges(text.getBytes(StandardCharsets.UTF_8), SHANGHAI)))
                .isEqualTo(Trouble.NOT_A_CALENDAR);
    }

    @Test
    void refusesWhatIsNotUtf8() {
        var file = "BEGIN:VCALENDAR\nX:考试\nEND:VCALENDAR\n".getBytes(Charset.forName("GBK"));

        assertThat(trouble(() -> ranges(file, SHANGHAI))).isEqualTo(Trouble.NOT_UTF8);
    }

    @Test
    void writesLinesThatItReads() throws Exception {
        var calendar = IcsFile.read(
                ("BEGIN:VCALENDAR\n"
                                + event("SUMMARY:a\"b", "DTSTART;VALUE=DATE:20270111", "RRULE:FREQ=WEEKLY;COUNT=3")
                                + "\nEND:VCALENDAR\n")
                        .getBytes(StandardCharsets.UTF_8),
                SHANGHAI,
                TODAY);

        assertThat(read(CalendarLines.write(calendar))).contains(new Reading.Read<>(calendar));
        assertThat(read(List.of(JsonLines.trouble(Trouble.NOT_UTF8, "d"))))
                .contains(new Reading.Unusable<>(Trouble.NOT_UTF8, "d"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"done\":true",
                "{\"trouble\":\"OTHER\",\"detail\":\"\"}",
                "{\"name\":\"x\",\"days\":[\"2027-01-11\",\"2027-01-12\"]}",
                "{\"name\":\"x\",\"days\":[\"2027-01-12\",\"2027-01-11\"]}\n{\"done\":true}",
                "{\"name\":\"x\",\"days\":[\"2027-01-12\"]}\n{\"done\":true}",
                "{\"days\":[\"2027-01-12\",\"2027-01-12\"]}\n{\"done\":true}"
            })
    void believesNothingElse(String lines) {
        assertThat(read(lines.lines().toList())).isEmpty();
    }

    private static Optional<Reading<ImportedCalendar>> read(List<String> lines) {
        return JsonLines.read(lines, CalendarLines::read);
    }

    private interface Attempt {
        Object read() throws ChoreException;
    }

    private static Trouble trouble(Attempt reading) {
        try {
            throw new AssertionError("read " + reading.read());
        } catch (ChoreException unusable) {
            return unusable.trouble();
        }
    }
}
