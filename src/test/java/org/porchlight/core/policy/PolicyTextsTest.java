package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The two texts of a policy.
class PolicyTextsTest extends OnPolicyYaml {
    @Test
    void keepsOneCanonicalTextForAPolicy() {
        var document = valid(FULL);

        assertThat(document.json()).isEqualTo("""
                {"porchlight":1,"household":{"zone":"Asia/Shanghai","calendar":"CN","week-starts":"mon",\
                "other-accounts":"report","keep-detail":"120d"},\
                "calendars":{"winter-holiday":{"off":true,"dates":["2027-01-18..2027-02-15"]},\
                "exam-week":{"dates":["2027-01-11..2027-01-15"]},"timetable":{"ics":"sha256:%s"}},\
                "children":[\
                {"id":"mei","name":"小美","born":"2016-05-14","accounts":["mei","mei-school"],"preset":"CN-2024",\
                "time":{"windows":{"school-days":["16:30-20:30"],"days-off":["09:00-12:00","14:00-20:30"],\
                "fri":["16:30-22:00"],"exam-week":[],"Sports day":["08:00-20:00"],"2026-12-31":["09:00-00:30"]},\
                "budget":{"school-days":"1h","days-off":"1h30m","week":"8h","month":"30h"},\
                "rest":{"after":"30m","pause":"5m"},"warn":["15m","5m","1m"],"carry-over":"30m","finish-line":"5m",\
                "at-zero":"freeze","own-limit":"45m",\
                "step-down":{"by":"10m","every":"week","floor":"1h","from":"2026-11-30"}},\
                "apps":{"default":"ask","rules":[{"match":{"path":"/usr/bin/gcompris-qt"},"then":"allow","counts":false},\
                {"match":{"title":"minecraft"},"then":"allow","group":"games"},\
                {"match":{"package":"steam"},"then":"deny","until":"2027-01-31"}],\
                "groups":{"games":{"windows":{"every-day":[],"fri":["20:00-21:00"],"days-off":["20:00-21:00"]},\
                "budget":{"every-day":"1h"}}}},\
                "sites":{"default":"deny","safe-search":"strict","youtube":"moderate",\
                "rules":[{"domain":"smartedu.cn","then":"allow","counts":false},\
                {"domain":"xn--fiqs8s.cn","then":"allow"},{"category":"gambling","then":"deny"},\
                {"domain":"bilibili.com","then":"allow","group":"video"}],\
                "groups":{"video":{"budget":{"every-day":"30m"}}}},\
                "spending":{"single":"50 CNY","day":"50 CNY","month":"200 CNY"},"visibility":"T2"},\
                {"id":"bo","age":9,"accounts":["bo"]},\
                {"id":"an","tier":"T3","accounts":["an"],"preset":"none"}]}""".formatted(TIMETABLE));
        assertThat(document.version()).matches("[0-9a-f]{64}");
        assertThat(valid(document.json())).isEqualTo(document);
    }

    @Test
    void printsAPolicyAsAPersonWouldWriteIt() {
        var document = valid(FULL);
        var text = PolicyText.write(document.policy());

        assertThat(text).startsWith("""
                porchlight: 1
                household:
                  zone: Asia/Shanghai
                  calendar: CN
                  week-starts: mon
                  other-accounts: report
                  keep-detail: 120d
                calendars:
                  winter-holiday: {off: true, dates: ["2027-01-18..2027-02-15"]}
                  exam-week: {dates: ["2027-01-11..2027-01-15"]}
                """);
        assertThat(text).contains("""
                children:
                  - id: mei
                    name: 小美
                    born: 2016-05-14
                    accounts: [mei, mei-school]
                    preset: CN-2024
                    time:
                      windows:
                        school-days: ["16:30-20:30"]
                        days-off: ["09:00-12:00", "14:00-20:30"]
                        fri: ["16:30-22:00"]
                        exam-week: []
                        "Sports day": ["08:00-20:00"]
                        "2026-12-31": ["09:00-00:30"]
                      budget: {school-days: 1h, days-off: 1h30m, week: 8h, month: 30h}
                      rest: {after: 30m, pause: 5m}
                """);
        assertThat(text).contains("""
                      rules:
                        - {match: {path: /usr/bin/gcompris-qt}, then: allow, counts: false}
                """);
        assertThat(valid(text)).isEqualTo(document);
    }

    @Test
    void readsWhatHoldsForStudyAndWritesItAgain() {
        var document = valid("""
                porchlight: 1
                household: {zone: Asia/Shanghai}
                children:
                  - id: a
                    accounts: [a]
                    time: {study: {day: 90m, with: ["/usr//bin/./chromium"]}}
                  - {id: b, accounts: [b], time: {study: {with: [/usr/bin/firefox]}}}
                  - {id: c, accounts: [c]}
                """);
        var day = LocalDate.of(2026, 11, 24);

        assertThat(document.rules(new ChildId("a")).study(day))
                .isEqualTo(new StudyRules(Duration.ofMinutes(90), List.of("/usr/bin/chromium")));
        assertThat(document.rules(new ChildId("b")).study(day))
                .isEqualTo(new StudyRules(Duration.ofHours(2), List.of("/usr/bin/firefox")));
        assertThat(document.rules(new ChildId("c")).study(day)).isEqualTo(StudyRules.USUAL);
        assertThat(PolicyText.write(document.policy())).contains("study: {day: 1h30m, with: [/usr/bin/chromium]}");
        assertThat(valid(PolicyText.write(document.policy()))).isEqualTo(document);
    }
}
