package org.porchlight.ui;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.report.DayLine;
import org.porchlight.core.report.DayLine.Stretch;
import org.porchlight.core.report.DayLine.TakenBack;

/// The cells of an [IntervalTable] that show more than a text.
final class IntervalCells {
    private IntervalCells() {}

    /// A row with what a person hears of it.
    static final class Row extends TableRow<DayLine> {
        private static final PseudoClass DISPUTED = PseudoClass.getPseudoClass("disputed");
        private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

        private final Function<DayLine, String> spoken;

        /// @param opened what is done with a line that is clicked
        Row(Function<DayLine, String> spoken, Consumer<DayLine> opened) {
            this.spoken = spoken;
            setOnMouseClicked(click -> {
                if (click.getButton() == MouseButton.PRIMARY && getItem() != null) {
                    opened.accept(getItem());
                }
            });
        }

        @Override
        protected void updateItem(DayLine line, boolean empty) {
            super.updateItem(line, empty);
            boolean shown = !empty && line != null;
            pseudoClassStateChanged(DISPUTED, shown && IntervalTable.isDisputed(line));
            pseudoClassStateChanged(OFF, shown && isOff(line));
            setAccessibleText(shown ? spoken.apply(line) : "");
        }

        private static boolean isOff(DayLine line) {
            return line instanceof Stretch stretch && !stretch.interval().kind().isUse();
        }
    }

    /// The kind in words behind its look.
    static final class Sort extends TableCell<DayLine, String> {
        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            var line = empty || getTableRow() == null ? null : getTableRow().getItem();
            setText(empty ? "" : text);
            setGraphic(line == null ? null : swatch(line));
        }

        private static StackPane swatch(DayLine line) {
            var box = new StackPane();
            box.getStyleClass().add("pl-swatch");
            switch (line) {
                case Stretch stretch -> {
                    var look = new Region();
                    Sorts.dress(look, stretch.interval());
                    box.getChildren().add(look);
                }
                case TakenBack _ -> box.getChildren().add(Icons.of("fth-corner-down-right"));
            }
            return box;
        }
    }

    /// A text over as many lines as it takes.
    abstract static class Wrapped extends TableCell<DayLine, String> {
        private static final double ABOVE_AND_BELOW = 10;

        Wrapped() {
            setWrapText(true);
        }

        /// A row asks for it before it gives a width.
        @Override
        protected final double computePrefHeight(double width) {
            var column = getTableColumn();
            return super.computePrefHeight(column == null ? width : column.getWidth()) + ABOVE_AND_BELOW;
        }
    }

    /// Words of a parent may be longer than the column.
    static final class Why extends Wrapped {
        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? "" : text);
        }
    }

    /// What a child reads of a row, over as many lines as it takes, and what it can say of it, or that it was said.
    static final class Told extends TableCell<DayLine, String> {
        private static final double SIDE = 16;

        private final Words words;
        private final RowWords rows;
        private final Supplier<Optional<Consumer<Stretch>>> onDispute;
        private final Label what = new Label();
        private final HBox content = new HBox(what);

        /// @param onDispute what is done when a child says that a row is wrong; nothing where it cannot be said
        Told(Words words, RowWords rows, Supplier<Optional<Consumer<Stretch>>> onDispute) {
            this.words = words;
            this.rows = rows;
            this.onDispute = onDispute;
            content.getStyleClass().add("pl-row-told");
            what.setWrapText(true);
            what.setMaxWidth(Double.MAX_VALUE);
            what.setContentDisplay(ContentDisplay.RIGHT);
            HBox.setHgrow(what, Priority.ALWAYS);
            content.prefWidthProperty().bind(widthProperty().subtract(SIDE));
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        /// A row asks for it before it gives a width.
        @Override
        protected double computePrefHeight(double width) {
            var column = getTableColumn();
            return column == null ? super.computePrefHeight(width) : content.prefHeight(column.getWidth() - SIDE);
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            var line = empty || getTableRow() == null ? null : getTableRow().getItem();
            // Not drawn, but heard.
            setText(empty ? "" : text);
            setGraphic(line == null ? null : content);
            what.setText(empty ? "" : text);
            what.setGraphic(line != null && IntervalTable.isDisputed(line) ? Icons.of("fth-help-circle") : null);
            var said = line instanceof Stretch stretch ? said(stretch) : null;
            if (said == null) {
                content.getChildren().setAll(what);
            } else {
                content.getChildren().setAll(what, said);
            }
        }

        private @Nullable Node said(Stretch stretch) {
            if (stretch.open().isPresent()) {
                var waits = new Label(words.of("row.waits"));
                waits.getStyleClass().add("pl-row-waits");
                waits.setMinWidth(Region.USE_PREF_SIZE);
                return waits;
            }
            if (!stretch.interval().kind().isSpent() || onDispute.get().isEmpty()) {
                return null;
            }
            var dispute = new Button(words.of("row.wrong"));
            dispute.getStyleClass().add("pl-row-wrong");
            dispute.setMinWidth(Region.USE_PREF_SIZE);
            dispute.setAccessibleText(words.of("row.wrong-of", rows.sentence(stretch)));
            // One stop of the tab key is the table; there the key D does the same.
            dispute.setFocusTraversable(false);
            dispute.setOnAction(_ -> onDispute.get().ifPresent(then -> then.accept(stretch)));
            return dispute;
        }
    }

    /// What was used, with a sign where the child says that the row is wrong.
    static final class Title extends Wrapped {
        private final Words words;

        Title(Words words) {
            this.words = words;
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            var line = empty || getTableRow() == null ? null : getTableRow().getItem();
            boolean none = !empty && text.isEmpty();
            setText(empty ? "" : none ? words.of("row.none") : text);
            setGraphic(line != null && IntervalTable.isDisputed(line) ? Icons.of("fth-help-circle") : null);
            setContentDisplay(ContentDisplay.RIGHT);
        }
    }
}
