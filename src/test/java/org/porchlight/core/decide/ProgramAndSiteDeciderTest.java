package org.porchlight.core.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.SiteRules;

class ProgramAndSiteDeciderTest {
    private static final AppRules APPS = new AppRules(
            AppRules.Action.ASK,
            List.of(
                    new AppRules.PathRule("/usr/bin/krita", AppRules.Action.ALLOW),
                    new AppRules.PathRule("/usr/bin/steam", AppRules.Action.DENY),
                    new AppRules.PathRule("/usr/bin/krita", AppRules.Action.DENY)));
    private static final SiteRules SITES = new SiteRules(
            SiteRules.Action.DENY,
            List.of(
                    new SiteRules.DomainRule("video.example.org", SiteRules.Action.DENY),
                    new SiteRules.DomainRule("example.org", SiteRules.Action.ALLOW),
                    new SiteRules.DomainRule("cn", SiteRules.Action.ALLOW)));

    @ParameterizedTest(name = "{0} is {1} by {2}")
    @CsvSource(textBlock = """
            /usr/bin/krita,     ALLOW, apps.rules[0], RULE
            /usr/bin/steam,     DENY,  apps.rules[1], RULE
            /usr/bin/steam2,    ASK,   apps.default,  DEFAULT
            /home/mei/bin/krita, ASK,  apps.default,  DEFAULT
            """)
    void decidesAProgramByItsWholePath(String path, Outcome outcome, String rule, Reason reason) {
        var verdict = ProgramDecider.decide(APPS, path, "v1");

        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.rule()).isEqualTo(new RuleRef("v1", rule));
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    @ParameterizedTest(name = "{0} is {1} by {2}")
    @CsvSource(textBlock = """
            example.org,         ALLOW, sites.rules[1], RULE
            www.example.org,     ALLOW, sites.rules[1], RULE
            video.example.org,   DENY,  sites.rules[0], RULE
            a.video.example.org, DENY,  sites.rules[0], RULE
            notexample.org,      DENY,  sites.default,  DEFAULT
            example.org.evil.de, DENY,  sites.default,  DEFAULT
            org,                 DENY,  sites.default,  DEFAULT
            smartedu.cn,         ALLOW, sites.rules[2], RULE
            cnn,                 DENY,  sites.default,  DEFAULT
            """)
    void decidesASiteByItsDomainAndAllAboveIt(String host, Outcome outcome, String rule, Reason reason) {
        var verdict = SiteDecider.decide(SITES, host, "v1");

        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.rule()).isEqualTo(new RuleRef("v1", rule));
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    @Test
    void allowsEverythingWhereAPolicySaysNothing() {
        assertThat(ProgramDecider.decide(AppRules.OPEN, "/usr/bin/steam", "v1").outcome())
                .isEqualTo(Outcome.ALLOW);
        assertThat(SiteDecider.decide(SiteRules.OPEN, "example.org", "v1").outcome())
                .isEqualTo(Outcome.ALLOW);
    }
}
