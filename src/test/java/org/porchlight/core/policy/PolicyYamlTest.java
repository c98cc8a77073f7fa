package org.porchlight.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyYamlTest extends OnPolicyYaml {
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
}
