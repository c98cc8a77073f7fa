package org.porchlight.console;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.DayMap;
import org.porchlight.core.policy.DaySet;
import org.porchlight.core.policy.DaySubject;
import org.porchlight.core.policy.Period;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.ui.Focus;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Labels;
import org.porchlight.ui.TabStop;
import org.porchlight.ui.Words;
import org.porchlight.ui.WrapRow;

/// Weekdays that differ from the others of their kind, and groups of programs and sites, each with days that have hours
/// or time of their own. What the week and the calendar show of the PC is changed there.
final class DaysCard extends VBox {
    private static final DaySubject PC = new DaySubject.Pc();

    private final Words words;
    private final RulesWords sentences;
    private final DayRows dayRows;
    private final HBox subjects = new HBox();
    private final Label about = Labels.styled("pl-small", "pl-muted");
    private final VBox rows = new VBox();
    private final WeekdaysForm weekdays;
    private final WrapRow others = new WrapRow(8);
    private final DatesForm dates;
    private final SimpleStringProperty problem = new SimpleStringProperty("");
    private DaySubject subject = PC;
    private Optional<RulesPage> shown = Optional.empty();

    DaysCard(Words words, RulesWords sentences, DayRows dayRows) {
        this.words = words;
        this.sentences = sentences;
        this.dayRows = dayRows;
        getStyleClass().addAll("pl-card", "pl-time-card");
        var title = Labels.of(words.of("days.title"), "pl-heading");
        title.setMinWidth(Region.USE_PREF_SIZE);
        subjects.getStyleClass().addAll("pl-seg", "low");
        subjects.setMaxWidth(Region.USE_PREF_SIZE);
        var head = new WrapRow(16);
        head.getChildren().addAll(title, subjects);
        Labels.wrap(about);
        weekdays = new WeekdaysForm(words, sentences.say(), problem, this::add);
        dates = new DatesForm(words, "group-date", problem, range -> add(new DaySet.Dated(range)));
        var adding = new VBox(8, weekdays, others, dates);
        adding.getStyleClass().add("pl-period-add");
        for (var part : List.of(others, dates)) {
            part.managedProperty().bind(part.visibleProperty());
        }
        getChildren().addAll(head, about, rows, adding, Labels.error(problem));
    }

    /// Gives days time of their own.
    ///
    /// @return whether no day of them has some already
    private boolean add(DaySet days) {
        var taken = shown.stream()
                .flatMap(page -> timed(page).stream())
                .filter(other -> overlap(other, days))
                .findFirst();
        problem.set(taken.map(other -> words.of("dates.taken", dayRows.title(other)))
                .orElse(""));
        if (taken.isEmpty()) {
            shown.ifPresent(page -> dayRows.addTime(page, subject, days));
        }
        return taken.isEmpty();
    }

    /// Days that have time of their own.
    private List<DaySet> timed(RulesPage page) {
        return subject.of(page.draft().week().own()).budget().entries().stream()
                .map(DayMap.Entry::days)
                .toList();
    }

    /// Whether two lines would say of a day what it is, and neither is more for that day than the other.
    private static boolean overlap(DaySet one, DaySet other) {
        return switch (one) {
            case DaySet.Weekdays some ->
                other instanceof DaySet.Weekdays more && some.days().stream().anyMatch(more.days()::contains);
            case DaySet.Dated(var range) -> other instanceof DaySet.Dated(var days) && days.overlaps(range);
            case DaySet.EveryDay _, DaySet.SchoolDays _, DaySet.DaysOff _, DaySet.Named _ -> one.equals(other);
        };
    }

    void render(RulesPage page) {
        shown = Optional.of(page);
        var all = subjects(page);
        if (!all.contains(subject)) {
            subject = PC;
        }
        Focus.keep(subjects, () -> choices(all), weekdays.last());
        boolean isPc = subject.equals(PC);
        about.setText(isPc ? words.of("days.about-pc") : words.of("days.about-group", name(subject), usual(page)));
        var said = DayRows.said(page, subject)
                .filter(days -> !isPc || isOfWeek(days))
                .toList();
        var made = said.stream().map(days -> dayRows.of(page, subject, days)).toList();
        Focus.keep(rows, () -> rows.getChildren().setAll(made), weekdays.last());
        weekdays.render(timed(page).stream()
                .filter(DaySet.Weekdays.class::isInstance)
                .flatMap(days -> ((DaySet.Weekdays) days).days().stream())
                .collect(Collectors.toSet()));
        var left = isPc ? List.<Button>of() : left(page, said);
        others.setVisible(!left.isEmpty());
        Focus.keep(others, () -> others.getChildren().setAll(left), weekdays.last());
        dates.setVisible(!isPc);
    }

    /// What the preset says of the group; empty where it says nothing.
    private String usual(RulesPage page) {
        var preset = subject.of(page.draft().week().preset());
        var said = Stream.concat(
                        preset.windows().entries().stream()
                                .map(line -> says(line.days(), new RuleValue.Windows(line.value()))),
                        preset.budget().entries().stream()
                                .map(line -> says(line.days(), new RuleValue.Length(line.value()))))
                .collect(Collectors.joining(words.of("days.usual-and")));
        return said.isEmpty() ? "" : words.of("days.usual", said);
    }

    private String says(DaySet days, RuleValue value) {
        return words.of("days.usual-of", dayRows.title(days), sentences.values().value(Optional.of(value)));
    }

    /// What the week of the PC does not show as a whole.
    private static boolean isOfWeek(DaySet days) {
        return days instanceof DaySet.EveryDay || days instanceof DaySet.Weekdays;
    }

    /// The PC, and groups that the family or its preset has; games always, as the week paints them.
    private static List<DaySubject> subjects(RulesPage page) {
        var week = page.draft().week();
        var all = new LinkedHashSet<DaySubject>(List.of(PC, DaySubject.GAMES));
        all.addAll(DaySubject.in(week.own()));
        all.addAll(DaySubject.in(week.preset()));
        return List.copyOf(all);
    }

    private void choices(List<DaySubject> all) {
        var group = new ToggleGroup();
        var buttons = all.stream().map(one -> choice(one, group)).toList();
        TabStop.choosing(buttons);
        subjects.getChildren().setAll(buttons);
    }

    private ToggleButton choice(DaySubject one, ToggleGroup group) {
        var button = new ToggleButton(name(one));
        button.setId("of-" + one.path().replaceAll("[. ]", "-"));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setToggleGroup(group);
        button.setSelected(one.equals(subject));
        button.setOnAction(_ -> {
            button.setSelected(true);
            if (!one.equals(subject)) {
                subject = one;
                problem.set("");
                shown.ifPresent(this::render);
            }
        });
        return button;
    }

    private String name(DaySubject one) {
        return sentences.subject(one);
    }

    /// Days that have a name and of which nothing is said yet.
    private List<Button> left(RulesPage page, List<DaySet> said) {
        var named = page.policy().calendars().stream()
                .filter(Period.Written.class::isInstance)
                .map(period -> (DaySet) new DaySet.Named(period.name()));
        return Stream.concat(Stream.of(new DaySet.EveryDay(), new DaySet.SchoolDays(), new DaySet.DaysOff()), named)
                .filter(days -> !said.contains(days))
                .map(days -> {
                    var button = new Button(dayRows.title(days), Icons.of("fth-plus"));
                    button.getStyleClass().add("small");
                    button.setId("add-" + days.text());
                    button.setAccessibleText(words.of("days.add-of", dayRows.title(days)));
                    button.setMinWidth(Region.USE_PREF_SIZE);
                    button.setOnAction(_ -> add(days));
                    return button;
                })
                .toList();
    }
}
