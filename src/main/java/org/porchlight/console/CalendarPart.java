package org.porchlight.console;

import java.util.Optional;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.text.Say;
import org.porchlight.ui.DeviationWords;
import org.porchlight.ui.Words;

/// The holidays and periods of the page of time, made when they are looked at first.
final class CalendarPart {
    private final Words words;
    private final Say say;
    private final DeviationWords values;
    private final RulesModel model;
    private final Guard guard;
    private Optional<Made> made = Optional.empty();

    private record Made(CalendarCard month, PeriodsCard periods, HBox beside, VBox below) {}

    CalendarPart(Words words, Say say, DeviationWords values, RulesModel model, Guard guard) {
        this.words = words;
        this.say = say;
        this.values = values;
        this.model = model;
        this.guard = guard;
    }

    /// @param narrow whether one stands below the other
    Pane of(RulesPage page, boolean narrow) {
        var parts = made.orElseGet(() -> make(page));
        made = Optional.of(parts);
        parts.month().render(page);
        parts.periods().render(page);
        var place = narrow ? parts.below() : parts.beside();
        if (place.getChildren().isEmpty()) {
            parts.beside().getChildren().clear();
            parts.below().getChildren().clear();
            place.getChildren().addAll(parts.month(), parts.periods());
        }
        return place;
    }

    private Made make(RulesPage page) {
        var month = new CalendarCard(words, say, values, page.today());
        var periods = new PeriodsCard(words, say, model, guard);
        month.setMinHeight(Region.USE_PREF_SIZE);
        periods.setMinHeight(Region.USE_PREF_SIZE);
        var beside = new HBox();
        beside.getStyleClass().add("pl-time-lower");
        var below = new VBox();
        below.getStyleClass().add("pl-body-rows");
        return new Made(month, periods, beside, below);
    }
}
