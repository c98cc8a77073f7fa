package org.porchlight.console;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.ChildRules;
import org.porchlight.core.policy.DateRange;
import org.porchlight.core.policy.DayLine;
import org.porchlight.core.policy.DayLine.Says;
import org.porchlight.core.policy.DaySet;
import org.porchlight.core.policy.DaySubject;
import org.porchlight.core.policy.GroupRules;
import org.porchlight.core.policy.Period;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.core.policy.Said;
import org.porchlight.core.policy.TimeWindow;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Stepper;
import org.porchlight.ui.TabStop;
import org.porchlight.ui.Words;

/// Makes rows of days that have hours or time of their own: when they are open, and how much time each has.
final class DayRows {
    private static final int STEP = 15;
    private static final int USUAL = 360;
    private static final int FIRST = 60;
    private static final int AHEAD = 28;

    private final Words words;
    private final RulesWords sentences;
    private final RulesEditing edits;

    DayRows(Words words, RulesWords sentences, RulesEditing edits) {
        this.words = words;
        this.sentences = sentences;
        this.edits = edits;
    }

    /// A row for days that are named here, with what takes it away.
    Node of(RulesPage page, DaySubject subject, DaySet days) {
        var title = new Label(title(days));
        Labels.wrap(title);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        var remove = removing("day-remove-" + key(subject, days), words.of("days.remove", title(days)));
        remove.setOnAction(_ -> edits.set(without(subject, days)));
        var head = new HBox(12, title, remove);
        head.setAlignment(Pos.CENTER_LEFT);
        return of(page, subject, days, head);
    }

    /// A row below what names the days.
    Node of(RulesPage page, DaySubject subject, DaySet days, Node head) {
        var marks = Marks.of(page, words);
        var hours = new DayLine(subject, Says.WINDOWS, days).path();
        var said = windows(page, hours);
        var segments = segments(page, subject, days, said);
        var hoursMark = new FieldMark(segments);
        var budget = budget(page, subject, days);
        var time = new DayLine(subject, Says.BUDGET, days);
        budget.setVisible(time.canBeSaid());
        var budgetMark = new FieldMark(budget).refusing(budget, words.of("time.refused-day"));
        budgetMark.show(marks.at(time.path()));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var figures = new HBox(12, segments, gap, budget);
        figures.setAlignment(Pos.CENTER_LEFT);
        figures.getStyleClass().add("pl-time-row");
        var row = new VBox(head, figures);
        row.getStyleClass().add("pl-period");
        row.setId("row-" + key(subject, days));
        var windows = said.filter(all -> !all.isEmpty());
        if (windows.isPresent()) {
            var editor = new HoursEditor(
                    words,
                    sentences.say(),
                    key(subject, days),
                    title(days),
                    OwnHours.of(windows.get()),
                    now -> put(hours, Optional.of(now.windows())));
            editor.mark(at -> marks.at(hours + "[" + at + "]"));
            row.getChildren().add(editor);
            hoursMark.show(marks.of(hours));
        } else {
            hoursMark.show(marks.at(hours));
        }
        row.getChildren().addAll(hoursMark.sentence(), budgetMark.sentence());
        return row;
    }

    /// What takes away all that is said of some days.
    static Map<String, Optional<RuleValue>> without(DaySubject subject, DaySet days) {
        var lines = new LinkedHashMap<String, Optional<RuleValue>>();
        for (var says : Says.values()) {
            var line = new DayLine(subject, says, days);
            if (line.canBeSaid()) {
                lines.put(line.path(), Optional.empty());
            }
        }
        return lines;
    }

    /// Days of which something is said, in the order of the policy, windows first.
    static Stream<DaySet> said(RulesPage page, DaySubject subject) {
        var own = subject.of(page.draft().week().own());
        return Stream.concat(
                        own.windows().entries().stream().map(entry -> entry.days()),
                        own.budget().entries().stream().map(entry -> entry.days()))
                .distinct();
    }

    /// Whether something is said of a day by its date, or as one of an event of an imported calendar.
    static boolean isSet(RulesPage page, DaySubject subject, LocalDate day) {
        return said(page, subject).anyMatch(days -> switch (days) {
            case DaySet.Dated(var range) -> range.contains(day);
            case DaySet.Named(var name) ->
                page.policy().calendars().stream()
                        .filter(Period.Imported.class::isInstance)
                        .flatMap(period -> period.days().getOrDefault(name, List.of()).stream())
                        .anyMatch(range -> range.contains(day));
            case DaySet.EveryDay _, DaySet.SchoolDays _, DaySet.DaysOff _, DaySet.Weekdays _ -> false;
        });
    }

    /// Gives days hours of their own, the usual ones at first.
    void addHours(RulesPage page, DaySubject subject, DaySet days) {
        put(
                new DayLine(subject, Says.WINDOWS, days).path(),
                Optional.of(OwnHours.from(usual(page, subject, days, GroupRules::windows))
                        .windows()));
    }

    /// Gives days time of their own, as much as they have at first.
    void addTime(RulesPage page, DaySubject subject, DaySet days) {
        edits.set(
                new DayLine(subject, Says.BUDGET, days).path(),
                Optional.of(new RuleValue.Length(
                        usual(page, subject, days, GroupRules::budget).orElse(Duration.ofMinutes(FIRST)))));
    }

    String title(DaySet days) {
        return sentences.days(days);
    }

    /// The end of ids of what stands in a row.
    static String key(DaySubject subject, DaySet days) {
        var text = days.text().replaceAll("[., ]+", "-");
        return subject instanceof DaySubject.Pc ? text : subject.path().replace('.', '-') + "-" + text;
    }

    /// A button without a text that takes a row away.
    static Button removing(String id, String says) {
        var remove = new Button("", Icons.of("fth-trash-2"));
        remove.getStyleClass().addAll("small", "quiet", "pl-square");
        remove.setId(id);
        remove.setAccessibleText(says);
        return remove;
    }

    private static Optional<List<TimeWindow>> windows(RulesPage page, String path) {
        return page.draft().get(path).map(value -> ((RuleValue.Windows) value).windows());
    }

    private void put(String path, Optional<List<TimeWindow>> windows) {
        edits.set(path, windows.map(RuleValue.Windows::new));
    }

    /// As usual, closed, or hours of their own.
    private Node segments(RulesPage page, DaySubject subject, DaySet days, Optional<List<TimeWindow>> said) {
        var path = new DayLine(subject, Says.WINDOWS, days).path();
        var usual = choice("usual", subject, days, said.isEmpty(), () -> put(path, Optional.empty()));
        var closed = choice(
                "closed",
                subject,
                days,
                said.filter(List::isEmpty).isPresent(),
                () -> put(path, Optional.of(List.of())));
        var own = choice(
                "own",
                subject,
                days,
                said.filter(all -> !all.isEmpty()).isPresent(),
                () -> addHours(page, subject, days));
        var all = List.of(usual, closed, own);
        var group = new ToggleGroup();
        all.forEach(button -> button.setToggleGroup(group));
        TabStop.choosing(all);
        var segments = new HBox();
        segments.setId("hours-" + key(subject, days));
        segments.getStyleClass().addAll("pl-seg", "low");
        segments.getChildren().addAll(all);
        segments.setMinWidth(Region.USE_PREF_SIZE);
        return segments;
    }

    private ToggleButton choice(String which, DaySubject subject, DaySet days, boolean is, Runnable chosen) {
        var word = words.of("hours." + which);
        var button = new ToggleButton(word);
        button.setId("hours-" + which + "-" + key(subject, days));
        button.setAccessibleText(words.of("time.choice", title(days), word));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setSelected(is);
        button.setOnAction(_ -> {
            button.setSelected(true);
            if (!is) {
                chosen.run();
            }
        });
        return button;
    }

    /// How much time the child has on each of the days: as on others of their kind, none, or so much.
    private Stepper budget(RulesPage page, DaySubject subject, DaySet days) {
        var path = new DayLine(subject, Says.BUDGET, days).path();
        var stepper = new Stepper(
                0,
                24 * 60,
                STEP,
                minutes -> minutes == Stepper.NONE
                        ? words.of("days.as-usual")
                        : minutes == 0
                                ? words.of("days.no-time")
                                : sentences.say().minutes(Duration.ofMinutes(minutes)));
        stepper.getStyleClass().add("low");
        stepper.setId("day-time-" + key(subject, days));
        stepper.nameProperty().set(words.of("days.time-of", title(days)));
        stepper.allowNone(true, USUAL, FIRST);
        stepper.valueProperty()
                .set(
                        page.draft().get(path).orElse(null) instanceof RuleValue.Length(var length)
                                ? (int) length.toMinutes()
                                : Stepper.NONE);
        stepper.onChange(minutes -> edits.set(
                path,
                minutes == Stepper.NONE
                        ? Optional.empty()
                        : Optional.of(new RuleValue.Length(Duration.ofMinutes(minutes)))));
        return stepper;
    }

    /// What holds now on the first of the days.
    private static <V> Optional<V> usual(
            RulesPage page, DaySubject subject, DaySet days, Function<GroupRules, Optional<Said<V>>> which) {
        var rules = PolicyDocument.of(page.policy()).rules(page.draft().child());
        return first(page, rules, days)
                .map(day -> switch (subject) {
                    case DaySubject.Pc _ -> new GroupRules(rules.windows(day), rules.budget(day));
                    case DaySubject.Programs(var name) -> rules.appGroups(day).getOrDefault(name, GroupRules.NONE);
                    case DaySubject.Sites(var name) -> rules.siteGroups(day).getOrDefault(name, GroupRules.NONE);
                })
                .flatMap(which)
                .map(Said::value);
    }

    private static Optional<LocalDate> first(RulesPage page, ChildRules rules, DaySet days) {
        var ahead = page.today().datesUntil(page.today().plusDays(AHEAD));
        return switch (days) {
            case DaySet.EveryDay _ -> Optional.of(page.today());
            case DaySet.SchoolDays _ ->
                ahead.filter(day -> !rules.isDayOff(day)).findFirst();
            case DaySet.DaysOff _ -> ahead.filter(rules::isDayOff).findFirst();
            case DaySet.Weekdays some ->
                ahead.filter(day -> some.days().contains(day.getDayOfWeek())).findFirst();
            case DaySet.Dated(var range) -> Optional.of(range.first());
            case DaySet.Named(var name) ->
                page.policy().calendars().stream()
                        .flatMap(period -> period.days().getOrDefault(name, List.of()).stream())
                        .map(DateRange::first)
                        .min(Comparator.naturalOrder());
        };
    }
}
