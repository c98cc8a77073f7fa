package org.porchlight.agent;

import javafx.css.PseudoClass;
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
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.porchlight.text.Texts;
import org.porchlight.ui.Icons;

/// The card beside the disc: time ends soon, a break that counts itself, or what a parent said.
final class WarningCard extends VBox {
    static final double WIDTH = 400;

    /// What the child does on it.
    interface Deeds {
        /// It was read.
        void gotIt();

        void askForTime();

        void takeFinishLine();

        /// It was read, and the child does not wait for the end.
        void stopNow();
    }

    private static final PseudoClass FLAT = PseudoClass.getPseudoClass("flat");

    private final Texts texts;
    private final Deeds deeds;
    private final Ring time = new Ring(60, 5);
    private final Ring rest = new Ring(52, 4);
    private final Label number = styled(new Label(), "warning-number");
    private final Label unit = styled(new Label(), "warning-unit");
    private final Label heading = styled(new Label(), "pl-heading");
    private final Label sentence = styled(new Label(), "pl-small", "pl-muted");

    /// @param flat where windows cannot be transparent: no shadow and no round corners
    WarningCard(Texts texts, boolean flat, Deeds deeds) {
        this.texts = texts;
        this.deeds = deeds;
        getStyleClass().add("warning-card");
        pseudoClassStateChanged(FLAT, flat);
        heading.setWrapText(true);
        sentence.setWrapText(true);
        setMinWidth(WIDTH);
        setMaxWidth(WIDTH);
        time.getChildren().add(figure());
        rest.getStyleClass().add("rest");
        rest.getChildren().add(Icons.of("fth-coffee"));
        setAccessibleRole(AccessibleRole.DIALOG);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                deeds.gotIt();
            }
        });
    }

    /// A ring with a glow and something in its middle.
    private static final class Ring extends StackPane {
        private final LightRing light;

        Ring(double size, double stroke) {
            light = new LightRing(size, (size - stroke) / 2, stroke);
            getStyleClass().add("warning-ring");
            setMinSize(size, size);
            setMaxSize(size, size);
            getChildren().addAll(styled(new Circle((size - stroke) / 2 - stroke * 1.1), "pl-ring-glow"), light);
        }
    }

    void show(Look.Warning look) {
        heading.setText(look.heading());
        sentence.setText(look.sentence());
        look.figure().ifPresent(left -> {
            number.setText(left.number());
            unit.setText(left.unit());
        });
        setAccessibleText(look.heading() + " " + look.sentence());
        switch (look.kind()) {
            case EARLY -> lay("early", row(icon("fth-clock"), words(), fold()));
            case REST_DUE, REST -> {
                rest.light.light(look.share());
                lay("early", row(rest, words()));
            }
            case LATE -> {
                time.light.light(look.share());
                lay("late", row(time, words()), answers(ask("quiet"), gotIt()));
            }
            case LAST -> {
                time.light.light(look.share());
                if (look.finish().isPresent()) {
                    lay("late", row(time, words()), finish(look.finish().get()), last());
                } else {
                    lay("late", row(time, words()), last());
                }
            }
            case RESTED -> lay("early", row(icon("fth-sun"), words(), fold()));
            case GRANTED -> lay("late", row(icon("fth-sun"), words()), answers(gotIt()));
            case OWN_LIMIT -> lay("late", row(icon("fth-sliders"), words()), answers(gotIt()));
            case NOT_OPEN -> lay("late", row(icon("fth-minus-circle"), words()), answers(gotIt()));
            case DENIED -> lay("late", row(icon("fth-message-circle"), words()), answers(gotIt()));
        }
    }

    private void lay(String kind, Node... rows) {
        getStyleClass().setAll("warning-card", kind);
        getChildren().setAll(rows);
    }

    private VBox words() {
        var words = new VBox(heading, sentence);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        return words;
    }

    private static Node icon(String code) {
        var icon = Icons.of(code);
        icon.getStyleClass().add("warning-icon");
        return icon;
    }

    private static HBox row(Node... nodes) {
        var row = styled(new HBox(nodes), "warning-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button fold() {
        var button = styled(new Button("", Icons.of("fth-x")), "warning-fold");
        button.setAccessibleText(texts.of("warning.fold"));
        button.setOnAction(_ -> deeds.gotIt());
        return button;
    }

    private static HBox answers(Button... buttons) {
        var row = styled(new HBox(buttons), "warning-answers");
        row.setAlignment(Pos.CENTER_RIGHT);
        return row;
    }

    private Button gotIt() {
        return button("warning.got-it", deeds::gotIt, "soft");
    }

    private Button ask(String look) {
        return button("warning.ask", deeds::askForTime, look);
    }

    private Node finish(Look.Finish finish) {
        var how = styled(new Label(finish.sentence()), "pl-small", "pl-muted");
        how.setWrapText(true);
        var title = styled(new Label(finish.heading()), "warning-finish-heading");
        title.setWrapText(true);
        var words = new VBox(title, how);
        HBox.setHgrow(words, Priority.ALWAYS);
        var block = styled(new HBox(words, button("finish.take", deeds::takeFinishLine, "accent")), "warning-finish");
        block.setAlignment(Pos.CENTER_LEFT);
        return block;
    }

    private Node last() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = styled(
                new HBox(
                        button("warning.ask", deeds::askForTime, "warning-link", "accented"),
                        space,
                        button("warning.stop", deeds::stopNow, "warning-link")),
                "warning-last");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button button(String key, Runnable action, String... styleClasses) {
        var button = styled(new Button(texts.of(key)), "small");
        button.getStyleClass().addAll(styleClasses);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private Node figure() {
        var text = styled(new VBox(number, unit), "warning-figure");
        text.setAlignment(Pos.CENTER);
        return text;
    }

    private static <N extends Node> N styled(N node, String... styleClasses) {
        node.getStyleClass().addAll(styleClasses);
        return node;
    }
}
