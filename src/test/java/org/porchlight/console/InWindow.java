package org.porchlight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.porchlight.ipc.GuardLink;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.Words;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The console in a window, in English, with a robot's hands at its mouse and keys.
abstract class InWindow {
    // The screen of the headless toolkit is 1000 px wide and high.
    private static final double WIDTH = 960;
    private static final double HEIGHT = 900;

    final FxRobot robot = new FxRobot();
    final FakeVerbs verbs = new FakeVerbs();
    /// Where the guard is asked; on the screen's thread unless a test wants it otherwise.
    volatile Executor background = Runnable::run;

    final Line line = new Line(
            true, work -> background.execute(work), work -> background.execute(work), Platform::runLater, (_, _) -> {});
    private final List<MouseEvent> presses = new ArrayList<>();
    private @Nullable Robot hands;
    private @Nullable Stage stage;
    private @Nullable ConsoleView view;

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

    private void show() {
        var window = new Stage();
        stage = window;
        view = new ConsoleView(
                Words.part("console"),
                line,
                new Around(new Drafts(line), () -> {}, () -> {}, () -> false, verbs, () -> {}, () -> false));
        var scene = new Scene(view.root(), WIDTH, HEIGHT);
        ConsoleWindow.dress(scene);
        window.addEventFilter(MouseEvent.MOUSE_PRESSED, presses::add);
        window.setScene(scene);
        window.show();
        line.show(view::render);
    }

    @AfterEach
    final void leave() {
        OnFx.run(Objects.requireNonNull(stage)::close);
    }

    /// Opens a page on a guard.
    final void open(GuardLink link, PageName page) {
        OnFx.run(() -> {
            line.dial(() -> Optional.of(link));
            Objects.requireNonNull(view).open(page);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Opens a page on a guard, and waits until something of it can be seen: rules come with what the guard tells.
    final void open(GuardLink link, PageName page, String query) {
        open(link, page);
        try {
            await(query);
        } catch (TimeoutException e) {
            throw new AssertionError(query + " is never to be seen on " + page, e);
        }
    }

    /// How often a button of the mouse was pressed in the window.
    final int presses() {
        return presses.size();
    }

    /// Presses the mouse on the first of what is found and can be seen, once the wheel brought it into view.
    final void click(String query) {
        click(seen(query).findFirst().orElseThrow(() -> new AssertionError("nothing to press: " + query)));
    }

    final void click(Node node) {
        OnFx.run(() -> bring(node));
        WaitForAsyncUtils.waitForFxEvents();
        OnFx.run(() -> {
            var place = node.localToScreen(node.getLayoutBounds());
            hand().mouseMove(place.getCenterX(), place.getCenterY());
            hand().mouseClick(MouseButton.PRIMARY);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Robot hand() {
        var robots = hands;
        if (robots == null) {
            robots = new Robot();
            hands = robots;
        }
        return robots;
    }

    private static void bring(Node node) {
        for (var outer = node.getParent(); outer != null; outer = outer.getParent()) {
            if (outer instanceof ScrollPane scroll) {
                double room = scroll.getContent().getLayoutBounds().getHeight()
                        - scroll.getViewportBounds().getHeight();
                double at = scroll.getContent()
                        .sceneToLocal(node.localToScene(node.getLayoutBounds()))
                        .getCenterY();
                scroll.setVvalue(
                        room <= 0 ? 0 : (at - scroll.getViewportBounds().getHeight() / 2) / room);
                scroll.layout();
            }
        }
    }

    /// Types what the keyboard is for where it is.
    final void write(String text) {
        robot.write(text, 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Presses keys one after the other.
    final void press(KeyCode... keys) {
        for (var key : keys) {
            OnFx.run(() -> hand().keyType(key));
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Presses a key while control is held.
    final void control(KeyCode key) {
        holding(KeyCode.CONTROL, key);
    }

    /// Presses a key while alt is held.
    final void alt(KeyCode key) {
        holding(KeyCode.ALT, key);
    }

    private void holding(KeyCode held, KeyCode key) {
        OnFx.run(() -> {
            hand().keyPress(held);
            hand().keyType(key);
            hand().keyRelease(held);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// The scene with all that it shows.
    final Scene scene() {
        return Objects.requireNonNull(stage).getScene();
    }

    /// The id of what has the keyboard.
    final String focused() {
        var owner = scene().getFocusOwner();
        return owner == null ? "" : String.valueOf(owner.getId());
    }

    /// Presses tab until something has the keyboard.
    final void tabTo(String id) {
        for (int tab = 0; tab < 80 && !focused().equals(id); tab++) {
            press(KeyCode.TAB);
        }
        assertThat(focused()).as("where the tab key comes to").isEqualTo(id);
    }

    /// All that is found and can be seen.
    final Stream<Node> seen(String query) {
        return robot.lookup(query).queryAll().stream().filter(InWindow::isSeen);
    }

    private static boolean isSeen(Node node) {
        return node.isVisible() && (node.getParent() == null || isSeen(node.getParent()));
    }

    /// Waits until something can be seen.
    final void await(String query) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> OnFx.call(() -> seen(query).findAny().isPresent()));
    }

    /// What something says.
    final String text(String query) {
        return seen(query).map(node -> ((Labeled) node).getText()).findFirst().orElseThrow();
    }
}
