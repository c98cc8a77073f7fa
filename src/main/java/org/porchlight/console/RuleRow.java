package org.porchlight.console;

import java.util.Optional;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.Rule;
import org.porchlight.ui.Labels;
import org.porchlight.ui.RuleSegment;
import org.porchlight.ui.Switch;
import org.porchlight.ui.Words;

/// One rule of the list: for what, how long that was used this week, what is done, and whether its time counts.
///
/// @param <R> one rule
/// @param <A> what it does
final class RuleRow<R extends Rule<A>, A extends Enum<A>> extends GridPane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double SIGN = 40;
    /// Height of what is in a row, in px, without what is said below it.
    private static final double LEAST = 51;
    private static final double COUNTS = 60;
    private static final double WEEK = 92;

    private final Words words;
    private final RuleKind<R, A> kind;
    private final Button name = new Button();
    private final Label title = Labels.styled("pl-rules-title");
    private final Label written = Labels.styled("pl-caption", "pl-muted");
    private final Label used = Labels.styled("pl-small", "pl-muted");
    private final RuleSegment<A> segment;
    private final Switch counts;
    /// In its place where nothing is counted.
    private final Label none = Labels.of("–", "pl-small", "pl-caption");
    private final FieldMark mark = new FieldMark(this);

    /// What a person does with the row.
    interface Does<A> {
        void select();

        void choose(A then);

        void count(boolean counts);
    }

    RuleRow(Words words, RuleKind<R, A> kind, R rule, Function<A, String> word, Does<A> does) {
        this.words = words;
        this.kind = kind;
        var called = kind.title(rule, words.language());
        var id = kind.written(rule);
        getStyleClass().add("pl-rules-row");
        columns(this, kind);
        getRowConstraints().add(new RowConstraints(LEAST, Region.USE_COMPUTED_SIZE, Double.MAX_VALUE));
        setMinHeight(USE_PREF_SIZE);
        var node = id.replaceAll("[^\\w-]", "-");
        setId("row-" + node);
        name.setId("rule-" + node);
        name.getStyleClass().setAll("button", "pl-rules-name");
        name.setGraphic(new VBox(title, written));
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        name.setOnAction(_ -> does.select());
        title.setText(called);
        var detail = kind.detail(rule, words);
        written.setText(detail.equals(called) ? "" : detail);
        Labels.hideWhenEmpty(written);
        segment = new RuleSegment<>(RuleSegment.choices(kind.actions(), word, RuleRow::icon), rule.then());
        segment.nameProperty().set(called);
        segment.setId("does-" + node);
        segment.onChoice(does::choose);
        counts = new Switch(words.of("rules.counts-of", called));
        counts.setId("counts-" + node);
        counts.setOnAction(_ -> does.count(counts.isSelected()));
        add(RuleSign.small(kind, rule, words.language()), 0, 0);
        place(this, kind, name, used, segment, counted());
        add(mark.sentence(), 1, 1, REMAINING, 1);
    }

    private StackPane counted() {
        var both = new StackPane(counts, none);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    static String icon(Enum<?> then) {
        return switch (then.name()) {
            case "ALLOW" -> "fth-check";
            case "ASK" -> "fth-help-circle";
            default -> "fth-minus-circle";
        };
    }

    private static double segmentWidth(RuleKind<?, ?> kind) {
        return kind.actions().size() * 66.0;
    }

    private static void columns(GridPane grid, RuleKind<?, ?> kind) {
        double rule = segmentWidth(kind);
        var sign = new ColumnConstraints(SIGN);
        var text = new ColumnConstraints();
        text.setHgrow(Priority.ALWAYS);
        text.setMinWidth(0);
        var does = new ColumnConstraints(rule, rule, Region.USE_COMPUTED_SIZE);
        var last = new ColumnConstraints(COUNTS);
        last.setHalignment(HPos.LEFT);
        grid.getColumnConstraints().setAll(sign, text, does, last);
        if (kind.isTimed()) {
            grid.getColumnConstraints().add(2, new ColumnConstraints(WEEK));
        }
    }

    private static void place(GridPane grid, RuleKind<?, ?> kind, Node name, Node used, Node does, Node counts) {
        int column = 1;
        grid.add(name, column++, 0);
        if (kind.isTimed()) {
            grid.add(used, column++, 0);
        }
        grid.add(does, column++, 0);
        grid.add(counts, column, 0);
    }

    /// What stands above the rows.
    static Node head(Words words, RuleKind<?, ?> kind) {
        var head = new GridPane(12, 0);
        head.getStyleClass().add("pl-rules-head");
        columns(head, kind);
        place(
                head,
                kind,
                caption(words.of("rules.head." + kind.id())),
                caption(words.of("rules.head.week")),
                caption(words.of("rules.head.rule")),
                caption(words.of("rules.head.counts")));
        return head;
    }

    private static Label caption(String text) {
        return Labels.of(text, "pl-caption", "pl-muted");
    }

    void mark(Optional<Marks.Mark> what) {
        mark.show(what);
    }

    /// @param week how long it was used this week, in words; empty where that is not told
    void render(RuleEdits.Row<R> row, boolean isSelected, String week) {
        var rule = row.rule();
        used.setText(week);
        segment.valueProperty().set(rule.then());
        segment.inheritedProperty().set(row.own().isEmpty());
        counts.setSelected(rule.counts().orElse(true));
        counts.setVisible(rule.then().name().equals("ALLOW"));
        none.setVisible(!counts.isVisible());
        pseudoClassStateChanged(SELECTED, isSelected);
        name.setAccessibleText(words.of("rules.select", kind.title(rule, words.language()), kind.detail(rule, words)));
    }
}
