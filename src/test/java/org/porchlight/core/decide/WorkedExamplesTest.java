package org.porchlight.core.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The worked examples of the policy format.
class WorkedExamplesTest {
    private static final String MEI = text();
    private static final Family FAMILY = Family.ofText(MEI);

    @ParameterizedTest(name = "{0}: {1} by {2}, rule {3}")
    @CsvSource(nullValues = "-", textBlock = """
            2026-11-24T16:29:59, CLOSED, OUTSIDE_WINDOW, time.windows.school-days,    0,    -,    -,                2026-11-24T16:30
            2026-11-24T16:30,    OPEN,   DAY_BUDGET,     time.budget.school-days,     3600, 1800, 2026-11-24T17:00, -
            2026-11-24T20:10,    OPEN,   WINDOW,         time.windows.school-days[0], 1200, 1800, 2026-11-24T20:30, -
            2026-11-27T20:45,    OPEN,   DAY_BUDGET,     time.budget.school-days,     3600, 1800, 2026-11-27T21:15, -
            2026-11-27T21:00,    OPEN,   WINDOW,         time.windows.fri[0],         3600, 1800, 2026-11-27T21:30, -
            2026-10-10T10:00,    CLOSED, OUTSIDE_WINDOW, time.windows.school-days,    0,    -,    -,                2026-10-10T16:30
            2026-10-01T10:00,    OPEN,   DAY_BUDGET,     time.budget.days-off,        5400, 1800, 2026-10-01T10:30, -
            2027-01-01T00:15,    OPEN,   WINDOW,         time.windows.2026-12-31[0],  900,  1800, 2027-01-01T00:30, -
            2027-01-13T17:00,    CLOSED, OUTSIDE_WINDOW, time.windows.exam-week,      0,    -,    -,                2027-01-16T09:00
            """)
    void answersAsTheFormatSays(
            String at,
            TimeState state,
            Reason reason,
            String rule,
            long remaining,
            Long restIn,
            String until,
            String next) {
        var expected = new Verdict.Time(
                state,
                reason,
                new RuleRef(FAMILY.document().version(), rule),
                Optional.ofNullable(until).map(FAMILY::instant),
                Optional.ofNullable(next).map(FAMILY::instant),
                Optional.of(Duration.ofSeconds(remaining)),
                Optional.ofNullable(restIn).map(Duration::ofSeconds));

        assertThat(FAMILY.at(at)).isEqualTo(expected);
    }

    @Test
    void obeysTheStricterLimitThatTheChildSetItself() {
        var family = Family.ofText(MEI.replace("      at-zero: freeze", "      own-limit: 45m"));

        var verdict = family.at("2026-11-24T16:30");

        assertThat(verdict.reason()).isEqualTo(Reason.OWN_LIMIT);
        assertThat(verdict.rule().path()).isEqualTo("time.own-limit");
        assertThat(verdict.remaining()).contains(Duration.ofMinutes(45));
    }

    @Test
    void fallsBackToThePresetAndNamesIt() {
        var family =
                Family.ofText(MEI.replace("      budget: {school-days: 60m, days-off: 90m, week: 8h, month: 30h}\n", "")
                        .replace("      step-down: {by: 10m, every: week, floor: 60m, from: 2026-11-30}\n", ""));

        var verdict = family.at("2026-11-24T16:30");

        assertThat(verdict.reason()).isEqualTo(Reason.DAY_BUDGET);
        assertThat(verdict.rule().path()).isEqualTo("time.budget.every-day");
        assertThat(verdict.rule().pack()).contains("CN-2024");
    }

    private static String text() {
        try {
            return Files.readString(Path.of("src/test/resources/policies/mei.yaml"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
