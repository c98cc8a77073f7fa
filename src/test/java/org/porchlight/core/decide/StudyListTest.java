package org.porchlight.core.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.SiteRules;

/// What may be used in a time of study.
class StudyListTest {
    private static final Family FAMILY = Family.ofText("""
            porchlight: 1
            household: {zone: Asia/Shanghai}
            children:
              - id: mei
                accounts: [mei]
                time: {study: {day: 2h, with: [/usr/bin/chromium, /usr/bin/steam]}}
                apps:
                  default: allow
                  rules:
                    - {match: {path: /usr/bin/krita}, then: allow, counts: false}
                    - {match: {path: /usr/bin/steam}, then: deny}
                    - {match: {path: /usr/bin/mail}, then: allow}
                    - {match: {path: /usr/bin/mail}, then: allow, counts: false}
                    - {match: {path: /usr/bin/quiz}, then: allow, counts: false, group: quiz}
                  groups: {quiz: {windows: {every-day: ["18:00-19:00"]}}}
                sites:
                  default: allow
                  rules:
                    - {domain: fun.smartedu.cn, then: allow}
                    - {domain: ads.smartedu.cn, then: deny}
                    - {domain: smartedu.cn, then: allow, counts: false}
            """);
    private static final ChildId MEI = FAMILY.child().id();
    private static final TimeFacts STUDY = TimeFacts.on(LocalDate.of(2026, 11, 24))
            .studying(Optional.of(
                    new TimeFacts.Study(FAMILY.instant("2026-11-24T17:00"), FAMILY.instant("2026-11-24T17:45"))));

    private static Verdict.Program program(String path, String local) {
        return ProgramDecider.decide(FAMILY.document(), MEI, Program.at(path), STUDY, FAMILY.instant(local), Trace.OFF);
    }

    private static Verdict.Site site(String host, String local) {
        return SiteDecider.decide(FAMILY.document(), MEI, Site.of(host), STUDY, FAMILY.instant(local), Trace.OFF);
    }

    @ParameterizedTest(name = "{0}: {1}, {2}, {3}")
    @CsvSource(textBlock = """
            /usr/bin/krita,    ALLOW, RULE,           apps.rules[0]
            /usr/bin/chromium, ALLOW, RULE,           time.study.with
            /usr/bin/steam,    DENY,  RULE,           apps.rules[1]
            /usr/bin/mail,     DENY,  STUDY,          study
            /usr/bin/quiz,     DENY,  OUTSIDE_WINDOW, apps.groups.quiz.windows.every-day
            /usr/games/maze,   DENY,  STUDY,          study
            """)
    void startsOnlyWhatIsOnTheList(String path, Outcome outcome, Reason reason, String rule) {
        var verdict = program(path, "2026-11-24T17:00");

        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.rule().path()).isEqualTo(rule);
    }

    @ParameterizedTest(name = "{0}: {1}, {2}, {3}")
    @CsvSource(textBlock = """
            www.smartedu.cn, ALLOW, RULE,  sites.rules[2]
            fun.smartedu.cn, DENY,  STUDY, study
            ads.smartedu.cn, DENY,  RULE,  sites.rules[1]
            bilibili.com,    DENY,  STUDY, study
            """)
    void reachesOnlyWhatIsOnTheList(String host, Outcome outcome, Reason reason, String rule) {
        var verdict = site(host, "2026-11-24T17:44:59");

        assertThat(verdict.outcome()).isEqualTo(outcome);
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.rule().path()).isEqualTo(rule);
    }

    @Test
    void saysUntilWhenAndWhenItOpens() {
        var end = FAMILY.instant("2026-11-24T17:45");

        assertThat(program("/usr/games/maze", "2026-11-24T17:10").until()).contains(end);
        assertThat(program("/usr/games/maze", "2026-11-24T17:10").next()).contains(end);
        assertThat(site("bilibili.com", "2026-11-24T17:10").next()).contains(end);
    }

    @Test
    void isOverWithTheStudy() {
        assertThat(program("/usr/games/maze", "2026-11-24T17:45").outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(program("/usr/games/maze", "2026-11-24T16:59:59").outcome()).isEqualTo(Outcome.ALLOW);
        assertThat(site("bilibili.com", "2026-11-24T17:45").outcome()).isEqualTo(Outcome.ALLOW);
    }

    @Test
    void givesTheGatesTheListAlone() {
        var at = FAMILY.instant("2026-11-24T17:10");

        var apps = RulesNow.apps(FAMILY.document(), MEI, STUDY, at);
        var sites = RulesNow.sites(FAMILY.document(), MEI, STUDY, at);

        assertThat(apps.otherwise().value()).isEqualTo(AppRules.Action.DENY);
        // What counts is left out: what a log-in needs starts by another word.
        assertThat(apps.rules())
                .extracting(said -> said.value().match() + " " + said.value().then())
                .containsExactly(
                        "Path[path=/usr/bin/krita] ALLOW",
                        "Path[path=/usr/bin/steam] DENY",
                        "Path[path=/usr/bin/quiz] DENY",
                        "Path[path=/usr/bin/chromium] ALLOW");
        assertThat(sites.otherwise().value()).isEqualTo(SiteRules.Action.DENY);
        assertThat(sites.rules())
                .extracting(said -> said.value().then())
                .containsExactly(SiteRules.Action.DENY, SiteRules.Action.DENY, SiteRules.Action.ALLOW);
    }

    @Test
    void aPauseComesFirst() {
        var at = FAMILY.instant("2026-11-24T17:10");
        var paused = STUDY.pausing(Optional.of(new TimeFacts.Pause(at, at.plusSeconds(60))));

        assertThat(paused.studyAt(at)).isEmpty();
        assertThat(FAMILY.at(at, paused).state()).isEqualTo(TimeState.PAUSED);
        assertThat(FAMILY.at(at.plusSeconds(60), paused).reason()).isEqualTo(Reason.STUDY);
    }

    @Test
    void tellsItInTheStepsToAVerdict() {
        var trace = Trace.on();

        TimeDecider.decide(FAMILY.document(), MEI, STUDY, FAMILY.instant("2026-11-24T17:10"), trace);

        assertThat(trace.steps()).extracting(Step::decider).containsExactly(Step.Decider.PAUSE, Step.Decider.STUDY);
    }

    @Test
    void saysWhenItIsOpenAgainAfterIt() {
        var family = Family.of("Asia/Shanghai", "{windows: {every-day: [\"09:00-12:00\"]}}");
        var at = family.instant("2026-11-24T17:10");

        assertThat(TimeDecider.nextOpening(family.document(), family.child().id(), STUDY, at))
                .contains(family.instant("2026-11-25T09:00"));
    }
}
