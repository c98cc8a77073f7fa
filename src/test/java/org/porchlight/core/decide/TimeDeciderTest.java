package org.porchlight.core.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeDeciderTest {
    private static final Family EXAMPLE = Family.of(
            "Asia/Shanghai",
            """
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
                        Optional.of(Duration.ofSeconds(remaining))));
    }

    @Test
    void chargesACrossingWindowToTheNewDayAfterMidnight() {
        var family = Family.of(
                "Asia/Shanghai", "{windows: {thu: [\"09:00-00:30\"], fri: []}, budget: {every-day: 60m}}");
        var thursdayIsSpent = TimeFacts.NONE.spending(LocalDate.of(2026, 12, 31), Duration.ofMinutes(60));

        var verdict = family.at("2027-01-01T00:15", thursdayIsSpent);

        assertThat(verdict.state()).isEqualTo(TimeState.OPEN);
        assertThat(verdict.reason()).isEqualTo(Reason.WINDOW);
        assertThat(verdict.rule().path()).isEqualTo("time.windows.thu[0]");
        assertThat(verdict.remaining()).contains(Duration.ofSeconds(900));
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

            assertThat(family.at("2026-11-24T23:00").remaining()).contains(Duration.ofMinutes(120));
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
            var spent = TimeFacts.NONE.spending(LocalDate.of(2026, 11, 24), Duration.ofMinutes(61));

            var verdict = family.at("2026-11-24T18:00", spent);

            assertThat(verdict.reason()).isEqualTo(Reason.DAY_BUDGET);
            assertThat(verdict.rule().path()).isEqualTo("time.budget.every-day");
            assertThat(verdict.next()).contains(family.instant("2026-11-25T00:00"));
            assertThat(verdict.remaining()).contains(Duration.ZERO);
        }

        @Test
        void doesNotOpenAWindowThatIsOpenAgainBeforeTheBudgetIs() {
            var family = Family.of("Asia/Shanghai", "{windows: {every-day: [\"08:00-01:00\"]}, budget: {every-day: 10m}}");
            var spent = TimeFacts.NONE.spending(LocalDate.of(2026, 11, 24), Duration.ofMinutes(10));

            assertThat(family.at("2026-11-24T09:00", spent).next()).contains(family.instant("2026-11-25T00:00"));
            assertThat(family.at("2026-11-24T07:00", spent).next()).contains(family.instant("2026-11-25T00:00"));
        }

        @Test
        void namesTheWindowWhenBothEndAtMidnight() {
            var family = Family.of(
                    "Asia/Shanghai", "{windows: {every-day: [\"20:00-24:00\"]}, budget: {every-day: 60m}}");

            var verdict = family.at("2026-11-24T23:00");

            assertThat(verdict.reason()).isEqualTo(Reason.WINDOW);
            assertThat(verdict.rule().path()).isEqualTo("time.windows.every-day[0]");
        }
    }

    @Nested
    class ClockChanges {
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

            var first = family.at(Instant.parse("2026-10-24T23:30:00Z"), TimeFacts.NONE);
            var between = family.at(Instant.parse("2026-10-25T00:30:00Z"), TimeFacts.NONE);

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
            return family.at(Instant.parse(instant), TimeFacts.NONE).state();
        }
    }

    @Nested
    class GrantsAndPauses {
        private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

        @Test
        void addsAGrantToTheDay() {
            var facts = TimeFacts.NONE
                    .spending(TUESDAY, Duration.ofMinutes(60))
                    .granting(TUESDAY, Duration.ofMinutes(15));

            var verdict = EXAMPLE.at("2026-11-24T18:00", facts);

            assertThat(verdict.remaining()).contains(Duration.ofMinutes(15));
            assertThat(verdict.reason()).isEqualTo(Reason.DAY_BUDGET);
        }

        @Test
        void keepsAWindowClosedWhateverIsGranted() {
            var facts = TimeFacts.NONE.granting(TUESDAY, Duration.ofHours(5));

            assertThat(EXAMPLE.at("2026-11-24T20:30", facts).reason()).isEqualTo(Reason.OUTSIDE_WINDOW);
        }

        @Test
        void doesNotCarryAGrantIntoTheNextDay() {
            var facts = TimeFacts.NONE.granting(TUESDAY, Duration.ofHours(2));

            assertThat(EXAMPLE.at("2026-11-25T16:30", facts).remaining()).contains(Duration.ofMinutes(60));
        }

        @Test
        void opensPastTheWindowWhereAGrantSaysSo() {
            var facts = opening("2026-11-24T20:30", "2026-11-24T20:45")
                    .granting(TUESDAY, Duration.ofMinutes(15));

            var before = EXAMPLE.at("2026-11-24T20:20", facts);
            var after = EXAMPLE.at("2026-11-24T20:40", facts);

            assertThat(before.remaining()).contains(Duration.ofMinutes(25));
            assertThat(after.state()).isEqualTo(TimeState.OPEN);
            assertThat(after.reason()).isEqualTo(Reason.GRANT);
            assertThat(after.rule().path()).isEqualTo("grant");
            assertThat(after.until()).contains(EXAMPLE.instant("2026-11-24T20:45"));
            assertThat(EXAMPLE.at("2026-11-24T20:45", facts).state()).isEqualTo(TimeState.CLOSED);
        }

        @Test
        void isClosedPastTheWindowWhenTheBudgetIsUsedUp() {
            var facts = opening("2026-11-24T20:30", "2026-11-24T20:45").spending(TUESDAY, Duration.ofMinutes(60));

            assertThat(EXAMPLE.at("2026-11-24T20:40", facts).reason()).isEqualTo(Reason.DAY_BUDGET);
        }

        @Test
        void namesTheOpeningThatAGrantGives() {
            var facts = opening("2026-11-24T21:00", "2026-11-24T21:10").granting(TUESDAY, Duration.ofMinutes(10));

            assertThat(EXAMPLE.at("2026-11-24T20:50", facts).next()).contains(EXAMPLE.instant("2026-11-24T21:00"));
        }

        @Test
        void putsAPauseBeforeEverything() {
            var pause = new TimeFacts.Pause(
                    EXAMPLE.instant("2026-11-24T17:00"), EXAMPLE.instant("2026-11-24T17:30"));
            var facts = TimeFacts.NONE.pausing(Optional.of(pause));

            var verdict = EXAMPLE.at("2026-11-24T17:00", facts);

            assertThat(verdict.state()).isEqualTo(TimeState.PAUSED);
            assertThat(verdict.reason()).isEqualTo(Reason.PAUSE);
            assertThat(verdict.rule().path()).isEqualTo("pause");
            assertThat(verdict.until()).contains(pause.until());
            assertThat(verdict.next()).contains(pause.until());
            assertThat(verdict.remaining()).contains(Duration.ZERO);
            assertThat(EXAMPLE.at("2026-11-24T17:30", facts).state()).isEqualTo(TimeState.OPEN);
        }

        @Test
        void opensAfterAPauseOnlyWhereAWindowIs() {
            var pause = new TimeFacts.Pause(
                    EXAMPLE.instant("2026-11-24T20:00"), EXAMPLE.instant("2026-11-24T21:00"));

            var verdict = EXAMPLE.at("2026-11-24T20:10", TimeFacts.NONE.pausing(Optional.of(pause)));

            assertThat(verdict.next()).contains(EXAMPLE.instant("2026-11-25T16:30"));
        }

        private static TimeFacts opening(String from, String until) {
            return TimeFacts.NONE.opening(
                    new TimeFacts.Beyond(EXAMPLE.instant(from), EXAMPLE.instant(until)));
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
        var found = TimeDecider.nextOpening(
                EXAMPLE.document(), EXAMPLE.child(), TimeFacts.NONE, EXAMPLE.instant(at));

        assertThat(found).contains(EXAMPLE.instant(opening));
    }
}
