package org.porchlight.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.core.event.Question;
import org.porchlight.text.Say;
import org.porchlight.ui.Note;
import org.porchlight.ui.RequestItem;
import org.porchlight.ui.RequestWords;
import org.porchlight.ui.TabStop;
import org.porchlight.ui.Words;

/// What waits and what was answered, as a list. The arrow keys choose among what waits.
final class RequestsList extends VBox {
    private final Words words;
    private final Consumer<String> onChoose;
    private final VBox rows = new VBox();
    private List<String> order = List.of();

    /// @param onChoose gets the id of what is to be answered
    RequestsList(Words words, Consumer<String> onChoose) {
        this.words = words;
        this.onChoose = onChoose;
        getStyleClass().addAll("pl-card", "pl-requests-list");
        setMinHeight(USE_PREF_SIZE);
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        var waits = Say.unbroken(words.language(), ZoneOffset.UTC).spelled(Question.Requested.WAITS);
        var note = new StackPane(new Note(Note.Kind.CALM, words.of("requests.expire", waits)));
        note.getStyleClass().add("pl-requests-note");
        getChildren().addAll(rows, space, note);
    }

    void show(Requests requests, Say say, Instant now) {
        // Whoever goes through the list by keyboard keeps the place while nothing else is in it.
        var next = requests.items().stream()
                .map(item -> item.id() + item.isWaiting() + isOverdue(item, now))
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
            past.forEach(item -> shown.add(RequestItem.past(line(item, say, now))));
        }
        rows.getChildren().setAll(shown);
        TabStop.choosing(buttons);
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
                        waits ? sentences.standing(child, now) : sentences.outcome(asking, now));
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
