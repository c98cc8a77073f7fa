package org.porchlight.console;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.DaySet;
import org.porchlight.core.policy.OpenMinutes;
import org.porchlight.core.policy.PolicyLines;
import org.porchlight.core.policy.RuleValue;
import org.porchlight.core.policy.TypicalWeek;
import org.porchlight.core.policy.WeekPainting.Brush;
import org.porchlight.text.Say;
import org.porchlight.ui.DeviationWords;
import org.porchlight.ui.Focus;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Stepper;
import org.porchlight.ui.Switch;
import org.porchlight.ui.TabStop;
import org.porchlight.ui.WeekGrid;
import org.porchlight.ui.Words;

/// The week in half hours with its brushes, and how much time there is on each kind of days.
final class TimeWeekCard extends VBox {
    private static final int HALF_HOUR = 30;
    private static final int STEP = 15;
    private static final int USUAL = 360;
    private static final int FIRST = 120;

    private final Words words;
    private final RulesModel model;
    private final Runnable showDays;
    private final RulesWords sentences;
    private final WeekGrid grid;
    private final FieldMark mark;
    private final Switch alike;
    private final Kind school;
    private final Kind off;
    private final HBox middle = new HBox();
    private final VBox kinds = new VBox();
    private final HBox kindsBelow = new HBox(24);
    private final HBox keys = new HBox(8);
    private final Label brushName;
    private final Node night;

    /// Days of a kind: what stands beside them, and how much time they have.
    private record Kind(DaySet days, Stepper budget, FieldMark mark, VBox own, VBox bracket) {
        String path() {
            return PolicyLines.BUDGET + days.text();
        }
    }

    /// @param days shows weekdays with time of their own
    TimeWeekCard(Words words, Say say, RulesModel model, Runnable days) {
        this.showDays = days;
        this.words = words;
        this.model = model;
        sentences = new RulesWords(words, say, new DeviationWords(say));
        getStyleClass().addAll("pl-card", "pl-time-week");
        alike = new Switch(words.of("time.alike"));
        alike.setId("alike");
        alike.setSelected(true);
        grid = new WeekGrid(say, new WeekGrid.Painter() {
            @Override
            public void paint(DayOfWeek day, int first, int count, Brush brush, boolean begins) {
                int from = first * HALF_HOUR;
                model.edits().paint(day, from, from + count * HALF_HOUR, brush, alike.isSelected(), begins);
            }

            @Override
            public void copy(DayOfWeek from, DayOfWeek to) {
                model.edits().copy(from, to, alike.isSelected());
            }
        });
        grid.setId("week");
        mark = new FieldMark(grid);
        brushName = label("time.brush", "pl-caption");
        night = swatch("night", "time.legend.night");
        night.managedProperty().bind(night.visibleProperty());
        HBox.setHgrow(grid, Priority.ALWAYS);
        school = kind(say, DayOfWeek.MONDAY, "time.school-days");
        off = kind(say, DayOfWeek.SUNDAY, "time.days-off");
        school.bracket().getStyleClass().add("school");
        off.bracket().getStyleClass().add("off");
        kinds.getStyleClass().add("pl-time-kinds");
        middle.getStyleClass().add("pl-time-middle");
        getChildren().addAll(head(), middle, mark.sentence(), kindsBelow, legend());
        setCompact(false);
    }

    private Node head() {
        var title = label("time.when", "pl-heading");
        var buttons = List.of(
                brush(Brush.OPEN, Icons.of("fth-sun")),
                brush(Brush.CLOSED, Icons.of("fth-moon")),
                brush(Brush.GAMES, Icons.gamepad(16)));
        var group = new ToggleGroup();
        buttons.forEach(button -> button.setToggleGroup(group));
        TabStop.choosing(buttons);
        var segments = new HBox();
        segments.getStyleClass().addAll("pl-seg", "low");
        segments.getChildren().addAll(buttons);
        segments.setMinWidth(Region.USE_PREF_SIZE);
        grid.brushProperty()
                .subscribe(chosen -> buttons.stream()
                        .filter(button -> button.getUserData() == chosen)
                        .forEach(button -> button.setSelected(true)));
        var like = label("time.alike", "pl-caption", "pl-muted");
        like.setOnMouseClicked(_ -> alike.fire());
        var link = new HBox(8, alike, like);
        link.setAlignment(Pos.CENTER_LEFT);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(12, title, gap, brushName, segments, link);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("pl-time-head");
        return head;
    }

    private Label label(String key, String... styles) {
        var label = new Label(words.of(key));
        label.getStyleClass().addAll(styles);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private ToggleButton brush(Brush brush, Node icon) {
        var word = words.of("time.brush." + brush.name());
        var button = new ToggleButton(word, icon);
        button.setId("brush-" + brush.name().toLowerCase(Locale.ROOT));
        button.setUserData(brush);
        button.setAccessibleText(words.of("time.brush-of", word));
        button.setOnAction(_ -> {
            // One brush is always in hand.
            button.setSelected(true);
            grid.brushProperty().set(brush);
        });
        return button;
    }

    private Kind kind(Say say, DayOfWeek day, String key) {
        var days = TypicalWeek.kind(day);
        var budget = new Stepper(
                0,
                OpenMinutes.DAY,
                STEP,
                minutes ->
                        minutes == Stepper.NONE ? words.of("time.no-limit") : say.minutes(Duration.ofMinutes(minutes)));
        budget.setId("budget-" + days.text());
        budget.nameProperty().set(words.of(key));
        var path = PolicyLines.BUDGET + days.text();
        budget.onChange(minutes -> model.edits()
                .set(
                        path,
                        minutes == Stepper.NONE
                                ? Optional.empty()
                                : Optional.of(new RuleValue.Length(Duration.ofMinutes(minutes)))));
        var mark = new FieldMark(budget).refusing(budget, words.of("time.refused-day"));
        var own = new VBox();
        own.setManaged(false);
        var bracket = new VBox(label(key, "pl-caption", "pl-muted"), budget, own, mark.sentence());
        bracket.getStyleClass().add("pl-time-bracket");
        return new Kind(days, budget, mark, own, bracket);
    }

    private Node legend() {
        var row = new HBox(
                16,
                swatch("open", "time.brush.OPEN"),
                swatch("games", "time.legend.games"),
                swatch("closed", "time.brush.CLOSED"),
                night);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("pl-time-legend");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var cursor = new Label();
        cursor.getStyleClass().add("pl-caption");
        cursor.setMinWidth(Region.USE_PREF_SIZE);
        grid.accessibleTextProperty().subscribe(_ -> cursor.setText(grid.cell()));
        keys.setAlignment(Pos.CENTER_LEFT);
        keys.getChildren()
                .addAll(
                        cursor,
                        label("time.key.space", "pl-kbd"),
                        label("time.key.paints", "pl-caption"),
                        label("time.key.shift", "pl-kbd"),
                        label("time.key.right", "pl-kbd"),
                        label("time.key.paints-on", "pl-caption"));
        row.getChildren().addAll(gap, keys);
        return row;
    }

    private Node swatch(String kind, String key) {
        var colour = new Region();
        colour.getStyleClass().addAll("pl-week-swatch", kind);
        var row = new HBox(8, colour, label(key, "pl-caption", "pl-muted"));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// Whether what stands beside the week stands below it.
    void setCompact(boolean narrow) {
        kinds.getChildren().clear();
        kindsBelow.getChildren().clear();
        var brackets = new ArrayList<Node>(List.of(school.bracket(), off.bracket()));
        middle.getChildren().setAll(grid);
        if (narrow) {
            kindsBelow.getChildren().setAll(brackets);
        } else {
            kinds.getChildren().setAll(brackets);
            middle.getChildren().add(kinds);
        }
        kindsBelow.setManaged(narrow);
        brushName.setVisible(!narrow);
        brushName.setManaged(!narrow);
        for (var more : keys.getChildren().subList(1, keys.getChildren().size())) {
            more.setVisible(!narrow);
            more.setManaged(!narrow);
        }
    }

    void render(RulesPage page) {
        var week = page.draft().week();
        var open = new EnumMap<DayOfWeek, OpenMinutes>(DayOfWeek.class);
        var games = new EnumMap<DayOfWeek, OpenMinutes>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            open.put(day, week.open(day));
            week.games(day).ifPresent(minutes -> games.put(day, minutes));
        }
        grid.weekProperty()
                .set(new WeekGrid.Week(open, games, Optional.of(page.today().getDayOfWeek())));
        night.setVisible(grid.showsNight());
        var marks = Marks.of(page, words);
        var marked = WeekMarks.of(
                page, marks, sentences::line, (about, sentence) -> words.of("time.choice", about, sentence));
        grid.marksProperty().set(marked.cells());
        mark.show(marked.sentence());
        render(marks, week, school);
        render(marks, week, off);
        own(week, school, DayOfWeek.MONDAY);
        own(week, off, DayOfWeek.SUNDAY);
    }

    /// Weekdays of a kind that have time of their own, each with the way to where it is changed.
    private void own(TypicalWeek week, Kind kind, DayOfWeek like) {
        var links = week.own().time().budget().entries().stream()
                .filter(line -> line.days() instanceof DaySet.Weekdays some
                        && TypicalWeek.alike(like).stream().anyMatch(some.days()::contains))
                .map(line -> {
                    var days = sentences.values().days(line.days()).replaceFirst("^on ", "");
                    var link = new Hyperlink(
                            words.of("days.own-time", days, sentences.say().minutes(line.value())));
                    link.getStyleClass().addAll("pl-link", "pl-caption");
                    link.setId(
                            "own-time-" + line.days().text() + "-" + kind.days().text());
                    link.setOnAction(_ -> showDays.run());
                    return link;
                })
                .toList();
        kind.own().setManaged(!links.isEmpty());
        Focus.keep(kind.own(), () -> kind.own().getChildren().setAll(links), kind.budget());
    }

    private static void render(Marks marks, TypicalWeek week, Kind kind) {
        boolean presetHas = new TypicalWeek(week.preset(), week.preset())
                .budget(kind.days())
                .isPresent();
        kind.budget().allowNone(!presetHas, USUAL, FIRST);
        kind.budget()
                .valueProperty()
                .set(week.budget(kind.days())
                        .map(length -> (int) length.toMinutes())
                        .orElse(Stepper.NONE));
        kind.mark().show(marks.at(kind.path()));
    }
}
