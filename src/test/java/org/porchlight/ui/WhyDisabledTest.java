package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.robot.Motion;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class WhyDisabledTest {
    private Button button;
    private StackPane body;

    @Start
    void start(Stage stage) {
        button = new Button("Undo");
        body = new StackPane(button);
        button.setId("undo");
        stage.setScene(new Scene(body, 300, 200));
        WhyDisabled.showIn(stage.getScene());
        stage.show();
    }

    private static String shown() {
        return Window.getWindows().stream()
                .filter(window -> window instanceof Tooltip tip && tip.isShowing())
                .map(window -> ((Tooltip) window).getText())
                .findFirst()
                .orElse("");
    }

    private static void awaitShown(String text) throws Exception {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> OnFx.call(() -> shown().equals(text)));
    }

    @Test
    void saysWhyWhereThePointerRestsOnIt(FxRobot robot) throws Exception {
        OnFx.run(() -> {
            WhyDisabled.say(button, "Nothing was changed yet");
            button.setDisable(true);
        });

        robot.moveTo("#undo");
        awaitShown("Nothing was changed yet");
        assertThat(button.getAccessibleHelp()).isEqualTo("Nothing was changed yet");
        robot.moveTo(body, Pos.TOP_LEFT, new Point2D(5, 5), Motion.DIRECT);
        awaitShown("");
    }

    @Test
    void saysWhyOfWhatIsAroundIt(FxRobot robot) throws Exception {
        OnFx.run(() -> {
            WhyDisabled.say(button, "");
            WhyDisabled.say(body, "The guard does not answer");
            body.setDisable(true);
        });

        robot.moveTo("#undo");
        awaitShown("The guard does not answer");
    }

    @Test
    void saysNothingOfWhatLiesUnderAPane(FxRobot robot) throws Exception {
        OnFx.run(() -> {
            WhyDisabled.say(button, "Nothing was changed yet");
            button.setDisable(true);
        });
        robot.moveTo("#undo");
        awaitShown("Nothing was changed yet");

        robot.moveTo(body, Pos.TOP_LEFT, new Point2D(5, 5), Motion.DIRECT);
        OnFx.run(() -> body.setDisable(true));
        awaitShown("");
        robot.moveTo("#undo");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(OnFx.call(() -> WhyDisabled.at(body.getScene(), 150, 100))).isEmpty();
    }

    @Test
    void saysNothingOfWhatCanBeUsed() {
        OnFx.run(() -> {
            WhyDisabled.say(button, "Nothing was changed yet");
            button.setDisable(true);
            button.setDisable(false);
        });

        assertThat(button.getAccessibleHelp()).isNull();
    }
}
