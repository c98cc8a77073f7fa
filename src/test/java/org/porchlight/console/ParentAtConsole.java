package org.porchlight.console;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.stage.Window;
import org.porchlight.ui.OnFx;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A parent who sits at the real console beside a real guard, with hands that are a robot's.
public final class ParentAtConsole implements AutoCloseable {
    private final FxRobot robot = new FxRobot();

    /// Opens the window.
    ///
    /// @param socket of the guard
    public ParentAtConsole(Path socket) throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        OnFx.start();
        OnFx.run(() -> new ConsoleWindow(socket, Console::connect, _ -> {}).show());
    }

    /// Whether a node is to be seen.
    ///
    /// @param query as CSS has it
    public boolean sees(String query) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(query).tryQuery().filter(node -> node.isVisible()).isPresent();
    }

    /// The texts in each node of a kind that is to be seen.
    ///
    /// @param query as CSS has it
    public List<List<String>> reads(String query) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(query).queryAll().stream()
                .filter(Node::isVisible)
                .map(node -> node.lookupAll(".label").stream()
                        .map(label -> ((Labeled) label).getText())
                        .toList())
                .toList();
    }

    public void clicks(String query) {
        robot.clickOn(query);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Closes the window.
    @Override
    public void close() {
        OnFx.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }
}
