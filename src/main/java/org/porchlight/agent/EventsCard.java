package org.porchlight.agent;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.text.Texts;
import org.porchlight.ui.Drawn;

/// What happened today, in the words in which parents read it. A long day scrolls.
final class EventsCard extends VBox {
    private final Texts texts;
    private final VBox rows = new VBox();
    private final ScrollPane scroll =
            PaneCard.styled(new ScrollPane(rows), "my-day-events-rows", "my-day-read", "pl-thin-bar");
    private final Drawn<List<MyDayLook.Event>> drawn = new Drawn<>(this::draw);

    EventsCard(Texts texts) {
        this.texts = texts;
        getStyleClass().addAll("pl-card", "my-day-events");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(texts.of("my-day.events"));
        // The rows above give way, not these.
        setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(PaneCard.styled(new Label(texts.of("my-day.events")), "pl-heading"), scroll);
        managedProperty().bind(visibleProperty());
    }

    /// @param events the latest first; nothing while they are not known
    /// @param lost whether they are as they were when the guard answered last
    void show(Optional<List<MyDayLook.Event>> events, boolean lost) {
        setVisible(events.isPresent());
        scroll.pseudoClassStateChanged(MyDayPane.LOST, lost);
        events.ifPresent(drawn::from);
    }

    private void draw(List<MyDayLook.Event> events) {
        rows.getChildren().setAll(events.stream().map(EventsCard::row).toList());
        if (events.isEmpty()) {
            rows.getChildren().setAll(PaneCard.wrapped(texts.of("my-day.events.none"), "pl-small", "pl-muted"));
        }
    }

    private static Node row(MyDayLook.Event event) {
        var sentence = PaneCard.wrapped(event.sentence(), "pl-small");
        HBox.setHgrow(sentence, Priority.ALWAYS);
        var at = PaneCard.styled(new Label(event.at()), "pl-small", "my-day-event-at");
        return PaneCard.styled(new HBox(at, sentence), "my-day-event");
    }
}
