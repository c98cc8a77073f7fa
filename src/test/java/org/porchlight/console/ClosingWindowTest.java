package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.ui.Found;
import org.porchlight.ui.OnFx;
import org.testfx.util.WaitForAsyncUtils;

/// The window is closed, or made anew in another language, while something is changed and not saved.
class ClosingWindowTest {
    @TempDir
    private Path folder;

    private final FakeLink link = new FakeLink(Family.evening(true), Family.accounts());
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();

    @BeforeEach
    void changeABudget() throws TimeoutException {
        System.setProperty(
                "porchlight.taste", folder.resolve("screen.properties").toString());
        new MeisRules().tell(link);
        OnFx.run(() -> new ConsoleWindow(folder.resolve("guard.sock"), _ -> Optional.of(link.beside()), ended::complete)
                .show());
        fire("#page-time");
        await("#budget-school-days");
        OnFx.run(() -> {
            var stepper = find("#budget-school-days");
            stepper.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.UP, false, false, false, false));
        });
    }

    @AfterEach
    void close() {
        OnFx.run(() -> Window.getWindows().stream().toList().forEach(Window::hide));
        System.clearProperty("porchlight.taste");
    }

    private static Stage stage() {
        return (Stage) Window.getWindows().getFirst();
    }

    private static Node find(String id) {
        return stage().getScene().lookup(id);
    }

    private static void await(String id) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> OnFx.call(() -> !Window.getWindows().isEmpty() && find(id) != null));
    }

    private static void fire(String id) throws TimeoutException {
        await(id);
        OnFx.run(() -> ((ButtonBase) find(id)).fire());
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
