package org.porchlight.console;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.policy.DateRange;
import org.porchlight.core.policy.Household;
import org.porchlight.core.policy.Period;
import org.porchlight.core.policy.PolicyChange;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.PolicyText;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.text.Say;
import org.porchlight.ui.Focus;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Stepper;
import org.porchlight.ui.Switch;
import org.porchlight.ui.Words;

/// Public holidays and the family's own periods: which days are off, and how much time the child has on them.
final class PeriodsCard extends VBox {
    private static final int STEP = 15;
    private static final int USUAL = 360;

    private final Words words;
    private final Say say;
    private final RulesModel model;
    private final CalendarImport importing;
    private final Switch holidays;
    private final TimeRow holidaysRow;
    private final VBox rows = new VBox();
    private final TextField name = new TextField();
    private final DatePicker from = new DatePicker();
    private final DatePicker to = new DatePicker();
    private final SimpleStringProperty problem = new SimpleStringProperty("");
    private final Button bring;
    private final Button cancel;
    private Optional<RulesPage> shown = Optional.empty();

    PeriodsCard(Words words, Say say, RulesModel model, Guard guard) {
        this.words = words;
        this.say = say;
        this.model = model;
        importing = new CalendarImport(guard, Platform::runLater, Words.part("calendar", words.language()));
        getStyleClass().addAll("pl-card", "pl-time-card");
        HBox.setHgrow(this, Priority.ALWAYS);
        var title = new Label(words.of("calendar.periods"));
        title.getStyleClass().add("pl-heading");
        holidays = new Switch(words.of("calendar.cn"));
        holidays.setId("public-holidays");
        holidays.setOnAction(_ -> model.edits().set(
                PolicyLines.CALENDAR,
                Optional.of(new RuleValue.Holidays(
                        holidays.isSelected() ? Household.PublicCalendar.CN : Household.PublicCalendar.NONE))));
        holidaysRow = new TimeRow(words.of("calendar.cn"), holidays);
        bring = button("calendar.import", "fth-download", this::choose);
        bring.setId("import-calendar");
        cancel = button("calendar.cancel", "fth-x", () -> {
            importing.cancel();
            busy(false);
        });
        cancel.setId("cancel-import");
        getChildren().addAll(title, holidaysRow, rows, adding(), Labels.error(problem), files());
        busy(false);
    }

    /// Days as they are written everywhere else. What is none is not taken, and it is said so.
    private final class Days extends StringConverter<LocalDate> {
        @Override
        public String toString(@Nullable LocalDate day) {
            return day == null ? "" : day.toString();
        }

        @Override
        public @Nullable LocalDate fromString(@Nullable String typed) {
            if (typed == null || typed.isBlank()) {
                return null;
            }
            try {
                return LocalDate.parse(typed.strip());
            } catch (DateTimeParseException _) {
                problem.set(words.of("calendar.no-day", typed.strip()));
                return null;
            }
        }
    }

    private Node adding() {
        name.setId("period-name");
        name.setPromptText(words.of("calendar.name"));
        name.setAccessibleText(words.of("calendar.name"));
        name.setPrefColumnCount(8);
        HBox.setHgrow(name, Priority.ALWAYS);
        from.setId("period-from");
        from.setPromptText(words.of("calendar.from"));
        from.setAccessibleText(words.of("calendar.from"));
        to.setId("period-to");
        to.setPromptText(words.of("calendar.to"));
        to.setAccessibleText(words.of("calendar.to"));
        for (var day : List.of(from, to)) {
            day.setPrefWidth(128);
            day.setConverter(new Days());
        }
        var add = button("calendar.add", "fth-plus", this::add);
        add.setId("add-period");
        name.setOnAction(_ -> add());
        var row = new HBox(8, name, from, to, add);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("pl-period-add");
        return row;
    }

    private Node files() {
        var text = new Label(words.of("calendar.ics"));
        text.getStyleClass().addAll("pl-small", "pl-muted");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var row = new HBox(12, text, bring, cancel);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button button(String key, String icon, Runnable work) {
        var button = new Button(words.of(key), Icons.of(icon));
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> work.run());
        return button;
    }

    private void add() {
        var called = name.getText().strip();
        var first = from.getValue();
        var last = to.getValue() == null ? first : to.getValue();
        if (called.isEmpty() || first == null) {
            problem.set(words.of("calendar.incomplete"));
        } else if (last.isBefore(first)) {
            problem.set(words.of("calendar.backwards"));
        } else {
            add(called, first, last);
        }
    }

    private void add(String called, LocalDate first, LocalDate last) {
        var period = new Period.Written(called, Optional.of(true), List.of(new DateRange(first, last)));
        if (put(period)) {
            name.clear();
            from.setValue(null);
            to.setValue(null);
        }
    }

    /// Whether the policy could stand with it.
    private boolean put(Period period) {
        var path = PolicyLines.PERIODS + period.name();
        boolean stands = shown.filter(page -> page.draft().get(path).isEmpty())
                .flatMap(page -> PolicyChange.read(PolicyText.write(
                        page.draft().with(path, new RuleValue.Days(period)).policy())))
                .isPresent();
        problem.set(stands ? "" : words.of("calendar.taken", period.name()));
        if (stands) {
            model.edits().set(path, Optional.of(new RuleValue.Days(period)));
        }
        return stands;
    }

    private void choose() {
        var chooser = new FileChooser();
        chooser.setTitle(words.of("calendar.import"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("iCalendar", "*.ics", "*.ICS"));
        var file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) {
            bringIn(file.toPath());
        }
    }

    /// Reads a calendar file in the background.
    void bringIn(java.nio.file.Path file) {
        shown.ifPresent(page -> {
            problem.set("");
            busy(true);
            importing.start(file, page.policy().zone(), page.today(), outcome -> {
                busy(false);
                switch (outcome) {
                    case CalendarImport.Outcome.Kept(var period, var _) -> put(period);
                    case CalendarImport.Outcome.Failed(var why) -> problem.set(why);
                }
            });
        });
    }

    private void busy(boolean is) {
        bring.setDisable(is);
        bring.setText(words.of(is ? "calendar.importing" : "calendar.import"));
        cancel.setVisible(is);
        cancel.setManaged(is);
    }

    void render(RulesPage page) {
        shown = Optional.of(page);
        holidays.setSelected(page.policy().household().calendar() == Household.PublicCalendar.CN);
        var marks = Marks.of(page, words);
        holidaysRow.mark(marks.at(PolicyLines.CALENDAR));
        var made = page.policy().calendars().stream()
                .map(period -> marked(marks, period, row(page, period)))
                .toList();
        Focus.keep(rows, () -> rows.getChildren().setAll(made), name);
    }

    private static Node marked(Marks marks, Period period, Node row) {
        var mark = new FieldMark(row);
        mark.show(marks.at(PolicyLines.PERIODS + period.name())
                .or(() -> marks.at(PolicyLines.BUDGET + period.name()))
                .or(() -> marks.at(PolicyLines.WINDOWS + period.name())));
        row.setId("row-" + period.name());
        return new VBox(row, mark.sentence());
    }

    private Node row(RulesPage page, Period period) {
        var called = new Label(period.name());
        var dates = new Label(
                switch (period) {
                    case Period.Written written ->
                        written.dates().stream()
                                .map(range -> CalendarCard.dates(say, range))
                                .collect(Collectors.joining(words.of("calendar.and")));
                    case Period.Imported _ -> words.of("calendar.imported");
                });
        dates.getStyleClass().addAll("pl-caption", "pl-muted");
        for (var label : List.of(called, dates)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        var text = new VBox(called, dates);
        HBox.setHgrow(text, Priority.ALWAYS);
        var off = new Switch(words.of("calendar.off-of", period.name()));
        off.setId("period-off-" + period.name());
        off.setSelected(period.off().orElse(false));
        off.setOnAction(_ -> model.edits().set(
                PolicyLines.PERIODS + period.name(), Optional.of(new RuleValue.Days(off(period, off.isSelected())))));
        var offText = new Label(words.of("calendar.off"));
        offText.getStyleClass().addAll("pl-caption", "pl-muted");
        offText.setMinWidth(Region.USE_PREF_SIZE);
        var remove = new Button("", Icons.of("fth-trash-2"));
        remove.getStyleClass().addAll("small", "quiet", "pl-square");
        remove.setId("period-remove-" + period.name());
        remove.setAccessibleText(words.of("calendar.remove", period.name()));
        remove.setOnAction(_ -> remove(period));
        var row = new HBox(12, text, offText, off);
        if (period instanceof Period.Written) {
            row.getChildren().add(budget(page, period));
        }
        row.getChildren().add(remove);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("pl-period");
        return row;
    }

    private static Period off(Period period, boolean is) {
        return switch (period) {
            case Period.Written(var name, var _, var dates) -> new Period.Written(name, Optional.of(is), dates);
            case Period.Imported(var name, var _, var hash, var calendar) ->
                new Period.Imported(name, Optional.of(is), hash, calendar);
        };
    }

    /// How much time the child has on days of a period: as on other days of their kind, none, or so much.
    private Stepper budget(RulesPage page, Period period) {
        var path = PolicyLines.BUDGET + period.name();
        var stepper = new Stepper(
                0,
                24 * 60,
                STEP,
                minutes -> minutes == Stepper.NONE
                        ? words.of("calendar.as-usual")
                        : minutes == 0 ? words.of("calendar.closed") : say.minutes(Duration.ofMinutes(minutes)));
        stepper.getStyleClass().add("low");
        stepper.setId("period-time-" + period.name());
        stepper.nameProperty().set(words.of("calendar.time-of", period.name()));
        stepper.allowNone(true, USUAL, 60);
        stepper.valueProperty()
                .set(
                        page.draft().get(path).orElse(null) instanceof RuleValue.Length(var length)
                                ? (int) length.toMinutes()
                                : Stepper.NONE);
        stepper.onChange(minutes -> model.edits().set(
                path,
                minutes == Stepper.NONE
                        ? Optional.empty()
                        : Optional.of(new RuleValue.Length(Duration.ofMinutes(minutes)))));
        return stepper;
    }

    /// A period goes with what is said of its days.
    private void remove(Period period) {
        var lines = new LinkedHashMap<String, Optional<RuleValue>>();
        lines.put(PolicyLines.PERIODS + period.name(), Optional.empty());
        shown.ifPresent(page -> List.of(PolicyLines.WINDOWS, PolicyLines.BUDGET, PolicyLines.GAME_WINDOWS).stream()
                .map(prefix -> prefix + period.name())
                .filter(path -> page.draft().get(path).isPresent())
                .forEach(path -> lines.put(path, Optional.empty())));
        model.edits().set(lines);
    }
}
