package org.porchlight.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.Child;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.DateRange;
import org.porchlight.core.policy.DayLine;
import org.porchlight.core.policy.DaySet;
import org.porchlight.core.policy.DaySubject;
import org.porchlight.core.policy.Household;
import org.porchlight.core.policy.Period;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyChange;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.PolicyText;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.ui.Focus;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Switch;
import org.porchlight.ui.Words;

/// Public holidays and the family's own periods: which days are off, when they are open, and how much time each has.
final class PeriodsCard extends VBox {
    private static final DaySubject PC = new DaySubject.Pc();

    private final Words words;
    private final RulesWords sentences;
    private final RulesModel model;
    private final DayRows dayRows;
    private final Switch holidays;
    private final TimeRow holidaysRow;
    private final VBox rows = new VBox();
    private final TextField name = new TextField();
    private final SimpleStringProperty problem = new SimpleStringProperty("");
    private final DatesForm dates;
    private final CalendarFileRow files;
    private Optional<RulesPage> shown = Optional.empty();
    /// The name of the period that stays, because rules of other children name it.
    private Optional<String> kept = Optional.empty();

    PeriodsCard(Words words, RulesWords sentences, RulesModel model, Guard guard) {
        this.words = words;
        this.sentences = sentences;
        this.model = model;
        dayRows = new DayRows(words, sentences, model.edits());
        getStyleClass().addAll("pl-card", "pl-time-card");
        var title = new Label(words.of("calendar.periods"));
        title.getStyleClass().add("pl-heading");
        holidays = new Switch(words.of("calendar.cn"));
        holidays.setId("public-holidays");
        holidays.setOnAction(_ -> model.edits()
                .set(
                        PolicyLines.CALENDAR,
                        Optional.of(new RuleValue.Holidays(
                                holidays.isSelected() ? Household.PublicCalendar.CN : Household.PublicCalendar.NONE))));
        holidaysRow = new TimeRow(words.of("calendar.cn"), holidays);
        dates = new DatesForm(words, "period", problem, this::add);
        files = new CalendarFileRow(words, guard, problem, this::put);
        getChildren().addAll(title, holidaysRow, rows, adding(), Labels.error(problem), files);
    }

    private Node adding() {
        name.setId("period-name");
        name.setPromptText(words.of("calendar.name"));
        name.setAccessibleText(words.of("calendar.name"));
        name.setPrefColumnCount(8);
        name.setOnAction(_ -> dates.add());
        HBox.setHgrow(name, Priority.ALWAYS);
        var row = new HBox(8, name, dates);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("pl-period-add");
        return row;
    }

    private boolean add(DateRange days) {
        var called = name.getText().strip();
        if (called.isEmpty()) {
            problem.set(words.of("calendar.incomplete"));
            return false;
        }
        boolean stands = put(new Period.Written(called, Optional.of(true), List.of(days)));
        if (stands) {
            name.clear();
        }
        return stands;
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

    void render(RulesPage page) {
        shown = Optional.of(page);
        files.render(page);
        holidays.setSelected(page.policy().household().calendar() == Household.PublicCalendar.CN);
        var marks = Marks.of(page, words);
        holidaysRow.mark(marks.at(PolicyLines.CALENDAR));
        var made = page.policy().calendars().stream()
                .map(period -> marked(mark(page, marks, period), row(page, period)))
                .toList();
        Focus.keep(rows, () -> rows.getChildren().setAll(made), name);
    }

    private static Node marked(Optional<Marks.Mark> what, Node row) {
        var mark = new FieldMark(row);
        mark.show(what);
        return new VBox(row, mark.sentence());
    }

    private Optional<Marks.Mark> mark(RulesPage page, Marks marks, Period period) {
        return kept.filter(period.name()::equals)
                .map(_ -> naming(page, period))
                .filter(children -> !children.isEmpty())
                .map(children -> new Marks.Mark(
                        Marks.Kind.INVALID,
                        words.of("calendar.named-by", period.name(), String.join(words.of("calendar.and"), children))))
                .or(() -> marks.at(PolicyLines.PERIODS + period.name()));
    }

    /// Names of other children with rules for days of a period.
    private static List<String> naming(RulesPage page, Period period) {
        return page.policy().children().stream()
                .filter(child -> !child.id().equals(page.draft().child()))
                .filter(child -> lines(page, child.id(), period).findAny().isPresent())
                .map(Child::name)
                .toList();
    }

    /// Lines of a child that say something of days of a period.
    private static Stream<String> lines(RulesPage page, ChildId child, Period period) {
        return PolicyLines.of(page.policy(), child).keySet().stream()
                .filter(path -> DayLine.of(path)
                        .filter(line -> isOf(page.policy(), period, line.days()))
                        .isPresent());
    }

    private Node row(RulesPage page, Period period) {
        return switch (period) {
            case Period.Written written -> {
                var days = written.dates().stream()
                        .map(range -> CalendarCard.dates(sentences.say(), range))
                        .collect(Collectors.joining(words.of("calendar.and")));
                yield dayRows.of(page, PC, new DaySet.Named(written.name()), head(period, days));
            }
            case Period.Imported _ -> {
                var row = new VBox(head(period, words.of("calendar.imported")));
                row.getStyleClass().add("pl-period");
                row.setId("row-" + period.name());
                yield row;
            }
        };
    }

    /// What a period is called, its days, whether they are off, and what takes it away.
    private HBox head(Period period, String days) {
        var called = new Label(period.name());
        var dated = new Label(days);
        dated.getStyleClass().addAll("pl-caption", "pl-muted");
        for (var label : List.of(called, dated)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        var text = new VBox(called, dated);
        HBox.setHgrow(text, Priority.ALWAYS);
        var off = new Switch(words.of("calendar.off-of", period.name()));
        off.setId("period-off-" + period.name());
        off.setSelected(period.off().orElse(false));
        off.setOnAction(_ -> model.edits()
                .set(
                        PolicyLines.PERIODS + period.name(),
                        Optional.of(new RuleValue.Days(off(period, off.isSelected())))));
        var offText = new Label(words.of("calendar.off"));
        offText.getStyleClass().addAll("pl-caption", "pl-muted");
        offText.setMinWidth(Region.USE_PREF_SIZE);
        var remove = DayRows.removing("period-remove-" + period.name(), words.of("calendar.remove", period.name()));
        remove.setOnAction(_ -> remove(period));
        var head = new HBox(12, text, offText, off, remove);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Period off(Period period, boolean is) {
        return switch (period) {
            case Period.Written(var name, var _, var dates) -> new Period.Written(name, Optional.of(is), dates);
            case Period.Imported(var name, var _, var hash, var calendar) ->
                new Period.Imported(name, Optional.of(is), hash, calendar);
        };
    }

    /// A period goes with what is said of its days, and stays while other children have rules for them.
    private void remove(Period period) {
        boolean stays = shown.filter(page -> !naming(page, period).isEmpty()).isPresent();
        kept = stays ? Optional.of(period.name()) : Optional.empty();
        if (stays) {
            shown.ifPresent(this::render);
            return;
        }
        var lines = new LinkedHashMap<String, Optional<RuleValue>>();
        lines.put(PolicyLines.PERIODS + period.name(), Optional.empty());
        shown.ifPresent(
                page -> lines(page, page.draft().child(), period).forEach(path -> lines.put(path, Optional.empty())));
        model.edits().set(lines);
    }

    /// Whether days are those of a period. Which events a calendar has only the guard knows: where one alone was
    /// imported, they are whatever no period is called.
    private static boolean isOf(Policy policy, Period period, DaySet days) {
        return days instanceof DaySet.Named(var name)
                && switch (period) {
                    case Period.Written written -> written.name().equals(name);
                    case Period.Imported calendar ->
                        policy.calendars().stream()
                                .allMatch(other -> other.equals(calendar)
                                        || (other instanceof Period.Written
                                                && !other.name().equals(name)));
                };
    }
}
