package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.console.OwnHours.Span;
import org.porchlight.core.policy.TimeWindow;

class OwnHoursTest {
    private static TimeWindow window(String from, String to) {
        return new TimeWindow(LocalTime.parse(from), LocalTime.parse(to));
    }

    @ParameterizedTest(name = "{0} to {1} is {2} to {3}")
    @CsvSource({
        "16:30, 20:30, 990, 1230",
        "09:00, 00:30, 540, 1470",
        "00:00, 00:00, 0, 1440",
        "20:00, 00:00, 1200, 1440"
    })
    void areMinutesAndWindowsAgain(String from, String to, int first, int end) {
        var windows = List.of(window(from, to));

        var hours = OwnHours.of(windows);

        assertThat(hours.spans()).containsExactly(new Span(first, end));
        assertThat(hours.windows()).isEqualTo(windows);
    }

    /// A window of no length is none, and one of a day and more is none either.
    @ParameterizedTest(name = "{0} to {1}: begins from {2} to {3}, ends until {4}")
    @CsvSource({"540, 720, 0, 719, 1979", "0, 1440, 0, 1439, 1440", "1200, 1470, 31, 1439, 2639"})
    void haveBoundsThatThePolicyTakes(int from, int to, int earliest, int latest, int longest) {
        var span = new Span(from, to);

        assertThat(span.earliest()).isEqualTo(earliest);
        assertThat(span.latest()).isEqualTo(latest);
        assertThat(span.longest()).isEqualTo(longest);
        assertThat(new Span(earliest, to).window()).isNotNull();
        assertThat(new Span(from, longest).window()).isNotNull();
    }

    @ParameterizedTest(name = "{0} is minute {1}")
    @CsvSource({"9, 540", "16, 960", "24, 1440", "930, 570", "0030, 30", "030, 30", "1630, 990", "2400, 1440"})
    void readWhatIsTyped(String digits, int minute) {
        assertThat(OwnHours.read(digits)).isEqualTo(minute);
    }

    @ParameterizedTest
    @ValueSource(strings = {"25", "1660", "2430", "99999"})
    void refuseWhatIsNoTime(String digits) {
        assertThat(OwnHours.read(digits)).isNegative();
        assertThat(OwnHours.readEnd(540, digits)).isNegative();
    }

    @ParameterizedTest(name = "from {0}, {1} ends at {2}")
    @CsvSource({"540, 12, 720", "540, 0030, 1470", "540, 24, 1440", "0, 0, 1440"})
    void endOnTheNextDayWhereTheyWouldEndBeforeTheyBegin(int from, String digits, int end) {
        assertThat(OwnHours.readEnd(from, digits)).isEqualTo(end);
    }

    @Test
    void getAnotherHourWhereThereIsRoom() {
        var day = OwnHours.of(List.of(window("09:00", "12:00")));

        assertThat(day.more().map(OwnHours::windows))
                .contains(List.of(window("09:00", "12:00"), window("13:00", "14:00")));
        assertThat(OwnHours.of(List.of(window("09:00", "23:00"))).more().map(OwnHours::windows))
                .contains(List.of(window("07:00", "08:00"), window("09:00", "23:00")));
        assertThat(OwnHours.of(List.of(window("01:00", "00:30"))).more()).isEmpty();
    }

    @Test
    void beginWithTheUsualOnes() {
        var usual = List.of(window("16:30", "20:30"));

        assertThat(OwnHours.from(Optional.of(usual)).windows()).isEqualTo(usual);
        assertThat(OwnHours.from(Optional.of(List.of())).windows()).isNotEmpty();
        assertThat(OwnHours.from(Optional.empty()).windows()).isNotEmpty();
    }
}
