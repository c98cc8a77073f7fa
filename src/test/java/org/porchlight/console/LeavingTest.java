package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Money;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.Problem;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ui.Found;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.Words;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What becomes of changes that are not saved when their page, and when the window is left.
@ExtendWith(ApplicationExtension.class)
class LeavingTest {
    private static final String BUDGET = "time.budget.school-days";

    private final FakeLink link = new FakeLink(Family.evening(true), Family.accounts());
    private final MeisRules rules = new MeisRules();
    private final Line line = new Line(true, Runnable::run, Runnable::run, Platform::runLater, (_, _) -> {});
    private final Drafts drafts = new Drafts(line);
    private @Nullable ConsoleView view;
    private @Nullable Scene scene;
    private int closed;

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
        rules.tell(link);
        scene = new Scene(open().root(), 960, 900);
        ConsoleWindow.dress(scene);
        stage.setScene(scene);
        stage.show();
        line.dial(() -> Optional.of(link.beside()));
    }

    /// The window's content, as when it is made first and whenever it is made anew.
    private ConsoleView open() {
        var made = new ConsoleView(
                Words.part("console"),
                line,
                new Around(drafts, () -> {}, () -> {}, () -> false, new FakeVerbs(), () -> {}, () -> false));
        view = made;
        line.show(made::render);
        made.open(PageName.TIME);
        return made;
    }

    private ConsoleView view() {
        return Objects.requireNonNull(view);
    }

    private static Optional<RuleValue> minutes(long minutes) {
        return Optional.of(new RuleValue.Length(Duration.ofMinutes(minutes)));
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Changes something of a child on a page.
    private void change(PageName page, ChildId child, String path, Optional<RuleValue> value) {
        OnFx.run(() -> {
            view().choose(child);
            view().open(page);
        });
        settle();
        OnFx.run(() -> drafts.rules(page).edits().set(path, value));
        settle();
    }

    private void changeTimeOfMei() {
        change(PageName.TIME, Family.MEI, BUDGET, minutes(75));
    }

    private void changeSpendingOfJie() {
        change(
                PageName.SPENDING,
                Family.JIE,
                PolicyLines.SPENT_A_DAY,
                Optional.of(new RuleValue.Sum(new Money(BigDecimal.valueOf(30), "CNY"))));
    }

    private void leave() {
        OnFx.run(() -> view().leave(() -> closed++));
        settle();
    }

    private Optional<RuleValue> inForce(ChildId child, String path) {
        return PolicyLines.get(rules.inForce().policy(), child, path);
    }

    private List<String> texts() {
        return OnFx.call(() -> Found.texts(view().root()));
    }

    private boolean asks(FxRobot robot) {
        return robot.lookup("#leave-save").tryQuery().isPresent();
    }

    private ToggleButton entry(FxRobot robot, String page) {
        return robot.lookup("#page-" + page).query();
    }

    @Test
    void marksThePageThatWasLeftWithSomethingNotSaved(FxRobot robot) {
        changeTimeOfMei();
        OnFx.run(() -> view().open(PageName.HELP));
        settle();

        var time = entry(robot, "time");
        assertThat(time.getAccessibleText()).isEqualTo("Time, not saved yet");
        assertThat(time.getTooltip().getText()).isEqualTo("Time (Ctrl+2), not saved yet");
        var marks = robot.lookup(".pl-nav-mark").queryAll().stream()
                .filter(Node::isVisible)
                .toList();
        assertThat(marks).hasSize(1);
        var mark = marks.getFirst().localToScene(marks.getFirst().getBoundsInLocal());
        assertThat(time.localToScene(time.getBoundsInLocal()).contains(mark))
                .as("the mark is within the entry, in the narrow rail too")
                .isTrue();
    }

    @Test
    void takesTheMarkAwayWhenItIsSaved(FxRobot robot) {
        changeTimeOfMei();
        OnFx.run(() -> drafts.rules(PageName.TIME).save());
        settle();

        assertThat(entry(robot, "time").getAccessibleText()).isEqualTo("Time");
        assertThat(robot.lookup(".pl-nav-mark").<Node>queryAll()).noneMatch(Node::isVisible);
    }

    @Test
    void closesAtOnceWhereAllIsSaved() {
        leave();

        assertThat(closed).isOne();
    }

    @Test
    void staysWithTheEscapeKeyAndLosesNothing(FxRobot robot) {
        changeTimeOfMei();
        changeSpendingOfJie();
        leave();
        assertThat(texts()).contains("These changes are not saved", "Time: Mei", "Spending: Jie");
        assertThat(robot.lookup(".accent").queryAll().stream()
                        .filter(one -> one.getParent().getParent() instanceof LeavePane))
                .hasSize(1);

        robot.type(KeyCode.ESCAPE);
        settle();

        assertThat(asks(robot)).isFalse();
        assertThat(closed).isZero();
        assertThat(drafts.unsaved()).hasSize(2);
    }

    @Test
    void savesAllPagesAndChildrenBeforeItCloses(FxRobot robot) {
        changeTimeOfMei();
        changeSpendingOfJie();
        change(PageName.TIME, Family.JIE, BUDGET, minutes(45));
        leave();

        robot.type(KeyCode.ENTER);
        settle();

        assertThat(closed).isOne();
        assertThat(inForce(Family.MEI, BUDGET)).isEqualTo(minutes(75));
        assertThat(inForce(Family.JIE, BUDGET)).isEqualTo(minutes(45));
        assertThat(inForce(Family.JIE, PolicyLines.SPENT_A_DAY)).isPresent();
    }

    @Test
    void closesWithoutSavingWhereThePersonSaysSo(FxRobot robot) {
        changeTimeOfMei();
        leave();

        OnFx.run(robot.lookup("#leave-discard").<Button>query()::fire);
        settle();

        assertThat(closed).isOne();
        assertThat(inForce(Family.MEI, BUDGET)).isEqualTo(minutes(60));
    }

    @Test
    void staysOnThePageThatCouldNotBeSavedAndSaysWhy(FxRobot robot) {
        changeTimeOfMei();
        OnFx.run(() -> view().open(PageName.HELP));
        link.answer(
                Command.PutPolicy.class,
                _ -> new Answer.Invalid(
                        List.of(new Problem(1, 1, "children[0].accounts[0]: there is no account \"mei\""))));
        leave();

        robot.type(KeyCode.ENTER);
        settle();

        assertThat(closed).isZero();
        assertThat(view().open()).isEqualTo(PageName.TIME);
        assertThat(texts()).anyMatch(text -> text.contains("there is no account"));

        // What is saved later closes nothing any more.
        rules.tell(link);
        OnFx.run(() -> drafts.rules(PageName.TIME).save());
        settle();
        assertThat(drafts.unsaved()).isEmpty();
        assertThat(closed).isZero();
    }

    @Test
    void staysWhereThePassphraseIsWantedAndNotGiven(FxRobot robot) {
        changeTimeOfMei();
        link.answer(Command.PutPolicy.class, _ -> new Answer.Locked());
        leave();

        robot.type(KeyCode.ENTER);
        settle();
        assertThat(robot.lookup("#passphrase").tryQuery()).isPresent();
        robot.type(KeyCode.ESCAPE);
        settle();

        assertThat(closed).isZero();
        assertThat(drafts.unsaved()).hasSize(1);
    }

    @Test
    void cannotSaveWithoutAGuardAndSaysSo(FxRobot robot) {
        changeTimeOfMei();
        OnFx.run(link::die);
        settle();
        leave();

        assertThat(robot.lookup("#leave-save").query().isDisabled()).isTrue();
        assertThat(robot.lookup("#leave-stay").query().isFocused()).isTrue();
        assertThat(texts()).anyMatch(text -> text.startsWith("They cannot be saved now"));
    }

    @Test
    void keepsWhatIsNotSavedWhenTheParentsSessionEnds(FxRobot robot) {
        changeTimeOfMei();
        robot.press(KeyCode.CONTROL, KeyCode.L).release(KeyCode.L, KeyCode.CONTROL);
        settle();

        assertThat(link.asked).contains(new Command.Lock());
        assertThat(drafts.unsaved()).containsExactly(new Drafts.Unsaved(PageName.TIME, Optional.of(Family.MEI)));
        assertThat(robot.lookup("#save").<Labeled>query().isDisabled()).isFalse();
    }

    @Test
    void goesOnWithWhatIsNotSavedWhenTheWindowIsMadeAnew(FxRobot robot) {
        changeTimeOfMei();
        OnFx.run(() -> Objects.requireNonNull(scene).setRoot(open().root()));
        settle();

        assertThat(entry(robot, "time").getAccessibleText()).isEqualTo("Time, not saved yet");
        OnFx.run(robot.lookup("#save").<Button>query()::fire);
        settle();
        assertThat(inForce(Family.MEI, BUDGET)).isEqualTo(minutes(75));
    }
}
