package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.ipc.GuardLink;
import org.porchlight.ui.Found;
import org.porchlight.ui.OnFx;
import org.testfx.util.WaitForAsyncUtils;

/// A window is closed whose guard is that of a trial.
class FarewellTest {
    @TempDir
    private Path folder;

    private final CompletableFuture<Integer> ended = new CompletableFuture<>();

    @BeforeEach
    void tryIt() throws IOException, TimeoutException {
        System.setProperty("porchlight.language", "en");
        System.setProperty("porchlight.launcher", TrialTest.script(folder).toString());
        var socket = folder.resolve("guard.sock");
        OnFx.run(() -> new ConsoleWindow(socket, asked -> connect(socket, asked), ended::complete).show());
        await("#try-here");
        OnFx.run(() -> ((ButtonBase) stage().getScene().lookup("#try-here")).fire());
        await("#pause-all");
    }

    private static Optional<GuardLink> connect(Path missing, Path asked) throws IOException {
        return asked.equals(missing) ? Optional.empty() : Console.connect(asked);
    }

    @AfterEach
    void close() {
        OnFx.run(() -> Window.getWindows().stream().toList().forEach(Window::hide));
        System.clearProperty("porchlight.launcher");
        System.clearProperty("porchlight.language");
    }

    private static Stage stage() {
        return (Stage) Window.getWindows().getFirst();
    }

    private static void await(String id) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> OnFx.call(() ->
                        !Window.getWindows().isEmpty() && stage().getScene().lookup(id) != null));
    }

    private static void requestClose() {
        OnFx.run(() -> stage().fireEvent(new WindowEvent(stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    @Test
    void saysWhatGoesAndEndsByItself() throws Exception {
        requestClose();

        assertThat(OnFx.call(() -> Found.texts(stage().getScene().getRoot())))
                .containsExactly(
                        "The trial is over",
                        "The sample family goes with all that you tried. Nothing of it is left on this PC.");
        assertThat(OnFx.call(() -> stage().getScene().getRoot().lookupAll(".button")))
                .isEmpty();
        assertThat(ended.get(60, TimeUnit.SECONDS)).isZero();
    }
}
