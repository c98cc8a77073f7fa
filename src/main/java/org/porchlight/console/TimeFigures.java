package org.porchlight.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.Rest;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.core.policy.TimeRules;
import org.porchlight.core.policy.TypicalWeek;
import org.porchlight.text.Say;
import org.porchlight.ui.Focus;
import org.porchlight.ui.Stepper;
import org.porchlight.ui.Switch;
import org.porchlight.ui.Words;

/// Sums, rests, warnings and the finish line: the first page of the card of figures.
final class TimeFigures extends VBox {
    private static final Duration FINISH = Duration.ofMinutes(5);
    private static final int FIVE = 5;

    private final Words words;
    private final Say say;
    private final RulesModel model;
    private final Stepper week;
    private final Stepper carry;
    private final Stepper after;
    private final Stepper pause;
    private final HBox warnings = new HBox(8);
    private final Label finish = new Label();
    private final Switch finishing;
    private final Map<String, TimeRow> rows = new LinkedHashMap<>();
    private final TimeRow restRow;
    private Optional<Rest> rest = Optional.empty();
    private List<Duration> warn = List.of();

    TimeFigures(Words words, Say say, RulesModel model) {
        this.words = words;
        this.say = say;
        this.model = model;
        week = stepper("time.week", 0, 168 * 60, 30, say::duration, PolicyLines.WEEK);
        week.countingBy(60);
        carry = stepper(
                "time.carry",
                0,
                240,
                FIVE,
                length -> length.isZero() ? words.of("time.carry-none") : say.minutes(length),
                PolicyLines.CARRY_OVER);
        after = stepper("time.rest-after", 1, 24 * 60, FIVE, say::minutes, "");
        after.onChange(minutes -> rest(minutes, rest.map(Rest::pause).orElse(Duration.ofMinutes(FIVE))));
        pause = stepper("time.rest-for", 1, 24 * 60, FIVE, say::minutes, "");
        pause.onChange(minutes -> model.edits()
                .set(
                        PolicyLines.REST,
                        rest.map(now -> new RuleValue.Break(new Rest(now.after(), Duration.ofMinutes(minutes))))));
        finishing = new Switch(words.of("time.finish"));
        finishing.setId("finish-line");
        finishing.setOnAction(_ -> model.edits()
                .set(
                        PolicyLines.FINISH_LINE,
                        Optional.of(new RuleValue.Length(finishing.isSelected() ? FINISH : Duration.ZERO))));
        warnings.setId("time-warn");
        warnings.setAlignment(Pos.CENTER_RIGHT);
        finish.getStyleClass().addAll("pl-small", "pl-muted");
        finish.setMinWidth(Region.USE_PREF_SIZE);
        var finishLine = new HBox(12, finish, finishing);
        finishLine.setAlignment(Pos.CENTER_RIGHT);
        row(PolicyLines.WEEK, "time.week", week);
        row(PolicyLines.CARRY_OVER, "time.carry", carry);
        restRow = row("time.rest.after", "time.rest-after", after);
        row("time.rest.pause", "time.rest-for", pause);
        rows.put(PolicyLines.WARN, new TimeRow(words.of("time.warn"), warnings));
        rows.put(PolicyLines.FINISH_LINE, new TimeRow(words.of("time.finish"), finishLine, finishing));
        getChildren().addAll(rows.values());
    }

    private TimeRow row(String path, String key, Stepper stepper) {
        var refused = switch (path) {
            case PolicyLines.WEEK -> "time.refused-week";
            case PolicyLines.CARRY_OVER -> "time.refused-carry";
            default -> "time.refused-day";
        };
        var row = new TimeRow(words.of(key), stepper).refusing(stepper, words.of(refused));
        rows.put(path, row);
        return row;
    }

    private Stepper stepper(String key, int min, int max, int step, Function<Duration, String> format, String path) {
        var stepper = new Stepper(
                min,
                max,
                step,
                minutes -> minutes == Stepper.NONE
                        ? words.of("time.no-limit")
                        : format.apply(Duration.ofMinutes(minutes)));
        stepper.getStyleClass().add("low");
        stepper.nameProperty().set(words.of(key));
        stepper.setId(key.replace('.', '-'));
        stepper.onChange(minutes -> model.edits()
                .set(
                        path,
                        minutes == Stepper.NONE
                                ? Optional.empty()
                                : Optional.of(new RuleValue.Length(Duration.ofMinutes(minutes)))));
        return stepper;
    }

    private void rest(int minutes, Duration away) {
        model.edits()
                .set(
                        PolicyLines.REST,
                        minutes == Stepper.NONE
                                ? Optional.empty()
                                : Optional.of(new RuleValue.Break(new Rest(Duration.ofMinutes(minutes), away))));
    }

    void render(RulesPage page) {
        var layers = page.draft().week();
        week.allowNone(layers.preset().time().week().isEmpty(), 40 * 60, 10 * 60);
        week.valueProperty().set(minutes(said(layers, TimeRules::week)));
        carry.valueProperty()
                .set(minutes(Optional.of(said(layers, TimeRules::carryOver).orElse(Duration.ZERO))));
        rest = said(layers, TimeRules::rest);
        after.allowNone(layers.preset().time().rest().isEmpty(), 120, 30);
        after.valueProperty().set(minutes(rest.map(Rest::after)));
        pause.allowNone(rest.isEmpty(), 60, FIVE);
        pause.valueProperty().set(minutes(rest.map(Rest::pause)));
        pause.setDisable(rest.isEmpty());
        warn = said(layers, TimeRules::warn).orElse(ChildRules.WARN);
        warnings();
        var overrun = said(layers, TimeRules::finishLine).orElse(Duration.ZERO);
        finishing.setSelected(overrun.isPositive());
        finish.setText(overrun.isPositive() ? words.of("time.finish-length", say.minutes(overrun)) : "");
        var marks = Marks.of(page, words);
        rows.forEach((path, row) -> row.mark(marks.at(path)));
        // Both figures are one line.
        marks.of(PolicyLines.REST).map(Optional::of).ifPresent(restRow::mark);
    }

    private static int minutes(Optional<Duration> length) {
        return length.map(known -> (int) known.toMinutes()).orElse(Stepper.NONE);
    }

    static <V> Optional<V> said(TypicalWeek layers, Function<TimeRules, Optional<V>> subject) {
        return subject.apply(layers.own().time())
                .or(() -> subject.apply(layers.preset().time()));
    }

    /// One chip for each warning that is usual or given; chosen ones are given.
    private void warnings() {
        var all = new TreeSet<Duration>(ChildRules.WARN);
        all.addAll(warn);
        var chips = new ArrayList<ToggleButton>();
        for (var length : all.descendingSet()) {
            var chip = new ToggleButton(say.minutes(length));
            chip.getStyleClass().setAll("pl-chip", "pl-chip-toggle");
            chip.setId("warn-" + length.toMinutes());
            chip.setSelected(warn.contains(length));
            chip.setMinWidth(Region.USE_PREF_SIZE);
            chip.setAccessibleText(words.of("time.warn-at", say.spelled(length)));
            chip.setOnAction(_ -> warn(length, chip.isSelected()));
            chips.add(chip);
        }
        Focus.keep(warnings, () -> warnings.getChildren().setAll(chips), finishing);
    }

    private void warn(Duration length, boolean on) {
        var lengths = new TreeSet<>(warn);
        if (on) {
            lengths.add(length);
        } else {
            lengths.remove(length);
        }
        model.edits().set(PolicyLines.WARN, Optional.of(new RuleValue.Lengths(List.copyOf(lengths.descendingSet()))));
    }
}
