package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
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
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The main flows by mouse and keyboard.
@ExtendWith(ApplicationExtension.class)
class ConsoleFlowTest {
    private final FakeLink link = new FakeLink(Family.evening(true), Family.accounts());
    private final Line line = new Line(true, Runnable::run, Runnable::run, Platform::runLater, (_, _) -> {});
    private int tries;
    private boolean isTrial;

    @BeforeAll
    static void speakEnglish() {
        System.setProperty("porchlight.language", "en");
    }

    @AfterAll
    static void forget() {
        System.clearProperty("porchlight.language");
    }

    @Start
    void start(Stage stage) {
        var view = new ConsoleView(
                Words.part("console"),
                line,
                new ConsoleView.Around(
                        new Drafts(line), () -> tries++, () -> {}, new FakeVerbs(), () -> {}, () -> isTrial));
        // The screen of the headless toolkit is 1000 px wide and high.
        var scene = new Scene(view.root(), 960, 900);
        ConsoleWindow.dress(scene);
        stage.setScene(scene);
        stage.show();
        line.show(view::render);
    }

    private void dial(Dial dial) {
        OnFx.run(() -> line.dial(dial));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Optional<Order> lastOrder() {
        return link.asked.stream()
                .filter(Command.Do.class::isInstance)
                .map(command -> ((Command.Do) command).order())
                .reduce((_, last) -> last);
    }

    @Test
    void givesAQuarterByMouseAndShowsItWhenTheGuardHas(FxRobot robot) {
        dial(() -> Optional.of(link));

        robot.clickOn("#child-mei #grant-15");
        WaitForAsyncUtils.waitForFxEvents();
        OnFx.run(() -> link.push(Family.status(Family.mei("Mei", Presented.OPEN, 900), Family.jie("Jie"))));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(lastOrder()).contains(new Order.Grant(Family.MEI, Duration.ofMinutes(15), false, ""));
        assertThat(number(robot)).isEqualTo("37");
    }

    private static String number(FxRobot robot) {
        return robot.lookup("#child-mei .pl-ring-number").<Labeled>query().getText();
    }

    /// A family without root keeps what its guard wrote.
    @ParameterizedTest
    @CsvSource({"true, Everything is deleted, Trial guard is running", "false, stays when you close, without root"})
    void saysOnlyOfATrialThatItIsDeleted(boolean trial, String told, String guard, FxRobot robot) {
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
    void leadsFromAnAccountOfNobodyToItsSwitchBelowTheDay(FxRobot robot) {
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
    void saysWhoEnrolledCodesOfWhatForWhomAndWhatToPress(FxRobot robot) {
        dial(() -> Optional.of(enrolled("mei, 15m, mum")));

        assertThat(robot.lookup(".pl-note").queryAs(Note.class).getAccessibleText())
                .contains("Mum enrolled one-time codes of 15")
                .contains("for Mei.", "Settings, One-time codes")
                .doesNotContain("porchlight");
    }

    /// Of a later guard.
    @Test
    void saysThatCodesWereEnrolledWhereNoMoreIsTold(FxRobot robot) {
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
    void givesAQuarterByKeyboardAlone(FxRobot robot) {
        dial(() -> Optional.of(link));

        robot.press(KeyCode.CONTROL, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.CONTROL);
        for (int tab = 0; tab < 20 && !isOn(robot, "grant-15"); tab++) {
            robot.type(KeyCode.TAB);
        }
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(lastOrder()).contains(new Order.Grant(Family.MEI, Duration.ofMinutes(15), false, ""));
    }

    @Test
    void givesAQuarterWithThePlusKeyOnACard(FxRobot robot) {
        dial(() -> Optional.of(link));

        OnFx.run(() -> robot.lookup("#child-mei #pause").query().requestFocus());
        robot.write("+");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(lastOrder()).contains(new Order.Grant(Family.MEI, Duration.ofMinutes(15), false, ""));
    }

    private static boolean isOn(FxRobot robot, String id) {
        var owner = robot.targetWindow().getScene().getFocusOwner();
        return owner instanceof Button button && id.equals(button.getId());
    }

    @Test
    void pausesOneChild(FxRobot robot) {
        dial(() -> Optional.of(link));

        robot.clickOn("#child-mei #pause");
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(lastOrder()).contains(new Order.Pause(Optional.of(Family.MEI), Optional.empty()));
    }

    @Test
    void offersATryWhereNoGuardRuns(FxRobot robot) {
        dial(Optional::empty);

        robot.clickOn("#try-here");

        assertThat(tries).isEqualTo(1);
        assertThat(robot.lookup("#start-guard").tryQuery()).isPresent();
    }

    @Test
    void leadsToPagesByKeysAndBack(FxRobot robot) {
        dial(() -> Optional.of(Asked.link(true)));

        robot.press(KeyCode.CONTROL, KeyCode.COMMA).release(KeyCode.COMMA, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        boolean settings = robot.lookup("#part-PROTECTION").tryQuery().isPresent();
        robot.press(KeyCode.ALT, KeyCode.LEFT).release(KeyCode.LEFT, KeyCode.ALT);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(settings).isTrue();
        assertThat(robot.lookup("#pause-all").tryQuery()).isPresent();
    }

    @Test
    void leadsToTheChildrenByTheKeyThatTheNavigationNames(FxRobot robot) {
        var asked = Asked.link(true);
        new MeisRules().tell(asked);
        dial(() -> Optional.of(asked));

        robot.press(KeyCode.CONTROL, KeyCode.DIGIT7).release(KeyCode.DIGIT7, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(robot.lookup("#add").tryQuery()).isPresent();
        assertThat(robot.lookup("#page-children")
                        .<ToggleButton>query()
                        .getTooltip()
                        .getText())
                .isEqualTo("Children (Ctrl+7)");
    }

    @Test
    void locksTheSessionByItsKeyWhateverHasTheKeyboard(FxRobot robot) {
        var asked = Asked.link(true);
        asked.answer(Command.Lock.class, _ -> {
            asked.answerSessionWith(new Answer.Session("parent:mum", true, Optional.empty()));
            return new Answer.Done();
        });
        dial(() -> Optional.of(asked));
        OnFx.run(() -> robot.lookup("#child-mei #pause").query().requestFocus());
        assertThat(asked.asked).noneMatch(Command.Lock.class::isInstance);

        robot.press(KeyCode.CONTROL, KeyCode.L).release(KeyCode.L, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> robot.targetWindow().setWidth(1000));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(asked.asked).filteredOn(Command.Lock.class::isInstance).hasSize(1);
        assertThat(robot.lookup("#session").<Labeled>query().getText()).isEqualTo("Passphrase is wanted");
        asked.answerOrdersWith(new Answer.Locked());
        robot.clickOn("#child-mei #grant-15");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#passphrase").tryQuery()).isPresent();
    }

    @Test
    void asksForThePassphraseAndGivesWhatWaitedForIt(FxRobot robot) {
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
    void leavesThePassphraseWithEscape(FxRobot robot) {
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
    void answersARequestByKeyboardAlone(FxRobot robot) {
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

    @Test
    void escapeClosesHelpAndTheKeyboardIsSeenWhereItWas(FxRobot robot) {
        dial(() -> Optional.of(link));
        OnFx.run(() -> robot.lookup("#child-mei #grant-30").query().requestFocus());

        robot.type(KeyCode.F1);
        WaitForAsyncUtils.waitForFxEvents();
        boolean help = isSeen(robot, ".help-danger-number");
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(help).isTrue();
        assertThat(isSeen(robot, ".help-danger-number")).isFalse();
        assertThat(isOn(robot, "grant-30")).isTrue();
        assertThat(robot.lookup("#child-mei #grant-30").query().isFocusVisible())
                .isTrue();
    }

    /// A page that was open stays in the window, out of sight.
    private static boolean isSeen(FxRobot robot, String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(ConsoleFlowTest::isSeen);
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    @Test
    void buttonLikeALinkIsReadWhereTheKeyboardIs(FxRobot robot) {
        dial(() -> Optional.of(NewFamily.link()));
        robot.clickOn("#first-run");

        OnFx.run(() -> robot.lookup("#first-later").query().requestFocus());
        WaitForAsyncUtils.waitForFxEvents();

        var later = robot.lookup("#first-later").<Button>query();
        assertThat(later.getBackground().getFills())
                .allMatch(fill -> fill.getFill().equals(Color.TRANSPARENT));
    }
}
