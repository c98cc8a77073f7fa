package org.porchlight.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.porchlight.core.account.Kind;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekFigures;
import org.porchlight.core.report.WeekReport;
import org.porchlight.core.report.WeekTalk;
import org.porchlight.render.WeekTiles;
import org.porchlight.render.WeekWords;
import org.porchlight.text.Language;
import org.porchlight.ui.ConversationCard;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Sorts;
import org.porchlight.ui.WeekBars;

/// The cards of a week's first look: the days, what to talk about, where the time went, how often something happened.
final class WeekCards {
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("below");
    /// How many of anything stand beside each other in a narrow window.
    private static final int NARROW_SORTS = 4;
    private static final int NARROW_TILES = 3;
    private static final int MOST_SORTS = 5;

    private final WeekReport report;
    private final WeekFigures figures;
    private final WeekWords words;

    WeekCards(WeekReport report, WeekFigures figures, WeekWords words) {
        this.report = report;
        this.figures = figures;
        this.words = words;
    }

    /// The days as bars, with the sum above and what the lines mean below.
    Node days(Consumer<LocalDate> onOpen) {
        var sum = label(words.say().duration(figures.total()), "pl-week-sum");
        sum.setMinWidth(Region.USE_PREF_SIZE);
        var against = label(words.total(report, figures), "pl-body", "pl-muted", "pl-week-against");
        against.setWrapText(true);
        var row = new HBox(12, sum, against);
        row.getStyleClass().add("pl-week-sum-row");
        var bars = new WeekBars(words.say());
        bars.weekProperty().set(Optional.of(new WeekBars.Week(report.days(), report.today())));
        bars.onOpenProperty().set(onOpen);
        bars.setId("week-bars");
        VBox.setVgrow(bars, Priority.ALWAYS);
        var card = new VBox(row, bars, key());
        card.getStyleClass().addAll("pl-card", "pl-week-card");
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    private Node key() {
        var parts = new ArrayList<Node>();
        if (figures.limitedDays() == 0) {
            parts.add(label(words.texts().of("minutes"), "pl-caption", "pl-muted"));
        } else {
            // Three dashes.
            var dash = new Line(0, 0, 24.8, 0);
            dash.getStyleClass().setAll("pl-week-limit");
            parts.add(keyed(dash, words.texts().of("limit")));
        }
        if (report.days().stream().anyMatch(day -> day.exempt().toSeconds() > 0)) {
            var outline = new Region();
            outline.getStyleClass().setAll("pl-kind", "learn", "pl-week-exempt", "pl-week-key-mark");
            var length = words.say().duration(report.sums().of(Kind.EXEMPT));
            parts.add(keyed(outline, words.texts().of("exempt", length)));
        }
        var key = new HBox(16);
        key.getChildren().setAll(parts);
        key.getStyleClass().add("pl-week-key");
        return key;
    }

    private static Node keyed(Node mark, String text) {
        var label = label(text, "pl-caption", "pl-muted");
        label.setGraphic(mark);
        label.setGraphicTextGap(8);
        return label;
    }

    /// What to talk about, when enough is known of the week.
    ConversationCard talk(Runnable onPrint) {
        var talk = WeekTalk.of(report);
        var texts = words.texts();
        var card = new ConversationCard();
        card.talkProperty()
                .set(Optional.of(new ConversationCard.Talk(
                        texts.of("talk.facts", talk.facts().size()),
                        talk.facts().stream().map(words::fact).toList(),
                        talk.questions().stream().map(words::question).toList(),
                        texts.of(report.told() == Visibility.DETAIL ? "same.card" : "same.card.more", report.name()))));
        card.onPrintProperty().set(Optional.of(onPrint));
        return card;
    }

    /// Where the time went, with the minutes against the week before; nothing when it is not told.
    Optional<Node> sorts(boolean narrow) {
        if (figures.activities().isEmpty()) {
            return Optional.empty();
        }
        var cells = new ArrayList<Node>(
                figures.activities().stream().map(this::sort).toList());
        int columns = narrow ? NARROW_SORTS : cells.size() <= MOST_SORTS ? cells.size() : NARROW_SORTS;
        var grid = grid(cells, columns);
        grid.setHgap(16);
        grid.setVgap(12);
        HBox.setHgrow(grid, Priority.ALWAYS);
        var card = new HBox(16, grid);
        words.against(report).ifPresent(said -> {
            var against = label(said, "pl-caption");
            against.setWrapText(true);
            against.setMinWidth(words.language() == Language.ZH_CN ? 112 : 150);
            against.setMaxWidth(against.getMinWidth());
            against.setMinHeight(Region.USE_PREF_SIZE);
            card.getChildren().add(against);
        });
        card.getStyleClass().addAll("pl-card", "pl-week-sorts");
        return Optional.of(card);
    }

    private Node sort(WeekFigures.Spent spent) {
        var dot = new Region();
        dot.getStyleClass().setAll("pl-kind", Sorts.styleClass(spent.activity()), "pl-category");
        var name = label(words.activity(spent.activity()), "pl-small", "pl-muted");
        name.setGraphic(dot);
        name.setGraphicTextGap(8);
        var figure = label(words.say().durationShort(spent.length()), "pl-week-figure");
        var row = new HBox(8, figure);
        spent.more().ifPresent(more -> row.getChildren().add(label(WeekWords.moreMinutes(more), "pl-caption")));
        row.getStyleClass().add("pl-week-baseline");
        return new VBox(name, row);
    }

    /// How often something happened.
    Node tiles(boolean narrow) {
        var tiles = new WeekTiles(report, words).all();
        int columns = narrow ? NARROW_TILES : tiles.size();
        var cells = new ArrayList<Node>();
        for (int at = 0; at < tiles.size(); at++) {
            var cell = tile(tiles.get(at));
            cell.pseudoClassStateChanged(FIRST, at % columns == 0);
            cell.pseudoClassStateChanged(BELOW, at >= columns);
            cells.add(cell);
        }
        var grid = grid(cells, columns);
        grid.getStyleClass().addAll("pl-card", "pl-week-tiles");
        return grid;
    }

    private static Region tile(WeekTiles.Tile tile) {
        var name = label(tile.label(), "pl-small", "pl-muted");
        name.setGraphic(Icons.of(icon(tile.sort())));
        name.setGraphicTextGap(8);
        name.setWrapText(true);
        var cell = new VBox(name, label(tile.figure(), "pl-week-count"));
        for (var line : tile.below()) {
            var text = label(line.whole(), "pl-caption");
            text.setWrapText(true);
            cell.getChildren().add(text);
        }
        cell.getStyleClass().add("pl-week-tile");
        cell.setAccessibleRole(AccessibleRole.PARENT);
        return cell;
    }

    private static String icon(WeekTiles.Sort sort) {
        return switch (sort) {
            case REACHED -> "fth-clock";
            case REQUESTS -> "fth-send";
            case PROGRAMS -> "fth-package";
            case SITES -> "fth-shield";
            case RESTS -> "fth-coffee";
        };
    }

    private static GridPane grid(List<? extends Node> cells, int columns) {
        var grid = new GridPane();
        for (int column = 0; column < columns; column++) {
            var share = new ColumnConstraints();
            share.setPercentWidth(100.0 / columns);
            grid.getColumnConstraints().add(share);
        }
        for (int row = 0; row * columns < cells.size(); row++) {
            var share = new RowConstraints();
            share.setVgrow(Priority.ALWAYS);
            grid.getRowConstraints().add(share);
        }
        for (int at = 0; at < cells.size(); at++) {
            grid.add(cells.get(at), at % columns, at / columns);
        }
        return grid;
    }

    static Label label(String text, String... styleClasses) {
        var label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }
}
