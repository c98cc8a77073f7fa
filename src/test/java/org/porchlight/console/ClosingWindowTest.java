package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.ui.Found;
import org.porchlight.ui.OnFx;

/// The window is closed, or made anew in another language, while something is changed and not saved.
class ClosingWindowTest extends OnConsoleWindow {
    private final FakeLink link = new FakeLink(Family.evening(true), Family.accounts());
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();

    @BeforeEach
    void changeABudget() throws TimeoutException {
        new MeisRules().tell(link);
        OnFx.run(() -> window(link, ended::complete).show());
        fire("#page-time");
        await("#budget-school-days");
        OnFx.run(() -> {
            var stepper = find("#budget-school-days");
            stepper.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.UP, false, false, false, false));
        });
    }

    private static void requestClose() {
        OnFx.run(() -> stage().fireEvent(new WindowEvent(stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    @Test
    void isAskedBeforeItClosesAndEndsOnceTheAnswerIsGiven() throws Exception {
        requestClose();
        await("#leave-discard");
        assertThat(OnFx.call(() -> stage().isShowing())).isTrue();
        assertThat(ended).isNotDone();

        fire("#leave-discard");

        assertThat(ended.get(30, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void keepsWhatIsNotSavedInAnotherLanguage() throws Exception {
        fire("#page-settings");
        fire("#part-LANGUAGE");
        OnFx.run(() -> stage().getScene().getRoot().lookupAll(".toggle-button").stream()
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().equals("English"))
                .forEach(ToggleButton::fire));

        await("#page-time");
        assertThat(OnFx.call(() -> find("#page-time").getAccessibleText())).isEqualTo("Time, not saved yet");
        requestClose();
        await("#leave-discard");
        assertThat(OnFx.call(() -> Found.texts(stage().getScene().getRoot()))).contains("Time: Mei");
    }
}
