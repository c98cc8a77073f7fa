package org.porchlight.console;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.core.policy.TimeRules;
import org.porchlight.text.Say;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Stepper;
import org.porchlight.ui.Words;

/// What is seldom set of the end of a day: how long its finish line is, and warnings at other times than the usual.
final class TimeEnd extends VBox {
    private static final int FIVE = 5;
    private static final int FIRST = 10;
    private static final int MOST = 240;

    private final Words words;
    private final Say say;
    private final RulesEditing edits;
    private final Stepper finish;
    private final TimeRow finishRow;
    private final Stepper warning;
    private List<Duration> warn = List.of();

    TimeEnd(Words words, Say say, RulesEditing edits) {
        this.words = words;
        this.say = say;
        this.edits = edits;
        finish = stepper("time.finish-for");
        finish.onChange(minutes ->
                edits.set(PolicyLines.FINISH_LINE, Optional.of(new RuleValue.Length(Duration.ofMinutes(minutes)))));
        finishRow = new TimeRow(words.of("time.finish-for"), finish).refusing(finish, words.of("time.refused-step"));
        warning = stepper("time.warn-more");
        warning.valueProperty().set(FIRST);
        var add = new Button(words.of("calendar.add"), Icons.of("fth-plus"));
        add.getStyleClass().add("small");
        add.setId("add-warning");
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setAccessibleText(words.of("days.add-of", words.of("time.warn-more")));
        add.setOnAction(_ -> warn());
        var row = new HBox(8, warning, add);
        row.setAlignment(Pos.CENTER_RIGHT);
        getChildren()
                .addAll(
                        finishRow,
                        new TimeRow(words.of("time.warn-more"), row, warning)
                                .refusing(warning, words.of("time.refused-step")));
    }

    private Stepper stepper(String key) {
        var stepper = new Stepper(1, MOST, FIVE, minutes -> say.minutes(Duration.ofMinutes(minutes)));
        stepper.getStyleClass().add("low");
        stepper.setId(key.replace('.', '-'));
        stepper.nameProperty().set(words.of(key));
        return stepper;
    }

    private void warn() {
        var lengths = new TreeSet<>(warn);
        if (lengths.add(Duration.ofMinutes(warning.valueProperty().get()))) {
            edits.set(PolicyLines.WARN, Optional.of(new RuleValue.Lengths(List.copyOf(lengths.descendingSet()))));
        }
    }

    void render(RulesPage page) {
        var layers = page.draft().week();
        warn = TimeFigures.said(layers, TimeRules::warn).orElse(ChildRules.WARN);
        var overrun = TimeFigures.said(layers, TimeRules::finishLine).filter(Duration::isPositive);
        overrun.ifPresent(length -> finish.valueProperty().set((int) length.toMinutes()));
        finishRow.setVisible(overrun.isPresent());
        finishRow.setManaged(overrun.isPresent());
        finishRow.mark(Marks.of(page, words).at(PolicyLines.FINISH_LINE));
    }
}
