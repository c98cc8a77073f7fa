package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.Problem;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.Words;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Rules of time set by keyboard and by mouse, in a window.
@ExtendWith(ApplicationExtension.class)
class TimeFlowTest {
    private final FakeLink link = new FakeLink(Family.evening(true), Family.accounts());
    private final MeisRules rules = new MeisRules();
    private final Line line = new Line(true, Runnable::run, Runnable::run, Platform::runLater, (_, _) -> {});

    private @Nullable Stage stage;

    @BeforeAll
    static void speakEnglish() {
        System.setProperty("porchlight.language", "en");
    }

    @AfterAll
    static void forget() {
        System.clearProperty("porchlight.language");
    }

    @Start
    void start(Stage window) {
        stage = window;
        rules.tell(link);
        var view = new ConsoleView(
                Words.part("console"),
                line,
                new Around(new Drafts(line), () -> {}, () -> {}, () -> false, new FakeVerbs(), () -> {}, () -> false));
        // The screen of the headless toolkit is 1000 px wide and high.
        var scene = new Scene(view.root(), 960, 900);
        ConsoleWindow.dress(scene);
        stage.setScene(scene);
        stage.show();
        line.show(view::render);
        line.dial(() -> Optional.of(link.beside()));
        view.open(PageName.TIME);
    }

    private Optional<RuleValue> inForce(String path) {
        return PolicyLines.get(rules.inForce().policy(), Family.MEI, path);
    }

    private void tabTo(FxRobot robot, String id) {
        for (int tab = 0; tab < 60 && !isOn(id); tab++) {
            robot.type(KeyCode.TAB);
        }
        assertThat(isOn(id)).as("the tab key comes to " + id).isTrue();
    }

    private boolean isOn(String id) {
        var owner = Objects.requireNonNull(stage).getScene().getFocusOwner();
        return owner != null && id.equals(owner.getId());
    }

    @Test
    void closesAnHourSavesAndTakesItBackByKeyboardAlone(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT2).release(KeyCode.DIGIT2, KeyCode.CONTROL);
        tabTo(robot, "week");
        robot.type(KeyCode.DIGIT2, KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.SPACE);
        robot.press(KeyCode.CONTROL, KeyCode.S).release(KeyCode.S, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(inForce("time.windows.school-days").orElseThrow().toString()).contains("17:30-20:30");

        robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(inForce("time.windows.school-days").orElseThrow().toString()).contains("16:30-20:30");
    }

    @Test
    void liftsTheChildsOwnLimitByKeyboardAlone(FxRobot robot) {
        rules.put(MeisRules.OWN_LIMIT);
        WaitForAsyncUtils.waitForFxEvents();
        robot.press(KeyCode.CONTROL, KeyCode.TAB).release(KeyCode.TAB, KeyCode.CONTROL);
        robot.press(KeyCode.CONTROL, KeyCode.TAB).release(KeyCode.TAB, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        tabTo(robot, "lift-own-limit");
        robot.type(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(inForce(PolicyLines.OWN_LIMIT)).isEmpty();
        assertThat(robot.lookup("#lift-own-limit").<Button>query().getParent().isVisible())
                .isFalse();
    }

    @Test
    void escapeLeadsToWhatThrowsTheChangesAway(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        tabTo(robot, "budget-school-days");
        robot.type(KeyCode.UP);
        robot.type(KeyCode.ESCAPE);
        assertThat(isOn("discard")).isTrue();

        robot.type(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#save")
                        .tryQuery()
                        .filter(Node::isVisible)
                        .filter(node -> node.getParent().getParent().isVisible()))
                .isEmpty();
    }

    /// What stands in its way may be mended elsewhere.
    @Test
    void savesAgainByMouseAfterTheGuardSaidNo(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        link.answer(
                Command.PutPolicy.class,
                _ -> new Answer.Invalid(
                        List.of(new Problem(1, 1, "children[1].accounts[0]: there is no account \"jie\" on this PC"))));
        tabTo(robot, "budget-school-days");
        robot.type(KeyCode.UP);
        var save = robot.lookup("#save").<Button>query();
        OnFx.run(save::fire);
        WaitForAsyncUtils.waitForFxEvents();
        var before = inForce("time.budget.school-days");
        assertThat(save.isDisabled()).isFalse();

        rules.tell(link);
        OnFx.run(save::fire);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(inForce("time.budget.school-days")).isNotEqualTo(before);
    }

    @Test
    void addsAPeriodThatIsOff(FxRobot robot) throws TimeoutException {
        WaitForAsyncUtils.waitForFxEvents();
        OnFx.run(() -> robot.lookup("#calendar").<Button>query().fire());
        // Its pane comes with what the guard told.
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> robot.lookup("#period-name").tryQuery().isPresent());
        OnFx.run(() -> {
            robot.lookup("#period-name").<TextField>query().setText("autumn");
            robot.lookup("#add-period").<Button>query().fire();
        });
        assertThat(inForce("calendars.autumn")).isEmpty();
        OnFx.run(() -> {
            var from = robot.lookup("#period-from").<javafx.scene.control.DatePicker>query();
            from.getEditor().setText("1/4/2027");
            from.commitValue();
            assertThat(robot.lookup("1/4/2027 is no day. Write one such as 2026-12-24.")
                            .tryQuery())
                    .isPresent();
            assertThat(from.getEditor().getText()).isEqualTo("1/4/2027");
            from.setValue(java.time.LocalDate.of(2027, 4, 2));
            assertThat(from.getEditor().getText()).isEqualTo("2027-04-02");
            from.getEditor().setText("2027-04-01");
            from.commitValue();
            assertThat(from.getValue()).isEqualTo(java.time.LocalDate.of(2027, 4, 1));
            robot.lookup("#add-period").<Button>query().fire();
            robot.lookup("#save").<Button>query().fire();
        });
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(inForce("calendars.autumn")).isPresent();
    }
}
