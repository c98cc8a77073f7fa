package org.porchlight.console;

import java.util.List;
import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.ui.Words;

/// The holidays and periods of the page of time, made when they are looked at first.
final class CalendarPart {
    private final Words words;
    private final RulesWords sentences;
    private final RulesModel model;
    private final Guard guard;
    private Optional<Made> made = Optional.empty();

    private record Made(
            CalendarCard month, PeriodsCard periods, DatesCard dates, VBox cards, HBox beside, VBox below) {}

    CalendarPart(Words words, RulesWords sentences, RulesModel model, Guard guard) {
        this.words = words;
        this.sentences = sentences;
        this.model = model;
        this.guard = guard;
    }

    /// @param narrow whether one stands below the other
    Pane of(RulesPage page, boolean narrow) {
        var parts = made.orElseGet(() -> make(page));
        made = Optional.of(parts);
        parts.month().render(page);
        parts.periods().render(page);
        parts.dates().render(page);
        var place = narrow ? parts.below() : parts.beside();
        if (place.getChildren().isEmpty()) {
            parts.beside().getChildren().clear();
            parts.below().getChildren().clear();
            place.getChildren().addAll(parts.month(), parts.cards());
        }
        return place;
    }

    private Made make(RulesPage page) {
        var dates = new DatesCard(words, new DayRows(words, sentences, model.edits()));
        var month = new CalendarCard(words, sentences.say(), sentences.values(), page.today(), dates::set);
        var periods = new PeriodsCard(words, sentences, model, guard);
        for (var card : List.of(month, periods, dates)) {
            card.setMinHeight(Region.USE_PREF_SIZE);
        }
        var cards = new VBox(periods, dates);
        cards.getStyleClass().add("pl-body-rows");
        HBox.setHgrow(cards, Priority.ALWAYS);
        var beside = new HBox();
        beside.getStyleClass().add("pl-time-lower");
        var below = new VBox();
        below.getStyleClass().add("pl-body-rows");
        return new Made(month, periods, dates, cards, beside, below);
    }
}
