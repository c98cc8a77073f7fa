package org.porchlight.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.porchlight.core.policy.DateRange;
import org.porchlight.core.policy.DayLine;
import org.porchlight.core.policy.DayMap;
import org.porchlight.core.policy.DaySet;
import org.porchlight.core.policy.DaySubject;
import org.porchlight.core.policy.Period;
import org.porchlight.ui.Focus;
import org.porchlight.ui.Icons;
import org.porchlight.ui.Labels;
import org.porchlight.ui.Words;

/// Single days, days one after the other and events of imported calendars that are open at other times or have other
/// time than their week says.
final class DatesCard extends VBox {
    private static final DaySubject PC = new DaySubject.Pc();

    private final Words words;
    private final DayRows dayRows;
    private final VBox rows = new VBox();
    private final Label none;
    private final SimpleStringProperty problem = new SimpleStringProperty("");
    private final DatesForm dates;
    private final TextField event = new TextField();
    private final HBox events;
    private Optional<RulesPage> shown = Optional.empty();

    DatesCard(Words words, DayRows dayRows) {
        this.words = words;
        this.dayRows = dayRows;
        getStyleClass().addAll("pl-card", "pl-time-card");
        var title = new Label(words.of("dates.title"));
        title.getStyleClass().add("pl-heading");
        none = Labels.of(words.of("dates.none"), "pl-small", "pl-muted");
        Labels.wrap(none);
        dates = new DatesForm(words, "date", problem, this::add);
        dates.getStyleClass().add("pl-period-add");
        event.setId("event-name");
        event.setPromptText(words.of("dates.event"));
        event.setAccessibleText(words.of("dates.event"));
        event.setOnAction(_ -> addEvent());
        HBox.setHgrow(event, Priority.ALWAYS);
        var add = new Button(words.of("calendar.add"), Icons.of("fth-plus"));
        add.setId("add-event");
        add.getStyleClass().add("small");
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setOnAction(_ -> addEvent());
        events = new HBox(8, event, add);
        events.setAlignment(Pos.CENTER_LEFT);
        events.managedProperty().bind(events.visibleProperty());
        getChildren().addAll(title, none, rows, dates, events, Labels.error(problem));
    }

    /// Where the hours of a day are set: those it has of its own, or else the usual ones, from now on its own.
    void set(LocalDate day) {
        var range = new DateRange(day, day);
        var row = taken(range).orElse(new DaySet.Dated(range));
        problem.set("");
        if (taken(range).isEmpty()) {
            shown.ifPresent(page -> dayRows.addHours(page, PC, row));
        }
        Stream.of("own", "closed")
                .map(which -> rows.lookup("#hours-" + which + "-" + DayRows.key(PC, row)))
                .filter(node -> node instanceof ToggleButton choice && choice.isSelected())
                .findFirst()
                .ifPresent(Focus::show);
    }

    /// Gives days hours of their own.
    ///
    /// @return whether no day of them had some already
    private boolean add(DateRange range) {
        var taken = taken(range);
        problem.set(
                taken.map(days -> words.of("dates.taken", dayRows.title(days))).orElse(""));
        if (taken.isEmpty()) {
            shown.ifPresent(page -> dayRows.addHours(page, PC, new DaySet.Dated(range)));
        }
        return taken.isEmpty();
    }

    private Optional<DaySet> taken(DateRange range) {
        return shown.stream()
                .flatMap(page -> PC.of(page.draft().week().own()).windows().entries().stream())
                .map(DayMap.Entry::days)
                .filter(days -> days instanceof DaySet.Dated(var other) && other.overlaps(range))
                .findFirst();
    }

    /// An event of an imported calendar, whose names only the guard knows: what is none it does not take.
    private void addEvent() {
        var days = new DaySet.Named(event.getText().strip());
        boolean isName = new DayLine(PC, DayLine.Says.WINDOWS, days).canBeSaid();
        problem.set(isName ? "" : words.of("dates.no-event"));
        if (isName) {
            event.clear();
            shown.ifPresent(page -> dayRows.addHours(page, PC, days));
        }
    }

    void render(RulesPage page) {
        shown = Optional.of(page);
        var made = days(page).stream().map(days -> dayRows.of(page, PC, days)).toList();
        events.setVisible(page.policy().calendars().stream().anyMatch(Period.Imported.class::isInstance));
        none.setVisible(made.isEmpty());
        none.setManaged(made.isEmpty());
        Focus.keep(rows, () -> rows.getChildren().setAll(made), dates.first());
    }

    /// Dates, and events of imported calendars that a line names.
    private static List<DaySet> days(RulesPage page) {
        var written = page.policy().calendars().stream()
                .filter(Period.Written.class::isInstance)
                .map(Period::name)
                .toList();
        return DayRows.said(page, PC)
                .filter(days -> days instanceof DaySet.Dated
                        || (days instanceof DaySet.Named(var name) && !written.contains(name)))
                .toList();
    }
}
