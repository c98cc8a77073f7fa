package org.porchlight.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.core.engine.House.MEI;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.AgentReport;
import org.porchlight.core.engine.Front;
import org.porchlight.core.engine.Held;
import org.porchlight.core.engine.House;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Wish;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.time.Confidence;

/// How things stand, for a child and for the house.
class ReportsTest extends OnReports {
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
        assertThat(mei().pausedBy()).contains("parent:root");

        house.ask(new Order.Unpause(Optional.of(MEI)));

        assertThat(mei().pausedBy()).isEmpty();
    }

    /// From a Friday on.
    @Test
    void tellsWhichComingDaysAreOff() {
        var days = Reports.ahead(house.last.next(), MEI, LocalDate.of(2026, 11, 27), 3);

        assertThat(days).extracting(DayAhead::off).containsExactly(false, true, true);
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
                false,
                OptionalLong.of(5400),
                List.of(span("2026-11-25T09:00", "2026-11-25T12:30"), span("2026-11-25T14:00", "2026-11-25T20:30")));
        assertThat(mei()).isEqualTo(StatusDraft.of(MEI, "小美", tomorrow, draft -> {
            draft.age = OptionalInt.of(9);
            draft.spentSeconds = 1200;
            draft.remainingSeconds = OptionalLong.of(45 * 60);
            draft.budgetSeconds = OptionalLong.of(3600);
            draft.grantedSeconds = 300;
            draft.wholeSeconds = OptionalLong.of(3900);
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
    void tellsTheRestThatComesWhereAChildGoesOnAndTheOneThatWasDue() {
        house = new House(
                "- {id: mei, accounts: [mei], time: {budget: {every-day: 2h}, rest: {after: 30m, pause: 5m}}}\n",
                "2026-11-24T10:00");
        house.login(MEI);
        house.pass("20M");
        var due = new WhyReport.RestThen(local("2026-11-24T10:30"), local("2026-11-24T10:35"), true);

        assertThat(rest("10:29")).isEmpty();
        assertThat(rest("10:30")).contains(due);
        assertThat(rest("10:35")).isEmpty();
        house.pass("12M");
        house.agent(MEI, new AgentReport.Idle(true));
        house.pass("5M");
        var kept = new DayAccount(
                MEI, house.today(), Optional.empty(), Duration.ZERO, Duration.ZERO, "v1", house.intervals(MEI));
        var account = Reports.withRunning(house.last.next(), kept);
        assertThat(Reports.restThen(account, local("2026-11-24T10:29"))).isEmpty();
        assertThat(Reports.restThen(account, local("2026-11-24T10:31")))
                .contains(new WhyReport.RestThen(due.from(), local("2026-11-24T10:37"), false));
    }

    private Optional<WhyReport.RestThen> rest(String clock) {
        return Reports.restThen(house.last.next(), house.reading(), MEI, local("2026-11-24T" + clock));
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
    void drawsACrossingWindowOnBothDays() {
        var night = new House(
                "- {id: mei, accounts: [mei], time: {windows: {tue: [\"20:00-00:30\"], wed: []}}}\n",
                "2026-11-24T10:00");

        var days = Reports.ahead(night.last.next(), MEI, night.today(), 2);

        assertThat(days.get(0).windows()).containsExactly(span("2026-11-24T20:00", "2026-11-25T00:00"));
        assertThat(days.get(1).windows()).containsExactly(span("2026-11-25T00:00", "2026-11-25T00:30"));
    }
}
