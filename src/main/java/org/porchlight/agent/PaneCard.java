package org.porchlight.agent;

import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.text.Texts;
import org.porchlight.ui.Icons;

/// A card on which a person answers or types something: a title with a cross, what it is about, and buttons at the
/// foot.
class PaneCard extends VBox {
    static final double WIDTH = 480;
    static final String SHEET = "/org/porchlight/css/agent-panes.css";

    private final Runnable close;
    private final Label sentence = styled(new Label(), "pl-body", "pl-muted");

    /// @param close called when the person is done with it
    PaneCard(Texts texts, String title, Runnable close) {
        this.close = close;
        getStyleClass().add("pane-card");
        getStylesheets().add(SHEET);
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        var heading = styled(new Label(title), "pane-title");
        HBox.setHgrow(heading, Priority.ALWAYS);
        heading.setMaxWidth(Double.MAX_VALUE);
        var cross = styled(new Button("", Icons.of("fth-x")), "pane-cross");
        cross.setAccessibleText(texts.of("pane.close"));
        cross.setOnAction(_ -> close());
        sentence.setWrapText(true);
        sentence.managedProperty().bind(sentence.textProperty().isNotEmpty());
        getChildren().addAll(row("pane-head", heading, cross), sentence);
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                Platform.runLater(this::begin);
            }
        });
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(title);
        // Before a field in it takes the key for itself.
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                close();
            }
        });
    }

    /// Puts the focus where a person begins. Called once it is on a scene.
    void begin() {}

    final void close() {
        close.run();
    }

    /// What stands below the title.
    final void say(String text) {
        sentence.setText(text);
    }

    /// Shows this below title and sentence.
    final void lay(Node... nodes) {
        getChildren().remove(2, getChildren().size());
        getChildren().addAll(nodes);
    }

    static HBox row(String styleClass, Node... nodes) {
        var row = styled(new HBox(nodes), styleClass);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    static Button button(String text, String icon, Runnable action, String... styleClasses) {
        var button = styled(icon.isEmpty() ? new Button(text) : new Button(text, Icons.of(icon)), styleClasses);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    static Region space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        VBox.setVgrow(space, Priority.ALWAYS);
        return space;
    }

    static Label wrapped(String text, String... styleClasses) {
        var label = styled(new Label(text), styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static <N extends Node> N styled(N node, String... styleClasses) {
        node.getStyleClass().addAll(List.of(styleClasses));
        return node;
    }
}
