package org.porchlight.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the reader of calendar files refuses, bounds and believes.
@Timeout(300)
class IcsTroubleTest extends OnIcsFiles {
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
