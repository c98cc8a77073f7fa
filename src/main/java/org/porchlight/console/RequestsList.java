package org.porchlight.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.core.event.Question;
import org.porchlight.text.Say;
import org.porchlight.ui.GrantDraft;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Note;
import org.porchlight.ui.RequestItem;
import org.porchlight.ui.RequestWords;
import org.porchlight.ui.TabStop;
import org.porchlight.ui.Words;

/// What waits and what was answered, as a list. The arrow keys choose among what waits.
final class RequestsList extends VBox {
    private final Words words;
    private final Consumer<String> onChoose;
    private final Consumer<Requests.Item.OfRequest> onGive;
    private final SimpleStringProperty problem = new SimpleStringProperty("");
    private final VBox rows = new VBox();
    private List<String> order = List.of();

    /// @param onChoose gets the id of what is to be answered
    /// @param onGive gets what was refused and is given after all
    RequestsList(Words words, Consumer<String> onChoose, Consumer<Requests.Item.OfRequest> onGive) {
        this.words = words;
        this.onChoose = onChoose;
        this.onGive = onGive;
        getStyleClass().addAll("pl-card", "pl-requests-list");
        setMinHeight(USE_PREF_SIZE);
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        var waits = Say.unbroken(words.language(), ZoneOffset.UTC).spelled(Question.Requested.WAITS);
        var note = new StackPane(new Note(Note.Kind.CALM, words.of("requests.expire", waits)));
        note.getStyleClass().add("pl-requests-note");
        var trouble = Labels.error(problem);
        trouble.getStyleClass().add("pl-requests-problem");
        getChildren().addAll(rows, trouble, space, note);
    }

    void show(Requests requests, Say say, Instant now) {
        problem.set(
                requests.afterAll().trouble().map(new TroubleWords(words)::say).orElse(""));
        // Whoever goes through the list by keyboard keeps the place while nothing else is in it.
        var next = requests.items().stream()
                .map(item -> item.id()
                        + item.isWaiting()
                        + isOverdue(item, now)
                        + item.refused(now).isPresent()
                        + requests.afterAll().given().contains(item.id()))
                .toList();
        if (!next.equals(order)) {
            order = next;
            build(requests, say, now);
        }
        for (var node : rows.lookupAll(".pl-request-item")) {
            if (node instanceof ToggleButton button) {
                button.setSelected(
                        requests.chosen().filter(button.getId()::equals).isPresent());
            }
        }
    }

    private static boolean isOverdue(Requests.Item item, Instant now) {
        return item instanceof Requests.Item.OfDispute asked && asked.dispute().isOverdue(now);
    }

    private void build(Requests requests, Say say, Instant now) {
        var shown = new ArrayList<Node>();
        var buttons =
                requests.waiting().stream().map(item -> button(item, say, now)).toList();
        if (!buttons.isEmpty()) {
            shown.add(RequestItem.title(words.of("requests.waiting")));
            shown.addAll(buttons);
        }
        var past = requests.answered();
        if (!buttons.isEmpty() && !past.isEmpty()) {
            var line = new Region();
            line.getStyleClass().add("pl-requests-line");
            var gap = new StackPane(line);
            gap.getStyleClass().add("pl-requests-gap");
            shown.add(gap);
        }
        if (!past.isEmpty()) {
            shown.add(RequestItem.title(words.of("requests.answered")));
            past.forEach(item -> shown.add(RequestItem.past(
                    line(item, say, now), item.refused(now).map(refused -> afterAll(refused, requests, say)))));
        }
        rows.getChildren().setAll(shown);
        TabStop.choosing(buttons);
    }

    /// What was said by a slip of the hand is not the last word.
    private Node afterAll(Requests.Item.OfRequest refused, Requests requests, Say say) {
        var amount = say.minutes(GrantDraft.first(refused.asking().amount()));
        if (requests.afterAll().given().contains(refused.id())) {
            return Labels.of(words.of("requests.given-after-all", amount), "pl-small", "pl-muted");
        }
        var give = new Button(words.of("requests.give-after-all", amount));
        give.setId("after-all-" + refused.id());
        give.getStyleClass().add("small");
        give.setAccessibleText(
                words.of("requests.give-after-all-who", refused.child().name(), give.getText()));
        give.setOnAction(_ -> onGive.accept(refused));
        var row = new HBox(give);
        row.getStyleClass().add("pl-after-all");
        return row;
    }

    private ToggleButton button(Requests.Item item, Say say, Instant now) {
        var button = new RequestItem(line(item, say, now));
        button.setId(item.id());
        button.setOnAction(_ -> {
            // What is chosen stays chosen.
            button.setSelected(true);
            onChoose.accept(item.id());
        });
        return button;
    }

    private RequestItem.Line line(Requests.Item item, Say say, Instant now) {
        var sentences = new RequestWords(say);
        return switch (item) {
            case Requests.Item.OfRequest(var child, var sign, var asking, var waits) ->
                new RequestItem.Line(
                        child.name(),
                        sign,
                        sentences.what(asking),
                        say.past(asking.at(), now),
                        waits ? "" : RequestWords.outcomeIcon(asking),
                        waits
                                ? sentences.standing(child, now)
                                : item.refused(now).isPresent()
                                        ? sentences.refusal(asking)
                                        : sentences.outcome(asking, now));
            case Requests.Item.OfDispute(var child, var sign, var dispute) ->
                new RequestItem.Line(
                        child.name(),
                        sign,
                        words.of("requests.dispute"),
                        say.past(dispute.at(), now),
                        "fth-help-circle",
                        words.of(
                                dispute.isOverdue(now) ? "requests.dispute-overdue" : "requests.dispute-due",
                                say.dateShort(dispute.due().atZone(say.zone()).toLocalDate())));
        };
    }
}
