package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.engine.Order;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.ChildStatus.Presented;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.Trouble;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.SecretText;
import org.porchlight.ui.Found;
import org.porchlight.ui.Note;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.Words;
import org.testfx.util.WaitForAsyncUtils;

/// The main flows by mouse and keyboard.
class ConsoleFlowTest extends OnConsole {
    private Optional<Order> lastOrder() {
        return link.asked.stream()
                .filter(Command.Do.class::isInstance)
                .map(command -> ((Command.Do) command).order())
                .reduce((_, last) -> last);
    }

    @Test
    void givesAQuarterByMouseAndShowsItWhenTheGuardHas() {
        dial(() -> Optional.of(link));

        robot.clickOn("#child-mei #grant-15");
        WaitForAsyncUtils.waitForFxEvents();
        OnFx.run(() -> link.push(Family.status(Family.mei("Mei", Presented.OPEN, 900), Family.jie("Jie"))));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(lastOrder()).contains(new Order.Grant(Family.MEI, Duration.ofMinutes(15), false, ""));
        assertThat(number()).isEqualTo("37");
    }

    private String number() {
        return robot.lookup("#child-mei .pl-ring-number").<Labeled>query().getText();
    }

    /// A family without root keeps what its guard wrote.
    @ParameterizedTest
    @CsvSource({"true, Everything is deleted, Trial guard is running", "false, stays when you close, without root"})
    void saysOnlyOfATrialThatItIsDeleted(boolean trial, String told, String guard) {
        isTrial = trial;
        var evening = Family.evening(true);
        var soft = new FakeLink(
                new StatusReport(evening.time(), evening.confidence(), true, true, evening.zone(), evening.children())
                        .telling(evening.troubles()),
                Family.accounts());
        dial(() -> Optional.of(soft));

        assertThat(Found.texts(robot.listWindows().getFirst().getScene().getRoot()))
                .anyMatch(text -> text.contains(told))
                .anyMatch(text -> text.contains(guard));
    }

    @Test
    void leadsFromAnAccountOfNobodyToItsSwitchBelowTheDay() {
        var evening = Family.evening(true);
        var guest = List.of(new Trouble(Trouble.Sort.ACCOUNTS_OTHER, "guest"));
        var told = new StatusReport(
                        evening.time(), evening.confidence(), true, false, evening.zone(), evening.children())
                .telling(guest);
        var known = new FakeLink(told, Family.accounts());
        new MeisRules().tell(known);
        dial(() -> Optional.of(known));

        var note = robot.lookup(".pl-note").queryAs(Note.class);
        assertThat(note.getAccessibleText()).contains("guest").doesNotContain("household");
        assertThat(note.localToScene(0, 0).getY())
                .isGreaterThan(
                        robot.lookup("#calendar").query().localToScene(0, 0).getY());

        OnFx.run(() -> robot.lookup("#choose-others").queryAs(Button.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#add").tryQuery()).isPresent();
    }

    @Test
    void saysWhoEnrolledCodesOfWhatForWhomAndWhatToPress() {
        dial(() -> Optional.of(enrolled("mei, 15m, mum")));

        assertThat(robot.lookup(".pl-note").queryAs(Note.class).getAccessibleText())
                .contains("Mum enrolled one-time codes of 15")
                .contains("for Mei.", "Settings, One-time codes")
                .doesNotContain("porchlight");
    }

    /// Of a later guard.
    @Test
    void saysThatCodesWereEnrolledWhereNoMoreIsTold() {
        dial(() -> Optional.of(enrolled("mei")));

        assertThat(robot.lookup(".pl-note").queryAs(Note.class).getAccessibleText())
                .contains("One-time codes were enrolled: mei.");
    }

    private static FakeLink enrolled(String what) {
        var evening = Family.evening(true);
        var codes = List.of(new Trouble(Trouble.Sort.CODES_ENROLLED, what));
        var known = new FakeLink(
                new StatusReport(evening.time(), evening.confidence(), true, false, evening.zone(), evening.children())
                        .telling(codes),
                Family.accounts());
        known.answer(
                Command.Parents.class,
                _ -> new Answer.Parents(List.of(
                        new ParentEntry(new ParentId("mum"), "Mum", Rank.GUARDIAN, Optional.empty(), true, false))));
        return known;
    }

    @Test
    void givesAQuarterByKeyboardAlone() {
        dial(() -> Optional.of(link));

        robot.press(KeyCode.CONTROL, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.CONTROL);
        for (int tab = 0; tab < 20 && !isOn("grant-15"); tab++) {
            robot.type(KeyCode.TAB);
        }
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(lastOrder()).contains(new Order.Grant(Family.MEI, Duration.ofMinutes(15), false, ""));
    }

    @Test
    void givesAQuarterWithThePlusKeyOnACard() {
        dial(() -> Optional.of(link));

        OnFx.run(() -> robot.lookup("#child-mei #pause").query().requestFocus());
        robot.write("+");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(lastOrder()).contains(new Order.Grant(Family.MEI, Duration.ofMinutes(15), false, ""));
    }

    @Test
    void pausesOneChild() {
        dial(() -> Optional.of(link));

        robot.clickOn("#child-mei #pause");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(lastOrder()).contains(new Order.Pause(Optional.of(Family.MEI), Optional.empty()));
    }

    @Test
    void offersATryWhereNoGuardRuns() {
        dial(Optional::empty);

        robot.clickOn("#try-here");

        assertThat(tries).isEqualTo(1);
        assertThat(robot.lookup("#start-guard").tryQuery()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"true, missing.text-held", "false, missing.text"})
    void saysThatThingsStayHeldOnlyWhereAGuardHasRun(boolean ran, String key) {
        hasRun = ran;

        dial(Optional::empty);

        assertThat(robot.lookup((Node node) -> node instanceof Labeled said
                                && said.getText().equals(Words.part("console").of(key)))
                        .tryQuery())
                .isPresent();
    }

    @Test
    void saysAtTheButtonThatATrialIsStarting() {
        dial(Optional::empty);

        OnFx.run(() -> line.await(Optional::empty, Screen.Start.TRIAL));

        var tryIt = robot.lookup("#try-here").queryButton();
        assertThat(tryIt.getText()).isEqualTo(Words.part("console").of("missing.starting.TRIAL"));
        assertThat(tryIt.isDisabled()).isTrue();
        assertThat(robot.lookup("#start-guard").queryButton().isDisabled()).isTrue();

        OnFx.run(() -> line.stillMissing("missing.trial-ended"));

        assertThat(robot.lookup("#try-here").queryButton().isDisabled()).isFalse();
    }

    @Test
    void asksForThePassphraseAndGivesWhatWaitedForIt() {
        var locked = Asked.link(true);
        locked.answerOrdersWith(new Answer.Locked());
        locked.answer(Command.Unlock.class, _ -> {
            locked.answerOrdersWith(new Answer.Done());
            return new Answer.Done();
        });
        dial(() -> Optional.of(locked));

        robot.clickOn("#child-mei #grant-15");
        WaitForAsyncUtils.waitForFxEvents();
        robot.write("regen am donnerstag").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();

        var order = new Command.Do(new Order.Grant(Family.MEI, Duration.ofMinutes(15), false, ""));
        assertThat(locked.asked)
                .containsSubsequence(
                        order, new Command.Unlock(Optional.of(new SecretText("regen am donnerstag"))), order);
        assertThat(robot.lookup("#passphrase").tryQuery()).isEmpty();
    }

    @Test
    void leavesThePassphraseWithEscape() {
        link.answerOrdersWith(new Answer.Locked());
        dial(() -> Optional.of(link));

        robot.clickOn("#child-mei #grant-15");
        WaitForAsyncUtils.waitForFxEvents();
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(robot.lookup("#passphrase").tryQuery()).isEmpty();
        assertThat(robot.lookup("#child-mei .pl-error-text").<Labeled>query().getText())
                .contains("passphrase was not given");
    }

    @Test
    void answersARequestByKeyboardAlone() {
        var asking = Asked.link(true);
        dial(() -> Optional.of(asking));

        OnFx.run(() -> robot.lookup("#request-mei #reply").query().requestFocus());
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        OnFx.run(() -> robot.lookup("#words").query().requestFocus());
        robot.write("Dinner first").press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(asking.asked)
                .contains(new Command.Approve("k7m3a", Optional.of(Duration.ofMinutes(15)), false, "Dinner first"));
    }
}
