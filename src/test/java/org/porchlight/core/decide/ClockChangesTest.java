package org.porchlight.core.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Windows and days where the clock is turned forward or back.
class ClockChangesTest {
    private static final String BERLIN = "Europe/Berlin";

    @Test
    void isInsideTwiceInARepeatedHour() {
        var family = Family.of(BERLIN, "{windows: {sun: [\"02:15-02:45\"]}}");

        assertThat(stateAt(family, "2026-10-25T00:14:59Z")).isEqualTo(TimeState.CLOSED);
        assertThat(stateAt(family, "2026-10-25T00:15:00Z")).isEqualTo(TimeState.OPEN);
        assertThat(stateAt(family, "2026-10-25T00:45:00Z")).isEqualTo(TimeState.CLOSED);
        assertThat(stateAt(family, "2026-10-25T01:15:00Z")).isEqualTo(TimeState.OPEN);
        assertThat(stateAt(family, "2026-10-25T01:44:59Z")).isEqualTo(TimeState.OPEN);
        assertThat(stateAt(family, "2026-10-25T01:45:00Z")).isEqualTo(TimeState.CLOSED);
    }

    @Test
    void closesAndOpensAgainWhereTheClockIsTurnedBackIntoAWindow() {
        var family = Family.of(BERLIN, "{windows: {sun: [\"01:30-02:30\"]}}");

        var first = family.at(Instant.parse("2026-10-24T23:30:00Z"));
        var between = family.at(Instant.parse("2026-10-25T00:30:00Z"));

        assertThat(first.remaining()).contains(Duration.ofHours(1));
        assertThat(between.next()).contains(Instant.parse("2026-10-25T01:00:00Z"));
    }

    @ParameterizedTest(name = "01:00-04:00 on {0} is {1} h long")
    @CsvSource(textBlock = """
            2026-10-24, 3
            2026-10-25, 4
            2027-03-28, 2
            """)
    void countsTheHoursThatThereAre(LocalDate day, int hours) {
        var family = Family.of(BERLIN, "{windows: {every-day: [\"01:00-04:00\"]}}");

        assertThat(family.at(day + "T01:00").remaining()).contains(Duration.ofHours(hours));
    }

    @Test
    void hasNoWindowInAnHourThatIsSkipped() {
        var family = Family.of(BERLIN, "{windows: {sun: [\"02:15-02:45\"], mon: [\"08:00-09:00\"]}}");

        var verdict = family.at("2027-03-28T00:30");

        assertThat(verdict.next()).contains(family.instant("2027-03-29T08:00"));
    }

    @Test
    void closesADayOf25HoursAfterABudgetOf24() {
        var family = Family.of(BERLIN, "{budget: {every-day: 24h}}");

        var verdict = family.at("2026-10-25T00:00");

        assertThat(verdict.until()).contains(Instant.parse("2026-10-25T22:00:00Z"));
        assertThat(verdict.reason()).isEqualTo(Reason.DAY_BUDGET);
    }

    @Test
    void beginsADayWhoseMidnightIsSkippedAtTheFirstTimeAfterIt() {
        var family = Family.of("Africa/Cairo", "{windows: {fri: [\"00:00-24:00\"]}, budget: {thu: 0, fri: 24h}}");

        var verdict = family.at("2026-04-23T12:00");

        assertThat(verdict.next()).contains(Instant.parse("2026-04-23T22:00:00Z"));
    }

    private static TimeState stateAt(Family family, String instant) {
        return family.at(Instant.parse(instant)).state();
    }
}
