package org.porchlight.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.StatusReport;
import org.porchlight.text.Say;
import org.porchlight.ui.Drawn;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Labels;
import org.porchlight.ui.RequestCard;
import org.porchlight.ui.Sign;
import org.porchlight.ui.Words;

/// The requests that wait, on the page of today.
final class TodayRequests extends VBox {
    private final Words words;
    private final Runnable onAll;
    private final Consumer<Asking> onGive;
    private final VBox rows = new VBox();
    private final Label trouble = new Label();
    private final Button disputes = link("");
    private final Drawn<List<Waiting>> drawn = new Drawn<>(this::draw);
    private List<RequestCard> cards = List.of();

    /// A request's card, its sign and language of times; what it says changes in it.
    private record Waiting(ChildId child, String request, String name, Sign sign, Say say) {}

    /// @param onAll the parent wants to answer at length
    /// @param onGive the parent gives what was asked for
    TodayRequests(Words words, Runnable onAll, Consumer<Asking> onGive) {
        this.words = words;
        this.onAll = onAll;
        this.onGive = onGive;
        getStyleClass().addAll("pl-card", "pl-list-card");
        var title = new Label(words.of("today.requests"));
        title.getStyleClass().add("pl-heading");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var all = link(words.of("today.all-requests"));
        all.setId("all-requests");
        all.setOnAction(_ -> onAll.run());
        var head = new HBox(title, space, all);
        head.getStyleClass().add("pl-list-head");
        rows.getStyleClass().add("pl-requests");
        trouble.getStyleClass().add("pl-error-text");
        Labels.wrap(trouble);
        hideWhenEmpty(trouble);
        disputes.setId("disputes");
        disputes.setOnAction(_ -> onAll.run());
        disputes.visibleProperty().bind(disputes.textProperty().isNotEmpty());
        disputes.managedProperty().bind(disputes.visibleProperty());
        getChildren().addAll(head, rows, trouble, disputes);
    }

    void show(StatusReport status, Say say, Optional<String> problem, boolean lost, Optional<Duration> mayGive) {
        var waiting = new ArrayList<Waiting>();
        var shown = new ArrayList<RequestCard.Shown>();
        int waitingDisputes = 0;
        var signs = Sign.of(status.children().stream().map(ChildStatus::name).toList());
        for (int place = 0; place < status.children().size(); place++) {
            var child = status.children().get(place);
            waitingDisputes += child.disputes().size();
            var asking = child.request().filter(asked -> asked.isWaiting(status.time()));
            if (asking.isPresent()) {
                waiting.add(new Waiting(child.id(), asking.get().id(), child.name(), signs.get(place), say));
                shown.add(new RequestCard.Shown(child, asking.get(), status.time()));
            }
        }
        drawn.from(List.copyOf(waiting));
        for (int at = 0; at < cards.size(); at++) {
            cards.get(at).shownProperty().set(Optional.of(shown.get(at)));
            cards.get(at).cutOffProperty().set(lost);
            cards.get(at).mayGiveProperty().set(mayGive);
        }
        trouble.setText(problem.orElse(""));
        disputes.setText(waitingDisputes == 0 ? "" : words.of("today.disputes", waitingDisputes));
    }

    private void draw(List<Waiting> waiting) {
        cards = waiting.stream().map(this::card).toList();
        rows.getChildren().setAll(cards.isEmpty() ? List.of(nothing()) : cards);
    }

    private RequestCard card(Waiting waiting) {
        var card = new RequestCard(waiting.name(), waiting.sign(), waiting.say(), onAll, onGive);
        card.setId("request-" + waiting.child().value());
        return card;
    }

    private Node nothing() {
        var label = new Label(words.of("requests.empty"));
        label.getStyleClass().addAll("pl-small", "pl-muted", "pl-happened");
        return label;
    }

    private static Button link(String text) {
        var link = new Button(text, Icons.of("fth-chevron-right"));
        link.getStyleClass().add("link");
        return link;
    }

    private static void hideWhenEmpty(Label label) {
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
    }
}
