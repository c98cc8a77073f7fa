package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresetsTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

    @Test
    void areAllSound() {
        assertThat(Presets.list())
                .extracting(Preset::name)
                .containsExactly("CN-2024", "CN-STRICT", "EYE-CN", "WHO-AAP", "SCHOOL-DAY");
        assertThat(Presets.list()).allSatisfy(preset -> {
            assertThat(preset.titleZh()).isNotBlank();
            assertThat(preset.titleEn()).isNotBlank();
            assertThat(preset.source()).isNotBlank();
            assertThat(preset.checkedOn()).isEqualTo(LocalDate.of(2026, 11, 23));
        });
    }

    @ParameterizedTest(name = "{0} {1}: {2} min, rest after {3} min, at most {4} CNY at once")
    @CsvSource(textBlock = """
            CN-2024,   T0, 0,   15, 0
            CN-2024,   T1, 60,  30, 0
            CN-2024,   T2, 60,  30, 50
            CN-2024,   T3, 60,  30, 50
            CN-2024,   T4, 120, 30, 100
            CN-STRICT, T1, 40,  30, 0
            CN-STRICT, T2, 60,  30, 50
            """)
    void sayTheFiguresOfTheGuide(String preset, Tier tier, long budget, long rest, String single) {
        var rules = DaysTest.rules("{id: a, accounts: [a], tier: " + tier + ", preset: " + preset + "}", "CN");

        assertThat(rules.budget(TUESDAY).orElseThrow().value()).isEqualTo(Duration.ofMinutes(budget));
        assertThat(rules.budget(TUESDAY).orElseThrow().pack()).contains(preset);
        assertThat(rules.rest(TUESDAY).orElseThrow().value().after()).isEqualTo(Duration.ofMinutes(rest));
        assertThat(rules.spending(TUESDAY).single().orElseThrow()).hasToString(single + " CNY");
        assertThat(rules.windows(TUESDAY).orElseThrow().value())
                .containsExactly(MergedWindowsTest.window("06:00-22:00"));
        assertThat(rules.visibility(TUESDAY)).contains(tier);
    }

    @ParameterizedTest(name = "born {0}: on {1} {2}")
    @CsvSource(nullValues = "none", textBlock = """
            2016-05-14, 2024-05-13, T1
            2016-05-14, 2024-05-14, T2
            2016-05-14, 2034-05-13, T4
            2016-05-14, 2034-05-14, none
            2016-02-29, 2024-02-28, T1
            2016-02-29, 2024-02-29, T2
            2011-02-28, 2027-02-28, T4
            2012-02-29, 2027-03-01, T3
            2012-02-29, 2028-02-28, T3
            2012-02-29, 2028-02-29, T4
            2020-02-29, 2023-02-28, T0
            2020-02-29, 2023-03-01, T1
            2026-11-24, 2026-11-01, T0
            """)
    void followTheBirthday(String born, LocalDate day, @Nullable Tier tier) {
        var rules = DaysTest.rules("{id: a, accounts: [a], born: " + born + ", preset: CN-2024}", "CN");

        assertThat(rules.tier(day).orElse(null)).isEqualTo(tier);
        assertThat(rules.budget(day).isPresent()).isEqualTo(tier != null);
        assertThat(rules.windows(day).isPresent()).isEqualTo(tier != null);
    }

    @Test
    void stayWithAnAgeThatAParentSaid() {
        var rules = DaysTest.rules("{id: a, accounts: [a], age: 15, preset: CN-2024}", "CN");

        assertThat(rules.budget(TUESDAY.plusYears(20)).orElseThrow().value()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void holdOnlyOnDaysOnWhichTheOwnWordsAreSilent() {
        var rules = DaysTest.rules(
                "{id: a, accounts: [a], age: 9, preset: CN-2024, time: {budget: {fri: 2h}, carry-over: 10m}}", "CN");

        assertThat(rules.budget(LocalDate.of(2026, 11, 27)).orElseThrow())
                .isEqualTo(Said.own(Duration.ofHours(2), "time.budget.fri"));
        assertThat(rules.budget(TUESDAY).orElseThrow().path()).isEqualTo("time.budget.every-day");
        assertThat(rules.budget(TUESDAY).orElseThrow().pack()).contains("CN-2024");
        assertThat(rules.carryOver(TUESDAY)).isEqualTo(Duration.ofMinutes(10));
        assertThat(rules.finishLine(TUESDAY)).isEqualTo(Duration.ZERO);
    }

    @Test
    void letTheOwnWordsNameTheirGroups() {
        var rules = DaysTest.rules(
                "{id: a, accounts: [a], age: 9, preset: CN-2024, apps: {rules: ["
                        + "{match: {title: minecraft}, then: allow, group: games}], "
                        + "groups: {games: {budget: {every-day: 30m}}}}}",
                "CN");
        var games = DaysTest.group(rules, LocalDate.of(2026, 11, 27), "games");

        assertThat(games.budget().orElseThrow().value()).isEqualTo(Duration.ofMinutes(30));
        assertThat(games.budget().orElseThrow().pack()).isEmpty();
        assertThat(games.windows().orElseThrow().pack()).contains("CN-2024");
    }

    @Test
    void goByTheOwnRulesFirstAndLeaveOutThoseThatHaveEnded() {
        var rules = DaysTest.rules(
                "{id: a, accounts: [a], apps: {default: deny, rules: ["
                        + "{match: {path: /a}, then: allow, until: 2026-11-30}, {match: {path: /b}, then: ask}]}}",
                "none");

        assertThat(rules.appRules(LocalDate.of(2026, 11, 30)).rules())
                .extracting(Said::path)
                .containsExactly("apps.rules[0]", "apps.rules[1]");
        assertThat(rules.appRules(LocalDate.of(2026, 12, 1)).rules())
                .extracting(Said::path)
                .containsExactly("apps.rules[1]");
        assertThat(rules.appRules(TUESDAY).otherwise()).isEqualTo(Said.own(AppRules.Action.DENY, "apps.default"));
        assertThat(rules.siteRules(TUESDAY).otherwise().value()).isEqualTo(SiteRules.Action.ALLOW);
    }

    @ParameterizedTest(name = "every {0}: on {1} {2} min")
    @CsvSource(textBlock = """
            week,  2026-11-29, 120
            week,  2026-11-30, 110
            week,  2026-12-06, 110
            week,  2026-12-07, 100
            week,  2027-01-04, 60
            week,  2030-01-01, 60
            day,   2026-12-02, 90
            month, 2026-12-29, 110
            month, 2026-12-30, 100
            month, 2027-02-27, 90
            month, 2027-02-28, 80
            """)
    void stepDownToTheFloor(String every, LocalDate day, long minutes) {
        var rules = DaysTest.rules(
                "{id: a, accounts: [a], time: {budget: {every-day: 2h, \"2026-12-25\": 30m}, step-down: "
                        + "{by: 10m, every: " + every + ", floor: 60m, from: 2026-11-30}}}",
                "none");

        assertThat(rules.budget(day).orElseThrow().value()).isEqualTo(Duration.ofMinutes(minutes));
        assertThat(rules.budget(LocalDate.of(2026, 12, 25)).orElseThrow().value())
                .isEqualTo(Duration.ofMinutes(30));
    }
}
