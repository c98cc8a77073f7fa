package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which day set decides a day.
class DaysTest {
    private static final ChildRules MEI =
            PolicyYamlTest.valid(PolicyYamlTest.FULL).rules(new ChildId("mei"));

    @ParameterizedTest(name = "{0} is off: {1}")
    @CsvSource(textBlock = """
            2026-10-10, false
            2026-10-01, true
            2026-10-07, true
            2026-10-08, false
            2026-09-20, false
            2026-09-26, true
            2026-02-28, false
            2026-11-27, false
            2026-11-28, true
            2027-01-15, false
            2027-01-16, true
            2027-01-18, true
            2027-02-15, true
            2027-02-16, false
            2028-07-01, true
            """)
    void knowsDaysOffFromSchoolDays(LocalDate day, boolean off) {
        assertThat(MEI.isDayOff(day)).isEqualTo(off);
    }

    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource(textBlock = """
            2026-11-24, time.windows.school-days
            2026-11-27, time.windows.fri
            2026-10-10, time.windows.school-days
            2026-10-01, time.windows.days-off
            2026-10-02, time.windows.fri
            2026-12-31, time.windows.2026-12-31
            2027-01-13, time.windows.exam-week
            2027-01-15, time.windows.exam-week
            2027-01-16, time.windows.days-off
            2027-04-23, time.windows.Sports day
            """)
    void lookUpTheMostSpecificLine(LocalDate day, String path) {
        assertThat(MEI.windows(day).orElseThrow().path()).isEqualTo(path);
        assertThat(MEI.windows(day).orElseThrow().pack()).isEmpty();
    }

    @ParameterizedTest(name = "{0} by {1}, {2}")
    @CsvSource(textBlock = """
            2026-10-01, days-off,    true
            2026-10-10, every-day,   false
            2026-09-20, every-day,   false
            2026-10-16, fri,         true
            2026-10-15, every-day,   false
            2026-10-17, days-off,    true
            """)
    void openGamesOnFridaysAndDaysOffButNotOnMakeUpDays(LocalDate day, String set, boolean open) {
        var anonymous = rules("{id: a, accounts: [a], tier: T2, preset: CN-2024}", "CN");
        var windows = group(anonymous, day, "games").windows().orElseThrow();

        assertThat(windows.path()).isEqualTo("apps.groups.games.windows." + set);
        assertThat(windows.pack()).contains("CN-2024");
        assertThat(!windows.value().isEmpty()).isEqualTo(open);
    }

    @Test
    void knowNoHolidaysWithoutACalendar() {
        var plain = rules("{id: a, accounts: [a]}", "none");

        assertThat(plain.isDayOff(LocalDate.of(2026, 10, 1))).isFalse();
        assertThat(plain.isDayOff(LocalDate.of(2026, 10, 10))).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            2026-12-31..2027-01-02 | 2026-12-31 | true
            2026-12-31..2027-01-02 | 2027-01-02 | true
            2026-12-31..2027-01-02 | 2027-01-03 | false
            2026-12-31..2027-01-02 | 2026-12-30 | false
            sat-mon                | 2026-11-30 | true
            sat-mon                | 2026-12-01 | false
            """)
    void holdTheDaysOfARange(String key, LocalDate day, boolean held) {
        var rules = rules("{id: a, accounts: [a], time: {windows: {" + key + ": []}}}", "none");

        assertThat(rules.windows(day).isPresent()).isEqualTo(held);
    }

    @Test
    void startTheWeekWhereTheHouseholdDoes() {
        var sunday = LocalDate.of(2026, 11, 29);
        var family = PolicyYamlTest.valid("""
                porchlight: 1
                household: {zone: Asia/Shanghai, week-starts: sun}
                children: [{id: a, accounts: [a]}]
                """).rules(new ChildId("a"));

        assertThat(family.weekStart(sunday)).isEqualTo(sunday);
        assertThat(MEI.weekStart(sunday)).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    static GroupRules group(ChildRules rules, LocalDate day, String name) {
        return Objects.requireNonNull(rules.appGroups(day).get(name));
    }

    static ChildRules rules(String child, String calendar) {
        var text = "porchlight: 1\nhousehold: {zone: Asia/Shanghai, calendar: " + calendar + "}\nchildren: [" + child
                + "]\n";
        return PolicyYamlTest.valid(text).rules(new ChildId("a"));
    }
}
