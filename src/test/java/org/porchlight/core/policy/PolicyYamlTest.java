package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyYamlTest {
    static final String TIMETABLE = "9f2c".repeat(16);

    static final Circumstances HOME = Circumstances.NONE
            .with(Map.of(
                    TIMETABLE,
                    new ImportedCalendar(Map.of(
                            "Sports day",
                            List.of(new DateRange(LocalDate.of(2027, 4, 23), LocalDate.of(2027, 4, 24)))))))
            .on(LocalDate.of(2026, 11, 24));

    /// The format in full, as its description shows it.
    static final String FULL = """
            porchlight: 1                               # format version
            household:
              zone: Asia/Shanghai
              calendar: CN
              week-starts: mon
              other-accounts: report
              keep-detail: 120d
            calendars:
              winter-holiday: {off: true, dates: ["2027-01-18..2027-02-15"]}
              exam-week: {dates: ["2027-01-11..2027-01-15"]}
              timetable: {ics: sha256:%s}
            children:
              - id: mei
                name: 小美
                born: 2016-05-14
                accounts: [mei, "mei-school"]
                preset: CN-2024
                time:
                  windows:
                    school-days: ["16:30-20:30"]
                    days-off: ["09:00-12:00", "14:00-20:30"]
                    fri: ["16:30-22:00"]
                    exam-week: []
                    Sports day: [08:00-20:00]
                    "2026-12-31": ["09:00-00:30"]
                  budget: {school-days: 60m, days-off: 90m, week: 8h, month: 30h}
                  rest: {after: 30m, pause: 5m}
                  warn: [5m, 15m, 1m]
                  carry-over: 30m
                  finish-line: 5m
                  at-zero: freeze
                  own-limit: 45m
                  step-down: {by: 10m, every: week, floor: 60m, from: 2026-11-30}
                apps:
                  default: ask
                  rules:
                    - {match: {path: /usr/bin//gcompris-qt}, then: allow, counts: false}
                    - match:
                        title: Minecraft
                      then: allow
                      group: games
                    - {match: {package: steam}, then: deny, until: 2027-01-31}
                  groups:
                    games: {windows: {every-day: [], fri: ["20:00-21:00"], days-off: ["20:00-21:00"]}, budget: {every-day: 60m}}
                sites:
                  default: deny
                  safe-search: strict
                  youtube: moderate
                  rules:
                    - {domain: SmartEdu.CN., then: allow, counts: false}
                    - {domain: 中国.cn, then: allow}
                    - {category: gambling, then: deny}
                    - {domain: bilibili.com, then: allow, group: video}
                  groups: {video: {budget: {every-day: 30m}}}
                spending: {single: 50 CNY, day: 50 CNY, month: 200 CNY}
                visibility: T2
              - {id: bo, age: 9, accounts: [bo]}
              - {id: an, tier: T3, accounts: [an], preset: none}
            """.formatted(TIMETABLE);

    @Test
    void readsTheHouseholdAndItsPeriods() {
        var policy = valid(FULL).policy();

        assertThat(policy.household())
                .isEqualTo(new Household(
                        ZoneId.of("Asia/Shanghai"),
                        Optional.of(Household.PublicCalendar.CN),
                        Optional.of(DayOfWeek.MONDAY),
                        Optional.of(Household.OtherAccounts.REPORT),
                        Optional.of(120)));
        assertThat(policy.calendars().getFirst())
                .isEqualTo(new Period.Written(
                        "winter-holiday",
                        Optional.of(true),
                        List.of(new DateRange(LocalDate.of(2027, 1, 18), LocalDate.of(2027, 2, 15)))));
        assertThat(policy.calendars().getLast().days()).containsOnlyKeys("Sports day");
    }

    @Test
    void readsAChildsTime() {
        var mei = valid(FULL).policy().children().getFirst();
        var time = mei.own().time();

        assertThat(mei.name()).isEqualTo("小美");
        assertThat(mei.birth()).contains(new Birth.Born(LocalDate.of(2016, 5, 14)));
        assertThat(mei.accounts()).containsExactly("mei", "mei-school");
        assertThat(mei.preset()).contains("CN-2024");
        assertThat(time.windows().entries())
                .contains(new DayMap.Entry<>(
                        new DaySet.DaysOff(),
                        List.of(
                                new TimeWindow(LocalTime.of(9, 0), LocalTime.of(12, 0)),
                                new TimeWindow(LocalTime.of(14, 0), LocalTime.of(20, 30)))))
                .contains(new DayMap.Entry<>(new DaySet.Named("exam-week"), List.of()));
        assertThat(time.week()).contains(Duration.ofHours(8));
        assertThat(time.month()).contains(Duration.ofHours(30));
        assertThat(time.rest()).contains(new Rest(Duration.ofMinutes(30), Duration.ofMinutes(5)));
        assertThat(time.warn().orElseThrow())
                .containsExactly(Duration.ofMinutes(15), Duration.ofMinutes(5), Duration.ofMinutes(1));
        assertThat(time.carryOver()).contains(Duration.ofMinutes(30));
        assertThat(time.finishLine()).contains(Duration.ofMinutes(5));
        assertThat(time.atZero()).contains(AtZero.FREEZE);
        assertThat(time.ownLimit()).contains(new OwnLimit(Duration.ofMinutes(45)));
        assertThat(time.stepDown())
                .contains(new StepDown(
                        Duration.ofMinutes(10), StepDown.Every.WEEK, Duration.ofHours(1), LocalDate.of(2026, 11, 30)));
    }

    @Test
    void readsAChildsRules() {
        var own = valid(FULL).policy().children().getFirst().own();

        var apps = own.apps().orElseThrow();
        assertThat(apps.otherwise()).contains(AppRules.Action.ASK);
        assertThat(apps.rules())
                .containsExactly(
                        new AppRules.Rule(
                                new AppRules.Match.Path("/usr/bin/gcompris-qt"),
                                AppRules.Action.ALLOW,
                                Optional.of(false),
                                Optional.empty(),
                                Optional.empty()),
                        new AppRules.Rule(
                                new AppRules.Match.Title("minecraft"),
                                AppRules.Action.ALLOW,
                                Optional.empty(),
                                Optional.of("games"),
                                Optional.empty()),
                        new AppRules.Rule(
                                new AppRules.Match.PackageName("steam"),
                                AppRules.Action.DENY,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(LocalDate.of(2027, 1, 31))));
        assertThat(apps.groups()).containsOnlyKeys("games");
        var sites = own.sites().orElseThrow();
        assertThat(sites.safeSearch()).contains(SiteRules.Strictness.STRICT);
        assertThat(sites.youtube()).contains(SiteRules.Strictness.MODERATE);
        assertThat(sites.rules())
                .extracting(SiteRules.Rule::match)
                .containsExactly(
                        new SiteRules.Match.Domain("smartedu.cn"),
                        new SiteRules.Match.Domain("xn--fiqs8s.cn"),
                        new SiteRules.Match.Category("gambling"),
                        new SiteRules.Match.Domain("bilibili.com"));
        assertThat(own.spending().orElseThrow().month()).contains(new Money(BigDecimal.valueOf(200), "CNY"));
        assertThat(own.visibility()).contains(Tier.T2);
    }

    @Test
    void leavesOpenWhatAPolicyDoesNotSay() {
        var bo = valid(FULL).policy().children().get(1);

        assertThat(bo.name()).isEqualTo("bo");
        assertThat(bo.birth()).contains(new Birth.Age(9));
        assertThat(bo.preset()).isEmpty();
        assertThat(bo.own()).isEqualTo(Layer.NONE);
    }

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

    @Test
    void takesATitleOrACategoryByItsNameInAnyCase() {
        var document = valid("""
                porchlight: 1
                household: {zone: Asia/Shanghai}
                children:
                  - id: a
                    accounts: [a]
                    apps: {rules: [{match: {title: 我的世界}, then: deny}, {match: {title: MINECRAFT}, then: ask}]}
                    sites: {rules: [{category: 赌博, then: deny}]}
                """);

        assertThat(document.json()).contains("{\"title\":\"minecraft\"},\"then\":\"ask\"");
        assertThat(document.json()).contains("{\"category\":\"gambling\",");
    }

    @Test
    void acceptsAByteOrderMarkAndWindowsLineEnds() {
        var marked = "\uFEFF" + FULL.replace("\n", "\r\n");

        assertThat(valid(marked)).isEqualTo(valid(FULL));
    }

    @Test
    void acceptsAHouseholdWithoutChildren() {
        assertThat(valid("porchlight: 1\nhousehold: {zone: Europe/Berlin}\n")
                        .policy()
                        .children())
                .isEmpty();
    }

    @Test
    void readsADateInThePastWhereNoDayIsMeant() {
        var past = FULL.replace("until: 2027-01-31", "until: 2020-01-31");

        assertThat(PolicyYaml.read(past, Circumstances.NONE.with(HOME.imported())))
                .isInstanceOf(PolicyReading.Valid.class);
        assertThat(PolicyYaml.read(past, HOME)).isInstanceOf(PolicyReading.Invalid.class);
    }

    @Test
    void tellsTheWholeDayFromAWindowThatEndsAtMidnight() {
        var document = valid("""
                porchlight: 1
                household: {zone: Asia/Shanghai}
                children: [{id: a, accounts: [a], time: {windows: {mon: ["00:00-24:00"], tue: ["20:00-24:00"], wed: ["20:00-00:00"]}}}]
                """);

        assertThat(document.json())
                .contains("\"mon\":[\"00:00-24:00\"],\"tue\":[\"20:00-24:00\"],\"wed\":[\"20:00-24:00\"]");
    }

    static PolicyDocument valid(String text) {
        return switch (PolicyYaml.read(text, HOME)) {
            case PolicyReading.Valid(var document, var _) -> document;
            case PolicyReading.Invalid(var problems) ->
                throw new AssertionError(problems.stream()
                        .map(problem -> problem.in("policy.yaml"))
                        .toList()
                        .toString());
        };
    }
}
