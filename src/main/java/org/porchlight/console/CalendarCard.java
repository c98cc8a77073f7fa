package org.porchlight.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.DateRange;
import org.porchlight.core.policy.DaySubject;
import org.porchlight.core.policy.Period;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.text.Say;
import org.porchlight.ui.DeviationWords;
import org.porchlight.ui.Icons;
import org.porchlight.ui.MonthGrid;
import org.porchlight.ui.Words;

/// A month, and what the chosen day of it is for the child.
final class CalendarCard extends VBox {
    private static final DaySubject PC = new DaySubject.Pc();

    private final Words words;
    private final Say say;
    private final DeviationWords values;
    private final MonthGrid month;
    private final Label title = new Label();
    private final Label day = new Label();
    private final Label rules = new Label();
    private final Label unknown = new Label();
    private Optional<RulesPage> shown = Optional.empty();
    private Optional<PolicyDocument> document = Optional.empty();

    /// @param own sets the hours of a day
    CalendarCard(Words words, Say say, DeviationWords values, LocalDate today, Consumer<LocalDate> own) {
        this.words = words;
        this.say = say;
        this.values = values;
        month = new MonthGrid(say, today);
        month.setId("month");
        getStyleClass().addAll("pl-card", "pl-time-card", "pl-calendar");
        title.getStyleClass().add("pl-heading");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(
                8,
                title,
                gap,
                turn("fth-chevron-left", "calendar.before", -1),
                turn("fth-chevron-right", "calendar.after", 1));
        head.setAlignment(Pos.CENTER_LEFT);
        day.getStyleClass().add("pl-strong");
        for (var label : new Label[] {day, rules, unknown}) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        rules.getStyleClass().addAll("pl-small", "pl-muted");
        unknown.getStyleClass().addAll("pl-caption");
        var legend = new HBox(
                16,
                legend(swatch("off"), "calendar.legend.off"),
                legend(swatch("named"), "calendar.legend.named"),
                legend(MonthGrid.sign(), "calendar.legend.own"));
        var set = new Button(words.of("dates.own"), Icons.of("fth-clock"));
        set.setId("day-own");
        set.getStyleClass().add("small");
        set.setMinWidth(Region.USE_PREF_SIZE);
        set.setOnAction(_ -> own.accept(month.chosenProperty().get()));
        getChildren().addAll(head, month, legend, day, rules, unknown, set);
        month.chosenProperty().subscribe(this::tell);
    }

    private Button turn(String icon, String key, int months) {
        var button = new Button("", Icons.of(icon));
        button.getStyleClass().addAll("small", "pl-square");
        button.setAccessibleText(words.of(key));
        button.setOnAction(
                _ -> month.chosenProperty().set(month.chosenProperty().get().plusMonths(months)));
        return button;
    }

    private static Region swatch(String kind) {
        var colour = new Region();
        colour.getStyleClass().addAll("pl-week-swatch", "pl-month-swatch", kind);
        return colour;
    }

    private HBox legend(Node sign, String key) {
        var label = new Label(words.of(key));
        label.getStyleClass().addAll("pl-caption", "pl-muted");
        var row = new HBox(8, sign, label);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    void render(RulesPage page) {
        shown = Optional.of(page);
        document = Optional.of(PolicyDocument.of(page.policy()));
        month.daysProperty().set(this::fact);
        tell();
    }

    private MonthGrid.Day fact(LocalDate date) {
        return shown.flatMap(page -> document.map(all -> new MonthGrid.Day(
                        all.rules(page.draft().child()).isDayOff(date),
                        !periods(page, date).isEmpty(),
                        DayRows.isSet(page, PC, date),
                        kind(page, all, date))))
                .orElse(new MonthGrid.Day(false, false, false, ""));
    }

    private static List<String> periods(RulesPage page, LocalDate date) {
        var names = new ArrayList<String>();
        for (var period : page.policy().calendars()) {
            if (period instanceof Period.Written(var name, var _, var dates)
                    && dates.stream().anyMatch(range -> range.contains(date))) {
                names.add(name);
            }
        }
        return names;
    }

    /// What a day is: `休息日，寒假`.
    private String kind(RulesPage page, PolicyDocument all, LocalDate date) {
        var parts = new ArrayList<String>();
        parts.add(
                words.of(all.rules(page.draft().child()).isDayOff(date) ? "calendar.day-off" : "calendar.school-day"));
        parts.addAll(periods(page, date));
        if (DayRows.isSet(page, PC, date)) {
            parts.add(words.of("calendar.own"));
        }
        return String.join(words.of("calendar.and"), parts);
    }

    private void tell() {
        var date = month.chosenProperty().get();
        title.setText(words.of("calendar.month", Integer.toString(date.getYear()), say.month(date)));
        shown.ifPresent(page -> document.ifPresent(all -> {
            var child = all.rules(page.draft().child());
            day.setText(words.of("calendar.day", say.date(date), kind(page, all, date)));
            var open = child.windows(date)
                    .map(said -> said.value().isEmpty() ? words.of("calendar.closed") : values.windows(said.value()))
                    .orElseGet(() -> words.of("calendar.all-day"));
            var budget = child.budget(date)
                    .map(said -> say.minutes(said.value()))
                    .orElseGet(() -> words.of("time.no-limit"));
            rules.setText(words.of("calendar.rules", open, budget));
            boolean known = all.knowsHolidays(date.getYear());
            unknown.setText(known ? "" : words.of("calendar.unknown", Integer.toString(date.getYear())));
            unknown.setVisible(!known);
            unknown.setManaged(!known);
        }));
    }

    /// Days in words: `1 月 18 日至 2 月 15 日`.
    static String dates(Say say, DateRange range) {
        return range.first().equals(range.last())
                ? say.dateShort(range.first())
                : say.days(range.first(), range.last());
    }
}
