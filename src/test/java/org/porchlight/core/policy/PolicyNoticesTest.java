package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyNoticesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    /// Each line is what stands in the only child beside its id, account, age of 9 and preset CN-2024, and what is told
    /// about it.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            time: {windows: {fri: ["09:00-10:00", "10:00-11:00"]}} | 4:25 time.windows.fri: windows that overlap or touch are one: read as 09:00-11:00
            time: {windows: {"sat, sun": ["06:00-22:30"]}} | 4:32 time.windows.sat,sun: the windows 06:00-22:30 are open longer than 06:00-22:00 of CN-2024 for T2
            time: {windows: {2026-12-31: ["09:00-00:30"]}} | 4:32 time.windows.2026-12-31: the windows 09:00-00:30 are open longer than 06:00-22:00 of CN-2024 for T2
            time: {windows: {fri: ["09:00-10:00"]}, budget: {fri: 0m}} | 4:25 time.windows.fri: the budget of 0 at time.budget.fri keeps this closed all the same
            time: {budget: {fri: 90m}} | 4:24 time.budget.fri: 1h30m is more than the 1h of CN-2024 for T2
            time: {rest: {after: 45m, pause: 5m}} | 4:16 time.rest: a rest after 45m comes later than after 30m of CN-2024 for T2
            time: {rest: {after: 30m, pause: 1m}} | 4:16 time.rest: a pause of 1m is shorter than 5m of CN-2024 for T2
            spending: {single: 40 CNY} | 4:22 spending.single: is kept and not enforced yet by this version
            sites: {safe-search: strict} | 4:24 sites.safe-search: is kept and not enforced yet by this version
            sites: {youtube: moderate} | 4:20 sites.youtube: is kept and not enforced yet by this version
            apps: {groups: {video: {budget: {every-day: 1h}}}, rules: [{match: {path: /a}, then: allow, group: video}]} | 4:26 apps.groups.video: windows and budget of a group hold only for programs that start in this version; what is open already goes on until the child's time closes
            sites: {groups: {video: {budget: {every-day: 1h}}}, rules: [{domain: a.cn, then: allow, group: video}]} | 4:27 sites.groups.video: windows and budget of a group hold only for sites that are looked up in this version; what is open already goes on until the child's time closes
            apps: {groups: {video: {budget: {every-day: 1h}}}} | 4:26 apps.groups.video: no rule puts anything into this group
            time: {budget: {every-day: 60m, week: 1m}} | 4:41 time.budget.week: 1m for a week is less than the 1h of one day at time.budget.every-day
            time: {budget: {every-day: 60m, month: 59m}} | 4:42 time.budget.month: 59m for a month is less than the 1h of one day at time.budget.every-day
            sites: {rules: [{domain: com, then: allow}]} | 4:19 sites.rules[0]: allows every site whose name ends in .com
            apps: {default: allow, rules: [{match: {path: /a}, then: deny}, {match: {path: /b}, then: deny}]} | 4:34 apps.rules[0]: a copy of this program under another path runs, since all others may; default: deny with a list of what may run holds copies too
            apps: {rules: [{match: {title: krita}, then: allow}]} | 4:18 apps.rules[0]: a rule with title is kept and not enforced yet by this version
            apps: {rules: [{match: {package: krita}, then: allow}]} | 4:18 apps.rules[0]: a rule with package is kept and not enforced yet by this version
            apps: {default: ask, rules: [{match: {path: /a}, then: deny}, {match: {path: /a}, then: ask}]} | 4:65 apps.rules[1]: can never match: rules[0] before it matches the same
            apps: {default: ask, rules: [{match: {path: /a}, then: deny, until: 2027-01-02}, {match: {path: /a}, then: ask, until: 2027-01-01}]} | 4:84 apps.rules[1]: can never match: rules[0] before it matches the same
            sites: {rules: [{category: chat, then: deny}]} | 4:19 sites.rules[0]: a rule with category is kept and not enforced yet by this version
            sites: {rules: [{domain: a.cn, then: deny}, {domain: b.a.cn, then: allow}]} | 4:47 sites.rules[1]: can never match: rules[0] before it matches the same
            """)
    void tellWhatAParentMayNotHaveMeant(String line, String expected) {
        int space = expected.indexOf(' ');

        assertThat(notices("age: 9, preset: CN-2024", line))
                .containsExactly("policy.yaml:" + expected.substring(0, space) + ": children[0]."
                        + expected.substring(space + 1));
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({"WHO-AAP, 7, false", "WHO-AAP, 8, true", "WHO-AAP, 17, true", "CN-2024, 8, false", "EYE-CN, 17, false"})
    void tellThatAPresetHasNoRulesForTheAge(String preset, int age, boolean told) {
        var found = notices("age: " + age + ", preset: " + preset, "time: {warn: [5m]}");

        assertThat(found.stream().anyMatch(notice -> notice.contains(preset + " has no rules for T")))
                .isEqualTo(told);
        assertThat(found).hasSize(told ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "time: {windows: {fri: [\"06:00-22:00\"]}, budget: {fri: 60m}, rest: {after: 30m, pause: 5m}}",
                "time: {windows: {fri: []}, budget: {fri: 0m}}",
                "time: {windows: {fri: [\"21:00-06:00\"]}, budget: {every-day: 60m, fri: 0m}}",
                "time: {at-zero: freeze, finish-line: 5m}",
                "time: {at-zero: lock}",
                "time: {at-zero: logout}",
                "sites: {safe-search: off, youtube: off}",
                "apps: {default: ask, rules: [{match: {path: /a}, then: deny, until: 2027-01-01}, {match: {path: /a}, then: ask}]}",
                "sites: {rules: [{domain: com, then: deny}, {domain: localhost.cn, then: allow}]}",
                "apps: {default: deny, rules: [{match: {path: /a}, then: deny}]}",
                "apps: {default: allow, rules: [{match: {path: /a}, then: ask}]}",
                "time: {budget: {every-day: 60m, week: 60m, month: 60m}}",
                "sites: {rules: [{domain: b.a.cn, then: deny}, {domain: a.cn, then: allow}]}",
                "apps: {rules: [{match: {path: /a}, then: allow, group: games}]}",
                "time: {step-down: {by: 5m, every: week, floor: 30m, from: 2026-11-30}}"
            })
    void keepSilentOtherwise(String line) {
        var told = notices("age: 9, preset: CN-2024", line).stream()
                .filter(notice -> !notice.contains("open longer"))
                .toList();

        assertThat(told).isEmpty();
    }

    @Test
    void tellAWindowWhoseTimesAreTurnedRound() {
        assertThat(notices(
                        "age: 9",
                        "time: {windows: {fri: [\"12:00-09:00\"], sat: [\"09:00-00:30\"], sun: [\"21:00-06:00\"]}}"))
                .containsExactly("policy.yaml:4:25: children[0].time.windows.fri: 12:00-09:00 crosses midnight and is "
                        + "open for 21h; where that is not meant, turn the two times round");
    }

    @Test
    void tellADateOfBirthThatIsNoChilds() {
        assertThat(notices("born: 1950-06-01", "time: {at-zero: lock}"))
                .containsExactly(
                        "policy.yaml:3:45: children[0].born: 1950-06-01 is 76 years ago; look whether the year is right");
        assertThat(notices("born: 2005-06-01", "time: {at-zero: lock}")).isEmpty();
    }

    @Test
    void tellThatNobodyIsLimited() {
        assertThat(told("porchlight: 1\nhousehold: {zone: Asia/Shanghai}\nchildren: []\n", TODAY))
                .singleElement()
                .asString()
                .endsWith("children: names no child, so nobody is limited");
    }

    @Test
    void compareWhatMayBeSpent() {
        assertThat(notices("age: 9, preset: CN-2024", "spending: {single: 60 CNY, day: 50 CNY}"))
                .contains(
                        "policy.yaml:4:22: children[0].spending.single: 60 CNY is more than the 50 CNY of CN-2024 for T2");
        assertThat(notices("age: 9, preset: CN-2024", "spending: {single: 60 EUR}"))
                .noneMatch(notice -> notice.contains("is more than"));
    }

    @Test
    void tellAStepDownWithoutABudget() {
        assertThat(notices("age: 9", "time: {step-down: {by: 5m, every: week, floor: 0, from: 2026-11-30}}"))
                .containsExactly(
                        "policy.yaml:4:21: children[0].time.step-down: there is no day budget that could step down");
    }

    @Test
    void compareWithTheTierOfTheDay() {
        assertThat(notices("born: 2015-01-01, preset: CN-2024", "time: {budget: {every-day: 61m}}"))
                .singleElement()
                .asString()
                .endsWith("1h1m is more than the 1h of CN-2024 for T2");
        assertThat(notices("age: 16, preset: CN-2024", "time: {budget: {every-day: 61m}}"))
                .isEmpty();
    }

    @Test
    void tellTheYearWithoutACalendar() {
        var text = """
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: CN}
                children: [{id: mei, accounts: [mei], age: 9}]
                """;

        assertThat(told(text, TODAY)).isEmpty();
        assertThat(told(text, LocalDate.of(2026, 12, 2)))
                .containsExactly("policy.yaml:2:44: household.calendar: the public holidays of 2027 are not known to "
                        + "this version; in that year only weekends are days off");
        assertThat(told(text, LocalDate.of(2030, 12, 31))).hasSize(2);
    }

    private static List<String> notices(String age, String line) {
        return told(
                "porchlight: 1\nhousehold: {zone: Asia/Shanghai}\nchildren: [{id: mei, accounts: [mei], " + age
                        + ",\n  " + line + "}]\n",
                TODAY);
    }

    private static List<String> told(String text, LocalDate today) {
        return switch (PolicyYaml.read(text, Circumstances.NONE.on(today))) {
            case PolicyReading.Valid(var _, var notices) ->
                notices.stream()
                        .peek(notice -> ToldProblems.hasAForm(notice.sentence()))
                        .map(notice -> notice.in("policy.yaml"))
                        .toList();
            case PolicyReading.Invalid(var problems) -> throw new AssertionError(problems.toString());
        };
    }
}
