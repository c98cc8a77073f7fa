package org.porchlight.agent.x11;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.agent.Display;
import org.porchlight.agent.Terminal;
import org.porchlight.agent.desktop.DesktopContract;
import org.porchlight.agent.desktop.DesktopPort;

/// A desktop under X keeps to the contract, with openbox as its window manager.
@Tag("os")
class XSessionContractTest extends DesktopContract {
    @TempDir
    Path directory;

    private Display display;
    private Terminal game;
    private Terminal lesson;

    @BeforeEach
    void openDisplay() throws Exception {
        display = Display.open(directory);
        lesson = display.terminal(directory.resolve("lesson"));
        game = display.terminal();
    }

    @AfterEach
    void closeDisplay() throws Exception {
        display.close();
    }

    @Override
    protected DesktopPort desktop() {
        return XSession.open(Optional.of(display.name()), told).orElseThrow();
    }

    @Override
    protected String gameInFront() {
        return "front " + game.pid();
    }

    @Override
    protected String lessonInFront() {
        return "front " + lesson.pid();
    }

    @Override
    protected String lesson() {
        return directory.resolve("lesson").toString();
    }

    @Override
    protected String linkToTheLesson() throws Exception {
        return Files.createSymbolicLink(directory.resolve("link"), Path.of(lesson()))
                .toString();
    }

    /// xterm's own key.
    @Override
    protected void fill(boolean on) {
        display.press("alt+Return");
    }

    @Override
    protected void press(char key) {
        display.press(Character.toString(key));
    }

    @Override
    protected String typedIntoTheGame() {
        display.type("\n");
        return game.text().strip();
    }

    @Override
    protected void manager(boolean works) {
        display.manager(works);
    }

    @Override
    protected boolean isInSight(boolean ofTheLesson) {
        return display.isInSight(ofTheLesson ? lesson.pid() : game.pid());
    }
}
