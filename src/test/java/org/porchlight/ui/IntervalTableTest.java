package org.porchlight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.porchlight.core.report.DayLine;
import org.porchlight.core.report.DayLine.Stretch;
import org.porchlight.core.report.DayLine.TakenBack;
import org.porchlight.text.Language;
import org.porchlight.text.Say;

class IntervalTableTest {
    @BeforeEach
    void speakEnglish() {
        System.setProperty("porchlight.language", "en");
    }

    @AfterEach
    void forget() {
        System.clearProperty("porchlight.language");
    }

    private static IntervalTable table(List<DayLine> lines, double height) {
        var table = new IntervalTable(new Say(Language.EN, MeisSunday.ZONE));
        table.linesProperty().set(lines);
        var scene = new Scene(table, 700, height);
        Theme.dress(scene);
        table.applyCss();
        table.layout();
        return table;
    }

    private static void press(IntervalTable table, KeyCode code) {
        var event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
        table.lookup(".table-view").fireEvent(event);
    }

    private static List<String> rows(IntervalTable table) {
        return table.lookupAll(".table-row-cell").stream()
                .filter(row -> row instanceof IndexedCell<?> cell && !cell.isEmpty())
                .map(Node::getAccessibleText)
                .toList();
    }

    @Test
    void saysEveryRowInASentence() {
        var rows = OnFx.call(() -> rows(table(MeisSunday.lines(), 600)));

        assertThat(rows)
                .hasSize(14)
                .contains(
                        "9:02–9:34, 国家中小学智慧教育平台, not counted, 32 min. Learning, not counted. 90 min left.",
                        "15:02–18:38, the screen was locked for 3 h 36 min. The screen was locked. 50 min left.");
    }

    @Test
    void opensTheSelectedRowByEnterAndLeavesItByEscape() {
        var opened = new ArrayList<DayLine>();
        var left = OnFx.call(() -> {
            var table = table(MeisSunday.lines(), 600);
            table.onOpenProperty().set(opened::add);
            table.select(MeisSunday.report().account().intervals().get(2));
            press(table, KeyCode.ENTER);
            press(table, KeyCode.ESCAPE);
            return table.selectedProperty().get();
        });

        assertThat(opened).singleElement().isEqualTo(MeisSunday.lines().get(2));
        assertThat(left).isEmpty();
    }

    @Test
    void disputesTheSelectedRowOnlyWhereThatCanBeSaid() {
        var wrong = new ArrayList<Stretch>();
        OnFx.run(() -> {
            var table = table(MeisSunday.lines(), 600);
            table.select(MeisSunday.report().account().intervals().getFirst());
            press(table, KeyCode.D);
            table.onDisputeProperty().set(Optional.of(wrong::add));
            press(table, KeyCode.D);
        });

        assertThat(wrong)
                .singleElement()
                .satisfies(stretch -> assertThat(stretch.number()).isEqualTo(1));
    }

    @Test
    void keepsTheSelectionWhenTheDayGrows() {
        var selected = OnFx.call(() -> {
            var table = table(MeisSunday.lines(), 600);
            table.select(MeisSunday.report().account().intervals().get(4));
            table.linesProperty().set(DayLine.of(MeisSunday.corrected(), MeisSunday.NOW));
            return table.selectedProperty().get();
        });

        assertThat(selected).containsInstanceOf(Stretch.class);
        assertThat(((Stretch) selected.orElseThrow()).number()).isEqualTo(5);
    }

    @Test
    void selectsNothingByItselfWhenTheDayGrows() {
        var selected = OnFx.call(() -> {
            var table = table(MeisSunday.lines(), 600);
            table.linesProperty().set(DayLine.of(MeisSunday.corrected(), MeisSunday.NOW));
            table.linesProperty().set(MeisSunday.lines());
            return rows(table).size() + " " + table.selectedProperty().get();
        });

        assertThat(selected).isEqualTo("14 Optional.empty");
    }

    @Test
    void putsACorrectionBehindTheRowThatStays() {
        var lines = DayLine.of(MeisSunday.corrected(), MeisSunday.NOW);

        assertThat(lines.get(4)).isInstanceOf(Stretch.class);
        assertThat(lines.get(5)).isInstanceOf(TakenBack.class);
        assertThat(OnFx.call(() -> rows(table(lines, 700)))).contains("16 min less counts, 66 min left. 好，观后感写完给我看。");
    }

    @Test
    void takesMoreLinesForWhatAChildReadsWhereTheColumnIsNarrow() {
        OnFx.run(() -> {
            var table = table(DayLine.of(MeisSunday.corrected(true), MeisSunday.NOW), 600);
            table.onDisputeProperty().set(Optional.of(_ -> {}));

            assertThat(highest(table, 520)).isGreaterThan(50);
            SceneChecks.nothingIsCut(table.getScene());
            assertThat(highest(table, 900)).isEqualTo(33);
            assertThat(highest(table, 520)).as("narrow again").isGreaterThan(50);
        });
    }

    /// Also where some take more lines than others; where all fit, nothing is left out.
    @Test
    void aChildsRowsEndWithAWholeOne() {
        OnFx.run(() -> {
            var table = table(DayLine.of(MeisSunday.corrected(true), MeisSunday.NOW), 600);
            table.onDisputeProperty().set(Optional.of(_ -> {}));
            for (double height : new double[] {150, 200, 251, 300, 377}) {
                table.resize(520, height);
                Golden.lay(table.getScene());
                var rows = (Region) table.lookup(".table-view");
                assertThat(ends(table)).as("of " + height).contains(rows.getHeight());
                assertThat(rows.getHeight()).isLessThanOrEqualTo(height);
            }

            table.resize(520, 900);
            Golden.lay(table.getScene());
            var room = 900 - table.getInsets().getTop() - table.getInsets().getBottom();
            assertThat(((Region) table.lookup(".table-view")).getHeight()).isEqualTo(room);
        });
    }

    /// Where the rows of a table end that are seen, from above.
    private static List<Double> ends(IntervalTable table) {
        var ends = new ArrayList<Double>();
        table.lookupAll(".table-row-cell").stream()
                .filter(row -> row.isVisible() && row instanceof IndexedCell<?> cell && !cell.isEmpty())
                .map(Region.class::cast)
                .sorted(Comparator.comparingDouble(Region::getLayoutY))
                .forEach(row -> ends.add((ends.isEmpty() ? 0 : ends.getLast()) + row.getHeight()));
        return ends;
    }

    @Test
    void takesMoreLinesForAReasonThatAParentReads() {
        OnFx.run(() -> {
            var table = table(DayLine.of(MeisSunday.corrected(true), MeisSunday.NOW), 600);

            assertThat(highest(table, 560)).isGreaterThan(40);
            SceneChecks.nothingIsCut(table.getScene());
            assertThat(highest(table, 900)).isEqualTo(31);
        });
    }

    /// The height of the highest row of a table that is so wide.
    private static double highest(IntervalTable table, double width) {
        table.resize(width, 600);
        Golden.lay(table.getScene());
        return table.lookupAll(".table-row-cell").stream()
                .filter(row -> row.isVisible() && row instanceof IndexedCell<?> cell && !cell.isEmpty())
                .mapToDouble(row -> row.getLayoutBounds().getHeight())
                .max()
                .orElseThrow();
    }

    @Test
    void hasNodesOnlyForTheRowsThatAreSeen() {
        var many = new ArrayList<DayLine>();
        for (int i = 0; i < 500; i++) {
            many.addAll(MeisSunday.lines());
        }
        int nodes =
                OnFx.call(() -> table(many, 400).lookupAll(".table-row-cell").size());

        assertThat(nodes).isLessThan(40);
    }

    @Test
    void isOneStopOfTheTabulatorKey() {
        var focusable = OnFx.call(() -> {
            var table = table(MeisSunday.lines(), 600);
            return table.lookupAll("*").stream()
                    .filter(node -> node.isFocusTraversable())
                    .toList();
        });

        assertThat(focusable).singleElement().isInstanceOf(TableView.class);
    }
}
