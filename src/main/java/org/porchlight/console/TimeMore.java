package org.porchlight.console;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.AtZero;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.core.policy.StepDown;
import org.porchlight.core.policy.TimeRules;
import org.porchlight.text.Say;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Stepper;
import org.porchlight.ui.Switch;
import org.porchlight.ui.TabStop;
import org.porchlight.ui.Words;

/// The sum of a month, what happens at the end, budgets that shrink, and the way to rules for some days: the second
/// page of the card of figures.
final class TimeMore extends VBox {
    private static final int FIVE = 5;

    private final Words words;
    private final Say say;
    private final RulesModel model;
    private final Stepper month;
    private final Map<AtZero, ToggleButton> zeros;
    private final TimeEnd end;
    private final Switch stepping;
    private final SimpleStringProperty problem = new SimpleStringProperty("");
    private final DayField from;
    private final Stepper by;
    private final Map<StepDown.Every, ToggleButton> everys;
    private final Stepper floor;
    private final TimeRow stepRow;
    private final List<TimeRow> stepRows;
    private final Map<String, TimeRow> marked;
    private Optional<StepDown> steps = Optional.empty();
    private LocalDate today = LocalDate.EPOCH;

    /// @param days shows weekdays and groups with rules of their own
    TimeMore(Words words, Say say, RulesModel model, Runnable days) {
        this.words = words;
        this.say = say;
        this.model = model;
        month = stepper("time.month", 0, 744 * 60, 60);
        month.countingBy(60);
        month.onChange(minutes -> model.edits()
                .set(
                        PolicyLines.MONTH,
                        minutes == Stepper.NONE
                                ? Optional.empty()
                                : Optional.of(new RuleValue.Length(Duration.ofMinutes(minutes)))));
        zeros = new EnumMap<>(Map.of(
                AtZero.FREEZE, choice("time.zero.FREEZE", () -> zero(AtZero.FREEZE)),
                AtZero.LOCK, choice("time.zero.LOCK", () -> zero(AtZero.LOCK)),
                AtZero.LOGOUT, choice("time.zero.LOGOUT", () -> zero(AtZero.LOGOUT))));
        stepping = new Switch(words.of("time.step-down"));
        stepping.setId("step-down");
        stepping.setOnAction(_ -> step(stepping.isSelected()));
        by = stepper("time.step-by", 1, 240, FIVE);
        by.onChange(minutes ->
                change(now -> new StepDown(Duration.ofMinutes(minutes), now.every(), now.floor(), now.from())));
        everys = new EnumMap<>(Map.of(
                StepDown.Every.DAY, choice("time.every.DAY", () -> every(StepDown.Every.DAY)),
                StepDown.Every.WEEK, choice("time.every.WEEK", () -> every(StepDown.Every.WEEK)),
                StepDown.Every.MONTH, choice("time.every.MONTH", () -> every(StepDown.Every.MONTH))));
        floor = stepper("time.step-floor", 0, 24 * 60, FIVE);
        floor.onChange(
                minutes -> change(now -> new StepDown(now.by(), now.every(), Duration.ofMinutes(minutes), now.from())));
        from = new DayField(words, "time-step-from", words.of("time.step-from"), problem);
        from.getStyleClass().add("low");
        from.setOnAction(_ -> from());
        var monthRow = new TimeRow(words.of("time.month"), month).refusing(month, words.of("time.refused-month"));
        var zeroRow = new TimeRow(words.of("time.zero"), segments(zeros));
        stepRow = new TimeRow(words.of("time.step-down"), stepping);
        var byRow = new TimeRow(words.of("time.step-by"), by).refusing(by, words.of("time.refused-step"));
        var everyRow = new TimeRow(words.of("time.step-every"), segments(everys));
        var floorRow = new TimeRow(words.of("time.step-floor"), floor).refusing(floor, words.of("time.refused-day"));
        var fromRow = new TimeRow(words.of("time.step-from"), from);
        fromRow.getChildren().add(Labels.error(problem));
        stepRows = List.of(fromRow, byRow, everyRow, floorRow);
        marked = Map.of(
                PolicyLines.MONTH,
                monthRow,
                PolicyLines.AT_ZERO,
                zeroRow,
                PolicyLines.STEP_DOWN + ".from",
                fromRow,
                PolicyLines.STEP_DOWN + ".by",
                byRow,
                PolicyLines.STEP_DOWN + ".every",
                everyRow,
                PolicyLines.STEP_DOWN + ".floor",
                floorRow);
        end = new TimeEnd(words, say, model.edits());
        getChildren().addAll(monthRow, zeroRow, end, stepRow);
        getChildren().addAll(stepRows);
        getChildren().add(new TimeRow(words.of("days.open"), opening(days)));
    }

    private Button opening(Runnable days) {
        var open = new Button(words.of("days.set"));
        open.setId("days-of-their-own");
        open.getStyleClass().addAll("small", "low");
        open.setAccessibleText(words.of("time.choice", words.of("days.open"), words.of("days.set")));
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setOnAction(_ -> days.run());
        return open;
    }

    /// The day on which the first step is taken; without one the steps stay as they are.
    private void from() {
        var day = Optional.ofNullable(from.getValue());
        day.filter(chosen -> steps.filter(now -> !now.from().equals(chosen)).isPresent())
                .ifPresent(chosen -> {
                    problem.set("");
                    change(now -> new StepDown(now.by(), now.every(), now.floor(), chosen));
                });
        if (day.isEmpty()) {
            steps.ifPresent(now -> from.setValue(now.from()));
        }
    }

    private Stepper stepper(String key, int min, int max, int step) {
        var stepper = new Stepper(
                min,
                max,
                step,
                minutes -> minutes == Stepper.NONE
                        ? words.of("time.no-limit")
                        : minutes % 60 == 0 && step == 60
                                ? say.duration(Duration.ofMinutes(minutes))
                                : say.minutes(Duration.ofMinutes(minutes)));
        stepper.getStyleClass().add("low");
        stepper.setId(key.replace('.', '-'));
        stepper.nameProperty().set(words.of(key));
        return stepper;
    }

    private ToggleButton choice(String key, Runnable chosen) {
        var button = new ToggleButton(words.of(key));
        button.setId(key.replace('.', '-').toLowerCase(Locale.ROOT));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> {
            button.setSelected(true);
            chosen.run();
        });
        return button;
    }

    private static HBox segments(Map<?, ToggleButton> buttons) {
        var group = new ToggleGroup();
        var all = List.copyOf(buttons.values());
        all.forEach(button -> button.setToggleGroup(group));
        TabStop.choosing(all);
        var segments = new HBox();
        segments.getStyleClass().addAll("pl-seg", "low");
        segments.getChildren().addAll(all);
        segments.setMinWidth(Region.USE_PREF_SIZE);
        return segments;
    }

    private void zero(AtZero how) {
        model.edits().set(PolicyLines.AT_ZERO, Optional.of(new RuleValue.Zero(how)));
    }

    private void every(StepDown.Every often) {
        change(now -> new StepDown(now.by(), often, now.floor(), now.from()));
    }

    private void change(UnaryOperator<StepDown> how) {
        steps.ifPresent(
                now -> model.edits().set(PolicyLines.STEP_DOWN, Optional.of(new RuleValue.Steps(how.apply(now)))));
    }

    /// Steps begin with the next week, so that nobody has less today than was said.
    private void step(boolean on) {
        var monday = today.with(TemporalAdjusters.next(java.time.DayOfWeek.MONDAY));
        model.edits()
                .set(
                        PolicyLines.STEP_DOWN,
                        on
                                ? Optional.of(new RuleValue.Steps(new StepDown(
                                        Duration.ofMinutes(10), StepDown.Every.WEEK, Duration.ofMinutes(30), monday)))
                                : Optional.empty());
    }

    void render(RulesPage page) {
        today = page.today();
        var layers = page.draft().week();
        month.allowNone(layers.preset().time().month().isEmpty(), 150 * 60, 30 * 60);
        month.valueProperty()
                .set(TimeFigures.said(layers, TimeRules::month)
                        .map(length -> (int) length.toMinutes())
                        .orElse(Stepper.NONE));
        end.render(page);
        var zero = TimeFigures.said(layers, TimeRules::atZero).orElse(AtZero.FREEZE);
        zeros.forEach((how, button) -> button.setSelected(how == zero));
        steps = layers.own().time().stepDown();
        stepping.setSelected(steps.isPresent());
        steps.ifPresent(now -> {
            from.setValue(now.from());
            by.valueProperty().set((int) now.by().toMinutes());
            floor.valueProperty().set((int) now.floor().toMinutes());
            everys.forEach((often, button) -> button.setSelected(often == now.every()));
        });
        stepRows.forEach(row -> {
            row.setVisible(steps.isPresent());
            row.setManaged(steps.isPresent());
        });
        var marks = Marks.of(page, words);
        marked.forEach((path, row) -> row.mark(marks.at(path)));
        stepRow.mark(marks.of(PolicyLines.STEP_DOWN));
    }
}
