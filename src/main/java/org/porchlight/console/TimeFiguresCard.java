package org.porchlight.console;

import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.text.Say;
import org.porchlight.ui.Words;

/// Two pages of figures in one card; a word at its head turns from one to the other.
final class TimeFiguresCard extends VBox {
    private final TimeFigures figures;
    private final TimeMore more;

    /// @param days shows weekdays and groups with rules of their own
    TimeFiguresCard(Words words, Say say, RulesModel model, Runnable days) {
        figures = new TimeFigures(words, say, model);
        more = new TimeMore(words, say, model, days);
        getStyleClass().addAll("pl-card", "pl-time-card", "pl-time-figures");
        var title = new Label(words.of("time.figures"));
        title.getStyleClass().add("pl-heading");
        var turn = new Hyperlink(words.of("time.more"));
        turn.setId("more-figures");
        turn.getStyleClass().add("pl-link");
        turn.setMinWidth(Region.USE_PREF_SIZE);
        turn.setOnAction(_ -> {
            boolean first = getChildren().contains(figures);
            getChildren().set(1, first ? more : figures);
            turn.setText(words.of(first ? "time.less" : "time.more"));
            turn.setVisited(false);
        });
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(12, title, gap, turn);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, figures);
    }

    void render(RulesPage page) {
        figures.render(page);
        more.render(page);
    }
}
