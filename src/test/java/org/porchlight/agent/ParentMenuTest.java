package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.agent.tray.Choice;
import org.porchlight.agent.tray.Entry;
import org.porchlight.core.account.Kind;
import org.porchlight.core.engine.Order;
import org.porchlight.core.event.Question;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.Dispute;
import org.porchlight.core.report.StatusDraft;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;

class ParentMenuTest {
    /// When it opens next, and when the night is over.
    private static final Instant MONDAY = Instant.parse("2026-11-23T16:30:00+08:00");

    private static final Instant SIX = Instant.parse("2026-11-23T06:00:00+08:00");

    private final ParentMenu menu = new ParentMenu(Language.EN, true);

    @Test
    void givesPausesAndOpensTheConsole() {
        var mei = new ChildId("mei");
        var look = menu.of(Reports.open(1320).report(), Duration.ZERO, Optional.empty(), Optional.empty());

        assertThat(look.lit()).isTrue();
        assertThat(look.menu())
                .containsExactly(
                        new Entry.Line("小美, 22\u00a0min left, counted"),
                        new Entry.Menu(
                                "小美",
                                List.of(
                                        asks(
                                                "Add 15\u00a0minutes",
                                                new Order.Grant(mei, Duration.ofMinutes(15), false, "")),
                                        asks(
                                                "Add 30\u00a0minutes",
                                                new Order.Grant(mei, Duration.ofMinutes(30), false, "")),
                                        asks("Until 20:30", new Order.Grant(mei, Duration.ofMinutes(56), false, "")),
                                        new Entry.Separator(),
                                        asks("Pause", new Order.Pause(Optional.of(mei), Optional.empty())),
                                        new Entry.Action("Lock now", new Choice.PauseUntil(Optional.of(mei), MONDAY)),
                                        asks(
                                                "Lock for 30\u00a0minutes",
                                                new Order.Pause(Optional.of(mei), Optional.of(Duration.ofMinutes(30)))),
                                        new Entry.Separator(),
                                        new Entry.Action("Give a code", new Choice.OpenCodes()),
                                        new Entry.Action("See today", new Choice.OpenConsole()))),
                        new Entry.Separator(),
                        asks("Pause everyone", new Order.Pause(Optional.empty(), Optional.empty())),
                        new Entry.Action("Bedtime, until 6:00", new Choice.PauseUntil(Optional.empty(), SIX)),
                        new Entry.Separator(),
                        new Entry.Action("Open Porchlight", new Choice.OpenConsole()));
    }

    @Test
    void answersARequestInOneClick() {
        var asked = Asking.of(new Question.Requested(
                new ChildId("mei"), Reports.NOW, Optional.of(Duration.ofMinutes(20)), "the roof"));
        var look = menu.of(
                Reports.open(1320).asking(Optional.of(asked)).report(),
                Duration.ZERO,
                Optional.empty(),
                Optional.empty());

        assertThat(look.menu())
                .contains(new Entry.Menu(
                        "Requests (1)",
                        List.of(
                                new Entry.Line("小美: 20\u00a0minutes, 'the roof'"),
                                new Entry.Action(
                                        "Give 20\u00a0minutes",
                                        new Choice.Ask(new Command.Approve(
                                                asked.id(), Optional.of(Duration.ofMinutes(20)), false, ""))),
                                new Entry.Action("Not this time", new Choice.Ask(new Command.Deny(asked.id(), ""))))));
    }

    @Test
    void locksTheSessionAndSaysHowLongItStillLasts() {
        var session = new Answer.Session("parent:mum", true, Optional.of(Duration.ofMinutes(12)));
        var look = menu.of(Reports.open(1320).report(), Duration.ZERO, Optional.empty(), Optional.of(session));

        assertThat(look.menu().getLast())
                .isEqualTo(new Entry.Action("Lock parent session (12\u00a0min)", new Choice.Ask(new Command.Lock())));
    }

    @Test
    void locksForTheRestOfTheDayWhereNobodyKnowsWhenItOpens() {
        var mei = Reports.open(1320).child();
        var unknown = StatusDraft.changed(mei, draft -> draft.nextOpening = Optional.empty());
        var look = menu.of(Reports.of(List.of(unknown)), Duration.ZERO, Optional.empty(), Optional.empty());

        assertThat(look.menu().stream().flatMap(Entry::all))
                .contains(asks("Lock now", new Order.Pause(Optional.of(mei.id()), Optional.empty())));
    }

    /// A choice that becomes another while the menu is open would be chosen in vain.
    @Test
    void offersTheSameWhileSecondsPass() {
        var report = Reports.open(1320).report();

        assertThat(menu.of(report, Duration.ofSeconds(7), Optional.empty(), Optional.empty())
                        .menu())
                .isEqualTo(menu.of(report, Duration.ZERO, Optional.empty(), Optional.empty())
                        .menu());
    }

    @Test
    void pausesAtMostADayAndAtLeastASecond() {
        var until = new Choice.PauseUntil(Optional.empty(), SIX);

        assertThat(until.at(SIX.minusSeconds(90)).length()).contains(Duration.ofSeconds(90));
        assertThat(until.at(SIX.minus(Duration.ofDays(5))).length()).contains(Duration.ofDays(1));
        assertThat(until.at(SIX.plusSeconds(5)).length()).contains(Duration.ofSeconds(1));
    }

    /// The night that is going on is the one that ends.
    @Test
    void bedtimeAfterMidnightEndsTheSameMorning() {
        var atOne = Duration.ofHours(5).plusMinutes(48);
        var look = menu.of(Reports.open(1320).report(), atOne, Optional.empty(), Optional.empty());

        assertThat(look.menu())
                .contains(new Entry.Action("Bedtime, until 6:00", new Choice.PauseUntil(Optional.empty(), SIX)));
    }

    @Test
    void isClosedAlreadyWhereNothingIsToBeLocked() {
        var look = menu.of(Reports.closed().report(), Duration.ZERO, Optional.empty(), Optional.empty());

        assertThat(look.menu().stream().flatMap(Entry::all))
                .noneMatch(entry -> entry instanceof Entry.Action(var text, var _) && text.equals("Lock now"));
    }

    @Test
    void aCarerGivesWhatIsLeftAndReadsWhoDoesTheRest() {
        var asked = Asking.of(new Question.Requested(
                new ChildId("mei"), Reports.NOW, Optional.of(Duration.ofMinutes(20)), "the roof"));
        var gran = new Answer.Session("parent:gran", true, Optional.empty(), Optional.of(Duration.ofMinutes(15)));
        var look = menu.of(
                Reports.open(1320).asking(Optional.of(asked)).report(),
                Duration.ZERO,
                Optional.empty(),
                Optional.of(gran));
        var all = look.menu().stream().flatMap(Entry::all).toList();

        assertThat(all)
                .contains(
                        new Entry.Line("You may give 15\u00a0min more today"),
                        new Entry.Line("Add 30\u00a0minutes"),
                        new Entry.Line("Until 20:30"),
                        new Entry.Line("Pause (a guardian does this)"),
                        new Entry.Line("Pause everyone (a guardian does this)"),
                        new Entry.Line("Bedtime, until 6:00 (a guardian does this)"),
                        new Entry.Line("Give a code (a guardian does this)"),
                        new Entry.Line("Not this time (a guardian does this)"));
        assertThat(all)
                .filteredOn(Entry.Action.class::isInstance)
                .extracting(entry -> ((Entry.Action) entry).text())
                .containsExactly("Add 15\u00a0minutes", "See today", "Give 15\u00a0minutes", "Open Porchlight");
    }

    @Test
    void letsEveryoneGoOnAfterAPause() {
        var look = menu.of(Reports.paused().report(), Duration.ZERO, Optional.empty(), Optional.empty());

        assertThat(look.lit()).isFalse();
        assertThat(look.menu())
                .contains(asks("Let everyone go on", new Order.Unpause(Optional.empty())))
                .doesNotContain(asks("Pause everyone", new Order.Pause(Optional.empty(), Optional.empty())));
    }

    @Test
    void saysFirstWhyTheLastChoiceWasNotCarriedOut() {
        var look = menu.of(Reports.open(1320).report(), Duration.ZERO, Optional.of("Not done"), Optional.empty());

        assertThat(look.menu().getFirst()).isEqualTo(new Entry.Line("Not done"));
    }

    @Test
    void saysThatTheGuardIsDown() {
        assertThat(new ParentMenu(Language.ZH_CN, false).withoutGuard().menu())
                .isEqualTo(List.of(new Entry.Line("守护没有运行，现在不计时。")));
    }

    private static Entry asks(String text, Order order) {
        return new Entry.Action(text, new Choice.Ask(new Command.Do(order)));
    }

    private static Dispute disputed(Duration ago) {
        var from = Reports.NOW.minus(ago);
        return new Dispute(
                "p4x2q",
                LocalDate.of(2026, 11, 15),
                from,
                new Question.Disputed.Row(from, from, Duration.ofMinutes(10), Kind.COUNTED),
                "that was my brother",
                Optional.empty());
    }

    @Test
    void leadsToTheRowsThatWait() {
        var report = Reports.open(1320).disputing(disputed(Duration.ofDays(1))).report();

        var words = "1 row of an account waits for you";
        assertThat(menu.of(report, Duration.ZERO, Optional.empty(), Optional.empty())
                        .menu())
                .contains(new Entry.Action(words, new Choice.OpenConsole()));
        assertThat(new ParentMenu(Language.EN, false)
                        .of(report, Duration.ZERO, Optional.empty(), Optional.empty())
                        .menu())
                .contains(new Entry.Line(words));
    }

    /// As another one, so that it is told again.
    @Test
    void remindsOfARowThatShouldHaveBeenAnswered() {
        var waits = Reports.open(1320).disputing(disputed(Dispute.DUE.minusSeconds(1)));
        var overdue = Reports.open(1320).disputing(disputed(Dispute.DUE));

        assertThat(menu.waiting(waits.report()))
                .containsExactly(Map.entry("p4x2q", "小美 says that a row of 15 Nov is wrong"));
        assertThat(menu.waiting(overdue.report()))
                .containsExactly(Map.entry("p4x2q overdue", "小美 still waits for your answer to a row of 15 Nov"));
        assertThat(new ParentMenu(Language.ZH_CN, true).waiting(overdue.report()))
                .containsExactly(Map.entry("p4x2q overdue", "小美还在等你回答 11 月 15 日账上的那一行"));
    }

    @Test
    void tellsOfARequest() {
        var asked = Asking.of(new Question.Requested(new ChildId("mei"), Reports.NOW, Optional.empty(), "the roof"));

        assertThat(menu.waiting(Reports.open(1320).asking(Optional.of(asked)).report()))
                .containsExactly(Map.entry(asked.id(), "小美 asks for time, 'the roof'"));
    }
}
