package org.porchlight.console;

import java.util.Objects;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.Words;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The console in a window, in English, as a test dials it.
abstract class OnConsole {
    final FakeLink link = new FakeLink(Family.evening(true), Family.accounts());
    final Line line = new Line(true, Runnable::run, Runnable::run, Platform::runLater, (_, _) -> {});
    final FxRobot robot = new FxRobot();
    private @Nullable Stage stage;
    int tries;
    boolean isTrial;
    boolean hasRun;

    @BeforeAll
    static void speakEnglish() {
        System.setProperty("porchlight.language", "en");
    }

    @AfterAll
    static void forget() {
        System.clearProperty("porchlight.language");
    }

    @BeforeEach
    final void start() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        OnFx.run(this::show);
    }

    @AfterEach
    final void leave() {
        OnFx.run(stage()::close);
    }

    private Stage stage() {
        return Objects.requireNonNull(stage);
    }

    private void show() {
        stage = new Stage();
        var view = new ConsoleView(
                Words.part("console"),
                line,
                new Around(
                        new Drafts(line),
                        () -> tries++,
                        () -> {},
                        () -> hasRun,
                        new FakeVerbs(),
                        () -> {},
                        () -> isTrial));
        // The screen of the headless toolkit is 1000 px wide and high.
        var scene = new Scene(view.root(), 960, 900);
        ConsoleWindow.dress(scene);
        stage().setScene(scene);
        stage().show();
        line.show(view::render);
    }

    final void dial(Dial dial) {
        OnFx.run(() -> line.dial(dial));
        WaitForAsyncUtils.waitForFxEvents();
    }

    final boolean isOn(String id) {
        var owner = stage().getScene().getFocusOwner();
        return owner instanceof Button button && id.equals(button.getId());
    }

    /// A page that was open stays in the window, out of sight.
    final boolean isSeen(String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(OnConsole::isSeen);
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }
}
