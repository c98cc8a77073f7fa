package org.porchlight.site.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.decide.RuleRef;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.policy.RuleList;
import org.porchlight.core.policy.SiteRules;
import org.porchlight.core.policy.SiteRules.Action;
import org.porchlight.site.wire.Question;

class SiteMatcherTest {
    private static final RuleList<SiteRules.Rule, Action> GARDEN = RuleList.sites(
            Action.DENY,
            List.of(
                    SiteRules.Rule.domain("chat.lesson.example", Action.DENY),
                    SiteRules.Rule.domain("lesson.example", Action.ALLOW),
                    SiteRules.Rule.domain("icloud.com", Action.ALLOW)));
    private static final RuleList<SiteRules.Rule, Action> STREET =
            RuleList.sites(Action.ALLOW, List.of(SiteRules.Rule.domain("ads.example", Action.DENY)));

    private static String treat(RuleList<SiteRules.Rule, Action> rules, String name, int type) {
        return switch (SiteMatcher.treat(rules, "7", new Question(name, type, Question.INTERNET))) {
            case Treatment.Forward(var verdict) -> "forward " + verdict.rule().path();
            case Treatment.Deny(var verdict) -> "deny " + verdict.rule().path();
            case Treatment.Loopback() -> "loopback";
            case Treatment.NoSuchName() -> "no such name";
            case Treatment.NoData() -> "no data";
            case Treatment.Refuse() -> "refuse";
        };
    }

    @ParameterizedTest(name = "{0} type {1}: {2}")
    @CsvSource(textBlock = """
            lesson.example,          1,   forward sites.rules[1]
            www.lesson.example,      28,  forward sites.rules[1]
            chat.lesson.example,     1,   deny sites.rules[0]
            a.chat.lesson.example,   1,   deny sites.rules[0]
            notlesson.example,       1,   deny sites.default
            lesson\\046example,       1,   deny sites.default
            games.example,           65,  deny sites.default
            lesson.example,          65,  no data
            lesson.example,          64,  no data
            lesson.example,          16,  forward sites.rules[1]
            lesson.example,          255, refuse
            lesson.example,          252, refuse
            localhost,               1,   loopback
            www.localhost,           28,  loopback
            printer.local,           1,   no such name
            hidden.onion,            1,   no such name
            use-application-dns.net, 1,   no such name
            mask.icloud.com,         1,   no such name
            mask-h2.icloud.com,      28,  no such name
            www.icloud.com,          1,   forward sites.rules[2]
            _dns.resolver.arpa,      64,  no data
            '',                      2,   deny sites.default
            """)
    void treatsNamesOfAGarden(String name, int type, String treatment) {
        assertThat(treat(GARDEN, name, type)).isEqualTo(treatment);
    }

    @ParameterizedTest(name = "{0} type {1}: {2}")
    @CsvSource(textBlock = """
            games.example,           1,   forward sites.default
            games.example,           65,  no data
            x.ads.example,           1,   deny sites.rules[0]
            use-application-dns.net, 1,   no such name
            """)
    void treatsNamesOfAStreet(String name, int type, String treatment) {
        assertThat(treat(STREET, name, type)).isEqualTo(treatment);
    }

    @Test
    void refusesOtherClasses() {
        var chaos = new Question("version.bind", 16, 3);

        assertThat(SiteMatcher.treat(STREET, "7", chaos)).isEqualTo(new Treatment.Refuse());
    }

    @Test
    void closesANameThatLeadsToADeniedOneButNotOneThatLeadsToAStranger() {
        assertThat(SiteMatcher.closedBy(GARDEN, "7", List.of("a.cdn.example"))).isEmpty();
        assertThat(SiteMatcher.closedBy(GARDEN, "7", List.of("a.cdn.example", "chat.lesson.example")))
                .map(Verdict.Site::rule)
                .contains(new RuleRef("7", "sites.rules[0]"));
    }

    @Test
    void limitsOnlyWhereSomethingIsDenied() {
        var kind = RuleList.sites(Action.ALLOW, List.of(SiteRules.Rule.domain("lesson.example", Action.ALLOW)));

        assertThat(SiteMatcher.limits(RuleList.sites(Action.ALLOW, List.of()))).isFalse();
        assertThat(SiteMatcher.limits(kind)).isFalse();
        assertThat(SiteMatcher.limits(STREET)).isTrue();
        assertThat(SiteMatcher.limits(GARDEN)).isTrue();
    }
}
