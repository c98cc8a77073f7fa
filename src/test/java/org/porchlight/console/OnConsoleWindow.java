package org.porchlight.console;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.ui.OnFx;
import org.testfx.util.WaitForAsyncUtils;

/// Tests of the window with its threads, as it is opened.
abstract class OnConsoleWindow {
    @TempDir
    private Path folder;

    @BeforeEach
    void keepALookOfItsOwn() {
        System.setProperty(
                "porchlight.taste", folder.resolve("screen.properties").toString());
    }

    @AfterEach
    void closeWindows() {
        OnFx.run(() -> Window.getWindows().stream().toList().forEach(Window::hide));
        System.clearProperty("porchlight.taste");
    }

    /// To be called on the FX thread.
    final ConsoleWindow window(FakeLink link, IntConsumer ended) {
        return new ConsoleWindow(folder.resolve("guard.sock"), _ -> Optional.of(link.beside()), ended);
    }

    static Stage stage() {
        return (Stage) Window.getWindows().getFirst();
    }

    static Node find(String id) {
        return stage().getScene().lookup(id);
    }

    /// What a question shows is there once it was drawn.
    static void await(String id) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> OnFx.call(() -> !Window.getWindows().isEmpty() && find(id) != null));
    }

    static void fire(String id) throws TimeoutException {
        await(id);
        OnFx.run(() -> ((ButtonBase) find(id)).fire());
    }
}
