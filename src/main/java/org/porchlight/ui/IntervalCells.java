package org.porchlight.ui;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.report.DayLine;
import org.porchlight.core.report.DayLine.Stretch;
import org.porchlight.core.report.DayLine.TakenBack;

/// The cells of an [IntervalTable] that show more than a text.
final class IntervalCells {
    private IntervalCells() {}

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

    /// Words of a parent may be longer than the column.
    static final class Why extends TableCell<DayLine, String> {
        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            setText(empty ? "" : text);
            setTooltip(empty ? null : new Tooltip(text));
        }
    }

    /// What a child can say of a row, or that it was said.
    static final class Action extends TableCell<DayLine, String> {
        private final Words words;
        private final RowWords rows;
        private final Supplier<Optional<Consumer<Stretch>>> onDispute;

        /// @param onDispute what is done when a child says that a row is wrong; nothing where it cannot be said
        Action(Words words, RowWords rows, Supplier<Optional<Consumer<Stretch>>> onDispute) {
            this.words = words;
            this.rows = rows;
            this.onDispute = onDispute;
        }

        @Override
        protected void updateItem(String text, boolean empty) {
            super.updateItem(text, empty);
            var line = empty || getTableRow() == null ? null : getTableRow().getItem();
            setGraphic(line instanceof Stretch stretch ? said(stretch) : null);
        }

        private @Nullable Node said(Stretch stretch) {
            if (stretch.open().isPresent()) {
                var waits = new Label(words.of("row.waits"));
                waits.getStyleClass().add("pl-row-waits");
                return waits;
            }
            if (!stretch.interval().kind().isSpent() || onDispute.get().isEmpty()) {
                return null;
            }
            var dispute = new Button(words.of("row.wrong"));
            dispute.getStyleClass().add("pl-row-wrong");
            dispute.setAccessibleText(words.of("row.wrong-of", rows.sentence(stretch)));
            // One stop of the tab key is the table; there the key D does the same.
            dispute.setFocusTraversable(false);
            dispute.setOnAction(_ -> onDispute.get().ifPresent(then -> then.accept(stretch)));
            return dispute;
        }
    }

    /// What was used, with a sign where the child says that the row is wrong.
    static final class Title extends TableCell<DayLine, String> {
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
            setTooltip(empty || none ? null : new Tooltip(text));
        }
    }
}
