package org.porchlight.agent;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.ui.Icons;

/// The card that covers a screen while programs stand still: what, until when, by which rule.
final class LockPane extends StackPane {
    private static final double TEXT_WIDTH = 640;

    private final Label name = styled(new Label(), "lock-name");
    private final Label date = styled(new Label(), "lock-date");
    private final Label clock = styled(new Label(), "lock-name");
    private final Label title = styled(new Label(), "lock-title");
    private final Label sentence = styled(new Label(), "lock-sentence");
    private final Label next = styled(new Label(), "lock-next");
    private final Label detail = styled(new Label(), "lock-detail");
    private final Label rule = styled(new Label(), "lock-detail");
    private final HBox opening = opening();

    /// @param withText whether this screen carries the words; the others show the night alone
    LockPane(boolean withText) {
        getChildren().add(new NightScene());
        if (withText) {
            getChildren().add(words());
        }
        setAccessibleRole(AccessibleRole.DIALOG);
    }

    void show(Look.Lock look) {
        name.setText(look.name());
        date.setText(look.date());
        clock.setText(look.clock());
        title.setText(look.title());
        sentence.setText(look.sentence());
        say(next, look.next());
        say(detail, look.detail());
        say(rule, look.rule());
        opening.setVisible(look.next().isPresent());
        opening.setManaged(look.next().isPresent());
        setAccessibleText(look.title() + " " + look.next().orElse(""));
    }

    private static void say(Label label, Optional<String> words) {
        label.setText(words.orElse(""));
        label.setVisible(words.isPresent());
        label.setManaged(words.isPresent());
    }

    private Node words() {
        var head = styled(new HBox(Icons.lamp(32), name, grower(), date, clock), "lock-head");
        head.setAlignment(Pos.CENTER_LEFT);
        var info = Icons.of("fth-info");
        info.getStyleClass().add("lock-info");
        rule.setGraphic(info);
        title.setWrapText(true);
        sentence.setWrapText(true);
        var block = styled(new VBox(title, sentence, opening, rule), "lock-block");
        block.setMaxWidth(TEXT_WIDTH);
        // A little above the middle: the house weighs below.
        var above = grower();
        var below = grower();
        below.prefHeightProperty().bind(heightProperty().multiply(0.24));
        return styled(new VBox(head, above, block, below), "lock-words");
    }

    private HBox opening() {
        var sunrise = Icons.of("fth-sunrise");
        sunrise.getStyleClass().add("lock-sunrise");
        var row = styled(new HBox(styled(new StackPane(sunrise), "lock-sun"), new VBox(next, detail)), "lock-opening");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Region grower() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        VBox.setVgrow(space, Priority.ALWAYS);
        return space;
    }

    private static <N extends Node> N styled(N node, String styleClass) {
        node.getStyleClass().add(styleClass);
        return node;
    }
}
