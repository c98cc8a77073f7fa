package org.porchlight.agent;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.porchlight.text.Texts;
import org.porchlight.ui.Icons;

/// The card that says that time ends soon: 15 minutes before, 5 minutes before, and for the last minute.
final class WarningCard extends VBox {
    static final double WIDTH = 400;

    private static final PseudoClass FLAT = PseudoClass.getPseudoClass("flat");
    private static final double RING = 60;
    private static final double STROKE = 5;

    private final Texts texts;
    private final Runnable gotIt;
    private final LightRing ring = new LightRing(RING, (RING - STROKE) / 2, STROKE);
    private final Label number = styled(new Label(), "warning-number");
    private final Label unit = styled(new Label(), "warning-unit");
    private final Label heading = styled(new Label(), "pl-heading");
    private final Label sentence = styled(new Label(), "pl-small", "pl-muted");
    private final Node ringWithNumber = ringWithNumber();

    /// @param flat where windows cannot be transparent: no shadow and no round corners
    /// @param gotIt called when the child closes the card
    WarningCard(Texts texts, boolean flat, Runnable gotIt) {
        this.texts = texts;
        this.gotIt = gotIt;
        getStyleClass().add("warning-card");
        pseudoClassStateChanged(FLAT, flat);
        sentence.setWrapText(true);
        setMinWidth(WIDTH);
        setMaxWidth(WIDTH);
        setAccessibleRole(AccessibleRole.DIALOG);
    }

    void show(Look.Warning look) {
        heading.setText(look.heading());
        sentence.setText(look.sentence());
        number.setText(look.figure().number());
        unit.setText(look.figure().unit());
        ring.light(look.share());
        setAccessibleText(look.heading() + " " + look.sentence());
        var words = new VBox(heading, sentence);
        HBox.setHgrow(words, Priority.ALWAYS);
        switch (look.kind()) {
            case EARLY -> {
                var clock = Icons.of("fth-clock");
                clock.getStyleClass().add("warning-clock");
                lay("early", row(clock, words, fold()));
            }
            case LATE, LAST -> lay("late", row(ringWithNumber, words), answer());
        }
    }

    private void lay(String kind, Node... rows) {
        getStyleClass().setAll("warning-card", kind);
        getChildren().setAll(rows);
    }

    private static HBox row(Node... nodes) {
        var row = styled(new HBox(nodes), "warning-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button fold() {
        var button = styled(new Button("", Icons.of("fth-x")), "warning-fold");
        button.setAccessibleText(texts.of("warning.fold"));
        return closing(button);
    }

    private HBox answer() {
        var row = new HBox(closing(styled(new Button(texts.of("warning.got-it")), "small", "soft")));
        row.setAlignment(Pos.CENTER_RIGHT);
        return row;
    }

    private Button closing(Button button) {
        button.setOnAction(_ -> gotIt.run());
        button.setFocusTraversable(false);
        return button;
    }

    private Node ringWithNumber() {
        var glow = styled(new Circle((RING - STROKE) / 2 - STROKE * 1.1), "pl-ring-glow");
        var text = styled(new VBox(number, unit), "warning-figure");
        text.setAlignment(Pos.CENTER);
        return new StackPane(glow, ring, text);
    }

    private static <N extends Node> N styled(N node, String... styleClasses) {
        node.getStyleClass().addAll(styleClasses);
        return node;
    }
}
