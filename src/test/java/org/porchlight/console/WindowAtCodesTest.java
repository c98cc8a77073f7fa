package org.porchlight.console;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ToggleButton;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ui.OnFx;
import org.testfx.util.WaitForAsyncUtils;

/// The window that a tray opens to give a code.
class WindowAtCodesTest {
    @TempDir
    private Path folder;

    private final FakeLink link = new FakeLink(Family.evening(true), Family.accounts());

    @BeforeEach
    void keepTaste() {
        System.setProperty(
                "porchlight.taste", folder.resolve("screen.properties").toString());
    }

    @AfterEach
    void close() {
        OnFx.run(() -> Window.getWindows().stream().toList().forEach(Window::hide));
        System.clearProperty("porchlight.taste");
    }

    @Test
    void beginsWhereTheyAreMade() throws TimeoutException {
        link.answer(Command.Codes.class, _ -> new Answer.Codes(List.of()));
        OnFx.run(() -> new ConsoleWindow(folder.resolve("guard.sock"), _ -> Optional.of(link.beside()), _ -> {})
                .at(SettingsView.Part.CODES)
                .show());

        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> OnFx.call(WindowAtCodesTest::areCodesOpen));
    }

    private static boolean areCodesOpen() {
        return Window.getWindows().stream()
                .map(window -> window.getScene().lookup("#part-CODES"))
                .anyMatch(part -> part instanceof ToggleButton button && button.isSelected());
    }
}
