package org.porchlight.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.Tier;

class HeldRulesTest {
    private static final LocalDate FRIDAY = LocalDate.parse("2026-11-27");

    private static RulesOfDay on(LocalDate day, String child) {
        var text = """
                porchlight: 1
                household: {zone: Asia/Shanghai, calendar: none}
                children: [{id: mei, name: 小美, accounts: [mei], %s}]
                """.formatted(child);
        return HeldRules.on(Documents.of(text).rules(new ChildId("mei")), day);
    }

    private static RulesOfDay.Held own(String rule, String value) {
        return new RulesOfDay.Held(rule, value, Optional.empty());
    }

    private static RulesOfDay.Held preset(String rule, String value) {
        return new RulesOfDay.Held(rule, value, Optional.of("CN-2024"));
    }

    @Test
    void tellsOwnWordsAndThoseOfThePreset() {
        var rules = on(FRIDAY, """
                age: 10, preset: CN-2024, spending: {single: 20 CNY},
                  time: {windows: {fri: ["16:30-24:00"], mon: []}, budget: {week: 8h}, carry-over: 30m}""");

        assertThat(rules.tier()).contains(Tier.T2);
        assertThat(rules.dayOff()).isFalse();
        assertThat(rules.rules())
                .contains(
                        own("time.windows.fri", "[\"16:30-24:00\"]"),
                        preset("time.budget.every-day", "1h"),
                        own("time.budget.week", "8h"),
                        preset("time.rest", "{after: 30m, pause: 5m}"),
                        own("time.carry-over", "30m"),
                        own("spending.single", "20 CNY"),
                        preset("spending.month", "200 CNY"),
                        preset("apps.groups.games.windows.fri", "[\"20:00-21:00\"]"));
    }

    @Test
    void tellsEachRuleForProgramsAndSitesInTheOrderInWhichTheyDecide() {
        var rules = on(FRIDAY, """
                preset: none, visibility: T3,
                  apps: {default: ask, rules: [
                    {match: {path: /usr/bin/gcompris-qt}, then: allow, counts: false},
                    {match: {title: minecraft}, then: deny, until: 2026-11-26}]},
                  sites: {default: deny, rules: [{domain: smartedu.cn, then: allow}]}""");

        assertThat(rules.rules())
                .containsExactly(
                        own("apps.rules[0]", "{match: {path: /usr/bin/gcompris-qt}, then: allow, counts: false}"),
                        own("apps.default", "ask"),
                        own("sites.rules[0]", "{domain: smartedu.cn, then: allow}"),
                        own("sites.default", "deny"),
                        own("visibility", "T3"));
    }

    @Test
    void tellsADayThatIsClosed() {
        assertThat(on(FRIDAY, "time: {windows: {fri: []}}").rules()).contains(own("time.windows.fri", "[]"));
    }

    @Test
    void tellsNothingWhereNothingIsSaid() {
        var rules = on(FRIDAY.plusDays(1), "preset: none");

        assertThat(rules.dayOff()).isTrue();
        assertThat(rules.tier()).isEmpty();
        assertThat(rules.rules()).isEmpty();
        assertThat(on(FRIDAY, "sites: {default: allow}").rules()).containsExactly(own("sites.default", "allow"));
    }
}
