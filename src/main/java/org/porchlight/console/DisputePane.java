package org.porchlight.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.core.report.Dispute;
import org.porchlight.text.Say;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Stepper;
import org.porchlight.ui.TabStop;
import org.porchlight.ui.Words;

/// Answers what a child says of a row of its account: it does not count, part of it does not, or it stays. What each
/// would change is said before, and what was written down stays as it is.
final class DisputePane extends VBox {
    /// What a parent can answer.
    private enum Choice {
        ALL,
        PART,
        STAYS
    }

    /// What is done with the answer.
    interface Settles {
        /// @param less how much less of the day counts; nothing when the row stays
        void settle(String dispute, Duration less, String words);
    }

    private static final int LONGEST_WORDS = 200;

    private final Words words;
    private final Say say;
    private final Dispute dispute;
    private Optional<Duration> left;
    private final Label allChange = label("", "pl-small", "pl-muted");
    private final Label partChange = label("", "pl-small", "pl-muted");
    private final Settles settles;
    private final VBox more = new VBox();
    private final TextField reply = new TextField();
    private final Button send = new Button();
    private final SimpleStringProperty trouble = new SimpleStringProperty("");
    private final Stepper minutes;
    private Choice choice;

    /// @param name of the child
    /// @param row what the row was, in words
    /// @param left of the day now; nothing when it had no limit
    DisputePane(
            Words words, Say say, String name, String row, Dispute dispute, Optional<Duration> left, Settles settles) {
        this.words = words;
        this.say = say;
        this.dispute = dispute;
        this.left = left;
        this.settles = settles;
        getStyleClass().addAll("pl-card", "pl-side", "pl-dispute");
        int most = (int) Math.max(1, dispute.row().length().toMinutes());
        minutes = new Stepper(1, most, 1, value -> say.minutes(Duration.ofMinutes(value)));
        minutes.nameProperty().set(words.of("dispute.part.minutes"));
        minutes.valueProperty().set(Math.max(1, most / 2));
        minutes.onChange(_ -> write());
        var choices = new ArrayList<Choice>(List.of(Choice.values()));
        if (!dispute.row().kind().isSpent()) {
            choices.remove(Choice.ALL);
        }
        choice = choices.getFirst();
        var head = label(words.of("dispute.title", name), "pl-heading");
        head.setGraphic(Icons.of("fth-help-circle"));
        head.setWrapText(true);
        head.getStyleClass().add("pl-dispute-title");
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        var line = new Region();
        line.getStyleClass().add("pl-line");
        more.getStyleClass().add("pl-dispute-more");
        prepareReply();
        getChildren()
                .addAll(
                        head,
                        wrapped(row, "pl-small", "pl-muted", "pl-dispute-row"),
                        wrapped(dispute.text(), "pl-quote", "pl-body", "pl-dispute-text"),
                        wrapped(when(), "pl-caption"),
                        line,
                        options(choices),
                        more,
                        space,
                        wrapped(words.of("dispute.kept"), "pl-caption", "pl-dispute-kept"),
                        Labels.error(trouble),
                        send);
        send.getStyleClass().add("accent");
        send.setId("settle");
        send.setMaxWidth(Double.MAX_VALUE);
        send.setOnAction(_ -> settle());
        choose(choice);
    }

    /// Says what is left of the day by now.
    void leftNow(Optional<Duration> now) {
        left = now;
        write();
    }

    /// Says why the last answer was not taken.
    void problem(String sentence) {
        trouble.set(sentence);
        send.setDisable(false);
    }

    private void prepareReply() {
        reply.setId("reply");
        reply.setPromptText(words.of("dispute.words"));
        reply.setAccessibleText(words.of("dispute.words"));
        reply.textProperty().subscribe(text -> {
            if (text.length() > LONGEST_WORDS) {
                reply.setText(text.substring(0, LONGEST_WORDS));
            }
            write();
        });
    }

    private String when() {
        var due = say.dateShort(dispute.due().atZone(say.zone()).toLocalDate());
        return words.of("dispute.when", say.clock(dispute.at()), due);
    }

    private Node options(List<Choice> choices) {
        var group = new ToggleGroup();
        var buttons = new ArrayList<ToggleButton>();
        for (var one : choices) {
            var button = option(one);
            button.setToggleGroup(group);
            button.setSelected(one == choice);
            button.setOnAction(_ -> {
                button.setSelected(true);
                choose(one);
            });
            buttons.add(button);
        }
        TabStop.choosing(buttons);
        var box = new VBox(8);
        box.getChildren().setAll(buttons);
        return box;
    }

    private ToggleButton option(Choice one) {
        var title = label(words.of("dispute." + one), "pl-option-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var tick = Icons.of("fth-check");
        tick.getStyleClass().add("pl-option-tick");
        var first = new HBox(8, title, space, tick);
        first.setAlignment(Pos.CENTER_LEFT);
        var below = below(one);
        var text = new VBox(first, below);
        var button = new ToggleButton();
        button.setGraphic(text);
        button.setId("option-" + one);
        below.textProperty()
                .subscribe(said -> button.setAccessibleText(words.of("dispute.option", title.getText(), said)));
        button.getStyleClass().add("pl-option");
        button.setMaxWidth(Double.MAX_VALUE);
        text.prefWidthProperty().bind(button.widthProperty().subtract(26));
        return button;
    }

    private Label below(Choice one) {
        return switch (one) {
            case ALL -> allChange;
            case PART -> partChange;
            case STAYS -> label(words.of("dispute.STAYS.below"), "pl-small", "pl-muted");
        };
    }

    /// What would be left then.
    private String change(Duration less) {
        return left.map(now -> words.of("dispute.left", say.figure(now), say.minutes(Say.begun(now.plus(less)))))
                .orElseGet(() -> words.of("dispute.less", say.minutes(less)));
    }

    private void choose(Choice next) {
        choice = next;
        more.getChildren().clear();
        if (choice == Choice.PART) {
            more.getChildren().addAll(minutes, reply);
        } else if (choice == Choice.STAYS) {
            more.getChildren().add(reply);
        }
        more.setManaged(!more.getChildren().isEmpty());
        write();
    }

    private void write() {
        allChange.setText(change(dispute.row().length()));
        partChange.setText(choice == Choice.PART ? change(less()) : words.of("dispute.PART.below"));
        send.setText(
                choice == Choice.PART
                        ? words.of("dispute.PART.send", say.minutes(less()))
                        : words.of("dispute." + choice + ".send"));
        boolean lacksWords = choice == Choice.STAYS && reply.getText().isBlank();
        send.setDisable(lacksWords);
    }

    private Duration less() {
        return switch (choice) {
            case ALL -> dispute.row().length();
            case PART -> Duration.ofMinutes(minutes.valueProperty().get());
            case STAYS -> Duration.ZERO;
        };
    }

    private void settle() {
        send.setDisable(true);
        trouble.set("");
        settles.settle(
                dispute.id(),
                less(),
                choice == Choice.ALL ? "" : reply.getText().strip());
    }

    private static Label wrapped(String text, String... styleClasses) {
        var label = label(text, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Label label(String text, String... styleClasses) {
        return WeekCards.label(text, styleClasses);
    }
}
