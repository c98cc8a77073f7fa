package org.porchlight.ui;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// What a family can talk about at the end of a week: a few facts, two questions, and who else sees them.
public final class ConversationCard extends VBox {
    /// What the card says.
    ///
    /// @param facts at most three; none when too little is known of the week
    /// @param factsTitle how many there are
    /// @param same who sees the same
    public record Talk(String factsTitle, List<String> facts, List<String> questions, String same) {
        public Talk {
            facts = List.copyOf(facts);
            questions = List.copyOf(questions);
        }
    }

    private final Words words = Words.part("ui");
    private final ObjectProperty<Optional<Talk>> talk = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Runnable>> onPrint = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty busy = new SimpleBooleanProperty(false);
    private final VBox points = new VBox();
    private final Label same = label("", "pl-caption", "pl-muted");
    private final Button print = new Button();

    public ConversationCard() {
        getStyleClass().addAll("pl-card-lamp", "pl-talk");
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(words.of("talk.title"));
        var icon = Icons.of("fth-message-circle");
        var title = label(words.of("talk.title"), "pl-heading");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        print.setGraphic(Icons.of("fth-printer"));
        print.getStyleClass().addAll("quiet", "pl-icon-button");
        print.setId("print");
        print.setAccessibleText(words.of("talk.print"));
        print.setTooltip(new Tooltip(words.of("talk.print")));
        print.disableProperty().bind(busy);
        print.setOnAction(_ -> onPrint.get().ifPresent(Runnable::run));
        onPrint.subscribe(how -> print.setVisible(how.isPresent()));
        var head = new HBox(8, icon, title, space, print);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("pl-talk-head");
        var below = new Region();
        VBox.setVgrow(below, Priority.ALWAYS);
        same.setGraphic(Icons.of("fth-eye"));
        same.setWrapText(true);
        same.getStyleClass().add("pl-talk-same");
        getChildren().addAll(head, points, below, same);
        talk.subscribe(_ -> write());
    }

    public ObjectProperty<Optional<Talk>> talkProperty() {
        return talk;
    }

    /// How it is printed; nothing where that is not possible, which shows no button.
    public ObjectProperty<Optional<Runnable>> onPrintProperty() {
        return onPrint;
    }

    /// Whether something is being made that printing would wait for.
    public BooleanProperty busyProperty() {
        return busy;
    }

    private void write() {
        points.getChildren().clear();
        var said = talk.get();
        same.setText(said.map(Talk::same).orElse(""));
        if (said.isEmpty() || said.get().facts().isEmpty()) {
            var little = label(words.of("talk.little"), "pl-body", "pl-muted");
            little.setWrapText(true);
            points.getChildren().add(little);
            return;
        }
        var told = said.get();
        points.getChildren().add(label(told.factsTitle(), "pl-caption", "pl-talk-part"));
        for (int at = 0; at < told.facts().size(); at++) {
            points.getChildren()
                    .add(point(label(Integer.toString(at + 1)), told.facts().get(at), false));
        }
        points.getChildren()
                .add(label(words.of("talk.questions", told.questions().size()), "pl-caption", "pl-talk-part"));
        told.questions()
                .forEach(question -> points.getChildren().add(point(Icons.of("fth-help-circle"), question, true)));
    }

    private static HBox point(Node mark, String sentence, boolean strong) {
        var circle = new StackPane(mark);
        circle.getStyleClass().add("pl-talk-mark");
        var text = label(sentence, "pl-body");
        if (strong) {
            text.getStyleClass().add("pl-talk-question");
        }
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(circle, text);
        row.getStyleClass().add("pl-talk-point");
        row.setAccessibleRole(AccessibleRole.LIST_ITEM);
        row.setAccessibleText(sentence);
        return row;
    }

    private static Label label(String text, String... styleClasses) {
        var label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }
}
