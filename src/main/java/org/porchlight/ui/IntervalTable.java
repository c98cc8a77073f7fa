package org.porchlight.ui;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.porchlight.core.account.Interval;
import org.porchlight.core.report.DayLine;
import org.porchlight.core.report.DayLine.Stretch;
import org.porchlight.text.Language;
import org.porchlight.text.Say;

/// The lines of an account as rows: when, how long, counted as what, what was used, why, what was left.
///
/// Up and down go from row to row; Enter, or a click, opens one; `D` says that one is wrong, where that can be said;
/// Escape selects none. Only the rows that are seen have nodes, so that a long day costs no more than a short one.
public final class IntervalTable extends Region {
    private static final double ROW = 31;
    private static final double GAP = 12;
    private static final double SIDE = 16;
    private static final double CORNER = 11;
    /// What the sheet gives a bar over the ends of a child's rows.
    private static final double BAR = 8;
    private static final double TITLE_SHARE = 0.475;
    private static final PseudoClass CHILDS = PseudoClass.getPseudoClass("childs");

    private final Words words = Words.part("ui");
    private final RowWords rows;
    private final ObjectProperty<List<DayLine>> lines = new SimpleObjectProperty<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<DayLine>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty showLeft = new SimpleBooleanProperty(true);
    private final ObjectProperty<Consumer<DayLine>> onOpen = new SimpleObjectProperty<>(_ -> {});
    private final ObjectProperty<Optional<Consumer<Stretch>>> onDispute = new SimpleObjectProperty<>(Optional.empty());
    private final TableView<DayLine> table = new TableView<>();
    /// What the rows of a child were fitted into last.
    private Room room = new Room(0, 0, 0);

    private final Rectangle corners = new Rectangle();
    private final TableColumn<DayLine, String> time;
    private final TableColumn<DayLine, String> length;
    private final TableColumn<DayLine, String> sort;
    private final TableColumn<DayLine, String> title;
    private final TableColumn<DayLine, String> why;
    private final TableColumn<DayLine, String> left;
    private final TableColumn<DayLine, String> told;

    private record Room(double width, double height, int lines) {}

    public IntervalTable(Say say) {
        rows = new RowWords(say);
        getStyleClass().add("pl-interval-table");
        time = column("time", this::time, "first");
        length = column("length", rows::length, "number");
        sort = column("sort", rows::sort, "");
        sort.setCellFactory(_ -> new IntervalCells.Sort());
        title = column("title", rows::title);
        title.setCellFactory(_ -> new IntervalCells.Title(words));
        why = column("why", rows::why, "why");
        why.setCellFactory(_ -> new IntervalCells.Why());
        left = column("left", line -> line.left().map(say::figure).orElse(""), "number", "last");
        told = column("title", this::told, "told");
        told.setCellFactory(_ -> new IntervalCells.Told(words, rows, onDispute::get));
        table.getColumns().setAll(List.of(time, length, sort, title, why, left, told));
        table.setRowFactory(
                _ -> new IntervalCells.Row(this::spoken, line -> onOpen.get().accept(line)));
        table.setPlaceholder(new Region());
        table.setAccessibleText(words.of("table.name"));
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        table.getSelectionModel().selectedItemProperty().subscribe(line -> selected.set(Optional.ofNullable(line)));
        lines.subscribe(this::fill);
        showLeft.subscribe(this::arrange);
        onDispute.subscribe(this::arrange);
        arrange();
        corners.setArcWidth(2 * CORNER);
        corners.setArcHeight(2 * CORNER);
        table.setClip(corners);
        getChildren().setAll(table);
    }

    /// What it shows, in order. What is selected stays selected when it is there again.
    public ObjectProperty<List<DayLine>> linesProperty() {
        return lines;
    }

    public ReadOnlyObjectProperty<Optional<DayLine>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// Whether the column of what was left is there.
    public BooleanProperty showLeftProperty() {
        return showLeft;
    }

    /// What is done when a person opens a row.
    public ObjectProperty<Consumer<DayLine>> onOpenProperty() {
        return onOpen;
    }

    /// What is done when a child says that a row is wrong; nothing where that cannot be said. Where it can, each row
    /// offers it behind what was used, or the reason where that is no program, which takes the lines it needs.
    public ObjectProperty<Optional<Consumer<Stretch>>> onDisputeProperty() {
        return onDispute;
    }

    /// Selects the row of an interval and brings it into view; another interval selects none.
    public void select(Interval interval) {
        choose(interval);
        int at = table.getSelectionModel().getSelectedIndex();
        if (at >= 0) {
            table.scrollTo(Math.max(0, at - 1));
        }
    }

    private void choose(Interval interval) {
        for (int at = 0; at < lines.get().size(); at++) {
            if (lines.get().get(at) instanceof Stretch stretch
                    && stretch.interval().from().equals(interval.from())) {
                table.getSelectionModel().clearAndSelect(at);
                table.getFocusModel().focus(at);
                return;
            }
        }
        clear();
    }

    /// Selects no row.
    public void clear() {
        table.getSelectionModel().clearSelection();
    }

    private boolean isChilds() {
        return onDispute.get().isPresent();
    }

    private void arrange() {
        title.setVisible(!isChilds());
        why.setVisible(!isChilds());
        left.setVisible(showLeft.get() && !isChilds());
        told.setVisible(isChilds());
        pseudoClassStateChanged(CHILDS, isChilds());
        fill();
    }

    /// A day that goes on changes at its end: what stays as it is keeps its place under the eyes of who reads it.
    private void fill() {
        var kept = selected.get();
        var items = table.getItems();
        var now = lines.get();
        if (items.size() > now.size()) {
            items.remove(now.size(), items.size());
        }
        for (int at = 0; at < now.size(); at++) {
            if (at == items.size()) {
                items.add(now.get(at));
            } else if (!items.get(at).equals(now.get(at))) {
                items.set(at, now.get(at));
            }
        }
        if (!kept.equals(selected.get()) || kept.filter(now::contains).isEmpty()) {
            kept.flatMap(IntervalTable::interval).ifPresentOrElse(this::choose, this::clear);
        }
        // How many there are decides how high the table is.
        requestLayout();
    }

    private static Optional<Interval> interval(DayLine line) {
        return line instanceof Stretch stretch ? Optional.of(stretch.interval()) : Optional.empty();
    }

    private String told(DayLine line) {
        var used = rows.title(line);
        return used.isEmpty() ? rows.why(line) : used;
    }

    private String time(DayLine line) {
        return line instanceof Stretch stretch ? rows.span(stretch) : "";
    }

    private TableColumn<DayLine, String> column(String key, Function<DayLine, String> text, String... styleClasses) {
        var column = new TableColumn<DayLine, String>(words.of("table." + key));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        column.setResizable(false);
        column.getStyleClass().addAll(styleClasses);
        return column;
    }

    private void onKey(KeyEvent event) {
        var line = selected.get();
        if (event.getCode() == KeyCode.ENTER && line.isPresent()) {
            onOpen.get().accept(line.get());
        } else if (event.getCode() == KeyCode.D
                && line.isPresent()
                && line.get() instanceof Stretch stretch
                && onDispute.get().isPresent()) {
            onDispute.get().get().accept(stretch);
        } else if (event.getCode() == KeyCode.ESCAPE && line.isPresent()) {
            clear();
        } else {
            return;
        }
        event.consume();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        boolean wide = words.language() == Language.EN;
        double first = width(time, SIDE + 92 + GAP) + width(length, 86 + GAP) + width(sort, (wide ? 96 : 84) + GAP);
        if (isChilds()) {
            layChilds(width, height, first);
            return;
        }
        table.resizeRelocate(snappedLeftInset(), snappedTopInset(), width, height);
        clip(0, width, height);
        double bar = table.lookup(".scroll-bar:vertical") instanceof Region scroll && scroll.isVisible()
                ? scroll.getWidth()
                : 0;
        double rest = Math.floor(width - bar) - first;
        if (showLeft.get()) {
            rest -= width(left, 36 + SIDE);
        }
        double share = Math.floor(rest * TITLE_SHARE);
        width(title, Math.max(80, share));
        width(why, Math.max(80, rest - share));
    }

    /// The rows go on below their bar, which is beside all words. More than fit end with a whole row.
    private void layChilds(double width, double height, double first) {
        width(told, Math.max(80, Math.floor(width) - first));
        var now = new Room(width, height, lines.get().size());
        // What is read keeps its place while nothing but words is new.
        if (!now.equals(room)) {
            table.resizeRelocate(snappedLeftInset(), snappedTopInset(), width + BAR, height);
            // How high a row is shows once it is laid out, with the letters that the sheet gives it.
            table.layout();
            table.applyCss();
            table.resize(width + BAR, whole(height));
            table.layout();
            table.resize(width + BAR, whole(height));
            room = now;
        }
        // Above them is the head of the card.
        clip(2 * CORNER, width, height);
    }

    /// As much of a height as rows fill from the first that is seen on; all of it where no other begins
    /// in it.
    private double whole(double height) {
        var seen = table.lookupAll(".table-row-cell").stream()
                .filter(row -> row.isVisible() && row instanceof IndexedCell<?> cell && !cell.isEmpty())
                .map(Region.class::cast)
                .sorted(Comparator.comparingDouble(Region::getLayoutY))
                .toList();
        double filled = 0;
        for (var row : seen) {
            if (filled + row.getHeight() > height) {
                return filled == 0 ? height : filled;
            }
            filled += row.getHeight();
        }
        return seen.isEmpty() || seen.size() == lines.get().size() ? height : filled;
    }

    private void clip(double above, double width, double height) {
        corners.setY(-above);
        corners.setWidth(width);
        corners.setHeight(height + above);
    }

    private static double width(TableColumn<?, ?> column, double width) {
        column.setMinWidth(width);
        column.setMaxWidth(width);
        column.setPrefWidth(width);
        return width;
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset() + 34 + lines.get().size() * ROW + snappedBottomInset();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 700;
    }

    private String spoken(DayLine line) {
        var said = rows.sentence(line);
        return isDisputed(line) && isChilds() ? words.of("row.i-disputed", said) : said;
    }

    static boolean isDisputed(DayLine line) {
        return line instanceof Stretch stretch && stretch.open().isPresent();
    }
}
