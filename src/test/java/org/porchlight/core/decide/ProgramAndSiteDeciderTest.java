package org.porchlight.core.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.SiteRules;
import org.porchlight.core.time.CivilDays;

class ProgramAndSiteDeciderTest {
    private static final Family FAMILY = Family.ofText("""
            porchlight: 1
            household: {zone: Asia/Shanghai}
            children:
              - id: mei
                accounts: [mei]
                apps:
                  default: ask
                  rules:
                    - {match: {path: /usr/bin/krita}, then: allow, counts: false}
                    - {match: {path: /usr/bin/steam}, then: deny}
                    - {match: {path: /usr/bin/krita}, then: deny}
                    - {match: {title: minecraft}, then: allow, group: games}
                    - {match: {package: supertux}, then: deny, until: 2027-01-31}
                    - {match: {path: /usr/games/supertux2}, then: allow, group: games}
                  groups:
                    games: {windows: {every-day: [], fri: ["20:00-21:00"], sat: ["23:00-24:00"], sun: ["00:00-00:30"]}, budget: {every-day: 45m, sun: 20m}}
                sites:
                  default: deny
                  rules:
                    - {domain: video.example.org, then: deny}
                    - {domain: example.org, then: allow, counts: false}
                    - {domain: cn, then: allow}
                    - {category: gambling, then: deny}
                    - {domain: bilibili.com, then: allow, group: video}
                    - {domain: com, then: allow}
                  groups: {video: {budget: {every-day: 30m}}}
            """);

    @ParameterizedTest(name = "at {0} after {1} min of games and of video, games are {2} and video is {3}")
    @CsvSource(textBlock = """
            2026-11-27T19:59, 0,  DENY,  ALLOW
            2026-11-27T20:00, 0,  ALLOW, ALLOW
            2026-11-27T20:00, 29, ALLOW, ALLOW
            2026-11-27T20:00, 30, ALLOW, DENY
            2026-11-27T20:30, 45, DENY,  DENY
            2026-11-27T21:00, 0,  DENY,  ALLOW
            """)
    void refusesWhatBelongsToAGroupThatIsClosed(
            String local, long minutes, AppRules.Action games, SiteRules.Action video) {
        var at = FAMILY.instant(local);
        var spent = Duration.ofMinutes(minutes);
        var standing = Standing.of(CivilDays.of(at, FAMILY.zone()))
                .spendingIn("apps.games", spent)
                .spendingIn("sites.video", spent);
        var facts = TimeFacts.of(standing);
        var id = FAMILY.child().id();

        var apps = RulesNow.apps(FAMILY.document(), id, facts, at).rules();
        var sites = RulesNow.sites(FAMILY.document(), id, facts, at).rules();

        assertThat(apps.get(5).value().then()).isEqualTo(games);
        assertThat(apps.get(5).path()).isEqualTo("apps.rules[5]");
        assertThat(apps.getFirst().value().then()).isEqualTo(AppRules.Action.ALLOW);
        assertThat(sites.get(4).value().then()).isEqualTo(video);
        assertThat(sites.get(5).value().then()).isEqualTo(SiteRules.Action.ALLOW);
    }

    @ParameterizedTest(name = "{0} is {1} by {2}")
    @CsvSource(textBlock = """
            /usr/bin/krita,     ALLOW, apps.rules[0], RULE
            /usr/bin/steam,     DENY,  apps.rules[1], RULE
            /usr/bin/steam2,    ASK,   apps.default,  DEFAULT
            /home/mei/bin/krita, ASK,  apps.default,  DEFAULT
            """)
    void decidesAProgramByItsWholePath(String path, Outcome outcome, String rule, Reason reason) {
        var verdict = program("2026-11-24T12:00", Program.at(path), Duration.ZERO);

        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.rule().path()).isEqualTo(rule);
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
        var verdict = site("2026-11-24T12:00", Site.of(host), Duration.ZERO);

        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.rule().path()).isEqualTo(rule);
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    @Test
    void decidesASiteByWhatListsCountItTo() {
        var bet = new Site("bet.com", Set.of("gambling"));

        assertThat(site("2026-11-24T12:00", bet, Duration.ZERO).rule().path()).isEqualTo("sites.rules[3]");
        assertThat(site("2026-11-24T12:00", Site.of("bet.com"), Duration.ZERO)
                        .rule()
                        .path())
                .isEqualTo("sites.rules[5]");
    }

    @Test
    void allowsEverythingWhereAPolicySaysNothing() {
        var silent = Family.of("Asia/Shanghai", "{}");
        var at = silent.instant("2026-11-24T12:00");
        var facts = TimeFacts.on(LocalDate.of(2026, 11, 24));
        var id = silent.child().id();

        var program = ProgramDecider.decide(silent.document(), id, Program.at("/usr/bin/steam"), facts, at, Trace.OFF);
        var site = SiteDecider.decide(silent.document(), id, Site.of("example.org"), facts, at, Trace.OFF);

        assertThat(program.outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(site.outcome()).isEqualTo(Outcome.ALLOW);
    }

    @Test
    void tellsWhenARuleEndsAndWhatComesThen() {
        var tux = new Program("/usr/games/supertux2", Optional.empty(), Optional.of("supertux"));

        var held = program("2027-01-31T23:59:59", tux, Duration.ZERO);
        var after = program("2027-02-01T00:00", tux, Duration.ZERO);

        assertThat(held.outcome()).isEqualTo(Outcome.DENY);
        assertThat(held.rule().path()).isEqualTo("apps.rules[4]");
        assertThat(held.until()).contains(FAMILY.instant("2027-02-01T00:00"));
        // 1 February is a Monday; the group opens on Friday.
        assertThat(held.next()).contains(FAMILY.instant("2027-02-05T20:00"));
        assertThat(after.reason()).isEqualTo(Reason.OUTSIDE_WINDOW);
    }

    @Test
    void tellsWhatIsChargedToWhat() {
        var rules = FAMILY.document().rules(FAMILY.child().id());
        var day = LocalDate.of(2026, 11, 24);

        assertThat(ProgramDecider.inFront(rules, day, Program.at("/usr/bin/krita")))
                .isEqualTo(new InFront(false, Optional.empty()));
        assertThat(ProgramDecider.inFront(rules, day, Program.at("/usr/bin/vi")))
                .isEqualTo(new InFront(true, Optional.empty()));
        assertThat(ProgramDecider.inFront(rules, day, Groups.MINECRAFT))
                .isEqualTo(new InFront(true, Optional.of("apps.games")));
        assertThat(SiteDecider.inFront(rules, day, Site.of("www.bilibili.com")))
                .isEqualTo(new InFront(true, Optional.of("sites.video")));
    }

    @Test
    void tellsEveryStepInItsOrder() {
        var trace = Trace.on();
        var at = FAMILY.instant("2026-11-27T20:10");
        ProgramDecider.decide(
                FAMILY.document(), FAMILY.child().id(), Groups.MINECRAFT, facts(at, Duration.ZERO), at, trace);

        assertThat(trace.steps())
                .extracting(step -> step.decider() + " " + step.rule() + " " + step.matched() + " " + step.because())
                .containsExactly(
                        "RULE apps.rules[0] false OTHER",
                        "RULE apps.rules[1] false OTHER",
                        "RULE apps.rules[2] false OTHER",
                        "RULE apps.rules[3] true NAMED",
                        "GROUP_WINDOW apps.groups.games.windows.fri[0] false INSIDE",
                        "GROUP_BUDGET apps.groups.games.budget.every-day false LEFT");
    }

    @Nested
    class Groups {
        private static final Program MINECRAFT =
                new Program("/opt/minecraft/launcher", Optional.of("minecraft"), Optional.empty());

        @ParameterizedTest(name = "{0} with {1} min spent: {2} by {3}, until {5}, next {6}")
        @CsvSource(nullValues = "-", textBlock = """
                2026-11-24T12:00, 0,  DENY,  OUTSIDE_WINDOW, apps.groups.games.windows.every-day, 2026-11-27T20:00, 2026-11-27T20:00
                2026-11-27T20:00, 0,  ALLOW, RULE,           apps.rules[3],                       2026-11-27T20:45, -
                2026-11-27T20:30, 0,  ALLOW, RULE,           apps.rules[3],                       2026-11-27T21:00, -
                2026-11-27T20:30, 45, DENY,  DAY_BUDGET,     apps.groups.games.budget.every-day,  2026-11-28T23:00, 2026-11-28T23:00
                2026-11-27T21:00, 0,  DENY,  OUTSIDE_WINDOW, apps.groups.games.windows.fri,       2026-11-28T23:00, 2026-11-28T23:00
                2026-11-28T23:30, 0,  ALLOW, RULE,           apps.rules[3],                       2026-11-29T00:20, -
                2026-11-28T23:30, 45, DENY,  DAY_BUDGET,     apps.groups.games.budget.every-day,  2026-11-29T00:00, 2026-11-29T00:00
                """)
        void closeByTheirOwnWindowsAndBudgets(
                String at, int spent, Outcome outcome, Reason reason, String rule, String until, String next) {
            var verdict = program(at, MINECRAFT, Duration.ofMinutes(spent));

            assertThat(verdict)
                    .isEqualTo(new Verdict.Program(
                            outcome,
                            reason,
                            new RuleRef(FAMILY.document().version(), rule),
                            Optional.ofNullable(until).map(FAMILY::instant),
                            Optional.ofNullable(next).map(FAMILY::instant)));
        }

        @Test
        void haveARemainingOfTheirOwn() {
            var at = FAMILY.instant("2026-11-27T20:00");
            var facts = facts(at, Duration.ofMinutes(30));

            var verdict = GroupDecider.decide(FAMILY.document(), FAMILY.child().id(), "apps.games", facts, at);

            assertThat(verdict.state()).isEqualTo(TimeState.OPEN);
            assertThat(verdict.remaining()).contains(Duration.ofMinutes(15));
        }

        @Test
        void areOpenWithoutRulesOfTheirOwn() {
            var at = FAMILY.instant("2026-11-27T20:00");

            var verdict = GroupDecider.decide(
                    FAMILY.document(), FAMILY.child().id(), "apps.tools", facts(at, Duration.ZERO), at);

            assertThat(verdict.reason()).isEqualTo(Reason.UNLIMITED);
        }

        @Test
        void holdForSitesToo() {
            var verdict = site("2026-11-24T12:00", Site.of("bilibili.com"), Duration.ofMinutes(31));

            assertThat(verdict.outcome()).isEqualTo(Outcome.DENY);
            assertThat(verdict.rule().path()).isEqualTo("sites.groups.video.budget.every-day");
            assertThat(verdict.next()).contains(FAMILY.instant("2026-11-25T00:00"));
        }
    }

    private static TimeFacts facts(Instant at, Duration inGroups) {
        var standing = Standing.of(CivilDays.of(at, FAMILY.zone()))
                .spendingIn("apps.games", inGroups)
                .spendingIn("sites.video", inGroups);
        return TimeFacts.of(standing);
    }

    private static Verdict.Program program(String local, Program program, Duration inGroups) {
        var at = FAMILY.instant(local);
        return ProgramDecider.decide(
                FAMILY.document(), FAMILY.child().id(), program, facts(at, inGroups), at, Trace.OFF);
    }

    private static Verdict.Site site(String local, Site site, Duration inGroups) {
        var at = FAMILY.instant(local);
        return SiteDecider.decide(FAMILY.document(), FAMILY.child().id(), site, facts(at, inGroups), at, Trace.OFF);
    }
}
