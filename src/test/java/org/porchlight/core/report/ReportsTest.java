package org.porchlight.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Outcome;
import org.porchlight.core.decide.Program;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Spent;
import org.porchlight.core.decide.Standing;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.engine.AgentReport;
import org.porchlight.core.engine.Front;
import org.porchlight.core.engine.Held;
import org.porchlight.core.engine.House;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Wish;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.policy.Said;
import org.porchlight.core.time.Confidence;

class ReportsTest {
    private static final String CHILDREN = """
            - id: mei
              name: 小美
              born: 2016-11-25
              accounts: [mei]
              time:
                windows: {every-day: ["09:00-12:00", "11:30-12:30", "14:00-20:30"]}
                budget: {every-day: 1h, wed: 90m}
              apps: {default: ask, rules: [{match: {path: /usr/bin/krita}, then: allow}]}
              sites: {default: deny, rules: [{domain: 中国.cn, then: allow}]}
            - {id: bo, accounts: [bo]}
            """;
    private static final ChildId NOBODY = new ChildId("nobody");

    private House house;

    @BeforeEach
    void start() {
        house = new House(CHILDREN, "2026-11-24T10:00");
    }

    @Test
    void tellsUntilWhenAChildStudies() {
        house.login(MEI);
        house.ask(new Order.Study(MEI, Duration.ofMinutes(45)));
        house.obey();
        house.pass("20M");

        assertThat(mei().reason()).isEqualTo(Reason.STUDY);
        assertThat(mei().studyUntil()).contains(local("2026-11-24T10:45"));
        assertThat(mei().remainingSeconds()).hasValue((25 + 60) * 60);
        assertThat(mei().counting()).isFalse();
        assertThat(mei().lock()).isFalse();

        house.pass("25M");
        assertThat(mei().studyUntil()).isEmpty();
    }

    @Test
    void tellsWhenAPauseEndsAndWhenItOpensAfterIt() {
        house.ask(new Order.Pause(Optional.of(MEI), Optional.of(Duration.ofHours(3))));

        assertThat(mei().state()).isEqualTo(ChildStatus.Presented.PAUSED);
        assertThat(mei().until()).contains(local("2026-11-24T13:00"));
        assertThat(mei().next()).contains(local("2026-11-24T14:00"));
    }

    @Test
    void tellsHowThingsStandForAChildThatIsAtIt() {
        house.login(MEI);
        house.agent(MEI, new AgentReport.Connected());
        house.agent(MEI, new AgentReport.InFront(Front.titled("Krita")));
        house.ask(new Order.Grant(MEI, Duration.ofMinutes(5), false, ""));
        house.pass("20M");

        var tomorrow = new DayAhead(
                LocalDate.of(2026, 11, 25),
                OptionalLong.of(5400),
                List.of(span("2026-11-25T09:00", "2026-11-25T12:30"), span("2026-11-25T14:00", "2026-11-25T20:30")));
        assertThat(mei()).isEqualTo(StatusDraft.of(MEI, "小美", tomorrow, draft -> {
            draft.age = OptionalInt.of(9);
            draft.spentSeconds = 1200;
            draft.remainingSeconds = OptionalLong.of(45 * 60);
            draft.budgetSeconds = OptionalLong.of(3600);
            draft.grantedSeconds = 300;
            draft.until = Optional.of(local("2026-11-24T11:05"));
            draft.counting = true;
            draft.title = Optional.of("Krita");
            draft.windowUntil = Optional.of(local("2026-11-24T12:30"));
            draft.windows =
                    List.of(span("2026-11-24T09:00", "2026-11-24T12:30"), span("2026-11-24T14:00", "2026-11-24T20:30"));
            draft.nextOpening = Optional.of(local("2026-11-25T09:00"));
            draft.self = new SelfSet(Optional.empty(), Optional.of(Duration.ofMinutes(90)));
        }));
    }

    @Test
    void tellsTheLimitThatAChildSetItself() {
        house.wish(MEI, new Wish.LimitItself(Optional.of(Duration.ofMinutes(40))));
        house.wish(MEI, new Wish.LimitItself(Optional.empty()));

        assertThat(mei().self())
                .isEqualTo(new SelfSet(
                        Optional.of(new OwnLimit(Duration.ofMinutes(40), Optional.of(LocalDate.of(2026, 11, 24)))),
                        Optional.of(Duration.ofMinutes(90))));
    }

    @Test
    void tellsNothingWhereThereIsNoLimit() {
        var bo = Reports.status(house.last.next(), house.reading(), true)
                .children()
                .getLast();

        assertThat(bo.state()).isEqualTo(ChildStatus.Presented.AWAY);
        assertThat(bo.reason()).isEqualTo(Reason.UNLIMITED);
        assertThat(bo.remainingSeconds()).isEmpty();
        assertThat(bo.budgetSeconds()).isEmpty();
        assertThat(bo.until()).isEmpty();
        assertThat(bo.windowUntil()).isEmpty();
        assertThat(bo.nextOpening()).isEmpty();
        assertThat(bo.age()).isEmpty();
        assertThat(bo.windows()).containsExactly(span("2026-11-24T00:00", "2026-11-25T00:00"));
    }

    @Test
    void tellsOfTheHouseAsAWhole() {
        var status = Reports.status(house.last.next(), house.reading(), true);

        assertThat(status.time()).isEqualTo(local("2026-11-24T10:00"));
        assertThat(status.confidence()).isEqualTo(Confidence.NTP);
        assertThat(status.synced()).isTrue();
        assertThat(status.soft()).isTrue();
        assertThat(status.zone()).isEqualTo("Asia/Shanghai");
        assertThat(status.children()).extracting(child -> child.id().value()).containsExactly("mei", "bo");
    }

    @Test
    void countsUpToTheReadingWithoutAnInput() {
        house.login(MEI);
        house.jump(Duration.ofSeconds(4));

        assertThat(mei().spentSeconds()).isEqualTo(4);
        assertThat(mei().remainingSeconds()).hasValue(3596);
    }

    @Test
    void showsTheWarningAndThenTheLock() {
        house.login(MEI);
        house.pass("56M");
        var warned = mei();

        house.pass("4M");
        house.obey();
        var locked = mei();

        assertThat(warned.warning()).hasValue(300);
        assertThat(warned.lock()).isFalse();
        assertThat(locked.warning()).isEmpty();
        assertThat(locked.lock()).isTrue();
        assertThat(locked.state()).isEqualTo(ChildStatus.Presented.CLOSED);
        assertThat(locked.held()).isEqualTo(Held.Strength.KERNEL);
        assertThat(locked.frozen()).isEqualTo(3);
        assertThat(locked.counting()).isFalse();
        assertThat(locked.next()).contains(local("2026-11-25T09:00"));
        assertThat(locked.nextOpening()).isEqualTo(locked.next());
        assertThat(locked.remainingSeconds()).hasValue(0);
    }

    @Test
    void showsAPause() {
        house.ask(new Order.Pause(Optional.of(MEI), Optional.of(Duration.ofMinutes(30))));

        var status = mei();

        assertThat(status.state()).isEqualTo(ChildStatus.Presented.PAUSED);
        assertThat(status.rule()).isEqualTo("pause");
        assertThat(status.next()).contains(local("2026-11-24T10:30"));
    }

    @Test
    void explainsTimeNowAndLater() {
        house.login(MEI);
        house.pass("30M");

        var now = why(Optional.empty());
        var later = why(Optional.of(local("2026-11-24T13:00")));
        var tomorrow = why(Optional.of(local("2026-11-25T19:30")));

        assertThat(now.remaining()).contains(Duration.ofMinutes(30));
        assertThat(later.reason()).isEqualTo(Reason.OUTSIDE_WINDOW);
        assertThat(tomorrow.remaining()).contains(Duration.ofMinutes(60));
        assertThat(tomorrow.reason()).isEqualTo(Reason.WINDOW);
    }

    @Test
    void explainsProgramsAndSites() {
        var mei = asked(MEI, Optional.empty());
        var krita = WhyReport.onProgram(mei, Program.at("/usr/bin/krita"));
        var other = WhyReport.onProgram(mei, Program.at("/usr/bin/other"));
        var site = WhyReport.onSite(mei, "WWW.中国.cn.");
        var free = WhyReport.onSite(asked(House.BO, Optional.empty()), "example.org");

        assertThat(krita.verdict().rule().path()).isEqualTo("apps.rules[0]");
        assertThat(krita.subject()).isEqualTo("/usr/bin/krita");
        assertThat(((Verdict.Program) other.verdict()).outcome()).isEqualTo(Outcome.ASK);
        assertThat(site.verdict().rule().path()).isEqualTo("sites.rules[0]");
        assertThat(((Verdict.Site) free.verdict()).outcome()).isEqualTo(Outcome.ALLOW);
    }

    @Test
    void tellsWhatStoodOnADayThatIsOver() {
        var yesterday = house.now().minus(Duration.ofDays(1));

        assertThat(asked(MEI, Optional.of(yesterday)).facts().standing().spent())
                .isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void supposesWhatItIsToldToSuppose() {
        var spent = new Spent(Duration.ofMinutes(55), Duration.ZERO, Duration.ZERO, Duration.ZERO);
        var asked = new WhyAsked(Optional.empty(), Optional.of(spent), true);
        var past = Standing.of(house.today());

        var report = WhyReport.onTime(Reports.asked(house.last.next(), house.reading(), MEI, asked, past));

        assertThat(((Verdict.Time) report.verdict()).remaining()).contains(Duration.ofMinutes(5));
        assertThat(report.steps()).isNotEmpty();
    }

    @Test
    void knowsNoChildThatIsNotInThePolicy() {
        var state = house.last.next();

        assertThatIllegalArgumentException().isThrownBy(() -> WhyReport.onTime(asked(NOBODY, Optional.empty())));
        assertThat(Reports.running(state, NOBODY)).isEmpty();
        assertThat(Reports.ahead(state, NOBODY, house.today(), 3)).isEmpty();
    }

    @Test
    void looksDaysAhead() {
        var days = Reports.ahead(house.last.next(), MEI, house.today(), 3);

        assertThat(days)
                .extracting(DayAhead::budgetSeconds)
                .containsExactly(OptionalLong.of(3600), OptionalLong.of(5400), OptionalLong.of(3600));
    }

    @Test
    void drawsACrossingWindowOnBothDays() {
        var night = new House(
                "- {id: mei, accounts: [mei], time: {windows: {tue: [\"20:00-00:30\"], wed: []}}}\n",
                "2026-11-24T10:00");

        var days = Reports.ahead(night.last.next(), MEI, night.today(), 2);

        assertThat(days.get(0).windows()).containsExactly(span("2026-11-24T20:00", "2026-11-25T00:00"));
        assertThat(days.get(1).windows()).containsExactly(span("2026-11-25T00:00", "2026-11-25T00:30"));
    }

    @Test
    void addsTheIntervalThatGoesOn() {
        house.login(MEI);
        house.pass("7M");
        var state = house.last.next();
        var kept = new DayAccount(
                MEI,
                house.today(),
                Optional.of(Duration.ofHours(1)),
                Duration.ZERO,
                Duration.ofMinutes(1),
                "v",
                List.of());
        var sums = new DayFacts(
                house.today(),
                Optional.empty(),
                Duration.ofMinutes(1),
                Map.of("", Duration.ofMinutes(1)),
                0,
                Map.of(),
                Map.of());

        var account = Reports.withRunning(state, kept);
        var facts = Reports.withRunning(state, MEI, sums);

        assertThat(account.budget()).isEqualTo(budgetInForce(house.today()));
        assertThat(account.policyVersion()).isEqualTo(state.document().version());
        assertThat(account.counted()).isEqualTo(Duration.ofMinutes(8));
        assertThat(account.intervals())
                .containsExactly(Reports.running(state, MEI).orElseThrow());
        assertThat(account.intervals().getFirst().kind()).isEqualTo(Kind.COUNTED);
        assertThat(account.intervals().getFirst().to()).isEqualTo(house.now());
        assertThat(facts.counted()).isEqualTo(Duration.ofMinutes(8));
        assertThat(facts.byTitle()).containsExactly(Map.entry("", Duration.ofMinutes(8)));
    }

    private Optional<Duration> budgetInForce(LocalDate day) {
        return house.last.next().document().rules(MEI).budget(day).map(Said::value);
    }

    @Test
    void addsNothingToAnotherDay() {
        house.login(MEI);
        house.pass("7M");
        var kept = new DayAccount(
                MEI, house.today().minusDays(1), Optional.empty(), Duration.ZERO, Duration.ZERO, "v", List.of());

        assertThat(Reports.withRunning(house.last.next(), kept)).isEqualTo(kept);
    }

    @Test
    void showsNoIntervalWhoseKindNobodyKnowsYet() {
        house.login(MEI);
        house.pass("7M");

        house.kill(Duration.ofSeconds(3));

        assertThat(Reports.running(house.last.next(), MEI)).isEmpty();
        assertThat(mei().counting()).isFalse();
    }

    private ChildStatus mei() {
        return Reports.status(house.last.next(), house.reading(), false)
                .children()
                .getFirst();
    }

    private Verdict.Time why(Optional<Instant> at) {
        return (Verdict.Time) WhyReport.onTime(asked(MEI, at)).verdict();
    }

    private WhyReport.Case asked(ChildId child, Optional<Instant> at) {
        var past = Standing.of(house.today().minusDays(1)).spending(Duration.ofMinutes(20));
        return Reports.asked(house.last.next(), house.reading(), child, WhyAsked.at(at), past);
    }

    private static Span span(String from, String to) {
        return new Span(local(from), local(to));
    }

    private static Instant local(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }
}
