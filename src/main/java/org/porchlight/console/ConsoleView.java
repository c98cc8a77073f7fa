package org.porchlight.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.porchlight.ui.EmptyState;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Words;

/// The frame of the window: navigation at the left, a page or what stands in its place at the right.
final class ConsoleView {
    private static final double NARROW_BELOW = 1000;
    private static final Duration QUIET = Duration.millis(300);
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final PseudoClass RUNNING = PseudoClass.getPseudoClass("running");
    private static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

    private final Words words;
    private final Runnable onTry;
    private final Runnable onStart;
    private final TodayView today;
    private final PauseTransition beforeBlocks = new PauseTransition(QUIET);

    @FXML
    private BorderPane root;

    @FXML
    private StackPane sign;

    @FXML
    private ToggleButton todayPage;

    @FXML
    private Region dot;

    @FXML
    private Label guard;

    @FXML
    private StackPane content;

    /// @param onTry a parent wants to try it here
    /// @param onStart an administrator wants to start the guard
    @SuppressWarnings("NullAway.Init")
    ConsoleView(Words words, TodayModel model, Runnable onTry, Runnable onStart) {
        this.words = words;
        this.onTry = onTry;
        this.onStart = onStart;
        today = new TodayView(words, model);
        load("console", this, words);
        sign.getChildren().setAll(Icons.lamp(28));
        todayPage.setGraphic(Icons.of("fth-sun"));
        todayPage.setId("page-today");
        // The page that is shown cannot be left by choosing it again.
        todayPage.setOnAction(_ -> todayPage.setSelected(true));
        root.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.widthProperty().subscribe(width -> arrange(width.doubleValue() < NARROW_BELOW));
                scene.getAccelerators()
                        .put(
                                new KeyCodeCombination(KeyCode.DIGIT1, KeyCombination.SHORTCUT_DOWN),
                                todayPage::requestFocus);
            }
        });
        beforeBlocks.setOnFinished(_ -> content.getChildren().setAll(new Blocks()));
    }

    Parent root() {
        return root;
    }

    /// Loads a view's FXML file into its controller's fields.
    static void load(String name, Object controller, Words words) {
        var loader = new FXMLLoader(ConsoleView.class.getResource("/org/porchlight/fxml/" + name + ".fxml"));
        loader.setResources(words.bundle());
        loader.setController(controller);
        try {
            loader.<Parent>load();
        } catch (IOException e) {
            throw new UncheckedIOException("loading the view " + name, e);
        }
    }

    /// Shows a state.
    void render(Screen screen) {
        beforeBlocks.stop();
        switch (screen) {
            case Screen.Loading _ -> {
                foot("guard.loading", false, false);
                content.getChildren().clear();
                beforeBlocks.playFromStart();
            }
            case Screen.Ready(var shown) -> {
                foot(shown.status().soft() ? "guard.soft" : "guard.running", true, false);
                page(shown, false);
            }
            case Screen.Lost(var last) -> {
                foot("guard.lost", false, true);
                page(last, true);
            }
            case Screen.GuardMissing(var mayStart, var problem) -> {
                foot("guard.missing", false, true);
                content.getChildren().setAll(missing(mayStart, problem));
            }
            case Screen.NotPermitted _ -> {
                foot("guard.not-permitted", false, true);
                content.getChildren().setAll(denied());
            }
        }
    }

    private void page(Today shown, boolean lost) {
        today.render(shown, lost);
        if (!content.getChildren().equals(List.of(today.root()))) {
            content.getChildren().setAll(today.root());
        }
    }

    private void foot(String key, boolean running, boolean broken) {
        guard.setText(words.of(key));
        dot.pseudoClassStateChanged(RUNNING, running);
        dot.pseudoClassStateChanged(BROKEN, broken);
        Tooltip.install(dot, new Tooltip(words.of(key)));
    }

    private void arrange(boolean narrow) {
        root.pseudoClassStateChanged(NARROW, narrow);
        todayPage.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        todayPage.setTooltip(narrow ? new Tooltip(todayPage.getText()) : null);
        var brand = sign.getParent().getChildrenUnmodifiable().getLast();
        brand.setVisible(!narrow);
        brand.setManaged(!narrow);
        guard.setVisible(!narrow);
        guard.setManaged(!narrow);
        today.setCompact(narrow);
    }

    private Node missing(boolean mayStart, Optional<String> problem) {
        var actions = new ArrayList<Node>();
        var tryIt = new Button(words.of("missing.try"));
        tryIt.setId("try-here");
        tryIt.setOnAction(_ -> onTry.run());
        actions.add(tryIt);
        if (mayStart) {
            var start = new Button(words.of("missing.start"));
            start.setId("start-guard");
            start.getStyleClass().add("accent");
            start.setOnAction(_ -> onStart.run());
            actions.add(start);
        }
        var text = words.of(mayStart ? "missing.text" : "missing.text-command");
        var state = new EmptyState(EmptyState.Tone.BROKEN, "fth-shield-off", words.of("missing.title"), text, actions);
        if (!mayStart) {
            state.command(words.of("missing.command"));
        }
        problem.ifPresent(key -> state.problem(words.of(key)));
        return state;
    }

    private Node denied() {
        var state = new EmptyState(
                EmptyState.Tone.BROKEN, "fth-lock", words.of("denied.title"), words.of("denied.text"), List.of());
        state.command(words.of("denied.command"));
        return state;
    }
}
