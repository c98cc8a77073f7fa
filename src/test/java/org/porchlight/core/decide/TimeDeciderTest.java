package org.porchlight.core.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.time.CivilDays;

class TimeDeciderTest {
    static final Family EXAMPLE = Family.of("Asia/Shanghai", """
            {windows: {mon-thu: ["16:30-20:30"], fri: ["16:30-22:00"], sat-sun: ["09:00-12:00", "14:00-20:30"]},
             budget: {mon-fri: 60m, sat-sun: 90m}}""");

    @ParameterizedTest(name = "{0}: {1} by {2} of {3}")
    @CsvSource(nullValues = "-", textBlock = """
            2026-11-24T16:29:59, CLOSED, OUTSIDE_WINDOW, time.windows.mon-thu,    0,    -,                2026-11-24T16:30
            2026-11-24T16:30,    OPEN,   DAY_BUDGET,     time.budget.mon-fri,     3600, 2026-11-24T17:30, -
            2026-11-24T20:10,    OPEN,   WINDOW,         time.windows.mon-thu[0], 1200, 2026-11-24T20:30, -
            2026-11-24T20:30,    CLOSED, OUTSIDE_WINDOW, time.windows.mon-thu,    0,    -,                2026-11-25T16:30
            2026-11-27T20:45,    OPEN,   DAY_BUDGET,     time.budget.mon-fri,     3600, 2026-11-27T21:45, -
            2026-11-27T21:00,    OPEN,   WINDOW,         time.windows.fri[0],     3600, 2026-11-27T22:00, -
            2026-11-27T22:00,    CLOSED, OUTSIDE_WINDOW, time.windows.fri,        0,    -,                2026-11-28T09:00
            2026-11-28T11:59:59, OPEN,   WINDOW,         time.windows.sat-sun[0], 1,    2026-11-28T12:00, -
            2026-11-28T12:00,    CLOSED, OUTSIDE_WINDOW, time.windows.sat-sun,    0,    -,                2026-11-28T14:00
            2026-11-28T19:00,    OPEN,   WINDOW,         time.windows.sat-sun[1], 5400, 2026-11-28T20:30, -
            """)
    void answersTheWorkedExamples(
            String at, TimeState state, Reason reason, String rule, long remaining, String until, String next) {
        var verdict = EXAMPLE.at(at);

        assertThat(verdict)
                .isEqualTo(new Verdict.Time(
                        state,
                        reason,
                        new RuleRef(EXAMPLE.document().version(), rule),
                        Optional.ofNullable(until).map(EXAMPLE::instant),
                        Optional.ofNullable(next).map(EXAMPLE::instant),
                        Optional.of(Duration.ofSeconds(remaining)),
                        Optional.empty()));
    }

    @Test
    void chargesACrossingWindowToTheNewDayAfterMidnight() {
        var family =
                Family.of("Asia/Shanghai", "{windows: {thu: [\"09:00-00:30\"], fri: []}, budget: {every-day: 60m}}");
        var thursdayIsSpent = TimeFacts.on(LocalDate.of(2026, 12, 31)).spending(Duration.ofMinutes(60));

        var verdict = family.at("2027-01-01T00:15", thursdayIsSpent);

        assertThat(verdict.state()).isEqualTo(TimeState.OPEN);
        assertThat(verdict.reason()).isEqualTo(Reason.WINDOW);
        assertThat(verdict.rule().path()).isEqualTo("time.windows.thu[0]");
        assertThat(verdict.remaining()).contains(Duration.ofMinutes(15));
    }

    @Test
    void looksPastDaysThatAreClosedAllDay() {
        var family = Family.of("Asia/Shanghai", "{windows: {mon-fri: [], sat-sun: [\"09:00-12:00\"]}}");

        var verdict = family.at("2027-01-13T17:00");

        assertThat(verdict.reason()).isEqualTo(Reason.OUTSIDE_WINDOW);
        assertThat(verdict.next()).contains(family.instant("2027-01-16T09:00"));
    }

    @Test
    void namesNoNextOpeningWhereThereIsNone() {
        var closed = Family.of("Asia/Shanghai", "{windows: {every-day: []}}");
        var nothing = Family.of("Asia/Shanghai", "{budget: {every-day: 0}}");

        assertThat(closed.at("2026-11-24T10:00").next()).isEmpty();
        assertThat(nothing.at("2026-11-24T10:00").next()).isEmpty();
        assertThat(nothing.at("2026-11-24T10:00").reason()).isEqualTo(Reason.DAY_BUDGET);
    }

    @ParameterizedTest(name = "{0} is without limit: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                  | true
            {windows: {every-day: ["00:00-24:00"]}}                             | true
            {windows: {every-day: ["00:00-12:00", "12:00-24:00"]}}              | true
            {windows: {every-day: ["22:00-22:30", "22:30-21:00", "21:00-22:00"]}} | true
            {budget: {every-day: 24h}}                                          | true
            {budget: {every-day: 23h59m59s}}                                    | false
            {windows: {every-day: ["00:00-23:59"]}}                             | false
            {windows: {mon: []}}                                                | false
            """)
    void hasNoLimitWhenNothingClosesWithinAWeek(String time, boolean unlimited) {
        var verdict = Family.of("Asia/Shanghai", time).at("2026-11-24T00:00");

        assertThat(verdict.reason() == Reason.UNLIMITED).isEqualTo(unlimited);
        assertThat(verdict.remaining().isEmpty()).isEqualTo(unlimited);
        assertThat(verdict.until().isEmpty()).isEqualTo(unlimited);
    }

    @Test
    void namesTheClosedDayThatEndsDaysWithoutWindows() {
        var family = Family.of("Asia/Shanghai", "{windows: {mon: []}}");

        var verdict = family.at("2026-11-24T00:00");

        assertThat(verdict.reason()).isEqualTo(Reason.WINDOW);
        assertThat(verdict.rule().path()).isEqualTo("time.windows.mon");
        assertThat(verdict.until()).contains(family.instant("2026-11-30T00:00"));
    }

    @Nested
    class Midnight {
        @Test
        void addsTheNewDaysBudgetWhenTheWindowGoesOn() {
            var family = Family.of("Asia/Shanghai", "{budget: {every-day: 60m}}");

            var verdict = family.at("2026-11-24T23:30");

            assertThat(verdict.remaining()).contains(Duration.ofMinutes(90));
            assertThat(verdict.until()).contains(family.instant("2026-11-25T01:00"));
            assertThat(verdict.reason()).isEqualTo(Reason.DAY_BUDGET);
        }

        @Test
        void takesOverExactlyWhenTheOldBudgetEndsAtMidnight() {
            var family = Family.of("Asia/Shanghai", "{budget: {every-day: 60m}}");

            assertThat(family.at("2026-11-24T23:00").remaining()).contains(Duration.ofHours(2));
            assertThat(family.at("2026-11-24T22:59").remaining()).contains(Duration.ofMinutes(60));
        }

        @Test
        void closesWhereTheNewDayHasNothing() {
            var family = Family.of("Asia/Shanghai", "{budget: {tue: 60m, wed: 0}}");

            var verdict = family.at("2026-11-24T23:30");

            assertThat(verdict.reason()).isEqualTo(Reason.DAY_BUDGET);
            assertThat(verdict.rule().path()).isEqualTo("time.budget.wed");
            assertThat(verdict.until()).contains(family.instant("2026-11-25T00:00"));
        }

        @Test
        void opensAgainAtMidnightWhenABudgetIsUsedUp() {
            var family = Family.of("Asia/Shanghai", "{budget: {every-day: 60m}}");
            var spent = TimeFacts.on(LocalDate.of(2026, 11, 24)).spending(Duration.ofMinutes(61));

            var verdict = family.at("2026-11-24T18:00", spent);

            assertThat(verdict.reason()).isEqualTo(Reason.DAY_BUDGET);
            assertThat(verdict.rule().path()).isEqualTo("time.budget.every-day");
            assertThat(verdict.next()).contains(family.instant("2026-11-25T00:00"));
            assertThat(verdict.remaining()).contains(Duration.ZERO);
        }

        @Test
        void doesNotOpenAWindowThatIsOpenAgainBeforeTheBudgetIs() {
            var family =
                    Family.of("Asia/Shanghai", "{windows: {every-day: [\"08:00-01:00\"]}, budget: {every-day: 10m}}");
            var spent = TimeFacts.on(LocalDate.of(2026, 11, 24)).spending(Duration.ofMinutes(10));

            assertThat(family.at("2026-11-24T09:00", spent).next()).contains(family.instant("2026-11-25T00:00"));
            assertThat(family.at("2026-11-24T07:00", spent).next()).contains(family.instant("2026-11-25T00:00"));
        }

        @Test
        void namesTheWindowWhenBothEndAtMidnight() {
            var family =
                    Family.of("Asia/Shanghai", "{windows: {every-day: [\"20:00-24:00\"]}, budget: {every-day: 60m}}");

            var verdict = family.at("2026-11-24T23:00");

            assertThat(verdict.reason()).isEqualTo(Reason.WINDOW);
            assertThat(verdict.rule().path()).isEqualTo("time.windows.every-day[0]");
        }
    }

    @ParameterizedTest(name = "at {0} it can go on at {1}")
    @CsvSource(textBlock = """
            2026-11-24T16:30, 2026-11-25T16:30
            2026-11-24T20:10, 2026-11-25T16:30
            2026-11-28T11:00, 2026-11-28T14:00
            2026-11-28T10:00, 2026-11-29T09:00
            2026-11-24T12:00, 2026-11-24T16:30
            """)
    void tellsWhenItCanGoOnAfterTheNextClosing(String at, String opening) {
        var instant = EXAMPLE.instant(at);
        var facts = TimeFacts.on(CivilDays.of(instant, EXAMPLE.zone()));

        var found = TimeDecider.nextOpening(EXAMPLE.document(), EXAMPLE.child().id(), facts, instant);

        assertThat(found).contains(EXAMPLE.instant(opening));
    }
}
